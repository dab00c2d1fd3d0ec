//! Subjects: the noun phrase that a verb of speech has before it.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::{Class, Classes};
use super::SpeakerKind;
use super::clause::{REACH, Said};
use super::phrase::Phrase;
use super::token::Kind;
use super::words::Words;

/// Whose verb it is.
pub(super) enum Subject {
    Phrase(Phrase),
    /// Another verb's, further to the left: “Doe nodded and said”, “Doe left, saying”.
    Shared,
    /// There is one, and the words are not its own: “Doe was told”, “Doe never said”.
    Unclear,
    /// None stands before it.
    None,
}

impl Words<'_> {
    /// The subject of the verb at `verb`, not before `low`.
    pub(super) fn subject(&self, verb: usize, low: usize) -> Subject {
        let participle = self.is(verb, Class::Participle) && !self.is_any(verb, &[Class::Verb, Class::WeakVerb]);
        let auxiliary = if participle { self.auxiliary(verb).filter(|&at| at >= low) } else { None };
        let (between, end) = self.before_verb(auxiliary.map_or(verb, |at| at + 1), low);
        let gerund = self.is(verb, Class::Gerund);
        let progressive = gerund && between.has(Class::Passive);
        let passive = between.has(Class::Passive) && !progressive && !between.has(Class::Reflexive);
        if between.has(Class::Negation) || passive {
            return Subject::Unclear;
        }
        if between.has(Class::Infinitive) {
            return self.hearsay(end, low);
        }
        if gerund && !progressive {
            // “recalls her father telling her”
            let own = self.before(end).filter(|before| before.is_word()).and_then(|_| self.ending_at(end, low));
            return own.map_or(Subject::Shared, Subject::Phrase);
        }
        // „Gestern hat Müller gesagt“
        if let Some(next) = auxiliary.map(|at| at + 1).filter(|&next| next < verb && !self.is(next, Class::Clitic))
            && let Some(phrase) = self.phrase(next).filter(|phrase| phrase.tokens.end <= verb)
        {
            return Subject::Phrase(phrase);
        }
        match self.subject_ending_at(end, low) {
            Subject::None if matches!(self.lang, Lang::German | Lang::Dutch) => {
                self.opening_clause(end, low).map_or(Subject::None, Subject::Phrase)
            }
            Subject::Phrase(phrase) if !between.has(Class::Auxiliary) && !self.agrees(&phrase, verb) => {
                Subject::Unclear
            }
            subject => subject,
        }
    }

    /// Of whom it is said that they spoke, where the infinitive begins at `end`: “is supposed to have said”.
    fn hearsay(&self, end: usize, low: usize) -> Subject {
        const HELD: [&str; 12] = [
            "supposed",
            "said",
            "reported",
            "alleged",
            "rumoured",
            "rumored",
            "believed",
            "thought",
            "known",
            "claimed",
            "held",
            "understood",
        ];
        let held = end.checked_sub(1).filter(|&at| HELD.contains(&self.tokens[at].folded.as_str()));
        let Some((between, start)) = held.map(|held| self.before_verb(held, low)) else { return Subject::Shared };
        if between.has(Class::Negation) {
            return Subject::Unclear;
        }
        if between.has(Class::Passive) { self.subject_ending_at(start, low) } else { Subject::Shared }
    }

    /// What the words can be that stand right before a verb at `end` and are not its subject, and where they begin.
    fn before_verb(&self, mut end: usize, low: usize) -> (Classes, usize) {
        let mut between = Classes::default();
        let skipped =
            [Class::Auxiliary, Class::Passive, Class::Negation, Class::Adverb, Class::Clitic, Class::Infinitive];
        while let Some(before) = self.before(end).filter(|_| end > low) {
            let is_name = before.is_capitalised && end - 1 > low;
            // Dutch “het” is a pronoun too: before a verb it is its subject.
            let is_subject = before.is(Class::Pronoun) && !before.is(Class::Negation);
            if !before.is_word() || is_name || is_subject || !before.is_any(&skipped) {
                break;
            }
            between = between.union(before.classes);
            end -= 1;
        }
        (between, end)
    }

    /// The auxiliary of the participle at `at`.
    pub(super) fn auxiliary(&self, at: usize) -> Option<usize> {
        let clause = (at.saturating_sub(14)..at).rev().take_while(|&at| self.tokens[at].is_word_or_number());
        clause.into_iter().find(|&at| self.is_any(at, &[Class::Auxiliary, Class::Passive]))
    }

    /// Whether a verb that only a plural takes has one; one name alone is none.
    fn agrees(&self, phrase: &Phrase, verb: usize) -> bool {
        let joint = phrase.speaker.family.is_none() && phrase.speaker.given.is_none();
        !self.is(verb, Class::PluralVerb) || phrase.speaker.kind != SpeakerKind::Person || joint
    }

    /// The subject right behind the conjunction of a clause whose verb is at its end: „wie Müller 1998 schrieb“.
    fn opening_clause(&self, verb: usize, low: usize) -> Option<Phrase> {
        let opens = (low..verb).rev().take(REACH).find(|&at| self.is_any(at, &[Class::As, Class::That]))?;
        let phrase = self.with_apposition(self.phrase(opens + 1)?);
        let end = phrase.tokens.end + usize::from(self.is_mark(phrase.tokens.end, &[',']));
        let clear = |at: usize| {
            let token = &self.tokens[at];
            let quoted = matches!(token.kind, Kind::Quotation | Kind::Object);
            (token.is_word_or_number() || quoted || token.is_mark('.')) && !token.is_any(&[Class::Verb, Class::And])
        };
        (end <= verb && (end..verb).all(clear)).then_some(phrase)
    }

    fn subject_ending_at(&self, end: usize, low: usize) -> Subject {
        let Some(before) = self.before(end).filter(|_| end > low) else { return Subject::None };
        let phrase = match before.kind {
            Kind::Mark(',') => self.before_asides(end - 1, low),
            Kind::Mark(')') => self.before_bracket(end - 1, low, '('),
            Kind::Mark('—') => self.before_bracket(end - 1, low, '—'),
            Kind::Word if before.is(Class::Relative) => {
                let comma = self.before(end - 1).is_some_and(|before| before.is_mark(','));
                let end = end - 1 - usize::from(comma);
                // “It was Doe, not Roe, who said”
                let aside = self.chunk_start(end, low);
                let denied = comma && aside > low && self.is(aside, Class::Negation);
                self.ending_at(if denied { aside - 1 } else { end }, low)
            }
            Kind::Word if before.is(Class::Joint) => return Subject::Shared,
            Kind::Word | Kind::Number => self.ending_at(end, low),
            _ => None,
        };
        phrase.map_or(Subject::None, Subject::Phrase)
    }

    /// The noun phrase that ends right before the token `end`: of those that could, the longest.
    pub(super) fn ending_at(&self, end: usize, low: usize) -> Option<Phrase> {
        let low = self.chunk_start(end, low).max(end.saturating_sub(REACH / 2));
        (low..end).find_map(|at| {
            if at > low && self.is_governed(at) {
                return None;
            }
            let phrase = self.phrase(at)?;
            // “Doe of Reuters said”
            let named = phrase.speaker.kind.is_name();
            let reached = phrase.tokens.end == end
                || named && phrase.tokens.end < end && self.past_attributes(phrase.tokens.end) == end;
            reached.then_some(phrase)
        })
    }

    /// Where the words begin that run up to `end` without a mark between them.
    fn chunk_start(&self, end: usize, low: usize) -> usize {
        let mark = (low..end).rev().take(REACH).find(|&at| !self.tokens[at].is_word_or_number());
        mark.map_or(low.max(end.saturating_sub(REACH)), |at| at + 1)
    }

    /// Whether the word before `at` makes what starts there no subject: a preposition, a determiner, “nor”, a name that goes
    /// on.
    pub(super) fn is_governed(&self, at: usize) -> bool {
        let Some(before) = self.before(at).filter(|before| before.is_word()) else { return false };
        let preposition = before.is(Class::Preposition)
            && !before.is_any(&[Class::Conjunction, Class::That])
            && !self.is_particle(at - 1);
        let determiner =
            before.is_any(&[Class::Article, Class::Determiner]) && !before.is_any(&[Class::Pronoun, Class::That]);
        let name = before.is_capitalised
            && self.is_capitalised(at)
            && !before.classes.is_function_word()
            && !self.is_month_of_day(at - 1);
        preposition || determiner || before.is_possessive || before.is(Class::Negation) || name
    }

    /// The noun phrase before what commas set off: “Jane Doe, 34, a nurse,” or “The mayor, Jane Doe,”.
    fn before_asides(&self, comma: usize, low: usize) -> Option<Phrase> {
        let chunks = self.chunks(comma, low);
        let ending = |chunk: &Range<usize>| self.ending_at(chunk.end, chunk.start);
        let nearest = chunks.first()?;
        let name = self.phrase(nearest.start).filter(|phrase| {
            let named = phrase.speaker.kind.is_name();
            named && phrase.tokens.end == nearest.end
        });
        // The farthest name that a role follows: “Doe, mayor of Springfield, Illinois, said”.
        let farther = (1..chunks.len()).rev().find_map(|at| {
            let phrase = ending(&chunks[at]).filter(|phrase| phrase.speaker.kind != SpeakerKind::Description)?;
            let mut asides = chunks[..at].iter().rev();
            let clear = asides.clone().all(|aside| self.is_aside(aside));
            let role = phrase.role.or_else(|| asides.find_map(|aside| self.role(aside.clone())));
            // “Sen. Jane Doe, D-Ohio,”
            let surer =
                name.as_ref().is_none_or(|name| phrase.is_certain && !name.is_certain && name.tokens.len() == 1);
            (clear && (role.is_some() || surer)).then_some(Phrase { role, ..phrase })
        });
        if farther.is_some() {
            return farther;
        }
        let described = chunks.get(1).and_then(ending).filter(|phrase| phrase.speaker.kind == SpeakerKind::Description);
        match (name, described) {
            (Some(name), Some(described)) if name.speaker.kind == SpeakerKind::Person => {
                let role = name.role.or_else(|| Some(self.undetermined(described.tokens.clone())));
                Some(Phrase { role, tokens: described.tokens.start..name.tokens.end, ..name })
            }
            (name, described) => name.or(described),
        }
    }

    /// What stands between commas before the one at `comma`, the nearest first.
    fn chunks(&self, comma: usize, low: usize) -> Vec<Range<usize>> {
        let mut chunks = Vec::new();
        let mut end = comma;
        while chunks.len() < 5 && end > low {
            // “Doe, in The Long Road (1919), argued”
            if let Some(open) = self.bracket(end, low) {
                end = open;
            }
            let start = self.chunk_start(end, low);
            if start == end || comma - start > REACH {
                break;
            }
            chunks.push(start..end);
            if start == low || !self.before(start).is_some_and(|before| before.is_mark(',')) {
                break;
            }
            end = start - 1;
        }
        chunks
    }

    /// Where the bracket opens that closes right before `end`.
    fn bracket(&self, end: usize, low: usize) -> Option<usize> {
        self.before(end).filter(|before| before.is_mark(')'))?;
        (low.max(end.saturating_sub(REACH))..end).rev().find(|&at| self.is_mark(at, &['(']))
    }

    /// The noun phrase before a bracket or a pair of dashes that ends at `close`.
    fn before_bracket(&self, close: usize, low: usize, open: char) -> Option<Phrase> {
        let open = (low.max(close.saturating_sub(REACH))..close).rev().find(|&at| self.is_mark(at, &[open]))?;
        let phrase = self.ending_at(open, low)?;
        let role = phrase.role.or_else(|| self.role(open + 1..close));
        Some(Phrase { role, ..phrase })
    }

    /// Whether what commas set off is about the noun before it, and no clause of its own.
    fn is_aside(&self, aside: &Range<usize>) -> bool {
        let opens = self.is_any(aside.start, &[Class::Relative, Class::Gerund, Class::Verb]);
        opens || !aside.clone().any(|at| self.is_finite(at) && !self.is(at, Class::WeakVerb))
    }

    /// The subject that the whole sentence opens with, for a verb that shares it; none if another could be meant.
    pub(super) fn opening_subject(&self, verb: usize) -> Option<Said> {
        let phrase = (0..verb.min(12)).find_map(|at| {
            let phrase = self.phrase(at).filter(|_| !self.is_governed(at))?;
            let next = self.get(phrase.tokens.end).filter(|next| next.is_word() && !next.is_capitalised)?;
            // “Leave a message when closing, saying”
            let object =
                phrase.tokens.len() == 1 && !phrase.is_certain && next.is_any(&[Class::Article, Class::Determiner]);
            let acts = phrase.tokens.end < verb && !object && !next.is_any(&[Class::Preposition, Class::Conjunction]);
            acts.then_some(phrase)
        })?;
        let names = |phrase: &Phrase| phrase.speaker.kind != SpeakerKind::Description;
        let rival = (phrase.tokens.end..verb)
            .filter(|&at| !self.is_governed(at))
            .any(|at| self.phrase(at).as_ref().is_some_and(names));
        (names(&phrase) && !rival).then(|| Said::new(phrase, verb..verb + 1))
    }
}
