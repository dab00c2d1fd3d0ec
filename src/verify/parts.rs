//! What of a quotation is marked as the writer's: omissions, words in brackets, words that are in brackets in part,
//! and the clause that says who speaks.

use super::fold::{self, ELLIPSIS, Token};
use super::quoted::{Element, Forms, Glued, Group, GroupKind, Quoted};

/// A part of a quotation.
pub(super) enum Part {
    Element(Element),
    /// The tokens of `…`, `[...]`.
    Omission(usize, usize),
}

/// The parts of the quotation, in order.
pub(super) fn parts(quoted: &Quoted, incise: Option<Group>, forms: &mut Forms) -> Vec<Part> {
    let tokens = &quoted.tokens;
    let mut pairs = pairs(tokens).into_iter().peekable();
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        while pairs.next_if(|(open, _)| *open < at).is_some() {}
        if let Some(incise) = incise.filter(|incise| incise.start == at) {
            at = incise.end;
            parts.push(Part::Element(Element::Group(incise)));
        } else if let Some((open, end)) = pairs.next_if(|(open, _)| *open == at) {
            at = end;
            if let Some(glued) = glued(quoted, open, end, &mut parts, forms) {
                at = glued.end;
                parts.push(Part::Element(Element::Glued(glued)));
            } else {
                let mut part = bracketed(quoted, open, end);
                // `[Smith]’s`
                if let Part::Element(Element::Group(group)) = &mut part
                    && group.kind == GroupKind::Square
                    && apostrophe_after(quoted, end).is_some_and(|word| quoted.raw(word).eq_ignore_ascii_case("s"))
                {
                    group.end += 2;
                    at = group.end;
                }
                parts.push(part);
            }
        } else if token.id == ELLIPSIS {
            parts.push(Part::Omission(at, at + 1));
            at += 1;
        } else {
            parts.push(Part::Element(Element::Token(at)));
            at += 1;
        }
    }
    parts
}

/// What the brackets `open..end` are.
fn bracketed(quoted: &Quoted, open: usize, end: usize) -> Part {
    let inner = &quoted.tokens[open + 1..end - 1];
    if !inner.is_empty() && inner.iter().all(|token| token.id == ELLIPSIS) {
        return Part::Omission(open, end);
    }
    let is_sic = inner.first().is_some_and(|first| {
        quoted.raw(*first).eq_ignore_ascii_case("sic") && inner[1..].iter().all(|token| !token.is_word())
    });
    let is_square = quoted.tokens[open].id == fold::mark('[');
    let kind = match (is_sic, is_square) {
        (true, _) => GroupKind::Sic,
        (_, true) => GroupKind::Square,
        _ => GroupKind::Round,
    };
    Part::Element(Element::Group(Group { start: open, end, kind }))
}

/// The word that the square brackets `open..end` are a part of; the one before them is taken from `parts`.
fn glued(quoted: &Quoted, open: usize, end: usize, parts: &mut Vec<Part>, forms: &mut Forms) -> Option<Glued> {
    let (opening, closing) = (quoted.token(open)?, quoted.token(end - 1)?);
    let inner = quoted.token(open + 1).filter(|inner| end - open == 3 && inner.is_word() && !inner.is_unspaced())?;
    if opening.id != fold::mark('[') || inner.is_number() {
        return None;
    }
    let is_spaced = |token: &Token| token.is_word() && !token.is_unspaced() && !token.is_number();
    let before = match parts.last() {
        Some(Part::Element(Element::Token(at))) if *at + 1 == open => {
            quoted.token(*at).filter(|token| is_spaced(token) && token.end() == opening.start() && !token.is_elided())
        }
        _ => None,
    };
    let after = quoted.token(end).filter(|token| is_spaced(token) && token.start() == closing.end());
    if before.is_none()
        && after.is_none()
        && let Some(word) = apostrophe_after(quoted, end)
    {
        return elided(quoted, (open, end), word, forms);
    }
    // `[I]t’s`
    let rest = after.filter(|after| after.is_elided()).and_then(|_| quoted.token(end + 1));
    let text = |token: Token| forms.forms.get(token.id as usize).map_or("", |form| &*form.exact).to_owned();
    if before.is_none() && after.is_none() || quoted.raw(inner).eq_ignore_ascii_case("sic") {
        return None;
    }
    let (prefix, inner, suffix, is_two) = (before.map(text), text(inner), after.map(text), rest.is_some());
    let rest = rest.map(text).unwrap_or_default();
    if before.is_some() {
        parts.pop();
    }
    let (prefix, suffix) = (prefix.unwrap_or_default(), suffix.unwrap_or_default() + &rest);
    let form = forms.number(&format!("{prefix}{inner}{suffix}")) as usize;
    Some(Glued {
        start: open - usize::from(before.is_some()),
        end: end + usize::from(after.is_some()) + usize::from(is_two),
        bracket: (open, end),
        prefix,
        suffix,
        form,
    })
}

/// `[L]’homme`, `[I]’m`: a letter or a word in the brackets `open..end`, after them an apostrophe and `word`.
fn elided(quoted: &Quoted, (open, end): (usize, usize), word: Token, forms: &mut Forms) -> Option<Glued> {
    let form = |token: Token, forms: &Forms| forms.forms.get(token.id as usize).map(|form| form.exact.to_string());
    let inner = form(quoted.token(open + 1)?, forms)?;
    let is_elision = fold::is_elision(&inner);
    if !is_elision && quoted.raw(word).eq_ignore_ascii_case("s") {
        return None;
    }
    let suffix = if is_elision { "'".to_owned() } else { format!("'{}", form(word, forms)?) };
    let form = forms.number(&format!("{inner}{suffix}")) as usize;
    let end_of_word = end + if is_elision { 1 } else { 2 };
    Some(Glued { start: open, end: end_of_word, bracket: (open, end), prefix: String::new(), suffix, form })
}

/// The word that an apostrophe joins to what ends before the token `at`.
fn apostrophe_after(quoted: &Quoted, at: usize) -> Option<Token> {
    let (before, mark, word) = (quoted.token(at.checked_sub(1)?)?, quoted.token(at)?, quoted.token(at + 1)?);
    let mut sign = quoted.raw(mark).chars();
    let is_joined = before.end() == mark.start() && mark.end() == word.start() && word.is_word();
    (is_joined && sign.next().is_some_and(fold::is_apostrophe) && sign.next().is_none()).then_some(word)
}

/// The outermost pairs of brackets: the index of each opening one, and past the closing one.
fn pairs(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut open: Vec<(usize, u32)> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    // How many of each kind are open, so that a stray closing bracket costs nothing.
    let mut counts = [0_usize; 2];
    for (at, token) in tokens.iter().enumerate() {
        let kind = |round: char, square: char| [round, square].iter().position(|sign| token.id == fold::mark(*sign));
        if let Some(kind) = kind('(', '[') {
            open.push((at, token.id));
            counts[kind] += 1;
        } else if let Some(kind) = kind(')', ']').filter(|kind| counts[*kind] > 0) {
            let opening = fold::mark(['(', '['][kind]);
            while let Some((start, sign)) = open.pop() {
                counts[usize::from(sign == fold::mark('['))] -= 1;
                if sign == opening {
                    while pairs.last().is_some_and(|pair| pair.0 > start) {
                        pairs.pop();
                    }
                    pairs.push((start, at + 1));
                    break;
                }
            }
        }
    }
    pairs
}
