//! For a library that is not there under the name that is given: another one that may have been meant, or the library itself,
//! with nothing in it yet.

use std::path::{Component, Path};
use std::sync::Arc;

use super::case::Case;
use super::{Action, Then};
use crate::analysis::FileSpan;
use crate::analysis::completion::Listing;
use crate::analysis::shared::edit::is_outside;
use crate::analysis::shared::nearest::nearest;
use crate::analysis::shared::spelling::Spelling;
use crate::sources::Format;
use crate::text::Span;
use crate::workspace::{Document, Snapshot, Sources};

pub(super) fn actions(case: &Case<'_>) -> Vec<Action> {
    let Some(document) = case.document() else { return Vec::new() };
    let span = case.finding.span;
    let named = document.metadata.bibliography.iter().find(|(_, known)| *known == span);
    let Some((name, _)) = named else { return Vec::new() };
    let known = names(case, name);
    let file = |name: &str| Path::new(name).file_name().map(|file| file.to_string_lossy().into_owned());
    let moved = known.iter().find(|known| file(known) == file(name));
    let Some(near) = moved.map(String::as_str).or_else(|| nearest(name, known.iter().map(String::as_str))) else {
        return Vec::new();
    };
    let written = Spelling::of_value(Format::Yaml, &document.text, span).whole(near);
    vec![Action { is_preferred: true, ..case.fix(format!("Did you mean `{near}`?"), vec![(span, written)]) }]
}

/// The library, with nothing in it: who names one before there is one means to begin it.
pub(super) fn create(case: &Case<'_>) -> Vec<Action> {
    let Some(document) = case.document() else { return Vec::new() };
    let mut missing = case.sources.missing.iter().filter(|missing| missing.by == document.path);
    let Some(missing) = missing.find(|missing| missing.span == case.finding.span) else { return Vec::new() };
    // Pandoc reads no patterns, but who writes one means many files; and a backslash is no folder everywhere.
    let is_plain = !missing.name.contains(['*', '?', '[', '\\']);
    let path = missing.absent.as_ref().filter(|_| is_plain);
    path.and_then(|path| made(case, &missing.name, Arc::clone(path))).into_iter().collect()
}

/// The library that new sources go to, as `ibid.toml` says, where it is still to be begun.
pub(super) fn library(case: &Case<'_>) -> Option<Action> {
    let path = case.snapshot.settings_for(case.document()?).library?;
    let missing = case.sources.missing.iter().find(|it| it.absent.as_ref() == Some(&path))?;
    made(case, &missing.name, Arc::clone(&path))
}

/// The action that makes the library at `path`, which is called `name`.
fn made(case: &Case<'_>, name: &str, path: Arc<Path>) -> Option<Action> {
    // `/..` leads nowhere that could be told.
    let is_plain = !path.components().any(|part| part == Component::ParentDir);
    if !is_plain || Format::of_path(&path).is_none() || is_outside(case.snapshot, &path, case.home.path()) {
        return None;
    }
    let select = FileSpan { path: Arc::clone(&path), span: Span::empty(0) };
    let action = case.fix_in(format!("Create `{name}`"), Vec::new());
    Some(Action { creates: Some(path), then: Some(Then::Select(select)), ..action })
}

/// Where to look for libraries, where `span` is the name of one that is absent.
pub(super) fn listing(snapshot: &Snapshot, document: &Document, sources: &Sources<'_>, span: Span) -> Option<Listing> {
    let is_named = |missing: &Span| document.metadata.bibliography.iter().any(|(_, known)| known == missing);
    let missing = sources.missing.iter().filter(|missing| missing.by == document.path).map(|missing| missing.span);
    missing.filter(is_named).find(|missing| missing.touches(span.start()) || missing.overlaps(span))?;
    let folder = document.path.parent().filter(|folder| snapshot.may_list(folder))?;
    Some(Listing { folder: folder.to_owned(), are_transcripts: false, by: Arc::clone(&document.path) })
}

/// The libraries that are known, as the document would name them.
fn names(case: &Case<'_>, but: &str) -> Vec<String> {
    let folder = case.home.path().parent().filter(|folder| folder.is_absolute());
    let bases: Vec<&Path> = folder.into_iter().chain(case.snapshot.roots().iter().map(|root| &**root)).collect();
    let within = |path: &Path| bases.iter().find_map(|base| path.strip_prefix(base).ok()).map(Path::to_path_buf);
    let read = case.snapshot.libraries().map(|(path, _)| within(path));
    let paths = read.chain(case.snapshot.seen().iter().map(|path| within(path)));
    let mut names: Vec<String> = paths.flatten().map(|path| path.to_string_lossy().replace('\\', "/")).collect();
    names.retain(|name| name != but);
    names.sort();
    names.dedup();
    names
}
