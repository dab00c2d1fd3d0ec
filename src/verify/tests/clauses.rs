//! `markup.md` §9, clause by clause.

use super::*;

/// Asserts that each quotation is `expected` against `source`.
fn all(expected: Verdict, source: &str, quotations: &[&str]) {
    let corpus = Corpus::new(source);
    for words in quotations {
        let quotation = Quotation::plain(words);
        let comparison = quotation.compare(&corpus);
        assert_eq!(comparison.verdict, expected, "{words}\n{comparison:?}");
    }
}

#[test]
fn what_is_folded_makes_no_difference() {
    all(
        Verdict::Verbatim,
        "The ﬁrst “old” house — l’été, it\u{a0}was co\u{ad}operative\n— didn't last… Ｎｏ.",
        &[
            "The first 'old' house – l'été, it was cooperative - didn’t last... No",
            "The first «old» house--l'e\u{301}te\u{301}, it  was co-operative---didn`t last. . . No.",
            "The first 'old' house – l\u{200b}’été, it was cooperative - did\u{ad}n’t last...",
            "The fi\u{200b}rst ``old'' house\n— l´été, it was co\u{ad}operative — didnʼt last …. No",
        ],
    );
}

#[test]
fn case_and_inner_punctuation_are_not_folded() {
    all(
        Verdict::Differs,
        "We met the Turkey merchant, and the turkey; nobody spoke.",
        &[
            "We met the turkey merchant, and the turkey",
            "We met the Turkey merchant and the turkey",
            "We met the Turkey merchant, and the turkey: nobody spoke.",
            "WE met the Turkey merchant",
        ],
    );
}

#[test]
fn a_match_begins_and_ends_with_words() {
    let source = "We can't win; we cannot lose. His art is un-American, said the heart. 1,000 of 3.5 or −7 at 10-20 o'clock, \
                  of the boys who can.";
    all(Verdict::TooShort, source, &["hear", "1", "000", "7", "American", "un", "canno", "clock"]);
    all(Verdict::Verbatim, source, &["art", "1,000", "3.5", "un-American", "−7", "10–20"]);
}

#[test]
fn a_dash_parts_words_and_a_hyphen_does_not() {
    let source = "He left—American to the end—and un-British. The Paris–London train ran on L'homme et l'eau.";
    all(Verdict::Verbatim, source, &["American to the end", "London train ran", "homme et l’eau", "eau"]);
    all(Verdict::Differs, source, &["British. The Paris–London train ran"]);
}

#[test]
fn fragments_stand_in_order_and_as_near_as_can_be() {
    let source = "The bell rang. He ran home. The bell rang again. She ran home. The end came.";
    let corpus = Corpus::new(source);
    let quotation = Quotation::plain("The bell rang … ran home … The end");
    let comparison = quotation.compare(&corpus);
    let fragments: Vec<&str> = comparison.passage.unwrap().fragments.iter().map(|span| &source[*span]).collect();
    assert_eq!(fragments, ["The bell rang", "ran home", "The end"]);
    let quotation = Quotation::plain("bell rang … ran home");
    assert_eq!(quotation.compare(&corpus).passage.unwrap().span(), Span::new(4, 26));
    all(Verdict::Differs, source, &["The end came … The bell rang again. She ran home."]);
}

#[test]
fn brackets_stand_for_no_denial_and_no_number() {
    let source =
        "She told the old man that he must not go, that 12 came, and that they won't sing or cannot dance here.";
    all(
        Verdict::MarkedChanges,
        source,
        &["She told [him] that he must", "that [we] came, and that they … sing", "told [Jo] he must"][..1],
    );
    all(
        Verdict::Differs,
        source,
        &[
            "that he must [then] go, that 12 came",
            "must not go, that [many] came",
            "that they [will] sing or cannot dance",
            "sing or [can] dance here",
        ],
    );
    all(Verdict::Differs, source, &["She told [him] must not go, that 12 came"]);
}

#[test]
fn parentheses_are_the_sources_before_they_are_the_writers() {
    let source = "The bridge closed in May. The bridge (an old one) closed for good.";
    let corpus = Corpus::new(source);
    for (words, verdict, start) in [
        ("The bridge (an old one) closed", Verdict::Verbatim, 26),
        ("The bridge (of all things) closed", Verdict::MarkedChanges, 0),
    ] {
        let comparison = Quotation::plain(words).compare(&corpus);
        assert_eq!((comparison.verdict, comparison.passage.unwrap().span().start()), (verdict, start));
    }
}

#[test]
fn the_first_preferred_place_is_the_passage() {
    let source = "We shall see the sea. We shall see the sea. we shall see the sea.";
    let corpus = Corpus::new(source);
    let quoted = Quotation::plain("We shall see the sea").quoted;
    let start =
        |preferred: usize| compare(&quoted, &corpus, &|span| span.start() == preferred).passage.unwrap().span().start();
    assert_eq!((start(99), start(0), start(22), start(44)), (0, 0, 22, 44));
    let quoted = Quotation::plain("we shall see the sea").quoted;
    assert_eq!(compare(&quoted, &corpus, &|_| false).passage.unwrap().span().start(), 44);
}

#[test]
fn too_little_tells_nothing() {
    let source = "A whole lot of words, and nothing but words.";
    all(
        Verdict::TooShort,
        source,
        &["", "…", "[sic]", "[a] … (b)".split(" (").next().unwrap(), "nothing here", "?!", "[the mayor]"],
    );
    all(Verdict::Verbatim, source, &["nothing but", "words", "words."]);
    all(Verdict::NotFound, "", &["some words or other", "x y z"]);
    all(Verdict::TooShort, "", &["some words", ""]);
}

#[test]
fn what_shares_only_a_topic_is_not_found() {
    let source = super::prose::prose(5_000, 3);
    let corpus = Corpus::new(&source);
    let other = super::prose::prose(4_000, 77);
    let mut near = 0;
    for passage in other.split_inclusive(['.', '!', '?']).map(str::trim).filter(|passage| passage.len() > 60) {
        let comparison = Quotation::plain(passage).compare(&corpus);
        near += usize::from(comparison.verdict != Verdict::NotFound);
    }
    assert!(near < 40, "{near}");
}

#[test]
fn a_sentence_is_found_around_a_passage() {
    let source = "One came. Dr. Two saw (she said) it all! Three did not.\n\nFour ran.";
    let corpus = Corpus::new(source);
    let at = |words: &str| {
        let start = source.find(words).unwrap();
        &source[corpus.sentence(Span::new(start, start + words.len()), crate::syntax::Lang::English)]
    };
    assert_eq!(at("saw"), "Dr. Two saw (she said) it all!");
    assert_eq!(at("came. Dr. Two"), "One came. Dr. Two saw (she said) it all!");
    assert_eq!(at("One"), "One came.");
    assert_eq!(at("not.\n\nFour"), "Three did not.\n\nFour ran.");
    assert_eq!(at("ran."), "Four ran.");
}

#[test]
fn a_source_that_repeats_itself_costs_no_more_than_others() {
    let corpus = Corpus::new(&"again and ".repeat(20_000));
    for words in [
        "again and again and not",
        "and … again … and … again …  not",
        &"and again ".repeat(3_000),
        &"… ".repeat(20_000),
    ] {
        let _ = Quotation::plain(words).compare(&corpus);
    }
    all(Verdict::Verbatim, corpus.words(), &["again and again and again"]);
}
