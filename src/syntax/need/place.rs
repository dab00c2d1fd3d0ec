//! What stands around a quotation.

use std::sync::LazyLock;

use regex::Regex;

use super::super::lexicon::{Class, Classes, Cue, CueKind, Voice, fold};
use super::super::mask::OBJECT;
use super::shape::{ends_with, head, is_blank, is_blank_or_mark, starts_with, word_count};
use super::{NAME, Near, Paragraph, SPOKEN};
use crate::text::{Span, pattern};

/// A cue is beside a quotation with at most this many words between.
const BESIDE: usize = 3;
/// A fragment belongs to a verb with at most this many words between.
const CLAUSE: usize = 12;
/// So many cues on each side are looked at.
const CUES: usize = 4;

/// What ends speech before “she said”, inside the marks or after them.
const STOPS: &[char] = &[',', '.', '?', '!', '…', '—', '–', '-', '，', '。', '？', '！'];
/// What parts a quotation from “she said” outside the marks.
const COMMAS: &[char] = &[',', '—', '–', '…', '，'];
pub(super) const COLONS: &[char] = &[':', '：'];

/// A quotation in its paragraph.
#[derive(Clone, Copy)]
pub(super) struct Place<'p, 't> {
    pub(super) paragraph: &'p Paragraph<'t>,
    /// Its words.
    pub(super) inner: Span,
    /// Its sentence, as far as it is read.
    pub(super) sentence: Span,
    /// Which of the paragraph's quotations it is.
    pub(super) index: usize,
    /// A comma or a sentence's end closes it, as it does before “she said”.
    closes: bool,
}

impl<'p, 't> Place<'p, 't> {
    pub(super) fn new(paragraph: &'p Paragraph<'t>, inner: Span, sentence: Span) -> Self {
        let sentence = sentence.join(inner);
        let index = paragraph.quotations.partition_point(|other| other.end() <= inner.start());
        let closes = ends_with(&paragraph.text[inner], STOPS)
            || starts_with(&paragraph.writers[inner.end()..sentence.end()], COMMAS);
        Self { paragraph, inner, sentence, index, closes }
    }

    pub(super) fn before(&self) -> &'t str {
        &self.paragraph.writers[self.sentence.start()..self.inner.start()]
    }

    fn after(&self) -> &'t str {
        &self.paragraph.writers[self.inner.end()..self.sentence.end()]
    }

    /// A colon or a dash leads up to it.
    pub(super) fn is_led_in(&self) -> bool {
        ends_with(self.before(), &[':', '：', '—', '–'])
    }

    /// Nothing else stands in its sentence but what a bracket says of it: “Never stop.” (Helen, Leeds)
    pub(super) fn is_alone(&self) -> bool {
        let bracket = || {
            let after = self.after().trim_start_matches(is_blank_or_mark);
            after.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(_, rest)| rest)
        };
        self.is_first()
            && (self.paragraph.words_between(self.inner.end(), self.sentence.end()) == 0
                || bracket().is_some_and(|rest| !rest.contains(char::is_alphanumeric)))
    }

    /// It begins with a capital within the sentence and does not end as a sentence does.
    pub(super) fn is_headed(&self) -> bool {
        let words = self.paragraph.text[self.inner].trim_start_matches(is_blank_or_mark);
        self.is_capitalised(words) && !self.closes && !self.is_first()
    }

    /// No word of its sentence stands before it.
    fn is_first(&self) -> bool {
        self.paragraph.words_between(self.sentence.start(), self.inner.start()) == 0
    }

    /// It is one word that is written as a name.
    fn is_name(&self) -> bool {
        let word = self.paragraph.text[self.inner].trim_matches(is_blank);
        self.is_capitalised(word) && !word.contains(char::is_whitespace) && !self.stops_inside()
    }

    fn is_capitalised(&self, words: &str) -> bool {
        !self.paragraph.lexicon.capital_nouns && words.starts_with(char::is_uppercase)
    }

    pub(super) fn stops_inside(&self) -> bool {
        ends_with(&self.paragraph.text[self.inner], &[',', '.', '?', '!', '…'])
    }

    /// A page in brackets follows: (p. 214), [fol. 12r], (1984, 12).
    pub(super) fn has_page(&self) -> bool {
        static PAGE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?x) ^[\s\x01.,”’»“\x22]* [(\[] [^()\[\]]{0,80}?
                (?: \b(?i:pp?|pg|fols?|ff?|ll?|ch|chap|cap|vol|s|bl|págs?|pag|blz|art)\.?[\s\x01]*\d
                | § | \b\d{4}[a-z]?\s?[:,]\s?\d )",
            )
        });
        PAGE.is_match(head(self.after()))
    }
}

/// The words beside it.
impl Place<'_, '_> {
    /// The writer's words before it, the last first.
    pub(super) fn words_before(&self) -> impl Iterator<Item = Span> {
        let words = &self.paragraph.words;
        let end = words.partition_point(|word| word.start() < self.inner.start());
        let start = self.sentence.start();
        words[..end].iter().rev().copied().take_while(move |word| word.start() >= start)
    }

    /// The writer's word right after, if nothing but space and marks stands between.
    fn word_after(&self) -> Option<Span> {
        let Paragraph { words, text, writers, .. } = self.paragraph;
        let word = *words.get(words.partition_point(|word| word.start() < self.inner.end()))?;
        let is_joined = word.end() <= self.sentence.end()
            && text[self.inner.end()..word.start()].chars().all(is_blank_or_mark)
            && writers[word].starts_with(|c: char| c.is_alphanumeric() || c == OBJECT);
        (is_joined && !self.stops_inside()).then_some(word)
    }

    /// It is a name by its place, or joined to one: “replace ‘a’ with ‘b’”, “between ‘a’ and ‘b’”.
    pub(super) fn is_label(&self, words: usize) -> bool {
        self.is_named(words) || self.is_attributive() || words <= NAME && self.is_joined_to_name()
    }

    fn is_joined_to_name(&self) -> bool {
        let other = self.index.checked_sub(1).and_then(|before| self.paragraph.quotations.get(before));
        other.filter(|other| self.sentence.covers(**other)).is_some_and(|other| {
            let other = Place { inner: *other, index: self.index - 1, closes: true, ..*self };
            self.paragraph.words_between(other.inner.end(), self.inner.start()) == 1
                && (other.is_named(NAME) || other.is_attributive())
        })
    }

    /// The words beside it say that it is a name, a title, a message, a part of a program.
    fn is_named(&self, words: usize) -> bool {
        let paragraph = self.paragraph;
        let before: Vec<Span> = self.words_before().take(BESIDE + 1).collect();
        let is = |at: usize, class| before.get(at).is_some_and(|word| paragraph.is(*word, before.get(at + 1), class));
        is(0, Class::Thing)
            || is(0, Class::Naming) && !ends_with(self.before(), COLONS)
            || words <= NAME && (is(0, Class::TermVerb) || (0..BESIDE).any(|at| is(at, Class::Calling)))
            || self.word_after().is_some_and(|word| paragraph.classes(word).has(Class::Thing))
    }

    /// It stands before a noun, as an adjective does: “the ‘temporary’ lights”.
    fn is_attributive(&self) -> bool {
        let (Some(before), Some(after)) = (self.words_before().next(), self.word_after()) else { return false };
        let opens = self.paragraph.classes(before).any(&[Class::Article, Class::Determiner, Class::CommonArticle])
            || self.paragraph.writers[before].ends_with("’s")
            || self.paragraph.writers[before].ends_with("'s");
        opens && self.paragraph.may_be_noun(after)
    }

    /// No verb and no noun goes on with it.
    pub(super) fn ends_phrase(&self) -> bool {
        !self.word_after().is_some_and(|word| {
            let verb = self.paragraph.classes(word).any(&[Class::Auxiliary, Class::Passive, Class::Negation]);
            verb || self.paragraph.may_be_noun(word)
        })
    }

    /// Its words were quoted just before: “‘In the main,’ he repeats”.
    pub(super) fn is_repeated(&self) -> bool {
        let bare = |span: Span| self.paragraph.text[span].trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let words = bare(self.inner);
        let before = &self.paragraph.quotations[self.index.saturating_sub(2)..self.index];
        before.iter().any(|other| bare(*other).contains(&words))
    }

    /// It is one of a list of names, or of words as words.
    fn is_listed(&self) -> bool {
        let Paragraph { quotations, text, lang, .. } = self.paragraph;
        let is_short = |at: usize| {
            let other = quotations.get(at).filter(|other| self.sentence.covers(**other));
            other.is_some_and(|other| word_count(&text[*other], *lang) < SPOKEN)
        };
        let before = (1..=2).take_while(|back| self.index.checked_sub(*back).is_some_and(is_short)).count();
        let after = (1..=2).take_while(|ahead| is_short(self.index + ahead)).count();
        before + after >= 2
    }
}

/// The cues in its sentence.
impl Place<'_, '_> {
    /// Those before it, the nearest first. One whose words stand on both sides of it, “according “so” to”, is not among them.
    pub(super) fn cues_before(&self) -> impl Iterator<Item = &Cue> {
        let cues = &self.paragraph.cues;
        let end = cues.partition_point(|cue| cue.range.end <= self.inner.start());
        let start = self.sentence.start();
        cues[..end].iter().rev().take_while(move |cue| cue.range.start >= start).take(CUES)
    }

    /// Those after it, the nearest first.
    fn cues_after(&self) -> impl Iterator<Item = &Cue> {
        let cues = &self.paragraph.cues;
        let start = cues.partition_point(|cue| cue.range.start < self.inner.end());
        let end = self.sentence.end();
        cues[start..].iter().take_while(move |cue| cue.range.start < end).take(CUES)
    }

    /// How many words stand between it and a cue before it.
    fn gap_before(&self, cue: &Cue) -> usize {
        self.paragraph.words_between(cue.range.end, self.inner.start())
    }

    /// How many words stand between it and a cue after it.
    fn gap_after(&self, cue: &Cue) -> usize {
        self.paragraph.words_between(self.inner.end(), cue.range.start)
    }

    /// Nothing says that the verb before it is a thing's, the writer's, or nobody's.
    pub(super) fn is_somebodys(&self) -> bool {
        self.cues_before().next().is_none_or(|cue| cue.voice == Voice::Somebody)
    }

    /// The cue beside it has a thing, the writer or nobody in particular for its subject.
    pub(super) fn is_unsaid(&self) -> bool {
        // A program's question may stand farther from its verb.
        let reach = |cue: &Cue| if cue.voice == Voice::Thing { CLAUSE } else { BESIDE };
        let after = self.cues_after().next().filter(|cue| self.closes && self.gap_after(cue) <= BESIDE);
        let before = self.cues_before().next().filter(|cue| self.gap_before(cue) <= reach(cue));
        match after.or(before) {
            Some(cue) => cue.voice != Voice::Somebody,
            // «No faltará quien diga: …»; “As the proverb has it, …”
            None => {
                ends_with(self.before(), &[':', '：', ',', '，', '—', '–', '…'])
                    && self.words_before().take(BESIDE).any(|word| self.paragraph.classes(word).has(Class::Imagined))
            }
        }
    }

    /// It ends its phrase, as what is said of something does, and a verb for it is near.
    pub(super) fn is_fragment(&self) -> bool {
        let told = self.cues_before().next().is_some_and(|cue| {
            self.gap_before(cue) <= CLAUSE && !self.paragraph.writers[cue.range.end..self.inner.start()].contains(';')
        });
        let answered = || self.closes && self.cues_after().next().is_some_and(|cue| self.gap_after(cue) <= BESIDE);
        // “said that ‘flags’ must …” is about a word.
        let is_subject =
            || self.words_before().next().is_some_and(|word| self.paragraph.classes(word).has(Class::That));
        (told || answered()) && self.ends_phrase() && !is_subject() && !self.is_name() && !self.is_listed()
    }

    /// A verb right before it, that need not be one of speech, has it for its object.
    pub(super) fn is_object(&self) -> bool {
        self.cues_before().next().is_some_and(|cue| {
            cue.kind == CueKind::Report && cue.voice == Voice::Somebody && self.gap_before(cue) <= BESIDE
        })
    }

    /// How near the nearest cue is.
    pub(super) fn cue(&self, words: usize, is_label: bool) -> Near {
        let is_name = is_label || words < SPOKEN && (self.is_name() || !self.ends_phrase());
        let before = self.cues_before().map(|cue| self.led_by(cue, is_name)).max();
        let after = self.cues_after().map(|cue| self.followed_by(cue)).max();
        before.max(after).unwrap_or(Near::No)
    }

    /// How near a cue before it is.
    fn led_by(&self, cue: &Cue, is_name: bool) -> Near {
        let gap = self.gap_before(cue);
        if cue.voice != Voice::Somebody {
            return Near::No;
        }
        match cue.kind {
            CueKind::Report | CueKind::Weak => {
                if gap <= CLAUSE {
                    Near::Reported
                } else {
                    Near::No
                }
            }
            CueKind::Gerund => {
                if gap == 0 {
                    Near::Beside
                } else {
                    Near::No
                }
            }
            CueKind::Passive => {
                if gap == 0 {
                    Near::Beside
                } else {
                    Near::Reported
                }
            }
            // “according to the ‘keep’ directive”
            CueKind::Source => {
                if gap == 0 || is_name {
                    Near::No
                } else {
                    Near::Beside
                }
            }
            CueKind::Verb | CueKind::Closing if !self.has_speaker(cue) => Near::No,
            CueKind::Verb | CueKind::Closing => {
                let goes_on =
                    || self.paragraph.writers[cue.range.end..self.inner.start()].contains([',', ';', '(', ')']);
                let is_beside = gap == 0 || gap <= BESIDE && !is_name && !goes_on();
                if is_beside { Near::Beside } else { Near::Sentence }
            }
        }
    }

    /// How near a cue after it is.
    fn followed_by(&self, cue: &Cue) -> Near {
        let gap = self.gap_after(cue);
        let is_near = gap <= BESIDE;
        match cue.kind {
            _ if cue.voice == Voice::Thing => Near::No,
            CueKind::Gerund | CueKind::Passive => Near::No,
            // A German verb closes its clause: „… bezeichnet“.
            CueKind::Report | CueKind::Weak => {
                let is_verb_of = self.closes || self.paragraph.lexicon.capital_nouns;
                if is_near && is_verb_of { Near::Reported } else { Near::No }
            }
            CueKind::Source => {
                if gap == 0 {
                    Near::Beside
                } else {
                    Near::No
                }
            }
            CueKind::Closing if is_near => Near::Beside,
            CueKind::Verb if is_near && self.closes => Near::Beside,
            CueKind::Verb | CueKind::Closing => {
                let is_parted = || self.paragraph.writers[self.inner.end()..cue.range.start].contains(COMMAS);
                // Else it is the subject: “‘git status’ says what”.
                if self.closes || is_parted() { Near::Sentence } else { Near::No }
            }
        }
    }

    /// Whether the subject of a verb before it can speak: code and what stands in quotation marks cannot.
    fn has_speaker(&self, cue: &Cue) -> bool {
        let Paragraph { text, quotations, .. } = self.paragraph;
        let before = text[self.sentence.start().min(cue.range.start)..cue.range.start].trim_end_matches(is_blank);
        let end = self.sentence.start().min(cue.range.start) + before.len();
        let quoted = quotations.get(quotations.partition_point(|other| other.end() < end));
        let is_quoted = quoted.is_some_and(|other| other.end() == end);
        !before.ends_with(OBJECT) && (!is_quoted || ends_with(before, STOPS))
    }
}

impl Paragraph<'_> {
    pub(super) fn classes(&self, word: Span) -> Classes {
        self.lexicon.classes(&self.folded(word))
    }

    /// Whether `word`, or an entry of two words that it ends and `previous` begins, is of a class.
    fn is(&self, word: Span, previous: Option<&Span>, class: Class) -> bool {
        self.classes(word).has(class)
            || previous.is_some_and(|previous| {
                let last = self.folded(word);
                let found = self.lexicon.phrase(&self.folded(*previous), |skip| (skip == 0).then_some(last.as_str()));
                found.is_some_and(|(_, classes)| classes.has(class))
            })
    }

    pub(super) fn folded(&self, word: Span) -> String {
        fold(self.writers[word].trim_matches(|c: char| !c.is_alphanumeric() && c != '.'))
    }

    /// Whether a word may be a noun, as far as the lexicon knows.
    fn may_be_noun(&self, word: Span) -> bool {
        let classes = self.classes(word);
        !classes.is_function_word() && !classes.any(&[Class::Verb, Class::WeakVerb, Class::TermVerb, Class::And])
    }

    /// How many of the writer's words lie between two places.
    fn words_between(&self, start: usize, end: usize) -> usize {
        let at = |offset: usize| self.words.partition_point(|word| word.start() < offset);
        at(end).saturating_sub(at(start))
    }
}
