//! Ignore: the comment that silences a finding (`markup.md` §3), where it stands or in all of the file.
//!
//! Within a paragraph, a list or a table it stands right behind what it is about; a line of its own would split them.
//! Before a block it stands on one. In metadata there are no such comments: what is found there is silenced in all of the
//! file, but for settings that cannot be read, which are not in force anyway.

use super::case::{Aftermath, Case};
use super::{Action, ActionKind};
use crate::analysis::shared::entry_edit::newline;
use crate::syntax::{BlockKind, IgnoreScope};
use crate::text::Span;
use crate::workspace::Document;

/// The way to silence the finding where it stands.
pub(super) fn here(case: &Case<'_>) -> Option<Action> {
    let (document, code) = (case.document()?, case.finding.rule.code);
    let comment = format!("<!-- ibid-ignore {code} -->");
    let ways = places(document, case.finding.span, &comment).into_iter().map(|it| vec![it]);
    let edits = ways.into_iter().find(|edits| case.is_gone_after(edits, Aftermath::Clean))?;
    Some(Action { kind: ActionKind::Ignore, ..case.fix(format!("Ignore `{code}` here"), edits) })
}

/// The ways to silence the rules of `cases`, all of one document, in the file. The comment goes to the end; to the top,
/// where the end is in something that is not closed. That is the same for each of them: the document is read again for one.
pub(super) fn in_file(cases: &[Case<'_>]) -> Vec<Action> {
    let cases: Vec<&Case<'_>> = cases.iter().filter(|case| case.finding.rule.code != "invalid-settings").collect();
    let silences = |case: &Case<'_>, edge: Edge| is_silenced(case, &[for_file(case, edge)?]).then_some(edge);
    let edge = |case| [Edge::End, Edge::Top].into_iter().find_map(|edge| silences(case, edge));
    let Some(edge) = cases.first().copied().and_then(edge) else { return Vec::new() };
    let action = |case: &Case<'_>| {
        let title = format!("Ignore `{}` in this file", case.finding.rule.code);
        Some(Action { kind: ActionKind::Ignore, ..case.fix(title, vec![for_file(case, edge)?]) })
    };
    cases.into_iter().filter_map(action).collect()
}

/// An edge of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    /// Its end.
    End,
    /// Its beginning, behind metadata.
    Top,
}

/// The comment that silences the rule in all of the document.
fn for_file(case: &Case<'_>, edge: Edge) -> Option<(Span, String)> {
    let (document, code) = (case.document()?, case.finding.rule.code);
    let comment = format!("<!-- ibid-ignore-file {code} -->");
    let (text, newline) = (&document.text, newline(&document.text));
    let (at, written) = match edge {
        Edge::End => {
            let is_ended = text.line_around(text.len()).is_empty();
            let gap = newline.repeat(if is_ended { 1 } else { 2 });
            (text.len(), format!("{gap}{comment}{newline}"))
        }
        Edge::Top => match document.syntax.metadata().last() {
            None => (0, format!("{comment}{newline}{newline}")),
            Some(span) => (text.line_around(span.end()).end(), format!("{newline}{newline}{comment}")),
        },
    };
    Some((Span::empty(at), written))
}

/// Whether the document, after `edits`, has a comment that silences the rule in all of it.
fn is_silenced(case: &Case<'_>, edits: &[(Span, String)]) -> bool {
    let Some(document) = case.document() else { return false };
    let after = document.edited(edits);
    let mut ignores = after.syntax.ignores().flat_map(|(_, block)| &block.fact.ignores);
    ignores.any(|ignore| ignore.scope == IgnoreScope::File && ignore.rule == case.finding.rule.code)
}

/// Where the comment may stand, the best place first.
fn places(document: &Document, span: Span, comment: &str) -> Vec<(Span, String)> {
    let syntax = &document.syntax;
    let blocks = syntax.blocks_around(span, 0);
    let block = blocks.filter_map(|index| Some((index, syntax.block_at(index)?)));
    let mut block = block.into_iter().filter(|(_, block)| !matches!(block.kind, BlockKind::Metadata(_)));
    let Some((index, block)) = block.find(|(_, block)| block.all().touches(span.end().max(1) - 1)) else {
        return Vec::new();
    };
    let mut ends = vec![span.end()];
    // Not inside of brackets, or of a mark's quotation.
    let groups = block.fact.groups.iter().map(|group| group.span);
    let links = block.fact.links.iter().map(|link| link.span);
    let quotations = block.fact.quotations.iter().map(|quotation| quotation.span);
    let facts: Vec<Span> = groups.chain(links).chain(quotations).map(|fact| block.place(fact)).collect();
    ends.extend(
        facts.iter().filter(|fact| fact.contains(span.start()) && fact.end() >= span.end()).map(|fact| fact.end()),
    );
    ends.sort_unstable();
    ends.dedup();
    let is_inside = |at: usize| facts.iter().any(|fact| fact.start() < at && at < fact.end());
    let mut inline: Vec<(Span, String)> = Vec::new();
    inline.extend(ends.iter().filter(|at| !is_inside(**at)).map(|at| (Span::empty(*at), format!(" {comment}"))));
    let newline = newline(&document.text);
    let whole = syntax.whole_block(index);
    let written = document.text.slice(whole);
    let end = whole.start() + written.trim_end().len();
    let after = (Span::empty(end), format!("{newline}{newline}{comment}"));
    let before = (Span::empty(whole.start()), format!("{comment}{newline}{newline}"));
    let is_mark = document.text.slice(span).chars().count() == 1;
    let is_block = is_mark || matches!(block.kind, BlockKind::BlockQuote | BlockKind::Other);
    // What follows such a comment is looked at first: behind the block, it would be about what is written there next.
    let own = [before, after];
    if is_block { own.into_iter().chain(inline).collect() } else { inline.into_iter().chain(own).collect() }
}
