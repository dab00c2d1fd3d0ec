//! *Mark as checked* (`markup.md` §10): a command that writes who has checked what into `.ibid-checked`.
//!
//! The server writes the file, and not the editor with an edit of the server's: that file is nothing to look at, and what
//! is signed is signed, whether or not somebody saves all their buffers.

use std::io::ErrorKind;
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
#[serde(rename_all = "camelCase")]
pub(super) struct ToSign {
    uri: lsp::Uri,
    /// The version that the range is of, where somebody knows.
    version: Option<i32>,
    range: Option<lsp::Range>,
}

impl Session {
    /// Signs what `asked` names in `snapshot`, and says what became of it.
    pub(super) async fn sign(self: &Arc<Self>, snapshot: Arc<Snapshot>, asked: ToSign) {
        // One after the other: each adds to what the one before has written.
        let _turn = self.signing.lock().await;
        let Some(path) = from_proto::path(&asked.uri) else { return };
        let snapshot = self.with_libraries(snapshot, &path).await;
        let is_all = asked.range.is_none();
        let work = move |session: &Self| session.sign_now(&snapshot, &path, &asked);
        let (kind, message) = match self.compute("signing", work).await {
            Ok(Ok(_)) if !is_all => return,
            Ok(Ok(message)) => (MessageType::INFO, message),
            Ok(Err(reason)) => (MessageType::WARNING, format!("Nothing is marked as checked: {reason}.")),
            Err(error) => (MessageType::ERROR, error.message.into_owned()),
        };
        self.client.show_message(kind, message).await;
    }

    /// `Ok`: what was signed, in a sentence; `Err`: why nothing was, in words that go on from there.
    fn sign_now(&self, snapshot: &Snapshot, path: &Path, asked: &ToSign) -> Result<String, String> {
        let document = snapshot.document(path).ok_or("this is no document that is open")?;
        if asked.version.is_some() && asked.version != document.version {
            return Err("the text has changed meanwhile".to_owned());
        }
        if !document.path.is_absolute() {
            return Err("save the document first".to_owned());
        }
        let span = asked.range.map(|range| from_proto::range(range, &document.text, self.encoding()));
        let found = self.features.to_be_signed(snapshot, document, span);
        if found.is_empty() {
            return Err("whatever has a source here, and is in its words, was signed before".to_owned());
        }
        let file = home_of(snapshot, document);
        let by = self.signer(snapshot, &file)?;
        let date = Day::in_london_at(SystemTime::now()).to_string();
        let count = found.len();
        let sign = |of| SignOff { of, date: date.clone(), by: by.clone() };
        self.add(&file, &found.into_iter().map(sign).collect::<Vec<_>>())?;
        watch::files_changed(self, [file.into()]);
        let quotations = if count == 1 { "1 quotation" } else { &format!("{count} quotations") };
        Ok(format!("{quotations} marked as checked by {by}."))
    }

    /// Adds `new` to the file at `path`, which need not be there.
    fn add(&self, path: &Path, new: &[SignOff]) -> Result<(), String> {
        let (fs, name) = (self.fs(), path.display());
        let bytes = match fs.read(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            read => read.map_err(|error| format!("`{name}` cannot be read: {error}"))?,
        };
        let text = String::from_utf8(bytes).map_err(|_| format!("`{name}` is not UTF-8"))?;
        let written = fs.replace(path, signed(&text, new).as_bytes());
        written.map_err(|error| format!("`{name}` cannot be written: {error}"))
    }

    /// How the user signs.
    fn signer(&self, snapshot: &Snapshot, file: &Path) -> Result<String, String> {
        if let Some(initials) = &snapshot.settings().initials {
            return Ok(initials.to_string());
        }
        let name = self.fs().user_name(file.parent().unwrap_or(Path::new("")));
        Ok(initials(&name.ok_or("say who you are with the setting `ibid.initials`")?))
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
        return Err(format!(
            "“{CHECK}” has one argument, `{{uri, version?, range?}}`; it was given {}",
            arguments.len()
        ));
    };
    ToSign::deserialize(asked)
        .map_err(|error| format!("the argument of “{CHECK}” must be `{{uri, version?, range?}}`: {error}"))
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
