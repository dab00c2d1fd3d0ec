//! Which sources come first: those whose names have what is typed, and of these what stands around the place makes likely.

use std::cmp::Ordering;
use std::collections::HashMap;

use foldhash::fast::RandomState;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::context::Context;
use super::{At, CompletionItem, ItemKind, MOST};
use crate::analysis::shared::credit;
use crate::sources::{Entry, FieldName};

/// Some sources, best first.
pub(super) struct Ranked<'a> {
    pub(super) entries: Vec<&'a Entry>,
    /// Whether some are left out.
    pub(super) is_cut: bool,
}

/// How good a source is, the less the better.
type Rank = (Fit, bool, bool, bool, usize, u8);

/// How what is typed fits a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// A word of its key, speaker, title or year begins so.
    Word,
    /// Its letters are there, in this order.
    Letters,
    None,
}

/// The sources that keys of the document mean, for a citation in `context` of which `typed` is there already.
pub(super) fn ranked<'a>(at: &At<'a>, context: &Context<'_>, typed: &str) -> Ranked<'a> {
    let typed: Vec<char> = folded(typed).collect();
    let mut ranked: Vec<(Rank, &Entry)> =
        in_force(at).into_iter().map(|entry| (rank(entry, context, &typed), entry)).collect();
    let by_rank = |a: &(Rank, &Entry), b: &(Rank, &Entry)| a.0.cmp(&b.0).then_with(|| by_key(a.1, b.1));
    let is_cut = ranked.len() > MOST;
    if is_cut {
        ranked.select_nth_unstable_by(MOST, by_rank);
        ranked.truncate(MOST);
    }
    ranked.sort_by(by_rank);
    Ranked { entries: ranked.into_iter().map(|(_, entry)| entry).collect(), is_cut }
}

/// Each key once, with the entry that it means: of two files the stronger one's, in one file the last.
fn in_force<'a>(at: &At<'a>) -> Vec<&'a Entry> {
    let mut known: HashMap<&str, usize, RandomState> = HashMap::default();
    let mut entries: Vec<&Entry> = Vec::new();
    for (_, library) in at.sources.homes() {
        let own = entries.len();
        for entry in library.entries() {
            match known.get(entry.key.as_str()) {
                None => {
                    known.insert(&entry.key, entries.len());
                    entries.push(entry);
                }
                Some(index) if *index >= own => entries[*index] = entry,
                Some(_) => {}
            }
        }
    }
    entries
}

fn rank(entry: &Entry, context: &Context<'_>, typed: &[char]) -> Rank {
    let (fit, place) = fit(entry, typed);
    let is_by = context.speaker.as_ref().is_some_and(|speaker| credit::is_by(entry, speaker));
    let distance = context.cited.get(entry.key.as_str()).copied().unwrap_or(usize::MAX);
    let has_words = context.words_in.iter().any(|has| std::ptr::eq(has.source.entry, entry));
    (fit, !has_words, !is_by, !context.names_one_of(credit::authors(entry)), distance, place)
}

fn by_key(a: &Entry, b: &Entry) -> Ordering {
    folded(&a.key).cmp(folded(&b.key)).then_with(|| a.key.cmp(&b.key))
}

/// How `typed` fits, and in which of its names.
fn fit(entry: &Entry, typed: &[char]) -> (Fit, u8) {
    if typed.is_empty() {
        return (Fit::Word, 0);
    }
    if begins(&entry.key, typed) {
        return (Fit::Word, 0);
    }
    let year = credit::year_of(entry).map(|year| year.to_string()).unwrap_or_default();
    let names = credit::authors(entry).iter().flat_map(|name| {
        let whole = name.literal.as_deref().unwrap_or_default();
        [name.family.as_str(), name.particle.as_str(), name.given.as_str(), whole]
    });
    let title = entry.text(&FieldName::Title).unwrap_or_default();
    let rest = || names.clone().chain([title, year.as_str()]);
    if has_word(&entry.key, typed) {
        return (Fit::Word, 1);
    }
    if rest().any(|text| has_word(text, typed)) {
        return (Fit::Word, 2);
    }
    if has_letters(folded(&entry.key), typed) {
        return (Fit::Letters, 3);
    }
    let all = std::iter::once(entry.key.as_str()).chain(rest()).flat_map(folded);
    (if has_letters(all, typed) { Fit::Letters } else { Fit::None }, 4)
}

fn has_letters(mut letters: impl Iterator<Item = char>, typed: &[char]) -> bool {
    typed.iter().all(|wanted| letters.any(|letter| letter == *wanted))
}

fn begins(text: &str, typed: &[char]) -> bool {
    // Most do not in their first letter.
    let first =
        text.as_bytes().first().filter(|byte| byte.is_ascii()).map(|byte| char::from(byte.to_ascii_lowercase()));
    if first.is_some_and(|first| typed.first().is_some_and(|wanted| *wanted != first)) {
        return false;
    }
    let mut letters = folded(text);
    typed.iter().all(|wanted| letters.next() == Some(*wanted))
}

/// Whether a word of `text` begins with `typed`.
fn has_word(text: &str, typed: &[char]) -> bool {
    let mut was_word = false;
    text.char_indices().any(|(at, c)| {
        let starts = !was_word && c.is_alphanumeric();
        was_word = c.is_alphanumeric();
        starts && text.get(at..).is_some_and(|rest| begins(rest, typed))
    })
}

/// The letters of `text` as they are compared: small, without accents. There may be 70,000 keys and titles, nearly all of
/// them in ASCII.
fn folded(text: &str) -> impl Iterator<Item = char> {
    let is_ascii = text.is_ascii();
    let (plain, other) = if is_ascii { (text, "") } else { ("", text) };
    let other = (!is_ascii).then(|| other.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase));
    plain.bytes().map(|byte| char::from(byte.to_ascii_lowercase())).chain(other.into_iter().flatten())
}

/// The item of a key, as far as it is the same wherever it is put.
pub(super) fn item(entry: &Entry) -> CompletionItem {
    let people = credit::people(entry);
    let title = entry.text(&FieldName::Title);
    let year = credit::year_of(entry).map(|year| year.to_string());
    let detail: Vec<&str> = people.as_deref().or(title).into_iter().chain(year.as_deref()).collect();
    let filter = [Some(entry.key.as_str()), people.as_deref(), title, year.as_deref()];
    let filter: Vec<&str> = filter.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    CompletionItem {
        kind: ItemKind::Key,
        label: entry.key.clone(),
        detail: detail.join(", "),
        filter: typable(filter.join(" ")),
        key: Some(entry.key.clone()),
        ..CompletionItem::default()
    }
}

/// `filter`, with the words that have accents once more without: few type them when they look for something.
fn typable(mut filter: String) -> String {
    let is_accented = |word: &&str| !word.is_ascii() && word.nfd().any(is_combining_mark);
    let plain = |word: &str| word.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    let more: Vec<String> = filter.split(' ').filter(is_accented).map(plain).collect();
    for word in more {
        filter.push(' ');
        filter.push_str(&word);
    }
    filter
}
