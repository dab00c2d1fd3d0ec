//! Whether the place within a source is being typed at a caret: what completion asks.

use super::{key, label};
use crate::syntax::Locale;
use crate::syntax::mask::{LITERAL, MARKUP, OBJECT};
use crate::text::Span;

/// A locator that is being typed, whole or not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocatorAtCaret {
    /// The key that it belongs to, without `@` and braces.
    pub key: Span,
    /// Where the key ends, its brace included.
    pub key_end: usize,
    /// Whether it has what parts it from the key: a comma, or a bracket of its own (`@key [p. 3]`).
    pub is_apart: bool,
    /// The label that is there already.
    pub label: Option<&'static str>,
    /// The word around the caret: a label, or a value after one.
    pub replace: Span,
}

/// The locator that is being typed at the offset `caret` of `text`, masked as for [`scan`](super::scan). `None`: the caret
/// is not after a key in brackets, or words stand between them that are no label.
pub fn locator_at_caret(text: &str, caret: usize, locale: Locale) -> Option<LocatorAtCaret> {
    let before = text.get(..caret)?;
    let open = open_bracket(before)?;
    let item = before[open..].rfind(';').map_or(open + 1, |at| open + at + 1);
    let (key, key_end, own) = match before[item..].rfind('@') {
        Some(at) => {
            let (key, end) = key_at(text, item + at)?;
            let rest = before.get(end..).filter(|rest| rest.starts_with([' ', ',', '\u{a0}']))?;
            let comma = rest.trim_start().starts_with(',');
            let own = end + rest.find(',').filter(|_| comma).map_or(0, |comma| comma + 1);
            (key, end, (own, comma))
        }
        None if item == open + 1 => {
            let words = before[..open].trim_end_matches(' ');
            let (key, end) = key_at(text, words.rfind('@')?)?;
            (end == words.len()).then_some((key, end, (item, true)))?
        }
        None => return None,
    };
    let (own, is_apart) = own;
    let typed = &before[own..];
    let words = typed.trim_start();
    let word = words.rfind(char::is_whitespace).map_or(words, |at| words[at..].trim_start());
    let head = words[..words.len() - word.len()].trim_end();
    let preposition = || label::prepositions(locale.lang).contains(&head.to_lowercase().as_str());
    let label = match head {
        "" => None,
        _ => Some(label::find(head, locale).or_else(|| preposition().then_some(label::TIMESTAMP))?),
    };
    let belongs = |c: char| {
        !c.is_whitespace() && !matches!(c, ',' | ';' | '[' | ']' | '{' | '}' | '@' | '"' | MARKUP | OBJECT | LITERAL)
    };
    if !word.chars().all(belongs) {
        return None;
    }
    let end = caret + text[caret..].find(|c| !belongs(c)).unwrap_or(text.len() - caret);
    Some(LocatorAtCaret { key, key_end, is_apart, label, replace: Span::new(caret - word.len(), end) })
}

/// The key of the `@` at `at`, and where it ends, its brace included.
fn key_at(text: &str, at: usize) -> Option<(Span, usize)> {
    let before = &text[..at];
    if key::ends_word(before, at) || before.ends_with('@') {
        return None;
    }
    let end = key::end(text, at)?;
    let braced = text[at + 1..].starts_with('{');
    let key = Span::new(at + 1 + usize::from(braced), end - usize::from(braced));
    (!key::is_address(text, at, end)).then_some((key, end))
}

/// The innermost bracket that is open at the end of `before`, if it is no inline note's.
fn open_bracket(before: &str) -> Option<usize> {
    let mut closed = 0_usize;
    for (at, bracket) in before.rmatch_indices(['[', ']']) {
        match bracket {
            "]" => closed += 1,
            _ if closed > 0 => closed -= 1,
            _ => return Some(at).filter(|_| !before[..at].ends_with('^')),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::syntax::{Lang, Region};

    fn at_caret_in(lang: Lang, fixture: &str) -> String {
        let caret = fixture.find("$0").unwrap();
        let text = fixture.replace("$0", "");
        let locale = Locale { lang, region: Region::default() };
        let Some(found) = locator_at_caret(&text, caret, locale) else { return "none".to_owned() };
        let LocatorAtCaret { key, is_apart, label, replace, .. } = found;
        let comma = if is_apart { "" } else { " ," };
        format!(
            "{} {}{}{comma}",
            &text[key.range()],
            label.map_or(String::new(), |label| format!("{label}:")),
            &text[replace.range()]
        )
    }

    #[test]
    fn a_locator_is_typed_after_a_key_in_brackets() {
        for (fixture, expected) in [
            ("[@a, $0]", "a "),
            ("[@a,$0]", "a "),
            ("[@a $0]", "a  ,"),
            ("[@a, ch$0]", "a ch"),
            ("[@a, ch$0ap. 3]", "a chap."),
            ("[@a, p. $0]", "a page:"),
            ("[@a, p. 1$02]", "a page:12"),
            ("[@a p. $0", "a page: ,"),
            ("[@a, at $0]", "a timestamp:"),
            ("[@a, 00:1$0]", "a 00:1"),
            ("[@b; see @a, $0]", "a "),
            ("[@{a/b}, $0]", "a/b "),
            ("@a [$0]", "a "),
            ("@a [p. $0]", "a page:"),
            ("So [@a, $0 and more [@b].", "a "),
            ("[@a$0]", "none"),
            ("[@a, so it $0]", "none"),
            ("[@a; $0]", "none"),
            ("[@a, p. 3, $0]", "none"),
            ("@a, $0", "none"),
            ("[a, $0]", "none"),
            ("[me@a.org, $0]", "none"),
            ("^[@a, $0]", "none"),
            ("@a says [$0]", "none"),
            ("$0", "none"),
        ] {
            assert_eq!(at_caret_in(Lang::English, fixture), expected, "{fixture}");
        }
        assert_eq!(at_caret_in(Lang::German, "[@a, S. $0]"), "a page:");
        assert_eq!(at_caret_in(Lang::German, "[@a, bei $0]"), "a timestamp:");
    }
}
