//! What comes from anywhere.

use std::time::Duration;

use proptest::prelude::*;

use super::TranscriptFormat::{self, Html, Markdown, Srt, Text, Vtt};
use super::{References, Span, check_places};
use crate::CpuTime;

const FORMATS: [TranscriptFormat; 5] = [Text, Markdown, Html, Vtt, Srt];

/// What the formats are made of, in any order.
fn fragments() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(vec![
        "word",
        "é",
        "—",
        "a",
        "B",
        "1",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\x0c",
        "-\n",
        "-",
        ">> ",
        "- ",
        "[",
        "]",
        "(",
        ")",
        "laughs",
        "♪",
        "&",
        "&amp;",
        "&mdash;",
        "&#8212;",
        "&nbsp",
        "&gt;&gt;",
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "--",
        "<p>",
        "</p>",
        "<p hidden>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<br>",
        "<nav>",
        "</nav>",
        "<script>",
        "</script>",
        "<sup>",
        "</sup>",
        "<a href='#x'>",
        "</a>",
        "<span class=pagenum>",
        "</span>",
        "<hr class=pb title=3>",
        "<q>",
        "</q>",
        "<pre>",
        "</pre>",
        "<head>",
        "<li>",
        "<td>",
        "<header>",
        "</header>",
        "<main>",
        "<v Ann>",
        "<c>",
        "</c>",
        "<00:00:01.000>",
        "\n\n00:00:01.000 --> 00:00:02.000\n",
        "\n\n2\n00:00:02,000 --> 00:00:03,000\n",
        "WEBVTT\n\n",
        "\nNOTE ",
        "\"",
        "'",
        "*",
        "**",
        "`",
        "\\",
        "> ",
        "# ",
        "[^1]",
        "[^1]: ",
        "![",
        "](x)",
        "| a | b |\n|--|--|\n",
        "---\n",
        "\u{feff}",
        "\u{ad}",
        "字",
    ]);
    prop::collection::vec(fragment, 0..40).prop_map(|fragments| fragments.concat())
}

/// Whether what stands in the file begins and ends with the letters that `words` do.
fn is_exact(words: &str, source: &str) -> bool {
    let reference = |start: Option<usize>| {
        let read = References::new().read(&source[start?..])?;
        Some(read.1)
    };
    let starts =
        source.chars().next() == words.chars().next() || reference(Some(0)).is_some_and(|c| words.starts_with(&*c));
    let ends = source.chars().next_back() == words.chars().next_back()
        || reference(source.rfind('&')).is_some_and(|c| words.ends_with(&*c));
    starts && ends
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_letter_stands_where_it_says(text in fragments(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        for format in FORMATS {
            let Ok(transcript) = format.read(text.as_bytes()) else { continue };
            check_places(&transcript);
            let letters: Vec<(usize, char)> = transcript.words.char_indices().filter(|(_, c)| c.is_alphanumeric()).collect();
            if letters.is_empty() {
                continue;
            }
            let (a, b) = (*from.get(&letters), *to.get(&letters));
            let (first, last) = (a.min(b), a.max(b));
            let span = Span::new(first.0, last.0 + last.1.len_utf8());
            let source = transcript.text.slice(transcript.in_text(span));
            prop_assert!(is_exact(&transcript.words[span], &source), "{format:?}: {:?} is not {source:?}", &transcript.words[span]);
        }
    }

    #[test]
    fn any_text_can_be_read(text in "\\PC{0,60}", bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        for format in FORMATS {
            for bytes in [text.as_bytes(), &bytes] {
                if let Ok(transcript) = format.read(bytes) {
                    check_places(&transcript);
                }
            }
        }
    }
}

/// What a reader may look at again and again.
const UNITS: &[&str] = &[
    "<",
    "&",
    ">",
    "-",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<!-- -",
    "<a ",
    "<a b='",
    "<sup>",
    "<sup>1</sup>",
    "<sup>1",
    "<p>",
    "<p hidden>",
    "<li>",
    "<td>",
    "<nav>",
    "<script>",
    "</script",
    "<a href='#x'>1",
    "&#1",
    "&aaaa;",
    "&amp",
    "<span class=pagenum>1",
    "<hr class=pb title=3>",
    "<pre> ",
    "<br>",
    "<q>",
    "[",
    "(",
    "{\\",
    ">> ",
    "- a\n",
    "♪",
    "(laugh)",
    "a-\n",
    " \n",
    "\x0c",
    "a\n\n",
    "00:01.000 --> 00:02.000\na b\n\n",
    "00:01.000 --> 00:02.000\n",
    "-->\n",
    "a a ",
    "NOTE\n\n",
    "<v A>",
    "<p>a\n\n",
    "`a",
    "`a\n",
    "\\*",
    "1 \n",
    "<i><div>",
    "<i><div></i>",
];

/// The shortest time in which `format` reads `unit` over and over.
fn time(format: TranscriptFormat, unit: &str, len: usize) -> Duration {
    let text = unit.repeat(len / unit.len());
    let read = |_| {
        let start = CpuTime::now();
        let _ = std::hint::black_box(format.read(text.as_bytes()));
        start.elapsed()
    };
    (0..2).map(read).min().unwrap_or_default()
}

/// Eight times as much may take eight times as long, or thrice that on a busy machine, but not 64 times, time and again.
#[test]
fn what_is_made_to_be_slow_is_not() {
    const SMALL: usize = 10_000;
    for format in FORMATS {
        for unit in UNITS {
            let seen = || (time(format, unit, SMALL), time(format, unit, 8 * SMALL));
            let is_linear = |(small, large): (Duration, Duration)| large < small * 24 + Duration::from_millis(60);
            assert!((0..4).any(|_| is_linear(seen())), "{format:?} reads {unit:?}: {:?}", seen());
        }
    }
}
