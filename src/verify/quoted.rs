//! The words of a quotation: what of them is the source's, what is marked as the writer's.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::fold::{self, ELLIPSIS, Token};
use crate::syntax::Statement;
use crate::text::{Span, Text};

/// The words of a quotation, made ready to be compared.
#[derive(Debug)]
pub struct Quoted {
    words: String,
    /// What each run of the words stands for, in order; together they tile the words.
    pieces: Vec<Piece>,
    pub(super) tokens: Vec<Token>,
    /// The forms of its words.
    pub(super) forms: Vec<Form>,
    pub(super) fragments: Vec<Fragment>,
    /// Insertions between two omissions, or before the first word.
    pub(super) loose: Vec<Group>,
}

/// A run of words and the bytes of the document that it stands for.
#[derive(Clone, Copy, Debug)]
struct Piece {
    words: Span,
    document: Span,
}

/// A form of a word.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) exact: Box<str>,
    pub(super) lower: Box<str>,
}

/// What stands between two omissions. There is a word in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Fragment {
    /// The tokens of the omission before it; none where nothing is left out.
    pub(super) omission: Option<(usize, usize)>,
    /// What need not stand in the source right before the core.
    pub(super) before: Vec<Element>,
    /// What must stand in the source: its first and its last element are words, or marks that are not final.
    pub(super) core: Vec<Element>,
    /// What need not stand in the source right after the core: punctuation, insertions.
    pub(super) after: Vec<Element>,
}

/// A part of a fragment.
#[derive(Clone, Debug)]
pub(super) enum Element {
    /// By its index.
    Token(usize),
    Group(Group),
    Glued(Glued),
}

/// Words in brackets, which may be the writer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// The index of the opening bracket.
    pub(super) start: usize,
    /// Past the closing one.
    pub(super) end: usize,
    pub(super) kind: GroupKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GroupKind {
    /// `[words]`
    Square,
    /// `(words)`
    Round,
    /// `[sic]`
    Sic,
}

/// A word that is in part in brackets: `[T]he`, `walk[ed]`.
#[derive(Clone, Debug)]
pub(super) struct Glued {
    /// The index of its first token.
    pub(super) start: usize,
    /// Past its last.
    pub(super) end: usize,
    /// Its tokens in brackets, with these.
    pub(super) bracket: (usize, usize),
    pub(super) prefix: String,
    pub(super) suffix: String,
    /// The number of its form without brackets.
    pub(super) form: usize,
}

impl Element {
    /// Its tokens.
    pub(super) fn range(&self) -> (usize, usize) {
        match self {
            Self::Token(at) => (*at, *at + 1),
            Self::Group(group) => (group.start, group.end),
            Self::Glued(glued) => (glued.start, glued.end),
        }
    }
}

impl Quoted {
    /// The words of `statement`, a quotation in `text`.
    pub fn new(statement: &Statement<'_>, text: &Text) -> Self {
        let mut words = String::new();
        let mut pieces = Vec::new();
        statement.read(text, statement.span, |piece, document| {
            let start = words.len();
            words.push_str(piece);
            if start < words.len() {
                pieces.push(Piece { words: Span::new(start, words.len()), document });
            }
        });
        Self::from_pieces(words, pieces)
    }

    /// `words` as a document that is nothing but a quotation.
    #[cfg(test)]
    pub(super) fn plain(words: &str) -> Self {
        let all = Span::new(0, words.len());
        Self::from_pieces(words.to_owned(), vec![Piece { words: all, document: all }])
    }

    fn from_pieces(words: String, pieces: Vec<Piece>) -> Self {
        let mut forms = Forms::default();
        let tokens = fold::tokens(&words, |form| forms.number(form));
        let mut quoted = Self { words, pieces, tokens, forms: Vec::new(), fragments: Vec::new(), loose: Vec::new() };
        let parts = parts(&quoted, &mut forms);
        quoted.forms = forms.forms;
        quoted.arrange(parts);
        quoted
    }

    /// The words, as they read.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Whether a piece is too short to tell anything when it is not found: fewer than three words, or fewer than six
    /// characters of a script that does not part words.
    pub(super) fn is_short(&self) -> bool {
        let weigh = |token: &Token| if token.is_unspaced() { 1 } else { 2 };
        let words = self.fragments.iter().flat_map(|fragment| &fragment.core).map(|element| match element {
            Element::Token(at) => self.token(*at).filter(|token| token.is_word()).map_or(0, |token| weigh(&token)),
            Element::Glued(_) => 2,
            Element::Group(group) if group.kind == GroupKind::Round => {
                self.tokens[group.start..group.end].iter().filter(|token| token.is_word()).map(weigh).sum()
            }
            Element::Group(_) => 0,
        });
        words.sum::<usize>() < 6
    }

    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// `token` as it is written, without markup.
    pub(super) fn raw(&self, token: Token) -> &str {
        self.words.get(token.span().range()).unwrap_or_default()
    }

    /// The bytes of the document from the first of the tokens `start..end` to the last.
    pub(super) fn document(&self, start: usize, end: usize) -> Span {
        match (self.token(start), end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) if start < end => {
                Span::new(self.start_of(first.start()), self.end_of(last.end()))
            }
            (Some(next), _) => Span::empty(self.start_of(next.start())),
            _ => Span::empty(self.pieces.last().map_or(0, |piece| piece.document.end())),
        }
    }

    /// Where the tokens `start..end` stand in the document, parted where markup stands between them.
    pub(super) fn runs(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for at in start..end {
            let goes_on = runs.last().is_some() && !self.is_parted(at);
            match runs.last_mut().filter(|_| goes_on) {
                Some(run) => run.1 = at + 1,
                None => runs.push((at, at + 1)),
            }
        }
        runs
    }

    /// Whether `span` of the document is in brackets of the quotation.
    pub(super) fn is_in_brackets(&self, span: Span) -> bool {
        let elements = self.fragments.iter().flat_map(|fragment| [&fragment.before, &fragment.core, &fragment.after]);
        elements.flatten().any(|element| {
            let (start, end) = element.range();
            let document = self.document(start, end);
            matches!(element, Element::Group(_)) && document.start() < span.start() && span.end() < document.end()
        })
    }

    /// Whether markup stands between the token `at` and the one before it.
    fn is_parted(&self, at: usize) -> bool {
        let (Some(last), Some(token)) = (at.checked_sub(1).and_then(|last| self.token(last)), self.token(at)) else {
            return false;
        };
        self.piece_at(last.end().saturating_sub(1)) != self.piece_at(token.start())
    }

    fn piece_at(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.words.end() <= at)
    }

    fn start_of(&self, at: usize) -> usize {
        let Some(piece) = self.pieces.get(self.piece_at(at)).or(self.pieces.last()) else { return 0 };
        if piece.is_plain() {
            piece.document.start() + at.saturating_sub(piece.words.start()).min(piece.document.len())
        } else {
            piece.document.start()
        }
    }

    fn end_of(&self, at: usize) -> usize {
        let Some(piece) = self.pieces.get(self.piece_at(at.saturating_sub(1))).or(self.pieces.last()) else { return 0 };
        if piece.is_plain() {
            piece.document.start() + at.saturating_sub(piece.words.start()).min(piece.document.len())
        } else {
            piece.document.end()
        }
    }

    fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    /// Makes fragments of `parts`.
    fn arrange(&mut self, parts: Vec<Part>) {
        let mut fragment = Fragment::default();
        for part in parts {
            match part {
                Part::Element(element) => fragment.core.push(element),
                Part::Omission(start, end) => {
                    let before = fragment.omission;
                    let is_new = self.add(fragment);
                    let from = before.filter(|_| !is_new).map_or(start, |before| before.0);
                    let omission = (from, end);
                    fragment = Fragment { omission: Some(omission), ..Fragment::default() };
                }
            }
        }
        self.add(fragment);
    }

    /// Adds `fragment` if there is a word in it.
    fn add(&mut self, mut fragment: Fragment) -> bool {
        let has_word = |element: &Element| match element {
            Element::Token(at) => self.is_word(*at),
            Element::Glued(_) => true,
            Element::Group(_) => false,
        };
        if !fragment.core.iter().any(has_word) {
            // All of it in parentheses: they are no insertion.
            fragment.core = fragment.core.iter().flat_map(opened).collect();
        }
        if !fragment.core.iter().any(has_word) {
            let groups = fragment.core.into_iter().filter_map(|element| match element {
                Element::Group(group) => Some(group),
                _ => None,
            });
            self.loose.extend(groups);
            return false;
        }
        let follows_omission = fragment.omission.is_some();
        let is_outer = |element: &Element, at_end: bool| match element {
            Element::Token(at) => self
                .token(*at)
                .is_some_and(|token| token.is_quote() || (at_end || follows_omission) && token.is_final()),
            Element::Group(_) => true,
            Element::Glued(_) => false,
        };
        let from = fragment.core.iter().take_while(|element| is_outer(element, false)).count();
        let mut core = fragment.core.split_off(from);
        fragment.before = fragment.core;
        let tail = core.iter().rev().take_while(|element| is_outer(element, true)).count();
        fragment.after = core.split_off(core.len() - tail);
        fragment.core = core;
        if self.fragments.is_empty() {
            // What is left out before the first word is nothing.
            fragment.omission = None;
        }
        self.fragments.push(fragment);
        true
    }
}

/// The tokens of a parenthesis, or `element`.
fn opened(element: &Element) -> Vec<Element> {
    match element {
        Element::Group(group) if group.kind == GroupKind::Round => {
            (group.start..group.end).map(Element::Token).collect()
        }
        element => vec![element.clone()],
    }
}

impl Piece {
    fn is_plain(self) -> bool {
        self.words.len() == self.document.len()
    }
}

#[derive(Default)]
struct Forms {
    numbers: HashMap<Box<str>, u32, RandomState>,
    forms: Vec<Form>,
}

impl Forms {
    fn number(&mut self, form: &str) -> u32 {
        if let Some(number) = self.numbers.get(form) {
            return *number;
        }
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX >> 1);
        self.numbers.insert(form.into(), number);
        self.forms.push(Form { exact: form.into(), lower: fold::lower(form).into() });
        number
    }
}

enum Part {
    Element(Element),
    /// The tokens of `…`, `[...]`.
    Omission(usize, usize),
}

/// The parts of the quotation, in order.
fn parts(quoted: &Quoted, forms: &mut Forms) -> Vec<Part> {
    let tokens = &quoted.tokens;
    let mut pairs = pairs(tokens).into_iter().peekable();
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        while pairs.next_if(|(open, _)| *open < at).is_some() {}
        if let Some((open, end)) = pairs.next_if(|(open, _)| *open == at) {
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
