//! Publishing diagnostics, where the client does not ask for them: one task, always from the newest state.
//!
//! The first change after a quiet moment is answered at once. While further changes wait to be made nothing is
//! diagnosed, and what a newer change overtook is dropped; so a burst costs a handful of publications without any delay
//! being set.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Weak};

use serde::{Deserialize, Serialize};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep_until};
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::notification::{Notification, PublishDiagnostics};

use super::diagnosing::{Listed, Shown};
use super::pull;
use super::session::Session;
use super::uri;
use crate::workspace::{Document, File, Inputs, Snapshot};

/// Publishes for as long as the session lives; for a client that asks for diagnostics itself, [`pull::follow`] does the
/// rest.
pub(super) async fn publish(session: Arc<Session>) {
    let mut publisher = Publisher { session, files: HashMap::new(), queue: Queue::default() };
    loop {
        publisher.wait().await;
        if publisher.session.agreed().pull_diagnostics {
            return pull::follow(publisher.session).await;
        }
        while !publisher.session.edge.backlog().is_behind() {
            let snapshot = publisher.session.snapshot();
            let Some(inputs) = publisher.next(&snapshot).await else { break };
            let before = publisher.files.get_mut(inputs.file.path());
            if !before.is_some_and(|before| before.is_unaffected_by(&inputs)) {
                publisher.diagnose(snapshot, inputs).await;
            }
        }
    }
}

/// `textDocument/publishDiagnostics` (LSP 3.17) of diagnostics that are kept as well.
enum Publish {}

impl Notification for Publish {
    type Params = PublishParams;
    const METHOD: &'static str = PublishDiagnostics::METHOD;
}

#[derive(Serialize, Deserialize)]
struct PublishParams {
    uri: lsp::Uri,
    diagnostics: Vec<Listed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
}

struct Publisher {
    session: Arc<Session>,
    /// What was published for each file.
    files: HashMap<Arc<Path>, Shown>,
    queue: Queue,
}

/// What is to be diagnosed of one snapshot. There may be very many: what of them has to do with what has changed is found
/// out once, not for each of them.
#[derive(Default)]
struct Queue {
    snapshot: Weak<Snapshot>,
    /// The most urgent last.
    waiting: Vec<Inputs>,
    /// When the first of the pauses ends that were known of: then there is more.
    until: Option<Instant>,
}

impl Queue {
    /// What of `snapshot` is other than what was published, or waits no more.
    fn new(snapshot: &Arc<Snapshot>, files: &HashMap<Arc<Path>, Shown>) -> Self {
        let now = Instant::now();
        let shown = |inputs: &Inputs| files.get(inputs.file.path());
        let is_new = |inputs: &Inputs| shown(inputs).is_none_or(|shown| shown.needs_look(inputs, now));
        let is_edited = |inputs: &Inputs| shown(inputs).is_none_or(|shown| shown.is_outdated_by(&inputs.file));
        let mut waiting: Vec<Inputs> = snapshot.inputs().filter(is_new).collect();
        // Somebody looks at what is open.
        waiting.sort_by_key(|inputs| (inputs.file.version().is_some(), is_edited(inputs)));
        let until = files.values().filter_map(|shown| shown.due).filter(|due| now < *due).min();
        Self { snapshot: Arc::downgrade(snapshot), waiting, until }
    }

    /// Whether it is known of `snapshot` what is to be diagnosed now.
    fn is_of(&self, snapshot: &Arc<Snapshot>) -> bool {
        std::ptr::eq(self.snapshot.as_ptr(), Arc::as_ptr(snapshot))
            && self.until.is_none_or(|until| Instant::now() < until)
    }
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

    /// What to diagnose next: an open document that was edited before all that may have to do with it.
    async fn next(&mut self, snapshot: &Arc<Snapshot>) -> Option<Inputs> {
        if !self.queue.is_of(snapshot) {
            if let Some(document) = snapshot.documents().find(|document| self.is_waited_for(document)) {
                return Some(snapshot.inputs_of(document));
            }
            self.clear_closed(snapshot).await;
            self.queue = Queue::new(snapshot, &self.files);
        }
        self.queue.waiting.pop()
    }

    /// Whether somebody edits `document`, and it was not looked at since.
    fn is_waited_for(&self, document: &Arc<Document>) -> bool {
        let shown = || self.files.get(&document.path);
        let is_edited = || shown().is_none_or(|shown| shown.is_outdated_by(&File::Document(Arc::clone(document))));
        document.version.is_some() && is_edited()
    }

    /// Notes what is published for a file.
    fn note(&mut self, path: Arc<Path>, shown: Shown) {
        self.queue.until = self.queue.until.into_iter().chain(shown.due).min();
        self.files.insert(path, shown);
    }

    /// Diagnoses a file and publishes what was found, unless the file has changed meanwhile.
    async fn diagnose(&mut self, snapshot: Arc<Snapshot>, inputs: Inputs) {
        let path = Arc::clone(inputs.file.path());
        // Here, where a letter waits for no thread to wake up; the protocol's task goes on on another one.
        let findings = self.session.compute_here("diagnosing", || self.session.findings(&snapshot, &inputs));
        let mut look = self.session.look(&snapshot, &inputs, self.files.get(&path), findings.as_deref());
        if self.session.snapshot().file(&path).as_ref() != Some(&inputs.file) {
            return;
        }
        let before = self.files.remove(&path).and_then(|before| before.list);
        let Some(list) = look.list.take() else {
            self.note(path, Shown::after(&look, inputs, before));
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
        self.note(path, Shown::after(&look, inputs, sent));
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

    async fn send(&self, path: &Path, diagnostics: Vec<Listed>, version: Option<i32>) {
        if let Some(uri) = uri::from_path(path) {
            self.session.edge.backlog().answers_first().await;
            self.session.client.send_notification::<Publish>(PublishParams { uri, diagnostics, version }).await;
            // The protocol's task is to send it now, not once the next file is diagnosed.
            yield_now().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fs::Memory;
    use crate::server::diagnosing::Look;
    use crate::sources::date::Day;
    use crate::workspace::{Language, Workspace};

    /// Documents of the disk, which are read for their diagnostics, and an open one: `b.md`.
    fn workspace() -> Workspace {
        let mut workspace = Workspace::new(Arc::new(Memory::default()));
        for (name, version) in [("a", None), ("b", Some(1)), ("c", None), ("d", None)] {
            let path: Arc<Path> = Path::new(&format!("/w/{name}.md")).into();
            workspace.open(&path, Language::of_path(&path), version, "“A” [@b].\n");
        }
        workspace
    }

    /// The names of what is diagnosed, in that order.
    fn order(snapshot: &Arc<Snapshot>, files: &HashMap<Arc<Path>, Shown>) -> String {
        let waiting = Queue::new(snapshot, files).waiting;
        waiting.iter().rev().map(|inputs| inputs.file.path().file_stem().unwrap().to_string_lossy()).collect()
    }

    fn shown(inputs: Inputs) -> (Arc<Path>, Shown) {
        (Arc::clone(inputs.file.path()), Shown::after(&Look::default(), inputs, None))
    }

    #[test]
    fn what_is_open_comes_before_all_of_the_disk() {
        let mut workspace = workspace();
        let snapshot = workspace.snapshot();
        assert!(order(&snapshot, &HashMap::new()).starts_with('b'));
        let open = snapshot.inputs().find(|inputs| inputs.file.version().is_some());
        let files: HashMap<_, _> = open.into_iter().map(shown).collect();
        assert_eq!(order(&snapshot, &files), "dca");
        // Another one, but not edited.
        workspace.set_today(Day { year: 2026, month: 12, day: 1 });
        let snapshot = workspace.snapshot();
        assert_eq!(order(&snapshot, &files), "bdca");
        let files: HashMap<_, _> = snapshot.inputs().map(shown).collect();
        assert_eq!(order(&snapshot, &files), "");
    }

    #[test]
    fn what_is_outdated_is_found_out_once_for_a_snapshot() {
        let mut workspace = workspace();
        let snapshot = workspace.snapshot();
        let queue = Queue::new(&snapshot, &HashMap::new());
        assert!(queue.is_of(&snapshot) && queue.is_of(&workspace.snapshot()));
        workspace.set_today(Day { year: 2026, month: 12, day: 1 });
        assert!(!queue.is_of(&workspace.snapshot()));
        // Until a pause ends.
        let queue = Queue { until: Some(Instant::now()), ..Queue::new(&snapshot, &HashMap::new()) };
        assert!(!queue.is_of(&snapshot));
    }
}
