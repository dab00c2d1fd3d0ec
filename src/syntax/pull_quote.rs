//! Pull quotes: block quotations whose words stand elsewhere in the document (`markup.md` §3).

use std::collections::HashSet;
use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;

use super::sequence::Chunk;
use super::{Block, Placed, QuotationFact, QuotationKind, Syntax, UnitKind};
use crate::text::{Span, Text};

/// Hashes are compared within one run of the program only.
const HASH: FixedState = FixedState::with_seed(0);

/// As many words begin a pull quote before it is looked for; a shorter one is found nowhere.
const PREFIX: usize = 5;

impl Syntax {
    /// Whether the words of `fact`, a block quotation of block `index`, stand in a paragraph outside of `>` blocks.
    ///
    /// One that a citation inside sources is none: who cites the words again does want them to count. Each chunk of the
    /// document remembers what its paragraphs say, so that this looks at few of them.
    pub(super) fn is_pull_quote(&self, index: usize, fact: &QuotationFact) -> bool {
        if self.block(index).groups.iter().any(|group| fact.span.covers(group.span)) {
            return false;
        }
        let base = self.base(index);
        let words = fact.words.iter().flat_map(|span| words(&self.text.slice(span.shifted(base))));
        let words: Vec<u64> = words.collect();
        let Some(prefix) = words.get(..PREFIX).map(hash) else { return false };
        let says_prefix = |chunk: &&Chunk| chunk.echoes(|| echoes(&self.text, chunk)).binary_search(&prefix).is_ok();
        let says_all = |paragraph: Vec<u64>| paragraph.windows(words.len()).any(|window| window == words);
        let paragraphs = |chunk: &Chunk| chunk.iter().flat_map(|block| paragraphs(&self.text, block)).any(says_all);
        self.blocks.chunks().filter(says_prefix).any(paragraphs)
    }

    /// What block `index` says that a pull quote may begin with: a hash of each few words in a row.
    pub(super) fn echoes_of(&self, index: usize) -> impl Iterator<Item = u64> + '_ {
        self.blocks.get(index).into_iter().flat_map(|block| rows(&self.text, block))
    }

    /// Whether there is a block quotation that [`Syntax::quotations_that_begin_with`] may find.
    pub(super) fn has_quotations_to_find(&self) -> bool {
        self.openings().next().is_some()
    }

    /// The blocks with a block quotation that begins with one of `rows`, as [`Syntax::echoes_of`] gives them.
    pub(super) fn quotations_that_begin_with(&self, rows: &HashSet<u64>) -> Vec<usize> {
        self.openings().filter(|(opening, _)| rows.contains(opening)).map(|(_, index)| index).collect()
    }

    fn openings(&self) -> impl Iterator<Item = (u64, usize)> + '_ {
        self.blocks.chunks().flat_map(Chunk::openings)
    }
}

/// What the block quotations among `quotations`, which stand in `source`, begin with.
pub(super) fn openings(source: &str, quotations: &[QuotationFact]) -> Vec<u64> {
    let of_block = quotations.iter().filter(|fact| fact.kind == QuotationKind::Block);
    let opening = |fact: &QuotationFact| {
        let words: Vec<u64> = fact.words.iter().flat_map(|span| words(&source[*span])).take(PREFIX).collect();
        (words.len() == PREFIX).then(|| hash(&words))
    };
    of_block.filter_map(opening).collect()
}

fn echoes(text: &Text, chunk: &Chunk) -> Box<[u64]> {
    let mut rows: Vec<u64> = chunk.iter().flat_map(|block| rows(text, block)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.into_boxed_slice()
}

/// A hash of each few words in a row that a paragraph of the block says.
fn rows<'a>(text: &'a Text, block: Placed<'a, Block>) -> impl Iterator<Item = u64> + 'a {
    paragraphs(text, block).flat_map(|words| words.windows(PREFIX).map(hash).collect::<Vec<_>>())
}

/// The words of each paragraph and cell outside of `>` blocks.
fn paragraphs<'a>(text: &'a Text, block: Placed<'a, Block>) -> impl Iterator<Item = Vec<u64>> + 'a {
    running_text(block).map(|span| words(&text.slice(span)))
}

fn running_text(block: Placed<'_, Block>) -> impl Iterator<Item = Span> + '_ {
    let mut quoted_until = 0;
    block.fact.units.iter().filter_map(move |unit| {
        if matches!(unit.kind, UnitKind::BlockQuote(_)) {
            quoted_until = unit.span.end();
        }
        let is_prose = matches!(unit.kind, UnitKind::Paragraph | UnitKind::Cell);
        (is_prose && unit.span.start() >= quoted_until).then(|| block.place(unit.span))
    })
}

/// The words of `text`, hashed, without case and punctuation; marks inside a word do not count.
fn words(text: &str) -> Vec<u64> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '—' | '–');
    text.split(is_between).filter_map(word).collect()
}

/// The letters of a word, hashed. `None`: there are none.
fn word(word: &str) -> Option<u64> {
    let mut hasher = HASH.build_hasher();
    let mut is_empty = true;
    for c in word.chars().filter(|c| c.is_alphanumeric()) {
        is_empty = false;
        if c.is_ascii() {
            hasher.write_u32(c.to_ascii_lowercase().into());
        } else {
            c.to_lowercase().for_each(|c| hasher.write_u32(c.into()));
        }
    }
    (!is_empty).then(|| hasher.finish())
}

fn hash(words: &[u64]) -> u64 {
    HASH.hash_one(words)
}
