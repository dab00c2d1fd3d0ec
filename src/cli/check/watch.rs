//! Checking again as files change. What is watched is what a check has looked at: it looks through a file system that has
//! each folder watched before anything in it is read, so that no change falls between the reading and the watching.

use std::collections::HashSet;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::cli::args::Colour;
use crate::cli::console::Console;
use crate::cli::session::{Ending, Exit};
use crate::fs::{Disk, Extent, FileSystem, FolderWatcher, Visited};
use crate::workspace::{is_config, is_document, is_library};

/// Programs save in several steps, and git changes many files. What follows so soon is looked at together.
const PAUSE: Duration = Duration::from_millis(50);

/// However much follows, nobody waits for longer than this.
const LONGEST: Duration = Duration::from_secs(1);

/// Has `check` run over the files of the disk, and again whenever one of those that it looked at has changed, until nobody
/// listens or nothing can be waited for.
pub(super) fn run(colour: Colour, mut check: impl FnMut(Arc<dyn FileSystem>, Console) -> Ending) -> Exit {
    let (send, changed) = mpsc::channel();
    // Who is told of changes lives as long as the loop.
    let watcher = Disk.watcher(Box::new(move |paths| drop(send.send(paths))));
    let Some(watcher) = watcher else {
        Console::new(colour).complain("files cannot be watched here; check without --watch");
        return Exit::Failed;
    };
    let fs = Arc::new(Watching { state: Mutex::new(State::new(watcher)) });
    loop {
        let ending = check(Arc::clone(&fs) as Arc<dyn FileSystem>, Console::new(colour));
        if !ending.is_heard {
            return ending.exit;
        }
        if let Some(failure) = fs.state().failure.take() {
            Console::new(colour).complain(&failure);
        }
        if !fs.wait(&changed) {
            return ending.exit;
        }
    }
}

/// The disk; it has watched what it is asked for.
#[derive(Debug)]
struct Watching {
    state: Mutex<State>,
}

struct State {
    watcher: Box<dyn FolderWatcher>,
    /// The folders that are watched.
    folders: HashSet<PathBuf>,
    /// The files that were asked for, be they there or not.
    files: HashSet<PathBuf>,
    /// The folders of which all was asked for.
    walked: HashSet<PathBuf>,
    /// What could not be watched, until somebody is told.
    failure: Option<String>,
    has_failed: bool,
}

impl Watching {
    /// Waits until something has changed that was looked at. `false`: nothing ever will.
    fn wait(&self, changed: &Receiver<Vec<PathBuf>>) -> bool {
        if !changed.iter().any(|paths| self.state().concerns(&paths)) {
            return false;
        }
        let latest = Instant::now() + LONGEST;
        let mut due = Instant::now() + PAUSE;
        while let Some(left) = due.checked_duration_since(Instant::now()) {
            let Ok(paths) = changed.recv_timeout(left) else { break };
            // What is none of ours does not put it off.
            if self.state().concerns(&paths) {
                due = latest.min(Instant::now() + PAUSE);
            }
        }
        true
    }

    /// Has the file at `path` watched, and the one it leads to if it is a link.
    fn look_at(&self, path: &Path) {
        let mut state = self.state();
        if state.files.contains(path) && path.parent().is_some_and(|folder| state.folders.contains(folder)) {
            return;
        }
        state.watch_file(path);
        if let Some(target) = Disk.canonical(path).filter(|target| target != path) {
            state.watch_file(&target);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn new(watcher: Box<dyn FolderWatcher>) -> Self {
        let (folders, files, walked) = Default::default();
        Self { watcher, folders, files, walked, failure: None, has_failed: false }
    }

    /// Folders are watched, not files: so one that is written beside and renamed into its place is noticed, and one that is
    /// not there yet.
    fn watch_file(&mut self, path: &Path) {
        self.files.insert(path.to_owned());
        // The nearest that is there.
        if let Some(folder) = path.ancestors().skip(1).find(|folder| Disk.is_folder(folder)) {
            self.watch(folder);
        }
    }

    fn watch(&mut self, folder: &Path) {
        if self.folders.contains(folder) {
            return;
        }
        match self.watcher.watch(folder) {
            Ok(()) => drop(self.folders.insert(folder.to_owned())),
            Err(error) => {
                if !std::mem::replace(&mut self.has_failed, true) {
                    self.failure = Some(format!("changes in {} go unnoticed: {error}", folder.display()));
                }
            }
        }
    }

    /// Whether what happened at `paths` may matter. Nowhere means that the system has lost where.
    fn concerns(&mut self, paths: &[PathBuf]) -> bool {
        let mut concerns = paths.is_empty();
        for path in paths {
            if self.folders.contains(path) {
                // Gone, moved or made anew: what has this name now is another folder, and is watched when it is looked at.
                self.folders.retain(|folder| !folder.starts_with(path));
            }
            concerns |= self.is_of_interest(path);
        }
        concerns
    }

    fn is_of_interest(&self, path: &Path) -> bool {
        let is_ours = || {
            let is_ignore_file = path.file_name().is_some_and(|name| name == ".gitignore" || name == ".ignore");
            is_document(path) || is_library(path) || is_config(path) || is_ignore_file || Disk.is_folder(path)
        };
        self.files.iter().chain(&self.walked).any(|known| known.starts_with(path))
            || path.parent().is_some_and(|folder| self.walked.contains(folder)) && is_ours()
    }
}

impl FileSystem for Watching {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.look_at(path);
        Disk.read(path)
    }

    fn read_up_to(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.look_at(path);
        Disk.read_up_to(path, limit)
    }

    fn is_file(&self, path: &Path) -> bool {
        self.look_at(path);
        Disk.is_file(path)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.look_at(path);
        Disk.is_folder(path)
    }

    fn walk(&self, folder: &Path, extent: &Extent, visit: &mut dyn FnMut(Visited) -> ControlFlow<()>) {
        Disk.walk(folder, extent, &mut |visited| {
            if let Visited::Folder(folder) = &visited {
                let mut state = self.state();
                state.watch(folder);
                state.walked.insert(folder.clone());
            }
            visit(visited)
        });
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        Disk.canonical(path)
    }

    fn home(&self) -> Option<PathBuf> {
        Disk.home()
    }

    fn user_name(&self, folder: &Path) -> Option<String> {
        Disk.user_name(folder)
    }
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("folders", &self.folders).field("files", &self.files).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// Longer than any wait: who waits for so long is put off for ever.
    const PATIENCE: Duration = Duration::from_secs(30);

    #[derive(Debug)]
    struct Nobody;

    impl FolderWatcher for Nobody {
        fn watch(&mut self, _: &Path) -> io::Result<()> {
            Ok(())
        }
    }

    /// Whether a wait ends once `first` has changed, while `others` go on changing.
    fn ends(first: &str, others: &str) -> bool {
        let mut state = State::new(Box::new(Nobody));
        state.files.insert("/w/a.md".into());
        let fs = Watching { state: Mutex::new(state) };
        let (send, changed) = mpsc::sync_channel(1);
        let (first, others) = (vec![PathBuf::from(first)], vec![PathBuf::from(others)]);
        let writer = std::thread::spawn(move || {
            let started = Instant::now();
            let mut is_heard = send.send(first).is_ok();
            while is_heard && started.elapsed() < PATIENCE {
                is_heard = send.send(others.clone()).is_ok();
            }
            is_heard
        });
        assert!(fs.wait(&changed));
        drop(changed);
        !writer.join().unwrap()
    }

    #[test]
    fn what_goes_on_changing_does_not_put_off_a_check_for_ever() {
        assert!(ends("/w/a.md", "/w/server.log"), "what is none of ours");
        assert!(ends("/w/a.md", "/w/a.md"), "what is");
    }

    #[test]
    fn what_changes_where_nobody_looked_is_waited_through() {
        let fs = Watching { state: Mutex::new(State::new(Box::new(Nobody))) };
        let (send, changed) = mpsc::channel();
        send.send(vec![PathBuf::from("/w/server.log")]).unwrap();
        drop(send);
        assert!(!fs.wait(&changed));
    }
}
