use expect_test::{Expect, expect};

use super::TranscriptFormat::{self, Text, Vtt};
use crate::text::Span;

/// The words of `text`, with who speaks from where on.
fn check(format: TranscriptFormat, text: &str, expected: &Expect) {
    let transcript = format.read(text.as_bytes()).unwrap();
    super::check_places(&transcript);
    let mut out = String::new();
    let mut last = None;
    for (at, c) in transcript.words.char_indices() {
        let voice = transcript.voice(&[Span::new(at, at + c.len_utf8())]);
        if voice != last && !c.is_whitespace() {
            out.extend(["‹", voice.unwrap_or("?"), "›"]);
            last = voice;
        }
        out.push(c);
    }
    expected.assert_eq(&out);
}

#[test]
fn captions_say_whose_voice_it_is() {
    check(
        Vtt,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>Hello,\n\n00:02.000 --> 00:03.000\n<v Ann Lee>you.</v> Well. <v.loud Bob>Hi.\n\n\
         00:03.000 --> 00:04.000\nWho?\n\n00:04.000 --> 00:05.000\n<v SPEAKER_01>Me.\n\n00:05.000 --> 00:06.000\n<v Bob>No.\n>> Yes.",
        &expect![[r#"
            ‹Ann Lee›Hello, you. ‹?›Well. 

            ‹Bob›Hi. ‹?›Who?

            Me.

            ‹Bob›No.

            ‹?›Yes."#]],
    );
}

#[test]
fn what_rolls_is_spoken_by_who_spoke_it_first() {
    check(
        Vtt,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>four score\nand seven\n\n00:02.000 --> 00:03.000\n<v Ann Lee>and seven\nyears ago\n\n\
         00:03.000 --> 00:04.000\n<v Bob>years ago\nI said",
        &expect![[r#"
            ‹Ann Lee›four score
            and seven years ago ‹Bob›I said"#]],
    );
}

#[test]
fn labels_that_come_back_are_voices() {
    check(
        Text,
        "MORNING EDITION\n\nMIRIAM TOLLAND, HOST: Good morning.\nIt is ten.\n\nRAY O'BRIEN (by telephone): The chairs are hard.\n\n\
         TOLLAND: And the coffee?\n\nO'BRIEN: Weak.\n\nIt was produced by nobody.\n\nMR. SMITH: I object.\nQ. Do you?\nMR. SMITH: I do.\n\nNOTE: This is all.",
        &expect![[r#"
            MORNING EDITION

            MIRIAM TOLLAND, HOST: ‹Miriam Tolland›Good morning.
            It is ten.

            ‹?›RAY O'BRIEN (by telephone): ‹Ray O'Brien›The chairs are hard.

            ‹?›TOLLAND: ‹Miriam Tolland›And the coffee?

            ‹?›O'BRIEN: ‹Ray O'Brien›Weak.

            ‹?›It was produced by nobody.

            MR. SMITH: ‹Mr. Smith›I object.
            ‹?›Q. Do you?
            MR. SMITH: ‹Mr. Smith›I do.

            ‹?›NOTE: This is all."#]],
    );
    check(
        Vtt,
        "WEBVTT\n\n00:01.000 --> 00:02.000\nMiriam Tolland: Hello,\n\n00:02.000 --> 00:03.000\nall of you.\n\n00:03.000 --> 00:04.000\n\
         Ray Castellano: Hi.\n\n00:04.000 --> 00:05.000\n>> Miriam Tolland: Ten.\n\n00:05.000 --> 00:06.000\nRay Castellano: O'clock.\n>> Yes.",
        &expect![[r#"
            Miriam Tolland: ‹Miriam Tolland›Hello, all of you. Ray Castellano: ‹Ray Castellano›Hi.

            ‹?›Miriam Tolland: ‹Miriam Tolland›Ten. Ray Castellano: ‹Ray Castellano›O'clock.

            ‹?›Yes."#]],
    );
}

#[test]
fn much_else_ends_in_a_colon() {
    for text in [
        // Once, or nobody but one.
        "MIRIAM TOLLAND: Good morning.\n\nRAY CASTELLANO: The chairs are hard.",
        "MIRIAM TOLLAND: Good morning.\n\nMIRIAM TOLLAND: The chairs are hard.",
        "NOTE: One.\nSOURCE: Two.\nNOTE: Three.\nSOURCE: Four.",
        "Ingredients: salt.\nThe Mayor: no.\nIngredients: more.\nThe Mayor: yes.",
    ] {
        let transcript = Text.read(text.as_bytes()).unwrap();
        assert!(transcript.voices.is_empty(), "{text}: {:?}", transcript.voices);
    }
}

#[test]
fn of_several_voices_there_is_none() {
    let transcript = Vtt
        .read(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>One,\n\n00:02.000 --> 00:03.000\n<v Bob>no,\n\n00:03.000 --> 00:04.000\n<v Ann Lee>two.")
        .unwrap();
    let at =
        |word: &str| Span::new(transcript.words.find(word).unwrap(), transcript.words.find(word).unwrap() + word.len());
    assert_eq!(transcript.voice(&[at("One,"), at("two.")]), Some("Ann Lee"));
    assert_eq!(transcript.voice(&[at("One,").join(at("two."))]), None);
    assert_eq!(transcript.voice(&[]), None);
}
