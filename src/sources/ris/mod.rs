//! RIS files: lines of a tag and a value, `AU  - Lincoln, Abraham`.
//!
//! [`scan`] finds the records and their lines, however loosely they are written; [`tags`] says what a tag means in a
//! record of a type; [`entry`] puts an [`Entry`](super::Entry) together, with [`name`], [`date`] and [`text`] for what
//! values hold.
//!
//! What a tag means differs from program to program. Zotero's reading is followed, which knows most of them and goes by
//! the type of a record, and Pandoc's for what Zotero leaves out. Two things are as in Pandoc, since it is what prints a
//! document in the end: of a tag that stands twice the first value counts, and a record has a key also where it has no
//! `ID` ([`key`]).

mod date;
mod entry;
mod key;
mod name;
mod scan;
mod tags;
#[cfg(test)]
mod tests;
mod text;

use super::{Library, Problem};
use crate::text::Span;

/// Reads a `.ris` file. Never fails: what cannot be read becomes a problem of the library.
pub(super) fn read(text: &str) -> Library {
    let scan = scan::scan(text);
    let mut problems = scan.problems;
    if scan.records.is_empty() {
        return Library::new(Vec::new(), not_ris(text).into_iter().collect());
    }
    let mut keys = key::Keys::default();
    let mut entries = Vec::with_capacity(scan.records.len());
    for record in &scan.records {
        entries.extend(entry::read(text, record, &mut keys, &mut problems));
    }
    problems.sort_by_key(|problem| problem.span);
    Library::new(entries, problems)
}

/// The one problem of a file without a record, at its first line; an empty file has none.
fn not_ris(text: &str) -> Option<Problem> {
    let rest = text.trim_start_matches(scan::is_space);
    let start = text.len() - rest.len();
    let line = rest.lines().next()?.trim_end();
    let message = "this is no RIS file: each source in one starts with a line such as `TY  - BOOK`";
    Some(Problem::new(Span::new(start, start + line.len()), message))
}
