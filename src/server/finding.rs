//! Finding words in transcripts that nobody cites: there may be a thousand of them, so they are read when somebody asks,
//! one after the other, and of each is kept which words it has, not the words. What has those that are looked for is read
//! once more, and kept until others are: of a quotation that is one file, or a few.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::session::Session;
use crate::analysis::shared::holding::Search;
use crate::workspace::{Found, Sketch, Snapshot, TranscriptFile, TranscriptState};

/// How long a request looks. What it has not come to by then is left to the next one.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many bytes of words are handed on: words that are in every transcript tell nothing.
const MOST: usize = 64 << 20;

/// Which words transcripts have, as far as they have been looked at.
#[derive(Default)]
pub(super) struct Sketches {
    state: Mutex<State>,
    /// Held by who reads what is not known, so that no file is read twice at a time.
    turn: Mutex<()>,
}

type Files = HashMap<Arc<Path>, Arc<TranscriptFile>>;

#[derive(Default)]
struct State {
    known: HashMap<Arc<Path>, Sketch>,
    /// What the last search found.
    found: Files,
    /// How often something was forgotten: what was read before that may be out of date.
    changes: u64,
}

impl Sketches {
    /// The files at `paths`, and what lies below them, may be others now.
    pub(super) fn forget(&self, paths: &[Arc<Path>]) {
        let mut state = self.state();
        let is_same = |known: &Path| !paths.iter().any(|path| known.starts_with(path));
        state.changes += 1;
        state.known.retain(|known, _| is_same(known));
        state.found.retain(|known, _| is_same(known));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the transcript at `path` may have what is searched for. `None`: nobody has looked at it.
    fn may_have(&self, path: &Path, search: &Search) -> Option<bool> {
        self.state().known.get(path).map(|sketch| wants(sketch, search))
    }

    /// The transcript at `path`, if the last search found it.
    fn found(&self, path: &Path) -> Option<Arc<TranscriptFile>> {
        self.state().found.get(path).cloned()
    }

    /// What was found in earlier searches, of what may have the words of `search`, and whether that is all there is.
    fn kept(&self, search: &Search) -> (Files, bool) {
        let state = self.state();
        let wanted = |path: &&Arc<Path>| state.known.get(*path).is_none_or(|sketch| wants(sketch, search));
        let (mut files, mut is_all) = (Files::new(), true);
        for path in search.transcripts.iter().filter(wanted) {
            match state.found.get(path) {
                Some(file) => drop(files.insert(Arc::clone(path), Arc::clone(file))),
                None => is_all = false,
            }
        }
        (files, is_all)
    }
}

fn wants(sketch: &Sketch, search: &Search) -> bool {
    search.quotations.iter().any(|quotation| sketch.may_have(quotation))
}

impl Session {
    /// `snapshot`, with those transcripts of `search` that may have its words or are kept anyway. Of others, what nobody has
    /// looked at yet is looked at where `is_thorough`.
    pub(super) fn with_found(&self, snapshot: &Arc<Snapshot>, search: &Search, is_thorough: bool) -> Arc<Snapshot> {
        let _turn = is_thorough.then(|| self.sketches.turn.lock().unwrap_or_else(PoisonError::into_inner));
        // Who had to wait finds known what the one before has looked at, and goes on from there.
        let deadline = Instant::now() + PATIENCE;
        let changes = self.sketches.state().changes;
        let (mut found, mut size) = (Files::new(), 0);
        for path in &search.transcripts {
            let is_read = search.kept.contains(path) || self.sketches.may_have(path, search).unwrap_or(is_thorough);
            if !is_read {
                continue;
            }
            if size > MOST || Instant::now() > deadline {
                break;
            }
            let known = self.sketches.found(path);
            if let Some(file) = known.or_else(|| self.looked_through(path, search)) {
                size += file.transcript.words.len();
                found.insert(Arc::clone(path), file);
            }
        }
        let snapshot = with(snapshot, &found);
        let mut state = self.sketches.state();
        if state.changes == changes {
            state.found = found;
        }
        snapshot
    }

    /// The same with what is in memory, at once; and whether that is all.
    pub(super) fn with_kept(&self, snapshot: &Arc<Snapshot>, search: &Search) -> (Arc<Snapshot>, bool) {
        let (found, is_all) = self.sketches.kept(search);
        (with(snapshot, &found), is_all)
    }

    /// The transcript at `path`, if it may have the words or is kept anyway.
    fn looked_through(&self, path: &Arc<Path>, search: &Search) -> Option<Arc<TranscriptFile>> {
        let fs = self.fs();
        let changes = self.sketches.state().changes;
        // Before it is read, so that no change is missed.
        self.watcher.watch_file(&*fs, path);
        let file = match self.reading_words(path).run(&*fs) {
            Found::Transcript(_, TranscriptState::Loaded(file)) => Some(file),
            _ => None,
        };
        let sketch = file.as_ref().map(|file| file.sketch().clone()).unwrap_or_default();
        let file = file.filter(|_| search.kept.contains(path) || wants(&sketch, search));
        let mut state = self.sketches.state();
        if state.changes == changes {
            state.known.insert(Arc::clone(path), sketch);
        }
        file
    }
}

fn with(snapshot: &Arc<Snapshot>, found: &Files) -> Arc<Snapshot> {
    if found.is_empty() {
        return Arc::clone(snapshot);
    }
    let found = found.iter().map(|(path, file)| (Arc::clone(path), Arc::clone(file)));
    Arc::new(snapshot.with_transcripts(found))
}
