//! Code lenses over the entries of libraries: how often each is used is found out for a whole file at once, and the
//! client is told when it has become something else.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{sleep, timeout};
use tower_lsp::ls_types as lsp;

use super::features::Features;
use super::session::Session;
use super::to_proto::ToProto;
use crate::analysis::shared::usage::Usage;
use crate::analysis::{FilePosition, code_lens};
use crate::text::Position;
use crate::workspace::{Home, Snapshot};

/// How long changes are collected before it is looked whether they make a difference.
const PAUSE: Duration = Duration::from_millis(500);

/// How long the client has to take note.
const PATIENCE: Duration = Duration::from_secs(3);

/// How often the entries of files are used, as the client has been told.
#[derive(Default)]
pub(super) struct Lenses {
    told: Mutex<HashMap<Arc<Path>, Told>>,
    changed: Notify,
}

struct Told {
    /// What it was found out from.
    snapshot: Weak<Snapshot>,
    usage: Arc<Usage>,
}

impl Lenses {
    /// Something has changed that may make a difference.
    pub(super) fn wake(&self) {
        self.changed.notify_one();
    }

    /// How often the entries of the file at `path` are used. A client resolves one lens after the other: the file is
    /// looked at for the first of them.
    pub(super) fn usage(&self, features: &dyn Features, snapshot: &Arc<Snapshot>, path: &Arc<Path>) -> Arc<Usage> {
        // Held meanwhile, so that others of the file wait for this one.
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = told.get(path)
            && std::ptr::eq(known.snapshot.as_ptr(), Arc::as_ptr(snapshot))
        {
            return Arc::clone(&known.usage);
        }
        let usage = Arc::new(features.usage(snapshot, path));
        told.insert(Arc::clone(path), Told { snapshot: Arc::downgrade(snapshot), usage: Arc::clone(&usage) });
        usage
    }

    /// Whether the client has been told something else of a file that it still has open. From now on it counts as told.
    fn is_outdated(&self, features: &dyn Features, snapshot: &Arc<Snapshot>) -> bool {
        let is_open = |path: &Path| snapshot.home(path).and_then(Home::version).is_some();
        let before: Vec<(Arc<Path>, Arc<Usage>)> = {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            told.retain(|path, _| is_open(path));
            told.iter().map(|(path, told)| (Arc::clone(path), Arc::clone(&told.usage))).collect()
        };
        // All of them are looked at, so that one request is enough.
        before.iter().filter(|(path, usage)| self.usage(features, snapshot, path) != *usage).count() > 0
    }
}

impl Session {
    /// The command of the lens over the entry `key` of the library at `path`, which is at `start`, in the client's units:
    /// how often the entry is used, and where.
    pub(super) fn count_uses(
        &self,
        snapshot: &Arc<Snapshot>,
        path: Arc<Path>,
        key: &str,
        start: Position,
    ) -> Option<lsp::Command> {
        let usage = self.lenses.usage(&*self.features, snapshot, &path);
        let home = snapshot.home(&path)?;
        let offset = home.text().offset(start, self.encoding());
        let (entry, count) = code_lens::count(home.library(), &usage, key, offset)?;
        let at = FilePosition { path, offset: entry.key_span.start() };
        let is_shown = self.agreed().show_references && count.citations > 0;
        let unread = if is_shown { self.features.unread(snapshot, &at) } else { Vec::new() };
        let snapshot = self.with_closed(snapshot, &unread);
        let references = if is_shown { self.features.references(&snapshot, &at, false) } else { Vec::new() };
        let to_proto = ToProto { snapshot: &snapshot, agreed: self.agreed() };
        Some(to_proto.lens_command(&at, code_lens::title(count), &references))
    }
}

/// Has the client ask again when something has become another, for as long as the session lives.
pub(super) async fn refresh(session: Arc<Session>) {
    loop {
        session.lenses.changed.notified().await;
        sleep(PAUSE).await;
        if !session.agreed().lens_refresh {
            continue;
        }
        let snapshot = session.snapshot();
        let work = move |session: &Session| session.lenses.is_outdated(&*session.features, &snapshot);
        if session.compute("counting citations", work).await == Ok(true) {
            // A client that does not answer is told of the next change all the same.
            let _ = timeout(PATIENCE, session.client.code_lens_refresh()).await;
        }
    }
}
