//! The words that open a callout.

use std::ops::Range;

use super::{Lang, entries, words};
use crate::syntax::mask::MARKUP;

/// How far into a block a label can reach, in characters.
const LONGEST: usize = 40;

/// The label that opens a block, as a byte range: `Note`, `Tip`, `Warnung`, `À retenir`, in `lang` or in English.
///
/// It counts where it stands by itself on its line, before a colon, or emphasised as a whole (`**Note** …`): a block
/// that opens so is a callout and no quotation (`markup.md` §3). `text` is masked; white space, emoji and other symbols
/// may come first.
pub fn label(text: &str, lang: Lang) -> Option<Range<usize>> {
    let opening: Vec<(usize, char)> =
        text.char_indices().skip_while(|&(_, c)| !c.is_alphanumeric()).take(LONGEST).collect();
    let &(start, _) = opening.first()?;
    let seen: Vec<(usize, char)> = opening.into_iter().filter(|&(_, c)| c != MARKUP).collect();
    let lists = [words(lang).labels, words(Lang::English).labels];
    let longest = lists.iter().flat_map(|list| entries(list)).filter_map(|entry| matched(&seen, entry)).max()?;
    let end = seen.get(longest).map_or(text.len(), |&(at, _)| at);
    let end = start + text[start..end].trim_end_matches(MARKUP).len();
    let emphasised = text[..start].ends_with(MARKUP) && text[end..].starts_with(MARKUP);
    closes(&text[end..], emphasised).then_some(start..end)
}

/// How many characters of `seen` are `entry` with nothing of a longer word after it.
fn matched(seen: &[(usize, char)], entry: &str) -> Option<usize> {
    let mut length = 0;
    for expected in entry.chars() {
        let &(_, c) = seen.get(length)?;
        let c = if c == '’' { '\'' } else { c };
        if !c.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
        length += 1;
    }
    let goes_on = seen.get(length).is_some_and(|&(_, c)| c.is_alphanumeric() || c == '-' || c == '\'' || c == '’');
    (!goes_on).then_some(length)
}

/// Whether what follows a label shows that it is one. A number may come between: `Example 3:`.
fn closes(rest: &str, emphasised: bool) -> bool {
    let after = rest.trim_start_matches([MARKUP, ' ', '\u{a0}', '\u{202f}']);
    let numbered = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let after = numbered.trim_start_matches([MARKUP, ' ', '\u{a0}', '\u{202f}']);
    emphasised || after.is_empty() || after.starts_with([':', '：', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let cases = [
            (Lang::English, "Note: this is long.", Some("Note")),
            (Lang::English, "\u{1}\u{1}Note\u{1}\u{1} this is long.", Some("Note")),
            (Lang::English, "\u{1}\u{1}Note:\u{1}\u{1} this is long.", Some("Note")),
            (Lang::English, "⚠️ \u{1}\u{1}Warning\u{1}\u{1}\nMind the step.", Some("Warning")),
            (Lang::English, "Example 3: counting", Some("Example")),
            (Lang::English, "Editor’s note: counting", Some("Editor’s note")),
            (Lang::English, "Tip\nMind the step.", Some("Tip")),
            (Lang::English, "TIP: mind the step.", Some("TIP")),
            (Lang::English, "Note that this is long.", None),
            (Lang::English, "Notebook: mine.", None),
            (Lang::English, "Tips are welcome, she wrote.", None),
            (Lang::English, "", None),
            (Lang::French, "À retenir : il est tard.", Some("À retenir")),
            (Lang::French, "Note\u{a0}: il est tard.", Some("Note")),
            (Lang::German, "Hinweis: Es ist spät.", Some("Hinweis")),
            (Lang::German, "Warning: it is late.", Some("Warning")),
            (Lang::German, "Wichtig ist, dass es spät ist.", None),
            (Lang::Dutch, "Let op: het is laat.", Some("Let op")),
        ];
        for (lang, text, expected) in cases {
            assert_eq!(label(text, lang).map(|range| &text[range]), expected, "{text}");
        }
    }
}
