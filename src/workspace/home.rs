//! The files that define keys, of whichever sort.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::{Config, Document, LibraryFile, LibraryState, Snapshot, Sources, as_in_an_editor};
use crate::fs::FileSystem;
use crate::sources::{Format, Library, Metadata};
use crate::syntax::Dialect;
use crate::text::Text;

/// A file that defines keys, or may.
#[derive(Clone, Copy, Debug)]
pub enum Home<'a> {
    /// A document, by the `references:` in its metadata.
    Document(&'a Arc<Document>),
    /// A library.
    Library(&'a Arc<Path>, &'a Arc<LibraryFile>),
    /// A file that speaks for documents, by its `references:`.
    Config(&'a Arc<Config>),
}

impl<'a> Home<'a> {
    /// Where it is.
    pub fn path(self) -> &'a Arc<Path> {
        match self {
            Self::Document(document) => &document.path,
            Self::Library(path, _) => path,
            Self::Config(config) => &config.path,
        }
    }

    /// The text that the ranges of its entries are of.
    pub fn text(self) -> &'a Text {
        match self {
            Self::Document(document) => &document.text,
            Self::Library(_, file) => &file.text,
            Self::Config(config) => &config.text,
        }
    }

    /// The version the editor gave it; `None` for a file read from disk.
    pub fn version(self) -> Option<i32> {
        match self {
            Self::Document(document) => document.version,
            Self::Library(_, file) => file.version,
            Self::Config(config) => config.version,
        }
    }

    /// Its entries.
    pub fn library(self) -> &'a Library {
        match self {
            Self::Document(document) => &document.metadata.library,
            Self::Library(_, file) => &file.library,
            Self::Config(config) => &config.metadata.library,
        }
    }

    /// What it says in Pandoc's terms; `None`: it is a library, which says nothing but entries.
    pub fn metadata(self) -> Option<&'a Metadata> {
        match self {
            Self::Document(document) => Some(&document.metadata),
            Self::Library(..) => None,
            Self::Config(config) => Some(&config.metadata),
        }
    }

    /// What Markdown in its metadata is written in.
    pub fn dialect(self) -> Dialect {
        match self {
            Self::Document(document) => document.syntax.context().dialect,
            Self::Library(..) | Self::Config(_) => Dialect::Quarto,
        }
    }

    /// The format that its entries are written in.
    pub fn format(self) -> Format {
        match self {
            Self::Library(path, _) => Format::of_path(path).unwrap_or(Format::BibTex),
            Self::Document(_) | Self::Config(_) => Format::Yaml,
        }
    }
}

impl Snapshot {
    /// The open document, the library or the file that speaks for documents at `path`.
    pub fn home(&self, path: &Path) -> Option<Home<'_>> {
        if let Some(document) = self.documents.get(path) {
            return Some(Home::Document(document));
        }
        if let Some((path, LibraryState::Loaded(file))) = self.libraries.get_key_value(path) {
            return Some(Home::Library(path, file));
        }
        super::is_config(path).then(|| self.all_configs().find(|config| *config.path == *path).map(Home::Config))?
    }

    /// Whether the file at `path`, which is known with its text, has that text on disk now.
    pub fn is_as_on_disk(&self, fs: &dyn FileSystem, path: &Path) -> bool {
        let known = self.home(path).map(Home::text).or_else(|| self.checked(path).map(|checked| &checked.text));
        known.zip(fs.read(path).ok()).is_some_and(|(known, bytes)| {
            as_in_an_editor(&known.to_string()) == as_in_an_editor(&String::from_utf8_lossy(&bytes))
        })
    }

    /// All of them that are known with their text, in no order.
    pub fn homes(&self) -> impl Iterator<Item = Home<'_>> {
        let documents = self.documents().map(Home::Document);
        let libraries = self.libraries().map(|(path, file)| Home::Library(path, file));
        documents.chain(libraries).chain(self.all_configs().map(Home::Config))
    }

    /// Whether something that is named somewhere, or edited, is still to be read.
    pub fn is_reading(&self) -> bool {
        let is_loading = |state: &LibraryState| matches!(state, LibraryState::Loading);
        !self.behind.is_empty() || self.libraries.values().any(is_loading) || self.globs.values().any(Option::is_none)
    }

    /// The files that speak for documents, open or not, each once, in no order.
    fn all_configs(&self) -> impl Iterator<Item = &Arc<Config>> {
        let (mut folders, mut seen) = (HashSet::new(), HashSet::new());
        // Those of 10,000 documents in one folder are one.
        let surroundings = self.heads().map(|head| head.surroundings);
        let surroundings = surroundings.filter(move |it| folders.insert(std::ptr::from_ref(*it)));
        surroundings.flat_map(|it| &it.configs).filter(move |config| seen.insert(&config.path))
    }

    /// What each document sees, open or not.
    pub fn all_sources(&self) -> impl Iterator<Item = Sources<'_>> {
        let open = self.documents().map(|document| self.sources(document));
        open.chain(self.closed().map(|summary| self.sources_of_closed(summary)))
    }
}
