//! `[@TK]`: a promise that the source is still to come.

use super::At;
use super::place::{others_beside, places, places_beside};
use crate::analysis::shared::key::TO_COME;
use crate::syntax::{Sourcing, Statement};
use crate::text::Span;

/// The edits that make it.
pub(super) fn edits(at: &At<'_>) -> Option<Vec<(Span, String)>> {
    cited(at, TO_COME, &format!("@{TO_COME}"))
}

/// Where a citation goes, with what stands before it: where what somebody else says in its sentence would have the same
/// source, beside its own words.
pub(super) fn place(at: &At<'_>) -> (usize, String) {
    let is_it = |(place, before): &(usize, String)| {
        is_sourced(at, TO_COME, &[(Span::empty(*place), format!("{before}[@{TO_COME}]"))])
    };
    let sourcing = places(at.document, at.statement).into_iter().find(is_it);
    let apart = || places_beside(at.document, at.statement).into_iter().next();
    sourcing.or_else(apart).unwrap_or_else(|| (at.statement.span.end(), " ".to_owned()))
}

/// The edits after which `key` sources the quotation or claim, cited as `written`.
pub(super) fn cited(at: &At<'_>, key: &str, written: &str) -> Option<Vec<(Span, String)>> {
    let places = places(at.document, at.statement).into_iter();
    let mut ways = places.map(|(place, before)| vec![(Span::empty(place), format!("{before}[{written}]"))]);
    ways.find(|edits| is_sourced(at, key, edits)).or_else(|| cited_apart(at, key, written))
}

/// The edits that cite it beside its own words, where what somebody else says in its sentence would have the same source:
/// that waits for its own: `“…,” said Smith [@smith], but Jones said “…” [@TK]`
fn cited_apart(at: &At<'_>, key: &str, written: &str) -> Option<Vec<(Span, String)>> {
    let others = others_beside(at.document, at.statement);
    let waits = |other: &Statement<'_>| {
        let (place, before) = places_beside(at.document, other).into_iter().next()?;
        Some((Span::empty(place), format!("{before}[@{TO_COME}]")))
    };
    let waiting: Vec<(Span, String)> = others.iter().map(waits).collect::<Option<_>>()?;
    let with = |(place, before): (usize, String)| {
        let mut edits = waiting.clone();
        edits.push((Span::empty(place), format!("{before}[{written}]")));
        edits.sort_by_key(|(span, _)| span.start());
        edits
    };
    let mut ways = places_beside(at.document, at.statement).into_iter().filter(|_| !others.is_empty()).map(with);
    ways.find(|edits| is_sourced(at, key, edits))
}

/// What the title of an action adds for edits after which something else waits for its source.
pub(super) fn also(edits: &[(Span, String)]) -> &'static str {
    let waits = edits.len() > 1 && edits.iter().any(|(_, text)| text.trim() == format!("[@{TO_COME}]"));
    if waits { "; `[@TK]` for the other speaker" } else { "" }
}

/// Whether after `edits` it is `key` that sources the quotation or claim.
pub(super) fn is_sourced(at: &At<'_>, key: &str, edits: &[(Span, String)]) -> bool {
    at.holds_after(edits, |trial| matches!(trial.statement.sourcing, Sourcing::Citations(_)) && trial.cites(key))
}
