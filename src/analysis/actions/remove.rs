//! Take out what is of no use: an entry that nothing cites, an ignore that silences nothing.

use super::Action;
use super::case::{Aftermath, Case};
use crate::analysis::diagnostics::RULES;
use crate::analysis::shared::entry_edit::remove_entry;
use crate::analysis::shared::nearest::nearest;
use crate::syntax::IgnoreScope;
use crate::text::{Span, Text};
use crate::workspace::Document;

/// An entry that nothing cites.
pub(super) fn unused_source(case: &Case<'_>) -> Vec<Action> {
    let entry = case.home.library().entries().iter().find(|entry| entry.span == case.finding.span);
    let action = entry.and_then(|entry| {
        let edit = remove_entry(case.home, entry)?;
        case.fix_entry(format!("Remove `{}`", entry.key), case.home, edit, Vec::new())
    });
    // Not the right answer before anybody asked: it may be yet to be cited.
    action.into_iter().collect()
}

/// An ignore that silences nothing.
pub(super) fn unused_ignore(case: &Case<'_>) -> Vec<Action> {
    let Some(document) = case.document() else { return Vec::new() };
    let all = document.syntax.ignores();
    let ignores = all.flat_map(|(_, block)| block.fact.ignores.iter().map(move |it| (block.place(it.span), it.scope)));
    let found = ignores.into_iter().find(|(span, _)| span.covers(case.finding.span));
    let near = near_rule(case, found.map(|(span, _)| span));
    let ways = found.map(|(span, scope)| ways(&document.text, span, scope)).unwrap_or_default();
    let edits = ways.into_iter().map(|span| vec![(span, String::new())]);
    // What the comment stands before may be metadata without it.
    let metadata = |document: &Document| document.syntax.metadata().count();
    let is_as_much = |edits: &[(Span, String)]| metadata(&document.edited(edits)) == metadata(document);
    let mut edits = edits.into_iter().filter(|edits| is_as_much(edits));
    let edits = edits.find(|edits| case.is_gone_after(edits, Aftermath::Clean));
    let action = edits.map(|edits| case.fix("Remove this comment", edits));
    let is_needless = near.is_none();
    let remove = action.map(|action| Action { is_preferred: is_needless, ..action });
    near.into_iter().chain(remove).collect()
}

/// The rule that was meant, where the comment names none.
fn near_rule(case: &Case<'_>, comment: Option<Span>) -> Option<Action> {
    let span = Some(case.finding.span).filter(|span| comment != Some(*span))?;
    let written = case.home.text().slice(span).into_owned();
    let near = nearest(&written, RULES.iter().map(|rule| rule.code)).filter(|near| *near != written)?;
    let edits = vec![(span, near.to_owned())];
    let is_better = case.is_gone_after(&edits, Aftermath::Clean);
    is_better.then(|| Action { is_preferred: true, ..case.fix(format!("Did you mean `{near}`?"), edits) })
}

/// What is to go: the comment with its lines where it stands alone on them, with the space before it where it does not.
fn ways(text: &Text, span: Span, scope: IgnoreScope) -> Vec<Span> {
    let (first, last) = (text.line_around(span.start()), text.line_around(span.end()));
    let before = text.slice(Span::new(first.start(), span.start())).into_owned();
    let is_alone = before.trim().is_empty() && text.slice(Span::new(span.end(), last.end())).trim().is_empty();
    let mut ways = Vec::new();
    if scope != IgnoreScope::Inline && is_alone {
        let rest = text.slice(Span::new(last.end(), (last.end() + 400).min(text.len()))).into_owned();
        // The blank line after it, too: that before it is left.
        let blank = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
        ways.push(Span::new(first.start(), last.end() + blank));
        ways.push(Span::new(first.start(), last.end()));
    }
    let spaces = before.len() - before.trim_end_matches([' ', '\t']).len();
    if spaces < before.len() {
        ways.push(Span::new(span.start() - spaces, span.end()));
    }
    ways.push(span);
    ways
}
