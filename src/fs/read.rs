//! Reading a file of which nobody knows what it is.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::too_large;

/// The bytes of the regular file at `path`, if they are at most `limit`.
pub(super) fn regular(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    // A device may do something when it is opened.
    check(&std::fs::metadata(path)?, limit)?;
    let file = open(path)?;
    // It may be another one by now, and a file may grow while it is read.
    let metadata = file.metadata()?;
    check(&metadata, limit)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(too_large(limit)) } else { Ok(bytes) }
}

fn check(metadata: &Metadata, limit: u64) -> io::Result<()> {
    match metadata {
        // A device or a pipe would block for ever.
        _ if !metadata.is_file() => Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")),
        _ if metadata.len() > limit => Err(too_large(limit)),
        _ => Ok(()),
    }
}

/// Opens it, without waiting for somebody to write should it be a pipe by now, and without making it this program's
/// terminal should it be one.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    Ok(rustix::fs::open(path, flags, Mode::empty())?.into())
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::ErrorKind;

    use super::*;

    #[test]
    fn a_file_that_is_a_pipe_when_it_is_opened_keeps_nobody_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let opened = open(&pipe).unwrap().metadata().unwrap();
        assert_eq!(check(&opened, 1).unwrap_err().kind(), ErrorKind::InvalidInput);
    }

    #[test]
    fn no_more_is_read_than_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "four").unwrap();
        assert_eq!(regular(&path, 4).unwrap(), b"four");
        assert_eq!(regular(&path, 3).unwrap_err().kind(), ErrorKind::FileTooLarge);
        // It says that it is empty.
        assert_eq!(regular(Path::new("/proc/self/status"), 3).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert_eq!(regular(folder.path(), 4).unwrap_err().kind(), ErrorKind::InvalidInput);
        assert_eq!(regular(Path::new("/dev/zero"), 4).unwrap_err().kind(), ErrorKind::InvalidInput);
    }
}
