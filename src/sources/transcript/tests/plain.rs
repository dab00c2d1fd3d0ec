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

#[test]
fn what_stands_beside_the_words_is_none_of_them() {
    for (text, words) in [
        ("In 2024. (Laughter.) I\ndo", "In 2024. I\ndo"),
        ("one\n[00:14:22] And two", "one\nAnd two"),
        ("[00:14:22] [Applause] One", "One"),
        ("one [14:22.5] two", "one two"),
        ("one, [inaudible], two", "one,, two"),
        ("one. [Applause]\n\nTwo", "one.\n\nTwo"),
        ("one.\n\n[Laughter and applause]\n\nTwo", "one.\n\nTwo"),
        ("one. (Rires)\nTwo (Beifall bei der SPD).", "one.\nTwo (Beifall bei der SPD)."),
        ("one [Prolonged applause.]", "one"),
        ("one (pause) two", "one two"),
        ("one [pause]two", "one two"),
        ("[Applause]\n[0:14]\n One\n[Applause]\n[0:20]\ntwo", "One\ntwo"),
        // These may be said, or are somebody's who writes.
        ("one (the applause) two", "one (the applause) two"),
        ("one [the mayor] two (at 14:22) [sic]", "one [the mayor] two (at 14:22) [sic]"),
        ("one [applause", "one [applause"),
        ("laugh[laughter]ter", "laugh[laughter]ter"),
        ("[:] [2024] [1] ()", "[:] [2024] [1] ()"),
    ] {
        assert_eq!(show(Text, text), words, "{text:?}");
    }
    assert_eq!(in_text(Text, "one. (Laughter.) Two\n[0:14] three", "Two\nthree"), "Two\n[0:14] three");
    assert_eq!(in_text(Text, "one. (Laughter.) Two\n[0:14] three", "three"), "three");
    let pages = "One [Applause]\n\x0c[0:14] two\n\x0c[Laughter]\n\x0cfour";
    assert_eq!(show(Text, pages), "‹1›One\n‹2›two‹3›\n‹4›four");
}

#[test]
fn the_number_of_a_page_is_no_word() {
    for (text, words) in [
        ("with hind-\n\n     - 13 -\n\nsight that", "with hind¬sight that"),
        ("one two\n\n  13\n\nthree", "one two\nthree"),
        ("One.\n\n– 13 –\n\nTwo", "One.\n\nTwo"),
        ("- 1 -\n\none", "- 1 -\n\none"),
        ("\n- 1 -\n\none", "one"),
        ("one mid-\n\x0c - 2 -\n\ndle", "‹1›one mid¬‹2›dle"),
        ("one mid-\n\n1\n\x0cdle", "‹1›one mid¬‹2›dle"),
        // These are words.
        ("One.\n\n13\n\ntwo", "One.\n\n13\n\ntwo"),
        ("one\n\n13\n\nTwo", "one\n\n13\n\nTwo"),
        ("one\n\n13\ntwo", "one\n\n13\ntwo"),
        ("one\n13\n\ntwo", "one\n13\n\ntwo"),
        ("one\n\n- 13\n\ntwo", "one\n\n- 13\n\ntwo"),
        ("one\n\n13\n", "one\n\n13"),
        ("one\n\n12345\n\ntwo", "one\n\n12345\n\ntwo"),
    ] {
        assert_eq!(show(Text, text), words, "{text:?}");
    }
    assert_eq!(in_text(Text, "one two\n\n13\n\nthree", "two\nthree"), "two\n\n13\n\nthree");
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
