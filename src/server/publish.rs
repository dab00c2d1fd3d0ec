//! Publishing diagnostics: one task, always from the newest state.
//!
//! The first change after a quiet moment is answered at once. While further changes wait to be made nothing is
//! diagnosed, and what a newer change overtook is dropped; so a burst costs a handful of publications without any delay
//! being set. Findings that would fire on what is being typed this instant wait for a pause.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};
use tower_lsp::ls_types::{self as lsp, MessageType};

use super::session::Session;
use super::to_proto::ToProto;
use super::uri;
use crate::analysis::diagnostics::{Cache, Diagnostic};
use crate::text::{Span, Text};
use crate::workspace::{File, Inputs, MarkdownDiagnostics, Snapshot};

/// How long nobody must have typed in a document before findings on what was typed last are shown.
const PAUSE: Duration = Duration::from_millis(500);

/// Publishes for as long as the session lives.
pub(super) async fn publish(session: Arc<Session>) {
    let mut publisher = Publisher { session, files: HashMap::new(), caches: HashMap::new() };
    loop {
        publisher.wait().await;
        while !publisher.session.edge.backlog().is_behind() {
            let snapshot = publisher.session.snapshot();
            publisher.clear_closed(&snapshot).await;
            let Some(inputs) = publisher.next(&snapshot) else { break };
            if !publisher.is_unaffected(&inputs) {
                publisher.diagnose(snapshot, inputs).await;
            }
        }
    }
}

struct Publisher {
    session: Arc<Session>,
    files: HashMap<Arc<Path>, Published>,
    /// What was found in each document when it was diagnosed last.
    caches: HashMap<Arc<Path>, Cache>,
}

/// What was published for a file.
struct Published {
    /// What it was found from.
    inputs: Inputs,
    /// The list that the client has. `None`: nothing was sent that would have to be taken back.
    sent: Option<Vec<lsp::Diagnostic>>,
    /// When the file was edited last.
    typed: Option<Instant>,
    /// When what is held back is to be shown.
    due: Option<Instant>,
}

/// A finding, and whether it would fire on what is being typed.
type Finding = (lsp::Diagnostic, bool);

impl Publisher {
    /// Waits for a change, or for the end of a pause.
    async fn wait(&self) {
        let changed = self.session.edge.backlog().caught_up();
        match self.files.values().filter_map(|published| published.due).min() {
            None => changed.await,
            Some(due) => tokio::select! {
                () = changed => {}
                () = sleep_until(due) => {}
            },
        }
    }

    /// What to diagnose next: a file that was edited before one whose surroundings changed.
    fn next(&self, snapshot: &Snapshot) -> Option<Inputs> {
        let now = Instant::now();
        let is_new = |inputs: &Inputs| match self.files.get(inputs.file.path()) {
            None => true,
            Some(published) => published.inputs != *inputs || published.due.is_some_and(|due| due <= now),
        };
        let rank = |inputs: &Inputs| (self.is_edited(&inputs.file), inputs.file.version().is_some());
        snapshot.inputs().filter(is_new).max_by_key(rank)
    }

    /// Whether only libraries have changed, and only in what the file does not mention: what was found stands, but for
    /// what points into libraries, or names a key that is near.
    fn is_unaffected(&mut self, inputs: &Inputs) -> bool {
        let Some(before) = self.files.get_mut(inputs.file.path()).filter(|before| before.due.is_none()) else {
            return false;
        };
        let keys = inputs.changed_keys(&before.inputs);
        let is_unaffected = keys.is_some_and(|keys| !inputs.file.mentions(&keys))
            && !before.sent.iter().flatten().any(|sent| rests_on_libraries(sent, &inputs.file));
        if is_unaffected {
            before.inputs = inputs.clone();
        }
        is_unaffected
    }

    fn is_edited(&self, file: &File) -> bool {
        self.files.get(file.path()).is_none_or(|published| published.inputs.file != *file)
    }

    /// Diagnoses a file and publishes what was found, unless the file has changed meanwhile.
    async fn diagnose(&mut self, snapshot: Arc<Snapshot>, inputs: Inputs) {
        let (path, now) = (Arc::clone(inputs.file.path()), Instant::now());
        let is_edited = self.is_edited(&inputs.file);
        let before = self.files.get(&path);
        let typed =
            if is_edited { inputs.file.last_edit().map(|_| now) } else { before.and_then(|before| before.typed) };
        let pause_ends = typed.map(|typed| typed + PAUSE).filter(|end| now < *end);

        let findings = self.findings(Arc::clone(&snapshot), &inputs, pause_ends.is_some()).await;
        if self.session.snapshot().file(&path).as_ref() != Some(&inputs.file) {
            return;
        }
        let before = self.files.remove(&path);
        if before.is_none() && !inputs.wanted {
            self.say_that_they_are_off(&snapshot, &inputs.file);
        }
        let before = before.and_then(|before| before.sent);
        let Some(findings) = findings else {
            // A rule failed: what the client has stays, and trying the same again would change nothing.
            self.files.insert(path, Published { inputs, sent: before, typed, due: None });
            return;
        };
        let found = findings.len();
        let shown = without_held_back(findings, before.as_deref().unwrap_or_default());
        let due = pause_ends.filter(|_| shown.len() < found);

        // Clients wait for the diagnostics of each version that they sent, also where they stay the same.
        let answers_change = is_edited && inputs.file.version().is_some();
        let is_other = before.as_deref().unwrap_or_default() != shown;
        let has_news = if inputs.wanted { answers_change || is_other } else { before.is_some() };
        let sent = if has_news {
            self.send(&path, shown.clone(), inputs.file.version()).await;
            inputs.wanted.then_some(shown)
        } else {
            before
        };
        self.files.insert(path, Published { inputs, sent, typed, due });
    }

    /// The findings in a file, in the protocol's terms; `None` if a rule panicked.
    async fn findings(&mut self, snapshot: Arc<Snapshot>, inputs: &Inputs, is_typing: bool) -> Option<Vec<Finding>> {
        let path = Arc::clone(inputs.file.path());
        let mut cache = self.caches.remove(&path).unwrap_or_default();
        if !inputs.wanted {
            return Some(Vec::new());
        }
        let file = inputs.file.clone();
        let work = move |session: &Session| {
            let found = match &file {
                File::Document(document) => session.features.diagnose_again(&snapshot, document, &mut cache),
                File::Library(path, _) => session.features.diagnose_library(&snapshot, path),
                File::Config(config) => session.features.diagnose_config(&snapshot, config),
            };
            let to_proto = ToProto { snapshot: &snapshot, agreed: session.agreed() };
            let edit = file.last_edit().filter(|_| is_typing);
            let finding = |diagnostic: Diagnostic| {
                let typing = diagnostic.rule.waits
                    && edit.is_some_and(|edit| is_being_typed(file.text(), edit, diagnostic.span));
                (to_proto.diagnostic(file.text(), &diagnostic), typing)
            };
            (found.into_iter().map(finding).collect(), cache)
        };
        let (findings, cache) = self.session.compute("diagnosing", work).await.ok()?;
        self.caches.insert(path, cache);
        Some(findings)
    }

    /// Takes back what was published for files that are no longer there.
    async fn clear_closed(&mut self, snapshot: &Snapshot) {
        let closed = self.files.extract_if(|path, _| snapshot.file(path).is_none()).collect::<Vec<_>>();
        for (path, published) in closed {
            self.caches.remove(&path);
            if published.sent.is_some() {
                self.send(&path, Vec::new(), None).await;
            }
        }
    }

    async fn send(&self, path: &Path, diagnostics: Vec<lsp::Diagnostic>, version: Option<i32>) {
        if let Some(uri) = uri::from_path(path) {
            self.session.client.publish_diagnostics(uri, diagnostics, version).await;
        }
    }

    /// Says, in the log and once for a document, why there is nothing to see and how to change that.
    fn say_that_they_are_off(&self, snapshot: &Snapshot, file: &File) {
        let is_document = matches!(file, File::Document(_));
        if is_document && snapshot.settings().markdown == MarkdownDiagnostics::Auto {
            let message = format!(
                "ibid: no diagnostics in {}, which names no sources of its own. To have them, put “ibid: true” into its \
                 metadata, an ibid.toml into its folder, or set ibid.markdown to \"always\".",
                file.path().display()
            );
            self.session.log(MessageType::INFO, message);
        }
    }
}

/// The findings but for those on what is being typed. Those of them that the client shows already, perhaps in other
/// words, stay: they would flicker.
fn without_held_back(findings: Vec<Finding>, sent: &[lsp::Diagnostic]) -> Vec<lsp::Diagnostic> {
    let is_shown = |diagnostic: &lsp::Diagnostic| {
        sent.iter().any(|sent| sent.code == diagnostic.code && sent.range.start == diagnostic.range.start)
    };
    let findings = findings.into_iter().filter(|(diagnostic, typing)| !typing || is_shown(diagnostic));
    findings.map(|(diagnostic, _)| diagnostic).collect()
}

/// Whether a finding in `file` says something of libraries that no key of the file says.
fn rests_on_libraries(diagnostic: &lsp::Diagnostic, file: &File) -> bool {
    let points_elsewhere = || {
        let related = diagnostic.related_information.iter().flatten();
        let own = uri::from_path(file.path());
        related.into_iter().any(|related| Some(&related.location.uri) != own.as_ref())
    };
    let is_undefined = diagnostic.code == Some(lsp::NumberOrString::String("undefined-source".into()));
    is_undefined || points_elsewhere()
}

/// Whether a finding at `span` is about what is being typed at `edit`: touches it, or begins before it on its line.
fn is_being_typed(text: &Text, edit: Span, span: Span) -> bool {
    let caret = edit.end();
    let touches = span.start() <= caret && edit.start() <= span.end();
    touches || (span.start() <= caret && text.line_of(span.start()) == text.line_of(caret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_the_caret_on_its_line_is_being_typed() {
        let text = Text::new("one “two\nthree “four five\nsix");
        let edit = Span::new(23, 24);
        let at = |words: &str| {
            let start = text.to_string().find(words).unwrap();
            Span::new(start, start + words.len())
        };
        for (words, typed) in [
            ("“four", true),
            ("three", true),
            ("five", false),
            ("one “two", false),
            ("six", false),
            ("one “two\nthree “four", true),
        ] {
            assert_eq!(is_being_typed(&text, edit, at(words)), typed, "{words}");
        }
    }
}
