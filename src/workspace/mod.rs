//! Documents, libraries and settings: what is known, updated file by file, and looked at through immutable snapshots.
//!
//! [`Workspace`] changes; [`Snapshot`] never does. A change replaces the `Arc` of the file it touches and nothing else.
//!
//! | module | what lives there |
//! |---|---|
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
mod summary;
mod surroundings;
#[cfg(test)]
mod tests;
mod transcript;
mod wanted;

pub use checked::{CHECKED, Checked, Checking, Fingerprint, SignOff, signed};
pub use config::{Config, ConfigKind};
pub use document::{Document, Language};
pub use editor::OpenFile;
pub use file_names::{FileName, FileNameKind};
pub use glob::{Expansion, Glob};
pub use home::Home;
pub use inputs::{File, Inputs, SourceInputs};
pub use library::{Broken, LibraryFile, LibraryState, NO_FILE, is_config, is_document, is_library, load_library};
pub use scope::{MissingBibliography, Source, Sources};
pub use settings::{
    CitationReach, DiagnosticMode, FEATURES, Feature, Kind, LEVELS, Level, MarkdownDiagnostics, RuleSetting, SETTINGS,
    Scope, Setting, Settings,
};
pub use sketch::{Sketch, search_words};
pub use summary::{QuotationBeginning, Reading, Summary, Uses, is_quoted, uses};
pub use surroundings::Surroundings;
pub use transcript::{Look, NamedTranscript, Transcribe, TranscriptFile, TranscriptInputs, TranscriptState};
pub use wanted::{Found, Task, Wanted};

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rpds::RedBlackTreeMapSync;

use self::draft::Draft;
use self::surroundings::Folders;
use self::transcript::{Corpora, Looked, Reach, Transcripts};
use crate::fs::FileSystem;
use crate::sources::date::Day;
use crate::text::{Change, Encoding, Text};

/// Everything that is known at one moment. Cheap to share, never changed.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Those that are open or were read for their diagnostics. There may be very many, and a keystroke changes one.
    documents: RedBlackTreeMapSync<Arc<Path>, Arc<Document>>,
    /// The documents of the workspace that are not open, in the order of their paths, so that those of a folder are found
    /// at once. There may be very many.
    closed: RedBlackTreeMapSync<Arc<Path>, Arc<Summary>>,
    /// Shared, as the patterns are: a keystroke changes none of them, and there may be many.
    libraries: Arc<HashMap<Arc<Path>, LibraryState>>,
    /// The libraries whose text in the editor is newer than what was read of it.
    behind: HashSet<Arc<Path>>,
    /// `None`: still being looked for.
    globs: Arc<HashMap<Glob, Option<Expansion>>>,
    /// Those of the sources that open documents cite.
    transcripts: Arc<Transcripts>,
    reach: Arc<Reach>,
    roots: Vec<PathBuf>,
    /// Shared: what every file's findings depend on is kept with them.
    settings: Arc<Settings>,
    today: Option<Day>,
    london: Option<Day>,
    /// Library files that are there, as somebody has seen who looked for them.
    seen: Vec<PathBuf>,
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
        let mut settings = Settings::clone(&self.settings);
        // The nearer to the document a file is, the later it speaks.
        let mut configs: Vec<&Arc<Config>> = document.surroundings.configs.iter().collect();
        configs.sort_by_key(|config| config.path.components().count());
        for config in configs {
            config.apply(&document.path, &mut settings);
        }
        if let Some(written) = document.metadata.get("ibid") {
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

    /// Whether `document` is to have diagnostics (`markup.md` §2).
    pub fn wants_diagnostics(&self, document: &Document) -> bool {
        if document.surroundings.configs.iter().any(|config| config.excludes(&document.path)) {
            return false;
        }
        if document.language == Language::Ibid {
            return true;
        }
        match self.settings.markdown {
            MarkdownDiagnostics::Always => true,
            MarkdownDiagnostics::Never => false,
            MarkdownDiagnostics::Auto => {
                let opted_in = || document.surroundings.is_configured() || document.declares_sources();
                document.metadata.ibid.unwrap_or_else(opted_in)
            }
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
    folders: Folders,
    /// The files that are no documents and whose text is the editor's, not the disk's.
    open_files: HashMap<Arc<Path>, OpenFile>,
    /// What somebody needs and nobody has begun to read.
    wanted: Vec<Wanted>,
    /// The open documents, as they were when their citations were looked at.
    looked: HashMap<Arc<Path>, Looked>,
    /// The transcripts whose words are needed.
    needed: HashSet<Arc<Path>>,
    corpora: Arc<Corpora>,
}

impl Workspace {
    /// An empty workspace over `fs`.
    pub fn new(fs: Arc<dyn FileSystem>) -> Self {
        Self {
            fs,
            current: Arc::default(),
            drafts: BTreeMap::new(),
            folders: Folders::default(),
            open_files: HashMap::new(),
            wanted: Vec::new(),
            looked: HashMap::new(),
            needed: HashSet::new(),
            corpora: Arc::default(),
        }
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
        self.folders.set_roots(roots.clone());
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
        let surroundings = self.folders.around(&*self.fs, path);
        let document = Document::new(Arc::clone(path), language, version, Text::new(text), surroundings);
        self.drafts.remove(path);
        self.put(document);
        self.look_at_reach();
    }

    /// A document is there that is not UTF-8: `bytes` are all of it.
    pub fn open_undecodable(&mut self, path: &Arc<Path>, language: Language, bytes: &[u8]) {
        let surroundings = self.folders.around(&*self.fs, path);
        let document = Document::undecodable(Arc::clone(path), language, bytes, surroundings);
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
        let surroundings = self.folders.around(&*self.fs, reading.path());
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
            has_changed |= self.folders.changed(path);
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
            let surroundings = self.folders.around(&*self.fs, &document.path);
            if !surroundings.is_same(&document.surroundings) {
                self.put(document.within(surroundings));
            }
        }
        for summary in snapshot.closed.values() {
            let surroundings = self.folders.around(&*self.fs, &summary.path);
            if !surroundings.is_same(&summary.surroundings) {
                self.put_closed(summary.within(surroundings));
            }
        }
    }

    fn put(&mut self, document: Document) {
        let document = Arc::new(document);
        self.want(document.head().named().map(|(_, named)| &named.target));
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
