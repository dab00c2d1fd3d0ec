//! Quotations over several paragraphs (`markup.md` §3): each paragraph reopens and the last closes, or, as in Portuguese
//! and in French dialogue, nothing reopens and a mark some paragraphs later closes.
//!
//! Only neighbours are asked, [`REACH`] of them: what is farther apart is two mistakes rather than one quotation.

use super::binding::At;
use super::block::{Form, within};
use super::{Placed, QuotationFact, QuotationKind, Syntax, UnitKind, Unpaired, UnpairedKind, marks, scan};
use crate::text::Span;

/// How many paragraphs a quotation may run on for without being reopened, and how many quotations back one may have
/// begun.
pub(super) const REACH: usize = 40;

impl Syntax {
    /// Marks without a partner, those that one in another paragraph pairs left out.
    pub(super) fn unpaired_in(&self, index: usize) -> Vec<Placed<'_, Unpaired>> {
        let block = self.block(index);
        let is_lonely = |unpaired: &&Unpaired| match unpaired.kind {
            UnpairedKind::StrayClosing => !self.closes_an_earlier(index, unpaired),
            UnpairedKind::Unclosed => !self.goes_on_in_next_block(index, unpaired),
        };
        let strays = block.unpaired.iter().filter(is_lonely);
        let open = block.quotations.iter().filter_map(|fact| Some((fact, fact.open.as_ref()?)));
        let open =
            open.filter(|(fact, _)| self.continuation(index, fact).is_none() && self.closing_of(index, fact).is_none());
        let base = self.base(index);
        let mut all: Vec<&Unpaired> = strays.chain(open.map(|(_, open)| open)).collect();
        all.sort_by_key(|unpaired| unpaired.span);
        all.into_iter().map(|fact| Placed { base, fact }).collect()
    }

    /// The quotation of the next paragraph that goes on with `fact`, which is open.
    pub(super) fn continuation(&self, index: usize, fact: &QuotationFact) -> Option<(usize, &QuotationFact)> {
        let next = self.next(self.prose_unit(index, fact.span)?)?;
        let unit = self.unit(next);
        let goes_on = |other: &&QuotationFact| other.reopens.is_some_and(|mark| marks::continues(mark, fact.mark));
        let found = within(&self.block(next.block).quotations, unit.span, |other| other.span).iter().find(goes_on)?;
        Some((next.block, found))
    }

    /// Whether `fact` goes on with a quotation that the paragraph before left open.
    pub(super) fn is_continuation(&self, index: usize, fact: &QuotationFact) -> bool {
        let previous = |mark| {
            let previous = self.previous(self.prose_unit(index, fact.span)?)?;
            let last =
                within(&self.block(previous.block).quotations, self.unit(previous).span, |other| other.span).last()?;
            Some(last.open.is_some() && marks::continues(mark, last.mark))
        };
        fact.reopens.and_then(previous).unwrap_or(false)
    }

    /// Whether a quotation that an earlier paragraph left open, and a later mark closes, covers `span` of block `index`.
    pub(super) fn is_in_open_quotation(&self, index: usize, span: Span) -> bool {
        self.open_before(index, span.start()).any(|(block, fact)| {
            self.closing_of(block, fact).is_some_and(|(at, closing)| {
                (at.block, closing.span.start()) >= (index, span.start()) && (block, fact.span) != (index, span)
            })
        })
    }

    /// What comes between the paragraph of `fact`, which is open, and the mark that closes it, which is the end of the
    /// last: block and place.
    pub(super) fn rest_of_open(&self, index: usize, fact: &QuotationFact) -> Option<Vec<(usize, Span)>> {
        let (last, closing) = self.closing_of(index, fact)?;
        let between = self.prose_after(self.prose_unit(index, fact.span)?).take_while(|at| *at != last);
        let mut rest: Vec<(usize, Span)> = between.map(|at| (at.block, self.unit(at).span)).collect();
        rest.push((last.block, Span::new(self.unit(last).span.start(), closing.span.end())));
        Some(rest)
    }

    /// The words of a piece of prose of block `index` that a quotation covers, in the document; at its end may stand the
    /// closing mark.
    pub(super) fn words_of(&self, index: usize, span: Span) -> Vec<Span> {
        let base = self.base(index);
        let text = self.text.slice(Span::new(base, base + self.block(index).len));
        let end = text[span].trim_end_matches(marks::is_mark).len();
        let span = Span::new(span.start(), span.start() + end);
        scan::words_of(&text, span, self.context).into_iter().map(|words| words.shifted(base)).collect()
    }

    /// The block from which on there may be a quotation that runs on into block `index`.
    pub(super) fn first_running_into(&self, index: usize) -> usize {
        let runs_on = |block: &usize| self.block(*block).quotations.last().is_some_and(|last| last.open.is_some());
        let reopened = (0..index).rev().take_while(runs_on).last().unwrap_or(index);
        (index.saturating_sub(REACH)..reopened).find(runs_on).unwrap_or(reopened)
    }

    /// The mark that closes `fact`, which is open, though no paragraph reopens it: the first of its kind that comes.
    fn closing_of(&self, index: usize, fact: &QuotationFact) -> Option<(At, &Unpaired)> {
        fact.open.as_ref()?;
        let first = self.prose_unit(index, fact.span)?;
        for at in self.prose_after(first) {
            let span = self.unit(at).span;
            let block = self.block(at.block);
            let akin = |mark: char| marks::is_akin(mark, fact.mark);
            // In dialogue a turn may quote a word; between paragraphs of one quotation nothing is quoted in its marks.
            let is_turn = fact.mark == '«' && matches!(self.unit(at).form, Form::Dash(_));
            let opens = |other: &&QuotationFact| akin(other.mark) && !(is_turn && other.open.is_none());
            let opening = within(&block.quotations, span, |other| other.span).iter().find(opens);
            let unpaired = within(&block.unpaired, span, |unpaired| unpaired.span);
            let closing = unpaired.iter().find(|unpaired| akin(unpaired.partner));
            match (opening, closing) {
                (opening, Some(closing)) if opening.is_none_or(|opening| closing.span < opening.span) => {
                    return (closing.kind == UnpairedKind::StrayClosing).then_some((at, closing));
                }
                (None, _) => {}
                (Some(_), _) => return None,
            }
        }
        None
    }

    fn closes_an_earlier(&self, index: usize, stray: &Unpaired) -> bool {
        self.open_before(index, stray.span.start()).any(|(block, fact)| {
            self.closing_of(block, fact).is_some_and(|(at, found)| at.block == index && found.span == stray.span)
        })
    }

    /// Whether the next of a run of `>` blocks opens with the mark that this one leaves open.
    fn goes_on_in_next_block(&self, index: usize, open: &Unpaired) -> bool {
        let is_quote = |block: usize| {
            let first = self.block(block).units.first();
            first.is_some_and(|unit| matches!(unit.kind, UnitKind::BlockQuote(_)))
        };
        let is_last = self.block(index).unpaired.last() == Some(open);
        if !is_last || !is_quote(index) {
            return false;
        }
        let next = (index + 1..self.blocks.len()).find(|block| !self.block(*block).units.is_empty());
        next.filter(|next| is_quote(*next)).is_some_and(|next| {
            let base = self.base(next);
            let text = self.text.slice(Span::new(base, base + self.block(next).len));
            let mark = text.trim_start_matches(['>', ' ', '*', '_']).chars().next();
            let open = self.text.slice(open.span.shifted(self.base(index))).chars().next();
            mark.zip(open).is_some_and(|(mark, open)| marks::continues(mark, open))
        })
    }

    /// The quotations that a paragraph before byte `offset` of block `index` leaves open, the last first.
    fn open_before(&self, index: usize, offset: usize) -> impl Iterator<Item = (usize, &QuotationFact)> {
        let blocks = (index.saturating_sub(REACH - 1)..=index).rev();
        let before = blocks.flat_map(move |block| {
            let quotations = &self.block(block).quotations;
            let count = quotations.partition_point(|fact| block < index || fact.span.start() < offset);
            quotations[..count].iter().rev().map(move |fact| (block, fact))
        });
        before.take(REACH).filter(|(_, fact)| fact.open.is_some() && fact.kind == QuotationKind::Inline)
    }

    /// The paragraphs and cells after `at`, in whatever container: a quotation may hold a list. A heading, a block
    /// quotation or code ends them.
    fn prose_after(&self, at: At) -> impl Iterator<Item = At> {
        let units = (at.block..(at.block + REACH).min(self.blocks.len())).flat_map(move |block| {
            let first = if block == at.block { at.unit + 1 } else { 0 };
            (first..self.block(block).units.len()).map(move |unit| At { block, unit })
        });
        let is_prose = |at: &At| matches!(self.unit(*at).kind, UnitKind::Paragraph | UnitKind::Cell);
        units.take(REACH).take_while(is_prose)
    }
}
