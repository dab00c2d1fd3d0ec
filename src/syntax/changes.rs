//! What an edit makes blocks say anew: for who keeps what was found in each block.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::block::QuotationFact;
use super::continuation::REACH;
use super::{Block, BlockKind, Syntax, UnitKind};

/// Which blocks of a text stand in the place of which that it had before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The old blocks that are gone, by their old numbers.
    pub gone: Range<usize>,
    /// The new blocks in their place.
    pub new: Range<usize>,
    /// The byte offset at which those that are gone ended.
    pub gone_end: usize,
    /// And that at which the new ones end: what stood behind `gone_end` has moved by as much.
    pub new_end: usize,
}

impl Replaced {
    /// The new number of the old block `index`. `None`: it is gone.
    pub fn moved(&self, index: usize) -> Option<usize> {
        if index < self.gone.start {
            Some(index)
        } else {
            (index >= self.gone.end).then(|| index - self.gone.end + self.new.end)
        }
    }
}

/// How what blocks say differs from what they said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The blocks that are others.
    pub replaced: Replaced,
    /// Blocks that are the same and of which something may have changed that is put together from several blocks, by
    /// their new numbers, in order.
    pub affected: Vec<usize>,
}

impl Syntax {
    /// Which blocks are others than in `old`, an earlier reading of the same document. `None`: all of them.
    pub fn replaced_since(&self, old: &Self) -> Option<Replaced> {
        if self.context != old.context {
            return None;
        }
        let (head, tail) = self.blocks.shared(&old.blocks);
        let (gone, new) = (head..old.blocks.len() - tail, head..self.blocks.len() - tail);
        let end = |syntax: &Self, index| syntax.blocks.get(index).map_or(syntax.text.len(), |block| block.base);
        let (gone_end, new_end) = (end(old, gone.end), end(self, new.end));
        Some(Replaced { gone, new, gone_end, new_end })
    }

    /// How this differs from `old`, an earlier reading of the same document. `None`: in everything.
    pub fn changes_since(&self, old: &Self) -> Option<Changes> {
        let replaced = self.replaced_since(old)?;
        let mut affected: BTreeSet<usize> = self.bound_to(replaced.new.clone()).collect();
        for index in self.that_refer_into(old, &replaced) {
            affected.extend(self.bound_to(index..index + 1));
        }
        affected.extend(self.about_open_quotations(old, &replaced));
        affected.extend(self.echoed_by(old, &replaced));
        let affected = affected.into_iter().filter(|index| !replaced.new.contains(index)).collect();
        Some(Changes { replaced, affected })
    }

    /// Some neighbouring blocks with those around them that something of them may belong to: the `>` block of which they
    /// are the attribution or the lead-in, the beginning of an open quotation.
    fn bound_to(&self, blocks: Range<usize>) -> impl Iterator<Item = usize> {
        let is_middle = |fact: &QuotationFact| fact.reopens.is_some() && fact.open.is_some();
        let goes_on = move |block: &Block| is_transparent(block) || block.quotations.iter().any(is_middle);
        let before = through((0..blocks.start).rev(), move |index| goes_on(self.block(*index)));
        let after = through(blocks.end..self.blocks.len(), move |index| is_transparent(self.block(*index)));
        before.chain(blocks).chain(after)
    }

    /// The blocks around what changed, if in it or before it a quotation is left open, which another of them may close.
    fn about_open_quotations(&self, old: &Self, replaced: &Replaced) -> Range<usize> {
        let Range { start, end } = replaced.new;
        let around = start.saturating_sub(REACH)..(end + REACH).min(self.blocks.len());
        let is_open = |block: &Block| block.quotations.iter().any(|fact| fact.open.is_some());
        let was_open = || replaced.gone.clone().any(|index| is_open(old.block(index)));
        if (around.start..end).any(|index| is_open(self.block(index))) || was_open() { around } else { 0..0 }
    }

    /// The blocks that refer to a footnote, a link or an example that is defined in what changed.
    fn that_refer_into(&self, old: &Self, replaced: &Replaced) -> Vec<usize> {
        let both = || {
            let gone = replaced.gone.clone().map(|index| old.block(index));
            gone.chain(replaced.new.clone().map(|index| self.block(index)))
        };
        let notes: HashSet<&str> = both().flat_map(|block| &block.definitions).map(|it| it.label.as_str()).collect();
        let links: HashSet<&str> = both().flat_map(|block| &block.link_labels).map(String::as_str).collect();
        let examples: HashSet<&str> = both().flat_map(|block| &block.examples).map(|it| it.label.as_str()).collect();
        if notes.is_empty() && links.is_empty() && examples.is_empty() {
            return Vec::new();
        }
        let refers = |block: &Block| {
            block.notes.iter().filter_map(|note| note.label.as_deref()).any(|label| notes.contains(label))
                || block.links.iter().filter_map(|link| link.label.as_deref()).any(|label| links.contains(label))
                || block.groups.iter().filter_map(|group| group.example_label()).any(|label| examples.contains(label))
        };
        self.blocks().enumerate().filter(|(_, block)| refers(block.fact)).map(|(index, _)| index).collect()
    }

    /// The `>` blocks whose words may now stand elsewhere too, or may do so no longer.
    fn echoed_by(&self, old: &Self, replaced: &Replaced) -> Vec<usize> {
        if !self.has_quotations_to_find() {
            return Vec::new();
        }
        let gone = replaced.gone.clone().flat_map(|index| old.echoes_of(index));
        let said: HashSet<u64> = gone.chain(replaced.new.clone().flat_map(|index| self.echoes_of(index))).collect();
        self.quotations_that_begin_with(&said)
    }
}

/// Whether what binds blocks to each other looks past this one: it says nothing in its place, or is one of a run of
/// quotations.
fn is_transparent(block: &Block) -> bool {
    block.kind == BlockKind::Footnote
        || block.units.first().is_none_or(|unit| matches!(unit.kind, UnitKind::BlockQuote(_)))
}

/// Those of `indices` up to the first that does not go further, that one included.
fn through(indices: impl Iterator<Item = usize>, goes_further: impl Fn(&usize) -> bool) -> impl Iterator<Item = usize> {
    let mut is_over = false;
    indices.take_while(move |index| !std::mem::replace(&mut is_over, !goes_further(index)))
}
