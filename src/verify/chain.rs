//! Fragments in order: of several ways the best.

use std::cmp::Reverse;

use super::corpus::Corpus;
use super::exact::{Found, Matcher};
use super::quoted::Fragment;
use crate::text::Span;

impl Matcher<'_> {
    /// All fragments in order, in the best of the ways there are. Without words there is no way.
    pub(super) fn search<W: Ord>(&mut self, fragments: &[Fragment], worth: &dyn Fn(Span) -> W) -> Option<Vec<Found>> {
        self.begin();
        let mut lists = Vec::new();
        for fragment in fragments {
            let found = self.occurrences(fragment);
            if found.is_empty() {
                return None;
            }
            lists.push(found);
        }
        best_chain(self.corpus, &lists, worth)
    }
}

/// The best way to take one of each of `lists`, in order.
fn best_chain<W: Ord>(corpus: &Corpus, lists: &[Vec<Found>], worth: &dyn Fn(Span) -> W) -> Option<Vec<Found>> {
    let (first, rest) = lists.split_first()?;
    let mut hops = 500_000_usize;
    let mut best = None;
    for (at, start) in first.iter().enumerate() {
        if let (Some(second), Some(next)) = (rest.first(), first.get(at + 1)) {
            let after = |found: &Found| second.partition_point(|other| other.core.0 < found.core.1);
            // The next one is as good, and nearer.
            if after(start) == after(next) {
                continue;
            }
        }
        let mut chain = vec![*start];
        for list in rest {
            let end = chain.last().map_or(0, |found| found.core.1);
            hops = hops.saturating_sub(1);
            let Some(next) = list.get(list.partition_point(|found| found.core.0 < end)).filter(|_| hops > 0) else {
                break;
            };
            chain.push(*next);
        }
        if chain.len() < lists.len() {
            break;
        }
        let end = chain.last().map_or(start.all.1, |last| last.all.1);
        let length = if rest.is_empty() { 0 } else { end - start.all.0 };
        let key = (
            chain.iter().any(|found| found.has_parenthesis),
            Reverse(worth(corpus.span_of(start.all.0, end))),
            chain.iter().map(|found| found.changes).sum::<usize>(),
            length,
        );
        if best.as_ref().is_none_or(|(least, _)| key < *least) {
            best = Some((key, chain));
        }
    }
    best.map(|(_, chain)| chain)
}
