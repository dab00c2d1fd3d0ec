//! One run over many files.

use std::env;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::args;
use super::console::Console;
use super::inputs::{Input, Inputs};
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

/// What holds the items of an answer together. The default is nothing: they are lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Framing {
    /// What stands before them.
    pub(super) head: String,
    /// Whether they are the elements of a JSON array.
    pub(super) is_array: bool,
    /// What stands after them. Where nothing does, a summary may.
    pub(super) tail: &'static str,
}

impl Framing {
    /// The answer is one JSON array.
    pub(super) fn array() -> Self {
        Self { head: "[".to_owned(), is_array: true, tail: "]\n" }
    }

    /// The answer begins with `head`; what it ends with is known when the run is over.
    pub(super) fn after(head: String) -> Self {
        Self { head, ..Self::default() }
    }
}

/// A run over the files named on the command line.
pub(super) struct Session {
    console: Console,
    fs: Arc<dyn FileSystem>,
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
        console: Console,
        args: &args::Input,
        framing: Framing,
        wanted: &dyn Fn(&Path) -> bool,
    ) -> Result<Self, Exit> {
        Self::over(Arc::new(Disk), console, args, framing, wanted)
    }

    /// The same, over the files of `fs`.
    pub(super) fn over(
        fs: Arc<dyn FileSystem>,
        mut console: Console,
        args: &args::Input,
        framing: Framing,
        wanted: &dyn Fn(&Path) -> bool,
    ) -> Result<Self, Exit> {
        let found = env::current_dir().map_err(|error| format!("the current folder cannot be used: {error}")).and_then(
            |folder| {
                let inputs = Inputs::find(&*fs, &folder, args, wanted, read_stdin)
                    .map_err(|error| format!("standard input cannot be read: {error}"))?;
                if let Some(root) = args.transcript_root.iter().find(|root| !fs.is_folder(&folder.join(root))) {
                    return Err(format!("{}: no such folder", root.display()));
                }
                let roots = args.paths.iter().chain(&args.transcript_root).map(|path| folder.join(path)).collect();
                Ok((inputs, Reader::new(Arc::clone(&fs), folder, roots)))
            },
        );
        let (inputs, reader) = found.map_err(|message| {
            console.complain(&message);
            Exit::Failed
        })?;
        let mut session = Self {
            console,
            fs,
            framing,
            inputs,
            reader,
            has_items: false,
            failure: None,
            output: None,
            exit: Exit::Clean,
        };
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

    /// Whether something could not be done.
    pub(super) fn has_failed(&self) -> bool {
        self.exit == Exit::Failed
    }

    /// The files that the run is over.
    pub(super) fn fs(&self) -> &dyn FileSystem {
        &*self.fs
    }

    /// Before anything is answered: `work` on every file, on all cores, and `each` with what came of it, in order. What
    /// `work` could not be done for is said, and is no longer part of the run.
    pub(super) fn prepare<T: Send>(
        &mut self,
        work: impl Fn(&Reader, &Input) -> Result<Option<T>, String> + Sync,
        mut each: impl FnMut(&mut Self, &mut Input, T),
    ) {
        let files = std::mem::take(&mut self.inputs.files);
        let mut answers = Vec::with_capacity(files.len());
        let _ = pool::in_order(
            &files,
            |input| work(&self.reader, input),
            |input, answer| {
                answers.push(answer.unwrap_or_else(|| Err(fault(input))));
                ControlFlow::Continue(())
            },
        );
        for (mut input, answer) in files.into_iter().zip(answers) {
            match answer {
                Ok(made) => {
                    if let Some(made) = made {
                        each(self, &mut input, made);
                    }
                    self.inputs.files.push(input);
                }
                Err(message) => self.complain(&message),
            }
        }
    }

    /// If text came from standard input, has it written to standard output as it is now, and the answer to standard error.
    pub(super) fn return_stdin(&mut self) {
        if let Some(content) = self.inputs.files.iter().find_map(|input| input.content.as_deref()) {
            self.failure = self.failure.take().or(self.console.write_as_it_is(content).err());
            self.console.step_aside();
        }
    }

    /// Writes a piece of the answer that quotes files: as they are, but on a terminal.
    pub(super) fn write_diff(&mut self, diff: &str) {
        let written = self.console.write_diff(diff);
        self.failure = self.failure.take().or(written.err());
    }

    /// Answers file by file: `work` on all cores; what it returns is written, and counted by `count`, in order.
    /// `Err` of `work` is what could not be done, in a sentence.
    pub(super) fn run<T: Send>(
        &mut self,
        libraries: Libraries,
        work: impl Fn(&Reader, &File<'_>) -> Result<Answer<T>, String> + Sync,
        mut count: impl FnMut(T),
    ) {
        let Self { console, framing, inputs, reader, has_items, failure, exit, .. } = self;
        console.start(inputs.files.len());
        if failure.is_none() {
            *failure = console.write(&framing.head).err();
        }
        let mut each = |input: &Input, answer: Option<Result<Option<Answer<T>>, String>>| {
            console.advance();
            let answer = answer.unwrap_or_else(|| Err(fault(input)));
            match answer {
                Ok(None) => {}
                Ok(Some(Answer { items, tally })) => {
                    count(tally);
                    let text = joined(&items, framing.is_array, *has_items);
                    *has_items |= !items.is_empty();
                    *failure = failure.take().or_else(|| console.write(&text).err());
                }
                Err(message) => {
                    console.complain(&message);
                    *exit = Exit::Failed;
                }
            }
            if failure.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let read = |input: &Input| match reader.read(input, &inputs.files, libraries)? {
            Some(file) => work(reader, &file).map(Some),
            None => Ok(None),
        };
        let (documents, others) = inputs.files.split_at(inputs.files.partition_point(Input::is_document));
        // What is wrong with a library depends on all documents that name it.
        if pool::in_order(documents, read, &mut each).is_continue() {
            let _ = pool::in_order(others, read, &mut each);
        }
        console.finish();
    }

    /// Ends the run; `summary` is written after all else, unless that would spoil it.
    pub(super) fn finish(self, exit: Exit, summary: &str) -> Exit {
        self.end(exit, summary).exit
    }

    /// The same, and says whether somebody still listens.
    pub(super) fn end(mut self, exit: Exit, summary: &str) -> Ending {
        let end = if self.framing.tail.is_empty() { summary } else { self.framing.tail };
        let end = &*if self.framing.is_array && self.has_items { format!("\n{end}") } else { end.to_owned() };
        let written = |this: &mut Self| match this.output.take() {
            None => this.console.write(end),
            Some(path) => {
                let _ = this.console.write(end);
                let answer = this.console.release();
                let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
                Disk.replace(&path, &answer).map_err(named)
            }
        };
        let failure = self.failure.take().or_else(|| written(&mut self).err());
        let is_heard = failure.is_none();
        match failure {
            // Who closes the pipe has seen enough.
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                self.complain(&format!("the answer cannot be written: {error}"));
            }
            _ => {}
        }
        Ending { exit: exit.max(self.exit), is_heard }
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ending {
    /// As an exit code.
    pub(super) exit: Exit,
    /// Whether all of the answer could be written.
    pub(super) is_heard: bool,
}

fn fault(input: &Input) -> String {
    format!("{}: this is a fault in ibid", input.name)
}

/// `items` as they are written; `following`: others stand before them.
fn joined(items: &[String], is_array: bool, following: bool) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        if is_array {
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
