//! Documents that are not open, for the requests whose answers take their text: read a few at a time, so that a request
//! that is cancelled reads no more, and the editor can show how far it is.

use std::path::Path;
use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types as lsp;
use tower_lsp::{Bounded, Client, NotCancellable, OngoingProgress};

use super::session::Session;
use super::to_proto::ToProto;
use crate::analysis::file_rename::FileMove;
use crate::workspace::Snapshot;

/// How many documents are read before it is looked whether somebody still waits for them.
const BATCH: usize = 64;

/// From how many documents on there is something to wait for.
const MANY: usize = 300;

impl Session {
    /// `snapshot`, with the documents at `closed` open that are not, and those that count as open: as they are on disk now.
    /// `token`: what the client shows the progress of.
    pub(super) async fn with_closed(
        self: &Arc<Self>,
        snapshot: Arc<Snapshot>,
        mut closed: Vec<Arc<Path>>,
        token: Option<lsp::ProgressToken>,
    ) -> Result<Arc<Snapshot>> {
        closed.extend(snapshot.documents().filter(|it| it.version.is_none()).map(|it| Arc::clone(&it.path)));
        let token = token.filter(|_| closed.len() > MANY);
        let mut progress = Progress::begin(&self.client, token).await;
        let (mut now, count) = (snapshot, closed.len());
        for (index, batch) in closed.chunks(BATCH).enumerate() {
            let (before, batch) = (now, batch.to_vec());
            let read = move |session: &Self| Arc::new(before.reading(&*session.fs(), &batch));
            now = self.compute("reading documents", read).await?;
            progress.report(count.min((index + 1) * BATCH), count).await;
        }
        progress.finish().await;
        Ok(now)
    }

    /// The edits that keep names of files right when `moves` are made; `None`: all of them are.
    pub(super) async fn edits_for_moves(
        self: &Arc<Self>,
        snapshot: Arc<Snapshot>,
        moves: Vec<FileMove>,
    ) -> Result<Option<lsp::WorkspaceEdit>> {
        const WHAT: &str = "looking for what names the files";
        let (now, of) = (Arc::clone(&snapshot), moves.clone());
        let closed = self.compute(WHAT, move |session| session.features.closed_around_moves(&now, &of)).await?;
        let snapshot = self.with_closed(snapshot, closed, None).await?;
        let work = move |session: &Self| {
            let edits = session.features.file_renames(&snapshot, &moves);
            let to_proto = ToProto { snapshot: &snapshot, agreed: session.agreed() };
            (!edits.is_empty()).then(|| to_proto.workspace_edit(&edits))
        };
        self.compute(WHAT, work).await
    }
}

/// What the client is shown, if it wants to be: also that there is no more to come when the request is dropped.
struct Progress(Option<OngoingProgress<Bounded, NotCancellable>>);

impl Progress {
    async fn begin(client: &Client, token: Option<lsp::ProgressToken>) -> Self {
        let Some(token) = token else { return Self(None) };
        Self(Some(client.progress(token, "ibid: reading documents").with_percentage(0).begin().await))
    }

    async fn report(&self, done: usize, count: usize) {
        if let Some(progress) = &self.0 {
            #[allow(clippy::cast_possible_truncation)] // At most 100.
            let percentage = (done * 100 / count.max(1)) as u32;
            progress.report_with_message(format!("{done} of {count}"), percentage).await;
        }
    }

    async fn finish(&mut self) {
        if let Some(progress) = self.0.take() {
            progress.finish().await;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(progress) = self.0.take() {
            tokio::spawn(progress.finish());
        }
    }
}
