//! What comparing costs: `cargo test --release --lib verify::tests::speed -- --ignored --nocapture`.
#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

use super::prose::{Lot, prose};
use super::*;

#[test]
#[ignore = "figures, for a release build"]
fn figures() {
    let source = prose(100_000, 5);
    let timed = |what: &str, run: &mut dyn FnMut()| {
        let best = (0..5).map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        });
        println!("{what}: {:?}", best.min().unwrap_or(Duration::ZERO));
    };
    let corpus = Corpus::new(&source);
    println!("{} bytes of words, about {} bytes kept", source.len(), corpus.size());
    timed("a corpus of 100,000 words", &mut || drop(Corpus::new(&source)));
    let words: Vec<&str> = source.split_whitespace().collect();
    let mut lot = Lot(9);
    let passages: Vec<Vec<&str>> = (0..1_000)
        .map(|_| {
            let len = 6 + lot.below(30);
            let start = lot.below(words.len() - len);
            words[start..start + len].to_vec()
        })
        .collect();
    let exact: Vec<String> = passages.iter().map(|passage| passage.join(" ")).collect();
    let wrong: Vec<String> = passages
        .iter()
        .map(|passage| {
            let mut passage = passage.clone();
            passage[3] = "balderdash";
            passage.join(" ")
        })
        .collect();
    let of = |quotations: &[String]| -> Vec<Quoted> { quotations.iter().map(|words| Quoted::plain(words)).collect() };
    timed("1,000 quotations read", &mut || drop(of(&exact)));
    let verdicts = |quoted: &[Quoted], corpus: &Corpus| {
        quoted.iter().filter(|quoted| compare(quoted, corpus, &|_| false).verdict >= Verdict::MarkedChanges).count()
    };
    let quoted = of(&exact);
    println!("{} of them are there", verdicts(&quoted, &corpus));
    timed("1,000 quotations compared", &mut || {
        verdicts(&quoted, &corpus);
    });
    let quoted = of(&wrong);
    timed("1,000 misquotations compared", &mut || {
        verdicts(&quoted, &corpus);
    });
    let other = of(&prose(20_000, 8).split_inclusive(". ").take(1_000).map(str::to_owned).collect::<Vec<_>>());
    timed("1,000 others compared", &mut || {
        verdicts(&other, &corpus);
    });
    timed("1,000 others looked for", &mut || {
        for quoted in &other {
            drop(find(quoted, &corpus, &|_| false));
        }
    });
    let all = Quoted::plain(&source);
    timed("all of it as one quotation", &mut || {
        verdicts(std::slice::from_ref(&all), &corpus);
    });
    let changed = Quoted::plain(&source.replacen(" the ", " balderdash ", 50));
    timed("all of it, misquoted", &mut || drop(compare(&changed, &corpus, &|_| false)));
    let again = Corpus::new(&"again ".repeat(100_000));
    for words in
        ["again again again not again", &"again ".repeat(50_000), &"again … ".repeat(20_000), &"[again] ".repeat(2_000)]
    {
        let quoted = Quoted::plain(&format!("{words} never"));
        timed("a source of one word", &mut || drop(compare(&quoted, &again, &|_| false)));
    }
}
