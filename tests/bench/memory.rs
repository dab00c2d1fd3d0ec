//! What is kept in memory (`cargo bench --bench memory`): of documents that are open and that are not, for each and for each
//! quotation in them, and of libraries for each entry. The text of it is in bytes beside. By the pages that the process has
//! before and after, as a process that has freed nothing yet.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, unreachable_pub)]

mod corpus;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use ibid::fs::Memory;
use ibid::sources::Format;
use ibid::syntax::{Dialect, Syntax};
use ibid::workspace::{Language, Reading, Workspace};

/// Each is measured in a process of its own.
const MEASURES: [&str; 4] = ["closed", "open", "bib", "json"];

const DOCUMENTS: usize = 2_000;
const DOCUMENT_SIZE: usize = 10_000;
const ENTRIES: usize = 50_000;

/// What is kept, how many bytes of memory it takes, and of how many bytes of text it is.
type Figure = (String, usize, usize);

fn main() {
    if let Some(wanted) = std::env::args().nth(1).filter(|name| MEASURES.contains(&name.as_str())) {
        for (what, memory, text) in measured(&wanted) {
            println!("{what:<44} {memory:>9} {text:>9}");
        }
        return;
    }
    println!("{:<44} {:>9} {:>9}", "kept in memory", "bytes", "of text");
    for name in MEASURES {
        assert!(Command::new(std::env::current_exe().unwrap()).arg(name).status().unwrap().success());
    }
}

fn measured(name: &str) -> Vec<Figure> {
    match name {
        "closed" => of_documents("a document that is not open", |workspace, path, text| {
            workspace.set_closed(Reading::new(path, text));
        }),
        "open" => of_documents("an open document", |workspace, path, text| {
            workspace.open(&path, Language::Markdown, Some(1), text);
        }),
        "bib" => of_library("an entry of a .bib", Format::BibTex, &corpus::bib(ENTRIES)),
        _ => of_library("an entry in CSL JSON", Format::Json, &corpus::csl_json(ENTRIES)),
    }
}

/// The memory of this process, in bytes.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<usize>().unwrap() * 1024
}

fn of_documents(what: &str, keep: fn(&mut Workspace, Arc<Path>, &str)) -> Vec<Figure> {
    let text = corpus::article(DOCUMENT_SIZE);
    let quotations = Syntax::parse(&text, Dialect::Markdown).statements().count();
    let mut workspace = Workspace::new(Arc::new(Memory::default()));
    workspace.set_roots(vec![PathBuf::from("/w")]);
    let path = |nth: usize| Path::new(&format!("/w/article-{nth:05}.md")).into();
    // What all of them share is made with the first ones.
    (0..50).for_each(|nth| keep(&mut workspace, path(nth), &text));
    let before = resident();
    (50..50 + DOCUMENTS).for_each(|nth| keep(&mut workspace, path(nth), &text));
    let each = (resident() - before) / DOCUMENTS;
    vec![
        (format!("{what}, with {quotations} quotations"), each, text.len()),
        (format!("{what}: for each of them"), each / quotations, text.len() / quotations),
    ]
}

fn of_library(what: &str, format: Format, text: &str) -> Vec<Figure> {
    let before = resident();
    let library = format.read(text);
    let each = (resident() - before) / ENTRIES;
    assert_eq!(library.entries().len(), ENTRIES);
    vec![(what.to_owned(), each, text.len() / ENTRIES)]
}
