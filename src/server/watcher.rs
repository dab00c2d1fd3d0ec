//! Our own watching of files: of libraries always, since they may lie anywhere; of documents where the client does not
//! watch.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::mpsc;
use tower_lsp::ls_types::MessageType;

use super::session::Session;
use super::watch;
use crate::fs::{FileSystem, FolderWatcher};

/// How many events are looked at together: a file that is written and renamed is read once.
const BATCH: usize = 1024;

/// What is watched. Folders are, not files: so one that is written beside and renamed into its place is noticed, and one
/// that is not there yet.
pub(super) struct Watcher {
    state: Mutex<State>,
    /// Whether the client watches the folders that are open.
    client_watches: AtomicBool,
}

#[derive(Default)]
struct State {
    /// `None`: the system does not let us watch.
    watcher: Option<Box<dyn FolderWatcher>>,
    folders: HashSet<PathBuf>,
    /// Libraries that are links, by the files that they lead to.
    links: HashMap<PathBuf, HashSet<Arc<Path>>>,
    /// What could not be watched, until somebody is told.
    failure: Option<String>,
    /// Whether anything could not be watched: it is said once.
    has_failed: bool,
}

impl Watcher {
    /// A watcher over `fs`, and the paths at which something happens.
    pub(super) fn new(fs: &dyn FileSystem) -> (Self, mpsc::UnboundedReceiver<Vec<PathBuf>>) {
        let (events, changed) = mpsc::unbounded_channel();
        // The task that is told lives as long as the session.
        let watcher = fs.watcher(Box::new(move |paths| drop(events.send(paths))));
        let state = Mutex::new(State { watcher, ..State::default() });
        (Self { state, client_watches: AtomicBool::new(false) }, changed)
    }

    /// The client has said that it can watch the folders that are open.
    pub(super) fn rely_on_client(&self) {
        self.client_watches.store(true, Ordering::Relaxed);
    }

    /// It does not, after all.
    pub(super) fn watch_in_place_of_client(&self) {
        self.client_watches.store(false, Ordering::Relaxed);
    }

    /// Whether the client watches the folders that are open.
    pub(super) fn client_watches(&self) -> bool {
        self.client_watches.load(Ordering::Relaxed)
    }

    /// Watches the file at `path`, be it there or not, and what it leads to if it is a link.
    pub(super) fn watch_file(&self, fs: &dyn FileSystem, path: &Arc<Path>) {
        let mut state = self.state();
        if state.watcher.is_none() {
            return;
        }
        // The nearest that is there; one that goes meanwhile cannot be watched.
        for folder in path.ancestors().skip(1).filter(|folder| fs.is_folder(folder)) {
            state.watch(folder);
            if state.folders.contains(folder) {
                break;
            }
        }
        let target = fs.canonical(path).filter(|target| **target != **path);
        if let Some(target) = &target {
            state.links.entry(target.clone()).or_default().insert(Arc::clone(path));
        }
        if let Some(folder) = target.as_deref().and_then(Path::parent) {
            state.watch(folder);
        }
    }

    /// Watches the files in each of `folders`.
    pub(super) fn watch_folders<'a>(&self, folders: impl IntoIterator<Item = &'a Path>) -> bool {
        let mut state = self.state();
        let watched = state.folders.len();
        for folder in folders {
            state.watch(folder);
        }
        state.folders.len() > watched
    }

    /// What happened at the paths of `events`, in terms of the names that files are known by. An event without a path is
    /// the system's way to say that it has lost some: anything may have happened.
    fn known_as(&self, fs: &dyn FileSystem, events: Vec<Vec<PathBuf>>) -> Vec<Arc<Path>> {
        let mut state = self.state();
        let mut known: Vec<Arc<Path>> = Vec::new();
        if events.iter().any(Vec::is_empty) {
            known.extend(state.folders.iter().map(|folder| folder.as_path().into()));
            known.sort();
            known.dedup_by(|inner, outer| inner.starts_with(outer));
        }
        for path in events.into_iter().flatten() {
            if state.folders.contains(&path) {
                // Gone, moved or made anew: what has this name now is another folder, and so is what lies in it.
                state.folders.retain(|folder| !folder.starts_with(&path));
                if fs.is_folder(&path) {
                    state.watch(&path);
                }
            }
            known.extend(state.links.get(&path).into_iter().flatten().cloned());
            known.push(path.into());
        }
        known.sort();
        known.dedup();
        known
    }

    fn take_failure(&self) -> Option<String> {
        self.state().failure.take()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn watch(&mut self, folder: &Path) {
        let Some(watcher) = self.watcher.as_mut().filter(|_| !self.folders.contains(folder)) else { return };
        match watcher.watch(folder) {
            Ok(()) => drop(self.folders.insert(folder.to_owned())),
            Err(error) => {
                if !std::mem::replace(&mut self.has_failed, true) {
                    let message = format!("ibid: changes on disk in {} go unnoticed: {error}", folder.display());
                    self.failure = Some(message);
                }
            }
        }
    }
}

/// Follows what happens on disk for as long as the session lives.
pub(super) async fn follow(session: Arc<Session>, mut changed: mpsc::UnboundedReceiver<Vec<PathBuf>>) {
    let mut batch = Vec::new();
    while changed.recv_many(&mut batch, BATCH).await > 0 {
        let paths = session.watcher.known_as(&*session.fs(), std::mem::take(&mut batch));
        watch::files_changed(&session, paths);
        if let Some(failure) = session.watcher.take_failure() {
            session.log(MessageType::WARNING, failure);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fs::Memory;

    fn known_as(fs: &Memory, events: &[&[&str]]) -> (Vec<String>, usize) {
        let (watcher, _) = Watcher::new(fs);
        watcher.state().folders = ["/w", "/w/refs", "/w/refs/old", "/x/y"].map(PathBuf::from).into();
        let events = events.iter().map(|paths| paths.iter().map(PathBuf::from).collect()).collect();
        let known = watcher.known_as(fs, events).iter().map(|path| path.display().to_string()).collect();
        let left = watcher.state().folders.len();
        (known, left)
    }

    #[test]
    fn what_was_lost_may_have_happened_anywhere() {
        let (known, left) = known_as(&Memory::default(), &[&["/w/a.md"], &[]]);
        assert_eq!((known.join(" ").as_str(), left), ("/w /w/a.md /x/y", 4));
    }

    #[test]
    fn what_lies_in_a_folder_that_is_another_is_watched_no_longer() {
        let (known, left) = known_as(&Memory::default(), &[&["/w/refs", "/w/refs"]]);
        assert_eq!((known.join(" ").as_str(), left), ("/w/refs", 2));
    }
}
