use expect_test::expect;

use super::TranscriptFormat::{Srt, Vtt};
use super::{in_text, show};

/// The words of cues of two seconds each, one right after the other.
fn words(cues: &[&str]) -> String {
    let cue = |(number, text): (usize, &&str)| {
        format!("00:{:02}.000 --> 00:{:02}.000\n{text}\n\n", number * 2, number * 2 + 2)
    };
    let text: String = cues.iter().enumerate().map(cue).collect();
    let marked = show(Srt, &text);
    let mut parts = marked.split('‹');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once('›').map_or(part, |(_, words)| words))
}

#[test]
fn only_what_is_said_is_words() {
    for (cues, expected) in [
        (&["four score", "and seven"][..], "four score and seven"),
        (&["four\nscore", "and seven"], "four\nscore and seven"),
        (
            &["<i>four</i> sc<b>or</b>e <font color=\"#fff\">and</font>", "{\\an8}seven<br>years"],
            "four score and seven years",
        ),
        (&["a &amp; b &lt;3 <3 < 4 {c}"], "a & b <3 <3 < 4 {c}"),
        (&["four score [applause] and seven", "[MUSIC]", "[audience\nlaughing] years"], "four score and seven years"),
        (
            &["four (laughter) score", "(door closes)", "and (about) seven", "♪ years ♪"],
            "four score and (about) seven years",
        ),
        (&["[Man]: who is there", "a [b"], "who is there a [b"),
        // Who speaks.
        (
            &[">> thank you >> you're", "welcome. &gt;&gt;&gt; SEN. DOE: next"],
            "thank you\n\nyou're welcome.\n\nSEN. DOE: next",
        ),
        (&["- Who?\n- Me."], "Who?\n\nMe."),
        (&["-Who?\n<i>-Me.</i>"], "Who?\n\nMe."),
        (
            &["the war", "- and the peace -", "is -- or was --", "-- over"],
            "the war - and the peace - is -- or was -- -- over",
        ),
        (&["Is it?", "- It is."], "Is it?\n\nIt is."),
        (&["a 5 > 4 >> b", "c -> d"], "a 5 > 4\n\nb c -> d"),
    ] {
        assert_eq!(words(cues).replace(" \n\n", "\n\n"), expected, "{cues:?}");
    }
}

#[test]
fn voices_part_paragraphs_where_they_change() {
    let text =
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello,\n\n00:02.000 --> 00:03.000\n<v Ann>you.</v> <v.loud Bob>Hi.";
    assert_eq!(show(Vtt, text).replace(" \n", "\n"), "‹1s–2s›Hello, ‹2s–3s›you.\n\nHi.");
}

#[test]
fn what_is_said_twice_is_not_what_is_shown_twice() {
    for (cues, expected) in [
        // Two lines that roll, one word that is a line, a line that grows.
        (&["a b c\nd e f", "d e f\ng h i", "g h i\nj"][..], "a b c\nd e f g h i j"),
        (&["a b\nc", "c\nd e"], "a b\nc d e"),
        (&["four", "four score", "four score and"], "four score and"),
        (&["no no no", "no no no\nno no no"], "no no no no no no"),
        (&["a b c", "a b c", "d e f"], "a b c d e f"),
        // A speaker.
        (
            &["I say no, no", "no, no and no", "said he", "to her", "and she", "to him"],
            "I say no, no no, no and no said he to her and she to him",
        ),
        (&["No!", "No!", "Why?", "Because.", "Of what?", "Of that."], "No! No! Why? Because. Of what? Of that."),
        (&["it was the", "the best"], "it was the the best"),
    ] {
        assert_eq!(words(cues), expected, "{cues:?}");
    }
}

#[test]
fn a_refrain_is_sung_again() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nrow row\n\n2\n00:00:05,000 --> 00:00:06,000\nrow row\n";
    assert_eq!(show(Srt, text), "‹1s–2s›row row ‹5s–6s›row row");
    // But not by who is shown at the same time.
    let text = text.replace("02,000", "06,000");
    assert_eq!(show(Srt, &text), "‹1s–6s›row row");
}

#[test]
fn captions_that_roll_with_the_time_of_each_word() {
    let text = "WEBVTT\nKind: captions\nLanguage: en\n\n00:00:00.160 --> 00:00:02.470 align:start position:0%\n \nhello<00:00:00.320><c> and</c><00:00:00.480><c> welcome</c>\n\n00:00:02.470 --> 00:00:02.480 align:start position:0%\nhello and welcome\n \n\n00:00:02.480 --> 00:00:04.550 align:start position:0%\nhello and welcome\nto<00:00:02.600><c> the</c><00:00:02.800><c> show</c>\n\n00:00:04.550 --> 00:00:04.560 align:start position:0%\nto the show\n \n\n00:00:04.560 --> 00:00:06.000 align:start position:0%\nto the show\n[Music]\n\n00:00:06.000 --> 00:00:07.000 align:start position:0%\n[Music]\n&gt;&gt; thank<00:00:06.500><c> you</c>\n";
    expect!["‹160ms–2.47s›hello and welcome ‹2.48s–4.55s›to the show\n\n‹6s–7s›thank you"].assert_eq(&show(Vtt, text));
    assert_eq!(
        in_text(Vtt, text, "and welcome to"),
        "and</c><00:00:00.480><c> welcome</c>\n\n00:00:02.470 --> 00:00:02.480 align:start position:0%\nhello and welcome\n \n\n00:00:02.480 --> 00:00:04.550 align:start position:0%\nhello and welcome\nto"
    );
}

#[test]
fn a_broadcast_in_capitals() {
    let text = "1\r\n00:00:01,000 --> 00:00:03,000\r\n>> WE HAVE NOTHING TO FEAR\r\nBUT FEAR ITSELF.\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,500\r\nBUT FEAR ITSELF.\r\n[ APPLAUSE ]\r\n\r\n3\r\n00:00:05,500 --> 00:00:07,000\r\n>> REPORTER: THE CROWD ROSE\r\n\r\n4\r\n00:00:07,000 --> 00:00:08,000\r\nTHE CROWD ROSE\r\nAT 9:15.\r\n";
    expect![[r#"
        ‹1s–3s›WE HAVE NOTHING TO FEAR
        BUT FEAR ITSELF.

        ‹5.5s–7s›REPORTER: THE CROWD ROSE ‹7s–8s›AT 9:15."#]]
    .assert_eq(&show(Srt, text).replace('\r', ""));
    assert_eq!(
        in_text(Srt, text, "CROWD ROSE AT"),
        "CROWD ROSE\r\n\r\n4\r\n00:00:07,000 --> 00:00:08,000\r\nTHE CROWD ROSE\r\nAT"
    );
}

#[test]
fn comments_styles_and_the_names_of_cues_are_not_read() {
    let text = "WEBVTT - A talk\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE\nNot this\nnor that\n\nintro\n00:01.000 --> 00:02.000 region:a\nOne,\n\nNOTE nor this\n\n2 - b\n00:02.000 --> 00:03.000\ntwo,\n\nthree\n\n00:0x --> 00:05.000\nfour,\n\n00:06.000 --> 00:05.000\nfive,\n\n00:06.000 --> 00:07.000\nsix";
    expect!["‹1s–2s›One, ‹2s–3s›two,\nthree ‹?›four, five, ‹6s–7s›six"].assert_eq(&show(Vtt, text));
}

#[test]
fn broken_cues_keep_their_words() {
    for (text, words) in [
        ("no cue at all", "no cue at all"),
        ("1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:02,000 --> 00:00:03,000\ntwo", "‹1s–2s›one ‹2s–3s›two"),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nin\n\n1984\n\n2\n00:00:02,000 --> 00:00:03,000\ntwo",
            "‹1s–2s›in\n1984 ‹2s–3s›two",
        ),
        ("WEBVTT\n00:01.000 --> 00:02.000\none\nNOTE it", "‹1s–2s›one\nNOTE it"),
        ("before\n\n00:01.000 --> 00:02.000\none", "before ‹1s–2s›one"),
    ] {
        assert_eq!(show(Srt, text), words, "{text:?}");
    }
}
