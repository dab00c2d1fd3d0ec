//! `workspace/textDocumentContent` (LSP 3.18), which the protocol library does not know: the text of files that no editor
//! shows, so that a passage of a PDF has a place to jump to. Their URIs are those of [`uri::of_text`].
//!
//! A client has it by saying `capabilities.workspace.textDocumentContent`, as the specification has it, or
//! `initializationOptions.textDocumentContent: true`. All others are led to the beginning of the file itself.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};

use super::uri;
use crate::workspace::Snapshot;

/// The request.
pub(super) const METHOD: &str = "workspace/textDocumentContent";

/// Whose text is wanted.
#[derive(Debug, Deserialize)]
pub(super) struct Params {
    pub(super) uri: String,
}

/// The text.
#[derive(Debug, Serialize)]
pub(super) struct Content {
    text: String,
}

/// Whether a client with these parameters of `initialize` asks for such texts.
pub(super) fn is_asked_for(initialize: &Value) -> bool {
    let standard = initialize.pointer("/capabilities/workspace/textDocumentContent");
    let option = initialize.pointer("/initializationOptions/textDocumentContent");
    standard.is_some_and(Value::is_object) || option == Some(&Value::Bool(true))
}

/// Says so in the answer to `initialize`.
pub(super) fn announce(initialized: &mut Value) {
    if let Some(Value::Object(workspace)) = initialized.pointer_mut("/capabilities/workspace") {
        workspace.insert("textDocumentContent".to_owned(), json!({"schemes": [uri::TEXT_SCHEME]}));
    }
}

/// The text that `uri` names: that of a transcript which is known, and within reach.
///
/// # Errors
///
/// No such transcript is known.
pub(super) fn content(snapshot: &Snapshot, uri: &str) -> Result<Content> {
    let path = uri::to_text_path(uri);
    let file = path.as_deref().and_then(|path| snapshot.transcript(path));
    let file = file.ok_or_else(|| Error::invalid_params("no document that is open cites a source with this text"))?;
    Ok(Content { text: file.transcript.text.to_string() })
}
