//! Diagnostics that the client asks for: for one document, and for all files of the workspace.
//!
//! What is said of a file has a number, which changes when what is said does; a client that has it is not sent it again.
//! Of what changes without its doing the client is told once, by a request to ask again. A request for the whole
//! workspace by a client that knows everything is answered when there is something new.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex as SyncMutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Mutex, Notify};
use tokio::time::{Instant, sleep_until, timeout};
use tower_lsp::ls_types as lsp;

use super::diagnosing::{Listed, Shown};
use super::session::Session;
use super::{from_proto, uri};

/// How long the client has to take note that it is to ask again.
const PATIENCE: Duration = Duration::from_secs(3);

/// What is said of each file.
#[derive(Default)]
pub(super) struct Reports {
    files: SyncMutex<HashMap<Arc<Path>, FileReport>>,
    numbers: AtomicU64,
    news: Notify,
}

/// What is said of one file; nothing yet. Who works on it holds it.
type FileReport = Arc<Mutex<Option<Report>>>;

/// What is said of one file.
struct Report {
    shown: Shown,
    number: u64,
    /// The number that the client has, if it has asked for this file.
    told: Option<u64>,
    /// Whether the client has been told to ask again since.
    is_called: bool,
}

/// An answer.
struct Said {
    number: u64,
    list: Vec<Listed>,
}

impl Reports {
    fn file(&self, path: &Arc<Path>) -> FileReport {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(files.entry(Arc::clone(path)).or_default())
    }

    /// Those of which something was said.
    fn known(&self) -> Vec<(Arc<Path>, FileReport)> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.iter().map(|(path, report)| (Arc::clone(path), Arc::clone(report))).collect()
    }

    fn forget(&self, path: &Path) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }
}

impl Session {
    /// What is to be said of the file at `path`, as it is once those that asked before have their answers: what is known
    /// later is never replaced by what was known earlier. `is_asked`: the client asks for it. `None`: there is nothing to
    /// say of such a file.
    async fn report(self: &Arc<Self>, path: &Arc<Path>, is_asked: bool) -> Option<Said> {
        let file = self.reports.file(path);
        let mut report = file.lock().await;
        let snapshot = self.snapshot();
        let Some(inputs) = snapshot.inputs_at(path) else {
            self.reports.forget(path);
            self.forget_findings(path);
            return None;
        };
        let is_known = report.as_mut().is_some_and(|known| {
            !known.shown.needs_look(&inputs, Instant::now()) || known.shown.is_unaffected_by(&inputs)
        });
        if !is_known {
            let (now, of) = (Arc::clone(&snapshot), inputs.clone());
            let findings = self.compute("diagnosing", move |session| session.findings(&now, &of)).await.ok();
            let before = report.as_ref().map(|known| &known.shown);
            let look = self.look(&snapshot, &inputs, before, findings.as_deref());
            let before = report.take();
            let (number, told) = before.as_ref().map_or((None, None), |before| (Some(before.number), before.told));
            let was_called = before.as_ref().is_some_and(|before| before.is_called);
            let old = before.and_then(|before| before.shown.list);
            let list = look.list.clone().or_else(|| old.clone()).unwrap_or_default();
            let number = number.filter(|_| old.as_ref() == Some(&list));
            let is_called = was_called && number.is_some();
            if look.is_held_back() {
                // Somebody has to wait for the end of the pause.
                self.edge.backlog().wake();
            }
            let number = number.unwrap_or_else(|| self.reports.numbers.fetch_add(1, Ordering::Relaxed) + 1);
            *report = Some(Report { shown: Shown::after(&look, inputs, Some(list)), number, told, is_called });
        }
        let report = report.as_mut()?;
        if is_asked {
            report.told = Some(report.number);
            report.is_called = false;
        }
        Some(Said { number: report.number, list: report.shown.list.clone().unwrap_or_default() })
    }

    /// Answers `textDocument/diagnostic`.
    pub(super) async fn pull(self: &Arc<Self>, params: lsp::DocumentDiagnosticParams) -> lsp::DocumentDiagnosticReport {
        let said = match from_proto::path(&params.text_document.uri) {
            Some(path) => self.report(&path, true).await,
            None => None,
        };
        let said = said.unwrap_or(Said { number: 0, list: Vec::new() });
        let result_id = said.number.to_string();
        if params.previous_result_id.as_ref() == Some(&result_id) {
            let unchanged_document_diagnostic_report = lsp::UnchangedDocumentDiagnosticReport { result_id };
            return lsp::RelatedUnchangedDocumentDiagnosticReport {
                related_documents: None,
                unchanged_document_diagnostic_report,
            }
            .into();
        }
        let full_document_diagnostic_report =
            lsp::FullDocumentDiagnosticReport { result_id: Some(result_id), items: owned(&said.list) };
        lsp::RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report }.into()
    }

    /// Answers `workspace/diagnostic`: at once if there is something that the client does not know, else as soon as there
    /// is.
    pub(super) async fn pull_all(
        self: &Arc<Self>,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> lsp::WorkspaceDiagnosticReport {
        let known: HashMap<String, String> =
            params.previous_result_ids.into_iter().map(|known| (known.uri.to_string(), known.value)).collect();
        loop {
            // From here on no change is missed.
            let news = self.reports.news.notified();
            tokio::pin!(news);
            news.as_mut().enable();
            let (items, has_news) = self.all_reports(&known).await;
            if has_news || known.is_empty() {
                return lsp::WorkspaceDiagnosticReport { items };
            }
            news.await;
        }
    }

    /// What is to be said of every file to a client that has the numbers `known`, by their URIs, and whether any of it is
    /// new to it.
    async fn all_reports(
        self: &Arc<Self>,
        known: &HashMap<String, String>,
    ) -> (Vec<lsp::WorkspaceDocumentDiagnosticReport>, bool) {
        let snapshot = self.snapshot();
        let (mut items, mut has_news) = (Vec::new(), false);
        let mut gone = known.clone();
        let all: Vec<_> = snapshot.inputs().map(|it| (Arc::clone(it.file.path()), it.file.version())).collect();
        for (path, version) in all {
            let (Some(uri), version) = (uri::from_path(&path), version.map(i64::from)) else { continue };
            let Some(said) = self.report(&path, false).await else { continue };
            let result_id = said.number.to_string();
            if gone.remove(uri.as_str()).is_some_and(|number| number == result_id) {
                let unchanged_document_diagnostic_report = lsp::UnchangedDocumentDiagnosticReport { result_id };
                let report = lsp::WorkspaceUnchangedDocumentDiagnosticReport {
                    uri,
                    version,
                    unchanged_document_diagnostic_report,
                };
                items.push(report.into());
            } else {
                has_news = true;
                items.push(full(uri, version, Some(result_id), owned(&said.list)));
            }
        }
        for uri in gone.into_keys().filter_map(|uri| uri.parse().ok()) {
            has_news = true;
            items.push(full(uri, None, None, Vec::new()));
        }
        (items, has_news)
    }

    /// Looks at what has changed, and whether the client knows. It asks by itself for what it has edited.
    async fn has_to_be_called(self: &Arc<Self>) -> bool {
        let mut is_to_ask = false;
        for (path, file) in self.reports.known() {
            let now = self.snapshot().file(&path);
            if let Some(now) = now.filter(|now| now.version().is_some())
                && file.lock().await.as_ref().is_none_or(|report| report.shown.is_edited_in(&now))
            {
                continue;
            }
            let was_told = |it: &Report| it.told.is_some() && it.shown.list.iter().flatten().next().is_some();
            let was_told = file.lock().await.as_ref().is_some_and(was_told);
            if self.report(&path, false).await.is_none() {
                // What the client has of a file that is no longer known is to be taken back.
                is_to_ask |= was_told;
                continue;
            }
            if let Some(report) = file.lock().await.as_mut()
                && !report.is_called
                && report.told.is_some_and(|told| told != report.number)
            {
                report.is_called = true;
                is_to_ask = true;
            }
        }
        is_to_ask
    }

    /// The end of the first pause after which more is to be shown.
    async fn first_due(&self) -> Option<Instant> {
        let mut first: Option<Instant> = None;
        for (_, file) in self.reports.known() {
            let due = file.lock().await.as_ref().and_then(|report| report.shown.due);
            first = first.into_iter().chain(due).min();
        }
        first
    }
}

/// The protocol's types share nothing.
fn owned(list: &[Listed]) -> Vec<lsp::Diagnostic> {
    list.iter().map(|listed| lsp::Diagnostic::clone(listed)).collect()
}

fn full(
    uri: lsp::Uri,
    version: Option<i64>,
    result_id: Option<String>,
    items: Vec<lsp::Diagnostic>,
) -> lsp::WorkspaceDocumentDiagnosticReport {
    let full_document_diagnostic_report = lsp::FullDocumentDiagnosticReport { result_id, items };
    lsp::WorkspaceFullDocumentDiagnosticReport { uri, version, full_document_diagnostic_report }.into()
}

/// Has the client ask again when what is to be said has changed without its doing, for as long as the session lives.
pub(super) async fn follow(session: Arc<Session>) {
    loop {
        if !session.edge.backlog().is_behind() {
            if session.has_to_be_called().await {
                let client = session.client.clone();
                // A client that does not answer is told of the next change all the same.
                tokio::spawn(async move { timeout(PATIENCE, client.workspace_diagnostic_refresh()).await });
            }
            session.reports.news.notify_waiters();
        }
        let changed = session.edge.backlog().caught_up();
        match session.first_due().await {
            None => changed.await,
            Some(due) => tokio::select! {
                () = changed => {}
                () = sleep_until(due) => {}
            },
        }
    }
}
