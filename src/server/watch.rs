//! Files that change on disk, as the client tells of them.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::{MessageType, Registration};

use super::session::Session;

/// Asks the client to watch what may matter to a document. Not to be awaited by a handler.
pub(super) async fn register(session: Arc<Session>) {
    let registration = Registration {
        id: "ibid-watched-files".into(),
        method: "workspace/didChangeWatchedFiles".into(),
        register_options: Some(json!({
            "watchers": [{"globPattern": "**/*.bib"}, {"globPattern": "**/ibid.toml"}]
        })),
    };
    if let Err(error) = session.client.register_capability(vec![registration]).await {
        session.log(MessageType::WARNING, format!("ibid: changes on disk go unnoticed: {error}"));
    }
}

/// Files appeared, changed or went, in whatever order: an editor that writes a new file and renames it over the old one
/// tells of all three. What is there now counts.
pub(super) fn files_changed(session: &Session, paths: impl IntoIterator<Item = Arc<Path>>) {
    let changed = session.change("looking at changed files", |workspace| {
        let (settings, others): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| path.file_name().is_some_and(|name| name == "ibid.toml"));
        if !settings.is_empty() {
            workspace.settings_files_changed();
        }
        let is_ours = |path: &Arc<Path>| workspace.knows_library(path) && !workspace.is_library_open(path);
        others.into_iter().filter(is_ours).collect::<Vec<_>>()
    });
    for path in changed.unwrap_or_default() {
        session.read_library(path);
    }
}
