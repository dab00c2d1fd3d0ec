//! Entries by key.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::BuildHasher;
use std::sync::{Arc, OnceLock};

use foldhash::fast::FixedState;

use super::entry::Entry;
use super::index::Index;
use crate::text::Span;

/// The entries of one home: a file, or the `references:` of a document.
#[derive(Clone, Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
    problems: Vec<Problem>,
    /// By the hashes of the keys that are claimed; twice the keys themselves would be much in a large library.
    by_key: Vec<Claim>,
    /// Put together when somebody looks for a source.
    index: OnceLock<Arc<Index>>,
    /// Which of the entries name files with their words: of very many mostly few. Put together likewise.
    transcribed: OnceLock<Box<[u32]>>,
}

/// That an entry claims a key.
#[derive(Clone, Copy, Debug)]
struct Claim {
    /// What the key is hashed to.
    hash: u32,
    /// Which of the entries it is.
    entry: u32,
    /// Which of its keys: its own, and from 1 on the other ones.
    key: u32,
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

impl Claim {
    /// Where it stands to one of `key`: by the hashes, so that keys are hardly ever looked at.
    fn cmp(self, hash: u32, key: &str, entries: &[Entry]) -> Ordering {
        self.hash.cmp(&hash).then_with(|| self.key(entries).cmp(key))
    }

    fn entry(self, entries: &[Entry]) -> Option<&Entry> {
        entries.get(self.entry as usize)
    }

    fn key(self, entries: &[Entry]) -> &str {
        let Some(entry) = self.entry(entries) else { return "" };
        match self.key.checked_sub(1) {
            None => &entry.key,
            Some(alias) => entry.aliases.get(alias as usize).map_or("", |(alias, _)| alias),
        }
    }
}

impl Library {
    /// A library of `entries` in the order they stand, and of what could not be read.
    pub fn new(entries: Vec<Entry>, problems: Vec<Problem>) -> Self {
        let claims = |(nth, entry): (u32, &Entry)| {
            let own = Claim { hash: hash(&entry.key), entry: nth, key: 0 };
            let aliases = (1..).zip(&entry.aliases);
            let aliases = aliases.map(|(key, (alias, _))| Claim { hash: hash(alias), entry: nth, key });
            std::iter::once(own).chain(aliases).collect::<Vec<_>>()
        };
        let mut by_key: Vec<Claim> = (0..).zip(&entries).flat_map(claims).collect();
        // Those of one key stay in the order they stand.
        by_key.sort_by(|a, b| a.cmp(b.hash, b.key(&entries), &entries));
        Self { entries, problems, by_key, index: OnceLock::new(), transcribed: OnceLock::new() }
    }

    /// The entries, in the order they stand.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What the entries are looked for by.
    pub fn index(&self) -> &Index {
        let is_in_force = |entry: &Entry| self.get(&entry.key).is_some_and(|known| std::ptr::eq(known, entry));
        self.index.get_or_init(|| Arc::new(Index::new(&self.entries, is_in_force)))
    }

    /// The entries that name files with their words, in the order they stand.
    pub fn transcribed(&self) -> impl Iterator<Item = &Entry> {
        let has_words = |(nth, entry): (u32, &Entry)| (!entry.transcripts().is_empty()).then_some(nth);
        let transcribed = self.transcribed.get_or_init(|| (0..).zip(&self.entries).filter_map(has_words).collect());
        transcribed.iter().filter_map(|nth| self.entries.get(*nth as usize))
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
        let hash = hash(key);
        let cmp = |claim: &Claim| claim.cmp(hash, key, &self.entries);
        let start = self.by_key.partition_point(|claim| cmp(claim).is_lt());
        let claims = self.by_key.get(start..).unwrap_or_default();
        let claims = claims.get(..claims.partition_point(|claim| cmp(claim).is_eq())).unwrap_or_default();
        claims.iter().filter_map(|claim| claim.entry(&self.entries))
    }

    /// The keys of which this library says something else than `before`.
    pub fn changes_since(&self, before: &Self) -> HashSet<String> {
        let differ = |key: &str| match (self.get(key), before.get(key)) {
            (Some(now), Some(before)) => !now.says_what(before),
            (now, before) => now.is_some() != before.is_some(),
        };
        self.keys().chain(before.keys()).filter(|key| differ(key)).map(ToOwned::to_owned).collect()
    }

    /// The keys that are claimed, some of them more than once.
    fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.iter().map(|claim| claim.key(&self.entries))
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

/// Compared within one run of the program only.
#[allow(clippy::cast_possible_truncation)] // Half of a hash is one, too.
fn hash(key: &str) -> u32 {
    FixedState::with_seed(0).hash_one(key) as u32
}
