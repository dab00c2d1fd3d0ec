//! Documents, libraries and settings: what is known, updated file by file, and looked at through immutable snapshots.
//!
//! [`Workspace`] changes; [`Snapshot`] never does. A change replaces the `Arc` of the file it touches and nothing else.
//!
//! | module | what lives there |
//! |---|---|
//! | [`snapshot`] | what is known at one moment |
//! | [`document`], [`draft`] | a document with its text: open, or read for its diagnostics; and edits that are not yet read |
//! | [`summary`] | a document that is not open |
//! | [`library`], [`glob`] | a library file, and the patterns that stand for some |
//! | [`config`], [`surroundings`] | `ibid.toml`, `_quarto.yml`, `_metadata.yml`, and which of them speak for a document |
//! | [`checked`] | `.ibid-checked`: who has checked which quotations |
//! | [`home`] | the files that define keys, of whichever sort |
//! | [`file_names`] | the names by which files name others |
//! | [`reach`], [`scope`] | from the names of libraries to the sources that a document sees |
//! | [`transcript`] | the words of sources: where they are, and what was read of them |
//! | [`sketch`] | which words a transcript has, for finding those that have some |
//! | [`settings`] | what there is to set, and what is in force |
//! | [`wanted`] | what is to be read from disk, and what was |
//! | [`editor`] | what an editor does to files that are not documents |
//! | [`inputs`] | what the findings in a file depend on |

mod checked;
mod config;
mod contents;
mod document;
mod draft;
mod editor;
mod file_names;
mod glob;
mod home;
mod inputs;
mod library;
mod reach;
mod scope;
mod settings;
mod sketch;
mod snapshot;
mod summary;
mod surroundings;
#[cfg(test)]
mod tests;
mod transcript;
mod wanted;

pub use checked::{CHECKED, Checked, Checking, Fingerprint, SignOff, escaped, signed, withdrawn};
pub use config::{Config, ConfigKind};
pub use contents::FolderContents;
pub use document::{Document, Language};
pub use editor::OpenFile;
pub use file_names::{FileName, FileNameKind};
pub use glob::{Expansion, Glob};
pub use home::Home;
pub use inputs::{File, Inputs, SourceInputs};
pub use library::{Broken, LibraryFile, LibraryState, is_config, is_document, is_library, load_library};
pub use scope::{MissingBibliography, Source, Sources};
pub use settings::{
    CitationReach, DiagnosticMode, FEATURES, Feature, Kind, LEVELS, Level, MarkdownDiagnostics, RuleSetting, SETTINGS,
    Scope, Setting, Settings,
};
pub use sketch::{Sketch, search_words};
pub use snapshot::{Silence, Snapshot};
pub use summary::{QuotationBeginning, Reading, Summary, Uses, is_quoted, uses};
pub use surroundings::Surroundings;
pub use transcript::{Look, NamedTranscript, Transcribe, TranscriptFile, TranscriptInputs, TranscriptState};
pub use wanted::{Found, Task, Wanted};

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use self::draft::Draft;
use self::surroundings::Folders;
use self::transcript::{Common, Corpora, Looked};
use crate::fs::FileSystem;
use crate::sources::date::Day;
use crate::text::{Change, Encoding, Text};

/// A file's text as an editor has it.
fn as_in_an_editor(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The state behind the snapshots. No method waits for anything but short reads of the file system.
#[derive(Debug)]
pub struct Workspace {
    fs: Arc<dyn FileSystem>,
    current: Arc<Snapshot>,
    /// The documents that were edited since the last snapshot.
    drafts: BTreeMap<Arc<Path>, Draft>,
    /// Shared with workspaces beside this one.
    folders: Arc<Mutex<Folders>>,
    /// The files that are no documents and whose text is the editor's, not the disk's.
    open_files: HashMap<Arc<Path>, OpenFile>,
    /// What somebody needs and nobody has begun to read.
    wanted: Vec<Wanted>,
    /// Whether something that was named may not be any more.
    is_less_named: bool,
    /// The open documents, as they were when their citations were looked at.
    looked: HashMap<Arc<Path>, Looked>,
    /// Those whose citations are still to be looked at.
    unlooked: BTreeSet<Arc<Path>>,
    /// What had to do with all of them then.
    common: Option<Common>,
    corpora: Arc<Corpora>,
}

impl Workspace {
    /// An empty workspace over `fs`.
    pub fn new(fs: Arc<dyn FileSystem>) -> Self {
        Self {
            fs,
            current: Arc::default(),
            drafts: BTreeMap::new(),
            folders: Arc::default(),
            open_files: HashMap::new(),
            wanted: Vec::new(),
            is_less_named: false,
            looked: HashMap::new(),
            unlooked: BTreeSet::new(),
            common: None,
            corpora: Arc::default(),
        }
    }

    /// An empty workspace over the same folders, with the same settings, on the same day. What stands around documents is
    /// read once for both.
    #[must_use]
    pub fn beside(&self) -> Self {
        let Snapshot { roots, settings, today, london, reach, .. } = &*self.current;
        let current = Snapshot {
            roots: roots.clone(),
            settings: Arc::clone(settings),
            today: *today,
            london: *london,
            reach: Arc::clone(reach),
            ..Snapshot::default()
        };
        Self { current: Arc::new(current), folders: Arc::clone(&self.folders), ..Self::new(self.fs()) }
    }

    /// The same, but what stands around documents is its own affair.
    #[must_use]
    pub fn apart(&self) -> Self {
        let folders = Folders::within(self.current.roots.clone());
        Self { folders: Arc::new(Mutex::new(folders)), ..self.beside() }
    }

    fn folders(&self) -> MutexGuard<'_, Folders> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
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

    /// The folders that are open. What was found elsewhere is forgotten.
    pub fn set_roots(&mut self, roots: Vec<PathBuf>) {
        self.folders().set_roots(roots.clone());
        self.change().roots = roots;
        let left: Vec<_> = self.current.closed.keys().filter(|path| !self.is_in_workspace(path)).cloned().collect();
        self.remove_closed(left.iter().map(|path| &**path));
        let roots = self.current.roots.clone();
        self.close_from_disk(|path| !roots.iter().any(|root| path.starts_with(root)));
        self.look_around();
        self.look_at_reach();
    }

    fn is_in_workspace(&self, path: &Path) -> bool {
        self.current.roots.iter().any(|root| path.starts_with(root))
    }

    /// The day that it is from now on.
    pub fn set_today(&mut self, today: Day) {
        if self.current.today != Some(today) {
            self.change().today = Some(today);
        }
    }

    /// The day that it is in London from now on.
    pub fn set_day_in_london(&mut self, day: Day) {
        if self.current.london != Some(day) {
            self.change().london = Some(day);
        }
    }

    /// The settings in force from now on.
    pub fn set_settings(&mut self, settings: Settings) {
        if settings.diagnostic_mode == DiagnosticMode::OpenFiles {
            self.close_from_disk(|_| true);
        }
        self.change().settings = Arc::new(settings);
        self.look_at_reach();
    }

    /// A document is open (or, on the command line, read), with `text` as its content.
    pub fn open(&mut self, path: &Arc<Path>, language: Language, version: Option<i32>, text: &str) {
        let surroundings = self.folders().around(&*self.fs, path);
        let document = Document::new(Arc::clone(path), language, version, Text::new(text), surroundings);
        self.drafts.remove(path);
        self.put(document);
        self.extend_reach(path);
    }

    /// A document is there that is not UTF-8: `bytes` are all of it.
    pub fn open_undecodable(&mut self, path: &Arc<Path>, language: Language, bytes: &[u8]) {
        let surroundings = self.folders().around(&*self.fs, path);
        let document = Document::undecodable(Arc::clone(path), language, bytes, surroundings);
        self.drafts.remove(path);
        self.put(document);
    }

    /// Documents are read for the libraries that they name, and for nothing else: of each its head is kept.
    pub fn open_heads<'a>(&mut self, documents: impl IntoIterator<Item = &'a Document>) {
        for document in documents {
            self.put(document.head_alone());
        }
        self.look_at_reach();
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

    /// A document is no longer open. `true`: it was.
    pub fn close(&mut self, path: &Path) -> bool {
        self.drafts.remove(path);
        let was_open = self.change().documents.remove_mut(path);
        self.looked.remove(path);
        self.look_at_reach();
        self.forget_unused();
        self.forget_transcripts();
        was_open
    }

    /// What was found in a document of the workspace that is not open; of no consequence if it is by now.
    pub fn set_closed(&mut self, reading: Reading) {
        // Its folder may have been closed while it was read.
        if !self.is_in_workspace(reading.path()) {
            return;
        }
        let surroundings = self.folders().around(&*self.fs, reading.path());
        self.put_closed(Summary::new(reading, surroundings));
    }

    /// A document of the workspace that the editor has not opened is to have diagnostics: `bytes` are all of it. Of no
    /// consequence if the editor has by now.
    pub fn open_from_disk(&mut self, path: &Arc<Path>, bytes: &[u8]) {
        let is_edited = self.current.document(path).is_some_and(|document| document.version.is_some());
        let is_wanted = self.current.settings.diagnostic_mode == DiagnosticMode::Workspace;
        if is_edited || !is_wanted || !self.is_in_workspace(path) {
            return;
        }
        let language = Language::of_path(path);
        match std::str::from_utf8(bytes) {
            Ok(text) => self.open(path, language, None, as_in_an_editor(text)),
            Err(_) => self.open_undecodable(path, language, bytes),
        }
    }

    /// Closes those of the documents that the editor has not opened that `are_gone`.
    fn close_from_disk(&mut self, are_gone: impl Fn(&Path) -> bool) {
        let is_gone = |document: &&Arc<Document>| document.version.is_none() && are_gone(&document.path);
        let gone: Vec<_> = self.current.documents().filter(is_gone).map(|it| Arc::clone(&it.path)).collect();
        for path in gone {
            self.close(&path);
        }
    }

    /// There are no documents at `paths` any more, or in the folders that were there.
    pub fn remove_closed<'a>(&mut self, paths: impl IntoIterator<Item = &'a Path>) {
        let mut gone = Vec::new();
        for path in paths {
            if self.current.settings.diagnostic_mode == DiagnosticMode::Workspace {
                self.close_from_disk(|file| file.starts_with(path));
            }
            let from = self.current.closed.range::<Path, _>((Bound::Included(path), Bound::Unbounded));
            gone.extend(from.map(|(file, _)| Arc::clone(file)).take_while(|file| file.starts_with(path)));
        }
        for path in &gone {
            self.change().closed.remove_mut(path);
        }
        if !gone.is_empty() {
            self.forget_unused();
        }
    }

    /// Something happened at `paths`: files that speak for documents may have appeared there, changed or gone, alone or
    /// with their folders.
    pub fn configs_changed<'a>(&mut self, paths: impl IntoIterator<Item = &'a Path>) {
        let mut has_changed = false;
        for path in paths {
            has_changed |= self.folders().changed(path);
        }
        if has_changed {
            self.look_around();
        }
    }

    /// Gives every document the surroundings that it has now.
    fn look_around(&mut self) {
        // With everything read: drafts have their surroundings from the document.
        let snapshot = self.snapshot();
        for document in snapshot.documents() {
            let surroundings = self.folders().around(&*self.fs, &document.path);
            if !surroundings.is_same(&document.surroundings) {
                self.put(document.within(surroundings));
            }
        }
        for summary in snapshot.closed.values() {
            let surroundings = self.folders().around(&*self.fs, &summary.path);
            if !surroundings.is_same(&summary.surroundings) {
                self.put_closed(summary.within(surroundings));
            }
        }
    }

    fn put(&mut self, document: Document) {
        let document = Arc::new(document);
        self.unlooked.insert(Arc::clone(&document.path));
        self.want(document.head().named().map(|(_, named)| &named.target));
        self.note_less_named(document.head());
        let changed = self.change();
        // It is read anew when it is closed.
        if changed.closed.contains_key(&document.path) {
            changed.closed.remove_mut(&document.path);
        }
        changed.documents.insert_mut(Arc::clone(&document.path), document);
    }

    fn put_closed(&mut self, summary: Summary) {
        let summary = Arc::new(summary);
        self.want(summary.head().named().map(|(_, named)| &named.target));
        self.note_less_named(summary.head());
        self.change().closed.insert_mut(Arc::clone(&summary.path), summary);
    }

    /// The libraries of the next snapshot.
    fn libraries_mut(&mut self) -> &mut HashMap<Arc<Path>, LibraryState> {
        Arc::make_mut(&mut self.change().libraries)
    }

    /// The patterns of the next snapshot.
    fn globs_mut(&mut self) -> &mut HashMap<Glob, Option<Expansion>> {
        Arc::make_mut(&mut self.change().globs)
    }

    /// The next snapshot. Those already handed out stay as they are.
    fn change(&mut self) -> &mut Snapshot {
        Arc::make_mut(&mut self.current)
    }
}
