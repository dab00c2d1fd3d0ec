//! Edits as plain data.

use std::path::Path;
use std::sync::Arc;

use crate::text::{Span, Text};
use crate::workspace::{Home, Snapshot};

/// The edits of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEdit {
    /// The file.
    pub path: Arc<Path>,
    /// The version of it that they are of; `None`: the disk's.
    pub version: Option<i32>,
    /// What is replaced and by what, in order of place; no two overlap.
    pub edits: Vec<(Span, String)>,
    /// Whether it is a library outside of the folders that are open, which is not edited without confirmation
    /// (`markup.md` §8, reach).
    pub is_outside: bool,
}

impl FileEdit {
    /// Edits of the file `home`, on behalf of the one at `from`.
    pub(in crate::analysis) fn of(
        snapshot: &Snapshot,
        home: Home<'_>,
        from: &Path,
        mut edits: Vec<(Span, String)>,
    ) -> Self {
        edits.sort();
        let is_outside = !matches!(home, Home::Document(_)) && is_outside(snapshot, home.path(), from);
        Self { path: Arc::clone(home.path()), version: home.version(), edits, is_outside }
    }
}

/// Whether the file at `path` lies outside of the folders that are open; where none is, of the one that `from` lies in.
pub(in crate::analysis) fn is_outside(snapshot: &Snapshot, path: &Path, from: &Path) -> bool {
    match snapshot.roots() {
        // A buffer without a file lies nowhere.
        [] => from.parent().filter(|_| from.is_absolute()).is_none_or(|folder| !path.starts_with(folder)),
        roots => !roots.iter().any(|root| path.starts_with(root)),
    }
}

const NOT_UTF_8: &str = "is not UTF-8, and editing it could change other letters of it; save it as UTF-8 first";

/// Why the file `home` cannot be edited, as the end of a sentence that begins with its name. `None`: it can.
pub(in crate::analysis) fn obstacle(snapshot: &Snapshot, home: Home<'_>) -> Option<&'static str> {
    let Home::Library(path, file) = home else {
        // What is not UTF-8 in a file of the disk is another character in its text.
        let is_disks = matches!(home, Home::Config(config) if config.version.is_none());
        let is_whole = !is_disks || !home.text().to_string().contains(char::REPLACEMENT_CHARACTER);
        return (!is_whole).then_some(NOT_UTF_8);
    };
    if snapshot.is_behind(path) {
        Some("has changed and is still being read; try again")
    } else if file.broken.is_some() {
        Some("has become unreadable since it was read; mend it first")
    } else {
        (file.is_transcoded && file.version.is_none()).then_some(NOT_UTF_8)
    }
}

/// The name of a file, for a message.
pub(in crate::analysis) fn file_name(path: &Path) -> String {
    format!("`{}`", path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

/// Where what stood at `offset` stands after `edits`; what is inserted right there stands before it.
pub(in crate::analysis) fn moved(offset: usize, edits: &[(Span, String)]) -> usize {
    let before = edits.iter().filter(|(span, _)| span.end() <= offset);
    let (gone, new) = before.fold((0, 0), |(gone, new), (span, text)| (gone + span.len(), new + text.len()));
    (offset + new).saturating_sub(gone)
}

/// What `place` is after `edits`, all of which are in it.
pub(in crate::analysis) fn place_after(place: Span, edits: &[(Span, String)]) -> Span {
    let (gone, new) = edits.iter().fold((0, 0), |(gone, new), (span, text)| (gone + span.len(), new + text.len()));
    Span::new(place.start(), (place.end() + new).saturating_sub(gone).max(place.start()))
}

/// `text` after `edits`, which are in order of place.
pub fn edited(text: &Text, edits: &[(Span, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (span, replacement) in edits {
        out.push_str(&text.slice(Span::new(end, span.start())));
        out.push_str(replacement);
        end = span.end();
    }
    out.push_str(&text.slice(Span::new(end, text.len())));
    out
}
