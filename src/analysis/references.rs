//! From an entry or a citation to all its uses.

use super::{FilePosition, FileSpan};
use crate::workspace::Snapshot;

/// Every citation of the key at `position` (in a citation or an entry, of a document or a library), in the open
/// documents that mean the same entry by it; with `declaration`, the entry's key too. Sorted by file and place.
pub fn references(snapshot: &Snapshot, position: &FilePosition, declaration: bool) -> Vec<FileSpan> {
    let _ = (snapshot, position, declaration);
    Vec::new()
}
