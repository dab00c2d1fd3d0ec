//! Inlay hints say what transcripts are known to hold: the client is told to ask again when that has become something
//! else, and when they are switched on or off.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use super::session::Session;
use crate::workspace::{Snapshot, TranscriptInputs};

/// How long changes are collected before it is looked whether they make a difference.
const PAUSE: Duration = Duration::from_millis(500);

/// How long the client has to take note.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether hints may have become others.
#[derive(Default)]
pub(super) struct Hints {
    changed: Notify,
}

/// What all hints rest on, beside documents, of which the client asks again by itself. `None`: there are none.
type Basis = Option<TranscriptInputs>;

impl Hints {
    /// Something has changed that may make a difference.
    pub(super) fn wake(&self) {
        self.changed.notify_one();
    }
}

/// Has the client ask again when something has become another, for as long as the session lives.
pub(super) async fn refresh(session: Arc<Session>) {
    let mut told: Basis = None;
    loop {
        session.hints.changed.notified().await;
        sleep(PAUSE).await;
        let basis = basis(&session.snapshot());
        if basis == told {
            continue;
        }
        told = basis;
        if session.agreed().hint_refresh {
            // A client that does not answer is told of the next change all the same.
            let _ = timeout(PATIENCE, session.client.inlay_hint_refresh()).await;
        }
    }
}

fn basis(snapshot: &Snapshot) -> Basis {
    snapshot.settings().verdict_hints.then(|| snapshot.known_transcripts())
}
