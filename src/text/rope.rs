//! The rope-backed text, and line/column ↔ byte offset in every encoding LSP knows.

use std::borrow::Cow;

use ropey::str_utils::{byte_to_line_idx, line_to_byte_idx};
use ropey::{Rope, RopeSlice};

use super::Span;

/// How a column counts (LSP 3.17, `PositionEncodingKind`; UTF-32 is Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what a client gets that negotiates nothing.
    #[default]
    Utf16,
    /// Unicode scalar values. The command line's columns count so too.
    Utf32,
}

impl Encoding {
    /// How long `text` is.
    fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 if text.is_ascii() => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::Utf32 => text.chars().count(),
        }
    }
}

/// A zero-based line and a zero-based column, counted in some [`Encoding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    /// Zero-based. Lines end at LF, CRLF and CR, and nowhere else.
    pub line: u32,
    /// Zero-based, in units of the encoding in force.
    pub column: u32,
}

/// One edit: the text of `range`, or all of it, becomes `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is replaced; `None` is the whole text. Ends past the text are clamped to it.
    pub range: Option<(Position, Position)>,
    /// What stands there afterwards.
    pub text: String,
}

/// The text of a file. Cloning is cheap: clones share their storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    rope: Rope,
}

impl Text {
    /// A text that holds `text`.
    pub fn new(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }

    /// The length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether it holds no byte.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of lines; a text that ends in a line break has an empty last one.
    pub fn line_count(&self) -> usize {
        self.rope.len_lines()
    }

    /// The text of `span`, clamped to the text and to whole characters.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        let (start, end) = (self.floor(span.start()), self.floor(span.end()));
        self.rope.byte_slice(start..end.max(start)).into()
    }

    /// The text of line `line` (zero-based) without its line break; empty past the last line.
    pub fn line(&self, line: usize) -> Cow<'_, str> {
        self.slice(self.line_span(line))
    }

    /// The bytes of line `line` (zero-based) without its line break; empty at the end past the last line.
    pub fn line_span(&self, line: usize) -> Span {
        if line >= self.line_count() {
            return Span::empty(self.len());
        }
        let start = self.rope.line_to_byte(line);
        Span::new(start, start + without_break(self.rope.line(line)).len_bytes())
    }

    /// How many characters (Unicode scalar values) stand before byte `offset`.
    pub fn chars_before(&self, offset: usize) -> usize {
        self.rope.byte_to_char(offset.min(self.len()))
    }

    /// The number (zero-based) of the line that byte `offset` is in; the last one's past the end.
    pub fn line_of(&self, offset: usize) -> usize {
        self.rope.byte_to_line(self.floor(offset))
    }

    /// The bytes of the line that byte `offset` is in, without its line break.
    pub fn line_around(&self, offset: usize) -> Span {
        self.line_span(self.line_of(offset))
    }

    /// The place of byte `offset`. An offset inside a character is that character's; one past the end is the end.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = offset.min(self.len());
        let (chunk, start, _, first_line) = self.rope.chunk_at_byte(offset);
        let at = chunk.floor_char_boundary(offset - start);
        // Mostly the line starts in the same chunk, where it is found ten times as fast as in the rope.
        let in_chunk = byte_to_line_idx(chunk, at);
        let column = if in_chunk > 0 {
            encoding.length(&chunk[line_to_byte_idx(chunk, in_chunk)..at])
        } else {
            let head = self.rope.byte_slice(self.rope.line_to_byte(first_line)..start + at);
            head.chunks().map(|head| encoding.length(head)).sum()
        };
        Position { line: clamp(first_line + in_chunk), column: clamp(column) }
    }

    /// The byte offset of `position`: the inverse of [`Text::position`]. A column past the line's end is the line's
    /// end (LSP 3.17, `Position`), a line past the last is the text's end, a column inside a character is its start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.line_count() {
            return self.len();
        }
        let start = self.rope.line_to_byte(line);
        let text = without_break(self.rope.line(line));
        let column = position.column as usize;
        let chars = match encoding {
            Encoding::Utf8 => text.byte_to_char(column.min(text.len_bytes())),
            Encoding::Utf16 => text.utf16_cu_to_char(column.min(text.len_utf16_cu())),
            Encoding::Utf32 => column.min(text.len_chars()),
        };
        start + text.char_to_byte(chars)
    }

    /// Applies one change, as `textDocument/didChange` lists them, and says what it replaced: the span of the old
    /// text and the length in bytes of what stands there now.
    pub fn apply(&mut self, change: &Change, encoding: Encoding) -> (Span, usize) {
        let span = match change.range {
            None => Span::new(0, self.len()),
            Some((start, end)) => Span::new(self.offset(start, encoding), self.offset(end, encoding)),
        };
        self.replace(span, &change.text);
        (span, change.text.len())
    }

    /// Puts `text` in the place of `span`.
    pub fn replace(&mut self, span: Span, text: &str) {
        let start = self.rope.byte_to_char(self.floor(span.start()));
        let end = self.rope.byte_to_char(self.floor(span.end()));
        self.rope.remove(start..end.max(start));
        self.rope.insert(start, text);
    }

    /// The start of the character that byte `offset` lies in, or the end of the text.
    fn floor(&self, offset: usize) -> usize {
        let offset = offset.min(self.len());
        let (chunk, start, ..) = self.rope.chunk_at_byte(offset);
        start + chunk.floor_char_boundary(offset - start)
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}

/// The line without the LF, CRLF or CR that ends it.
fn without_break(line: RopeSlice<'_>) -> RopeSlice<'_> {
    let mut end = line.len_chars();
    if end > 0 && line.char(end - 1) == '\n' {
        end -= 1;
    }
    // CRLF, or a CR of its own.
    if end > 0 && line.char(end - 1) == '\r' {
        end -= 1;
    }
    line.slice(..end)
}

/// LSP counts in 32 bits; a text that long is refused before it gets here.
fn clamp(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn at(line: u32, column: u32) -> Position {
        Position { line, column }
    }

    fn change(start: (u32, u32), end: (u32, u32), text: &str) -> Change {
        Change { range: Some((at(start.0, start.1), at(end.0, end.1))), text: text.into() }
    }

    #[test]
    fn columns_count_in_the_encoding_asked_for() {
        let text = Text::new("a😀e\u{301}\nb");
        let after_emoji = "a😀".len();
        assert_eq!(text.position(after_emoji, Encoding::Utf8), at(0, 5));
        assert_eq!(text.position(after_emoji, Encoding::Utf16), at(0, 3));
        assert_eq!(text.position(after_emoji, Encoding::Utf32), at(0, 2));
        assert_eq!(text.offset(at(0, 3), Encoding::Utf16), after_emoji);
        assert_eq!(
            text.offset(at(0, 2), Encoding::Utf16),
            1,
            "the middle of a surrogate pair is the character's start"
        );
        assert_eq!(text.offset(at(0, 3), Encoding::Utf8), 1, "so is the middle of its bytes");
    }

    #[test]
    fn lines_break_where_lsp_breaks_them() {
        let text = Text::new("a\r\nb\rc\nd\u{2028}e\u{b}f\u{c}g\u{85}h");
        assert_eq!(text.line_count(), 4);
        assert_eq!(text.line(0), "a");
        assert_eq!(text.line(1), "b");
        assert_eq!(text.line(3), "d\u{2028}e\u{b}f\u{c}g\u{85}h");
        assert_eq!(text.offset(at(0, 9), Encoding::Utf16), 1, "past the line's end is before its break");
        assert_eq!(text.offset(at(9, 9), Encoding::Utf16), text.len());
    }

    #[test]
    fn a_long_text_has_the_same_places_as_its_lines() {
        let source = ["one “two”\r\n", "three 😀 four\n", "\r", &"five ".repeat(300), "\rsix\n"].concat().repeat(20);
        let text = Text::new(&source);
        let (mut line, mut line_start) = (0, 0);
        for (offset, c) in source.char_indices() {
            for encoding in ENCODINGS {
                let column = encoding.length(&source[line_start..offset]);
                assert_eq!(text.position(offset, encoding), at(line, column.try_into().unwrap()), "{offset}");
            }
            if c == '\n' || c == '\r' && !source[offset..].starts_with("\r\n") {
                (line, line_start) = (line + 1, offset + 1);
            }
        }
    }

    #[test]
    fn a_byte_order_mark_is_a_character_of_the_first_line() {
        let text = Text::new("\u{feff}ab");
        assert_eq!(text.position(3, Encoding::Utf16), at(0, 1));
    }

    #[test]
    fn changes_apply_one_after_the_other() {
        let mut text = Text::new("one\r\ntwo");
        for change in [change((0, 0), (0, 3), "1"), change((1, 0), (1, 99), "2"), change((7, 0), (9, 9), "\n3")] {
            text.apply(&change, Encoding::Utf16);
        }
        assert_eq!(text.to_string(), "1\r\n2\n3");
        text.apply(&Change { range: None, text: "new".into() }, Encoding::Utf16);
        assert_eq!(text.to_string(), "new");
    }

    #[test]
    fn a_range_that_ends_before_it_starts_inserts() {
        let mut text = Text::new("abc");
        text.apply(&change((0, 2), (0, 1), "x"), Encoding::Utf16);
        assert_eq!(text.to_string(), "abxc");
    }

    proptest! {
        #[test]
        fn every_character_goes_to_a_position_and_back(source in "(?s)[ab😀é\u{301}\u{feff}\u{2028}\r\n]{0,40}") {
            let text = Text::new(&source);
            for (offset, _) in source.char_indices().chain([(source.len(), ' ')]) {
                // Between CR and LF there is no place: both are the line's end.
                if source[..offset].ends_with('\r') && source[offset..].starts_with('\n') {
                    continue;
                }
                for encoding in ENCODINGS {
                    prop_assert_eq!(text.offset(text.position(offset, encoding), encoding), offset);
                }
            }
        }

        #[test]
        fn any_position_is_an_offset_in_the_text(source in "(?s)[a😀\r\n]{0,20}", line in 0u32..30, column in 0u32..30) {
            let text = Text::new(&source);
            for encoding in ENCODINGS {
                prop_assert!(source.is_char_boundary(text.offset(at(line, column), encoding)));
            }
        }

        #[test]
        fn edits_do_to_the_rope_what_they_do_to_a_string(
            source in "(?s)[aé😀\r\n]{0,20}", from in 0usize..60, to in 0usize..60, insert in "(?s)[b😀\r\n]{0,5}",
        ) {
            let boundary = |n: usize| (0..=n.min(source.len())).rev().find(|i| source.is_char_boundary(*i)).unwrap_or(0);
            let (from, to) = (boundary(from.min(to)), boundary(from.max(to)));
            let mut text = Text::new(&source);
            text.replace(Span::new(from, to), &insert);
            let mut expected = source.clone();
            expected.replace_range(from..to, &insert);
            prop_assert_eq!(text.to_string(), expected);
        }
    }
}
