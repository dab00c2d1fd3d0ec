//! The words around an inline quotation.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::{Class, Lexicon, fold};
use super::super::mask::MARKUP;
use super::clause::{Reading, Said};
use super::dash::dash_line;
use super::phrase::{Phrase, Words};
use super::token::{Kind, Token, tokens};
use super::{Attribution, Origin, Speaker, SpeakerKind};
use crate::text::Span;

/// How far from a quotation its sentence is read, in bytes on each side. Longer sentences are not prose.
const WINDOW: usize = 2_000;

/// How many sentences back a pronoun's speaker is looked for.
const BACK: usize = 8;

/// Reads the words around an inline quotation.
///
/// `text` is a masked paragraph, `quotations` the spans of its quotations (marks included, in order, not nested),
/// `sentences` its sentences in order (see `sentence.rs`; a closing mark and the citation after it belong to the
/// sentence), and `index` says which quotation is asked about. `None`: nothing there says who is speaking.
///
/// A pronoun is followed back to the last named speaker of the paragraph, and so is a sentence that is nothing but a
/// quotation after one with a speaker; both are marked as inferred. Only the quotation's sentence is read, and a few
/// before it where one of these asks for it.
pub fn around(text: &str, quotations: &[Span], sentences: &[Span], index: usize, lang: Lang) -> Option<Attribution> {
    let paragraph = Paragraph { text, quotations, sentences, lang };
    paragraph.attribution(index, BACK)
}

#[derive(Clone, Copy)]
struct Paragraph<'t> {
    text: &'t str,
    quotations: &'t [Span],
    sentences: &'t [Span],
    lang: Lang,
}

impl Paragraph<'_> {
    fn attribution(&self, index: usize, back: usize) -> Option<Attribution> {
        let quotation = *self.quotations.get(index)?;
        let sentence = self.sentences.partition_point(|sentence| sentence.end() <= quotation.start());
        let window = self.window(sentence, quotation)?;
        let tokens = self.tokens(window);
        let words = Words::new(self.text, &tokens, self.lang);
        let at = tokens.iter().position(|token| token.span == quotation && token.kind == Kind::Quotation)?;
        match words.said_of(at).or_else(|| self.said_inside(quotation)) {
            Some(Clause::Own(attribution)) => self.resolved(attribution, &words, at, sentence, back),
            Some(Clause::Dropped(span)) => {
                let named = self.named_before(&words, at, sentence, None, back)?;
                Some(Attribution { span, inferred: true, date: None, place: None, ..named })
            }
            None if words.is_bare() => self.signed(sentence).or_else(|| self.carried(index, sentence, quotation, back)),
            None => None,
        }
    }

    /// What of a sentence is read.
    fn window(&self, sentence: usize, quotation: Span) -> Option<Range<usize>> {
        let sentence = self.sentences.get(sentence)?;
        let start = sentence.start().max(quotation.start().saturating_sub(WINDOW));
        let end = sentence.end().max(quotation.end()).min(quotation.end() + WINDOW).min(self.text.len());
        let start = (start..=quotation.start()).find(|&at| self.text.is_char_boundary(at))?;
        let end = (quotation.end()..=end).rev().find(|&at| self.text.is_char_boundary(at))?;
        // Not within another quotation.
        let cut = self.quotations.partition_point(|other| other.end() <= start);
        let cut = self.quotations.get(cut).filter(|other| other.start() < start);
        Some(cut.map_or(start, |other| other.end().min(quotation.start()))..end)
    }

    fn tokens(&self, range: Range<usize>) -> Vec<Token> {
        tokens(self.text, range.start, range.end, self.quotations, self.lang)
    }

    /// The clause within the marks: « Ainsi, dit le maire, nous partons. »
    fn said_inside(&self, quotation: Span) -> Option<Clause> {
        if !Lexicon::of(self.lang).incises {
            return None;
        }
        let inside = &self.text[quotation];
        let open = inside.chars().find(|&c| c != MARKUP).map_or(0, char::len_utf8);
        let close = inside.chars().rev().find(|&c| c != MARKUP).map_or(0, char::len_utf8);
        let start = quotation.start() + inside.len() - inside.trim_start_matches(MARKUP).len() + open;
        let end = (quotation.end() - (inside.len() - inside.trim_end_matches(MARKUP).len())).saturating_sub(close);
        self.text.get(start..end)?;
        let tokens = tokens(self.text, start, end, &[], self.lang);
        Words::new(self.text, &tokens, self.lang).incise()
    }

    /// An attribution with its pronoun followed back.
    fn resolved(
        &self,
        attribution: Attribution,
        words: &Words,
        at: usize,
        sentence: usize,
        back: usize,
    ) -> Option<Attribution> {
        let Some(pronoun) = attribution.speaker.as_ref().filter(|speaker| speaker.kind == SpeakerKind::Pronoun) else {
            return Some(attribution);
        };
        let token = words.tokens.iter().find(|token| token.span == pronoun.span);
        if !token.is_some_and(is_third_person) {
            return Some(attribution);
        }
        let before =
            words.tokens.iter().position(|token| token.span.start() >= pronoun.span.start()).unwrap_or(at).min(at);
        match self.named_before(words, before, sentence, token, back) {
            Some(named) => {
                Some(Attribution { speaker: named.speaker, role: named.role, inferred: true, ..attribution })
            }
            None => Some(attribution),
        }
    }

    /// The last named speaker before the token `at` of the sentence, or before the sentence.
    fn named_before(
        &self,
        words: &Words,
        at: usize,
        sentence: usize,
        pronoun: Option<&Token>,
        back: usize,
    ) -> Option<Attribution> {
        if let Some(said) = words.last_named(at, pronoun) {
            return Some(words.attribution(said, 0..at, Origin::Around));
        }
        for before in (sentence.saturating_sub(back)..sentence).rev() {
            let span = self.sentences[before];
            let from = (span.start().max(span.end().saturating_sub(WINDOW))..span.end())
                .find(|&at| self.text.is_char_boundary(at))?;
            let tokens = self.tokens(from..span.end().min(self.text.len()));
            let words = Words::new(self.text, &tokens, self.lang);
            let named = words.last_named(tokens.len(), pronoun);
            if let Some(said) = named.or_else(|| words.introduced(pronoun)) {
                return Some(words.attribution(said, 0..tokens.len(), Origin::Around));
            }
        }
        None
    }

    /// The name and role that a paragraph ends with after a quotation: «…» Anna Müller, Bürgermeisterin
    fn signed(&self, sentence: usize) -> Option<Attribution> {
        let span = self.sentences.get(sentence + 1).filter(|_| sentence + 2 == self.sentences.len())?;
        self.text.get(span.range()).filter(|line| line.len() < WINDOW)?;
        let tokens = self.tokens(span.range());
        let words = Words::new(self.text, &tokens, self.lang);
        let said = words.verbless(0, &(0..tokens.len()))?;
        Some(words.attribution(said, 0..tokens.len(), Origin::Around))
    }

    /// The speaker of the quotation before, for a sentence that is nothing but this one.
    fn carried(&self, index: usize, sentence: usize, quotation: Span, back: usize) -> Option<Attribution> {
        let previous = index.checked_sub(1)?;
        let span = *self.quotations.get(previous)?;
        let before = self.sentences.partition_point(|sentence| sentence.end() <= span.start());
        if back == 0 || before + 1 < sentence {
            return None;
        }
        let attribution = self.attribution(previous, back - 1)?;
        let named = attribution.speaker.as_ref().is_some_and(|speaker| speaker.kind != SpeakerKind::Pronoun);
        named.then_some(Attribution {
            span: quotation,
            origin: Origin::Around,
            inferred: true,
            place: None,
            date: None,
            ..attribution
        })
    }
}

/// A clause about a quotation.
enum Clause {
    Own(Attribution),
    /// A verb whose subject is understood; the span of the verb.
    Dropped(Span),
}

impl Words<'_> {
    /// What the sentence says of the quotation that is the token `at`.
    fn said_of(&self, at: usize) -> Option<Clause> {
        let next = (at + 1..self.tokens.len()).find(|&at| self.tokens[at].kind == Kind::Quotation);
        let after = at + 1..next.unwrap_or(self.tokens.len());
        if let Some(line) = self.dash_after(&after) {
            return Some(Clause::Own(line));
        }
        if let Reading::Said(said) = self.said_after(after.start, self.is_closed(at)) {
            return Some(self.clause(said, after));
        }
        match self.said_before(at) {
            Reading::Said(said) => {
                let limit =
                    self.tokens[said.tokens.end.min(at)..at].iter().position(|token| token.kind == Kind::Quotation);
                let end = limit.map_or(at, |limit| said.tokens.end + limit);
                Some(self.clause(said, 0..end))
            }
            Reading::Unclear => None,
            Reading::Silent => {
                let before = Words { tokens: &self.tokens[..at], ..*self };
                let said = before.owner_of_words().or_else(|| before.label()).or_else(|| self.verbless(at, &after));
                let said = said.or_else(|| self.source_within(after.clone()))?;
                Some(self.clause(said, 0..after.end))
            }
        }
    }

    fn clause(&self, said: Said, range: Range<usize>) -> Clause {
        match said.speaker {
            Some(_) => Clause::Own(self.attribution(said, range, Origin::Around)),
            None => Clause::Dropped(self.span(said.tokens)),
        }
    }

    /// `“Be yourself.” — Oscar Wilde`
    fn dash_after(&self, after: &Range<usize>) -> Option<Attribution> {
        let start = (after.start..after.end).find(|&at| !self.is_mark(at, &['.', ',']))?;
        if !self.is_mark(start, &['—']) || after.end < self.tokens.len() {
            return None;
        }
        let from = self.tokens[start].span.start();
        let to = self.tokens.last()?.span.end();
        let line = dash_line(&self.text[from..to], self.lang)?;
        let named = line.speaker.as_ref().is_some_and(|speaker| speaker.kind != SpeakerKind::Pronoun);
        named.then(|| line.shifted(from))
    }

    /// Whether a mark ends the words of the quotation that is the token `at`, or follows them.
    fn is_closed(&self, at: usize) -> bool {
        let inside = &self.text[self.tokens[at].span];
        let is_mark = |c: char| matches!(c, '”' | '“' | '"' | '’' | '‘' | '\'' | '»' | '«' | '›' | '‹' | MARKUP);
        inside
            .trim_end_matches(|c: char| is_mark(c) || c.is_whitespace())
            .ends_with([',', '.', '?', '!', '…', '—', '–', '-'])
    }

    /// «…» Jane Doe, mayor: a name and a role and nothing else after a quotation that opens the sentence.
    fn verbless(&self, at: usize, after: &Range<usize>) -> Option<Said> {
        let opens = self.tokens[..at].iter().all(|token| !token.is_word());
        let start = (after.start..after.end).find(|&at| !self.is_mark(at, &[',', '.']))?;
        let phrase = self.phrase(start).filter(|phrase| {
            opens
                && phrase.speaker.kind == SpeakerKind::Person
                && phrase.tokens.len() > 1
                && phrase.tokens.end < after.end
        })?;
        let (phrase, role) = self.with_apposition(phrase);
        let ends =
            self.tokens[phrase.tokens.end..].iter().all(|token| matches!(token.kind, Kind::Mark(_) | Kind::Object));
        (role.is_some() && ends).then(|| Said::new(&phrase, role, start..start + 1))
    }

    /// The clause within a quotation whose words these are: a verb and its subject between commas or dashes.
    fn incise(&self) -> Option<Clause> {
        let closes = |at: usize| at >= self.tokens.len() || self.is_mark(at, &[',', '—', '.', '?', '!', '…', ':', ';']);
        let dashed = |at: usize| self.is_mark(at, &['—', '-']);
        (0..self.tokens.len()).find_map(|at| {
            if !self.is_mark(at, &[',', '—', '-', '?', '!']) {
                return None;
            }
            let Reading::Said(said) = self.said_after(at + 1, false) else { return None };
            let end = said.tokens.end;
            let set_off = said.tokens.start <= at + 2 && (closes(end) || dashed(end));
            // Without a subject, only dashes show that the verb is not the speaker's own: –afirma–.
            let shown = said.speaker.is_some() || dashed(at) && dashed(end);
            (set_off && shown).then(|| self.clause(said, at..end))
        })
    }

    /// Whether the sentence is nothing but quotations and what hangs on them.
    fn is_bare(&self) -> bool {
        let mut depth = 0_usize;
        self.tokens.iter().all(|token| {
            match token.kind {
                Kind::Mark('[' | '(') => depth += 1,
                Kind::Mark(']' | ')') => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0 || !matches!(token.kind, Kind::Word | Kind::Number)
        })
    }

    /// The last clause before the token `end` that names its speaker, where `pronoun` may stand for them.
    fn last_named(&self, end: usize, pronoun: Option<&Token>) -> Option<Said> {
        let mut at = end;
        while at > 0 {
            let read = match self.said_before(at) {
                Reading::Said(said) => Some(said),
                _ => None,
            };
            let next =
                (0..at).rev().find(|&at| self.tokens[at].is_any(&[Class::Verb, Class::WeakVerb, Class::Source]))?;
            if let Some(said) =
                read.filter(|said| said.speaker.as_ref().is_some_and(|speaker| self.stands_for(pronoun, speaker)))
            {
                return Some(said);
            }
            at = next;
        }
        None
    }

    /// Whether `pronoun`, or one that is understood, can stand for `speaker`.
    fn stands_for(&self, pronoun: Option<&Token>, speaker: &Speaker) -> bool {
        let title = speaker.title.as_deref().and_then(|title| title.split_whitespace().next()).unwrap_or_default();
        let title = self.lexicon.classes(&fold(title));
        let differs = |one: Class, other: Class| {
            pronoun.is_some_and(|pronoun| pronoun.is(one)) && title.has(other) && !title.has(one)
        };
        let other = differs(Class::Masculine, Class::Feminine) || differs(Class::Feminine, Class::Masculine);
        speaker.kind == SpeakerKind::Person && !other
    }

    /// The person whom a sentence without speech is about, if it is about one alone: “Jane Doe runs a bakery.”
    fn introduced(&self, pronoun: Option<&Token>) -> Option<Said> {
        let phrase = self.phrase(0).filter(|phrase| phrase.is_certain && self.stands_for(pronoun, &phrase.speaker))?;
        let (phrase, role) = self.with_apposition(phrase);
        let end = phrase.tokens.end;
        let person = |phrase: &Phrase| phrase.speaker.kind == SpeakerKind::Person && phrase.is_certain;
        let alone = !(end..self.tokens.len()).any(|at| self.phrase(at).as_ref().is_some_and(person));
        (alone && phrase.speaker.kind == SpeakerKind::Person).then(|| Said::new(&phrase, role, phrase.tokens.clone()))
    }
}

/// Whether a pronoun stands for somebody named before.
fn is_third_person(token: &Token) -> bool {
    token.is_any(&[Class::Masculine, Class::Feminine])
}
