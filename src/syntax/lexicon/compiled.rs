//! The tables, compiled: what a word is, and which words are one.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::{Table, fold};
use super::{Class, Classes, Lang, Words, entries, index, shared, words};

/// One language's words, for looking up.
pub(crate) struct Lexicon {
    table: Table,
    /// Phrases that hold a verb of speech and are no cue.
    not_cues: Table,
    months: HashMap<String, u8>,
    seasons: HashMap<&'static str, u8>,
    role_endings: Vec<&'static str>,
    organisation_endings: Vec<&'static str>,
    work_endings: Vec<&'static str>,
    outlet_endings: Vec<&'static str>,
    likely_role_endings: Vec<&'static str>,
    likely_noun_endings: Vec<&'static str>,
    adverb_ending: &'static str,
    elisions: Vec<&'static str>,
    enclitics: Vec<&'static str>,
    /// Whether a verb of speech needs no subject.
    pub(crate) drops_pronouns: bool,
    /// Whether the verb and its subject may stand inside the marks.
    pub(crate) incises: bool,
    /// Whether every noun is capitalised.
    pub(crate) capital_nouns: bool,
}

static LEXICONS: [LazyLock<Lexicon>; 8] = [
    LazyLock::new(|| Lexicon::compile(Lang::English)),
    LazyLock::new(|| Lexicon::compile(Lang::German)),
    LazyLock::new(|| Lexicon::compile(Lang::French)),
    LazyLock::new(|| Lexicon::compile(Lang::Spanish)),
    LazyLock::new(|| Lexicon::compile(Lang::Italian)),
    LazyLock::new(|| Lexicon::compile(Lang::Portuguese)),
    LazyLock::new(|| Lexicon::compile(Lang::Dutch)),
    LazyLock::new(|| Lexicon::compile(Lang::Other)),
];

impl Lexicon {
    /// The words of `lang`.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        &LEXICONS[index(lang)]
    }

    /// Whether `folded` is a verb of speech in any language: „sagte“ is none of another, wherever it stands.
    pub(crate) fn is_verb_somewhere(folded: &str) -> bool {
        LEXICONS.iter().any(|lexicon| lexicon.classes(folded).has(Class::Verb))
    }

    /// What `folded` (see [`fold`]) can be.
    pub(crate) fn classes(&self, folded: &str) -> Classes {
        let mut classes = self.table.classes(folded);
        if let Some((prefix, rank)) = folded.split_once('-')
            && shared::ROLE_PREFIXES.contains(&prefix)
        {
            classes = classes.union(self.table.classes(rank).only(&[Class::Title, Class::Role]));
        }
        if ends_in(folded, &self.role_endings) {
            classes = classes.with(Class::Role);
        }
        if ends_in(folded, &self.organisation_endings) {
            classes = classes.with(Class::Organisation);
        }
        if ends_in(folded, &self.work_endings) {
            classes = classes.with(Class::Work);
        }
        if ends_in(folded, &self.outlet_endings) {
            classes = classes.with(Class::Outlet);
        }
        classes
    }

    /// The longest entry of several words that starts with `first`: how many words it has, and what it is. `following`
    /// gives the folded words after the first, counted from 0.
    pub(crate) fn phrase<'w>(
        &self,
        first: &str,
        following: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<(usize, Classes)> {
        self.table.phrase(first, following)
    }

    /// How many words from `first` on hold a verb of speech and are no cue: 2 in “frequently asked”.
    pub(crate) fn not_cue<'w>(&self, first: &str, following: impl Fn(usize) -> Option<&'w str>) -> Option<usize> {
        let word = (self.not_cues.classes(first) != Classes::default()).then_some(1);
        self.not_cues.phrase(first, following).map(|(words, _)| words).or(word)
    }

    /// Whether a word that no list has may be what somebody is: “Beekeeper”.
    pub(crate) fn may_be_role(&self, folded: &str) -> bool {
        folded.len() > 4 && ends_in(folded, &self.likely_role_endings)
    }

    /// Whether a capitalised word that no list has may be a plural noun: “Farmers”.
    pub(crate) fn may_be_noun(&self, folded: &str) -> bool {
        ends_in(folded, &self.likely_noun_endings)
    }

    /// Whether an unknown small word is an adverb by its form: “quietly”.
    pub(crate) fn is_adverb(&self, folded: &str) -> bool {
        !self.adverb_ending.is_empty() && folded.len() > 5 && folded.ends_with(self.adverb_ending)
    }

    /// Which month `folded` names, 1–12. Full names are known in every language; abbreviations in this one.
    pub(crate) fn month(&self, folded: &str) -> Option<u8> {
        self.months.get(folded).copied()
    }

    /// Which season of this language `folded` names, by EDTF's number for it: 21 (spring) to 24 (winter).
    pub(crate) fn season(&self, folded: &str) -> Option<u8> {
        self.seasons.get(folded).copied()
    }

    /// Whether `folded` is cut from the word after it: French “l'”.
    pub(crate) fn is_elision(&self, folded: &str) -> bool {
        self.elisions.contains(&folded)
    }

    /// Whether the language cuts words before an apostrophe, and so has no genitive after one.
    pub(crate) fn elides(&self) -> bool {
        !self.elisions.is_empty()
    }

    /// Where the pronoun begins that is joined to the end of `folded`: 3 in “dit-il”, and how much of it is only joint
    /// (“-t” in “a-t-il”).
    pub(crate) fn enclitic(&self, folded: &str) -> Option<(usize, usize)> {
        self.enclitics.iter().find_map(|&enclitic| {
            let stem = folded.strip_suffix(enclitic).filter(|stem| !stem.is_empty())?;
            let joint = enclitic.rfind('-').unwrap_or(0) + 1;
            Some((stem.len(), joint))
        })
    }

    fn compile(lang: Lang) -> Self {
        let words = words(lang);
        let mut lexicon = Self {
            table: Table::default(),
            not_cues: Table::default(),
            months: months(words),
            seasons: (21..)
                .zip(words.seasons)
                .flat_map(|(number, names)| entries(names).map(move |name| (name, number)))
                .collect(),
            role_endings: entries(words.role_endings).collect(),
            organisation_endings: entries(words.organisation_endings).collect(),
            work_endings: entries(words.work_endings).collect(),
            outlet_endings: entries(words.outlet_endings).collect(),
            likely_role_endings: entries(words.likely_role_endings).collect(),
            likely_noun_endings: entries(words.likely_noun_endings).collect(),
            adverb_ending: words.adverb_ending,
            elisions: entries(words.elisions).collect(),
            enclitics: entries(words.enclitics).collect(),
            drops_pronouns: words.drops_pronouns,
            incises: words.incises,
            capital_nouns: words.capital_nouns,
        };
        for (list, classes) in lists(words) {
            for entry in entries(list) {
                lexicon.table.add(lexicon.split(entry), classes);
            }
        }
        for entry in entries(words.not_cues) {
            lexicon.not_cues.add(lexicon.split(entry), &[Class::Adverb]);
        }
        // The plural of a weak past, in German and Dutch: “sagten”.
        if matches!(lang, Lang::German | Lang::Dutch) {
            let past = |verb: &&str| verb.ends_with("te") || lang == Lang::Dutch && verb.ends_with("de");
            for verb in entries(words.verbs).filter(past) {
                lexicon.table.add([format!("{verb}n")], &[Class::Verb, Class::PluralVerb]);
            }
            for verb in entries(words.weak_verbs).filter(past) {
                lexicon.table.add([format!("{verb}n")], &[Class::WeakVerb, Class::PluralVerb]);
            }
        }
        // Nearly every plural of a role is regular, and an entry that is no word harms nobody.
        if !words.capital_nouns {
            for role in entries(words.roles).filter(|role| !role.contains(' ') && !role.ends_with('s')) {
                lexicon.table.add([format!("{role}s")], &[Class::Role]);
            }
        }
        lexicon
    }

    /// The words of an entry, cut as those of a text are.
    fn split(&self, entry: &str) -> Vec<String> {
        let mut parts = Vec::new();
        for word in entry.split_whitespace() {
            let elided = word.find('\'').map(|at| at + 1).filter(|&at| self.is_elision(&word[..at]));
            match elided {
                Some(at) if at < word.len() => parts.extend([fold(&word[..at]), fold(&word[at..])]),
                _ => parts.push(fold(word)),
            }
        }
        parts
    }
}

/// Whether `folded` is a compound that ends in one of `endings`, or with “in” and “en” after it as German has it.
fn ends_in(folded: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| folded.len() > ending.len() && folded.ends_with(ending))
}

fn lists(words: &Words) -> Vec<(&'static str, &'static [Class])> {
    vec![
        (words.verbs, &[Class::Verb]),
        (words.plural_verbs, &[Class::PluralVerb]),
        (words.weak_verbs, &[Class::WeakVerb]),
        (words.term_verbs, &[Class::TermVerb]),
        (words.participles, &[Class::Participle]),
        (words.gerunds, &[Class::Gerund]),
        (words.sources, &[Class::Source]),
        (words.sources_after, &[Class::SourceAfter]),
        (words.sources_behind, &[Class::SourceBehind]),
        (words.auxiliaries, &[Class::Auxiliary]),
        (words.passives, &[Class::Passive]),
        (words.negations, &[Class::Negation]),
        (words.pronouns, &[Class::Pronoun, Class::Person]),
        (words.impersonal, &[Class::Pronoun]),
        (words.masculine, &[Class::Pronoun, Class::Masculine]),
        (words.feminine, &[Class::Pronoun, Class::Feminine]),
        (words.relatives, &[Class::Relative]),
        (words.articles, &[Class::Article]),
        (words.ands, &[Class::And]),
        (words.joints, &[Class::Joint]),
        (words.common_articles, &[Class::CommonArticle]),
        (words.ranks, &[Class::Rank]),
        (words.courtesies, &[Class::Courtesy]),
        (words.then, &[Class::Then]),
        (words.years, &[Class::Year]),
        (words.circa, &[Class::Circa]),
        (words.dated, &[Class::Dated]),
        (words.lifetimes, &[Class::Lifetime]),
        (words.decades, &[Class::Decade]),
        (words.between, &[Class::Between]),
        (words.until, &[Class::Until]),
        (words.first_person, &[Class::FirstPerson]),
        (words.reflexives, &[Class::Reflexive]),
        (words.manner, &[Class::As]),
        (words.named, &[Class::Named]),
        (words.states, &[Class::State]),
        (words.regnal, &[Class::Title, Class::Regnal]),
        (words.imperatives, &[Class::Imperative]),
        (words.receives, &[Class::Receive]),
        (words.agent, &[Class::By]),
        (words.infinitives, &[Class::Infinitive]),
        (words.placed, &[Class::Placed]),
        (words.surnames, &[Class::Surname]),
        (words.determiners, &[Class::Determiner]),
        (words.indefinites, &[Class::Indefinite]),
        (words.titles, &[Class::Title]),
        (words.titles_of_men, &[Class::Title, Class::Courtesy, Class::Masculine]),
        (words.titles_of_women, &[Class::Title, Class::Courtesy, Class::Feminine]),
        (words.roles, &[Class::Role]),
        (words.organisations, &[Class::Organisation]),
        (words.prepositions, &[Class::Preposition]),
        (words.adjuncts, &[Class::Preposition, Class::Adjunct]),
        (words.conjunctions, &[Class::Conjunction]),
        (words.that, &[Class::That]),
        (words.adverbs, &[Class::Adverb]),
        (words.clitics, &[Class::Clitic]),
        (words.weekdays, &[Class::Weekday]),
        (words.works, &[Class::Work]),
        (words.reports, &[Class::Report]),
        (words.writers, &[Class::Writer]),
        (words.imagined, &[Class::Imagined]),
        (words.naming, &[Class::Naming]),
        (words.callings, &[Class::Calling]),
        (words.devices, &[Class::Device]),
        (words.things, &[Class::Thing]),
        (words.outlets, &[Class::Outlet]),
        (words.addressees, &[Class::Addressee]),
        (words.insides, &[Class::Inside]),
        (words.airs, &[Class::Aired]),
        (words.writings, &[Class::Writing]),
        (words.postings, &[Class::Posting]),
        (words.testimonies, &[Class::Testimony]),
        (words.committees, &[Class::Committee]),
        (words.broadcasters, &[Class::Broadcaster]),
        (words.magazines, &[Class::Outlet, Class::Magazine]),
        (words.abbreviations, &[Class::Abbreviation]),
        (words.endings, &[Class::Ending]),
        (shared::PARTICLES, &[Class::Particle]),
        (shared::SUFFIXES, &[Class::Suffix]),
        (shared::ORGANISATIONS, &[Class::Organisation, Class::Known]),
        (shared::PLACES, &[Class::Place]),
        (shared::BROADCASTERS, &[Class::Broadcaster]),
        (shared::AGENCIES, &[Class::Agency]),
        (shared::NETWORKS, &[Class::Network]),
        (shared::PROGRAMMES, &[Class::Programme]),
        (shared::BROADCASTS, &[Class::Sending]),
        (shared::PAPERS, &[Class::Outlet]),
        (shared::MAGAZINES, &[Class::Outlet, Class::Magazine]),
        (shared::FAMILY_FIRST, &[Class::FamilyFirst]),
        (shared::GIVEN, &[Class::Given]),
    ]
}

/// Months by name: the full names of every language, so that a date in a foreign form is read too, and the
/// abbreviations of this one, which are words elsewhere.
fn months(own: &Words) -> HashMap<String, u8> {
    let mut months = HashMap::new();
    for lang in super::LANGUAGES {
        for (number, names) in (1..).zip(words(lang).months) {
            if let Some(name) = entries(names).next() {
                months.entry(name.to_owned()).or_insert(number);
            }
        }
    }
    for (number, names) in (1..).zip(own.months) {
        for name in entries(names) {
            months.insert(name.to_owned(), number);
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::super::LANGUAGES;
    use super::*;

    #[test]
    fn entries_are_written_as_they_are_compared() {
        for lang in LANGUAGES {
            for entry in lists(words(lang)).into_iter().flat_map(|(list, _)| entries(list)) {
                assert_eq!(entry.to_lowercase().replace('’', "'"), entry, "{lang:?}");
            }
        }
    }

    #[test]
    fn plural_verbs_are_verbs() {
        for lang in LANGUAGES {
            let lexicon = Lexicon::of(lang);
            for verb in entries(words(lang).plural_verbs).filter(|verb| !verb.contains(' ')) {
                let classes = lexicon.classes(verb);
                let plain = lang == Lang::English || classes.any(&[Class::Verb, Class::WeakVerb]);
                assert!(plain, "{lang:?}: {verb}");
            }
        }
    }

    #[test]
    fn a_phrase_is_the_longest() {
        let lexicon = Lexicon::of(Lang::English);
        let text = ["minister", "of"];
        let (words, classes) = lexicon.phrase("prime", |at| text.get(at).copied()).unwrap_or_default();
        assert_eq!(words, 2);
        assert!(classes.has(Class::Title));
    }

    #[test]
    fn joined_pronouns_are_found() {
        let french = Lexicon::of(Lang::French);
        assert_eq!(french.enclitic("dit-il"), Some((3, 1)));
        assert_eq!(french.enclitic("a-t-elle"), Some((1, 3)));
        assert_eq!(french.enclitic("peut-être"), None);
    }

    #[test]
    fn months_are_known_in_every_language() {
        let english = Lexicon::of(Lang::English);
        assert_eq!(english.month("märz"), Some(3));
        assert_eq!(english.month("nov"), Some(11));
        assert_eq!(english.month("ago"), None, "Spanish August, English past");
        assert_eq!(Lexicon::of(Lang::Spanish).month("ago"), Some(8));
    }
}
