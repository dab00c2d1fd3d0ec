//! How long verification takes (`cargo bench --bench verification`): a document of 1,000 quotations against a transcript
//! of 100,000 words, cold, one quotation by itself, and one keystroke inside a quotation, warm; and what a hostile source
//! costs. The median, the least and the most of several runs.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ibid::analysis::diagnostics::{Cache, diagnose_again};
use ibid::analysis::shared::verification::{Outcome, verify};
use ibid::fs::Memory;
use ibid::syntax::{Dialect, Syntax};
use ibid::text::{Change, Encoding, Text};
use ibid::verify::{Corpus, Quoted, Verdict, compare, find};
use ibid::workspace::{Language, Workspace};

const WORDS: usize = 100_000;
const QUOTATIONS: usize = 1_000;

/// The same numbers each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// Some word: few are frequent, many are rare, as in any language.
    fn word(&mut self) -> String {
        let most = 1 << self.below(14).max(1);
        let rank = self.below(most);
        let syllables =
            ["ba", "re", "mi", "to", "lu", "shen", "dor", "ka", "vi", "pel", "no", "str", "a", "e", "un", "ing"];
        let mut word = String::new();
        let mut rest = rank + 1;
        while rest > 0 {
            word.push_str(syllables[rest % syllables.len()]);
            rest /= syllables.len();
        }
        word
    }
}

fn transcript(numbers: &mut Numbers) -> Vec<String> {
    let mut words = Vec::new();
    let mut left_in_sentence = 0;
    for _ in 0..WORDS {
        let mut word = numbers.word();
        if left_in_sentence == 0 {
            left_in_sentence = 6 + numbers.below(20);
            word = word[..1].to_uppercase() + &word[1..];
        }
        left_in_sentence -= 1;
        if left_in_sentence == 0 {
            word.push('.');
        } else if numbers.below(9) == 0 {
            word.push(',');
        }
        words.push(word);
    }
    words
}

/// Three of five as they stand, one with words left out, one with a word changed.
fn quotation(numbers: &mut Numbers, words: &[String], index: usize) -> String {
    let len = 10 + numbers.below(20);
    let start = numbers.below(words.len() - len);
    let mut quoted = words[start..start + len].to_vec();
    match index % 5 {
        3 => drop(quoted.splice(4..6, ["…".to_owned()])),
        4 => "otherwise".clone_into(&mut quoted[5]),
        _ => {}
    }
    format!("“{},” she said [@a].", quoted.join(" ").trim_end_matches(['.', ',']))
}

fn document(words: &[String], separator: &str) -> String {
    let mut numbers = Numbers(7);
    let mut out =
        String::from("---\nlang: en\nreferences: [{id: a, speaker: Roe, issued: 2025, transcript: a.txt}]\n---\n\n");
    for index in 0..QUOTATIONS {
        write!(out, "{}{separator}", quotation(&mut numbers, words, index)).unwrap();
    }
    out
}

fn workspace(transcript: &str, document: &str) -> (Workspace, Arc<Path>) {
    let mut disk = Memory::default();
    disk.write("/w/a.txt", transcript);
    let mut workspace = Workspace::new(Arc::new(disk));
    workspace.set_roots(vec![PathBuf::from("/w")]);
    let path: Arc<Path> = Path::new("/w/a.ibid").into();
    workspace.open(&path, Language::Ibid, Some(1), document);
    workspace.load_all();
    (workspace, path)
}

fn timed(what: &str, runs: usize, mut work: impl FnMut() -> Duration) {
    let mut times: Vec<Duration> = (0..runs).map(|_| work()).collect();
    times.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("{what:<72} {:>9.3} ms  ({:.3}–{:.3})", ms(times[runs / 2]), ms(times[0]), ms(times[runs - 1]));
}

fn main() {
    let words = transcript(&mut Numbers(1));
    let text = words.join(" ");
    let apart = document(&words, "\n\n");
    let together = document(&words, " ");
    println!("{WORDS} words, {} kB; {QUOTATIONS} quotations, {} kB", text.len() / 1000, apart.len() / 1000);

    timed("words made ready", 15, || {
        let start = Instant::now();
        let corpus = Corpus::new(&text);
        let time = start.elapsed();
        drop(corpus);
        time
    });
    timed("cold: words made ready, every quotation compared", 15, || {
        let (mut workspace, path) = workspace(&text, &apart);
        let snapshot = workspace.snapshot();
        let document = snapshot.document(&path).unwrap();
        let sources = snapshot.sources(document);
        let statements: Vec<_> = document.syntax.statements().collect();
        let start = Instant::now();
        let compared = statements.iter().filter(|statement| {
            let outcome = verify(&snapshot, document, &sources, statement).outcome;
            matches!(outcome, Some(Outcome::Compared(_)))
        });
        assert_eq!(compared.count(), QUOTATIONS);
        start.elapsed()
    });
    quotations(&text, &apart);
    hostile(&text);
    for (what, source) in [("a paragraph each", &apart), ("one paragraph", &together)] {
        timed(&format!("opened: all findings ({what})"), 9, || {
            let (mut workspace, path) = workspace(&text, source);
            let snapshot = workspace.snapshot();
            let document = snapshot.document(&path).unwrap();
            let start = Instant::now();
            diagnose_again(&snapshot, document, &mut Cache::default());
            start.elapsed()
        });
        keystrokes(what, &text, source);
    }
}

/// The quotations of `document`, ready to be compared.
fn quoted(document: &str) -> Vec<Quoted> {
    let (text, syntax) = (Text::new(document), Syntax::parse(document, Dialect::Markdown));
    syntax.statements().map(|statement| Quoted::new(&statement, &text)).collect()
}

/// One quotation of each verdict: a thousandth of what all of them take, a thousand times over.
fn quotations(text: &str, document: &str) {
    let corpus = Corpus::new(text);
    println!("about {} kB kept beside the words", corpus.size() / 1000);
    let all = quoted(document);
    let verdict = |quoted: &Quoted| compare(quoted, &corpus, &|_| false).verdict;
    for (what, is_one) in [
        ("the source's words, compared", (|verdict| verdict == Verdict::Verbatim) as fn(Verdict) -> bool),
        ("marked changes, compared", |verdict| verdict == Verdict::MarkedChanges),
        ("a misquotation, compared", |verdict| verdict == Verdict::Differs),
    ] {
        let some: Vec<&Quoted> = all.iter().filter(|quoted| is_one(verdict(quoted))).collect();
        timed_each(what, &some, |quoted| _ = verdict(quoted));
    }
    let other = Corpus::new(&transcript(&mut Numbers(99)).join(" "));
    timed_each("looked for in another source", &all.iter().collect::<Vec<_>>(), |quoted| {
        _ = find(quoted, &other, &|_| false);
    });
}

fn timed_each(what: &str, all: &[&Quoted], work: impl Fn(&Quoted)) {
    timed(&format!("one quotation: {what} ({} of them)", all.len()), 15, || {
        let start = Instant::now();
        for quoted in all {
            work(quoted);
        }
        start.elapsed() / u32::try_from(all.len().max(1)).unwrap()
    });
}

/// What no writer writes.
fn hostile(text: &str) {
    let repeated = "again ".repeat(WORDS);
    let misquoted = text.replacen(" ba ", " otherwise ", 50);
    for (what, source, words) in [
        ("all of the source as one quotation", text, text),
        ("all of the source as one misquotation", text, &misquoted),
        ("a source of one word", &repeated, "again again again not again never"),
        ("a source of one word, quoted at length", &repeated, &format!("{}never", "again ".repeat(WORDS / 2))),
        ("a source of one word, with omissions", &repeated, &format!("{}never", "again … ".repeat(WORDS / 5))),
        ("a source of one word, with insertions", &repeated, &format!("{}never", "[again] ".repeat(WORDS / 50))),
    ] {
        let (corpus, quoted) = (Corpus::new(source), quoted(&format!("> {words}\n")));
        timed(what, 3, || {
            let start = Instant::now();
            for quoted in &quoted {
                compare(quoted, &corpus, &|_| false);
            }
            start.elapsed()
        });
    }
}

/// Letters typed inside quotations, here and there: the edit is read and all findings are brought up to date.
fn keystrokes(what: &str, text: &str, source: &str) {
    let (mut workspace, path) = workspace(text, source);
    let mut cache = Cache::default();
    let snapshot = workspace.snapshot();
    diagnose_again(&snapshot, snapshot.document(&path).unwrap(), &mut cache);
    let mut numbers = Numbers(3);
    let openings: Vec<usize> = source.match_indices('“').map(|(at, _)| at).collect();
    let mut version = 1;
    timed(&format!("warm: a letter typed in a quotation ({what})"), 101, || {
        let offset = openings[numbers.below(openings.len())] + 12;
        let snapshot = workspace.snapshot();
        let offset = source.floor_char_boundary(offset.min(source.len()));
        let at = snapshot.document(&path).unwrap().text.position(offset, Encoding::Utf8);
        version += 1;
        let change = Change { range: Some((at, at)), text: "x".to_owned() };
        let start = Instant::now();
        workspace.edit(&path, Some(version), &[change], Encoding::Utf8);
        let snapshot = workspace.snapshot();
        diagnose_again(&snapshot, snapshot.document(&path).unwrap(), &mut cache);
        let time = start.elapsed();
        // And taken back.
        let end = snapshot.document(&path).unwrap().text.position(offset + 1, Encoding::Utf8);
        let change = Change { range: Some((at, end)), text: String::new() };
        workspace.edit(&path, Some(version), &[change], Encoding::Utf8);
        let snapshot = workspace.snapshot();
        diagnose_again(&snapshot, snapshot.document(&path).unwrap(), &mut cache);
        time
    });
}
