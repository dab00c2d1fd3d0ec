//! Library files.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, Weak};

use super::config::ConfigKind;
use crate::fs::FileSystem;
use crate::sources::{Format, Library, Problem};
use crate::text::Text;

/// A library file with its text, which its entries' ranges are of.
#[derive(Clone, Debug, Default)]
pub struct LibraryFile {
    /// The version the editor gave it; `None` for a file read from disk.
    pub version: Option<i32>,
    /// The text as it was read.
    pub text: Text,
    /// What was read from it.
    pub library: Library,
    /// Whether the file is not UTF-8: its text is the disk's in another encoding.
    pub is_transcoded: bool,
    /// What the file has become since and is not in force: it was broken by somebody who is still at it, or by a program
    /// that was stopped while saving.
    pub broken: Option<Arc<Broken>>,
    /// In what it differs from the reading before it.
    pub(super) changes: Option<Changes>,
}

/// In what one reading of a file differs from the one before it.
#[derive(Clone, Debug)]
pub(super) struct Changes {
    since: Weak<LibraryFile>,
    /// The keys that it says something else of.
    keys: Arc<HashSet<String>>,
}

/// A later reading of a file that lost entries to its faults.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Its text.
    pub text: Text,
    /// Its faults.
    pub problems: Vec<Problem>,
}

/// What is known of a library file that is named somewhere.
#[derive(Clone, Debug)]
pub enum LibraryState {
    /// Asked for, not read yet: who needs it keeps quiet.
    Loading,
    /// Read.
    Loaded(Arc<LibraryFile>),
    /// There is no such file.
    Absent,
    /// It cannot be read: the reason, as the end of a sentence.
    Unreadable(String),
}

impl LibraryState {
    /// The same; of a library that had `before` in it, with what is other in it now.
    pub(super) fn compared_with(self, before: Option<&Arc<LibraryFile>>) -> Self {
        match (self, before) {
            (Self::Loaded(file), Some(before)) => {
                let keys = Arc::new(file.library.changes_since(&before.library));
                let changes = Some(Changes { since: Arc::downgrade(before), keys });
                // Nobody else has the file yet: nothing is copied.
                Self::Loaded(Arc::new(LibraryFile { changes, ..Arc::unwrap_or_clone(file) }))
            }
            (state, _) => state,
        }
    }
}

impl LibraryFile {
    /// The library `text` in `format`.
    pub fn read(format: Format, version: Option<i32>, text: Text) -> Self {
        let library = format.read(&text.to_string());
        Self { version, text, library, is_transcoded: false, broken: None, changes: None }
    }

    /// The keys of which this reading says something else than `before`; `None`: nobody has compared the two.
    pub(super) fn changes_since(&self, before: &Arc<Self>) -> Option<&HashSet<String>> {
        let changes = self.changes.as_ref()?;
        std::ptr::eq(changes.since.as_ptr(), Arc::as_ptr(before)).then_some(&*changes.keys)
    }

    /// Whether this later reading of what `before` is of has lost entries, and to faults that `before` had not.
    fn is_broken(&self, before: &Self) -> bool {
        let loses = || before.library.entries().iter().any(|entry| self.library.get(&entry.key).is_none());
        self.library.problems().len() > before.library.problems().len() && loses()
    }

    /// This reading of a file; or `before`, which stays in force, with what is wrong with this one.
    pub(super) fn after(self: Arc<Self>, before: &Self) -> Arc<Self> {
        if !self.is_broken(before) {
            return self;
        }
        let broken = Broken { text: self.text.clone(), problems: self.library.problems().to_vec() };
        Arc::new(Self { broken: Some(Arc::new(broken)), ..before.clone() })
    }
}

/// Reads the library file at `path`. Never fails: what is wrong is part of the answer.
pub fn load_library(fs: &dyn FileSystem, path: &Path) -> LibraryState {
    let Some(format) = Format::of_path(path) else { return LibraryState::Unreadable(NO_FORMAT.to_owned()) };
    match fs.read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => LibraryState::Absent,
        Err(error) => LibraryState::Unreadable(error.to_string()),
        Ok(bytes) => {
            let text = format.decode(&bytes);
            let is_transcoded = matches!(text, Cow::Owned(_));
            let file = LibraryFile { is_transcoded, ..LibraryFile::read(format, None, Text::new(&text)) };
            LibraryState::Loaded(Arc::new(file))
        }
    }
}

/// Why a file of another name is not read.
pub(super) const NO_FORMAT: &str =
    "its name does not end in .bib, .json, .yaml, .yml or .ris, which are the formats that ibid reads";

/// Why a file that speaks for documents is not read as a library.
pub(super) const SPEAKS_FOR_DOCUMENTS: &str = "it speaks for the documents of its folder; name a file of sources";

/// Whether a file of this name may hold sources. A `.json` and a `.yaml` need not.
pub fn is_library(path: &Path) -> bool {
    Format::of_path(path).is_some() && !is_config(path)
}

/// Whether a file of this name speaks for documents.
pub fn is_config(path: &Path) -> bool {
    ConfigKind::of_path(path).is_some()
}

/// Whether a file of this name is a document (`markup.md` §2).
pub fn is_document(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["ibid", "md", "markdown", "qmd", "rmd"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}
