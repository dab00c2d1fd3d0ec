//! Which sources a document sees, and which of two wins (`markup.md` §8).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Document, LibraryState, Snapshot};
use crate::sources::{Entry, Library};
use crate::text::Span;

/// An entry and the file it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file.
    pub path: &'a Arc<Path>,
    /// The entry.
    pub entry: &'a Entry,
}

/// A file that `bibliography:` names and that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingBibliography {
    /// The name as the document has it.
    pub name: String,
    /// Where the document names it.
    pub span: Span,
    /// Why not, as the end of a sentence: “no such file”.
    pub reason: String,
}

/// The sources that one document sees.
#[derive(Clone, Debug)]
pub struct Sources<'a> {
    /// Strongest first: the document's own `references:`, then its bibliographies, the last named first.
    homes: Vec<(&'a Arc<Path>, &'a Library)>,
    /// What is named and cannot be read.
    pub missing: Vec<MissingBibliography>,
    /// Whether a named file is still being read, or is of a format that is not: keys may yet be defined.
    pub incomplete: bool,
}

impl<'a> Sources<'a> {
    /// The entry in force for `key`.
    pub fn get(&self, key: &str) -> Option<Source<'a>> {
        self.homes.iter().find_map(|(path, library)| library.get(key).map(|entry| Source { path, entry }))
    }

    /// Every entry, the strongest home first; those that another one overrides are among them.
    pub fn iter(&self) -> impl Iterator<Item = Source<'a>> {
        self.homes.iter().flat_map(|(path, library)| library.entries().iter().map(move |entry| Source { path, entry }))
    }

    /// The libraries, the strongest first, each with its file.
    pub fn homes(&self) -> impl Iterator<Item = (&'a Arc<Path>, &'a Library)> {
        self.homes.iter().copied()
    }

    /// Whether an undefined key can be told: everything named is there and read.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && !self.incomplete
    }
}

impl Snapshot {
    /// The sources that `document` sees.
    pub fn sources<'a>(&'a self, document: &'a Document) -> Sources<'a> {
        let mut sources = Sources { homes: Vec::new(), missing: Vec::new(), incomplete: false };
        for (name, span, paths) in candidates(document, &self.roots) {
            match self.resolve(&paths) {
                Resolved::Library(path, library) => sources.homes.push((path, library)),
                Resolved::Unknown => sources.incomplete = true,
                Resolved::Missing(reason) => {
                    sources.missing.push(MissingBibliography { name: name.to_owned(), span, reason });
                }
            }
        }
        sources.homes.push((&document.path, &document.metadata.library));
        sources.homes.reverse();
        sources
    }

    /// The first of `paths` that is there; what is wrong with the first, if none is.
    fn resolve(&self, paths: &[Arc<Path>]) -> Resolved<'_> {
        let mut reason = None;
        for path in paths {
            match self.libraries.get_key_value(path) {
                Some((path, LibraryState::Loaded(file))) => return Resolved::Library(path, &file.library),
                None | Some((_, LibraryState::Loading | LibraryState::Unsupported)) => return Resolved::Unknown,
                Some((_, LibraryState::Missing(why))) => reason = reason.or(Some(why.clone())),
            }
        }
        Resolved::Missing(reason.unwrap_or_else(|| "the document has no folder to look in".into()))
    }
}

enum Resolved<'a> {
    Library(&'a Arc<Path>, &'a Library),
    Unknown,
    Missing(String),
}

/// The files that each name in the document's `bibliography:` may mean, in the order they are tried: relative to the
/// document, then to the workspace root.
pub(super) fn candidates<'a>(
    document: &'a Document,
    roots: &'a [PathBuf],
) -> impl Iterator<Item = (&'a str, Span, Vec<Arc<Path>>)> {
    let folder = document.path.parent().filter(|_| document.path.is_absolute());
    let root = roots.iter().find(|root| document.path.starts_with(root)).or_else(|| roots.first());
    document.metadata.bibliography.iter().map(move |(name, span)| {
        let mut paths: Vec<Arc<Path>> = Vec::new();
        for base in folder.into_iter().chain(root.map(PathBuf::as_path)) {
            let path: Arc<Path> = normalise(&base.join(name)).into();
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        (name.as_str(), *span, paths)
    })
}

/// `a/./b/../c` → `a/c`, without asking the disk: a library named in two ways is one library.
fn normalise(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}
