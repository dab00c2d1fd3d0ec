//! Any text may be quoted, and any may be a source.

use proptest::prelude::*;

use super::metamorphic::mends_as;
use super::*;

/// Asserts that every range of `comparison` is one.
fn is_within(comparison: &Comparison, text: &Text, corpus: &Corpus) {
    let document = text.slice(Span::new(0, text.len())).into_owned();
    let in_words = |span: Span| assert!(corpus.words().get(span.range()).is_some(), "{span:?} {comparison:?}");
    let in_text = |span: Span| assert!(document.get(span.range()).is_some(), "{span:?} {comparison:?} {document:?}");
    comparison.passage.iter().flat_map(|passage| &passage.fragments).for_each(|span| in_words(*span));
    for difference in &comparison.differences {
        in_words(difference.source);
        in_text(difference.quoted);
    }
    for change in &comparison.changes {
        in_words(change.source);
        in_text(change.quoted);
    }
}

/// Text that is made of what matters here.
fn awkward() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "the ",
        "a",
        " old",
        "house",
        "not ",
        "1,000 ",
        "… ",
        "...",
        ". ",
        "[",
        "]",
        "(",
        ")",
        "’",
        "“",
        "--",
        "—",
        "-",
        "\u{ad}",
        "\u{200b}",
        "é",
        "e\u{301}",
        "ﬁ",
        "日本",
        "ไทย",
        "½",
        "²",
        "\n\n",
        "\n> ",
        "*",
        "l’",
        "İ",
        "ß",
        ",",
        "[sic]",
        "&amp;",
        " ",
    ];
    prop::collection::vec(0..PIECES.len(), 0..40)
        .prop_map(|pieces| pieces.into_iter().map(|piece| PIECES[piece]).collect())
}

/// Compares, and looks at all that comes of it.
fn try_all(text: &Text, quoted: &Quoted, corpus: &Corpus) {
    let comparison = compare(quoted, corpus, &|span| span.start() % 2 == 1);
    is_within(&comparison, text, corpus);
    for difference in &comparison.differences {
        let wordings = [Some(difference.in_source_words(corpus, text)), difference.as_marked(quoted, corpus, text)];
        for wording in wordings.into_iter().flatten() {
            let document = text.slice(Span::new(0, text.len()));
            assert!(document.get(wording.span.range()).is_some(), "{wording:?} {document:?}");
        }
    }
    for span in comparison.passage.iter().map(Passage::span) {
        let sentence = corpus.sentence(span, crate::syntax::Lang::English);
        assert!(corpus.words().get(sentence.range()).is_some());
        let inner = corpus.words()[span].trim();
        assert!(
            inner.is_empty() || corpus.words()[sentence].contains(inner),
            "{span:?} {sentence:?} {:?}",
            corpus.words()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn nothing_panics_in_a_document_and_ranges_are_ranges(
        words in prop_oneof![awkward(), ".{0,60}"],
        source in prop_oneof![awkward(), ".{0,60}"],
    ) {
        let document = format!("> x {words}\n");
        let text = Text::new(&document);
        for statement in Syntax::parse(&document, Dialect::Markdown).statements() {
            try_all(&text, &Quoted::new(&statement, &text), &Corpus::new(&source));
        }
    }
}

/// Words that are written as one with others, in a frame: enough in common for the rest to be laid beside.
fn framed(words: &[usize]) -> String {
    const WORDS: [&str; 12] =
        ["the", "old", "house", "Nadia", "not", "12", "l’eau", "un-common", "well,", "sold.", "—", "can't"];
    let inner: Vec<&str> = words.iter().map(|word| WORDS[*word]).collect();
    format!("a lengthy winter came upon us all {} until every harbour froze again", inner.join(" "))
}

/// Asserts that what is said to differ is all that does, and whole words.
fn mends(ours: &[usize], theirs: &[usize]) {
    let corpus = Corpus::new(&framed(theirs));
    let quotation = Quotation::plain(&framed(ours));
    let comparison = quotation.compare(&corpus);
    if comparison.verdict != Verdict::Differs {
        return;
    }
    let document = quotation.text.slice(Span::new(0, quotation.text.len())).into_owned();
    for difference in &comparison.differences {
        is_whole(&document, difference.quoted);
        is_whole(corpus.words(), difference.source);
    }
    mends_as("framed", &quotation, &comparison, &corpus, Quotation::plain);
}

/// Asserts that `span` of `text` begins and ends with no part of a word.
fn is_whole(text: &str, span: Span) {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "’'-".contains(c));
    for at in [span.start(), span.end()] {
        let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
        assert!(!(is_part(before) && is_part(after)), "{:?} in {text:?}", &text[span]);
    }
}

#[test]
fn no_word_is_parted_from_its_elision_nor_cut_at_a_hyphen() {
    const ELISION: &[usize] = &[5, 7, 4, 6, 6, 6, 2, 6, 2, 6, 2, 6, 6, 6, 6, 6, 2, 2, 2, 1];
    mends(&[1, 4, 5, 0, 0, 0], ELISION);
    // An insertion for half of `un-common`, and its hyphen for the dash.
    mends(&[8, 0, 10, 6], &[7, 10, 1, 6, 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn nothing_panics_and_ranges_are_ranges(
        words in prop_oneof![awkward(), ".{0,60}"],
        source in prop_oneof![awkward(), ".{0,60}"],
    ) {
        let quotation = Quotation::plain(&words);
        try_all(&quotation.text, &quotation.quoted, &Corpus::new(&source));
    }

    #[test]
    fn a_text_is_found_in_itself(words in awkward()) {
        let words = format!("The whole old house {words}");
        let quotation = Quotation::plain(&words);
        let verdict = quotation.compare(&Corpus::new(&words)).verdict;
        prop_assert!(verdict >= Verdict::MarkedChanges, "{verdict:?} {:?}", quotation.quoted);
    }

    #[test]
    fn what_is_said_to_differ_is_all_that_does(
        ours in prop::collection::vec(0..12_usize, 3..25),
        theirs in prop::collection::vec(0..12_usize, 3..25),
    ) {
        mends(&ours, &theirs);
    }
}

#[test]
fn paragraphs_that_open_with_marks_alone_are_no_way_down() {
    let source = format!("x y x {}word here", "“\n\n".repeat(300_000));
    let verdict = Quotation::plain("x word here").compare(&Corpus::new(&source)).verdict;
    assert!(verdict <= Verdict::Differs, "{verdict:?}");
}
