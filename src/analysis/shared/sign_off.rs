//! Sign-off (`markup.md` §10): what can be signed, and what is said of it.

use super::standing::stands_in_source;
use super::title::is_name_of_source;
use super::touched::{parts, touched};
use super::verification::{Memo, Outcome, verify_again};
use crate::sources::Date;
use crate::syntax::{Need, Sourcing, Statement, StatementKind};
use crate::text::Span;
use crate::verify::Verdict;
use crate::workspace::{Checking, Document, Fingerprint, SignOff, Snapshot, Sources};

/// The day, as a reader reads it: “20 November 2026”.
pub(in crate::analysis) fn when(sign_off: &SignOff) -> String {
    Date::parse(&sign_off.date).map_or_else(|_| sign_off.date.clone(), |date| date.words())
}

/// What somebody can sign.
#[derive(Clone, Debug, Default)]
pub struct Signable {
    /// What tells them from others.
    pub of: Vec<Fingerprint>,
    /// How many of them are claims.
    claims: usize,
}

impl Signable {
    /// Whether there is nothing to sign.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// How many there are of what: “38 quotations and claims”.
    pub fn in_words(&self) -> String {
        let count = self.of.len();
        let what = match (self.claims, count) {
            (0, 1) => "quotation",
            (0, _) => "quotations",
            (1, 1) => "claim",
            (claims, _) if claims == count => "claims",
            _ => "quotations and claims",
        };
        format!("{count} {what}")
    }
}

/// What of `document` `span` touches and somebody has signed as it is, each with the sign-off.
pub fn is_signed(document: &Document, span: Span) -> Vec<&SignOff> {
    let mut signed: Vec<&SignOff> = Vec::new();
    for statement in whole(document, span) {
        if let Checking::Valid(sign_off) = document.checking(&statement)
            && !signed.contains(&sign_off)
        {
            signed.push(sign_off);
        }
    }
    signed
}

/// The statements that `span` touches, with all of their parts, each once.
fn whole(document: &Document, span: Span) -> Vec<Statement<'_>> {
    let parts = touched(document, span).into_iter().flat_map(|statement| parts(document, &statement));
    let mut whole: Vec<_> = parts.collect();
    whole.sort_by_key(|statement| statement.span);
    whole.dedup_by_key(|statement| (statement.span, statement.kind));
    whole
}

/// What of `document`, in `span` or in all of it, somebody can sign who has checked it: what has a source, is not in
/// other words than it as far as those are known, and has not been signed as it is.
pub fn to_be_signed(snapshot: &Snapshot, document: &Document, span: Option<Span>) -> Signable {
    // A buffer without a file has no place where it is kept that it was checked.
    if !document.path.is_absolute() {
        return Signable::default();
    }
    let (sources, memo) = (snapshot.sources(document), Memo::default());
    let can_be_signed = |statement: &Statement<'_>| {
        (has_source(document, &sources, statement) || stands_in_source(snapshot, document, &sources, statement, &memo))
            && !matches!(document.checking(statement), Checking::Valid(_))
    };
    let is_right = |statement: &Statement<'_>| {
        let verification = verify_again(snapshot, document, &sources, statement, &memo);
        let is_wrong = matches!(verification.outcome, Some(Outcome::Compared(Verdict::Differs | Verdict::NotFound)));
        !is_wrong && !verification.is_reading
    };
    let found = span.map_or_else(|| document.syntax.statements().collect(), |span| whole(document, span));
    let found: Vec<_> = found.iter().filter(|it| can_be_signed(it)).filter(|it| is_right(it)).collect();
    let claims = found.iter().filter(|it| it.kind == StatementKind::Claim).count();
    Signable { of: found.iter().map(|statement| Fingerprint::of(statement, &document.text)).collect(), claims }
}

/// Whether it is to have a source and has one.
fn has_source(document: &Document, sources: &Sources<'_>, statement: &Statement<'_>) -> bool {
    let is_meant = statement.kind == StatementKind::Claim
        || statement.need != Need::No && !is_name_of_source(document, sources, statement);
    is_meant
        && match &statement.sourcing {
            Sourcing::Citations(citations) => citations.iter().all(|citation| sources.get(&citation.key).is_some()),
            Sourcing::Link(_) => true,
            Sourcing::None | Sourcing::Paragraph(_) => false,
        }
}
