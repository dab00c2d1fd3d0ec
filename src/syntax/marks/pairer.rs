//! The stack of open marks.

use super::double::DOUBLES;
use super::token::{TWO_BACKTICKS, TWO_COMMAS, Token};
use super::{Pairing, outermost};
use crate::syntax::mask::MARKUP;
use crate::syntax::{Lang, Unpaired, UnpairedKind};

/// How far ahead and how deep the pairing looks; what is farther is another matter.
pub(super) const REACH: usize = 64;

/// A mark that is open.
pub(super) struct Open {
    pub(super) token: Token,
    /// The last `’` after it that may have been an apostrophe, and may have been its partner.
    pub(super) maybe: Option<Token>,
}

pub(super) struct Pairer<'a> {
    pub(super) text: &'a str,
    pub(super) lang: Lang,
    pub(super) tokens: &'a [Token],
    pub(super) stack: Vec<Open>,
    pub(super) closed: Vec<(Token, Token)>,
    pub(super) unpaired: Vec<Unpaired>,
    /// Up to where the marks are dealt with.
    pub(super) done: usize,
}

impl<'a> Pairer<'a> {
    /// For masked `text`, whose marks are `tokens`.
    pub(super) fn new(text: &'a str, lang: Lang, tokens: &'a [Token]) -> Self {
        Self { text, lang, tokens, stack: Vec::new(), closed: Vec::new(), unpaired: Vec::new(), done: 0 }
    }

    /// Takes every mark in its turn.
    pub(super) fn run(&mut self) {
        for (index, token) in self.tokens.iter().enumerate() {
            if token.at >= self.done {
                self.step(index);
            }
        }
    }

    fn step(&mut self, index: usize) {
        let token = self.tokens[index];
        match token.mark {
            // `ja.„`
            '„' if token.closes() && self.is_open(DOUBLES) => self.close(token, DOUBLES),
            '„' | '「' | '『' => self.open(token),
            '‚' if token.opens() => self.open(token),
            '“' => self.left_double(index),
            '”' => self.right_double(index),
            '«' | '‹' => self.left_guillemet(index),
            '»' | '›' => self.right_guillemet(index),
            '‘' => self.left_single(token),
            '’' => self.right_single(index),
            '"' => self.straight_double(index),
            '\'' => self.straight_single(index),
            '」' => self.close_or_stray(token, &['「'], '「'),
            '』' => self.close_or_stray(token, &['『'], '『'),
            TWO_BACKTICKS | TWO_COMMAS if token.opens() && self.has_typed_partner(index) => self.open(token),
            _ => {}
        }
    }

    /// Whether one of `marks` that may close comes after the mark `index`.
    pub(super) fn comes(&self, index: usize, marks: &[char]) -> bool {
        let following = self.tokens[index + 1..].iter().take(REACH);
        following.filter(|token| marks.contains(&token.mark)).any(|token| !token.opens())
    }

    /// Whether nothing but space stands before it on its line.
    pub(super) fn starts_line(&self, token: Token) -> bool {
        let blank = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r') || c == MARKUP;
        let before = self.text[..token.at].trim_end_matches(blank);
        before.is_empty() || before.ends_with(['\n', '\r'])
    }

    /// Whether nothing follows it but a full stop.
    pub(super) fn ends_paragraph(&self, token: Token) -> bool {
        self.text[token.end()..].trim_matches(|c: char| c.is_whitespace() || c == MARKUP).len() < 2
    }

    /// `l’« ami »`
    pub(super) fn follows_apostrophe(&self, token: Token) -> bool {
        self.text[..token.at].trim_end_matches(MARKUP).ends_with(['’', '\''])
    }

    pub(super) fn open(&mut self, token: Token) {
        self.stack.push(Open { token, maybe: None });
    }

    pub(super) fn is_open(&self, marks: &[char]) -> bool {
        self.stack.iter().rev().take(REACH).any(|open| marks.contains(&open.token.mark))
    }

    pub(super) fn close_or_stray(&mut self, token: Token, partners: &[char], partner: char) {
        if self.is_open(partners) {
            self.close(token, partners);
        } else {
            self.stray(token, partner);
        }
    }

    /// Closes the nearest open one of `partners`; what was opened after it is unclosed.
    pub(super) fn close(&mut self, token: Token, partners: &[char]) {
        if !self.is_open(partners) {
            return;
        }
        while let Some(open) = self.stack.pop() {
            if partners.contains(&open.token.mark) {
                self.closed.push((open.token, token));
                return;
            }
            self.unclosed(&open, true);
        }
    }

    /// `open` has no partner. `is_nested`: within a pair that has.
    pub(super) fn unclosed(&mut self, open: &Open, is_nested: bool) {
        if let Some(maybe) = open.maybe {
            self.closed.push((open.token, maybe));
        } else if self.is_reported(open.token) && !(is_nested && self.may_be_apostrophe(open.token)) {
            self.unpaired.push(self.as_unclosed(open.token));
        }
    }

    pub(super) fn stray(&mut self, token: Token, partner: char) {
        if self.is_reported(token) {
            self.unpaired.push(Unpaired { span: token.span(), kind: UnpairedKind::StrayClosing, partner });
        }
    }

    pub(super) fn finish(mut self) -> Pairing {
        let open = self.settle();
        Pairing { pairs: outermost(&self.closed), unpaired: self.unpaired, open }
    }

    /// Settles what is open at the end, and says what of it a next paragraph may continue.
    pub(super) fn settle(&mut self) -> Option<Unpaired> {
        self.close_shared();
        // The last double mark may run on into the next paragraph; so may a single one where no double is left.
        let runs_on = |open: &Open| {
            !matches!(open.token.mark, '「' | '『')
                && self.is_reported(open.token)
                && open.maybe.is_none()
                && !self.is_followed_by_its_like(open.token)
        };
        let last = self.stack.iter().rposition(|open| runs_on(open) && !matches!(open.token.mark, '‘' | '‚'));
        let last = last.or_else(|| self.stack.iter().rposition(runs_on));
        // What is open inside it runs on as well.
        let nested = last.map_or_else(Vec::new, |last| self.stack.split_off(last));
        for unclosed in std::mem::take(&mut self.stack) {
            self.unclosed(&unclosed, false);
        }
        let open = nested.first().map(|open| self.as_unclosed(open.token));
        self.closed.extend(nested.iter().filter_map(|open| Some((open.token, open.maybe?))));
        self.unpaired.sort_by_key(|unpaired| unpaired.span);
        open
    }

    /// Whether a pair of the same mark closes after it: where it is not the house to nest the same marks, it lacks its
    /// partner here, rather than running on.
    pub(super) fn is_followed_by_its_like(&self, token: Token) -> bool {
        let is_like = |(open, _): &(Token, Token)| open.at > token.at && open.mark == token.mark;
        token.mark != '«' && self.closed.iter().rev().take(REACH).any(is_like)
    }

    /// A mark that closes two: where a quotation within a quotation ends with it, `»` is often written once; and where each
    /// line opens with a mark, one closes them all.
    pub(super) fn close_shared(&mut self) {
        let mut index = self.stack.len();
        let last = index.saturating_sub(REACH);
        while index > last {
            index -= 1;
            let open = self.stack[index].token;
            let shares = |(inner, close): &&(Token, Token)| {
                let ends_both = open.mark == '«' && (self.lang == Lang::French || self.ends_paragraph(*close));
                inner.at > open.at && inner.mark == open.mark && (ends_both || self.starts_line(*inner))
            };
            let close = self.closed.iter().rev().take(REACH).find(shares).map(|(_, close)| *close);
            if let Some(close) = close {
                self.closed.push((open, close));
                self.stack.remove(index);
            }
        }
    }
}
