//! Lead-ins: the sentence before a block quotation.

use super::super::Lang;
use super::super::lexicon::{Class, speech_cue};
use super::clause::{Reading, Said};
use super::phrase::Words;
use super::token::tokens;
use super::{Attribution, Origin, SpeakerKind};

/// Reads a lead-in: `text` is the masked sentence before a block quotation (`According to NAME, ROLE:`,
/// `Two years later, in Springfield, Lincoln wrote:`). `None`: it names no speaker and has no speech cue.
pub fn lead_in(text: &str, lang: Lang) -> Option<Attribution> {
    let tokens = tokens(text, 0, text.len(), &[], lang);
    let words = Words::new(text, &tokens, lang);
    let said = match words.said_before(tokens.len()) {
        Reading::Said(said) => Some(said),
        Reading::Unclear => None,
        Reading::Silent => words.owner_of_words().or_else(|| words.label()),
    };
    let said = said.filter(|said| said.speaker.is_some());
    match said {
        Some(said) => Some(words.attribution(said, 0..tokens.len(), Origin::LeadIn)),
        None => speech_cue(text, lang).map(|cue| Attribution {
            span: cue.into(),
            origin: Origin::LeadIn,
            speaker: None,
            role: None,
            place: None,
            date: None,
            inferred: false,
        }),
    }
}

impl Words<'_> {
    /// The owner of a text or of words: “In Lincoln’s words:”, “From Jane Doe’s letter of 3 May 1858:”.
    pub(super) fn owner_of_words(&self) -> Option<Said> {
        let ends = self.tokens.last().is_some_and(|token| token.is_mark(':') || token.is_mark(','));
        (0..self.tokens.len()).filter(|_| ends).find_map(|at| {
            let phrase = self.owner(at)?;
            let end = phrase.tokens.end;
            let work = (end..end + 4).find(|&at| self.get(at).is_some_and(|token| token.is(Class::Work)))?;
            let clear = self.tokens[end..work].iter().all(|token| token.is_word() && !token.is_possessive);
            clear.then(|| Said::new(&phrase, None, work..work + 1))
        })
    }

    /// A name by itself before a colon: `Jane Doe, mayor of Springfield:`. Only where its form shows that it is one: any
    /// other words may be a heading.
    pub(super) fn label(&self) -> Option<Said> {
        let last = self.tokens.len().checked_sub(1).filter(|&last| self.is_mark(last, &[':']))?;
        let phrase = self.phrase(0).filter(|phrase| phrase.is_certain && phrase.speaker.kind == SpeakerKind::Person)?;
        let end = phrase.tokens.end;
        let (phrase, role) = self.with_apposition(phrase);
        let context = self.get(end).is_some_and(|token| token.is(Class::Preposition));
        let complete =
            phrase.tokens.end == last || end == last || context || self.is_mark(phrase.tokens.end, &[',', ')']);
        complete.then(|| Said::new(&phrase, role, phrase.tokens.clone()))
    }
}
