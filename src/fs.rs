//! Finding, reading and writing files: the only disk access. A trait that tests replace.

mod memory;
mod read;
mod uri;
mod watch;
mod write;

pub use memory::Memory;
pub use uri::{reference_of, uri_of};

use std::collections::HashSet;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The files ibid may look at.
pub trait FileSystem: Send + Sync + std::fmt::Debug {
    /// The bytes of a regular file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The same, of a file of at most `limit` bytes.
    fn read_up_to(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let bytes = self.read(path)?;
        if bytes.len() as u64 > limit { Err(too_large(limit)) } else { Ok(bytes) }
    }

    /// Makes `bytes` the file at `path`, which is there as it was or as it is to be at every moment. What is no regular
    /// file, as a pipe, has them written into it.
    ///
    /// # Errors
    ///
    /// It cannot be written, as one that is read-only cannot, or files are only read here.
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let _ = (path, bytes);
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Does so with all of `files`, each of which must have in it what it is replaced in; or with none of them.
    ///
    /// # Errors
    ///
    /// Which of them stands in the way.
    fn replace_all(&self, files: &[Replacement<'_>]) -> Result<(), NotReplaced> {
        let error = io::ErrorKind::Unsupported.into();
        if files.is_empty() { Ok(()) } else { Err(NotReplaced { index: 0, error, lost: Vec::new() }) }
    }

    /// Makes a file of `bytes` at `path`, where nothing is: no link either, wherever it leads.
    ///
    /// # Errors
    ///
    /// Something is there (`AlreadyExists`), or it cannot be written, or files are only read here.
    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let _ = (path, bytes);
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Whether `path` is a regular file, links followed.
    fn is_file(&self, path: &Path) -> bool;

    /// Whether `path` is a folder, links followed. A file system need not have any.
    fn is_folder(&self, path: &Path) -> bool {
        let _ = path;
        false
    }

    /// Tells `visit` of what lies in and below `folder`, as far as `extent` goes, in no order, until it breaks off. Left
    /// out are hidden files and folders, what ignore files exclude (`.gitignore`, in a repository or not, `.ignore`), and
    /// folders of programs that nobody writes in (`node_modules`). Links are not followed, but for `folder` itself.
    fn walk(&self, folder: &Path, extent: &Extent, visit: &mut dyn FnMut(Visited) -> ControlFlow<()>) {
        let _ = (folder, extent, visit);
    }

    /// The path of the file that `path` leads to, through however many links.
    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        Some(path.to_owned())
    }

    /// The folder that `~` stands for.
    fn home(&self) -> Option<PathBuf> {
        None
    }

    /// The name that version control has of who works in `folder`.
    fn user_name(&self, folder: &Path) -> Option<String> {
        let _ = folder;
        None
    }

    /// Has `changed` told of files that appear, change or go, in the folders that the watcher is told of; of none, where
    /// that was lost. `None`: this file system tells nobody.
    fn watcher(&self, changed: Box<dyn Fn(Vec<PathBuf>) + Send>) -> Option<Box<dyn FolderWatcher>> {
        let _ = changed;
        None
    }
}

/// A file that is to have something else in it.
#[derive(Clone, Copy, Debug)]
pub struct Replacement<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// What it has in it, as far as anybody knows who wants to replace that.
    pub before: &'a [u8],
    /// What it is to have in it.
    pub after: &'a [u8],
}

/// Why several files were not replaced.
#[derive(Debug)]
pub struct NotReplaced {
    /// Which of them stands in the way.
    pub index: usize,
    /// Why.
    pub error: io::Error,
    /// Those before it that were replaced and could not be put back, and why.
    pub lost: Vec<(usize, io::Error)>,
}

/// Looks after folders.
pub trait FolderWatcher: Send + Sync {
    /// From now on the files of `folder` are watched, not those of the folders in it.
    fn watch(&mut self, folder: &Path) -> io::Result<()>;
}

/// How much of a folder a walk takes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    All,
    /// What lies in it, and in the folders down to so many below it.
    Depth(usize),
    /// What is at certain places and below them, and the folders on the way there: what of a walk over all is about them.
    At(Places),
}

impl Extent {
    /// Whether the file or folder at `path` may be taken in.
    fn takes_in(&self, path: &Path) -> bool {
        match self {
            Self::All | Self::Depth(_) => true,
            Self::At(places) => {
                places.ways.contains(path) || path.ancestors().any(|around| places.ends.contains(around))
            }
        }
    }
}

/// Some files and folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    ends: HashSet<PathBuf>,
    /// The folders that they lie in.
    ways: HashSet<PathBuf>,
}

impl Places {
    /// None at all.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl<'a> FromIterator<&'a Path> for Places {
    fn from_iter<I: IntoIterator<Item = &'a Path>>(paths: I) -> Self {
        let mut places = Self::default();
        for path in paths {
            for way in path.ancestors().skip(1) {
                if !places.ways.insert(way.to_owned()) {
                    break;
                }
            }
            places.ends.insert(path.to_owned());
        }
        places
    }
}

/// What a walk comes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visited {
    /// A folder, before what is in it.
    Folder(PathBuf),
    /// A regular file.
    File(PathBuf),
    /// A link to a regular file.
    Link(PathBuf),
    /// Something that could not be looked into: a sentence, its path included.
    Problem(String),
}

/// What a walk finds.
#[derive(Debug, Default)]
pub struct Walk {
    /// The files, sorted.
    pub files: Vec<PathBuf>,
    /// What could not be looked into: one sentence each, its path included.
    pub problems: Vec<String>,
}

impl Walk {
    /// The regular files below `folder` that `wanted` accepts, each as `folder` joined with the rest of its path.
    pub fn below(fs: &dyn FileSystem, folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Self {
        let mut walk = Self::default();
        fs.walk(folder, &Extent::All, &mut |visited| {
            match visited {
                Visited::File(file) if wanted(&file) => walk.files.push(file),
                Visited::Problem(problem) => walk.problems.push(problem),
                Visited::File(_) | Visited::Folder(_) | Visited::Link(_) => {}
            }
            ControlFlow::Continue(())
        });
        walk.files.sort();
        walk
    }
}

/// Folders that hold what programs put there, whether or not an ignore file says so.
const PROGRAMS_FOLDERS: [&str; 3] = ["node_modules", "bower_components", "__pycache__"];

/// No file that somebody has written is larger, and a larger one could take more memory than there is.
const LARGEST: u64 = 256 << 20;

/// The real disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl FileSystem for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.read_up_to(path, LARGEST)
    }

    fn read_up_to(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        read::regular(path, limit)
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        write::create(path, bytes)
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        write::replace(path, bytes)
    }

    fn replace_all(&self, files: &[Replacement<'_>]) -> Result<(), NotReplaced> {
        write::replace_all(files)
    }

    fn user_name(&self, folder: &Path) -> Option<String> {
        let git =
            std::process::Command::new("git").arg("-C").arg(folder).args(["config", "user.name"]).output().ok()?;
        let name = String::from_utf8(git.stdout).ok()?;
        Some(name.trim().to_owned()).filter(|name| git.status.success() && !name.is_empty())
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn walk(&self, folder: &Path, extent: &Extent, visit: &mut dyn FnMut(Visited) -> ControlFlow<()>) {
        // Not asked about `folder` itself.
        let is_programs = |entry: &ignore::DirEntry| {
            entry.file_type().is_some_and(|kind| kind.is_dir())
                && PROGRAMS_FOLDERS.iter().any(|name| entry.file_name() == *name)
        };
        let (depth, extent) = match extent {
            Extent::Depth(depth) => (Some(depth + 1), Extent::All),
            extent => (None, extent.clone()),
        };
        let walk = ignore::WalkBuilder::new(folder)
            .require_git(false)
            .max_depth(depth)
            .filter_entry(move |entry| !is_programs(entry) && extent.takes_in(entry.path()))
            .build();
        for entry in walk {
            let visited = match entry {
                Err(error) => Visited::Problem(problem(folder, &error)),
                Ok(entry) => match entry.file_type() {
                    Some(kind) if kind.is_dir() || (entry.depth() == 0 && entry.path().is_dir()) => {
                        Visited::Folder(entry.into_path())
                    }
                    Some(kind) if kind.is_file() => Visited::File(entry.into_path()),
                    Some(kind) if kind.is_symlink() && entry.path().is_file() => Visited::Link(entry.into_path()),
                    _ => continue,
                },
            };
            if visit(visited).is_break() {
                return;
            }
        }
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        std::fs::canonicalize(path).ok()
    }

    fn home(&self) -> Option<PathBuf> {
        std::env::home_dir()
    }

    fn watcher(&self, changed: Box<dyn Fn(Vec<PathBuf>) + Send>) -> Option<Box<dyn FolderWatcher>> {
        watch::SystemWatcher::new(changed).ok().map(|watcher| Box::new(watcher) as Box<dyn FolderWatcher>)
    }
}

fn too_large(limit: u64) -> io::Error {
    let limit = limit.div_ceil(1 << 20);
    let limit = if limit < 1024 { format!("{limit} MB") } else { format!("{} GB", limit / 1024) };
    io::Error::new(io::ErrorKind::FileTooLarge, format!("larger than {limit}"))
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
