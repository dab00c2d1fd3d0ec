//! Where a quotation and the passage it comes nearest to differ.

use std::collections::HashSet;

use super::Difference;
use super::align::Unit;
use super::contraction::counterparts;
use super::exact::Matcher;
use super::fold::{DASH, Token, lower};
use super::near::Laid;
use super::quoted::{Element, Fragment, Group, GroupKind};
use crate::text::Span;

/// Where `laid`, a fragment, differs from the source, and the tokens of the corpus that it was laid beside. The
/// differences are in order.
pub(super) fn differences(
    matcher: &Matcher<'_>,
    fragment: &Fragment,
    laid: &Laid,
    out: &mut Vec<Difference>,
) -> Option<(usize, usize)> {
    if let Some(found) = laid.found {
        return Some(found.all);
    }
    let mut beside = Beside { matcher, laid: with_parentheses(fragment, laid), out };
    beside.laid.pairs.retain(|pair| is_same(matcher, fragment, laid, *pair));
    beside.unpair_hyphens();
    beside.unpair_parts();
    let pairs: Vec<(usize, usize)> = beside.laid.pairs.clone();
    let count = beside.laid.units.len();
    let (Some(first), Some(last)) = (pairs.first().copied(), pairs.last().copied()) else {
        beside.nowhere(fragment);
        return None;
    };
    let start = beside.head(first);
    let end = beside.tail(last, count);
    beside.gap((0, first.0), (start, first.1));
    for (before, after) in pairs.iter().zip(pairs.iter().skip(1)) {
        beside.gap((before.0 + 1, after.0), (before.1 + 1, after.1));
    }
    beside.gap((last.0 + 1, count), (last.1 + 1, end));
    Some((start, end))
}

/// Whether a pair of `laid` is the same word, or one that may differ so.
fn is_same(matcher: &Matcher<'_>, fragment: &Fragment, laid: &Laid, pair: (usize, usize)) -> bool {
    let (Some(unit), Some(token)) = (laid.units.get(pair.0), matcher.corpus.token(pair.1)) else { return false };
    if unit.exact == token.id {
        return true;
    }
    if !unit.is_word {
        return false;
    }
    let is_initial = !laid.units.iter().take(pair.0).any(|before| before.is_word);
    let glued = fragment.core.iter().find_map(|element| match element {
        Element::Glued(glued) if glued.start == unit.tokens.0 => Some(glued),
        _ => None,
    });
    match glued {
        Some(glued) => !matcher.glued_steps(glued, pair.1, is_initial).is_empty(),
        None => is_initial && matcher.is_capital_of(unit.tokens.0, token),
    }
}

/// `laid`, with parentheses of which the source has no word as insertions.
fn with_parentheses(fragment: &Fragment, laid: &Laid) -> Laid {
    let mut out = laid.clone();
    for element in &fragment.core {
        let Element::Group(group) = element else { continue };
        let within = |tokens: (usize, usize)| group.start <= tokens.0 && tokens.1 <= group.end;
        let is_paired = |unit: usize| {
            let unit = out.units.get(unit);
            unit.is_some_and(|unit| unit.is_word && within(unit.tokens))
        };
        if group.kind != GroupKind::Round || out.pairs.iter().any(|pair| is_paired(pair.0)) {
            continue;
        }
        let start = out.units.partition_point(|unit| unit.tokens.0 < group.start);
        let end = out.units.partition_point(|unit| unit.tokens.0 < group.end);
        out.units.drain(start..end.max(start));
        out.pairs.retain(|pair| !(start..end).contains(&pair.0));
        let moved = |unit: &mut usize| {
            if *unit >= end {
                *unit -= end - start;
            }
        };
        out.pairs.iter_mut().for_each(|pair| moved(&mut pair.0));
        out.groups.iter_mut().for_each(|(unit, _)| moved(unit));
        out.groups.push((start, *group));
    }
    out.groups.sort_by_key(|(_, group)| group.start);
    out
}

struct Beside<'m, 'a, 'o> {
    matcher: &'m Matcher<'a>,
    laid: Laid,
    out: &'o mut Vec<Difference>,
}

impl Beside<'_, '_, '_> {
    /// The hyphen of a word is none of its own: it stands for no dash elsewhere.
    fn unpair_hyphens(&mut self) {
        let (quoted, corpus) = (self.matcher.quoted, self.matcher.corpus);
        let all: HashSet<(usize, usize)> = self.laid.pairs.iter().copied().collect();
        let units = &self.laid.units;
        self.laid.pairs.retain(|(unit, token)| {
            let joins = |dash: Option<Token>, before: Option<Token>| {
                dash.is_some_and(|dash| dash.id == DASH) && before.is_some_and(Token::is_joined_after)
            };
            let ours = units.get(*unit).map_or(0, |unit| unit.tokens.0);
            let is_hyphen = joins(quoted.token(ours), ours.checked_sub(1).and_then(|before| quoted.token(before)))
                || joins(corpus.token(*token), token.checked_sub(1).and_then(|before| corpus.token(before)));
            !is_hyphen
                || all.contains(&(unit.wrapping_sub(1), token.wrapping_sub(1)))
                || all.contains(&(unit + 1, token + 1))
        });
    }

    /// Of words that are not the same all through no part is paired: differences are of whole words, with their elisions.
    fn unpair_parts(&mut self) {
        let pairs = std::mem::take(&mut self.laid.pairs);
        let mut kept: Vec<(usize, usize)> = Vec::with_capacity(pairs.len());
        let count = self.laid.units.len();
        let past = |pair: Option<&(usize, usize)>| pair.map(|pair| (pair.0 + 1, pair.1 + 1));
        for next in pairs {
            let is_same = match past(kept.last()) {
                Some(last) => last == next || self.is_accepted((last.0, next.0), (last.1, next.1)),
                // A quotation may begin after an elision.
                None => next.0 == 0 && !self.matcher.corpus.is_hyphened(next.1),
            };
            if is_same {
                kept.push(next);
            } else if !self.is_within_word(next) {
                self.pop_parts(&mut kept);
                kept.push(next);
            }
        }
        let end = past(kept.last()).unwrap_or_default();
        if end.0 < count || self.is_within_word(end) {
            self.pop_parts(&mut kept);
        }
        self.laid.pairs = kept;
    }

    /// Takes from `pairs` those at the end that are parts of words which go on.
    fn pop_parts(&self, pairs: &mut Vec<(usize, usize)>) {
        while pairs.last().is_some_and(|last| self.is_within_word((last.0 + 1, last.1 + 1))) {
            pairs.pop();
        }
    }

    /// Whether the unit and the token begin within a word of the quotation, or one of the source.
    fn is_within_word(&self, (unit, token): (usize, usize)) -> bool {
        let quoted = self.matcher.quoted;
        let units = unit.checked_sub(1).and_then(|before| self.laid.units.get(before)).zip(self.laid.units.get(unit));
        let is_one = |before: &Unit, unit: &Unit| {
            let (last, first) = (quoted.token(before.tokens.1.checked_sub(1)?)?, quoted.token(unit.tokens.0)?);
            // `l’[homme]` is no word with what comes after the brackets.
            let is_next = before.tokens.1 == unit.tokens.0;
            Some(last.is_hyphened_to(first) || is_next && last.is_elided())
        };
        units.is_some_and(|(before, unit)| is_one(before, unit) == Some(true))
            || self.matcher.corpus.is_within_word(token)
    }

    /// Nothing of `fragment` is in the source: all of it differs but what is marked as the writer's.
    fn nowhere(&mut self, fragment: &Fragment) {
        let mut run: Option<(usize, usize)> = None;
        let mut runs = Vec::new();
        let elements = [&fragment.before, &fragment.core, &fragment.after];
        for element in elements.into_iter().flatten() {
            let range = element.range();
            if matches!(element, Element::Group(group) if group.kind != GroupKind::Round) {
                runs.extend(run.take());
            } else {
                run = Some((run.map_or(range.0, |run| run.0), range.1));
            }
        }
        runs.extend(run);
        for (start, end) in runs.into_iter().flat_map(|(start, end)| self.matcher.quoted.runs(start, end)) {
            self.out.push(Difference { quoted: self.matcher.quoted.document(start, end), source: Span::default() });
        }
    }

    /// Where the source's words begin that the first ones of the quotation stand for, `first` being the first pair.
    fn head(&self, first: (usize, usize)) -> usize {
        let ours = self.words(self.laid.units.iter().take(first.0).rev());
        let mut start =
            self.counterpart(&ours, true, |past| self.word_before(past.unwrap_or(first.1))).unwrap_or(first.1);
        while self.matcher.corpus.is_within_word(start) && (start < first.1 || first.0 > 0) {
            start -= 1;
        }
        start
    }

    /// Where the source's words end that the last ones of the quotation stand for.
    fn tail(&self, last: (usize, usize), count: usize) -> usize {
        let ours = self.words(self.laid.units.iter().take(count).skip(last.0 + 1));
        let next = |at: Option<usize>| self.word_from(at.unwrap_or(last.1) + 1);
        let mut end = self.counterpart(&ours, false, next).unwrap_or(last.1) + 1;
        while self.matcher.corpus.is_within_word(end) {
            end += 1;
        }
        end
    }

    /// The words among `units`, in small letters.
    fn words<'u>(&self, units: impl Iterator<Item = &'u Unit>) -> Vec<String> {
        let quoted = self.matcher.quoted;
        let form = |unit: &Unit| quoted.forms.get(quoted.token(unit.tokens.0)?.id as usize);
        let word = |unit: &Unit| form(unit).map_or_else(String::new, |form| form.lower.to_string());
        units.filter(|unit| unit.is_word).map(word).collect()
    }

    /// The last token of the source's words that `ours` stand for, `next` being the one after another, or the first.
    fn counterpart(
        &self,
        ours: &[String],
        is_back: bool,
        next: impl Fn(Option<usize>) -> Option<usize>,
    ) -> Option<usize> {
        let corpus = self.matcher.corpus;
        let tokens: Vec<usize> = std::iter::successors(next(None), |at| next(Some(*at))).take(2 * ours.len()).collect();
        let word =
            |at: &usize| corpus.token(*at).map_or_else(String::new, |token| lower(&self.matcher.folded(token)).into());
        let theirs: Vec<String> = tokens.iter().map(word).collect();
        tokens.get(counterparts(ours, &theirs, is_back).checked_sub(1)?).copied()
    }

    /// The word before the token `at`, in the same sentence.
    fn word_before(&self, at: usize) -> Option<usize> {
        let corpus = self.matcher.corpus;
        let mut before = (0..at).rev().take_while(|at| !self.is_end(*at) && !self.is_break(*at, *at + 1));
        before.find(|at| corpus.token(*at).is_some_and(Token::is_word))
    }

    /// The first word from the token `at` on, in the same sentence.
    fn word_from(&self, at: usize) -> Option<usize> {
        let corpus = self.matcher.corpus;
        let mut after = (at..corpus.tokens.len()).take_while(|at| !self.is_end(*at) && !self.is_break(*at - 1, *at));
        after.find(|at| corpus.token(*at).is_some_and(Token::is_word))
    }

    /// Whether a sentence, or what is quoted in it, may end with the token `at` of the corpus.
    fn is_end(&self, at: usize) -> bool {
        self.matcher.corpus.token(at).is_none_or(|token| token.is_stop() || token.is_quote())
    }

    /// Whether a paragraph ends between two tokens of the corpus.
    fn is_break(&self, before: usize, after: usize) -> bool {
        let corpus = self.matcher.corpus;
        match (corpus.token(before), corpus.token(after)) {
            (Some(before), Some(after)) => {
                corpus.words().get(before.end()..after.start()).is_some_and(|between| between.contains("\n\n"))
            }
            _ => true,
        }
    }

    /// The units `units` stand where the source has the tokens `source`.
    fn gap(&mut self, units: (usize, usize), source: (usize, usize)) {
        if units.0 >= units.1 && source.0 >= source.1 || self.is_accepted(units, source) {
            return;
        }
        let groups: Vec<Group> = {
            let is_within = |at: usize| units.0 <= at && at <= units.1;
            self.laid.groups.iter().filter(|(at, _)| is_within(*at)).map(|(_, group)| *group).collect()
        };
        if units.0 >= units.1 {
            let next = groups.first().map(|group| group.start).or_else(|| Some(self.laid.units.get(units.1)?.tokens.0));
            let place = self.missing(units.0, next, source);
            self.out.push(Difference { quoted: place, source: self.source(source) });
            return;
        }
        let mut source = Some(source);
        for (start, end) in self.chunks(units, &groups) {
            for (start, end) in self.matcher.quoted.runs(start, end) {
                let quoted = self.matcher.quoted.document(start, end);
                let span = source.take().map_or_else(Span::default, |source| self.source(source));
                self.out.push(Difference { quoted, source: span });
            }
        }
    }

    /// Whether there is nothing to say: the two are the same after all, or an insertion stands for `source`.
    fn is_accepted(&self, units: (usize, usize), source: (usize, usize)) -> bool {
        let mut groups = self.laid.groups.iter();
        let is_replaced = units.0 == units.1
            && groups.any(|(at, group)| *at == units.0 && group.kind == GroupKind::Square)
            && self.matcher.replaced_ends(source.0).contains(&source.1);
        is_replaced || self.is_beside_incise(units, source) || self.is_nothing(units, source)
    }

    /// Whether the source has one mark where a clause stands that says who speaks.
    fn is_beside_incise(&self, units: (usize, usize), source: (usize, usize)) -> bool {
        let has_incise = self.laid.groups.iter().any(|(at, group)| *at == units.0 && group.kind == GroupKind::Incise);
        let is_mark = source.1 == source.0 + 1 && self.matcher.corpus.token(source.0).is_some_and(Token::is_final);
        units.0 == units.1 && has_incise && is_mark
    }

    /// Whether the two are the same after all: marks that may be left out, a hyphen at a line end.
    fn is_nothing(&self, units: (usize, usize), source: (usize, usize)) -> bool {
        let matcher = self.matcher;
        let units = self.laid.units.get(units.0..units.1.max(units.0)).unwrap_or_default();
        let tokens = matcher.corpus.tokens.get(source.0..source.1.max(source.0)).unwrap_or_default();
        if units.is_empty() {
            return tokens.iter().all(|token| token.reopens());
        }
        if let [token] = tokens
            && token.is_soft()
        {
            let elements: Vec<Element> = units.iter().map(|unit| Element::Token(unit.tokens.0)).collect();
            return matcher.soft_parts(&elements, 0, *token) == Some(elements.len());
        }
        tokens.is_empty() && units.iter().all(|unit| matcher.quoted.token(unit.tokens.0).is_some_and(Token::reopens))
    }

    /// The tokens of `units`, parted by `groups`.
    fn chunks(&self, units: (usize, usize), groups: &[Group]) -> Vec<(usize, usize)> {
        let mut chunks: Vec<(usize, usize)> = Vec::new();
        for unit in self.laid.units.get(units.0..units.1).unwrap_or_default() {
            match chunks.last_mut() {
                Some(chunk) if !groups.iter().any(|group| chunk.1 <= group.start && group.end <= unit.tokens.0) => {
                    chunk.1 = unit.tokens.1;
                }
                _ => chunks.push(unit.tokens),
            }
        }
        chunks
    }

    /// Where the tokens `source`, which the quotation lacks before the unit `at`, would stand in it: where white space
    /// parts them from the word before, right before the next token `next`; else right after the last.
    fn missing(&self, at: usize, next: Option<usize>, source: (usize, usize)) -> Span {
        let (quoted, corpus) = (self.matcher.quoted, self.matcher.corpus);
        let is_apart = match (source.0.checked_sub(1).and_then(|before| corpus.token(before)), corpus.token(source.0)) {
            (Some(before), Some(first)) => before.end() < first.start(),
            _ => true,
        };
        let before = at.checked_sub(1).and_then(|at| self.laid.units.get(at)).map(|unit| unit.tokens);
        match (before, next) {
            (Some((start, end)), next) if !is_apart || next.is_none() => Span::empty(quoted.document(start, end).end()),
            (_, Some(next)) => Span::empty(quoted.document(next, next + 1).start()),
            _ => Span::default(),
        }
    }

    fn source(&self, tokens: (usize, usize)) -> Span {
        if tokens.0 < tokens.1 { self.matcher.corpus.span_of(tokens.0, tokens.1) } else { Span::default() }
    }
}
