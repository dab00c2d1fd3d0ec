//! Which `>` blocks are quotations, and which callouts, layout, lists (`markup.md` §3).

use std::sync::LazyLock;

use regex::Regex;

use super::marks::is_mark;
use super::mask::{MARKUP, OBJECT};
use super::{Lang, lexicon};
use crate::text::{Span, pattern};

/// Whether the paragraphs of a `>` block read as sentences: they begin and end as sentences do.
pub(super) fn is_prose(text: &str, paragraphs: &[Span]) -> bool {
    let is_blank = |c: char| c.is_whitespace() || c == MARKUP;
    let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) else { return false };
    let first = text[*first].trim_start_matches(is_blank);
    let last = text[*last].trim_end_matches(is_blank);
    let opens = first.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase() || is_mark(c))
        || first.starts_with(['[', '(', '…', '.', '¿', '¡']);
    let closes = last.ends_with(['.', '!', '?', '…', ')', ']', '。', '！', '？']) || last.ends_with(is_mark);
    opens && closes && !first.contains(['{', '}', '='])
}

/// What a `>` block opens with that makes it no quotation: a callout, a label or an emoji. `text` is its masked prose.
pub(super) fn is_callout(text: &str, lang: Lang) -> bool {
    static SHORTCODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^:[a-z0-9_+-]+:"));
    static CALLOUT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\[!([A-Za-z-]+)(?:\|[^\]]*)?\]"));
    let visible = text.trim_start_matches(|c: char| c.is_whitespace() || c == MARKUP);
    if let Some(captures) = CALLOUT.captures(visible) {
        return !captures.get(1).is_some_and(|kind| kind.as_str().eq_ignore_ascii_case("quote"));
    }
    opens_with_emoji(visible) || SHORTCODE.is_match(visible) || lexicon::label(text, lang).is_some()
}

/// The length of the `[!quote]` that masked `text` opens with, and of the title on its line, if words follow.
pub(super) fn callout_head(text: &str) -> usize {
    let rest = text.trim_start();
    if !rest.starts_with("[!") {
        return 0;
    }
    let start = text.len() - rest.len();
    let line = rest.find(['\n', '\r']).filter(|at| !rest[*at..].trim().is_empty());
    start + line.or_else(|| rest.find(']').map(|at| at + 1)).unwrap_or(0)
}

/// Pictographs and the signs that stand for them; not letters, digits, punctuation or quotation marks.
fn opens_with_emoji(text: &str) -> bool {
    // A digit in a keycap.
    text.chars().take(3).any(|c| c == '\u{20e3}')
        || text.chars().next().is_some_and(|c| {
        matches!(u32::from(c), 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0x2300..=0x23FF | 0x2139 | 0x2190..=0x21FF | 0x203C | 0x2049)
    })
}

/// Whether `span` of masked `text` holds words at all: not only code, images, numbers and `links` (in order of place).
pub(super) fn has_prose_outside(text: &str, span: Span, links: &[Span]) -> bool {
    let links = super::block::within(links, span, |link| *link);
    text[span].split_whitespace().filter(|word| word.contains(char::is_alphabetic)).any(|word| {
        // Brackets around a link are not words.
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric() && c != OBJECT);
        let at = bare.as_ptr() as usize - text.as_ptr() as usize;
        super::block::covering(links, Span::new(at, at + 1), |link| *link).next().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_told_by_what_they_open_with() {
        for callout in [
            "[!note]\nText",
            "[!TIP] Text",
            "\u{1}\u{1}Note\u{1}\u{1}\nText",
            "Tip: do it",
            "⚠️ Careful",
            ":warning: Careful",
            "Warning\nText",
        ] {
            assert!(is_callout(callout, Lang::English), "{callout:?}");
        }
        for quotation in ["[!quote]\nWords", "Note that this is so", "Tipping points", "“Careful”"] {
            assert!(!is_callout(quotation, Lang::English), "{quotation:?}");
        }
    }
}
