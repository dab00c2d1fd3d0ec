//! Where transcripts may be read, and reading them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use super::{Corpora, TranscriptFile, TranscriptState};
use crate::fs::FileSystem;
use crate::sources::{Transcript, TranscriptFormat};
use crate::workspace::reach;

/// Where transcripts may be read (`markup.md` §8): in the folders that are open, in those that the user's settings name,
/// and beside a document that lies in none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::workspace) struct Reach {
    roots: Vec<PathBuf>,
    home: Option<PathBuf>,
}

/// What it takes to read a transcript: where it is, and where it may lie.
#[derive(Clone, Debug)]
pub struct Transcribe {
    pub(in crate::workspace) path: Arc<Path>,
    /// Whether its words are needed, and not only whether it has any.
    pub(super) are_words_needed: bool,
    pub(super) reach: Arc<Reach>,
    pub(super) corpora: Arc<Corpora>,
}

/// What it takes to see which transcripts are there.
#[derive(Clone, Debug)]
pub struct Look {
    pub(super) paths: Vec<Arc<Path>>,
    pub(super) reach: Arc<Reach>,
}

impl Transcribe {
    /// Reads it. Never fails: what is wrong is part of the answer.
    pub(in crate::workspace) fn run(&self, fs: &dyn FileSystem) -> TranscriptState {
        match presence(fs, &self.path, &self.reach.canonical(fs)) {
            TranscriptState::Present if self.are_words_needed => {}
            state => return state,
        }
        match self.read(fs) {
            Ok(transcript) => {
                let (sketch, corpus, corpora) = (OnceLock::new(), Mutex::default(), Arc::clone(&self.corpora));
                TranscriptState::Loaded(Arc::new(TranscriptFile { transcript, sketch, corpus, corpora }))
            }
            Err(reason) => TranscriptState::Unreadable(reason),
        }
    }

    fn read(&self, fs: &dyn FileSystem) -> Result<Transcript, String> {
        let format = TranscriptFormat::of_path(&self.path).ok_or(NO_FORMAT)?;
        let bytes = fs.read_up_to(&self.path, format.limit()).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => "no such file".to_owned(),
            _ => error.to_string(),
        })?;
        format.read(&bytes)
    }
}

/// Whether the file at `path` is there and within `reach`, links followed.
fn presence(fs: &dyn FileSystem, path: &Path, reach: &Reach) -> TranscriptState {
    let target = fs.canonical(path).filter(|target| fs.is_file(target));
    match target {
        None => TranscriptState::Missing("no such file".to_owned()),
        Some(target) if target != *path && !reach.has(&target) => TranscriptState::Missing(OUT_OF_REACH.to_owned()),
        Some(_) => TranscriptState::Present,
    }
}

impl Look {
    pub(in crate::workspace) fn run(&self, fs: &dyn FileSystem) -> Vec<(Arc<Path>, TranscriptState)> {
        let reach = self.reach.canonical(fs);
        self.paths.iter().map(|path| (Arc::clone(path), presence(fs, path, &reach))).collect()
    }
}

/// Why a file of another name is not read.
pub(super) const NO_FORMAT: &str =
    "its name does not end in .txt, .md, .html, .vtt, .srt or .pdf, which are the formats that ibid reads";

/// Why a file elsewhere is not read.
pub(super) const OUT_OF_REACH: &str =
    "it lies outside of the workspace, and of the transcriptRoots in your own settings";

impl Reach {
    /// The folders that are open, those that the user names, and those of `folders`, where documents are open, that lie in
    /// none of them.
    pub(super) fn new<'a>(
        open: &[PathBuf],
        of_user: &[PathBuf],
        folders: impl Iterator<Item = &'a Path>,
        home: Option<PathBuf>,
    ) -> Self {
        let of_user = of_user.iter().map(|root| match (root.strip_prefix("~"), &home) {
            (Ok(rest), Some(home)) => reach::normalise(&home.join(rest)),
            _ => reach::normalise(root),
        });
        let mut roots: Vec<PathBuf> = open.iter().cloned().chain(of_user).collect();
        let mut beside: Vec<&Path> =
            folders.filter(|folder| !roots.iter().any(|root| folder.starts_with(root))).collect();
        beside.sort();
        beside.dedup();
        roots.extend(beside.into_iter().map(Path::to_owned));
        // As the paths of transcripts are: the command line may name `../transcripts`.
        let roots = roots.iter().map(|root| reach::normalise(root)).collect();
        Self { roots, home }
    }

    pub(super) fn has(&self, path: &Path) -> bool {
        self.roots.iter().any(|root| path.starts_with(root))
    }

    /// What `~` stands for.
    pub(in crate::workspace) fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    /// The same by the paths that links lead to.
    fn canonical(&self, fs: &dyn FileSystem) -> Self {
        let roots = self.roots.iter().filter_map(|root| fs.canonical(root)).collect();
        Self { roots, home: self.home.clone() }
    }

    /// The file that `name` means in an entry of the file at `by`.
    pub(super) fn path(&self, name: &str, by: &Path) -> Result<Arc<Path>, String> {
        let folder = by.parent().filter(|_| by.is_absolute());
        let bases: Vec<&Path> = folder.into_iter().collect();
        // Of a name with backslashes the one with slashes comes last.
        let path = reach::paths(name, &bases, self.home.as_deref())?.pop().ok_or("no such file")?;
        match TranscriptFormat::of_path(&path) {
            None => Err(NO_FORMAT.to_owned()),
            Some(_) if !self.has(&path) => Err(OUT_OF_REACH.to_owned()),
            Some(_) => Ok(path),
        }
    }
}
