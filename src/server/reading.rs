//! Reading what documents need, in the background: libraries, the files that patterns stand for, transcripts.

use std::collections::HashSet;
use std::sync::Arc;

use tokio::sync::mpsc;

use super::session::Session;
use crate::workspace::Wanted;

/// How much is taken from the queue at once; what is wanted twice among it is read once.
const BATCH: usize = 256;

/// Reads what comes in through `wanted`, one after the other: of two readings of a file the later one wins.
pub(super) async fn read(session: Arc<Session>, mut wanted: mpsc::UnboundedReceiver<Wanted>) {
    let mut batch = Vec::new();
    while wanted.recv_many(&mut batch, BATCH).await > 0 {
        let mut seen = HashSet::new();
        batch.retain(|wanted| seen.insert(wanted.clone()));
        for wanted in batch.drain(..) {
            read_one(&session, wanted).await;
        }
    }
}

async fn read_one(session: &Arc<Session>, wanted: Wanted) {
    let task = session.task(&wanted);
    let path = match &wanted {
        Wanted::Library(path) | Wanted::Transcript(path) => Some(Arc::clone(path)),
        Wanted::Files(_) | Wanted::Presence(_) => None,
    };
    let work = move |session: &Session| {
        let fs = session.fs();
        // Before it is read, so that no change is missed.
        if let Some(path) = &path {
            session.watcher.watch_file(&*fs, path);
        }
        let found = task.run(&*fs);
        // What has come into a folder before it was watched is seen by who looks once more.
        if session.watcher.watch_folders(found.folders()) { task.run(&*fs) } else { found }
    };
    let found = session.compute("reading a file", work).await;
    // A reader that fails costs its file, which stays as it was.
    if let Ok(found) = found {
        session.change("taking in a file", |workspace| workspace.take(found));
    } else {
        session.change("giving up a file", |workspace| workspace.give_up(&wanted));
    }
    session.file_was_read();
}
