//! Locating the passage that a quotation comes nearest to. This only ever locates: it verifies nothing.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::align::{Unit, align};
use super::exact::{Found, Matcher};
use super::quoted::{Element, Fragment, Group, GroupKind};

/// So many places of the quotation's rarest words are looked at.
const HITS: usize = 1_000;
/// So many windows of the source are looked at closely.
const WINDOWS: usize = 3;
/// A fragment that stands in more places tells nothing of where the quotation is from.
const STRONG: usize = 16;
/// So many fragments are located; of a quotation with more, those after are not found.
const CHAINED: usize = 300;

/// A fragment laid beside the source.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    pub(super) units: Vec<Unit>,
    /// Insertions, each with the index of the unit it stands before.
    pub(super) groups: Vec<(usize, Group)>,
    /// Which unit is which token of the corpus; ascending in both.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Found exactly.
    pub(super) found: Option<Found>,
}

/// What was located.
pub(super) struct Located {
    /// By fragment.
    pub(super) laid: Vec<Laid>,
    /// Weights of the words in common, and of all words of the quotation.
    pub(super) common: u32,
    pub(super) all: u32,
    /// How many words are in common, and how many there are.
    pub(super) words: (usize, usize),
}

/// Where a fragment may be.
#[derive(Clone, Debug)]
struct Candidate {
    pairs: Vec<(usize, usize)>,
    found: Option<Found>,
    start: usize,
    end: usize,
    score: u32,
}

/// The passage that comes nearest.
pub(super) fn locate(matcher: &mut Matcher<'_>, fragments: &[Fragment]) -> Located {
    matcher.begin();
    let mut laid: Vec<Laid> = fragments.iter().map(|fragment| lay(matcher, fragment)).collect();
    let mut weak = Vec::new();
    let mut strong = Vec::new();
    for (at, fragment) in fragments.iter().enumerate().take(CHAINED) {
        let found = matcher.occurrences(fragment);
        let units = laid.get(at).map_or(&[][..], |laid| &laid.units);
        if found.is_empty() {
            let candidates = windows(matcher, units, fragments.len() == 1);
            if candidates.is_empty() { weak.push((at, found)) } else { strong.push((at, candidates)) }
        } else if found.len() <= STRONG {
            let score = units.iter().map(|unit| unit.weight).sum();
            let candidates = found.iter().map(|found| Candidate {
                pairs: Vec::new(),
                found: Some(*found),
                start: found.core.0,
                end: found.core.1,
                score,
            });
            strong.push((at, candidates.collect()));
        } else {
            weak.push((at, found));
        }
    }
    for (at, candidate) in chain(strong) {
        if let Some(laid) = laid.get_mut(at) {
            laid.pairs = candidate.pairs;
            laid.found = candidate.found;
        }
    }
    fill(&mut laid, &weak);
    measure(laid)
}

/// The units of `fragment`.
fn lay(matcher: &Matcher<'_>, fragment: &Fragment) -> Laid {
    let mut laid = Laid::default();
    let total = matcher.corpus.tokens.len();
    let add = |laid: &mut Laid, tokens: (usize, usize), ids: super::exact::Ids, is_word: bool| {
        let weight = if is_word { weight(total, matcher.corpus.places(ids.lower).len()) } else { 0 };
        laid.units.push(Unit { tokens, lower: ids.lower, exact: ids.exact, weight, is_word });
    };
    let token = |at: usize| matcher.quoted.token(at).is_some_and(super::fold::Token::is_word);
    for element in &fragment.core {
        match element {
            Element::Token(at) => add(&mut laid, (*at, *at + 1), matcher.ids(*at), token(*at)),
            Element::Glued(glued) => add(&mut laid, (glued.start, glued.end), matcher.altered(glued), true),
            Element::Group(group) if group.kind == GroupKind::Round || matcher.has_incise(group) => {
                for at in group.start..group.end {
                    add(&mut laid, (at, at + 1), matcher.ids(at), token(at));
                }
            }
            Element::Group(group) => laid.groups.push((laid.units.len(), *group)),
        }
    }
    if matcher.corpus.is_unpunctuated {
        laid.units.retain(|unit| unit.is_word);
    }
    laid
}

/// How much a word says that stands in `places` of `total`: four times the bits, at most 64.
fn weight(total: usize, places: usize) -> u32 {
    let rarity = total.max(64) / (places + 1);
    4 * (usize::BITS - rarity.max(1).leading_zeros()).min(16)
}

/// The windows of the corpus that hold most of `units`, aligned; the best first. If `is_only` the best is wanted, those that
/// cannot be are left out.
fn windows(matcher: &Matcher<'_>, units: &[Unit], is_only: bool) -> Vec<Candidate> {
    let hits = hits(matcher, units);
    let reach = units.len() + units.len() / 2 + 10;
    let margin = units.len() + 5;
    let seen: HashSet<usize> = hits.iter().map(|(_, unit)| *unit as usize).collect();
    let unseen = units.iter().enumerate().filter(|(at, _)| !seen.contains(at)).map(|(_, unit)| u64::from(unit.weight));
    let unseen: u64 = unseen.sum();
    let mut out: Vec<Candidate> = Vec::new();
    for (sum, first, last) in densest(&hits, units, reach) {
        let best = out.iter().map(|candidate| u64::from(candidate.score)).max();
        if is_only && best.is_some_and(|best| best >= sum + unseen) {
            continue;
        }
        let start = first.saturating_sub(margin);
        let end = (last + margin + 1).min(matcher.corpus.tokens.len());
        let Some(tokens) = matcher.corpus.tokens.get(start..end) else { continue };
        let ids: Vec<(u32, u32)> = tokens
            .iter()
            .map(|token| (if token.is_word() { matcher.corpus.lower(token.id) } else { token.id }, token.id))
            .collect();
        let pairs: Vec<(usize, usize)> =
            align(units, &ids).into_iter().map(|(unit, token)| (unit, token + start)).collect();
        let score = pairs.iter().filter_map(|(unit, _)| units.get(*unit)).map(|unit| unit.weight).sum();
        if let (Some(first), Some(last)) = (pairs.first(), pairs.last())
            && score > 0
        {
            let (start, end) = (first.1, last.1 + 1);
            out.push(Candidate { start, end, pairs, found: None, score });
        }
    }
    out.sort_by_key(|candidate| Reverse(candidate.score));
    out
}

/// Where the rarest of `units` stand: the token of the corpus and the unit, ordered.
fn hits(matcher: &Matcher<'_>, units: &[Unit]) -> Vec<(u32, u32)> {
    let mut words: Vec<(usize, usize)> = units
        .iter()
        .enumerate()
        .filter(|(_, unit)| unit.is_word)
        .map(|(at, unit)| (matcher.corpus.places(unit.lower).len(), at))
        .filter(|(count, _)| *count > 0)
        .collect();
    words.sort_unstable();
    let mut hits = Vec::new();
    for (used, (count, at)) in words.into_iter().enumerate() {
        if hits.len() + count > HITS && used >= 3 || hits.len() > 20 * HITS {
            break;
        }
        let Some(unit) = units.get(at) else { continue };
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        hits.extend(matcher.corpus.places(unit.lower).iter().take(20 * HITS).map(|place| (*place, number)));
    }
    hits.sort_unstable();
    hits
}

/// Those stretches, at most `reach` long, that hold the most of `units`: how much, the first token and the last.
fn densest(hits: &[(u32, u32)], units: &[Unit], reach: usize) -> Vec<(u64, usize, usize)> {
    let worth = |unit: u32| units.get(unit as usize).map_or(0, |unit| u64::from(unit.weight) + 4);
    let mut counts = vec![0_u32; units.len()];
    let mut sum = 0_u64;
    let mut first = 0;
    let mut stretches: Vec<(u64, usize, usize)> = Vec::new();
    for hit in hits {
        if let Some(count) = counts.get_mut(hit.1 as usize) {
            sum += if *count == 0 { worth(hit.1) } else { 0 };
            *count += 1;
        }
        while let Some(old) = hits.get(first).filter(|old| (hit.0 - old.0) as usize > reach) {
            if let Some(count) = counts.get_mut(old.1 as usize) {
                *count -= 1;
                sum -= if *count == 0 { worth(old.1) } else { 0 };
            }
            first += 1;
        }
        let Some(start) = hits.get(first).map(|old| old.0 as usize) else { continue };
        let stretch = (sum, start, hit.0 as usize);
        match stretches.last_mut().filter(|last| last.2 >= start) {
            // Of those that overlap the best stands.
            Some(last) => {
                if last.0 < sum {
                    *last = stretch;
                }
            }
            None => stretches.push(stretch),
        }
    }
    stretches.sort_by_key(|stretch| (Reverse(stretch.0), stretch.1));
    let best = stretches.first().map_or(0, |best| best.0);
    let close = stretches.into_iter().filter(|stretch| stretch.0 * 4 >= best * 3);
    close.take(WINDOWS).collect()
}

/// The best way to take at most one candidate of each, in order.
fn chain(strong: Vec<(usize, Vec<Candidate>)>) -> Vec<(usize, Candidate)> {
    // Score, how far back the chain begins, and what comes before.
    struct State {
        score: u64,
        length: usize,
        before: Option<usize>,
        rank: usize,
        candidate: (usize, Candidate),
    }
    let mut states: Vec<State> = Vec::new();
    for (rank, (at, candidates)) in strong.into_iter().enumerate() {
        for candidate in candidates {
            let mut best: (u64, Reverse<usize>, Option<usize>) = (0, Reverse(0), None);
            for (index, state) in states.iter().enumerate() {
                let other = &state.candidate.1;
                if state.rank < rank && other.end <= candidate.start {
                    let length = state.length.saturating_add(candidate.start - other.end);
                    let key = (state.score, Reverse(length), Some(index));
                    if (key.0, key.1) > (best.0, best.1) || best.2.is_none() {
                        best = key;
                    }
                }
            }
            states.push(State {
                score: best.0 + u64::from(candidate.score),
                length: best.1.0,
                before: best.2,
                rank,
                candidate: (at, candidate),
            });
        }
    }
    let best = (0..states.len())
        .min_by_key(|index| states.get(*index).map(|state| (Reverse(state.score), state.length, *index)));
    let mut chain = Vec::new();
    let mut next = best;
    while let Some(state) = next.and_then(|index| states.get(index)) {
        chain.push(state.candidate.clone());
        next = state.before;
    }
    chain.reverse();
    chain
}

/// Puts the fragments that stand in many places where there is room for them.
fn fill(laid: &mut [Laid], weak: &[(usize, Vec<Found>)]) {
    let mut starts = vec![usize::MAX; laid.len() + 1];
    for at in (0..laid.len()).rev() {
        let own = laid.get(at).and_then(Laid::range);
        let next = starts.get(at + 1).copied().unwrap_or(usize::MAX);
        if let Some(slot) = starts.get_mut(at) {
            *slot = own.map_or(next, |range| range.0);
        }
    }
    let mut weak = weak.iter().peekable();
    let mut end = 0;
    for at in 0..laid.len() {
        if let Some((_, found)) = weak.next_if(|(index, _)| *index == at) {
            let limit = starts.get(at + 1).copied().unwrap_or(usize::MAX);
            let first = found.get(found.partition_point(|found| found.core.0 < end));
            if let (Some(found), Some(laid)) = (first.filter(|found| found.core.1 <= limit), laid.get_mut(at)) {
                laid.found = Some(*found);
            }
        }
        if let Some(range) = laid.get(at).and_then(Laid::range) {
            end = range.1;
        }
    }
}

impl Laid {
    /// From the first token of the corpus to the last.
    pub(super) fn range(&self) -> Option<(usize, usize)> {
        match (self.found, self.pairs.first(), self.pairs.last()) {
            (Some(found), _, _) => Some(found.core),
            (None, Some(first), Some(last)) => Some((first.1, last.1 + 1)),
            _ => None,
        }
    }
}

fn measure(laid: Vec<Laid>) -> Located {
    let mut located = Located { laid: Vec::new(), common: 0, all: 0, words: (0, 0) };
    for laid in laid {
        let words = |unit: &&Unit| unit.is_word;
        let weight: u32 = laid.units.iter().filter(words).map(|unit| unit.weight).sum();
        let count = laid.units.iter().filter(words).count();
        located.all += weight;
        located.words.1 += count;
        if laid.found.is_some() {
            located.common += weight;
            located.words.0 += count;
        } else {
            let paired = laid.pairs.iter().filter_map(|(unit, _)| laid.units.get(*unit)).filter(words);
            for unit in paired {
                located.common += unit.weight;
                located.words.0 += 1;
            }
        }
        located.laid.push(laid);
    }
    located
}
