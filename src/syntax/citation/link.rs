//! What makes brackets something other than a citation when it stands right after them: a link's destination or a
//! span's attributes.
//!
//! Pandoc takes more for a destination than other Markdown does (`[@a](see b)` links to “see b”), so these are found in
//! text whose links are masked already.

/// How far to look for the end, in bytes. It bounds the work that hostile text can cause; what people write there is
/// shorter.
const WINDOW: usize = 1000;

/// Where the link destination that opens at the start of `text` ends: past its `)`.
pub(super) fn destination(text: &str) -> Option<usize> {
    let bytes = window(text);
    if bytes.first() != Some(&b'(') {
        return None;
    }
    let mut at = 1 + blanks(&bytes[1..]);
    at += angled(&bytes[at..]).unwrap_or_else(|| bare(&bytes[at..]));
    at += title(&bytes[at..]).unwrap_or(0);
    at += blanks(&bytes[at..]);
    (bytes.get(at) == Some(&b')')).then_some(at + 1)
}

/// Where the attributes (`{#id .class key=value}`) that open at the start of `text` end: past their `}`.
pub(super) fn attributes(text: &str) -> Option<usize> {
    let bytes = window(text);
    if bytes.first() != Some(&b'{') {
        return None;
    }
    let mut at = 1;
    loop {
        at += white_space(&bytes[at..]);
        match bytes.get(at)? {
            b'}' => return Some(at + 1),
            b'-' => at += 1,
            b'#' => at += 1 + some(identifier(&bytes[at + 1..]))?,
            b'.' if bytes.get(at + 1).is_some_and(|&b| is_letter(b)) => at += 1 + identifier(&bytes[at + 1..]),
            &b if is_letter(b) => {
                at += identifier(&bytes[at..]);
                if bytes.get(at) != Some(&b'=') {
                    return None;
                }
                at += 1 + value(&bytes[at + 1..])?;
            }
            _ => return None,
        }
    }
}

fn window(text: &str) -> &[u8] {
    &text.as_bytes()[..text.len().min(WINDOW)]
}

fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&b| b == b' ' || b == b'\t').count()
}

fn white_space(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_whitespace()).count()
}

fn some(length: usize) -> Option<usize> {
    (length > 0).then_some(length)
}

/// `<…>`
fn angled(bytes: &[u8]) -> Option<usize> {
    if bytes.first() != Some(&b'<') {
        return None;
    }
    bytes.iter().position(|&b| b == b'>').map(|close| close + 1)
}

/// An address without `<…>`: parentheses balance, and spaces are part of it unless a title or the end follows.
fn bare(bytes: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        match b {
            b'(' => depth += 1,
            b')' if depth == 0 => break,
            b')' => depth -= 1,
            b' ' if depth == 0 => {
                let spaces = blanks(&bytes[at..]);
                if matches!(bytes.get(at + spaces), Some(b'"' | b'\'' | b')')) {
                    break;
                }
                at += spaces;
                continue;
            }
            b'\n' | b'\r' if depth == 0 && title(&bytes[at..]).is_some() => break,
            _ => {}
        }
        at += 1;
    }
    at
}

/// White space and a quoted title.
fn title(bytes: &[u8]) -> Option<usize> {
    let start = white_space(bytes);
    let &quote = bytes.get(start).filter(|&&b| b == b'"' || b == b'\'')?;
    let inner = &bytes[start + 1..];
    if inner.first().is_none_or(u8::is_ascii_whitespace) {
        return None;
    }
    let closes = |at: usize| inner[at] == quote && !inner.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    (0..inner.len()).find(|&at| closes(at)).map(|close| start + 1 + close + 1)
}

fn is_letter(b: u8) -> bool {
    b.is_ascii_alphabetic() || !b.is_ascii()
}

fn identifier(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&b| is_letter(b) || b.is_ascii_digit() || b"-_:.".contains(&b)).count()
}

/// A quoted value, or one up to the next white space or `}`.
fn value(bytes: &[u8]) -> Option<usize> {
    match bytes.first() {
        Some(quote @ (b'"' | b'\'')) => bytes[1..].iter().position(|b| b == quote).map(|close| close + 2),
        _ => Some(bytes.iter().take_while(|&&b| !b.is_ascii_whitespace() && b != b'}').count()),
    }
}
