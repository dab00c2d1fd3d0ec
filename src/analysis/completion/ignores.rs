//! The rule in `<!-- ibid-ignore RULE -->`.

use std::sync::LazyLock;

use regex::Regex;

use super::{At, Completion, CompletionItem, ItemKind};
use crate::analysis::diagnostics::RULES;
use crate::syntax::BlockKind;
use crate::text::{Span, pattern};

/// The rules, if the name of one is being typed.
pub(super) fn complete(at: &At<'_>) -> Option<Completion> {
    static IGNORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"<!--\s*ibid-ignore(?:-file)?\s+([A-Za-z-]*)$"));
    let text = &at.document.text;
    let line = text.line_around(at.offset);
    let before = text.slice(Span::new(line.start(), at.offset));
    let start = line.start() + IGNORE.captures(&before)?.get(1)?.start();
    if is_in_code(at, &before) {
        return None;
    }
    let after = text.slice(Span::new(at.offset, line.end()));
    let length = after.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(after.len());
    // `-->` ends the comment, and is no part of the name.
    let length = if after.get(..length).is_some_and(|word| word.ends_with("--")) { length - 2 } else { length };
    let items = RULES.iter().map(|rule| CompletionItem {
        kind: ItemKind::Rule,
        label: rule.code.to_owned(),
        insert: rule.code.to_owned(),
        filter: rule.code.to_owned(),
        detail: rule.summary.to_owned(),
        documentation: rule.why.to_owned(),
        ..CompletionItem::default()
    });
    Some(Completion { replace: Span::new(start, at.offset + length), items: items.collect(), is_incomplete: false })
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
