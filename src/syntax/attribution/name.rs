//! The parts of a person's name.

use std::ops::Range;

use super::super::lexicon::Class;
use super::phrase::Words;
use super::token::Token;
use crate::text::Span;

/// The parts of a name.
pub(super) struct Parts {
    /// All of it but degrees and honours: “Martin Luther King Jr.”, not “PhD”.
    pub(super) span: Span,
    pub(super) family: Option<Span>,
    pub(super) given: Option<Span>,
}

/// Whether a suffix is part of the name, and not a degree or an honour: “Jr.”, “III”.
fn is_generation(token: &Token) -> bool {
    matches!(token.folded.as_str(), "jr" | "sr" | "junior" | "senior")
        || token.is_capitalised && token.folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// Reads the name that the tokens `name` are, titles apart. `None`: they are too many, or none of them is a name.
///
/// The family name is the last word with the particles before it, except where the language or the words say otherwise:
/// both last words of a long Spanish name, the first of “Xi Jinping”. A single word that is a known given name is one.
pub(super) fn parts(words: &Words, name: Range<usize>) -> Option<Parts> {
    let tokens = words.tokens.get(name.clone())?;
    let mut last = name.end;
    while last > name.start + 1 && words.is(last - 1, Class::Suffix) && !words.is(last - 1, Class::Given) {
        last -= 1;
    }
    if tokens.iter().all(|token| token.is(Class::Suffix) && !token.is(Class::Given)) {
        return None;
    }
    let plain = tokens.iter().filter(|token| !token.is(Class::Particle)).count();
    if !(1..=6).contains(&plain) || tokens.iter().any(|token| token.folded.chars().any(char::is_numeric)) {
        return None;
    }
    let mut whole = last;
    while whole < name.end && words.get(whole).is_some_and(is_generation) {
        whole += 1;
    }
    let core = name.start..last;
    let family = family(words, &core);
    let span = |range: Range<usize>| (!range.is_empty()).then(|| trimmed(words, range));
    let given = if family.start == core.start { family.end..core.end } else { core.start..family.start };
    Some(Parts { span: trimmed(words, name.start..whole), family: span(family), given: span(given) })
}

/// The span of some tokens, without the genitive of the last.
fn trimmed(words: &Words, range: Range<usize>) -> Span {
    let span = words.span(range.clone());
    match range.end.checked_sub(1) {
        Some(last) if words.get(last).is_some_and(|token| token.is_possessive) => {
            Span::new(span.start(), words.stem_end(last))
        }
        _ => span,
    }
}

/// Which of the tokens of a name are the family's.
fn family(words: &Words, name: &Range<usize>) -> Range<usize> {
    let is = |at: usize, class: Class| words.is(at, class);
    let last = name.end - 1;
    let is_given = |at: usize| is(at, Class::Given) || words.get(at).is_some_and(Token::is_initial);
    if name.len() == 1 {
        return if is(name.start, Class::Given) { name.end..name.end } else { name.clone() };
    }
    let hyphenated = |at: usize| {
        let written = words.words(at..at + 1);
        written.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase))
    };
    // “Xi Jinping”, “Moon Jae-in”
    let reversed = !is_given(name.start) && is(name.start, Class::FamilyFirst) && !is_given(last);
    if name.len() <= 3 && (reversed || name.len() == 2 && hyphenated(last) && !is_given(name.start)) {
        return name.start..name.start + 1;
    }
    // “Alexandria Ocasio-Cortez” and “Charles de Gaulle”; “Ben Affleck” starts with a given name.
    if let Some(particle) = (name.start..last).find(|&at| is(at, Class::Particle) && !is_given(at)) {
        return particle..name.end;
    }
    let both = matches!(words.lang, super::super::Lang::Spanish) && name.len() >= 3 && !is_given(last - 1);
    if both { last - 1..name.end } else { last..name.end }
}
