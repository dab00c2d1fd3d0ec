//! «…», »…«, »…» and ‹…›, and the arrows that look like them.

use super::pairer::{Pairer, REACH};
use super::partner;
use super::token::{Look, Token};
use crate::syntax::Lang;
use crate::syntax::mask::MARKUP;

impl Pairer<'_> {
    pub(super) fn left_guillemet(&mut self, index: usize) {
        let token = self.tokens[index];
        let [same, other] = [token.mark, partner(token.mark)];
        match token.look() {
            // `‹ back`
            _ if same == '‹' && token.is_spaced() && token.after == Some(' ') && !self.is_open(&[other]) => {}
            Look::Closes | Look::Either | Look::Inside if self.is_open(&[other]) => self.close(token, &[other]),
            Look::Closes if self.follows_apostrophe(token) => self.open(token),
            // `«so«`
            Look::Closes => self.close_or_stray(token, &[same], other),
            // `–« tal`, where a dash introduces what is said; `Warte –«`, where one breaks it off.
            Look::Either if !token.follows_space() && token.precedes_space() && !self.comes(index, &[other]) => {
                self.close_or_stray(token, &[same], other);
            }
            Look::Opens | Look::Either | Look::Inside => self.open(token),
        }
    }

    pub(super) fn right_guillemet(&mut self, index: usize) {
        let token = self.tokens[index];
        let [same, other] = [token.mark, partner(token.mark)];
        let may_reopen = matches!(token.look(), Look::Opens | Look::Either) && self.starts_line(token);
        match token.look() {
            // French, in letters and verse: each line opens with it, and the last closes.
            _ if may_reopen && self.is_open(&[other]) && self.comes(index, &[same]) => {}
            _ if self.is_open(&[other]) => self.close(token, &[other]),
            Look::Opens => self.open(token),
            _ if self.is_open(&[same]) => self.close(token, &[same]),
            Look::Either if may_reopen => {
                let is_closed = self.comes(index, &[other]) || self.next_closes(index, same);
                if self.lang == Lang::French || is_closed {
                    self.open(token);
                }
            }
            // `» Nej.»`
            Look::Either if token.is_spaced() && self.next_closes(index, same) => self.open(token),
            // `File » Open`, `next »`
            Look::Either if token.is_spaced() && !self.ends_words(token) => {}
            Look::Either if !token.precedes_space() && !self.ends_words(token) => self.open(token),
            Look::Inside if self.comes(index, &[same, other]) => self.open(token),
            _ => self.stray(token, other),
        }
    }

    /// Whether the next mark of this kind closes by its look.
    pub(super) fn next_closes(&self, index: usize, mark: char) -> bool {
        let next = self.tokens[index + 1..].iter().take(REACH).find(|token| token.mark == mark);
        next.is_some_and(|next| next.closes())
    }

    /// Whether a `»` with a space before it is where words end, which in French have it so, and not an arrow.
    pub(super) fn ends_words(&self, token: Token) -> bool {
        let words = self.text[..token.at].trim_end_matches([' ', MARKUP]);
        let ends_sentence = words.ends_with(['.', '!', '?', '…', ',']);
        let is_long = || words.split_whitespace().rev().nth(3).is_some();
        match token.before {
            Some('\u{a0}' | '\u{202f}' | '\u{2009}') => true,
            Some(' ' | '\n' | '\r') if matches!(token.after, Some(',' | ';' | ')')) => true,
            Some(' ' | '\n' | '\r') => {
                self.lang == Lang::French && (ends_sentence || is_long() && self.ends_paragraph(token))
            }
            _ => false,
        }
    }
}
