//! Clauses of speech: a verb or a phrase that introduces words, and whose they are.
//!
//! What is unsure is unclear, and nobody is claimed: a wrong speaker is worse than none.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::Class;
use super::phrase::{Phrase, Words};
use super::token::{Kind, Token};
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

/// Whose verb it is.
enum Subject {
    Phrase(Phrase, Option<Span>),
    /// Another verb's, further to the left: “Doe nodded and said”, “Doe left, saying”.
    Shared,
    Unclear,
    None,
}

/// How far a subject may stand from its verb, in tokens.
const REACH: usize = 40;

impl Words<'_> {
    /// What the words before the token `end` say of the words after it.
    pub(super) fn said_before(&self, end: usize) -> Reading {
        let (mut shared, mut weak) = (None, None);
        for at in (0..end).rev() {
            if self.is_mark(at, &[';']) {
                break;
            }
            if let Some(said) = self.source(at) {
                return Reading::Said(said);
            }
            if !self.is_verb(at, end) {
                continue;
            }
            match self.subject(at, 0) {
                Subject::Phrase(phrase, role) => {
                    let said = Said::new(&phrase, role, at..at + 1);
                    // “Doe argues that it was lost before it began:”
                    if !self.is_impersonal(&phrase) || self.is(at, Class::Verb) {
                        return Reading::Said(said);
                    }
                    weak = weak.or(Some(said));
                }
                Subject::Shared => shared = Some(at),
                Subject::Unclear => return Reading::Unclear,
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
            Some(verb) => self.opening_subject(verb),
            None => weak.map_or(Reading::Silent, Reading::Said),
        }
    }

    /// “it”, „man“
    fn is_impersonal(&self, phrase: &Phrase) -> bool {
        let first = self.get(phrase.tokens.start);
        phrase.speaker.kind == SpeakerKind::Pronoun
            && first.is_some_and(|token| !token.is_any(&[Class::Masculine, Class::Feminine]) && !token.is_capitalised)
    }

    /// What the words from the token `at` on say of the quotation right before them. `is_closed` says whether a mark
    /// ends the quotation, as it must before “Doe said”.
    pub(super) fn said_after(&self, at: usize, is_closed: bool) -> Reading {
        let mut start = at;
        while self.is_mark(start, &[',', '.', '?', '!', '—', '…', ')']) && start < at + 3 {
            start += 1;
        }
        let is_closed = is_closed || start > at;
        if let Some(said) = self.source(start).or_else(|| self.source_after(start)) {
            return Reading::Said(said);
        }
        if self.get(start).is_some_and(Token::is_word) && self.is_finite(start) {
            if let Some(said) = self.after_verb(start) {
                return Reading::Said(said);
            }
            if self.drops_subject(start) {
                return Reading::Said(Said::dropped(start));
            }
        }
        if let Some(said) = self.around_participle(start) {
            return Reading::Said(said);
        }
        // “…, as Doe put it”
        let start = start
            + usize::from(self.get(start).is_some_and(|token| {
                matches!(token.folded.as_str(), "as" | "wie" | "comme" | "como" | "come" | "zoals")
            }));
        if !is_closed {
            return Reading::Silent;
        }
        let limit = (start..self.tokens.len().min(start + REACH))
            .find(|&at| self.is_mark(at, &[';', '.', ':', '?', '!']) || self.tokens[at].kind == Kind::Quotation)
            .unwrap_or(self.tokens.len().min(start + REACH));
        let verb = (start..limit).find(|&at| self.is_verb(at, at + 1) && self.is_finite(at));
        match verb.map(|verb| (verb, self.subject(verb, start))) {
            Some((verb, Subject::Phrase(phrase, role)))
                if phrase.tokens.start == start || role_starts(role, self, start) =>
            {
                Reading::Said(Said::new(&phrase, role, verb..verb + 1))
            }
            _ => Reading::Silent,
        }
    }

    /// A source named somewhere after a quotation: “…, which was late, according to Doe”.
    pub(super) fn source_within(&self, range: Range<usize>) -> Option<Said> {
        range.take_while(|&at| self.tokens[at].kind != Kind::Quotation).find_map(|at| self.source(at))
    }

    /// “according to Doe”, “Müller zufolge”
    fn source(&self, at: usize) -> Option<Said> {
        let token = self.get(at)?;
        if token.is(Class::SourceBehind) {
            let phrase = self.ending_at(at, 0)?;
            return Some(Said::new(&phrase, None, at..at + 1));
        }
        let is_introducer = token.is(Class::Source);
        if !is_introducer {
            return None;
        }
        self.source_speaker(at)
    }

    /// What only stands after the words: „…“, so Müller.
    fn source_after(&self, at: usize) -> Option<Said> {
        self.get(at).filter(|token| token.is(Class::SourceAfter))?;
        self.source_speaker(at)
    }

    fn source_speaker(&self, at: usize) -> Option<Said> {
        let is_linked = self.get(at + 1).is_some_and(|token| token.is(Class::Preposition) && !token.is(Class::Article))
            && !self.is_particle(at + 1);
        let phrase = self.phrase(at + 1 + usize::from(is_linked))?;
        let (phrase, role) = self.with_apposition(phrase);
        Some(Said::new(&phrase, role, at..at + 1))
    }

    /// The speaker after a verb that comes first: “said Jane Doe, the mayor”.
    fn after_verb(&self, verb: usize) -> Option<Said> {
        let english = self.lang == Lang::English;
        let opens = verb == 0
            || !self.tokens[verb - 1].is_word()
            || self.get(verb - 1).is_some_and(|token| token.is_any(&[Class::Clitic, Class::Auxiliary, Class::Passive]));
        if english && !opens || self.get(verb).is_some_and(|token| token.is(Class::Gerund)) {
            return None;
        }
        let mut next = verb + 1;
        // “sagte gestern in Bonn der Minister”
        for _ in 0..6 {
            if let Some(phrase) = self.phrase(next) {
                let (phrase, role) = self.with_apposition(phrase);
                return Some(Said::new(&phrase, role, verb..verb + 1));
            }
            let token = self.get(next).filter(|_| !english)?;
            let passes = token.is_any(&[Class::Adverb, Class::Clitic, Class::Adjunct, Class::Weekday])
                || next > verb + 1 && self.is(next - 1, Class::Adjunct);
            if !passes {
                return None;
            }
            next += 1;
        }
        None
    }

    /// « a déclaré Jeanne Petit », « a-t-il ajouté », „hat Müller gesagt“
    fn around_participle(&self, start: usize) -> Option<Said> {
        let mut at = start;
        while self.get(at).is_some_and(|token| token.is(Class::Clitic)) && at < start + 3 {
            at += 1;
        }
        self.get(at).filter(|token| token.is_any(&[Class::Auxiliary, Class::Passive]) && !token.is_capitalised)?;
        let mut next = at + 1;
        while self.get(next).is_some_and(|token| {
            token.is_any(&[Class::Adverb, Class::Passive, Class::Clitic])
                && !token.is_any(&[Class::Participle, Class::Pronoun])
        }) && next < at + 4
        {
            next += 1;
        }
        if self.is(next, Class::Participle) {
            let said = self.after_verb_at(next)?;
            return Some(Said { tokens: at..said.tokens.end, ..said });
        }
        let phrase = self.phrase(next)?;
        let end = phrase.tokens.end;
        let participle = (end..end + 10).find(|&at| self.is(at, Class::Participle))?;
        let between = &self.tokens[end..participle];
        let unbroken = between.iter().all(|token| matches!(token.kind, Kind::Word | Kind::Number));
        unbroken.then(|| Said::new(&phrase, phrase.role, at..at + 1))
    }

    fn after_verb_at(&self, participle: usize) -> Option<Said> {
        match self.phrase(participle + 1) {
            Some(phrase) => {
                let (phrase, role) = self.with_apposition(phrase);
                Some(Said::new(&phrase, role, participle..participle + 1))
            }
            None => self.lexicon.drops_pronouns.then(|| Said::dropped(participle)),
        }
    }

    /// Whether the word at `at` is a verb that introduces the words after `end`.
    fn is_verb(&self, at: usize, end: usize) -> bool {
        let Some(token) = self.get(at).filter(|token| token.is_word() && !token.is_possessive) else { return false };
        if token.is_capitalised && at > 0 && self.tokens[at - 1].is_word() || self.is_noun(at) {
            return false;
        }
        if token.is_any(&[Class::Verb, Class::PluralVerb, Class::Gerund]) {
            return true;
        }
        let gap = end - at - 1;
        let between = &self.tokens[at + 1..end];
        let beside = between.iter().all(|token| token.kind != Kind::Quotation);
        let introduces = self.is_mark(end - 1, &[':']);
        if token.is(Class::TermVerb) {
            return beside && gap <= 8;
        }
        if token.is(Class::Participle) && self.auxiliary(at).is_some() {
            return true;
        }
        token.is(Class::WeakVerb) && beside && gap <= if introduces { 14 } else { 5 }
    }

    /// Whether an article or a preposition before the word at `at` makes it a noun: “the report”, “la pregunta”.
    fn is_noun(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.get(before)) else { return false };
        let determined = before.is_any(&[Class::Article, Class::Determiner]) && !before.is(Class::Pronoun);
        let governed = before.is(Class::Preposition) && !before.is_any(&[Class::Conjunction, Class::Adverb]);
        !self.lexicon.capital_nouns && (determined || governed && self.is(at, Class::WeakVerb))
    }

    /// Whether the word at `at` is a verb that can have a subject of its own.
    fn is_finite(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            token.is_any(&[Class::Verb, Class::PluralVerb, Class::WeakVerb])
                && !token.is_possessive
                && !self.is_noun(at)
        })
    }

    /// The auxiliary of the participle at `at`.
    fn auxiliary(&self, at: usize) -> Option<usize> {
        let low = at.saturating_sub(14);
        let found = (low..at).rev().take_while(|&at| self.tokens[at].is_word() || self.tokens[at].kind == Kind::Number);
        let mut found = found.filter(|&at| self.tokens[at].is_any(&[Class::Auxiliary, Class::Passive]));
        found.next()
    }

    /// Whether a verb without a subject has one that is understood.
    fn drops_subject(&self, verb: usize) -> bool {
        let opens = verb == 0
            || !self.tokens[verb - 1].is_word()
            || self.tokens[verb - 1].is_any(&[
                Class::Conjunction,
                Class::Adverb,
                Class::Clitic,
                Class::Auxiliary,
                Class::That,
            ]);
        let singular = !self.is(verb, Class::PluralVerb);
        self.lexicon.drops_pronouns && opens && singular && !self.is(verb, Class::TermVerb)
    }

    /// The subject of the verb at `verb`, not before `low`.
    fn subject(&self, verb: usize, low: usize) -> Subject {
        let token = &self.tokens[verb];
        let participle = token.is(Class::Participle) && !token.is_any(&[Class::Verb, Class::WeakVerb]);
        let auxiliary = if participle { self.auxiliary(verb).filter(|&at| at >= low) } else { None };
        let mut end = auxiliary.map_or(verb, |at| at + 1);
        let (mut passive, mut denied, mut infinite, mut reflexive) = (false, false, false, false);
        while end > low {
            let before = &self.tokens[end - 1];
            let skipped = before.is_word()
                && (!before.is_capitalised || end - 1 == low)
                && (before.is_any(&[Class::Auxiliary, Class::Passive, Class::Negation, Class::Adverb, Class::Clitic])
                    || before.folded == "to");
            // German „sie“, Dutch “het”: a subject before it is anything else.
            if !skipped || before.is(Class::Pronoun) && !before.is(Class::Negation) {
                break;
            }
            denied |= before.is(Class::Negation);
            passive |= before.is(Class::Passive);
            infinite |= before.folded == "to" && self.lang == Lang::English;
            reflexive |= matches!(before.folded.as_str(), "s'" | "se" | "si" | "sich" | "zich" | "m'");
            end -= 1;
        }
        let progressive = token.is(Class::Gerund) && passive;
        if denied || passive && !progressive && !reflexive {
            return Subject::Unclear;
        }
        if infinite || token.is(Class::Gerund) && !progressive {
            return Subject::Shared;
        }
        // „Gestern hat Müller gesagt“
        if let Some(auxiliary) = auxiliary
            && auxiliary + 1 < verb
            && let Some(phrase) = self.phrase(auxiliary + 1).filter(|phrase| phrase.tokens.end <= verb)
            && !self.is(auxiliary + 1, Class::Clitic)
        {
            let role = phrase.role;
            return Subject::Phrase(phrase, role);
        }
        let found = self.subject_ending_at(end, low);
        // “sagten Müller” is nobody's; a name alone has no plural verb.
        match found {
            Subject::Phrase(phrase, role) if !self.agrees(&phrase, verb) => {
                let _ = (phrase, role);
                Subject::Unclear
            }
            found => found,
        }
    }

    /// Whether a verb that only a plural takes has one.
    fn agrees(&self, phrase: &Phrase, verb: usize) -> bool {
        let joint = phrase.speaker.family.is_none() && phrase.speaker.given.is_none();
        !self.is(verb, Class::PluralVerb) || phrase.speaker.kind != SpeakerKind::Person || joint
    }

    fn subject_ending_at(&self, end: usize, low: usize) -> Subject {
        let Some(before) = end.checked_sub(1).filter(|&at| at >= low).and_then(|at| self.get(at)) else {
            return Subject::None;
        };
        let set_off = match before.kind {
            Kind::Mark(',') => self.before_asides(end - 1, low),
            Kind::Mark(')') => self.before_bracket(end - 1, low, '('),
            Kind::Mark('—') => self.before_bracket(end - 1, low, '—'),
            Kind::Word if before.is(Class::Relative) => {
                let comma = self.is_mark(end.wrapping_sub(2), &[',']);
                let antecedent = end - 1 - usize::from(comma);
                self.ending_at(antecedent, low).map(|phrase| {
                    let role = phrase.role;
                    (phrase, role)
                })
            }
            Kind::Word if is_joint(before) => return Subject::Shared,
            Kind::Word | Kind::Number => self.ending_at(end, low).map(|phrase| {
                let role = phrase.role;
                (phrase, role)
            }),
            _ => None,
        };
        set_off.map_or(Subject::None, |(phrase, role)| Subject::Phrase(phrase, role))
    }

    /// The noun phrase that ends right before the token `end`: of those that could, the longest.
    fn ending_at(&self, end: usize, low: usize) -> Option<Phrase> {
        let boundary = (low..end).rev().find(|&at| !matches!(self.tokens[at].kind, Kind::Word | Kind::Number));
        let low = boundary.map_or(low, |at| at + 1).max(end.saturating_sub(REACH / 2));
        (low..end).find_map(|at| {
            if at > low && self.is_governed(at) {
                return None;
            }
            let phrase = self.phrase(at)?;
            // “Doe of Reuters said”
            let named = matches!(phrase.speaker.kind, SpeakerKind::Person | SpeakerKind::Organisation);
            let reached = phrase.tokens.end == end
                || named && phrase.tokens.end < end && self.past_attributes(phrase.tokens.end) == end;
            reached.then_some(phrase)
        })
    }

    /// Whether the word before `at` makes what starts there no subject: a preposition, or a determiner of its own.
    fn is_governed(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.get(before)) else { return false };
        let preposition = before.is(Class::Preposition) && !before.is_any(&[Class::Conjunction, Class::That]);
        preposition && !before.is(Class::Particle)
            || before.is_any(&[Class::Article, Class::Determiner]) && !before.is_any(&[Class::Pronoun, Class::That])
            || before.is_possessive
            || before.is_word()
                && before.is_capitalised
                && self.is_capitalised(at)
                && !before.classes.is_function_word()
    }

    /// The noun phrase before what commas set off: “Jane Doe, 34, a nurse,” or “The mayor, Jane Doe,”.
    fn before_asides(&self, comma: usize, low: usize) -> Option<(Phrase, Option<Span>)> {
        let mut chunks: Vec<Range<usize>> = Vec::new();
        let mut end = comma;
        while chunks.len() < 5 && end > low {
            let boundary = (low..end).rev().find(|&at| !matches!(self.tokens[at].kind, Kind::Word | Kind::Number));
            let start = boundary.map_or(low, |at| at + 1);
            if start == end || comma - start > REACH {
                break;
            }
            chunks.push(start..end);
            if start == low || !self.is_mark(start - 1, &[',']) {
                break;
            }
            end = start - 1;
        }
        let ending = |chunk: &Range<usize>| self.ending_at(chunk.end, chunk.start);
        let nearest = chunks.first()?;
        let name = self.phrase(nearest.start).filter(|phrase| {
            phrase.tokens.end == nearest.end
                && matches!(phrase.speaker.kind, SpeakerKind::Person | SpeakerKind::Organisation)
        });
        // The farthest name that a role follows: “Doe, mayor of Springfield, Illinois, said”.
        let farther = (1..chunks.len()).rev().find_map(|at| {
            let phrase = ending(&chunks[at])?;
            let asides = chunks[..at].iter().rev();
            let clear = asides.clone().all(|aside| self.is_aside(aside));
            let role = phrase.role.or_else(|| asides.clone().find_map(|aside| self.role(aside.clone())));
            let named = phrase.speaker.kind != SpeakerKind::Description;
            (named && clear && (role.is_some() || name.is_none())).then_some((phrase, role))
        });
        if farther.is_some() {
            return farther;
        }
        let described = chunks.get(1).and_then(ending).filter(|phrase| phrase.speaker.kind == SpeakerKind::Description);
        match (name, described) {
            (Some(name), Some(described)) if name.speaker.kind == SpeakerKind::Person => {
                let role = name.role.or_else(|| Some(self.undetermined(described.tokens.clone())));
                Some((Phrase { tokens: described.tokens.start..name.tokens.end, ..name }, role))
            }
            (Some(name), _) => {
                let role = name.role;
                Some((name, role))
            }
            (None, Some(described)) => Some((described, None)),
            (None, None) => None,
        }
    }

    /// The noun phrase before a bracket or a pair of dashes that ends at `close`.
    fn before_bracket(&self, close: usize, low: usize, open: char) -> Option<(Phrase, Option<Span>)> {
        let open = (low.max(close.saturating_sub(REACH))..close).rev().find(|&at| self.is_mark(at, &[open]))?;
        let phrase = self.ending_at(open, low)?;
        let role = phrase.role.or_else(|| self.role(open + 1..close));
        Some((phrase, role))
    }

    /// Whether what commas set off is about the noun before it, and no clause of its own.
    fn is_aside(&self, aside: &Range<usize>) -> bool {
        let Some(first) = self.get(aside.start) else { return false };
        let relative = first.is_any(&[Class::Relative, Class::Gerund, Class::Verb]);
        relative || !aside.clone().any(|at| self.is_finite(at) && !self.is(at, Class::WeakVerb))
    }

    /// The subject that the whole sentence opens with, for a verb that shares it.
    fn opening_subject(&self, verb: usize) -> Reading {
        let found = (0..verb.min(12)).find_map(|at| {
            let phrase = self.phrase(at).filter(|_| at == 0 || !self.is_governed(at))?;
            let next = self.get(phrase.tokens.end).filter(|next| next.is_word() && !next.is_capitalised)?;
            let acts = phrase.tokens.end < verb && !next.is_any(&[Class::Preposition, Class::Conjunction]);
            acts.then_some(phrase)
        });
        let Some(phrase) = found else { return Reading::Unclear };
        let rival = (phrase.tokens.end..verb)
            .filter(|&at| !self.is_governed(at))
            .any(|at| self.phrase(at).is_some_and(|rival| rival.speaker.kind != SpeakerKind::Description));
        if rival || phrase.speaker.kind == SpeakerKind::Description {
            return Reading::Unclear;
        }
        let role = phrase.role;
        Reading::Said(Said::new(&phrase, role, verb..verb + 1))
    }
}

/// Whether a role that stands before its name starts at the token `at`: “the mayor, Jane Doe, said”.
fn role_starts(role: Option<Span>, words: &Words, at: usize) -> bool {
    let first = words.get(at).map(|token| token.span);
    role.is_some_and(|role| first.is_some_and(|first| first.start() <= role.start() && role.start() <= first.end() + 1))
}

/// Whether a word joins two verbs of one subject.
fn is_joint(token: &Token) -> bool {
    matches!(
        token.folded.as_str(),
        "and"
            | "but"
            | "or"
            | "then"
            | "und"
            | "aber"
            | "et"
            | "mais"
            | "puis"
            | "y"
            | "e"
            | "pero"
            | "ed"
            | "ma"
            | "mas"
            | "en"
            | "maar"
    )
}

impl Said {
    pub(super) fn new(phrase: &Phrase, role: Option<Span>, verb: Range<usize>) -> Self {
        let tokens = phrase.tokens.start.min(verb.start)..phrase.tokens.end.max(verb.end);
        Self { speaker: Some(phrase.speaker.clone()), role: role.or(phrase.role), tokens }
    }

    fn dropped(verb: usize) -> Self {
        Self { speaker: None, role: None, tokens: verb..verb + 1 }
    }
}
