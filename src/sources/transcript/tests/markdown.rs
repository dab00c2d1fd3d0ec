use expect_test::expect;

use super::TranscriptFormat::Markdown;
use super::{in_text, show};

#[test]
fn markup_is_no_words() {
    for (text, words) in [
        ("**Roosevelt:** We *have* no~~thing~~.", "Roosevelt: We have nothing."),
        ("*wor*d", "word"),
        ("a\nb\\\nc  \nd<br>e<!-- f -->", "a\nb\nc\nd\ne"),
        ("# One\n\nTwo\n===\n\n---\n\nthree", "One\n\nTwo\n\nthree"),
        ("> a\n> b\n>\n> c\n\nd", "a\nb\n\nc\n\nd"),
        ("- a\n- b\n  c\n\n1. d\n", "a\n\nb\nc\n\nd"),
        ("[the text](https://example.org \"title\") of a [link][1]\n\n[1]: https://example.org", "the text of a link"),
        ("before ![alt](a.png) after", "before  after"),
        ("said.[^1] More.\n\n[^1]: A note.\n\nLast.", "said. More.\n\nA note.\n\nLast."),
        (
            "`` co`de `` and\n\n    a block\n    of code\n\n```rust\nfenced\n```",
            "co`de and\n\na block\nof code\n\nfenced",
        ),
        ("\\*a\\* &mdash; b&#8212;&amp;c & d", "*a* — b—&c & d"),
        ("| a | b |\n|---|---|\n| c | d |", "a\nb\n\nc\nd"),
        ("<div>In a <b>box</b>.\n<!-- no -->\n</div>\n\nOut", "In a box.\n\nOut"),
        ("<script>\nlet a;\n</script>\n\na <span class=\"x\">b</span>", "a b"),
        ("---\ntitle: T\n---\n\nText", "Text"),
        ("| a |\n|---|\n| `b\\|c d` |", "a\n\nb|c d"),
        ("- [x] done", "done"),
    ] {
        assert_eq!(show(Markdown, text), words, "{text:?}");
    }
}

#[test]
fn code_in_a_table_is_found_behind_what_escapes_it() {
    let text = "| a |\n|---|\n| `b\\|c d` |";
    assert_eq!(in_text(Markdown, text, "b|c d"), "b\\|c d");
    assert_eq!(in_text(Markdown, text, "d"), "d");
}

#[test]
fn words_are_found_through_markup() {
    let text = "\u{feff}> **Q:** What did\n> he *say*? &mdash; `no\n> thing` \\* &amp; so\r\n> on.";
    expect!["Q: What did\nhe say? — no thing * & so\non."].assert_eq(&show(Markdown, text).replace('\r', ""));
    for (words, source) in [
        ("Q:", "Q:"),
        ("What did\nhe say", "What did\n> he *say"),
        ("—", "&mdash;"),
        ("no thing", "no\n> thing"),
        ("thing", "thing"),
        ("* & so", "* &amp; so"),
        ("on", "on"),
    ] {
        assert_eq!(in_text(Markdown, text, words), source, "{words}");
    }
}
