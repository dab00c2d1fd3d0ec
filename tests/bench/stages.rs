//! How long each stage takes by itself (`cargo bench --bench stages`), for documents of 10 kB to 10 MB and libraries of 500 to
//! 50,000 sources.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, unreachable_pub)]

mod corpus;
mod timing;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ibid::analysis::FilePosition;
use ibid::analysis::completion::complete;
use ibid::analysis::diagnostics::{Cache, diagnose_again};
use ibid::analysis::hover::hover;
use ibid::analysis::lists::quotations::quotations;
use ibid::analysis::shared::verification::Memo;
use ibid::fs::Memory;
use ibid::sources::{Date, Format, TranscriptFormat};
use ibid::syntax::{Dialect, Syntax};
use ibid::text::{Change, Encoding, Position, Span, Text};
use ibid::workspace::{Language, Reading, Snapshot, Workspace};

use timing::{print, timed, timed_on};

fn main() {
    println!("{:<34} {:>10} {:>9} {:>9} {:>9}", "stage", "of", "median", "least", "most");
    for (name, size) in [("10 kB", 10_000), ("100 kB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)] {
        of_document(name, &corpus::article(size));
    }
    for count in [corpus::SOURCES, 5_000, 50_000] {
        of_library(count);
    }
    of_transcript();
    let dates = ["1863-11-19", "1863-11", "1863?", "1863-11-19/1863-11-20", "May 2019"];
    print("a date parsed", "5", timed(|| dates.map(|date| Date::parse(date).is_ok())));
}

/// A workspace with one document in front, and the library that it names.
fn workspace(text: &str) -> (Workspace, Arc<Path>) {
    let mut disk = Memory::default();
    disk.write("/w/refs.bib", corpus::bib(corpus::SOURCES));
    let mut workspace = Workspace::new(Arc::new(disk));
    workspace.set_roots(vec![PathBuf::from("/w")]);
    let path: Arc<Path> = Path::new("/w/article.md").into();
    workspace.open(&path, Language::Markdown, Some(1), text);
    workspace.load_all();
    (workspace, path)
}

fn of_document(size: &str, source: &str) {
    let text = Text::new(source);
    let middle = half(source).rfind("So ").unwrap() + 3;
    print("text into a rope", size, timed(|| Text::new(source)));
    print("split and scanned", size, timed(|| Syntax::parse(source, Dialect::Markdown)));
    let syntax = Syntax::parse(source, Dialect::Markdown);
    print("bound: every statement", size, timed(|| syntax.statements().count()));
    print("indexed: a closed document", size, timed(|| Reading::new(Path::new("/w/a.md").into(), source)));
    let position = text.position(middle, Encoding::Utf16);
    print("byte to position, UTF-16", size, timed(|| text.position(middle, Encoding::Utf16)));
    print("position to byte, UTF-16", size, timed(|| text.offset(position, Encoding::Utf16)));
    let mut typed = text.clone();
    typed.replace(Span::empty(middle), "x");
    print(
        "a letter typed: parsed",
        size,
        timed_on(|| typed.clone(), |typed| syntax.edited(typed, Span::empty(middle), 1)),
    );

    of_keystrokes(size, source, position);
    let (mut workspace, path) = workspace(source);
    let snapshot = workspace.snapshot();
    let at = |offset| FilePosition { path: Arc::clone(&path), offset };
    let quoted = half(source).rfind('“').unwrap() + 4;
    print("a card", size, timed(|| hover(&snapshot, &at(quoted)).unwrap()));
    let cited = half(source).rfind("[@").unwrap() + 2;
    print("a menu of keys", size, timed(|| complete(&snapshot, &at(cited), &[]).unwrap()));
    let (document, memo) = (snapshot.document(&path).unwrap(), Memo::default());
    print("the list of quotations", size, timed(|| quotations(&snapshot, document, &memo)));
}

fn half(source: &str) -> &str {
    &source[..source.floor_char_boundary(source.len() / 2)]
}

/// Letters typed at one place, one after the other.
fn of_keystrokes(size: &str, source: &str, position: Position) {
    let (mut workspace, path) = workspace(source);
    let mut version = 1;
    let mut letter = || {
        version += 1;
        let change = Change { range: Some((position, position)), text: "x".to_owned() };
        workspace.edit(&path, Some(version), &[change], Encoding::Utf16);
        workspace.snapshot()
    };
    print("a letter typed: a new snapshot", size, timed(&mut letter));
    let snapshot = letter();
    print("all findings, cold", size, timed(|| findings(&snapshot, &path, &mut Cache::default())));
    let mut cache = Cache::default();
    findings(&snapshot, &path, &mut cache);
    print("all findings, a letter later", size, timed_on(letter, |snapshot| findings(&snapshot, &path, &mut cache)));
}

fn findings(snapshot: &Snapshot, path: &Path, cache: &mut Cache) -> usize {
    diagnose_again(snapshot, snapshot.document(path).unwrap(), cache).len()
}

fn of_library(count: usize) {
    let size = format!("{count}");
    for (name, format, text) in [
        ("read: .bib", Format::BibTex, corpus::bib(count)),
        ("read: CSL JSON", Format::Json, corpus::csl_json(count)),
        ("read: CSL YAML", Format::Yaml, corpus::csl_yaml(count)),
        ("read: Hayagriva", Format::Yaml, corpus::hayagriva(count)),
        ("read: RIS", Format::Ris, corpus::ris(count)),
    ] {
        assert_eq!(format.read(&text).entries().len(), count, "{name}");
        print(name, &size, timed(|| format.read(&text)));
    }
}

fn of_transcript() {
    let captions = corpus::captions(1_000_000);
    let plain = corpus::article(1_000_000);
    let html = format!("<!doctype html><body><p>{}</p></body>", plain.replace("\n\n", "</p><p>"));
    for (name, format, text) in [
        ("read: captions", TranscriptFormat::Vtt, &captions),
        ("read: plain text", TranscriptFormat::Text, &plain),
        ("read: a web page", TranscriptFormat::Html, &html),
    ] {
        print(name, "1 MB", timed(|| format.read(text.as_bytes()).unwrap()));
    }
}
