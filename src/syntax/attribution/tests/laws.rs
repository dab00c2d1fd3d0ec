//! What holds of any text.

use super::super::super::lexicon::speech_cue;
use super::*;
use proptest::prelude::*;

/// Pieces that sentences about speech are made of, and what breaks them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Jane ",
        "Doe",
        "Dr. ",
        "de ",
        "Gaulle ",
        "said ",
        "said",
        "told ",
        "wrote ",
        ", ",
        ",",
        ". ",
        "? ",
        ": ",
        "; ",
        "“",
        "”",
        "« ",
        " »",
        "„",
        "‘",
        "’",
        "’s ",
        "'",
        "the ",
        "mayor ",
        "of ",
        "Springfield ",
        "she ",
        "added ",
        "according to ",
        "who ",
        "and ",
        "sagte ",
        "dit",
        "-il ",
        "-t-elle",
        "a ",
        "déclaré ",
        "so ",
        "l’",
        "d’",
        "— ",
        "--",
        "(",
        ")",
        "[",
        "]",
        "@key",
        "[^1]",
        "1863",
        " 19 ",
        "November ",
        "May ",
        "30 ",
        "3:16",
        "\n",
        "\u{1}",
        "\u{1}\u{1}",
        "\u{2}",
        "\u{3}",
        "\u{a0}",
        "é",
        "İ",
        "ß",
        "日本",
        "🦀",
        "not ",
        "had ",
        "to ",
        "saying ",
        "Jr. ",
        "& ",
        "12 ",
        "In ",
        "le ",
        "el ",
        "hat ",
        "gesagt ",
        "zufolge ",
        "that ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn languages() -> impl Strategy<Value = Lang> {
    prop::sample::select(vec![
        Lang::English,
        Lang::German,
        Lang::French,
        Lang::Spanish,
        Lang::Italian,
        Lang::Portuguese,
        Lang::Dutch,
        Lang::Japanese,
        Lang::Other,
    ])
}

/// Every span lies in the text on character boundaries, and a name is what its span shows.
fn lies_in(text: &str, attribution: Option<Attribution>) -> Result<(), TestCaseError> {
    let Some(attribution) = attribution else { return Ok(()) };
    prop_assert!(text.get(attribution.span.range()).is_some_and(|words| !words.is_empty()));
    if let Some(speaker) = &attribution.speaker {
        prop_assert!(text.get(speaker.span.range()).is_some());
        let clean = !speaker.name.contains(['\u{1}', '\u{2}', '\u{3}', '\n']);
        prop_assert!(clean && !speaker.name.is_empty());
    }
    if let Some(date) = attribution.date {
        prop_assert!(text.get(date.span.range()).is_some());
        prop_assert!(date.edtf.starts_with(|c: char| c.is_ascii_digit()));
    }
    Ok(())
}

proptest! {
    #[test]
    fn around_any_text(text in pieces(), lang in languages()) {
        let quotations = quotations(&text);
        let sentences = sentences(&text, &quotations, lang);
        for index in 0..=quotations.len() {
            lies_in(&text, around(&text, &quotations, &sentences, index, lang))?;
        }
    }

    #[test]
    fn lines_of_any_text(text in pieces(), lang in languages()) {
        lies_in(&text, dash_line(&text, lang))?;
        let line = format!("— {text}");
        lies_in(&line, dash_line(&line, lang))?;
        lies_in(&text, lead_in(&text, lang))?;
        if let Some(cue) = speech_cue(&text, lang) {
            prop_assert!(text.get(cue).is_some());
        }
    }

    #[test]
    fn anything(text in ".{0,80}", lang in languages()) {
        let quotations = quotations(&text);
        let sentences = sentences(&text, &quotations, lang);
        for index in 0..quotations.len() {
            lies_in(&text, around(&text, &quotations, &sentences, index, lang))?;
        }
        lies_in(&text, dash_line(&text, lang))?;
        lies_in(&text, lead_in(&text, lang))?;
    }
}

/// A pronoun is followed over the sentences right before it, and no farther: a paragraph of many quotations is not read
/// once for each of them.
#[test]
fn a_pronoun_reaches_a_few_sentences_back() {
    let sentence = "“We are ready,” she added, and went on for a good while about the plans that the town had made. ";
    let text = format!("Jane Doe said it was late. {}", sentence.repeat(20));
    let quotations = quotations(&text);
    let sentences = sentences(&text, &quotations, Lang::English);
    let speaker = |index| around(&text, &quotations, &sentences, index, Lang::English).and_then(|found| found.speaker);
    assert_eq!(speaker(0).map(|speaker| speaker.name), Some("Jane Doe".to_owned()));
    assert_eq!(speaker(19).map(|speaker| speaker.kind), Some(SpeakerKind::Pronoun));
}
