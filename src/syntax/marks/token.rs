//! A mark and its neighbours: what they say of which way it faces.

use crate::syntax::mask::{LITERAL, MARKUP, OBJECT};
use crate::text::Span;

/// The two backticks of LaTeX, which `''` closes. They have no character of their own.
pub(super) const TWO_BACKTICKS: char = '`';
/// Two commas for want of a low mark: `,,so''`.
pub(super) const TWO_COMMAS: char = ',';

/// A mark with its neighbours: the characters that a reader sees beside it, other marks looked through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub at: usize,
    pub len: usize,
    pub mark: char,
    pub before: Option<char>,
    pub after: Option<char>,
}

/// Which way a mark faces by its neighbours alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Words begin after it, and none end before it.
    Opens,
    /// Words end before it, and none begin after it.
    Closes,
    /// Neither words before it nor after it: ` " `, `—“…`.
    Either,
    /// Words on both sides: `l’“ami”`, `said,"so"`, all of Chinese.
    Inside,
}

impl Token {
    pub(super) fn span(self) -> Span {
        Span::new(self.at, self.end())
    }

    pub(super) fn end(self) -> usize {
        self.at + self.len
    }

    pub(super) fn look(self) -> Look {
        match (self.before.is_none_or(ends_nothing), self.after.is_none_or(begins_nothing)) {
            (true, false) => Look::Opens,
            (false, true) => Look::Closes,
            (true, true) => Look::Either,
            (false, false) => Look::Inside,
        }
    }

    pub(super) fn opens(self) -> bool {
        self.look() == Look::Opens
    }

    pub(super) fn closes(self) -> bool {
        self.look() == Look::Closes
    }

    /// Whether space, or the paragraph's end, is on both sides: `File » Open`, or marks with French spaces.
    pub(super) fn is_spaced(self) -> bool {
        self.follows_space() && self.precedes_space()
    }

    pub(super) fn follows_space(self) -> bool {
        self.before.is_none_or(char::is_whitespace)
    }

    pub(super) fn precedes_space(self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    /// An apostrophe's place.
    pub(super) fn is_inside_word(self) -> bool {
        self.before.is_some_and(is_word) && self.after.is_some_and(is_word)
    }

    /// A foot, an inch, a minute or a second: `6'2"`, `12"`, `40°26'46"N`.
    pub(super) fn follows_digit(self) -> bool {
        self.before.is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether it stands in a script that parts words by nothing.
    pub(super) fn is_cjk(self) -> bool {
        [self.before, self.after].into_iter().flatten().any(is_cjk)
    }

    /// `the double quote (")`
    pub(super) fn is_spoken_of(self) -> bool {
        matches!((self.before, self.after), (Some('('), Some(')')) | (Some('['), Some(']')))
    }

    /// The sign of Hebrew abbreviations: `צה"ל`.
    pub(super) fn is_gershayim(self) -> bool {
        let is_hebrew = |c: char| ('\u{5d0}'..='\u{5ea}').contains(&c);
        self.before.is_some_and(is_hebrew) && self.after.is_some_and(is_hebrew)
    }
}

/// The marks of masked `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    // Most paragraphs quote nothing.
    if !text.contains(super::is_mark) && !text.contains("``") && !text.contains(",,") {
        return tokens;
    }
    let mut sides = Side::default();
    for (at, c) in text.char_indices() {
        let pair_of = |c: char| text[at..].starts_with([c]) && text[at + 1..].starts_with([c]);
        let continues_pair = tokens.last().is_some_and(|last| last.end() > at);
        // A dash that was read in the wrong encoding: `â€”`.
        let is_mojibake = matches!(c, '”' | '“') && text[..at].ends_with("â€");
        if super::is_mark(c) && !is_mojibake || !continues_pair && matches!(c, TWO_BACKTICKS | TWO_COMMAS) && pair_of(c)
        {
            let len = if super::is_mark(c) { c.len_utf8() } else { 2 };
            tokens.push(Token { at, len, mark: c, before: sides.at_mark(), after: None });
        } else if !continues_pair {
            sides.see(c);
        }
    }
    let mut sides = Side::default();
    let mut rest = tokens.as_mut_slice();
    for (at, c) in text.char_indices().rev() {
        match rest {
            [.., last] if last.at == at => {
                last.after = sides.at_mark();
                let count = rest.len() - 1;
                rest = &mut std::mem::take(&mut rest)[..count];
            }
            [.., last] if (last.at..last.end()).contains(&at) => {}
            _ => sides.see(c),
        }
    }
    tokens
}

/// What was last seen on the way to a mark.
#[derive(Default)]
struct Side {
    seen: Option<char>,
    after_mark: bool,
}

impl Side {
    fn see(&mut self, c: char) {
        match c {
            MARKUP | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            // Between two marks, `’ ”`, a thin space parts nothing; behind one it is the space that French puts inside.
            '\u{a0}' | '\u{2005}'..='\u{200a}' | '\u{202f}' if self.after_mark => {}
            _ => *self = Self { seen: Some(c), after_mark: false },
        }
    }

    fn at_mark(&mut self) -> Option<char> {
        self.after_mark = true;
        self.seen
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == OBJECT
}

/// Signs after which a mark opens: no word ends with them.
fn ends_nothing(c: char) -> bool {
    c.is_whitespace()
        || is_dash(c)
        || matches!(c, '(' | '[' | '{' | '<' | '¿' | '¡' | '>' | '|' | ':' | '*' | '_' | '/' | '=' | '@' | '$' | '#')
        || matches!(c, '（' | '［' | '【' | '《' | '〈' | '：' | LITERAL)
}

/// Signs before which a mark closes: no word begins with them.
fn begins_nothing(c: char) -> bool {
    c.is_whitespace()
        || is_dash(c)
        || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '}' | '>' | '|' | '/' | '=' | '*' | '_')
        || matches!(
            c,
            '。' | '，' | '、' | '；' | '：' | '！' | '？' | '）' | '］' | '】' | '》' | '〉' | '·' | LITERAL
        )
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '-' | '‐' | '‑' | '−')
}

fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x3000..=0x30FF | 0x3400..=0x9FFF | 0xFF00..=0xFF60 | 0x20000..=0x3FFFF)
}
