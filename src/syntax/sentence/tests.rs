//! Sentence boundaries, by language: in each file a case is a line, `|` stands where a sentence ends, and `#` says what
//! the lines below it are about.

use std::fmt::Write as _;

use super::*;
use proptest::prelude::*;

const LANGUAGES: [(Lang, &str); 10] = [
    (Lang::English, include_str!("tests/english.txt")),
    (Lang::German, include_str!("tests/german.txt")),
    (Lang::French, include_str!("tests/french.txt")),
    (Lang::Spanish, include_str!("tests/spanish.txt")),
    (Lang::Italian, include_str!("tests/italian.txt")),
    (Lang::Portuguese, include_str!("tests/portuguese.txt")),
    (Lang::Dutch, include_str!("tests/dutch.txt")),
    (Lang::Japanese, include_str!("tests/japanese.txt")),
    (Lang::Chinese, include_str!("tests/chinese.txt")),
    (Lang::Other, include_str!("tests/other.txt")),
];

/// The outermost quotations of `text` by typographic marks alone, for tests.
pub(crate) fn quotations(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match (open, c) {
            (None, '“') => open = Some((at, '”')),
            (None, '«') => open = Some((at, '»')),
            (None, '»') => open = Some((at, '«')),
            (None, '「') => open = Some((at, '」')),
            (None, '„') => open = Some((at, '“')),
            (Some((start, close)), c) if c == close => {
                spans.push(Span::new(start, at + c.len_utf8()));
                open = None;
            }
            _ => {}
        }
    }
    spans
}

/// `text` with `|` where a sentence ends.
fn marked(lang: Lang, text: &str) -> String {
    let found: Vec<&str> =
        sentences(text, &quotations(text), lang).into_iter().map(|span| &text[span.range()]).collect();
    found.join("|")
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    let mut wrong = String::new();
    for (lang, fixture) in LANGUAGES {
        let cases = fixture.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
        for case in cases {
            let found = marked(lang, &case.replace('|', ""));
            if found != case {
                let _ = writeln!(wrong, "{lang:?}\n  wanted: {case}\n  found:  {found}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn markup_and_line_breaks_are_white_space() {
    let cases = [
        "One.\n|Two goes on\nhere. |Three.",
        "\u{1}\u{1}One.\u{1}\u{1} |\u{1}Two.\u{1}",
        "One. |\u{1}\u{1}Two\u{1}\u{1} is it.",
        "A nation. \u{1}The Times\u{1}\u{1}\u{1}\u{1}\u{1}",
        "A nation. \u{2}\u{2}\u{2}\u{2}",
        "A nation. |\u{1}\u{1}Really\u{1}\u{1}.",
    ];
    for case in cases {
        assert_eq!(marked(Lang::English, &case.replace('|', "")), case);
    }
}

proptest! {
    #[test]
    fn they_tile_the_text(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "One", "two ", ". ", ".", "!", "? ", "“", "”", "« ", " »", "(", ")", "[@a]", "[^1]", "^[", "]", "…",
                ". . .", "\n", "\u{1}", "\u{2}", "\u{3}", "Dr. ", "U.S. ", "é", "。", "— ", "3", "said ", "\u{a0}", "'",
            ]),
            0..40,
        ),
        lang in prop::sample::select(vec![Lang::English, Lang::German, Lang::French, Lang::Japanese, Lang::Other]),
    ) {
        let text = parts.concat();
        let found = sentences(&text, &quotations(&text), lang);
        let joined: String = found.iter().map(|&span| &text[span.range()]).collect();
        prop_assert_eq!(joined, text.as_str());
        prop_assert!(found.iter().all(|span| !span.is_empty()));
    }

    #[test]
    fn any_text_and_any_spans(text in ".{0,60}", spans in prop::collection::vec((0_usize..80, 0_usize..80), 0..4)) {
        let spans: Vec<Span> = spans.into_iter().map(|(start, len)| Span::new(start, start + len)).collect();
        let found = sentences(&text, &spans, Lang::English);
        let joined: String = found.iter().map(|&span| &text[span.range()]).collect();
        prop_assert_eq!(joined, text.as_str());
    }
}
