//! The names by which files name other files: libraries and transcripts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::scope::Target;
use super::surroundings::Surroundings;
use super::{Config, Document, Home, LibraryFile, Snapshot, Summary, reach};
use crate::sources::{Entry, Field, Format};
use crate::text::{Span, Text};

/// The name of a file in another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    /// What it is a name of.
    pub kind: FileNameKind,
    /// The name as it is meant.
    pub name: String,
    /// Where it stands; all of its value where it is written in another way.
    pub span: Span,
    /// The value that it stands in: one may name several files.
    pub value: Span,
    /// The files that it may mean, in the order they are tried. Of a transcript it is one, be it there or not.
    pub paths: Vec<Arc<Path>>,
}

/// What a name is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileNameKind {
    /// A library.
    Library,
    /// A file with a source's words.
    Transcript,
}

impl Snapshot {
    /// The files that the file `home` names, in the order they are named: libraries, then transcripts. Patterns name none.
    pub fn file_names(&self, home: Home<'_>) -> Vec<FileName> {
        let named: Vec<(&str, Span)> = match home {
            Home::Document(document) => names_in(&document.metadata.bibliography).collect(),
            Home::Config(config) => {
                let files = config.names.iter().filter(|named| matches!(named.target, Target::File(_)));
                files.map(|named| (named.name.as_str(), named.span)).collect()
            }
            Home::Library(..) => Vec::new(),
        };
        let library = |(name, span): (&str, Span)| FileName {
            kind: FileNameKind::Library,
            name: name.to_owned(),
            span,
            value: span,
            paths: self.may_mean(home, home.path(), FileNameKind::Library, name),
        };
        let entries = home.library().entries().iter().flat_map(|entry| entry.transcripts());
        let transcript = |(field, name): (&Field, String)| FileName {
            kind: FileNameKind::Transcript,
            span: place(home.text(), field.span, &name),
            value: field.span,
            paths: self.may_mean(home, home.path(), FileNameKind::Transcript, &name),
            name,
        };
        let transcripts = entries.filter(|(field, _)| !field.is_inherited).map(transcript);
        named.into_iter().map(library).chain(transcripts).collect()
    }

    /// The files that a document which is not open may mean by the names in it.
    pub fn files_named_by_closed(&self, summary: &Summary) -> Vec<Arc<Path>> {
        let bases = self.bases(&summary.path, true);
        let libraries = summary.metadata.bibliography.iter().flat_map(|(name, _)| self.paths(name, &bases));
        let entries = summary.metadata.library.entries().iter();
        let transcripts = entries.flat_map(Entry::transcripts).filter_map(|(_, name)| {
            let bases = self.bases(&summary.path, false);
            self.paths(&name, &bases).pop()
        });
        libraries.chain(transcripts).collect()
    }

    /// The files that `name` would mean in the file `home`, if that stood at `path`, in the order they are tried.
    pub fn may_mean(&self, home: Home<'_>, path: &Path, kind: FileNameKind, name: &str) -> Vec<Arc<Path>> {
        let from_roots = kind == FileNameKind::Library && matches!(home, Home::Document(_));
        let mut paths = self.paths(name, &self.bases(path, from_roots));
        if kind == FileNameKind::Transcript {
            // Of a name with backslashes the one with slashes comes last.
            paths.drain(..paths.len().saturating_sub(1));
        }
        paths
    }

    /// The names in the file `home`, if it stood at `path` and had `text` as its content.
    pub fn file_names_of(&self, home: Home<'_>, path: &Arc<Path>, text: &str) -> Vec<FileName> {
        match home {
            Home::Document(document) => {
                let roots = self.roots_of(path).map(Path::to_owned).collect();
                let home = document.surroundings.home.clone();
                let surroundings = Surroundings { roots, home, configs: Vec::new(), checked: None };
                let text = Text::new(text);
                let document = Document::new(Arc::clone(path), document.language, None, text, Arc::new(surroundings));
                self.file_names(Home::Document(&Arc::new(document)))
            }
            Home::Library(..) => {
                let Some(format) = Format::of_path(path) else { return Vec::new() };
                let library = LibraryFile::read(format, None, Text::new(text));
                self.file_names(Home::Library(path, &Arc::new(library)))
            }
            Home::Config(config) => {
                let config = Config::read(path, config.kind, None, text, self.reach.home());
                self.file_names(Home::Config(&Arc::new(config)))
            }
        }
    }

    /// Whether there is a library at `path`.
    pub fn is_library_there(&self, path: &Path) -> bool {
        self.library(path).is_some()
    }

    /// The folders that names in the file at `path` are relative to.
    pub fn bases(&self, path: &Path, from_roots: bool) -> Vec<PathBuf> {
        let folder = path.parent().filter(|_| path.is_absolute());
        let roots = self.roots_of(path).filter(|_| from_roots);
        folder.into_iter().chain(roots).map(Path::to_owned).collect()
    }

    /// The folders of the workspace that the file at `path` lies in, the innermost first; else the first of all.
    fn roots_of(&self, path: &Path) -> impl Iterator<Item = &Path> {
        let mut roots: Vec<&Path> =
            self.roots.iter().filter(|root| path.starts_with(root)).map(PathBuf::as_path).collect();
        roots.sort_by_key(|root| std::cmp::Reverse(root.as_os_str().len()));
        if roots.is_empty() {
            roots.extend(self.roots.first().map(PathBuf::as_path));
        }
        roots.into_iter()
    }

    fn paths(&self, name: &str, bases: &[PathBuf]) -> Vec<Arc<Path>> {
        let bases: Vec<&Path> = bases.iter().map(PathBuf::as_path).collect();
        reach::paths(name, &bases, self.reach.home()).unwrap_or_default()
    }

    /// What `~` stands for.
    pub fn home_folder(&self) -> Option<&Path> {
        self.reach.home()
    }
}

fn names_in(names: &[(String, Span)]) -> impl Iterator<Item = (&str, Span)> {
    names.iter().map(|(name, span)| (name.as_str(), *span))
}

/// Where in `value` the file `name` is written.
fn place(text: &Text, value: Span, name: &str) -> Span {
    let found = text.slice(value).find(name).map(|at| Span::new(at, at + name.len()).shifted(value.start()));
    found.unwrap_or(value)
}
