//! Create the source: an entry made of what the text says of it, and the citation of it.

use std::sync::Arc;

use super::case::Case;
use super::new_source::{self, Known};
use super::{Action, ActionKind, At, near_bibliography};
use crate::analysis::diagnostics::{Severity, diagnose};
use crate::analysis::shared::edit::{file_name, is_outside, obstacle};
use crate::analysis::shared::entry_edit::{EntryEdit, NewEntry, add_entry};
use crate::analysis::shared::key;
use crate::text::Span;
use crate::workspace::{Document, Home, Snapshot};

/// For a quotation or claim that has no source.
pub(super) fn for_statement(case: &Case<'_>, at: &At<'_>) -> Vec<Action> {
    let new = new_source::entry(case.sources, &Known::of(at.document, at.statement));
    let written = format!("@{}", key::written(&new.key));
    let Some(cited) = super::to_come::cited(at, &new.key, &written) else { return Vec::new() };
    created(case, &new, &cited)
}

/// For one whose source is still to come, or whose key nothing defines.
pub(super) fn for_citation(case: &Case<'_>) -> Vec<Action> {
    let (Some((citation, statements)), Some(document)) = (case.citation(), case.document()) else { return Vec::new() };
    let statement = statements.iter().find(|statement| statement.attribution.is_some()).or(statements.first());
    let known = statement.map_or_else(Known::default, |statement| Known::of(document, statement));
    if citation.key == key::TO_COME {
        let new = new_source::entry(case.sources, &known);
        let (at_span, key_span) = (citation.place(citation.at_span), citation.place(citation.key_span));
        let span = Span::new(at_span.start().max(key_span.start().saturating_sub(1)), at_span.end());
        let cited = vec![(span, format!("@{}", key::written(&new.key)))];
        return created(case, &new, &cited);
    }
    created(case, &new_source::entry(case.sources, &Known { key: Some(&citation.key), ..known }), &[])
}

/// The actions that add `new` where new entries go, and make the edits `cited` of the document.
pub(super) fn created<'a>(case: &Case<'a>, new: &NewEntry, cited: &[(Span, String)]) -> Vec<Action> {
    let action = |home: Home<'a>| {
        let is_own = home.path() == case.home.path();
        let place = if is_own { "`references:`".to_owned() } else { file_name(home.path()) };
        let what = if cited.is_empty() { "Create" } else { "Create and cite" };
        let title = format!("{what} `{}` in {place}{}", new.key, super::to_come::also(cited));
        if let Some(deferred) = case.deferred(&title, home) {
            return Some(deferred);
        }
        let edit = add_entry(home, new)?;
        if is_own && !keeps_quiet(case, &edit, cited) {
            return None;
        }
        case.fix_entry(title, home, edit, cited.to_vec())
    };
    let Some(document) = case.document() else { return Vec::new() };
    let made = homes(case.snapshot, document).into_iter().filter_map(action);
    let made = made.map(|action| Action { kind: ActionKind::Create, ..action });
    made.chain(near_bibliography::library(case)).collect()
}

/// Where new entries of a document go, the best first: to the library that its settings name; else to its own metadata, if
/// they have any, or to the first library that it names itself.
pub(super) fn homes<'a>(snapshot: &'a Snapshot, document: &'a Arc<Document>) -> Vec<Home<'a>> {
    let (own, from) = (snapshot.home(&document.path), &document.path);
    let can_edit = |home: &Home<'_>| !is_outside(snapshot, home.path(), from) && obstacle(snapshot, *home).is_none();
    let preferred = snapshot.settings_for(document).library;
    let preferred = preferred.and_then(|path| snapshot.home(&path)).filter(can_edit);
    let named = snapshot.named_in(from).into_iter();
    let library = preferred.or_else(|| named.filter_map(|(_, path)| snapshot.home(path)).find(can_edit));
    let is_own_first = preferred.is_none() && !document.metadata.library.entries().is_empty();
    let homes = if is_own_first { [own, library] } else { [library, own] };
    homes.into_iter().flatten().collect()
}

/// Whether a document that declares its first source finds no names of people to be keys for it.
fn keeps_quiet(case: &Case<'_>, edit: &EntryEdit, cited: &[(Span, String)]) -> bool {
    let Some(document) = case.document() else { return false };
    if document.declares_sources() {
        return true;
    }
    let errors = |document: &Arc<Document>| {
        diagnose(case.snapshot, document).iter().filter(|it| it.severity == Severity::Error).count()
    };
    let after = Arc::new(document.edited(&edit.clone().with(cited).edits));
    errors(&after) <= errors(document)
}
