//! What fuzzing found worth keeping, again. A file of a corpus that is named in words says what was once wrong with it;
//! those named by their content get the target everywhere it has been.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, missing_docs, unreachable_pub)]

#[path = "src/lib.rs"]
mod targets;

use std::fs;
use std::path::Path;

macro_rules! replayed {
    ($($target:ident)*) => { $(
        #[test]
        fn $target() {
            replay(stringify!($target), targets::$target::run);
        }
    )* };
}

replayed! {
    bibtex comparison csl_json dates document edits positions ris session transcript_captions transcript_html
    transcript_pdf transcript_text yaml
}

fn replay(name: &str, run: fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut files: Vec<_> = fs::read_dir(corpus).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{name} has no corpus");
    for file in files {
        println!("{}", file.display());
        run(&fs::read(file).unwrap());
    }
}
