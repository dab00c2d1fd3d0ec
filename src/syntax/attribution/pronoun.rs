//! Pronouns, followed back to somebody named. When another could be meant, nobody is.

use super::super::lexicon::{Class, Lexicon, fold};
use super::clause::{Reading, Said};
use super::phrase::Phrase;
use super::token::Token;
use super::words::Words;
use super::{Speaker, SpeakerKind};

/// Possessives of a man.
const HIS: &[&str] = &["his", "sein", "seine", "seiner", "seinem", "seinen"];

/// Possessives of a woman. German “ihre” is the plural's too.
const HERS: &[&str] = &["her", "haar"];

/// Possessives of either.
const EITHERS: &[&str] = &["son", "sa", "su", "suo", "sua", "seu", "zijn", "ihr", "ihre"];

/// What is known of somebody that a pronoun stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Antecedent {
    is_man: bool,
    is_woman: bool,
}

impl Antecedent {
    /// Whom a verb without a subject may have: nothing is known of them.
    pub(super) const ANYBODY: Self = Self { is_man: false, is_woman: false };

    /// Whom `pronoun` stands for, or a possessive. `None`: nobody named before it (“I”), or nobody at all (“it”).
    pub(super) fn of(pronoun: &str, lexicon: &Lexicon) -> Option<Self> {
        let classes = lexicon.classes(pronoun);
        let is_man = classes.has(Class::Masculine) || HIS.contains(&pronoun);
        let is_woman = classes.has(Class::Feminine) || HERS.contains(&pronoun);
        let is_either = EITHERS.contains(&pronoun);
        (is_man || is_woman || is_either).then_some(Self { is_man, is_woman })
    }
}

impl Words<'_> {
    /// The last clause that names its speaker, if `antecedent` may be them.
    pub(super) fn last_named(&self, antecedent: Antecedent) -> Option<Said> {
        if self.excludes(antecedent) {
            return None;
        }
        let speaks = [Class::Verb, Class::WeakVerb, Class::TermVerb, Class::Participle, Class::Source];
        let mut at = self.tokens.len();
        loop {
            if let Reading::Said(said) = self.said_before(at)
                && said.speaker.as_ref().is_some_and(|speaker| self.can_be(speaker, antecedent))
            {
                return Some(said);
            }
            at = (0..at).rev().find(|&at| self.is_any(at, &speaks))?;
        }
    }

    /// The person whom a sentence without speech is about, if it is about one alone: “Jane Doe runs a bakery.”
    pub(super) fn introduced(&self, antecedent: Antecedent) -> Option<Said> {
        if self.excludes(antecedent) {
            return None;
        }
        let mut found: Option<Phrase> = None;
        let mut at = 0;
        while at < self.tokens.len() {
            // “The novelist’s widow, Irena Doe, remembers it”
            let apposed = |phrase: Phrase| match phrase.speaker.kind {
                SpeakerKind::Description => Phrase { is_certain: true, ..self.with_apposition(phrase) },
                _ => phrase,
            };
            let phrase = self.phrase(at).map(apposed);
            let phrase = phrase.filter(|phrase| is_person(phrase) && (phrase.is_certain || self.opens_as_name(phrase)));
            at = phrase.as_ref().map_or(at + 1, |phrase| phrase.tokens.end);
            if let Some(phrase) = phrase
                && found.replace(phrase).is_some()
            {
                return None;
            }
        }
        let phrase = found.filter(|phrase| self.can_be(&phrase.speaker, antecedent))?;
        let start = phrase.tokens.start;
        let phrase = self.with_apposition(phrase);
        let tokens = phrase.tokens.clone();
        // Somebody who does something: the subject of the sentence.
        let next = tokens.end + usize::from(self.is_mark(tokens.end, &[',']));
        let acts = self.get(next).is_some_and(|next| {
            next.is_word() && !next.is_capitalised && !next.is_any(&[Class::Preposition, Class::Conjunction])
        });
        (acts && !self.is_governed(start)).then(|| Said::new(phrase, tokens))
    }

    /// Whether a name that no list has opens the sentence as its subject: “Constance Birdwhistle took over”.
    fn opens_as_name(&self, phrase: &Phrase) -> bool {
        let names = phrase.tokens.clone();
        let known = [Class::Place, Class::Organisation, Class::Work, Class::Adverb];
        let name = |at: usize| !self.is_any(at, &known) || self.is(at, Class::Surname);
        let plain = names.clone().all(name) && (2..6).contains(&names.len());
        let next = self.get(names.end + usize::from(self.is_mark(names.end, &[','])));
        // „Deutsche Firmen haben“: one person's verb is no plural.
        let plural =
            |token: &Token| self.lexicon.capital_nouns && token.folded.ends_with('n') || token.folded == "sind";
        let acts = next.is_some_and(|next| next.is_word() && !next.is_capitalised && !plural(next));
        plain && acts && self.is_first_word(names.start)
    }

    /// Whether a sentence that names no speaker brings somebody in whom a pronoun after it may stand for: “Her brother
    /// nodded.”
    pub(super) fn brings_another(&self) -> bool {
        let opening = self.phrase(0).is_some_and(|phrase| {
            let somebody = phrase.tokens.clone().any(|at| self.is_any(at, &[Class::Role, Class::Title]));
            phrase.speaker.kind == SpeakerKind::Description && somebody
        });
        let is_subject = |at: usize| !self.is_governed(at) && self.phrase(at).as_ref().is_some_and(is_person);
        opening || (0..self.tokens.len()).any(is_subject)
    }

    /// Whether `antecedent` may be `speaker`, by their title.
    pub(super) fn can_be(&self, speaker: &Speaker, antecedent: Antecedent) -> bool {
        let title = speaker.title.as_deref().and_then(|title| title.split_whitespace().next()).unwrap_or_default();
        let title = self.lexicon.classes(&fold(title));
        let (man, woman) = (title.has(Class::Masculine), title.has(Class::Feminine));
        let other = man != woman && (man && antecedent.is_woman || woman && antecedent.is_man);
        let joint = speaker.family.is_none() && speaker.given.is_none() && (antecedent.is_man || antecedent.is_woman);
        speaker.kind == SpeakerKind::Person && !other && !joint
    }

    /// Whether the sentence speaks of nobody of the sex that `antecedent` has, and of somebody of the other: “Jane Doe asked
    /// her father. “No,” he said.”
    fn excludes(&self, antecedent: Antecedent) -> bool {
        let has = |class: Class, words: &[&str]| {
            self.tokens.iter().any(|token| token.is(class) || words.contains(&token.folded.as_str()))
        };
        let (man, woman) = (has(Class::Masculine, HIS), has(Class::Feminine, HERS));
        antecedent.is_man && woman && !man || antecedent.is_woman && man && !woman
    }
}

fn is_person(phrase: &Phrase) -> bool {
    phrase.speaker.kind == SpeakerKind::Person
}
