//! Which of the four kinds a noun phrase is: a person, an organisation, a description (or a pronoun). When it is unsure,
//! it is a description, which is never shown as a name.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::{Class, Classes};
use super::phrase::Phrase;
use super::token::Token;
use super::words::Words;
use super::{Speaker, SpeakerKind, name};
use crate::text::Span;

/// What stands between a group and what it is for.
const PURPOSES: [&str; 8] = ["for", "against", "without", "für", "gegen", "contre", "contra", "tegen"];

/// Who is in groups that are called after something of theirs.
const MEMBERS: [&str; 12] = [
    "friends",
    "sons",
    "daughters",
    "mothers",
    "veterans",
    "freunde",
    "amis",
    "amies",
    "amigos",
    "amigas",
    "amici",
    "vrienden",
];

/// The longest name of a group, in tokens.
const LONGEST: usize = 8;

impl Words<'_> {
    /// Where the name begins that ends `core`; its end if it ends in none.
    pub(super) fn name_start(&self, at: usize, core: &Range<usize>) -> usize {
        let start = self.capitals_start(core);
        let mut last = core.end;
        while last > start + 1 && self.is(last - 1, Class::Suffix) {
            last -= 1;
        }
        let is_given = |at: usize| self.is(at, Class::Given) || self.get(at).is_some_and(Token::is_initial);
        let given = (start..last).find(|&at| is_given(at) && !self.is(at, Class::Title)).unwrap_or(last);
        let mut ahead = start..given;
        // “CNBC Jane Doe”
        if !ahead.is_empty() && given < last && ahead.clone().all(|at| self.is_acronym(&self.tokens[at])) {
            return given;
        }
        // “Springfield Police” is an organisation, “police” are people.
        let organised = |at: usize| at > start && at + 1 == last && self.is(at, Class::Organisation);
        // „Bürgermeister Fischer“, „Fischer sagte“ and „der Fischer sagte“
        let unlisted = |at: usize| self.get(at).is_some_and(|token| token.classes == Classes::default());
        let named = |name: usize| {
            // „Sieglinde Kaufmann“, “Fatoumata Keizer”: before a role of its own nothing unknown would stand.
            let form = match self.lang {
                Lang::English => false,
                Lang::German => self.tokens[name].folded.ends_with("mann"),
                _ => true,
            };
            let plain = |at: usize| unlisted(at) || self.is(at, Class::Particle) && at > start;
            let full = form && at == start && name > start && (start..name).all(plain);
            name + 1 == last && (full || self.is(name, Class::Surname) && (name > start || at == start))
        };
        let is_rank = |&at: &usize| {
            // „Karl-August Freiherr von Thal“
            let noble =
                at > start && self.is(at + 1, Class::Particle) && !self.is_any(at - 1, &[Class::Title, Class::Role]);
            if noble && self.lexicon.capital_nouns {
                return false;
            }
            let ranked = self.is_any(at, &[Class::Title, Class::Role]) && !self.is(at, Class::Particle);
            ranked && !organised(at) && !named(at)
        };
        match ahead.clone().rev().find(is_rank) {
            // “Dr. Cook”, “Mrs. Baker”: after such a title, the role is a name.
            Some(rank) if rank > start && rank + 1 == last && self.is(rank - 1, Class::Courtesy) => rank,
            Some(rank) => rank + 1,
            // “Beekeeper Jane Doe”; “Fundación Juan March” is an organisation's.
            None if !ahead.is_empty() && given + 1 < last && !self.is_line && !self.lexicon.capital_nouns => {
                let role = self.lexicon.may_be_role(&self.tokens[given - 1].folded);
                let named = ahead.any(|at| self.is(at, Class::Organisation));
                if role && !named { given } else { start }
            }
            None => self.noun_before_name(at, start..last, given).unwrap_or(start),
        }
    }

    /// Where the name begins in „der Küster Balthasar Quint“: where every noun has a capital, an article shows that the
    /// first is one. `given` is where the first known given name stands.
    fn noun_before_name(&self, at: usize, capitals: Range<usize>, given: usize) -> Option<usize> {
        let personal = |at: usize| {
            self.get(at).is_some_and(|token| matches!(token.folded.as_str(), "der" | "die" | "den" | "dem" | "des"))
                || self.is(at, Class::Determiner)
        };
        let determined = at < capitals.start && (at..capitals.start).all(personal);
        let organised = capitals.clone().any(|at| self.is_any(at, &[Class::Organisation, Class::Place]));
        if !self.lexicon.capital_nouns || organised || capitals.len() < 2 {
            return None;
        }
        if !determined {
            // „Mesnerin Zenzi Oberhuber“
            let first = self.get(capitals.start).filter(|_| at == capitals.start && capitals.len() > 2)?;
            let role = !first.is(Class::Given) && self.lexicon.may_be_role(&first.folded);
            return role.then_some(capitals.start + 1);
        }
        if capitals.start < given && given < capitals.end {
            return Some(given);
        }
        if self.lexicon.may_be_role(&self.get(capitals.start)?.folded) {
            return Some(capitals.start + 1);
        }
        (capitals.len() > 2).then_some(capitals.end - 2)
    }

    /// Where the capitalised words begin that end `core`.
    fn capitals_start(&self, core: &Range<usize>) -> usize {
        let mut start = core.end;
        while start > core.start {
            let token = &self.tokens[start - 1];
            let is_last = start == core.end;
            let is_part = token.is_capitalised || !is_last && token.is(Class::Particle);
            if !is_part || token.is_possessive && !is_last {
                break;
            }
            start -= 1;
        }
        start
    }

    /// A phrase that ends in no name: “the ministry”, “a spokesman for Boeing”.
    pub(super) fn described(&self, at: usize, core: &Range<usize>) -> Option<Phrase> {
        let last = self.before(core.end)?;
        let known = last.is_any(&[Class::Role, Class::Title, Class::Organisation, Class::Work]);
        if core.start == at && !known {
            return None;
        }
        let tokens = at..self.past_attributes(core.end);
        Some(self.named_at_end(&tokens, core).unwrap_or_else(|| self.description(tokens)))
    }

    /// The person whose name ends a description: « le chef de chœur Ignace Pribille ».
    fn named_at_end(&self, description: &Range<usize>, core: &Range<usize>) -> Option<Phrase> {
        let head =
            self.before(core.end).filter(|head| head.is_any(&[Class::Role, Class::Title]) && !head.is_capitalised)?;
        let mut start = self.capitals_start(&(core.end..description.end));
        while start < description.end && !self.is_capitalised(start) {
            start += 1;
        }
        let before =
            self.before(start).filter(|before| !before.is_capitalised && !before.classes.is_function_word())?;
        let name = start..description.end;
        let organised = name.clone().any(|at| self.is_any(at, &[Class::Organisation, Class::Place, Class::Work]));
        let sure = self.is(start, Class::Given) || !matches!(self.lang, Lang::English | Lang::German);
        if name.len() < 2 || organised || !sure || before.is_possessive || head.is_possessive {
            return None;
        }
        let person = self.person(start, &(start..start), &name)?;
        let role = Some(self.undetermined(description.start..start));
        Some(Phrase { role, tokens: description.clone(), is_certain: true, ..person })
    }

    /// A phrase that ends in a name: `core` is its words, and the name begins at `start`.
    pub(super) fn named(&self, at: usize, core: &Range<usize>, start: usize) -> Option<Phrase> {
        let (rank, name) = (core.start..start, start..core.end);
        if self.is_organisation(&name, core.start > at, &rank) {
            return Some(self.organisation(at, &rank, &name));
        }
        let Some(last) = self.before(rank.end).filter(|_| !rank.is_empty()) else {
            let phrase = if core.start > at { Some(self.determined(at, &name)) } else { self.bare(&name) };
            return phrase.or_else(|| self.person(at, &rank, &name));
        };
        if last.is_possessive && name.len() == 1 {
            return Some(self.description(at..core.end));
        }
        let noun = self.lexicon.capital_nouns && self.lexicon.may_be_role(&last.folded);
        let says_what = last.is_any(&[Class::Role, Class::Title]) || noun && core.start > at;
        if says_what || name.len() > 1 && (last.is_possessive || !last.is(Class::Organisation)) {
            return self.person(at, &rank, &name);
        }
        if last.is(Class::Organisation) {
            // “el diario *La Verdad de Orihuela*”
            let name = start..self.emphasis_end(start).unwrap_or(core.end);
            return Some(Phrase { tokens: at..name.end, ..self.whole(SpeakerKind::Organisation, name) });
        }
        // “After the vote Doe said”: of a noun and one name, the name may be what is meant, or not.
        if last.is(Class::Adverb) { self.person(at, &rank, &name) } else { None }
    }

    fn is_organisation(&self, name: &Range<usize>, is_determined: bool, rank: &Range<usize>) -> bool {
        let tokens = &self.tokens[name.clone()];
        let Some(first) = tokens.first() else { return false };
        let is_given = first.is(Class::Given);
        if let [only] = tokens {
            let titled = !rank.is_empty() && self.is_title(rank.end - 1);
            let place = only.is(Class::Place) && rank.is_empty();
            return self.is_acronym(only) && !titled || !is_given && (only.is(Class::Organisation) || place);
        }
        // “Emily Post” is a person, “Victoria Police” is none.
        let surname = is_given && tokens.len() == 2 && tokens[1].is(Class::Surname);
        // “Gerbrand van ’t Hof”
        let of_family = |at: usize| self.lang == Lang::Dutch && at > name.start && self.is(at - 1, Class::Particle);
        let organised = name.clone().any(|at| self.is(at, Class::Organisation) && !of_family(at)) && !surname;
        organised || !is_determined && !is_given && tokens.iter().all(|token| token.is(Class::Place))
    }

    /// An organisation, with its article and with what it is of; a bare word for one (“the Board”) describes it.
    fn organisation(&self, at: usize, rank: &Range<usize>, name: &Range<usize>) -> Phrase {
        let end = self.past_of(name.end);
        let first = &self.tokens[name.start];
        let is_determined = rank.start > at;
        let is_name = name.len() > 1
            || end > name.end
            || first.is_any(&[Class::Known, Class::Place])
            || self.is_acronym(first)
            || first.folded.contains('-');
        let opens = is_determined || self.lexicon.capital_nouns || self.is_first_word(name.start);
        if !is_name && opens {
            return self.description(at..self.past_attributes(end));
        }
        // “his Ministry” names none.
        let articled = (at..rank.start).all(|at| self.is(at, Class::Article));
        if is_determined && !articled && name.len() == 1 {
            return self.description(at..end);
        }
        let start = if rank.is_empty() { at } else { name.start };
        Phrase { tokens: at..end, ..self.whole(SpeakerKind::Organisation, start..end) }
    }

    /// Past “of Health and Welfare”.
    fn past_of(&self, mut end: usize) -> usize {
        for _ in 0..4 {
            let of = self.attaches(end) && !self.is_any(end, &[Class::Adjunct, Class::Source, Class::Adverb]);
            let mut next = end + 1;
            while of && self.is(next, Class::Article) {
                next += 1;
            }
            let saint = self.is(next, Class::Regnal) && self.is_capitalised(next + 1);
            let other = self.is_any(next, &[Class::Given, Class::Title, Class::Weekday]) && !saint
                || self.get(next).is_some_and(|token| token.is_possessive);
            if !(of || self.is(end, Class::And)) || !self.is_capitalised(next) || other {
                break;
            }
            end = next;
            while self.is_capitalised(end) {
                end += 1;
            }
        }
        end
    }

    /// Capitalised words right after a determiner: “the Lincoln Project”, „die Anna Müller“, “two Germans”.
    fn determined(&self, at: usize, name: &Range<usize>) -> Phrase {
        let is = |class: Class| (at..name.start).all(|at| self.is(at, class));
        let is_given = self.is(name.start, Class::Given);
        // « la Maria », “o João”
        if is(Class::Article) && is_given && (name.len() > 1 || self.lang != Lang::English) {
            let person = self.person(at, &(name.start..name.start), name);
            return person.unwrap_or_else(|| self.description(at..name.end));
        }
        // “el Intendente”, “the Company”: a capital alone makes no name.
        // „die Hebamme Huber“, „die Weiße Rose“: with capitals for all nouns, either.
        let unsure = self.lexicon.capital_nouns && name.len() == 2;
        if name.len() == 1 || unsure || !is(Class::Article) || self.is(at, Class::CommonArticle) {
            return self.description(at..self.past_attributes(name.end));
        }
        self.whole(SpeakerKind::Organisation, at..self.past_of(name.end))
    }

    /// A group that is called by what it is for or whose it is: “Citizens for a Quiet Harbour”, “Friends of the Old Mill”.
    pub(super) fn group(&self, at: usize, core: &Range<usize>) -> Option<Phrase> {
        let head = self.get(core.end - 1).filter(|head| head.is_capitalised && !head.is(Class::Given))?;
        let joint = self.get(core.end)?.folded.as_str();
        let purpose = core.len() == 1 && PURPOSES.contains(&joint);
        let members = MEMBERS.contains(&head.folded.as_str()) && self.is(core.end, Class::Preposition);
        let mut start = core.end + 1;
        while self.is(start, Class::Article) && !self.is_capitalised(start) {
            start += 1;
        }
        let end = (start..start + LONGEST).find(|&at| !self.is_capitalised(at)).unwrap_or(start);
        let named = end > start && !self.is_any(start, &[Class::Given, Class::Title]);
        let whole = (purpose || members) && named;
        whole.then(|| Phrase { tokens: at..end, ..self.whole(SpeakerKind::Organisation, at..end) })
    }

    /// A single capitalised word that may be no name: “Farmers said”, “Letters said”.
    fn bare(&self, name: &Range<usize>) -> Option<Phrase> {
        let token = self.get(name.start).filter(|token| name.len() == 1 && !token.is(Class::Given))?;
        let plural = self.is_first_word(name.start) && self.lexicon.may_be_noun(&token.folded);
        let noun = token.is(Class::Work) || plural && !token.is(Class::Surname);
        noun.then(|| self.description(name.start..self.past_attributes(name.end)))
    }

    /// A person called `name`, with what `rank` says before it.
    fn person(&self, at: usize, rank: &Range<usize>, name: &Range<usize>) -> Option<Phrase> {
        let mut titles = rank.end;
        // “his brother Luke” is no friar.
        let related = (at..rank.start).any(|at| self.is(at, Class::Determiner));
        while titles > rank.start
            && self.is_title(titles - 1)
            && !(related && self.is(titles - 1, Class::Regnal) && self.is(titles - 1, Class::Role))
        {
            titles -= 1;
        }
        let parts = name::parts(self, rank, titles..name.start, name)?;
        let start = if titles < rank.end { titles } else { name.start };
        let span = Span::new(self.tokens[start].span.start(), self.stem_end(name.end - 1).min(parts.span.end()));
        let speaker = Speaker {
            span,
            kind: SpeakerKind::Person,
            title: (titles < rank.end).then(|| self.words(titles..rank.end)),
            name: self.clean(parts.span),
            family: parts.family.map(|span| self.clean(span)),
            given: parts.given.map(|span| self.clean(span)),
        };
        let is_ranked = !rank.is_empty() && self.is_any(rank.end - 1, &[Class::Title, Class::Role]);
        let is_known = |at: usize| self.is(at, Class::Given) || self.tokens[at].is_initial();
        let is_certain = is_ranked || name.len() > 1 && name.clone().any(is_known);
        let role = if titles > rank.start { self.rank_role(rank) } else { self.office(titles..rank.end) };
        Some(Phrase { speaker, role, tokens: at..name.end, is_certain })
    }

    /// What the words before a name say that the person is; nothing in “Doe’s”, “the late”, „der 21-jährige“.
    fn rank_role(&self, rank: &Range<usize>) -> Option<Span> {
        let says = |token: &Token| !token.is(Class::Adverb) && !token.folded.starts_with(|c: char| c.is_ascii_digit());
        // “a visibly tired Jane Doe”: an English noun looks like one.
        let noun = self.before(rank.end).is_some_and(|last| {
            let listed = last.is_any(&[Class::Role, Class::Title, Class::Organisation]);
            listed || last.is_capitalised || self.lexicon.may_be_role(&last.folded)
        });
        if self.lang == Lang::English && !noun {
            return None;
        }
        let owned = self.before(rank.end).is_some_and(|last| last.is_possessive);
        let said = self.tokens[rank.clone()].iter().any(says) && !owned;
        said.then(|| self.span(rank.clone()))
    }

    /// The office that a title names: “Mayor”, not “Dr.” and not “Queen”.
    fn office(&self, title: Range<usize>) -> Option<Span> {
        let last = self.before(title.end).filter(|_| !title.is_empty())?;
        let courtesy = last.is_any(&[Class::Courtesy, Class::Regnal]);
        (last.is(Class::Role) && !courtesy).then(|| self.span(title))
    }

    /// A title stands before a name and belongs to it. A small one does only if it is nothing else (“señor”): “president
    /// Jane Doe” says what she is.
    fn is_title(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is(Class::Title) && (token.is_capitalised || !token.is(Class::Role)))
    }
}
