//! Quotations, true and false, each with what is said of it. In `quotations.txt`, `|` is a source; before each quotation
//! stands what it is; `quotations.told` has what is said of each.

use std::fmt::Write as _;

use expect_test::expect_file;

use super::metamorphic::mends_as;
use super::*;

const LETTERS: [(char, Verdict); 5] = [
    ('V', Verdict::Verbatim),
    ('M', Verdict::MarkedChanges),
    ('D', Verdict::Differs),
    ('N', Verdict::NotFound),
    ('S', Verdict::TooShort),
];

#[test]
fn what_is_said_of_quotations_true_and_false() {
    let (mut source, mut corpus) = (String::new(), Corpus::default());
    let mut told = String::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("quotations.txt").lines() {
        let (letter, rest) = line.split_once(' ').unwrap_or((line, ""));
        if let Some(title) = line.strip_prefix('#') {
            source.clear();
            let _ = writeln!(told, "#{title}");
        } else if line.starts_with('|') {
            source.push_str(rest.trim_start());
            source.push('\n');
        } else {
            corpus = if corpus.words() == source { corpus } else { Corpus::new(&source) };
            let quotation = Quotation::plain(rest);
            let comparison = quotation.compare(&corpus);
            let expected = LETTERS.iter().find(|(known, _)| letter == known.to_string()).unwrap().1;
            if comparison.verdict != expected {
                wrong.push(format!("{rest}: {expected:?} is {:?}", comparison.verdict));
            }
            tell(&mut told, &quotation, &comparison, &corpus);
            if comparison.verdict == Verdict::Differs {
                mends_as(rest, &quotation, &comparison, &corpus, Quotation::plain);
            }
            count += 1;
        }
    }
    expect_file!["quotations.told"].assert_eq(&told);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 100);
}

/// What is said of a quotation, as text.
fn tell(out: &mut String, quotation: &Quotation, comparison: &Comparison, corpus: &Corpus) {
    let source = |span: Span| corpus.words()[span].replace('\n', " ").replace('\u{ad}', "¬");
    let ours = |span: Span| quotation.text.slice(span).into_owned();
    let _ = writeln!(out, "{:?}: {}", comparison.verdict, quotation.quoted.words());
    if let Some(passage) = &comparison.passage {
        let fragments: Vec<String> = passage.fragments.iter().map(|span| source(*span)).collect();
        let _ = writeln!(out, "    at {}", fragments.join(" | "));
    }
    for change in &comparison.changes {
        let _ = writeln!(out, "    {:?} {:?} for {:?}", change.kind, ours(change.quoted), source(change.source));
    }
    for difference in &comparison.differences {
        let rest = Span::new(difference.quoted.start(), quotation.text.len());
        let place = if difference.quoted.is_empty() {
            format!("before {:?}", ours(rest).chars().take(8).collect::<String>())
        } else {
            format!("{:?}", ours(difference.quoted))
        };
        let _ = writeln!(out, "    not {place} but {:?}", source(difference.source));
    }
    if comparison.verdict == Verdict::Differs
        && let Some(marked) = quotation.as_marked(comparison, corpus)
    {
        let _ = writeln!(out, "    marked: {marked}");
    }
    if comparison.folded != Folded::default() {
        let Folded { forms, marks, dashes, hyphens, capitals, punctuation } = comparison.folded;
        let all = [(forms, "forms"), (marks, "marks"), (dashes, "dashes"), (hyphens, "hyphens")];
        let all = all.into_iter().chain([(capitals, "capitals"), (punctuation, "punctuation")]);
        let folded: Vec<&str> = all.filter(|(is_folded, _)| *is_folded).map(|(_, name)| name).collect();
        let _ = writeln!(out, "    folded {}", folded.join(", "));
    }
}
