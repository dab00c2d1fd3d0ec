//! How the quotations of a document fare.

use crate::analysis::diagnostics::count_unsourced;
use crate::analysis::shared::title::is_name_of_source;
use crate::analysis::shared::verification::{Memo, Outcome, verify_again};
use crate::syntax::{Sourcing, Statement, StatementKind};
use crate::verify::Verdict;
use crate::workspace::{Checking, Document, Snapshot, Sources};

/// How the quotations of a document fare that need a source. Each is one of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In their sources' words.
    pub verified: usize,
    /// In other words than their sources'.
    pub misquoted: usize,
    /// Not in their sources.
    pub not_found: usize,
    /// Checked by somebody.
    pub checked: usize,
    /// With a source that nobody has compared them with.
    pub sourced: usize,
    /// Without a source.
    pub unsourced: usize,
}

impl Tally {
    /// How many there are.
    pub fn quotations(&self) -> usize {
        self.parts().iter().map(|(count, _)| count).sum()
    }

    fn parts(&self) -> [(usize, &'static str); 6] {
        [
            (self.verified, "verified"),
            (self.checked, "checked"),
            (self.sourced, "sourced"),
            (self.unsourced, "unsourced"),
            (self.misquoted, "misquoted"),
            (self.not_found, "not found"),
        ]
    }

    /// “20 quotations: 17 verified, 2 unsourced, 1 misquoted”, “3 quotations, all sourced”.
    pub fn title(&self) -> String {
        let parts: Vec<_> = self.parts().into_iter().filter(|(count, _)| *count > 0).collect();
        match parts.as_slice() {
            [(1, what)] => format!("1 quotation, {what}"),
            [(count, what)] => format!("{count} quotations, all {what}"),
            several => {
                let several: Vec<String> = several.iter().map(|(count, what)| format!("{count} {what}")).collect();
                format!("{} quotations: {}", self.quotations(), several.join(", "))
            }
        }
    }
}

/// Whether `document` has quotations that need a source.
pub(super) fn has_quotations(document: &Document) -> bool {
    document.syntax.statements().any(|statement| is_quotation(document, &statement))
}

fn is_quotation(document: &Document, statement: &Statement<'_>) -> bool {
    statement.kind != StatementKind::Claim && document.needs_source(statement)
}

/// How the quotations of `document` fare; `None`: there are none. Those without a source that a comment excuses do not
/// count.
pub(super) fn tally(snapshot: &Snapshot, document: &Document, memo: &Memo) -> Option<Tally> {
    let sources = snapshot.sources(document);
    let mut tally = Tally::default();
    let mut unsourced = Vec::new();
    let quotations = document.syntax.statements().filter(|statement| is_quotation(document, statement));
    for quotation in quotations.filter(|quotation| !is_name_of_source(document, &sources, quotation)) {
        if !has_source(&sources, &quotation) {
            unsourced.push(quotation.span);
            continue;
        }
        match verify_again(snapshot, document, &sources, &quotation, memo).outcome {
            Some(Outcome::Compared(Verdict::Verbatim | Verdict::MarkedChanges)) => tally.verified += 1,
            Some(Outcome::Compared(Verdict::Differs)) => tally.misquoted += 1,
            Some(Outcome::Compared(Verdict::NotFound)) => tally.not_found += 1,
            Some(Outcome::Compared(Verdict::TooShort) | Outcome::Translated) | None => {
                match document.checking(&quotation) {
                    Checking::Valid(_) => tally.checked += 1,
                    _ => tally.sourced += 1,
                }
            }
        }
    }
    tally.unsourced = count_unsourced(document, unsourced);
    (tally.quotations() > 0).then_some(tally)
}

/// Whether it cites a source that there is, or that may be in what is not read yet; or has a link.
fn has_source(sources: &Sources<'_>, quotation: &Statement<'_>) -> bool {
    let is_there = |key: &str| !sources.is_complete() || sources.get(key).is_some();
    match &quotation.sourcing {
        Sourcing::Citations(citations) | Sourcing::Paragraph(citations) => citations.iter().any(|it| is_there(&it.key)),
        Sourcing::Link(_) => true,
        Sourcing::None => false,
    }
}
