//! The files that a field may name: which are asked for before [`complete`](super::complete), which reads nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{entries, front_matter};
use crate::analysis::FilePosition;
use crate::sources::{FieldName, TranscriptFormat};
use crate::workspace::{Home, Snapshot, is_library};

/// Files that a field may name: those of a folder and below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The folder that their names are relative to.
    pub folder: PathBuf,
    /// Whether they hold words of sources, or sources.
    pub are_transcripts: bool,
    /// The file that names them, which is none of them.
    pub by: Arc<Path>,
}

impl Listing {
    /// Whether the file at `path` is one, by its name.
    pub fn takes_in(&self, path: &Path) -> bool {
        let is_one = if self.are_transcripts { TranscriptFormat::of_path(path).is_some() } else { is_library(path) };
        is_one && *path != *self.by
    }
}

/// The files that the field at `position` may name, within the reach of `markup.md` §8. `None`: none is to stand there.
pub fn listing(snapshot: &Snapshot, position: &FilePosition) -> Option<Listing> {
    let home = snapshot.home(&position.path)?;
    // In running text nothing names a file, and that is where most is typed.
    if let Home::Document(document) = home {
        front_matter::around(document, position.offset)?;
    }
    let are_transcripts = entries::names_file(home, position.offset)? == FieldName::Transcript;
    let folder = position.path.parent().filter(|folder| snapshot.may_list(folder))?;
    Some(Listing { folder: folder.to_owned(), are_transcripts, by: Arc::clone(&position.path) })
}
