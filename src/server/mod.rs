//! The language server: the protocol in, the protocol out, and nothing in between but calls of the layers above.
//!
//! A message passes the edge (`edge.rs`), where URIs get our spelling, to a handler (`backend.rs`). A notification
//! changes the state (`session.rs`) at once; a request takes the state as it is at once, computes off the protocol's
//! task, and answers, before anything is published (`answer.rs`; for completion see `completing.rs`, `listing.rs`). What is found in a file and what of
//! it is shown is one for both ways (`diagnosing.rs`): one task publishes it (`publish.rs`) or, where the client asks
//! (`pull.rs`), has it ask again. One task reads libraries, one finds what patterns stand for and one reads transcripts
//! (`reading.rs`), one reads the documents that are not open (`indexing.rs`), one follows what happens on disk
//! (`watcher.rs`), one has the client ask again for lenses, hints and tokens (`refresh.rs`), and one tells a client that
//! wants it how long requests took (`trace.rs`). Settings are taken, and asked for, in `configuration.rs`. What a client
//! has been given and is told the changes of is kept in `tokens.rs` and `lenses.rs`; `legend.rs` names the tokens. What
//! editors list beside the text is in `lists.rs`; `settings_file.rs` writes the settings that a folder begins with. Where
//! words are that nobody cites is found when somebody asks what can be done, or is about to cite (`finding.rs`).
//!
//! What the protocol library does, so that all this can rely on it: handlers are polled first in the order their
//! messages arrived in; all of them in one task, so none may block; a limited number at a time, so none may wait for the
//! client; a cancelled one is dropped where it awaits; a panic in one ends the server, and so does input that is no
//! message.

mod actions;
mod answer;
mod backend;
mod capabilities;
mod closed;
mod completing;
mod configuration;
mod diagnosing;
mod edge;
mod features;
mod finding;
mod framing;
mod from_proto;
mod indexing;
mod legend;
mod lenses;
mod listing;
mod lists;
mod parent;
mod plain_text;
mod publish;
mod pull;
mod reading;
mod refresh;
mod session;
mod settings_file;
mod sign_off;
mod text_content;
mod to_proto;
mod tokens;
mod trace;
mod uri;
mod watch;
mod watcher;

pub use features::{Analysis, Features};

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinSet;
use tower_lsp::LspService;

use crate::fs::{Disk, FileSystem};
use crate::workspace::Workspace;
use backend::Backend;
use edge::{Edge, Inbound, Outbound};
use session::Session;

/// How many requests are worked on at a time. Those that compute do so on threads of their own; were they as few as the
/// library's four, four slow ones would keep changes and cancellations out.
const CONCURRENCY: usize = 128;

/// How many threads read and write, and warm up, beside those that compute.
const STREAMS: usize = 4;

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// After `shutdown`.
    Orderly,
    /// Without it: by `exit`, or because the client was gone.
    Abrupt,
}

impl Exit {
    /// The exit code that the protocol asks for (LSP 3.17, `exit`).
    pub fn code(self) -> u8 {
        match self {
            Self::Orderly => 0,
            Self::Abrupt => 1,
        }
    }
}

/// A server that has not begun to serve.
pub struct Server {
    fs: Arc<dyn FileSystem>,
    features: Arc<dyn Features>,
}

impl Server {
    /// A server of the files in `fs`, with `features`.
    pub fn new(fs: Arc<dyn FileSystem>, features: Arc<dyn Features>) -> Self {
        Self { fs, features }
    }

    /// Speaks the protocol on `input` and `output` until `exit`, or until the input ends.
    pub async fn serve<I, O>(self, input: I, output: O) -> Exit
    where
        I: AsyncRead + Unpin + Send + 'static,
        O: AsyncWrite,
    {
        let edge = Arc::new(Edge::default());
        let mut background = JoinSet::new(); // Dropped at the end, which ends the tasks.
        let (service, socket) = LspService::build(|client| {
            let workspace = Workspace::new(self.fs);
            let (session, todo) = Session::new(client, self.features, Arc::clone(&edge), workspace);
            let session = Arc::new(session);
            background.spawn(publish::publish(Arc::clone(&session)));
            background.spawn(reading::read(Arc::clone(&session), todo.wanted));
            background.spawn(reading::read(Arc::clone(&session), todo.wanted_patterns));
            background.spawn(reading::read(Arc::clone(&session), todo.wanted_transcripts));
            background.spawn(indexing::index(Arc::clone(&session), todo.jobs));
            background.spawn(refresh::refresh(Arc::clone(&session)));
            background.spawn(trace::tell(Arc::clone(&session)));
            background.spawn(watcher::follow(Arc::clone(&session), todo.changed));
            Backend { session }
        })
        .custom_method("window/workDoneProgress/cancel", Backend::progress_cancelled)
        // The edge has taken note.
        .custom_method("$/setTrace", Backend::trace_set)
        .custom_method(text_content::METHOD, Backend::text_content)
        .custom_method(lists::QUOTATIONS_METHOD, Backend::quotations)
        .custom_method(lists::SOURCES_METHOD, Backend::sources)
        .custom_method(lists::CITATIONS_METHOD, Backend::citations)
        .finish();
        let service = Inbound { inner: service, edge: Arc::clone(&edge) };
        let socket = Outbound { inner: socket, edge: Arc::clone(&edge) };
        let input = framing::readable(input);
        let server = tower_lsp::Server::new(input, output, socket).concurrency_level(CONCURRENCY);
        tokio::select! {
            () = server.serve(service) => {}
            () = edge.is_alone() => {}
        }
        if edge.is_shut_down() { Exit::Orderly } else { Exit::Abrupt }
    }
}

/// Speaks the protocol on `input` and `output`, with the real disk and all features, until `exit` or the input's end.
pub async fn serve<I, O>(input: I, output: O) -> Exit
where
    I: AsyncRead + Unpin + Send + 'static,
    O: AsyncWrite,
{
    Server::new(Arc::new(Disk), Arc::new(Analysis)).serve(input, output).await
}

/// [`serve`] on standard input and output. To be called outside of a runtime; the process is to end when it returns,
/// as a thread that reads standard input may be left behind.
pub fn serve_stdio() -> io::Result<Exit> {
    // One thread for the protocol, one for publishing, one for what is answered soon; what takes its time has its own. Of
    // these the library would start another whenever one is not quite done, and as each has work now and then, none of
    // them would ever end.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(3)
        .max_blocking_threads(session::THREADS + STREAMS)
        .enable_time()
        .build()?;
    let exit = runtime.block_on(async { tokio::spawn(serve(tokio::io::stdin(), tokio::io::stdout())).await });
    // Waiting for the runtime would be waiting for the client to say something more.
    runtime.shutdown_background();
    exit.map_err(io::Error::other)
}
