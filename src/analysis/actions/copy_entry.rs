//! Copy the entry: what another document of the folder says in its metadata of a key that nothing defines here.

use std::path::Path;
use std::sync::Arc;

use super::Action;
use super::case::Case;
use super::create_source::homes;
use crate::analysis::shared::edit::file_name;
use crate::analysis::shared::entry_edit::{NewEntry, NewField, add_entry};
use crate::sources::{Entry, Field, Metadata};
use crate::workspace::Home;

/// The entry, copied to where new ones go: others may cite it there, too. Which of two documents is right that say
/// different things only the writer knows.
pub(super) fn actions(case: &Case<'_>) -> Vec<Action> {
    let (Some((citation, _)), Some(document)) = (case.citation(), case.document()) else { return Vec::new() };
    let folder = document.path.parent();
    let open = case.snapshot.documents().map(|it| (&it.path, &*it.metadata));
    let closed = case.snapshot.closed().map(|it| (&it.path, &*it.metadata));
    let beside = open.chain(closed).filter(|(path, _)| path.parent() == folder && **path != document.path);
    let mut known: Vec<(&Arc<Path>, &Entry)> =
        beside.filter_map(|(path, metadata)| Some((path, entry(metadata, &citation.key)?))).collect();
    known.sort_by_key(|(path, _)| *path);
    known.dedup_by(|(_, a), (_, b)| new(a) == new(b));
    let is_only = known.len() == 1;
    let mut actions: Vec<Action> = known.into_iter().flat_map(|(path, entry)| copied(case, path, entry)).collect();
    if let Some(first) = actions.first_mut() {
        first.is_preferred = is_only;
    }
    actions
}

fn entry<'a>(metadata: &'a Metadata, key: &str) -> Option<&'a Entry> {
    metadata.library.get(key).filter(|entry| !entry.fields.is_empty())
}

/// The actions that add `entry`, of the document at `from`, to each place where new ones go.
fn copied<'a>(case: &Case<'a>, from: &Path, entry: &Entry) -> Vec<Action> {
    let Some(document) = case.document() else { return Vec::new() };
    let names_files = !entry.transcripts().is_empty();
    // Files are named from where the entry stands.
    let is_beside = |path: &Path| path.parent() == from.parent();
    let homes = homes(case.snapshot, document).into_iter().filter(|home| !names_files || is_beside(home.path()));
    let copy = |home: Home<'a>| {
        let is_own = home.path() == case.home.path();
        let place = if is_own { "`references:`".to_owned() } else { file_name(home.path()) };
        let title = format!("Copy `{}` from {} to {place}", entry.key, file_name(from));
        case.deferred(&title, home).or_else(|| case.fix_entry(title, home, add_entry(home, &new(entry))?, Vec::new()))
    };
    homes.filter_map(copy).collect()
}

/// What `entry` says, to be written elsewhere.
pub(super) fn new(entry: &Entry) -> NewEntry {
    let field = |field: &Field| NewField { name: field.name.clone(), value: Some(field.value.clone()) };
    let fields = entry.fields.iter().filter(|field| !field.is_inherited).map(field).collect();
    NewEntry { key: entry.key.clone(), kind: entry.kind.clone(), fields }
}
