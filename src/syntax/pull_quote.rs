//! Pull quotes: block quotations whose words stand elsewhere in the document (`markup.md` §3).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use super::{Block, QuotationKind, UnitKind};
use crate::text::Span;

/// As many words begin a pull quote before it is looked for; a shorter one is found nowhere.
const PREFIX: usize = 5;

/// The block quotations of a document that are pull quotes: by block and place among the block's quotations.
///
/// Only those that no citation sources are looked for: who cites the words again does want them to count.
pub(super) fn pull_quotes(text: &str, blocks: &[Arc<Block>], starts: &[usize]) -> HashSet<(usize, usize)> {
    let hasher = RandomState::new();
    let mut candidates: HashMap<u64, Vec<Candidate>> = HashMap::new();
    for (index, (block, base)) in blocks.iter().zip(starts).enumerate() {
        for (place, fact) in block.quotations.iter().enumerate() {
            let is_cited = block.groups.iter().any(|group| fact.span.covers(group.span));
            if fact.kind != QuotationKind::Block || is_cited {
                continue;
            }
            let pieces = fact.words.iter().map(|span| span.shifted(*base));
            let words: Vec<u64> =
                pieces.flat_map(|span| words(&text[span])).map(|word| hasher.hash_one(word)).collect();
            if let Some(prefix) = words.get(..PREFIX) {
                let candidate = Candidate { id: (index, place), words: words.clone() };
                candidates.entry(hasher.hash_one(prefix)).or_default().push(candidate);
            }
        }
    }
    if candidates.is_empty() {
        return HashSet::new();
    }
    let elsewhere: Vec<u64> =
        running_text(blocks, starts).flat_map(|span| words(&text[span])).map(|word| hasher.hash_one(word)).collect();
    let mut found = HashSet::new();
    for (at, prefix) in elsewhere.windows(PREFIX).enumerate() {
        let starting_here = candidates.get(&hasher.hash_one(prefix)).into_iter().flatten();
        let whole = |candidate: &&Candidate| elsewhere[at..].starts_with(&candidate.words);
        found.extend(starting_here.filter(whole).map(|candidate| candidate.id));
    }
    found
}

struct Candidate {
    id: (usize, usize),
    words: Vec<u64>,
}

/// The running text outside `>` blocks.
fn running_text(blocks: &[Arc<Block>], starts: &[usize]) -> impl Iterator<Item = Span> {
    blocks.iter().zip(starts).flat_map(|(block, base)| {
        let mut quoted_until = 0;
        block.units.iter().filter_map(move |unit| {
            if matches!(unit.kind, UnitKind::BlockQuote(_)) {
                quoted_until = unit.span.end();
            }
            let is_running =
                matches!(unit.kind, UnitKind::Paragraph | UnitKind::Cell) && unit.span.start() >= quoted_until;
            is_running.then(|| unit.span.shifted(*base))
        })
    })
}

/// The words of `text` without case and punctuation; marks inside a word do not count.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–')).filter_map(|word| {
        let word: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        (!word.is_empty()).then_some(word)
    })
}
