//! What reaches a terminal: colours, control characters, closed pipes.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::{Folder, UNSOURCED, objects};

/// A document whose every part carries escape sequences.
const HOSTILE: &str = "\
# \u{1b}]0;owned\u{7}

Eve said “four score \u{1b}[31mand seven\u{9b}2J years \u{202e}ago our fathers brought” [@\u{1b}[2J] that day.

She said “it is a very long way to the \u{7f}top of that hill” [see \u{1b}c @nobody, p. \u{8}3].
";

#[test]
fn no_control_character_of_a_document_or_a_name_comes_through() {
    let folder = Folder::new(&[("e\u{1b}[31m\nvil.md", HOSTILE)]);
    for args in [
        &["check", "."][..],
        &["check", ".", "--output-format", "json"],
        &["check", ".", "--output-format", "json-lines"],
        &["check", ".", "--output-format", "github"],
        &["check", ".", "--output-format", "sarif"],
        &["check", ".", "--output-format", "junit"],
        &["check", ".", "--statistics"],
        &["list", "quotes"],
        &["list", "quotes", "--output-format", "json"],
        &["list", "citations"],
        &["list", "citations", "--output-format", "json"],
        &["check", "gone\u{1b}[31m.md"],
    ] {
        let run = folder.run(&[args, &["--color", "never"]].concat());
        for out in [&run.stdout, &run.stderr] {
            let raw: Vec<char> = out.chars().filter(|c| c.is_control() && *c != '\n').collect();
            assert!(raw.is_empty(), "{args:?}: {raw:?} in {out}");
        }
        assert!(!run.stdout.is_empty() || !run.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn json_keeps_what_text_depicts() {
    let folder = Folder::new(&[("a.md", HOSTILE)]);
    let quotes = folder.json(&["list", "quotes"]);
    let text = quotes[0]["text"].as_str().unwrap();
    assert!(text.contains("\u{1b}[31m") && text.contains('\u{9b}'), "{text:?}");
}

#[test]
fn colours_are_for_terminals_or_when_asked_for() {
    let folder = Folder::new(&[("a.md", UNSOURCED)]);
    assert!(!folder.run(&["check"]).stdout.contains('\u{1b}'), "a pipe is no terminal");
    assert!(!folder.run(&["check", "--color", "never"]).stdout.contains('\u{1b}'));
    let coloured = folder.run(&["check", "--color", "always"]).stdout;
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    let json = folder.run(&["check", "--color", "always", "--output-format", "json"]);
    assert_eq!(objects(&json).len(), 1, "JSON has no colours");
    assert!(folder.run(&["check", "gone.md", "--color", "always"]).stderr.contains("\u{1b}["));
}

#[test]
fn lines_of_thousands_of_characters_are_cut_to_the_part_that_matters() {
    let padding = "The committee met again that morning, and nothing was decided. ".repeat(40);
    let folder = Folder::new(&[("a.md", &format!("{padding}{UNSOURCED}"))]);
    let shown = folder.run(&["check"]).stdout;
    assert!(shown.contains("“four score and seven years ago"), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 100), "{shown}");
    assert!(shown.contains(&format!("a.md:1:{}", padding.chars().count() + 14)), "{shown}");
}

#[test]
fn a_pipe_that_is_closed_ends_the_run_quietly() {
    let folder = Folder::new(&[]);
    for number in 0..100 {
        folder.write(&format!("{number}.md"), UNSOURCED.repeat(50).as_bytes());
    }
    for format in ["text", "json", "json-lines", "github", "sarif", "junit"] {
        let mut command = folder.command(&["check", "--output-format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert!(!first.is_empty());
        // The reader is gone by now, as `head -1` would be.
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        assert!(matches!(output.status.code(), Some(0 | 1)), "{:?}", output.status);
    }
}
