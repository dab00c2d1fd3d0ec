//! What has to stand around a key, and does not yet: brackets, and the semicolon between two citations.

use std::sync::LazyLock;

use regex::Regex;

use super::At;
use crate::analysis::shared::brackets::{unclosed, unopened};
use crate::analysis::shared::likely::context;
use crate::syntax::citation::{Braces, KeyAtCaret};
use crate::syntax::lexicon::{Class, Lexicon, fold};
use crate::syntax::sentence::sentences;
use crate::syntax::{Lang, StatementKind};
use crate::text::{Span, pattern};

/// How far back the bracket of a citation may be: what is opened before that is left open by oversight.
const NEAR: usize = 60;

/// What is missing around a key.
#[derive(Debug, Default)]
pub(super) struct Missing {
    /// What is edited before the `@`.
    pub(super) before: Option<(Span, String)>,
    /// What is to follow the key.
    pub(super) after: &'static str,
}

/// The text around a key, as far as its paragraph goes.
struct Around {
    /// Before the `@`, or the hyphen before that.
    before: String,
    /// After the key and its brace.
    after: String,
    lang: Lang,
    /// Where the key starts, its `@` and hyphen included.
    start: usize,
}

impl Missing {
    /// What is missing around `key`.
    pub(super) fn around(at: &At<'_>, key: &KeyAtCaret) -> Self {
        let around = Around::new(at, key);
        if key.in_brackets { around.in_brackets(at) } else { around.in_text(at) }
    }
}

impl Around {
    fn new(at: &At<'_>, key: &KeyAtCaret) -> Self {
        let text = &at.document.text;
        let signs = 1 + usize::from(key.braces.is_some()) + usize::from(key.suppress_author);
        let start = key.replace.start().saturating_sub(signs);
        let end = key.replace.end() + usize::from(key.braces == Some(Braces::Closed));
        let block = at.document.syntax.block_around(start).map_or(Span::new(0, text.len()), |block| block.all());
        let before = text.slice(Span::new(block.start(), start));
        let after = text.slice(Span::new(end, block.end()));
        let (before, after) = (last_paragraph(&before).to_owned(), first_paragraph(&after).to_owned());
        Self { before, after, start, lang: at.document.syntax.context().lang }
    }

    /// In running text: brackets after what needs a source and at the end of a sentence; none where the key is a part of
    /// what is said.
    fn in_text(&self, at: &At<'_>) -> Missing {
        // `@key [p. 3]`
        let has_locator = self.after.trim_start_matches(' ').starts_with('[');
        let is_in_parentheses = unclosed(&self.before, '(', ')').is_some();
        if has_locator || is_in_parentheses || !self.is_aside(at) {
            return Missing::default();
        }
        let gap = if self.before.ends_with(char::is_whitespace) || self.before.is_empty() { "" } else { " " };
        Missing { before: Some((Span::empty(self.start), format!("{gap}["))), after: "]" }
    }

    /// Whether the sentence is whole without the key.
    fn is_aside(&self, at: &At<'_>) -> bool {
        let words = self.before.trim_end();
        let end = self.start - (self.before.len() - words.len());
        let mut near = at.document.syntax.statements_near(self.start);
        if near.any(|statement| statement.span.end() == end && statement.kind != StatementKind::BlockQuotation) {
            return true;
        }
        if context::attributed_at(at.document, self.start).is_some() {
            return true;
        }
        let last = words.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let governs = [Class::Preposition, Class::Source, Class::And, Class::Relative];
        let is_governed = || Lexicon::of(self.lang).classes(&fold(last)).any(&governs);
        let is_over = || {
            let ends = self.after.starts_with(['.', '!', '?', '…', '。', '！', '？']);
            ends || self.after.trim().is_empty() && self.follows_unsourced(at)
        };
        !last.is_empty() && is_over() && !is_governed()
    }

    /// Whether its sentence has a quotation or claim before it that needs a source and has no other. Then what was typed so
    /// far is the whole sentence: “…,” she said.
    fn follows_unsourced(&self, at: &At<'_>) -> bool {
        context::statement_before(at.document, self.start).is_some_and(|statement| {
            let mut others = statement.citations().iter().map(|citation| citation.place(citation.at_span).start());
            at.document.needs_source(&statement) && !others.any(|other| other < self.start)
        })
    }

    /// In brackets: the closing one, and a semicolon between two keys.
    fn in_brackets(&self, at: &At<'_>) -> Missing {
        let next = self.after.trim_start();
        let is_followed = next.strip_prefix('-').unwrap_or(next).starts_with('@') && self.after.starts_with(' ');
        let open = unclosed(&self.before, '[', ']');
        let is_near = open.is_some_and(|open| {
            let between = self.before.get(open..).unwrap_or_default();
            between.len() < NEAR && sentences(between, &[], self.lang).len() < 2
        });
        let is_open = unopened(&self.after, '[', ']').is_none() && is_near;
        let goes_on = next.starts_with([',', ';', '@', '-']);
        let after = match (is_followed, is_open && !goes_on) {
            (true, _) => ";",
            (false, true) => "]",
            (false, false) => "",
        };
        Missing { before: self.separator(at), after }
    }

    /// The edit that parts the key from the one before it, where nothing does.
    fn separator(&self, at: &At<'_>) -> Option<(Span, String)> {
        let citations = at.document.syntax.citations_near(self.start, 0);
        let before = citations.filter(|citation| citation.place(citation.at_span).end() <= self.start).last()?;
        let locator = before.fact.locator.as_ref().map(|locator| before.place(locator.span).end());
        let end = locator.filter(|end| *end <= self.start).unwrap_or(before.place(before.at_span).end());
        let gap = at.document.text.slice(Span::new(end, self.start)).into_owned();
        match gap.trim() {
            "" if !gap.is_empty() => Some((Span::empty(end), ";".to_owned())),
            "," => {
                let comma = end + gap.find(',')?;
                let is_apart = comma + 1 < self.start;
                is_apart.then(|| (Span::new(comma, comma + 1), ";".to_owned()))
            }
            _ => None,
        }
    }
}

/// A blank line, be it one of a block quotation.
fn blank_line() -> &'static Regex {
    static BLANK: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r)"));
    &BLANK
}

/// `text` up to its first blank line.
fn first_paragraph(text: &str) -> &str {
    blank_line().find(text).and_then(|blank| text.get(..blank.start())).unwrap_or(text)
}

/// `text` from its last blank line on.
fn last_paragraph(text: &str) -> &str {
    blank_line().find_iter(text).last().and_then(|blank| text.get(blank.end()..)).unwrap_or(text)
}

/// The beginning of a key that ends `before`, without its `@`, and how many bytes of `after` it goes on for. `None`: the
/// caret is before a word, which is another one.
pub(super) fn word<'t>(before: &'t str, after: &str) -> Option<(&'t str, usize)> {
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
    let length: usize = before.chars().rev().take_while(|c| belongs(*c)).map(char::len_utf8).sum();
    let word = before.get(before.len() - length..)?;
    let rest = after.find(|c| !belongs(c)).unwrap_or(after.len());
    let is_another = word.is_empty() && after.starts_with(char::is_alphanumeric);
    (!is_another).then_some((word, if word.is_empty() { 0 } else { rest }))
}
