//! The blocks of a document: a sequence with summed lengths that shares what an edit leaves alone.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::labels::{Label, Labels};
use super::{Block, BlockKind, Placed, UnitKind};

/// How many blocks a chunk has at most. An edit copies one chunk and counts over the others.
const CHUNK: usize = 128;

/// Blocks in order. Cloning and splicing share all chunks but those touched.
#[derive(Clone, Debug, Default)]
pub(super) struct Sequence {
    chunks: Vec<Chunk>,
    labels: Labels,
    /// Which chunk has each id.
    places: Vec<u32>,
}

/// Some neighbouring blocks.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// The byte offset of its first block in the document.
    start: usize,
    /// How many blocks come before it.
    first: usize,
    /// Its name: a chunk keeps it when an edit changes it, and no other has it.
    id: u32,
    run: Arc<Run>,
}

/// The blocks of a chunk, with what there is to know of all of them together.
#[derive(Debug)]
struct Run {
    blocks: Vec<Arc<Block>>,
    /// Where each ends, from the run's start.
    ends: Vec<usize>,
    /// How far from the run's start the text decides what its blocks are (see [`Block::decided_by`]).
    reach: usize,
    landmarks: Landmarks,
    /// Between which of its blocks a run of block quotations cannot go on: before the one of that number.
    cuts: Vec<usize>,
    /// Its [`Block::openings`], each with the number of the block in the chunk.
    openings: Vec<(u64, usize)>,
    /// Hashes of what its running text says, sorted; for who looks for words in the whole document.
    echoes: OnceLock<Box<[u64]>>,
    /// Hashes of the keys that are cited in it, sorted; likewise.
    cited: OnceLock<Box<[u64]>>,
}

/// The places of blocks that are asked for without the others.
#[derive(Debug, Default)]
pub(super) struct Landmarks {
    /// Metadata.
    pub metadata: Vec<usize>,
    /// Those with comments that silence a rule.
    pub ignores: Vec<usize>,
    /// Those that [`Labels`] knows.
    pub labelled: Vec<usize>,
}

impl Run {
    fn new(blocks: Vec<Arc<Block>>) -> Self {
        let (mut ends, mut len, mut reach) = (Vec::with_capacity(blocks.len()), 0, 0);
        let (mut landmarks, mut openings) = (Landmarks::default(), Vec::new());
        for (nth, block) in blocks.iter().enumerate() {
            reach = reach.max(len + block.decided_by);
            len += block.len;
            ends.push(len);
            openings.extend(block.openings.iter().map(|opening| (*opening, nth)));
            if matches!(block.kind, BlockKind::Metadata(_)) {
                landmarks.metadata.push(nth);
            }
            if !block.ignores.is_empty() {
                landmarks.ignores.push(nth);
            }
            if block.labels().next().is_some() {
                landmarks.labelled.push(nth);
            }
        }
        let before = |index: usize| blocks.get(index).is_some_and(|block| is_read(block));
        let after = |index: usize| blocks.get(index).is_some_and(|block| is_read(block) || block.fenced);
        let is_cut = |index: &usize| before(*index) || index.checked_sub(1).is_some_and(after);
        let cuts = (0..=blocks.len()).filter(is_cut).collect();
        let (echoes, cited) = Default::default();
        Self { blocks, ends, reach, landmarks, cuts, openings, echoes, cited }
    }

    fn len(&self) -> usize {
        self.ends.last().copied().unwrap_or_default()
    }

    /// Where block number `nth` starts.
    fn start(&self, nth: usize) -> usize {
        nth.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default()
    }

    fn labels(&self) -> impl Iterator<Item = Label<'_>> + Clone {
        self.landmarks.labelled.iter().flat_map(|nth| self.blocks[*nth].labels())
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

    /// What blocks are called by others.
    pub(super) fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The block number `index`.
    pub(super) fn get(&self, index: usize) -> Option<Placed<'_, Block>> {
        self.chunk_of(index)?.get(index)
    }

    /// The same, to be shared.
    pub(super) fn arc(&self, index: usize) -> Option<&Arc<Block>> {
        let chunk = self.chunk_of(index)?;
        chunk.run.blocks.get(index - chunk.first)
    }

    fn chunk_of(&self, index: usize) -> Option<&Chunk> {
        let after = self.chunks.partition_point(|chunk| chunk.first <= index);
        self.chunks.get(after.checked_sub(1)?)
    }

    /// The blocks from number `from` on, in order.
    pub(super) fn iter_from(&self, from: usize) -> impl Iterator<Item = Placed<'_, Block>> {
        let at = self.chunks.partition_point(|chunk| chunk.first + chunk.run.blocks.len() <= from);
        self.chunks[at..]
            .iter()
            .flat_map(Chunk::iter)
            .skip(from - self.chunks.get(at).map_or(from, |chunk| chunk.first))
    }

    /// Some of the blocks that are asked for without the others, with their numbers.
    pub(super) fn landmarks(
        &self,
        of: impl Fn(&Landmarks) -> &[usize],
    ) -> impl Iterator<Item = (usize, Placed<'_, Block>)> {
        self.chunks.iter().flat_map(move |chunk| chunk.numbered(of(&chunk.run.landmarks)))
    }

    /// The blocks that may have a label, by the chunks that it is known to be in; with their numbers, in order.
    pub(super) fn labelled(&self, chunks: &[u32]) -> impl Iterator<Item = (usize, Placed<'_, Block>)> {
        let place = |id: &u32| self.places.get(*id as usize).copied();
        let mut places: Vec<u32> = chunks.iter().filter_map(place).collect();
        places.sort_unstable();
        let chunks = places.into_iter().filter_map(|place| self.chunks.get(place as usize));
        chunks.flat_map(|chunk| chunk.numbered(&chunk.run.landmarks.labelled))
    }

    /// The first block before number `before` that byte `offset` of the text had a part in deciding.
    pub(super) fn first_decided_by(&self, offset: usize, before: usize) -> Option<usize> {
        let chunks = self.chunks.iter().take_while(|chunk| chunk.first < before);
        let mut reaching = chunks.filter(|chunk| chunk.start + chunk.run.reach >= offset);
        let reaches = |(_, block): &(usize, Placed<'_, Block>)| block.base + block.decided_by >= offset;
        reaching.find_map(|chunk| {
            let blocks = chunk.iter().enumerate().map(|(nth, block)| (chunk.first + nth, block));
            blocks.take_while(|(index, _)| *index < before).find(reaches).map(|(index, _)| index)
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
        let nth = chunk.run.ends.partition_point(|end| chunk.start + end <= offset);
        chunk.first + nth.min(chunk.run.blocks.len().saturating_sub(1))
    }

    /// This sequence with `blocks` in the place of those numbered `range`.
    pub(super) fn spliced(&self, range: Range<usize>, blocks: Vec<Arc<Block>>) -> Self {
        let first = self.chunks.partition_point(|chunk| chunk.first + chunk.run.blocks.len() <= range.start);
        let last = self.chunks.partition_point(|chunk| chunk.first < range.end).max(first);
        let gone = &self.chunks[first..last];
        let head =
            self.chunks.get(first).into_iter().flat_map(|chunk| chunk.run.blocks[..range.start - chunk.first].iter());
        let tail = gone.last().into_iter().flat_map(|chunk| chunk.run.blocks[range.end - chunk.first..].iter());
        let touched: Vec<Arc<Block>> = head.cloned().chain(blocks).chain(tail.cloned()).collect();

        let mut chunks = Vec::with_capacity(self.chunks.len() + touched.len() / CHUNK + 1);
        chunks.extend_from_slice(&self.chunks[..first]);
        let mut spliced = Self { chunks, labels: self.labels.clone(), places: self.places.clone() };
        let pieces = touched.len().div_ceil(CHUNK).max(1);
        let mut ids = gone.iter().map(|chunk| chunk.id);
        for piece in touched.chunks(touched.len().div_ceil(pieces).max(1)) {
            let id = ids.next().unwrap_or_else(|| spliced.new_id());
            spliced.push(id, Arc::new(Run::new(piece.to_vec())));
        }
        let new = spliced.chunks[first..].iter().flat_map(Chunk::labels);
        spliced.labels.replace(gone.iter().flat_map(Chunk::labels), new);
        for chunk in &self.chunks[last..] {
            spliced.push(chunk.id, Arc::clone(&chunk.run));
        }
        spliced
    }

    fn new_id(&mut self) -> u32 {
        self.places.push(0);
        clamp(self.places.len() - 1)
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

    fn push(&mut self, id: u32, run: Arc<Run>) {
        let start = self.chunks.last().map_or(0, |chunk| chunk.start + chunk.run.len());
        if let Some(place) = self.places.get_mut(id as usize) {
            *place = clamp(self.chunks.len());
        }
        self.chunks.push(Chunk { start, first: self.len(), id, run });
    }
}

/// There are fewer chunks than that.
fn clamp(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn count_equal<'a>(a: impl Iterator<Item = &'a Arc<Block>>, b: impl Iterator<Item = &'a Arc<Block>>) -> usize {
    a.zip(b).take_while(|(a, b)| Arc::ptr_eq(a, b)).count()
}

impl Chunk {
    fn get(&self, index: usize) -> Option<Placed<'_, Block>> {
        let nth = index - self.first;
        let fact = self.run.blocks.get(nth)?;
        Some(Placed { base: self.start + self.run.start(nth), fact })
    }

    /// Hashes of what its running text says, sorted: as `find` finds them when they are first asked for.
    pub(super) fn echoes(&self, find: impl FnOnce() -> Box<[u64]>) -> &[u64] {
        self.run.echoes.get_or_init(find)
    }

    /// Hashes of the keys that are cited in it, sorted: likewise.
    pub(super) fn cited(&self, find: impl FnOnce() -> Box<[u64]>) -> &[u64] {
        self.run.cited.get_or_init(find)
    }

    /// Its [`Block::openings`], each with the number of the block in the document.
    pub(super) fn openings(&self) -> impl Iterator<Item = (u64, usize)> {
        self.run.openings.iter().map(|(opening, nth)| (*opening, self.first + nth))
    }

    /// Its blocks, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Placed<'_, Block>> {
        let starts = std::iter::once(0).chain(self.run.ends.iter().copied());
        self.run.blocks.iter().zip(starts).map(|(fact, start)| Placed { base: self.start + start, fact: &**fact })
    }

    /// The blocks that are the run's `places`, with their numbers.
    fn numbered<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = (usize, Placed<'a, Block>)> {
        places.iter().filter_map(|nth| Some((self.first + nth, self.get(self.first + nth)?)))
    }

    fn labels(&self) -> impl Iterator<Item = (Label<'_>, u32)> + Clone {
        self.run.labels().map(|label| (label, self.id))
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
                let is_same = range.is_empty() && new.is_empty();
                let head = if is_same { expected.len() } else { range.start };
                prop_assert_eq!(sequence.shared(&before), (head, expected.len() - range.end.max(head)));
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
