//! Documents that are not open, for the requests whose answers take their text: read a few at a time, so that a request
//! that is cancelled reads no more, and the editor can show how far it is.

use std::path::Path;
use std::sync::Arc;

use tokio::runtime::Handle;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::{Bounded, Client, NotCancellable, OngoingProgress};

use super::session::Session;
use super::to_proto::ToProto;
use crate::analysis::file_rename::FileMove;
use crate::analysis::shared::edit::FileEdit;
use crate::workspace::{Home, Snapshot};

/// How many documents are read before it is looked whether somebody still waits for them.
const BATCH: usize = 64;

/// From how many documents on there is something to wait for.
const MANY: usize = 300;

impl Session {
    /// `snapshot`, with the documents at `closed` open that no editor has open: as they are on disk now.
    /// `token`: what the client shows the progress of.
    pub(super) async fn with_closed(
        self: &Arc<Self>,
        snapshot: Arc<Snapshot>,
        closed: Vec<Arc<Path>>,
        token: Option<lsp::ProgressToken>,
    ) -> Result<Arc<Snapshot>> {
        let token = token.filter(|_| closed.len() > MANY);
        let mut progress = Progress::begin(&self.client, token, "ibid: reading documents").await;
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

    /// Answers with `edits` only where the files are still those that they are of: while documents are read, which takes
    /// its time, the editor may open one of them, or go on with one that it has.
    pub(super) fn refuse_overtaken(&self, edits: &[FileEdit]) -> Result<()> {
        let Some(path) = overtaken(&self.snapshot(), edits) else { return Ok(()) };
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let message = format!("`{name}` has been opened or edited meanwhile; try again").into();
        Err(Error { code: ErrorCode::ContentModified, message, data: None })
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

/// The file that is not, `now`, the one that `edits` are of.
fn overtaken<'e>(now: &Snapshot, edits: &'e [FileEdit]) -> Option<&'e Path> {
    let version = |path: &Path| now.home(path).and_then(Home::version);
    let is_other = |edit: &&FileEdit| now.is_behind(&edit.path) || version(&edit.path) != edit.version;
    edits.iter().find(is_other).map(|edit| &*edit.path)
}

/// What the client is shown, if it wants to be: also that there is no more to come when the request is dropped.
pub(super) struct Progress(Option<OngoingProgress<Bounded, NotCancellable>>);

impl Progress {
    pub(super) async fn begin(client: &Client, token: Option<lsp::ProgressToken>, title: &str) -> Self {
        let Some(token) = token else { return Self(None) };
        Self(Some(client.progress(token, title).with_percentage(0).begin().await))
    }

    pub(super) async fn report(&self, done: usize, count: usize) {
        if let Some(progress) = &self.0 {
            #[allow(clippy::cast_possible_truncation)] // At most 100.
            let percentage = (done * 100 / count.max(1)) as u32;
            progress.report_with_message(format!("{done} of {count}"), percentage).await;
        }
    }

    pub(super) async fn finish(&mut self) {
        if let Some(progress) = self.0.take() {
            progress.finish().await;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(progress) = self.0.take() {
            // Where no runtime is left there is nobody to tell.
            if let Ok(runtime) = Handle::try_current() {
                runtime.spawn(progress.finish());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fs::Memory;
    use crate::text::Span;
    use crate::workspace::{Language, Reading, Workspace};

    #[test]
    fn edits_of_a_file_that_is_another_by_now_are_overtaken() {
        let mut workspace = Workspace::new(Arc::new(Memory::default()));
        workspace.set_roots(vec!["/w".into()]);
        let [open, closed]: [Arc<Path>; 2] = ["/w/open.md", "/w/closed.md"].map(|path| Path::new(path).into());
        workspace.open(&open, Language::Markdown, Some(1), "So [@a].\n");
        workspace.set_closed(Reading::new(Arc::clone(&closed), "So [@a].\n"));
        let edit = |path: &Arc<Path>, version| FileEdit {
            path: Arc::clone(path),
            version,
            edits: vec![(Span::new(5, 6), "b".to_owned())],
            is_outside: false,
        };
        let edits = [edit(&open, Some(1)), edit(&closed, None)];
        assert_eq!(overtaken(&workspace.snapshot(), &edits), None);
        workspace.open(&closed, Language::Markdown, Some(1), "And so [@a].\n");
        assert_eq!(overtaken(&workspace.snapshot(), &edits), Some(&*closed));
        workspace.close(&closed);
        workspace.open(&open, Language::Markdown, Some(2), "And so [@a].\n");
        assert_eq!(overtaken(&workspace.snapshot(), &edits), Some(&*open));
    }
}
