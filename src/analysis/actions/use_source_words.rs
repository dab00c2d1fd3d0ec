//! Use the source's words: exactly those that differ are replaced.

use super::wording::Wording;
use super::{Action, At};
use crate::analysis::verification::Found;
use crate::analysis::words::first_words;
use crate::text::{Span, Text};
use crate::verify::{Difference, Verdict};

pub(super) fn action(at: &At<'_>) -> Option<Action> {
    let (Verdict::Differs, found) = at.verification.result()? else { return None };
    let wording = Wording::of(at);
    let differences = &found.comparison.differences;
    let edits = edits(at, differences, |difference| wording.words(&found.words(difference.source)));
    if edits.is_empty() || !at.verifies_after(&edits) {
        return None;
    }
    let title = format!("Use the source's words: “{}”", shown(found)?);
    Some(Action { is_preferred: true, ..at.fix(title, "misquote", edits) })
}

/// The edits that put what `new` says in the place of each difference.
pub(super) fn edits(
    at: &At<'_>,
    differences: &[Difference],
    new: impl Fn(&Difference) -> String,
) -> Vec<(Span, String)> {
    let text = &at.document.text;
    let edit = |difference: &Difference| match (difference.quoted, new(difference)) {
        (quoted, new) if new.is_empty() => (without(at, quoted), new),
        (quoted, new) if quoted.is_empty() => (quoted, inserted(at, quoted.start(), &new)),
        (quoted, new) => (quoted, spaced(text, quoted, &new)),
    };
    let mut edits: Vec<(Span, String)> = differences.iter().map(edit).collect();
    edits.sort_by_key(|(span, _)| *span);
    edits
}

/// `quoted`, which is to go, with the space that would be one too many.
fn without(at: &At<'_>, quoted: Span) -> Span {
    let text = &at.document.text;
    let quoted = with_emphasis(text, quoted);
    let (before, after) = around(text, quoted);
    let is_edge = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r'));
    let next_piece =
        || at.statement.words.iter().find(|piece| piece.start() >= quoted.end()).map(|piece| piece.start());
    match (before, after) {
        (_, Some(' ')) => Span::new(quoted.start(), quoted.end() + 1),
        (Some(' '), after) if !is_edge(after) => Span::new(quoted.start() - 1, quoted.end()),
        (Some(' '), _) if starts_with_words(at, quoted) => Span::new(quoted.start() - 1, quoted.end()),
        // Alone on its line: the next line takes its place.
        (_, after) if is_edge(after) => next_piece().map_or(quoted, |next| Span::new(quoted.start(), next)),
        _ => quoted,
    }
}

/// Whether words of the quotation stand before `quoted` on its line.
fn starts_with_words(at: &At<'_>, quoted: Span) -> bool {
    let before = at.statement.words.iter().find(|piece| piece.touches(quoted.start()));
    before.is_some_and(|piece| !at.document.text.slice(Span::new(piece.start(), quoted.start())).trim().is_empty())
}

/// `quoted` with the signs of emphasis that would be left with nothing between them.
fn with_emphasis(text: &Text, quoted: Span) -> Span {
    let mut whole = quoted;
    while let (Some(before @ ('*' | '_')), Some(after)) = around(text, whole)
        && before == after
    {
        whole = Span::new(whole.start() - 1, whole.end() + 1);
    }
    whole
}

/// `new`, as it stands at `offset` among other words.
fn inserted(at: &At<'_>, offset: usize, new: &str) -> String {
    let text = &at.document.text;
    let (before, after) = around(text, Span::empty(offset));
    let is_first = at.statement.words.iter().all(|piece| piece.start() >= offset);
    let left = before.is_some_and(|c| !is_first && is_word_end(c));
    let right = after.is_some_and(is_word_start) && !at.statement.words.iter().all(|piece| piece.end() <= offset);
    format!("{}{new}{}", if left { " " } else { "" }, if right { " " } else { "" })
}

/// `new` in the place of `quoted`, with spaces where the words beside it would touch it.
fn spaced(text: &Text, quoted: Span, new: &str) -> String {
    let (before, after) = around(text, quoted);
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let left = touches(before) && new.starts_with(char::is_alphanumeric);
    let right = touches(after) && new.ends_with(char::is_alphanumeric);
    format!("{}{new}{}", if left { " " } else { "" }, if right { " " } else { "" })
}

fn is_word_end(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '…' | ')' | ']' | '’' | '\'')
}

fn is_word_start(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | '[' | '“' | '‘' | '"' | '*' | '_')
}

/// The characters right before and right after `span`.
fn around(text: &Text, span: Span) -> (Option<char>, Option<char>) {
    const WIDEST: usize = 4;
    let before = text.slice(Span::new(span.start().saturating_sub(WIDEST), span.start())).chars().next_back();
    let after = text.slice(Span::new(span.end(), span.end() + WIDEST));
    (before, after.chars().next())
}

/// What the source says there, shortly: where it is little, with a word on each side.
fn shown(found: &Found<'_>) -> Option<String> {
    const LITTLE: usize = 3;
    let passage = found.comparison.passage.as_ref()?.span();
    let differs = found.comparison.differences.iter().map(|difference| difference.source).reduce(Span::join)?;
    let words = found.words(differs);
    if words.split(' ').count() > LITTLE {
        return Some(first_words(&words));
    }
    let before = found.words(Span::new(passage.start(), differs.start()));
    let after = found.words(Span::new(differs.end(), passage.end()));
    let shown =
        [before.split(' ').next_back().unwrap_or_default(), &words, after.split(' ').next().unwrap_or_default()];
    Some(first_words(&shown.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")))
}
