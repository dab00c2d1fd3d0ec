//! Use the source's words: exactly those that differ are replaced.

use super::style::Style;
use super::{Action, At};
use crate::analysis::shared::verification::Found;
use crate::analysis::shared::words::first_words;
use crate::text::Span;
use crate::verify::{Difference, Verdict};

pub(super) fn action(at: &At<'_>) -> Option<Action> {
    let (Verdict::Differs, found) = at.verification.result()? else { return None };
    let style = Style::of(at);
    let corpus = found.file.corpus();
    let edit = |difference: &Difference| {
        let wording = difference.in_source_words(&corpus, &at.document.text);
        if wording.text.is_empty() {
            (with_line(at, difference.quoted, wording.span), String::new())
        } else {
            (wording.span, style.words(&wording.text))
        }
    };
    let mut edits: Vec<(Span, String)> = found.comparison.differences.iter().map(edit).collect();
    edits.sort_by_key(|(span, _)| *span);
    if edits.is_empty() || !at.verifies_after(&edits) {
        return None;
    }
    let title = if let Some(words) = shown(found) {
        format!("Use the source's words: “{words}”")
    } else {
        let needless = found.comparison.differences.iter().map(|it| it.quoted).reduce(Span::join)?;
        let words = at.statement.text_within(&at.document.text, needless);
        format!("Use the source's words, without “{}”", first_words(&words))
    };
    Some(Action { is_preferred: true, ..at.fix(title, "misquote", edits) })
}

/// What is to go with `quoted`, which is `span` but where nothing else stands on its line: then the next line takes its
/// place, lest an empty one end the paragraph.
fn with_line(at: &At<'_>, quoted: Span, span: Span) -> Span {
    let text = &at.document.text;
    let line = text.line_around(quoted.start());
    let before = text.slice(Span::new(line.start(), quoted.start()));
    let after = text.slice(Span::new(quoted.end(), line.end().max(quoted.end())));
    let is_alone = before.trim_matches([' ', '\t', '>']).is_empty() && after.trim().is_empty();
    let next = at.statement.words.iter().find(|piece| piece.start() >= quoted.end().max(line.end()));
    match next {
        Some(next) if is_alone => {
            let written = text.slice(*next);
            Span::new(quoted.start(), next.start() + (written.len() - written.trim_start().len()))
        }
        _ => span,
    }
}

/// What the source says there, shortly: where it is little, with a word on each side. `None`: nothing.
fn shown(found: &Found<'_>) -> Option<String> {
    const LITTLE: usize = 3;
    let differences = found.comparison.differences.iter().map(|difference| difference.source);
    let differs = differences.filter(|source| !source.is_empty()).reduce(Span::join);
    let (differs, passage) = (differs?, found.comparison.passage.as_ref()?.span());
    let all = &found.file.transcript.words;
    let head = all.get(passage.start()..differs.start()).unwrap_or_default();
    let tail = all.get(differs.end()..passage.end()).unwrap_or_default();
    let is_little = all.get(differs.range()).unwrap_or_default().split_whitespace().count() <= LITTLE;
    // A mark stands at the end of a word.
    let is_within_word = !head.ends_with(char::is_whitespace);
    let before = if is_little || is_within_word { head.trim_end() } else { "" };
    let last = before.char_indices().rfind(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let start = if before.is_empty() { differs.start() } else { passage.start() + last };
    let rest = tail.len() - tail.trim_start().len();
    let next = tail.trim_start().find(char::is_whitespace).map_or(tail.len(), |at| rest + at);
    Some(first_words(&found.words(Span::new(start, differs.end() + if is_little { next } else { 0 }))))
}
