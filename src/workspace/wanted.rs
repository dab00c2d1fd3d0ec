//! What is to be read from disk, and what was.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::editor::OpenFile;
use super::glob::{Expansion, Glob};
use super::library::{LibraryFile, LibraryState, load_library};
use super::scope::{Head, Target, all_named};
use super::{Look, Snapshot, Transcribe, TranscriptState, Workspace};
use crate::fs::FileSystem;
use crate::sources::Format;

/// Something that is to be read from disk, off the task of who asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// A library.
    Library(Arc<Path>),
    /// The files that a pattern stands for.
    Files(Glob),
    /// A transcript.
    Transcript(Arc<Path>),
    /// Which transcripts are there that a library names.
    Presence(Arc<Path>),
}

/// What was read.
#[derive(Clone, Debug)]
pub enum Found {
    /// What became of a library.
    Library(Arc<Path>, LibraryState),
    /// The files that a pattern stands for.
    Files(Glob, Expansion),
    /// What became of a transcript.
    Transcript(Arc<Path>, TranscriptState),
    /// Which transcripts are there.
    Presence(Vec<(Arc<Path>, TranscriptState)>),
}

/// What it takes to read something.
#[derive(Clone, Debug)]
pub enum Task {
    /// A library is read from disk; it had `before` in it.
    Load {
        /// Where it is.
        path: Arc<Path>,
        /// What is to be compared with it.
        before: Option<Arc<LibraryFile>>,
    },
    /// A library is read from the editor's text; it had `before` in it.
    Read {
        /// Where it is.
        path: Arc<Path>,
        /// Its format.
        format: Format,
        /// The editor's text.
        open: OpenFile,
        /// What is to be compared with it.
        before: Option<Arc<LibraryFile>>,
    },
    /// A pattern is expanded.
    Expand(Glob),
    /// A transcript is read.
    Transcribe(Transcribe),
    /// Transcripts are looked for.
    Look(Look),
}

impl Task {
    /// Does it. Never fails: what is wrong is part of the answer.
    pub fn run(&self, fs: &dyn FileSystem) -> Found {
        match self {
            Self::Load { path, before } => {
                Found::Library(Arc::clone(path), load_library(fs, path).compared_with(before.as_ref()))
            }
            Self::Read { path, format, open, before } => {
                let file = LibraryFile::read(*format, open.version, open.text.clone());
                let state = LibraryState::Loaded(Arc::new(file));
                Found::Library(Arc::clone(path), state.compared_with(before.as_ref()))
            }
            Self::Transcribe(task) => Found::Transcript(Arc::clone(&task.path), task.run(fs)),
            Self::Look(task) => Found::Presence(task.run(fs)),
            Self::Expand(glob) => Found::Files(glob.clone(), glob.expand(fs)),
        }
    }
}

impl Found {
    /// The folders in which more may appear.
    pub fn folders(&self) -> HashSet<&Path> {
        match self {
            Self::Files(_, expansion) => expansion.folders.iter().map(|folder| &**folder).collect(),
            Self::Presence(found) => found.iter().filter_map(|(path, _)| path.parent()).collect(),
            Self::Library(..) | Self::Transcript(..) => HashSet::new(),
        }
    }
}

impl Workspace {
    /// What somebody needs and nobody has begun to read. From now on it counts as being read: for each run what
    /// [`Workspace::task`] says, and hand what is found to [`Workspace::take`].
    pub fn take_wanted(&mut self) -> Vec<Wanted> {
        // Once for all documents around a file that speaks for them.
        if std::mem::take(&mut self.is_less_named) {
            self.forget_unused();
            self.forget_transcripts();
        }
        self.want_transcripts();
        std::mem::take(&mut self.wanted)
    }

    /// What it takes to read `wanted` as it is now.
    pub fn task(&self, wanted: &Wanted) -> Task {
        match wanted {
            Wanted::Files(glob) => Task::Expand(glob.clone()),
            Wanted::Presence(path) => Task::Look(self.look(path)),
            Wanted::Transcript(path) => Task::Transcribe(self.transcribe(path)),
            Wanted::Library(path) => {
                let (path, before) = (Arc::clone(path), self.current.library(path).cloned());
                match (self.open_files.get(&path), Format::of_path(&path)) {
                    (Some(open), Some(format)) => Task::Read { path, format, open: open.clone(), before },
                    _ => Task::Load { path, before },
                }
            }
        }
    }

    /// Takes over what was read.
    pub fn take(&mut self, found: Found) {
        match found {
            // What was closed, and what nobody names any more, may have been read all the same.
            Found::Library(path, state) => {
                if self.current.libraries.contains_key(&path) || self.is_open_for_itself(&path) {
                    self.set_library(&path, state);
                }
                if self.open_files.contains_key(&path) {
                    self.want_presence(&path);
                }
            }
            Found::Presence(found) => self.set_presence(found),
            Found::Transcript(path, state) => self.set_transcript(&path, state),
            Found::Files(glob, expansion) => {
                if self.current.globs.get(&glob).is_none_or(|known| known.as_ref() == Some(&expansion)) {
                    return;
                }
                let files: Vec<_> = expansion.files.iter().cloned().map(|path| Target::File(vec![path])).collect();
                self.globs_mut().insert(glob, Some(expansion));
                self.want(files.iter());
                self.is_less_named = true;
            }
        }
    }

    /// Reading `wanted` failed, and would again: what was known of it stays.
    pub fn give_up(&mut self, wanted: &Wanted) {
        const BUG: &str = "ibid failed to read it, which is a bug";
        if let Wanted::Transcript(path) = wanted {
            return self.set_transcript(path, TranscriptState::Unreadable(BUG.to_owned()));
        }
        let Wanted::Library(path) = wanted else { return };
        self.change().behind.remove(path);
        if let Some(state @ LibraryState::Loading) = self.libraries_mut().get_mut(path) {
            *state = LibraryState::Unreadable(BUG.to_owned());
        }
    }

    /// What became of reading the library at `path`. Of no consequence when it is open in the editor and this is another
    /// text than the editor's.
    pub fn set_library(&mut self, path: &Arc<Path>, state: LibraryState) {
        if let Some(open) = self.open_files.get(path) {
            let LibraryState::Loaded(file) = &state else { return };
            if file.version != open.version || file.text != open.text {
                return;
            }
            self.change().behind.remove(path);
            self.libraries_mut().insert(Arc::clone(path), state);
            return;
        }
        let state = match (state, self.current.libraries.get(path)) {
            (LibraryState::Loaded(now), Some(LibraryState::Loaded(before))) => {
                let is_disks = before.version.is_none();
                // Two watchers may tell of one change, and a program may save what it has read.
                if is_disks && before.broken.is_none() && now.text == before.text {
                    return;
                }
                LibraryState::Loaded(if is_disks { now.after(before) } else { now })
            }
            (state, _) => state,
        };
        self.libraries_mut().insert(Arc::clone(path), state);
    }

    /// Reads everything that is wanted, now: for the command line, which has nothing else to do.
    pub fn load_all(&mut self) {
        loop {
            let all = self.take_wanted();
            if all.is_empty() {
                return;
            }
            for wanted in all {
                let found = self.task(&wanted).run(&*self.fs);
                self.take(found);
            }
        }
    }

    /// What of `targets` is not known is wanted.
    pub(super) fn want<'a>(&mut self, targets: impl Iterator<Item = &'a Target>) {
        for target in targets {
            match target {
                Target::File(paths) => {
                    for path in paths {
                        if self.current.libraries.contains_key(path) {
                            continue;
                        }
                        self.libraries_mut().insert(Arc::clone(path), LibraryState::Loading);
                        self.wanted.push(Wanted::Library(Arc::clone(path)));
                    }
                }
                Target::Glob(glob) if !self.current.globs.contains_key(glob) => {
                    self.globs_mut().insert(glob.clone(), None);
                    self.wanted.push(Wanted::Files(glob.clone()));
                }
                Target::Glob(_) | Target::Nothing(_) => {}
            }
        }
    }

    /// What must be read again when the file or folder at `path` appeared, changed or went.
    pub fn affected_by(&self, path: &Path) -> Vec<Wanted> {
        let libraries = self.current.libraries.keys().filter(|library| library.starts_with(path));
        let libraries = libraries.filter(|library| !self.open_files.contains_key(*library));
        let globs = self.current.globs.iter().filter(|(glob, expansion)| {
            expansion.as_ref().is_some_and(|expansion| glob.may_change_with(path, expansion, &*self.fs))
        });
        let globs = globs.map(|(glob, _)| Wanted::Files(glob.clone()));
        let transcripts = self.current.transcripts.keys().filter(|transcript| transcript.starts_with(path));
        let transcripts = transcripts.cloned().map(Wanted::Transcript);
        libraries.cloned().map(Wanted::Library).chain(globs).chain(transcripts).collect()
    }

    /// Takes note of what a document named that is now as `head` has it, and names no more.
    pub(super) fn note_less_named(&mut self, head: Head<'_>) {
        self.is_less_named |= self.current.head(head.path).is_some_and(|before| !name_the_same(before, head));
    }

    /// Whether the library at `path` is open in the editor, and no other file than a library.
    fn is_open_for_itself(&self, path: &Path) -> bool {
        self.open_files.contains_key(path) && Format::of_path(path).is_some_and(Format::is_of_sources_alone)
    }

    /// Forgets the libraries and patterns that no document names any more.
    pub(super) fn forget_unused(&mut self) {
        let snapshot = Arc::clone(&self.current);
        let (mut libraries, mut globs) = (HashSet::new(), HashSet::new());
        for named in all_named(snapshot.heads()) {
            match &named.target {
                Target::Glob(glob) if !globs.insert(glob) => {}
                _ => libraries.extend(snapshot.paths_of(named)),
            }
        }
        let is_used = |path: &Arc<Path>| libraries.contains(path) || self.is_open_for_itself(path);
        let unused: Vec<_> = snapshot.libraries.keys().filter(|path| !is_used(path)).collect();
        for path in unused {
            self.libraries_mut().remove(path);
            self.change().behind.remove(path);
        }
        self.globs_mut().retain(|glob, _| globs.contains(glob));
    }
}

/// Whether the same is named for a document and by it in two states of it.
fn name_the_same(a: Head<'_>, b: Head<'_>) -> bool {
    let in_order = a.named().map(|(by, named)| (by, &named.name)).eq(b.named().map(|(by, named)| (by, &named.name)));
    in_order && a.surroundings.has_bases_of(b.surroundings)
}

impl Snapshot {
    /// The document at `path`, open or not.
    fn head(&self, path: &Path) -> Option<Head<'_>> {
        let open = self.document(path).map(|document| document.head());
        open.or_else(|| self.summary(path).map(|summary| summary.head()))
    }

    /// All documents, open or not.
    pub(super) fn heads(&self) -> impl Iterator<Item = Head<'_>> {
        self.documents().map(|document| document.head()).chain(self.closed().map(|summary| summary.head()))
    }
}
