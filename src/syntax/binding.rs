//! Which source binds to which quotation or claim (`markup.md` §6), and whose words they are (§7): all that needs more
//! than one block.

#[cfg(test)]
mod tests;

mod neighbours;
mod sources;

use self::neighbours::At;
use super::block::{Form, within};
use super::{
    Attribution, Claim, Need, Placed, QuotationFact, QuotationKind, Sourcing, Statement, StatementKind, Syntax,
    Unpaired,
};
use crate::text::Span;

impl Syntax {
    /// The statements that begin in block number `index`, in order of place.
    pub fn statements_of(&self, index: usize) -> Vec<Statement<'_>> {
        let block = self.block(index);
        let mut statements: Vec<Statement<'_>> = Vec::new();
        for fact in &block.quotations {
            match fact.kind {
                QuotationKind::Block if self.is_pull_quote(index, fact) => {}
                QuotationKind::Block => statements.extend(self.block_statement(index, fact)),
                QuotationKind::Inline => statements.extend(self.inline_statement(index, fact)),
            }
        }
        statements.extend(block.claims.iter().map(|claim| self.claim_statement(index, claim)));
        statements.sort_by_key(|statement| (statement.span.start(), std::cmp::Reverse(statement.span.end())));
        statements
    }

    fn claim_statement<'a>(&'a self, index: usize, claim: &Claim) -> Statement<'a> {
        let base = self.base(index);
        // In a block quotation, what sources the block sources what it claims.
        let is_around = |fact: &&QuotationFact| fact.kind == QuotationKind::Block && fact.span.covers(claim.span);
        let quotations = &self.block(index).quotations;
        let next = quotations.partition_point(|fact| fact.span.start() <= claim.span.start());
        let block = quotations[..next].last().filter(is_around);
        let sourcing = block.and_then(|fact| Some(self.block_statement(index, fact)?.sourcing));
        Statement {
            span: claim.span.shifted(base),
            kind: StatementKind::Claim,
            words: claim.words.iter().map(|span| span.shifted(base)).collect(),
            need: Need::Yes,
            attribution: None,
            sourcing: sourcing.unwrap_or_else(|| self.inline_sourcing(&[(index, claim.span)])),
        }
    }

    /// The marks of block `index` that are open at their paragraph's end and that no next paragraph goes on with.
    pub(super) fn open_ends(&self, index: usize) -> impl Iterator<Item = Placed<'_, Unpaired>> {
        let open = self.block(index).quotations.iter().filter_map(|fact| Some((fact, fact.open.as_ref()?)));
        open.filter(move |(fact, _)| self.continuation(index, fact).is_none())
            .map(move |(_, fact)| Placed { base: self.base(index), fact })
    }

    fn block_statement<'a>(&'a self, index: usize, fact: &'a QuotationFact) -> Option<Statement<'a>> {
        let base = self.base(index);
        let units = &self.block(index).units;
        let first = units.partition_point(|unit| unit.span.start() < fact.span.start());
        let unit = first + units[first..].iter().position(|unit| unit.span == fact.span)?;
        let run = self.run(At { block: index, unit });
        let sourcing = self.block_sourcing(index, fact, &run);
        let (after, before) =
            (run.after.map(|at| (at, &self.unit(at).form)), run.before.map(|at| (at, &self.unit(at).form)));
        let placed = |at: At, attribution: &Option<Attribution>| {
            attribution.clone().map(|attribution| attribution.shifted(self.base(at.block)))
        };
        let attribution = fact
            .attribution
            .clone()
            .map(|attribution| attribution.shifted(base))
            .or_else(|| match after {
                Some((at, Form::Dash(attribution))) => placed(at, attribution),
                _ => None,
            })
            .or_else(|| match before {
                Some((at, Form::LeadIn { attribution, .. })) => placed(at, attribution),
                _ => None,
            });
        let led_in = matches!(before, Some((_, Form::LeadIn { .. })));
        let counts = attribution.is_some() || led_in || matches!(sourcing, Sourcing::Citations(_));
        Some(Statement {
            span: fact.span.shifted(base),
            kind: StatementKind::BlockQuotation,
            words: fact.words.iter().map(|span| span.shifted(base)).collect(),
            need: if counts { Need::Yes } else { fact.need },
            attribution,
            sourcing,
        })
    }

    fn inline_statement<'a>(&'a self, index: usize, fact: &'a QuotationFact) -> Option<Statement<'a>> {
        if self.is_continuation(index, fact) {
            return None;
        }
        let mut words: Vec<Span> = fact.words.iter().map(|span| span.shifted(self.base(index))).collect();
        let mut last = (index, fact);
        let mut paragraphs = vec![(index, fact.span)];
        while last.1.open.is_some() {
            // One that is never closed is a mark without a partner, not a quotation.
            last = self.continuation(last.0, last.1)?;
            paragraphs.push((last.0, last.1.span));
            words.extend(last.1.words.iter().map(|span| span.shifted(self.base(last.0))));
        }
        let sourcing = self.inline_sourcing(&paragraphs);
        let need = if last.0 != index || self.carries_its_own(last.0, last.1.span) { Need::Yes } else { fact.need };
        let attribution = [(index, fact), last]
            .into_iter()
            .find_map(|(block, fact)| Some(fact.attribution.clone()?.shifted(self.base(block))));
        Some(Statement {
            span: fact.span.shifted(self.base(index)).join(last.1.span.shifted(self.base(last.0))),
            kind: StatementKind::InlineQuotation,
            words,
            need,
            attribution,
            sourcing,
        })
    }

    /// The quotation of the next paragraph that goes on with `fact`, which is open.
    fn continuation(&self, index: usize, fact: &QuotationFact) -> Option<(usize, &QuotationFact)> {
        let next = self.next(self.prose_unit(index, fact.span)?)?;
        let unit = self.unit(next);
        let goes_on = |other: &&QuotationFact| other.reopens == Some(fact.mark);
        let found = within(&self.block(next.block).quotations, unit.span, |other| other.span).iter().find(goes_on)?;
        Some((next.block, found))
    }

    /// Whether `fact` goes on with a quotation that the paragraph before left open.
    fn is_continuation(&self, index: usize, fact: &QuotationFact) -> bool {
        let previous = || {
            let previous = self.previous(self.prose_unit(index, fact.span)?)?;
            let last =
                within(&self.block(previous.block).quotations, self.unit(previous).span, |other| other.span).last()?;
            Some(last.open.is_some() && fact.reopens == Some(last.mark))
        };
        fact.reopens.is_some() && previous().unwrap_or(false)
    }
}
