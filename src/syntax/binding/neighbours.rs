//! What stands right before and right after a piece of a document.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::super::block::{BlockKind, Unit, UnitKind};
use super::super::{Block, Syntax};
use crate::text::Span;

/// A unit by its place: which block, which of its units.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::syntax) struct At {
    pub block: usize,
    pub unit: usize,
}

/// What stands right before and right after a run of `>` blocks.
#[derive(Clone, Copy, Default)]
pub(super) struct Run {
    pub before: Option<At>,
    pub after: Option<At>,
}

/// The last run in each container of a block, with the numbers of its units: a long one is walked once, and not for each
/// of its quotations.
#[derive(Default)]
pub(super) struct Walked(HashMap<usize, (RangeInclusive<usize>, Run)>);

impl Syntax {
    pub(in crate::syntax) fn unit(&self, at: At) -> &Unit {
        &self.block(at.block).units[at.unit]
    }

    /// The paragraph, cell or heading that holds `span`.
    pub(in crate::syntax) fn prose_unit(&self, block: usize, span: Span) -> Option<At> {
        let units = &self.block(block).units;
        let end = units.partition_point(|unit| unit.span.start() <= span.start());
        let is_prose = |kind| matches!(kind, UnitKind::Paragraph | UnitKind::Cell | UnitKind::Heading);
        let is_around = |unit: &Unit| unit.span.covers(span) && is_prose(unit.kind);
        units[..end].iter().rposition(is_around).map(|unit| At { block, unit })
    }

    /// The unit right after, in the same container.
    pub(in crate::syntax) fn next(&self, at: At) -> Option<At> {
        let unit = self.unit(at);
        let later = self.block(at.block).units.iter().skip(at.unit + 1);
        let next = match later.clone().position(|other| other.span.start() >= unit.span.end()) {
            Some(skipped) => At { block: at.block, unit: at.unit + 1 + skipped },
            None if unit.container == 0 => return self.first_unit_from(at.block + 1),
            None => return None,
        };
        (self.unit(next).container == unit.container).then_some(next)
    }

    /// The unit right before, in the same container.
    pub(in crate::syntax) fn previous(&self, at: At) -> Option<At> {
        let units = &self.block(at.block).units[..at.unit];
        if units.is_empty() {
            return if self.unit(at).container == 0 { self.last_unit_until(at.block) } else { None };
        }
        let unit = last_of(units, self.unit(at).container)?;
        Some(At { block: at.block, unit })
    }

    /// What stands before and after the run of `>` blocks that `at` is one of; `walked` are runs of its block.
    pub(super) fn run(&self, at: At, walked: &mut Walked) -> Run {
        let container = self.unit(at).container;
        if container == 0 {
            let run = self.blocks.quotation_run(at.block);
            return Run { before: self.last_unit_until(run.start), after: self.first_unit_from(run.end) };
        }
        if let Some((_, run)) = walked.0.get(&container).filter(|(units, _)| units.contains(&at.unit)) {
            return *run;
        }
        let is_quote = |at: &At| matches!(self.unit(*at).kind, UnitKind::BlockQuote(_));
        let first = std::iter::successors(Some(at), |at| self.previous(*at).filter(is_quote)).last().unwrap_or(at);
        let last = std::iter::successors(Some(at), |at| self.next(*at).filter(is_quote)).last().unwrap_or(at);
        let run = Run { before: self.previous(first), after: self.next(last) };
        walked.0.insert(container, (first.unit..=last.unit, run));
        run
    }

    /// The first unit of the blocks from number `block` on, if it stands in the document itself.
    fn first_unit_from(&self, block: usize) -> Option<At> {
        let block = (block..self.blocks.len()).find(|block| is_read_here(self.block(*block)))?;
        (self.block(block).units.first()?.container == 0).then_some(At { block, unit: 0 })
    }

    /// The last unit of the blocks before number `block`, if it stands in the document itself.
    fn last_unit_until(&self, block: usize) -> Option<At> {
        let block = (0..block).rev().find(|block| is_read_here(self.block(*block)))?;
        Some(At { block, unit: last_of(&self.block(block).units, 0)? })
    }
}

/// Whether a reader finds something in the block, in its place: comments and definitions are not read there.
fn is_read_here(block: &Block) -> bool {
    !block.units.is_empty() && block.kind != BlockKind::Footnote
}

/// The last of `units` that is one of `container`. What comes after must lie inside it: the paragraphs of a block
/// quotation.
fn last_of(units: &[Unit], container: usize) -> Option<usize> {
    let last = units.iter().rposition(|unit| unit.container == container)?;
    let is_last = units.last().is_some_and(|unit| unit.span.end() <= units[last].span.end());
    is_last.then_some(last)
}
