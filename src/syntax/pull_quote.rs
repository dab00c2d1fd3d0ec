//! Pull quotes: block quotations whose words stand elsewhere in the document (`markup.md` §3).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use super::sequence::Sequence;
use super::{QuotationKind, UnitKind};
use crate::text::{Span, Text};

/// As many words begin a pull quote before it is looked for; a shorter one is found nowhere.
const PREFIX: usize = 5;

/// The block quotations of a document that are pull quotes: by block and place among the block's quotations.
///
/// Only those that no citation sources are looked for: who cites the words again does want them to count.
pub(super) fn pull_quotes(text: &Text, blocks: &Sequence) -> HashSet<(usize, usize)> {
    let hasher = RandomState::new();
    let folded = |span| words(&text.slice(span)).map(|word| hasher.hash_one(word)).collect::<Vec<u64>>();
    let mut candidates: HashMap<u64, Vec<Candidate>> = HashMap::new();
    for (index, block) in blocks.iter_from(0).enumerate() {
        for (place, fact) in block.quotations.iter().enumerate() {
            let is_cited = block.groups.iter().any(|group| fact.span.covers(group.span));
            if fact.kind != QuotationKind::Block || is_cited {
                continue;
            }
            let words: Vec<u64> = fact.words.iter().flat_map(|span| folded(block.place(*span))).collect();
            if let Some(prefix) = words.get(..PREFIX) {
                let candidate = Candidate { id: (index, place), words: words.clone() };
                candidates.entry(hasher.hash_one(prefix)).or_default().push(candidate);
            }
        }
    }
    if candidates.is_empty() {
        return HashSet::new();
    }
    let elsewhere: Vec<u64> = running_text(blocks).flat_map(folded).collect();
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
fn running_text(blocks: &Sequence) -> impl Iterator<Item = Span> {
    blocks.iter_from(0).flat_map(|block| {
        let mut quoted_until = 0;
        block.fact.units.iter().filter_map(move |unit| {
            if matches!(unit.kind, UnitKind::BlockQuote(_)) {
                quoted_until = unit.span.end();
            }
            let is_prose = matches!(unit.kind, UnitKind::Paragraph | UnitKind::Cell);
            (is_prose && unit.span.start() >= quoted_until).then(|| block.place(unit.span))
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
