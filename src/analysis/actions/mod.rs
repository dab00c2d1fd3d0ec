//! Code actions: what can be done about what stands at a place, with the edits that do it. One file per action.
//!
//! Each proposes edits; [`Trial`](trial::Trial) makes them, reads the document as it would be, and compares the quotation
//! once more; [`Case`] looks whether a finding is gone, and whether there are others instead. What does not hold
//! afterwards, or makes something else of the statements around, is not offered.
//!
//! [`FIXES`] is the table of what fixes the findings of each rule.

mod add_locator;
mod address;
mod bare_link;
mod case;
mod cite_again;
mod cite_existing;
mod cite_found;
mod copy_entry;
mod create_source;
mod fix_all;
mod ignore;
mod malformed;
mod mark_change;
mod marks;
mod mismatch;
mod missing_field;
mod mixed_script;
mod move_entry;
mod near_bibliography;
mod near_key;
mod nearest_passage;
mod new_source;
mod place;
mod remove;
mod rename_duplicate;
mod right_locator;
mod sign_off;
mod style;
#[cfg(test)]
mod tests;
mod to_come;
mod trial;
mod turn;
mod typography;
mod unsourced;
mod use_source_words;
mod valid_date;
mod widen;

pub use fix_all::fix_all;
pub use sign_off::all as sign_all;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::FileSpan;
use super::completion::Listing;
use super::diagnostics::{Diagnostic, diagnose, diagnose_library, diagnose_near};
use super::shared::edit::FileEdit;
use super::shared::holding::Search;
use super::shared::likely::context::Context;
use super::shared::touched::{self, touches};
use super::shared::verification::{Verification, verify};
use crate::syntax::{Statement, StatementKind};
use crate::text::Span;
use crate::workspace::{Document, Home, Snapshot, Sources};
use case::Case;

/// Something that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does, as a menu says it.
    pub title: String,
    /// What sort of action.
    pub kind: ActionKind,
    /// Whether it is the right one of those that fix the same.
    pub is_preferred: bool,
    /// The findings that are gone afterwards.
    pub fixes: Vec<Fixed>,
    /// What it edits.
    pub edits: Vec<FileEdit>,
    /// The file that it makes, with nothing in it.
    pub creates: Option<Arc<Path>>,
    /// What happens then.
    pub then: Option<Then>,
    /// Whether its edits are still to be found: by [`actions`] that are not asked for lazily.
    pub is_deferred: bool,
}

/// What happens after the edits of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// The writer goes on from here: a place in a file as it is afterwards.
    Select(FileSpan),
    /// What `Span` of the document touches is signed as checked (`markup.md` §10); all of it, where there is none.
    Sign(Option<Span>),
    /// That what `Span` touches was checked is taken back.
    Withdraw(Span),
}

impl Action {
    /// Whether it edits nothing, and all there is to it comes then.
    pub fn does_nothing(&self) -> bool {
        self.edits.is_empty() && self.creates.is_none() && !self.is_deferred
    }

    /// Where the writer goes on from it.
    pub fn select(&self) -> Option<&FileSpan> {
        match &self.then {
            Some(Then::Select(place)) => Some(place),
            _ => None,
        }
    }
}

/// What sort of action, in the order of a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionKind {
    /// It mends something.
    QuickFix,
    /// It mends something by making an entry.
    Create,
    /// It says that somebody has checked it.
    Sign,
    /// It says the same in another way.
    Rewrite,
    /// It says the same in another place.
    Move,
    /// It has a finding not be shown.
    Ignore,
}

impl ActionKind {
    /// The place of its kind in a menu: what makes an entry stands where it does among what mends.
    #[must_use]
    pub fn place(self) -> Self {
        if self == Self::Create { Self::QuickFix } else { self }
    }
}

/// A finding that an action answers: of one rule, at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The rule's code.
    pub code: &'static str,
    /// What it is about; the finding lies somewhere in it.
    pub span: Span,
}

/// How many statements a selection may hold. Who selects more wants to do something else with it.
const MOST: usize = 32;

/// The rule about ignores that silence nothing.
const UNUSED_IGNORE: &str = "unused-ignore";

/// The rules about what a source or its citation does not say of the words, or not yet.
const LACKS: [&str; 3] = ["missing-date", "missing-locator", "source-to-come"];

/// A way to fix a finding; it may have several.
type Fix = fn(&Case<'_>) -> Vec<Action>;

/// What fixes the findings of each rule, the likeliest first. Those of verification are looked for at every quotation.
const FIXES: &[(&str, &[Fix])] = &[
    ("unsourced-quote", &[unsourced::actions]),
    ("unsourced-claim", &[unsourced::actions]),
    ("source-to-come", &[unsourced::instead, create_source::for_citation]),
    ("bare-link", &[unsourced::linked]),
    ("undefined-source", &[copy_entry::actions, near_key::actions, create_source::for_citation]),
    ("missing-bibliography", &[near_bibliography::actions, near_bibliography::create]),
    ("duplicate-source", &[rename_duplicate::actions]),
    ("malformed-citation", &[malformed::actions]),
    ("quote-not-found", &[nearest_passage::action]),
    ("stale-check", &[sign_off::fix]),
    ("unchecked-quote", &[sign_off::fix]),
    ("unclosed-quote", &[marks::actions]),
    ("stray-closing-quote", &[marks::actions]),
    ("invalid-date", &[valid_date::actions]),
    ("missing-speaker", &[missing_field::speaker]),
    ("missing-date", &[missing_field::date]),
    ("speaker-mismatch", &[mismatch::speaker]),
    ("date-mismatch", &[mismatch::date]),
    ("unknown-field", &[mismatch::field]),
    ("unused-source", &[remove::unused_source]),
    (UNUSED_IGNORE, &[remove::unused_ignore]),
    ("missing-url", &[missing_field::url]),
    ("missing-archive", &[missing_field::archive]),
    ("missing-accessed", &[missing_field::accessed]),
    ("missing-locator", &[add_locator::for_citation]),
    ("translated-without-original", &[missing_field::original_title]),
    ("mixed-script-word", &[mixed_script::actions]),
];

/// How many findings of a selection are looked at.
const FINDINGS: usize = 8;

/// How many actions a menu has, and how many of them silence something.
const MENU: usize = 16;
const SILENT: usize = 6;

/// Where a citation goes that is to source `statement`, with what stands before it: of the places that belong to it the best
/// after which it does.
pub(super) fn place_to_cite(
    snapshot: &Snapshot,
    document: &Arc<Document>,
    statement: &Statement<'_>,
) -> (usize, String) {
    let (sources, verification) = (snapshot.sources(document), Verification::default());
    let at = At { snapshot, document, sources: &sources, statement, verification: &verification };
    to_come::place(&at)
}

/// What can be done about what `span` of the file at `path` touches; what is best first. Where it is asked for `lazily`, the
/// edits of what takes long are left to be found once somebody wants them.
pub fn actions(snapshot: &Snapshot, path: &Path, span: Span, lazily: bool) -> Vec<Action> {
    let mut actions = match snapshot.home(path) {
        Some(Home::Document(document)) if document.undecodable.is_none() => {
            in_document(snapshot, document, span, lazily)
        }
        Some(home @ Home::Library(..)) => in_library(snapshot, home, span, lazily),
        _ => Vec::new(),
    };
    actions.sort_by_key(|action| action.kind.place());
    keep_distinct(&mut actions);
    actions
}

fn in_document(snapshot: &Snapshot, document: &Arc<Document>, span: Span, lazily: bool) -> Vec<Action> {
    let sources = snapshot.sources(document);
    let mut actions = Vec::new();
    for statement in touched(document, span) {
        let verification = verify(snapshot, document, &sources, &statement);
        let at = At { snapshot, document, sources: &sources, statement: &statement, verification: &verification };
        actions.extend(cite_found::actions(&at));
        actions.extend(use_source_words::action(&at));
        actions.extend(mark_change::action(&at));
        actions.extend(right_locator::action(&at));
        actions.extend(add_locator::action(&at));
        actions.extend(widen::action(&at));
        if is_within(&statement, span) {
            actions.extend(turn::action(&at));
            actions.extend(typography::actions(&at, lazily));
        }
    }
    actions.extend(move_entry::actions(snapshot, document, span, lazily));
    actions.extend(sign_off::here(snapshot, document, span));
    let Some(home) = snapshot.home(&document.path) else { return actions };
    let mut findings = diagnose_near(snapshot, document, span);
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    findings.truncate(FINDINGS);
    // What silences nothing near by may silence something far away.
    if findings.iter().any(|finding| finding.rule.code == UNUSED_IGNORE) {
        let all = diagnose(snapshot, document);
        let is_there =
            |finding: &Diagnostic| all.iter().any(|it| it.span == finding.span && it.rule.code == UNUSED_IGNORE);
        findings.retain(|finding| finding.rule.code != UNUSED_IGNORE || is_there(finding));
    }
    let case = |finding| Case { snapshot, home, sources: &sources, finding, lazily };
    let cases: Vec<Case<'_>> = findings.iter().map(case).collect();
    actions.extend(cases.iter().flat_map(fixes_of));
    let beside = of_citations(snapshot, document, span);
    actions.extend(beside.iter().map(case).flat_map(|case| fixes_of(&case)));
    actions.extend(cases.iter().filter_map(ignore::here));
    actions.extend(ignore::in_file(&cases));
    actions
}

/// What a citation of the quotation at a caret lacks, where that stands in its words: it is about those.
fn of_citations(snapshot: &Snapshot, document: &Arc<Document>, span: Span) -> Vec<Diagnostic> {
    let statements = touched(document, span).into_iter().filter(|statement| is_within(statement, span));
    let statements: Vec<Statement<'_>> = statements.collect();
    let citations = statements.iter().flat_map(Statement::citations).map(|citation| citation.place(citation.at_span));
    let citations: Vec<Span> = citations.filter(|citation| !touches(*citation, span)).take(FINDINGS).collect();
    let Some(place) = citations.iter().copied().reduce(Span::join) else { return Vec::new() };
    let mut found = diagnose_near(snapshot, document, place);
    found.retain(|finding| LACKS.contains(&finding.rule.code) && citations.contains(&finding.span));
    found
}

fn in_library(snapshot: &Snapshot, home: Home<'_>, span: Span, lazily: bool) -> Vec<Action> {
    let findings = diagnose_library(snapshot, home.path());
    let findings: Vec<&Diagnostic> =
        findings.iter().filter(|finding| touches(finding.span, span)).take(FINDINGS).collect();
    let Some(sources) = snapshot.all_sources().find(|sources| sources.has_home(home.path())) else { return Vec::new() };
    let case = |finding| Case { snapshot, home, sources: &sources, finding, lazily };
    findings.into_iter().flat_map(|finding| fixes_of(&case(finding))).collect()
}

/// What fixes the finding of `case`.
fn fixes_of(case: &Case<'_>) -> Vec<Action> {
    let fixes = FIXES.iter().filter(|(code, _)| *code == case.finding.rule.code).flat_map(|(_, fixes)| *fixes);
    fixes.flat_map(|fix| fix(case)).collect()
}

/// Leaves out what another action does as well, and more than a menu takes. Of several that are the right one for a
/// finding the first is.
fn keep_distinct(actions: &mut Vec<Action>) {
    let (mut titles, mut right): (HashSet<String>, Vec<Fixed>) = (HashSet::new(), Vec::new());
    let mut edits: Vec<Vec<FileEdit>> = Vec::new();
    actions.retain_mut(|action| {
        if action.is_preferred {
            action.is_preferred = !action.fixes.iter().any(|fixed| right.contains(fixed));
            right.extend(action.fixes.iter().cloned());
        }
        let is_new = action.is_deferred || action.edits.is_empty() || !edits.contains(&action.edits);
        edits.push(action.edits.clone());
        is_new && titles.insert(action.title.clone())
    });
    let is_loud = |action: &Action| action.kind != ActionKind::Ignore;
    let silent = actions.split_off(actions.partition_point(is_loud));
    actions.truncate(MENU - SILENT);
    actions.extend(silent.into_iter().take(SILENT));
}

/// The transcripts that have to be looked through before [`actions`] can say where the words of an unsourced quotation are
/// from. `None`: none.
pub fn search(snapshot: &Snapshot, path: &Path, span: Span) -> Option<Search> {
    let document = snapshot.document(path)?;
    cite_found::search(snapshot, document, &snapshot.sources(document), &touched(document, span))
}

/// The files that have to be listed before [`actions`] can say which library was meant by one that is absent. `None`: none.
pub fn listing(snapshot: &Snapshot, path: &Path, span: Span) -> Option<Listing> {
    let document = snapshot.document(path)?;
    near_bibliography::listing(snapshot, document, &snapshot.sources(document), span)
}

/// A quotation, and all that an action looks at.
#[derive(Clone, Copy)]
struct At<'a> {
    snapshot: &'a Snapshot,
    document: &'a Arc<Document>,
    sources: &'a Sources<'a>,
    statement: &'a Statement<'a>,
    verification: &'a Verification<'a>,
}

impl<'a> At<'a> {
    /// What stands around a citation that would source it.
    fn context(&self) -> Context<'a> {
        let place = Span::empty(self.statement.span.end());
        Context::of(self.snapshot, self.document, self.sources, place, Some(self.statement))
    }

    /// A quick fix of what `code` finds in the quotation, made of edits of its document.
    fn fix(&self, title: String, code: &'static str, edits: Vec<(Span, String)>) -> Action {
        let span = self.statement.span;
        Action { kind: ActionKind::QuickFix, fixes: vec![Fixed { code, span }], ..self.rewrite(title, edits) }
    }

    /// Another way to say the same.
    fn rewrite(&self, title: String, edits: Vec<(Span, String)>) -> Action {
        let (path, version) = (Arc::clone(&self.document.path), self.document.version);
        let edits = vec![FileEdit { path, version, edits, is_outside: false }];
        Action {
            title,
            kind: ActionKind::Rewrite,
            is_preferred: false,
            fixes: Vec::new(),
            edits,
            creates: None,
            then: None,
            is_deferred: false,
        }
    }
}

/// The quotations that `span` touches, by their words or by the citations that source them. Of several around it the
/// innermost.
fn touched(document: &Document, span: Span) -> Vec<Statement<'_>> {
    let mut found = touched::touched(document, span);
    found.retain(|statement| statement.kind != StatementKind::Claim);
    found.truncate(MOST);
    if let Some(inner) = found.iter().map(|it| it.span).filter(|it| it.covers(span)).min_by_key(|it| it.len()) {
        found.retain(|statement| statement.span == inner);
    }
    found
}

/// Whether `span` is a place in a quotation, or in a citation that sources it: a caret, or what an editor asks about for
/// one, be that the character under it or the word around it.
fn is_within(statement: &Statement<'_>, span: Span) -> bool {
    let citations = statement.citations().iter().map(|citation| citation.place(citation.span));
    std::iter::once(statement.span).chain(citations).any(|place| place.covers(span))
}
