//! Mark as checked, and take it back (`markup.md` §10).

use super::case::Case;
use super::{Action, ActionKind, Then};
use crate::analysis::shared::sign_off::{Signable, is_signed, to_be_signed};
use crate::text::Span;
use crate::workspace::{Document, Snapshot};

/// For who asks about a place: what it touches.
pub(super) fn here(snapshot: &Snapshot, document: &Document, span: Span) -> Vec<Action> {
    if !snapshot.wants_diagnostics(document) {
        return Vec::new();
    }
    let found = to_be_signed(snapshot, document, Some(span));
    // Around a caret there is one, if in several parts.
    let title = if span.is_empty() { ONE.to_owned() } else { title(&found) };
    let sign = (!found.is_empty()).then(|| action(title, Then::Sign(Some(span))));
    sign.into_iter().chain(withdraw(document, span)).collect()
}

/// For what was never checked, or was another text then.
pub(super) fn fix(case: &Case<'_>) -> Vec<Action> {
    let Some(document) = case.document() else { return Vec::new() };
    let span = case.finding.span;
    let found = to_be_signed(case.snapshot, document, Some(span));
    let sign = || Action { then: Some(Then::Sign(Some(span))), ..case.fix_in(ONE, Vec::new()) };
    (!found.is_empty()).then(sign).into_iter().collect()
}

/// Signs all of `document` that can be signed.
pub fn all(snapshot: &Snapshot, document: &Document) -> Option<Action> {
    let found = to_be_signed(snapshot, document, None);
    (!found.is_empty()).then(|| action(format!("Mark all as checked: {}", found.in_words()), Then::Sign(None)))
}

/// Takes back that somebody has checked what `span` touches.
fn withdraw(document: &Document, span: Span) -> Option<Action> {
    let mut names: Vec<&str> = is_signed(document, span).into_iter().map(|sign_off| sign_off.by.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let what = if names.len() == 1 { "check" } else { "checks" };
    let title = || format!("Withdraw the {what} of {}", names.join(", "));
    (!names.is_empty()).then(|| action(title(), Then::Withdraw(span)))
}

fn action(title: String, then: Then) -> Action {
    Action {
        title,
        kind: ActionKind::Sign,
        is_preferred: false,
        fixes: Vec::new(),
        edits: Vec::new(),
        creates: None,
        then: Some(then),
        is_deferred: false,
    }
}

const ONE: &str = "Mark as checked";

fn title(found: &Signable) -> String {
    if found.of.len() == 1 { ONE.to_owned() } else { format!("{ONE}: {}", found.in_words()) }
}
