//! Files that change on disk.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::{MessageType, Registration};

use super::indexing::Job;
use super::session::Session;
use crate::workspace::{is_config, is_document, is_library};

/// Asks the client to watch what may matter to a document. Not to be awaited by a handler.
pub(super) async fn register(session: Arc<Session>) {
    let patterns = [
        "**/*.{ibid,md,markdown,qmd,rmd}",
        "**/*.{bib,json,yaml,yml,ris}",
        "**/ibid.toml",
        "**/_{quarto,metadata}.{yml,yaml}",
    ];
    let watchers: Vec<_> = patterns.iter().map(|pattern| json!({"globPattern": pattern})).collect();
    let registration = Registration {
        id: "ibid-watched-files".into(),
        method: "workspace/didChangeWatchedFiles".into(),
        register_options: Some(json!({"watchers": watchers})),
    };
    if let Err(error) = session.client.register_capability(vec![registration]).await {
        session.log(MessageType::WARNING, format!("ibid: changes on disk go unnoticed: {error}"));
    }
}

/// Files or folders appeared, changed or went, in whatever order: an editor that writes a new file and renames it over
/// the old one tells of all three. What is there now counts.
pub(super) fn files_changed(session: &Session, paths: impl IntoIterator<Item = Arc<Path>>) {
    let paths: Vec<Arc<Path>> = paths.into_iter().collect();
    let wanted = session.change("looking at changed files", |workspace| {
        for config in paths.iter().filter(|path| is_config(path)) {
            workspace.config_changed(config);
        }
        paths.iter().flat_map(|path| workspace.affected_by(path)).collect::<Vec<_>>()
    });
    session.want(wanted.unwrap_or_default());
    for path in paths {
        if is_document(&path) {
            session.index(Job::File(path));
        } else if !is_library(&path) && !is_config(&path) {
            session.index(Job::Folder(path));
        }
    }
}
