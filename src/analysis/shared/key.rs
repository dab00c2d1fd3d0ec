//! Keys as they are written in a citation.

use std::borrow::Cow;

use crate::syntax::{Locale, citation};

/// The reserved key: a source that is still to come (`markup.md` §4).
pub(in crate::analysis) const TO_COME: &str = "TK";

/// `key` as it stands after an `@`: in braces where Pandoc would otherwise read less than all of it.
pub(in crate::analysis) fn written(key: &str) -> Cow<'_, str> {
    if is_plain(key) || is_read_whole(key) { Cow::Borrowed(key) } else { Cow::Owned(format!("{{{key}}}")) }
}

/// Nearly every key: the answer is clear without reading it as a citation.
fn is_plain(key: &str) -> bool {
    let ends_well = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = key.as_bytes();
    let is_double = |pair: &[u8]| pair.iter().all(|byte| *byte == b'-');
    ends_well(bytes.first())
        && ends_well(bytes.last())
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        && !bytes.windows(2).any(is_double)
}

fn is_read_whole(key: &str) -> bool {
    let text = format!("@{key}");
    let scan = citation::scan(&text, &text, Locale::default());
    matches!(scan.groups.as_slice(), [group] if matches!(group.citations.as_slice(), [one] if one.key == key && !one.braced))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_braced_where_pandoc_would_stop_short() {
        for (key, expected) in [
            ("lincoln-1863", "lincoln-1863"),
            ("Müller:2001", "Müller:2001"),
            ("_a", "_a"),
            ("a--b", "{a--b}"),
            ("-a", "{-a}"),
            ("a.", "{a.}"),
            ("a b", "{a b}"),
            ("https://x.org/a", "https://x.org/a"),
            ("https://x.org/a/", "{https://x.org/a/}"),
        ] {
            assert_eq!(written(key), expected);
        }
    }
}
