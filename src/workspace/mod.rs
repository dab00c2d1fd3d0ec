//! Documents, libraries and settings: what is known, updated file by file, and looked at through immutable snapshots.
//!
//! [`Workspace`] changes; [`Snapshot`] never does. A change replaces the `Arc` of the file it touches and nothing else.

mod document;
mod draft;
mod editor;
mod inputs;
mod scope;
mod settings;

pub use document::{Document, Language};
pub use inputs::{File, Inputs};
pub use scope::{MissingBibliography, Source, Sources};
pub use settings::{CitationReach, MarkdownDiagnostics, Settings};

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::draft::Draft;
use crate::fs::FileSystem;
use crate::sources::{self, Format, Library};
use crate::text::{Change, Encoding, Text};

/// Everything that is known at one moment. Cheap to share, never changed.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    documents: HashMap<Arc<Path>, Arc<Document>>,
    libraries: HashMap<Arc<Path>, LibraryState>,
    roots: Vec<PathBuf>,
    settings: Settings,
}

/// A library file with its text, which its entries' ranges are of.
#[derive(Clone, Debug, Default)]
pub struct LibraryFile {
    /// The version the editor gave it; `None` for a file read from disk.
    pub version: Option<i32>,
    /// The text as it was read.
    pub text: Text,
    /// What was read from it.
    pub library: Library,
}

/// What is known of a library file that a document names.
#[derive(Clone, Debug)]
pub enum LibraryState {
    /// Asked for, not read yet: who needs it keeps quiet.
    Loading,
    /// Read.
    Loaded(Arc<LibraryFile>),
    /// Absent or unreadable: the reason, as the end of a sentence (“no such file”).
    Missing(String),
    /// A file of a format that ibid does not read: its keys are unknown, so nothing is said of them.
    Unsupported,
}

impl Snapshot {
    /// The open document at `path`.
    pub fn document(&self, path: &Path) -> Option<&Arc<Document>> {
        self.documents.get(path)
    }

    /// The open documents, in no order.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.values()
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

    /// The text of a document or library that is known, for turning its ranges into positions.
    pub fn text(&self, path: &Path) -> Option<&Text> {
        self.document(path).map(|document| &document.text).or_else(|| self.library(path).map(|file| &file.text))
    }

    /// The folders that are open.
    pub fn roots(&self) -> &[PathBuf] {
        &self.roots
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether `document` is to have diagnostics (`markup.md` §2).
    pub fn wants_diagnostics(&self, document: &Document) -> bool {
        if document.language == Language::Ibid {
            return true;
        }
        match self.settings.markdown {
            MarkdownDiagnostics::Always => true,
            MarkdownDiagnostics::Never => false,
            MarkdownDiagnostics::Auto => {
                document.metadata.ibid.unwrap_or(document.configured || document.declares_sources())
            }
        }
    }
}

/// The state behind the snapshots. No method waits for anything but short reads of the file system.
#[derive(Debug)]
pub struct Workspace {
    fs: Arc<dyn FileSystem>,
    current: Arc<Snapshot>,
    /// The documents that were edited since the last snapshot.
    drafts: BTreeMap<Arc<Path>, Draft>,
    /// The libraries whose text is the editor's, not the disk's.
    open_libraries: HashSet<Arc<Path>>,
}

impl Workspace {
    /// An empty workspace over `fs`.
    pub fn new(fs: Arc<dyn FileSystem>) -> Self {
        Self { fs, current: Arc::default(), drafts: BTreeMap::new(), open_libraries: HashSet::new() }
    }

    /// The state now. Reads what was edited since the last time: a burst of edits is read once.
    pub fn snapshot(&mut self) -> Arc<Snapshot> {
        // Should one panic, it is still there for `give_up_reading`.
        while let Some((path, draft)) = self.drafts.first_key_value() {
            let (path, document) = (Arc::clone(path), draft.read());
            self.put(document);
            self.drafts.remove(&path);
        }
        Arc::clone(&self.current)
    }

    /// Whether there are edits that are not yet read.
    pub fn is_behind(&self) -> bool {
        !self.drafts.is_empty()
    }

    /// Reads nothing from what was edited since the last snapshot: for documents that cannot be read, whose text must
    /// keep up with the editor's all the same.
    pub fn give_up_reading(&mut self) {
        for draft in std::mem::take(&mut self.drafts).into_values() {
            self.put(draft.unread());
        }
    }

    /// The file system it reads.
    pub fn fs(&self) -> Arc<dyn FileSystem> {
        Arc::clone(&self.fs)
    }

    /// The folders that are open.
    pub fn set_roots(&mut self, roots: Vec<PathBuf>) {
        self.change().roots = roots;
    }

    /// The settings in force from now on.
    pub fn set_settings(&mut self, settings: Settings) {
        self.change().settings = settings;
    }

    /// A document is open (or, on the command line, read), with `text` as its content.
    pub fn open(&mut self, path: &Arc<Path>, language: Language, version: Option<i32>, text: &str) {
        let document = Document::new(Arc::clone(path), language, version, Text::new(text), self.is_configured(path));
        self.drafts.remove(path);
        self.put(document);
    }

    /// A document is there that is not UTF-8: `bytes` are all of it.
    pub fn open_undecodable(&mut self, path: &Arc<Path>, language: Language, bytes: &[u8]) {
        let document = Document::undecodable(Arc::clone(path), language, bytes, self.is_configured(path));
        self.drafts.remove(path);
        self.put(document);
    }

    /// Applies `changes`, one after the other, to an open document. They are read with the next snapshot. `false`: it is
    /// not open.
    pub fn edit(&mut self, path: &Path, version: Option<i32>, changes: &[Change], encoding: Encoding) -> bool {
        let Some(document) = self.current.document(path) else { return false };
        let draft = match self.drafts.get(path) {
            Some(draft) => draft.edited(version, changes, encoding),
            None => Draft::new(document).edited(version, changes, encoding),
        };
        self.drafts.insert(Arc::clone(&document.path), draft);
        true
    }

    /// A document is no longer open.
    pub fn close(&mut self, path: &Path) {
        self.drafts.remove(path);
        self.change().documents.remove(path);
        self.forget_unused_libraries();
    }

    /// The libraries that documents name and nobody has begun to read. From now on they count as loading: read each
    /// with [`load_library`], off the caller's task, and hand it to [`Workspace::set_library`].
    pub fn take_wanted_libraries(&mut self) -> Vec<Arc<Path>> {
        let mut wanted: Vec<Arc<Path>> = Vec::new();
        for document in self.current.documents() {
            for path in scope::candidates(document, &self.current.roots).flat_map(|(_, _, paths)| paths) {
                if !self.current.libraries.contains_key(&path) && !wanted.contains(&path) {
                    wanted.push(path);
                }
            }
        }
        if !wanted.is_empty() {
            let libraries = &mut self.change().libraries;
            libraries.extend(wanted.iter().map(|path| (Arc::clone(path), LibraryState::Loading)));
        }
        wanted
    }

    /// What became of reading the library at `path` from disk. Of no consequence while it is open in the editor.
    pub fn set_library(&mut self, path: &Arc<Path>, state: LibraryState) {
        if self.open_libraries.contains(path) {
            return;
        }
        self.change().libraries.insert(Arc::clone(path), state);
    }

    /// Whether a library at `path` is named by an open document or loaded: whether a change of it on disk matters.
    pub fn knows_library(&self, path: &Path) -> bool {
        self.current.libraries.contains_key(path)
    }

    /// Reads every library that is wanted, now: for the command line, which has nothing else to do.
    pub fn load_all(&mut self) {
        for path in self.take_wanted_libraries() {
            let state = load_library(&*self.fs, &path);
            self.set_library(&path, state);
        }
    }

    /// An `ibid.toml` appeared or went: asks again, for every open document.
    pub fn settings_files_changed(&mut self) {
        let documents: Vec<_> = self.snapshot().documents().cloned().collect();
        for document in documents {
            let configured = self.is_configured(&document.path);
            if configured != document.configured {
                self.put(Document { configured, ..(*document).clone() });
            }
        }
    }

    fn put(&mut self, document: Document) {
        self.change().documents.insert(Arc::clone(&document.path), Arc::new(document));
    }

    /// The next snapshot. Those already handed out stay as they are.
    fn change(&mut self) -> &mut Snapshot {
        Arc::make_mut(&mut self.current)
    }

    /// Whether an `ibid.toml` stands in the folder of `path`, or in a parent of it inside the workspace.
    fn is_configured(&self, path: &Path) -> bool {
        let roots = &self.current.roots;
        let Some(folder) = path.parent() else { return false };
        let root = roots.iter().filter(|root| folder.starts_with(root)).min_by_key(|root| root.as_os_str().len());
        folder
            .ancestors()
            .take_while(|folder| {
                root.map_or(*folder == path.parent().unwrap_or(folder), |root| folder.starts_with(root))
            })
            .any(|folder| self.fs.is_file(&folder.join("ibid.toml")))
    }

    fn forget_unused_libraries(&mut self) {
        let used: Vec<Arc<Path>> = self
            .current
            .documents()
            .flat_map(|document| scope::candidates(document, &self.current.roots).flat_map(|(_, _, paths)| paths))
            .collect();
        let open = self.open_libraries.clone();
        self.change().libraries.retain(|path, _| used.contains(path) || open.contains(path));
    }
}

/// Reads the library file at `path`. Never fails: what is wrong is part of the answer.
pub fn load_library(fs: &dyn FileSystem, path: &Path) -> LibraryState {
    let Some(format) = Format::of_path(path).filter(|_| is_supported(path)) else {
        return if fs.is_file(path) { LibraryState::Unsupported } else { LibraryState::Missing("no such file".into()) };
    };
    match fs.read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => LibraryState::Missing("no such file".into()),
        Err(error) => LibraryState::Missing(error.to_string()),
        Ok(bytes) => read_library(path, &format.decode(&bytes)),
    }
}

/// Reads the library file at `path`, whose content is `text`.
pub fn read_library(path: &Path, text: &str) -> LibraryState {
    if !is_supported(path) {
        return LibraryState::Unsupported;
    }
    LibraryState::Loaded(Arc::new(LibraryFile {
        version: None,
        text: Text::new(text),
        library: sources::bibtex::read(text),
    }))
}

/// Whether ibid reads libraries of this name.
pub fn is_supported(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("bib"))
}

/// Whether a file of this name holds sources, be it in a format that ibid reads or in one that it does not.
pub fn is_source_file(path: &Path) -> bool {
    has_extension(path, &["bib", "json", "yaml", "yml", "ris"])
}

/// Whether a file of this name is a document (`markup.md` §2).
pub fn is_document(path: &Path) -> bool {
    has_extension(path, &["ibid", "md", "markdown", "qmd", "rmd"])
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().unwrap_or_default();
    extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
}
