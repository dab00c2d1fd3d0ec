//! Everything that is known at one moment.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rpds::RedBlackTreeMapSync;

use super::checked::Checked;
use super::config::{Config, ConfigKind};
use super::document::{Document, Language};
use super::glob::{Expansion, Glob};
use super::home::Home;
use super::library::{LibraryFile, LibraryState};
use super::settings::{MarkdownDiagnostics, Scope, Settings};
use super::summary::Summary;
use super::surroundings::Surroundings;
use super::transcript::{Reach, Transcripts};
use crate::fs::FileSystem;
use crate::sources::Metadata;
use crate::sources::date::Day;
use crate::text::Text;

/// Everything that is known at one moment. Cheap to share, never changed.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Those that are open or were read for their diagnostics. There may be very many, and a keystroke changes one.
    pub(super) documents: RedBlackTreeMapSync<Arc<Path>, Arc<Document>>,
    /// The documents of the workspace that are not open, in the order of their paths, so that those of a folder are found
    /// at once. There may be very many.
    pub(super) closed: RedBlackTreeMapSync<Arc<Path>, Arc<Summary>>,
    /// Shared, as the patterns are: a keystroke changes none of them, and there may be many.
    pub(super) libraries: Arc<HashMap<Arc<Path>, LibraryState>>,
    /// The libraries whose text in the editor is newer than what was read of it.
    pub(super) behind: HashSet<Arc<Path>>,
    /// `None`: still being looked for.
    pub(super) globs: Arc<HashMap<Glob, Option<Expansion>>>,
    /// Those of the sources that open documents cite.
    pub(super) transcripts: Arc<Transcripts>,
    pub(super) reach: Arc<Reach>,
    pub(super) roots: Vec<PathBuf>,
    /// Shared: what every file's findings depend on is kept with them.
    pub(super) settings: Arc<Settings>,
    pub(super) today: Option<Day>,
    pub(super) london: Option<Day>,
    /// Library files that are there, as somebody has seen who looked for them.
    pub(super) seen: Vec<PathBuf>,
}

/// Why a document gets no diagnostics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The settings at this path leave it alone.
    Excluded(Arc<Path>),
    /// The editor's settings have none in Markdown.
    Never,
    /// Its own metadata say so.
    OptedOut,
    /// Nothing has asked for them.
    NotAsked,
}

impl Snapshot {
    /// The document at `path`, if it is open or was read for its diagnostics.
    pub fn document(&self, path: &Path) -> Option<&Arc<Document>> {
        self.documents.get(path)
    }

    /// The documents that are open or were read for their diagnostics, in the order of their paths.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.values()
    }

    /// The documents that are not open, as far as they have been found, in no order.
    pub fn closed(&self) -> impl Iterator<Item = &Arc<Summary>> {
        self.closed.values().filter(|summary| !self.documents.contains_key(&summary.path))
    }

    /// The document at `path`, if it is not open and has been found.
    pub fn summary(&self, path: &Path) -> Option<&Arc<Summary>> {
        self.closed.get(path).filter(|_| !self.documents.contains_key(path))
    }

    /// The library at `path`, once it is read.
    pub fn library(&self, path: &Path) -> Option<&Arc<LibraryFile>> {
        match self.libraries.get(path) {
            Some(LibraryState::Loaded(file)) => Some(file),
            _ => None,
        }
    }

    /// The libraries that are read, with their paths, in no order.
    pub fn libraries(&self) -> impl Iterator<Item = (&Arc<Path>, &Arc<LibraryFile>)> {
        self.libraries.iter().filter_map(|(path, state)| match state {
            LibraryState::Loaded(file) => Some((path, file)),
            _ => None,
        })
    }

    /// The files that speak for open documents, each once, in no order.
    pub fn configs(&self) -> impl Iterator<Item = &Arc<Config>> {
        let mut seen = HashSet::new();
        let configs = self.documents.values().flat_map(|document| &document.surroundings.configs);
        configs.filter(move |config| seen.insert(&config.path))
    }

    /// The file at `path`, if what is checked of a document is kept there.
    pub fn checked(&self, path: &Path) -> Option<&Arc<Checked>> {
        let mut all = self.documents().filter_map(|document| document.surroundings.checked.as_ref());
        all.find(|checked| *checked.path == *path)
    }

    /// The text of a file that is known, for turning its ranges into positions.
    pub fn text(&self, path: &Path) -> Option<&Text> {
        self.home(path).map(Home::text).or_else(|| self.transcript(path).map(|file| &file.transcript.text))
    }

    /// Whether the library at `path` is still to be read: for the first time, or because its text in the editor is newer
    /// than what was read of it.
    pub fn is_behind(&self, path: &Path) -> bool {
        self.behind.contains(path) || matches!(self.libraries.get(path), Some(LibraryState::Loading))
    }

    /// The day that it is, where somebody has said so: what is later is in the future everywhere.
    pub fn today(&self) -> Option<Day> {
        self.today
    }

    /// The day that it is in London, where somebody has said so: what is read now is read on that day, as far as anybody
    /// can say who does not know where the reader is.
    pub fn day_in_london(&self) -> Option<Day> {
        self.london
    }

    /// The folder of the workspace that `path` lies in: of one within another the inner one.
    pub fn root_of(&self, path: &Path) -> Option<&Path> {
        let around = self.roots.iter().filter(|root| path.starts_with(root));
        around.max_by_key(|root| root.as_os_str().len()).map(PathBuf::as_path)
    }

    /// The folders that are open.
    pub fn roots(&self) -> &[PathBuf] {
        &self.roots
    }

    /// The folders in which files may stand that speak for the document at `path`, the innermost first.
    pub fn folders_around<'a>(&self, path: &'a Path) -> Vec<&'a Path> {
        let Some(folder) = path.parent().filter(|_| path.is_absolute()) else { return Vec::new() };
        let is_inside = |ancestor: &&Path| self.roots.iter().any(|root| ancestor.starts_with(root));
        let outer = folder.ancestors().skip(1).take_while(is_inside);
        std::iter::once(folder).chain(outer).collect()
    }

    /// The editor's settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The settings in force for `document`: the editor's, but for what the files around it say, but for what it says
    /// itself.
    pub fn settings_for(&self, document: &Document) -> Settings {
        self.settings_in(&document.path, &document.surroundings, &document.metadata)
    }

    /// Those in force for a document that is not open.
    pub fn settings_for_closed(&self, summary: &Summary) -> Settings {
        self.settings_in(&summary.path, &summary.surroundings, &summary.metadata)
    }

    fn settings_in(&self, path: &Path, surroundings: &Surroundings, metadata: &Metadata) -> Settings {
        let mut settings = Settings::clone(&self.settings);
        // The nearer to the document a file is, the later it speaks.
        let mut configs: Vec<&Arc<Config>> = surroundings.configs.iter().collect();
        configs.sort_by_key(|config| config.path.components().count());
        for config in configs {
            config.apply(path, &mut settings);
        }
        if let Some(written) = metadata.get("ibid") {
            settings.apply(written, Scope::Document, &mut Vec::new());
        }
        settings
    }

    /// The settings in force for the file at `path`, which is no document: the editor's, but for those of the nearest
    /// `ibid.toml` above it that speaks for a document.
    pub fn settings_at(&self, path: &Path) -> Settings {
        let mut settings = Settings::clone(&self.settings);
        let speaks = |config: &&Arc<Config>| {
            config.kind == ConfigKind::Ibid && config.path.parent().is_some_and(|folder| path.starts_with(folder))
        };
        if let Some(config) = self.configs().filter(speaks).max_by_key(|config| config.path.as_os_str().len()) {
            config.apply(path, &mut settings);
        }
        settings
    }

    /// Whether a document gets diagnostics (`markup.md` §2).
    pub fn wants_diagnostics(&self, document: &Document) -> bool {
        self.silence(document).is_none()
    }

    /// Why a document gets no diagnostics (`markup.md` §2); `None`: it does.
    pub fn silence(&self, document: &Document) -> Option<Silence> {
        if let Some(config) = document.surroundings.configs.iter().find(|config| config.excludes(&document.path)) {
            return Some(Silence::Excluded(Arc::clone(&config.path)));
        }
        if document.language == Language::Ibid {
            return None;
        }
        match self.settings.markdown {
            MarkdownDiagnostics::Always => None,
            MarkdownDiagnostics::Never => Some(Silence::Never),
            MarkdownDiagnostics::Auto => match document.metadata.ibid {
                Some(true) => None,
                Some(false) => Some(Silence::OptedOut),
                None if document.surroundings.is_configured() || document.declares_sources() => None,
                None => Some(Silence::NotAsked),
            },
        }
    }

    /// This state, but with `documents` as they were at another time, or as they are on disk.
    #[must_use]
    pub fn with_documents(&self, documents: impl IntoIterator<Item = Arc<Document>>) -> Self {
        let mut snapshot = self.clone();
        for document in documents {
            snapshot.documents.insert_mut(Arc::clone(&document.path), document);
        }
        snapshot
    }

    /// This state, but with library files that are known to be at `paths`, read or not.
    #[must_use]
    pub fn with_seen(&self, paths: Vec<PathBuf>) -> Self {
        Self { seen: paths, ..self.clone() }
    }

    /// The library files that are known to be there, where somebody has looked for them.
    pub fn seen(&self) -> &[PathBuf] {
        &self.seen
    }

    /// This state, but with those documents at `paths` as they are on disk now that no editor has open; they count as open.
    #[must_use]
    pub fn reading(&self, fs: &dyn FileSystem, paths: &[Arc<Path>]) -> Self {
        let text_of = |path: &Path| String::from_utf8(fs.read(path).ok()?).ok();
        let read = |path: &Arc<Path>| match (self.documents.get(path), self.closed.get(path)) {
            (Some(document), _) if document.version.is_some() => None,
            (Some(document), _) => document.read_again(&text_of(path)?),
            (None, summary) => Some(summary?.document(&text_of(path)?)),
        };
        self.with_documents(paths.iter().filter_map(read).map(Arc::new))
    }
}
