//! Words in quotation marks that need no source as they stand (“…,” we say), but have one of their own and are in its
//! words: for everybody that is a quotation.

use super::holding::is_long_enough;
use super::title::is_name_of_source;
use super::verification::{Memo, Verification, verify_again};
use crate::syntax::{Need, Sourcing, Statement, StatementKind};
use crate::workspace::{Document, Snapshot, Sources};

/// What `statement`, which needs no source, is found to be in the words of its own sources; `None`: a few words, a title
/// or a claim, or what cites nothing in its sentence.
pub fn compared<'a>(
    snapshot: &'a Snapshot,
    document: &Document,
    sources: &Sources<'a>,
    statement: &Statement<'a>,
    memo: &Memo,
) -> Option<Verification<'a>> {
    let may_be = statement.kind != StatementKind::Claim
        && statement.need == Need::No
        && matches!(statement.sourcing, Sourcing::Citations(_))
        && is_long_enough(&statement.text(&document.text))
        && !is_name_of_source(document, sources, statement);
    may_be.then(|| verify_again(snapshot, document, sources, statement, memo))
}

/// Whether `statement`, which needs no source, stands in the words of its own.
pub fn stands_in_source(
    snapshot: &Snapshot,
    document: &Document,
    sources: &Sources<'_>,
    statement: &Statement<'_>,
    memo: &Memo,
) -> bool {
    compared(snapshot, document, sources, statement, memo).is_some_and(|it| it.verified().is_some())
}
