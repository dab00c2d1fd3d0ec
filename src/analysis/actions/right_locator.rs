//! The right locator: the page or the time that the words are at, for the one that the citation names.

use super::add_locator::is_right;
use super::{Action, At};
use crate::analysis::shared::locator::{self, Value};
use crate::analysis::shared::verification::verify;
use crate::syntax::citation::page_label;
use crate::text::Span;

pub(super) fn action(at: &At<'_>) -> Option<Action> {
    let parts = || at.document.syntax.statements_near(at.statement.span.start());
    let parts: Vec<_> = parts().map(|part| verify(at.snapshot, at.document, at.sources, &part)).collect();
    let found = at.verification.verified().filter(|found| found.is_misplaced(parts.iter()))?;
    let citation = &found.citation;
    let old = citation.locator.as_ref()?;
    let (span, value) = (citation.place(old.span), citation.place(old.value));
    let text = &at.document.text;
    let locale = at.document.syntax.context().locale();
    let right = locator::value(found.places())?;
    let new = match &right {
        Value::Page(new) | Value::Pages(new) => new.clone(),
        Value::Time(new) => as_short_as(&text.slice(value), new),
    };
    let label = Span::new(span.start(), value.start());
    let (one, several) = (page_label(locale, false), page_label(locale, true));
    let mut edits = Vec::new();
    // `p. 12` becomes `pp. 112–113`; a label that is written out is the writer's own.
    match (&right, text.slice(label).trim()) {
        (Value::Page(_), label) if label == several && one != several => edits.push((one, several)),
        (Value::Pages(_), label) if label == one && one != several => edits.push((several, one)),
        _ => {}
    }
    let mut edits: Vec<(Span, String)> = edits
        .into_iter()
        .map(|(new, old)| (Span::new(label.start(), label.start() + old.len()), new.to_owned()))
        .collect();
    edits.push((value, new));
    let written = locator::written_in(locale, found.places())?;
    let whole = vec![(span, written.clone())];
    let edits = [edits, whole].into_iter().find(|edits| is_right(at, found, edits))?;
    let title = match right {
        Value::Time(clock) => format!("Cite {clock}, where the words are"),
        Value::Page(_) | Value::Pages(_) => format!("Cite {written}, where the words are"),
    };
    let mut action = at.fix(title, "wrong-locator", edits);
    action.is_preferred = true;
    action.fixes.iter_mut().for_each(|fixed| fixed.span = span);
    Some(action)
}

/// `00:14:05` as `14:05` where the writer writes minutes and seconds alone.
fn as_short_as(old: &str, new: &str) -> String {
    let is_short = old.matches(':').count() == 1;
    new.strip_prefix("00:").filter(|_| is_short).unwrap_or(new).to_owned()
}
