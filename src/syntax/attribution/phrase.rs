//! Noun phrases: what stands where a speaker can stand, and which of the four kinds it is.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::{Class, Lexicon};
use super::super::mask::{LITERAL, MARKUP, OBJECT};
use super::token::{Kind, Token};
use super::{Speaker, SpeakerKind, name};
use crate::text::Span;

/// The tokens of a sentence or a line, with what is needed to read them.
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) lang: Lang,
    pub(super) lexicon: &'static Lexicon,
}

/// A noun phrase that can be a speaker.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) speaker: Speaker,
    /// What the phrase itself says that the speaker is: “spokesman” in “spokesman John Smith”.
    pub(super) role: Option<Span>,
    /// All of it.
    pub(super) tokens: Range<usize>,
    /// Whether the form alone shows a person's name: a title, a known given name, an initial.
    pub(super) is_certain: bool,
}

/// Titles that a family name follows, particle and all, where others have a preposition: “le général de Gaulle”.
const RANKS: [&str; 12] = [
    "général",
    "colonel",
    "maréchal",
    "capitaine",
    "commandant",
    "lieutenant",
    "general",
    "coronel",
    "generale",
    "colonnello",
    "maresciallo",
    "generaal",
];

/// No noun phrase that names a speaker is longer, in tokens.
const LONGEST: usize = 14;

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token], lang: Lang) -> Self {
        Self { text, tokens, lang, lexicon: Lexicon::of(lang) }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.is(class))
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.get(at).is_some_and(|token| matches!(token.kind, Kind::Mark(mark) if marks.contains(&mark)))
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_word() && token.is_capitalised)
    }

    /// The span of some tokens; at least one.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        let mut spans = self.tokens.get(tokens).unwrap_or_default().iter().map(|token| token.span);
        let first = spans.next().unwrap_or_default();
        spans.last().map_or(first, |last| first.join(last))
    }

    /// The words at `span` as a reader sees them: without markup, with one space for any white space.
    pub(super) fn clean(&self, span: Span) -> String {
        let visible: String = self.text[span].chars().filter(|&c| !matches!(c, MARKUP | OBJECT | LITERAL)).collect();
        visible.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of some tokens (see [`Self::clean`]).
    pub(super) fn words(&self, tokens: Range<usize>) -> String {
        self.clean(self.span(tokens))
    }

    /// Whether no word comes before `at`: a capital there says nothing.
    fn is_first_word(&self, at: usize) -> bool {
        self.tokens[..at.min(self.tokens.len())].iter().all(|token| matches!(token.kind, Kind::Mark(_)))
    }

    /// The noun phrase that starts at `at`.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        let first = self.get(at)?;
        if first.is(Class::Preposition) && !first.is_any(&[Class::Article, Class::Particle, Class::Conjunction]) {
            return None;
        }
        if first.is(Class::Pronoun) && !first.is_any(&[Class::Article, Class::Determiner]) {
            return Some(self.whole(SpeakerKind::Pronoun, at..at + 1));
        }
        let determined = self.determiners(at);
        let core = determined..self.core_end(at, determined);
        if !core.is_empty() {
            return self.nominal(at, core).map(|phrase| self.with_partner(phrase));
        }
        if first.is(Class::Pronoun) {
            return Some(self.whole(SpeakerKind::Pronoun, at..at + 1));
        }
        if first.is(Class::Indefinite) {
            return Some(self.description(at..at + 1));
        }
        let counts = determined > at && self.tokens[at..determined].iter().any(|token| token.is(Class::Determiner));
        counts.then(|| self.description(at..determined))
    }

    /// The name whose genitive stands at `at`: “Lincoln’s”, “President Lincoln’s”.
    pub(super) fn owner(&self, at: usize) -> Option<Phrase> {
        let mut end = at;
        while self.get(end).is_some_and(|token| token.is_word() && token.is_capitalised && !token.is_possessive) {
            end += 1;
        }
        self.get(at).filter(|token| !token.classes.is_function_word())?;
        self.get(end).filter(|token| token.is_possessive && token.is_capitalised)?;
        let core = at..end + 1;
        let phrase = self.named(at, core.clone(), self.name_start(&core))?;
        (phrase.speaker.kind == SpeakerKind::Person).then_some(phrase)
    }

    /// Past the articles, possessives and numbers at `at`.
    fn determiners(&self, at: usize) -> usize {
        let mut end = at;
        while end < at + 4
            && let Some(token) = self.get(end)
        {
            let opens = token.is_any(&[Class::Article, Class::Determiner]) && !self.is_particle(end);
            let counts = token.kind == Kind::Number && token.span.len() < 4;
            let joins = end > at && token.is(Class::Preposition) && self.is_opening(end + 1);
            if !(opens || counts || joins) {
                break;
            }
            end += 1;
        }
        end
    }

    /// “of the” in “two of the residents”
    fn is_opening(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_any(&[Class::Article, Class::Determiner, Class::Pronoun]))
    }

    /// Whether the word at `at` begins a family name: “de” in “de Gaulle”.
    pub(super) fn is_particle(&self, at: usize) -> bool {
        let Some(token) = self.get(at).filter(|token| token.is_word() && token.is(Class::Particle)) else {
            return false;
        };
        let mut next = at + 1;
        while self.get(next).is_some_and(|token| token.is(Class::Particle) && !token.is_capitalised) {
            next += 1;
        }
        if !self.is_capitalised(next)
            || self.get(next).is_some_and(|next| next.is_any(&[Class::Particle, Class::Place, Class::Given]))
        {
            return false;
        }
        // “die Deutsche”, “la Moncloa”, “de Volkskrant”: an article, unless a name comes before it.
        if token.is(Class::Article) {
            return at > 0 && self.follows_given_name(at);
        }
        let is_preposition = token.is(Class::Preposition);
        let ranked = at > 0 && (self.is_courtesy(at - 1) || RANKS.contains(&self.tokens[at - 1].folded.as_str()));
        !is_preposition
            || ranked
            || at == 0
            || self.follows_given_name(at)
            || !self.get(at - 1).is_some_and(Token::is_word)
            || self.get(at - 1).is_some_and(|token| {
                token.is_any(&[
                    Class::Source,
                    Class::SourceAfter,
                    Class::Verb,
                    Class::WeakVerb,
                    Class::Participle,
                    Class::That,
                ])
            })
    }

    /// Whether the capitalised words before `at` start with a given name or an initial.
    fn follows_given_name(&self, at: usize) -> bool {
        let mut run =
            self.tokens[..at].iter().rev().take(5).take_while(|token| token.is_word() && token.is_capitalised);
        run.any(|token| token.is(Class::Given) || token.is_initial())
    }

    /// Where the words end that belong to the phrase from `at`, whose determiners end at `start`.
    fn core_end(&self, at: usize, start: usize) -> usize {
        let mut end = start;
        while end < start + LONGEST && self.belongs(at, start, end) {
            end += 1;
        }
        end
    }

    /// Whether the word at `end` goes on with the phrase from `at`, whose determiners end at `start`.
    fn belongs(&self, at: usize, start: usize, end: usize) -> bool {
        let Some(token) = self.get(end).filter(|token| token.is_word()) else { return false };
        let is_determined = start > at;
        let is_first = end == start;
        if token.is_possessive {
            return token.is_capitalised || is_determined;
        }
        if self.is_particle(end) {
            let led =
                end > start && self.get(end - 1).is_some_and(|before| before.is_capitalised || before.is(Class::Title));
            return is_first && !is_determined || led;
        }
        if token.is_capitalised {
            return self.capitalised_belongs(start, end, token);
        }
        if token.is_any(&[Class::Role, Class::Title]) {
            return true;
        }
        if token.is(Class::Organisation) {
            return is_determined || end > start;
        }
        // “the report”, “the late Jane Doe”: only a noun or an adjective can stand there.
        if is_determined && is_first && token.is_any(&[Class::WeakVerb, Class::Adverb, Class::Work]) {
            return self.get(end + 1).is_some_and(|next| next.is_word());
        }
        let is_grammar = token.classes.is_function_word()
            || token.is_any(&[
                Class::Verb,
                Class::PluralVerb,
                Class::WeakVerb,
                Class::TermVerb,
                Class::Participle,
                Class::Gerund,
                Class::Clitic,
            ]);
        if is_grammar {
            return false;
        }
        let after_capital = end > start && self.is_capitalised(end - 1);
        !after_capital && (is_determined || end > start) || self.leads_to_role(end)
    }

    fn capitalised_belongs(&self, start: usize, end: usize, token: &Token) -> bool {
        let after_given = end > start && self.is(end - 1, Class::Given);
        let dates = self.lexicon.month(&token.folded).is_some()
            && self.get(end + 1).is_some_and(|next| next.kind == Kind::Number);
        if dates {
            return false;
        }
        if after_given || token.is(Class::Particle) || token.is_initial() {
            return true;
        }
        let verb = token.is_any(&[Class::Verb, Class::WeakVerb, Class::TermVerb, Class::Gerund]);
        // “Will Smith”, “Theresa May”
        if token.is(Class::Auxiliary) {
            return self.is_capitalised(end + 1) && !self.is_first_word(end) || end > start;
        }
        let name = token.is_any(&[Class::Title, Class::Role, Class::Organisation, Class::Place]);
        let grammar = token.classes.is_function_word() && !name;
        !(grammar || verb && self.is_first_word(end)) || token.is(Class::Suffix)
    }

    /// Whether at most two more plain words come before a role: “veteran local activist”.
    fn leads_to_role(&self, at: usize) -> bool {
        (at + 1..at + 4)
            .map_while(|next| self.get(next).filter(|token| token.is_word() && !token.classes.is_function_word()))
            .any(|token| token.is(Class::Role))
    }

    /// Reads a phrase of determiners and `core`, which is not empty.
    fn nominal(&self, at: usize, core: Range<usize>) -> Option<Phrase> {
        if self.get(core.end - 1)?.is_possessive {
            return None;
        }
        let start = self.name_start(&core);
        if start == core.end {
            return self.described(at, &core);
        }
        self.named(at, core, start)
    }

    /// Where the name begins that ends `core`; its end if it ends in none.
    fn name_start(&self, core: &Range<usize>) -> usize {
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
        let mut last = core.end;
        while last > start + 1 && self.is(last - 1, Class::Suffix) {
            last -= 1;
        }
        let is_given = |at: usize| self.is(at, Class::Given) || self.get(at).is_some_and(Token::is_initial);
        let given = (start..last).find(|&at| is_given(at) && !self.is(at, Class::Title)).unwrap_or(last);
        // What comes before a given name is no name, unless it is all an organisation's: “Fundación Juan March”.
        let organised = (start..given).any(|at| self.is(at, Class::Organisation) && !self.is(at, Class::Role));
        let rank = (start..given.min(last)).rev().find(|&at| {
            self.get(at).is_some_and(|token| token.is_any(&[Class::Title, Class::Role]) && !token.is(Class::Particle))
        });
        match rank {
            // “Dr. Cook”, “Mrs. Baker”: after such a title, the role is a name.
            Some(rank) if rank > start && rank + 1 == last && self.is_courtesy(rank - 1) => rank,
            Some(rank) => rank + 1,
            None if given > start && given + 1 < last && !organised && !self.is_particle(start) => given,
            None => start,
        }
    }

    /// Whether the word at `at` is a title that only a name follows.
    fn is_courtesy(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            let gendered = token.is(Class::Title) && token.is_any(&[Class::Masculine, Class::Feminine]);
            gendered || matches!(token.folded.as_str(), "dr" | "prof" | "professor" | "sir")
        })
    }

    /// A phrase that names nobody: “the ministry”, “a spokesman for Boeing”.
    fn described(&self, at: usize, core: &Range<usize>) -> Option<Phrase> {
        let last = self.get(core.end - 1)?;
        let known = last.is_any(&[Class::Role, Class::Title, Class::Organisation, Class::Work]);
        if core.start == at && !known {
            return None;
        }
        // “White House”, “Downing Street”: an entry that is a name.
        let is_name = last.is(Class::Organisation) && last.is_capitalised && !self.lexicon.capital_nouns;
        if is_name && !last.is_any(&[Class::Role, Class::Title]) {
            return Some(self.whole(SpeakerKind::Organisation, at..core.end));
        }
        Some(self.description(at..self.past_attributes(core.end)))
    }

    fn description(&self, tokens: Range<usize>) -> Phrase {
        self.whole(SpeakerKind::Description, tokens)
    }

    fn whole(&self, kind: SpeakerKind, tokens: Range<usize>) -> Phrase {
        let span = self.span(tokens.clone());
        let speaker = Speaker { span, kind, title: None, name: self.clean(span), family: None, given: None };
        Phrase { speaker, role: None, tokens, is_certain: false }
    }

    /// Past what hangs on a description: “for the Ministry of Health”.
    pub(super) fn past_attributes(&self, mut end: usize) -> usize {
        let limit = end + LONGEST;
        while end < limit && self.attaches(end) {
            let mut next = end + 1;
            while self.get(next).is_some_and(|token| token.is_any(&[Class::Article, Class::Determiner])) {
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

    /// Whether a preposition at `at` hangs on the noun before it, and not on the verb: no time and no place.
    fn attaches(&self, at: usize) -> bool {
        let Some(token) = self.get(at).filter(|token| token.is_word() && !token.is_capitalised) else { return false };
        let genitive = self.lang == Lang::German && matches!(token.folded.as_str(), "der" | "des" | "eines" | "einer");
        let adjunct = token.is(Class::Adjunct)
            && self.get(at + 1).is_some_and(|next| {
                next.kind == Kind::Number || next.is(Class::Weekday) || self.lexicon.month(&next.folded).is_some()
            });
        let article = token.is(Class::Adjunct) && token.is(Class::Article);
        genitive || token.is(Class::Preposition) && !adjunct && !article
    }

    /// A phrase that ends in a name: `core` is its words, and the name begins at `start`.
    fn named(&self, at: usize, core: Range<usize>, start: usize) -> Option<Phrase> {
        let name = start..core.end;
        let is_determined = core.start > at;
        let rank = core.start..name.start;
        if self.is_organisation(&name, is_determined, &rank) {
            return Some(self.organisation(at, &core, &name, is_determined));
        }
        if rank.is_empty() && is_determined {
            return Some(self.determined_name(at, &name));
        }
        let last_of_rank = rank.end.checked_sub(1).filter(|_| !rank.is_empty()).and_then(|last| self.get(last));
        match last_of_rank {
            Some(last) if last.is_possessive && name.len() < 2 => return Some(self.description(at..core.end)),
            Some(last) if last.is(Class::Organisation) && !last.is_any(&[Class::Role, Class::Title]) => {
                return Some(self.whole(SpeakerKind::Organisation, name));
            }
            // “After the vote Doe said”: of a noun and one name, the name may be what is meant, or not.
            Some(last)
                if !last.is_any(&[Class::Role, Class::Title, Class::Adverb])
                    && !last.is_possessive
                    && name.len() < 2 =>
            {
                return None;
            }
            _ => {}
        }
        if rank.is_empty() && name.len() == 1 && self.is_common_noun(name.start) {
            return Some(self.description(at..self.past_attributes(core.end)));
        }
        self.person(at, rank, name)
    }

    /// Whether the single capitalised word at `at` may be a noun of the language.
    fn is_common_noun(&self, at: usize) -> bool {
        let Some(token) = self.get(at) else { return false };
        if token.is(Class::Given) {
            return false;
        }
        if token.is(Class::Work) {
            return true;
        }
        let plurals = ["ers", "ors", "ists", "ians", "ents", "ants", "ees", "men", "women", "ists", "ics"];
        let surname =
            ["sanders", "rogers", "myers", "powers", "summers", "waters", "peters", "andrews", "rivers", "sayers"];
        self.lang == Lang::English
            && self.is_first_word(at)
            && plurals.iter().any(|plural| token.folded.ends_with(plural))
            && !surname.contains(&token.folded.as_str())
    }

    fn is_organisation(&self, name: &Range<usize>, is_determined: bool, rank: &Range<usize>) -> bool {
        let tokens = &self.tokens[name.clone()];
        let Some(first) = tokens.first() else { return false };
        let is_given = first.is(Class::Given);
        if let [only] = tokens {
            let ranked = !rank.is_empty();
            let place = only.is(Class::Place) && !is_given && !ranked;
            return self.is_acronym(only) && !ranked || only.is(Class::Organisation) && !is_given || place;
        }
        // “Emily Post” is a person.
        let known = tokens.iter().any(|token| token.is(Class::Organisation)) && !(is_given && tokens.len() == 2);
        known || !is_determined && tokens.iter().all(|token| token.is(Class::Place)) && !is_given
    }

    fn is_acronym(&self, token: &Token) -> bool {
        let written = self.clean(token.span);
        let letters = written.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = written.chars().all(|c| c.is_uppercase() || c == '.');
        capitals && (2..=4).contains(&letters) && !token.is(Class::Given)
    }

    /// An organisation, with its article and with what it is of.
    fn organisation(&self, at: usize, core: &Range<usize>, name: &Range<usize>, is_determined: bool) -> Phrase {
        let end = self.past_of(name.end);
        let generic = self.lexicon.capital_nouns
            && name.len() == 1
            && end == name.end
            && !self.is_acronym(&self.tokens[name.start]);
        let common =
            generic && !self.tokens[name.start].folded.contains('-') && self.is_common_organisation(name.start);
        if common {
            return self.description(at..self.past_attributes(end));
        }
        // “his Ministry” names none, and neither does a bare word that opens a sentence: “Parliament”.
        let owned = is_determined && !self.tokens[at..core.start].iter().all(|token| token.is(Class::Article));
        if owned && name.len() == 1 {
            return self.description(at..end);
        }
        let start = if core.start == name.start { at } else { name.start };
        self.whole(SpeakerKind::Organisation, start..end)
    }

    /// Whether the word itself, and not a name in it, says that it is an organisation: “Ministerium”.
    fn is_common_organisation(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is(Class::Organisation))
    }

    /// Past “of Health and Welfare”.
    fn past_of(&self, mut end: usize) -> usize {
        for _ in 0..4 {
            let Some(token) = self.get(end).filter(|token| token.is_word()) else { break };
            let of = self.attaches(end) && !token.is(Class::Adjunct) && !token.is_any(&[Class::Source, Class::Adverb]);
            let and = token.folded == "and" || token.folded == "und" || token.folded == "et";
            let mut next = end + 1;
            while of && self.is(next, Class::Article) {
                next += 1;
            }
            let named = self.is_capitalised(next)
                && !self.get(next).is_some_and(|token| {
                    token.is_any(&[Class::Given, Class::Title, Class::Weekday]) || token.is_possessive
                });
            if !(of || and) || !named {
                break;
            }
            end = next;
            while self.is_capitalised(end) {
                end += 1;
            }
        }
        end
    }

    /// A name right after a determiner: “the Kremlin”, “die Anna Müller”, “two Germans”.
    fn determined_name(&self, at: usize, name: &Range<usize>) -> Phrase {
        let article = self.tokens[at..name.start].iter().all(|token| token.is(Class::Article));
        let first = &self.tokens[name.start];
        if article && first.is(Class::Given) && name.len() > 1 {
            return self
                .person(at, name.start..name.start, name.clone())
                .unwrap_or_else(|| self.description(at..name.end));
        }
        let plural = self.lang == Lang::English && name.len() == 1 && first.folded.ends_with('s')
            || matches!(self.tokens[at].folded.as_str(), "les" | "des" | "los" | "las" | "gli" | "i" | "os" | "as");
        let people =
            ["french", "british", "dutch", "irish", "welsh", "spanish", "chinese", "japanese", "english", "swiss"];
        let noun = self.lexicon.capital_nouns && name.len() == 1;
        if !article || plural || noun || name.len() == 1 && people.contains(&first.folded.as_str()) {
            return self.description(at..self.past_attributes(name.end));
        }
        self.whole(SpeakerKind::Organisation, at..self.past_of(name.end))
    }

    /// A person called `name`, with what `rank` says before it.
    fn person(&self, at: usize, rank: Range<usize>, name: Range<usize>) -> Option<Phrase> {
        let mut titles = rank.end;
        while titles > rank.start && self.is_title(titles - 1) {
            titles -= 1;
        }
        let parts = name::parts(self, name.clone())?;
        let has_title = titles < rank.end;
        let start = if has_title { titles } else { name.start };
        let says_role = self.get(rank.end.wrapping_sub(1)).is_some_and(|last| !last.is_possessive);
        let says_role = says_role && rank.clone().any(|at| !self.is(at, Class::Adverb));
        let role = (titles > rank.start && says_role).then(|| self.span(rank.clone()));
        let last = name.end - 1;
        let end = if self.tokens[last].is_possessive { self.stem_end(last) } else { self.tokens[last].span.end() };
        let span = Span::new(self.tokens[start].span.start(), end.min(parts.span.end()));
        let speaker = Speaker {
            span,
            kind: SpeakerKind::Person,
            title: has_title.then(|| self.words(titles..rank.end)),
            name: self.clean(parts.span),
            family: parts.family.map(|span| self.clean(span)),
            given: parts.given.map(|span| self.clean(span)),
        };
        let tokens = &self.tokens[name.clone()];
        let is_certain =
            has_title || tokens.len() > 1 && tokens.iter().any(|token| token.is(Class::Given) || token.is_initial());
        Some(Phrase { speaker, role, tokens: at..name.end, is_certain })
    }

    /// A title stands before a name and belongs to it. A small one does only if it is nothing else (“señor”): “president
    /// Jane Doe” says what she is.
    fn is_title(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is(Class::Title) && (token.is_capitalised || !token.is(Class::Role)))
    }

    /// Where the word at `at` ends without its genitive.
    pub(super) fn stem_end(&self, at: usize) -> usize {
        let span = self.tokens[at].span;
        let stem = self.text[span].rfind(['\'', '’']).unwrap_or(span.len());
        span.start() + stem
    }

    /// Two people named together are one speaker: “Jane Doe and John Roe”. Two capitalised words joined by “&” are a firm.
    fn with_partner(&self, phrase: Phrase) -> Phrase {
        let end = phrase.tokens.end;
        let joins = self.get(end).is_some_and(|token| {
            token.is_mark('&') || matches!(token.folded.as_str(), "and" | "und" | "et" | "y" | "e" | "ed" | "en")
        });
        if phrase.speaker.kind != SpeakerKind::Person || !joins || !self.is_capitalised(end + 1) {
            return phrase;
        }
        let next = end + 1;
        let partner = self.nominal(next, next..self.core_end(next, next));
        let Some(partner) = partner.filter(|partner| partner.speaker.kind == SpeakerKind::Person) else {
            return phrase;
        };
        let span = phrase.speaker.span.join(partner.speaker.span);
        let firm = self.is_mark(end, &['&']) && phrase.speaker.given.is_none();
        let kind = if firm { SpeakerKind::Organisation } else { SpeakerKind::Person };
        let speaker = Speaker { span, kind, title: None, name: self.clean(span), family: None, given: None };
        Phrase {
            speaker,
            role: None,
            tokens: phrase.tokens.start..partner.tokens.end,
            is_certain: phrase.is_certain || partner.is_certain,
        }
    }
}
