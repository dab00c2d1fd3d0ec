//! Sign-off (`markup.md` §10): what can be signed, and what is said of it.

use super::verification::{Memo, Outcome, verify_again};
use crate::sources::Date;
use crate::syntax::{Sourcing, Statement, StatementKind};
use crate::text::Span;
use crate::verify::Verdict;
use crate::workspace::{Checking, Document, Fingerprint, SignOff, Snapshot, Sources};

/// The day, as a reader reads it: “20 November 2026”.
pub(in crate::analysis) fn when(sign_off: &SignOff) -> String {
    Date::parse(&sign_off.date).map_or_else(|_| sign_off.date.clone(), |date| date.words())
}

/// What of `document`, in `span` or in all of it, somebody can sign who has checked it: what has a source, is not in
/// other words than it as far as those are known, and has not been signed as it is.
pub fn to_be_signed(snapshot: &Snapshot, document: &Document, span: Option<Span>) -> Vec<Fingerprint> {
    let (sources, memo) = (snapshot.sources(document), Memo::default());
    let is_meant = |statement: &Statement<'_>| match span {
        None => true,
        Some(span) => touches(statement, span),
    };
    let all = document.syntax.statements().filter(is_meant);
    let all = all.filter(|statement| can_be_signed(document, &sources, statement));
    let is_right = |statement: &Statement<'_>| {
        let outcome = verify_again(snapshot, document, &sources, statement, &memo).outcome;
        !matches!(outcome, Some(Outcome::Compared(Verdict::Differs | Verdict::NotFound)))
    };
    all.filter(is_right).map(|statement| Fingerprint::of(&statement, &document.text)).collect()
}

/// Whether `span` is in the words of `statement`, or in what sources it.
fn touches(statement: &Statement<'_>, span: Span) -> bool {
    let meets = |other: Span| if span.is_empty() { other.touches(span.start()) } else { other.overlaps(span) };
    meets(statement.span) || statement.citations().iter().any(|citation| meets(citation.place(citation.span)))
}

/// Whether it has a source, and nobody has signed it as it is.
fn can_be_signed(document: &Document, sources: &Sources<'_>, statement: &Statement<'_>) -> bool {
    let has_source = match &statement.sourcing {
        Sourcing::Citations(citations) => citations.iter().all(|citation| sources.get(&citation.key).is_some()),
        Sourcing::Link(_) => true,
        Sourcing::None | Sourcing::Paragraph(_) => false,
    };
    let is_meant = statement.kind == StatementKind::Claim || document.needs_source(statement);
    has_source && is_meant && !matches!(document.checking(statement), Checking::Valid(_))
}
