//! Mark as checked (`markup.md` §10).

use super::case::Case;
use super::{Action, ActionKind, Then};
use crate::analysis::shared::sign_off::to_be_signed;
use crate::text::Span;
use crate::workspace::{Document, Snapshot};

/// For who asks about a place: what it touches.
pub(super) fn here(snapshot: &Snapshot, document: &Document, span: Span) -> Option<Action> {
    if !snapshot.wants_diagnostics(document) {
        return None;
    }
    let count = to_be_signed(snapshot, document, Some(span)).len();
    // Around a caret there is one, if in several parts.
    let title = if span.is_empty() { title(1) } else { title(count) };
    (count > 0).then(|| action(title, Some(span)))
}

/// For what was never checked, or was another text then.
pub(super) fn fix(case: &Case<'_>) -> Vec<Action> {
    let Some(document) = case.document() else { return Vec::new() };
    let span = case.finding.span;
    let count = to_be_signed(case.snapshot, document, Some(span)).len();
    let sign = || Action { then: Some(Then::Sign(Some(span))), ..case.fix_in(title(1), Vec::new()) };
    (count > 0).then(sign).into_iter().collect()
}

/// Signs all of `document` that can be signed.
pub fn all(snapshot: &Snapshot, document: &Document) -> Option<Action> {
    let count = to_be_signed(snapshot, document, None).len();
    (count > 0).then(|| action(format!("Mark all as checked: {}", quotations(count)), None))
}

fn action(title: String, span: Option<Span>) -> Action {
    Action {
        title,
        kind: ActionKind::Sign,
        is_preferred: false,
        fixes: Vec::new(),
        edits: Vec::new(),
        creates: None,
        then: Some(Then::Sign(span)),
        is_deferred: false,
    }
}

fn title(count: usize) -> String {
    if count == 1 { "Mark as checked".to_owned() } else { format!("Mark as checked: {}", quotations(count)) }
}

fn quotations(count: usize) -> String {
    if count == 1 { "1 quotation".to_owned() } else { format!("{count} quotations") }
}
