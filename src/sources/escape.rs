//! Text between double quotes, as JSON has it (RFC 8259 §7); YAML's is nearly the same.

use std::ops::Range;

/// An escape that is none.
pub(super) struct Fault {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// What is wrong, and what was expected.
    pub(super) message: &'static str,
}

const NO_ESCAPE: &str = "a backslash starts an escape, and this is none: a backslash is written `\\\\`";
const HALF: &str = "this is half a character: its other half, a second `\\u…`, is missing";

/// The text that is meant by `written`, which stands between double quotes, and the escapes in it that are none: those
/// stay as they are.
pub(super) fn resolve(written: &str) -> (String, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, escape)) = rest.split_once('\\') {
        out.push_str(before);
        let at = written.len() - escape.len() - 1;
        let (c, len) = match read(escape) {
            Ok(read) => read,
            Err((c, len, message)) => {
                faults.push(Fault { range: at..at + 1 + len, message });
                (c, len)
            }
        };
        match c {
            Some(c) => out.push(c),
            None => out.push_str(written.get(at..at + 1 + len).unwrap_or_default()),
        }
        rest = escape.get(len..).unwrap_or_default();
    }
    out.push_str(rest);
    (out, faults)
}

/// What stands for an escape, and how many bytes it has behind its backslash; `None`: it stays as it is.
type Read = (Option<char>, usize);

/// The escape that `text` starts with, its backslash excluded.
fn read(text: &str) -> Result<Read, (Option<char>, usize, &'static str)> {
    let Some(first) = text.chars().next() else { return Err((None, 0, NO_ESCAPE)) };
    let c = match first {
        '"' | '\\' | '/' => first,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unicode(text),
        _ => return Err((None, first.len_utf8(), NO_ESCAPE)),
    };
    Ok((Some(c), 1))
}

/// `u00e9`, or two of them for a character past U+FFFF.
fn unicode(text: &str) -> Result<Read, (Option<char>, usize, &'static str)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(1) else { return Err((None, 1, NO_ESCAPE)) };
    if let Some(c) = char::from_u32(first) {
        return Ok((Some(c), 5));
    }
    let second = text.get(5..7).filter(|prefix| *prefix == "\\u").and_then(|_| unit(7));
    match second {
        Some(second @ 0xdc00..=0xdfff) if first < 0xdc00 => {
            let c = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            Ok((char::from_u32(c), 11))
        }
        _ => Err((Some(char::REPLACEMENT_CHARACTER), 5, HALF)),
    }
}

#[cfg(test)]
mod tests {
    // Of one fault there is one range.
    #![allow(clippy::single_range_in_vec_init)]

    use super::*;

    #[test]
    fn escapes_are_resolved() {
        for (written, text, faults) in [
            (r#"a\n\t\"b\" \/ \\"#, "a\n\t\"b\" / \\", &[][..]),
            (r"G\u00f6ttingen \ud83d\ude00!", "Göttingen 😀!", &[]),
            (r"half \ud83d, \ude00", "half \u{fffd}, \u{fffd}", &[5..11, 13..19]),
            (r"C:\path\é\u12", r"C:\path\é\u12", &[2..4, 7..10, 10..12]),
            ("end\\", "end\\", &[3..4]),
            (r"\ud83d\u0041", "\u{fffd}A", &[0..6]),
        ] {
            let (resolved, found) = resolve(written);
            assert_eq!(resolved, text);
            assert_eq!(found.into_iter().map(|fault| fault.range).collect::<Vec<_>>(), faults, "{written}");
        }
    }
}
