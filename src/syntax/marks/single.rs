//! ‘…’, ‚…‘ and '…', among apostrophes.

use super::apostrophe;
use super::pairer::{Pairer, REACH};
use super::token::{Look, TWO_BACKTICKS, TWO_COMMAS, Token};
use crate::syntax::Lang;

impl Pairer<'_> {
    /// Opens in English, closes in German, and is often an apostrophe turned the wrong way.
    pub(super) fn left_single(&mut self, token: Token) {
        match token.look() {
            Look::Inside if !token.is_cjk() => {}
            Look::Opens if !apostrophe::is_elision(self.text, token) => self.open(token),
            Look::Opens => {}
            _ if self.is_open(&['‚']) => self.close(token, &['‚']),
            Look::Closes => self.close(token, &['‘']),
            Look::Either if token.precedes_space() => {}
            _ => self.open(token),
        }
    }

    /// Closes, if a single mark is open; most often it is an apostrophe.
    pub(super) fn right_single(&mut self, index: usize) {
        let token = self.tokens[index];
        if self.is_open(&['‘', '‚', '’']) {
            self.close_single(index, &['‘', '‚', '’']);
        } else if self.lang == Lang::Other && token.opens() && !apostrophe::is_elision(self.text, token) {
            // Swedish and Finnish.
            if self.comes(index, &['’']) {
                self.open(token);
            }
        }
    }

    pub(super) fn straight_single(&mut self, index: usize) {
        let token = self.tokens[index];
        let next_too = self.tokens.get(index + 1).filter(|next| next.mark == '\'' && next.at == token.end());
        if let Some(next) = next_too.filter(|_| self.is_open(&[TWO_BACKTICKS, TWO_COMMAS])) {
            self.done = next.end();
            self.close(Token { len: 2, ..token }, &[TWO_BACKTICKS, TWO_COMMAS]);
        } else if self.is_open(&['\'', '‘']) && !token.opens() {
            self.close_single(index, &['\'', '‘']);
        } else if token.opens() && !apostrophe::is_elision(self.text, token) && self.comes(index, &['\'', '’']) {
            self.open(token);
        }
    }

    pub(super) fn close_single(&mut self, index: usize, partners: &[char]) {
        let token = self.tokens[index];
        let starts_word = token.follows_space() && !token.precedes_space();
        if token.is_inside_word() && !token.is_cjk() || starts_word || !self.is_open(partners) {
            return;
        }
        if apostrophe::may_end_word(self.text, token) && self.closes_later(index) {
            let found = self.stack.iter_mut().rev().find(|open| partners.contains(&open.token.mark));
            if let Some(open) = found {
                open.maybe = Some(token);
            }
            return;
        }
        self.close(token, partners);
    }

    /// Whether a single mark that surely closes comes before the next one that opens, and before the quotation around
    /// it ends.
    pub(super) fn closes_later(&self, index: usize) -> bool {
        let is_within = |token: &&Token| {
            let ends = matches!(token.mark, '”' | '"') && token.look() == Look::Closes && self.is_open(&['“', '"']);
            token.mark != '‘' && !(token.mark == '\'' && token.opens()) && !ends
        };
        self.tokens[index + 1..].iter().take(REACH).take_while(is_within).any(|token| {
            matches!(token.mark, '’' | '\'') && token.closes() && !apostrophe::may_end_word(self.text, *token)
        })
    }
}
