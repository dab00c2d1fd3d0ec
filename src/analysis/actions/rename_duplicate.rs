//! Another key for one of two entries that have the same, and for what cites it.

use std::sync::Arc;

use super::Action;
use super::case::Case;
use crate::analysis::FilePosition;
use crate::analysis::rename::rename;
use crate::analysis::shared::credit;
use crate::analysis::shared::new_key::{Parts, new_key};
use crate::sources::{Entry, FieldName};
use crate::text::Span;

pub(super) fn actions(case: &Case<'_>) -> Vec<Action> {
    let library = case.home.library();
    let Some(entry) = library.entries().iter().find(|entry| entry.key_span == case.finding.span) else {
        return Vec::new();
    };
    let earlier = library.all(&entry.key).find(|other| other.key_span != entry.key_span);
    let this = renamed(case, entry, "this one");
    let that = earlier.and_then(|earlier| renamed(case, earlier, "the other one"));
    this.into_iter().chain(that).collect()
}

fn renamed(case: &Case<'_>, entry: &Entry, which: &str) -> Option<Action> {
    let parts = Parts { name: first_name(entry), title: title(entry), year: entry.year() };
    let new = new_key(case.sources, &parts, &[&entry.key]);
    let position = FilePosition { path: Arc::clone(case.home.path()), offset: entry.key_span.start() };
    let title = format!("Rename {which} to `{new}`");
    if case.lazily {
        // All documents of the workspace may cite it.
        return Some(Action { is_deferred: true, ..case.fix_in(title, Vec::new()) });
    }
    let rename = rename(case.snapshot, &position, &new).ok()?;
    let is_written =
        rename.files.iter().any(|file| file.edits.iter().any(|(span, _)| *span != Span::empty(span.start())));
    is_written.then(|| case.fix_in(title, rename.files))
}

fn first_name(entry: &Entry) -> Option<crate::sources::Name> {
    entry.people().iter().find(|name| credit::display(std::slice::from_ref(name)).is_some()).cloned()
}

fn title(entry: &Entry) -> String {
    entry.text(&FieldName::Title).unwrap_or(&entry.key).to_owned()
}
