//! The blocks of a document: a sequence with summed lengths that shares what an edit leaves alone.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::{Block, BlockKind, Placed, UnitKind};

/// How many blocks a chunk has at most. An edit copies one chunk and counts over the others.
const CHUNK: usize = 128;

/// Blocks in order. Cloning and splicing share all chunks but those touched.
#[derive(Clone, Debug, Default)]
pub(super) struct Sequence {
    chunks: Vec<Chunk>,
}

/// Some neighbouring blocks.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// The byte offset of its first block in the document.
    start: usize,
    /// How many blocks come before it.
    first: usize,
    run: Arc<Run>,
}

#[derive(Debug)]
struct Run {
    blocks: Vec<Arc<Block>>,
    /// Its length in bytes.
    len: usize,
    /// Those of its blocks that other blocks ask about (see [`Block::is_landmark`]).
    landmarks: Vec<usize>,
    /// Between which of its blocks a run of block quotations cannot go on: before the one of that number.
    cuts: Vec<usize>,
    /// Hashes of what its running text says, sorted; for who looks for words in the whole document.
    echoes: OnceLock<Box<[u64]>>,
    /// Its block quotations by a hash of their first words, with their numbers in the chunk, sorted; likewise.
    openings: OnceLock<Box<[(u64, usize)]>>,
}

impl Run {
    fn new(blocks: Vec<Arc<Block>>) -> Self {
        let len = blocks.iter().map(|block| block.len).sum();
        let landmarks = (0..blocks.len()).filter(|index| blocks[*index].is_landmark()).collect();
        let before = |index: usize| blocks.get(index).is_some_and(|block| is_read(block));
        let after = |index: usize| blocks.get(index).is_some_and(|block| is_read(block) || block.fenced);
        let is_cut = |index: &usize| before(*index) || index.checked_sub(1).is_some_and(after);
        let cuts = (0..=blocks.len()).filter(is_cut).collect();
        Self { blocks, len, landmarks, cuts, echoes: OnceLock::new(), openings: OnceLock::new() }
    }
}

/// Whether a reader finds something in the block that is no quotation: comments and definitions are not read in their
/// place.
fn is_read(block: &Block) -> bool {
    let is_quote = |kind| matches!(kind, UnitKind::BlockQuote(_));
    block.kind != BlockKind::Footnote && block.units.first().is_some_and(|unit| !is_quote(unit.kind))
}

impl Sequence {
    /// How many blocks there are.
    pub(super) fn len(&self) -> usize {
        self.chunks.last().map_or(0, |chunk| chunk.first + chunk.run.blocks.len())
    }

    /// The block number `index`.
    pub(super) fn get(&self, index: usize) -> Option<Placed<'_, Block>> {
        let after = self.chunks.partition_point(|chunk| chunk.first <= index);
        let chunk = self.chunks.get(after.checked_sub(1)?)?;
        let nth = index - chunk.first;
        let fact = chunk.run.blocks.get(nth)?;
        let before: usize = chunk.run.blocks[..nth].iter().map(|block| block.len).sum();
        Some(Placed { base: chunk.start + before, fact })
    }

    /// The blocks from number `from` on, in order.
    pub(super) fn iter_from(&self, from: usize) -> impl Iterator<Item = Placed<'_, Block>> {
        let at = self.chunks.partition_point(|chunk| chunk.first + chunk.run.blocks.len() <= from);
        self.chunks[at..]
            .iter()
            .flat_map(Chunk::iter)
            .skip(from - self.chunks.get(at).map_or(from, |chunk| chunk.first))
    }

    /// The blocks that others ask about, with their numbers.
    pub(super) fn landmarks(&self) -> impl Iterator<Item = (usize, Placed<'_, Block>)> {
        self.chunks.iter().filter(|chunk| !chunk.run.landmarks.is_empty()).flat_map(|chunk| {
            let blocks = chunk.iter().enumerate();
            blocks
                .filter(|(nth, _)| chunk.run.landmarks.binary_search(nth).is_ok())
                .map(|(nth, block)| (chunk.first + nth, block))
        })
    }

    /// The numbers of the blocks between which there is nothing but `>` blocks and what is not read in its place, around
    /// the `>` block number `index`.
    pub(super) fn quotation_run(&self, index: usize) -> Range<usize> {
        let at = self.chunks.partition_point(|chunk| chunk.first <= index);
        let start = self.chunks[..at].iter().rev().find_map(|chunk| {
            let cuts = &chunk.run.cuts;
            let until = cuts.partition_point(|cut| chunk.first + cut <= index);
            Some(chunk.first + cuts.get(until.checked_sub(1)?)?)
        });
        let end = self.chunks[at.saturating_sub(1)..].iter().find_map(|chunk| {
            let cuts = &chunk.run.cuts;
            let from = cuts.partition_point(|cut| chunk.first + cut <= index);
            Some(chunk.first + cuts.get(from)?)
        });
        start.unwrap_or(0)..end.unwrap_or(self.len())
    }

    /// Its chunks, in order.
    pub(super) fn chunks(&self) -> impl Iterator<Item = &Chunk> {
        self.chunks.iter()
    }

    /// The number of the block that holds byte `offset`; the last one for the end of the text.
    pub(super) fn index_at(&self, offset: usize) -> usize {
        let after = self.chunks.partition_point(|chunk| chunk.start <= offset);
        let Some(chunk) = after.checked_sub(1).and_then(|index| self.chunks.get(index)) else { return 0 };
        let nth = chunk.iter().take_while(|block| block.base <= offset).count();
        chunk.first + nth.saturating_sub(1)
    }

    /// This sequence with `blocks` in the place of those numbered `range`.
    pub(super) fn spliced(&self, range: Range<usize>, blocks: Vec<Arc<Block>>) -> Self {
        let first = self.chunks.partition_point(|chunk| chunk.first + chunk.run.blocks.len() <= range.start);
        let last = self.chunks.partition_point(|chunk| chunk.first < range.end).max(first);
        let head =
            self.chunks.get(first).into_iter().flat_map(|chunk| chunk.run.blocks[..range.start - chunk.first].iter());
        let tail = last.checked_sub(1).filter(|last| *last >= first).and_then(|last| self.chunks.get(last));
        let tail = tail.into_iter().flat_map(|chunk| chunk.run.blocks[range.end - chunk.first..].iter());
        let touched: Vec<Arc<Block>> = head.cloned().chain(blocks).chain(tail.cloned()).collect();

        let mut spliced = Self { chunks: self.chunks[..first].to_vec() };
        let pieces = touched.len().div_ceil(CHUNK).max(1);
        for piece in touched.chunks(touched.len().div_ceil(pieces).max(1)) {
            spliced.push(Arc::new(Run::new(piece.to_vec())));
        }
        for chunk in &self.chunks[last..] {
            spliced.push(Arc::clone(&chunk.run));
        }
        spliced
    }

    /// How many blocks at the beginning and how many at the end this sequence shares with `other`. No block counts twice.
    pub(super) fn shared(&self, other: &Self) -> (usize, usize) {
        let most = self.len().min(other.len());
        let chunks = || self.chunks.iter().zip(&other.chunks);
        let skipped = chunks().take_while(|(a, b)| Arc::ptr_eq(&a.run, &b.run)).count();
        let from = self.chunks.get(skipped).map_or(most, |chunk| chunk.first);
        let head = from + count_equal(self.arcs(skipped), other.arcs(skipped));
        let chunks = || self.chunks.iter().rev().zip(other.chunks.iter().rev());
        let skipped = chunks().take_while(|(a, b)| Arc::ptr_eq(&a.run, &b.run)).count();
        let from: usize = self.chunks.iter().rev().take(skipped).map(|chunk| chunk.run.blocks.len()).sum();
        let tail = from + count_equal(self.arcs_back(skipped), other.arcs_back(skipped));
        (head, tail.min(most - head))
    }

    /// The blocks from chunk number `from` on.
    fn arcs(&self, from: usize) -> impl Iterator<Item = &Arc<Block>> {
        self.chunks.get(from..).unwrap_or_default().iter().flat_map(|chunk| &chunk.run.blocks)
    }

    /// The blocks from the end on, without the last `skipped` chunks.
    fn arcs_back(&self, skipped: usize) -> impl Iterator<Item = &Arc<Block>> {
        self.chunks.iter().rev().skip(skipped).flat_map(|chunk| chunk.run.blocks.iter().rev())
    }

    fn push(&mut self, run: Arc<Run>) {
        let start = self.chunks.last().map_or(0, |chunk| chunk.start + chunk.run.len);
        self.chunks.push(Chunk { start, first: self.len(), run });
    }
}

fn count_equal<'a>(a: impl Iterator<Item = &'a Arc<Block>>, b: impl Iterator<Item = &'a Arc<Block>>) -> usize {
    a.zip(b).take_while(|(a, b)| Arc::ptr_eq(a, b)).count()
}

impl Chunk {
    /// Hashes of what its running text says, sorted: as `find` finds them when they are first asked for.
    pub(super) fn echoes(&self, find: impl FnOnce() -> Box<[u64]>) -> &[u64] {
        self.run.echoes.get_or_init(find)
    }

    /// Its block quotations by a hash of their first words, with their numbers in the document: likewise.
    pub(super) fn openings(&self, find: impl FnOnce() -> Box<[(u64, usize)]>) -> impl Fn(u64) -> Vec<usize> {
        let openings = self.run.openings.get_or_init(find);
        move |hash| {
            let from = openings.partition_point(|(opening, _)| *opening < hash);
            let same = openings[from..].iter().take_while(|(opening, _)| *opening == hash);
            same.map(|(_, nth)| self.first + nth).collect()
        }
    }

    /// Its blocks, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Placed<'_, Block>> {
        self.run.blocks.iter().scan(self.start, |base, fact| {
            let placed = Placed { base: *base, fact: &**fact };
            *base += fact.len;
            Some(placed)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block(len: usize) -> Arc<Block> {
        Arc::new(Block { len, ..Block::default() })
    }

    fn lengths(sequence: &Sequence) -> Vec<usize> {
        sequence.iter_from(0).map(|block| block.len).collect()
    }

    proptest! {
        #[test]
        fn it_is_a_vector_with_sums(
            splices in prop::collection::vec((0usize..500, 0usize..300, prop::collection::vec(1usize..9, 0..300)), 1..8),
            probe in 0usize..2000,
        ) {
            let (mut sequence, mut expected) = (Sequence::default(), Vec::new());
            for (start, count, new) in splices {
                let start = start.min(expected.len());
                let range = start..(start + count).min(expected.len());
                let before = sequence;
                sequence = before.spliced(range.clone(), new.iter().copied().map(block).collect());
                prop_assert_eq!(sequence.shared(&before), (range.start, expected.len() - range.end));
                expected.splice(range, new);
            }
            prop_assert_eq!(&lengths(&sequence), &expected);
            prop_assert_eq!(sequence.len(), expected.len());
            prop_assert!(sequence.chunks.iter().all(|chunk| chunk.run.blocks.len() <= CHUNK));
            let bases: Vec<usize> = expected.iter().scan(0, |base, len| { let at = *base; *base += len; Some(at) }).collect();
            for (index, base) in bases.iter().enumerate() {
                prop_assert_eq!(sequence.get(index).map(|block| block.base), Some(*base));
            }
            if !expected.is_empty() {
                prop_assert_eq!(sequence.index_at(probe), bases.iter().rposition(|base| *base <= probe).unwrap());
                let from = probe % expected.len();
                let rest: Vec<usize> = sequence.iter_from(from).map(|block| block.base).collect();
                prop_assert_eq!(rest.as_slice(), &bases[from..]);
            }
        }
    }
}
