//! Searching the source for exactly what is quoted. Nothing else verifies.

use std::borrow::Cow;
use std::collections::HashSet;

use super::corpus::Corpus;
use super::fold::{self, DASH, Token};
use super::quoted::{Element, Fragment, Quoted};

/// So many tokens are compared before the search gives up on what it has not tried: enough for any quotation, too few for
/// a source that says one word a million times to cost a second.
const BUDGET: usize = 2_000_000;

/// So many marks that reopen a paragraph stand in a row at most: one for each level of nesting.
const REOPENED: usize = 8;

/// A word that the source does not have.
pub(super) const UNKNOWN: u32 = u32::MAX >> 1;

/// The numbers that the corpus gives a word; of a mark, its id.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ids {
    pub(super) exact: u32,
    pub(super) lower: u32,
}

/// A quotation against a corpus.
pub(super) struct Matcher<'a> {
    pub(super) quoted: &'a Quoted,
    pub(super) corpus: &'a Corpus,
    /// By form.
    ids: Vec<Ids>,
    left: usize,
    pub(super) trace: Vec<Step>,
}

/// A step of a match: what of the quotation stands for what of the corpus.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// Tokens of the quotation.
    pub(super) quoted: (usize, usize),
    /// Tokens of the corpus.
    pub(super) source: (usize, usize),
    pub(super) kind: StepKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StepKind {
    Same,
    Capital,
    Insertion,
    Parenthesis,
    Sic,
    /// A clause that says who speaks.
    Incise,
    /// Punctuation at an end.
    Punctuation,
}

/// A fragment found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Tokens of the core.
    pub(super) core: (usize, usize),
    /// Tokens of all that is literally there.
    pub(super) all: (usize, usize),
    /// How many marked changes there are.
    pub(super) changes: usize,
    /// Whether what is in parentheses is not the source's.
    pub(super) has_parenthesis: bool,
}

/// Whether a word is not in `corpus` at all that must be.
pub(super) fn is_word_missing(quoted: &Quoted, corpus: &Corpus) -> bool {
    let form = |token: Token| quoted.forms.get(token.id as usize);
    let is_missing = |token: Token| form(token).is_some_and(|form| corpus.form(&form.lower).is_none());
    let elements = quoted.fragments.iter().flat_map(|fragment| &fragment.core);
    elements.filter_map(|element| needed(quoted, corpus, element)).any(is_missing)
}

/// The word of `element`, if `corpus` must have it.
fn needed(quoted: &Quoted, corpus: &Corpus, element: &Element) -> Option<Token> {
    let Element::Token(at) = element else { return None };
    let token = quoted.token(*at).filter(|token| token.is_word())?;
    // The source may have a soft hyphen for the hyphen.
    let may_be_part = corpus.has_soft && (token.is_joined_before() || token.is_joined_after());
    (!may_be_part).then_some(token)
}

impl<'a> Matcher<'a> {
    pub(super) fn new(quoted: &'a Quoted, corpus: &'a Corpus) -> Self {
        let ids = quoted.forms.iter().map(|form| {
            let lower = corpus.form(&form.lower).unwrap_or(UNKNOWN);
            let exact = if corpus.is_caseless() || form.exact == form.lower {
                lower
            } else {
                corpus.form(&form.exact).unwrap_or(UNKNOWN)
            };
            Ids { exact, lower }
        });
        Self { quoted, corpus, ids: ids.collect(), left: BUDGET, trace: Vec::new() }
    }

    /// From here on as much may be compared as ever.
    pub(super) fn begin(&mut self) {
        self.left = BUDGET;
    }

    /// The ids of the token `at` of the quotation.
    pub(super) fn ids(&self, at: usize) -> Ids {
        match self.quoted.token(at) {
            Some(token) if token.is_word() => self.form(token.id as usize),
            Some(token) => Ids { exact: token.id, lower: token.id },
            None => Ids { exact: UNKNOWN, lower: UNKNOWN },
        }
    }

    pub(super) fn form(&self, form: usize) -> Ids {
        self.ids.get(form).copied().unwrap_or(Ids { exact: UNKNOWN, lower: UNKNOWN })
    }

    /// Fragments as this corpus can have them: one without punctuation has no marks.
    pub(super) fn fragments(&self) -> Cow<'a, [Fragment]> {
        let mut fragments = Cow::Borrowed(self.quoted.fragments.as_slice());
        if self.corpus.is_unpunctuated {
            let is_kept = |element: &Element| match element {
                Element::Token(at) => self.quoted.token(*at).is_some_and(Token::is_word),
                _ => true,
            };
            for fragment in fragments.to_mut() {
                fragment.before.retain(is_kept);
                fragment.core.retain(is_kept);
                fragment.after.retain(is_kept);
            }
        }
        fragments
    }

    /// Where `fragment` stands, in order.
    pub(super) fn occurrences(&mut self, fragment: &Fragment) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let Some(anchor) = self.anchor(&fragment.core) else { return found };
        let corpus = self.corpus;
        let places: Box<dyn Iterator<Item = usize>> = match anchor {
            Some((_, lower)) => Box::new(corpus.places(lower).iter().map(|place| *place as usize)),
            None => Box::new(0..corpus.tokens.len()),
        };
        let anchor = anchor.map_or(0, |(at, _)| at);
        for place in places {
            if self.left == 0 {
                break;
            }
            for start in self.starts(&fragment.core, anchor, place) {
                if found.last().is_none_or(|last| last.core.0 < start)
                    && let Some(occurrence) = self.at(fragment, start)
                {
                    found.push(occurrence);
                }
            }
        }
        found
    }

    /// The element to look for, with its word, of those before the first insertion; `Some(None)` if there is none that
    /// says much, `None` if the corpus does not have all the words.
    #[allow(clippy::option_option)]
    fn anchor(&self, core: &[Element]) -> Option<Option<(usize, u32)>> {
        let first_group = core.iter().position(|element| matches!(element, Element::Group(_))).unwrap_or(core.len());
        let mut best: Option<(usize, u32, usize)> = None;
        for (at, element) in core.iter().enumerate() {
            let Some(token) = needed(self.quoted, self.corpus, element) else { continue };
            let lower = self.form(token.id as usize).lower;
            let count = self.corpus.places(lower).len();
            if count == 0 {
                return None;
            }
            if at < first_group && best.is_none_or(|best| count < best.2) {
                best = Some((at, lower, count));
            }
        }
        Some(best.map(|(at, lower, _)| (at, lower)))
    }

    /// Where the core may start if the element `anchor` of it is the token `place`.
    fn starts(&mut self, core: &[Element], anchor: usize, place: usize) -> Vec<usize> {
        let mut starts = vec![place];
        let mut at = anchor;
        while at > 0 {
            at -= 1;
            let mut next = Vec::new();
            for start in starts {
                self.left = self.left.saturating_sub(1);
                self.back(core, at, start, &mut next);
            }
            next.sort_unstable();
            next.dedup();
            // More than one only where something may be skipped, or literally stands in brackets.
            next.truncate(8);
            starts = next;
            if starts.is_empty() {
                break;
            }
        }
        starts
    }

    /// Where the element `at` may start if it ends before `end`, marks that reopen a paragraph there or not.
    fn back(&self, core: &[Element], at: usize, end: usize, starts: &mut Vec<usize>) {
        let reopens = |end: usize| end.checked_sub(1).and_then(|at| self.corpus.token(at)).is_some_and(Token::reopens);
        let reopened = (0..REOPENED).take_while(|marks| end.checked_sub(*marks).is_some_and(reopens)).count();
        for end in end - reopened..=end {
            self.back_from(core, at, end, starts);
        }
    }

    /// The same, with nothing left out before `end`.
    fn back_from(&self, core: &[Element], at: usize, end: usize, starts: &mut Vec<usize>) {
        let Some(last) = end.checked_sub(1).and_then(|last| self.corpus.token(last)) else { return };
        match core.get(at) {
            Some(Element::Token(token)) => {
                let Some(quoted) = self.quoted.token(*token) else { return };
                // The exact search comes after this: letters may differ in case, and so may hyphens.
                let ids = self.ids(*token);
                let is_same = ids.exact == last.id
                    || last.is_word() && quoted.is_word() && ids.lower == self.corpus.lower(last.id);
                if is_same {
                    starts.push(end - 1);
                } else if quoted.reopens() {
                    starts.push(end);
                } else if last.is_soft() && self.corpus.has_soft && quoted.is_joined_before() {
                    starts.push(end - 1);
                } else if self.corpus.has_soft && self.is_in_compound(core, at) {
                    // Its word was stepped over whole.
                    starts.push(end);
                }
            }
            Some(Element::Glued(glued)) => {
                starts.push(end - 1);
                starts.extend(end.checked_sub(glued.end - glued.start));
                // `[Q]u’il`
                starts
                    .extend(end.checked_sub(2).filter(|start| self.corpus.token(*start).is_some_and(Token::is_elided)));
            }
            _ => {}
        }
    }

    /// Whether the element `at` is part of a word with hyphens, and not its last.
    fn is_in_compound(&self, core: &[Element], at: usize) -> bool {
        let joined = |index: usize, test: fn(Token) -> bool| matches!(core.get(index), Some(Element::Token(token)) if self.quoted.token(*token).is_some_and(test));
        joined(at, Token::is_joined_after)
            || joined(at, |token| token.id == DASH) && joined(at + 1, Token::is_joined_before)
    }

    /// `fragment` with its core starting at `start`.
    fn at(&mut self, fragment: &Fragment, start: usize) -> Option<Found> {
        self.trace.clear();
        let end = if self.corpus.is_hyphened(start) { None } else { self.run(fragment, start) }?;
        let core = (start, end);
        let mut all = core;
        self.outer(fragment, &mut all);
        let changes = self.trace.iter().filter(|step| step.kind != StepKind::Same).count();
        let has_parenthesis = self.trace.iter().any(|step| step.kind == StepKind::Parenthesis);
        Some(Found { core, all, changes, has_parenthesis })
    }

    /// The steps of `fragment` where it was found, in order.
    pub(super) fn steps(&mut self, fragment: &Fragment, found: &Found) -> Vec<Step> {
        self.begin();
        self.trace.clear();
        if self.run(fragment, found.core.0).is_some() {
            let mut all = found.core;
            self.outer(fragment, &mut all);
        }
        let mut steps = std::mem::take(&mut self.trace);
        steps.sort_by_key(|step| step.quoted);
        steps
    }

    /// Past the core of `fragment` if it starts at `start`. Its steps are in the trace.
    fn run(&mut self, fragment: &Fragment, start: usize) -> Option<usize> {
        let core = &fragment.core;
        let initial = core.iter().position(|element| self.is_word(element));
        let mut others: Vec<(usize, usize, usize, Step)> = Vec::new();
        let mut seen: HashSet<(usize, usize)> = HashSet::new();
        let (mut element, mut at) = (0, start);
        loop {
            self.left = self.left.checked_sub(1)?;
            let step = match core.get(element) {
                None if self.corpus.is_hyphened(at) => None,
                None => return Some(at),
                Some(Element::Token(_)) => self.token_step(core, element, at, initial == Some(element)),
                Some(branching) => {
                    if seen.insert((element, at)) {
                        let options = match branching {
                            Element::Group(group) => self.group_steps(group, at),
                            Element::Glued(glued) => self.glued_steps(glued, at, initial == Some(element)),
                            Element::Token(_) => Vec::new(),
                        };
                        let depth = self.trace.len();
                        others.extend(options.into_iter().rev().map(|step| (element + 1, step.source.1, depth, step)));
                    }
                    None
                }
            };
            if let Some((next, step)) = step {
                self.trace.push(step);
                (element, at) = (next, step.source.1);
            } else {
                let (next, to, depth, step) = others.pop()?;
                self.trace.truncate(depth);
                self.trace.push(step);
                (element, at) = (next, to);
            }
        }
    }

    fn is_word(&self, element: &Element) -> bool {
        match element {
            Element::Token(at) => self.quoted.token(*at).is_some_and(Token::is_word),
            Element::Glued(_) => true,
            Element::Group(_) => false,
        }
    }

    /// The step over a token, and the element after it.
    fn token_step(&self, core: &[Element], element: usize, at: usize, is_initial: bool) -> Option<(usize, Step)> {
        let Some(Element::Token(index)) = core.get(element) else { return None };
        let quoted = self.quoted.token(*index)?;
        let step = |next: usize, from: usize, to: usize, kind: StepKind| {
            let end = next.checked_sub(1).and_then(|last| core.get(last)).map_or(*index, |last| last.range().1);
            Some((next, Step { quoted: (*index, end), source: (from, to), kind }))
        };
        // The mark that opens a paragraph within the source's own quotation may be left out.
        let skipped = self.corpus.token(at).is_some_and(Token::reopens) && element > 0;
        for from in [Some(at), skipped.then_some(at + 1)].into_iter().flatten() {
            let Some(token) = self.corpus.token(from) else { break };
            let ids = self.ids(*index);
            if ids.exact == token.id {
                return step(element + 1, from, from + 1, StepKind::Same);
            }
            if is_initial && self.is_capital(ids, &self.quoted.forms, quoted.id as usize, token) {
                return step(element + 1, from, from + 1, StepKind::Capital);
            }
            if token.is_soft()
                && let Some(parts) = self.soft_parts(core, element, token)
            {
                return step(element + parts, from, from + 1, StepKind::Same);
            }
        }
        quoted.reopens().then(|| step(element + 1, at, at, StepKind::Same)).flatten()
    }

    /// Whether `token` is the word with `ids` but for the case of its first letter.
    pub(super) fn is_capital(&self, ids: Ids, forms: &[super::quoted::Form], form: usize, token: Token) -> bool {
        if !token.is_word() || ids.lower != self.corpus.lower(token.id) || ids.lower == UNKNOWN {
            return false;
        }
        let Some(form) = forms.get(form) else { return false };
        fold::same_but_initial(&form.exact, &self.folded(token))
    }

    /// Whether the token `at` of the quotation is `token` but for the case of its first letter.
    pub(super) fn is_capital_of(&self, at: usize, token: Token) -> bool {
        let quoted = self.quoted.token(at);
        quoted.is_some_and(|quoted| self.is_capital(self.ids(at), &self.quoted.forms, quoted.id as usize, token))
    }

    /// The form of a word of the corpus.
    pub(super) fn folded(&self, token: Token) -> String {
        fold::folded(self.corpus.raw(token)).collect()
    }

    /// How many elements from `element` on are the word `token`, which has a soft hyphen where they have a hyphen.
    pub(super) fn soft_parts(&self, core: &[Element], element: usize, token: Token) -> Option<usize> {
        let raw = self.corpus.raw(token);
        let mut text = String::new();
        let mut count = 0;
        // One element more for each hyphen, and for each part between.
        for element in core.get(element..)?.iter().take(2 * raw.matches('\u{ad}').count() + 1) {
            let Element::Token(index) = element else { break };
            let part = self.quoted.token(*index)?;
            if part.is_word() {
                text.push_str(&self.quoted.forms.get(part.id as usize)?.exact);
            } else if part.id == DASH {
                text.push('\u{ad}');
            } else {
                break;
            }
            count += 1;
            if part.is_word() && !part.is_joined_after() {
                break;
            }
        }
        // What has a hyphen must have one in the source, in the same place.
        let (mut ours, mut theirs) = (text.chars(), raw.chars().peekable());
        for c in ours.by_ref() {
            if c != '\u{ad}' {
                while theirs.next_if_eq(&'\u{ad}').is_some() {}
            }
            if theirs.next() != Some(c) {
                return None;
            }
        }
        (theirs.next().is_none() && count > 1).then_some(count)
    }

    /// Whether the tokens `quoted` stand literally from `at` on.
    pub(super) fn is_literal(&self, quoted: (usize, usize), at: usize) -> bool {
        self.kept(quoted)
            .zip(at..)
            .all(|(ours, theirs)| self.corpus.token(theirs).is_some_and(|token| token.id == self.ids(ours).exact))
    }

    /// Those of the tokens `quoted` that the corpus can have.
    pub(super) fn kept(&self, quoted: (usize, usize)) -> impl Iterator<Item = usize> {
        let is_kept = |at: &usize| !self.corpus.is_unpunctuated || self.quoted.token(*at).is_some_and(Token::is_word);
        (quoted.0..quoted.1).filter(is_kept)
    }
}
