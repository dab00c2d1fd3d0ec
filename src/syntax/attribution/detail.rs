//! What stands beside a speaker: role, date and place.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::Class;
use super::clause::REACH;
use super::date::{self, first_date};
use super::phrase::{Phrase, VERBS};
use super::token::{Kind, Token};
use super::words::Words;
use super::{Speaker, SpeakerKind, StatedDate};
use crate::text::Span;

/// The longest role, in tokens.
const LONGEST: usize = 16;

/// The articles of one.
const SINGULAR: [&str; 23] = [
    "a", "an", "the", "ein", "eine", "der", "un", "une", "le", "la", "l'", "el", "una", "il", "lo", "uno", "um", "uma",
    "o", "een", "de", "het", "dem",
];

impl Words<'_> {
    /// `phrase` with what a comma or a bracket adds to it: a role to a name (“Jane Doe, the mayor”), a name to a
    /// description (“the mayor, Jane Doe”).
    pub(super) fn with_apposition(&self, phrase: Phrase) -> Phrase {
        match phrase.speaker.kind {
            SpeakerKind::Pronoun => phrase,
            SpeakerKind::Description => self.named_after(&phrase).unwrap_or(phrase),
            SpeakerKind::Person | SpeakerKind::Organisation => self.with_role(phrase),
        }
    }

    /// The person whose name follows a description of them.
    fn named_after(&self, description: &Phrase) -> Option<Phrase> {
        let end = description.tokens.end;
        // “the head of the union (CNTD), Jane Doe”
        let comma = if self.is_mark(end, &['(']) && self.is_mark(end + 2, &[')']) { end + 3 } else { end };
        if !self.is_mark(comma, &[',']) {
            return None;
        }
        let name = self.phrase(comma + 1).filter(|name| {
            let closed = self.get(name.tokens.end).is_none_or(|token| !token.is_word());
            let full = name.tokens.len() > 1 || name.is_certain || name.speaker.given.is_some();
            name.speaker.kind == SpeakerKind::Person && closed && full
        })?;
        let says = |mut at: Range<usize>, classes: &[Class]| at.any(|at| self.is_any(at, classes));
        let head = description.tokens.start..end.min(description.tokens.start + 3);
        let is_thing = says(head, &[Class::Organisation, Class::Work]);
        let is_role = says(description.tokens.clone(), &[Class::Role, Class::Title]);
        // “his second, Jane Doe”: set off and closed again, a full name is another word for who came before.
        let opens = self.is_any(description.tokens.start, &[Class::Article, Class::Determiner]);
        let apposed = opens && name.tokens.len() > 1 && description.tokens.len() < 5;
        let first_name = is_role && name.speaker.given.is_some();
        let role = Some(self.undetermined(description.tokens.clone()));
        let tokens = description.tokens.start..name.tokens.end;
        let fits = if name.tokens.len() > 1 || name.is_certain {
            is_role || (name.is_certain || apposed) && !is_thing
        } else {
            first_name
        };
        fits.then_some(Phrase { role, tokens, ..name })
    }

    /// A name with the role that follows it.
    fn with_role(&self, phrase: Phrase) -> Phrase {
        let end = phrase.tokens.end;
        if phrase.role.is_some() || !self.is_mark(end, &[',', '(']) {
            return phrase;
        }
        // “Jane Doe, 34, a nurse”
        let aged = self.get(end + 1).is_some_and(|token| token.kind == Kind::Number && token.folded.len() <= 3)
            && self.is_mark(end + 2, &[',']);
        let start = if aged { end + 3 } else { end + 1 };
        let chunk = start..self.chunk_end(start);
        match self.role(chunk.clone()).or_else(|| self.plain_role(chunk.clone())) {
            Some(role) => Phrase { role: Some(role), tokens: phrase.tokens.start..chunk.end, ..phrase },
            None => phrase,
        }
    }

    /// The role that an apposition is whose noun no list has: « Odile Perrache, garde-barrière à Lys, ».
    fn plain_role(&self, chunk: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(chunk.clone()).filter(|tokens| (1..8).contains(&tokens.len()))?;
        let (first, rest) = tokens.split_first()?;
        let second = rest.first();
        let attached = second.is_some_and(|second| second.is(Class::Preposition));
        let closed =
            self.get(chunk.end).is_none_or(|next| !matches!(next.kind, Kind::Word | Kind::Quotation | Kind::Mark('(')));
        let noun = first.is_word() && first.is_capitalised == self.lexicon.capital_nouns;
        let other = first.classes.is_function_word()
            || first.is_any(VERBS)
            || first.is_any(&[
                Class::State,
                Class::Lifetime,
                Class::Place,
                Class::Organisation,
                Class::Work,
                Class::Clitic,
                Class::Given,
            ]);
        let ends = |endings: &[&str]| endings.iter().any(|ending| first.folded.ends_with(ending));
        let form = match self.lang {
            Lang::English => !ends(&["ing", "ed", "ly"]) && (attached || self.lexicon.may_be_role(&first.folded)),
            Lang::German => attached || self.attaches(chunk.start + 1) || self.lexicon.may_be_role(&first.folded),
            Lang::Dutch => !ends(&["end"]) && !first.folded.starts_with("ge"),
            _ => {
                // “nacida en”, “laureata in”: a participle.
                let participle =
                    ends(&["ado", "ada", "ido", "ida", "ato", "ata", "uto", "uta", "ito", "ita", "é", "ée"]);
                !ends(&["ando", "endo", "indo", "ant"]) && (!participle || rest.len() < 2)
            }
        };
        (noun && !other && form && closed && !is_clause(tokens)).then(|| self.span(chunk))
    }

    /// Where what starts at `start` ends: at a mark, at what is no word, before a time.
    fn chunk_end(&self, start: usize) -> usize {
        let limit = start + LONGEST + 2;
        let goes_on = |&at: &usize| {
            self.get(at).is_some_and(|token| {
                let timed = token.is(Class::Adjunct) && self.is_time(at + 1);
                (token.is_word_or_number() || token.is_mark('&')) && !timed && !token.is(Class::That)
            })
        };
        (start..limit).find(|at| !goes_on(at)).unwrap_or(limit)
    }

    /// The role that the tokens of an apposition are, without its article: “mayor of Springfield”. `None`: they are
    /// something else, or go on with a verb.
    pub(super) fn role(&self, chunk: Range<usize>) -> Option<Span> {
        let start = chunk.start + usize::from(self.is(chunk.start, Class::Then));
        let tokens = self.tokens.get(start..chunk.end).filter(|tokens| tokens.len() <= LONGEST)?;
        let (first, rest) = tokens.split_first().filter(|(first, _)| first.is_word())?;
        let opens = first.is_any(&[Class::Article, Class::Role, Class::Title]);
        let determined = first.is(Class::Determiner);
        let grammar =
            first.classes.is_function_word() || first.is_any(&[Class::Gerund, Class::Participle, Class::Clitic]);
        // “imprisoned by the king”, “based in Berlin”
        let adjectival = !first.is_capitalised
            && !determined
            && rest.first().is_some_and(|second| second.is_any(&[Class::Preposition, Class::Conjunction]));
        if !opens && (grammar && !determined || adjectival) {
            return None;
        }
        let says_what = tokens.iter().any(|token| token.is_any(&[Class::Role, Class::Title]));
        let is_noun = |token: &Token| token.is_word() && !token.is_capitalised || self.lexicon.capital_nouns;
        let described = first.is(Class::Article) && rest.iter().any(is_noun);
        (!is_clause(tokens) && (says_what || described)).then(|| self.undetermined(start..chunk.end))
    }

    /// What somebody is who is described and not named: “spokesman for Boeing”. Nothing in “officials” and “the sign”.
    pub(super) fn described_role(&self, speaker: &Speaker) -> Option<Span> {
        let start = self.tokens.iter().position(|token| token.span.start() == speaker.span.start())?;
        let end =
            start + self.tokens[start..].iter().take_while(|token| token.span.end() <= speaker.span.end()).count();
        let one = self.get(start).filter(|_| speaker.kind == SpeakerKind::Description)?;
        // The police are many.
        let head = (start + 1..end).find(|&at| self.is_any(at, &[Class::Role, Class::Title]))?;
        if self.is(head, Class::Organisation) {
            return None;
        }
        let plain = (start + 1..head).all(|at| !self.is_any(at, &[Class::Preposition]) && !self.is_possessive(at));
        let singular = SINGULAR.contains(&one.folded.as_str()) && !self.tokens[head].folded.ends_with('s');
        (plain && singular && !self.tokens[head].is_possessive).then(|| self.undetermined(start..end))
    }

    /// The span of some tokens without the article, or the “his”, that they open with.
    pub(super) fn undetermined(&self, tokens: Range<usize>) -> Span {
        let opens = self.is_any(tokens.start, &[Class::Article, Class::Determiner]);
        let articled = tokens.len() > 1 && opens && !self.is(tokens.start + 1, Class::Preposition);
        self.span(tokens.start + usize::from(articled)..tokens.end)
    }

    /// The date of a clause whose speaker and verb are the tokens `said`, within `range`. It is the clause's own only
    /// right beside them, or beside the `outlet`: “Doe said the treaty of 1848 was …” states none.
    pub(super) fn date_beside(
        &self,
        said: &Range<usize>,
        range: &Range<usize>,
        outlet: Option<&Range<usize>>,
    ) -> Option<StatedDate> {
        let behind = outlet.filter(|outlet| outlet.start >= said.start && outlet.end <= range.end);
        let behind = behind.and_then(|outlet| self.date_after(outlet.end.max(said.end)..range.end));
        let before = || {
            let opening = (range.start..said.start).rev().find(|&at| self.breaks_clause(at));
            self.adjunct_date(opening.map_or(range.start, |at| at + 1)..said.start)
        };
        // Not within “, who ran the paper from 1950 to 1962,”.
        let clause = said.clone().rev().find(|&at| self.is(at, Class::Relative)).map_or(said.clone(), |relative| {
            let end = (relative..said.end).rev().find(|&at| self.is_mark(at, &[',', ')', '—']));
            end.unwrap_or(said.end)..said.end
        });
        let date = behind.or_else(|| self.date_after(said.end..range.end)).or_else(|| self.adjunct_date(clause));
        date.or_else(before).or_else(|| self.opening_date(range.start..said.start))
    }

    /// The date of the clause without a subject of its own that opens a sentence: “Asked in July 2017 whether …, Doe said”.
    fn opening_date(&self, range: Range<usize>) -> Option<StatedDate> {
        let opens = [Class::Verb, Class::WeakVerb, Class::Gerund, Class::Participle, Class::State];
        let opened = self.is_any(range.start, &opens) && self.is_capitalised(range.start);
        let ends = |&at: &usize| self.is_mark(at, &[',', ';', ':']) || self.is_any(at, &[Class::That, Class::Relative]);
        let end = range.clone().skip(1).find(ends).unwrap_or(range.end);
        if opened { self.adjunct_date(range.start + 1..end) } else { None }
    }

    /// A date after the verb, before anything that it could be a date of.
    fn date_after(&self, range: Range<usize>) -> Option<StatedDate> {
        let known = [
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
        ];
        // Past a noun that no list has, only a date that ends the clause: “told the meeting on 6 March 2012.”
        let mut at_end = false;
        for at in range.clone().take(REACH) {
            match date::date_at(self.tokens, at, self.lang) {
                Some((date::Reading::Date(date), next)) if self.leads_date(at, range.start) => {
                    let open = |token: &Token| token.is_word() && !token.is_any(&[Class::That, Class::Preposition]);
                    return Some(date).filter(|_| !at_end || !self.get(next).is_some_and(open));
                }
                Some((date::Reading::None, _)) => return None,
                _ => {}
            }
            let token = self.get(at)?;
            let mark = self.is_mark(at, &[',', '(', '.']);
            let listed = mark || (self.is_capitalised(at) || self.is_any(at, &known)) && !self.breaks_clause(at);
            let noun = token.is_word() && !token.classes.is_function_word() && !token.is_any(VERBS);
            if !listed && (!noun || self.breaks_clause(at)) {
                return None;
            }
            at_end |= !listed;
        }
        None
    }

    /// The first date of `range` that is stated as a time.
    fn adjunct_date(&self, range: Range<usize>) -> Option<StatedDate> {
        let mut from = range.start;
        while let Some((date, tokens)) = first_date(self.tokens, from..range.end, self.lang) {
            if self.leads_date(tokens.start, range.start) {
                return Some(date);
            }
            from = tokens.end;
        }
        None
    }

    /// Whether what comes before a date at `at` lets it be the time of a clause that opens at `start`: a preposition of
    /// time, an article, a mark, nothing; “a letter of 3 May”, „im Jahr 1858“.
    fn leads_date(&self, at: usize, start: usize) -> bool {
        let Some(before) = self.before(at).filter(|_| at > start) else { return true };
        let verbal = [Class::WeakVerb, Class::Participle, Class::Gerund];
        let ends =
            |&at: &usize| self.breaks_clause(at) || self.is_any(at, &verbal) || self.is_mark(at, &[',', '(', ')', '—']);
        let clause = (0..at).rev().find(ends).map_or(0, |end| end + 1);
        if self.is_of_lifetime(clause..at) {
            return false;
        }
        // “the 1926 walkout”, but “a 1926 interview”
        let next =
            self.get(at + 1).filter(|next| next.is_word() && !next.is_any(&[Class::Preposition, Class::Conjunction]));
        let of_thing = next.is_some_and(|next| !next.is_any(&[Class::Work, Class::Until, Class::And]));
        let year = self.get(at).is_some_and(|year| year.kind == Kind::Number && year.folded.len() == 4);
        if before.is(Class::Article) && !before.is(Class::Adjunct) && year && of_thing {
            return false;
        }
        // “his 1905 memoir”, „wie Müller 1998 schrieb“
        let of_work = self.is(at + 1, Class::Work) && before.is(Class::Determiner);
        // A bare year is an adverb in German: „wie Müller schon 1998 im Boten schrieb“.
        let adverbial = before.is(Class::Adverb) || before.is_capitalised && !before.is(Class::Work);
        let verbal = matches!(self.lang, Lang::German | Lang::Dutch) && adverbial;
        if year && (of_work || verbal) {
            return true;
        }
        let of_work = before.is(Class::Preposition) && self.before(at - 1).is_some_and(|work| work.is(Class::Work));
        !before.is_word() || of_work || before.is_any(&[Class::Adjunct, Class::Article, Class::Year, Class::Dated])
    }

    /// Whether the words `before` a date show that it is one of a life, an office or a thing: “born in”, “elected for Ohio
    /// in”. A preposition does only right before it: “until”, « depuis ».
    pub(super) fn is_of_lifetime(&self, before: Range<usize>) -> bool {
        let leads = [Class::Adjunct, Class::Article, Class::Year, Class::Circa];
        let nearest = before.clone().rev().find(|&at| self.is(at, Class::Lifetime) || !self.is_any(at, &leads));
        before
            .filter(|&at| self.is(at, Class::Lifetime))
            .any(|at| Some(at) == nearest || !self.is_any(at, &[Class::Preposition, Class::Conjunction]))
    }

    /// Whether the token at `at` separates a clause from what stands before or after it.
    fn breaks_clause(&self, at: usize) -> bool {
        let verb = self.is_any(at, &[Class::Verb, Class::PluralVerb, Class::That, Class::Relative])
            && !self.is_any(at, &[Class::Role, Class::Work]);
        verb || self.is_quotation(at) || self.is_mark(at, &[';', ':']) || self.get(at).is_none()
    }

    /// The place that a clause names right before its speaker (“In Springfield, Lincoln said”), or right after its verb
    /// and before a date (“said in Springfield on …”).
    pub(super) fn place_beside(
        &self,
        said: &Range<usize>,
        range: &Range<usize>,
        outlet: Option<&Range<usize>>,
    ) -> Option<String> {
        let opens = |at: usize| at == range.start || self.is_mark(at - 1, &[',']);
        let before = (range.start..said.start)
            .filter(|&at| opens(at))
            .filter_map(|at| self.place(at))
            .find(|place| self.is_mark(place.end, &[',']));
        let after = || {
            (said.end..range.end.min(said.end + 12))
                .take_while(|&at| !self.breaks_clause(at) && !self.is_mark(at, &[',', '(']))
                .filter_map(|at| self.place(at))
                .find(|place| {
                    let known = place.clone().any(|at| self.is(at, Class::Place));
                    known || first_date(self.tokens, place.end..place.end + 3, self.lang).is_some()
                })
        };
        // One does not speak in “The Atlantic”, but at a town.
        let other = |place: &Range<usize>| outlet.is_none_or(|it| place.end <= it.start || it.end <= place.start);
        before.or_else(after).filter(other).map(|place| self.words(place))
    }

    /// The place after the preposition at `at`: “in Springfield, Illinois”.
    pub(super) fn place(&self, at: usize) -> Option<Range<usize>> {
        self.get(at).filter(|token| token.is(Class::Placed))?;
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
            let other = token.is_any(&[Class::Organisation, Class::Title, Class::Work, Class::Weekday, Class::Role])
                || token.classes.is_function_word()
                || token.is_possessive
                || self.lexicon.month(&token.folded).is_some();
            token.is(Class::Place) || !other
        })
    }
}

/// Whether some words have a verb of their own and so are a clause, where a role has none.
fn is_clause(tokens: &[Token]) -> bool {
    let nominal = [Class::Role, Class::Title, Class::Article, Class::Preposition];
    let verbal = [Class::Verb, Class::PluralVerb, Class::Auxiliary, Class::Passive, Class::Relative];
    let is_verb = |token: &Token| token.is_any(&verbal) && !token.is_any(&nominal) && !token.is_capitalised;
    let is_subject = |token: &Token| token.is(Class::Pronoun) && !token.is_any(&[Class::Article, Class::Determiner]);
    let ends_in_verb =
        tokens.last().is_some_and(|last| last.is_any(VERBS) && !last.is_any(&nominal) && !last.is_capitalised);
    ends_in_verb || tokens.iter().any(|token| is_verb(token) || is_subject(token))
}
