//! Text that a terminal cannot take for commands. Whatever comes from a file, or names one, goes through here before it
//! is shown.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// `text` on one line: line breaks and tabs are spaces, and control characters are characters that depict them.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    replace(text, |c| if c == '\t' { Some(" ") } else { harmless(c) })
}

/// A line of a file as it is shown: like [`one_line`], but tabs are four columns wide.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    replace(text, |c| if c == '\t' { Some("    ") } else { harmless(c) })
}

/// How many columns of a terminal `text` takes, once it is harmless.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// How many columns `c` takes.
pub(super) fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// `text` in at most `columns` columns, with an ellipsis where it is cut.
pub(super) fn truncated(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{}…", head(text, columns.saturating_sub(1)).trim_end()))
}

/// The longest beginning of `text` that fits into `columns` columns.
pub(super) fn head(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, c)| {
        used += char_width(*c);
        used > columns
    });
    end.map_or(text, |(end, _)| &text[..end])
}

/// The longest end of `text` that fits into `columns` columns.
pub(super) fn tail(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let start = text.char_indices().rev().find(|(_, c)| {
        used += char_width(*c);
        used > columns
    });
    start.map_or(text, |(before, c)| &text[before + c.len_utf8()..])
}

/// What stands for a character that must not reach a terminal; `None`: it may.
fn harmless(c: char) -> Option<&'static str> {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(" "),
        '\u{1b}' => Some("␛"),
        '\u{7f}' => Some("␡"),
        // Other control characters; and those that reorder what stands around them, so that a line would read
        // otherwise than it is.
        '\0'..'\u{20}' | '\u{80}'..'\u{a0}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some("\u{fffd}"),
        // Byte order marks have no width and no meaning here.
        '\u{feff}' => Some(""),
        _ => None,
    }
}

fn replace(text: &str, with: impl Fn(char) -> Option<&'static str>) -> Cow<'_, str> {
    if text.chars().all(|c| with(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match with(c) {
            Some(other) => out.push_str(other),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_are_shown_and_not_sent() {
        assert_eq!(one_line("a\u{1b}[31mb\r\nc\td\u{9b}2J\u{202e}\u{feff}"), "a␛[31mb  c d\u{fffd}2J\u{fffd}");
        assert_eq!(line("\ta"), "    a");
    }

    #[test]
    fn wide_characters_are_two_columns() {
        assert_eq!(width("日本e\u{301}"), 5);
        assert_eq!(head("日本語", 5), "日本");
        assert_eq!(tail("日本語", 5), "本語");
        assert_eq!(truncated("日本語", 5), "日本…");
        assert_eq!(truncated("four score", 7), "four s…");
        assert_eq!(truncated("four score", 6), "four…");
        assert_eq!(truncated("four", 4), "four");
    }

    proptest! {
        #[test]
        fn nothing_shown_is_a_control_character(text in "(?s).{0,30}") {
            prop_assert!(!one_line(&text).chars().any(char::is_control));
            prop_assert!(!line(&text).chars().any(char::is_control));
        }

        #[test]
        fn what_is_cut_fits(text in "[a日é\u{301} ]{0,12}", columns in 1usize..12) {
            prop_assert!(width(head(&text, columns)) <= columns);
            prop_assert!(width(tail(&text, columns)) <= columns);
            prop_assert!(width(&truncated(&text, columns)) <= columns);
        }
    }
}
