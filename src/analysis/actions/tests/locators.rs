use super::*;

const PAGES: &str = "\
//- /speech.txt
Four score and seven years ago our fathers brought forth a new nation.
\u{c}The world will little note, nor long remember what we say here,
\u{c}but it can never forget what they did here.
";

const CUES: &str = "\
//- /speech.vtt
WEBVTT

00:00:02.000 --> 00:00:05.000
Four score and seven years ago.

00:14:05.000 --> 00:14:09.000
The world will little note, nor long remember

00:14:09.000 --> 00:14:12.000
what we say here
";

#[track_caller]
fn pages(text: &str, expected: &Expect) {
    expected.assert_eq(&offered(&format!("{HEAD}{text}\n{PAGES}")));
}

#[track_caller]
fn cues(text: &str, expected: &Expect) {
    let head = HEAD.replace("speech.txt", "speech.vtt");
    expected.assert_eq(&offered(&format!("{head}{text}\n{CUES}")));
}

#[test]
fn a_citation_is_given_the_page() {
    pages(
        "“The world will $0little note, nor long remember what we say here,” he said [@lincoln].",
        &expect![[r#"
            - Add the page: p. 2 (Rewrite)
                “The world will little note, nor long remember what we say here,” he said [@lincoln, p. 2].
            - Quote the whole sentence (Rewrite)
                “The world will little note, nor long remember what we say here, but it can never forget what they did here,” he said [@lincoln].
        "#]],
    );
    pages(
        "“but it can $0never forget what they did here” [see @lincoln emphasis added]",
        &expect![[r#"
            - Add the page: p. 3 (Rewrite)
                “but it can never forget what they did here” [see @lincoln, p. 3, emphasis added]
            - Quote the whole sentence (Rewrite)
                “The world will little note, nor long remember what we say here, but it can never forget what they did here” [see @lincoln emphasis added]
        "#]],
    );
    pages(
        "@lincoln said: “nor long remember $0what we say here, but it can never forget”.",
        &expect![[r#"
            - Add the page: pp. 2–3 (Rewrite)
                @lincoln [pp. 2–3] said: “nor long remember what we say here, but it can never forget”.
            - Quote the whole sentence (Rewrite)
                @lincoln said: “The world will little note, nor long remember what we say here, but it can never forget what they did here”.
        "#]],
    );
    pages(
        "@lincoln [emphasis added] said: “The world will $0little note, nor long remember”.",
        &expect![[r#"
            - Add the page: p. 2 (Rewrite)
                @lincoln [p. 2, emphasis added] said: “The world will little note, nor long remember”.
            - Quote the whole sentence (Rewrite)
                @lincoln [emphasis added] said: “The world will little note, nor long remember what we say here, but it can never forget what they did here”.
        "#]],
    );
}

#[test]
fn a_citation_is_given_the_time() {
    cues(
        "“The world will $0little note, nor long remember what we say here,” he said [@lincoln].",
        &expect![[r#"
            - Add the time: 00:14:05 (Rewrite)
                “The world will little note, nor long remember what we say here,” he said [@lincoln, 00:14:05].
        "#]],
    );
    cues(
        "-@lincoln said so: “The world will $0little note, nor long remember what we say here”.",
        &expect![[r#"
            - Add the time: 00:14:05 (Rewrite)
                -@lincoln [00:14:05] said so: “The world will little note, nor long remember what we say here”.
        "#]],
    );
}

#[test]
fn the_label_is_that_of_the_documents_language() {
    let head = HEAD.replace("references:", "lang: de\nreferences:");
    let text = "Er sagte: „The world will $0little note, nor long remember“ [@lincoln].";
    expect![[r#"
        - Add the page: S. 2 (Rewrite)
            Er sagte: „The world will little note, nor long remember“ [@lincoln, S. 2].
        - Quote the whole sentence (Rewrite)
            Er sagte: „The world will little note, nor long remember what we say here, but it can never forget what they did here“ [@lincoln].
    "#]].assert_eq(&offered(&format!("{head}{text}\n{PAGES}")));
}

#[test]
fn a_wrong_locator_is_put_right() {
    pages(
        "“The world will $0little note, nor long remember what we say here,” he said [@lincoln, p. 7].",
        &expect![[r#"
            ! Cite p. 2, where the words are (QuickFix)
                “The world will little note, nor long remember what we say here,” he said [@lincoln, p. 2].
            - Quote the whole sentence (Rewrite)
                “The world will little note, nor long remember what we say here, but it can never forget what they did here,” he said [@lincoln, p. 7].
        "#]],
    );
    pages(
        "“nor long remember $0what we say here, but it can never forget” [@lincoln, p. 7].",
        &expect![[r#"
            ! Cite pp. 2–3, where the words are (QuickFix)
                “nor long remember what we say here, but it can never forget” [@lincoln, pp. 2–3].
            - Quote the whole sentence (Rewrite)
                “The world will little note, nor long remember what we say here, but it can never forget what they did here” [@lincoln, p. 7].
        "#]],
    );
    pages(
        "“The world will little note, nor long remember what we say here” [@lincoln, pp. 7–$08].",
        &expect![[r#"
            ! Cite p. 2, where the words are (QuickFix)
                “The world will little note, nor long remember what we say here” [@lincoln, p. 2].
            - Quote the whole sentence (Rewrite)
                “The world will little note, nor long remember what we say here, but it can never forget what they did here” [@lincoln, pp. 7–8].
        "#]],
    );
    pages(
        "“The world will $0little note, nor long remember what we say here” [@lincoln, 7].",
        &expect![[r#"
            ! Cite p. 2, where the words are (QuickFix)
                “The world will little note, nor long remember what we say here” [@lincoln, 2].
            - Quote the whole sentence (Rewrite)
                “The world will little note, nor long remember what we say here, but it can never forget what they did here” [@lincoln, 7].
        "#]],
    );
    cues(
        "“The world will $0little note, nor long remember what we say here” [@lincoln, at 12:05].",
        &expect![[r#"
            ! Cite 00:14:05, where the words are (QuickFix)
                “The world will little note, nor long remember what we say here” [@lincoln, at 14:05].
        "#]],
    );
    cues(
        "“The world will $0little note, nor long remember what we say here” [@lincoln, 01:12:05].",
        &expect![[r#"
            ! Cite 00:14:05, where the words are (QuickFix)
                “The world will little note, nor long remember what we say here” [@lincoln, 00:14:05].
        "#]],
    );
}

#[test]
fn no_locator_is_given_that_would_be_wrong_for_another_quotation() {
    pages(
        "“The world will $0little note, nor long remember” and “never forget what they did here” [@lincoln].",
        &expect![[r#"
        - Quote the whole sentence (Rewrite)
            “The world will little note, nor long remember what we say here, but it can never forget what they did here” and “never forget what they did here” [@lincoln].
    "#]],
    );
}

/// Where the place is known, nobody is to look for it.
#[test]
fn a_missing_locator_that_is_known_is_the_fix() {
    let head = HEAD.replace("speech.txt", "speech.vtt").replace("type: speech", "type: broadcast");
    let head = head.replace("references:", "ibid: {rules: {missing-locator: on}}\nreferences:");
    let check = |text: &str, expected: &Expect| expected.assert_eq(&offered(&format!("{head}{text}\n{CUES}")));
    check(
        "“The world will little note, nor long remember what we say here,” he said [@lin$0coln].",
        &expect![[r#"
            ! Add the time: 00:14:05 (QuickFix)
                “The world will little note, nor long remember what we say here,” he said [@lincoln, 00:14:05].
        "#]],
    );
    check(
        "“The world will hardly note, nor long remember what we say here,” he said [@lin$0coln].",
        &expect![[r#"
            ! Use the source’s words: “will little note” (QuickFix)
                “The world will little note, nor long remember what we say here,” he said [@lincoln].
            - Mark the change: [hardly] (QuickFix)
                “The world will [hardly] note, nor long remember what we say here,” he said [@lincoln].
            - Add the time to the citation of `lincoln` (QuickFix)
                “The world will hardly note, nor long remember what we say here,” he said [@lincoln, ‸].
        "#]],
    );
}
