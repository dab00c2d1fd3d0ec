//! The words around an inline quotation.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::super::Lang;
use super::super::lexicon::{Class, Lexicon, fold};
use super::super::mask::MARKUP;
use super::clause::{Reading, Said};
use super::dash::dash_line;
use super::phrase::Phrase;
use super::pronoun::Antecedent;
use super::token::{Kind, Token, tokens};
use super::words::Words;
use super::{Attribution, Origin, Speaker, SpeakerKind, boundary};
use crate::text::Span;

/// How far from a quotation its sentence is read, in bytes on each side. Longer sentences are not prose.
pub(in crate::syntax) const WINDOW: usize = 2_000;

/// As many quotations at least are read on each side, if its sentence has so many.
const MANY: usize = 16;

/// How much is read on each side of a family name for the rest of the name and a role, in bytes.
const NAME: usize = 120;

/// How many sentences back a pronoun's speaker is looked for.
const BACK: usize = 8;

/// How many stretches of text are kept as words, for the next quotation to read again.
const KEPT: usize = 32;

/// A paragraph, of which the words around each inline quotation can be read.
#[derive(Debug)]
pub struct Paragraph<'t> {
    text: &'t str,
    quotations: &'t [Span],
    sentences: &'t [Span],
    lang: Lang,
    read: RefCell<HashMap<Range<usize>, Rc<Vec<Token>>>>,
}

impl<'t> Paragraph<'t> {
    /// `text` is a masked paragraph, `quotations` the spans of its quotations (marks included, in order, not nested),
    /// `sentences` its sentences in order (see `sentence.rs`; a closing mark and the citation after it belong to the
    /// sentence).
    pub fn new(text: &'t str, quotations: &'t [Span], sentences: &'t [Span], lang: Lang) -> Self {
        Self { text, quotations, sentences, lang, read: RefCell::default() }
    }

    /// Reads the words around the quotation `index`. `None`: nothing there says who is speaking.
    ///
    /// A pronoun is followed back to the last named speaker of the paragraph, and so is a sentence that is nothing but a
    /// quotation after one with a speaker; both are marked as inferred. A family name is shown in full where the
    /// paragraph has the full name. Only the quotation's sentence is read, and a few
    /// before it where one of these asks for it.
    pub fn around(&self, index: usize) -> Option<Attribution> {
        self.attribution(index, BACK).map(|attribution| self.in_full(attribution))
    }
}

impl Paragraph<'_> {
    fn attribution(&self, index: usize, back: usize) -> Option<Attribution> {
        let quotation = *self.quotations.get(index)?;
        let sentence = self.sentence(quotation);
        let tokens = self.tokens(self.window(sentence, quotation)?);
        let words = Words::new(self.text, &tokens, self.lang);
        let at = tokens.iter().position(|token| token.span == quotation && token.kind == Kind::Quotation)?;
        match words.said_of(at).or_else(|| self.said_inside(quotation)) {
            Some(Clause::Own(attribution)) => Some(self.resolved(*attribution, &words, sentence)),
            Some(Clause::Dropped(span)) => {
                let named = self.named_before(words.until(at), sentence, Antecedent::ANYBODY)?;
                Some(Attribution { span, inferred: true, place: None, ..named })
            }
            None if words.is_bare() => self.signed(sentence).or_else(|| self.carried(index, sentence, back)),
            None if words.goes_on(at) || words.joins(at) => self.carried(index, sentence, back),
            None => None,
        }
    }

    /// Which sentence a quotation is in.
    fn sentence(&self, quotation: Span) -> usize {
        self.sentences.partition_point(|sentence| sentence.end() <= quotation.start())
    }

    /// What of the sentence around a quotation is read: of a long one much the same for quotations near each other.
    fn window(&self, sentence: usize, quotation: Span) -> Option<Range<usize>> {
        let sentence = self.sentences.get(sentence)?;
        // Not a great many quotations, either.
        let index = self.quotations.partition_point(|other| other.start() < quotation.start());
        let first = (index / MANY).checked_sub(1).filter(|group| *group > 0);
        let first = first.and_then(|group| self.quotations.get(group * MANY)).map_or(0, |other| other.start());
        let next = self.quotations.get((index / MANY + 2) * MANY).map_or(self.text.len(), |other| other.start());
        let origin = sentence.start();
        let before = quotation.start().saturating_sub(origin + WINDOW) / WINDOW * WINDOW;
        let after = (quotation.end().saturating_sub(origin) + WINDOW).next_multiple_of(WINDOW);
        let end = sentence.end().max(quotation.end()).min(origin + after).min(next);
        // Not from within another quotation.
        let start = boundary(self.text, (origin + before).max(first));
        let cut = self.quotations.partition_point(|other| other.end() <= start);
        let cut = self.quotations.get(cut).filter(|other| other.start() < start);
        let start = cut.map_or(start, |other| other.end()).min(quotation.start());
        Some(start..boundary(self.text, end))
    }

    fn tokens(&self, range: Range<usize>) -> Rc<Vec<Token>> {
        let mut read = self.read.borrow_mut();
        if let Some(tokens) = read.get(&range) {
            return Rc::clone(tokens);
        }
        if read.len() == KEPT {
            read.clear();
        }
        let tokens = Rc::new(tokens(self.text, range.start, range.end, self.quotations, self.lang));
        read.insert(range, Rc::clone(&tokens));
        tokens
    }

    /// The clause within the marks: « Ainsi, dit le maire, nous partons. »
    fn said_inside(&self, quotation: Span) -> Option<Clause> {
        if !Lexicon::of(self.lang).incises {
            return None;
        }
        let inside = self.text.get(quotation.range())?;
        let marks = |c: char| c == MARKUP || is_quotation_mark(c);
        let start = quotation.start() + inside.len() - inside.trim_start_matches(marks).len();
        let end = start.max(quotation.end() - (inside.len() - inside.trim_end_matches(marks).len()));
        let tokens = tokens(self.text, start, end, &[], self.lang);
        let words = Words::new(self.text, &tokens, self.lang);
        words.incise()
    }

    /// An attribution whose speaker's family name alone is said, with the full name that stands near: “Cole said”, after
    /// “Senator Barnaby Cole”. Only where all who are named so are one.
    pub(super) fn in_full(&self, attribution: Attribution) -> Attribution {
        let Some(speaker) = attribution.speaker.as_ref().filter(|speaker| speaker.given.is_none()) else {
            return attribution;
        };
        let Some(family) = speaker.family.as_deref() else { return attribution };
        let first = self.sentences.first().map_or(0, |sentence| sentence.start());
        let last = self.sentences.last().map_or(0, |sentence| sentence.end());
        let start = boundary(self.text, first.max(speaker.span.start().saturating_sub(WINDOW)));
        let end = boundary(self.text, last.min(speaker.span.end() + WINDOW));
        let near = self.text.get(start..end).unwrap_or_default();
        let mut full: Option<Phrase> = None;
        for (at, _) in near.match_indices(family).take(2 * BACK) {
            let Some(phrase) = self.full_name(start + at, family) else { continue };
            if full.as_ref().is_some_and(|full| full.speaker.name != phrase.speaker.name) {
                return attribution;
            }
            full.get_or_insert(phrase);
        }
        let Some(full) = full else { return attribution };
        let role = attribution.role.clone().or_else(|| full.role.map(|role| self.clean(role)));
        let speaker =
            Speaker { span: speaker.span, title: speaker.title.clone().or(full.speaker.title), ..full.speaker };
        Attribution { speaker: Some(speaker), role, ..attribution }
    }

    /// The name whose family name stands at byte `at`, if a given name stands before it.
    fn full_name(&self, at: usize, family: &str) -> Option<Phrase> {
        // Mostly the family name is all there is, which costs nothing to see.
        let near = self.text.get(boundary(self.text, at.saturating_sub(NAME))..at)?;
        let before = near.trim_end_matches(|c: char| c.is_whitespace() || c == MARKUP);
        let word = before.rsplit(|c: char| c.is_whitespace() || c == MARKUP).next().unwrap_or_default();
        if !word.starts_with(char::is_uppercase) || word.ends_with([',', ';', ':']) {
            return None;
        }
        let end = at + family.len();
        let range =
            boundary(self.text, at.saturating_sub(NAME))..boundary(self.text, (end + NAME).min(self.text.len()));
        let tokens = tokens(self.text, range.start, range.end, self.quotations, self.lang);
        let words = Words::new(self.text, &tokens, self.lang);
        let next = tokens.iter().position(|token| token.span.end() == end)? + 1;
        let phrase = words.ending_at(next, 0)?;
        let named = phrase.speaker.family.as_deref() == Some(family) && phrase.speaker.given.is_some();
        named.then(|| words.with_apposition(phrase))
    }

    fn clean(&self, span: Span) -> String {
        Words::new(self.text, &[], self.lang).clean(span)
    }

    /// An attribution with its pronoun followed back.
    pub(super) fn resolved(&self, attribution: Attribution, words: &Words, sentence: usize) -> Attribution {
        let pronoun = attribution.speaker.as_ref().filter(|speaker| speaker.kind == SpeakerKind::Pronoun);
        let named = pronoun.and_then(|pronoun| {
            let antecedent = Antecedent::of(&fold(&pronoun.name), words.lexicon)?;
            // Within a quotation, it is the quotation that stands among the words.
            let at = words.tokens.iter().position(|token| token.span.covers(pronoun.span))?;
            self.named_before(words.until(at), sentence, antecedent)
        });
        match named {
            Some(named) => {
                let date = attribution.date.clone().or(named.date);
                let outlet = attribution.outlet.clone().or(named.outlet);
                Attribution { speaker: named.speaker, role: named.role, date, outlet, inferred: true, ..attribution }
            }
            None => attribution,
        }
    }

    /// The last named speaker among `words`, which open the sentence, or in the sentences before it. The date is that of
    /// words of theirs in this sentence or the one before: the occasion is the same.
    fn named_before(&self, words: Words, sentence: usize, antecedent: Antecedent) -> Option<Attribution> {
        let named = |words: &Words, is_near: bool| {
            let read = |said: Said| words.attribution(said, 0..words.tokens.len(), Origin::Around);
            let speaks = words.last_named(antecedent).map(read);
            let speaks = speaks.map(|named| named.of_occasion(is_near));
            speaks.or_else(|| Some(read(words.introduced(antecedent)?).of_occasion(false)))
        };
        if let Some(named) = named(&words, true) {
            return Some(named);
        }
        if words.brings_another() {
            return None;
        }
        for (back, span) in self.sentences.get(..sentence)?.iter().rev().take(BACK).enumerate() {
            let start = boundary(self.text, span.start().max(span.end().saturating_sub(WINDOW)));
            let tokens = self.tokens(start..boundary(self.text, span.end()));
            let words = Words::new(self.text, &tokens, self.lang);
            let beside = self.named_beside(&words, antecedent);
            let beside = beside.map(|named| named.of_occasion(back == 0));
            if let Some(named) = beside.or_else(|| named(&words, back == 0)) {
                return Some(named);
            }
            if words.brings_another() {
                return None;
            }
        }
        None
    }

    /// The last speaker whom the words around a quotation name, or a clause within its marks.
    fn named_beside(&self, words: &Words, antecedent: Antecedent) -> Option<Attribution> {
        let quotations = (0..words.tokens.len()).rev().filter(|&at| words.is_quotation(at)).take(BACK);
        let mut clauses =
            quotations.filter_map(|at| words.said_of(at).or_else(|| self.said_inside(words.tokens[at].span)));
        clauses.find_map(|clause| match clause {
            Clause::Own(attribution) => {
                let fits = attribution.speaker.as_ref().is_some_and(|speaker| words.can_be(speaker, antecedent));
                fits.then_some(*attribution)
            }
            Clause::Dropped(_) => None,
        })
    }

    /// The name and role that a paragraph ends with after a quotation: «…» Anna Müller, Bürgermeisterin
    fn signed(&self, sentence: usize) -> Option<Attribution> {
        let span = self.sentences.get(sentence + 1).filter(|_| sentence + 2 == self.sentences.len())?;
        self.text.get(span.range()).filter(|line| line.len() < WINDOW)?;
        let tokens = self.tokens(span.range());
        let words = Words::new(self.text, &tokens, self.lang);
        let said = words.verbless(0..tokens.len())?;
        Some(words.attribution(said, 0..tokens.len(), Origin::Around))
    }

    /// The speaker of the quotation before, for a sentence or clause that is nothing but the quotation at `index`.
    fn carried(&self, index: usize, sentence: usize, back: usize) -> Option<Attribution> {
        let previous = index.checked_sub(1).filter(|_| back > 0)?;
        if self.sentence(*self.quotations.get(previous)?) + 1 < sentence {
            return None;
        }
        let attribution = self.attribution(previous, back - 1)?;
        attribution.speaker.as_ref().filter(|speaker| speaker.kind != SpeakerKind::Pronoun)?;
        let span = *self.quotations.get(index)?;
        Some(Attribution { span, origin: Origin::Around, inferred: true, place: None, ..attribution })
    }
}

impl Attribution {
    /// With when and to whom it was said, if that holds of other words of the same speaker.
    fn of_occasion(self, is_same: bool) -> Self {
        Self { date: self.date.filter(|_| is_same), outlet: self.outlet.filter(|_| is_same), ..self }
    }
}

/// A clause about a quotation.
enum Clause {
    Own(Box<Attribution>),
    /// A verb whose subject is understood; the span of the verb.
    Dropped(Span),
}

impl Words<'_> {
    /// Whether the quotation at `at` is all that stands after a semicolon: “…”, Doe said; “…”.
    fn goes_on(&self, at: usize) -> bool {
        let is_clause = at.checked_sub(1).is_some_and(|before| self.is_mark(before, &[';']));
        let after = self.tokens.get(at + 1..).unwrap_or_default();
        is_clause && !after.iter().any(Token::is_word_or_number)
    }

    /// Whether nothing but what joins it to the words before leads to the quotation at `at`: „Und weiter: …“, « Et d’ajouter : … »
    fn joins(&self, at: usize) -> bool {
        let lead = &self.tokens[..at];
        let Some((colon, words)) = lead.split_last() else { return false };
        let joint = |token: &Token| {
            let named = token.is_capitalised || token.is_any(&[Class::Role, Class::Pronoun, Class::Work]);
            token.is_word() && !named
        };
        let opens = words.first().is_some_and(|first| first.is_any(&[Class::And, Class::Joint]));
        let ends = self.tokens[at + 1..].iter().all(|token| !token.is_word_or_number());
        colon.is_mark(':') && opens && words.len() < 5 && words[1..].iter().all(joint) && ends
    }

    /// What the sentence says of the quotation that is the token `at`.
    fn said_of(&self, at: usize) -> Option<Clause> {
        let next = (at + 1..self.tokens.len()).find(|&at| self.is_quotation(at));
        let after = at + 1..next.unwrap_or(self.tokens.len());
        if let Some(line) = self.dash_after(&after) {
            return Some(Clause::Own(Box::new(line)));
        }
        if let Reading::Said(said) = self.said_after(after.start, self.is_closed(at)) {
            return Some(self.clause(said, after));
        }
        match self.said_before(at) {
            Reading::Said(said) => {
                let end = (said.tokens.end.min(at)..at).find(|&at| self.is_quotation(at)).unwrap_or(at);
                Some(self.clause(said, 0..end))
            }
            Reading::Unclear => None,
            Reading::Silent => {
                let before = self.until(at);
                let opens = !before.tokens.iter().any(Token::is_word);
                let said = before.owner_of_words().or_else(|| before.label()).or_else(|| before.implied(at));
                let said = said.or_else(|| if opens { self.verbless(after.clone()) } else { None });
                let said = said.or_else(|| self.source_within(after.clone()));
                let said = said.or_else(|| self.said_within(after.clone()))?;
                Some(self.clause(said, 0..after.end))
            }
        }
    }

    fn clause(&self, said: Said, range: Range<usize>) -> Clause {
        match said.speaker {
            Some(_) => Clause::Own(Box::new(self.attribution(said, range, Origin::Around))),
            None => Clause::Dropped(self.span(said.tokens)),
        }
    }

    /// `“Be yourself.” — Oscar Wilde`
    fn dash_after(&self, after: &Range<usize>) -> Option<Attribution> {
        let start = after.clone().find(|&at| !self.is_mark(at, &['.', ',']))?;
        if !self.is_mark(start, &['—']) || after.end < self.tokens.len() {
            return None;
        }
        let from = self.tokens[start].span.start();
        let to = self.tokens.last()?.span.end();
        let line = dash_line(&self.text[from..to], self.lang)?;
        line.speaker.as_ref().filter(|speaker| speaker.kind != SpeakerKind::Pronoun)?;
        Some(line.shifted(from))
    }

    /// Whether a mark ends the words of the quotation that is the token `at`.
    fn is_closed(&self, at: usize) -> bool {
        let skipped = |c: char| c == MARKUP || c.is_whitespace() || is_quotation_mark(c);
        let inside = self.text[self.tokens[at].span].trim_end_matches(skipped);
        inside.ends_with([',', '.', '?', '!', '…', '—', '–', '-'])
    }

    /// «…» Jane Doe, mayor: a name and a role and nothing else, where a clause about a quotation would stand.
    fn verbless(&self, range: Range<usize>) -> Option<Said> {
        let start = range.clone().find(|&at| !self.is_mark(at, &[',', '.']))?;
        let phrase = self.phrase(start).filter(|phrase| {
            phrase.speaker.kind == SpeakerKind::Person && phrase.tokens.len() > 1 && phrase.tokens.end < range.end
        })?;
        let phrase = self.with_apposition(phrase);
        let mut rest = self.tokens[phrase.tokens.end..].iter();
        let ends = rest.all(|token| matches!(token.kind, Kind::Mark(_) | Kind::Object));
        (phrase.role.is_some() && ends).then(|| Said::new(phrase, start..start + 1))
    }

    /// The clause within a quotation whose words these are: a verb and its subject between commas or dashes.
    fn incise(&self) -> Option<Clause> {
        let dashed = |at: usize| self.is_mark(at, &['—', '-']);
        let closes =
            |at: usize| dashed(at) || at >= self.tokens.len() || self.is_mark(at, &[',', '.', '?', '!', '…', ':', ';']);
        (0..self.tokens.len()).filter(|&at| dashed(at) || self.is_mark(at, &[',', '?', '!'])).find_map(|at| {
            let Reading::Said(said) = self.said_after(at + 1, false) else { return None };
            let end = said.tokens.end;
            // Without a subject, only dashes show that the verb is not the speaker's own: –afirma–.
            let shown = said.speaker.is_some() || dashed(at) && dashed(end);
            (shown && said.tokens.start <= at + 2 && closes(end)).then(|| self.clause(said, at..end))
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
            depth > 0 || !token.is_word_or_number()
        })
    }
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '”' | '“' | '„' | '"' | '’' | '‘' | '‚' | '\'' | '»' | '«' | '›' | '‹' | '「' | '」' | '『' | '』')
}
