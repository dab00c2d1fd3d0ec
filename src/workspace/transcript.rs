//! Transcripts: which files hold the words of which sources, and what was read of them (`markup.md` §8, §9).

mod corpora;
mod needs;
mod reading;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

pub(super) use self::corpora::Corpora;
pub(super) use self::needs::{Common, Looked};
pub(super) use self::reading::Reach;
pub use self::reading::{Look, Transcribe};
use super::{Sketch, Snapshot, Source, Sources, Task, Wanted, Workspace};
use crate::sources::{Field, FieldName, Transcript};
use crate::verify::Corpus;

/// A transcript that was read.
#[derive(Debug)]
pub struct TranscriptFile {
    /// What was read.
    pub transcript: Transcript,
    sketch: OnceLock<Sketch>,
    corpus: Mutex<Weak<Corpus>>,
    corpora: Arc<Corpora>,
}

/// What is known of a transcript that is named somewhere.
#[derive(Clone, Debug)]
pub enum TranscriptState {
    /// There, and nobody needs its words.
    Present,
    /// Asked for, not read yet: who needs it keeps quiet.
    Loading,
    /// Read.
    Loaded(Arc<TranscriptFile>),
    /// Absent or out of reach: the reason, as the end of a sentence (“no such file”).
    Missing(String),
    /// There, and its words cannot be had: the reason, as the end of a sentence.
    Unreadable(String),
}

/// A file that an entry names for its words.
#[derive(Clone, Debug)]
pub struct NamedTranscript<'a> {
    /// The field that names it.
    pub field: &'a Field,
    /// The name as it is written.
    pub name: String,
    /// Where it is.
    pub path: Option<Arc<Path>>,
    /// What is known of it; `None`: nobody has asked for it yet.
    pub state: Option<TranscriptState>,
}

/// The transcripts that are known.
pub(super) type Transcripts = HashMap<Arc<Path>, TranscriptState>;

impl TranscriptFile {
    /// Its words, ready to be compared with. They are made ready when they are needed, and again if that was long ago.
    pub fn corpus(&self) -> Arc<Corpus> {
        let mut known = self.corpus.lock().unwrap_or_else(PoisonError::into_inner);
        let corpus = known.upgrade().unwrap_or_else(|| Arc::new(Corpus::sharing(Arc::clone(&self.transcript.words))));
        *known = Arc::downgrade(&corpus);
        self.corpora.keep(&corpus);
        corpus
    }

    /// Whether a quotation with these words, which are [`search_words`](super::search_words), may be in it.
    pub fn may_have(&self, quotation: &[String]) -> bool {
        self.sketch().may_have(quotation)
    }

    /// Which words it has.
    pub fn sketch(&self) -> &Sketch {
        self.sketch.get_or_init(|| Sketch::new(&self.transcript.words))
    }
}

impl Drop for TranscriptFile {
    fn drop(&mut self) {
        self.corpora.forget(self.corpus.get_mut().unwrap_or_else(PoisonError::into_inner));
    }
}

/// The same when they are one reading of the file.
impl PartialEq for TranscriptState {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loaded(a), Self::Loaded(b)) => Arc::ptr_eq(a, b),
            (Self::Missing(a), Self::Missing(b)) | (Self::Unreadable(a), Self::Unreadable(b)) => a == b,
            (Self::Loading, Self::Loading) | (Self::Present, Self::Present) => true,
            _ => false,
        }
    }
}

impl TranscriptState {
    fn loaded(&self) -> Option<&Arc<TranscriptFile>> {
        match self {
            Self::Loaded(file) => Some(file),
            Self::Present | Self::Loading | Self::Missing(_) | Self::Unreadable(_) => None,
        }
    }
}

impl NamedTranscript<'_> {
    /// Whether the entry says that its words are there, and no program has merely attached it.
    pub fn is_promised(&self) -> bool {
        self.field.name == FieldName::Transcript
    }

    /// Why its words cannot be had, as the end of a sentence.
    pub fn problem(&self) -> Option<&str> {
        match &self.state {
            Some(TranscriptState::Missing(reason) | TranscriptState::Unreadable(reason)) => Some(reason),
            _ => None,
        }
    }
}

impl Snapshot {
    /// The files that hold the words of `source`, one of `sources`, with what is known of them: its own, else those of the
    /// source that it is quoted in.
    pub fn transcripts_of<'a>(&self, source: Source<'a>, sources: &Sources<'a>) -> Vec<NamedTranscript<'a>> {
        let own = self.transcripts_named_by(source);
        if !own.is_empty() {
            return own;
        }
        let secondary = source.entry.text(&FieldName::QuotedIn).and_then(|key| sources.get(key.trim()));
        secondary.map_or(own, |source| self.transcripts_named_by(source))
    }

    /// The files that `source` itself names for its words, with what is known of them. What a program attached and nobody
    /// can read here is left out.
    pub fn transcripts_named_by<'a>(&self, source: Source<'a>) -> Vec<NamedTranscript<'a>> {
        let named = source.entry.transcripts().into_iter().map(|(field, name)| {
            let (path, state) = match self.reach.path(&name, source.path) {
                Ok(path) => (Some(Arc::clone(&path)), self.transcripts.get(&path).cloned()),
                Err(reason) => (None, Some(TranscriptState::Missing(reason))),
            };
            NamedTranscript { field, name, path, state }
        });
        named.filter(|named| named.is_promised() || named.problem().is_none()).collect()
    }

    /// The transcript at `path`, once it is read, as long as it is within reach.
    pub fn transcript(&self, path: &Path) -> Option<&Arc<TranscriptFile>> {
        self.transcripts.get(path).filter(|_| self.reach.has(path))?.loaded()
    }

    /// The transcripts that are read, with their paths, in no order.
    pub fn loaded_transcripts(&self) -> impl Iterator<Item = (&Arc<Path>, &Arc<TranscriptFile>)> {
        let within_reach = self.transcripts.iter().filter(|(path, _)| self.reach.has(path));
        within_reach.filter_map(|(path, state)| Some((path, state.loaded()?)))
    }

    /// Whether the files of `folder` may be looked at: it is open, or within reach of transcripts.
    pub fn may_list(&self, folder: &Path) -> bool {
        folder.is_absolute() && (self.roots.iter().any(|root| folder.starts_with(root)) || self.reach.has(folder))
    }

    /// This state, but with what was read of more transcripts.
    #[must_use]
    pub fn with_transcripts(&self, more: impl IntoIterator<Item = (Arc<Path>, Arc<TranscriptFile>)>) -> Self {
        let mut snapshot = self.clone();
        let more = more.into_iter().map(|(path, file)| (path, TranscriptState::Loaded(file)));
        Arc::make_mut(&mut snapshot.transcripts).extend(more);
        snapshot
    }

    /// All that is known of transcripts now.
    pub fn known_transcripts(&self) -> TranscriptInputs {
        TranscriptInputs { known: Arc::clone(&self.transcripts), reach: Arc::clone(&self.reach) }
    }

    /// The transcripts of which `before` knew something else, or nothing.
    pub fn transcripts_changed_since(&self, before: &TranscriptInputs) -> HashSet<Arc<Path>> {
        if Arc::ptr_eq(&self.transcripts, &before.known) {
            return HashSet::new();
        }
        let changed = |a: &Transcripts, b: &Transcripts| -> Vec<Arc<Path>> {
            a.iter().filter(|(path, state)| b.get(*path) != Some(*state)).map(|(path, _)| Arc::clone(path)).collect()
        };
        changed(&self.transcripts, &before.known).into_iter().chain(changed(&before.known, &self.transcripts)).collect()
    }
}

/// All that is known of transcripts at one moment, and where they may be read. Comparing compares no text.
#[derive(Clone, Debug)]
pub struct TranscriptInputs {
    known: Arc<Transcripts>,
    reach: Arc<Reach>,
}

impl TranscriptInputs {
    /// Whether the same files are within reach.
    pub(super) fn has_reach_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.reach, &other.reach)
    }
}

impl PartialEq for TranscriptInputs {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.known, &other.known) && self.has_reach_of(other)
    }
}

impl Workspace {
    /// Wants to know which transcripts are there that the library at `path` names: for who reads the library itself.
    pub fn want_presence(&mut self, path: &Arc<Path>) {
        if !self.absent_from(path).is_empty() {
            self.wanted.push(Wanted::Presence(Arc::clone(path)));
        }
    }

    /// The transcripts that the library at `path` names and of which nothing is known.
    fn absent_from(&self, path: &Arc<Path>) -> Vec<Arc<Path>> {
        let named = transcripts_of_library(&self.current, path);
        named.filter(|path| !self.current.transcripts.contains_key(path)).collect()
    }

    /// Which transcripts are there. Of those whose words are needed more is known, or soon will be.
    pub(super) fn set_presence(&mut self, found: Vec<(Arc<Path>, TranscriptState)>) {
        let snapshot = Arc::clone(&self.current);
        let is_new = |(path, _): &(Arc<Path>, TranscriptState)| !snapshot.transcripts.contains_key(path);
        let found: Vec<_> = found.into_iter().filter(is_new).collect();
        if !found.is_empty() {
            self.transcripts_mut().extend(found);
        }
    }

    /// A document is open at `path`: transcripts may be read beside it.
    pub(super) fn extend_reach(&mut self, path: &Path) {
        // Most are in a folder that is open, and there may be very many of them.
        if path.is_absolute() && !path.parent().is_some_and(|folder| self.current.reach.has(folder)) {
            self.look_at_reach();
        }
    }

    /// Looks anew at where transcripts may be read.
    pub(super) fn look_at_reach(&mut self) {
        let snapshot = Arc::clone(&self.current);
        let folders = snapshot.documents.keys().filter(|path| path.is_absolute()).filter_map(|path| path.parent());
        let reach = Reach::new(&snapshot.roots, &snapshot.settings.transcript_roots, folders, self.fs.home());
        if reach != *snapshot.reach {
            self.change().reach = Arc::new(reach);
            // What was out of reach may not be, and the other way round.
            let known: Vec<_> = snapshot.transcripts.keys().cloned().map(Wanted::Transcript).collect();
            self.wanted.extend(known);
        }
    }

    /// What became of reading the transcript at `path`, unless nobody wants to know that any more.
    pub(super) fn set_transcript(&mut self, path: &Arc<Path>, state: TranscriptState) {
        let Some(before) = self.current.transcripts.get(path) else { return };
        let is_same = match (before, &state) {
            // Two watchers may tell of one change, and a program may save what it has read.
            (TranscriptState::Loaded(a), TranscriptState::Loaded(b)) => a.transcript == b.transcript,
            (a, b) => a == b,
        };
        let is_loading = matches!(before, TranscriptState::Loading);
        match state {
            _ if is_same => {}
            TranscriptState::Loaded(_) | TranscriptState::Unreadable(_) if !self.is_needed(path) => {}
            // It was looked for when nobody needed its words.
            TranscriptState::Present if self.is_needed(path) => {
                if !is_loading {
                    self.transcripts_mut().insert(Arc::clone(path), TranscriptState::Loading);
                    self.wanted.push(Wanted::Transcript(Arc::clone(path)));
                }
            }
            state => {
                self.transcripts_mut().insert(Arc::clone(path), state);
            }
        }
    }

    /// What it takes to read the transcript at `path`, whether or not anybody cites its source.
    pub fn reading_words(&self, path: &Arc<Path>) -> Task {
        Task::Transcribe(Transcribe { are_words_needed: true, ..self.transcribe(path) })
    }

    pub(super) fn transcribe(&self, path: &Arc<Path>) -> Transcribe {
        let are_words_needed = self.is_needed(path);
        let (path, reach, corpora) = (Arc::clone(path), Arc::clone(&self.current.reach), Arc::clone(&self.corpora));
        Transcribe { path, are_words_needed, reach, corpora }
    }

    pub(super) fn look(&self, library: &Arc<Path>) -> Look {
        Look { paths: self.absent_from(library), reach: Arc::clone(&self.current.reach) }
    }

    /// The transcripts of the next snapshot.
    pub(super) fn transcripts_mut(&mut self) -> &mut Transcripts {
        Arc::make_mut(&mut self.change().transcripts)
    }
}

/// The transcripts that the entries of the library at `path` promise.
fn transcripts_of_library<'a>(snapshot: &'a Snapshot, path: &'a Arc<Path>) -> impl Iterator<Item = Arc<Path>> + 'a {
    let entries = snapshot.library(path).into_iter().flat_map(|file| file.library.entries());
    let named = entries.flat_map(move |entry| snapshot.transcripts_named_by(Source { path, entry }));
    named.filter(NamedTranscript::is_promised).filter_map(|named| named.path)
}
