//! Code lenses: what they say is found out for a whole file at once, and the client is told when it has become something
//! else.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types as lsp;

use super::features::Features;
use super::session::Session;
use super::to_proto::{self, ToProto};
use crate::analysis::code_lens::{Counts, LensSubject};
use crate::analysis::shared::verification::Memo;
use crate::analysis::{FilePosition, code_lens};
use crate::text::Position;
use crate::workspace::{Home, Snapshot};

/// What the lenses of files say, as the client has been told.
#[derive(Default)]
pub(super) struct Lenses {
    told: Mutex<HashMap<Arc<Path>, Told>>,
    memo: Memo,
}

struct Told {
    /// What it was found out from.
    snapshot: Weak<Snapshot>,
    counts: Arc<Counts>,
}

/// What one lens says.
enum Lens {
    /// Nothing but this.
    Said(String),
    /// Also where the entry is used.
    Used { title: String, at: FilePosition, unread: Vec<Arc<Path>> },
}

impl Lenses {
    /// What has been compared, so that it is not compared again.
    pub(super) fn memo(&self) -> &Memo {
        &self.memo
    }

    /// What the lenses of the file at `path` say. A client resolves one lens after the other: the file is looked at for
    /// the first of them.
    pub(super) fn counts(&self, features: &dyn Features, snapshot: &Arc<Snapshot>, path: &Arc<Path>) -> Arc<Counts> {
        // Held meanwhile, so that others of the file wait for this one.
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = told.get(path)
            && std::ptr::eq(known.snapshot.as_ptr(), Arc::as_ptr(snapshot))
        {
            return Arc::clone(&known.counts);
        }
        let counts = Arc::new(features.lens_counts(snapshot, path, &self.memo));
        told.insert(Arc::clone(path), Told { snapshot: Arc::downgrade(snapshot), counts: Arc::clone(&counts) });
        counts
    }

    /// Whether the client has been told something else of a file that it still has open. From now on it counts as told.
    pub(super) fn are_outdated(&self, features: &dyn Features, snapshot: &Arc<Snapshot>) -> bool {
        let is_open = |path: &Path| snapshot.home(path).and_then(Home::version).is_some();
        let before: Vec<(Arc<Path>, Arc<Counts>)> = {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            told.retain(|path, _| is_open(path));
            told.iter().map(|(path, told)| (Arc::clone(path), Arc::clone(&told.counts))).collect()
        };
        // All of them are looked at, so that one request is enough.
        before.iter().filter(|(path, counts)| self.counts(features, snapshot, path) != *counts).count() > 0
    }
}

impl Session {
    /// The command of the lens over `subject`, of the file at `path`, which is at `start`, in the client's units: what is
    /// said of it, and where an entry is used.
    pub(super) async fn lens_command(
        self: &Arc<Self>,
        snapshot: Arc<Snapshot>,
        path: Arc<Path>,
        subject: LensSubject,
        start: Position,
    ) -> Result<Option<lsp::Command>> {
        const WHAT: &str = "counting quotations";
        let now = Arc::clone(&snapshot);
        let said = self.compute(WHAT, move |session| session.lens(&now, path, &subject, start)).await?;
        let (title, at, unread) = match said {
            None => return Ok(None),
            Some(Lens::Said(title)) => return Ok(Some(to_proto::title(title))),
            Some(Lens::Used { title, at, unread }) => (title, at, unread),
        };
        let snapshot = self.with_closed(snapshot, unread, None).await?;
        let work = move |session: &Self| {
            let references = session.features.references(&snapshot, &at, false);
            ToProto { snapshot: &snapshot, agreed: session.agreed() }.lens_command(&at, title, &references)
        };
        self.compute(WHAT, work).await.map(Some)
    }

    /// What the lens says, and of what is used, which documents have to be read to show where.
    fn lens(&self, snapshot: &Arc<Snapshot>, path: Arc<Path>, subject: &LensSubject, start: Position) -> Option<Lens> {
        let counts = self.lenses.counts(&*self.features, snapshot, &path);
        let LensSubject::Entry(key) = subject else { return counts.tally.clone().map(Lens::Said) };
        let home = snapshot.home(&path)?;
        let offset = home.text().offset(start, self.encoding());
        let (entry, count) = code_lens::count(home.library(), &counts.usage, key, offset)?;
        let (at, title) = (FilePosition { path, offset: entry.key_span.start() }, code_lens::title(count));
        if !self.agreed().show_references || count.citations == 0 {
            return Some(Lens::Said(title));
        }
        let unread = self.features.unread(snapshot, &at);
        Some(Lens::Used { title, at, unread })
    }
}
