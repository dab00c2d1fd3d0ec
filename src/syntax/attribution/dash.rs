//! Dash lines: `— Name, role, place, date [@cite]`.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::Class;
use super::date::{date_at, first_date};
use super::phrase::Phrase;
use super::token::{Kind, Token, tokens};
use super::words::Words;
use super::{Attribution, Origin, Speaker, SpeakerKind, StatedDate};
use crate::text::Span;

/// An attribution is no longer, in tokens.
const LONGEST: usize = 48;

/// Reads a dash line: `text` is masked and starts with its dash (white space may come before); it ends where the
/// paragraph does, citations and all. `None`: what follows the dash is no attribution.
///
/// The dash is one of `—`, `–`, `―`, `--` and `---`; a hyphen opens a list. After it comes a speaker, or else a place, a
/// date, or nothing but citations and links. The parts after the speaker may come in any order: a role, a place, a date
/// in commas or brackets. A work, a paper or an occasion among them is passed over. Where a part reads as a sentence, the
/// line is one, and no attribution.
pub fn dash_line(text: &str, lang: Lang) -> Option<Attribution> {
    let tokens = tokens(text, 0, text.len(), &[], lang);
    tokens.first().filter(|token| token.is_mark('—'))?;
    let end = citation(&tokens).unwrap_or(tokens.len());
    let words = Words::new(text, &tokens[..end], lang);
    let line = Line { words: &words, is_cited: end < tokens.len() };
    let facts = line.facts()?;
    let first = tokens.first()?.span;
    let last = tokens.last()?.span;
    Some(Attribution {
        span: first.join(last),
        origin: Origin::DashLine,
        speaker: facts.speaker,
        role: facts.role.map(|span| words.clean(span)),
        place: facts.place.map(|span| words.clean(span)),
        date: facts.date,
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
            Kind::Mark('@' | '^') => return Some(open.unwrap_or(at)),
            Kind::Object => return Some(open.unwrap_or(at)),
            _ => {}
        }
    }
    None
}

struct Line<'w> {
    words: &'w Words<'w>,
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

/// What stands between two separators.
#[derive(Clone)]
struct Part {
    tokens: Range<usize>,
    /// Whether quotation marks or emphasis show that it is a work.
    is_work: bool,
}

/// What a part after the speaker is.
enum Sort {
    Role(Span),
    Place(Span),
    /// A work, a paper, an occasion, a page: nothing that an attribution has a field for.
    Other,
    /// Part of a sentence.
    Prose,
}

impl Line<'_> {
    fn facts(&self) -> Option<Facts> {
        let words = self.words;
        if words.tokens.len() > LONGEST {
            return None;
        }
        let parts = self.parts();
        let Some((first, rest)) = parts.split_first() else {
            return self.is_cited.then(Facts::default);
        };
        let mut facts = Facts::default();
        let phrase = self.opening(first, &mut facts)?;
        for (at, part) in rest.iter().enumerate() {
            let Some(part) = self.without_date(part, &mut facts)? else { continue };
            // “The Long Road”, Jane Doe
            if first.is_work && facts.speaker.is_none() {
                facts.speaker = self.author(&part);
                continue;
            }
            match self.sort(&part, &facts, rest.get(at + 1)) {
                Sort::Role(span) => {
                    let span = span.join(self.named_work(&part, rest.get(at + 1)).unwrap_or(span));
                    facts.role = Some(facts.role.map_or(span, |role| role.join(span)));
                }
                Sort::Place(span) => facts.place = Some(facts.place.map_or(span, |place| place.join(span))),
                Sort::Other => {}
                Sort::Prose => return None,
            }
        }
        self.is_believable(phrase.as_ref()).then_some(facts)
    }

    /// The parts of the line, at commas, brackets, dashes and the like.
    fn parts(&self) -> Vec<Part> {
        let words = self.words;
        let mut parts = Vec::new();
        let (mut start, mut quoted) = (1, None);
        let dates = self.dates();
        for at in 1..=words.tokens.len() {
            // A name, and what they are on the next line.
            if start < at && quoted.is_none() && self.breaks_line(at) {
                parts.push(Part { tokens: start..at, is_work: false });
                start = at;
            }
            if dates.iter().any(|date| date.contains(&at)) {
                continue;
            }
            let mark = match words.get(at).map(|token| token.kind) {
                Some(Kind::Mark(mark)) => Some(mark),
                Some(_) => None,
                None => Some(','),
            };
            let Some(mark) = mark else { continue };
            let closes = matches!(mark, '”' | '»' | '"' | '“' | '’') && quoted.is_some();
            let opens = matches!(mark, '“' | '«' | '"' | '„' | '‘') && !closes;
            let inner = mark == '.'
                && words
                    .get(at)
                    .zip(words.get(at + 1))
                    .is_some_and(|(mark, next)| mark.span.end() == next.span.start());
            let separates = !inner
                && matches!(mark, ',' | ';' | ':' | '(' | ')' | '[' | ']' | '—' | '|' | '·' | '.' | '/')
                && quoted.is_none();
            if !(opens || closes || separates || at == words.tokens.len()) {
                continue;
            }
            if start < at {
                let emphasised = words.tokens[start].opens_markup && words.tokens[at - 1].closes_markup;
                parts.push(Part { tokens: start..at, is_work: closes || emphasised && !parts.is_empty() });
            }
            start = at + 1;
            quoted = if opens { Some(mark) } else { None };
        }
        parts
    }

    /// What has the form of a date; “July 1, 2017” and “1809–1865” are one part each.
    fn dates(&self) -> Vec<Range<usize>> {
        let words = self.words;
        let mut dates = Vec::new();
        let mut at = 1;
        while at < words.tokens.len() {
            match date_at(words.tokens, at, words.lang) {
                Some((_, next)) => {
                    dates.push(at..next);
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
        dates
    }

    /// Whether a line ends before the token `at`, after a name and before small letters.
    fn breaks_line(&self, at: usize) -> bool {
        let words = self.words;
        let (Some(before), Some(token)) = (words.get(at - 1), words.get(at)) else { return false };
        let gap = &words.text[before.span.end()..token.span.start()];
        let small = !token.is_capitalised && !token.is_any(&[Class::Preposition, Class::Particle]);
        gap.contains('\n') && before.is_word() && before.is_capitalised && token.is_word() && small
    }

    /// Reads the first part: the speaker, or a place or a date. `None`: it is prose.
    fn opening(&self, first: &Part, facts: &mut Facts) -> Option<Option<Phrase>> {
        let words = self.words;
        if first.is_work {
            return Some(None);
        }
        let Some(part) = self.without_date(first, facts)? else { return Some(None) };
        let by = words.get(part.tokens.start).is_some_and(|token| BY.contains(&token.folded.as_str()));
        let start = part.tokens.start + usize::from(by && part.tokens.len() > 1);

        let bounded = Words { tokens: &words.tokens[..part.tokens.end], is_line: true, ..*words };
        let phrase = bounded.phrase(start)?;
        let rest = phrase.tokens.end..part.tokens.end;
        let follows = words.get(rest.start).filter(|_| !rest.is_empty());
        let is_alone = follows.is_none();
        let contextual = follows.is_some_and(|token| {
            token.is(Class::Preposition) && !token.is_capitalised || token.opens_markup && token.is_capitalised
        });
        // “John 3:16”
        if follows.is_some_and(|token| token.kind == Kind::Number) {
            return Some(None);
        }
        if !(is_alone || contextual) {
            return None;
        }
        let tokens = &words.tokens[phrase.tokens.clone()];
        let place =
            tokens.iter().all(|token| token.is(Class::Place)) && !tokens.iter().any(|token| token.is(Class::Given));
        let head = [Class::Role, Class::Title, Class::Organisation, Class::Indefinite];
        match phrase.speaker.kind {
            SpeakerKind::Organisation if place => {
                facts.place = Some(phrase.speaker.span);
                return Some(None);
            }
            SpeakerKind::Pronoun if !is_alone => return None,
            SpeakerKind::Description if !tokens.iter().any(|token| token.is_any(&head)) => return None,
            _ => {}
        }
        // “Adventures of Asterix”
        let titular = follows
            .is_some_and(|token| token.is(Class::Preposition) && !token.is(Class::Adjunct) && token.folded != "to");
        if titular && phrase.speaker.kind == SpeakerKind::Person && !phrase.is_certain && phrase.tokens.len() == 1 {
            return Some(None);
        }
        facts.role = phrase.role;
        facts.speaker = Some(phrase.speaker.clone());
        if contextual && facts.place.is_none() {
            facts.place = self.place_after_preposition(&rest).filter(|_| facts.date.is_some());
        }
        Some(Some(phrase))
    }

    /// `part` without the date in it, which `facts` takes. `Some(None)`: there is nothing else in it; `None`: it cries or
    /// asks, and is prose.
    fn without_date(&self, part: &Part, facts: &mut Facts) -> Option<Option<Part>> {
        let words = self.words;
        if part.tokens.clone().any(|at| words.is_mark(at, &['?', '!', '…'])) && !part.is_work {
            return None;
        }
        // “July 1, 2017” is two parts.
        let reach = part.tokens.start..part.tokens.end;
        let Some((date, tokens)) = first_date(words.tokens, reach, words.lang).filter(|_| !part.is_work) else {
            let year = facts.date.is_some_and(|date| words.span(part.tokens.clone()).overlaps(date.span));
            return Some((!year).then(|| part.clone()));
        };
        let covered = facts.date.is_some_and(|known| known.span.overlaps(date.span));
        if facts.date.is_none() {
            facts.date = Some(date);
        }
        if covered {
            return Some(None);
        }
        let mut end = tokens.start;
        while end > part.tokens.start
            && words.get(end - 1).is_some_and(|token| {
                token.is_any(&[Class::Adjunct, Class::Article, Class::Weekday])
                    || matches!(token.folded.as_str(), "c" | "ca" | "circa" | "dated" | "of")
            })
        {
            end -= 1;
        }
        Some((end > part.tokens.start).then(|| Part { tokens: part.tokens.start..end, is_work: part.is_work }))
    }

    /// The work that a role is of: creator of “The Long Road”.
    fn named_work(&self, part: &Part, next: Option<&Part>) -> Option<Span> {
        let words = self.words;
        let work = next.filter(|next| next.is_work && next.tokens.start <= part.tokens.end + 1)?;
        words.get(part.tokens.end - 1).filter(|last| last.is(Class::Preposition))?;
        let closes = words.is_mark(work.tokens.end, &['”', '"', '»', '“', '’']);
        Some(words.span(work.tokens.start..work.tokens.end + usize::from(closes)))
    }

    /// The person whose name a part is, after the work that opens the line.
    fn author(&self, part: &Part) -> Option<Speaker> {
        let words = Words { tokens: &self.words.tokens[..part.tokens.end], is_line: true, ..*self.words };
        let phrase = words.phrase(part.tokens.start).filter(|phrase| phrase.tokens.end == part.tokens.end)?;
        let person = phrase.speaker.kind == SpeakerKind::Person && phrase.tokens.len() > 1;
        person.then_some(phrase.speaker)
    }

    fn sort(&self, part: &Part, facts: &Facts, next: Option<&Part>) -> Sort {
        let words = self.words;
        let tokens = &words.tokens[part.tokens.clone()];
        let Some(first) = tokens.first() else { return Sort::Other };
        if part.is_work {
            return Sort::Other;
        }
        let small =
            !first.is_capitalised || tokens.get(1).is_some_and(|second| second.is_word() && !second.is_capitalised);
        if first.is_any(&[Class::Pronoun, Class::Negation, Class::Auxiliary]) && small {
            return Sort::Prose;
        }
        if first.is_any(&[Class::Preposition, Class::Relative, Class::Conjunction])
            && !first.is(Class::Article)
            && !words.is_particle(part.tokens.start)
        {
            return self
                .place_after_preposition(&part.tokens)
                .filter(|_| facts.place.is_none())
                .map_or(Sort::Other, Sort::Place);
        }
        if let Some(span) = self.role_of(part, facts) {
            return Sort::Role(span);
        }
        if self.is_place(part, facts, next) {
            return Sort::Place(words.span(part.tokens.clone()));
        }
        let speaks =
            tokens.iter().any(|token| token.is(Class::Pronoun) && !token.is_capitalised && !token.is(Class::Article));
        if !first.is_capitalised && first.is_word() && (speaks || tokens.len() > 6) {
            return Sort::Prose;
        }
        Sort::Other
    }

    /// The role that a part is.
    fn role_of(&self, part: &Part, facts: &Facts) -> Option<Span> {
        let words = self.words;
        facts.speaker.as_ref().filter(|speaker| speaker.kind == SpeakerKind::Person)?;
        let tokens = &words.tokens[part.tokens.clone()];
        let first = tokens.first()?;
        let is = |class: Class| tokens.iter().any(|token| token.is(class));
        // “The President's Daughter”, “Doctor Faustus” are works.
        let titled = first.is_capitalised
            && (first.is(Class::Article)
                || words.phrase(part.tokens.start).is_some_and(|phrase| {
                    phrase.speaker.kind == SpeakerKind::Person && phrase.tokens.end == part.tokens.end
                }));
        if titled {
            return None;
        }
        // “16th President of the United States”
        let ordinal = usize::from(first.kind == Kind::Number && tokens.len() > 1);
        let start = part.tokens.start + ordinal;
        if let Some(role) = words.role(start..part.tokens.end) {
            let span = words.span(part.tokens.clone());
            return Some(if ordinal > 0 { span } else { role });
        }
        // “CEO, Acme Corporation”
        if facts.role.is_some() && facts.place.is_none() && is(Class::Organisation) {
            return Some(words.span(part.tokens.clone()));
        }
        // “beekeeper from Ohio”
        let plain = first.is_word()
            && !first.is_capitalised
            && !first.classes.is_function_word()
            && !first.is_any(&[Class::Work, Class::WeakVerb, Class::Verb, Class::Participle, Class::Gerund])
            && !(words.lang == Lang::English && first.folded.ends_with("ing"));
        let attached = tokens.iter().skip(1).take(2).any(|token| token.is(Class::Preposition));
        let clause = tokens
            .iter()
            .any(|token| token.is_any(&[Class::Verb, Class::Auxiliary, Class::Passive]) && !token.is_capitalised);
        (plain && attached && !clause && facts.role.is_none()).then(|| words.span(part.tokens.clone()))
    }

    /// Whether a part names a place: a known one, one after a role and before a day or a month, one before a known one
    /// (“Nauvoo, Illinois”).
    fn is_place(&self, part: &Part, facts: &Facts, next: Option<&Part>) -> bool {
        let words = self.words;
        let tokens = &words.tokens[part.tokens.clone()];
        let named = tokens.len() <= 5
            && tokens.iter().zip(part.tokens.clone()).all(|(token, at)| {
                token.is_capitalised && words.is_place_name(at)
                    || at > part.tokens.start && token.is_any(&[Class::Preposition, Class::Particle, Class::Article])
            });
        if !named || !tokens.first().is_some_and(|token| token.is_capitalised) {
            return false;
        }
        let is_known = |tokens: &[Token]| tokens.iter().all(|token| token.is(Class::Place));
        let date = next.and_then(|next| first_date(words.tokens, next.tokens.clone(), words.lang));
        // “Vogue, 1 July 2017” is a magazine's; after a role, only a place is usual.
        let dated = date.is_some_and(|(date, tokens)| {
            let directly = next.is_some_and(|next| tokens.start <= next.tokens.start + 1);
            directly && date.month.is_some() && facts.role.is_some()
        });
        let within = tokens.len() <= 2 && next.is_some_and(|next| is_known(&words.tokens[next.tokens.clone()]));
        let alone = facts.place.is_none() || is_known(tokens);
        alone && (is_known(tokens) || dated || within)
    }

    /// “in Springfield, Illinois”, “at Gettysburg”
    fn place_after_preposition(&self, tokens: &Range<usize>) -> Option<Span> {
        let words = self.words;
        let place = words.place(tokens.start)?;
        let known = place.clone().any(|at| words.is(at, Class::Place));
        (known && place.end >= tokens.end).then(|| words.span(place))
    }

    /// A line that ends as a sentence does, or that is one bare word, may be one: `— Maria.`
    fn is_believable(&self, phrase: Option<&Phrase>) -> bool {
        let words = self.words;
        let Some(phrase) = phrase else { return true };
        let ends = words.tokens.last().is_some_and(|token| token.is_mark('.')) && !self.is_cited;
        let long = phrase.tokens.len() > 1 && phrase.speaker.kind != SpeakerKind::Description;
        let dated = words.tokens.iter().any(|token| token.kind == Kind::Number);
        !ends || phrase.is_certain || long || dated
    }
}

/// Words before a speaker that say that they are one.
const BY: [&str; 6] = ["by", "von", "par", "por", "door", "per"];
