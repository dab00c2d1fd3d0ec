//! Clauses of speech: a verb or a phrase that introduces words, and whose they are.
//!
//! What is unsure is unclear, and nobody is claimed: a wrong speaker is worse than none.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::{Class, Lexicon};
use super::outlet::Manner;
use super::phrase::Phrase;
use super::subject::Subject;
use super::token::{Kind, Token};
use super::words::Words;
use super::{Speaker, SpeakerKind};
use crate::text::Span;

/// What the words on one side of a quotation say of its speaker.
#[derive(Clone, Debug)]
pub(super) enum Reading {
    /// Nothing: there is no clause of speech.
    Silent,
    /// There is one, and whose words it introduces cannot be told.
    Unclear,
    /// Somebody's words.
    Said(Said),
}

/// A clause of speech.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// Who is speaking. `None`: a verb without a subject, in a language that drops pronouns.
    pub(super) speaker: Option<Speaker>,
    pub(super) role: Option<Span>,
    /// The tokens of the speaker, the role and the verb.
    pub(super) tokens: Range<usize>,
}

/// How far a subject may stand from its verb, in tokens.
pub(super) const REACH: usize = 40;

/// English verbs that introduce words and are no verbs of saying.
const SILENT: [&str; 12] = [
    "began",
    "begins",
    "read",
    "reads",
    "opened",
    "ended",
    "finished",
    "continued",
    "continues",
    "went on",
    "goes on",
    "held",
];

impl Said {
    pub(super) fn new(phrase: Phrase, verb: Range<usize>) -> Self {
        let tokens = phrase.tokens.start.min(verb.start)..phrase.tokens.end.max(verb.end);
        Self { speaker: Some(phrase.speaker), role: phrase.role, tokens }
    }

    fn dropped(verb: usize) -> Self {
        Self { speaker: None, role: None, tokens: verb..verb + 1 }
    }
}

impl Words<'_> {
    /// What the words before the token `end` say of the words after it: the nearest verb that has a subject, or the
    /// nearest source.
    pub(super) fn said_before(&self, end: usize) -> Reading {
        let (mut shared, mut weak) = (None, None);
        for at in (0..end).rev().take_while(|&at| !self.is_mark(at, &[';'])) {
            match self.source(at) {
                Some(said) if self.hangs_on_earlier(&said, at, end) => break,
                Some(said) => return Reading::Said(said),
                None => {}
            }
            if !self.is_verb(at, end) {
                continue;
            }
            match self.subject(at, 0) {
                // „Der Süddeutschen sagte Müller: …“
                Subject::Phrase(phrase) if self.is_told(&phrase) && self.named_behind(at).is_some() => {
                    return self.named_behind(at).map_or(Reading::Unclear, Reading::Said);
                }
                Subject::Phrase(phrase) if !self.can_utter(&phrase, at) => {
                    // “found a letter that begins: …”
                    if !self.is_relative(at) {
                        return Reading::Unclear;
                    }
                }
                Subject::Phrase(phrase) => {
                    let incidental = self.is_incidental(&phrase, at);
                    let said = Said::new(phrase, at..at + 1);
                    if !incidental {
                        return Reading::Said(said);
                    }
                    weak = weak.or(Some(said));
                }
                Subject::Shared => shared = Some(at),
                Subject::Unclear => return Reading::Unclear,
                // “a letter written to a friend”
                Subject::None
                    if self.lang == Lang::English
                        && self.is(at, Class::WeakVerb)
                        && !self.is(at, Class::Verb)
                        && !self.follows_quotation(at) => {}
                Subject::None => {
                    return match self.after_verb(at) {
                        Some(said) => Reading::Said(said),
                        None if self.drops_subject(at) => Reading::Said(Said::dropped(at)),
                        None => Reading::Unclear,
                    };
                }
            }
        }
        match shared {
            // “And added: …”
            Some(verb) if self.tokens[..verb].iter().all(|token| token.is(Class::Joint)) => {
                Reading::Said(Said::dropped(verb))
            }
            Some(verb) => self.opening_subject(verb).map_or(Reading::Unclear, Reading::Said),
            None => weak.map_or(Reading::Silent, Reading::Said),
        }
    }

    /// Whether a verb and its subject are likely not what introduces words after them, and are taken only for want of
    /// others: “Doe argues that it was lost before it began:”, “said Doe, a driver who asked for silence”.
    fn is_incidental(&self, subject: &Phrase, verb: usize) -> bool {
        let it = subject.speaker.kind == SpeakerKind::Pronoun
            && !self.is_capitalised(subject.tokens.start)
            && !self.is_any(subject.tokens.start, &[Class::Masculine, Class::Feminine]);
        it && !self.is(verb, Class::Verb) || self.is_relative(verb) && subject.speaker.kind == SpeakerKind::Description
    }

    /// Whether the verb at `verb` is of a relative clause.
    fn is_relative(&self, verb: usize) -> bool {
        let skipped = [Class::Auxiliary, Class::Adverb, Class::Clitic];
        let before =
            self.tokens[..verb].iter().rev().find(|token| !token.is_any(&skipped) || token.is(Class::Relative));
        before.is_some_and(|token| token.is(Class::Relative))
    }

    /// Whether `subject` speaks by the verb at `verb`. By one that says nothing of itself (“the quarrel began”, “the sign
    /// read”) only a person or a body does.
    fn can_utter(&self, subject: &Phrase, verb: usize) -> bool {
        let says = !SILENT.contains(&self.tokens[verb].folded.as_str());
        says || subject.speaker.kind != SpeakerKind::Description || self.is_somebody(subject.tokens.clone())
    }

    /// What the words from the token `at` on say of the quotation right before them. `is_closed` says whether a mark
    /// ends the quotation, as it must before “Doe said”.
    pub(super) fn said_after(&self, at: usize, is_closed: bool) -> Reading {
        let mut start = at;
        while self.is_mark(start, &[',', '.', '?', '!', '—', '…', ')']) && start < at + 3 {
            start += 1;
        }
        let said = self.source(start).or_else(|| self.source_after(start)).or_else(|| self.inverted(start));
        // „…“, so klagte Müller
        let so = || if self.is(start, Class::SourceAfter) { self.inverted(start + 1) } else { None };
        // «…», la corregge il fratello
        let clitics = (start..start + 3).find(|&at| !self.is(at, Class::Clitic)).unwrap_or(start);
        let said = said.or_else(so).or_else(|| if clitics > start { self.inverted(clitics) } else { None });
        if let Some(said) = said {
            return Reading::Said(said);
        }
        if !is_closed && start == at {
            return Reading::Silent;
        }
        // “…,” was how Doe put it
        if self.is(start, Class::Passive) && self.is(start + 1, Class::That) {
            start += 2;
        }
        // “…, as Doe put it”
        start += usize::from(self.is(start, Class::As));
        let mut clause = start..self.tokens.len().min(start + REACH);
        let ends = |&at: &usize| self.is_mark(at, &[';', '.', ':', '?', '!']) || self.is_quotation(at);
        clause.end = clause.clone().find(ends).unwrap_or(clause.end);
        let Some(verb) = clause.clone().find(|&at| self.is_verb(at, at + 1) && self.is_finite(at)) else {
            return self.unlisted(start).map_or(Reading::Silent, Reading::Said);
        };
        match self.subject(verb, start) {
            Subject::Phrase(phrase) if phrase.tokens.start == start => Reading::Said(Said::new(phrase, verb..verb + 1)),
            _ => Reading::Silent,
        }
    }

    /// A verb and then its subject, or a verb whose subject is understood, at `start`.
    fn inverted(&self, start: usize) -> Option<Said> {
        let dropped = |verb: usize| self.drops_subject(verb).then(|| Said::dropped(verb));
        if self.is_finite(start)
            && let Some(said) = self.after_verb(start).or_else(|| dropped(start))
        {
            return Some(said);
        }
        self.around_participle(start)
    }

    /// A clause of speech right after a quotation whose verb no list has: “deadpanned Jane Doe”, “Jane Doe deadpanned”. The
    /// clause must be nothing else.
    fn unlisted(&self, start: usize) -> Option<Said> {
        let named = |phrase: &Phrase| {
            let person = phrase.speaker.kind == SpeakerKind::Person;
            person && (phrase.is_certain || phrase.tokens.len() > 1)
        };
        let ends = |at: usize| {
            let word = self.get(at).filter(|token| token.is_word_or_number());
            word.is_none_or(|word| word.is_any(&[Class::Adverb, Class::Preposition, Class::Conjunction]))
        };
        let clitic = self.is_any(start, &[Class::Reflexive, Class::Clitic]) && !self.is_capitalised(start);
        let mut verb = start + usize::from(clitic);
        // «…», si è lamentata Anna Rossi
        if self.lang != Lang::English
            && self.is_any(verb, &[Class::Auxiliary, Class::Passive])
            && !self.is_capitalised(verb)
        {
            verb += 1;
        }
        let mut next = verb + 1 + usize::from(self.is(verb + 1, Class::Reflexive));
        while next < verb + 4 && self.is_any(next, &[Class::Adverb, Class::Weekday]) {
            next += 1;
        }
        if let Some(phrase) = self.phrase(next).filter(|_| self.is_unlisted_verb(verb)).filter(named) {
            let phrase = self.with_apposition(phrase);
            return ends(phrase.tokens.end).then(|| Said::new(phrase, verb..verb + 1));
        }
        let phrase = self.phrase(start).filter(|_| self.lang == Lang::English).filter(named)?;
        let verb = phrase.tokens.end;
        (self.is_unlisted_verb(verb) && ends(verb + 1)).then(|| Said::new(phrase, verb..verb + 1))
    }

    /// Whether a small word that no list has has a verb's form.
    fn is_unlisted_verb(&self, at: usize) -> bool {
        let Some(token) = self.get(at).filter(|token| token.is_word() && !token.is_capitalised) else { return false };
        let other = token.classes.is_function_word()
            || token.is_any(&[Class::Role, Class::Title, Class::Organisation, Class::Work, Class::Named, Class::State])
            || token.is_any(&[Class::TermVerb, Class::Gerund, Class::And, Class::By]);
        let word = &token.folded;
        let form = self.lang != Lang::English || word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss");
        !other && word.len() > 2 && (form || Lexicon::is_verb_somewhere(word))
    }

    /// A source named somewhere after a quotation: “…, which was late, according to Doe”.
    pub(super) fn source_within(&self, range: Range<usize>) -> Option<Said> {
        range.take_while(|&at| !self.is_quotation(at)).find_map(|at| self.source(at))
    }

    /// A clause of speech between commas somewhere after a quotation: “…” of the president, the Chicago Times wrote, or so …
    pub(super) fn said_within(&self, range: Range<usize>) -> Option<Said> {
        let ends = |at: usize| at >= self.tokens.len() || self.is_mark(at, &[',', '.', ';', '—', ')']);
        range.take_while(|&at| !self.is_quotation(at) && !self.is_mark(at, &[';', ':', '.'])).find_map(|at| {
            let phrase = self.phrase(at + 1).filter(|_| self.is_mark(at, &[',']))?;
            let verb = phrase.tokens.end;
            (self.is(verb, Class::Verb) && ends(verb + 1)).then(|| Said::new(phrase, verb..verb + 1))
        })
    }

    /// “according to Doe”, „Müller zufolge“
    fn source(&self, at: usize) -> Option<Said> {
        if self.is(at, Class::SourceBehind) {
            return self.ending_at(at, 0).map(|phrase| Said::new(phrase, at..at + 1));
        }
        if self.is(at, Class::Source) { self.source_speaker(at) } else { self.words_of(at) }
    }

    /// “in the memorable phrase of Doe”
    fn words_of(&self, at: usize) -> Option<Said> {
        const WORDS: [&str; 9] =
            ["words", "phrase", "view", "opinion", "formulation", "judgment", "judgement", "description", "telling"];
        let opens = self.lang == Lang::English && self.is(at, Class::Adjunct) && self.is(at + 1, Class::Article);
        let work = (at + 2..at + 5).find(|&at| self.get(at).is_some_and(|token| WORDS.contains(&&*token.folded)));
        let of = work.filter(|&work| opens && self.is(work + 1, Class::Preposition))? + 1;
        let phrase = self.phrase(of + 1)?;
        Some(Said::new(self.with_apposition(phrase), at..of))
    }

    /// What only stands after the words: „…“, so Müller.
    fn source_after(&self, at: usize) -> Option<Said> {
        if self.is(at, Class::SourceAfter) { self.source_speaker(at) } else { None }
    }

    fn source_speaker(&self, at: usize) -> Option<Said> {
        // “en palabras de Ruiz”
        let next = at + 1;
        // „laut von Thal“, but „nach Ansicht von Anna Müller“
        let source = self.get(at).map_or("", |source| source.folded.as_str());
        let open = source.rsplit_once(' ').is_some_and(|(_, last)| !self.lexicon.classes(last).has(Class::Preposition));
        let particle = self.is_particle(next) && !open;
        let linked = self.is(next, Class::Preposition) && !self.is(next, Class::Article) && !particle;
        let phrase = self.phrase(next + usize::from(linked))?;
        Some(Said::new(self.with_apposition(phrase), at..at + 1))
    }

    /// The speaker after a verb that comes first: “said Jane Doe, the mayor”. In English only a quotation or nothing
    /// comes before such a verb.
    fn after_verb(&self, verb: usize) -> Option<Said> {
        let english = self.lang == Lang::English;
        let opens = self.is_first_word(verb) || self.follows_quotation(verb);
        if english && !opens || self.is(verb, Class::Gerund) {
            return None;
        }
        let mut next = verb + 1;
        // „So formuliert es die Philosophin“
        let clitic = self.is(next, Class::Clitic) && self.is(next, Class::Pronoun) && self.phrase(next + 1).is_some();
        next += usize::from(clitic);
        for _ in 0..5 {
            if let Some(phrase) = self.phrase(next) {
                return Some(Said::new(self.with_apposition(phrase), verb..verb + 1));
            }
            next = if english { None } else { self.past_adjunct(next) }?;
        }
        None
    }

    /// The person who is named right behind the verb at `verb`, or described as its subject can be.
    fn named_behind(&self, verb: usize) -> Option<Said> {
        let dative = self.get(verb + 1).is_some_and(|article| matches!(&*article.folded, "dem" | "den" | "einem"));
        self.after_verb(verb).filter(|said| {
            let kind = said.speaker.as_ref().map(|speaker| speaker.kind);
            let is_subject = kind == Some(SpeakerKind::Person) || kind == Some(SpeakerKind::Description) && !dative;
            is_subject && said.tokens.start == verb
        })
    }

    /// Whether a source that is named from `at` on is that of a quotation right before it, and not of what begins at
    /// `end`: “…”, in the words of Doe, and it is dedicated “…”
    fn hangs_on_earlier(&self, said: &Said, at: usize, end: usize) -> bool {
        let named = said.speaker.as_ref().map_or(said.tokens.end, |speaker| {
            self.tokens.partition_point(|token| token.span.start() < speaker.span.end())
        });
        let between = self.tokens.get(named..end).unwrap_or_default();
        self.follows_quotation(at) && between.iter().any(Token::is_word)
    }

    /// Whether nothing but marks stands between a quotation and the token `at`.
    fn follows_quotation(&self, at: usize) -> bool {
        let before = self.tokens[..at].iter().rev().find(|token| !matches!(token.kind, Kind::Mark(_)));
        before.is_some_and(|token| token.kind == Kind::Quotation)
    }

    /// Past what may stand between a verb and the subject after it: „gestern in Bonn“, « à cette occasion ».
    fn past_adjunct(&self, at: usize) -> Option<usize> {
        if self.is_mark(at, &[',']) {
            let close = (at + 1..at + 8).find(|&at| self.is_mark(at, &[',']))?;
            let aside = (at + 1..close).all(|at| !self.is(at, Class::Verb));
            return aside.then_some(close + 1);
        }
        if self.is_any(at, &[Class::Adverb, Class::Clitic, Class::Weekday]) {
            return Some(at + 1);
        }
        self.get(at).filter(|token| token.is(Class::Preposition))?;
        // « au Monde Jeanne Petit »
        if let Some(outlet) = self.outlet_after(at, Manner::default()).filter(|_| self.is(at, Class::Addressee)) {
            return Some(outlet.tokens.end);
        }
        let mut next = at + 1;
        while self.is(next, Class::Article) {
            next += 1;
        }
        // « à CNBC Jeanne Petit » is two phrases, “a Juan Ruiz” is one.
        let acronym = self.get(next).is_some_and(|token| self.is_acronym(token));
        let phrase = if acronym { None } else { self.phrase(next) };
        Some(phrase.map_or(next + 1, |phrase| phrase.tokens.end))
    }

    /// « a déclaré Jeanne Petit », « a-t-il ajouté », „hat Müller gesagt“
    fn around_participle(&self, start: usize) -> Option<Said> {
        let at = (start..start + 3).find(|&at| !self.is(at, Class::Clitic))?;
        let finite = self.is_any(at, &[Class::Auxiliary, Class::Passive]) && !self.is(at, Class::FirstPerson);
        if !finite || self.is_capitalised(at) {
            return None;
        }
        let passed = |&at: &usize| {
            self.is_any(at, &[Class::Adverb, Class::Passive, Class::Clitic])
                && !self.is_any(at, &[Class::Participle, Class::Pronoun])
        };
        let next = (at + 1..at + 4).find(|at| !passed(at))?;
        if self.is(next, Class::Participle) {
            let dropped = || self.lexicon.drops_pronouns.then(|| Said::dropped(next));
            let said = self.after_verb(next).or_else(dropped)?;
            return Some(Said { tokens: at..said.tokens.end, ..said });
        }
        let phrase = self.phrase(next)?;
        let end = phrase.tokens.end;
        let participle = (end..end + 10).find(|&at| self.is(at, Class::Participle))?;
        let unbroken = self.tokens[end..participle].iter().all(Token::is_word_or_number);
        unbroken.then(|| Said::new(phrase, at..at + 1))
    }

    /// Whether the word at `at` is a verb that introduces the words after `end`.
    fn is_verb(&self, at: usize, end: usize) -> bool {
        let Some(token) = self.get(at).filter(|token| token.is_word() && !token.is_possessive) else { return false };
        let named = token.is_capitalised && self.before(at).is_some_and(Token::is_word);
        if named || self.is_noun(at) {
            return false;
        }
        let completed = token.is(Class::Participle) && self.auxiliary(at).is_some();
        if completed || token.is_any(&[Class::Verb, Class::PluralVerb, Class::Gerund]) {
            return true;
        }
        // „meldete, dass“
        let reports = (at + 1..end.min(at + 10)).any(|at| self.is(at, Class::That));
        if token.is(Class::WeakVerb) && reports && !(at + 1..end).any(|at| self.is_quotation(at)) {
            return true;
        }
        // “found a note: …”, “read the letter: …”, “quotes Doe’s letter: …” are words of others.
        let found = matches!(&*token.folded, "found" | "finds") && end > at + 1;
        let object = [Class::Article, Class::Determiner];
        let is_object = |next: &Token| next.is_capitalised || next.is_any(&object) || found && !next.is(Class::That);
        let has_object = self.get(at + 1).is_some_and(|next| next.is_word() && is_object(next));
        if token.is(Class::Receive) && has_object {
            return false;
        }
        let reach = match (token.is(Class::TermVerb), token.is(Class::WeakVerb)) {
            (true, _) => 8,
            (_, true) if self.is_mark(end - 1, &[':']) => 14,
            (_, true) => 5,
            _ => return false,
        };
        end - at <= reach + 1 && !(at + 1..end).any(|at| self.is_quotation(at))
    }

    /// Whether an article or a preposition before the word at `at` makes it a noun: “the report”, “la pregunta”.
    fn is_noun(&self, at: usize) -> bool {
        let Some(before) = self.before(at).filter(|_| !self.lexicon.capital_nouns) else { return false };
        // “le rispose”: before a verb of speech, what may be either is a pronoun.
        let opens = at < 2 || !self.tokens[at - 2].is_word_or_number();
        let clitic = before.is(Class::Clitic) && (self.is(at, Class::Verb) || opens && self.is(at, Class::WeakVerb));
        let determined = before.is_any(&[Class::Article, Class::Determiner]) && !before.is(Class::Pronoun) && !clitic;
        let governed = before.is(Class::Preposition) && !before.is_any(&[Class::Conjunction, Class::Adverb]);
        determined || governed && self.is(at, Class::WeakVerb)
    }

    /// Whether the word at `at` is a verb that can have a subject of its own.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        let verb = self.is_any(at, &[Class::Verb, Class::PluralVerb, Class::WeakVerb]);
        verb && self.get(at).is_some_and(|token| token.is_word() && !token.is_possessive) && !self.is_noun(at)
    }

    /// Whether a verb without a subject has one that is understood, and is not the writer.
    fn drops_subject(&self, verb: usize) -> bool {
        let open = [Class::Conjunction, Class::Adverb, Class::Clitic, Class::Auxiliary, Class::That];
        let opens = self.before(verb).is_none_or(|before| !before.is_word() || before.is_any(&open));
        let mine = self.auxiliary(verb).is_some_and(|at| self.is(at, Class::FirstPerson));
        let other = mine || self.is_any(verb, &[Class::PluralVerb, Class::TermVerb]);
        self.lexicon.drops_pronouns && opens && !other
    }
}
