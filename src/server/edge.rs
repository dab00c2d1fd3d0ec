//! The edge: what is done to every message before a handler sees it, and after.
//!
//! - URIs come in as the client spells them, some of them unlawful, and are spelt our way inside ([`uri`]). They leave
//!   as the client spelt them when it opened the file: clients compare strings.
//! - Changes that have arrived and are not yet made are counted: while there are any, what would be published is out of
//!   date already. So are requests: their answers go out before what nobody has asked for ([`Backlog`]).
//! - What could not be read as a message comes in as [`UNREADABLE`] and is answered as one.
//! - Whether the client shows texts of ours is read off `initialize`, and said in its answer: the protocol library knows
//!   nothing of it ([`text_content`]).
//! - What the user does without is answered with nothing.
//! - That a shutdown was asked for is noted on arrival: an `exit` right behind it cancels its handler.

use std::collections::{BTreeSet, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use futures_util::Stream;
use serde_json::Value;
use tokio::sync::{Notify, watch};
use tokio::time::timeout;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ClientSocket, Loopback};
use tower_service::Service;

use super::framing::UNREADABLE;
use super::trace::Trace;
use super::{parent, text_content, uri};
use crate::workspace::Feature;

/// What both directions of the edge share.
#[derive(Debug, Default)]
pub(super) struct Edge {
    spellings: Spellings,
    backlog: Backlog,
    shutdown: AtomicBool,
    shows_text: AtomicBool,
    /// The process that has started this one, once it is known.
    parent: watch::Sender<Option<u32>>,
    disabled: Mutex<BTreeSet<Feature>>,
    trace: Trace,
}

/// The requests that are answered with nothing while a feature is switched off.
const METHODS: [(&str, Feature); 14] = [
    ("textDocument/completion", Feature::Completion),
    ("textDocument/hover", Feature::Hover),
    ("textDocument/codeAction", Feature::CodeAction),
    ("textDocument/codeLens", Feature::CodeLens),
    ("textDocument/documentHighlight", Feature::DocumentHighlight),
    ("textDocument/documentLink", Feature::DocumentLink),
    ("textDocument/documentSymbol", Feature::DocumentSymbol),
    ("textDocument/foldingRange", Feature::FoldingRange),
    ("textDocument/inlayHint", Feature::InlayHint),
    ("textDocument/selectionRange", Feature::SelectionRange),
    ("textDocument/semanticTokens/full", Feature::SemanticTokens),
    ("textDocument/semanticTokens/full/delta", Feature::SemanticTokens),
    ("textDocument/semanticTokens/range", Feature::SemanticTokens),
    ("workspace/symbol", Feature::WorkspaceSymbol),
];

impl Edge {
    /// What the client wants to know of requests.
    pub(super) fn trace(&self) -> &Trace {
        &self.trace
    }

    /// What the user does without from now on.
    pub(super) fn disable(&self, features: &BTreeSet<Feature>) {
        self.disabled.lock().unwrap_or_else(PoisonError::into_inner).clone_from(features);
    }

    fn is_disabled(&self, method: &str) -> bool {
        let disabled = self.disabled.lock().unwrap_or_else(PoisonError::into_inner);
        !disabled.is_empty() && METHODS.iter().any(|(known, feature)| *known == method && disabled.contains(feature))
    }

    /// The changes that are still to be made.
    pub(super) fn backlog(&self) -> &Backlog {
        &self.backlog
    }

    /// Whether a shutdown was asked for.
    pub(super) fn is_shut_down(&self) -> bool {
        self.shutdown.load(Ordering::SeqCst)
    }

    /// Returns when the process that has started this one is gone.
    pub(super) async fn is_alone(&self) {
        let mut said = self.parent.subscribe();
        let parent = said.wait_for(Option::is_some).await.ok().and_then(|parent| *parent);
        match parent {
            Some(id) => parent::gone(id).await,
            None => std::future::pending().await,
        }
    }

    /// Takes note of the process that has started this one. One that is not there now never was: a client in a container
    /// says a number that means nothing here.
    pub(super) fn started_by(&self, parent: u32) {
        if parent::is_there(parent) {
            self.parent.send_replace(Some(parent));
        }
    }

    /// Whether the client shows the text of files that editors do not.
    pub(super) fn shows_text(&self) -> bool {
        self.shows_text.load(Ordering::SeqCst)
    }
}

/// How the client spells the URIs of files it has opened, where that is not our way, by our spelling.
#[derive(Debug, Default)]
struct Spellings(Mutex<HashMap<String, String>>);

impl Spellings {
    /// Spells the URIs in `params` our way. A file that is opened is from then on spelt as it is here.
    fn take_in(&self, method: &str, params: &mut Value) {
        let is_open = method == "textDocument/didOpen";
        for_each_uri(params, &mut |theirs| {
            let ours = uri::normalise(theirs).into_owned();
            if is_open {
                let mut spellings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                if ours == *theirs {
                    spellings.remove(&ours);
                } else {
                    spellings.insert(ours.clone(), theirs.clone());
                }
            }
            *theirs = ours;
        });
    }

    /// Spells the URIs in `value` as the client does.
    fn give_out(&self, value: &mut Value) {
        let spellings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if spellings.is_empty() {
            return;
        }
        let mut spell = |uri: &mut String| {
            if let Some(theirs) = spellings.get(uri) {
                uri.clone_from(theirs);
            }
        };
        for_each_uri(value, &mut spell);
        // The one place where URIs are names: a `WorkspaceEdit` without versions.
        if let Some(Value::Object(changes)) = value.get_mut("changes") {
            let respelt = std::mem::take(changes).into_iter().map(|(mut uri, edits)| {
                spell(&mut uri);
                (uri, edits)
            });
            changes.extend(respelt);
        }
    }
}

/// Visits every URI in a message: the strings that LSP calls `uri` or something that ends in `Uri`.
fn for_each_uri(value: &mut Value, visit: &mut impl FnMut(&mut String)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| for_each_uri(item, visit)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(uri) if name == "uri" || name.ends_with("Uri") => visit(uri),
                    value => for_each_uri(value, visit),
                }
            }
        }
        _ => {}
    }
}

/// How long what nobody has asked for waits for the answers to what somebody has.
const COURTESY: Duration = Duration::from_millis(10);

/// The changes that have arrived and are not yet made, and the requests that are not yet answered.
#[derive(Debug, Default)]
pub(super) struct Backlog {
    changes: AtomicUsize,
    caught_up: Notify,
    requests: AtomicUsize,
    answered: Notify,
    /// Whether it was waited for them in vain.
    are_slow: AtomicBool,
}

impl Backlog {
    /// Whether there are any.
    pub(super) fn is_behind(&self) -> bool {
        self.changes.load(Ordering::SeqCst) > 0
    }

    /// Waits until the last of them is made, or [`Backlog::wake`] is called.
    pub(super) async fn caught_up(&self) {
        self.caught_up.notified().await;
    }

    /// Lets the one that waits go on: something has changed. While there are changes to come, the last of them will.
    pub(super) fn wake(&self) {
        if !self.is_behind() {
            self.caught_up.notify_one();
        }
    }

    /// Waits until all requests are answered, but not for long, and not again for those that take longer: who sends much
    /// then does not hold up their answers.
    pub(super) async fn answers_first(&self) {
        if self.are_slow.load(Ordering::SeqCst) {
            return;
        }
        let answered = async {
            loop {
                // From here on no answer is missed.
                let next = self.answered.notified();
                if self.requests.load(Ordering::SeqCst) == 0 {
                    return;
                }
                next.await;
            }
        };
        if timeout(COURTESY, answered).await.is_err() {
            self.are_slow.store(true, Ordering::SeqCst);
        }
    }
}

/// One request that has arrived, until its answer is on its way or nobody waits for it.
struct Asked(Arc<Edge>);

impl Asked {
    fn new(edge: &Arc<Edge>) -> Self {
        edge.backlog.requests.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(edge))
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        let backlog = &self.0.backlog;
        if backlog.requests.fetch_sub(1, Ordering::SeqCst) == 1 {
            backlog.are_slow.store(false, Ordering::SeqCst);
            backlog.answered.notify_waiters();
        }
    }
}

/// One change that has arrived, until its handler is through with it or dropped.
struct Arrived(Arc<Edge>);

impl Arrived {
    fn new(edge: &Arc<Edge>) -> Self {
        edge.backlog.changes.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(edge))
    }
}

impl Drop for Arrived {
    fn drop(&mut self) {
        if self.0.backlog.changes.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.0.backlog.wake();
        }
    }
}

/// The service of the protocol library behind the edge.
pub(super) struct Inbound<S> {
    pub(super) inner: S,
    pub(super) edge: Arc<Edge>,
}

impl<S> Service<Request> for Inbound<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let arrived =
            matches!(request.method(), "textDocument/didOpen" | "textDocument/didChange" | "textDocument/didClose")
                .then(|| Arrived::new(&self.edge));
        // One that waits for news is answered when there are some.
        let is_asked = request.id().is_some() && request.method() != "workspace/diagnostic";
        let asked = is_asked.then(|| Asked::new(&self.edge));
        if request.method() == UNREADABLE {
            return Box::pin(async { Ok(Some(Response::from_error(Id::Null, Error::parse_error()))) });
        }
        if request.method() == "shutdown" {
            self.edge.shutdown.store(true, Ordering::SeqCst);
        }
        let is_first = request.method() == "initialize";
        if is_first && request.params().is_some_and(text_content::is_asked_for) {
            self.edge.shows_text.store(true, Ordering::SeqCst);
        }
        let edge = Arc::clone(&self.edge);
        if let Some(params) = request.params() {
            self.edge.trace.take_in(request.method(), params);
        }
        let (id, method, arrival) = (request.id().cloned(), request.method().to_owned(), Instant::now());
        let response = self.inner.call(edit_params(request, |method, params| edge.spellings.take_in(method, params)));
        Box::pin(async move {
            let response = response.await?;
            drop(asked);
            // The library keeps the id of what is not awaited. Settings may be among what came before.
            if let Some(id) = id.filter(|_| edge.is_disabled(&method)) {
                return Ok(Some(Response::from_ok(id, Value::Null)));
            }
            drop(arrived);
            if response.is_some() {
                edge.trace.answered(&method, arrival.elapsed());
            }
            Ok(response.map(|response| {
                let (id, mut result) = response.into_parts();
                if let Ok(value) = &mut result {
                    if is_first && edge.shows_text() {
                        text_content::announce(value);
                    }
                    edge.spellings.give_out(value);
                }
                Response::from_parts(id, result)
            }))
        })
    }
}

/// The socket of the protocol library behind the edge.
pub(super) struct Outbound {
    pub(super) inner: ClientSocket,
    pub(super) edge: Arc<Edge>,
}

impl Loopback for Outbound {
    type RequestStream = OutboundRequests;
    type ResponseSink = <ClientSocket as Loopback>::ResponseSink;

    fn split(self) -> (Self::RequestStream, Self::ResponseSink) {
        let (inner, responses) = self.inner.split();
        (OutboundRequests { inner, edge: self.edge }, responses)
    }
}

/// What the server asks and tells the client.
pub(super) struct OutboundRequests {
    inner: <ClientSocket as Loopback>::RequestStream,
    edge: Arc<Edge>,
}

impl Stream for OutboundRequests {
    type Item = Request;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Request>> {
        let request = Pin::new(&mut self.inner).poll_next(cx);
        request.map(|request| {
            request.map(|request| edit_params(request, |_, params| self.edge.spellings.give_out(params)))
        })
    }
}

fn edit_params(request: Request, edit: impl FnOnce(&str, &mut Value)) -> Request {
    let (method, id, params) = request.into_parts();
    let mut edited = Request::build(method.clone());
    if let Some(id) = id {
        edited = edited.id(id);
    }
    if let Some(mut params) = params {
        edit(&method, &mut params);
        edited = edited.params(params);
    }
    edited.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_file_is_spelt_as_it_was_when_it_was_opened() {
        let spellings = Spellings::default();
        let mut open = json!({"textDocument": {"uri": "file:///w/[a] é.md", "text": "uri"}});
        spellings.take_in("textDocument/didOpen", &mut open);
        assert_eq!(open, json!({"textDocument": {"uri": "file:///w/%5Ba%5D%20%C3%A9.md", "text": "uri"}}));

        // Another part of the client spells it otherwise: that is no reason to.
        spellings.take_in("workspace/didChangeWatchedFiles", &mut json!({"uri": "file:///w/%5Ba] é.md"}));
        let mut out = json!([{"targetUri": "file:///w/%5Ba%5D%20%C3%A9.md"}, {"uri": "file:///w/b.md"}]);
        spellings.give_out(&mut out);
        assert_eq!(out, json!([{"targetUri": "file:///w/[a] é.md"}, {"uri": "file:///w/b.md"}]));

        let mut out = json!({"changes": {"file:///w/%5Ba%5D%20%C3%A9.md": [], "file:///w/b.md": []}});
        spellings.give_out(&mut out);
        assert_eq!(out, json!({"changes": {"file:///w/[a] é.md": [], "file:///w/b.md": []}}));

        spellings.take_in("textDocument/didOpen", &mut json!({"uri": "file:///w/%5Ba%5D%20%C3%A9.md"}));
        let mut out = json!({"uri": "file:///w/%5Ba%5D%20%C3%A9.md"});
        spellings.give_out(&mut out);
        assert_eq!(out, json!({"uri": "file:///w/%5Ba%5D%20%C3%A9.md"}));
    }

    #[tokio::test(start_paused = true)]
    async fn answers_are_waited_for_but_not_for_long_and_not_twice() {
        let edge = Arc::new(Edge::default());
        let waited = async || {
            let start = tokio::time::Instant::now();
            edge.backlog().answers_first().await;
            start.elapsed()
        };
        assert_eq!(waited().await, Duration::ZERO);
        let slow = Asked::new(&edge);
        let quick = Asked::new(&edge);
        let answered = async {
            drop(quick);
            drop(Asked::new(&edge));
        };
        let (waited_for_all, ()) = tokio::join!(waited(), answered);
        assert_eq!((waited_for_all, waited().await), (COURTESY, Duration::ZERO));
        drop(slow);
        let next = Asked::new(&edge);
        let answered = async { drop(next) };
        assert_eq!(tokio::join!(waited(), answered).0, Duration::ZERO);
    }

    #[test]
    fn a_change_counts_until_it_is_made_or_dropped() {
        let edge = Arc::new(Edge::default());
        let (first, second) = (Arrived::new(&edge), Arrived::new(&edge));
        drop(first);
        assert!(edge.backlog().is_behind());
        drop(second);
        assert!(!edge.backlog().is_behind());
    }
}
