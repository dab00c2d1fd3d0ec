//! Speech cues: the words near a quotation that make it somebody's words.

use std::collections::VecDeque;
use std::ops::Range;

use super::table::fold;
use super::{Class, Classes, Lang, Lexicon};
use crate::syntax::mask::MARKUP;

/// The first speech cue in `text` (*said, told, according to, wrote …*), as a byte range: a verb or phrase that
/// introduces somebody's words. *called* and *described as* introduce terms and are none.
///
/// Verbs with other common senses (*added*, *notes*) count only right after a personal pronoun (“she added”), and
/// participles only after an auxiliary (« a déclaré »). `text` is masked; cues of several words are found across line
/// breaks and markup.
pub fn speech_cue(text: &str, lang: Lang) -> Option<Range<usize>> {
    let lexicon = Lexicon::of(lang);
    let mut reader = Reader { text, at: 0, lexicon, ahead: VecDeque::new() };
    let mut before = Before::default();
    loop {
        reader.fill();
        let word = reader.ahead.front()?;
        if !word.is_joined {
            before = Before::default();
        }
        let skipped = lexicon.not_cue(&word.folded, |skip| reader.following(skip));
        let (words, classes) = lexicon
            .phrase(&word.folded, |skip| reader.following(skip))
            .filter(|&(_, classes)| is_cue(classes))
            .unwrap_or((1, lexicon.classes(&word.folded)));
        if skipped.is_none()
            && (is_cue(classes) || before.makes_cue(classes, lexicon) || is_inverted(&word.folded, lexicon))
        {
            let end = reader.ahead.get(words - 1)?.range.end;
            return Some(word.range.start..end);
        }
        for _ in 0..skipped.unwrap_or(1) {
            if let Some(word) = reader.ahead.pop_front() {
                before.push(lexicon.classes(&word.folded));
            }
        }
    }
}

/// Whether words of `classes` are a cue wherever they stand.
fn is_cue(classes: Classes) -> bool {
    classes.any(&[Class::Verb, Class::Source, Class::Gerund])
}

/// « ajoute-t-elle »
fn is_inverted(folded: &str, lexicon: &Lexicon) -> bool {
    let verb = lexicon.enclitic(folded).map(|(stem, _)| lexicon.classes(&folded[..stem]));
    verb.is_some_and(|verb| verb.any(&[Class::Verb, Class::WeakVerb]))
}

/// What comes right before a word.
#[derive(Default)]
struct Before {
    /// A personal pronoun, with nothing but an adverb between.
    pronoun: bool,
    /// An auxiliary, with at most two words between.
    auxiliary: Option<u8>,
}

impl Before {
    fn push(&mut self, classes: Classes) {
        let person = classes.any(&[Class::Person, Class::Masculine, Class::Feminine]) && classes.has(Class::Pronoun);
        self.pronoun = person || self.pronoun && classes.has(Class::Adverb);
        self.auxiliary = match self.auxiliary {
            _ if classes.has(Class::Auxiliary) => Some(0),
            Some(between) if between < 2 => Some(between + 1),
            _ => None,
        };
    }

    /// Whether words of `classes` are a cue after it.
    fn makes_cue(&self, classes: Classes, lexicon: &Lexicon) -> bool {
        let verb = classes.any(&[Class::WeakVerb, Class::PluralVerb]);
        // A German participle ends its clause, far from its auxiliary.
        let perfect = self.auxiliary.is_some() || lexicon.capital_nouns;
        verb && self.pronoun || classes.has(Class::Participle) && perfect
    }
}

/// A word with its place.
struct Word {
    range: Range<usize>,
    folded: String,
    /// Whether nothing but white space and markup stands between it and the word before.
    is_joined: bool,
}

/// Reads words a few ahead.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    lexicon: &'static Lexicon,
    ahead: VecDeque<Word>,
}

impl Reader<'_> {
    /// As many words as the longest entry has.
    const AHEAD: usize = 8;

    fn fill(&mut self) {
        while self.ahead.len() < Self::AHEAD {
            let Some(word) = self.word() else { break };
            self.ahead.push_back(word);
        }
    }

    /// The words after the first, as far as nothing separates them.
    fn following(&self, skip: usize) -> Option<&str> {
        let joined = self.ahead.iter().skip(1).take(skip + 1).all(|word| word.is_joined);
        self.ahead.get(skip + 1).filter(|_| joined).map(|word| word.folded.as_str())
    }

    fn word(&mut self) -> Option<Word> {
        let rest = &self.text[self.at..];
        let gap = rest.find(char::is_alphanumeric)?;
        let is_joined = self.at > 0 && rest[..gap].chars().all(|c| c.is_whitespace() || c == MARKUP);
        let start = self.at + gap;
        let length = self.length(&rest[gap..]);
        self.at = start + length;
        Some(Word {
            range: start..self.at,
            folded: fold(&rest[gap..gap + length]),
            is_joined: is_joined || self.elided(start),
        })
    }

    /// Whether the word at `start` follows one that was cut from it: “d’|après”.
    fn elided(&self, start: usize) -> bool {
        self.lexicon.elides() && self.text[..start].ends_with(['\'', '’'])
    }

    /// The length of the word that `rest` starts with, apostrophes and hyphens within it included.
    fn length(&self, rest: &str) -> usize {
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let end = at + c.len_utf8();
            let inner = match c {
                '\'' | '’' if self.lexicon.elides() && self.lexicon.is_elision(&fold(&rest[..end])) => return end,
                '\'' | '’' | '-' | '‐' | '‑' => chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()),
                c => c.is_alphanumeric(),
            };
            if !inner {
                return at;
            }
        }
        rest.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues() {
        let cases = [
            (Lang::English, "The mayor said it was late.", "said"),
            (Lang::English, "According\n  to the mayor, it was late.", "According\n  to"),
            (Lang::English, "As Smith put it at the time", "put it"),
            (Lang::English, "It was late, she added.", "added"),
            (Lang::English, "It was late, she also added.", "added"),
            (Lang::English, "Many of them say so; they say it often.", "say"),
            (Lang::English, "In the words of one visitor", "In the words of"),
            (Lang::English, "The \u{1}\u{1}mayor\u{1} wrote\u{1}\u{1} back", "wrote"),
            (Lang::English, "“Why?”—asked nobody", "asked"),
            (Lang::German, "Das hat sie am Montag in Bonn gesagt.", "gesagt"),
            (Lang::German, "Nach Angaben der Polizei war es spät.", "Nach Angaben"),
            (Lang::French, "Le maire a déclaré ceci.", "déclaré"),
            (Lang::French, "C’est tard, ajoute-t-elle.", "ajoute-t-elle"),
            (Lang::French, "D’après lui, il est tard.", "D’après"),
            (Lang::French, "Elle s’exclame.", "exclame"),
            (Lang::Spanish, "Según el alcalde, era tarde.", "Según"),
            (Lang::Italian, "Il sindaco ha spiegato tutto.", "spiegato"),
            (Lang::Portuguese, "Disse o prefeito.", "Disse"),
            (Lang::Dutch, "Volgens de burgemeester was het laat.", "Volgens"),
        ];
        for (lang, text, cue) in cases {
            assert_eq!(speech_cue(text, lang).map(|range| &text[range]), Some(cue), "{text}");
        }
    }

    #[test]
    fn no_cues() {
        let cases = [
            (Lang::English, "A town called Springfield, described as quiet."),
            (Lang::English, "See the frequently asked questions."),
            (Lang::English, "Added support for the new format in the United States."),
            (Lang::English, "That said, it works."),
            (Lang::English, "It reads the file and continues."),
            (Lang::English, "According. To whom?"),
            (Lang::English, "The unsaid word."),
            (Lang::German, "Eine sogenannte Lösung, wie gesagt."),
            (Lang::French, "C’est-à-dire une note de bas de page, note le plan."),
            (Lang::Spanish, "Es decir, una nota."),
            (Lang::Other, "The mayor said so."),
            (Lang::Japanese, "said"),
            (Lang::English, ""),
        ];
        for (lang, text) in cases {
            assert_eq!(speech_cue(text, lang), None, "{text}");
        }
    }
}
