//! The files that a field may name, for completion.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::session::Session;
use crate::analysis::completion::Listing;
use crate::fs::{Extent, Visited};
use crate::workspace::Snapshot;

/// How deep they may lie below the folder.
const DEEPEST: usize = 4;

/// How many are listed at most.
const MOST: usize = 1000;

/// How long is looked for them. Somebody is typing.
const PATIENCE: Duration = Duration::from_millis(300);

impl Session {
    /// `snapshot`, with the library files of `listing` that are there.
    pub(super) fn with_listed(&self, snapshot: &Snapshot, listing: &Listing) -> Arc<Snapshot> {
        let names = self.file_names(listing).into_iter();
        Arc::new(snapshot.with_seen(names.map(|name| listing.folder.join(name)).collect()))
    }

    /// The names of the files of `listing`, relative to its folder, sorted: those of the folder itself before those below.
    pub(super) fn file_names(&self, listing: &Listing) -> Vec<String> {
        let deadline = Instant::now() + PATIENCE;
        let mut names = Vec::new();
        self.fs().walk(&listing.folder, &Extent::Depth(DEEPEST), &mut |visited| {
            if let Visited::File(path) | Visited::Link(path) = visited {
                names.extend(name(&path, listing));
            }
            if names.len() < MOST && Instant::now() < deadline {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        names.sort_by_cached_key(|name| (name.matches('/').count(), name.to_lowercase()));
        names
    }
}

/// The name of the file at `path`, if it is one of `listing`.
fn name(path: &Path, listing: &Listing) -> Option<String> {
    let parts = path.strip_prefix(&listing.folder).ok().filter(|_| listing.takes_in(path))?.iter();
    Some(parts.map(|part| part.to_str()).collect::<Option<Vec<_>>>()?.join("/"))
}
