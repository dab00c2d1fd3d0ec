//! What folding a comparison stood on.

use unicode_normalization::UnicodeNormalization;

use super::Folded;
use super::exact::{Matcher, Step};
use super::fold::{self, DASH, ELLIPSIS, QUOTE, Token};

/// Gathers it, token by token.
#[derive(Default)]
pub(super) struct Folding {
    folded: Folded,
}

impl Folding {
    /// A step at which the two are the same.
    pub(super) fn step(&mut self, matcher: &Matcher<'_>, step: &Step) {
        let (quoted, source) = (step.quoted, step.source);
        if quoted.1 - quoted.0 == source.1.saturating_sub(source.0) {
            for (ours, theirs) in (quoted.0..quoted.1).zip(source.0..) {
                self.pair(matcher, ours, theirs);
            }
        } else if source.0 == source.1 {
            self.folded.marks = true;
        } else if source.1 - source.0 == 1 && matcher.corpus.token(source.0).is_some_and(Token::is_soft) {
            self.folded.hyphens = true;
        }
    }

    /// The token `ours` of the quotation stands for `theirs` of the corpus.
    pub(super) fn pair(&mut self, matcher: &Matcher<'_>, ours: usize, theirs: usize) {
        let (Some(ours), Some(theirs)) = (matcher.quoted.token(ours), matcher.corpus.token(theirs)) else { return };
        let (quoted, source) = (matcher.quoted.raw(ours), matcher.corpus.raw(theirs));
        if quoted == source {
            return;
        }
        match theirs.id {
            QUOTE => self.folded.marks = true,
            DASH => self.folded.dashes = true,
            ELLIPSIS => self.folded.forms = true,
            _ if !theirs.is_word() => self.folded.forms = true,
            _ => self.word(quoted, source, matcher.corpus.is_caseless()),
        }
    }

    fn word(&mut self, quoted: &str, source: &str, is_caseless: bool) {
        let visible = |word: &str| word.chars().filter(|c| !fold::is_ignorable(*c)).collect::<String>();
        let (ours, theirs) = (visible(quoted), visible(source));
        self.folded.hyphens |= ours.len() != quoted.len() || theirs.len() != source.len();
        let marks = |word: &str| word.chars().filter(|c| !c.is_alphanumeric()).collect::<String>();
        let folded = |word: &str| word.nfkc().collect::<String>();
        let (ours_folded, theirs_folded) = (folded(&ours), folded(&theirs));
        self.folded.forms |= ours != theirs && (ours_folded != ours || theirs_folded != theirs);
        self.folded.marks |= marks(&ours_folded) != marks(&theirs_folded);
        let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        self.folded.capitals |= is_caseless && letters(&ours_folded) != letters(&theirs_folded);
    }

    /// All of it.
    pub(super) fn done(mut self, matcher: &Matcher<'_>) -> Folded {
        let has_marks = matcher.quoted.tokens.iter().any(|token| !token.is_word() && token.id != ELLIPSIS);
        self.folded.punctuation = matcher.corpus.is_unpunctuated && has_marks;
        self.folded
    }
}
