//! Lenses, hints and tokens rest on more than the document they are shown in, of which alone the client asks again by
//! itself: it is told to ask for them when something else makes them others; and for what it lists beside the text when
//! anything has changed.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use super::lists;
use super::session::Session;
use crate::workspace::{Document, Feature, Snapshot, SourceInputs, TranscriptInputs};

/// How long changes are collected before it is looked whether they make a difference.
const PAUSE: Duration = Duration::from_millis(500);

/// How long the client has to take note.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether something may have become another.
#[derive(Default)]
pub(super) struct Refresh {
    changed: Notify,
}

impl Refresh {
    /// Something has changed that may make a difference.
    pub(super) fn wake(&self) {
        self.changed.notify_one();
    }
}

/// Has the client ask again when something has become another, for as long as the session lives.
pub(super) async fn refresh(session: Arc<Session>) {
    let nothing = Snapshot::default();
    let (mut hints, mut tokens) = (Hints::of(&nothing), Tokens::of(&nothing));
    let mut disabled = nothing.settings().disabled_features.clone();
    loop {
        session.refresh.changed.notified().await;
        sleep(PAUSE).await;
        let (agreed, client) = (session.agreed(), &session.client);
        let snapshot = session.snapshot();
        let now = &snapshot.settings().disabled_features;
        let is_switched = |feature| now.contains(&feature) != disabled.contains(&feature);
        let before = std::mem::replace(&mut hints, Hints::of(&snapshot));
        let are_hints_others = agreed.hint_refresh && (is_switched(Feature::InlayHint) || hints != before);
        let before = std::mem::replace(&mut tokens, Tokens::of(&snapshot));
        let are_tokens_others =
            agreed.token_refresh && (is_switched(Feature::SemanticTokens) || tokens.are_others_than(&before));
        let are_lenses_switched = is_switched(Feature::CodeLens);
        disabled.clone_from(now);
        if agreed.list_refresh {
            client.send_notification::<lists::Refresh>(()).await;
        }
        let are_lenses_others =
            agreed.lens_refresh && (are_lenses_others(&session, snapshot).await || are_lenses_switched);
        tokio::join!(
            ask_again(are_hints_others, client.inlay_hint_refresh()),
            ask_again(are_tokens_others, client.semantic_tokens_refresh()),
            ask_again(are_lenses_others, client.code_lens_refresh()),
        );
    }
}

/// A client that does not answer is told of the next change all the same.
async fn ask_again<T>(is_needed: bool, request: impl Future<Output = T>) {
    if is_needed {
        let _ = timeout(PATIENCE, request).await;
    }
}

async fn are_lenses_others(session: &Arc<Session>, snapshot: Arc<Snapshot>) -> bool {
    let work = move |session: &Session| session.lenses.are_outdated(&*session.features, &snapshot);
    session.compute("counting citations", work).await == Ok(true)
}

/// What all hints rest on; nothing where they are switched off.
#[derive(PartialEq)]
struct Hints {
    /// Whether quotations are in their sources' words.
    transcripts: Option<TranscriptInputs>,
    /// Who is cited.
    sources: Option<SourceInputs>,
}

impl Hints {
    fn of(snapshot: &Snapshot) -> Self {
        let settings = snapshot.settings();
        Self {
            transcripts: settings.verdict_hints.then(|| snapshot.known_transcripts()),
            sources: settings.credit_hints.then(|| snapshot.known_sources()),
        }
    }
}

/// Which open documents have tokens.
struct Tokens(HashMap<Arc<Path>, bool>);

impl Tokens {
    fn of(snapshot: &Snapshot) -> Self {
        let of = |document: &Arc<Document>| (Arc::clone(&document.path), snapshot.wants_diagnostics(document));
        Self(snapshot.documents().map(of).collect())
    }

    /// Of a document that is newly open the client asks anyway.
    fn are_others_than(&self, before: &Self) -> bool {
        self.0.iter().any(|(path, has_some)| before.0.get(path).is_some_and(|had_some| had_some != has_some))
    }
}
