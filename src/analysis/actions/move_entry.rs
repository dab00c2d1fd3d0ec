//! Move an entry from the document's metadata to its library, in the format of that.

use std::sync::Arc;

use super::{Action, ActionKind, copy_entry, create_source};
use crate::analysis::shared::edit::{FileEdit, file_name, obstacle};
use crate::analysis::shared::entry_edit::{add_entry, remove_entry};
use crate::sources::{Entry, FieldName, Value};
use crate::text::Span;
use crate::workspace::{Document, Home, Snapshot};

/// The entry that holds `span`, moved to each library that new entries go to.
pub(super) fn actions(snapshot: &Snapshot, document: &Arc<Document>, span: Span, lazily: bool) -> Vec<Action> {
    let entry = document.metadata.library.entry_at(span.start()).filter(|entry| entry.span.covers(span));
    let (Some(entry), Some(own)) = (entry, snapshot.home(&document.path)) else { return Vec::new() };
    let libraries = create_source::homes(snapshot, document).into_iter().filter(|home| home.path() != own.path());
    libraries.filter_map(|library| moved(snapshot, own, library, entry, lazily)).collect()
}

fn moved(snapshot: &Snapshot, own: Home<'_>, library: Home<'_>, entry: &Entry, lazily: bool) -> Option<Action> {
    if obstacle(snapshot, library).is_some() || library.library().get(&entry.key).is_some() || !is_plain(own, entry) {
        return None;
    }
    let is_beside = own.path().parent() == library.path().parent();
    let names_files = !entry.transcripts().is_empty();
    if names_files && !is_beside {
        return None;
    }
    let new = copy_entry::new(entry);
    let edits = if lazily {
        Vec::new()
    } else {
        let (added, removed) = (add_entry(library, &new)?, remove_entry(own, entry)?);
        let own_edit = FileEdit::of(snapshot, own, own.path(), removed.edits);
        vec![own_edit, FileEdit::of(snapshot, library, own.path(), added.edits)]
    };
    Some(Action {
        title: format!("Move `{}` to {}", entry.key, file_name(library.path())),
        kind: ActionKind::Move,
        is_preferred: false,
        fixes: Vec::new(),
        edits,
        creates: None,
        then: None,
        is_deferred: lazily,
    })
}

/// Whether an entry says nothing but what is read of it: no markup, no comment, nothing from elsewhere, and no field twice.
fn is_plain(home: Home<'_>, entry: &Entry) -> bool {
    let text = home.text();
    let is_commented =
        text.slice(entry.span).lines().any(|line| line.trim_start().starts_with('#') || line.contains(" #"));
    let is_written = |name: &FieldName, span: Span, value: &Value| match value {
        Value::Text(said) => {
            let written = text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
            written == *said && !written.contains(['*', '_', '<', '[', '\\', '`']) || *name == FieldName::Url
        }
        Value::Names(_) => true,
        Value::Date(date) => date.is_ok(),
    };
    let is_whole = entry.fields.iter().all(|field| {
        !field.is_inherited
            && is_written(&field.name, field.span, &field.value)
            && entry.field(&field.name).is_some_and(|it| std::ptr::eq(it, field))
    });
    is_whole && !is_commented && entry.aliases.is_empty() && !entry.kind.is_empty()
}
