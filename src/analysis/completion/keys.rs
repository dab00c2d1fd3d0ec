//! Keys after an `@`, and, with it, after the semicolon that parts two citations.

use super::around::{self, Missing};
use super::{At, Completion, CompletionItem, locators, rank};
use crate::analysis::shared::{brackets, key};
use crate::sources::Entry;
use crate::syntax::citation::{self, Braces, KeyAtCaret};
use crate::text::Span;

/// How far after a key is looked for what it would be read together with.
const NEAR: usize = 100;

/// The keys that may stand at the place, if a key is being typed there.
pub(super) fn complete(at: &At<'_>) -> Option<Completion> {
    let caret = at.document.syntax.key_at(at.offset)?;
    let typed = at.document.text.slice(caret.typed);
    let context = at.around(caret.replace);
    let ranked = rank::ranked(at, &context, &typed);
    let missing = Missing::around(at, &caret);
    let end = caret.replace.end();
    let rest = at.document.text.slice(Span::new(end, end + NEAR));
    let is_last = ends_citation(&caret, &missing, &rest);
    let locale = at.document.syntax.context().locale();
    let item = |entry| {
        let locator = if is_last { locators::of_words(entry, &context, locale) } else { String::new() };
        item(entry, &locator, &caret, &missing, &rest)
    };
    let items = ranked.entries.into_iter().map(item).collect();
    let is_incomplete = ranked.is_cut || at.sources.incomplete;
    Some(Completion { replace: caret.replace, items, is_incomplete, search: context.search })
}

/// The citations that may be the next one in brackets, if its place is right after a semicolon, or its key is begun there
/// without an `@`.
pub(super) fn after_semicolon(at: &At<'_>) -> Option<Completion> {
    let (prose, base) = at.document.syntax.prose_at(at.offset)?;
    let (before, after) = prose.split_at_checked(at.offset.checked_sub(base)?)?;
    let group = before.get(brackets::unclosed(before, '[', ']')?..)?;
    let (word, rest) = around::word(group, after)?;
    let head = group.strip_suffix(word)?;
    let cited = head.trim_end_matches([' ', '\u{a0}']);
    if !cited.ends_with(';') || !cited.contains('@') {
        return None;
    }
    let gap = if cited.len() == head.len() { " " } else { "" };
    let after = after.get(rest..)?;
    let is_followed = after.trim_start().trim_start_matches('-').starts_with('@');
    let close = match brackets::unopened(after, '[', ']') {
        _ if is_followed => "; ",
        Some(_) => "",
        None => "]",
    };
    let is_last = !close.is_empty() || after.trim_start().starts_with([']', ';']);
    let locale = at.document.syntax.context().locale();
    let place = Span::new(at.offset - word.len(), at.offset + rest);
    let context = at.around(place);
    let ranked = rank::ranked(at, &context, word);
    // Other words may stand there.
    let items = ranked.entries.into_iter().take(ranked.fitting).map(|entry| {
        let locator = if is_last { locators::of_words(entry, &context, locale) } else { String::new() };
        let insert = format!("{gap}@{}{locator}{close}", key::written(&entry.key));
        CompletionItem { insert, ..rank::located(entry, &locator) }
    });
    let is_incomplete = ranked.is_cut || at.sources.incomplete;
    Some(Completion { replace: place, items: items.collect(), is_incomplete, search: context.search })
}

/// Whether nothing follows the key in its citation: then where the words are may.
fn ends_citation(caret: &KeyAtCaret, missing: &Missing, rest: &str) -> bool {
    let rest = if caret.braces == Some(Braces::Closed) { rest.get(1..).unwrap_or_default() } else { rest };
    !missing.after.is_empty() || caret.in_brackets && rest.trim_start().starts_with([']', ';'])
}

fn item(entry: &Entry, locator: &str, caret: &KeyAtCaret, missing: &Missing, rest: &str) -> CompletionItem {
    let key = entry.key.as_str();
    let mut also: Vec<(Span, String)> = missing.before.clone().into_iter().collect();
    let after = format!("{locator}{}", missing.after);
    let insert = match caret.braces {
        None => {
            let written = key::written(key);
            let runs_on = after.is_empty() && is_read_with(&written, rest);
            if runs_on { format!("{{{key}}}") } else { format!("{written}{after}") }
        }
        Some(Braces::Open) => format!("{key}}}{after}"),
        Some(Braces::Closed) => {
            let behind = Span::empty(caret.replace.end() + 1);
            also.extend((!after.is_empty()).then_some((behind, after)));
            key.to_owned()
        }
    };
    CompletionItem { insert, also, ..rank::located(entry, locator) }
}

/// Whether a key that is `written` is another one where `rest` follows.
fn is_read_with(written: &str, rest: &str) -> bool {
    // Nearly always a space, a bracket or the end follows.
    let is_apart = rest.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, ']' | '[' | ')' | ','));
    let end = || citation::key_end(&format!("@{written}{rest}"), 0);
    !is_apart && !written.starts_with('{') && end() != Some(1 + written.len())
}
