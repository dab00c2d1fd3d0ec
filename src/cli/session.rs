//! One run over many files.

use std::env;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::args;
use super::console::Console;
use super::inputs::Inputs;
use super::pool;
use super::reader::{File, Libraries, Reader};
use crate::fs::{Disk, FileSystem};

/// How a run ended, as an exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// It ran, and nothing is wrong.
    Clean = 0,
    /// It ran, and something is wrong.
    Found = 1,
    /// It could not run, or not over all that was named.
    Failed = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// What holds the items of an answer together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// Nothing: they are lines.
    Lines,
    /// They are the elements of a JSON array.
    Array,
}

/// A run over the files named on the command line.
pub(super) struct Session {
    console: Console,
    framing: Framing,
    inputs: Inputs,
    reader: Reader,
    /// Whether an object was written, so that a comma is due.
    has_items: bool,
    failure: Option<io::Error>,
    /// The file that the answer goes to; `None`: to standard output.
    output: Option<PathBuf>,
    exit: Exit,
}

/// What is to be written of one file.
pub(super) struct Answer<T> {
    /// Whole lines; in an array, objects.
    pub(super) items: Vec<String>,
    /// What is to be counted.
    pub(super) tally: T,
}

impl Session {
    /// Finds the files that `args` name: in folders, those that `wanted` accepts. `Err`: the run is over; why has been
    /// said.
    pub(super) fn new(
        mut console: Console,
        args: &args::Input,
        framing: Framing,
        wanted: &dyn Fn(&Path) -> bool,
    ) -> Result<Self, Exit> {
        let fs: Arc<dyn FileSystem> = Arc::new(Disk);
        let found = env::current_dir().map_err(|error| format!("the current folder cannot be used: {error}")).and_then(
            |folder| {
                let inputs = Inputs::find(&*fs, &folder, args, wanted, read_stdin)
                    .map_err(|error| format!("standard input cannot be read: {error}"))?;
                if let Some(root) = args.transcript_root.iter().find(|root| !fs.is_folder(&folder.join(root))) {
                    return Err(format!("{}: no such folder", root.display()));
                }
                let roots = args.paths.iter().chain(&args.transcript_root).map(|path| folder.join(path)).collect();
                Ok((inputs, Reader::new(fs, folder, roots)))
            },
        );
        let (inputs, reader) = found.map_err(|message| {
            console.complain(&message);
            Exit::Failed
        })?;
        let mut session =
            Self { console, framing, inputs, reader, has_items: false, failure: None, output: None, exit: Exit::Clean };
        for problem in std::mem::take(&mut session.inputs.problems) {
            session.complain(&problem);
        }
        Ok(session)
    }

    /// Has the answer written into the file at `path`, in one go when the run is over.
    pub(super) fn write_to(&mut self, path: &Path) {
        self.output = Some(path.to_owned());
        self.console.hold();
    }

    /// Where the answer is written.
    pub(super) fn console(&self) -> &Console {
        &self.console
    }

    /// Says what is wrong with what was read.
    pub(super) fn blame(&mut self, message: &str) {
        self.console.complain(message);
        self.exit = self.exit.max(Exit::Found);
    }

    /// Says what could not be done.
    pub(super) fn complain(&mut self, message: &str) {
        self.console.complain(message);
        self.exit = Exit::Failed;
    }

    /// Answers file by file: `work` on all cores; what it returns is written, and counted by `count`, in order.
    /// `Err` of `work` is what could not be done, in a sentence. Returns how many files it could be done for.
    pub(super) fn run<T: Send>(
        &mut self,
        libraries: Libraries,
        work: impl Fn(&Reader, &File<'_>) -> Result<Answer<T>, String> + Sync,
        mut count: impl FnMut(T),
    ) -> usize {
        let mut done = 0;
        let Self { console, framing, inputs, reader, has_items, failure, exit, .. } = self;
        console.start(inputs.files.len());
        if *framing == Framing::Array {
            *failure = console.write("[").err();
        }
        pool::in_order(
            &inputs.files,
            |input| match reader.read(input, &inputs.files, libraries)? {
                Some(file) => work(reader, &file).map(Some),
                None => Ok(None),
            },
            |input, answer| {
                console.advance();
                let answer = answer.unwrap_or_else(|| Err(format!("{}: this is a fault in ibid", input.name)));
                match answer {
                    Ok(None) => {}
                    Ok(Some(Answer { items, tally })) => {
                        count(tally);
                        done += usize::from(!input.is_beside || !items.is_empty());
                        let text = joined(&items, *framing, *has_items);
                        *has_items |= !items.is_empty();
                        *failure = console.write(&text).err();
                    }
                    Err(message) => {
                        console.complain(&message);
                        *exit = Exit::Failed;
                    }
                }
                if failure.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        console.finish();
        done
    }

    /// Ends the run; `summary` is written after all else, unless that would spoil it.
    pub(super) fn finish(mut self, exit: Exit, summary: &str) -> Exit {
        let end = match self.framing {
            Framing::Lines => summary,
            Framing::Array if self.has_items => "\n]\n",
            Framing::Array => "]\n",
        };
        let written = |this: &mut Self| match this.output.take() {
            None => this.console.write(end),
            Some(path) => {
                let _ = this.console.write(end);
                let answer = this.console.release();
                Disk.replace(&path, &answer).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))
            }
        };
        let failure = self.failure.take().or_else(|| written(&mut self).err());
        match failure {
            // Who closes the pipe has seen enough.
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                self.complain(&format!("the answer cannot be written: {error}"));
            }
            _ => {}
        }
        exit.max(self.exit)
    }
}

/// `items` as they are written; `following`: others stand before them.
fn joined(items: &[String], framing: Framing, following: bool) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        if framing == Framing::Array {
            text.push_str(if following || index > 0 { ",\n  " } else { "\n  " });
        }
        text.push_str(item);
    }
    text
}

/// Prints `answer`, of a command that reads no files.
pub(super) fn print(mut console: Console, answer: &str) -> Exit {
    match console.write(answer) {
        Ok(()) => Exit::Clean,
        // Who closes the pipe has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean,
        Err(error) => {
            console.complain(&format!("the answer could not be written: {error}"));
            Exit::Failed
        }
    }
}

fn read_stdin() -> io::Result<Vec<u8>> {
    // What a `Span` can hold, as for files.
    let limit = u64::from(u32::MAX);
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?;
    if read as u64 > limit {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "larger than 4 GiB"));
    }
    Ok(bytes)
}
