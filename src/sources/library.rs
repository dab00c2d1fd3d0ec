//! Entries by key.

use std::collections::{HashMap, HashSet};

use super::entry::Entry;
use crate::text::Span;

/// The entries of one home: a file, or the `references:` of a document.
#[derive(Clone, Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
    problems: Vec<Problem>,
    by_key: HashMap<String, Vec<usize>>,
}

/// Something in a library that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place of it, as narrow as it is known.
    pub span: Span,
    /// One sentence: what is wrong, and what was expected.
    pub message: String,
}

impl Problem {
    /// A problem at `span`.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }
}

impl Library {
    /// A library of `entries` in the order they stand, and of what could not be read.
    pub fn new(entries: Vec<Entry>, problems: Vec<Problem>) -> Self {
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let aliases = entry.aliases.iter().map(|(alias, _)| alias);
            for key in std::iter::once(&entry.key).chain(aliases) {
                by_key.entry(key.clone()).or_default().push(index);
            }
        }
        Self { entries, problems, by_key }
    }

    /// The entries, in the order they stand.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What could not be read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The entries and what could not be read: what [`Library::new`] takes, to put several into one.
    pub fn into_parts(self) -> (Vec<Entry>, Vec<Problem>) {
        (self.entries, self.problems)
    }

    /// The entries that claim `key`, as their own or as an alias, in the order they stand; the last is in force (as in Pandoc).
    pub fn all(&self, key: &str) -> impl DoubleEndedIterator<Item = &Entry> {
        self.by_key.get(key).into_iter().flatten().filter_map(|index| self.entries.get(*index))
    }

    /// The keys of which this library says something else than `before`.
    pub fn changes_since(&self, before: &Self) -> HashSet<String> {
        let differ = |key: &str| match (self.get(key), before.get(key)) {
            (Some(now), Some(before)) => !now.says_what(before),
            (now, before) => now.is_some() != before.is_some(),
        };
        let keys = self.by_key.keys().chain(before.by_key.keys().filter(|key| !self.by_key.contains_key(*key)));
        keys.filter(|key| differ(key)).cloned().collect()
    }

    /// The entry in force for `key`.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.all(key).next_back()
    }

    /// The entry whose text holds byte `offset`.
    pub fn entry_at(&self, offset: usize) -> Option<&Entry> {
        let after = self.entries.partition_point(|entry| entry.span.start() <= offset);
        self.entries[..after].last().filter(|entry| entry.span.touches(offset))
    }
}
