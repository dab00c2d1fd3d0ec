//! Which marks without a partner are worth a word, and what is said of them.

use super::pairer::{Pairer, REACH};
use super::token::{TWO_BACKTICKS, TWO_COMMAS, Token};
use super::{apostrophe, partner};
use crate::syntax::mask::{LITERAL, OBJECT};
use crate::syntax::{Lang, Unpaired, UnpairedKind, lexicon};

impl Pairer<'_> {
    pub(super) fn as_unclosed(&self, token: Token) -> Unpaired {
        let partner = match (token.mark, self.lang) {
            // A paragraph that goes on with a quotation.
            ('»', Lang::French | Lang::Spanish | Lang::Italian | Lang::Portuguese) => '»',
            ('»' | '”', Lang::Other) => token.mark,
            ('”', _) => '”',
            (TWO_BACKTICKS | TWO_COMMAS, _) => '\'',
            (mark, _) => partner(mark),
        };
        Unpaired { span: token.span(), kind: UnpairedKind::Unclosed, partner }
    }

    /// Whether a mark without a partner is worth a word. It may be an apostrophe, a minute, an inch, a piece of code that
    /// nobody marked as code, the arrow of a menu or of a page's navigation.
    pub(super) fn is_reported(&self, token: Token) -> bool {
        let beside = |wanted: fn(char) -> bool| [token.before, token.after].into_iter().flatten().any(wanted);
        match token.mark {
            '\'' | TWO_BACKTICKS | TWO_COMMAS => false,
            '"' => !beside(|c| c.is_ascii_digit() || is_code(c)) && !self.follows_escape(token),
            '”' => !token.follows_digit(),
            '‘' => self.is_in_house_of_singles(token) && !apostrophe::may_have_lost_its_h(self.text, token),
            '’' => self.lang != Lang::Other,
            '‹' | '›' => !token.follows_space() || !token.precedes_space(),
            // With a plain space inside it is French, or an arrow.
            '«' if token.after == Some(' ') && !token.closes() => self.lang == Lang::French && !self.is_alone(token),
            _ => true,
        }
    }

    /// Whether a `‘` within double marks is rather an apostrophe turned the wrong way (`Mr. ‘Eathcote`) than the
    /// beginning of a quotation, which something leads up to: `He said, ‘Go`.
    pub(super) fn may_be_apostrophe(&self, token: Token) -> bool {
        token.mark == '‘' && !self.is_led_up_to(token)
    }

    /// `he said, ‘`, `as follows: ‘`
    pub(super) fn is_led_up_to(&self, token: Token) -> bool {
        let lead = self.text[..token.at].trim_end();
        let words = lead.rmatch_indices(' ').nth(2).map_or(lead, |(at, _)| &lead[at..]);
        lead.ends_with(':') || lead.ends_with(',') && lexicon::speech_cue(words, self.lang).is_some()
    }

    /// Whether the paragraph is known to quote in single marks; otherwise a lone `‘` is an apostrophe turned the wrong
    /// way, or a letter of Arabic or Hawaiian.
    pub(super) fn is_in_house_of_singles(&self, token: Token) -> bool {
        let lead = self.text[..token.at].trim_end();
        !lead.contains(char::is_alphabetic)
            || self.is_led_up_to(token)
            || self.closed.iter().take(REACH).any(|(open, _)| open.mark == '‘' && open.at < token.at)
    }

    /// `…\n"`, of a string in code.
    fn follows_escape(&self, token: Token) -> bool {
        self.text[..token.at].chars().rev().nth(1) == Some('\\')
    }

    /// `« Back`, and nothing else.
    pub(super) fn is_alone(&self, token: Token) -> bool {
        let words = &self.text[token.end()..];
        let is_sentence = words.trim_end().ends_with(['.', '!', '?', '…', ',', ':', ';']);
        token.before.is_none() && !is_sentence && words.split_whitespace().take(4).count() < 4
    }
}

/// Signs that stand beside a straight mark in code, and hardly in prose.
fn is_code(c: char) -> bool {
    matches!(c, '{' | '}' | '[' | ']' | '=' | '<' | '>' | '\\' | '$' | '#' | '|' | '+' | '~' | '^' | OBJECT | LITERAL)
}
