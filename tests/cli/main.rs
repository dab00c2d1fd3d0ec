//! The command line, through its front door: the real binary in folders made for it.

// What cannot be done ends a test; and expect-test writes its strings with hashes.
#![allow(clippy::unwrap_used, clippy::needless_raw_string_hashes)]

mod check;
mod example;
mod export;
mod fix;
mod formats;
mod inputs;
mod list;
mod lsp;
mod report;
mod sign_off;
mod terminal;
mod transcripts;
mod watch;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with files.
struct Folder(TempDir);

/// What a run of `ibid` left behind.
#[derive(Debug)]
struct Run {
    stdout: String,
    stderr: String,
    code: Option<i32>,
}

impl Folder {
    /// Files by their names, which may lie in folders.
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(TempDir::new().unwrap());
        for (name, content) in files {
            folder.write(name, content.as_bytes());
        }
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    /// `ibid` in this folder, without colours of the environment's choosing.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
        command.args(args).current_dir(self.path());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM"] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, args: &[&str]) -> Run {
        self.run_with_input(args, b"")
    }

    fn run_with_input(&self, args: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A run that does not read its input may be over already.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        Run {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code(),
        }
    }

    /// The objects that `ibid COMMAND --output-format json …` writes.
    fn json(&self, args: &[&str]) -> Vec<Value> {
        let (command, rest) = args.split_first().unwrap();
        objects(&self.run(&[&[command, "--output-format", "json"], rest].concat()))
    }
}

/// The objects that a run with `--output-format json` wrote.
fn objects(run: &Run) -> Vec<Value> {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

/// The value of `field` in each object.
fn field<'a>(objects: &'a [Value], name: &str) -> Vec<&'a Value> {
    objects.iter().map(|object| &object[name]).collect()
}

/// The names of an object's fields, sorted.
fn names(object: &Value) -> Vec<&str> {
    let mut names: Vec<_> = object.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

/// A quotation that needs a source and has none.
const UNSOURCED: &str =
    "Lincoln said “four score and seven years ago our fathers brought forth a new nation” that day.\n";

/// A document without fault.
const SOURCED: &str = "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  role: 16th President of the United States
  title: Gettysburg Address
  issued: 1863-11-19
  URL: https://example.org/gettysburg
---

Lincoln said “four score and seven years ago our fathers brought forth a new nation” [@lincoln-1863, p. 3].
";
