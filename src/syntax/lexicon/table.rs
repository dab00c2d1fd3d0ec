//! Entries of one word or more, for looking up.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::{Class, Classes};

/// A set of entries, each with what it can be.
#[derive(Default)]
pub(super) struct Table {
    words: HashMap<String, Classes, RandomState>,
    /// Entries of several words, by the first of them, the longest first.
    phrases: HashMap<String, Vec<Phrase>, RandomState>,
}

/// An entry of several words, without its first.
struct Phrase {
    rest: Vec<String>,
    classes: Classes,
}

impl Table {
    /// Adds an entry, whose words are folded (see [`fold`]) and cut as those of a text are.
    pub(super) fn add(&mut self, entry: impl IntoIterator<Item = String>, classes: &[Class]) {
        let classes = classes.iter().fold(Classes::default(), |set, &class| set.with(class));
        let mut parts = entry.into_iter();
        let Some(first) = parts.next() else { return };
        let rest: Vec<String> = parts.collect();
        if rest.is_empty() {
            let known = self.words.entry(first).or_default();
            *known = known.union(classes);
            return;
        }
        let phrases = self.phrases.entry(first).or_default();
        if let Some(known) = phrases.iter_mut().find(|phrase| phrase.rest == rest) {
            known.classes = known.classes.union(classes);
            return;
        }
        let at = phrases.partition_point(|phrase| phrase.rest.len() >= rest.len());
        phrases.insert(at, Phrase { rest, classes });
    }

    /// What a word can be.
    pub(super) fn classes(&self, folded: &str) -> Classes {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// The longest entry of several words that starts with `first`: how many words it has, and what it is. `following`
    /// gives the folded words after the first, counted from 0.
    pub(super) fn phrase<'w>(
        &self,
        first: &str,
        following: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<(usize, Classes)> {
        self.phrases.get(first)?.iter().find_map(|phrase| {
            let stands = phrase.rest.iter().enumerate().all(|(at, word)| following(at) == Some(word.as_str()));
            stands.then_some((phrase.rest.len() + 1, phrase.classes))
        })
    }
}

/// How words are compared: in lower case, with straight apostrophes, without a final full stop.
pub(crate) fn fold(word: &str) -> String {
    let plain = word.bytes().all(|b| b.is_ascii_lowercase());
    if plain {
        return word.to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        folded.push(match c {
            '’' | '‘' | 'ʼ' => '\'',
            '‐' | '‑' => '-',
            c => c,
        });
    }
    if folded.len() > 1 && folded.ends_with('.') {
        folded.pop();
    }
    folded
}
