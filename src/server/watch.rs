//! Files that change on disk.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::{MessageType, Registration};

use super::indexing::Job;
use super::session::Session;
use crate::workspace::{CHECKED, ConfigKind, is_config, is_library};

/// Asks the client to watch what may matter to a document. Not to be awaited by a handler.
pub(super) async fn register(session: Arc<Session>) {
    let patterns = [
        "**/*.{ibid,md,markdown,qmd,rmd,Rmd}",
        "**/*.{bib,json,yaml,yml,ris}",
        "**/ibid.toml",
        "**/.ibid-checked",
        "**/_{quarto,metadata}.{yml,yaml}",
    ];
    let watchers = patterns.iter().map(|pattern| json!({"globPattern": pattern}));
    // A folder that goes takes its files with it, of which nobody tells. 4: what is deleted.
    let watchers: Vec<_> = watchers.chain([json!({"globPattern": "**/*", "kind": 4})]).collect();
    let registration = Registration {
        id: "ibid-watched-files".into(),
        method: "workspace/didChangeWatchedFiles".into(),
        register_options: Some(json!({"watchers": watchers})),
    };
    if let Err(error) = session.client.register_capability(vec![registration]).await {
        session.log(MessageType::INFO, format!("ibid: the client does not watch files, so ibid does: {error}"));
        session.watcher.watch_in_place_of_client();
        let snapshot = session.snapshot();
        for document in snapshot.documents() {
            watch_around(Arc::clone(&session), Arc::clone(&document.path)).await;
        }
        session.searches.add(Job::Roots(snapshot.roots().to_vec()));
    }
}

/// The names of the files that have to do with the documents around them.
fn names() -> impl Iterator<Item = &'static str> {
    ConfigKind::NAMES.into_iter().chain([CHECKED])
}

/// Files or folders appeared, changed or went, in whatever order: an editor that writes a new file and renames it over
/// the old one tells of all three. What is there now counts.
pub(super) fn files_changed(session: &Session, paths: impl IntoIterator<Item = Arc<Path>>) {
    let paths: Vec<Arc<Path>> = paths.into_iter().collect();
    session.sketches.forget(&paths);
    let wanted = session.change("looking at changed files", |workspace| {
        workspace.configs_changed(paths.iter().map(|path| &**path));
        paths.iter().flat_map(|path| workspace.affected_by(path)).collect::<Vec<_>>()
    });
    session.want(wanted.unwrap_or_default());
    for path in paths.into_iter().filter(|path| !is_library(path) && !is_config(path)) {
        session.searches.add(Job::Path(path));
    }
}

/// Has the folders watched in which files may stand that speak for the document at `path`, where the client does not
/// watch them. Not to be awaited by a handler.
pub(super) async fn watch_around(session: Arc<Session>, path: Arc<Path>) {
    let watch = move |session: &Session| {
        let snapshot = session.snapshot();
        if session.watcher.client_watches() && snapshot.roots().iter().any(|root| path.starts_with(root)) {
            return;
        }
        // The outermost first: a folder that goes and comes back meanwhile is told of by the one around it.
        let folders: Vec<&Path> = snapshot.folders_around(&path).into_iter().rev().collect();
        session.watcher.watch_folders(folders.iter().copied());
        // They were looked at before they were watched, be it for this document or by a search.
        let configs = folders.iter().flat_map(|folder| names().map(|name| Arc::from(folder.join(name))));
        files_changed(session, configs.collect::<Vec<_>>());
    };
    // What it was about is said where it fails.
    let _ = session.compute("watching folders", watch).await;
}
