//! Publishing diagnostics, where the client does not ask for them: one task, always from the newest state.
//!
//! The first change after a quiet moment is answered at once. While further changes wait to be made nothing is
//! diagnosed, and what a newer change overtook is dropped; so a burst costs a handful of publications without any delay
//! being set.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use tokio::time::{Instant, sleep_until};
use tower_lsp::ls_types as lsp;

use super::diagnosing::Shown;
use super::pull;
use super::session::Session;
use super::uri;
use crate::workspace::{Document, File, Inputs, Snapshot};

/// Publishes for as long as the session lives; for a client that asks for diagnostics itself, [`pull::follow`] does the
/// rest.
pub(super) async fn publish(session: Arc<Session>) {
    let mut publisher = Publisher { session, files: HashMap::new() };
    loop {
        publisher.wait().await;
        if publisher.session.agreed().pull_diagnostics {
            return pull::follow(publisher.session).await;
        }
        while !publisher.session.edge.backlog().is_behind() {
            let snapshot = publisher.session.snapshot();
            publisher.clear_closed(&snapshot).await;
            let Some(inputs) = publisher.next(&snapshot) else { break };
            let before = publisher.files.get_mut(inputs.file.path());
            if !before.is_some_and(|before| before.is_unaffected_by(&inputs)) {
                publisher.diagnose(snapshot, inputs).await;
            }
        }
    }
}

struct Publisher {
    session: Arc<Session>,
    /// What was published for each file.
    files: HashMap<Arc<Path>, Shown>,
}

impl Publisher {
    /// Waits for a change, or for the end of a pause.
    async fn wait(&self) {
        let changed = self.session.edge.backlog().caught_up();
        match self.files.values().filter_map(|shown| shown.due).min() {
            None => changed.await,
            Some(due) => tokio::select! {
                () = changed => {}
                () = sleep_until(due) => {}
            },
        }
    }

    /// What to diagnose next: a document that was edited before all that may have to do with it, of which there may be
    /// very many.
    fn next(&self, snapshot: &Snapshot) -> Option<Inputs> {
        let shown = |path: &Arc<Path>| self.files.get(path);
        let is_edited = |file: &File| shown(file.path()).is_none_or(|shown| shown.is_outdated_by(file));
        let is_waited_for =
            |document: &&Arc<Document>| document.version.is_some() && is_edited(&File::Document(Arc::clone(document)));
        if let Some(document) = snapshot.documents().find(is_waited_for) {
            return Some(snapshot.inputs_of(document));
        }
        let now = Instant::now();
        let is_new = |inputs: &Inputs| shown(inputs.file.path()).is_none_or(|shown| shown.needs_look(inputs, now));
        let urgency = |inputs: &Inputs| (is_edited(&inputs.file), inputs.file.version().is_some());
        snapshot.inputs().filter(is_new).max_by_key(urgency)
    }

    /// Diagnoses a file and publishes what was found, unless the file has changed meanwhile.
    async fn diagnose(&mut self, snapshot: Arc<Snapshot>, inputs: Inputs) {
        let path = Arc::clone(inputs.file.path());
        let mut look = self.session.look(&snapshot, &inputs, self.files.get(&path)).await;
        if self.session.snapshot().file(&path).as_ref() != Some(&inputs.file) {
            return;
        }
        let before = self.files.remove(&path).and_then(|before| before.list);
        let Some(list) = look.list.take() else {
            self.files.insert(path, Shown::after(&look, inputs, before));
            return;
        };
        // Clients wait for the diagnostics of each version that they sent, also where they stay the same.
        let answers_change = look.is_edited && inputs.file.version().is_some();
        let is_other = before.as_deref().unwrap_or_default() != list;
        let has_news = if inputs.wanted { answers_change || is_other } else { before.is_some() };
        let sent = if has_news {
            self.send(&path, list.clone(), inputs.file.version()).await;
            inputs.wanted.then_some(list)
        } else {
            before
        };
        self.files.insert(path, Shown::after(&look, inputs, sent));
    }

    /// Takes back what was published for files that are no longer there.
    async fn clear_closed(&mut self, snapshot: &Snapshot) {
        let closed = self.files.extract_if(|path, _| snapshot.file(path).is_none()).collect::<Vec<_>>();
        for (path, shown) in closed {
            self.session.forget_findings(&path);
            if shown.list.is_some() {
                self.send(&path, Vec::new(), None).await;
            }
        }
    }

    async fn send(&self, path: &Path, diagnostics: Vec<lsp::Diagnostic>, version: Option<i32>) {
        if let Some(uri) = uri::from_path(path) {
            self.session.client.publish_diagnostics(uri, diagnostics, version).await;
        }
    }
}
