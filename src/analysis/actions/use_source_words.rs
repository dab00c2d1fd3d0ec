//! Use the source’s words: exactly those that differ are replaced.

use super::style::Style;
use super::{Action, At};
use crate::analysis::shared::verification::Found;
use crate::analysis::shared::words::{first_words, listed};
use crate::text::Span;
use crate::verify::{Difference, Passage, Verdict};

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
    let title = format!("Use the source’s words{}", told(at, found));
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

/// How many places a title shows.
const SHOWN: usize = 4;

/// What the source says at each difference, and what it has not: `: “will little note” and “did here”, without “great”`.
fn told(at: &At<'_>, found: &Found<'_>) -> String {
    let text = &at.document.text;
    let quoted = |words: String| format!("“{words}”");
    let differences = &found.comparison.differences;
    let own: Vec<String> = shown(found).into_iter().map(quoted).collect();
    // What stands in several pieces of markup is one difference.
    let goes_on = |index: usize| {
        let before = index.checked_sub(1).and_then(|index| differences.get(index));
        let between = |before: &Difference, it: &Difference| Span::new(before.quoted.end(), it.quoted.start());
        before.zip(differences.get(index)).is_some_and(|(before, it)| {
            before.quoted.end() <= it.quoted.start() && !text.slice(between(before, it)).contains(char::is_alphanumeric)
        })
    };
    let needless = differences.iter().enumerate().filter(|(index, it)| it.source.is_empty() && !goes_on(*index));
    let needless = needless.map(|(_, it)| quoted(first_words(&at.statement.text_within(text, it.quoted))));
    let needless: Vec<String> = needless.collect();
    let own = if own.is_empty() { String::new() } else { format!(": {}", few(own)) };
    if needless.is_empty() { own } else { format!("{own}, without {}", few(needless)) }
}

/// The first of `places` in a list, and how many more there are.
fn few(mut places: Vec<String>) -> String {
    let more = places.len().saturating_sub(SHOWN);
    if more > 0 {
        places.truncate(SHOWN);
        places.push(if more == 1 { "in another place".to_owned() } else { format!("in {more} other places") });
    }
    listed(&places, "and")
}

/// What the source says in each place where the two differ: where it is little, with a word on each side. Places that are
/// hardly a word apart are one.
fn shown(found: &Found<'_>) -> Vec<String> {
    const LITTLE: usize = 6;
    let Some(passage) = found.comparison.passage.as_ref().map(Passage::span) else { return Vec::new() };
    let all = &found.file.transcript.words;
    let within = |from: usize, to: usize| all.get(from..to).unwrap_or_default();
    let count = |words: &str| words.split_whitespace().count();
    let mut places: Vec<Span> = Vec::new();
    for place in found.comparison.differences.iter().map(|it| it.source).filter(|it| !it.is_empty()) {
        let is_next = |last: &&mut Span| {
            let both = last.join(place);
            last.end() > place.start()
                || count(within(last.end(), place.start())) <= 1 && count(within(both.start(), both.end())) <= LITTLE
        };
        match places.last_mut().filter(is_next) {
            Some(last) => *last = last.join(place),
            None => places.push(place),
        }
    }
    let show = |place: Span| {
        let (head, tail) = (within(passage.start(), place.start()), within(place.end(), passage.end()));
        let is_little = count(within(place.start(), place.end())) <= LITTLE;
        // A mark stands at the end of a word.
        let is_within_word = !head.ends_with(char::is_whitespace);
        let before = if is_little || is_within_word { head.trim_end() } else { "" };
        // A dash alone is no word.
        let mut gaps = before.char_indices().rev().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
        let last = gaps.find(|at| before[*at..].contains(char::is_alphanumeric)).unwrap_or_default();
        let start = if before.is_empty() { place.start() } else { passage.start() + last };
        let rest = tail.len() - tail.trim_start().len();
        let next = tail.trim_start().find(char::is_whitespace).map_or(tail.len(), |at| rest + at);
        if !is_little {
            return first_words(&found.words(Span::new(start, place.end())));
        }
        let words = found.words(Span::new(start, place.end() + next));
        // The next word's comma says nothing; that of the last one may be what differs.
        let is_next = tail.contains(char::is_alphanumeric);
        if is_next { words.trim_end_matches([',', ';', ':', '.']).to_owned() } else { words }
    };
    places.into_iter().map(show).collect()
}
