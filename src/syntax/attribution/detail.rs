//! What stands beside a speaker: role, date and place.

use std::ops::Range;

use super::super::lexicon::Class;
use super::date::{self, first_date};
use super::phrase::{Phrase, Words};
use super::token::Kind;
use super::{SpeakerKind, StatedDate};
use crate::text::Span;

/// The longest role, in tokens.
const LONGEST: usize = 16;

impl Words<'_> {
    /// `phrase` with what a comma or a bracket adds to it: a role to a name (“Jane Doe, the mayor”), a name to a
    /// description (“the mayor, Jane Doe”).
    pub(super) fn with_apposition(&self, phrase: Phrase) -> (Phrase, Option<Span>) {
        let end = phrase.tokens.end;
        if !self.is_mark(end, &[',', '(']) || phrase.speaker.kind == SpeakerKind::Pronoun {
            let role = phrase.role;
            return (phrase, role);
        }
        if phrase.speaker.kind == SpeakerKind::Description {
            let name = self.phrase(end + 1).filter(|name| {
                let closed = self.get(name.tokens.end).is_none_or(|token| !token.is_word());
                name.speaker.kind == SpeakerKind::Person && closed && (name.tokens.len() > 1 || name.is_certain)
            });
            return match name {
                Some(name) if self.is_mark(end, &[',']) && self.is_role(&phrase) => {
                    let role = self.undetermined(phrase.tokens.clone());
                    (Phrase { tokens: phrase.tokens.start..name.tokens.end, ..name }, Some(role))
                }
                _ => (phrase, None),
            };
        }
        if phrase.role.is_some() {
            let role = phrase.role;
            return (phrase, role);
        }
        let mut start = end + 1;
        // “Jane Doe, 34, a nurse”
        if self.is_age(start) && self.is_mark(start + 1, &[',']) {
            start += 2;
        }
        let chunk = start..self.chunk_end(start);
        let role = self.role(chunk.clone());
        let tokens = phrase.tokens.start..if role.is_some() { chunk.end } else { end };
        (Phrase { tokens, ..phrase }, role)
    }

    /// Whether a description says what somebody is, and not what something is.
    fn is_role(&self, phrase: &Phrase) -> bool {
        phrase.tokens.clone().any(|at| self.get(at).is_some_and(|token| token.is_any(&[Class::Role, Class::Title])))
    }

    fn is_age(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Number && token.folded.len() <= 3)
    }

    /// Where what starts at `start` ends: at a mark, at what is no word, before a time.
    fn chunk_end(&self, start: usize) -> usize {
        let ends = |at: usize| {
            let Some(token) = self.get(at) else { return true };
            let timed = token.is(Class::Adjunct)
                && self.get(at + 1).is_some_and(|next| {
                    next.kind == Kind::Number || next.is(Class::Weekday) || self.lexicon.month(&next.folded).is_some()
                });
            !matches!(token.kind, Kind::Word | Kind::Number) && !token.is_mark('&') || timed || token.is(Class::That)
        };
        (start..start + LONGEST + 2).find(|&at| ends(at)).unwrap_or(start + LONGEST + 2)
    }

    /// The role that the tokens of an apposition are, without its article: “mayor of Springfield”. `None`: they are
    /// something else, or go on with a verb.
    pub(super) fn role(&self, chunk: Range<usize>) -> Option<Span> {
        let mut start = chunk.start;
        if self.get(start).is_some_and(|token| THEN.contains(&token.folded.as_str())) {
            start += 1;
        }
        let tokens = self.tokens.get(start..chunk.end).filter(|tokens| (1..=LONGEST).contains(&tokens.len()))?;
        let first = tokens.first().filter(|first| first.is_word())?;
        let opens = first.is_any(&[Class::Article, Class::Role, Class::Title]);
        let grammar =
            first.classes.is_function_word() || first.is_any(&[Class::Gerund, Class::Participle, Class::Clitic]);
        if !opens && grammar && !first.is(Class::Determiner) && !first.folded.starts_with("ex-") {
            return None;
        }
        let clause = tokens.iter().any(|token| {
            let verb =
                token.is_any(&[Class::Verb, Class::PluralVerb, Class::Auxiliary, Class::Passive, Class::Relative]);
            verb && !token.is_any(&[Class::Role, Class::Title, Class::Article, Class::Preposition])
                && !token.is_capitalised
                || token.is(Class::Pronoun) && !token.is_any(&[Class::Article, Class::Determiner])
        });
        let says_what = tokens.iter().any(|token| token.is_any(&[Class::Role, Class::Title]));
        let plain = tokens.len() > 1 && tokens[1..].iter().any(|token| token.is_word() && !token.is_capitalised)
            || self.lexicon.capital_nouns && tokens.len() > 1;
        let ends_in_verb =
            tokens.last().is_some_and(|last| last.is_any(&[Class::Verb, Class::WeakVerb]) && !last.is_capitalised);
        if clause || ends_in_verb || !(says_what || first.is(Class::Article) && plain) {
            return None;
        }
        Some(self.undetermined(start..chunk.end))
    }

    /// The span of some tokens without the article that they open with.
    pub(super) fn undetermined(&self, tokens: Range<usize>) -> Span {
        let articled = tokens.len() > 1 && self.is(tokens.start, Class::Article);
        self.span(tokens.start + usize::from(articled)..tokens.end)
    }

    /// The date of a clause whose speaker and verb are the tokens `said`, within `range`. It is the clause's own only
    /// right beside them: “Doe said the treaty of 1848 was …” states none.
    pub(super) fn date_beside(&self, said: &Range<usize>, range: &Range<usize>) -> Option<StatedDate> {
        self.date_after(said.end, range.end).or_else(|| self.date_within(said)).or_else(|| {
            let opening =
                (range.start..said.start).rev().find(|&at| self.breaks_clause(at)).map_or(range.start, |at| at + 1);
            self.adjunct_date(opening..said.start)
        })
    }

    /// A date after the verb, before anything that it could be a date of.
    fn date_after(&self, start: usize, end: usize) -> Option<StatedDate> {
        let mut at = start;
        while at < end {
            let token = self.get(at)?;
            let led = at == start
                || self.dates_work(at)
                || self.get(at - 1).is_some_and(|before| {
                    before.is_any(&[Class::Adjunct, Class::Article]) || before.is_mark(',') || before.is_mark('(')
                });
            match date::date_at(self.tokens, at, self.lang) {
                Some((date::Reading::Date(date), _)) if led => return Some(date),
                Some((date::Reading::None, _)) => return None,
                _ => {}
            }
            let named = token.is_word() && token.is_capitalised;
            let known = token.is_any(&[
                Class::Preposition,
                Class::Article,
                Class::Determiner,
                Class::Work,
                Class::Role,
                Class::Organisation,
                Class::Adverb,
                Class::Weekday,
                Class::Title,
                Class::Clitic,
            ]);
            let mark = token.is_mark(',') || token.is_mark('(') || token.is_mark('.');
            if !(named || known || mark) || self.breaks_clause(at) && !mark {
                return None;
            }
            at += 1;
        }
        None
    }

    fn date_within(&self, said: &Range<usize>) -> Option<StatedDate> {
        self.adjunct_date(said.clone())
    }

    /// The first date of `range` that follows a preposition of time, an article, or nothing.
    fn adjunct_date(&self, range: Range<usize>) -> Option<StatedDate> {
        let mut from = range.start;
        while let Some((date, tokens)) = first_date(self.tokens, from..range.end, self.lang) {
            let led = tokens.start == range.start
                || self.dates_work(tokens.start)
                || self
                    .get(tokens.start - 1)
                    .is_some_and(|before| before.is_any(&[Class::Adjunct, Class::Article]) || !before.is_word());
            if led {
                return Some(date);
            }
            from = tokens.end;
        }
        None
    }

    /// Whether a date at `at` is of a text or stated as a year: “a letter of 3 May”, „im Jahr 1858“.
    fn dates_work(&self, at: usize) -> bool {
        let before = |by: usize| at.checked_sub(by).and_then(|at| self.get(at));
        let year = before(1).is_some_and(|token| YEAR.contains(&token.folded.as_str()));
        year || before(1).is_some_and(|token| token.is(Class::Preposition))
            && before(2).is_some_and(|token| token.is(Class::Work))
    }

    /// Whether the token at `at` separates a clause from what stands before or after it.
    fn breaks_clause(&self, at: usize) -> bool {
        self.get(at).is_none_or(|token| {
            let verb = token.is_any(&[Class::Verb, Class::PluralVerb, Class::That, Class::Relative]);
            matches!(token.kind, Kind::Quotation | Kind::Mark(';' | ':'))
                || verb && !token.is_any(&[Class::Role, Class::Work])
        })
    }

    /// The place that a clause names right before its speaker (“In Springfield, Lincoln said”), or right after its verb
    /// and before a date (“said in Springfield on …”).
    pub(super) fn place_beside(&self, said: &Range<usize>, range: &Range<usize>) -> Option<String> {
        let starts = (range.start..said.start).filter(|&at| at == range.start || self.is_mark(at - 1, &[',']));
        let before = starts.filter_map(|at| self.place(at)).find(|place| self.is_mark(place.end, &[',']));
        let after = (said.end..range.end.min(said.end + 12))
            .take_while(|&at| !self.breaks_clause(at) && !self.is_mark(at, &[',', '(']))
            .filter_map(|at| self.place(at))
            .find(|place| {
                let known = (place.start..place.end).any(|at| self.is(at, Class::Place));
                let dated = first_date(self.tokens, place.end..place.end + 3, self.lang).is_some();
                known || dated
            });
        before.or(after).map(|place| self.words(place))
    }

    /// The place after the preposition at `at`: “in Springfield, Illinois”.
    pub(super) fn place(&self, at: usize) -> Option<Range<usize>> {
        let preposition = self.get(at).filter(|token| token.is(Class::Adjunct))?;
        if !PLACED.contains(&preposition.folded.as_str()) {
            return None;
        }
        let start = at + 1;
        let mut end = start;
        while end < start + 4 && self.is_capitalised(end) && self.is_place_name(end) {
            end += 1;
        }
        let lone_given = end == start + 1 && self.is(start, Class::Given) && !self.is(start, Class::Place);
        if end == start || lone_given {
            return None;
        }
        // “Springfield, Illinois,”
        if self.is_mark(end, &[',']) && self.is(end + 1, Class::Place) && self.is_mark(end + 2, &[',', ':']) {
            end += 2;
        }
        Some(start..end)
    }

    /// Whether a capitalised word may be of a place's name.
    pub(super) fn is_place_name(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            let other = token.is_any(&[Class::Organisation, Class::Title, Class::Work, Class::Weekday, Class::Role]);
            let month = self.lexicon.month(&token.folded).is_some();
            token.is(Class::Place) || !other && !month && !token.is_possessive && !token.classes.is_function_word()
        })
    }
}

/// What says that a role was held at the time.
const THEN: [&str; 12] = [
    "then",
    "now",
    "damals",
    "seinerzeit",
    "alors",
    "entonces",
    "allora",
    "então",
    "toen",
    "destijds",
    "heute",
    "today",
];

/// What stands between a preposition and a year.
const YEAR: [&str; 7] = ["year", "jahr", "jahre", "année", "año", "ano", "jaar"];

/// The prepositions that a place follows.
const PLACED: [&str; 8] = ["in", "at", "à", "en", "em", "a", "ad", "te"];
