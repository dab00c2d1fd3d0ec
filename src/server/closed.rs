//! Documents that are not open, for the requests whose answers take their text: read a few at a time, so that a request
//! that is cancelled reads no more, and the editor can show how far it is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use tokio::runtime::Handle;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::{Bounded, Client, NotCancellable, OngoingProgress};

use super::session::Session;
use super::to_proto::ToProto;
use super::watch;
use crate::analysis::file_rename::FileMove;
use crate::analysis::shared::edit::FileEdit;
use crate::fs::FileSystem;
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

    /// Answers with `edits`, found in `of`, only where the files are still those that they are of: all of them, or none.
    pub(super) fn refuse_overtaken(&self, of: &Snapshot, edits: &[FileEdit]) -> Result<()> {
        let Some(path) = self.overtaken(of, edits).pop_first() else { return Ok(()) };
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let message = format!("`{name}` has been opened or edited meanwhile; try again").into();
        Err(Error { code: ErrorCode::ContentModified, message, data: None })
    }

    /// The files that are others by now than those that `edits`, found in `of`, are of. While documents are read, which
    /// takes its time, the editor may open one of them, or go on with one that it has; and other programs write to disk,
    /// of which the word may still be on its way: what they have written is read.
    pub(super) fn overtaken<'e>(
        &self,
        of: &Snapshot,
        edits: impl IntoIterator<Item = &'e FileEdit>,
    ) -> BTreeSet<Arc<Path>> {
        let (now, fs) = (self.snapshot(), self.fs());
        let files: BTreeMap<_, _> = edits.into_iter().map(|edit| (&edit.path, edit.version)).collect();
        let files = files.into_iter().filter(|(path, version)| is_other(&now, of, &*fs, path, *version));
        let overtaken: BTreeSet<_> = files.map(|(path, _)| Arc::clone(path)).collect();
        if !overtaken.is_empty() {
            watch::files_changed(self, overtaken.iter().cloned());
        }
        overtaken
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
            session.refuse_overtaken(&snapshot, &edits)?;
            let to_proto = ToProto { snapshot: &snapshot, agreed: session.agreed() };
            Ok((!edits.is_empty()).then(|| to_proto.workspace_edit(&edits)))
        };
        self.compute(WHAT, work).await?
    }
}

/// Whether the file at `path` is `now` another one than it was in `of`, in this version; `None`: on disk.
fn is_other(now: &Snapshot, of: &Snapshot, fs: &dyn FileSystem, path: &Path, version: Option<i32>) -> bool {
    let is_in_version = now.home(path).and_then(Home::version) == version && !now.is_behind(path);
    !is_in_version || version.is_none() && !of.is_as_on_disk(fs, path)
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
    use crate::workspace::{Language, Reading, Workspace};

    #[test]
    fn a_file_is_another_in_another_version_when_it_is_opened_and_when_the_disk_has_another() {
        let mut disk = Memory::default();
        disk.write("/w/closed.md", "\u{feff}So [@a].\n");
        let disk = Arc::new(disk);
        let mut workspace = Workspace::new(disk.clone());
        workspace.set_roots(vec!["/w".into()]);
        let [open, closed]: [Arc<Path>; 2] = ["/w/open.md", "/w/closed.md"].map(|path| Path::new(path).into());
        workspace.open(&open, Language::Markdown, Some(1), "So [@a].\n");
        workspace.set_closed(Reading::new(Arc::clone(&closed), "So [@a].\n"));
        let of = workspace.snapshot().reading(&*disk, &[Arc::clone(&closed)]);
        let is_other = |now: &Snapshot, fs: &Memory| {
            [(&open, Some(1)), (&closed, None)].map(|(path, version)| is_other(now, &of, fs, path, version))
        };
        assert_eq!(is_other(&workspace.snapshot(), &disk), [false, false]);
        let mut edited = Memory::default();
        edited.write("/w/closed.md", "Or [@a].\n");
        assert_eq!(is_other(&workspace.snapshot(), &edited), [false, true]);
        assert_eq!(is_other(&workspace.snapshot(), &Memory::default()), [false, true], "it is gone");
        workspace.open(&closed, Language::Markdown, Some(1), "So [@a].\n");
        assert_eq!(is_other(&workspace.snapshot(), &disk), [false, true]);
        workspace.close(&closed);
        workspace.open(&open, Language::Markdown, Some(2), "So [@a].\n");
        assert_eq!(is_other(&workspace.snapshot(), &disk), [true, false]);
    }
}
