//! What the findings in a file depend on: told apart without looking inside.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::glob::{Expansion, Glob};
use super::scope::{Named, Target, all_named};
use super::surroundings::Surroundings;
use super::{Config, Document, LibraryFile, LibraryState, Settings, Snapshot, TranscriptInputs};
use crate::sources::date::Day;
use crate::sources::{Entry, FieldName, Format, Library, Metadata};
use crate::text::{Span, Text};

/// A file that may have findings. Two are equal when they are one reading of one file.
#[derive(Clone, Debug)]
pub enum File {
    /// A document.
    Document(Arc<Document>),
    /// A library that is read.
    Library(Arc<Path>, Arc<LibraryFile>),
    /// A file that speaks for documents.
    Config(Arc<Config>),
}

impl File {
    /// Where it is.
    pub fn path(&self) -> &Arc<Path> {
        match self {
            Self::Document(document) => &document.path,
            Self::Library(path, _) => path,
            Self::Config(config) => &config.path,
        }
    }

    /// Its text, which its findings are about.
    pub fn text(&self) -> &Text {
        match self {
            Self::Document(document) => &document.text,
            Self::Library(_, file) => file.broken.as_ref().map_or(&file.text, |broken| &broken.text),
            Self::Config(config) => &config.text,
        }
    }

    /// Whether it cites or defines one of `keys`. It walks the whole file.
    pub fn mentions(&self, keys: &HashSet<&str>) -> bool {
        let defines = |library: &Library| keys.iter().any(|key| library.get(key).is_some());
        match self {
            Self::Document(document) => {
                let mut citations = document.syntax.citations();
                citations.any(|citation| keys.contains(citation.key.as_str())) || defines(&document.metadata.library)
            }
            Self::Library(_, file) => defines(&file.library),
            Self::Config(config) => defines(&config.metadata.library),
        }
    }

    /// The version the editor gave it; `None` for a file read from disk.
    pub fn version(&self) -> Option<i32> {
        match self {
            Self::Document(document) => document.version,
            Self::Library(_, file) => file.version,
            Self::Config(config) => config.version,
        }
    }

    /// Where somebody is typing, as [`Document::last_edit`] has it.
    pub fn last_edit(&self) -> Option<Span> {
        match self {
            Self::Document(document) => document.last_edit,
            Self::Library(..) | Self::Config(_) => None,
        }
    }
}

impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Document(a), Self::Document(b)) => Arc::ptr_eq(a, b),
            (Self::Library(a, file), Self::Library(b, other)) => a == b && Arc::ptr_eq(file, other),
            (Self::Config(a), Self::Config(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

/// Loaded libraries are the same when they are one reading of the file.
impl PartialEq for LibraryState {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loaded(a), Self::Loaded(b)) => Arc::ptr_eq(a, b),
            (Self::Unreadable(a), Self::Unreadable(b)) => a == b,
            (Self::Loading, Self::Loading) | (Self::Absent, Self::Absent) => true,
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
    settings: Arc<Settings>,
    today: Option<Day>,
    libraries: Vec<(Arc<Path>, Option<LibraryState>)>,
    /// Patterns that are still being expanded.
    unknown: usize,
    /// What is known of transcripts.
    pub transcripts: TranscriptInputs,
    /// The document's own; of a library, those of the documents that see it beside entries of their own.
    metadata: Vec<Reading>,
    surroundings: Vec<Around>,
}

impl Inputs {
    /// The keys of which libraries say something else than in `before`, when all other inputs are the same. `None`: others
    /// are not, or it is not known which keys.
    pub fn changed_keys(&self, before: &Self) -> Option<HashSet<&str>> {
        let is_same = Self { libraries: before.libraries.clone(), ..self.clone() } == *before;
        if !is_same || self.libraries.len() != before.libraries.len() {
            return None;
        }
        let mut keys = HashSet::new();
        for ((path, now), (old_path, before)) in self.libraries.iter().zip(&before.libraries) {
            match (now, before) {
                _ if path != old_path => return None,
                _ if now == before => {}
                (Some(LibraryState::Loaded(now)), Some(LibraryState::Loaded(before))) => {
                    keys.extend(now.changes_since(before)?.iter().map(String::as_str));
                }
                _ => return None,
            }
        }
        if !keys.is_empty() {
            let quoted = self.quoted_in(&keys);
            keys.extend(quoted);
        }
        Some(keys)
    }

    /// The keys of the sources that are quoted in one of `keys`, whose transcript has their words.
    fn quoted_in<'a>(&'a self, keys: &HashSet<&str>) -> Vec<&'a str> {
        let of_files = self.libraries.iter().filter_map(|(_, state)| match state {
            Some(LibraryState::Loaded(file)) => Some(&file.library),
            _ => None,
        });
        let own = self.metadata.iter().map(|reading| &reading.0.library);
        let around = self.surroundings.iter().flat_map(|around| &around.0.configs);
        let libraries = of_files.chain(own).chain(around.map(|config| &config.metadata.library));
        let is_quoted = |entry: &&Entry| entry.text(&FieldName::QuotedIn).is_some_and(|key| keys.contains(key.trim()));
        let quoted = libraries.flat_map(|library| library.entries().iter().filter(is_quoted));
        let keys = |entry: &'a Entry| entry.aliases.iter().map(|(alias, _)| alias).chain([&entry.key]);
        quoted.flat_map(keys).map(String::as_str).collect()
    }

    /// Whether they are about the same file, and only what is written in it, outside its metadata, and what is known of
    /// transcripts within the same reach is another.
    pub fn has_surroundings_of(&self, other: &Self) -> bool {
        self.file.path() == other.file.path()
            && self.wanted == other.wanted
            && self.settings == other.settings
            && self.today == other.today
            && self.libraries == other.libraries
            && self.unknown == other.unknown
            && self.transcripts.has_reach_of(&other.transcripts)
            && self.surroundings == other.surroundings
            && self.metadata == other.metadata
    }
}

/// Whether a library is open in the editor and of a format in which nothing else is kept.
fn is_read_for_itself(path: &Path, file: &LibraryFile) -> bool {
    file.version.is_some() && Format::of_path(path).is_some_and(Format::is_of_sources_alone)
}

/// One reading of a document's metadata.
#[derive(Clone, Debug)]
struct Reading(Arc<Metadata>);

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the sources that open documents see rest on, beside the documents themselves. Comparing compares no text.
#[derive(Clone, Debug)]
pub struct SourceInputs {
    libraries: Arc<HashMap<Arc<Path>, LibraryState>>,
    globs: Arc<HashMap<Glob, Option<Expansion>>>,
    surroundings: HashMap<Arc<Path>, Around>,
}

/// The same where both know the document; one that is newly open is asked about anyway.
impl PartialEq for SourceInputs {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |(path, around)| other.surroundings.get(path).is_none_or(|known| known == around);
        Arc::ptr_eq(&self.libraries, &other.libraries)
            && Arc::ptr_eq(&self.globs, &other.globs)
            && self.surroundings.iter().all(is_same)
    }
}

/// What stands around a document.
#[derive(Clone, Debug)]
struct Around(Arc<Surroundings>);

impl PartialEq for Around {
    fn eq(&self, other: &Self) -> bool {
        self.0.has_configs_of(&other.0)
    }
}

impl Snapshot {
    /// All that is known now of the sources of open documents.
    pub fn known_sources(&self) -> SourceInputs {
        let around =
            |document: &Arc<Document>| (Arc::clone(&document.path), Around(Arc::clone(&document.surroundings)));
        SourceInputs {
            libraries: Arc::clone(&self.libraries),
            globs: Arc::clone(&self.globs),
            surroundings: self.documents().map(around).collect(),
        }
    }

    /// The file at `path`, if it may have findings.
    pub fn file(&self, path: &Path) -> Option<File> {
        if let Some(document) = self.document(path) {
            return Some(File::Document(Arc::clone(document)));
        }
        if let Some((path, LibraryState::Loaded(file))) = self.libraries.get_key_value(path) {
            return Some(File::Library(Arc::clone(path), Arc::clone(file)));
        }
        self.configs().find(|config| *config.path == *path).cloned().map(File::Config)
    }

    /// Every file that may have findings, with what they depend on: the documents, then the libraries and what speaks for
    /// documents.
    pub fn inputs(&self) -> impl Iterator<Item = Inputs> {
        let mut seen_by = self.seen_by();
        let documents = self.documents().map(|document| self.inputs_of(document));
        let library = move |(path, file)| self.library_inputs(path, file, &seen_by.remove(path).unwrap_or_default());
        documents.chain(self.libraries().map(library)).chain(self.configs().map(|config| self.config_inputs(config)))
    }

    /// What the findings in the file at `path` depend on, if it may have some.
    pub fn inputs_at(&self, path: &Path) -> Option<Inputs> {
        match self.file(path)? {
            File::Document(document) => Some(self.inputs_of(&document)),
            File::Library(path, file) => {
                let seen_by = self.seen_by().remove(&path).unwrap_or_default();
                Some(self.library_inputs(&path, &file, &seen_by))
            }
            File::Config(config) => Some(self.config_inputs(&config)),
        }
    }

    /// The open documents that name each library, sorted by their paths.
    fn seen_by(&self) -> HashMap<&Arc<Path>, Vec<&Arc<Document>>> {
        let mut seen_by = HashMap::<_, Vec<&Arc<Document>>>::new();
        for document in self.documents() {
            for path in document.head().named().flat_map(|(_, named)| self.paths_of(named)) {
                let known = seen_by.entry(path).or_default();
                if known.last().is_none_or(|last| !Arc::ptr_eq(last, document)) {
                    known.push(document);
                }
            }
        }
        seen_by
    }

    /// What the findings in `document` depend on.
    pub fn inputs_of(&self, document: &Arc<Document>) -> Inputs {
        Inputs {
            file: File::Document(Arc::clone(document)),
            wanted: self.wants_diagnostics(document),
            settings: Arc::clone(&self.settings),
            today: self.today,
            transcripts: self.known_transcripts(),
            libraries: self.libraries_of(&[document]),
            unknown: self.unknown_of(&[document]),
            metadata: vec![Reading(Arc::clone(&document.metadata))],
            surroundings: vec![Around(Arc::clone(&document.surroundings))],
        }
    }

    /// A file that speaks for documents is to have diagnostics when one of them has some.
    fn config_inputs(&self, config: &Arc<Config>) -> Inputs {
        let speaks_for =
            |document: &&Arc<Document>| document.surroundings.configs.iter().any(|other| other.path == config.path);
        let documents: Vec<_> = self.documents().filter(speaks_for).collect();
        Inputs {
            file: File::Config(Arc::clone(config)),
            wanted: documents.iter().any(|document| self.wants_diagnostics(document)),
            settings: Arc::clone(&self.settings),
            today: self.today,
            transcripts: self.known_transcripts(),
            libraries: self.libraries_of(documents.get(..1).unwrap_or_default()),
            unknown: self.unknown_of(documents.get(..1).unwrap_or_default()),
            metadata: Vec::new(),
            surroundings: Vec::new(),
        }
    }

    /// A library is to have diagnostics when it is open in the editor, or when a document that names it has some.
    fn library_inputs(&self, path: &Arc<Path>, file: &Arc<LibraryFile>, seen_by: &[&Arc<Document>]) -> Inputs {
        Inputs {
            file: File::Library(Arc::clone(path), Arc::clone(file)),
            wanted: is_read_for_itself(path, file) || seen_by.iter().any(|document| self.wants_diagnostics(document)),
            settings: Arc::clone(&self.settings),
            today: self.today,
            transcripts: self.known_transcripts(),
            libraries: self.libraries_of(seen_by),
            unknown: self.unknown_of(seen_by),
            surroundings: seen_by.iter().map(|document| Around(Arc::clone(&document.surroundings))).collect(),
            metadata: seen_by.iter().map(|document| Reading(Arc::clone(&document.metadata))).collect(),
        }
    }

    /// Whether a library that `document` sees is still to be read.
    pub fn is_loading(&self, document: &Arc<Document>) -> bool {
        let is_loading = |path: &Arc<Path>| matches!(self.libraries.get(path), None | Some(LibraryState::Loading));
        self.unknown_of(&[document]) > 0
            || document.head().named().flat_map(|(_, named)| self.paths_of(named)).any(is_loading)
    }

    /// The files that `documents` may mean by the names in their metadata and around them, and what is known of them.
    pub(super) fn libraries_of(&self, documents: &[&Arc<Document>]) -> Vec<(Arc<Path>, Option<LibraryState>)> {
        let named = all_named(documents.iter().map(|document| document.head()));
        let paths = named.flat_map(|named| self.paths_of(named));
        paths.map(|path| (Arc::clone(path), self.libraries.get(path).cloned())).collect()
    }

    /// How many of the patterns that speak for `documents` are still being expanded.
    fn unknown_of(&self, documents: &[&Arc<Document>]) -> usize {
        let named = all_named(documents.iter().map(|document| document.head()));
        let is_unknown = |named: &&Named| match &named.target {
            Target::Glob(glob) => self.globs.get(glob).is_none_or(Option::is_none),
            _ => false,
        };
        named.filter(is_unknown).count()
    }
}
