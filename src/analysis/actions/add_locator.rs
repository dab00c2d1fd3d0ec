//! Add the locator: the page or the time that the words are at, to a citation that names none.

use super::{Action, At};
use crate::analysis::shared::locator;
use crate::analysis::shared::verification::Found;
use crate::sources::Place;
use crate::syntax::{Citation, CitationGroup, GroupKind, Placed, Syntax};
use crate::text::Span;

pub(super) fn action(at: &At<'_>) -> Option<Action> {
    let found = at.verification.verified().filter(|found| found.citation.locator.is_none())?;
    let written = locator::written_in(at.document.syntax.context().locale(), found.places())?;
    let edit = |locator: &str| added(at, &found.citation, locator);
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

/// The edit that gives `citation` a locator.
fn added(at: &At<'_>, citation: &Placed<'_, Citation>, locator: &str) -> Option<(Span, String)> {
    let group = group_of(&at.document.syntax, citation)?;
    let key = citation.place(citation.at_span);
    let suffix = citation.place(citation.suffix);
    let is_first = group.citations.first() == Some(citation.fact);
    let own_words = at.document.text.slice(suffix);
    let comma = if own_words.is_empty() || own_words.starts_with([',', ';', '.', ':']) { "" } else { "," };
    Some(if group.kind == GroupKind::Bracketed || !is_first {
        (Span::empty(key.end()), format!(", {locator}{comma}"))
    } else if suffix.is_empty() && group.place(group.span).end() == key.end() {
        (Span::empty(key.end()), format!(" [{locator}]"))
    } else if suffix.is_empty() {
        return None;
    } else {
        let gap = if own_words.starts_with(',') { "" } else { ", " };
        (Span::empty(suffix.start()), format!("{locator}{gap}"))
    })
}

fn group_of<'a>(syntax: &'a Syntax, citation: &Placed<'a, Citation>) -> Option<Placed<'a, CitationGroup>> {
    let block = syntax.block_around(citation.base)?;
    block.place_all(&block.fact.groups).find(|group| group.fact.citations.contains(citation.fact))
}
