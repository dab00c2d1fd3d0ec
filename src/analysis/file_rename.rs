//! Files that get other names: what names them goes on naming them, and what they name stays what they mean.
//!
//! The edits are made before the files are moved. Each file is read once more as it would be afterwards, in its new
//! place: unless all of its names mean what they meant, it is left alone.

mod spelled;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(in crate::analysis) use spelled::relative;

use super::shared::edit::obstacle;
use super::shared::edit::{FileEdit, edited};
use crate::text::Span;
use crate::workspace::{FileName, FileNameKind, Home, Snapshot};

/// A file or a folder that gets another path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMove {
    /// Where it is.
    pub from: PathBuf,
    /// Where it will be.
    pub to: PathBuf,
}

/// The edits that keep all names right when `moves` are made, by file, sorted. Nothing outside of the folders that are
/// open is edited. Documents that are not open have no text: to keep those right too, open what [`closed`] names.
pub fn file_renames(snapshot: &Snapshot, moves: &[FileMove]) -> Vec<FileEdit> {
    let moving = Moving::new(snapshot, moves);
    let is_ours = |home: &Home<'_>| snapshot.roots().iter().any(|root| home.path().starts_with(root));
    let mut edits: Vec<FileEdit> = snapshot.homes().filter(is_ours).filter_map(|home| moving.edit(home)).collect();
    edits.sort_by(|a, b| a.path.cmp(&b.path));
    edits
}

/// The documents that no editor has open and in which a name may have to change.
pub fn closed(snapshot: &Snapshot, moves: &[FileMove]) -> Vec<Arc<Path>> {
    let moving = Moving::new(snapshot, moves);
    let is_torn = |from: &Path, named: &[Arc<Path>]| {
        let own = moving.by(from);
        named.iter().any(|path| moving.by(path) != own)
    };
    let concerned = snapshot.closed().filter(|it| is_torn(&it.path, &snapshot.files_named_by_closed(it)));
    let paths = concerned.map(|summary| Arc::clone(&summary.path));
    let named = |document| -> Vec<Arc<Path>> {
        snapshot.file_names(Home::Document(document)).into_iter().flat_map(|name| name.paths).collect()
    };
    let read = snapshot.documents().filter(|it| it.version.is_none() && is_torn(&it.path, &named(it)));
    let mut paths: Vec<_> = paths.chain(read.map(|it| Arc::clone(&it.path))).collect();
    paths.sort();
    paths
}

/// What is moved, and what is where afterwards.
struct Moving<'a> {
    snapshot: &'a Snapshot,
    moves: &'a [FileMove],
    /// The libraries that there will be.
    libraries: HashSet<PathBuf>,
}

impl<'a> Moving<'a> {
    fn new(snapshot: &'a Snapshot, moves: &'a [FileMove]) -> Self {
        let mut moving = Self { snapshot, moves, libraries: HashSet::new() };
        moving.libraries = snapshot.libraries().map(|(path, _)| moving.after(path)).collect();
        moving
    }

    /// Which of the moves takes the file at `path` along: that of the innermost folder.
    fn by(&self, path: &Path) -> Option<usize> {
        let takes = self.moves.iter().enumerate().filter(|(_, it)| path.starts_with(&it.from));
        takes.max_by_key(|(_, it)| it.from.as_os_str().len()).map(|(index, _)| index)
    }

    /// Where the file at `path` will be.
    fn after(&self, path: &Path) -> PathBuf {
        let moved = self.by(path).and_then(|index| {
            let it = self.moves.get(index)?;
            let rest = path.strip_prefix(&it.from).ok()?;
            // A path that ends in a slash is another one.
            Some(if rest.as_os_str().is_empty() { it.to.clone() } else { it.to.join(rest) })
        });
        moved.unwrap_or_else(|| path.to_owned())
    }

    /// The file that `name` means now.
    fn meant<'n>(&self, name: &'n FileName) -> Option<&'n Arc<Path>> {
        match name.kind {
            FileNameKind::Library => name.paths.iter().find(|path| self.snapshot.is_library_there(path)),
            FileNameKind::Transcript => name.paths.first(),
        }
    }

    /// The one of `paths` that a name which may mean them will mean.
    fn will_mean<'n>(&self, kind: FileNameKind, paths: &'n [Arc<Path>]) -> Option<&'n Path> {
        let is_there = |path: &&Arc<Path>| kind == FileNameKind::Transcript || self.libraries.contains(&***path);
        paths.iter().find(is_there).map(|path| &**path)
    }

    /// The edits of the file `home`.
    fn edit(&self, home: Home<'_>) -> Option<FileEdit> {
        let (names, path) = (self.snapshot.file_names(home), self.after(home.path()));
        let mut edits: Vec<(Span, String)> = names.iter().filter_map(|name| self.renamed(home, &path, name)).collect();
        edits.sort();
        edits.dedup();
        let is_apart = edits.windows(2).all(|pair| matches!(pair, [(a, _), (b, _)] if a.end() <= b.start()));
        if edits.is_empty() || !is_apart || obstacle(self.snapshot, home).is_some() {
            return None;
        }
        let is_right = self.is_right(home, &path.into(), &names, &edited(home.text(), &edits));
        let (path, version) = (Arc::clone(home.path()), home.version());
        is_right.then_some(FileEdit { path, version, edits, is_outside: false })
    }

    /// What `name`, in the file `home`, which will be at `path`, is to be written as. `None`: as it is, or nobody knows.
    fn renamed(&self, home: Home<'_>, path: &Path, name: &FileName) -> Option<(Span, String)> {
        let target = self.after(self.meant(name)?);
        let means = |written: &str| {
            let paths = self.snapshot.may_mean(home, path, name.kind, written);
            self.will_mean(name.kind, &paths) == Some(&*target)
        };
        if means(&name.name) {
            return None;
        }
        let written = spelled::names(self.snapshot, home, path, name, &target).into_iter().find(|it| means(it))?;
        Some((name.span, spelled::in_place(home, name, &written)?))
    }

    /// Whether the names in `text`, which the file `home` has in its new place `path`, mean what `names` mean now.
    fn is_right(&self, home: Home<'_>, path: &Arc<Path>, names: &[FileName], text: &str) -> bool {
        let after = self.snapshot.file_names_of(home, path, text);
        let is_same = |(name, after): (&FileName, &FileName)| match self.meant(name) {
            Some(meant) => self.will_mean(after.kind, &after.paths) == Some(&*self.after(meant)),
            None => true,
        };
        names.len() == after.len() && names.iter().zip(&after).all(is_same)
    }
}
