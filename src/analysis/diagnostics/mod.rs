//! The rules. One file per rule; each describes itself, and [`RULES`] lists them in the order of the README's table.
//!
//! To add a rule: write its file with a [`Rule`] and a check, put it into [`RULES`], and run `UPDATE_EXPECT=1 cargo test`,
//! which tries its two examples and adds it to the table.

mod anonymous_source;
mod bare_link;
mod cache;
mod context;
mod date_mismatch;
mod duplicate_source;
mod emphasis_unmarked;
mod empty_caption;
mod future_date;
mod ignore;
mod invalid_date;
mod invalid_settings;
mod long_inline_quote;
mod malformed_citation;
mod misquote;
mod missing_accessed;
mod missing_archive;
mod missing_bibliography;
mod missing_date;
mod missing_locator;
mod missing_speaker;
mod missing_transcript;
mod missing_url;
mod mixed_script_word;
mod not_utf8;
mod passage;
mod quote_not_found;
mod secondary_source;
mod source_parse_error;
mod source_to_come;
mod speaker_mismatch;
mod stale_check;
mod stray_closing_quote;
#[cfg(test)]
mod tests;
mod translated_without_original;
mod unchecked_quote;
mod unclosed_quote;
mod undefined_source;
mod unknown_field;
mod unsourced_claim;
mod unsourced_quote;
mod unused_ignore;
mod unused_source;
mod web;
mod wrong_locator;

use cache::Findings;
use context::Near;

pub use cache::Cache;
pub use context::{BlockContext, Context};
pub(in crate::analysis) use ignore::unexcused;
pub use invalid_settings::unknown_settings;
pub(in crate::analysis) use mixed_script_word::in_one_script;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use self::ignore::Ignores;
use self::unused_ignore::Judged;
use super::FileSpan;
use super::shared::touched::touches;
use super::shared::verification::Memo;
use crate::text::Span;
use crate::workspace::{Config, Document, Level, Settings, Snapshot};

/// A rule and everything that is said of it anywhere.
#[derive(Debug)]
pub struct Rule {
    /// Its name: `unsourced-quote`.
    pub code: &'static str,
    /// How bad it is unless a setting says otherwise.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub summary: &'static str,
    /// Why it matters to a reader.
    pub why: &'static str,
    /// A document in which it fires. U+FFFD stands for a byte that is not UTF-8.
    pub fires: &'static str,
    /// One like it in which it does not.
    pub silent: &'static str,
    /// Whether it would fire on what is being typed this instant, and so waits for a pause.
    pub waits: bool,
    /// Whether it is on unless a setting says otherwise.
    pub is_on: bool,
    /// What its quick fixes do, each in a few words that go on from “ibid can”: the best first.
    pub fixes: &'static [&'static str],
    /// The numbers that it goes by.
    pub options: &'static [RuleOption],
    /// Which of its findings are one too many.
    repeats: Repeats,
    /// Finds what is wrong.
    check: Check,
}

/// A number that a rule goes by, which can be set.
#[derive(Clone, Copy, Debug)]
pub struct RuleOption {
    /// What it is called.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub summary: &'static str,
    /// What it is unless a setting says otherwise.
    pub default: u32,
}

/// How a rule finds what is wrong.
#[derive(Clone, Copy, Debug)]
enum Check {
    /// By the document's metadata and its surroundings.
    Document(fn(&Context<'_>, &mut Vec<Diagnostic>)),
    /// By what one block says, together with those that it is bound to and the transcripts that it rests on: an edit costs
    /// the blocks it touches.
    Block(fn(&BlockContext<'_>, &mut Vec<Diagnostic>)),
    /// By the document's metadata, by which keys are cited anywhere ([`Syntax::has_cited`](crate::syntax::Syntax)) and by
    /// what is known of transcripts: an edit costs one look for each entry of the metadata.
    Cited(fn(&Context<'_>, &mut Vec<Diagnostic>)),
    /// What the metadata say as [`Check::Document`], and what is cited as [`Check::Block`].
    Both(fn(&Context<'_>, &mut Vec<Diagnostic>), fn(&BlockContext<'_>, &mut Vec<Diagnostic>)),
    /// By what all other rules have found, each time anew: see [`unused_ignore`].
    Findings,
}

/// Which of a rule's findings are one too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repeats {
    /// None.
    Shown,
    /// Those after the first at one place.
    OncePerPlace,
    /// Those after the first with one message.
    OncePerMessage,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nice to know; faded or dotted in editors.
    Hint,
    /// Worth knowing.
    Information,
    /// Most likely wrong.
    Warning,
    /// Wrong.
    Error,
}

/// A finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is here.
    pub severity: Severity,
    /// The bytes concerned.
    pub span: Span,
    /// One sentence on this text in this place.
    pub message: String,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// Whether the text is needless and may be faded.
    pub unnecessary: bool,
    /// Whether it gives way to another finding of its rule at its place.
    pub is_fallback: bool,
}

/// Another place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub place: FileSpan,
    /// What is there.
    pub message: String,
}

/// Every rule.
pub static RULES: &[&Rule] = &[
    &unsourced_quote::RULE,
    &unsourced_claim::RULE,
    &undefined_source::RULE,
    &missing_bibliography::RULE,
    &duplicate_source::RULE,
    &malformed_citation::RULE,
    &misquote::RULE,
    &quote_not_found::RULE,
    &wrong_locator::RULE,
    &missing_transcript::RULE,
    &unclosed_quote::RULE,
    &stray_closing_quote::RULE,
    &invalid_date::RULE,
    &missing_speaker::RULE,
    &missing_date::RULE,
    &speaker_mismatch::RULE,
    &date_mismatch::RULE,
    &future_date::RULE,
    &source_parse_error::RULE,
    &invalid_settings::RULE,
    &not_utf8::RULE,
    &unknown_field::RULE,
    &source_to_come::RULE,
    &stale_check::RULE,
    &bare_link::RULE,
    &unused_source::RULE,
    &unused_ignore::RULE,
    &missing_locator::RULE,
    &secondary_source::RULE,
    &anonymous_source::RULE,
    &unchecked_quote::RULE,
    &missing_url::RULE,
    &missing_archive::RULE,
    &missing_accessed::RULE,
    &long_inline_quote::RULE,
    &emphasis_unmarked::RULE,
    &translated_without_original::RULE,
    &mixed_script_word::RULE,
    &empty_caption::RULE,
];

/// What is wrong with `document`, sorted by place; nothing if it is not to have diagnostics (`markup.md` §2).
pub fn diagnose(snapshot: &Snapshot, document: &Arc<Document>) -> Vec<Diagnostic> {
    diagnose_again(snapshot, document, &mut Cache::default())
}

/// The same. What `cache` keeps of the last time is not looked at again.
pub fn diagnose_again(snapshot: &Snapshot, document: &Arc<Document>, cache: &mut Cache) -> Vec<Diagnostic> {
    if !snapshot.wants_diagnostics(document) {
        *cache = Cache::default();
        return Vec::new();
    }
    shown(snapshot, document, cache.update(snapshot, document))
}

/// What of it touches `span`, sorted by place. It costs the blocks around; what is said once in a document may be said
/// there again.
pub fn diagnose_near(snapshot: &Snapshot, document: &Arc<Document>, span: Span) -> Vec<Diagnostic> {
    // What a comment on a line of its own silences is told by what stands on both sides of it.
    const BESIDE: usize = 3;
    if !snapshot.wants_diagnostics(document) {
        return Vec::new();
    }
    let (memo, near) = (Memo::default(), Near::default());
    let context = Context::new(snapshot, document, &memo, &near);
    let findings = Findings::near(&context, document.syntax.blocks_around(span, BESIDE));
    let mut found = shown(snapshot, document, &findings);
    found.retain(|finding| touches(finding.span, span));
    found
}

/// What of `findings` is to be shown.
fn shown(snapshot: &Snapshot, document: &Arc<Document>, findings: &Findings) -> Vec<Diagnostic> {
    let of_blocks = findings.of_blocks.iter().map(|(_, finding)| finding);
    let mut found: Vec<&Diagnostic> = findings.of_document.iter().chain(&findings.by_key).chain(of_blocks).collect();
    found.sort_by_key(|finding| (finding.span, finding.is_fallback));
    drop_repeats(&mut found);
    let settings = snapshot.settings_for(document);
    let ignores = Ignores::of(document);
    let unused = unused_ignore::find(&Judged { snapshot, document, settings: &settings, findings }, &ignores, &found);
    ignores.silence(&mut found);
    let mut found: Vec<Diagnostic> = found.into_iter().cloned().chain(unused).collect();
    found.sort_by_key(|finding| (finding.span, finding.is_fallback));
    found.into_iter().filter_map(|finding| finding.under(&settings)).collect()
}

fn drop_repeats(found: &mut Vec<&Diagnostic>) {
    let (mut places, mut messages) = (HashSet::new(), HashSet::new());
    found.retain(|finding| match finding.rule.repeats {
        Repeats::Shown => true,
        Repeats::OncePerPlace => places.insert((finding.rule.code, finding.span)),
        Repeats::OncePerMessage => messages.insert((finding.rule.code, finding.message.as_str())),
    });
}

/// What is wrong with the library file at `path`, sorted by place.
pub fn diagnose_library(snapshot: &Snapshot, path: &Path) -> Vec<Diagnostic> {
    let Some(file) = snapshot.library(path) else { return Vec::new() };
    let settings = snapshot.settings_at(path);
    let mut found = Vec::new();
    if let Some(broken) = &file.broken {
        // The ranges of what is in force are those of another text.
        source_parse_error::report(&broken.problems, &mut found);
        return sorted(found, &settings);
    }
    source_parse_error::report(file.library.problems(), &mut found);
    invalid_date::in_library(&file.library, &mut found);
    duplicate_source::in_library(snapshot, path, &file.library, &mut found);
    missing_transcript::in_library(snapshot, &path.into(), &file.library, &mut found);
    future_date::in_library(snapshot, &file.library, &mut found);
    unknown_field::in_library(path, &file.library, &mut found);
    for rule in web::RULES.iter().filter(|rule| rule.is_on(&settings)) {
        web::in_library(rule, &file.library, &mut found);
    }
    sorted(found, &settings)
}

/// What is wrong with a file that speaks for documents, sorted by place.
pub fn diagnose_config(snapshot: &Snapshot, config: &Config) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    invalid_settings::in_config(config, &mut found);
    // The ranges of what a broken one still says are those of another text.
    if !config.is_broken {
        missing_bibliography::in_config(snapshot, config, &mut found);
    }
    sorted(found, &snapshot.settings_at(&config.path))
}

fn sorted(mut found: Vec<Diagnostic>, settings: &Settings) -> Vec<Diagnostic> {
    found.sort_by_key(|diagnostic| diagnostic.span);
    found.into_iter().filter_map(|finding| finding.under(settings)).collect()
}

impl Check {
    /// What it looks for in the document as a whole.
    fn of_document(self) -> Option<fn(&Context<'_>, &mut Vec<Diagnostic>)> {
        match self {
            Self::Document(check) | Self::Both(check, _) => Some(check),
            Self::Block(_) | Self::Cited(_) | Self::Findings => None,
        }
    }

    /// What it looks for in each block.
    fn of_block(self) -> Option<fn(&BlockContext<'_>, &mut Vec<Diagnostic>)> {
        match self {
            Self::Block(check) | Self::Both(_, check) => Some(check),
            Self::Document(_) | Self::Cited(_) | Self::Findings => None,
        }
    }
}

impl Rule {
    /// Whether it is on under `settings`.
    pub fn is_on(&self, settings: &Settings) -> bool {
        match settings.rules.get(self.code).and_then(|rule| rule.level) {
            Some(Level::Off) => false,
            Some(_) => true,
            None => self.is_on,
        }
    }

    /// How bad its findings are under `settings`, unless they are milder than others.
    pub fn severity(&self, settings: &Settings) -> Severity {
        match settings.rules.get(self.code).and_then(|rule| rule.level) {
            Some(Level::Hint) => Severity::Hint,
            Some(Level::Information) => Severity::Information,
            Some(Level::Warning) => Severity::Warning,
            Some(Level::Error) => Severity::Error,
            Some(Level::On | Level::Off) | None => self.severity,
        }
    }

    /// Its number called `name` under `settings`.
    fn option(&self, name: &str, settings: &Settings) -> u32 {
        let set = settings.rules.get(self.code).and_then(|rule| rule.options.get(name).copied());
        let default = || self.options.iter().find(|option| option.name == name).map(|option| option.default);
        set.or_else(default).unwrap_or_default()
    }

    /// Where it is explained.
    pub fn url(&self) -> String {
        format!("{}/blob/main/src/rules.md#{}", env!("CARGO_PKG_REPOSITORY"), self.code)
    }
}

impl Diagnostic {
    /// The same under `settings`; nothing if its rule is off. One that is milder than others of its rule stays so.
    fn under(mut self, settings: &Settings) -> Option<Self> {
        let severity = self.rule.severity(settings);
        let is_milder = self.severity < self.rule.severity;
        self.severity = if is_milder { self.severity.min(severity) } else { severity };
        self.rule.is_on(settings).then_some(self)
    }

    /// A finding of `rule` at `span`, as bad as the rule says.
    fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            span,
            message: message.into(),
            related: Vec::new(),
            unnecessary: false,
            is_fallback: false,
        }
    }

    /// The same, but as bad as `severity`.
    fn at(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// The same, of text that may be faded.
    fn unnecessary(self) -> Self {
        Self { unnecessary: true, ..self }
    }

    /// The same, but giving way to another finding of its rule at its place.
    fn fallback(self) -> Self {
        Self { is_fallback: true, ..self }
    }

    /// With another place that explains it.
    fn see(mut self, place: FileSpan, message: impl Into<String>) -> Self {
        self.related.push(Related { place, message: message.into() });
        self
    }
}
