//! The comparison of quoted words with a source's.

use ibid::syntax::{Dialect, Lang, Statement, Syntax};
use ibid::text::{Span, Text};
use ibid::verify::{Comparison, Corpus, Quoted, Verdict, compare, find};

use super::spans;

/// What comes before the first NUL is quoted, what comes after it is the source.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (words, source) = text.split_once('\0').unwrap_or((&text, &text));
    let document = format!("> {}\n", words.replace('\n', "\n> "));
    let corpus = Corpus::new(source);
    for comparison in comparisons(&document, &corpus) {
        check(&document, &corpus, &comparison);
    }
    if is_plain(words) && is_plain(source) {
        mends(&document, &corpus);
    }
}

/// Each statement of `document` with `corpus`.
fn comparisons(document: &str, corpus: &Corpus) -> Vec<Comparison> {
    let (text, syntax) = (Text::new(document), Syntax::parse(document, Dialect::Markdown));
    syntax.statements().map(|statement| one(&text, &statement, corpus)).collect()
}

fn one(text: &Text, statement: &Statement<'_>, corpus: &Corpus) -> Comparison {
    let quoted = Quoted::new(statement, text);
    let comparison = compare(&quoted, corpus, &|_| false);
    let is_found = comparison.verdict >= Verdict::MarkedChanges;
    assert_eq!(find(&quoted, corpus, &|_| false), is_found.then(|| comparison.clone()));
    let elsewhere = compare(&quoted, corpus, &|span| span.start() % 2 == 1);
    assert_eq!(
        elsewhere.verdict >= Verdict::MarkedChanges,
        is_found,
        "the words are there, or not, wherever one looks"
    );
    for difference in &comparison.differences {
        let marked = difference.as_marked(&quoted, corpus, text);
        for wording in [Some(difference.in_source_words(corpus, text)), marked].into_iter().flatten() {
            spans::check(&text.to_string(), wording.span);
        }
    }
    comparison
}

/// Every range is one, and a verdict is borne out by what is said beside it.
fn check(document: &str, corpus: &Corpus, comparison: &Comparison) {
    let fragments = comparison.passage.iter().flat_map(|passage| &passage.fragments);
    fragments.for_each(|span| spans::check(corpus.words(), *span));
    for difference in &comparison.differences {
        spans::check(corpus.words(), difference.source);
        spans::check(document, difference.quoted);
    }
    for change in &comparison.changes {
        spans::check(corpus.words(), change.source);
        spans::check(document, change.quoted);
    }
    assert_eq!(comparison.differences.is_empty(), comparison.verdict != Verdict::Differs, "{comparison:?}");
    assert!(comparison.verdict < Verdict::MarkedChanges || comparison.passage.is_some(), "{comparison:?}");
    if let Some(span) = comparison.passage.as_ref().map(ibid::verify::Passage::span) {
        let sentence = corpus.sentence(span, Lang::English);
        spans::check(corpus.words(), sentence);
        assert!(corpus.words()[sentence].contains(corpus.words()[span].trim()), "{span:?} {sentence:?}");
    }
}

/// Whether a text is words and marks that mean nothing to Markdown.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphabetic() || " ,.’—".contains(c))
}

/// A quotation with the source's words put in is the source's.
fn mends(document: &str, corpus: &Corpus) {
    let mut text = Text::new(document);
    for comparison in comparisons(document, corpus) {
        for difference in comparison.differences.iter().rev() {
            let wording = difference.in_source_words(corpus, &Text::new(document));
            text.replace(wording.span, &wording.text);
        }
    }
    let mended = text.to_string();
    for comparison in comparisons(&mended, corpus) {
        assert!(comparison.verdict != Verdict::Differs, "{document:?} is {mended:?}: {comparison:?}");
    }
    let own = Text::new(document).slice(Span::new(2, document.len())).into_owned();
    for comparison in comparisons(document, &Corpus::new(&own)) {
        assert!(comparison.verdict >= Verdict::MarkedChanges, "{document:?} is not in itself: {comparison:?}");
    }
}
