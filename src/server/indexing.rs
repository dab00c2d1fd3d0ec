//! Finding the documents of the workspace in the background: what is known of those that are not open.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::time::{sleep, timeout};
use tower_lsp::ls_types::{MessageType, NumberOrString};
use tower_lsp::{Bounded, Cancellable, OngoingProgress};

use super::session::Session;
use crate::fs::{Extent, FileSystem, Places, Visited};
use crate::workspace::{DiagnosticMode, Reading, is_document};

/// How many documents are read before the state takes them in.
const BATCH: usize = 64;

/// How many jobs are done together: thousands of files that change at once cost one walk.
const JOBS: usize = 1024;

/// From how many documents on there is something to wait for, and so progress to show.
const MANY: usize = 300;

/// How long the search for documents waits at first: who opens a folder opens a file of it next, and waits for that one.
const HEAD_START: Duration = Duration::from_millis(250);

/// How long folders are looked through before progress is shown of that.
const LONG: Duration = Duration::from_secs(1);

/// How long the client has to agree to being shown progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// What progress is shown of.
pub(super) const INDEXING: &str = "ibid-indexing";

/// Something to find out.
#[derive(Debug)]
pub(super) enum Job {
    /// All documents of folders that are open now.
    Roots(Vec<PathBuf>),
    /// What has become of what was at a path: a document, or a folder.
    Path(Arc<Path>),
}

/// The searches for documents: those that are to be done, and what has become of them.
pub(super) struct Searches {
    jobs: mpsc::UnboundedSender<Job>,
    /// How many are still to be done.
    left: watch::Sender<usize>,
    /// Whether the user has stopped the one that is going on.
    is_cancelled: AtomicBool,
    /// Whether documents were left unread because one was stopped.
    is_cut_short: AtomicBool,
}

impl Searches {
    /// None yet, and the jobs as they come in.
    pub(super) fn new() -> (Self, mpsc::UnboundedReceiver<Job>) {
        let (jobs, all_jobs) = mpsc::unbounded_channel();
        let (is_cancelled, is_cut_short) = (AtomicBool::new(false), AtomicBool::new(false));
        (Self { jobs, left: watch::Sender::new(0), is_cancelled, is_cut_short }, all_jobs)
    }

    /// Has something found out, in the background, about documents that are not open.
    pub(super) fn add(&self, job: Job) {
        self.left.send_modify(|left| *left += 1);
        // Who does them lives as long as the session.
        let _ = self.jobs.send(job);
    }

    /// Stops the one that is going on.
    pub(super) fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// How many are still to be done, as it changes.
    pub(super) fn left(&self) -> watch::Receiver<usize> {
        self.left.subscribe()
    }

    /// Whether documents were left unread because one was stopped.
    pub(super) fn is_cut_short(&self) -> bool {
        self.is_cut_short.load(Ordering::Relaxed)
    }

    /// The same; from now on that counts as made up for.
    pub(super) fn make_up(&self) -> bool {
        self.is_cut_short.swap(false, Ordering::Relaxed)
    }
}

/// Does the jobs that come in.
pub(super) async fn index(session: Arc<Session>, mut jobs: mpsc::UnboundedReceiver<Job>) {
    let searches = &session.searches;
    let mut batch = Vec::new();
    while jobs.recv_many(&mut batch, JOBS).await > 0 {
        searches.is_cancelled.store(false, Ordering::Relaxed);
        let count = batch.len();
        let mut paths = HashSet::new();
        for job in batch.drain(..) {
            match job {
                Job::Roots(roots) => index_roots(&session, &roots).await,
                Job::Path(path) => drop(paths.insert(path)),
            }
        }
        if !paths.is_empty() {
            look_at(&session, paths).await;
        }
        if searches.is_cancelled() {
            searches.is_cut_short.store(true, Ordering::Relaxed);
            session.log(MessageType::INFO, "ibid: the search for documents was cancelled.".into());
        }
        searches.left.send_modify(|left| *left = left.saturating_sub(count));
    }
}

async fn index_roots(session: &Arc<Session>, roots: &[PathBuf]) {
    for root in roots.iter().filter(|root| is_too_wide(&*session.fs(), root)) {
        let message = format!(
            "ibid: {} is no project; only open documents are looked at. Open a folder in it to have all of its \
             documents found.",
            root.display()
        );
        session.log(MessageType::INFO, message);
    }
    sleep(HEAD_START).await;
    let walks = roots.iter().map(|root| (root.clone(), Extent::All)).collect();
    let (mut progress, walk) = (None, walk(session, walks));
    tokio::pin!(walk);
    let documents = tokio::select! {
        documents = &mut walk => documents,
        () = sleep(LONG) => {
            progress = begin(session).await;
            walk.await
        }
    };
    let documents = documents.unwrap_or_default();
    if progress.is_none() && documents.len() > MANY {
        progress = begin(session).await;
    }
    let count = documents.len();
    for (done, batch) in documents.chunks(BATCH).enumerate() {
        if session.searches.is_cancelled() {
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

/// Finds out what has become of what was at `paths`. What a walk would not come by does not count: a program that puts
/// files where nobody writes tells of them, too.
async fn look_at(session: &Arc<Session>, paths: HashSet<Arc<Path>>) {
    let roots = session.snapshot().roots().to_vec();
    let work = move |session: &Session| {
        let fs = session.fs();
        let is_there = |path: &Path| if is_document(path) { fs.is_file(path) } else { fs.is_folder(path) };
        let (there, gone): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_there(path));
        let within = |root: &Path| there.iter().map(|path| &**path).filter(|path| path.starts_with(root)).collect();
        let walks = roots.into_iter().map(|root| (within(&root), root));
        let walks = walks.filter(|(places, _): &(Places, _)| !places.is_empty());
        (walks.map(|(places, root)| (root, Extent::At(places))).collect(), there, gone)
    };
    let (walks, there, mut gone): (Vec<_>, Vec<_>, Vec<_>) =
        session.compute("looking at changed documents", work).await.unwrap_or_default();
    let Some(documents) = walk(session, walks).await else { return };
    gone.extend(there.into_iter().filter(|path| is_document(path) && documents.binary_search(path).is_err()));
    session.change("forgetting documents", |workspace| workspace.remove_closed(gone.iter().map(|path| &**path)));
    for batch in documents.chunks(BATCH) {
        read(session, batch.to_vec()).await;
    }
}

/// Whether all of a machine or of a person's files lie in `root`. Some clients say so when no folder is open.
fn is_too_wide(fs: &dyn FileSystem, root: &Path) -> bool {
    root.parent().is_none() || fs.home().is_some_and(|home| home.starts_with(root))
}

/// The documents that walks of open folders come by, sorted, each once. The folders are watched from before they are
/// looked into, where the client does not watch. `None`: it was not walked to the end.
async fn walk(session: &Arc<Session>, walks: Vec<(PathBuf, Extent)>) -> Option<Vec<Arc<Path>>> {
    let watches = !session.watcher.client_watches();
    let work = move |session: &Session| {
        let fs = session.fs();
        let mut documents = Vec::<Arc<Path>>::new();
        for (root, extent) in walks.iter().filter(|(root, _)| !is_too_wide(&*fs, root)) {
            fs.walk(root, extent, &mut |visited| {
                match visited {
                    Visited::File(path) if is_document(&path) => documents.push(path.into()),
                    Visited::Folder(folder) if watches => {
                        session.watcher.watch_folders([&*folder]);
                    }
                    _ => {}
                }
                if session.searches.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
        }
        // Folders that are open may lie in each other.
        documents.sort();
        documents.dedup();
        (!session.searches.is_cancelled()).then_some(documents)
    };
    session.compute("looking for documents", work).await.ok().flatten()
}

/// Reads the documents at `paths` that are not open; those that are not there any more are forgotten.
async fn read(session: &Arc<Session>, mut paths: Vec<Arc<Path>>) {
    let snapshot = session.snapshot();
    paths.retain(|path| snapshot.document(path).is_none_or(|document| document.version.is_none()));
    if snapshot.settings().diagnostic_mode == DiagnosticMode::Workspace {
        return read_whole(session, paths).await;
    }
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
        let mut gone = Vec::new();
        for reading in readings {
            match reading {
                Ok(reading) => workspace.set_closed(reading),
                Err(path) => gone.push(path),
            }
        }
        workspace.remove_closed(gone.iter().map(|path| &**path));
    });
}

/// The same where they are to have diagnostics.
async fn read_whole(session: &Arc<Session>, paths: Vec<Arc<Path>>) {
    let work = move |session: &Session| {
        let fs = session.fs();
        let read = |path: Arc<Path>| match fs.read(&path) {
            Ok(bytes) => (path, Some(bytes)),
            Err(_) => (path, None),
        };
        paths.into_iter().map(read).collect::<Vec<_>>()
    };
    for (path, bytes) in session.compute("reading documents", work).await.unwrap_or_default() {
        // One by one: what the editor has to say comes in between.
        session.change("taking in a document", |workspace| match &bytes {
            Some(bytes) => workspace.open_from_disk(&path, bytes),
            None => workspace.remove_closed([&*path]),
        });
    }
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
