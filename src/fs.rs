//! Finding and reading files: the only disk access. A trait that tests replace.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

/// The files ibid may look at.
pub trait FileSystem: Send + Sync + std::fmt::Debug {
    /// The bytes of a regular file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Whether `path` is a regular file, links followed.
    fn is_file(&self, path: &Path) -> bool;

    /// Whether `path` is a folder, links followed. A file system need not have any.
    fn is_folder(&self, path: &Path) -> bool {
        let _ = path;
        false
    }

    /// The regular files below `folder` that `wanted` accepts, sorted, each as `folder` joined with the rest of its
    /// path. Left out are hidden files and folders, and what ignore files exclude (`.gitignore`, in a repository or
    /// not, `.ignore`); links are not followed.
    fn walk(&self, folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Walk {
        let _ = (folder, wanted);
        Walk::default()
    }
}

/// What a walk finds.
#[derive(Debug, Default)]
pub struct Walk {
    /// The files, sorted.
    pub files: Vec<PathBuf>,
    /// What could not be looked into: one sentence each, its path included.
    pub problems: Vec<String>,
}

/// The real disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl FileSystem for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let metadata = std::fs::metadata(path)?;
        // A device or a pipe would block for ever.
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        // What a `Span` cannot hold.
        if metadata.len() > u64::from(u32::MAX) {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "larger than 4 GiB"));
        }
        std::fs::read(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn walk(&self, folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Walk {
        let mut walk = Walk::default();
        for entry in ignore::WalkBuilder::new(folder).require_git(false).build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) && wanted(entry.path()) => {
                    walk.files.push(entry.into_path());
                }
                Ok(_) => {}
                Err(error) => walk.problems.push(problem(folder, &error)),
            }
        }
        walk.files.sort();
        walk
    }
}

/// What kept a walk from looking into `path`, or into what `error` names below it.
fn problem(path: &Path, error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { path, err } => problem(path, err),
        ignore::Error::WithDepth { err, .. } => problem(path, err),
        // The error itself names the path once more.
        ignore::Error::Io(error) => format!("{}: {}", path.display(), error.kind()),
        other => format!("{}: {other}", path.display()),
    }
}

/// Files in memory, for tests.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: HashMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// Adds or replaces a file.
    pub fn write(&mut self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }
}

impl FileSystem for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.files.keys().any(|file| file != path && file.starts_with(path))
    }

    /// Ignore files are not looked at.
    fn walk(&self, folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Walk {
        let visible = |file: &Path| {
            file.strip_prefix(folder)
                .is_ok_and(|rest| !rest.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b".")))
        };
        let mut files: Vec<_> = self.files.keys().filter(|file| visible(file) && wanted(file)).cloned().collect();
        files.sort();
        Walk { files, problems: Vec::new() }
    }
}
