//! `ibid check`: what is wrong, for people and in the formats of other programs; and what of it can be mended at once.

mod diff;
mod fix;
mod github;
mod junit;
mod lines;
mod sarif;
mod tally;
mod watch;

use std::path::Path;
use std::sync::Arc;

use super::args::{self, CheckFormat, Colour, FailOn};
use super::console::Console;
use super::place::Place;
use super::reader::{Content, File, Libraries, Reader};
use super::session::{Answer, Ending, Exit, Framing, Session};
use crate::analysis::diagnostics::{self, Diagnostic, Related};
use crate::fs::{Disk, FileSystem};
use crate::text::Text;
use crate::workspace::{is_config, is_document, is_library};
use tally::Tally;

/// Checks what is named, and says how it went.
pub(super) fn run(mut console: Console, args: &args::Check) -> Exit {
    if let Some(obstacle) = obstacle(args) {
        console.complain(obstacle);
        return Exit::Failed;
    }
    once(Arc::new(Disk), console, args).exit
}

/// Checks what is named again and again, as it changes. Ends when nobody listens any more.
pub(super) fn watch(colour: Colour, args: &args::Check) -> Exit {
    if let Some(obstacle) = obstacle(args) {
        Console::new(colour).complain(obstacle);
        return Exit::Failed;
    }
    watch::run(colour, |fs, mut console| {
        let cleared = console.clear();
        let ending = once(fs, console, args);
        Ending { is_heard: ending.is_heard && cleared.is_ok(), ..ending }
    })
}

/// Why what is asked for cannot be done, and what can.
fn obstacle(args: &args::Check) -> Option<&'static str> {
    let counts = matches!(args.output_format, CheckFormat::Text | CheckFormat::Json | CheckFormat::JsonLines);
    if args.statistics && !counts {
        Some("--statistics counts as text, json or json-lines; ask for one of these, or leave it out")
    } else if args.watch && args.input.reads_stdin() {
        Some("standard input is read once, so --watch has nothing to wait for; name a file, or leave out --watch")
    } else {
        None
    }
}

fn once(fs: Arc<dyn FileSystem>, console: Console, args: &args::Check) -> Ending {
    let view =
        View { format: args.output_format, width: console.width(), counts: args.statistics, fail_on: args.fail_on };
    let wanted = |path: &Path| is_document(path) || is_library(path) || is_config(path);
    let mut session = match Session::over(fs, console, &args.input, view.framing(), &wanted) {
        Ok(session) => session,
        Err(exit) => return Ending { exit, is_heard: true },
    };
    if args.diff {
        return fix::show(session);
    }
    let mut total = Tally::default();
    if args.fix {
        total.mended = fix::mend(&mut session);
    }
    session.run(Libraries::Named, |reader, file| Ok(view.check(reader, file)), |tally: Tally| total.add(tally));
    let exit = if total.fails(args.fail_on) { Exit::Found } else { Exit::Clean };
    let end = view.end(&total, &session);
    session.end(exit, &end)
}

/// How what was found is shown.
#[derive(Clone, Copy, Debug)]
struct View {
    format: CheckFormat,
    /// The columns that there are for it.
    width: usize,
    /// Whether it is counted, and not shown.
    counts: bool,
    fail_on: FailOn,
}

/// What was found in one file.
#[derive(Clone, Copy)]
struct Findings<'a> {
    reader: &'a Reader,
    file: &'a File<'a>,
    text: &'a Text,
    all: &'a [Diagnostic],
}

impl View {
    fn framing(&self) -> Framing {
        match self.format {
            _ if self.counts => Framing::default(),
            CheckFormat::Text | CheckFormat::JsonLines | CheckFormat::Github => Framing::default(),
            CheckFormat::Json => Framing::array(),
            CheckFormat::Sarif => Framing { is_array: true, ..Framing::after(sarif::head()) },
            CheckFormat::Junit => Framing::after(junit::head()),
        }
    }

    /// What is wrong in one file.
    fn check(&self, reader: &Reader, file: &File<'_>) -> Answer<Tally> {
        let (text, all) = match &file.content {
            Content::Document(document) => (&document.text, diagnostics::diagnose(&file.snapshot, document)),
            Content::Library(library) => (&library.text, diagnostics::diagnose_library(&file.snapshot, &file.path)),
            Content::Config(config) => (&config.text, diagnostics::diagnose_config(&file.snapshot, config)),
        };
        let found = Findings { reader, file, text, all: &all };
        // Of settings that are looked at with a document nothing is said when nothing is wrong with them.
        let is_asked_for = !file.is_beside || !all.is_empty();
        let items = match self.format {
            _ if self.counts || !is_asked_for => Vec::new(),
            CheckFormat::Text => lines::text(found, self.width),
            CheckFormat::Json => lines::json(found),
            CheckFormat::JsonLines => lines::json(found).into_iter().map(|object| object + "\n").collect(),
            CheckFormat::Github => github::commands(found),
            CheckFormat::Sarif => sarif::results(found),
            CheckFormat::Junit => vec![junit::suite(found, self.fail_on)],
        };
        Answer { items, tally: Tally::of(&all, is_asked_for) }
    }

    /// What ends the answer.
    fn end(&self, total: &Tally, session: &Session) -> String {
        match self.format {
            CheckFormat::Text if self.counts => total.table() + &total.summary(),
            CheckFormat::Text => total.summary(),
            CheckFormat::Json | CheckFormat::JsonLines if self.counts => total.object(),
            CheckFormat::Json | CheckFormat::JsonLines | CheckFormat::Github => String::new(),
            CheckFormat::Sarif => sarif::tail(!session.has_failed()),
            CheckFormat::Junit => junit::TAIL.to_owned(),
        }
    }
}

impl<'a> Findings<'a> {
    /// Where a finding is.
    fn place(&self, finding: &Diagnostic) -> Place<'a> {
        Place::new(self.file.name, self.text, finding.span)
    }

    /// The other places that explain a finding, each with the name and the text of its file.
    fn others<'b>(&'b self, finding: &'b Diagnostic) -> impl Iterator<Item = (String, &'b Text, &'b Related)> {
        finding.related.iter().filter_map(|related| {
            let here = related.place.path == self.file.path;
            let name = if here { self.file.name.to_owned() } else { self.reader.name_of(&related.place.path) };
            let text = if here { self.text } else { self.file.snapshot.text(&related.place.path)? };
            Some((name, text, related))
        })
    }
}
