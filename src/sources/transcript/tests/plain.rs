use expect_test::expect;

use super::TranscriptFormat::Text;
use super::{in_text, show};

#[test]
fn lines_stay_lines_and_paragraphs_are_a_blank_line_apart() {
    for (text, words) in [
        ("one\ntwo\n\nthree\n", "one\ntwo\n\nthree"),
        ("  one\n   two\n \t \n\n\n    three  \n\n", "one\n   two\n\nthree"),
        ("one\r\ntwo\r\n\r\nthree", "one\r\ntwo\n\nthree"),
        ("one\rtwo\r\rthree", "one\rtwo\n\nthree"),
        ("\u{feff}one", "one"),
    ] {
        assert_eq!(show(Text, text), words, "{text:?}");
    }
}

#[test]
fn a_hyphen_at_the_end_of_a_line_may_be_none() {
    for (text, words) in [
        ("exam-\nple", "exam¬ple"),
        ("exam-  \r\n   ple and\r\nmore", "exam¬ple and\r\nmore"),
        ("exam\u{2010}\nple", "exam¬ple"),
        ("exam¬\nple", "exam¬ple"),
        ("exam\u{ad}\nple", "exam¬ple"),
        ("a-\nb-\nc", "a¬b¬c"),
        // These are there.
        ("Anglo-\nSaxon", "Anglo-\nSaxon"),
        ("1914-\n1918", "1914-\n1918"),
        ("so --\nand", "so --\nand"),
        ("wait -\nno", "wait -\nno"),
        ("exam-\n\nple", "exam-\n\nple"),
        ("exam-", "exam-"),
    ] {
        assert_eq!(show(Text, text), words, "{text:?}");
    }
    assert_eq!(in_text(Text, "an exam-\n  ple of it", "exam\u{ad}ple of"), "exam-\n  ple of");
}

/// As `pdftotext` writes it.
#[test]
fn form_feeds_part_pages() {
    let text = "THE COMMONWEALTH CLUB\n\nThe first page ends in the mid-\n\n\x0cdle of a word; and the second\nhas a para-\ngraph.\n\n                 2\n\n\x0c\x0cThe fourth.\n\x0c";
    expect![[r#"
        ‹1›THE COMMONWEALTH CLUB

        The first page ends in the mid¬‹2›dle of a word; and the second
        has a para¬graph.

        2
        ‹4›The fourth."#]]
    .assert_eq(&show(Text, text));
    assert_eq!(in_text(Text, text, "the second\nhas a para\u{ad}graph"), "the second\nhas a para-\ngraph");
    assert_eq!(show(Text, "no\npages"), "no\npages");
}
