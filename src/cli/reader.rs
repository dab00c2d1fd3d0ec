//! Reading files, each once, and each with the libraries it names.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::inputs::Input;
use crate::fs::FileSystem;
use crate::sources::Format;
use crate::workspace::{
    Document, Language, LibraryFile, LibraryState, MarkdownDiagnostics, Settings, Snapshot, Workspace, is_document,
    load_library, read_library,
};

/// Reads files for all workers at once.
#[derive(Debug)]
pub(super) struct Reader {
    fs: Arc<dyn FileSystem>,
    folder: PathBuf,
    /// Libraries serve many documents, and one may be large: each is read once, by whom needs it first.
    libraries: Mutex<HashMap<Arc<Path>, Arc<OnceLock<LibraryState>>>>,
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
    /// The snapshot that holds it, and the libraries it names if they were asked for.
    pub(super) snapshot: Arc<Snapshot>,
    /// What it is.
    pub(super) content: Content,
}

/// What a file is.
#[derive(Debug)]
pub(super) enum Content {
    /// Something written.
    Document(Arc<Document>),
    /// Sources.
    Library(Arc<LibraryFile>),
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
    /// A reader of files of `fs`; bibliographies are looked up below `folder`, too.
    pub(super) fn new(fs: Arc<dyn FileSystem>, folder: PathBuf) -> Self {
        Self { fs, folder, libraries: Mutex::default(), naming: OnceLock::new() }
    }

    /// Reads `input`, one of `inputs`, in a workspace of its own: what was read of other files is gone, but for their
    /// libraries. A library that is read with others comes with the documents of `inputs` that name it.
    ///
    /// # Errors
    ///
    /// What is wrong, in a sentence that names the file.
    pub(super) fn read<'a>(
        &self,
        input: &'a Input,
        inputs: &[Input],
        libraries: Libraries,
    ) -> Result<File<'a>, String> {
        let failed = |reason: &str| format!("{}: {reason}", input.name);
        let bytes = self.bytes(input).map_err(|error| failed(&reason(&error)))?;
        let mut workspace = self.workspace();
        if let Some(format) = Format::of_path(&input.path) {
            let naming = (libraries == Libraries::Named).then(|| self.naming(inputs));
            let snapshot = naming.filter(|naming| naming.library(&input.path).is_some()).unwrap_or_else(|| {
                workspace.set_library(&input.path, read_library(&input.path, &format.decode(&bytes)));
                workspace.snapshot()
            });
            let library = snapshot.library(&input.path).ok_or_else(|| failed("a format that ibid does not read"))?;
            let content = Content::Library(Arc::clone(library));
            return Ok(File { name: &input.name, path: Arc::clone(&input.path), snapshot, content });
        }
        let language = Language::of_path(&input.path);
        match std::str::from_utf8(&bytes) {
            Ok(text) => workspace.open(&input.path, language, None, text),
            Err(_) => workspace.open_undecodable(&input.path, language, &bytes),
        }
        if libraries == Libraries::Named {
            for path in workspace.take_wanted_libraries() {
                workspace.set_library(&path, self.library(&path));
            }
        }
        let snapshot = workspace.snapshot();
        let document = snapshot.document(&input.path).ok_or_else(|| failed("it could not be opened"))?;
        let content = Content::Document(Arc::clone(document));
        Ok(File { name: &input.name, path: Arc::clone(&input.path), snapshot, content })
    }

    /// The documents of `inputs` that name libraries, in one workspace with these: what two libraries say of one key is
    /// wrong where a document sees both.
    fn naming(&self, inputs: &[Input]) -> Arc<Snapshot> {
        let read = || {
            let mut workspace = self.workspace();
            for input in inputs.iter().filter(|input| is_document(&input.path)) {
                let bytes = self.bytes(input).unwrap_or_default();
                if let Some(text) = std::str::from_utf8(&bytes).ok().filter(|text| text.contains("bibliography")) {
                    workspace.open(&input.path, Language::of_path(&input.path), None, text);
                }
            }
            for path in workspace.take_wanted_libraries() {
                let given = inputs.iter().find(|input| input.path == path).and_then(|input| input.content.as_deref());
                let state = match given.zip(Format::of_path(&path)) {
                    Some((bytes, format)) => read_library(&path, &format.decode(bytes)),
                    None => self.library(&path),
                };
                workspace.set_library(&path, state);
            }
            workspace.snapshot()
        };
        Arc::clone(self.naming.get_or_init(read))
    }

    fn workspace(&self) -> Workspace {
        let mut workspace = Workspace::new(Arc::clone(&self.fs));
        workspace.set_roots(vec![self.folder.clone()]);
        // Who names a file wants to hear of it (markup.md §2 d).
        workspace.set_settings(Settings { markdown: MarkdownDiagnostics::Always, ..Settings::default() });
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
        path.strip_prefix(&self.folder).unwrap_or(path).display().to_string()
    }

    fn library(&self, path: &Arc<Path>) -> LibraryState {
        let mut libraries = self.libraries.lock().unwrap_or_else(PoisonError::into_inner);
        let state = Arc::clone(libraries.entry(Arc::clone(path)).or_default());
        // Reading takes long; others may ask for other libraries meanwhile.
        drop(libraries);
        state.get_or_init(|| load_library(&*self.fs, path)).clone()
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        _ => error.to_string(),
    }
}
