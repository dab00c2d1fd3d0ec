//! Lead-ins: the sentence before a block quotation.

use super::super::Lang;
use super::super::lexicon::{Class, label, speech_cue};
use super::around::Paragraph;
use super::clause::{Reading, Said};
use super::phrase::Phrase;
use super::token::tokens;
use super::words::Words;
use super::{Attribution, Origin, Speaker, SpeakerKind, boundary};
use crate::text::Span;

/// How much of a lead-in is read, from its end, in bytes. What is longer is no sentence.
const WINDOW: usize = 2_000;

/// Reads a lead-in: the last of the `sentences` of masked `text`, which come before a block quotation (`According to NAME,
/// ROLE:`, `Two years later, in Springfield, Lincoln wrote:`). A pronoun is followed back over those before it. `None`: it
/// names no speaker and has no speech cue.
pub fn lead_in(text: &str, sentences: &[Span], lang: Lang) -> Option<Attribution> {
    let paragraph = Paragraph::new(text, &[], sentences, lang);
    let (last, earlier) = sentences.split_last()?;
    let start = boundary(text, last.start().max(last.end().saturating_sub(WINDOW)));
    let sentence = text.get(start..last.end())?;
    let tokens = tokens(text, start, last.end(), &[], lang);
    let words = Words::new(text, &tokens, lang);
    let said = match words.said_before(tokens.len()) {
        Reading::Said(said) => Some(said).filter(|said| said.speaker.is_some()),
        Reading::Unclear => None,
        Reading::Silent => words.owner_of_words().or_else(|| words.label()).or_else(|| words.implied(tokens.len())),
    };
    let attribution = said.map(|said| words.attribution(said, 0..tokens.len(), Origin::LeadIn));
    let attribution =
        attribution.map(|attribution| paragraph.in_full(paragraph.resolved(attribution, &words, earlier.len())));
    let visible = sentence.trim();
    let from = start + (sentence.len() - sentence.trim_start().len());
    let whole = Span::new(from, from + visible.len());
    let nobody = || Attribution {
        span: whole,
        origin: Origin::LeadIn,
        speaker: None,
        role: None,
        place: None,
        date: None,
        outlet: None,
        inferred: false,
    };
    match attribution {
        Some(attribution) => Some(Attribution { span: whole, ..attribution }),
        None => speech_cue(sentence, lang).map(|_| nobody()),
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

    /// A name by itself before a colon: `Jane Doe, mayor of Springfield:`, `**The Gazette:**`. Only where its form shows that
    /// it is one, or its type, as in an interview: any other words may be a heading.
    pub(super) fn label(&self) -> Option<Said> {
        let last = self.tokens.len().checked_sub(1).filter(|&last| self.is_mark(last, &[':']))?;
        let is_bold = self.tokens[0].markup.is_before
            && self.tokens[last.saturating_sub(1)..].iter().any(|token| token.markup.is_after);
        // Of what opens a label, a name is the likeliest.
        let words = Words { is_line: is_bold, ..*self };
        let phrase = words.phrase(0).filter(|phrase| match phrase.speaker.kind {
            SpeakerKind::Person => phrase.is_certain || is_bold && phrase.tokens.len() > 1 && !self.is_heading(phrase),
            SpeakerKind::Organisation => is_bold && phrase.tokens.len() > 1,
            // “The Ledger”: what the paper calls itself.
            SpeakerKind::Description => {
                let tokens = phrase.tokens.clone();
                is_bold
                    && tokens.clone().all(|at| self.is_capitalised(at))
                    && self.is(tokens.end - 1, Class::Organisation)
            }
            SpeakerKind::Pronoun => false,
        })?;
        let kind = match phrase.speaker.kind {
            SpeakerKind::Description => SpeakerKind::Organisation,
            kind => kind,
        };
        let phrase = Phrase { speaker: Speaker { kind, ..phrase.speaker }, ..phrase };
        // « **Odile Perrache, altiste :** »
        let bracket = usize::from(self.is_mark(last - 1, &[')']));
        let apposed = (phrase.tokens.end + 1)..(last - bracket);
        if is_bold && self.is_mark(phrase.tokens.end, &[',', '(']) && (1..8).contains(&apposed.len()) {
            let role = self.role(apposed.clone()).unwrap_or_else(|| self.undetermined(apposed.clone()));
            return Some(Said::new(Phrase { role: Some(role), ..phrase }, 0..apposed.end));
        }
        let context = self.is(phrase.tokens.end, Class::Preposition);
        let phrase = self.with_apposition(phrase);
        let end = phrase.tokens.end;
        let complete = end == last || context || self.is_mark(end, &[',', ')']);
        let tokens = phrase.tokens.clone();
        complete.then(|| Said::new(phrase, tokens))
    }

    /// Whether a label is of data or a note and no name: “Error Message”.
    fn is_heading(&self, phrase: &Phrase) -> bool {
        let label = |at: usize| label(&format!("{}:", self.words(at..at + 1)), self.lang).is_some();
        phrase
            .tokens
            .clone()
            .any(|at| self.is(at, Class::Work) || self.lexicon.may_be_noun(&self.tokens[at].folded) || label(at))
    }
}
