//! From an entry or a citation to all its uses.

use std::path::Path;
use std::sync::Arc;

use super::subject::{self, Fact, Reader, Subject};
use super::{FilePosition, FileSpan};
use crate::workspace::{Document, Snapshot};

/// Every citation of the key at `position` (in a citation or an entry, of a document or a library), in the open
/// documents that mean the same entry by it; with `declaration`, the entry's key too. Sorted by file and place.
pub fn references(snapshot: &Snapshot, position: &FilePosition, declaration: bool) -> Vec<FileSpan> {
    let source = match subject::at(snapshot, position) {
        Some(Subject::Entry(source)) => source,
        Some(Subject::InDocument(Reader { document, sources }, Fact::Citation(citation))) => {
            match sources.get(&citation.key) {
                Some(source) => source,
                None => return citations(document, &citation.key).collect(),
            }
        }
        _ => return Vec::new(),
    };
    let mut found = uses(snapshot, source.path, &source.entry.key);
    if declaration {
        found.push(FileSpan { path: Arc::clone(source.path), span: source.entry.key_span });
        found.sort();
    }
    found
}

/// Every citation, in open documents, that means the entry `key` of the file `home`. Sorted by file and place.
pub(super) fn uses(snapshot: &Snapshot, home: &Path, key: &str) -> Vec<FileSpan> {
    let means_it =
        |document: &&Arc<Document>| snapshot.sources(document).get(key).is_some_and(|source| **source.path == *home);
    let mut found: Vec<FileSpan> =
        snapshot.documents().filter(means_it).flat_map(|document| citations(document, key)).collect();
    found.sort();
    found
}

/// The citations of `key` in one document.
fn citations<'a>(document: &'a Document, key: &'a str) -> impl Iterator<Item = FileSpan> + 'a {
    let cites = document.syntax.citations().filter(move |citation| citation.key == key);
    cites.map(|citation| FileSpan { path: Arc::clone(&document.path), span: citation.place(citation.key_span) })
}
