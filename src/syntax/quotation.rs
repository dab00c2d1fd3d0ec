//! Which quotations count: quoted speech and quoted text, not titles, terms, names and layout (`markup.md` §3).

use std::sync::LazyLock;

use regex::Regex;

use super::mask::{MARKUP, OBJECT};
use super::{Lang, Need, lexicon};
use crate::text::{Span, pattern};

/// Inline quotations of this many words count even where nothing says that somebody is speaking.
const LONG: usize = 8;
/// … of this many where the text leads up to them: by a colon, or by being whole sentences.
const INTRODUCED: usize = 4;
/// … of this many where a speech cue stands in the same sentence.
const SPOKEN: usize = 3;
/// A speech cue within this many words of a mark makes any quotation count, be it one word.
const NEAR: usize = 3;

/// Whether the inline quotation `inner` of the masked paragraph `text` reads as quoted speech or text. `sentence` is
/// the one it stands in; `blanked` is the paragraph with its quotations and citations blanked out, in which a speech
/// cue is the writer's.
pub(super) fn inline_need(text: &str, blanked: &str, inner: Span, sentence: Span, lang: Lang) -> Need {
    let words = word_count(&text[inner], lang);
    if words == 0 || is_title(&text[inner], lang) {
        return Need::No;
    }
    let before = &blanked[sentence.start().min(inner.start())..inner.start()];
    let after = &blanked[inner.end()..sentence.end().max(inner.end())];
    let introduced = visible(before).ends_with(':') || is_whole_sentence(&text[inner]);
    let cued = || lexicon::speech_cue(before, lang).is_some() || lexicon::speech_cue(after, lang).is_some();
    let near = || {
        lexicon::speech_cue(last_words(before, NEAR), lang).is_some()
            || lexicon::speech_cue(first_words(after, NEAR), lang).is_some()
    };
    let counts = words >= LONG || introduced && words >= INTRODUCED || words >= SPOKEN && cued() || near();
    if counts { Need::Yes } else { Need::No }
}

/// The last visible characters of `text`, opening marks and space after them dropped.
fn visible(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || c == MARKUP || super::marks::is_mark(c))
}

/// Begins with a capital and ends as a sentence does.
fn is_whole_sentence(inner: &str) -> bool {
    let inner = inner.trim_matches(|c: char| c.is_whitespace() || c == MARKUP);
    inner.starts_with(char::is_uppercase) && inner.ends_with(['.', '!', '?', '…', ','])
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

fn last_words(text: &str, count: usize) -> &str {
    let start = read_words(text).rev().nth(count - 1).map_or(0, |word| offset_in(text, word));
    &text[start..]
}

fn first_words(text: &str, count: usize) -> &str {
    let end = read_words(text).nth(count - 1).map_or(text.len(), |word| offset_in(text, word) + word.len());
    &text[..end]
}

/// The words of `text`, punctuation on them; a mark or a citation that was blanked out is none.
fn read_words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// Title Case: two words or more, every word of weight with a capital, and no sentence's end. In German, where every
/// noun has one, capitals say nothing.
fn is_title(inner: &str, lang: Lang) -> bool {
    if lang == Lang::German || inner.trim_end_matches(MARKUP).ends_with(['.', '!', ';']) {
        return false;
    }
    let mut capitals = 0;
    for word in words(inner) {
        let Some(first) = word.chars().find(|c| *c != MARKUP) else { continue };
        if first.is_uppercase() {
            capitals += 1;
        } else if first.is_lowercase() && word.chars().count() > 3 && !is_small_word(word) {
            return false;
        }
    }
    capitals >= 2
}

/// The longer words that Title Case leaves small.
fn is_small_word(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "with", "from", "into", "over", "upon", "than", "that", "dans", "pour", "avec", "sobre", "entre", "della",
        "delle", "degli", "voor", "over",
    ];
    SMALL.contains(&word)
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
    let text = &text[span];
    words(text).filter(|word| word.contains(char::is_alphabetic)).any(|word| {
        let at = span.start() + offset_in(text, word);
        super::block::covering(links, Span::new(at, at + 1), |link| *link).next().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_by_their_capitals() {
        for title in
            ["Four Score and Seven", "The Gettysburg Gospel", "Lincoln at Gettysburg: The Words That Remade America"]
        {
            assert!(is_title(title, Lang::English), "{title}");
        }
        for speech in ["I am John Smith.", "Four score and seven years ago", "Ask not what America will do"] {
            assert!(!is_title(speech, Lang::English), "{speech}");
        }
    }

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
