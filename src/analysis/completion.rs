//! Completion of keys.

use super::FilePosition;
use crate::text::Span;
use crate::workspace::Snapshot;

/// A list of keys for one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// What an item replaces: the key under the caret, all of it.
    pub replace: Span,
    /// The items, best first.
    pub items: Vec<CompletionItem>,
}

/// One key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletionItem {
    /// The key.
    pub key: String,
    /// What is put in its place (braced where Pandoc needs it).
    pub insert: String,
    /// Speaker and date, beside the key.
    pub detail: String,
    /// What a client filters by: key, speaker, title, year.
    pub filter: String,
}

/// The keys that may stand at `position`. `None`: no key is being typed there.
pub fn complete(snapshot: &Snapshot, position: &FilePosition) -> Option<Completion> {
    let _ = (snapshot, position);
    None
}

/// The card of a key, for an item that is looked at.
pub fn documentation(snapshot: &Snapshot, document: &std::path::Path, key: &str) -> Option<String> {
    let _ = (snapshot, document, key);
    None
}
