//! How quoted words read by themselves.

use std::sync::LazyLock;

use regex::Regex;

use super::super::Lang;
use super::super::marks::is_mark;
use super::super::mask::{MARKUP, OBJECT};
use crate::text::{Span, pattern};

/// How words read by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Title,
    /// A good part of it is code.
    Code,
    /// Some of it is: a command in a message, or in what a person says.
    HalfCode,
    /// It begins and ends as a sentence does.
    Sentence,
    Phrase,
}

impl Shape {
    /// The shape of the masked words `inner`.
    pub(super) fn of(inner: &str, lang: Lang) -> Self {
        let parts = inner.split(is_blank).filter(|part| !part.is_empty());
        let (count, code) = parts.fold((0, 0), |(count, code), part| (count + 1, code + usize::from(is_code(part))));
        match code {
            1.. if code * 4 >= count => Self::Code,
            _ if is_title(inner, lang) => Self::Title,
            1.. => Self::HalfCode,
            0 if is_sentence(inner) => Self::Sentence,
            0 => Self::Phrase,
        }
    }
}

/// The number of words in masked text; characters, in scripts that do not part words, count half.
pub(super) fn word_count(text: &str, lang: Lang) -> usize {
    if matches!(lang, Lang::Japanese | Lang::Chinese) {
        return text.chars().filter(|c| c.is_alphanumeric()).count() / 2;
    }
    words(text).count()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != OBJECT))
        .filter(|word| !word.is_empty())
}

/// The words of masked text where they stand, with their punctuation; what was blanked out is none.
pub(super) fn word_spans(text: &str) -> Vec<Span> {
    let place = |word: &str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + word.len())
    };
    let parts = text.split(|c: char| is_blank(c) || matches!(c, '—' | '–'));
    parts.filter(|word| word.contains(|c: char| c.is_alphanumeric() || c == OBJECT)).map(place).collect()
}

/// Title Case: two words or more, every word of weight with a capital. A title may end in the full stop of its sentence,
/// and has none within. In German, where every noun has a capital, capitals say nothing.
pub(super) fn is_title(inner: &str, lang: Lang) -> bool {
    let bare = inner.trim_end_matches(MARKUP);
    if lang == Lang::German || bare.ends_with(['!', ';']) {
        return false;
    }
    // “Hall. Fish. Bed.”, and not “Dr. Strangelove”
    let ends = |word: &&str| word.ends_with(['.', '!', '?']) && word.chars().count() > 4;
    let stops = bare.split_whitespace().map(|word| word.trim_end_matches(MARKUP)).filter(ends).count();
    if stops > usize::from(bare.ends_with(['.', '?'])) {
        return false;
    }
    let mut capitals = 0;
    for word in words(inner) {
        let Some(first) = word.chars().find(|c| *c != MARKUP) else { continue };
        if first.is_uppercase() {
            capitals += 1;
        } else if first.is_lowercase() && !is_small_word(word) {
            return false;
        }
    }
    capitals >= 2
}

/// The words that Title Case leaves small.
fn is_small_word(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "but", "nor", "as", "at", "by", "up", "off",
        "out", "via", "per", "vs", "with", "from", "into", "over", "upon", "than", "that", "de", "du", "des", "la",
        "le", "les", "un", "une", "et", "ou", "en", "au", "aux", "à", "dans", "pour", "avec", "sur", "el", "los",
        "las", "y", "o", "del", "al", "por", "con", "sobre", "entre", "il", "lo", "gli", "i", "e", "di", "da", "della",
        "delle", "degli", "dei", "nel", "os", "do", "dos", "das", "no", "na", "em", "um", "uma", "het", "een", "van",
        "der", "den", "voor", "te", "op",
    ];
    SMALL.contains(&word)
}

/// Begins with a capital and ends as a sentence does.
fn is_sentence(inner: &str) -> bool {
    let inner = inner.trim_matches(is_blank_or_mark);
    inner.starts_with(char::is_uppercase) && inner.ends_with(['.', '!', '?', '…', ','])
}

/// Whether a part of a text between spaces is a piece of a program or a command: `--force`, `a_b`, `v1.2.3`, `x/y/z`.
fn is_code(part: &str) -> bool {
    static CODE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?x) [{}<>=\\|_^~\x02\x03] | :: | \(\) | && | \#\d | \$[A-Za-z{(] | ^\.{0,2}/\w | /.*/ | ^-+[A-Za-z]
            | ^[a-z]+[A-Z] | [a-z]{2}\.[a-z]{2} | ^v?\d+\.\d+\.\d | ^%[a-z] | ^\*[a-z.] | [a-z]:[a-z]",
        )
    });
    CODE.is_match(part)
}

pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == MARKUP
}

pub(super) fn is_blank_or_mark(c: char) -> bool {
    is_blank(c) || is_mark(c)
}

/// How much markup may stand between words, in bytes: more of it is a quotation that was blanked out.
const MARKUP_RUN: usize = 100;

/// Whether the last character of masked `text` that is read, marks left out, is one of `ends`.
pub(super) fn ends_with(text: &str, ends: &[char]) -> bool {
    let start = (text.len().saturating_sub(MARKUP_RUN)..=text.len()).find(|&at| text.is_char_boundary(at));
    text[start.unwrap_or(text.len())..].trim_end_matches(is_blank_or_mark).ends_with(ends)
}

/// Whether the first one is one of `starts`.
pub(super) fn starts_with(text: &str, starts: &[char]) -> bool {
    head(text).trim_start_matches(is_blank_or_mark).starts_with(starts)
}

/// The beginning of `text`, as far as what stands there belongs to a quotation before it.
pub(super) fn head(text: &str) -> &str {
    let end = (0..=text.len().min(MARKUP_RUN)).rev().find(|&at| text.is_char_boundary(at));
    &text[..end.unwrap_or(0)]
}
