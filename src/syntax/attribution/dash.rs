//! Dash lines: `— Name, role, place, date [@cite]`.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::Class;
use super::part::Part;
use super::phrase::{Phrase, VERBS};
use super::token::{Kind, Token, tokens};
use super::words::Words;
use super::{Attribution, Origin, Speaker, SpeakerKind, StatedDate};
use crate::text::Span;

/// An attribution is no longer, in bytes, citations included.
const LONGEST: usize = 2_000;

/// An attribution without its citations is no longer, in tokens.
const MOST: usize = 48;

/// Reads a dash line: `text` is masked and starts with its dash (white space may come before); it ends where the
/// paragraph does, citations and all. `None`: what follows the dash is no attribution.
///
/// The dash is one of `—`, `–`, `―`, `--` and `---`; a hyphen opens a list. After it comes a speaker, or else a place, a
/// date, or nothing but citations and links. The parts after the speaker may come in any order: a role, a place, a date
/// in commas or brackets. A work, a paper or an occasion among them is passed over. Where a part reads as a sentence, the
/// line is one, and no attribution.
pub fn dash_line(text: &str, lang: Lang) -> Option<Attribution> {
    let text = text.trim_end();
    if text.len() > LONGEST {
        return None;
    }
    let tokens = tokens(text, 0, text.len(), &[], lang);
    let dash = tokens.first().filter(|token| token.is_mark('—'))?;
    let end = citation(&tokens).unwrap_or(tokens.len());
    let words = Words { is_line: true, ..Words::new(text, &tokens, lang) };
    let line = Line { words: words.until(end), is_cited: end < tokens.len() };
    let facts = line.facts()?;
    Some(Attribution {
        span: dash.span.join(tokens.last()?.span),
        origin: Origin::DashLine,
        speaker: facts.speaker,
        role: facts.role.map(|span| words.clean(span)),
        place: facts.place.map(|span| words.clean(span)),
        date: facts.date,
        outlet: None,
        inferred: false,
    })
}

/// Where the citations, footnote references and bare links begin that end the line.
fn citation(tokens: &[Token]) -> Option<usize> {
    let mut open = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Mark('[') => open = Some(at),
            Kind::Mark(']') => open = None,
            Kind::Mark('@') | Kind::Object if is_handle(tokens, at) => {}
            Kind::Mark('@' | '^') | Kind::Object => return Some(open.unwrap_or(at)),
            _ => {}
        }
    }
    None
}

/// Whether a post's handle stands at `at`: “— Jane Doe (@janedoe) May 6, 2020”.
fn is_handle(tokens: &[Token], at: usize) -> bool {
    let opens = at.checked_sub(1).is_some_and(|before| tokens[before].is_mark('('));
    let named = at.checked_sub(2).is_some_and(|name| tokens[name].is_word() && tokens[name].is_capitalised);
    let end = at + 1 + usize::from(tokens[at].is_mark('@'));
    opens && named && tokens.get(end).is_some_and(|token| token.is_mark(')'))
}

struct Line<'w> {
    /// Up to the citations.
    words: Words<'w>,
    /// Whether citations or links follow.
    is_cited: bool,
}

/// What has been read of a line.
#[derive(Default)]
struct Facts {
    speaker: Option<Speaker>,
    role: Option<Span>,
    place: Option<Span>,
    date: Option<StatedDate>,
}

/// What the first part is.
enum Opening {
    Speaker(Phrase),
    Place(Span),
    /// A date, a work, a verse: nobody who speaks.
    Nobody,
    Prose,
}

/// What a part after the speaker is.
enum Sort {
    Role(Span),
    Place(Span),
    /// A work, a paper, an occasion, a page: nothing that an attribution has a field for.
    Other,
    Prose,
}

impl Line<'_> {
    /// What the line says. `None`: it is prose.
    fn facts(&self) -> Option<Facts> {
        let parts = self.words.parts();
        let cries =
            |part: &Part| !part.is_work && part.tokens.clone().any(|at| self.words.is_mark(at, &['?', '!', '…']));
        if self.words.tokens.len() > MOST || parts.iter().any(cries) {
            return None;
        }
        let mut facts = Facts { date: parts.iter().find_map(|part| part.date.clone()), ..Facts::default() };
        let Some((first, rest)) = parts.split_first() else { return self.is_cited.then_some(facts) };
        match self.opening(first, facts.date.is_some()) {
            Opening::Speaker(phrase) if self.is_believable(&phrase) => {
                facts.place = self.place_after_preposition(phrase.tokens.end, first).filter(|_| facts.date.is_some());
                facts.role = phrase.role.or_else(|| self.words.described_role(&phrase.speaker));
                facts.speaker = Some(phrase.speaker);
            }
            Opening::Place(place) => facts.place = Some(place),
            Opening::Nobody => {}
            // “sign in the window, 1926”
            Opening::Prose if self.is_dated(rest) => {}
            Opening::Speaker(_) | Opening::Prose => return None,
        }
        for (at, part) in rest.iter().enumerate().filter(|(_, part)| !part.tokens.is_empty()) {
            let next = rest.get(at + 1);
            // “The Long Road”, Jane Doe
            if first.is_work && facts.speaker.is_none() {
                facts.speaker = self.author(part);
                continue;
            }
            match self.sort(part, &facts, next) {
                Sort::Role(role) => facts.role = Some(facts.role.map_or(role, |known| known.join(role))),
                Sort::Place(place) => facts.place = Some(facts.place.map_or(place, |known| known.join(place))),
                Sort::Other => {}
                Sort::Prose => return None,
            }
        }
        Some(facts)
    }

    /// Whether the line ends in a date that is a part of its own, and is short: a sentence does not.
    fn is_dated(&self, rest: &[Part]) -> bool {
        let dated = rest.last().is_some_and(|last| last.date.is_some() && last.tokens.is_empty());
        dated && self.words.tokens.len() < 16
    }

    /// Reads the first part: the speaker, or a place or a date.
    fn opening(&self, part: &Part, is_dated: bool) -> Opening {
        if part.is_work || part.tokens.is_empty() {
            return Opening::Nobody;
        }
        let words = self.words.until(part.tokens.end);
        // “Inscription over the door, c. 1750”
        if words.is(part.tokens.start, Class::Work) && is_dated {
            let named = |phrase: Phrase| phrase.speaker.kind != SpeakerKind::Description;
            if !words.phrase(part.tokens.start).is_some_and(named) {
                return Opening::Nobody;
            }
        }
        if let Some(organisation) = self.organisation(part) {
            return Opening::Speaker(organisation);
        }
        let by = words.is_any(part.tokens.start, &[Class::By, Class::Source]) && part.tokens.len() > 1;
        let Some(phrase) = words.phrase(part.tokens.start + usize::from(by)) else { return Opening::Prose };
        let is = |class: Class| phrase.tokens.clone().any(|at| words.is(at, class));
        let is_place = phrase.tokens.clone().all(|at| words.is(at, Class::Place)) && !is(Class::Given);
        let is_person = phrase.speaker.kind == SpeakerKind::Person;
        if let Some(next) = words.get(phrase.tokens.end) {
            // “John 3:16”
            if next.kind == Kind::Number {
                return Opening::Nobody;
            }
            let context =
                next.is(Class::Preposition) && !next.is_capitalised || next.markup.is_before && next.is_capitalised;
            if !context || phrase.speaker.kind == SpeakerKind::Pronoun {
                return Opening::Prose;
            }
            // “Adventures of Asterix”
            let of = next.is(Class::Preposition) && !next.is_any(&[Class::Adjunct, Class::Infinitive]);
            if of && is_person && !phrase.is_certain && phrase.tokens.len() == 1 {
                return Opening::Nobody;
            }
        }
        let head = [Class::Role, Class::Title, Class::Organisation, Class::Indefinite];
        let capitals = phrase.tokens.clone().all(|at| words.is_capitalised(at)) && phrase.tokens.len() > 2;
        // “Sign at the outfall”
        let start = phrase.tokens.start;
        let alone = phrase.tokens.len() == 1 || words.is(start + 1, Class::Placed);
        let is_text = alone && words.is_capitalised(start) && words.is(start, Class::Work);
        let signs = capitals || is_text || head.into_iter().any(is);
        match phrase.speaker.kind {
            SpeakerKind::Organisation if is_place => Opening::Place(phrase.speaker.span),
            // “A Concerned Citizen” signs, and so does “Hymn”; “the end” does not.
            SpeakerKind::Description if !signs => Opening::Prose,
            _ => Opening::Speaker(phrase),
        }
    }

    /// An organisation whose name has small words in it: « Société de tir de Malaucène ».
    fn organisation(&self, part: &Part) -> Option<Phrase> {
        let words = self.words.until(part.tokens.end);
        let start = part.tokens.start;
        let head = start + usize::from(words.is(start, Class::Article));
        let titled = words.is(head, Class::Organisation) && words.is_capitalised(head) && !words.is(head, Class::Known);
        let rest = &words.tokens[(head + 1).min(part.tokens.end)..part.tokens.end];
        let noun = |token: &Token| {
            let verb = token.is_any(VERBS)
                || token.is_any(&[Class::Pronoun, Class::Auxiliary, Class::Passive, Class::Relative]);
            token.is_word()
                && !token.is_possessive
                && (!verb || token.is_capitalised || token.is_any(&[Class::Article, Class::Preposition]))
        };
        let attached = rest.first().is_some_and(|first| first.is(Class::Preposition));
        let small = rest.iter().any(|token| !token.is_capitalised && !token.classes.is_function_word());
        let whole = titled && attached && small && rest.len() < 8 && rest.iter().all(noun);
        whole.then(|| words.whole(SpeakerKind::Organisation, part.tokens.clone()))
    }

    /// A line that ends as a sentence does may be one: `— Maria.`
    fn is_believable(&self, phrase: &Phrase) -> bool {
        let ends = self.words.tokens.last().is_some_and(|token| token.is_mark('.')) && !self.is_cited;
        let long = phrase.tokens.len() > 1 && phrase.speaker.kind != SpeakerKind::Description;
        let dated = self.words.tokens.iter().any(|token| token.kind == Kind::Number);
        !ends || phrase.is_certain || long || dated
    }

    /// The person whose name a part is, after the work that opens the line.
    fn author(&self, part: &Part) -> Option<Speaker> {
        let words = self.words.until(part.tokens.end);
        let phrase = words.phrase(part.tokens.start).filter(|phrase| phrase.tokens.end == part.tokens.end)?;
        let person = phrase.speaker.kind == SpeakerKind::Person && phrase.tokens.len() > 1;
        person.then_some(phrase.speaker)
    }

    fn sort(&self, part: &Part, facts: &Facts, next: Option<&Part>) -> Sort {
        let start = part.tokens.start;
        let tokens = &self.words.tokens[part.tokens.clone()];
        let Some(first) = tokens.first().filter(|_| !part.is_work) else { return Sort::Other };
        let is_small = |token: &Token| token.is_word() && !token.is_capitalised;
        let sentence = first.is_any(&[Class::Pronoun, Class::Negation, Class::Auxiliary]);
        if sentence && (is_small(first) || tokens.get(1).is_some_and(is_small)) {
            return Sort::Prose;
        }
        let context = [Class::Preposition, Class::Relative, Class::Conjunction];
        if first.is_any(&context) && !first.is(Class::Article) && !self.words.is_particle(start) {
            let place = self.place_after_preposition(start, part).filter(|_| facts.place.is_none());
            return place.map_or(Sort::Other, Sort::Place);
        }
        // “born in Ohio” says what they are no more than “letter to the mayor” does.
        let no_role = first.is_any(&[Class::Work, Class::Lifetime, Class::State]) && !first.is(Class::Role);
        if no_role {
            return Sort::Other;
        }
        if let Some(role) = self.role(part, facts, next) {
            return Sort::Role(role);
        }
        if self.is_place(part, facts, next) {
            return Sort::Place(self.words.span(part.tokens.clone()));
        }
        let speaks =
            tokens.iter().any(|token| token.is(Class::Pronoun) && is_small(token) && !token.is(Class::Article));
        if is_small(first) && (speaks || tokens.len() > 6) { Sort::Prose } else { Sort::Other }
    }

    /// The role that a part is.
    fn role(&self, part: &Part, facts: &Facts, next: Option<&Part>) -> Option<Span> {
        facts.speaker.as_ref().filter(|speaker| speaker.kind == SpeakerKind::Person)?;
        let words = self.words.until(part.tokens.end);
        let whole = words.span(part.tokens.clone());
        let first = words.get(part.tokens.start)?;
        // “The President's Daughter” and “Doctor Faustus” are works.
        let is_name =
            |phrase: Phrase| phrase.speaker.kind == SpeakerKind::Person && phrase.tokens.end == part.tokens.end;
        if first.is_capitalised && (first.is(Class::Article) || words.phrase(part.tokens.start).is_some_and(is_name)) {
            return None;
        }
        // “16th President of the United States”
        if first.kind == Kind::Number && words.role(part.tokens.start + 1..part.tokens.end).is_some() {
            return Some(whole);
        }
        if let Some(role) = words.role(part.tokens.clone()) {
            return Some(self.named_work(part, next).map_or(role, |work| role.join(work)));
        }
        let is = |class: Class| part.tokens.clone().any(|at| words.is(at, class));
        if facts.role.is_some() {
            // “CEO, Acme Corporation”
            let named = first.is_capitalised && !is(Class::Work);
            return (facts.place.is_none() && named && is(Class::Organisation)).then_some(whole);
        }
        let opens = part.tokens.start + 1..part.tokens.end.min(part.tokens.start + 3);
        let attached = opens.into_iter().any(|at| words.is(at, Class::Preposition));
        // “schoolteacher”, “retired beekeeper”: right after the name, where a role stands.
        let tokens = &words.tokens[part.tokens.clone()];
        let is_noun = tokens.last().is_some_and(|last| !last.is(Class::Participle) && !last.folded.ends_with("ed"));
        let alone = is_noun && tokens.len() <= 2 && tokens.iter().all(|token| self.is_plain_noun(token));
        let verbal = is(Class::Auxiliary) || is(Class::Passive);
        ((attached || alone && facts.place.is_none()) && self.is_plain_noun(first) && !verbal).then_some(whole)
    }

    /// Whether a small word that no list has may be what somebody is: “beekeeper from Ohio”, not “writing from Ohio”.
    fn is_plain_noun(&self, token: &Token) -> bool {
        let role = token.is_capitalised && self.words.lexicon.may_be_role(&token.folded);
        let other = (if self.words.lexicon.capital_nouns { !role } else { token.is_capitalised })
            || token.classes.is_function_word()
            || token.is_any(VERBS)
            || token.is(Class::Work)
            || self.words.lang == Lang::English && token.folded.ends_with("ing");
        token.is_word() && !other
    }

    /// The work that a role is of: creator of “The Long Road”.
    fn named_work(&self, part: &Part, next: Option<&Part>) -> Option<Span> {
        let work = next.filter(|next| next.is_work && next.tokens.start <= part.tokens.end + 1)?;
        self.words.before(part.tokens.end).filter(|last| last.is(Class::Preposition))?;
        let closes = self.words.is_mark(work.tokens.end, &['”', '"', '»', '“', '’']);
        Some(self.words.span(work.tokens.start..work.tokens.end + usize::from(closes)))
    }

    /// Whether a part names a place: a known one, one after a role and before a date, one before a known one
    /// (“Nauvoo, Illinois”).
    fn is_place(&self, part: &Part, facts: &Facts, next: Option<&Part>) -> bool {
        let words = &self.words;
        let joins = [Class::Preposition, Class::Particle, Class::Article];
        let is_part = |at: usize| {
            let named = words.is_capitalised(at) && words.is_place_name(at);
            named || at > part.tokens.start && words.is_any(at, &joins)
        };
        let is_known =
            |part: &Part| !part.tokens.is_empty() && part.tokens.clone().all(|at| words.is(at, Class::Place));
        if part.tokens.len() > 5 || !part.tokens.clone().all(is_part) {
            return false;
        }
        // “Vogue, 1 July 2017” is a magazine's; after a role, only a place is usual.
        let dated = facts.role.is_some() && next.is_some_and(|next| next.tokens.is_empty() && next.date.is_some());
        let within = part.tokens.len() <= 2 && next.is_some_and(is_known);
        is_known(part) || facts.place.is_none() && (dated || within)
    }

    /// The place that ends `part` from `at` on: “in Springfield, Illinois”, “at Gettysburg”.
    fn place_after_preposition(&self, at: usize, part: &Part) -> Option<Span> {
        let place: Range<usize> = self.words.place(at)?;
        let known = place.clone().any(|at| self.words.is(at, Class::Place));
        (known && place.end >= part.tokens.end).then(|| self.words.span(place))
    }
}
