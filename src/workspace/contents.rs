//! What a folder has for ibid: documents, and libraries with sources.

use std::path::{Path, PathBuf};

use super::{is_document, is_library};
use crate::fs::{FileSystem, Walk};
use crate::sources::Format;

/// What is in a folder.
#[derive(Debug, Default)]
pub struct FolderContents {
    /// How many documents there are.
    pub documents: usize,
    /// The libraries, relative to the folder, sorted, each with how many sources are in it.
    pub libraries: Vec<(PathBuf, usize)>,
}

impl FolderContents {
    /// What is in `folder` and below it, as far as it is not ignored.
    pub fn below(fs: &dyn FileSystem, folder: &Path) -> Self {
        let files = Walk::below(fs, folder, &|path| is_document(path) || is_library(path)).files;
        let documents = files.iter().filter(|path| is_document(path)).count();
        let library = |path: &PathBuf| {
            let format = Format::of_path(path)?;
            let bytes = fs.read(path).ok()?;
            // Many a file is JSON or YAML.
            let count = format.read(&format.decode(&bytes)).entries().len();
            let is_ours = count > 0 || format.is_of_sources_alone();
            is_ours.then(|| (path.strip_prefix(folder).unwrap_or(path).to_owned(), count))
        };
        let mut libraries: Vec<_> = files.iter().filter_map(library).collect();
        libraries.sort();
        Self { documents, libraries }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.documents == 0 && self.libraries.is_empty()
    }

    /// “3 documents, 2 libraries with 40 sources”
    pub fn summary(&self) -> String {
        let counted =
            |count: usize, one: &str, several: &str| format!("{count} {}", if count == 1 { one } else { several });
        let sources = self.libraries.iter().map(|(_, count)| count).sum();
        let documents = counted(self.documents, "document", "documents");
        let libraries = counted(self.libraries.len(), "library", "libraries");
        format!("{documents}, {libraries} with {}", counted(sources, "source", "sources"))
    }
}
