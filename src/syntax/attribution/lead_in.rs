//! Lead-ins: the sentence before a block quotation.

use super::super::Lang;
use super::super::lexicon::{Class, speech_cue};
use super::clause::{Reading, Said};
use super::token::tokens;
use super::words::Words;
use super::{Attribution, Origin, SpeakerKind, boundary};
use crate::text::Span;

/// How much of a lead-in is read, from its end, in bytes. What is longer is no sentence.
const WINDOW: usize = 2_000;

/// Reads a lead-in: `text` is the masked sentence before a block quotation (`According to NAME, ROLE:`,
/// `Two years later, in Springfield, Lincoln wrote:`). `None`: it names no speaker and has no speech cue.
pub fn lead_in(text: &str, lang: Lang) -> Option<Attribution> {
    let start = boundary(text, text.len().saturating_sub(WINDOW));
    let tokens = tokens(text, start, text.len(), &[], lang);
    let words = Words::new(text, &tokens, lang);
    let said = match words.said_before(tokens.len()) {
        Reading::Said(said) => Some(said).filter(|said| said.speaker.is_some()),
        Reading::Unclear => None,
        Reading::Silent => words.owner_of_words().or_else(|| words.label()),
    };
    let attribution = said.map(|said| words.attribution(said, 0..tokens.len(), Origin::LeadIn));
    let whole = Span::new(text.len() - text.trim_start().len(), text.trim_end().len());
    let nobody = || Attribution {
        span: whole,
        origin: Origin::LeadIn,
        speaker: None,
        role: None,
        place: None,
        date: None,
        inferred: false,
    };
    match attribution {
        Some(attribution) => Some(Attribution { span: whole, ..attribution }),
        None => speech_cue(&text[start..], lang).map(|_| nobody()),
    }
}

impl Words<'_> {
    /// The owner of a text or of words: “In Lincoln’s words:”, “From Jane Doe’s letter of 3 May 1858:”.
    pub(super) fn owner_of_words(&self) -> Option<Said> {
        self.tokens.last().filter(|last| last.is_mark(':') || last.is_mark(','))?;
        (0..self.tokens.len()).find_map(|at| {
            let phrase = self.owner(at)?;
            let end = phrase.tokens.end;
            let work = (end..end + 4).find(|&at| self.is(at, Class::Work))?;
            let clear = self.tokens[end..work].iter().all(|token| token.is_word() && !token.is_possessive);
            clear.then(|| Said::new(phrase, work..work + 1))
        })
    }

    /// A name by itself before a colon: `Jane Doe, mayor of Springfield:`. Only where its form shows that it is one: any
    /// other words may be a heading.
    pub(super) fn label(&self) -> Option<Said> {
        let last = self.tokens.len().checked_sub(1).filter(|&last| self.is_mark(last, &[':']))?;
        let phrase = self.phrase(0).filter(|phrase| phrase.is_certain && phrase.speaker.kind == SpeakerKind::Person)?;
        let context = self.is(phrase.tokens.end, Class::Preposition);
        let phrase = self.with_apposition(phrase);
        let end = phrase.tokens.end;
        let complete = end == last || context || self.is_mark(end, &[',', ')']);
        let tokens = phrase.tokens.clone();
        complete.then(|| Said::new(phrase, tokens))
    }
}
