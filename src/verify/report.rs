//! What a search found, as it is told.

use super::difference::differences;
use super::exact::{Found, Matcher, Step, StepKind};
use super::fold::{ELLIPSIS, Token};
use super::folded::Folding;
use super::near::Located;
use super::quoted::{Element, Fragment, GroupKind};
use super::{Change, ChangeKind, Comparison, Passage, Verdict};
use crate::text::Span;

/// Where the words are.
pub(super) fn found(matcher: &mut Matcher<'_>, fragments: &[Fragment], chain: &[Found]) -> Comparison {
    let mut told = Told::default();
    let mut end = None;
    for (fragment, found) in fragments.iter().zip(chain) {
        told.omission(matcher, fragment, end, Some(found.all.0));
        told.fragment(matcher, fragment, found);
        end = Some(found.all.1);
    }
    told.loose(matcher);
    told.changes.sort_by_key(|change| (change.quoted.start(), change.quoted.end()));
    let verdict = if told.changes.is_empty() { Verdict::Verbatim } else { Verdict::MarkedChanges };
    let folded = told.folding.done(matcher);
    Comparison { verdict, passage: passage(told.spans), differences: Vec::new(), changes: told.changes, folded }
}

/// The passage that comes nearest, if one comes near.
pub(super) fn nearest(matcher: &mut Matcher<'_>, fragments: &[Fragment], located: &Located) -> Comparison {
    let likeness = Likeness::of(located);
    if likeness == Likeness::None {
        return Comparison::without_passage(Verdict::NotFound);
    }
    let mut told = Told::default();
    let mut all = Vec::new();
    let mut end = None;
    for (fragment, laid) in fragments.iter().zip(&located.laid) {
        let range = differences(matcher, fragment, laid, &mut all);
        told.omission(matcher, fragment, end, range.map(|range| range.0));
        if let Some(found) = &laid.found {
            told.fragment(matcher, fragment, found);
        } else if let Some(range) = range {
            told.spans.push(matcher.corpus.span_of(range.0, range.1));
            for (unit, token) in &laid.pairs {
                if let Some(unit) = laid.units.get(*unit).filter(|unit| unit.tokens.1 - unit.tokens.0 == 1) {
                    told.folding.pair(matcher, unit.tokens.0, *token);
                }
            }
            told.groups(matcher, fragment, range);
        }
        end = range.map(|range| range.1).or(end);
    }
    let passage = passage(told.spans);
    if likeness == Likeness::Weak {
        return Comparison { passage, ..Comparison::without_passage(Verdict::NotFound) };
    }
    told.changes.sort_by_key(|change| (change.quoted.start(), change.quoted.end()));
    all.sort_by_key(|difference| (difference.quoted.start(), difference.quoted.end()));
    let folded = told.folding.done(matcher);
    Comparison { verdict: Verdict::Differs, passage, differences: all, changes: told.changes, folded }
}

/// How near a passage is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// The quotation is of this passage.
    Strong,
    /// It may be.
    Weak,
    None,
}

impl Likeness {
    /// Judged by what the words in common say: a rare one more than `the`.
    fn of(located: &Located) -> Self {
        let (common, words) = located.words;
        let share = |percent: u32| u64::from(located.common) * 100 >= u64::from(located.all) * u64::from(percent);
        let longest = located.laid.iter().map(longest_run).max().unwrap_or(0);
        // Weights are four to a bit: words in common by chance say little.
        let says = |bits: u32| located.common >= 4 * bits;
        let few = words <= 4 && common + 1 >= words.max(3) && share(50) && says(14);
        let many = common >= 3 && share(50) && says(22) && longest >= 2;
        // Nobody says six words in a row by chance, unless all of them say little.
        let long = longest >= 6 && share(35) && says(22);
        if few || many || long {
            Self::Strong
        } else if common >= 4 && share(30) && says(24) && longest >= 3 {
            Self::Weak
        } else {
            Self::None
        }
    }
}

/// The most words of a fragment that stand in a row in both.
fn longest_run(laid: &super::near::Laid) -> usize {
    if laid.found.is_some() {
        return laid.units.iter().filter(|unit| unit.is_word).count();
    }
    let (mut longest, mut run) = (0, 0);
    let mut last = None;
    for pair in &laid.pairs {
        run = if last == Some((pair.0.wrapping_sub(1), pair.1.wrapping_sub(1))) { run } else { 0 };
        run += usize::from(laid.units.get(pair.0).is_some_and(|unit| unit.is_word));
        longest = longest.max(run);
        last = Some(*pair);
    }
    longest
}

fn passage(fragments: Vec<Span>) -> Option<Passage> {
    (!fragments.is_empty()).then_some(Passage { fragments })
}

#[derive(Default)]
struct Told {
    spans: Vec<Span>,
    changes: Vec<Change>,
    folding: Folding,
}

impl Told {
    fn change(&mut self, matcher: &Matcher<'_>, kind: ChangeKind, quoted: (usize, usize), source: (usize, usize)) {
        let quoted = matcher.quoted.document(quoted.0, quoted.1);
        let source = matcher.corpus.span_of(source.0, source.1);
        self.changes.push(Change { kind, quoted, source });
    }

    /// The omission before `fragment`, between the tokens `end` and `start` of the corpus.
    fn omission(&mut self, matcher: &Matcher<'_>, fragment: &Fragment, end: Option<usize>, start: Option<usize>) {
        let Some(omission) = fragment.omission else { return };
        let (end, start) = match (end, start) {
            (Some(end), Some(start)) => (end, start.max(end)),
            (None, Some(at)) | (Some(at), None) => (at, at),
            (None, None) => return,
        };
        let gap = matcher.corpus.tokens.get(end..start).unwrap_or_default();
        let ours = matcher.quoted.tokens.get(omission.0..omission.1).unwrap_or_default();
        let ids = |tokens: &[Token]| tokens.iter().map(|token| token.id).collect::<Vec<_>>();
        // An ellipsis of the source's own.
        if !gap.is_empty() && (ids(gap) == [ELLIPSIS] || ids(gap) == ids(ours)) {
            return;
        }
        self.change(matcher, ChangeKind::Omission, omission, (end, start));
    }

    fn fragment(&mut self, matcher: &mut Matcher<'_>, fragment: &Fragment, found: &Found) {
        self.spans.push(matcher.corpus.span_of(found.all.0, found.all.1));
        for step in matcher.steps(fragment, found) {
            self.step(matcher, fragment, &step);
        }
    }

    fn step(&mut self, matcher: &Matcher<'_>, fragment: &Fragment, step: &Step) {
        let kind = match step.kind {
            StepKind::Same => {
                self.folding.step(matcher, step);
                return;
            }
            StepKind::Capital => {
                self.folding.step(matcher, step);
                ChangeKind::Capital
            }
            StepKind::Insertion | StepKind::Parenthesis => ChangeKind::Insertion,
            StepKind::Sic => ChangeKind::Sic,
            StepKind::Incise => return,
            StepKind::Punctuation => ChangeKind::FinalPunctuation,
        };
        let glued = fragment.core.iter().find_map(|element| match element {
            Element::Glued(glued) if glued.start == step.quoted.0 => Some(glued),
            _ => None,
        });
        let quoted = glued.filter(|_| kind == ChangeKind::Insertion).map_or(step.quoted, |glued| glued.bracket);
        self.change(matcher, kind, quoted, step.source);
    }

    /// Insertions of a fragment that differs: they are the writer's, whatever else is not the source's.
    fn groups(&mut self, matcher: &Matcher<'_>, fragment: &Fragment, range: (usize, usize)) {
        let elements = [&fragment.before, &fragment.core, &fragment.after];
        for element in elements.into_iter().flatten() {
            let kind = match element {
                Element::Group(group) if group.kind == GroupKind::Square => ChangeKind::Insertion,
                Element::Group(group) if group.kind == GroupKind::Sic => ChangeKind::Sic,
                _ => continue,
            };
            self.change(matcher, kind, element.range(), (range.1, range.1));
        }
    }

    fn loose(&mut self, matcher: &Matcher<'_>) {
        for group in &matcher.quoted.loose {
            let kind = match group.kind {
                GroupKind::Sic => ChangeKind::Sic,
                GroupKind::Incise => continue,
                GroupKind::Square | GroupKind::Round => ChangeKind::Insertion,
            };
            let end = matcher.corpus.tokens.len();
            self.change(matcher, kind, (group.start, group.end), (end, end));
        }
    }
}
