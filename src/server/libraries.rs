//! Reading libraries in the background.

use std::path::Path;
use std::sync::Arc;

use tokio::sync::mpsc;

use super::session::Session;
use crate::workspace::{LibraryState, load_library};

/// How many libraries are taken from the queue at once; those named twice among them are read once.
const BATCH: usize = 64;

/// Reads the libraries that come in through `unread`, one after the other: of two readings of a file the later one wins.
pub(super) async fn read_libraries(session: Arc<Session>, mut unread: mpsc::UnboundedReceiver<Arc<Path>>) {
    let mut paths = Vec::new();
    while unread.recv_many(&mut paths, BATCH).await > 0 {
        paths.sort();
        paths.dedup();
        for path in paths.drain(..) {
            read(&session, path).await;
        }
    }
}

async fn read(session: &Arc<Session>, path: Arc<Path>) {
    let file = Arc::clone(&path);
    let state = session.compute("reading a library", move |session| load_library(&*session.fs(), &file)).await;
    let state = state.unwrap_or_else(|error| LibraryState::Missing(error.message.into_owned()));
    session.change("taking in a library", |workspace| workspace.set_library(&path, state));
    session.library_was_read();
}
