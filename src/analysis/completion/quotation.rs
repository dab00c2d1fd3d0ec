//! A whole citation after a quotation that needs a source and has none: asked for right after its closing mark or the line
//! that says who speaks, or with a bracket that is typed there or later in its sentence.

use std::sync::LazyLock;

use regex::Regex;

use super::around;
use super::{At, Completion, CompletionItem, locators, rank, speakers};
use crate::analysis::shared::likely::context::{attributed_at, statement_at, statement_before};
use crate::analysis::shared::{brackets, key};
use crate::syntax::{Sourcing, Statement, StatementKind};
use crate::text::{Span, pattern};

/// The citations that may stand at the place, if a quotation ends right before it that lacks one.
pub(super) fn complete(at: &At<'_>) -> Option<Completion> {
    let (prose, base) = at.document.syntax.prose_at(at.offset)?;
    let before = prose.get(..at.offset.checked_sub(base)?)?;
    let after = prose.get(before.len()..)?;
    let (word, rest) = around::word(before, after)?;
    // A key may be begun in a bracket without an `@`.
    let opened = before_bracket(before.strip_suffix(word)?);
    let (word, rest) = if opened.is_some() { (word, rest) } else { ("", 0) };
    let after = after.get(rest..)?;
    let words = opened.unwrap_or(before).trim_end_matches([' ', '\u{a0}']);
    let end = base + words.len();
    let statement = match opened {
        Some(_) => unsourced_in_sentence(at, words),
        None => unsourced_before(at, end).or_else(|| unsourced_said(at, end)).or_else(|| unsourced_above(at, end)),
    }?;
    let replace = Span::new(at.offset - word.len(), at.offset + rest);
    let context = at.context(replace, Some(&statement));
    let (open, close) = match opened {
        Some(_) if brackets::unopened(after, '[', ']').is_some() => ("", ""),
        Some(_) => ("", "]"),
        None if end == at.offset => (" [", "]"),
        None => ("[", "]"),
    };
    let ranked = rank::ranked(at, &context, word);
    let locale = at.document.syntax.context().locale();
    // Other words may stand there.
    let items = ranked.entries.into_iter().take(ranked.fitting).map(|entry| {
        let (key, locator) = (key::written(&entry.key), locators::of_words(entry, &context, locale));
        let insert = format!("{open}@{key}{locator}{close}");
        CompletionItem { insert, ..rank::located(entry, &locator) }
    });
    let is_incomplete = ranked.is_cut || at.sources.incomplete;
    Some(Completion { replace, items: items.collect(), is_incomplete, search: context.search })
}

/// What stands before the bracket that `text` ends with, or ends with and a few words: `[see`.
fn before_bracket(text: &str) -> Option<&str> {
    static BRACKET: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[(?:\p{L}+\.?,? ){0,3}$"));
    text.get(..BRACKET.find(text)?.start())
}

/// The quotation or claim that ends at `end`, if it needs a source and has none.
fn unsourced_before<'a>(at: &At<'a>, end: usize) -> Option<Statement<'a>> {
    let is_it =
        |statement: &Statement<'_>| statement.span.end() == end && statement.kind != StatementKind::BlockQuotation;
    at.document.syntax.statements_near(end).filter(is_it).last().filter(|statement| lacks_source(at, statement))
}

/// The quotation or claim before the words that end at `end`, before a space, and say whose words it is: “…,” she said.
fn unsourced_said<'a>(at: &At<'a>, end: usize) -> Option<Statement<'a>> {
    let statement = statement_before(at.document, end).filter(|_| end < at.offset)?;
    let is_said = statement.attribution.as_ref().is_some_and(|attribution| attribution.span.end() == end);
    Some(statement).filter(|statement| is_said && lacks_source(at, statement))
}

/// What a citation at the place, after `words`, would source, if it needs a source and has none of its own.
fn unsourced_in_sentence<'a>(at: &At<'a>, words: &str) -> Option<Statement<'a>> {
    let statement = statement_before(at.document, at.offset)
        .or_else(|| attributed_at(at.document, at.offset))
        .or_else(|| ended_block(at, words))?;
    let is_its_own = || statement.citations().iter().any(|it| is_own(at, &statement, it.place(it.at_span).start()));
    let has_others = matches!(statement.sourcing, Sourcing::Citations(_)) && !is_its_own();
    let lacks = has_others && at.document.needs_source(&statement) || lacks_source(at, &statement);
    lacks.then_some(statement)
}

/// Whether a citation at `cited` follows `statement` before another one. The citation of another one may reach this one too,
/// where this one has none.
fn is_own(at: &At<'_>, statement: &Statement<'_>, cited: usize) -> bool {
    let between = |other: Statement<'_>| {
        other.span.start() >= statement.span.end() && other.span.start() < cited && other.span != statement.span
    };
    cited >= statement.span.start() && !at.document.syntax.statements_near(at.offset).any(between)
}

/// The block quotation whose last sentence ends in `words`: a bracket after that holds none of its words.
fn ended_block<'a>(at: &At<'a>, words: &str) -> Option<Statement<'a>> {
    let line = at.document.text.line_around(at.offset);
    let after = at.document.text.slice(Span::new(at.offset, line.end()));
    let is_over = words.ends_with(['.', '!', '?', '…', '”', '"', '’', '»']) && matches!(after.trim(), "" | "]");
    let statement = statement_at(at.document, Span::empty(at.offset)).filter(|_| is_over)?;
    let is_around = statement.kind == StatementKind::BlockQuotation && statement.span.touches(at.offset);
    is_around.then_some(statement)
}

/// The block quotation above the line that ends at the place, after a space, and says whose words it is.
fn unsourced_above<'a>(at: &At<'a>, end: usize) -> Option<Statement<'a>> {
    let line = at.document.text.line_around(at.offset);
    let before = at.document.text.slice(Span::new(line.start(), end.max(line.start())));
    let is_last = at.document.text.slice(Span::new(at.offset, line.end())).trim().is_empty();
    // After a comma the line goes on.
    let is_written =
        end < at.offset && is_last && before.ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == ')');
    let statement = attributed_at(at.document, at.offset).filter(|_| is_written && !speakers::is_first_name(at))?;
    Some(statement).filter(|statement| lacks_source(at, statement))
}

/// Whether it needs a source and has none.
fn lacks_source(at: &At<'_>, statement: &Statement<'_>) -> bool {
    statement.lacks_source() && at.document.needs_source(statement)
}
