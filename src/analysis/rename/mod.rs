//! Another key for a source: where it is defined and wherever it is named.
//!
//! What is renamed is what the document at hand means by the key: a document for which another source has it keeps its
//! citations. [`spelling`](super::shared::spelling) writes the new key the way each place needs it; [`faults`] says what keeps a
//! key from being given, and [`check`] reads every file once more as it would be: unless all of its keys are what they
//! were, but for those that were renamed, nothing is.

mod check;
mod faults;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use super::FilePosition;
use super::references::{Form, Use, closed_uses, undefined, uses};
use super::shared::edit::{FileEdit, file_name, obstacle};
use super::shared::key;
use super::shared::mention::is_same;
use super::shared::spelling::Spelling;
use super::shared::subject::{KeyAt, key_at};
use super::shared::words::sentence;
use crate::text::Span;
use crate::workspace::{Checked, Home, Snapshot, Source, escaped};

/// What can be renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renameable {
    /// The key as it stands there, without `@` and braces.
    pub span: Span,
    /// The key.
    pub key: String,
}

/// The edits that rename a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rename {
    /// By file, sorted.
    pub files: Vec<FileEdit>,
}

/// Why a key cannot be renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

/// One sentence.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&sentence(&self.0))
    }
}

/// The key at `position` that [`rename`] would rename. `None`: there is none, or none that can be.
pub fn prepare_rename(snapshot: &Snapshot, position: &FilePosition) -> Option<Renameable> {
    let KeyAt { span, key, .. } = renameable(snapshot, position)?;
    Some(Renameable { span, key })
}

/// Renames the key at `position` to `new`, in the files whose text is known. Documents that are not open have none: to
/// rename in those too, open what [`closed`](super::references::closed) names.
pub fn rename(snapshot: &Snapshot, position: &FilePosition, new: &str) -> Result<Rename, Refusal> {
    let Some(at) = renameable(snapshot, position) else {
        return Err(Refusal("there is no key here that could be renamed".to_owned()));
    };
    let new = faults::key(new)?;
    if new == at.key {
        return Ok(Rename::default());
    }
    let mut edits = Edits { snapshot, new, by_file: BTreeMap::new() };
    match at.target {
        None => edits.undefined(&at)?,
        Some(target) => edits.defined(&at.key, target)?,
    }
    edits.finish(&position.path, &at.key)
}

/// The key at `position`. What stands for a source that is still to come stands for several.
fn renameable<'a>(snapshot: &'a Snapshot, position: &FilePosition) -> Option<KeyAt<'a>> {
    key_at(snapshot, position).filter(|at| at.target.is_some() || at.key != key::TO_COME)
}

/// Edits as they are collected.
struct Edits<'a> {
    snapshot: &'a Snapshot,
    new: &'a str,
    by_file: BTreeMap<Arc<Path>, Vec<(Span, String)>>,
}

impl<'a> Edits<'a> {
    /// Renames a key that nothing defines, in the document that cites it. It may become one that something defines: it
    /// was misspelt.
    fn undefined(&mut self, at: &KeyAt<'a>) -> Result<(), Refusal> {
        let Home::Document(document) = at.home else { return Ok(()) };
        if self.snapshot.sources(document).incomplete {
            return Err(Refusal(format!("`{}` may be in a bibliography that is not read yet", at.key)));
        }
        for it in undefined(document, &at.key) {
            self.at_use(&it);
        }
        Ok(())
    }

    /// Renames `key`, one of the keys of `target`.
    fn defined(&mut self, key: &str, target: Source<'a>) -> Result<(), Refusal> {
        let Some(home) = self.snapshot.home(target.path) else { return Ok(()) };
        faults::definition(home, target.entry, key, self.new)?;
        faults::collision(self.snapshot, target, key, self.new)?;
        if let Some(unread) = closed_uses(self.snapshot, target).first() {
            return Err(Refusal(format!("`{}` cites this source and cannot be read", unread.display())));
        }
        let own = std::iter::once((&target.entry.key, target.entry.key_span));
        let aliases = target.entry.aliases.iter().map(|(alias, span)| (alias, *span));
        for (_, span) in own.chain(aliases).filter(|(known, _)| *known == key) {
            let text = Spelling::of_value(home.format(), home.text(), span).whole(self.new);
            self.edit(home.path(), span, text);
        }
        for it in uses(self.snapshot, target).iter().filter(|it| it.key == key) {
            self.at_use(it);
        }
        Ok(())
    }

    fn at_use(&mut self, it: &Use) {
        let Some(home) = self.snapshot.home(&it.place.path) else { return };
        let spelling = |value| Spelling::of_value(home.format(), home.text(), value);
        let cited = |braced: bool| if braced { self.new.to_owned() } else { key::written(self.new).into_owned() };
        let text = match it.form {
            Form::Citation { braced } => cited(braced),
            Form::Nocite { braced, value } => spelling(value).part(&cited(braced)),
            Form::Field { value } if value == it.place.span => spelling(value).whole(self.new),
            Form::Field { value } => spelling(value).part(self.new),
        };
        self.edit(&it.place.path, it.place.span, text);
    }

    fn edit(&mut self, path: &Arc<Path>, span: Span, text: String) {
        self.by_file.entry(Arc::clone(path)).or_default().push((span, text));
    }

    /// The edits, if each file can be edited and reads as it should afterwards.
    fn finish(self, from: &Path, key: &str) -> Result<Rename, Refusal> {
        let mut rename = Rename { files: self.sign_offs(key) };
        for (path, mut edits) in self.by_file {
            edits.sort();
            edits.dedup();
            let Some(home) = self.snapshot.home(&path) else { continue };
            if let Some(obstacle) = obstacle(self.snapshot, home) {
                return Err(Refusal(format!("{} {obstacle}", file_name(&path))));
            }
            check::check(home, &edits, self.new)?;
            rename.files.push(FileEdit::of(self.snapshot, home, from, edits));
        }
        rename.files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(rename)
    }

    /// The edits of the files that say which quotations of the documents were checked (`markup.md` §10): who has renamed a
    /// key has changed nothing that was.
    fn sign_offs(&self, key: &str) -> Vec<FileEdit> {
        let documents = self.by_file.keys().filter_map(|path| self.snapshot.document(path));
        let mut files: Vec<_> = documents.filter_map(|document| document.surroundings.checked.as_ref()).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        let edit = |checked: &Arc<Checked>| {
            let edits: Vec<_> = checked.naming(key).into_iter().map(|span| (span, escaped(self.new))).collect();
            let (path, version) = (Arc::clone(&checked.path), None);
            (!edits.is_empty()).then_some(FileEdit { path, version, edits, is_outside: false })
        };
        files.into_iter().filter_map(edit).collect()
    }
}
