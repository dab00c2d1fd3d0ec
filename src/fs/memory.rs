//! Files in memory.

use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::{Extent, FileSystem, Visited};

/// Files in memory, for tests. `~` is `/home`.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    /// Adds or replaces a file.
    pub fn write(&mut self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &Path) {
        self.files.remove(path);
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

    /// Ignore files are not looked at, and folders are not told of.
    fn walk(&self, folder: &Path, extent: &Extent, visit: &mut dyn FnMut(Visited) -> ControlFlow<()>) {
        let depth = if let Extent::Depth(depth) = extent { *depth } else { usize::MAX - 1 };
        for file in self.files.keys().filter(|file| extent.takes_in(file)) {
            let Ok(rest) = file.strip_prefix(folder) else { continue };
            let is_hidden = rest.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."));
            let is_deep = rest.components().count() > depth + 1;
            if !is_hidden && !is_deep && visit(Visited::File(file.clone())).is_break() {
                return;
            }
        }
    }

    fn home(&self) -> Option<PathBuf> {
        Some(PathBuf::from("/home"))
    }
}
