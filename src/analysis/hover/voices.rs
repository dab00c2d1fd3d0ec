//! What cards say of who speaks: in a transcript, and earlier in the text.

use expect_test::{Expect, expect};

use super::tests::shown;
use crate::analysis::fixture::Fixture;

/// A broadcast of several voices.
pub(super) const CEREMONY: &str = "
//- /ceremony.vtt
WEBVTT

00:14:05.000 --> 00:14:09.800
<v Miriam Tolland>We tell it as if the long speech failed and the short one won.

00:14:09.800 --> 00:14:12.000
<v Ray Castellano>Nobody in that crowd thought so, not one of them.

02:31:08.000 --> 02:31:11.700
<v Josie Lindqvist>I didn't leave them out. They weren't on the page.
";

#[test]
fn a_transcript_says_who_speaks() {
    let card = |text: &str, expected: &Expect| {
        let head = "---\nlang: en\nreferences:\n- {id: a, type: broadcast, title: Two Speeches, transcript: ceremony.vtt}\n---\n\n";
        let shown = shown(&Fixture::new(&format!("{head}{text}\n{CEREMONY}")));
        let who = shown.lines().skip(1).take_while(|line| !line.starts_with("in ")).collect::<Vec<_>>();
        expected.assert_eq(&who.join("\n"));
    };
    card(
        "“We tell it as if$0 the long speech failed” [@a].",
        &expect!["**Miriam Tolland** (as the transcript has it)"],
    );
    card(
        "“We tell it as if$0 the long speech failed,” she said [@a].",
        &expect!["**Miriam Tolland** (as the transcript has it)"],
    );
    card(
        "“We tell it as if$0 the long speech failed,” the historian said [@a].",
        &expect!["**Miriam Tolland**, historian (as the transcript has it)"],
    );
    card(
        "“‘They weren’t on$0 the page’ is an answer,” Tolland explained, and then the shrug: “Nobody in that crowd” [@a].",
        &expect!["**Tolland**"],
    );
    card("“They weren’t on$0 the page,” Lindqvist said [@a].", &expect!["**Josie Lindqvist**"]);
    card("“They weren’t on$0 the page,” the novelist Josie said [@a].", &expect!["**Josie Lindqvist**, novelist"]);
    card(
        "“I didn’t leave them out,” said Josie Lindqvist [@a]. “They weren’t on$0 the page,” she said [@a].",
        &expect!["**Josie Lindqvist**"],
    );
    card("“They weren’t on$0 the page,” Ray Castellano said [@a].", &expect!["**Ray Castellano**"]);
    card("“the short one won. Nobody$0 in that crowd thought so” [@a].", &expect![]);
    card(
        "“We tell it as if$0 the short speech failed” [@a].",
        &expect!["**Miriam Tolland** (as the transcript has it)"],
    );
}

#[test]
fn a_family_name_is_the_one_that_was_named_before() {
    let name = |text: &str| {
        let fixture = Fixture::new(&format!("---\nibid: true\nauthor: Ada Lindqvist\n---\n\n{text}\n"));
        shown(&fixture).lines().nth(1).unwrap().to_owned()
    };
    let quoted = "“It was not $0on the page at all,” Lindqvist said.";
    for (before, expected) in [
        ("Josie Lindqvist wrote the novel.", "**Josie Lindqvist**"),
        ("“It is on no page at all,” said Aslaug Lindqvist.", "**Aslaug Lindqvist**"),
        ("Josie Lindqvist wrote it. Josie Lindqvist’s novel is short.", "**Josie Lindqvist**"),
        ("Josie Lindqvist wrote it. Ray Lindqvist did not.", "**Lindqvist**"),
        ("Josie Lindqvist-Roe wrote it. After Lindqvist nobody did.", "**Lindqvist**"),
        ("Nobody wrote it.", "**Lindqvist**"),
    ] {
        assert_eq!(name(&format!("{before}\n\n{quoted}")), expected, "{before}");
    }
    assert_eq!(name(&format!("{quoted}\n\nJosie Lindqvist wrote it.")), "**Lindqvist**", "not before it");
}

#[test]
fn a_full_name_is_looked_for_in_the_chapter_not_in_the_book() {
    for (paragraphs, expected) in [(400, "**Josie Lindqvist**"), (600, "**Lindqvist**")] {
        let between = "A paragraph.\n\n".repeat(paragraphs);
        let quoted = "“It was not $0on the page at all,” Lindqvist said.";
        let fixture =
            Fixture::new(&format!("---\nibid: true\n---\n\nJosie Lindqvist wrote it.\n\n{between}{quoted}\n"));
        assert!(shown(&fixture).contains(expected), "{paragraphs}: {}", shown(&fixture));
    }
}
