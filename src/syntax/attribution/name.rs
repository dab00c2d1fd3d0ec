//! The parts of a person's name.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::Class;
use super::token::Token;
use super::words::Words;
use crate::text::Span;

/// The parts of a name.
pub(super) struct Parts {
    /// All of it but degrees and honours, which “Jr.” is not; of a ruler or a saint with their title.
    pub(super) span: Span,
    pub(super) family: Option<Span>,
    pub(super) given: Option<Span>,
}

/// Reads the name that the tokens `name` are, after the titles and roles `rank`, of which `titles` are titles. `None`: they are too many, or none of
/// them is a name.
///
/// The family name is the last word with the particles before it, except where the language or the words say otherwise:
/// both last words of a long Spanish name, the first of “Xi Jinping”. A single word that is a known given name is one.
pub(super) fn parts(words: &Words, rank: &Range<usize>, titles: Range<usize>, name: &Range<usize>) -> Option<Parts> {
    let tokens = words.tokens.get(name.clone())?;
    let mut last = name.end;
    while last > name.start + 1 && words.is(last - 1, Class::Suffix) && !words.is(last - 1, Class::Given) {
        last -= 1;
    }
    let is_suffix = |token: &Token| token.is(Class::Suffix) && !token.is(Class::Given);
    let plain = tokens.iter().filter(|token| !token.is(Class::Particle)).count();
    let numbered = tokens.iter().any(|token| token.folded.chars().any(char::is_numeric));
    if tokens.iter().all(is_suffix) || !(1..=6).contains(&plain) || numbered {
        return None;
    }
    let mut whole = last;
    while whole < name.end && words.get(whole).is_some_and(is_generation) {
        whole += 1;
    }
    let core = name.start..last;
    // “M. Sallé de Chou”
    let surnames = !rank.is_empty() && words.is(rank.end - 1, Class::Courtesy) && !is_given(words, core.start);
    let family = if surnames && core.len() > 2 { core.clone() } else { family(words, &core) };
    let given = if family.start == core.start { family.end..core.end } else { core.start..family.start };
    // “J. D.” is neither.
    let given = if core.clone().all(|at| is_initial(words, at)) { core.end..core.end } else { given };
    let span = |range: Range<usize>| (!range.is_empty()).then(|| trimmed(words, range));
    // “Pope Francis”, “King Charles III”: without the title nobody would know who it is.
    let only_given = core.clone().all(|at| is_given(words, at));
    if !titles.is_empty() && words.is(titles.end - 1, Class::Regnal) && (only_given || core.len() == 1) {
        let (family, given) = if only_given { (None, span(core)) } else { (span(core), None) };
        return Some(Parts { span: trimmed(words, titles.end - 1..whole), family, given });
    }
    Some(Parts { span: trimmed(words, name.start..whole), family: span(family), given: span(given) })
}

/// Whether a suffix is part of the name, and not a degree or an honour: “Jr.”, “III”.
fn is_generation(token: &Token) -> bool {
    matches!(token.folded.as_str(), "jr" | "sr" | "junior" | "senior")
        || token.is_capitalised && token.folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

fn is_initial(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(Token::is_initial)
}

fn is_given(words: &Words, at: usize) -> bool {
    words.is(at, Class::Given) || is_initial(words, at)
}

/// The span of some tokens, without the genitive of the last.
fn trimmed(words: &Words, range: Range<usize>) -> Span {
    Span::new(words.span(range.clone()).start(), words.stem_end(range.end - 1))
}

/// Which of the tokens of a name are the family's.
fn family(words: &Words, name: &Range<usize>) -> Range<usize> {
    let last = name.end - 1;
    if name.clone().all(|at| is_initial(words, at)) || name.len() == 1 && words.is(last, Class::Given) {
        return name.end..name.end;
    }
    let is_given = |at: usize| is_given(words, at);
    // “Xi Jinping”, “Moon Jae-in”
    let reversed = words.is(name.start, Class::FamilyFirst) && !is_given(last);
    let written = words.words(last..name.end);
    let korean =
        name.len() == 2 && written.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase));
    if (2..=3).contains(&name.len()) && !is_given(name.start) && (reversed || korean) {
        return name.start..name.start + 1;
    }
    // “Charles de Gaulle”; “Ben Affleck” starts with a given name.
    if let Some(particle) = (name.start..last).find(|&at| words.is(at, Class::Particle) && !is_given(at)) {
        return particle..name.end;
    }
    let both = words.lang == Lang::Spanish && name.len() >= 3 && !is_given(last - 1);
    if both { last - 1..name.end } else { last..name.end }
}
