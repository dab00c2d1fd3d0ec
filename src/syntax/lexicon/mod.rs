//! The words of each language that tell speech from other uses of quotation marks, and one speaker from another.
//!
//! Words are data: one table per language ([`Words`], in the file of its name), lists separated by commas, entries of
//! one word or more. What several languages share (particles, given names, places) is in `shared.rs`. The tables are
//! compiled into one look-up per language, once.

mod compiled;
mod cue;
mod dutch;
mod east_asian;
mod english;
mod french;
mod german;
mod italian;
mod label;
mod portuguese;
mod shared;
mod spanish;
mod table;

pub use cue::speech_cue;
pub use label::label;

pub(crate) use compiled::Lexicon;
pub(crate) use cue::{Cue, CueKind, Voice, speech_cues};
pub(crate) use table::fold;

use super::Lang;

/// What a word can be. A word may be several things (“president” is a title and a role); what it is in its place is
/// for the reader of the phrase to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// A finite verb of speech or writing that is hardly ever anything else: “said”.
    Verb,
    /// One of the verbs in a form that only a plural (or no third person at all) can be the subject of: “sagten”.
    PluralVerb,
    /// A verb that introduces speech only right beside it: “added”, “notes”.
    WeakVerb,
    /// A verb that introduces a term: “called”.
    TermVerb,
    /// A participle of speech that is finite with an auxiliary: “gesagt”.
    Participle,
    /// A form whose subject stands elsewhere in the sentence: “adding”.
    Gerund,
    /// A phrase that a speaker follows: “according to”.
    Source,
    /// One that only stands after the words: German “so”, Dutch “aldus”.
    SourceAfter,
    /// One that the speaker comes before: German “zufolge”.
    SourceBehind,
    /// “has”, “would”
    Auxiliary,
    /// What makes a verb passive: “was”, “wurde”.
    Passive,
    /// “not”, “never”
    Negation,
    /// “she”: a personal pronoun that can be a subject.
    Pronoun,
    /// A pronoun for persons and never for things: “they”.
    Person,
    /// A pronoun for a man.
    Masculine,
    /// A pronoun or a title for a woman.
    Feminine,
    /// “who”
    Relative,
    /// “and”
    And,
    /// What joins two verbs of one subject.
    Joint,
    /// An article before a noun and not before the name of an organisation.
    CommonArticle,
    /// A title that a particle follows: « général de Gaulle ».
    Rank,
    /// A title that only a name follows: “Mrs.”.
    Courtesy,
    /// “then” in “then governor”.
    Then,
    /// “year”
    Year,
    /// What says that a date is an estimate: “circa”.
    Circa,
    /// “dated”
    Dated,
    /// What a date after it is of, where that is a life, an office or a thing and no words: “born”, “since”, “elected”.
    Lifetime,
    /// What stands before the first year of a decade: « années ».
    Decade,
    /// “named” in “a printer named Doe”.
    Named,
    /// What may follow a name and is no role: “born”.
    State,
    /// A title that belongs to a given name alone: “Pope”.
    Regnal,
    /// What opens an instruction: “Fix”.
    Imperative,
    /// A verb whose subject comes by another's words: “found”.
    Receive,
    /// “between”
    Between,
    /// “to” in “from 1968 to 1970”.
    Until,
    /// An auxiliary of the first person.
    FirstPerson,
    /// “sich”
    Reflexive,
    /// “as” in “as Doe put it”.
    As,
    /// “by”
    By,
    /// “to”
    Infinitive,
    /// A preposition that a place follows.
    Placed,
    /// A family name that looks like something else.
    Surname,
    /// Definite and indefinite articles.
    Article,
    /// Everything else that opens a noun phrase: “his”, “two”, “several”.
    Determiner,
    /// Something that is a speaker by itself and names nobody: “others”, “anonymous”.
    Indefinite,
    /// What stands before a name and belongs to it: “Dr.”, “President”.
    Title,
    /// What somebody is: “spokesman”, “resident”.
    Role,
    /// What an organisation is called by: “ministry”, “University”.
    Organisation,
    /// A name of one organisation: “Reuters”, “Pentagon”.
    Known,
    /// What family names begin with: “von”.
    Particle,
    /// What names end in: “Jr.”.
    Suffix,
    /// “of”, “for”
    Preposition,
    /// One of the prepositions that a time or a place follows: “on”, “in”.
    Adjunct,
    /// “and”, “when”
    Conjunction,
    /// What opens reported speech: “that”.
    That,
    /// “also”, “yesterday”, “however”
    Adverb,
    /// Unstressed pronouns between a subject and its verb: French “lui”, “se”.
    Clitic,
    /// “Monday”
    Weekday,
    /// A text or an occasion that somebody's words are of: “letter”, “speech”.
    Work,
    /// A given name.
    Given,
    /// A family name that is written first: “Xi”.
    FamilyFirst,
    /// A country or a city.
    Place,
    /// A verb that a fragment of somebody's words goes with, besides those of speech: “thanked them for”.
    Report,
    /// A pronoun for who writes: “I”.
    Writer,
    /// What shows that nobody in particular spoke, or that the words are imagined: “if”, “could”, “somebody”.
    Imagined,
    /// What right before quoted words shows that they are a name and not somebody's words: “so-called”, “click”.
    Naming,
    /// A verb that gives a thing its name, by habit: “calls”. One that did once (“called”) may have been an insult.
    Calling,
    /// What shows words without being spoken by anybody: “log”, “label”.
    Device,
    /// A noun that quoted words beside it name one of: “error”, “button”.
    Thing,
    /// What papers and broadcasters are called by: “Post”, „Zeit“.
    Outlet,
    /// What stands before whom somebody spoke to: “told”, “to”, „gegenüber“, « au ».
    Addressee,
    /// What stands before what somebody wrote in: “in”.
    Inside,
    /// What stands before where somebody was heard, or posted: “on”.
    Aired,
    /// What is said of who writes: “wrote”.
    Writing,
    /// A verb or a noun that says that words were posted: “tweeted”.
    Posting,
    /// What is said before a committee: “testified”.
    Testimony,
    /// What a body is called that hears witnesses: “committee”.
    Committee,
    /// What broadcasters are called by: “Radio”, “BBC”.
    Broadcaster,
    /// An agency that papers have news from: “Reuters”, „dpa“.
    Agency,
    /// A paper that is a magazine: “Economist”, „Spiegel“.
    Magazine,
    /// Where people post: “Mastodon”.
    Network,
    /// A programme that people are guests of: “Meet the Press”.
    Programme,
    /// What such a programme is: “show”.
    Sending,
    /// An abbreviation that does not end a sentence: “Dr.”.
    Abbreviation,
    /// An abbreviation that may end a sentence: “etc.”.
    Ending,
}

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u128);

impl Classes {
    /// Whether `class` is among them.
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether one of `classes` is among them.
    pub(crate) fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Those that are among `classes`.
    #[must_use]
    pub(crate) fn only(self, classes: &[Class]) -> Self {
        classes.iter().filter(|&&class| self.has(class)).fold(Self::default(), |set, &class| set.with(class))
    }

    /// With `class` added.
    #[must_use]
    pub(crate) fn with(self, class: Class) -> Self {
        Self(self.0 | 1 << class as u8)
    }

    /// Those of both.
    #[must_use]
    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the word is one of grammar, and so no part of a name where it is capitalised.
    pub(crate) fn is_function_word(self) -> bool {
        self.any(&[
            Class::Auxiliary,
            Class::Passive,
            Class::Negation,
            Class::Pronoun,
            Class::Relative,
            Class::Article,
            Class::Determiner,
            Class::Indefinite,
            Class::Preposition,
            Class::Conjunction,
            Class::That,
            Class::Adverb,
            Class::Weekday,
            Class::Source,
            Class::SourceAfter,
        ])
    }
}

/// The words of one language. Each field is a list separated by commas; an entry may have several words. Case does not
/// count, and an apostrophe may be straight.
struct Words {
    /// See [`Class::Verb`].
    verbs: &'static str,
    /// Those of the verbs that are plural; verbs themselves.
    plural_verbs: &'static str,
    weak_verbs: &'static str,
    term_verbs: &'static str,
    participles: &'static str,
    gerunds: &'static str,
    sources: &'static str,
    sources_after: &'static str,
    sources_behind: &'static str,
    auxiliaries: &'static str,
    passives: &'static str,
    negations: &'static str,
    /// Pronouns for persons that are neither for men nor for women alone.
    pronouns: &'static str,
    /// Pronouns that may stand for things or for nobody.
    impersonal: &'static str,
    masculine: &'static str,
    feminine: &'static str,
    relatives: &'static str,
    articles: &'static str,
    determiners: &'static str,
    indefinites: &'static str,
    /// Titles of men and women alike.
    titles: &'static str,
    titles_of_men: &'static str,
    titles_of_women: &'static str,
    roles: &'static str,
    /// What compound roles end in (“-sprecherin”).
    role_endings: &'static str,
    organisations: &'static str,
    /// What compound names of organisations end in (“-ministerium”).
    organisation_endings: &'static str,
    prepositions: &'static str,
    /// Prepositions of time and place; prepositions themselves.
    adjuncts: &'static str,
    conjunctions: &'static str,
    that: &'static str,
    adverbs: &'static str,
    clitics: &'static str,
    weekdays: &'static str,
    /// The twelve months: the full name, then its abbreviations without a full stop.
    months: [&'static str; 12],
    works: &'static str,
    /// See [`Class::Report`].
    reports: &'static str,
    /// See [`Class::Writer`].
    writers: &'static str,
    /// See [`Class::Imagined`].
    imagined: &'static str,
    /// See [`Class::Naming`].
    naming: &'static str,
    /// See [`Class::Calling`].
    callings: &'static str,
    /// See [`Class::Device`].
    devices: &'static str,
    /// See [`Class::Thing`].
    things: &'static str,
    /// See [`Class::Outlet`].
    outlets: &'static str,
    /// What compound names of papers end in: „-zeitung“.
    outlet_endings: &'static str,
    /// See [`Class::Addressee`].
    addressees: &'static str,
    /// See [`Class::Inside`].
    insides: &'static str,
    /// See [`Class::Aired`].
    airs: &'static str,
    /// See [`Class::Writing`].
    writings: &'static str,
    /// See [`Class::Posting`].
    postings: &'static str,
    /// See [`Class::Testimony`].
    testimonies: &'static str,
    /// See [`Class::Committee`].
    committees: &'static str,
    /// See [`Class::Broadcaster`].
    broadcasters: &'static str,
    /// See [`Class::Magazine`]; papers themselves.
    magazines: &'static str,
    /// Abbreviations after which a sentence goes on, without their full stop.
    abbreviations: &'static str,
    /// Abbreviations that can be the last word of a sentence, without their full stop.
    endings: &'static str,
    /// Phrases that hold a verb and are no cue: “frequently asked”.
    not_cues: &'static str,
    /// Words that open a callout: “Note”.
    labels: &'static str,
    /// “and”
    ands: &'static str,
    /// What joins two verbs of one subject: “and”, “but”.
    joints: &'static str,
    /// Articles before a noun and not before the name of an organisation: indefinite and plural ones.
    common_articles: &'static str,
    /// Titles that a particle follows, where another noun has a preposition: “le général de Gaulle”.
    ranks: &'static str,
    /// Titles that only a name follows, besides those of men and of women.
    courtesies: &'static str,
    /// What says that a role was held at the time: “then”.
    then: &'static str,
    /// What may stand before a year: „im Jahr 1858“.
    years: &'static str,
    /// The four seasons, from spring on.
    seasons: [&'static str; 4],
    /// What stands before the first year of a decade: « années 1960 ».
    decades: &'static str,
    /// What stands before two years that others lie between.
    between: &'static str,
    /// What joins the ends of a span of time: “to”.
    until: &'static str,
    /// What says that a date is an estimate: “circa”.
    circa: &'static str,
    /// What else may stand before a date: “dated”.
    dated: &'static str,
    /// See [`Class::Lifetime`].
    lifetimes: &'static str,
    /// Auxiliaries whose subject is the writer: Italian “ho”.
    first_person: &'static str,
    /// Pronouns that keep “to be” from making a passive: « s’est exclamé ».
    reflexives: &'static str,
    /// “as” in “as Doe put it”.
    manner: &'static str,
    /// What a name follows that has not been heard before: “a printer named Doe”.
    named: &'static str,
    /// What may follow a name, looks like a role and is none: “born”.
    states: &'static str,
    /// Titles that belong to a given name alone: “Pope Francis”.
    regnal: &'static str,
    /// What opens an instruction or an entry of a changelog, and no name: “Fix”.
    imperatives: &'static str,
    /// Verbs whose subject comes by words that are another's: “found a note”.
    receives: &'static str,
    /// What compounds end in that are texts or occasions (“-rede”).
    work_endings: &'static str,
    /// “by” before a speaker in a dash line.
    agent: &'static str,
    /// “to” before a verb.
    infinitives: &'static str,
    /// Prepositions that a place follows.
    placed: &'static str,
    /// What words end in that may be roles where a given name follows: “Beekeeper Jane Doe”.
    likely_role_endings: &'static str,
    /// What words end in that are plural nouns more often than names: “Farmers”.
    likely_noun_endings: &'static str,
    /// Family names that the endings and the words for organisations would hide: “Sanders”, “Post”.
    surnames: &'static str,
    /// What is cut from the front of a word: French “l'”.
    elisions: &'static str,
    /// What is cut from the end of a word: French “-t-il”.
    enclitics: &'static str,
    /// What makes an adverb of an adjective: “-ly”.
    adverb_ending: &'static str,
    /// Whether a verb of speech needs no subject (“Añadió que …”).
    drops_pronouns: bool,
    /// Whether the verb and its subject may stand inside the marks (« Ainsi, dit-il, … »).
    incises: bool,
    /// Whether every noun is capitalised.
    capital_nouns: bool,
}

/// A language without words.
const NONE: Words = Words {
    verbs: "",
    plural_verbs: "",
    weak_verbs: "",
    term_verbs: "",
    participles: "",
    gerunds: "",
    sources: "",
    sources_after: "",
    sources_behind: "",
    auxiliaries: "",
    passives: "",
    negations: "",
    pronouns: "",
    impersonal: "",
    masculine: "",
    feminine: "",
    relatives: "",
    articles: "",
    determiners: "",
    indefinites: "",
    titles: "",
    titles_of_men: "",
    titles_of_women: "",
    roles: "",
    role_endings: "",
    organisations: "",
    organisation_endings: "",
    prepositions: "",
    adjuncts: "",
    conjunctions: "",
    that: "",
    adverbs: "",
    clitics: "",
    weekdays: "",
    months: [""; 12],
    works: "",
    reports: "",
    writers: "",
    imagined: "",
    naming: "",
    callings: "",
    devices: "",
    things: "",
    outlets: "",
    outlet_endings: "",
    addressees: "",
    insides: "",
    airs: "",
    writings: "",
    postings: "",
    testimonies: "",
    committees: "",
    broadcasters: "",
    magazines: "",
    abbreviations: "",
    endings: "",
    not_cues: "",
    labels: "",
    ands: "",
    joints: "",
    common_articles: "",
    ranks: "",
    courtesies: "",
    then: "",
    years: "",
    seasons: [""; 4],
    decades: "",
    between: "",
    until: "",
    circa: "",
    dated: "",
    lifetimes: "",
    first_person: "",
    reflexives: "",
    manner: "",
    named: "",
    states: "",
    regnal: "",
    imperatives: "",
    receives: "",
    work_endings: "",
    agent: "",
    infinitives: "",
    placed: "",
    likely_role_endings: "",
    likely_noun_endings: "",
    surnames: "",
    elisions: "",
    enclitics: "",
    adverb_ending: "",
    drops_pronouns: false,
    incises: false,
    capital_nouns: false,
};

/// Every table, for what is compiled per language.
const LANGUAGES: [Lang; 8] = [
    Lang::English,
    Lang::German,
    Lang::French,
    Lang::Spanish,
    Lang::Italian,
    Lang::Portuguese,
    Lang::Dutch,
    Lang::Other,
];

/// Where a language's things stand in a table made for [`LANGUAGES`]. Japanese and Chinese have no words here.
fn index(lang: Lang) -> usize {
    LANGUAGES.iter().position(|&known| known == lang).unwrap_or(LANGUAGES.len() - 1)
}

fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::English => &english::WORDS,
        Lang::German => &german::WORDS,
        Lang::French => &french::WORDS,
        Lang::Spanish => &spanish::WORDS,
        Lang::Italian => &italian::WORDS,
        Lang::Portuguese => &portuguese::WORDS,
        Lang::Dutch => &dutch::WORDS,
        Lang::Japanese | Lang::Chinese | Lang::Other => &NONE,
    }
}

/// The entries of a list.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim).filter(|entry| !entry.is_empty())
}
