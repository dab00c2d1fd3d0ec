//! Mark the change: `…` where the source's words were dropped, `[ ]` around words that are not the source's. Not where that
//! would hide what no mark excuses: a negation, a number.

use super::style::Style;
use super::{Action, At};
use crate::analysis::shared::words::first_words;
use crate::text::Span;
use crate::verify::{Difference, Quoted, Verdict};

pub(super) fn action(at: &At<'_>) -> Option<Action> {
    let (Verdict::Differs, found) = at.verification.result()? else { return None };
    let differences = &found.comparison.differences;
    let text = &at.document.text;
    let (quoted, corpus) = (Quoted::new(at.statement, text), found.file.corpus());
    let omission = Style::of(at).omission;
    let edit = |difference: &Difference| {
        let wording = difference.as_marked(&quoted, &corpus, text)?;
        Some((wording.span, wording.text.replacen('…', omission, 1)))
    };
    let mut edits: Vec<(Span, String)> = differences.iter().map(edit).collect::<Option<_>>()?;
    edits.sort_by_key(|(span, _)| *span);
    if edits.is_empty() || !at.verifies_after(&edits) {
        return None;
    }
    let title = match differences.as_slice() {
        [one] if one.quoted.is_empty() => format!("Mark the omission: {omission}"),
        [one] => format!("Mark the change: [{}]", first_words(&text.slice(one.quoted))),
        _ => "Mark the changes".to_owned(),
    };
    Some(at.fix(title, "misquote", edits))
}
