//! What a client wants to know of the server's work (LSP, `$/setTrace`): how long each request took.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Notify;
use tower_lsp::ls_types::notification::LogTrace;
use tower_lsp::ls_types::{LogTraceParams, TraceValue};

use super::session::Session;

/// Whether requests are traced, and those that were.
#[derive(Debug, Default)]
pub(super) struct Trace {
    is_on: AtomicBool,
    traced: Mutex<Vec<Traced>>,
    more: Notify,
}

/// A request that was answered.
#[derive(Debug)]
struct Traced {
    method: String,
    took: Duration,
}

impl Trace {
    /// Takes note of the wish in the parameters of `initialize` and `$/setTrace`.
    pub(super) fn take_in(&self, method: &str, params: &Value) {
        let wish = match method {
            "initialize" => params.get("trace"),
            "$/setTrace" => params.get("value"),
            _ => None,
        };
        if let Some(Ok(value)) = wish.map(TraceValue::deserialize) {
            self.is_on.store(value != TraceValue::Off, Ordering::Relaxed);
        }
    }

    /// A request was answered.
    pub(super) fn answered(&self, method: &str, took: Duration) {
        if self.is_on.load(Ordering::Relaxed) {
            self.all().push(Traced { method: method.to_owned(), took });
            self.more.notify_one();
        }
    }

    fn all(&self) -> MutexGuard<'_, Vec<Traced>> {
        self.traced.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells the client of each request that was answered.
pub(super) async fn tell(session: Arc<Session>) {
    let trace = session.edge.trace();
    loop {
        trace.more.notified().await;
        let traced = std::mem::take(&mut *trace.all());
        for Traced { method, took } in traced {
            let message = format!("{method}: {:.1} ms", took.as_secs_f64() * 1000.0);
            session.client.send_notification::<LogTrace>(LogTraceParams { message, verbose: None }).await;
        }
    }
}
