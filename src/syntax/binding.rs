//! Which source binds to which quotation or claim (`markup.md` §6), and whose words they are (§7): all that needs more
//! than one block.

#[cfg(test)]
mod tests;

mod neighbours;
mod sources;

pub(super) use self::neighbours::At;
use self::neighbours::Walked;
use super::block::Form;
use super::{Attribution, Claim, Need, QuotationFact, QuotationKind, Sourcing, Statement, StatementKind, Syntax};
use crate::text::Span;

impl Syntax {
    /// The statements that begin in block number `index`, in order of place.
    pub fn statements_of(&self, index: usize) -> Vec<Statement<'_>> {
        let block = self.block(index);
        let mut walked = Walked::default();
        let mut statements: Vec<Statement<'_>> = Vec::new();
        for fact in &block.quotations {
            match fact.kind {
                QuotationKind::Block if self.is_pull_quote(index, fact) => {}
                QuotationKind::Block => statements.extend(self.block_statement(index, fact, &mut walked)),
                QuotationKind::Inline => statements.extend(self.inline_statement(index, fact)),
            }
        }
        statements.extend(block.claims.iter().map(|claim| self.claim_statement(index, claim, &mut walked)));
        statements.sort_by_key(|statement| (statement.span.start(), std::cmp::Reverse(statement.span.end())));
        statements
    }

    fn claim_statement<'a>(&'a self, index: usize, claim: &Claim, walked: &mut Walked) -> Statement<'a> {
        let base = self.base(index);
        // In a block quotation, what sources the block sources what it claims.
        let is_around = |fact: &&QuotationFact| fact.kind == QuotationKind::Block && fact.span.covers(claim.span);
        let quotations = &self.block(index).quotations;
        let next = quotations.partition_point(|fact| fact.span.start() <= claim.span.start());
        let block = quotations[..next].last().filter(is_around);
        let sourcing = block.and_then(|fact| {
            let run = self.run(self.unit_of(index, fact)?, walked);
            Some(self.block_sourcing(index, fact, &run))
        });
        Statement {
            span: claim.span.shifted(base),
            kind: StatementKind::Claim,
            words: claim.words.iter().map(|span| span.shifted(base)).collect(),
            need: Need::Yes,
            attribution: None,
            sourcing: sourcing.unwrap_or_else(|| self.inline_sourcing(&[(index, claim.span)])),
        }
    }

    /// The `>` block that the quotation `fact` is.
    fn unit_of(&self, index: usize, fact: &QuotationFact) -> Option<At> {
        let units = &self.block(index).units;
        let first = units.partition_point(|unit| unit.span.start() < fact.span.start());
        let unit = first + units[first..].iter().position(|unit| unit.span == fact.span)?;
        Some(At { block: index, unit })
    }

    fn block_statement<'a>(
        &'a self,
        index: usize,
        fact: &'a QuotationFact,
        walked: &mut Walked,
    ) -> Option<Statement<'a>> {
        let base = self.base(index);
        let run = self.run(self.unit_of(index, fact)?, walked);
        let sourcing = self.block_sourcing(index, fact, &run);
        let after = run.after.map(|at| (at, &self.unit(at).form));
        let lead_in = run.before.and_then(|at| Some((at, self.lead_in(at)?)));
        let placed = |at: At, attribution: &Attribution| attribution.clone().shifted(self.base(at.block));
        let attribution = fact
            .attribution
            .clone()
            .map(|attribution| attribution.shifted(base))
            .or_else(|| match after {
                Some((at, Form::Dash(Some(attribution)))) => Some(placed(at, attribution)),
                _ => None,
            })
            .or_else(|| lead_in.and_then(|(at, lead_in)| Some(placed(at, lead_in.attribution.as_ref()?))));
        let is_spoken = lead_in.is_some_and(|(_, lead_in)| lead_in.speaks || fact.is_prose);
        let counts = attribution.is_some() || is_spoken || matches!(sourcing, Sourcing::Citations(_));
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
        if self.is_continuation(index, fact) || self.is_in_open_quotation(index, fact.span) {
            return None;
        }
        let mut words: Vec<Span> = fact.words.iter().map(|span| span.shifted(self.base(index))).collect();
        let mut last = (index, fact);
        let mut paragraphs = vec![(index, fact.span)];
        let mut end = (index, fact.span);
        while last.1.open.is_some() {
            if let Some(next) = self.continuation(last.0, last.1) {
                last = next;
                end = (next.0, next.1.span);
                paragraphs.push(end);
                words.extend(last.1.words.iter().map(|span| span.shifted(self.base(last.0))));
            } else {
                // One that is never closed is a mark without a partner, not a quotation.
                let rest = self.rest_of_open(last.0, last.1)?;
                end = *rest.last()?;
                words.extend(rest.iter().flat_map(|(block, span)| self.words_of(*block, *span)));
                paragraphs.extend(rest);
                break;
            }
        }
        let sourcing = self.inline_sourcing(&paragraphs);
        let need = if end.0 != index || self.carries_its_own(end.0, end.1) { Need::Yes } else { fact.need };
        let attribution = [(index, fact), last]
            .into_iter()
            .find_map(|(block, fact)| Some(fact.attribution.clone()?.shifted(self.base(block))));
        Some(Statement {
            span: fact.span.shifted(self.base(index)).join(end.1.shifted(self.base(end.0))),
            kind: StatementKind::InlineQuotation,
            words,
            need,
            attribution,
            sourcing,
        })
    }
}
