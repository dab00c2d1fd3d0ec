//! Reading files, each once, and each with the libraries it names.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

use super::inputs::Input;
use crate::fs::FileSystem;
use crate::sources::Format;
use crate::sources::date::Day;
use crate::text::Text;
use crate::workspace::{
    Config, ConfigKind, Document, Found, Language, LibraryFile, LibraryState, MarkdownDiagnostics, Settings, Snapshot,
    Wanted, Workspace, is_document,
};

/// Reads files for all workers at once.
#[derive(Debug)]
pub(super) struct Reader {
    fs: Arc<dyn FileSystem>,
    folder: PathBuf,
    /// The same for all files, should the run last until after midnight.
    today: Day,
    /// Where transcripts may lie, other than in there.
    transcript_roots: Vec<PathBuf>,
    /// Libraries serve many documents, and one may be large: each is read once, by whom needs it first. So is what
    /// patterns stand for.
    found: Mutex<HashMap<Wanted, Arc<OnceLock<Found>>>>,
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

impl Reader {
    /// A reader of files of `fs`; bibliographies are looked up below `folder`, too, and transcripts are read there and in
    /// `transcript_roots`.
    pub(super) fn new(fs: Arc<dyn FileSystem>, folder: PathBuf, transcript_roots: Vec<PathBuf>) -> Self {
        let today = Day::latest_at(SystemTime::now());
        Self { fs, folder, today, transcript_roots, found: Mutex::default(), naming: OnceLock::new() }
    }

    /// Reads `input`, one of `inputs`, in a workspace of its own: what was read of other files is gone, but for their
    /// libraries. A library that is read with others comes with the documents of `inputs` that name it. `None`: the file
    /// was come by in a folder, and is nothing of ours.
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
        let bytes = self.bytes(input).map_err(|error| failed(&reason(&error)))?;
        let read = if ConfigKind::of_path(&input.path).is_some() {
            self.read_config(input, &bytes)
        } else if let Some(format) = Format::of_path(&input.path) {
            let naming = (libraries == Libraries::Named).then(|| self.naming(inputs));
            self.read_library(input, format, &bytes, naming)
        } else {
            self.read_document(input, &bytes, libraries)
        };
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

    fn read_config(&self, input: &Input, bytes: &[u8]) -> Option<(Arc<Snapshot>, Content)> {
        let mut workspace = self.workspace();
        workspace.open_file(&input.path, None, &String::from_utf8_lossy(bytes));
        // It speaks for the documents beside it, if there are any.
        workspace.open(&input.path.with_file_name("*.ibid").into(), Language::Ibid, None, "");
        self.settle(&mut workspace, &[]);
        let snapshot = workspace.snapshot();
        let config = snapshot.configs().find(|config| config.path == input.path).cloned()?;
        Some((snapshot, Content::Config(config)))
    }

    /// Many a file is JSON or YAML: one that was not named is a library if there is an entry in it.
    fn read_library(
        &self,
        input: &Input,
        format: Format,
        bytes: &[u8],
        naming: Option<Arc<Snapshot>>,
    ) -> Option<(Arc<Snapshot>, Content)> {
        let named = naming.filter(|naming| naming.library(&input.path).is_some());
        let is_named = named.is_some() || input.is_named || format.is_of_sources_alone();
        let snapshot = named.unwrap_or_else(|| {
            let mut workspace = self.workspace();
            let file = LibraryFile::read(format, None, Text::new(&format.decode(bytes)));
            workspace.set_library(&input.path, LibraryState::Loaded(Arc::new(file)));
            workspace.want_presence(&input.path);
            self.settle(&mut workspace, &[]);
            workspace.snapshot()
        });
        let library = snapshot.library(&input.path).cloned()?;
        (is_named || !library.library.entries().is_empty()).then_some((snapshot, Content::Library(library)))
    }

    fn read_document(&self, input: &Input, bytes: &[u8], libraries: Libraries) -> Option<(Arc<Snapshot>, Content)> {
        let mut workspace = self.workspace();
        let language = Language::of_path(&input.path);
        match std::str::from_utf8(bytes) {
            Ok(text) => workspace.open(&input.path, language, None, text),
            Err(_) => workspace.open_undecodable(&input.path, language, bytes),
        }
        if libraries == Libraries::Named {
            self.settle(&mut workspace, &[]);
        }
        let snapshot = workspace.snapshot();
        let document = snapshot.document(&input.path).cloned()?;
        // Come by in a folder, it is looked at unless it says itself that it is not to be.
        let is_wanted = input.is_named || document.metadata.ibid != Some(false);
        is_wanted.then_some((snapshot, Content::Document(document)))
    }

    /// The documents of `inputs` that name libraries, in one workspace with these: what two libraries say of one key is
    /// wrong where a document sees both.
    fn naming(&self, inputs: &[Input]) -> Arc<Snapshot> {
        let read = || {
            let mut workspace = self.workspace();
            let mut folders = HashSet::new();
            for input in inputs.iter().filter(|input| is_document(&input.path)) {
                let bytes = self.bytes(input).unwrap_or_default();
                let Ok(text) = std::str::from_utf8(&bytes) else { continue };
                // What speaks for a document speaks for all in its folder: one of them will do.
                if text.contains("bibliography") || folders.insert(input.path.parent()) {
                    workspace.open(&input.path, Language::of_path(&input.path), None, text);
                }
            }
            self.settle(&mut workspace, inputs);
            for input in inputs {
                workspace.want_presence(&input.path);
            }
            self.settle(&mut workspace, inputs);
            workspace.snapshot()
        };
        Arc::clone(self.naming.get_or_init(read))
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

    fn workspace(&self) -> Workspace {
        let mut workspace = Workspace::new(Arc::clone(&self.fs));
        workspace.set_today(self.today);
        workspace.set_roots(vec![self.folder.clone()]);
        // Who names a file wants to hear of it (markup.md §2 d).
        let transcript_roots = self.transcript_roots.clone();
        workspace.set_settings(Settings {
            markdown: MarkdownDiagnostics::Always,
            transcript_roots,
            ..Settings::default()
        });
        workspace
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
