//! The tokens of a sentence or a line, and what can be asked of them.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::{Class, Lexicon};
use super::super::mask::{LITERAL, MARKUP, OBJECT};
use super::date;
use super::token::{Kind, Token};
use crate::text::Span;

/// The tokens of a sentence or a line, with what is needed to read them. Places in it are indices of tokens; there is
/// nothing at a place past its end.
#[derive(Clone, Copy)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) lang: Lang,
    pub(super) lexicon: &'static Lexicon,
    /// Whether a name is what is most likely to stand here: the opening of a dash line.
    pub(super) is_line: bool,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token], lang: Lang) -> Self {
        Self { text, tokens, lang, lexicon: Lexicon::of(lang), is_line: false }
    }

    /// Those before `end`.
    pub(super) fn until(self, end: usize) -> Self {
        Self { tokens: &self.tokens[..end.min(self.tokens.len())], ..self }
    }

    pub(super) fn get(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at)
    }

    /// The token before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&'t Token> {
        at.checked_sub(1).and_then(|before| self.get(before))
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.get(at).is_some_and(|token| token.is(class))
    }

    pub(super) fn is_any(&self, at: usize, classes: &[Class]) -> bool {
        self.get(at).is_some_and(|token| token.is_any(classes))
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.get(at).is_some_and(|token| matches!(token.kind, Kind::Mark(mark) if marks.contains(&mark)))
    }

    pub(super) fn is_quotation(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Quotation)
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_word() && token.is_capitalised)
    }

    /// Whether no word comes before `at`: a capital there says nothing.
    pub(super) fn is_first_word(&self, at: usize) -> bool {
        self.until(at).tokens.iter().all(|token| matches!(token.kind, Kind::Mark(_)))
    }

    /// Whether a day, a month or a year stands at `at`.
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            token.kind == Kind::Number || token.is(Class::Weekday) || self.lexicon.month(&token.folded).is_some()
        })
    }

    /// Whether the word at `at` is the month of a day right before it, and so begins no name.
    pub(super) fn is_month_of_day(&self, at: usize) -> bool {
        date::is_month_of_day(self.tokens, at, self.lang)
    }

    /// The span of some tokens; empty for none.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.span.join(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The words at `span` as a reader sees them: without markup, with one space for any white space.
    pub(super) fn clean(&self, span: Span) -> String {
        let visible: String = self.text[span].chars().filter(|&c| !matches!(c, MARKUP | OBJECT | LITERAL)).collect();
        visible.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of some tokens (see [`Self::clean`]).
    pub(super) fn words(&self, tokens: Range<usize>) -> String {
        self.clean(self.span(tokens))
    }

    /// Where the word at `at` ends without its genitive.
    pub(super) fn stem_end(&self, at: usize) -> usize {
        let Some(token) = self.get(at) else { return self.text.len() };
        let genitive = if token.is_possessive { self.text[token.span].rfind(['\'', '’']) } else { None };
        genitive.map_or(token.span.end(), |stem| token.span.start() + stem)
    }

    /// Whether a word is a short name in capitals: “NASA”, “U.S.”.
    pub(super) fn is_acronym(&self, token: &Token) -> bool {
        let written = self.clean(token.span);
        let letters = written.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = written.chars().all(|c| c.is_uppercase() || c == '.' && token.is(Class::Ending));
        capitals && (2..=4).contains(&letters) && !token.is(Class::Given)
    }
}
