//! Noun phrases: how far what can be a speaker reaches. Which of the four kinds it is, `kind.rs` says.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::Class;
use super::outlet::Manner;
use super::token::{Kind, Token};
use super::words::Words;
use super::{Speaker, SpeakerKind};
use crate::text::Span;

/// A noun phrase that can be a speaker.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) speaker: Speaker,
    /// What the phrase itself says that the speaker is: “spokesman” in “spokesman John Smith”.
    pub(super) role: Option<Span>,
    /// All of it.
    pub(super) tokens: Range<usize>,
    /// Whether the form alone shows a person's name: a title or a role, a known given name, an initial.
    pub(super) is_certain: bool,
}

/// No noun phrase that names a speaker is longer, in tokens.
const LONGEST: usize = 14;

impl Words<'_> {
    /// The noun phrase that starts at `at`.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        let first = self.get(at)?;
        if first.is(Class::Preposition) && !first.is_any(&[Class::Article, Class::Particle, Class::Conjunction]) {
            return None;
        }
        let start = self.determiners(at);
        let core = start..self.core_end(at, start);
        let opens = first.is_any(&[Class::Article, Class::Determiner]);
        if first.is(Class::Pronoun) && (core.is_empty() || !opens) {
            return Some(self.whole(SpeakerKind::Pronoun, at..at + 1));
        }
        if let Some(title) = self.emphasised(at, start) {
            return Some(title);
        }
        if !core.is_empty() {
            let phrase = self.nominal(at, core).map(|phrase| self.with_name(self.with_partner(phrase)));
            return phrase.map(|phrase| self.with_origin(phrase));
        }
        if first.is(Class::Indefinite) {
            return Some(self.description(at..at + 1));
        }
        // “many”, “both” stand for people; “its” goes with a word that is nobody's name.
        let counts = (at..start).any(|at| self.is(at, Class::Determiner) && !self.is_possessive(at));
        counts.then(|| self.description(at..start))
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        const POSSESSIVES: &[&str] = &[
            "its", "his", "her", "their", "our", "my", "your", "sein", "seine", "ihre", "son", "sa", "ses", "su",
            "sus", "suo", "sua", "seu", "zijn", "haar", "ihr", "seiner",
        ];
        self.get(at).is_some_and(|token| POSSESSIVES.contains(&&*token.folded))
    }

    /// The person whose genitive stands at `at`: “Lincoln’s”, “President Lincoln’s”.
    pub(super) fn owner(&self, at: usize) -> Option<Phrase> {
        self.get(at).filter(|token| !token.classes.is_function_word())?;
        let mut end = at;
        while self.is_capitalised(end) && !self.tokens[end].is_possessive {
            end += 1;
        }
        self.get(end).filter(|token| token.is_possessive && token.is_capitalised)?;
        let core = at..end + 1;
        let phrase = self.named(at, &core, self.name_start(at, &core))?;
        (phrase.speaker.kind == SpeakerKind::Person).then_some(phrase)
    }

    /// Whether the description at `tokens` is of people or of a body and of no thing: “a resident”, “the council”, “some”.
    pub(super) fn is_somebody(&self, tokens: Range<usize>) -> bool {
        let start = self.determiners(tokens.start);
        let end = self.core_end(tokens.start, start).min(tokens.end);
        let people = [Class::Role, Class::Title, Class::Organisation, Class::Indefinite];
        if end <= start {
            // “some of them”
            return true;
        }
        let core = &self.tokens[start..end];
        let is_thing = self.is(end - 1, Class::Work) && !self.is_any(end - 1, &people);
        let plural = |word: &str| self.lexicon.may_be_noun(word) || self.lexicon.may_be_role(word);
        !is_thing && (core.iter().any(|token| token.is_any(&people)) || plural(&self.tokens[end - 1].folded))
    }

    pub(super) fn description(&self, tokens: Range<usize>) -> Phrase {
        self.whole(SpeakerKind::Description, tokens)
    }

    /// A phrase that is nobody's given and family names.
    pub(super) fn whole(&self, kind: SpeakerKind, tokens: Range<usize>) -> Phrase {
        let span = self.span(tokens.clone());
        let speaker = Speaker { span, kind, title: None, name: self.clean(span), family: None, given: None };
        Phrase { speaker, role: None, tokens, is_certain: false }
    }

    /// Reads a phrase of determiners and `core`, which is not empty.
    fn nominal(&self, at: usize, core: Range<usize>) -> Option<Phrase> {
        if self.before(core.end)?.is_possessive {
            return None;
        }
        if let Some(group) = self.group(at, &core) {
            return Some(group);
        }
        let start = self.name_start(at, &core);
        if start == core.end { self.described(at, &core) } else { self.named(at, &core, start) }
    }

    /// A paper whose name is emphasised: “the *Marrow Valley Herald*”, « *L’Indépendant du Velay* ». A person's name has
    /// neither an article nor a preposition.
    fn emphasised(&self, at: usize, start: usize) -> Option<Phrase> {
        let opens = |at: usize| self.get(at).is_some_and(|token| token.markup.is_before && token.is_capitalised);
        let first = (at..=start).find(|&at| opens(at))?;
        let name = first..self.emphasis_end(first)?;
        let tokens = self.tokens.get(name.clone()).filter(|tokens| tokens.len() > 1)?;
        let grammar = [Class::Article, Class::Preposition, Class::Organisation];
        let titled = tokens.iter().all(|token| token.is_word() && (token.is_capitalised || token.is_any(&grammar)))
            && tokens.iter().any(|token| {
                let grammatical = token.is_any(&grammar) && !token.is_any(&[Class::Particle, Class::Given]);
                grammatical || token.folded.starts_with("l'")
            })
            && !tokens.iter().any(|token| token.is(Class::Work) && !token.is(Class::Organisation))
            && !tokens[0].is_any(&[Class::Given, Class::Title]);
        let determined = (at..first).all(|at| self.is(at, Class::Article));
        (titled && determined)
            .then(|| Phrase { tokens: at..name.end, ..self.whole(SpeakerKind::Organisation, at..name.end) })
    }

    /// Where the emphasised words end that begin at `at`.
    pub(super) fn emphasis_end(&self, at: usize) -> Option<usize> {
        self.get(at).filter(|token| token.markup.is_before)?;
        let close =
            (at..at + 8).find(|&at| self.get(at).is_none_or(|token| token.markup.is_after || !token.is_word()))?;
        self.get(close).filter(|token| token.is_word()).map(|_| close + 1)
    }

    /// Somebody who is called by a given name and where they are from: “Hildegard of Bingen”.
    fn with_origin(&self, phrase: Phrase) -> Phrase {
        let of = phrase.tokens.end;
        let given = phrase.speaker.family.is_none() && phrase.speaker.given.is_some() && phrase.tokens.len() == 1;
        let from = self.get(of).is_some_and(|token| token.folded == "of") && self.is_capitalised(of + 1);
        if !given || !from || self.is(of + 1, Class::Organisation) {
            return phrase;
        }
        let end = (of + 1..of + 4).find(|&at| !self.is_capitalised(at)).unwrap_or(of + 4);
        let span = phrase.speaker.span.join(self.span(of..end));
        let speaker = Speaker { span, name: self.clean(span), ..phrase.speaker };
        Phrase { speaker, tokens: phrase.tokens.start..end, ..phrase }
    }

    /// Somebody who is described and then named: “a printer named John Roe”.
    fn with_name(&self, phrase: Phrase) -> Phrase {
        let end = phrase.tokens.end;
        if phrase.speaker.kind != SpeakerKind::Description || !self.is(end, Class::Named) {
            return phrase;
        }
        match self.phrase(end + 1).filter(|name| name.speaker.kind == SpeakerKind::Person) {
            Some(name) => {
                let role = Some(self.undetermined(phrase.tokens.clone()));
                Phrase { role, tokens: phrase.tokens.start..name.tokens.end, is_certain: true, ..name }
            }
            None => phrase,
        }
    }

    /// Past the articles, possessives and numbers at `at`.
    fn determiners(&self, at: usize) -> usize {
        let mut end = at;
        while end < at + 4
            && let Some(token) = self.get(end)
        {
            let opens = token.is_any(&[Class::Article, Class::Determiner]) && !self.is_particle(end);
            let counts = token.kind == Kind::Number && token.span.len() < 4;
            // “two of the residents”
            let joins = end > at
                && token.is(Class::Preposition)
                && self.is_any(end + 1, &[Class::Article, Class::Determiner, Class::Pronoun]);
            if !(opens || counts || joins) {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether the word at `at` begins a family name: “de” in “de Gaulle”.
    pub(super) fn is_particle(&self, at: usize) -> bool {
        let Some(token) = self.get(at).filter(|token| token.is_word() && token.is(Class::Particle)) else {
            return false;
        };
        let mut next = at + 1;
        while self.is(next, Class::Particle) && !self.is_capitalised(next) {
            next += 1;
        }
        let no_family = [Class::Particle, Class::Place, Class::Given, Class::Organisation, Class::Role, Class::Work];
        let named = self.before(at).is_some_and(|before| {
            let other = [Class::Role, Class::Title, Class::Organisation, Class::Work, Class::Place];
            before.is_word() && before.is_capitalised && !before.is_any(&other)
        });
        // “Aaltje de Boer”, “Floris ten Kate”: where other nouns are small, what a name goes on with is of the name.
        let allowed: &[Class] = match self.lang {
            _ if !named => &[],
            Lang::German => &[Class::Given],
            Lang::Dutch => &[Class::Given, Class::Role, Class::Organisation],
            _ => &[Class::Given, Class::Role],
        };
        let initial = self.before(at).is_some_and(Token::is_initial);
        let other = no_family.iter().any(|class| self.is(next, *class) && !allowed.contains(class)) && !initial;
        // “García del PP”
        let written = self.words(next..next + 1);
        let acronym = written.chars().count() > 1 && written.trim_end_matches('.').chars().all(char::is_uppercase);
        let acronym =
            acronym && self.before(at).is_some_and(|before| self.text[before.span].contains(char::is_lowercase));
        if !self.is_capitalised(next) || self.is_month_of_day(next) || other || acronym {
            return false;
        }
        // “die Deutsche”, “de Volkskrant”: an article, unless a name comes before it.
        if self.lang == Lang::Dutch && named && !self.is(next, Class::Organisation) {
            return true;
        }
        if token.is(Class::Article) && !(self.lang == Lang::French && token.folded == "des") {
            // „Karl der Große“, and not „sagte Karl Weber der Zeitung“
            let full = self.lang == Lang::German && !self.before(at).is_some_and(|before| before.is(Class::Given));
            return !full && self.follows_given_name(at);
        }
        !token.is(Class::Preposition) || self.follows_given_name(at) || self.is_no_attribute(at)
    }

    /// Whether what is a preposition elsewhere cannot be one at `at`: no noun comes before it that it could hang on.
    fn is_no_attribute(&self, at: usize) -> bool {
        let Some(before) = self.before(at).filter(|before| before.is_word()) else { return true };
        let speaks = [
            Class::Source,
            Class::SourceAfter,
            Class::Verb,
            Class::WeakVerb,
            Class::Participle,
            Class::That,
            Class::Courtesy,
            Class::Rank,
        ];
        let noun = [Class::Role, Class::Title, Class::Organisation, Class::Work, Class::Place];
        // “Frenkie de Jong”, « Violaine d’Estrées »: what hangs on a person's name is mostly of the name.
        before.is_any(&speaks) || before.is_capitalised && !before.is_any(&noun)
    }

    /// Whether a given name or an initial is among the capitalised words right before `at`.
    fn follows_given_name(&self, at: usize) -> bool {
        let run = self.tokens[..at].iter().rev().take(5).take_while(|token| token.is_word() && token.is_capitalised);
        run.into_iter().any(|token| token.is(Class::Given) || token.is_initial())
    }

    /// Where the words end that belong to the phrase from `at`, whose determiners end at `start`.
    pub(super) fn core_end(&self, at: usize, start: usize) -> usize {
        let mut end = start;
        while end < start + LONGEST && self.belongs(at, start, end) {
            end += 1;
        }
        end
    }

    /// Whether the word at `end` goes on with the phrase from `at`, whose determiners end at `start`.
    fn belongs(&self, at: usize, start: usize, end: usize) -> bool {
        let Some(token) = self.get(end).filter(|token| token.is_word()) else { return false };
        let (is_determined, is_first) = (start > at, end == start);
        if token.is_possessive {
            return token.is_capitalised || is_determined;
        }
        if self.is_particle(end) {
            let led = self.before(end).is_some_and(|before| before.is_capitalised || before.is(Class::Title));
            return if is_first { !is_determined } else { led };
        }
        if token.is_capitalised {
            return self.capital_belongs(start, end, token);
        }
        if token.is_any(&[Class::Role, Class::Title]) {
            // « Jeanne Petit élève des abeilles »; “Boeing spokesman John Smith”
            let led = self.lang == Lang::English || is_determined || is_first || !self.is_capitalised(end - 1);
            return led || self.is_capitalised(end + 1) || self.is_any(end + 1, &[Class::Role, Class::Title]);
        }
        if token.is(Class::Organisation) {
            // “union organiser Jane Doe”
            return is_determined || !is_first || self.is(end + 1, Class::Role) && !self.is_capitalised(end + 1);
        }
        // “the report”, “the late Jane Doe”: only a noun or an adjective can stand there.
        if is_determined && is_first && token.is_any(&[Class::WeakVerb, Class::Adverb, Class::Work]) {
            return self.get(end + 1).is_some_and(Token::is_word);
        }
        if token.classes.is_function_word() || token.is_any(VERBS) || token.is_any(&[Class::Clitic, Class::Named]) {
            return false;
        }
        let after_capital = !is_first && self.is_capitalised(end - 1);
        !after_capital && (is_determined || !is_first) || self.leads_to_role(end) || self.may_be_rank(end)
    }

    /// Whether a small word that no list has is what somebody is whose full name follows: “beekeeper Jane Doe”.
    fn may_be_rank(&self, at: usize) -> bool {
        let role = self.get(at).is_some_and(|token| self.lexicon.may_be_role(&token.folded));
        role && !self.lexicon.capital_nouns && self.is_capitalised(at + 1) && self.is_capitalised(at + 2)
    }

    fn capital_belongs(&self, start: usize, end: usize, token: &Token) -> bool {
        let is_date = self.lexicon.month(&token.folded).is_some()
            && self.get(end + 1).is_some_and(|next| next.kind == Kind::Number);
        if is_date || self.is_month_of_day(end) {
            return false;
        }
        let after_given = end > start && self.is(end - 1, Class::Given);
        if after_given || token.is_any(&[Class::Particle, Class::Suffix]) || token.is_initial() {
            return true;
        }
        // “Will Smith”, “Theresa May”
        if token.is(Class::Auxiliary) {
            return self.is_capitalised(end + 1) && !self.is_first_word(end) || end > start;
        }
        let noun = token.is_any(&[Class::Title, Class::Role, Class::Organisation, Class::Place]);
        // “Vereniging Het Lage Land”
        if token.is(Class::Article) && end > start && self.is(end - 1, Class::Organisation) {
            return self.is_capitalised(end + 1);
        }
        let grammar = token.classes.is_function_word() && !noun;
        let verb = (token.is_any(VERBS) || token.is(Class::Imperative)) && self.is_first_word(end);
        !grammar && !verb
    }

    /// Whether at most two more plain words come before a role: “veteran local activist”.
    fn leads_to_role(&self, at: usize) -> bool {
        (at + 1..at + 4)
            .map_while(|next| self.get(next).filter(|token| token.is_word() && !token.classes.is_function_word()))
            .any(|token| token.is(Class::Role))
    }

    /// Past what hangs on a description: “for the Ministry of Health”.
    pub(super) fn past_attributes(&self, mut end: usize) -> usize {
        let (start, limit) = (end, end + LONGEST);
        while end < limit && (self.attaches(end) || self.adds_role(end)) {
            // „ein Sprecher des Amtes der dpa“: of two in a row, the paper is whom they told.
            if self.lang == Lang::German && end > start && self.outlet_after(end, Manner::default()).is_some() {
                break;
            }
            let mut next = end + 1;
            while self.is_any(next, &[Class::Article, Class::Determiner]) {
                next += 1;
            }
            let words = self.core_end(next - 1, next);
            if words == next {
                break;
            }
            end = words;
        }
        end
    }

    /// “and editor” in “the author and editor of the report”.
    fn adds_role(&self, at: usize) -> bool {
        self.is(at, Class::And) && self.is(at + 1, Class::Role) && !self.is_capitalised(at + 1)
    }

    /// Whether a preposition at `at` hangs on the noun before it, and not on the verb: no time and no place.
    pub(super) fn attaches(&self, at: usize) -> bool {
        let Some(token) = self.get(at).filter(|token| token.is_word() && !token.is_capitalised) else { return false };
        let genitive = self.lang == Lang::German && matches!(token.folded.as_str(), "der" | "des" | "eines" | "einer");
        let adjunct = token.is(Class::Adjunct) && (token.is(Class::Article) || self.is_time(at + 1));
        genitive || token.is(Class::Preposition) && !adjunct
    }

    /// Two people named together are one speaker: “Jane Doe and John Roe”. Two capitalised words joined by “&” are a firm.
    fn with_partner(&self, phrase: Phrase) -> Phrase {
        let (end, next) = (phrase.tokens.end, phrase.tokens.end + 1);
        let is_person = |phrase: &Phrase| phrase.speaker.kind == SpeakerKind::Person;
        let joins = self.is(end, Class::And) || self.is_mark(end, &['&']);
        if !is_person(&phrase) || !joins || !self.is_capitalised(next) {
            return phrase;
        }
        let Some(partner) = self.nominal(next, next..self.core_end(next, next)).filter(is_person) else {
            return phrase;
        };
        let tokens = phrase.tokens.start..partner.tokens.end;
        let is_certain = phrase.is_certain || partner.is_certain;
        // “Levitating Trains and Kamikaze Genes”
        if !is_certain && tokens.len() > 3 {
            return self.description(tokens);
        }
        let firm = self.is_mark(end, &['&']) && phrase.speaker.given.is_none();
        let kind = if firm { SpeakerKind::Organisation } else { SpeakerKind::Person };
        let span = phrase.speaker.span.join(partner.speaker.span);
        let speaker = Speaker { span, kind, title: None, name: self.clean(span), family: None, given: None };
        Phrase { speaker, role: None, tokens, is_certain }
    }
}

/// What a verb can be.
pub(super) const VERBS: &[Class] =
    &[Class::Verb, Class::PluralVerb, Class::WeakVerb, Class::TermVerb, Class::Participle, Class::Gerund];
