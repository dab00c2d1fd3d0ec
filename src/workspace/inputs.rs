//! What the findings in a file depend on: told apart without looking inside.

use std::path::Path;
use std::sync::Arc;

use super::{Document, LibraryFile, LibraryState, Settings, Snapshot, scope};
use crate::sources::Metadata;
use crate::text::{Span, Text};

/// A file that may have findings. Two are equal when they are one reading of one file.
#[derive(Clone, Debug)]
pub enum File {
    /// A document.
    Document(Arc<Document>),
    /// A library that is read.
    Library(Arc<Path>, Arc<LibraryFile>),
}

impl File {
    /// Where it is.
    pub fn path(&self) -> &Arc<Path> {
        match self {
            Self::Document(document) => &document.path,
            Self::Library(path, _) => path,
        }
    }

    /// Its text.
    pub fn text(&self) -> &Text {
        match self {
            Self::Document(document) => &document.text,
            Self::Library(_, file) => &file.text,
        }
    }

    /// The version the editor gave it; `None` for a file read from disk.
    pub fn version(&self) -> Option<i32> {
        match self {
            Self::Document(document) => document.version,
            Self::Library(_, file) => file.version,
        }
    }

    /// Where somebody is typing, as [`Document::last_edit`] has it.
    pub fn last_edit(&self) -> Option<Span> {
        match self {
            Self::Document(document) => document.last_edit,
            Self::Library(..) => None,
        }
    }
}

impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Document(a), Self::Document(b)) => Arc::ptr_eq(a, b),
            (Self::Library(a, file), Self::Library(b, other)) => a == b && Arc::ptr_eq(file, other),
            _ => false,
        }
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

/// Everything that the findings in one file depend on. Two that are equal have the same findings; comparing them
/// compares no text.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The file.
    pub file: File,
    /// Whether it is to have diagnostics.
    pub wanted: bool,
    settings: Settings,
    libraries: Vec<(Arc<Path>, Option<LibraryState>)>,
    /// The document's own; of a library, those of the documents that see it beside entries of their own.
    metadata: Vec<Reading>,
}

impl Inputs {
    /// Whether they are about the same file and only what is written in it is another, outside its metadata.
    pub fn has_surroundings_of(&self, other: &Self) -> bool {
        self.file.path() == other.file.path()
            && self.wanted == other.wanted
            && self.settings == other.settings
            && self.libraries == other.libraries
            && self.metadata == other.metadata
    }
}

/// One reading of a document's metadata.
#[derive(Clone, Debug)]
struct Reading(Arc<Metadata>);

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Snapshot {
    /// The file at `path`, if it may have findings.
    pub fn file(&self, path: &Path) -> Option<File> {
        if let Some(document) = self.document(path) {
            return Some(File::Document(Arc::clone(document)));
        }
        match self.libraries.get_key_value(path)? {
            (path, LibraryState::Loaded(file)) => Some(File::Library(Arc::clone(path), Arc::clone(file))),
            _ => None,
        }
    }

    /// Every file that may have findings, with what they depend on: the documents, then the libraries.
    pub fn inputs(&self) -> impl Iterator<Item = Inputs> {
        let documents = self.documents().map(|document| self.inputs_of(document));
        documents.chain(self.libraries().map(|(path, file)| self.library_inputs(path, file)))
    }

    /// What the findings in `document` depend on.
    pub fn inputs_of(&self, document: &Arc<Document>) -> Inputs {
        Inputs {
            file: File::Document(Arc::clone(document)),
            wanted: self.wants_diagnostics(document),
            settings: self.settings,
            libraries: self.libraries_of(document),
            metadata: vec![Reading(Arc::clone(&document.metadata))],
        }
    }

    /// A library is to have diagnostics when it is open in the editor, or when a document that names it has some.
    fn library_inputs(&self, path: &Arc<Path>, file: &Arc<LibraryFile>) -> Inputs {
        let mut seen_by: Vec<_> = self.documents().filter(|document| self.names(document, path)).collect();
        seen_by.sort_by(|a, b| a.path.cmp(&b.path));
        Inputs {
            file: File::Library(Arc::clone(path), Arc::clone(file)),
            wanted: file.version.is_some() || seen_by.iter().any(|document| self.wants_diagnostics(document)),
            settings: self.settings,
            libraries: seen_by.iter().flat_map(|document| self.libraries_of(document)).collect(),
            metadata: seen_by.iter().map(|document| Reading(Arc::clone(&document.metadata))).collect(),
        }
    }

    /// Whether a library that `document` names is still to be read.
    pub fn is_loading(&self, document: &Document) -> bool {
        scope::candidates(document, &self.roots)
            .flat_map(|(_, _, paths)| paths)
            .any(|path| matches!(self.libraries.get(&path), None | Some(LibraryState::Loading)))
    }

    fn names(&self, document: &Document, library: &Arc<Path>) -> bool {
        scope::candidates(document, &self.roots).any(|(_, _, paths)| paths.contains(library))
    }

    /// The files that `document` may mean by the names in its metadata, and what is known of them.
    fn libraries_of(&self, document: &Document) -> Vec<(Arc<Path>, Option<LibraryState>)> {
        let paths = scope::candidates(document, &self.roots).flat_map(|(_, _, paths)| paths);
        paths.map(|path| (Arc::clone(&path), self.libraries.get(&path).cloned())).collect()
    }

    /// This state, but with `document` as it was at another time.
    #[must_use]
    pub fn with_document(&self, document: &Arc<Document>) -> Self {
        let mut snapshot = self.clone();
        snapshot.documents.insert(Arc::clone(&document.path), Arc::clone(document));
        snapshot
    }
}
