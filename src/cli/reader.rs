//! Reading files, each once, and each with the libraries it names.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::SystemTime;

use super::inputs::Input;
use crate::fs::FileSystem;
use crate::sources::Format;
use crate::sources::date::Day;
use crate::text::Text;
use crate::workspace::{
    Config, ConfigKind, Document, Found, Language, LibraryFile, LibraryState, MarkdownDiagnostics, Settings, Snapshot,
    Wanted, Workspace,
};

/// Reads files for all workers at once.
#[derive(Debug)]
pub(super) struct Reader {
    fs: Arc<dyn FileSystem>,
    folder: PathBuf,
    /// Without any files. Each file has a workspace beside it: settings and day are the same for all, should the run last
    /// until after midnight, and what stands around documents is read once.
    empty: Workspace,
    /// Libraries serve many documents, and one may be large: each is read once, by whom needs it first. So is what
    /// patterns stand for.
    found: Mutex<HashMap<Wanted, Arc<OnceLock<Found>>>>,
    /// The heads of the documents that were read with their libraries, but one alone of those that see the same.
    heads: Mutex<BTreeMap<Sight, Document>>,
    /// All documents that name libraries, with these: put together when the first library is read.
    naming: OnceLock<Arc<Snapshot>>,
}

/// A file that was read.
#[derive(Debug)]
pub(super) struct File<'a> {
    /// How it is called.
    pub(super) name: &'a str,
    /// Where it is.
    pub(super) path: Arc<Path>,
    /// Whether it is only looked at because it speaks for another one.
    pub(super) is_beside: bool,
    /// The snapshot that holds it, and the libraries it names if they were asked for.
    pub(super) snapshot: Arc<Snapshot>,
    /// What it is.
    pub(super) content: Content,
}

impl File<'_> {
    /// The document, for who asks what it quotes. `None`: it is none, or settings leave it out.
    ///
    /// # Errors
    ///
    /// It is not UTF-8: a sentence that names the file.
    pub(super) fn quoting(&self) -> Result<Option<&Arc<Document>>, String> {
        match &self.content {
            Content::Document(document) if document.undecodable.is_some() => {
                Err(format!("{}: it is not UTF-8", self.name))
            }
            Content::Document(document) => {
                Ok(Some(document).filter(|document| self.snapshot.wants_diagnostics(document)))
            }
            Content::Library(_) | Content::Config(_) => Ok(None),
        }
    }
}

/// What a file is.
#[derive(Debug)]
pub(super) enum Content {
    /// Something written.
    Document(Arc<Document>),
    /// Sources.
    Library(Arc<LibraryFile>),
    /// What speaks for documents.
    Config(Arc<Config>),
}

/// What is to be read with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Libraries {
    /// The libraries it names.
    Named,
    /// Nothing.
    None,
}

/// What was read; `None`: nothing of ours.
type Read = Option<(Arc<Snapshot>, Content)>;

impl Reader {
    /// A reader of files of `fs`; bibliographies are looked up below `folder`, too, and transcripts are read there and in
    /// `transcript_roots`.
    pub(super) fn new(fs: Arc<dyn FileSystem>, folder: PathBuf, transcript_roots: Vec<PathBuf>) -> Self {
        let mut empty = Workspace::new(Arc::clone(&fs));
        empty.set_today(Day::latest_at(SystemTime::now()));
        empty.set_roots(vec![folder.clone()]);
        // Who names a file wants to hear of it (markup.md §2 d).
        let markdown = MarkdownDiagnostics::Always;
        empty.set_settings(Settings { markdown, transcript_roots, ..Settings::default() });
        Self { fs, folder, empty, found: Mutex::default(), heads: Mutex::default(), naming: OnceLock::new() }
    }

    /// Reads `input`, one of `inputs`, in a workspace of its own: what was read of other files is gone, but for their
    /// libraries. A library that is read with others comes with the documents that name it and were read before. `None`:
    /// the file was come by in a folder, and is nothing of ours.
    ///
    /// # Errors
    ///
    /// What is wrong, in a sentence that names the file.
    pub(super) fn read<'a>(
        &self,
        input: &'a Input,
        inputs: &[Input],
        libraries: Libraries,
    ) -> Result<Option<File<'a>>, String> {
        let failed = |reason: &str| format!("{}: {reason}", input.name);
        let read = if ConfigKind::of_path(&input.path).is_some() {
            Ok(self.read_config(input))
        } else if let Some(format) = Format::of_path(&input.path) {
            let naming = (libraries == Libraries::Named).then(|| self.naming(inputs));
            self.read_library(input, format, naming)
        } else {
            self.read_document(input, libraries)
        };
        let read = read.map_err(|error| failed(&reason(&error)))?;
        let file = read.map(|(snapshot, content)| File {
            name: &input.name,
            path: Arc::clone(&input.path),
            is_beside: input.is_beside,
            snapshot,
            content,
        });
        if file.is_none() && input.is_named {
            return Err(failed("no document, and no library that ibid can read"));
        }
        Ok(file)
    }

    fn read_config(&self, input: &Input) -> Read {
        let mut workspace = match &input.content {
            None => self.empty.beside(),
            Some(content) => {
                // It speaks for nobody else.
                let mut workspace = self.empty.apart();
                workspace.open_file(&input.path, None, &String::from_utf8_lossy(content));
                workspace
            }
        };
        // It speaks for the documents beside it, if there are any.
        workspace.open(&input.path.with_file_name("*.ibid").into(), Language::Ibid, None, "");
        self.settle(&mut workspace, &[]);
        let snapshot = workspace.snapshot();
        let config = snapshot.configs().find(|config| config.path == input.path).cloned()?;
        Some((snapshot, Content::Config(config)))
    }

    /// Many a file is JSON or YAML: one that was not named is a library if there is an entry in it.
    fn read_library(&self, input: &Input, format: Format, naming: Option<Arc<Snapshot>>) -> io::Result<Read> {
        let named = naming.filter(|naming| naming.library(&input.path).is_some());
        let is_named = named.is_some() || input.is_named || format.is_of_sources_alone();
        let snapshot = named.map_or_else(|| self.library_alone(input, format), Ok)?;
        let Some(library) = snapshot.library(&input.path).cloned() else { return Ok(None) };
        let is_library = is_named || !library.library.entries().is_empty();
        Ok(is_library.then_some((snapshot, Content::Library(library))))
    }

    /// The library in a workspace of its own.
    fn library_alone(&self, input: &Input, format: Format) -> io::Result<Arc<Snapshot>> {
        let file = LibraryFile::read(format, None, Text::new(&format.decode(&self.bytes(input)?)));
        let mut workspace = self.empty.beside();
        workspace.set_library(&input.path, LibraryState::Loaded(Arc::new(file)));
        workspace.want_presence(&input.path);
        self.settle(&mut workspace, &[]);
        Ok(workspace.snapshot())
    }

    fn read_document(&self, input: &Input, libraries: Libraries) -> io::Result<Read> {
        let bytes = self.bytes(input)?;
        let mut workspace = self.empty.beside();
        let language = Language::of_path(&input.path);
        match std::str::from_utf8(&bytes) {
            Ok(text) => workspace.open(&input.path, language, None, text),
            Err(_) => workspace.open_undecodable(&input.path, language, &bytes),
        }
        if libraries == Libraries::Named {
            self.settle(&mut workspace, &[]);
        }
        let snapshot = workspace.snapshot();
        let Some(document) = snapshot.document(&input.path).cloned() else { return Ok(None) };
        if libraries == Libraries::Named {
            self.heads().insert(sight_of(&document), document.head_alone());
        }
        // Come by in a folder, it is looked at unless it says itself that it is not to be.
        let is_wanted = input.is_named || document.metadata.ibid != Some(false);
        Ok(is_wanted.then_some((snapshot, Content::Document(document))))
    }

    /// The documents that were read, in one workspace with the libraries that they name: what two libraries say of one key
    /// is wrong where a document sees both.
    fn naming(&self, inputs: &[Input]) -> Arc<Snapshot> {
        let read = || {
            let mut workspace = self.empty.beside();
            workspace.open_heads(self.heads().values());
            self.settle(&mut workspace, inputs);
            for input in inputs {
                workspace.want_presence(&input.path);
            }
            self.settle(&mut workspace, inputs);
            workspace.snapshot()
        };
        Arc::clone(self.naming.get_or_init(read))
    }

    fn heads(&self) -> MutexGuard<'_, BTreeMap<Sight, Document>> {
        self.heads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads what is wanted until nothing is. The content of a library that is among `given` may come from there.
    fn settle(&self, workspace: &mut Workspace, given: &[Input]) {
        loop {
            let wanted = workspace.take_wanted();
            if wanted.is_empty() {
                return;
            }
            for wanted in wanted {
                let found = given_as(given, &wanted).unwrap_or_else(|| self.find(workspace, wanted));
                workspace.take(found);
            }
        }
    }

    fn bytes<'a>(&self, input: &'a Input) -> io::Result<Cow<'a, [u8]>> {
        match &input.content {
            Some(content) => Ok(Cow::Borrowed(content)),
            None => self.fs.read(&input.path).map(Cow::Owned),
        }
    }

    /// How people call the file at `path`: from the current folder on, where it is in there.
    pub(super) fn name_of(&self, path: &Path) -> String {
        self.relative(path).unwrap_or(path).display().to_string()
    }

    /// The path of the file at `path` from the current folder on, where it is in there.
    pub(super) fn relative<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        path.strip_prefix(&self.folder).ok()
    }

    fn find(&self, workspace: &Workspace, wanted: Wanted) -> Found {
        let task = workspace.task(&wanted);
        let mut known = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let found = Arc::clone(known.entry(wanted).or_default());
        // Reading takes long; others may ask for other libraries meanwhile.
        drop(known);
        found.get_or_init(|| task.run(&*self.fs)).clone()
    }
}

/// What decides which sources a document sees: its folder, the libraries it names, and where it has entries of its own, it.
/// There may be very many documents, and most have none.
type Sight = (Option<PathBuf>, Vec<String>, Option<Arc<Path>>);

fn sight_of(document: &Document) -> Sight {
    let folder = document.path.parent().map(Path::to_owned);
    let names = document.metadata.bibliography.iter().map(|(name, _)| name.clone()).collect();
    let own = (!document.metadata.library.entries().is_empty()).then(|| Arc::clone(&document.path));
    (folder, names, own)
}

/// A library whose content was given, by standard input.
fn given_as(given: &[Input], wanted: &Wanted) -> Option<Found> {
    let Wanted::Library(path) = wanted else { return None };
    let content = given.iter().find(|input| input.path == *path)?.content.as_deref()?;
    let format = Format::of_path(path)?;
    let file = LibraryFile::read(format, None, Text::new(&format.decode(content)));
    Some(Found::Library(Arc::clone(path), LibraryState::Loaded(Arc::new(file))))
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        _ => error.to_string(),
    }
}
