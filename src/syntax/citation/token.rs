//! The few characters of a paragraph that decide how its citations are read. All other text lies between the tokens.

use std::collections::HashMap;

use super::example;
use super::key::{self, Key};
use super::{ExampleLabel, NoteRef};
use crate::syntax::mask::MARKUP;
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// For a key, from its `-` or `@` to its end.
    pub(super) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `[`; in the text of a link it opens no other link
    Open { in_link: bool },
    /// `]`
    Close,
    /// `;`
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

/// Splits masked text. `source` says what is masked. `paragraph`: lines at its start may be items of an example list.
pub(super) fn tokens(text: &str, source: &str, paragraph: bool) -> Tokens {
    Lexer::run(text, source, paragraph).found
}

/// Whether a word ends with `text`, so that no key starts right after it.
pub(super) fn ends_with_word(text: &str, source: &str) -> bool {
    Lexer::run(text, source, false).follows_word(text.len())
}

struct Lexer<'a> {
    text: &'a str,
    source: &'a [u8],
    braces: HashMap<usize, usize>,
    found: Tokens,
    /// How many of the examples lie behind.
    past_examples: usize,
    /// Where the last key ended: Pandoc does not take it for a word.
    last_key: Option<usize>,
    /// Where the last emphasis ended: Pandoc takes it for a word.
    last_emphasis: Option<usize>,
    open_marks: usize,
    /// Whether this is the text of a link.
    in_link: bool,
    /// The `^` that closes the superscript which was opened last.
    superscript_end: Option<usize>,
}

impl<'a> Lexer<'a> {
    fn run(text: &'a str, source: &'a str, paragraph: bool) -> Self {
        let examples = if paragraph { example::labels(text) } else { Vec::new() };
        let mut lexer = Self {
            text,
            source: source.as_bytes(),
            braces: key::braces(text),
            found: Tokens { examples, ..Tokens::default() },
            past_examples: 0,
            last_key: None,
            last_emphasis: None,
            open_marks: 0,
            in_link: false,
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
        if let Some(end) = self.reference_end(at) {
            return end;
        }
        match self.text.as_bytes()[at] {
            b'[' => return self.bracket(at),
            b']' => self.push(Kind::Close, at, at + 1),
            b';' => self.push(Kind::Semicolon, at, at + 1),
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

    fn open(&self) -> Kind {
        Kind::Open { in_link: self.in_link }
    }

    fn next(&self, at: usize) -> Option<char> {
        self.text[at + 1..].chars().next()
    }

    /// Whether a word ends at `at`, so that no key and no quotation starts there.
    fn follows_word(&self, at: usize) -> bool {
        self.last_emphasis == Some(at) || self.last_key != Some(at) && key::ends_word(self.text, at)
    }

    /// The end of the character reference (`&amp;`, `&#8211;`) at `at`, which stands for a character that means only
    /// itself. The mask knows which are any.
    fn reference_end(&self, at: usize) -> Option<usize> {
        let name = self.source.get(at..)?.strip_prefix(b"&")?;
        let length = name.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
        let semicolon = at + 1 + length;
        let is_masked = self.text.as_bytes().get(semicolon).is_some_and(|&b| char::from(b) == MARKUP);
        (is_masked && name.get(length) == Some(&b';')).then_some(semicolon + 1)
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
            self.push(self.open(), at + 1, at + 2);
            return at + 2;
        }
        let end = rest.find(|c: char| c == '^' || c.is_ascii_whitespace());
        self.superscript_end = end.filter(|&end| rest[end..].starts_with('^')).map(|end| at + 1 + end);
        at + 1
    }

    fn bracket(&mut self, at: usize) -> usize {
        let Some(length) = self.text[at..].strip_prefix("[^").map(note_label).filter(|&length| length > 0) else {
            self.push(self.open(), at, at + 1);
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

    /// The first piece of the masked markup at `at`, and where it ends.
    fn mark(&self, at: usize) -> (Mark, usize) {
        let (text, source) = (&self.text.as_bytes()[at..], self.source.get(at..).unwrap_or_default());
        let is_masked = |byte: &u8| char::from(*byte) == MARKUP;
        let all = || &source[..text.iter().take_while(|byte| is_masked(byte)).count().min(source.len())];
        let first = source.first().copied().unwrap_or_default();
        let repeated = || text.iter().zip(source).take_while(|(byte, b)| is_masked(byte) && **b == first).count();
        let (mark, length) = match first {
            b'*' | b'_' => (Mark::Emphasis, repeated()),
            b'~' => (Mark::Strikeout, repeated()),
            b'[' => (Mark::Link, 1),
            b']' => (Mark::Link, without_emphasis(all())),
            b'`' => (Mark::None, repeated()),
            b'\\' => (Mark::None, 1),
            b'<' => (Mark::None, source.iter().position(|b| *b == b'>').map_or(1, |close| close + 1)),
            b'!' => (Mark::None, image(all())),
            _ => (Mark::None, all().len()),
        };
        (mark, at + length.max(1))
    }

    /// A run of masked markup. Emphasis and the text of a link hide what is in them from the brackets around, so their
    /// ends are told apart as in Markdown’s standard: by what stands on either side.
    fn markup(&mut self, at: usize) -> usize {
        let (kind, end) = self.mark(at);
        if kind == Mark::None {
            return end;
        }
        if kind == Mark::Link {
            self.in_link = self.source.get(at) == Some(&b'[');
        }
        let before = self.text[..at].chars().next_back();
        let after = self.text[end..].chars().next();
        let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let stops = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
        let closes = touches(before) && self.open_marks > 0 && (!stops(before) || stops(after));
        let opens = touches(after) && (!stops(after) || stops(before));
        if closes {
            self.open_marks -= 1;
            self.push(Kind::MarkClose, at, end);
            self.last_emphasis = (kind == Mark::Emphasis).then_some(end);
        } else if opens {
            self.open_marks += 1;
            self.push(Kind::MarkOpen, at, end);
        }
        end
    }
}

/// The length of the run of markup `run` without the emphasis that may end with it.
fn without_emphasis(run: &[u8]) -> usize {
    run.iter().rposition(|b| !b"*_~".contains(b)).map_or(0, |last| last + 1)
}

/// The length of the image at the start of `run`, behind which a link may end.
fn image(run: &[u8]) -> usize {
    let is_end = |at: &usize| run[*at..].starts_with(b"](");
    let ends = (0..run.len()).filter(is_end).count();
    let last = (0..run.len()).rfind(is_end);
    last.filter(|_| ends > 1).unwrap_or_else(|| without_emphasis(run))
}

/// What a piece of masked markup is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `*`, `_`
    Emphasis,
    /// `~`
    Strikeout,
    /// The `[` of a link, or its `](…)`
    Link,
    /// Code’s backticks, the backslash of an escaped character, an HTML tag, an image
    None,
}

/// The length of the label at the start of `text` if a `]` follows it, 0 otherwise.
fn note_label(text: &str) -> usize {
    match text.find(['\r', '\n', '\t', ' ', '^', '[', ']']) {
        Some(end) if text[end..].starts_with(']') => end,
        _ => 0,
    }
}
