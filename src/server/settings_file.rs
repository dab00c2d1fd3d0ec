//! *Write settings*: a command that writes the `ibid.toml` that a folder begins with, as `ibid init` does.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;

use super::capabilities::WRITE_SETTINGS;
use super::session::Session;
use super::{from_proto, to_proto, uri, watch};
use crate::analysis::first_settings::{NAME, first_settings};
use crate::analysis::rename::Refusal;
use crate::workspace::{FolderContents, Snapshot};

/// The document whose folder is to have settings.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    uri: lsp::Uri,
}

/// Whose settings a command is to write. `None`: it is another command; `Err`: what is wrong with its argument.
pub(super) fn asked(params: &lsp::ExecuteCommandParams) -> std::result::Result<Option<Asked>, String> {
    if params.command != WRITE_SETTINGS {
        return Ok(None);
    }
    let argument = params.arguments.first().cloned().unwrap_or_default();
    let asked = Asked::deserialize(argument);
    asked.map(Some).map_err(|error| format!("the argument of “{WRITE_SETTINGS}” must be `{{uri}}`: {error}"))
}

impl Session {
    /// Writes them, has the client show them, and answers with where they are.
    ///
    /// # Errors
    ///
    /// Why nothing was written.
    pub(super) async fn write_settings(self: &Arc<Self>, asked: Asked) -> Result<lsp::LSPAny> {
        let snapshot = self.snapshot();
        let work = move |session: &Self| session.write_settings_now(&snapshot, &asked);
        let path = self.compute("writing settings", work).await?;
        let path = path.map_err(|reason| to_proto::refusal(&Refusal(reason)))?;
        let uri = uri::from_path(&path).ok_or_else(Error::internal_error)?;
        if self.agreed().show_document {
            let (session, uri) = (Arc::clone(self), uri.clone());
            let show = lsp::ShowDocumentParams { uri, external: None, take_focus: Some(true), selection: None };
            // A handler that awaits an answer of the client's keeps a slot that the answer may need.
            tokio::spawn(async move { session.client.show_document(show).await });
        }
        Ok(serde_json::json!({"uri": uri}))
    }

    fn write_settings_now(&self, snapshot: &Snapshot, asked: &Asked) -> std::result::Result<PathBuf, String> {
        let document = from_proto::path(&asked.uri).filter(|path| path.is_absolute());
        let document = document.ok_or("No settings are written: save the document first.")?;
        let folder = snapshot.root_of(&document).or(document.parent()).unwrap_or(Path::new(""));
        let (fs, path) = (self.fs(), folder.join(NAME));
        let text = first_settings(&FolderContents::below(&*fs, folder));
        fs.create(&path, text.as_bytes()).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => format!("No settings are written: `{}` is there already.", path.display()),
            _ => format!("`{}` cannot be written: {error}.", path.display()),
        })?;
        watch::files_changed(self, [path.clone().into()]);
        Ok(path)
    }
}
