//! Any text may be quoted, and any may be a source.

use proptest::prelude::*;

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
    let piece = prop_oneof![
        Just("the "),
        Just("a"),
        Just(" old"),
        Just("house"),
        Just("not "),
        Just("1,000 "),
        Just("… "),
        Just("..."),
        Just(". "),
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just("’"),
        Just("“"),
        Just("--"),
        Just("—"),
        Just("-"),
        Just("\u{ad}"),
        Just("\u{200b}"),
        Just("é"),
        Just("e\u{301}"),
        Just("ﬁ"),
        Just("日本"),
        Just("ไทย"),
        Just("½"),
        Just("²"),
        Just("\n\n"),
        Just("\n> "),
        Just("*"),
        Just("l’"),
        Just("İ"),
        Just("ß"),
        Just(","),
        Just("[sic]"),
        Just("&amp;"),
        Just(" "),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3_000) })]

    #[test]
    fn nothing_panics_and_ranges_are_ranges(words in prop_oneof![awkward(), ".{0,60}"], source in prop_oneof![awkward(), ".{0,60}"]) {
        let corpus = Corpus::new(&source);
        let document = format!("> x {words}\n");
        let text = Text::new(&document);
        for statement in Syntax::parse(&document, Dialect::Markdown).statements() {
            let quoted = Quoted::new(&statement, &text);
            let comparison = compare(&quoted, &corpus, &|span| span.start() % 2 == 1);
            is_within(&comparison, &text, &corpus);
            for difference in &comparison.differences {
                let wording = difference.in_source_words(&corpus, &text);
                prop_assert!(document.get(wording.span.range()).is_some());
                let _ = difference.as_marked(&quoted, &corpus, &text);
            }
            for span in comparison.passage.iter().map(Passage::span) {
                let sentence = corpus.sentence(span, crate::syntax::Lang::English);
                prop_assert!(corpus.words().get(sentence.range()).is_some());
            }
        }
    }

    #[test]
    fn a_text_is_found_in_itself(words in awkward()) {
        let quotation = Quotation::of(&format!("> The whole old house {words}\n"));
        let corpus = Corpus::new(quotation.quoted.words());
        let verdict = quotation.compare(&corpus).verdict;
        prop_assert!(verdict >= Verdict::MarkedChanges, "{verdict:?} {:?}", quotation.quoted);
    }
}
