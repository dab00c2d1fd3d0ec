//! From a quotation, claim or citation to its source entry.

use super::{FilePosition, NavigationTarget};
use crate::text::Span;
use crate::workspace::Snapshot;

/// Where a jump starts and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// What was jumped from: the key of a citation, the whole of a quotation.
    pub origin: Span,
    /// The entries; several where several keys source the quotation.
    pub targets: Vec<NavigationTarget>,
}

/// The source entry of what stands at `position`.
pub fn goto_definition(snapshot: &Snapshot, position: &FilePosition) -> Option<Definition> {
    let _ = (snapshot, position);
    None
}
