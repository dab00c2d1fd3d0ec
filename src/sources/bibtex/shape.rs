//! What entries, fields and names look like where they start: all that is sure in a file whose braces may not match.

use std::ops::Range;

/// `@type{`
pub(super) struct Header {
    pub(super) kind: Range<usize>,
    /// After the opening brace.
    pub(super) end: usize,
    pub(super) close: u8,
}

/// The `@type{` that starts at `at`.
pub(super) fn header(bytes: &[u8], at: usize) -> Option<Header> {
    if bytes.get(at) != Some(&b'@') {
        return None;
    }
    let start = at + 1 + blanks(bytes, at + 1);
    let end = start + name_length(bytes, start);
    let open = end + space(bytes, end);
    let close = match bytes.get(open)? {
        b'{' => b'}',
        b'(' => b')',
        _ => return None,
    };
    (start < end && bytes.get(start..end)?.iter().any(u8::is_ascii_alphabetic)).then_some(Header {
        kind: start..end,
        end: open + 1,
        close,
    })
}

/// Whether the line whose rest starts at `at` starts like an entry: `@type{key,`, or `@string{` and its like.
pub(super) fn starts_entry(bytes: &[u8], at: usize) -> bool {
    header(bytes, at + blanks(bytes, at)).is_some()
}

/// Whether the line whose rest starts at `at` starts like a field: `name =`.
pub(super) fn starts_field(bytes: &[u8], at: usize) -> bool {
    let start = at + blanks(bytes, at);
    let end = start + name_length(bytes, start);
    end > start && bytes.get(end + blanks(bytes, end)) == Some(&b'=')
}

/// For each byte whether a name may have it.
const IS_NAME: [bool; 256] = {
    let mut is_name = [true; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        is_name[byte as usize] = !byte.is_ascii_whitespace()
            && !byte.is_ascii_control()
            && !matches!(byte, b'"' | b'#' | b'%' | b'\'' | b'(' | b')' | b',' | b'=' | b'{' | b'}' | b'@' | b'\\');
        byte += 1;
    }
    is_name
};

/// The length of the name of a field, type or macro, or of a number (BibTeX: anything but white space and these signs).
pub(super) fn name_length(bytes: &[u8], at: usize) -> usize {
    let is_name = |byte: &u8| IS_NAME.get(usize::from(*byte)).copied().unwrap_or_default();
    let rest = bytes.get(at..).unwrap_or_default();
    let length = rest.iter().position(|byte| !is_name(byte)).unwrap_or(rest.len());
    let name = rest.get(..length).unwrap_or_default();
    if name.is_ascii() {
        return length;
    }
    name.windows(NO_BREAK_SPACE.len()).position(|pair| pair == NO_BREAK_SPACE).unwrap_or(length)
}

/// The length of the white space at `at`.
pub(super) fn space(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(length) = space_at(bytes, end) {
        end += length;
    }
    end - at
}

/// The length of the one white space at `at`. What is copied from a web page is indented with no-break spaces.
pub(super) fn space_at(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        byte if byte.is_ascii_whitespace() => Some(1),
        _ => no_break_space(bytes, at).then_some(NO_BREAK_SPACE.len()),
    }
}

const NO_BREAK_SPACE: &[u8] = "\u{a0}".as_bytes();

fn no_break_space(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(NO_BREAK_SPACE))
}

/// The length of the white space at `at` that breaks no line.
fn blanks(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(length) = space_at(bytes, end).filter(|_| bytes.get(end).is_none_or(|byte| !is_break(*byte))) {
        end += length;
    }
    end - at
}

pub(super) fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}
