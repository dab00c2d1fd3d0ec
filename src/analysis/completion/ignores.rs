//! `<!-- ibid-ignore RULE -->`: the rule, and before that the whole comment.

use std::sync::LazyLock;

use regex::Regex;

use super::{At, Completion, CompletionItem, ItemKind};
use crate::analysis::diagnostics::{RULES, Rule};
use crate::syntax::BlockKind;
use crate::text::{Span, pattern};

/// The rules, if the name of one is being typed.
pub(super) fn complete(at: &At<'_>) -> Option<Completion> {
    static IGNORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"<!--\s*ibid-ignore(?:-file)?\s+([A-Za-z-]*)$"));
    let text = &at.document.text;
    let line = text.line_around(at.offset);
    let before = text.slice(Span::new(line.start(), at.offset));
    let after = text.slice(Span::new(at.offset, line.end()));
    let found = IGNORE.captures(&before).and_then(|found| found.get(1));
    if found.is_some() && is_in_code(at, &before) {
        return None;
    }
    let Some(found) = found else { return whole(at, line, &before, &after) };
    let start = line.start() + found.start();
    let length = after.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(after.len());
    // `-->` ends the comment, and is no part of the name.
    let length = if after.get(..length).is_some_and(|word| word.ends_with("--")) { length - 2 } else { length };
    let items = RULES.iter().map(|rule| item(rule, rule.code.to_owned(), "")).collect();
    Some(Completion {
        replace: Span::new(start, at.offset + length),
        items,
        is_incomplete: false,
        ..Completion::default()
    })
}

/// The words that silence a rule, in a comment in which the first of them is begun, up to the end of the comment.
fn whole(at: &At<'_>, line: Span, before: &str, after: &str) -> Option<Completion> {
    static BEGUN: LazyLock<Regex> = LazyLock::new(|| pattern(r"<!--\s*([a-z-]+)$"));
    const WORDS: [&str; 2] = ["ibid-ignore", "ibid-ignore-file"];
    let typed = BEGUN.captures(before)?.get(1)?;
    if !WORDS.iter().any(|word| word.starts_with(typed.as_str())) || is_in_code(at, before) {
        return None;
    }
    let end = if after.contains("-->") { "" } else { " -->" };
    let items = WORDS.iter().flat_map(|word| RULES.iter().map(move |rule| (word, rule)));
    let items = items.map(|(word, rule)| item(rule, format!("{word} {}", rule.code), end)).collect();
    let replace = Span::new(line.start() + typed.start(), at.offset);
    Some(Completion { replace, items, is_incomplete: false, ..Completion::default() })
}

fn item(rule: &Rule, words: String, end: &str) -> CompletionItem {
    CompletionItem {
        kind: ItemKind::Rule,
        insert: format!("{words}{end}"),
        filter: words.clone(),
        label: words,
        detail: rule.summary.to_owned(),
        documentation: rule.why.to_owned(),
        ..CompletionItem::default()
    }
}

/// A comment that is not closed yet is none, so that whether it is code has to be told by what stands before it.
fn is_in_code(at: &At<'_>, before: &str) -> bool {
    let is_fenced = at.document.syntax.block_around(at.offset).is_some_and(|block| {
        let start = at.document.text.line_around(block.base);
        let opening = at.document.text.slice(start);
        matches!(block.kind, BlockKind::Metadata(_)) || opening.trim_start().starts_with(['`', '~'])
    });
    is_fenced || before.matches('`').count() % 2 == 1 || before.starts_with("    ") || before.starts_with('\t')
}
