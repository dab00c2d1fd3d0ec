//! `[@TK]`: a promise that the source is still to come.

use super::At;
use super::place::places;
use crate::analysis::shared::key::TO_COME;
use crate::syntax::Sourcing;
use crate::text::Span;

/// The edits that make it.
pub(super) fn edits(at: &At<'_>) -> Option<Vec<(Span, String)>> {
    cited(at, TO_COME, &format!("@{TO_COME}"))
}

/// The edits after which `key` sources the quotation or claim, cited as `written`.
pub(super) fn cited(at: &At<'_>, key: &str, written: &str) -> Option<Vec<(Span, String)>> {
    let places = places(at.document, at.statement).into_iter();
    let mut ways = places.map(|(place, before)| vec![(Span::empty(place), format!("{before}[{written}]"))]);
    ways.find(|edits| is_sourced(at, key, edits))
}

/// Whether after `edits` it is `key` that sources the quotation or claim.
pub(super) fn is_sourced(at: &At<'_>, key: &str, edits: &[(Span, String)]) -> bool {
    at.holds_after(edits, |trial| matches!(trial.statement.sourcing, Sourcing::Citations(_)) && trial.cites(key))
}
