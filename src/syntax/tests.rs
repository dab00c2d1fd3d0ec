//! What a document says, sentence by sentence of `markup.md` §3. (What sources it is in `binding/tests`.)

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{Dialect, Sourcing, Syntax};
use crate::text::{Span, Text};

/// Each statement on a line: its words, and what sources it.
fn drawn(document: &str) -> String {
    let text = Text::new(document);
    let syntax = Syntax::parse(document, Dialect::Markdown);
    let mut out = String::new();
    for statement in syntax.statements() {
        let keys = statement.citations().iter().map(|citation| citation.key.as_str()).collect::<Vec<_>>().join(", ");
        let source = match &statement.sourcing {
            Sourcing::Citations(_) => keys,
            Sourcing::Paragraph(_) => format!("(paragraph) {keys}"),
            Sourcing::Link(link) => format!("link {}", text.slice(link.place(link.target))),
            Sourcing::None => "nothing".into(),
        };
        let words = statement.text(&text).replace("\n\n", " ¶ ");
        let _ = writeln!(out, "{:?} {words:?} ← {source}", statement.kind);
    }
    for unpaired in (0..syntax.block_count()).flat_map(|index| syntax.unpaired_of(index)) {
        let _ = writeln!(out, "{:?} {}", unpaired.kind, text.slice(unpaired.place(unpaired.span)));
    }
    out
}

#[allow(clippy::needless_pass_by_value)]
fn check(document: &str, expected: Expect) {
    expected.assert_eq(&drawn(document));
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    check(
        "He said: “One two.\n\n“Three four.\n\n“Five six.” [@a]\n\n“Seven eight nine ten eleven twelve thirteen fourteen.\n\nText.\n",
        expect![[r#"
            InlineQuotation "One two. ¶ Three four. ¶ Five six." ← a
            Unclosed “
        "#]],
    );
}

#[test]
fn what_stands_in_a_quotation_belongs_to_it() {
    check(
        "> One “two” ==three==\n>\n> > four\n>\n> - five\n\nHe said “a ‘b’ \"c\" d”.\n",
        expect![[r#"
            BlockQuotation "One “two” three ¶ four ¶ five" ← nothing
            Claim "three" ← nothing
            InlineQuotation "a ‘b’ \"c\" d" ← nothing
        "#]],
    );
}

#[test]
fn boxes_lists_of_links_and_pull_quotes_are_no_quotations() {
    check(
        "> [!note]\n> Mind “the gap between two trains” here.\n\n> **Tip:** do it\n\n> ⚠️ Careful\n\n> ```\n> code\n> ```\n\n> - [a](b)\n> - [c](d)\n\n> [!quote]\n> Real words.\n\nShe thought that nobody would ever read it.\n\n> nobody would ever read it\n",
        expect![[r#"
            InlineQuotation "the gap between two trains" ← nothing
            BlockQuotation "Real words." ← nothing
        "#]],
    );
}

#[test]
fn nothing_is_quoted_in_code_html_math_urls_headings_or_metadata() {
    check(
        "---\ntitle: “one two three”\n---\n\n# “One two three”\n\n`“a b c”` <b title=\"a b c\">x</b> $“a b c”$ [x](y \"a b c\") <https://x.org/“a”>\n\n    “a b c”\n\n<div>\n“a b c”\n</div>\n",
        expect![""],
    );
}

#[test]
fn an_item_reads_the_same_whether_or_not_blank_lines_part_its_list() {
    let items =
        ["- She said “one two three.” [Report](https://x.org)\n", "- \\\"No. He said “four five six” **[@a]**\n"];
    let expected = expect![[r#"
        InlineQuotation "one two three." ← link https://x.org
        InlineQuotation "four five six" ← a
    "#]];
    expected.assert_eq(&drawn(&items.concat()));
    expected.assert_eq(&drawn(&items.join("\n")));
}

#[test]
fn lists_tables_and_footnotes_hold_quotations() {
    check(
        "- He said “one two three” [@a].\n  > Four five. [@b]\n\n| x |\n|---|\n| He said “six seven eight” [@c] |\n\n[^1]: He said “nine ten eleven” [@d].\n",
        expect![[r#"
            InlineQuotation "one two three" ← a
            BlockQuotation "Four five." ← b
            InlineQuotation "six seven eight" ← c
            InlineQuotation "nine ten eleven" ← d
        "#]],
    );
}

#[test]
fn words_are_those_of_a_reader() {
    check(
        "> “One &amp; *two*\\\n> `three` \\*four.”\n\nIl dit « un\u{a0}: deux\ntrois\u{a0}».\n",
        expect![[r#"
            BlockQuotation "One & two three *four." ← nothing
            InlineQuotation "un\u{a0}: deux trois" ← nothing
        "#]],
    );
}

#[test]
fn words_close_up_where_a_citation_or_a_sign_is_taken_out() {
    check(
        "He said “one two [@a], three ==four five== [@b].” Il dit « un deux [@c] ! »\n",
        expect![[r#"
            InlineQuotation "one two, three four five." ← b
            Claim "four five" ← b
            InlineQuotation "un deux !" ← c
        "#]],
    );
}

#[test]
fn a_quotation_may_close_some_paragraphs_later() {
    check(
        "---\nlang: pt\n---\n\nDisse: «Um *dois*. [@a]\n\nTrês “quatro” cinco.\n\nSeis»[^n] e foi-se.\n\n[^n]: @b\n\n«Um dois.\n\n## Sete\n\nOito.\n",
        expect![[r#"
            InlineQuotation "Um dois. ¶ Três “quatro” cinco. ¶ Seis" ← b
            Unclosed «
        "#]],
    );
    let document = "“One.\n\nTwo.\n\nThree” it is.\n";
    let syntax = Syntax::parse(document, Dialect::Markdown);
    for (at, _) in document.char_indices().take_while(|(at, _)| *at < document.len() - 8) {
        assert!(syntax.statement_at(at).is_some(), "{at}");
    }
}

#[test]
fn an_address_cites_nobody() {
    check(
        "He said “one two three” at https://x.org/@me and “four” on www.x.org/?q=@a. So @{https://x.org/b} says.\n",
        expect![[r#"
            InlineQuotation "one two three" ← link https://x.org/@me
            InlineQuotation "four" ← link www.x.org/?q=@a
        "#]],
    );
}

#[test]
fn character_references_are_read() {
    check(
        "He said &ldquo;we &mdash; one &amp; all &#8212; caf&eacute;&rdquo; [@a].\n",
        expect![[r#"
            InlineQuotation "we — one & all — café" ← a
        "#]],
    );
}

#[test]
fn an_attribution_is_no_words_whether_or_not_it_is_understood() {
    check(
        "> One two three.\n>\n> — graffiti in Paris\n\nText.\n\n> “Four five.” — Jane Doe, mayor [@a]\n\nText.\n\n> — Jane Doe\n\nText.\n\n> Six seven.\n>\n> — And so they left.\n",
        expect![[r#"
            BlockQuotation "One two three." ← nothing
            BlockQuotation "Four five." ← a
            BlockQuotation "Six seven. ¶ — And so they left." ← nothing
        "#]],
    );
}

#[test]
fn sources_of_a_quotation_over_paragraphs_may_stand_in_any_of_them() {
    check(
        "He said: “One two. [@a]\n\n“Three four.”\n\n> Five six.\n\n[^1]\n\n[^1]: @b\n",
        expect![[r#"
            InlineQuotation "One two. ¶ Three four." ← a
            BlockQuotation "Five six." ← b
        "#]],
    );
}

#[test]
fn attributes_and_shortcodes_are_no_prose() {
    check(
        "![x](y.png){fig-alt=\"a long sentence about what is seen in it\"} {{< video \"a b c d e f g h i\" >}} {% include \"a b c d e f g h\" %} said\n",
        expect![""],
    );
}

#[test]
fn quarto_refers_to_figures_where_markdown_cites() {
    let keys = |dialect| {
        let syntax = Syntax::parse("See @fig-plot, [@Tbl-x; @eq-y] and [@sec-z; @doe].\n", dialect);
        syntax.citations().map(|citation| citation.key.clone()).collect::<Vec<_>>()
    };
    assert_eq!(keys(Dialect::Markdown), ["fig-plot", "Tbl-x", "eq-y", "sec-z", "doe"]);
    assert_eq!(keys(Dialect::Quarto), ["doe"]);
}

#[test]
fn line_ends_make_no_difference() {
    let document =
        "\u{feff}---\nlang: en\n---\n\nHe said “one\ntwo three” [@a].\n\n> Four\n> five.\n>\n> — Jane Doe [@b]\n";
    let expected = drawn(document);
    assert_eq!(expected.lines().count(), 2);
    assert_eq!(drawn(&document.replace('\n', "\r\n")), expected);
    assert_eq!(drawn(&document.replace('\n', "\r")), expected);
}

#[test]
fn a_piece_of_a_paragraph_as_it_reads() {
    for (piece, plain) in [
        ("see *also*\n", "see also"),
        (", _passim_ and **more**", ", passim and more"),
        ("in\n> two  lines", "in two lines"),
        ("1. of `many`", "1. of many"),
        ("[here](https://example.org), \\*all\\*", "here, *all*"),
        ("日本<!-- x -->語", "日本語"),
        ("", ""),
    ] {
        assert_eq!(super::plain(piece), plain, "{piece:?}");
    }
}

proptest! {
    #[test]
    fn any_text_has_facts_in_their_places(
        text in "(?s)([ab .,:;!-]|\r?\n|\r|> |- |“|”|\"|'|’|‘|«|»|\\[@a\\]|@a |\\[\\^1\\]|\\[\\^1\\]: |\\^\\[|\\]|==|---\n|```\n|:::|<!--|-->|\\||# |\\$|\\\\|é|\u{feff}|&amp;|\\*|said ){0,60}",
    ) {
        let syntax = Syntax::parse(&text, Dialect::Markdown);
        let rope = Text::new(&text);
        let is_in_text = |span: Span| text.get(span.range()).is_some();
        for statement in syntax.statements() {
            prop_assert!(is_in_text(statement.span) && !statement.span.is_empty());
            prop_assert!(statement.words.iter().all(|span| is_in_text(*span) && statement.span.covers(*span)));
            statement.text(&rope);
        }
        for citation in syntax.citations() {
            prop_assert!(is_in_text(citation.place(citation.key_span)));
        }
        for unpaired in (0..syntax.block_count()).flat_map(|index| syntax.unpaired_of(index)) {
            prop_assert!(is_in_text(unpaired.place(unpaired.span)));
        }
        let length: usize = syntax.blocks().map(|block| block.len).sum();
        prop_assert_eq!(length, text.len());
    }
}

#[test]
fn an_apostrophe_that_is_a_letter_is_read_past() {
    let syntax = Syntax::parse("> So it was and so it is.\n>\n> — Ann Roe didnʼ [@a]\n", Dialect::Markdown);
    assert_eq!(syntax.statements().count(), 1);
}
