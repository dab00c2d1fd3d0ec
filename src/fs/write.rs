//! Writing files, so that each is at every moment as it was or as it is to be.

use std::fs::{Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{NotReplaced, Replacement, read};

/// How many files were written beside others.
static TEMPORARY: AtomicUsize = AtomicUsize::new(0);

/// Makes a file at `path`, where nothing is.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a file is worse than none.
        let _ = std::fs::remove_file(path);
    }
    written
}

/// Puts `bytes` in the place of what is in the file at `path`.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let known = std::fs::metadata(path).ok();
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        // Who reads from a pipe or a device would not see what is put in its place.
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    Staged::new(path, known.as_ref(), bytes)?.commit()
}

/// Replaces all of `files` that are as they are said to be, or none.
pub(super) fn replace_all(files: &[Replacement<'_>]) -> Result<(), NotReplaced> {
    let staged = stage_all(files)?;
    for (index, file) in files.iter().enumerate() {
        check(file).map_err(at(index))?;
    }
    commit_all(files, staged)
}

fn at(index: usize) -> impl Fn(io::Error) -> NotReplaced {
    move |error| NotReplaced { index, error, lost: Vec::new() }
}

fn stage_all(files: &[Replacement<'_>]) -> Result<Vec<Staged>, NotReplaced> {
    let stage = |(index, file): (usize, &Replacement<'_>)| {
        let staged = std::fs::metadata(file.path).and_then(|known| Staged::new(file.path, Some(&known), file.after));
        staged.map_err(at(index))
    };
    files.iter().enumerate().map(stage).collect()
}

/// Puts all that was staged in the place of `files`. Where one cannot be, as a single file that was mounted into a
/// container, those before it get back what they had.
fn commit_all(files: &[Replacement<'_>], staged: Vec<Staged>) -> Result<(), NotReplaced> {
    for (index, staged) in staged.into_iter().enumerate() {
        let Err(error) = staged.commit() else { continue };
        let put_back = |(nth, file): (usize, &Replacement<'_>)| Some((nth, replace(file.path, file.before).err()?));
        let lost = files[..index].iter().enumerate().filter_map(put_back).collect();
        return Err(NotReplaced { index, error, lost });
    }
    Ok(())
}

/// Whether a file has in it what it is said to have.
fn check(file: &Replacement<'_>) -> io::Result<()> {
    // One byte more is another file.
    match read::regular(file.path, file.before.len() as u64) {
        Ok(bytes) if bytes == file.before => Ok(()),
        Err(error) if error.kind() != io::ErrorKind::FileTooLarge => Err(error),
        _ => Err(io::Error::other("it has changed since it was read; run this again")),
    }
}

/// A file beside the one that it is to become, for as long as it is not.
#[derive(Debug)]
struct Staged {
    beside: PathBuf,
    path: PathBuf,
}

impl Staged {
    /// `bytes` beside the file at `path`, of which this is `known` if it is there.
    fn new(path: &Path, known: Option<&Metadata>, bytes: &[u8]) -> io::Result<Self> {
        // Renaming would not ask.
        if known.is_some_and(|known| known.permissions().readonly()) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
        }
        // Where a link leads to, so that it stays one.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut name = path.file_name().unwrap_or_default().to_owned();
        // Nobody else's: of this process, or of another.
        let nth = TEMPORARY.fetch_add(1, Ordering::Relaxed);
        name.push(format!(".{}-{nth}.tmp", std::process::id()));
        let beside = path.with_file_name(name);
        // Not what somebody has put there for us to write through.
        let mut file = options(known).write(true).create_new(true).open(&beside)?;
        let staged = Self { beside, path };
        file.write_all(bytes)?;
        known.map_or(Ok(()), |known| file.set_permissions(known.permissions()))?;
        // Some disks say only now that they are full.
        file.sync_all()?;
        Ok(staged)
    }

    fn commit(self) -> io::Result<()> {
        std::fs::rename(&self.beside, &self.path)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Of what has become the other file, there is nothing to remove.
        let _ = std::fs::remove_file(&self.beside);
    }
}

/// How a file beside one like `known` is opened: at no moment may more people read it.
#[cfg(unix)]
fn options(known: Option<&Metadata>) -> OpenOptions {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let mut options = OpenOptions::new();
    if let Some(known) = known {
        options.mode(known.permissions().mode());
    }
    options
}

#[cfg(not(unix))]
fn options(_: Option<&Metadata>) -> OpenOptions {
    OpenOptions::new()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn where_one_cannot_be_replaced_those_before_it_are_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["a.md", "b.md", "c.md"].map(|name| folder.path().join(name));
        for path in &paths {
            std::fs::write(path, "before").unwrap();
        }
        let files = paths.each_ref().map(|path| Replacement { path, before: b"before", after: b"after" });
        let staged = stage_all(&files).unwrap();
        std::fs::remove_file(&staged[1].beside).unwrap();
        let NotReplaced { index, error, lost } = commit_all(&files, staged).unwrap_err();
        assert_eq!((index, error.kind(), lost.len()), (1, io::ErrorKind::NotFound, 0));
        let left = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut left: Vec<_> = left.map(|path| (std::fs::read_to_string(&path).unwrap(), path)).collect();
        left.sort();
        assert_eq!(left, paths.map(|path| ("before".to_owned(), path)));
    }
}
