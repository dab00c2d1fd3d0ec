//! The card: who said it, when, where, and what sourced it.

use super::FilePosition;
use crate::text::Span;
use crate::workspace::Snapshot;

/// A card and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What the card is about.
    pub span: Span,
    /// The card, in Markdown. Every string in it that came from a file is escaped.
    pub markdown: String,
}

/// The card for a quotation, claim, citation, attribution or entry at `position`.
pub fn hover(snapshot: &Snapshot, position: &FilePosition) -> Option<Hover> {
    let _ = (snapshot, position);
    None
}
