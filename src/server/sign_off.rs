//! *Mark as checked* (`markup.md` §10): a command that writes who has checked what into `.ibid-checked`.
//!
//! The server writes the file, and not the editor with an edit of the server's: that file is nothing to look at, and what
//! is signed is signed, whether or not somebody saves all their buffers.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use serde::Deserialize;
use tower_lsp::ls_types::{self as lsp, MessageType};

use super::capabilities::CHECK;
use super::session::Session;
use super::{from_proto, watch};
use crate::sources::date::Day;
use crate::workspace::{CHECKED, Document, SignOff, Snapshot, signed};

/// What is to be signed: all of a document, or what a range of it touches.
#[derive(Debug, Deserialize)]
pub(super) struct ToSign {
    uri: lsp::Uri,
    range: Option<lsp::Range>,
}

impl Session {
    /// Signs what `asked` names, and says what became of it.
    pub(super) async fn sign(self: &Arc<Self>, asked: ToSign) {
        let snapshot = self.snapshot();
        let Some(path) = from_proto::path(&asked.uri) else { return };
        let snapshot = self.with_libraries(snapshot, &path).await;
        let is_all = asked.range.is_none();
        let work = move |session: &Self| session.sign_now(&snapshot, &path, asked.range);
        let (kind, message) = match self.compute("signing", work).await {
            Ok(Ok(_)) if !is_all => return,
            Ok(Ok(message)) => (MessageType::INFO, message),
            Ok(Err(message)) => (MessageType::WARNING, message),
            Err(error) => (MessageType::ERROR, error.message.into_owned()),
        };
        self.client.show_message(kind, message).await;
    }

    fn sign_now(&self, snapshot: &Snapshot, path: &Path, range: Option<lsp::Range>) -> Result<String, String> {
        let document = snapshot.document(path).ok_or("Nothing is signed: this is no document that is open.")?;
        let span = range.map(|range| from_proto::range(range, &document.text, self.encoding()));
        let found = self.features.to_be_signed(snapshot, document, span);
        if found.is_empty() {
            return Err("Nothing is signed: what has a source here, and is in its words, was signed before.".to_owned());
        }
        let file = home_of(snapshot, document);
        let by = self.signer(snapshot, &file)?;
        let date = Day::in_london_at(SystemTime::now()).to_string();
        let count = found.len();
        let new: Vec<SignOff> =
            found.into_iter().map(|of| SignOff { of, date: date.clone(), by: by.clone() }).collect();
        let fs = self.fs();
        let failed =
            |error: std::io::Error| format!("Nothing is signed: `{}` cannot be written: {error}.", file.display());
        let text = match fs.read(&file) {
            Ok(bytes) => String::from_utf8(bytes)
                .map_err(|_| format!("Nothing is signed: `{}` is not UTF-8.", file.display()))?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(failed(error)),
        };
        fs.replace(&file, signed(&text, &new).as_bytes()).map_err(failed)?;
        watch::files_changed(self, [file.into()]);
        let quotations = if count == 1 { "1 quotation" } else { &format!("{count} quotations") };
        Ok(format!("{quotations} marked as checked by {by}."))
    }

    /// How the user signs.
    fn signer(&self, snapshot: &Snapshot, file: &Path) -> Result<String, String> {
        if let Some(initials) = &snapshot.settings().initials {
            return Ok(initials.to_string());
        }
        let name = self.fs().user_name(file.parent().unwrap_or(Path::new("")));
        let name = name.ok_or("Nothing is signed: say who you are with the setting `ibid.initials`.")?;
        Ok(initials(&name))
    }
}

/// Where what is checked of `document` is kept: where it is kept already; else in the folder of the workspace that it lies
/// in, or beside it.
fn home_of(snapshot: &Snapshot, document: &Document) -> PathBuf {
    if let Some(checked) = &document.surroundings.checked {
        return checked.path.to_path_buf();
    }
    let root = snapshot.roots().iter().filter(|root| document.path.starts_with(root));
    let root = root.max_by_key(|root| root.as_os_str().len()).map(PathBuf::as_path);
    root.or(document.path.parent()).unwrap_or(Path::new("")).join(CHECKED)
}

/// `Miriam de la Tour` → `MdlT`; a name of one word stays.
fn initials(name: &str) -> String {
    let parts: Vec<&str> = name.split([' ', '-', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [one] => (*one).to_owned(),
        several => several.iter().filter_map(|part| part.chars().next()).collect(),
    }
}

/// What the command is to sign; `Err`: what is wrong with its argument.
pub(super) fn to_sign(arguments: &[serde_json::Value]) -> Result<ToSign, String> {
    let [asked] = arguments else {
        return Err(format!("“{CHECK}” has one argument, `{{uri, range?}}`; it was given {}", arguments.len()));
    };
    ToSign::deserialize(asked).map_err(|error| format!("the argument of “{CHECK}” must be `{{uri, range?}}`: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_initials() {
        let cases = [("Miriam Tolland", "MT"), ("Jean-Luc Picard", "JLP"), ("mtolland", "mtolland"), ("李 明", "李明")];
        for (name, expected) in cases {
            assert_eq!(initials(name), expected);
        }
    }
}
