//! What words in brackets may stand for: `[the mayor]`, `[T]he`, `walk[ed]`.

use super::exact::{Ids, Matcher, Step, StepKind, UNKNOWN};
use super::fold::{self, Token};
use super::quoted::{Glued, Group, GroupKind};

/// How many of the source's words an insertion may stand for: `told [Smith] to go` for `told him to go`.
pub(super) const REPLACED: usize = 4;
/// The most letters that `walk[ed]` may stand for: `walking`.
const ENDING: usize = 3;

impl Matcher<'_> {
    /// The ids of the word that `glued` most likely stands for: it serves to locate, not to verify.
    pub(super) fn altered(&self, glued: &Glued) -> Ids {
        let own = self.form(glued.form);
        if !self.corpus.places(own.lower).is_empty() {
            return own;
        }
        let of = |ending: &&str| self.corpus.form(&fold::lower(&format!("{}{ending}{}", glued.prefix, glued.suffix)));
        let known = ["", "s", "ing", "ed", "es", "e", "en", "er", "t"].iter().filter_map(of);
        let lower = known.into_iter().find(|id| !self.corpus.places(*id).is_empty());
        lower.map_or(own, |lower| Ids { lower, exact: UNKNOWN })
    }

    /// What the words in brackets may be, the likeliest first.
    pub(super) fn group_steps(&self, group: &Group, at: usize) -> Vec<Step> {
        let quoted = (group.start, group.end);
        let step = |to: usize, kind: StepKind| Step { quoted, source: (at, to), kind };
        let mut steps = Vec::new();
        if self.is_literal(quoted, at) {
            steps.push(step(at + self.kept(quoted).count(), StepKind::Same));
        }
        match group.kind {
            GroupKind::Sic => steps.push(step(at, StepKind::Sic)),
            GroupKind::Incise => {
                // The mark after it may be the source's, and not be.
                if self.corpus.token(at).is_some_and(Token::is_final) {
                    steps.push(step(at + 1, StepKind::Incise));
                }
                steps.push(step(at, StepKind::Incise));
            }
            GroupKind::Round => steps.push(step(at, StepKind::Parenthesis)),
            GroupKind::Square => {
                steps.push(step(at, StepKind::Insertion));
                steps.extend(self.replaced_ends(at).into_iter().map(|to| step(to, StepKind::Insertion)));
            }
        }
        steps
    }

    /// Whether `group` is a clause that says who speaks, and the source itself has it.
    pub(super) fn has_incise(&self, group: &Group) -> bool {
        let is_word = |at: &usize| self.quoted.token(*at).is_some_and(Token::is_word);
        let Some(first) = (group.start..group.end).find(is_word).filter(|_| group.kind == GroupKind::Incise) else {
            return false;
        };
        let places = self.corpus.places(self.ids(first).lower);
        // The mark after it may be another one.
        places.iter().any(|place| self.is_literal((first, group.end - 1), *place as usize))
    }

    /// Where words from `at` on that an insertion may stand for can end.
    pub(super) fn replaced_ends(&self, at: usize) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut words = 0;
        for to in at..at + 2 * REPLACED {
            let Some(token) = self.corpus.token(to) else { break };
            words += usize::from(token.is_word());
            if words > REPLACED || self.corpus.must_stand(token) {
                break;
            }
            if !self.corpus.is_hyphened(to + 1) {
                ends.push(to + 1);
            }
        }
        ends
    }

    /// What a word that is in part in brackets may be.
    pub(super) fn glued_steps(&self, glued: &Glued, at: usize, is_initial: bool) -> Vec<Step> {
        let quoted = (glued.start, glued.end);
        let mut steps = Vec::new();
        let step = |from: usize, to: usize, kind: StepKind| Step { quoted, source: (from, to), kind };
        // Without brackets in the source its pieces would be words of their own.
        if !self.corpus.is_unpunctuated && self.is_literal(quoted, at) {
            steps.push(step(at, at + self.kept(quoted).count(), StepKind::Same));
        }
        let skipped = self.corpus.token(at).is_some_and(Token::reopens);
        let from = at + usize::from(skipped);
        if let Some(token) = self.corpus.token(from).filter(|token| token.is_word()) {
            let ids = self.form(glued.form);
            if let Some(to) = self.elided_end(glued, from, is_initial) {
                steps.push(step(from, to, StepKind::Capital));
            } else if ids.exact == token.id || self.is_capital(ids, &self.quoted.forms, glued.form, token) {
                let kind = if glued.prefix.is_empty() { StepKind::Capital } else { StepKind::Insertion };
                steps.push(step(from, from + 1, kind));
            } else if is_altered(glued, &self.folded(token), is_initial) {
                steps.push(step(from, from + 1, StepKind::Insertion));
            }
        }
        steps
    }

    /// Where the elision at `from` and its word end, if both together are `glued`: `[Q]u’il`.
    fn elided_end(&self, glued: &Glued, from: usize, is_initial: bool) -> Option<usize> {
        let (elision, word) = (self.corpus.token(from)?, self.corpus.token(from + 1)?);
        let form = self.quoted.forms.get(glued.form).filter(|_| elision.is_elided() && is_initial)?;
        let both = self.folded(elision) + &self.folded(word);
        (fold::same_but_initial(&form.exact, &both) && glued.prefix.is_empty()).then_some(from + 2)
    }
}

/// Whether `glued` may stand for `source`: `walk[ed]` for `walk`, `walks` or `walking`.
fn is_altered(glued: &Glued, source: &str, is_initial: bool) -> bool {
    let Glued { prefix, suffix, .. } = glued;
    let strip = |source: &str| {
        let rest = source.strip_prefix(prefix.as_str())?.strip_suffix(suffix.as_str())?;
        let says_more = rest.contains(['\'']) || super::negation::denies(rest) || rest.chars().any(char::is_numeric);
        let limit = if prefix.is_empty() { 0 } else { ENDING };
        (rest.chars().count() <= limit && !says_more).then_some(())
    };
    if strip(source).is_some() {
        return true;
    }
    // `Walk[ed]` at the beginning, for `walks`.
    let mut chars = source.chars();
    let first = chars.next().filter(|_| is_initial && !prefix.is_empty());
    first.is_some_and(|first| {
        let rest = chars.as_str();
        let (upper, lower) = (first.to_uppercase(), first.to_lowercase());
        strip(&upper.chain(rest.chars()).collect::<String>()).is_some()
            || strip(&lower.chain(rest.chars()).collect::<String>()).is_some()
    })
}
