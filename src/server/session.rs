//! The state of one session, and the three things done with it: change it, look at it, compute from it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::{Notify, Semaphore, mpsc};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::MessageType;

use super::capabilities::Agreed;
use super::configuration::Configuration;
use super::diagnosing::Diagnosing;
use super::edge::Edge;
use super::features::Features;
use super::finding::Sketches;
use super::indexing::{Job, Searches};
use super::lenses::Lenses;
use super::pull::Reports;
use super::refresh::Refresh;
use super::tokens::Given;
use super::watcher::Watcher;
use crate::fs::FileSystem;
use crate::sources::date::Day;
use crate::text::{Encoding, Position};
use crate::workspace::{Snapshot, Task, Wanted, Workspace};

/// How long a request waits for the libraries of its document. It is answered then all the same, with what is known.
const LIBRARY_PATIENCE: Duration = Duration::from_secs(3);

/// How long a request about quoted words waits for the transcripts of their sources.
const TRANSCRIPT_PATIENCE: Duration = Duration::from_secs(2);

/// How long a request about the whole workspace waits until all of it is known.
const WORKSPACE_PATIENCE: Duration = Duration::from_secs(10);

/// How much is computed at a time. More than there are processors, so that what is quick does not wait for what is slow, a
/// disk's answer above all; no more than that, for what a thread has once needed it keeps, and it hardly ever ends.
pub(super) const THREADS: usize = 8;

/// What handlers and background tasks share.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) features: Arc<dyn Features>,
    pub(super) edge: Arc<Edge>,
    workspace: Mutex<Workspace>,
    agreed: OnceLock<Agreed>,
    pub(super) watcher: Watcher,
    wanted: mpsc::UnboundedSender<Wanted>,
    wanted_patterns: mpsc::UnboundedSender<Wanted>,
    wanted_transcripts: mpsc::UnboundedSender<Wanted>,
    pub(super) searches: Searches,
    file_read: Notify,
    pub(super) lenses: Lenses,
    pub(super) sketches: Sketches,
    pub(super) given_tokens: Given,
    pub(super) refresh: Refresh,
    pub(super) configuration: Configuration,
    pub(super) diagnosing: Diagnosing,
    pub(super) reports: Reports,
    /// The threads that something may be computed on.
    threads: Arc<Semaphore>,
    /// Whether something is computed on a thread that the protocol may need.
    is_computing: AtomicBool,
    /// Held by who writes down that something was checked.
    pub(super) signing: tokio::sync::Mutex<()>,
}

/// What a session will want to have done in the background.
pub(super) struct Background {
    /// What is to be read.
    pub(super) wanted: mpsc::UnboundedReceiver<Wanted>,
    /// The patterns among it: looking through many folders for them takes long, and holds up nothing else.
    pub(super) wanted_patterns: mpsc::UnboundedReceiver<Wanted>,
    /// And the transcripts: a long one in PDF takes its time.
    pub(super) wanted_transcripts: mpsc::UnboundedReceiver<Wanted>,
    /// What is to be found out about documents that are not open.
    pub(super) jobs: mpsc::UnboundedReceiver<Job>,
    /// The paths at which something happened on disk.
    pub(super) changed: mpsc::UnboundedReceiver<Vec<PathBuf>>,
}

impl Session {
    /// A session, and what it will want to have done.
    pub(super) fn new(
        client: Client,
        features: Arc<dyn Features>,
        edge: Arc<Edge>,
        workspace: Workspace,
    ) -> (Self, Background) {
        let (wanted, all_wanted) = mpsc::unbounded_channel();
        let (wanted_patterns, all_wanted_patterns) = mpsc::unbounded_channel();
        let (wanted_transcripts, all_wanted_transcripts) = mpsc::unbounded_channel();
        let (searches, jobs) = Searches::new();
        let (watcher, changed) = Watcher::new(&*workspace.fs());
        let session = Self {
            client,
            features,
            edge,
            workspace: Mutex::new(workspace),
            agreed: OnceLock::new(),
            watcher,
            wanted,
            wanted_patterns,
            wanted_transcripts,
            searches,
            file_read: Notify::new(),
            lenses: Lenses::default(),
            sketches: Sketches::default(),
            given_tokens: Given::default(),
            refresh: Refresh::default(),
            configuration: Configuration::default(),
            diagnosing: Diagnosing::default(),
            reports: Reports::default(),
            threads: Arc::new(Semaphore::new(THREADS)),
            is_computing: AtomicBool::default(),
            signing: tokio::sync::Mutex::default(),
        };
        let background = Background {
            wanted: all_wanted,
            wanted_patterns: all_wanted_patterns,
            wanted_transcripts: all_wanted_transcripts,
            jobs,
            changed,
        };
        (session, background)
    }

    /// What was agreed on at `initialize`.
    pub(super) fn agreed(&self) -> &Agreed {
        self.agreed.get_or_init(Agreed::default)
    }

    /// Notes what was agreed on. The protocol library lets `initialize` through once.
    pub(super) fn agree(&self, agreed: Agreed) {
        let _ = self.agreed.set(agreed);
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.agreed().encoding
    }

    /// The state now, with everything read that has been edited. A document that cannot be read has its text and no
    /// facts.
    pub(super) fn snapshot(&self) -> Arc<Snapshot> {
        let mut workspace = self.workspace();
        let was_behind = workspace.is_behind();
        let read = catch_unwind(AssertUnwindSafe(|| workspace.snapshot()));
        let snapshot = read.unwrap_or_else(|panic| {
            self.report_panic("reading a change", &*panic);
            workspace.give_up_reading();
            workspace.snapshot()
        });
        if was_behind {
            self.want(workspace.take_wanted());
            return workspace.snapshot();
        }
        snapshot
    }

    fn workspace(&self) -> MutexGuard<'_, Workspace> {
        self.workspace.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files.
    pub(super) fn fs(&self) -> Arc<dyn FileSystem> {
        self.workspace().fs()
    }

    /// Changes the state. To be called before a handler's first `.await`, so that changes are made in the order they
    /// arrive in. A panic (`None`) costs this change, not the server.
    pub(super) fn change<T>(&self, what: &str, change: impl FnOnce(&mut Workspace) -> T) -> Option<T> {
        let changed = {
            let mut workspace = self.workspace();
            let now = SystemTime::now();
            workspace.set_today(Day::latest_at(now));
            workspace.set_day_in_london(Day::in_london_at(now));
            catch_unwind(AssertUnwindSafe(|| (change(&mut workspace), workspace.take_wanted())))
        };
        match changed {
            Ok((value, wanted)) => {
                self.want(wanted);
                self.edge.backlog().wake();
                self.refresh.wake();
                Some(value)
            }
            Err(panic) => {
                self.report_panic(what, &*panic);
                None
            }
        }
    }

    /// Has something read, or read again, in the background.
    pub(super) fn want(&self, wanted: Vec<Wanted>) {
        for wanted in wanted {
            let queue = match wanted {
                Wanted::Library(_) => &self.wanted,
                Wanted::Files(_) => &self.wanted_patterns,
                Wanted::Transcript(_) | Wanted::Presence(_) => &self.wanted_transcripts,
            };
            // The readers live as long as the session.
            let _ = queue.send(wanted);
        }
    }

    /// What it takes to read `wanted` as it is now.
    pub(super) fn task(&self, wanted: &Wanted) -> Task {
        self.workspace().task(wanted)
    }

    /// What it takes to read the transcript at `path`, whether or not anybody cites its source.
    pub(super) fn reading_words(&self, path: &Arc<Path>) -> Task {
        self.workspace().reading_words(path)
    }

    /// Tells the requests that wait for a file that one has been read.
    pub(super) fn file_was_read(&self) {
        self.file_read.notify_waiters();
    }

    /// `snapshot`, once the libraries that the document at `path` names are read, so that a request right after opening
    /// has its answer; or the library at `path` is, as it stands in the editor. A document stays as it is in `snapshot`:
    /// the request is about that text.
    pub(super) async fn with_libraries(&self, snapshot: Arc<Snapshot>, path: &Path) -> Arc<Snapshot> {
        let is_loading = |now: &Snapshot| match now.document(path) {
            Some(document) => now.is_loading(document),
            None => now.is_behind(path),
        };
        self.once_read(snapshot, path, LIBRARY_PATIENCE, is_loading).await
    }

    /// `snapshot`, once the transcripts are read that the quotation rests on which `position`, in the client's units, is
    /// about; without one, all that the document at `path` rests on.
    pub(super) async fn with_transcripts(
        &self,
        snapshot: Arc<Snapshot>,
        path: &Arc<Path>,
        position: Option<Position>,
    ) -> Arc<Snapshot> {
        let Some(document) = snapshot.document(path).cloned() else { return snapshot };
        let offset = position.map(|position| document.text.offset(position, self.encoding()));
        let is_reading = |now: &Snapshot| self.features.is_reading(now, &document, offset);
        self.once_read(snapshot, path, TRANSCRIPT_PATIENCE, is_reading).await
    }

    /// `snapshot`, once it `is_reading` no more; but the document at `path` as it is in `snapshot`.
    async fn once_read(
        &self,
        snapshot: Arc<Snapshot>,
        path: &Path,
        patience: Duration,
        is_reading: impl Fn(&Snapshot) -> bool,
    ) -> Arc<Snapshot> {
        if !is_reading(&snapshot) {
            return snapshot;
        }
        let document = snapshot.document(path).cloned();
        let deadline = Instant::now() + patience;
        loop {
            // From here on no reading is missed.
            let read = self.file_read.notified();
            let now = Arc::new(self.snapshot().with_documents(document.clone()));
            // Where one file after the other is read, there is always one.
            if !is_reading(&now) || Instant::now() >= deadline || timeout_at(deadline, read).await.is_err() {
                return now;
            }
        }
    }

    /// `snapshot`, once all documents of the workspace are found and all that they name is read; and whether it came to
    /// that. The document at `path` stays as it is in `snapshot`. A search that was stopped is taken up again.
    pub(super) async fn with_workspace(&self, snapshot: Arc<Snapshot>, path: &Path) -> (Arc<Snapshot>, bool) {
        let document = snapshot.document(path).cloned();
        let deadline = Instant::now() + WORKSPACE_PATIENCE;
        let mut searches = self.searches.left();
        let mut now = snapshot;
        let mut is_last_search = false;
        loop {
            // From here on no reading is missed.
            let read = self.file_read.notified();
            if now.is_reading() {
                now = self.snapshot();
            }
            let mut is_searching = *searches.borrow_and_update() > 0;
            if !is_searching && !is_last_search && self.searches.make_up() {
                self.searches.add(Job::Roots(now.roots().to_vec()));
                (is_searching, is_last_search) = (true, true);
            }
            let is_over = !is_searching && !now.is_reading();
            if is_over || timeout_at(deadline, either(searches.changed(), read)).await.is_err() {
                let is_complete = is_over && !self.searches.is_cut_short();
                return (Arc::new(now.with_documents(document)), is_complete);
            }
            now = self.snapshot();
        }
    }

    /// Computes off the protocol's task, on a thread where it may take its time. A panic in it is an error response. Work
    /// that was begun is done to its end, also when the request is cancelled meanwhile; its result is dropped then, and
    /// nothing more is begun for it.
    pub(super) async fn compute<T: Send + 'static>(
        self: &Arc<Self>,
        what: &'static str,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Result<T> {
        let session = Arc::clone(self);
        let thread = Arc::clone(&self.threads).acquire_owned().await;
        let work = move || {
            // Whether or not anybody waits for it any more.
            let _thread = thread;
            work(&session)
        };
        self.outcome(what, tokio::task::spawn_blocking(work)).await
    }

    /// The same for what costs a block and not a document: no thread has to wake up for it, unless one of these is being
    /// computed already. Should it take its time all the same, there are threads left for the protocol.
    pub(super) async fn compute_soon<T: Send + 'static>(
        self: &Arc<Self>,
        what: &'static str,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Result<T> {
        let has_threads = Handle::current().runtime_flavor() != RuntimeFlavor::CurrentThread;
        if !has_threads || self.is_computing.swap(true, Ordering::SeqCst) {
            return self.compute(what, work).await;
        }
        let session = Arc::clone(self);
        let work = async move {
            let done = catch_unwind(AssertUnwindSafe(|| work(&session)));
            session.is_computing.store(false, Ordering::SeqCst);
            done.unwrap_or_else(|panic| resume_unwind(panic))
        };
        self.outcome(what, tokio::spawn(work)).await
    }

    async fn outcome<T>(&self, what: &str, work: JoinHandle<T>) -> Result<T> {
        work.await.map_err(|error| {
            if let Ok(panic) = error.try_into_panic() {
                self.report_panic(what, &*panic);
            }
            let message = format!("{what} failed, which is a bug in ibid; its log says more");
            Error { code: ErrorCode::InternalError, message: message.into(), data: None }
        })
    }

    /// Computes here and now. A panic is `None`.
    pub(super) fn compute_here<T>(&self, what: &str, work: impl FnOnce() -> T) -> Option<T> {
        let done = catch_unwind(AssertUnwindSafe(work));
        done.inspect_err(|panic| self.report_panic(what, &**panic)).ok()
    }

    /// Tells the log.
    pub(super) fn log(&self, kind: MessageType, message: String) {
        // Not awaited: a client that does not read must not hold up whoever has something to say.
        let client = self.client.clone();
        tokio::spawn(async move { client.log_message(kind, message).await });
    }

    fn report_panic(&self, what: &str, panic: &(dyn Any + Send)) {
        let reason = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(|s| &**s));
        let reason = reason.unwrap_or("no reason given");
        self.log(MessageType::ERROR, format!("ibid: {what} failed, which is a bug: {reason}"));
    }
}

/// Waits for one of two things.
async fn either(a: impl Future, b: impl Future) {
    tokio::select! {
        _ = a => {}
        _ = b => {}
    }
}
