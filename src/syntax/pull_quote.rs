//! Pull quotes: block quotations whose words stand elsewhere in the document (`markup.md` §3).

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::sequence::Chunk;
use super::{Block, Placed, QuotationFact, QuotationKind, Syntax, UnitKind};
use crate::text::{Span, Text};

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
        let words = words_of(&self.text, self.base(index), fact);
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

    /// The blocks with a block quotation that begins with one of `rows`, as [`Syntax::echoes_of`] gives them.
    pub(super) fn quotations_that_begin_with(&self, rows: &HashSet<u64>) -> Vec<usize> {
        if rows.is_empty() {
            return Vec::new();
        }
        let all = self.blocks.chunks().flat_map(|chunk| chunk.openings(|| openings(&self.text, chunk)));
        all.filter(|(opening, _)| rows.contains(opening)).map(|(_, index)| index).collect()
    }
}

fn openings(text: &Text, chunk: &Chunk) -> Box<[(u64, usize)]> {
    let of_block = |(nth, block): (usize, Placed<'_, Block>)| {
        let quotations = block.fact.quotations.iter().filter(|fact| fact.kind == QuotationKind::Block);
        let words = quotations.map(|fact| words_of(text, block.base, fact));
        words.filter_map(|words| Some((hash(words.get(..PREFIX)?), nth))).collect::<Vec<_>>()
    };
    chunk.iter().enumerate().flat_map(of_block).collect()
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
    running_text(block).map(|span| words(text, span).collect())
}

fn words_of(text: &Text, base: usize, quotation: &QuotationFact) -> Vec<u64> {
    quotation.words.iter().flat_map(|span| words(text, span.shifted(base))).collect()
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

/// The words at `span`, hashed, without case and punctuation; marks inside a word do not count.
fn words(text: &Text, span: Span) -> impl Iterator<Item = u64> {
    let text = text.slice(span);
    let words: Vec<u64> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '—' | '–'))
        .filter_map(|word| {
            let mut letters = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).peekable();
            letters.peek()?;
            let mut hasher = DefaultHasher::new();
            letters.for_each(|letter| letter.hash(&mut hasher));
            Some(hasher.finish())
        })
        .collect();
    words.into_iter()
}

fn hash(words: &[u64]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
