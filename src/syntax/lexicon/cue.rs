//! Speech cues: the words near a quotation that make it somebody's words.

use std::collections::VecDeque;
use std::ops::Range;

use super::table::fold;
use super::{Class, Classes, Lang, Lexicon, east_asian};
use crate::syntax::mask::MARKUP;

/// A verb or phrase that introduces somebody's words (*said, told, according to, wrote …*). *called* and *described as*
/// introduce terms and are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Where it stands.
    pub range: Range<usize>,
    /// How it introduces them.
    pub kind: CueKind,
    /// Who speaks, as far as the words before it say.
    pub voice: Voice,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Voice {
    /// Whom a reader may ask about.
    #[default]
    Somebody,
    /// Who writes: “I said”.
    Writer,
    /// Nobody in particular, or nobody yet: “if anyone says”, “one could say”.
    Nobody,
    /// A thing: “the log says”.
    Thing,
}

/// How a cue introduces words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueKind {
    /// A finite verb: “said”.
    Verb,
    /// A verb in the passive, or one that is denied: “was told”, “were not declared”. What it introduces stands right
    /// beside it or is no speech.
    Passive,
    /// A verb at the end of its clause, or joined to its subject: „… gesagt“, « dit-il ». No comma need part it from the
    /// words.
    Closing,
    /// “a sign saying”: only right before the words.
    Gerund,
    /// A verb of speech with other common senses: “notes”.
    Weak,
    /// A verb that may be one of speech, or names what it is about: “thanked”, “described”.
    Report,
    /// A phrase that the speaker follows: “according to”.
    Source,
}

/// The first speech cue in `text`, as a byte range. `text` is masked; cues of several words are found across line breaks
/// and markup. A gerund is one only as the last word.
pub fn speech_cue(text: &str, lang: Lang) -> Option<Range<usize>> {
    let ends = |cue: &Cue| !text[cue.range.end..].contains(char::is_alphanumeric);
    let speaks = |cue: &Cue| match cue.kind {
        _ if matches!(cue.voice, Voice::Writer | Voice::Nobody) => false,
        CueKind::Gerund => ends(cue),
        CueKind::Report | CueKind::Weak => false,
        _ => true,
    };
    speech_cues(text, lang).find(speaks).map(|cue| cue.range)
}

/// The speech cues in `text`, in order.
///
/// Verbs with other common senses (*added*, *notes*) count only right after a personal pronoun (“she added”), and
/// participles only after an auxiliary (« a déclaré »). After a preposition a gerund is a noun (“by adding”).
pub(crate) fn speech_cues(text: &str, lang: Lang) -> impl Iterator<Item = Cue> {
    let lexicon = Lexicon::of(lang);
    let words = Cues { reader: Reader { text, at: 0, lexicon, ahead: VecDeque::new() }, before: Before::default() };
    written_together(text, lang).into_iter().chain(words)
}

/// Those of a language that does not part its words.
fn written_together(text: &str, lang: Lang) -> Vec<Cue> {
    let (verbs, kind) = match lang {
        Lang::Japanese => (east_asian::JAPANESE, CueKind::Closing),
        Lang::Chinese => (east_asian::CHINESE, CueKind::Verb),
        _ => return Vec::new(),
    };
    let found = |verb: &str| {
        let length = verb.len();
        text.match_indices(verb).map(|(at, _)| Cue { range: at..at + length, kind, voice: Voice::Somebody }).collect()
    };
    let mut cues: Vec<Cue> = verbs.iter().flat_map(|verb| -> Vec<Cue> { found(verb) }).collect();
    cues.sort_by_key(|cue| cue.range.start);
    cues
}

/// Those of a language that does.
struct Cues<'t> {
    reader: Reader<'t>,
    before: Before,
}

impl Iterator for Cues<'_> {
    type Item = Cue;

    fn next(&mut self) -> Option<Cue> {
        loop {
            self.reader.fill();
            let word = self.reader.ahead.front()?;
            if !word.is_joined {
                self.before = Before { comma: self.reader.follows_comma(word.range.start), ..Before::default() };
            }
            let start = word.range.start;
            let lexicon = self.reader.lexicon;
            let skipped = lexicon.not_cue(&word.folded, |skip| self.reader.following(skip));
            let (words, classes) = lexicon
                .phrase(&word.folded, |skip| self.reader.following(skip))
                .filter(|&(_, classes)| is_cue(classes))
                .unwrap_or((1, word.classes));
            // „der Beklagte“ is a noun, and no verb.
            let is_noun = lexicon.capital_nouns && word.is_joined && word.is_capitalised;
            let kind = if skipped.is_none() && !is_noun {
                self.before.kind(classes, &word.folded, words, lexicon)
            } else {
                None
            };
            let voice = if self.is_of_device(words) { Voice::Thing } else { self.before.voice() };
            let taken = if kind.is_some() { words } else { skipped.unwrap_or(1) };
            let mut end = start;
            for _ in 0..taken {
                let Some(word) = self.reader.ahead.pop_front() else { break };
                end = word.range.end;
                // “he’d”
                let bare = word.folded.split_once('\'').map(|(bare, _)| lexicon.classes(bare));
                self.before.push(word.classes, bare.unwrap_or(word.classes));
            }
            if let Some(kind) = kind {
                return Some(Cue { range: start..end, kind, voice });
            }
        }
    }
}

impl Cues<'_> {
    /// Whether a thing follows as the subject of the first `words` words: „fragt das Programm“.
    fn is_of_device(&self, words: usize) -> bool {
        let lexicon = self.reader.lexicon;
        // In English it would be the object: “told the club”.
        if !lexicon.capital_nouns && !lexicon.incises {
            return false;
        }
        let classes = |skip| self.reader.following(skip).map(|word| lexicon.classes(word)).unwrap_or_default();
        let next = classes(words - 1);
        next.has(Class::Device) || next.has(Class::Article) && classes(words).has(Class::Device)
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
#[allow(clippy::struct_excessive_bools)] // Each is an observation of its own.
struct Before {
    /// A personal pronoun, with nothing but an adverb between.
    pronoun: bool,
    /// An auxiliary, with at most two words between.
    auxiliary: Option<u8>,
    /// A form of “to be” or a negation, with nothing but adverbs between.
    passive: bool,
    /// A preposition, right before.
    preposition: bool,
    /// What only a noun follows: “the claim”.
    nominal: bool,
    /// Nothing but a comma.
    comma: bool,
    /// Who writes, as the subject.
    writer: bool,
    /// A thing, as the subject.
    thing: bool,
    /// What shows that the words are imagined, with at most [`Before::REACH`] words between.
    imagined: Option<u8>,
}

impl Before {
    const REACH: u8 = 3;

    fn voice(&self) -> Voice {
        match self {
            Self { imagined: Some(_), .. } => Voice::Nobody,
            Self { writer: true, .. } => Voice::Writer,
            Self { thing: true, .. } => Voice::Thing,
            _ => Voice::Somebody,
        }
    }

    fn push(&mut self, classes: Classes, bare: Classes) {
        let person = bare.any(&[Class::Person, Class::Masculine, Class::Feminine]) && bare.has(Class::Pronoun);
        self.pronoun = person || self.pronoun && classes.has(Class::Adverb);
        self.auxiliary = match self.auxiliary {
            _ if classes.has(Class::Auxiliary) => Some(0),
            Some(between) if between < 2 => Some(between + 1),
            _ => None,
        };
        let passive = classes.any(&[Class::Passive, Class::Negation]);
        self.passive = passive || self.passive && classes.has(Class::Adverb);
        self.preposition = classes.has(Class::Preposition);
        let opens = classes.any(&[Class::Article, Class::Determiner]);
        self.nominal = opens && !classes.any(&[Class::Clitic, Class::Pronoun, Class::That]);
        self.comma = false;
        let between = classes.any(&[Class::Adverb, Class::Auxiliary, Class::Relative, Class::That, Class::Negation]);
        self.writer = classes.has(Class::Writer) || self.writer && between;
        self.thing = classes.has(Class::Device) || self.thing && between;
        self.imagined = match self.imagined {
            _ if classes.has(Class::Imagined) => Some(0),
            Some(words) if words < Self::REACH => Some(words + 1),
            _ => None,
        };
    }

    /// What kind of cue `words` words of `classes` are after it, if they are one.
    fn kind(&self, classes: Classes, folded: &str, words: usize, lexicon: &Lexicon) -> Option<CueKind> {
        if is_inverted(folded, lexicon) {
            return Some(CueKind::Closing);
        }
        if classes.has(Class::Source) {
            return Some(CueKind::Source);
        }
        if classes.has(Class::Verb) {
            return Some(if self.passive && words == 1 { CueKind::Passive } else { CueKind::Verb });
        }
        // A German participle ends its clause, far from its auxiliary.
        let perfect = self.auxiliary.is_some() || lexicon.capital_nouns;
        if classes.has(Class::Participle) && perfect {
            return Some(if lexicon.capital_nouns { CueKind::Closing } else { CueKind::Verb });
        }
        if classes.any(&[Class::WeakVerb, Class::PluralVerb]) && self.pronoun && !classes.has(Class::Device) {
            return Some(CueKind::Verb);
        }
        if classes.has(Class::Gerund) && (self.comma || !self.preposition) {
            return Some(if self.comma { CueKind::Verb } else { CueKind::Gerund });
        }
        if self.nominal {
            return None;
        }
        // “It is called”: a name.
        if classes.any(&[Class::Report, Class::TermVerb]) && !(self.passive && classes.has(Class::TermVerb)) {
            return Some(CueKind::Report);
        }
        let imagined = classes.has(Class::PluralVerb) && self.voice() != Voice::Somebody;
        (imagined || classes.any(&[Class::WeakVerb, Class::Participle])).then_some(CueKind::Weak)
    }
}

/// A word with its place.
struct Word {
    range: Range<usize>,
    folded: String,
    /// What it can be.
    classes: Classes,
    /// Whether nothing but white space and markup stands between it and the word before.
    is_joined: bool,
    is_capitalised: bool,
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
        let folded = fold(&rest[gap..gap + length]);
        Some(Word {
            range: start..self.at,
            classes: self.lexicon.classes(&folded),
            folded,
            is_capitalised: rest[gap..].starts_with(char::is_uppercase),
            is_joined: is_joined || self.elided(start),
        })
    }

    /// Whether the word at `start` follows one that was cut from it: “d’|après”.
    fn elided(&self, start: usize) -> bool {
        self.lexicon.elides() && self.text[..start].ends_with(['\'', '’'])
    }

    /// Whether nothing but a comma stands between the word at `start` and the one before.
    fn follows_comma(&self, start: usize) -> bool {
        let blank = |c: char| c.is_whitespace() || c == MARKUP;
        self.text[..start].trim_end_matches(blank).ends_with([',', '—', '–'])
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
            (Lang::English, "She wrote back, saying:", "wrote"),
            (Lang::English, "A letter came saying:", "saying"),
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
            (Lang::English, "A parser saying nothing at all; by adding"),
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
