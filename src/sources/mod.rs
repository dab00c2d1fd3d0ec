//! Source entries: the one model (`markup.md` §8), its dates and names, and a reader per format. Every field keeps the
//! byte range it was read from, and a broken entry costs that entry alone.

pub mod bibtex;
pub mod date;
mod entry;
mod metadata;
pub mod yaml;

pub use date::Date;
pub use entry::{Entry, Field, FieldName, Name, Value};
pub use metadata::Metadata;

use std::collections::HashMap;

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

impl Library {
    /// A library of `entries` in the order they stand, and of what could not be read.
    pub fn new(entries: Vec<Entry>, problems: Vec<Problem>) -> Self {
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, entry) in entries.iter().enumerate() {
            by_key.entry(entry.key.clone()).or_default().push(index);
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

    /// The entries that claim `key`, in the order they stand; the last is in force (as in Pandoc).
    pub fn all(&self, key: &str) -> impl DoubleEndedIterator<Item = &Entry> {
        self.by_key.get(key).into_iter().flatten().filter_map(|index| self.entries.get(*index))
    }

    /// The entry in force for `key`.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.all(key).next_back()
    }

    /// The entry whose text holds byte `offset`.
    pub fn entry_at(&self, offset: usize) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.span.touches(offset))
    }
}
