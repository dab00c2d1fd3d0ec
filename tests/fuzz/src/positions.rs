//! Lines and columns ↔ bytes, in every encoding, at every offset and past the end; and edits of the rope.

use ibid::text::{Change, Encoding, Position, Span, Text};

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

/// What comes before the first NUL is a text; what comes after it is put into it, at a place that both decide.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (source, inserted) = text.split_once('\0').unwrap_or((&text, ""));
    let rope = Text::new(source);
    assert_eq!((rope.len(), rope.to_string()), (source.len(), source.to_owned()));
    for encoding in ENCODINGS {
        for offset in 0..source.len() + 2 {
            there_and_back(&rope, source, offset, encoding);
        }
        past_the_end(&rope, source, encoding);
        edit(&rope, source, inserted, encoding);
    }
}

/// An offset has the place that counting by hand gives, and that place is the offset.
fn there_and_back(rope: &Text, source: &str, offset: usize, encoding: Encoding) {
    let floor = source.floor_char_boundary(offset);
    let position = rope.position(offset, encoding);
    let head = &source[..floor];
    let is_between = head.ends_with('\r') && source[floor..].starts_with('\n');
    let breaks = head.replace("\r\n", "\n").matches(['\n', '\r']).count() - usize::from(is_between);
    // Between CR and LF there is no place: both are the end of their line.
    let line_head = if is_between { &head[..floor - 1] } else { head };
    let column = width(&line_head[line_head.rfind(['\n', '\r']).map_or(0, |at| at + 1)..], encoding);
    assert_eq!(position.line as usize, breaks, "{offset} of {source:?}");
    if is_between {
        assert_eq!(rope.offset(position, encoding), floor - 1);
    } else {
        assert_eq!(
            (position.column as usize, rope.offset(position, encoding)),
            (column, floor),
            "{offset} of {source:?}"
        );
    }
    // A place within a character is the character's.
    let inside = Position { column: position.column.saturating_add(1), ..position };
    assert!(source.is_char_boundary(rope.offset(inside, encoding)));
}

/// How many columns `text` is wide, which is of one line.
fn width(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.encode_utf16().count(),
        Encoding::Utf32 => text.chars().count(),
    }
}

/// A column past the end of its line is the line's end, a line past the last is the end.
fn past_the_end(rope: &Text, source: &str, encoding: Encoding) {
    for line in 0..rope.line_count() {
        let span = rope.line_span(line);
        assert!(!source[span].contains(['\n', '\r']), "{span:?} of {source:?}");
        for column in [u32::MAX, u32::try_from(span.len()).unwrap_or(u32::MAX)] {
            let position = Position { line: u32::try_from(line).unwrap_or(u32::MAX), column };
            assert_eq!(rope.offset(position, encoding), span.end());
        }
    }
    for line in [rope.line_count(), u32::MAX as usize] {
        let position = Position { line: u32::try_from(line).unwrap_or(u32::MAX), column: 0 };
        assert_eq!(rope.offset(position, encoding), source.len());
    }
}

/// The rope does with an edit what a string does with it.
fn edit(rope: &Text, source: &str, inserted: &str, encoding: Encoding) {
    let (from, to) = (rope.len().min(inserted.len()), rope.len() / 2);
    let (start, end) = (rope.position(from.min(to), encoding), rope.position(from.max(to), encoding));
    let span = Span::new(rope.offset(start, encoding), rope.offset(end, encoding));
    let mut edited = rope.clone();
    let replaced = edited.apply(&Change { range: Some((start, end)), text: inserted.to_owned() }, encoding);
    assert_eq!(replaced, (span, inserted.len()));
    let expected = [&source[..span.start()], inserted, &source[span.end()..]].concat();
    assert_eq!(edited.to_string(), expected);
}
