//! What is known of a document depends on: told apart without looking inside.

use std::path::Path;
use std::sync::Arc;

use super::{Document, LibraryState, Settings, Snapshot, scope};

/// Everything that the findings of one document depend on. Two that are equal have the same findings; comparing them
/// compares no text.
#[derive(Clone, Debug)]
pub struct Inputs {
    document: Arc<Document>,
    libraries: Vec<(Arc<Path>, Option<LibraryState>)>,
    settings: Settings,
}

impl Inputs {
    /// The document.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }
}

impl PartialEq for Inputs {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document)
            && self.settings == other.settings
            && self.libraries == other.libraries
    }
}

/// Loaded libraries are the same when they are one reading of the file.
impl PartialEq for LibraryState {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loaded(a), Self::Loaded(b)) => Arc::ptr_eq(a, b),
            (Self::Missing(a), Self::Missing(b)) => a == b,
            (Self::Loading, Self::Loading) | (Self::Unsupported, Self::Unsupported) => true,
            _ => false,
        }
    }
}

impl Snapshot {
    /// What the findings of `document` depend on.
    pub fn inputs(&self, document: &Arc<Document>) -> Inputs {
        let libraries = scope::candidates(document, &self.roots)
            .flat_map(|(_, _, paths)| paths)
            .map(|path| (Arc::clone(&path), self.libraries.get(&path).cloned()))
            .collect();
        Inputs { document: Arc::clone(document), libraries, settings: self.settings }
    }

    /// Whether a library that `document` names is still to be read.
    pub fn is_loading(&self, document: &Document) -> bool {
        scope::candidates(document, &self.roots)
            .flat_map(|(_, _, paths)| paths)
            .any(|path| matches!(self.libraries.get(&path), None | Some(LibraryState::Loading)))
    }

    /// This state, but with `document` as it was at another time.
    #[must_use]
    pub fn with_document(&self, document: &Arc<Document>) -> Self {
        let mut snapshot = self.clone();
        snapshot.documents.insert(Arc::clone(&document.path), Arc::clone(document));
        snapshot
    }
}
