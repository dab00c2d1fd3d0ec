//! *Mark as checked* (`markup.md` §10): a command that writes who has checked what into `.ibid-checked`, and one that takes
//! it out again.
//!
//! The server writes the file, and not the editor with an edit of the server's: that file is nothing to look at, and what
//! is signed is signed, whether or not somebody saves all their buffers.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use serde::Deserialize;
use tower_lsp::ls_types::{self as lsp, MessageType};

use super::capabilities::{CHECK, WITHDRAW};
use super::session::Session;
use super::{from_proto, watch};
use crate::sources::date::Day;
use crate::text::Span;
use crate::workspace::{CHECKED, Document, SignOff, Snapshot, signed, withdrawn};

/// What is to be signed, or no longer: all of a document, or what a range of it touches.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    uri: lsp::Uri,
    /// The version that the range is of, where somebody knows.
    version: Option<i32>,
    range: Option<lsp::Range>,
    /// Whether it is to be signed no longer.
    #[serde(skip)]
    is_withdrawn: bool,
}

impl Session {
    /// Signs what `asked` names in `snapshot`, or takes that back, and says what became of it.
    pub(super) async fn sign(self: &Arc<Self>, snapshot: Arc<Snapshot>, asked: Asked) {
        // One after the other: each adds to what the one before has written.
        let _turn = self.signing.lock().await;
        let Some(path) = from_proto::path(&asked.uri) else { return };
        let snapshot = self.with_libraries(snapshot, &path).await;
        // What is signed is compared first; what is withdrawn is what was signed.
        let snapshot = match asked.range {
            _ if asked.is_withdrawn => snapshot,
            Some(range) if range.start == range.end => {
                self.with_transcripts(snapshot, &path, Some(from_proto::position(range.start))).await
            }
            _ => self.with_transcripts(snapshot, &path, None).await,
        };
        let is_all = asked.range.is_none();
        let nothing = if asked.is_withdrawn { "No check is withdrawn" } else { "Nothing is marked as checked" };
        let work = move |session: &Self| session.sign_now(&snapshot, &path, &asked);
        let (kind, message) = match self.compute("signing", work).await {
            Ok(Ok(_)) if !is_all => return,
            Ok(Ok(message)) => (MessageType::INFO, message),
            Ok(Err(reason)) => (MessageType::WARNING, format!("{nothing}: {reason}.")),
            Err(error) => (MessageType::ERROR, error.message.into_owned()),
        };
        self.client.show_message(kind, message).await;
    }

    /// `Ok`: what was done, in a sentence; `Err`: why nothing was, in words that go on from there.
    fn sign_now(&self, snapshot: &Snapshot, path: &Path, asked: &Asked) -> Result<String, String> {
        let document = snapshot.document(path).ok_or("this is no document that is open")?;
        if asked.version.is_some() && asked.version != document.version {
            return Err("the text has changed meanwhile".to_owned());
        }
        if !document.path.is_absolute() {
            return Err("save the document first".to_owned());
        }
        let span = asked.range.map(|range| from_proto::range(range, &document.text, self.encoding()));
        let file = home_of(snapshot, document);
        let done = if asked.is_withdrawn {
            self.withdraw(document, span, &file)
        } else {
            self.add(snapshot, document, span, &file)
        };
        watch::files_changed(self, [file.into()]);
        done
    }

    /// Adds to `file` that the user has checked what `span` touches.
    fn add(&self, snapshot: &Snapshot, document: &Document, span: Option<Span>, file: &Path) -> Result<String, String> {
        let found = self.features.to_be_signed(snapshot, document, span);
        if found.is_empty() {
            return Err("whatever has a source here, and is in its words, was signed before".to_owned());
        }
        let by = self.signer(snapshot, file)?;
        let date = Day::in_london_at(SystemTime::now()).to_string();
        let what = found.in_words();
        let sign = |of| SignOff { of, date: date.clone(), by: by.clone() };
        let new: Vec<SignOff> = found.of.into_iter().map(sign).collect();
        self.rewrite(file, |text| signed(text, &new))?;
        Ok(format!("{what} marked as checked by {by}."))
    }

    /// Takes out of `file` that somebody has checked what `span` touches.
    fn withdraw(&self, document: &Document, span: Option<Span>, file: &Path) -> Result<String, String> {
        let found = self.features.is_signed(document, span.ok_or("it is not said of what")?);
        if found.is_empty() {
            return Err("nobody has checked this as it is".to_owned());
        }
        let of: Vec<_> = found.into_iter().map(|sign_off| &sign_off.of).collect();
        self.rewrite(file, |text| withdrawn(text, &of))?;
        Ok("The check is withdrawn.".to_owned())
    }

    /// Writes the file at `path`, which need not be there, as `change` has it.
    fn rewrite(&self, path: &Path, change: impl FnOnce(&str) -> String) -> Result<(), String> {
        let (fs, name) = (self.fs(), path.display());
        let bytes = match fs.read(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            read => read.map_err(|error| format!("`{name}` cannot be read: {error}"))?,
        };
        let text = String::from_utf8(bytes).map_err(|_| format!("`{name}` is not UTF-8"))?;
        let written = fs.replace(path, change(&text).as_bytes());
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
    snapshot.root_of(&document.path).or(document.path.parent()).unwrap_or(Path::new("")).join(CHECKED)
}

/// `Miriam de la Tour` → `MdlT`; a name of one word stays.
fn initials(name: &str) -> String {
    let parts: Vec<&str> = name.split([' ', '-', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [one] => (*one).to_owned(),
        several => several.iter().filter_map(|part| part.chars().next()).collect(),
    }
}

/// What a command is to sign, or no longer. `None`: it is another command; `Err`: what is wrong with its argument.
pub(super) fn asked(params: &lsp::ExecuteCommandParams) -> Result<Option<Asked>, String> {
    let command = params.command.as_str();
    let is_withdrawn = match command {
        CHECK => false,
        WITHDRAW => true,
        _ => return Ok(None),
    };
    let [argument] = params.arguments.as_slice() else {
        let count = params.arguments.len();
        return Err(format!("“{command}” has one argument, `{{uri, version?, range?}}`; it was given {count}"));
    };
    let asked = Asked::deserialize(argument)
        .map_err(|error| format!("the argument of “{command}” must be `{{uri, version?, range?}}`: {error}"))?;
    Ok(Some(Asked { is_withdrawn, ..asked }))
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
