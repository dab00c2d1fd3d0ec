//! Aligning words in order: which of the quotation's are which of the source's.

/// What is aligned: a word or a mark of the quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Its tokens.
    pub(super) tokens: (usize, usize),
    /// Its word whatever the case, or its mark.
    pub(super) lower: u32,
    /// The very word.
    pub(super) exact: u32,
    /// How much it says that this stands in both: the rarer, the more. Bits, times four.
    pub(super) weight: u32,
    pub(super) is_word: bool,
}

/// More cells are not filled: a quarter of a megabyte, half a millisecond.
const CELLS: usize = 400_000;
/// What any word in common is worth beside its weight.
const WORD: i32 = 16;
/// What is taken for each word that only one side has.
const GAP: i32 = 1;

/// Pairs of indices, both ascending: which of `units` are which of `tokens`, of which each is the word whatever the case
/// and the very word. The best local alignment: what is far off is not paired.
pub(super) fn align(units: &[Unit], tokens: &[(u32, u32)]) -> Vec<(usize, usize)> {
    if units.len().saturating_mul(tokens.len()) <= CELLS {
        return align_all(units, tokens);
    }
    let anchors = anchors(units, tokens);
    let mut pairs = Vec::new();
    let mut from = (0, 0);
    let last = (units.len(), tokens.len());
    for anchor in anchors.into_iter().chain(std::iter::once(last)) {
        between(units, tokens, from, anchor, &mut pairs);
        if anchor != last {
            pairs.push(anchor);
        }
        from = (anchor.0 + 1, anchor.1 + 1);
    }
    pairs
}

/// Aligns what lies between two anchors.
fn between(
    units: &[Unit],
    tokens: &[(u32, u32)],
    from: (usize, usize),
    to: (usize, usize),
    pairs: &mut Vec<(usize, usize)>,
) {
    let (mut from, mut to) = (from, to);
    let same = |at: (usize, usize)| matches!((units.get(at.0), tokens.get(at.1)), (Some(unit), Some(token)) if unit.lower == token.0);
    while from.0 < to.0 && from.1 < to.1 && same(from) {
        pairs.push(from);
        from = (from.0 + 1, from.1 + 1);
    }
    let mut tail = Vec::new();
    while from.0 < to.0 && from.1 < to.1 && same((to.0 - 1, to.1 - 1)) {
        to = (to.0 - 1, to.1 - 1);
        tail.push(to);
    }
    if let (Some(units), Some(tokens)) = (units.get(from.0..to.0), tokens.get(from.1..to.1))
        && units.len().saturating_mul(tokens.len()) <= CELLS
    {
        pairs.extend(align_all(units, tokens).into_iter().map(|(unit, token)| (unit + from.0, token + from.1)));
    }
    pairs.extend(tail.into_iter().rev());
}

/// Words that both have once, in the order they have in both: the longest such sequence.
fn anchors(units: &[Unit], tokens: &[(u32, u32)]) -> Vec<(usize, usize)> {
    use std::collections::HashMap;
    let mut once: HashMap<u32, (Option<usize>, Option<usize>, bool)> = HashMap::new();
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.is_word) {
        let slot = once.entry(unit.lower).or_default();
        slot.2 |= slot.0.is_some();
        slot.0 = Some(at);
    }
    for (at, token) in tokens.iter().enumerate() {
        if let Some(slot) = once.get_mut(&token.0) {
            slot.2 |= slot.1.is_some();
            slot.1 = Some(at);
        }
    }
    let mut common: Vec<(usize, usize)> =
        once.into_values().filter(|slot| !slot.2).filter_map(|slot| Some((slot.0?, slot.1?))).collect();
    common.sort_unstable();
    // Patience: of each length the sequence that ends earliest.
    let mut piles: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (index, (_, token)) in common.iter().enumerate() {
        let pile = piles.partition_point(|top| common.get(*top).is_some_and(|top| top.1 < *token));
        before.push(pile.checked_sub(1).and_then(|pile| piles.get(pile).copied()));
        match piles.get_mut(pile) {
            Some(top) => *top = index,
            None => piles.push(index),
        }
    }
    let mut chain = Vec::new();
    let mut next = piles.last().copied();
    while let Some(index) = next {
        chain.extend(common.get(index).copied());
        next = before.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Stop,
    Pair,
    /// Past a unit that the source does not have.
    Unit,
    /// Past a token that the quotation does not have.
    Token,
}

fn align_all(units: &[Unit], tokens: &[(u32, u32)]) -> Vec<(usize, usize)> {
    let width = tokens.len() + 1;
    let mut ways = vec![Way::Stop; (units.len() + 1) * width];
    let mut above = vec![0_i32; width];
    let mut row = vec![0_i32; width];
    let mut best = (0, 0, 0);
    for (i, unit) in units.iter().enumerate() {
        let base = (i + 1) * width;
        let worth = if unit.is_word { WORD + i32::try_from(unit.weight).unwrap_or(0) } else { 4 };
        let mut left = 0_i32;
        let mut diagonal = 0_i32;
        for (j, token) in tokens.iter().enumerate() {
            let up = above.get(j + 1).copied().unwrap_or(0);
            let (mut score, mut way) = (0, Way::Stop);
            if up - GAP > score {
                (score, way) = (up - GAP, Way::Unit);
            }
            if left - GAP > score {
                (score, way) = (left - GAP, Way::Token);
            }
            if unit.lower == token.0 {
                let follows = i > 0 && ways.get(base - width + j) == Some(&Way::Pair);
                // Of pairs as good, the very word, and the one beside another pair.
                let pair = diagonal + worth + 4 * i32::from(unit.exact == token.1) + i32::from(follows);
                if pair >= score {
                    (score, way) = (pair, Way::Pair);
                }
            }
            if let (Some(slot), Some(cell)) = (ways.get_mut(base + j + 1), row.get_mut(j + 1)) {
                *slot = way;
                *cell = score;
            }
            if score > best.0 {
                best = (score, i + 1, j + 1);
            }
            left = score;
            diagonal = up;
        }
        std::mem::swap(&mut above, &mut row);
    }
    let (_, mut i, mut j) = best;
    let mut pairs = Vec::new();
    while i > 0 && j > 0 {
        match ways.get(i * width + j).copied().unwrap_or(Way::Stop) {
            Way::Stop => break,
            Way::Pair => {
                (i, j) = (i - 1, j - 1);
                pairs.push((i, j));
            }
            Way::Unit => i -= 1,
            Way::Token => j -= 1,
        }
    }
    pairs.reverse();
    pairs
}
