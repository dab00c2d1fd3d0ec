//! Citation keys: where one may start, how far it goes, and what only looks like one.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::syntax::mask::MARKUP;
use crate::text::{Span, pattern};

/// Characters that a bare key may contain one at a time, between two of its letters or digits.
const INTERNAL: &str = ":.#$%&-+?<>~/";

/// The longest local part of an e-mail address (RFC 5321, §4.5.3.1.1).
const LOCAL_PART: usize = 64;

/// No key in braces is longer, in characters.
const BRACED: usize = 2_000;

/// A key as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The key alone.
    pub(super) name: Span,
    /// Whether it is written `-@key`.
    pub(super) suppress_author: bool,
    /// Whether it is written `@{key}`.
    pub(super) braced: bool,
}

/// A letter or digit of any script, as Haskell's `isAlphaNum` has it: no combining marks, no circled letters.
pub(super) fn is_alphanumeric(c: char) -> bool {
    static CATEGORY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\p{L}\p{N}]$"));
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() && CATEGORY.is_match(c.encode_utf8(&mut [0; 4]))
}

fn is_key_character(c: char) -> bool {
    c == '_' || is_alphanumeric(c)
}

/// Whether a key may contain `c`, at least before another of its characters.
pub(super) fn may_stand_in_key(c: char) -> bool {
    is_key_character(c) || INTERNAL.contains(c)
}

/// The length in bytes of the bare key at the start of `text`, 0 for none: a letter, digit, `_` or `*`, then letters,
/// digits and `_` with single punctuation between them; `//` and `://` may stand in it too.
pub(super) fn bare_key(text: &str) -> usize {
    let Some(first) = text.chars().next().filter(|&c| c == '*' || is_key_character(c)) else { return 0 };
    let mut length = first.len_utf8();
    loop {
        let mut rest = text[length..].chars();
        match (rest.next(), rest.next()) {
            (Some(c), _) if is_key_character(c) => length += c.len_utf8(),
            (Some(c), Some(next)) if INTERNAL.contains(c) && is_key_character(next) => length += 1,
            (Some(':' | '/'), Some('/')) => length += 1,
            _ => return length,
        }
    }
}

/// For each `{` of `text` that is closed before the next white space or template (`{{…}}`), where its `}` is.
pub(super) fn braces(text: &str) -> HashMap<usize, usize> {
    let mut closed_by = HashMap::new();
    if !text.contains("@{") {
        return closed_by;
    }
    let mut open = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '{' => open.push(at),
            '}' => {
                if let Some(start) = open.pop() {
                    closed_by.insert(start, at);
                }
            }
            c if c.is_whitespace() || c == MARKUP => open.clear(),
            _ => {}
        }
    }
    closed_by
}

/// The key after the `@` at `at`: its name and where it ends, braces included. An empty `@{}` names nothing.
pub(super) fn name_after(text: &str, at: usize, braces: &HashMap<usize, usize>) -> Option<(Span, usize)> {
    let start = at + 1;
    match bare_key(&text[start..]) {
        0 => {
            let close = *braces.get(&start)?;
            (close > start + 1).then(|| (Span::new(start + 1, close), close + 1))
        }
        length => Some((Span::new(start, start + length), start + length)),
    }
}

/// Whether a word ends at `at`: no key starts right after a letter, a digit, or a full stop that is not the end of an
/// ellipsis. (Pandoc reads dots by threes, and takes the last of a rest of one or two for a part of a word.)
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    let before = &text[..at];
    match before.chars().next_back() {
        Some('.') => before.bytes().rev().take_while(|&b| b == b'.').count() % 3 != 0,
        Some(c) => is_alphanumeric(c),
        None => false,
    }
}

/// Whether the `@` at `at` belongs to an address: `me-@example.org`, or either `@` of `@me@example.org`.
/// `name_end` is where the key would end. Pandoc has no such exception; markup.md §4 wants it.
pub(super) fn is_address(text: &str, at: usize, name_end: usize) -> bool {
    follows_local_part(text, at) && starts_with_domain(&text[at + 1..])
        || text[name_end..].strip_prefix('@').is_some_and(starts_with_domain)
}

fn follows_local_part(text: &str, at: usize) -> bool {
    text[..at]
        .bytes()
        .rev()
        .take(LOCAL_PART)
        .take_while(|&b| b.is_ascii_alphanumeric() || b"._%+-".contains(&b))
        .any(|b| b.is_ascii_alphanumeric())
}

fn starts_with_domain(text: &str) -> bool {
    static DOMAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:[^\w-]|$)"));
    DOMAIN.is_match(text)
}

/// Where the key that starts at the `@` at `at` ends. Only the key's own part of `text` is looked at.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix('@')?;
    if !rest.starts_with('{') {
        return Some(at + 1 + bare_key(rest)).filter(|&end| end > at + 1);
    }
    let mut depth = 0_usize;
    for (offset, c) in rest.char_indices().take(BRACED) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            c if c.is_whitespace() => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1 + offset + 1);
        }
    }
    None
}
