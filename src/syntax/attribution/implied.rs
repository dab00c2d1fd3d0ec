//! Who speaks where no verb of speech says so: “Jane Doe had one rule: …”, “Her answer was short: …”, “For Jane Doe it was …”.

use super::super::Lang;
use super::super::lexicon::Class;
use super::clause::{REACH, Said};
use super::phrase::{Phrase, VERBS};
use super::subject::Subject;
use super::token::Token;
use super::words::Words;
use super::{Speaker, SpeakerKind};

/// What a point of view opens with.
const VIEWS: [&str; 6] = ["for", "für", "pour", "para", "per", "voor"];

/// What somebody is brought in with.
const HERE: [&str; 7] = ["here", "this", "hier", "voici", "ecco", "eis", "aquí"];

/// English verbs in the past whose form does not show it.
const PAST: [&str; 24] = [
    "put", "kept", "took", "gave", "went", "made", "got", "sent", "drew", "won", "lost", "ran", "set", "came", "saw",
    "grew", "chose", "knew", "broke", "rose", "fell", "let", "cut", "sat",
];

impl Words<'_> {
    /// Whose the words after the token `end` are.
    pub(super) fn implied(&self, end: usize) -> Option<Said> {
        self.possessed(end).or_else(|| self.presented(end)).or_else(|| self.announced(end)).or_else(|| self.viewpoint())
    }

    /// “Here is Jane Doe in 1911:”
    fn presented(&self, end: usize) -> Option<Said> {
        end.checked_sub(1).filter(|&at| self.is_mark(at, &[':']))?;
        self.get(0).filter(|token| HERE.contains(&token.folded.as_str()))?;
        let start = 1 + usize::from(self.is(1, Class::Passive));
        let phrase = self.phrase(start).filter(is_named)?;
        Some(Said::new(self.with_apposition(phrase), 0..start))
    }

    /// “Her answer was short:”. The pronoun is followed back as others are.
    fn possessed(&self, end: usize) -> Option<Said> {
        let colon = end.checked_sub(1).filter(|&at| self.is_mark(at, &[':']))?;
        let start = (0..colon.min(3)).find(|&at| self.is_possessive(at))?;
        let work = (start + 1..colon.min(start + 4)).find(|&at| self.is(at, Class::Work))?;
        let plain = (start + 1..work).all(|at| !self.is_capitalised(at) || self.lexicon.capital_nouns);
        let span = self.span(start..start + 1);
        let name = self.clean(span);
        let speaker = Speaker { span, kind: SpeakerKind::Pronoun, title: None, name, family: None, given: None };
        plain.then(|| Said { speaker: Some(speaker), role: None, tokens: start..work + 1 })
    }

    /// “For Jane Doe, it was …”
    fn viewpoint(&self) -> Option<Said> {
        let start = (0..self.tokens.len().min(2)).find(|&at| self.get(at).is_some_and(Token::is_word))?;
        self.get(start).filter(|token| VIEWS.contains(&token.folded.as_str()))?;
        let phrase = self.phrase(start + 1).filter(is_named)?;
        let phrase = self.with_apposition(phrase);
        let next = phrase.tokens.end;
        let clause =
            [Class::Passive, Class::Auxiliary, Class::Article, Class::Determiner, Class::Pronoun, Class::Clitic];
        let comma = self.is_mark(next, &[',']);
        let is =
            self.get(next).is_some_and(|token| matches!(token.folded.as_str(), "war" | "ist" | "blieb" | "bleibt"));
        let viewed = is || self.is_any(next + usize::from(comma), &clause) || comma && self.lang != Lang::English;
        viewed.then(|| Said::new(phrase, start..start + 1))
    }

    /// Who speaks where a colon introduces words, and no verb of speech does: “Jane Doe had one rule: …”. The subject, where
    /// nobody else is named after it and it does not come by words of others (“found a note: …”).
    fn announced(&self, end: usize) -> Option<Said> {
        let colon = end.checked_sub(1).filter(|&at| self.is_mark(at, &[':']))?;
        let opening = colon.saturating_sub(REACH);
        let (verb, phrase) = (opening + 1..colon).rev().filter(|&at| self.may_be_verb(at)).find_map(|at| match self
            .subject(at, opening)
        {
            Subject::Phrase(phrase) if is_named(&phrase) => Some((at, phrase)),
            _ => None,
        })?;
        let other = |at: usize| {
            let received = self.is_any(at, &[Class::Receive, Class::Negation]) || self.is_quotation(at);
            let rival = !self.is_governed(at) && self.phrase(at).is_some_and(|phrase| is_named(&phrase));
            received || rival || self.is_mark(at, &[';', '.'])
        };
        (!(verb..colon).any(other)).then(|| Said::new(phrase, verb..verb + 1))
    }

    /// Whether the small word at `at` can be a verb.
    fn may_be_verb(&self, at: usize) -> bool {
        let other = [
            Class::Preposition,
            Class::Conjunction,
            Class::And,
            Class::Relative,
            Class::Article,
            Class::Determiner,
            Class::Pronoun,
            Class::That,
            Class::Adverb,
            Class::Role,
        ];
        let forms = [Class::Auxiliary, Class::Passive, Class::State];
        self.get(at).filter(|token| token.is_word() && !token.is_capitalised && !token.is_any(&other)).is_some_and(
            |token| {
                // In other languages a small word right after a name is hardly anything else.
                let form = token.is_any(VERBS) || token.is_any(&forms) || PAST.contains(&token.folded.as_str());
                self.lang != Lang::English || form || token.folded.ends_with("ed") || token.folded.ends_with('s')
            },
        )
    }
}

fn is_named(phrase: &Phrase) -> bool {
    match phrase.speaker.kind {
        SpeakerKind::Person => phrase.is_certain || phrase.tokens.len() > 1,
        SpeakerKind::Organisation => phrase.tokens.len() > 1,
        SpeakerKind::Pronoun | SpeakerKind::Description => false,
    }
}
