//! Pull quotes: block quotations whose words stand elsewhere in the document (`markup.md` §3).
//!
//! They are found by the phrase they begin with, which must stand in one block; their other words may go on in the next.

use super::sequence::Sequence;
use super::{Block, Placed, QuotationKind, UnitKind};
use crate::text::Text;

/// As many words are a phrase. A quotation of fewer is found nowhere.
const PHRASE: usize = 5;

/// How a block quotation begins that may be a pull quote: it is long enough, and no citation in it sources it. (Who
/// cites the words again does want them to count.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// Its place among the quotations of its block.
    pub place: usize,
    /// Its first phrase.
    pub phrase: u64,
    /// How many words it has.
    pub len: usize,
}

/// The openings of `block`, whose text is `source`.
pub(super) fn openings(source: &str, block: &Block) -> Vec<Opening> {
    let opening = |place: usize| {
        let fact = block.quotations.get(place)?;
        if fact.kind != QuotationKind::Block || block.groups.iter().any(|group| fact.span.covers(group.span)) {
            return None;
        }
        let words: Vec<u64> = fact.words.iter().flat_map(|span| words(&source[*span])).collect();
        Some(Opening { place, phrase: phrase(words.get(..PHRASE)?), len: words.len() })
    };
    (0..block.quotations.len()).filter_map(opening).collect()
}

/// Whether the words of the quotation `opening` of `block` stand in the running text of `blocks` too, whose text is
/// `text`.
pub(super) fn is_pull_quote(text: &Text, blocks: &Sequence, block: Placed<'_, Block>, opening: &Opening) -> bool {
    let Some(fact) = block.quotations.get(opening.place) else { return false };
    let quoted: Vec<u64> =
        fact.words.iter().flat_map(|span| words(&text.slice(block.place(*span))).collect::<Vec<_>>()).collect();
    blocks.chunks_with_phrase(text, opening.phrase).flatten().any(|index| {
        let here = blocks.get(index).map(|block| running_words(text, block)).unwrap_or_default();
        let is_here = |(at, words): (usize, &[u64])| {
            phrase(words) == opening.phrase && {
                let elsewhere = blocks.iter_from(index).flat_map(|block| running_words(text, block)).skip(at);
                elsewhere.take(quoted.len()).eq(quoted.iter().copied())
            }
        };
        here.windows(PHRASE).enumerate().any(is_here)
    })
}

/// The phrases in the running text of `blocks`, of which each is made of the words of one block.
pub(super) fn phrases<'a>(
    text: &'a Text,
    blocks: impl Iterator<Item = Placed<'a, Block>>,
) -> impl Iterator<Item = u64> {
    blocks.flat_map(move |block| running_words(text, block).windows(PHRASE).map(phrase).collect::<Vec<_>>())
}

/// The words of `block` outside `>` blocks.
pub(super) fn running_words(text: &Text, block: Placed<'_, Block>) -> Vec<u64> {
    let mut quoted_until = 0;
    let mut found = Vec::new();
    for unit in &block.fact.units {
        if matches!(unit.kind, UnitKind::BlockQuote(_)) {
            quoted_until = unit.span.end();
        }
        let is_prose = matches!(unit.kind, UnitKind::Paragraph | UnitKind::Cell);
        if is_prose && unit.span.start() >= quoted_until {
            found.extend(words(&text.slice(block.place(unit.span))));
        }
    }
    found
}

/// Which phrases a text may have: a Bloom filter, so that one that it does not have costs nothing more.
#[derive(Debug)]
pub(super) struct Phrases {
    bits: Vec<u64>,
}

impl Phrases {
    /// The phrases in the running text of `blocks`.
    pub(super) fn of<'a>(text: &'a Text, blocks: impl Iterator<Item = Placed<'a, Block>>) -> Self {
        let phrases: Vec<u64> = phrases(text, blocks).collect();
        // 32 bits and 5 probes for each: one in 15,000 that is not there seems to be.
        let mut bits = vec![0; phrases.len().div_ceil(2)];
        for phrase in phrases {
            for (at, bit) in probes(phrase, bits.len()) {
                bits[at] |= bit;
            }
        }
        Self { bits }
    }

    /// Whether `phrase` may be among them.
    pub(super) fn may_have(&self, phrase: u64) -> bool {
        !self.bits.is_empty() && probes(phrase, self.bits.len()).all(|(at, bit)| self.bits[at] & bit != 0)
    }
}

/// Where a phrase leaves its marks in a filter of `len` words.
fn probes(phrase: u64, len: usize) -> impl Iterator<Item = (usize, u64)> {
    (0..5).map(move |nth| {
        let bits = mixed(phrase.wrapping_add(nth));
        #[allow(clippy::cast_possible_truncation)]
        let at = (bits >> 6) as usize % len;
        (at, 1 << (bits & 63))
    })
}

fn phrase(words: &[u64]) -> u64 {
    words.iter().fold(0, |phrase, word| mixed(phrase.rotate_left(5) ^ word))
}

/// The words of `text` without case and punctuation, each as a number that stands for it; marks inside a word do not
/// count.
fn words(text: &str) -> impl Iterator<Item = u64> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–')).filter_map(|word| {
        // FNV-1a: the same for every block and every version of a document.
        let letters = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        let hash =
            letters.fold(0xcbf2_9ce4_8422_2325, |hash: u64, c| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3));
        (hash != 0xcbf2_9ce4_8422_2325).then(|| mixed(hash))
    })
}

/// The bits of `hash` spread over all of it.
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ hash >> 29
}
