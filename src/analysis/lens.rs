//! What stands above each entry of a library: how often it is quoted or cited.

use std::path::Path;

use super::usage::{Count, Usage, times};
use crate::sources::{Entry, Library};
use crate::text::Span;
use crate::workspace::{Home, Snapshot};

/// A place for a line of its own above an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The key of the entry.
    pub key: String,
    /// Where it is defined.
    pub span: Span,
}

/// One for each entry of the file at `path`. A document has none: its text says what it cites.
pub fn lenses(snapshot: &Snapshot, path: &Path) -> Vec<Lens> {
    let lens = |entry: &Entry| Lens { key: entry.key.clone(), span: entry.key_span };
    match snapshot.home(path) {
        None | Some(Home::Document(_)) => Vec::new(),
        Some(home) => home.library().entries().iter().map(lens).collect(),
    }
}

/// The entry of `library` that a lens for `key` at byte `offset` is of, and how often it is used. The file may have
/// changed since the lens was made: of several entries with the key it is the nearest.
pub fn count<'a>(library: &'a Library, usage: &Usage, key: &str, offset: usize) -> Option<(&'a Entry, Count)> {
    let own = library.all(key).filter(|entry| entry.key == key);
    let entry = own.min_by_key(|entry| entry.key_span.start().abs_diff(offset))?;
    // One that another overrides is cited by nobody.
    let is_in_force = library.get(key).is_some_and(|in_force| std::ptr::eq(in_force, entry));
    Some((entry, if is_in_force { usage.of(key) } else { Count::default() }))
}

/// What is said of an entry: “quoted 3 times in 2 documents”, “cited once”, “not cited”.
pub fn title(count: Count) -> String {
    let (done, number, documents) = match count {
        Count { quotations: 1.., .. } => ("quoted", count.quotations, count.quoting),
        Count { citations: 1.., .. } => ("cited", count.citations, count.citing),
        _ => return "not cited".to_owned(),
    };
    let places = if documents > 1 { format!(" in {documents} documents") } else { String::new() };
    format!("{done} {}{places}", times(number))
}
