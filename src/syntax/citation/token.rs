//! The few characters of a paragraph that decide how its citations are read. All other text lies between the tokens.

use std::collections::HashMap;

use super::example;
use super::key::{self, Key};
use super::{ExampleLabel, NoteRef};
use crate::syntax::mask::{LITERAL, MARKUP};
use crate::text::Span;

/// The longest name of a character reference that is looked for before a `;`.
const REFERENCE: usize = 33;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// For a key, from its `-` or `@` to its end.
    pub(super) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `[`
    Open,
    /// `]`
    Close,
    /// `;` that does not end a character reference
    Semicolon,
    /// `@key`, `-@key`
    Key(Key),
    /// A straight `"`. Any may close; one that `opens` does not follow a word and precedes no white space.
    DoubleQuote { opens: bool },
    /// A straight `'`. One inside a word does neither and is no token.
    SingleQuote { opens: bool, closes: bool },
    /// `[^label]`
    NoteRef,
    /// `^` before the [`Kind::Open`] of an inline note
    Caret,
    /// Masked markup where emphasis or a link begins
    MarkOpen,
    /// Masked markup where emphasis or a link ends
    MarkClose,
}

/// The tokens of a text, with what was found on the way.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub(super) list: Vec<Token>,
    pub(super) note_refs: Vec<NoteRef>,
    pub(super) examples: Vec<ExampleLabel>,
}

/// Splits masked text. `paragraph`: lines at its start may be items of an example list.
pub(super) fn tokens(text: &str, paragraph: bool) -> Tokens {
    Lexer::run(text, paragraph).found
}

/// Whether a word ends with `text`, so that no key starts right after it.
pub(super) fn ends_with_word(text: &str) -> bool {
    Lexer::run(text, false).follows_word(text.len())
}

struct Lexer<'a> {
    text: &'a str,
    braces: HashMap<usize, usize>,
    found: Tokens,
    /// How many of the examples lie behind.
    past_examples: usize,
    /// Where the last key ended: Pandoc does not take it for a word.
    last_key: Option<usize>,
    /// Where the last emphasis ended: Pandoc takes it for a word.
    last_emphasis: Option<usize>,
    open_marks: usize,
    /// The `^` that closes the superscript which was opened last.
    superscript_end: Option<usize>,
}

impl<'a> Lexer<'a> {
    fn run(text: &'a str, paragraph: bool) -> Self {
        let examples = if paragraph { example::labels(text) } else { Vec::new() };
        let mut lexer = Self {
            text,
            braces: key::braces(text),
            found: Tokens { examples, ..Tokens::default() },
            past_examples: 0,
            last_key: None,
            last_emphasis: None,
            open_marks: 0,
            superscript_end: None,
        };
        let mut at = 0;
        while at < text.len() {
            at = lexer.step(at);
        }
        lexer
    }

    /// Reads what stands at `at` and says where to go on.
    fn step(&mut self, at: usize) -> usize {
        match self.text.as_bytes()[at] {
            b'[' => return self.bracket(at),
            b']' => self.push(Kind::Close, at, at + 1),
            b';' if !self.ends_reference(at) => self.push(Kind::Semicolon, at, at + 1),
            b'^' => return self.caret(at),
            b'@' => return self.key(at),
            b'"' => {
                let opens = self.may_open(at);
                self.push(Kind::DoubleQuote { opens }, at, at + 1);
            }
            b'\'' => {
                let (opens, closes) = (self.may_open(at), !self.next(at).is_some_and(key::is_alphanumeric));
                if opens || closes {
                    self.push(Kind::SingleQuote { opens, closes }, at, at + 1);
                }
            }
            b if char::from(b) == MARKUP => return self.markup(at),
            _ => {}
        }
        at + 1
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.found.list.push(Token { kind, span: Span::new(start, end) });
    }

    fn next(&self, at: usize) -> Option<char> {
        self.text[at + 1..].chars().next()
    }

    /// Whether a word ends at `at`, so that no key and no quotation starts there.
    fn follows_word(&self, at: usize) -> bool {
        self.last_emphasis == Some(at) || self.last_key != Some(at) && key::ends_word(self.text, at)
    }

    /// Whether the `;` at `at` ends a character reference: `&amp;`, `&#8211;`.
    fn ends_reference(&self, at: usize) -> bool {
        let start = at.saturating_sub(REFERENCE).max(self.last_key.unwrap_or(0));
        let before = &self.text.as_bytes()[start..at];
        let Some(name) = before.iter().rposition(|&b| b == b'&').map(|ampersand| &before[ampersand + 1..]) else {
            return false;
        };
        match name {
            [b'#', b'x' | b'X', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit),
            [b'#', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
            // Of the names with two letters only these are written; `AT&T;` and `R&D;` are none.
            b"lt" | b"gt" | b"LT" | b"GT" => true,
            [first, ..] => name.len() > 2 && first.is_ascii_alphabetic() && name.iter().all(u8::is_ascii_alphanumeric),
            [] => false,
        }
    }

    fn may_open(&self, at: usize) -> bool {
        !self.follows_word(at) && self.next(at).is_some_and(|c| !c.is_ascii_whitespace())
    }

    /// An inline note, or a superscript (`19^th^[@a]`): its second `^` begins no note.
    fn caret(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 1..];
        if self.superscript_end == Some(at) {
            return at + 1;
        }
        if rest.starts_with('[') {
            self.push(Kind::Caret, at, at + 1);
            self.push(Kind::Open, at + 1, at + 2);
            return at + 2;
        }
        let end = rest.find(|c: char| c == '^' || c.is_ascii_whitespace());
        self.superscript_end = end.filter(|&end| rest[end..].starts_with('^')).map(|end| at + 1 + end);
        at + 1
    }

    fn bracket(&mut self, at: usize) -> usize {
        let Some(length) = self.text[at..].strip_prefix("[^").map(note_label).filter(|&length| length > 0) else {
            self.push(Kind::Open, at, at + 1);
            return at + 1;
        };
        let label_span = Span::new(at + 2, at + 2 + length);
        let end = label_span.end() + 1;
        self.push(Kind::NoteRef, at, end);
        let label = self.text[label_span].to_owned();
        self.found.note_refs.push(NoteRef { span: Span::new(at, end), label_span, label });
        end
    }

    fn key(&mut self, at: usize) -> usize {
        if let Some(marker) = self.example_at(at) {
            return marker.end();
        }
        let Some((name, end)) = key::name_after(self.text, at, &self.braces) else { return at + 1 };
        let hyphens = self.text[..at].bytes().rev().take_while(|&b| b == b'-').count();
        // Three hyphens are a dash, two are one: what is left over suppresses the author.
        let suppress_author = hyphens % 3 == 1 && (hyphens > 1 || !self.follows_word(at - 1));
        if hyphens == 0 && self.follows_word(at) {
            // Pandoc tries a reference to an example next. Found or not, what that takes is no word, either.
            let end = at + 1 + example::label_length(&self.text[at + 1..]);
            self.last_key = Some(end);
            return end;
        }
        let braced = name.start() > at + 1;
        if !braced && key::is_address(self.text, at, end) {
            return at + 1;
        }
        let start = at - usize::from(suppress_author);
        self.push(Kind::Key(Key { name, suppress_author, braced }), start, end);
        self.last_key = Some(end);
        end
    }

    /// The example marker that the `@` at `at` belongs to.
    fn example_at(&mut self, at: usize) -> Option<Span> {
        let left = &self.found.examples[self.past_examples..];
        self.past_examples += left.iter().take_while(|label| label.span.end() <= at).count();
        self.found.examples.get(self.past_examples).map(|label| label.span).filter(|span| span.contains(at))
    }

    /// A run of masked markup. Emphasis and the text of a link hide what is in them from the brackets around, so their
    /// ends are told apart as in Markdown’s standard: by what stands on either side.
    fn markup(&mut self, at: usize) -> usize {
        let bytes = &self.text.as_bytes()[at..];
        let end = at + bytes.iter().take_while(|&&b| char::from(b) == MARKUP).count();
        let before = self.text[..at].chars().next_back();
        let after = self.text[end..].chars().next();
        // The backslash of an escaped character is no delimiter.
        let length = end - at - usize::from(after == Some(LITERAL));
        let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let stops = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
        let closes = length > 0 && touches(before) && self.open_marks > 0 && (!stops(before) || stops(after));
        let opens = (1..=4).contains(&length) && touches(after) && (!stops(after) || stops(before));
        if closes {
            self.open_marks -= 1;
            self.push(Kind::MarkClose, at, end);
            self.last_emphasis = (length <= 3).then_some(end);
        } else if opens {
            self.open_marks += 1;
            self.push(Kind::MarkOpen, at, end);
        }
        end
    }
}

/// The length of the label at the start of `text` if a `]` follows it, 0 otherwise.
fn note_label(text: &str) -> usize {
    match text.find(['\r', '\n', '\t', ' ', '^', '[', ']']) {
        Some(end) if text[end..].starts_with(']') => end,
        _ => 0,
    }
}
