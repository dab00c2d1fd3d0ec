//! What is done about who speaks in a source of several voices.

use super::*;

const CEREMONY: &str = "\
//- /ceremony.vtt
WEBVTT

00:14:05.000 --> 00:14:09.800
<v Miriam Tolland>We tell it as if the long speech failed and the short one won.

00:14:09.800 --> 00:14:12.000
<v Ray Castellano>Nobody in that crowd thought so, not one of them.
";

#[track_caller]
fn voices(text: &str, expected: &Expect) {
    let head = "---\nreferences:\n- {id: a, type: broadcast, title: Two Speeches, issued: 2025, transcript: ceremony.vtt}\n---";
    expected.assert_eq(&offered(&format!("{head}\n\n{text}\n{CEREMONY}")));
}

#[test]
fn who_is_heard_is_named_in_the_text() {
    voices(
        "“We tell it as if the long speech failed,” Ray Cas$0tellano said [@a, at 00:14:05].",
        &expect![[r#"
            - Say Miriam Tolland here (QuickFix)
                “We tell it as if the long speech failed,” Miriam Tolland said [@a, at 00:14:05].
        "#]],
    );
}

#[test]
fn nobody_is_the_speaker_of_a_source_with_several_voices() {
    voices(
        "It ended so: “the short one won. Nob$0ody in that crowd thought so” [@a, at 00:14:05].",
        &expect![[r#"
            - Quote the whole sentence (Rewrite)
                It ended so: “We tell it as if the long speech failed and the short one won. Nobody in that crowd thought so, not one of them” [@a, at 00:14:05].
        "#]],
    );
}
