//! Keys in `nocite:`, after an `@`.

use super::{At, Completion, CompletionItem, front_matter, rank};
use crate::analysis::shared::key;
use crate::text::Span;

/// The keys that may stand at the place, if one is being typed in `nocite:`.
pub(super) fn complete(at: &At<'_>) -> Option<Completion> {
    let text = &at.document.text;
    front_matter::around(at.document, at.offset)?;
    let line = text.line_around(at.offset);
    let before = text.slice(Span::new(line.start(), at.offset));
    let sign = before.rfind('@')?;
    let belongs = |c: char| !c.is_whitespace() && !"@,;[]{}'\"".contains(c);
    let typed = before.get(sign + 1..).filter(|typed| typed.chars().all(belongs))?;
    if !is_in_nocite(at, &before) {
        return None;
    }
    let after = text.slice(Span::new(at.offset, line.end()));
    let length = after.find(|c| !belongs(c)).unwrap_or(after.len());
    let replace = Span::new(at.offset - typed.len(), at.offset + length);
    let ranked = rank::ranked(at, &at.context(replace, None), typed);
    let item = |entry| {
        let item = rank::item(entry);
        CompletionItem { insert: key::written(&entry.key).into_owned(), ..item }
    };
    let items = ranked.entries.into_iter().map(item).collect();
    Some(Completion { replace, items, is_incomplete: ranked.is_cut || at.sources.incomplete, ..Completion::default() })
}

/// Whether the line of the caret is one of `nocite:`: that field's, or indented below it.
fn is_in_nocite(at: &At<'_>, before: &str) -> bool {
    const FAR: usize = 200;
    let text = &at.document.text;
    let here = text.line_of(at.offset);
    let is_field = |line: &str| line.starts_with("nocite:");
    let is_below = |line: &str| line.trim().is_empty() || line.starts_with([' ', '\t', '-']);
    let mut above = (here.saturating_sub(FAR)..here).rev().map(|line| text.line(line).into_owned());
    is_field(before) || is_below(before) && above.find(|line| !is_below(line)).is_some_and(|line| is_field(&line))
}
