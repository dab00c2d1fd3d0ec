//! Which sources come first: those whose names have what is typed, and of these what stands around the place makes likely.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{At, CompletionItem, ItemKind, MOST};
use crate::analysis::shared::credit;
use crate::analysis::shared::likely::context::Context;
use crate::analysis::shared::likely::{Candidate, Likelihood, in_force, likelihood};
use crate::sources::{Entry, FieldName, Indexed};
use crate::text::folded;

/// How many letters there are beside a key, but for the year.
pub(super) const SHORT: usize = 32;

/// Some sources, best first.
pub(super) struct Ranked<'a> {
    pub(super) entries: Vec<&'a Entry>,
    /// Whether some are left out.
    pub(super) is_cut: bool,
    /// How many of them, the first, have a word that begins as is typed.
    pub(super) fitting: usize,
}

/// How good a source is, the less the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    fit: Fit,
    likelihood: Likelihood,
    /// In which of its names what is typed is.
    place: u8,
}

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
    let typed = folded(typed);
    let with_rank = |candidate: Candidate<'a>| (rank(candidate, context, &typed), candidate);
    let mut ranked: Vec<(Rank, Candidate<'a>)> = in_force(&at.sources).into_iter().map(with_rank).collect();
    let by_rank = |a: &(Rank, Candidate<'_>), b: &(Rank, Candidate<'_>)| {
        a.0.cmp(&b.0).then_with(|| a.1.by_key().cmp(&b.1.by_key()))
    };
    let is_cut = ranked.len() > MOST;
    if is_cut {
        ranked.select_nth_unstable_by(MOST, by_rank);
        ranked.truncate(MOST);
    }
    ranked.sort_by(by_rank);
    let fitting = ranked.partition_point(|(rank, _)| rank.fit == Fit::Word);
    Ranked { entries: ranked.into_iter().map(|(_, candidate)| candidate.source.entry).collect(), is_cut, fitting }
}

fn rank(candidate: Candidate<'_>, context: &Context<'_>, typed: &str) -> Rank {
    let (fit, place) = fit(candidate.indexed, typed);
    Rank { fit, likelihood: likelihood(candidate.source.entry, context), place }
}

/// How `typed` fits, and in which of its names.
fn fit(indexed: Indexed<'_>, typed: &str) -> (Fit, u8) {
    if indexed.key.starts_with(typed) {
        return (Fit::Word, 0);
    }
    if has_word(indexed.key, typed) {
        return (Fit::Word, 1);
    }
    if has_word(indexed.rest, typed) {
        return (Fit::Word, 2);
    }
    let mut wanted = typed.chars().peekable();
    if has_letters(indexed.key, &mut wanted) {
        return (Fit::Letters, 3);
    }
    // The rest goes on where the key ends.
    (if has_letters(indexed.rest, &mut wanted) { Fit::Letters } else { Fit::None }, 4)
}

/// Takes from `wanted` what `text` has of it, in its order; whether that is all.
fn has_letters(text: &str, wanted: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    for letter in text.chars() {
        wanted.next_if_eq(&letter);
    }
    wanted.peek().is_none()
}

/// Whether a word of `text` begins with `typed`.
fn has_word(text: &str, typed: &str) -> bool {
    if !typed.starts_with(char::is_alphanumeric) {
        return false;
    }
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(typed)) {
        let at = from + at;
        if !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric)) {
            return true;
        }
        from = at + typed.chars().next().map_or(1, char::len_utf8);
    }
    false
}

/// `items`, or, of more than are listed, those that `typed` fits best; whether there are more.
pub(super) fn cut(items: Vec<CompletionItem>, typed: &str) -> (Vec<CompletionItem>, bool) {
    let mut items = likeliest(items, typed, |item| item.filter.clone());
    let is_cut = items.len() > MOST;
    items.truncate(MOST);
    (items, is_cut)
}

/// `values`, or, of more than are listed, those that `typed` fits best: one more than are listed, which tells.
pub(super) fn likeliest<T>(mut values: Vec<T>, typed: &str, text: impl Fn(&T) -> String) -> Vec<T> {
    if values.len() > MOST {
        let typed = folded(typed);
        values.sort_by_cached_key(|value| fit(Indexed { key: &folded(&text(value)), ..Indexed::default() }, &typed));
        values.truncate(MOST + 1);
    }
    values
}

/// The item of a key, as far as it is the same wherever it is put.
pub(super) fn item(entry: &Entry) -> CompletionItem {
    let people = credit::people(entry);
    let title = entry.text(&FieldName::Title);
    let year = entry.year().map(|year| year.to_string());
    let named = shown_people(entry).or_else(|| title.map(|title| shortened(title, SHORT)));
    let detail: Vec<&str> = named.as_deref().into_iter().chain(year.as_deref()).collect();
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

/// The same for one that is put there with a `locator`.
pub(super) fn located(entry: &Entry, locator: &str) -> CompletionItem {
    let item = item(entry);
    CompletionItem { label: format!("{}{locator}", item.label), ..item }
}

/// Who is shown beside a key: what stands there takes its room in a menu, and a key that is cut says less.
fn shown_people(entry: &Entry) -> Option<String> {
    let all = credit::people(entry)?;
    let first = match entry.people() {
        [first, ..] if all.chars().count() > SHORT => first,
        _ => return Some(all),
    };
    let others = entry.people().len() > 1;
    let first = shortened(&first.family_name().unwrap_or_else(|| first.display()), SHORT);
    Some(if others { format!("{first} et al.") } else { first })
}

/// `text`, or so many letters of it.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 1).collect();
    format!("{}…", cut.trim_end())
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
