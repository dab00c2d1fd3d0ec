//! Quote the whole sentence: what its source says before and after the quoted words, up to where sentences end.

use super::style::Style;
use super::{Action, At};
use crate::analysis::shared::verification::Found;
use crate::sources::FieldName;
use crate::syntax::sentence::sentences;
use crate::syntax::{Lang, StatementKind};
use crate::text::Span;
use crate::verify::{Change, ChangeKind};

/// How far around a passage its sentence is looked for, in bytes.
const AROUND: usize = 2_000;

/// How many words a quotation may come to have by it: a transcript without full stops is one sentence.
const LONGEST: usize = 120;

pub(super) fn action(at: &At<'_>) -> Option<Action> {
    let found = at.verification.verified()?;
    let comparison = &found.comparison;
    let is_plain = |change: &Change| matches!(change.kind, ChangeKind::Capital | ChangeKind::FinalPunctuation);
    if !comparison.changes.iter().all(is_plain) {
        return None;
    }
    let [passage] = comparison.passage.as_ref()?.fragments[..] else { return None };
    let lang = found.source.entry.text(&FieldName::Language);
    let lang = lang.map_or(at.document.syntax.context().lang, Lang::from_tag);
    let whole = whole(&found.file.transcript.words, passage, lang)?;
    let edits = edits(at, found, passage, whole)?;
    if !at.verifies_after(&edits) {
        return None;
    }
    Some(at.rewrite("Quote the whole sentence".to_owned(), edits))
}

/// The sentences that `passage` of `words` lies in. `None`: it is whole ones, or they have no end.
fn whole(words: &str, passage: Span, lang: Lang) -> Option<Span> {
    let from = words.floor_char_boundary(passage.start().saturating_sub(AROUND));
    let to = words.floor_char_boundary((passage.end() + AROUND).min(words.len()));
    // A paragraph ends a sentence, whatever it ends in.
    let start = words[from..passage.start()].rfind("\n\n").map(|at| from + at + 2);
    let end = words[passage.end()..to].find("\n\n").map(|at| passage.end() + at);
    let (is_open, is_cut) = (start.is_none() && from > 0, end.is_none() && to < words.len());
    let (from, to) = (start.unwrap_or(from), end.unwrap_or(to));
    let window = &words[from..to];
    let all = sentences(window, &[], lang);
    let within = |sentence: &&Span| sentence.shifted(from).overlaps(passage);
    let (first, last) = (all.iter().find(within)?, all.iter().rfind(within)?);
    if (is_open && first.start() == 0) || (is_cut && last.end() == window.len()) {
        return None;
    }
    let sentence = &window[first.join(*last)];
    let start = from + first.start() + (sentence.len() - sentence.trim_start().len());
    let whole = Span::new(start, from + first.start() + sentence.trim_end().len());
    let start = whole.start() + introduction(words.get(start..passage.start())?);
    let whole = Span::new(start, whole.end().max(start));
    let (before, after) = (words.get(whole.start()..passage.start())?, words.get(passage.end()..whole.end())?);
    let adds = |more: &str| more.contains(char::is_alphanumeric);
    let is_short = words[whole].split_whitespace().count() <= LONGEST;
    let is_whole = (adds(before) || adds(after)) && is_short && is_paired(before) && is_paired(after);
    (is_whole && whole.covers(passage)).then_some(whole)
}

/// How much of `before`, which a sentence begins with, is not of it, in bytes: “Bauer: ”, “She went on: “”.
fn introduction(before: &str) -> usize {
    const LABEL: usize = 3;
    let is_opening = |c: char| matches!(c, '“' | '"' | '‘' | '«' | '„');
    let words = before.trim_end();
    let bare = words.trim_end_matches(is_opening);
    if bare.len() < words.len() && bare.trim_end().ends_with(':') {
        return before.len();
    }
    let Some((label, rest)) = before.split_once(':') else { return 0 };
    let is_name = label.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let is_label = is_name && label.split_whitespace().count() <= LABEL && rest.starts_with(char::is_whitespace);
    if is_label { before.len() - rest.trim_start().len() } else { 0 }
}

/// Whether what `words` open they close: where a quotation of the source begins or ends, the words are another's.
fn is_paired(words: &str) -> bool {
    let count = |mark: char| words.matches(mark).count();
    count('“') == count('”') && count('«') == count('»') && count('"').is_multiple_of(2)
}

/// What makes the quotation, which is `passage`, the words at `whole`.
fn edits(at: &At<'_>, found: &Found<'_>, passage: Span, whole: Span) -> Option<Vec<(Span, String)>> {
    let style = Style::of(at);
    let text = &at.document.text;
    let (first, last) = (at.statement.words.first()?, at.statement.words.last()?);
    let mut edits = Vec::new();
    let before = found.words(Span::new(whole.start(), passage.start()));
    if !before.is_empty() {
        let written = text.slice(*first);
        let start = Span::empty(first.start() + (written.len() - written.trim_start().len()));
        // What was a capital for the sake of its place is none there.
        let capital = found.comparison.changes.iter().find(|change| change.kind == ChangeKind::Capital);
        let (span, own) = capital.map_or((start, String::new()), |it| (start.join(it.quoted), found.words(it.source)));
        edits.push((span, format!("{} {own}", style.words(&before))));
    }
    let after = found.words(Span::new(passage.end(), whole.end()));
    if after.contains(char::is_alphanumeric) {
        let written = text.slice(*last);
        let words = written.trim_end();
        let own = words.trim_end_matches([',', '.', ';', ':']).len();
        let own = &words[own..];
        // The writer's comma may be the source's as well.
        let is_sources = found.file.transcript.words.get(passage.range()).is_some_and(|source| source.ends_with(own));
        let end = last.start() + words.len();
        let span = if is_sources { Span::empty(end) } else { Span::new(end - own.len(), end) };
        let is_apart = |c: char| c.is_alphanumeric() || matches!(c, '“' | '‘' | '"' | '(' | '—' | '–');
        let gap = if after.starts_with(is_apart) { " " } else { "" };
        edits.push((span, format!("{gap}{}", closed(at, &style.words(&after), own))));
    }
    (!edits.is_empty()).then_some(edits)
}

/// `after`, with the punctuation that the writer has at the end of the quotation: a comma before “she said”, nothing where
/// the full stop follows the closing mark.
fn closed(at: &At<'_>, after: &str, own: &str) -> String {
    let is_inline = at.statement.kind == StatementKind::InlineQuotation;
    match after.strip_suffix('.') {
        Some(words) if is_inline && own != "." => format!("{words}{own}"),
        _ => after.to_owned(),
    }
}
