//! Whether a citation key is being typed at a caret: what completion asks.

use super::{key, token};
use crate::syntax::mask::{LITERAL, MARKUP, OBJECT};
use crate::text::Span;

/// A key that is being typed, whole or not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyAtCaret {
    /// What a completed key replaces: the key around the caret, without `@` and braces; empty if there is none yet.
    pub replace: Span,
    /// The part of it before the caret.
    pub typed: Span,
    /// Whether it is written `@{key}`, and then whether the closing brace is there.
    pub braces: Option<Braces>,
    /// Whether it is written `-@key`.
    pub suppress_author: bool,
    /// Whether it stands in brackets, or in the text.
    pub in_brackets: bool,
}

/// The braces of a key that is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Braces {
    /// `@{key`
    Open,
    /// `@{key}`
    Closed,
}

/// The citation key that is being typed at the offset `caret` of `text`, masked `source` as for [`scan`](super::scan).
/// `None`: the caret is not in a key, as in code, a URL, an e-mail address or the label of a footnote.
pub fn key_at_caret(text: &str, source: &str, caret: usize) -> Option<KeyAtCaret> {
    let before = text.get(..caret)?;
    let (at, start, end, braces) = braced(text, before).or_else(|| bare(text, before))?;
    let hyphens = before[..at].bytes().rev().take_while(|&b| b == b'-').count();
    // Pandoc would take a key right after another, but people type addresses so: `@me@example.org`.
    let word = &before[..at - hyphens];
    let follows_word = hyphens < 2 && (key::ends_word(word, word.len()) || token::ends_with_word(word, source));
    if hyphens == 0 && follows_word || key::is_address(text, at, end) || in_note_label(&before[..at]) {
        return None;
    }
    Some(KeyAtCaret {
        replace: Span::new(start, end),
        typed: Span::new(start, caret),
        braces,
        suppress_author: hyphens % 3 == 1 && !follows_word,
        in_brackets: in_brackets(&before[..at]),
    })
}

/// Where the `@` is, where the key starts and ends.
type Found = (usize, usize, usize, Option<Braces>);

/// `@{…` with no white space up to the caret, at the end of `before`.
fn braced(text: &str, before: &str) -> Option<Found> {
    let at = before.rfind("@{")?;
    let start = at + 2;
    let mut depth = 1_usize;
    let mut belongs = |c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth > 0 && !c.is_whitespace() && !matches!(c, MARKUP | OBJECT | LITERAL)
    };
    if !before[start..].chars().all(&mut belongs) {
        return None;
    }
    let rest = &text[before.len()..];
    let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    if rest[length..].starts_with('}') {
        return Some((at, start, before.len() + length, Some(Braces::Closed)));
    }
    // Without a closing brace, what follows the caret may be anything.
    let length = rest.find(|c| !key::may_stand_in_key(c)).unwrap_or(rest.len());
    Some((at, start, before.len() + length, Some(Braces::Open)))
}

/// `@key` or a beginning of it, at the end of `before`. One mark of punctuation may be the last thing typed.
fn bare(text: &str, before: &str) -> Option<Found> {
    let caret = before.len();
    let start = before.rfind(|c| !key::may_stand_in_key(c) && c != '*')? + 1;
    let at = start - 1;
    if !before[at..].starts_with('@') {
        return None;
    }
    let end = start + key::bare_key(&text[start..]);
    let typed_on = caret == end + 1 && end > start;
    (caret <= end || typed_on).then(|| (at, start, end.max(caret), None))
}

/// Whether `before` ends within `[^label`.
fn in_note_label(before: &str) -> bool {
    let label = before.rfind("[^").map(|open| &before[open + 2..]);
    label.is_some_and(|label| !label.contains(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '^')))
}

/// Whether the innermost bracket that is open at the end of `before` is one of a citation, not of an inline note.
fn in_brackets(before: &str) -> bool {
    let mut closed = 0_usize;
    for (at, bracket) in before.rmatch_indices(['[', ']']) {
        match bracket {
            "]" => closed += 1,
            _ if closed > 0 => closed -= 1,
            _ => return !before[..at].ends_with('^'),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// The key around `$0`: in brackets what is replaced, `|` for the caret; then what else is known of it. `□` stands
    /// for a masked object.
    fn at_caret(fixture: &str) -> String {
        let caret = fixture.find("$0").unwrap();
        let text = fixture.replace("$0", "").replace('□', &OBJECT.to_string().repeat('□'.len_utf8()));
        let Some(key) = key_at_caret(&text, &text, caret) else { return "none".to_owned() };
        let rest = Span::new(key.typed.end(), key.replace.end());
        let mut shown = format!("{}|{}", &text[key.typed.range()], &text[rest.range()]);
        for (holds, word) in [
            (key.in_brackets, " brackets"),
            (key.suppress_author, " suppressed"),
            (key.braces == Some(Braces::Open), " open"),
            (key.braces == Some(Braces::Closed), " closed"),
        ] {
            shown.push_str(if holds { word } else { "" });
        }
        shown
    }

    #[test]
    fn a_key_is_typed_after_an_at_sign() {
        for (fixture, expected) in [
            ("@$0", "|"),
            ("as @$0 says", "|"),
            ("as @smi$0 says", "smi|"),
            ("as @smi$0th2000 says", "smi|th2000"),
            ("as @$0smith", "|smith"),
            ("(@smi$0)", "smi|"),
            ("-@smi$0", "smi| suppressed"),
            ("x -@$0", "| suppressed"),
            ("well-@smi$0", "smi|"),
            ("x--@smi$0", "smi|"),
            ("@smith:$0", "smith:|"),
            ("@smith:$02000", "smith:|2000"),
            ("@smith$0.", "smith|"),
            ("@https://x.org/$0", "https://x.org/|"),
            ("@日$0本", "日|本"),
            ("“@smi$0”", "smi|"),
            ("[@$0", "| brackets"),
            ("[@$0]", "| brackets"),
            ("[see @smi$0th, p. 3]", "smi|th brackets"),
            ("[@a; -@smi$0]", "smi| brackets suppressed"),
            ("@a [p. 3; @smi$0]", "smi| brackets"),
            ("[@a [b] @smi$0]", "smi| brackets"),
            ("[@a] @smi$0", "smi|"),
            ("^[see @smi$0]", "smi|"),
            ("^[see [@smi$0]]", "smi| brackets"),
            ("@{$0", "| open"),
            ("@{$0}", "| closed"),
            ("[@{a/b$0}, p. 3]", "a/b| brackets closed"),
            ("[@{https://x.org/(a$0b)}]", "https://x.org/(a|b) brackets closed"),
            ("[@{a/b$0c, p. 3]", "a/b|c brackets open"),
            ("-@{a$0}", "a| suppressed closed"),
        ] {
            assert_eq!(at_caret(fixture), expected, "{fixture}");
        }
    }

    #[test]
    fn no_key_is_typed_elsewhere() {
        for fixture in [
            "$0",
            "$0@smith",
            "smi$0",
            "@smith $0",
            "@smith,$0",
            "@smith..$0",
            "@.$0",
            "@-a$0",
            "@a@b$0",
            "@{a}$0",
            "@{a b$0}",
            "[@smith]$0",
            "me@$0",
            "me@exa$0mple.org",
            "me.@exa$0",
            "me-@exa$0mple.org",
            "@me$0@example.org",
            "@me@exa$0mple.org",
            "□$0",
            "@□$0",
            "@{□$0}",
            "[^@$0]",
            "[^a$0]",
        ] {
            assert_eq!(at_caret(fixture), "none", "{fixture}");
        }
    }

    #[test]
    fn a_caret_outside_the_text_or_within_a_character_is_in_no_key() {
        assert_eq!(key_at_caret("@a", "@a", 3), None);
        assert_eq!(key_at_caret("@é", "@é", 2), None);
    }
}
