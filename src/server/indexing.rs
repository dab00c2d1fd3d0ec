//! Finding the documents of the workspace in the background: what is known of those that are not open.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;
use tower_lsp::ls_types::{MessageType, NumberOrString};
use tower_lsp::{Bounded, Cancellable, OngoingProgress};

use super::session::Session;
use crate::fs::{FileSystem, Visited};
use crate::workspace::{Reading, is_document};

/// How many documents are read before the state takes them in.
const BATCH: usize = 64;

/// From how many documents on there is something to wait for, and so progress to show.
const MANY: usize = 300;

/// How long the client has to agree to being shown progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// What progress is shown of.
pub(super) const INDEXING: &str = "ibid-indexing";

/// Something to find out.
#[derive(Debug)]
pub(super) enum Job {
    /// All documents of the folders that are open.
    Workspace,
    /// What is at a path that may be a folder, or have been one.
    Folder(Arc<Path>),
    /// What is at the path of a document.
    File(Arc<Path>),
}

/// Does the jobs that come in, one after the other.
pub(super) async fn index(session: Arc<Session>, mut jobs: mpsc::UnboundedReceiver<Job>) {
    while let Some(job) = jobs.recv().await {
        match job {
            Job::Workspace => index_workspace(&session).await,
            Job::Folder(path) => index_folder(&session, path).await,
            Job::File(path) => read(&session, vec![path]).await,
        }
        session.search_done();
    }
}

async fn index_workspace(session: &Arc<Session>) {
    let mut documents = Vec::new();
    for root in session.snapshot().roots() {
        if is_too_wide(&*session.fs(), root) {
            let message = format!(
                "ibid: {} is no project; only open documents are looked at. Open a folder in it to have all of its \
                 documents found.",
                root.display()
            );
            session.log(MessageType::INFO, message);
        } else {
            documents.extend(walk(session, root.clone()).await);
        }
    }
    let progress = if documents.len() > MANY { begin(session).await } else { None };
    let count = documents.len();
    for (done, batch) in documents.chunks(BATCH).enumerate() {
        if session.is_cancelled() {
            session.log(MessageType::INFO, "ibid: the search for documents was cancelled.".into());
            break;
        }
        read(session, batch.to_vec()).await;
        if let Some(progress) = &progress {
            let done = (done * BATCH + batch.len()).min(count);
            #[allow(clippy::cast_possible_truncation)] // At most 100.
            progress.report_with_message(format!("{done} of {count}"), (done * 100 / count) as u32, None).await;
        }
    }
    if let Some(progress) = progress {
        progress.finish().await;
    }
}

async fn index_folder(session: &Arc<Session>, path: Arc<Path>) {
    if session.fs().is_folder(&path) {
        let documents = walk(session, path.to_path_buf()).await;
        read(session, documents).await;
    } else {
        session.change("forgetting a folder", |workspace| workspace.remove_closed(&path));
    }
}

/// Whether all of a machine or of a person's files lie in `root`. Some clients say so when no folder is open.
fn is_too_wide(fs: &dyn FileSystem, root: &Path) -> bool {
    root.parent().is_none() || fs.home().is_some_and(|home| home.starts_with(root))
}

/// The documents below `folder`.
async fn walk(session: &Arc<Session>, folder: PathBuf) -> Vec<Arc<Path>> {
    let watches = !session.agreed().watched_files;
    let work = move |session: &Session| {
        let (mut documents, mut folders) = (Vec::<Arc<Path>>::new(), Vec::new());
        session.fs().walk(&folder, None, &mut |visited| {
            match visited {
                Visited::File(path) if is_document(&path) => documents.push(path.into()),
                Visited::Folder(folder) if watches => folders.push(folder),
                _ => {}
            }
            if session.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        session.watcher.watch_folders(folders.iter().map(PathBuf::as_path));
        documents
    };
    session.compute("looking for documents", work).await.unwrap_or_default()
}

/// Reads the documents at `paths`; those that are not there any more are forgotten.
async fn read(session: &Arc<Session>, paths: Vec<Arc<Path>>) {
    let work = move |session: &Session| {
        let fs = session.fs();
        let read = |path: Arc<Path>| match fs.read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
            Some(text) => Ok(Reading::new(path, &text)),
            None => Err(path),
        };
        paths.into_iter().map(read).collect::<Vec<_>>()
    };
    let readings = session.compute("reading documents", work).await.unwrap_or_default();
    session.change("taking in documents", |workspace| {
        for reading in readings {
            match reading {
                Ok(reading) => workspace.set_closed(reading),
                Err(path) => workspace.remove_closed(&path),
            }
        }
    });
}

/// Shows that something is going on, if the client can.
async fn begin(session: &Arc<Session>) -> Option<OngoingProgress<Bounded, Cancellable>> {
    if !session.agreed().progress {
        return None;
    }
    let token = NumberOrString::String(INDEXING.into());
    let created = timeout(PATIENCE, session.client.create_work_done_progress(token.clone())).await;
    // Who does not answer is not shown anything; the documents are read all the same.
    let Ok(Ok(())) = created else { return None };
    let progress =
        session.client.progress(token, "ibid: looking for documents").with_percentage(0).with_cancel_button();
    Some(progress.begin().await)
}
