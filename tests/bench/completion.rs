//! How long a list of keys takes (`cargo bench --bench completion`), for libraries of 1,000 to 70,000 sources: right after
//! the `@`, with three letters, and with letters that no word begins with. The median and the most of several runs.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ibid::analysis::FilePosition;
use ibid::analysis::completion::complete;
use ibid::fs::Memory;
use ibid::workspace::{Language, Workspace};

const RUNS: usize = 21;

fn library(count: usize) -> String {
    const FAMILIES: [&str; 7] = ["Lincoln", "Everett", "Wills", "Boritt", "Müller", "Lee", "van der Berg"];
    const WORDS: [&str; 6] = ["Address", "Letters", "Gettysburg", "Remarks", "Testimony", "Notes"];
    let mut text = String::new();
    for number in 0..count {
        let (family, word) = (FAMILIES[number % 7], WORDS[number / 7 % 6]);
        let year = 1800 + number % 220;
        let key = family.split(' ').next_back().unwrap().to_lowercase();
        writeln!(
            text,
            "@speech{{{key}-{year}-{number}, author = {{{family}, Given}}, title = {{{word} on the Matter at Hand}}, \
             date = {{{year}}}, transcript = {{transcripts/{number}.txt}}}}"
        )
        .unwrap();
    }
    text
}

fn main() {
    println!("{:>8}  {:<10} {:>9} {:>9} {:>7}", "sources", "typed", "median", "most", "items");
    for count in [1_000, 5_000, 70_000] {
        for typed in ["", "lin", "mtt"] {
            let mut disk = Memory::default();
            let body = format!(
                "---\nbibliography: refs.bib\n---\n\n“It is rather for us to be here dedicated” [@lee-1805-5]. Everett said: \
                 “It is rather for us to be here dedicated” [@{typed}]\n"
            );
            let offset = body.rfind(']').unwrap();
            let path: Arc<Path> = Path::new("/w/article.md").into();
            disk.write(&*path, body.clone());
            disk.write("/w/refs.bib", library(count));
            disk.write("/w/transcripts/5.txt", "It is rather for us to be here dedicated to the great task.");
            let mut workspace = Workspace::new(Arc::new(disk));
            workspace.set_roots(vec![PathBuf::from("/w")]);
            workspace.open(&path, Language::Markdown, Some(1), &body);
            workspace.load_all();
            let snapshot = workspace.snapshot();
            let position = FilePosition { path, offset };
            let mut times: Vec<Duration> = Vec::new();
            let mut items = 0;
            for _ in 0..RUNS {
                let start = Instant::now();
                items = complete(&snapshot, &position, &[]).unwrap().items.len();
                times.push(start.elapsed());
            }
            times.sort();
            let (median, most) = (times[RUNS / 2], times[RUNS - 1]);
            println!("{count:>8}  {typed:<10} {:>6.2} ms {:>6.2} ms {items:>7}", millis(median), millis(most));
        }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
