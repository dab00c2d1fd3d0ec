//! What can be done for a quotation or claim without a source of its own.

use super::case::Case;
use super::{Action, At, bare_link, cite_again, cite_existing, cite_found, create_source, to_come};
use crate::analysis::shared::verification::Verification;
use crate::text::Span;

/// For one that nothing sources, or nothing but the end of its paragraph.
pub(super) fn actions(case: &Case<'_>) -> Vec<Action> {
    with_statement(case, |at| {
        if !at.statement.lacks_source() {
            return Vec::new();
        }
        let code = case.finding.rule.code;
        let found: Vec<String> = cite_found::keys(at);
        // Where its words are known to stand, it is not to be made up or waited for.
        if !found.is_empty() {
            return cite_existing::actions(at, code, &found);
        }
        let mut actions = cite_again::actions(case, at);
        actions.extend(cite_existing::actions(at, code, &[]));
        actions.extend(create_source::for_statement(case, at));
        actions.extend(to_come::edits(at).map(|edits| case.fix("Mark the source as still to come: `[@TK]`", edits)));
        actions
    })
}

/// For one that waits for its source: the sources that may have been meant.
pub(super) fn instead(case: &Case<'_>) -> Vec<Action> {
    let Some((citation, statements)) = case.citation() else { return Vec::new() };
    let verification = Verification::default();
    // The `@` and the key; a minus before them stays.
    let at_span = citation.place(citation.at_span);
    let key = citation.place(citation.key_span);
    let span = Span::new(at_span.start().max(key.start().saturating_sub(1)), at_span.end());
    let Some(statement) = statements.first() else { return Vec::new() };
    let Some(document) = case.document() else { return Vec::new() };
    let at = At { snapshot: case.snapshot, document, sources: case.sources, statement, verification: &verification };
    let ways = cite_existing::instead(&at, span);
    ways.into_iter().map(|(title, edits)| case.fix(title, edits)).collect()
}

/// For one that only a plain link sources.
pub(super) fn linked(case: &Case<'_>) -> Vec<Action> {
    with_statement(case, |at| bare_link::actions(case, at))
}

fn with_statement(case: &Case<'_>, actions: impl FnOnce(&At<'_>) -> Vec<Action>) -> Vec<Action> {
    let (Some(statement), Some(document)) = (case.statement(), case.document()) else { return Vec::new() };
    let verification = Verification::default();
    let at = At {
        snapshot: case.snapshot,
        document,
        sources: case.sources,
        statement: &statement,
        verification: &verification,
    };
    actions(&at)
}
