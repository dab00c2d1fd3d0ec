//! Watching folders of the real disk.

use std::io;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Config, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::FolderWatcher;

/// The watcher of the operating system.
pub(super) struct SystemWatcher {
    watcher: RecommendedWatcher,
}

impl SystemWatcher {
    /// A watcher that watches nothing yet.
    pub(super) fn new(changed: Box<dyn Fn(Vec<PathBuf>) + Send>) -> io::Result<Self> {
        let on_event = move |event: notify::Result<Event>| match event {
            Ok(event) if event.need_rescan() => changed(Vec::new()),
            Ok(event) if is_of_interest(event.kind) && !event.paths.is_empty() => changed(event.paths),
            _ => {}
        };
        let watcher = RecommendedWatcher::new(on_event, Config::default()).map_err(io_error)?;
        Ok(Self { watcher })
    }
}

impl FolderWatcher for SystemWatcher {
    fn watch(&mut self, folder: &Path) -> io::Result<()> {
        self.watcher.watch(folder, RecursiveMode::NonRecursive).map_err(io_error)
    }
}

/// Whether a file may be another one afterwards. Where the end of writing is told of (Linux), a file that is being
/// written is left until then: half of it is of no use.
fn is_of_interest(kind: EventKind) -> bool {
    match kind {
        EventKind::Modify(ModifyKind::Data(_)) => !cfg!(target_os = "linux"),
        EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

fn io_error(error: notify::Error) -> io::Error {
    match error.kind {
        notify::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
