//! “…”, „…“, ”…” and "…", and what typists put for them.

use super::pairer::{Pairer, REACH};
use super::token::{Look, TWO_BACKTICKS, TWO_COMMAS, Token};
use crate::syntax::Lang;

/// What a double mark of any shape may close: damage pairs them in every way.
pub(super) const DOUBLES: &[char] = &['“', '„', '"', '”', TWO_BACKTICKS, TWO_COMMAS];

impl Pairer<'_> {
    /// Opens in English, closes in German, and by mistake closes in English too.
    pub(super) fn left_double(&mut self, index: usize) {
        let token = self.tokens[index];
        let low_is_open = self.is_open(&['„', TWO_COMMAS]);
        let is_open = self.is_open(DOUBLES);
        match token.look() {
            // `„a “b” c“`, where one of the other house is nested; else a space got before it.
            Look::Opens if low_is_open && !self.comes(index, &['”']) => self.close(token, DOUBLES),
            Look::Opens => self.open(token),
            Look::Closes if is_open => self.close(token, DOUBLES),
            Look::Closes if token.is_cjk() => self.open(token),
            Look::Closes => self.stray(token, if self.lang == Lang::English { '“' } else { '„' }),
            _ if low_is_open => self.close(token, DOUBLES),
            // `bản“dài“`
            Look::Inside if is_open && !token.is_cjk() && !self.comes(index, &['”', '"']) => {
                self.close(token, DOUBLES);
            }
            Look::Either if is_open && token.precedes_space() => self.close(token, DOUBLES),
            Look::Either if token.precedes_space() && !self.comes(index, DOUBLES) => {}
            _ => self.open(token),
        }
    }

    /// Closes; opens in Swedish and Finnish, and in Chinese by mistake.
    pub(super) fn right_double(&mut self, index: usize) {
        let token = self.tokens[index];
        let is_open = self.is_open(DOUBLES);
        let reopens = self.is_open(&['”']) && !self.is_open(&['“', '„', '"']);
        match token.look() {
            Look::Opens if !is_open || reopens => self.open(token),
            _ if is_open => self.close(token, DOUBLES),
            // 5’ 10”
            _ if token.follows_digit() => {}
            Look::Inside | Look::Either if !token.precedes_space() && self.comes(index, &['”', '"']) => {
                self.open(token);
            }
            Look::Either if token.is_spaced() => {}
            _ => self.stray(token, '“'),
        }
    }

    pub(super) fn straight_double(&mut self, index: usize) {
        let token = self.tokens[index];
        let is_open = self.is_open(DOUBLES);
        if token.is_gershayim() || token.is_spoken_of() || self.is_measure(index, is_open) {
            return;
        }
        match token.look() {
            Look::Opens if !(is_open && token.is_cjk()) => self.open(token),
            _ if is_open => self.close(token, DOUBLES),
            Look::Either if self.comes(index, DOUBLES) => self.open(token),
            // `said,"words`: the space before the mark is missing.
            Look::Inside if matches!(token.before, Some(',' | ';')) || self.comes(index, DOUBLES) => self.open(token),
            Look::Closes if token.is_cjk() && self.comes(index, DOUBLES) => self.open(token),
            // `l'" ami "`
            Look::Closes if self.follows_apostrophe(token) && self.comes(index, DOUBLES) => self.open(token),
            Look::Closes if self.is_empty_string(index) => {}
            Look::Closes => self.stray(token, '"'),
            // `" `, alone: a ditto mark, an inch, a sign that is spoken of.
            _ => {}
        }
    }

    /// An inch: after a digit, with nothing open, or within a quotation that goes on and is closed by another.
    pub(super) fn is_measure(&self, index: usize, is_open: bool) -> bool {
        let closes_later = || {
            let following = self.tokens[index + 1..].iter().take(REACH).filter(|token| DOUBLES.contains(&token.mark));
            let mut following = following.take_while(|token| token.closes());
            following.any(|token| !token.follows_digit())
        };
        let token = self.tokens[index];
        token.follows_digit() && !token.opens() && (!is_open || closes_later())
    }

    /// `f(x, "")`
    pub(super) fn is_empty_string(&mut self, index: usize) -> bool {
        let token = self.tokens[index];
        let next = self.tokens.get(index + 1).filter(|next| next.mark == '"' && next.at == token.end());
        if let Some(next) = next {
            self.done = next.end();
        }
        next.is_some()
    }

    /// Whether what closes a typed pair comes: `''`, `"` or a mark of the pair's own kind.
    pub(super) fn has_typed_partner(&self, index: usize) -> bool {
        let following: &[Token] = &self.tokens[index + 1..(index + 1 + REACH).min(self.tokens.len())];
        let is_two = |two: &[Token]| two[0].mark == '\'' && two[1].mark == '\'' && two[0].end() == two[1].at;
        following.windows(2).any(is_two) || self.comes(index, &['“', '”', '"'])
    }
}
