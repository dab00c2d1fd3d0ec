//! Pull quotes: block quotations whose words stand elsewhere in the document (`markup.md` §3).

use std::hash::{DefaultHasher, Hash, Hasher};

use super::sequence::Chunk;
use super::{Block, Placed, QuotationFact, Syntax, UnitKind};
use crate::text::{Span, Text};

/// As many words begin a pull quote before it is looked for; a shorter one is found nowhere.
const PREFIX: usize = 5;

impl Syntax {
    /// Whether the words of `fact`, a block quotation of block `index`, stand in a paragraph outside of `>` blocks.
    ///
    /// One that a citation inside sources is none: who cites the words again does want them to count. Each chunk of the
    /// document remembers what its paragraphs say, so that this looks at few of them.
    pub(super) fn is_pull_quote(&self, index: usize, fact: &QuotationFact) -> bool {
        let base = self.base(index);
        if self.block(index).groups.iter().any(|group| fact.span.covers(group.span)) {
            return false;
        }
        let words: Vec<u64> = fact.words.iter().flat_map(|span| words(&self.text, span.shifted(base))).collect();
        let Some(prefix) = words.get(..PREFIX).map(hash) else { return false };
        let says_prefix = |chunk: &&Chunk| chunk.echoes(|| echoes(&self.text, chunk)).binary_search(&prefix).is_ok();
        let says_all = |paragraph: Vec<u64>| paragraph.windows(words.len()).any(|window| window == words);
        self.blocks.chunks().filter(says_prefix).any(|chunk| paragraphs(&self.text, chunk).any(says_all))
    }
}

/// The hashes of each few words in a row that a paragraph of the chunk says.
fn echoes(text: &Text, chunk: &Chunk) -> Box<[u64]> {
    let rows = paragraphs(text, chunk).flat_map(|words| words.windows(PREFIX).map(hash).collect::<Vec<_>>());
    let mut rows: Vec<u64> = rows.collect();
    rows.sort_unstable();
    rows.dedup();
    rows.into_boxed_slice()
}

/// The words of each paragraph and cell outside of `>` blocks.
fn paragraphs<'a>(text: &'a Text, chunk: &'a Chunk) -> impl Iterator<Item = Vec<u64>> + 'a {
    chunk.iter().flat_map(running_text).map(|span| words(text, span).collect())
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
