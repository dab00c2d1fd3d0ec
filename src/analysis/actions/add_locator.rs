//! Add the locator: the page or the time that the words are at, to a citation that names none.

use std::sync::Arc;

use super::case::Case;
use super::{Action, At, Then};
use crate::analysis::FileSpan;
use crate::analysis::shared::locator;
use crate::analysis::shared::verification::{Found, verify};
use crate::sources::Place;
use crate::syntax::{Citation, GroupKind, Placed};
use crate::text::Span;
use crate::workspace::Document;

pub(super) fn action(at: &At<'_>) -> Option<Action> {
    let found = at.verification.verified().filter(|found| found.citation.locator.is_none())?;
    let written = locator::written_in(at.document.syntax.context().locale(), found.places())?;
    let edit = |locator: &str| added(at.document, &found.citation, locator);
    let edits = spellings(&written)
        .iter()
        .filter_map(|locator| Some(vec![edit(locator)?]))
        .find(|edits| is_right(at, found, edits))?;
    let what = if matches!(found.places().next(), Some(Place::Cue(..))) { "time" } else { "page" };
    Some(at.rewrite(format!("Add the {what}: {written}"), edits))
}

/// The ways to write `locator` in a citation: what is no number is a locator only in braces.
pub(super) fn spellings(locator: &str) -> [String; 2] {
    [locator.to_owned(), format!("{{{locator}}}")]
}

/// Whether after `edits` the citation names the place where the words are.
pub(super) fn is_right(at: &At<'_>, found: &Found<'_>, edits: &[(Span, String)]) -> bool {
    at.holds_after(edits, |trial| {
        let now = trial.verified().filter(|now| now.citation.key == found.citation.key && now.path == found.path);
        now.is_some_and(|now| now.is_located == Some(true))
    })
}

/// For a citation whose source is so long that nobody finds the words in it: where they are, if that is known; else a
/// blank.
pub(super) fn for_citation(case: &Case<'_>) -> Vec<Action> {
    let (Some((_, statements)), Some(document)) = (case.citation(), case.document()) else { return Vec::new() };
    let known = statements.iter().find_map(|statement| {
        let verification = verify(case.snapshot, document, case.sources, statement);
        let at =
            At { snapshot: case.snapshot, document, sources: case.sources, statement, verification: &verification };
        let is_it = verification.verified().map(|found| found.citation.place(found.citation.at_span))
            == Some(case.finding.span);
        let Action { title, edits, .. } = action(&at).filter(|_| is_it)?;
        Some(Action { is_preferred: true, ..case.fix_in(title, edits) })
    });
    known.map_or_else(|| blank(case), |known| vec![known])
}

/// The label of a page, or what stands before a time, with the caret behind it.
fn blank(case: &Case<'_>) -> Vec<Action> {
    let action = || {
        let ((citation, _), document) = (case.citation()?, case.document()?);
        let what = locator::place_in(&case.sources.get(&citation.key)?.entry.kind)?;
        let is_page = what == "page";
        let label = format!("{} ", locator::page_label(document.syntax.context().locale()));
        let label = if is_page { label.as_str() } else { "" };
        let (place, before, after) = around(document, &citation)?;
        let caret = place + before.len() + label.len();
        let select = FileSpan { path: Arc::clone(&document.path), span: Span::empty(caret) };
        let title = format!("Add the {what} to the citation of `{}`", citation.key);
        let edits = vec![(Span::empty(place), format!("{before}{label}{after}"))];
        Some(Action { then: Some(Then::Select(select)), ..case.fix(title, edits) })
    };
    action().into_iter().collect()
}

/// The edit that gives `citation` a locator.
fn added(document: &Document, citation: &Placed<'_, Citation>, locator: &str) -> Option<(Span, String)> {
    let (place, before, after) = around(document, citation)?;
    Some((Span::empty(place), format!("{before}{locator}{after}")))
}

/// Where a locator of `citation` goes, with what stands before it and after.
fn around(document: &Document, citation: &Placed<'_, Citation>) -> Option<(usize, &'static str, &'static str)> {
    let group = document.syntax.group_of(citation)?;
    let key = citation.place(citation.at_span);
    let suffix = citation.place(citation.suffix);
    let is_first = group.citations.first() == Some(citation.fact);
    let own_words = document.text.slice(suffix);
    let comma = if own_words.is_empty() || own_words.starts_with([',', ';', '.', ':']) { "" } else { "," };
    Some(if group.kind == GroupKind::Bracketed || !is_first {
        (key.end(), ", ", comma)
    } else if suffix.is_empty() && group.place(group.span).end() == key.end() {
        (key.end(), " [", "]")
    } else if suffix.is_empty() {
        return None;
    } else {
        (suffix.start(), "", if own_words.starts_with(',') { "" } else { ", " })
    })
}
