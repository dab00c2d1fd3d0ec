//! How long `ibid check` takes over a folder of many files (`cargo bench --bench files`), beside ripgrep looking for what
//! nobody has written: it reads them all, on all cores, and does nothing else.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, unreachable_pub)]

mod corpus;
mod timing;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const FILES: usize = 2_000;
const SIZE: usize = 10_000;

/// Where `tests/bench/run` puts it.
const RIPGREP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/.tools/bench/bin/rg");

fn main() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("refs.bib"), corpus::bib(corpus::SOURCES)).unwrap();
    let article = corpus::article(SIZE);
    for n in 0..FILES {
        fs::write(folder.path().join(format!("{n:04}.md")), &article).unwrap();
    }
    let time = |program: &str, arguments: &[&str]| timing::timed(|| run(program, arguments, folder.path()));
    let check = time(env!("CARGO_BIN_EXE_ibid"), &["check", "."]);
    let read = time(RIPGREP, &["--quiet", "--no-ignore", "nobody has written this", "."]);
    let size = format!("{} MB", FILES * article.len() / 1_000_000);
    timing::print("ibid check", &size, check);
    timing::print("ripgrep", &size, read);
    println!("{:>53.1}×", check.median.as_secs_f64() / read.median.as_secs_f64());
}

/// Runs it, whatever it finds.
fn run(program: &str, arguments: &[&str], folder: &Path) {
    let mut command = Command::new(program);
    let status = command.args(arguments).current_dir(folder).stdout(Stdio::null()).status();
    assert!(matches!(status.unwrap().code(), Some(0 | 1)), "{program}");
}
