//! The words of a quotation: what of them is the source's, what is marked as the writer's.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::fold::{self, DASH, Token};
use super::parts::{Part, parts};
use super::token::ELLIPSIS;
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

/// Words in brackets, or that say who speaks, which may be the writer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// The index of the opening bracket or mark.
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
    /// `, dit le maire,`
    Incise,
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
        Self::from_pieces(words, pieces, statement.incise())
    }

    /// `words` as a document that is nothing but a quotation.
    #[cfg(test)]
    pub(super) fn plain(words: &str) -> Self {
        let all = Span::new(0, words.len());
        Self::from_pieces(words.to_owned(), vec![Piece { words: all, document: all }], None)
    }

    fn from_pieces(words: String, pieces: Vec<Piece>, incise: Option<Span>) -> Self {
        let mut forms = Forms::default();
        let tokens = fold::tokens(&words, |form| forms.number(form));
        let mut quoted = Self { words, pieces, tokens, forms: Vec::new(), fragments: Vec::new(), loose: Vec::new() };
        let incise = incise.and_then(|span| quoted.incise(span));
        let parts = parts(&quoted, incise, &mut forms);
        quoted.forms = forms.forms;
        quoted.arrange(parts);
        quoted
    }

    /// The words, as they read.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The words as comparing folds them, in small letters, with `…` for what is left out: for telling quotations apart.
    pub fn folded(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().filter_map(|token| match token.id {
            ELLIPSIS => Some("…"),
            id if token.is_word() => self.forms.get(id as usize).map(|form| &*form.lower),
            _ => None,
        })
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

    /// The tokens of the clause at `span` of the document, with the marks that part it from the words around it.
    fn incise(&self, span: Span) -> Option<Group> {
        let before = |at: usize| self.tokens.partition_point(|token| self.start_of(token.start()) < at);
        let (first, mut end) = (before(span.start()), before(span.end()));
        let is_word = |at: &usize| self.is_word(*at);
        let mut start = (first..end).find(is_word)?;
        let parts = |token: Token| token.id == fold::mark(',') || token.id == DASH;
        if start.checked_sub(1).and_then(|before| self.token(before)).is_some_and(parts) {
            start -= 1;
        }
        if self.token(end).is_some_and(|token| token.is_final() || parts(token)) {
            end += 1;
        }
        Some(Group { start, end, kind: GroupKind::Incise })
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

/// The forms of words, numbered.
#[derive(Default)]
pub(super) struct Forms {
    numbers: HashMap<Box<str>, u32, RandomState>,
    pub(super) forms: Vec<Form>,
}

impl Forms {
    pub(super) fn number(&mut self, form: &str) -> u32 {
        if let Some(number) = self.numbers.get(form) {
            return *number;
        }
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX >> 1);
        self.numbers.insert(form.into(), number);
        self.forms.push(Form { exact: form.into(), lower: fold::lower(form).into() });
        number
    }
}
