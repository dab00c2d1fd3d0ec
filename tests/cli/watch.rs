//! `ibid check --watch`: what makes it check again, told by what it writes.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use crate::{Folder, SOURCED, UNSOURCED};

/// Longer than any machine takes: who waits for so long waits in vain.
const PATIENCE: Duration = Duration::from_mins(2);

/// A check that goes on.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn new(folder: &Folder, args: &[&str]) -> Self {
        let mut command = folder.command(&[&["check", "--watch"], args].concat());
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let (send, lines) = mpsc::channel();
        std::thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        Self { child, lines }
    }

    /// Waits until a check has ended with the line `expected`, and says what was written before it.
    fn until(&self, expected: &str) -> String {
        let mut before = String::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line == expected => return before,
                Ok(line) => before += &(line + "\n"),
                Err(error) => panic!("{error}: never {expected:?}, but:\n{before}"),
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_checks_again_when_a_document_changes_appears_or_goes() {
    let folder = Folder::new(&[("a.md", UNSOURCED), ("below/b.md", SOURCED)]);
    let watch = Watch::new(&folder, &[]);
    let shown = watch.until("1 warning in 1 of 2 files");
    assert!(!shown.contains('\u{1b}'), "there is no screen to clear: {shown:?}");
    folder.write("a.md", SOURCED.as_bytes());
    watch.until("Nothing wrong in 2 files.");
    folder.write("below/b.md", UNSOURCED.as_bytes());
    let shown = watch.until("1 warning in 1 of 2 files");
    assert!(shown.contains(" --> below/b.md:1:14\n"), "{shown}");
    folder.write("c.md", SOURCED.as_bytes());
    watch.until("1 warning in 1 of 3 files");
    std::fs::remove_file(folder.path().join("below/b.md")).unwrap();
    watch.until("Nothing wrong in 2 files.");
    folder.write("new/and/deep/d.md", UNSOURCED.as_bytes());
    watch.until("1 warning in 1 of 3 files");
    std::fs::remove_dir_all(folder.path().join("new")).unwrap();
    watch.until("Nothing wrong in 2 files.");
}

#[test]
fn it_checks_again_when_what_a_document_rests_on_changes() {
    let document =
        "---\nbibliography: refs/s.bib\n---\n\nLincoln said “four score and seven years ago our fathers” [@l].\n";
    let library = "@speech{l, author = {Lincoln, Abraham}, title = {T}, date = {1863}, transcript = {words.txt}}\n";
    let folder = Folder::new(&[("a.md", document)]);
    let watch = Watch::new(&folder, &["a.md"]);
    let shown = watch.until("1 error in 1 file");
    assert!(shown.contains("error[missing-bibliography]"), "{shown}");
    folder.write("refs/words.txt", b"Four score and seven years ago our fathers brought forth");
    folder.write("refs/s.bib", library.as_bytes());
    watch.until("Nothing wrong in 1 file.");
    folder.write("refs/words.txt", b"Five score and seven years ago our fathers brought forth");
    let shown = watch.until("1 warning in 1 file");
    assert!(shown.contains("warning[misquote]"), "{shown}");
    folder.write("ibid.toml", b"[rules]\nmisquote = 'off'\n");
    watch.until("Nothing wrong in 1 file.");
}

#[test]
fn a_file_that_is_renamed_into_its_place_is_noticed() {
    let folder = Folder::new(&[("a.md", UNSOURCED)]);
    let watch = Watch::new(&folder, &["a.md"]);
    watch.until("1 warning in 1 file");
    let beside = folder.write(".a.md.tmp", SOURCED.as_bytes());
    std::fs::rename(beside, folder.path().join("a.md")).unwrap();
    watch.until("Nothing wrong in 1 file.");
}

#[test]
fn a_document_that_is_not_there_yet_is_waited_for() {
    let folder = Folder::new(&[]);
    let watch = Watch::new(&folder, &["a.md"]);
    watch.until("No document was checked.");
    folder.write("a.md", SOURCED.as_bytes());
    watch.until("Nothing wrong in 1 file.");
}

#[test]
fn it_ends_when_nobody_listens() {
    let folder = Folder::new(&[("a.md", UNSOURCED)]);
    let mut child = folder.command(&["check", "--watch"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while line != "1 warning in 1 file\n" {
        line.clear();
        assert_ne!(stdout.read_line(&mut line).unwrap(), 0);
    }
    drop(stdout);
    folder.write("a.md", SOURCED.as_bytes());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn standard_input_cannot_be_watched() {
    let folder = Folder::new(&[]);
    let run = folder.run_with_input(&["check", "--watch", "-"], UNSOURCED.as_bytes());
    assert_eq!((run.stdout.as_str(), run.code), ("", Some(2)));
    assert!(run.stderr.contains("name a file"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn control_c_ends_it_without_a_word() {
    use std::os::unix::process::ExitStatusExt;

    let folder = Folder::new(&[("a.md", UNSOURCED)]);
    let mut watch = Watch::new(&folder, &[]);
    watch.until("1 warning in 1 file");
    let killed = std::process::Command::new("kill").args(["-INT", &watch.child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    // As a shell expects of a program that it is to end with.
    assert_eq!(watch.child.wait().unwrap().signal(), Some(2));
    let mut stderr = String::new();
    watch.child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(stderr, "");
    assert!(watch.lines.recv().is_err(), "nor is anything half written");
}
