//! Standard output and standard error, and the progress bar between them.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Effects, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Colour;
use super::plain::{line, one_line};

/// A run that takes less than this shows no progress bar.
const PATIENCE: Duration = Duration::from_millis(500);
/// The width of lines where there is no terminal to fit.
const DEFAULT_WIDTH: usize = 100;
/// Lines longer than this are hard to read, however wide the terminal is.
const MAX_WIDTH: usize = 140;

const ERROR: Style = AnsiColor::BrightRed.on_default().effects(Effects::BOLD);

const ADDED: Style = AnsiColor::Green.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();
const PLACE: Style = AnsiColor::Cyan.on_default();

/// Where the answers and complaints of a run go.
pub(super) struct Console {
    out: AutoStream<io::Stdout>,
    err: AutoStream<io::Stderr>,
    /// The answer so far, where it does not go to standard output.
    held: Option<Vec<u8>>,
    /// Whether the answer goes to standard error, as something else goes to standard output.
    is_aside: bool,
    /// The columns to fit the answers to; `None` where they do not go to a terminal.
    width: Option<usize>,
    progress: ProgressBar,
    started: Instant,
}

impl Console {
    /// The real one.
    pub(super) fn new(colour: Colour) -> Self {
        let choice = match colour {
            Colour::Auto => ColorChoice::Auto,
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        };
        let width = io::stdout().is_terminal().then(|| {
            terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0).min(MAX_WIDTH))
        });
        Self {
            out: AutoStream::new(io::stdout(), choice),
            err: AutoStream::new(io::stderr(), choice),
            held: None,
            is_aside: false,
            width,
            progress: ProgressBar::hidden(),
            started: Instant::now(),
        }
    }

    /// The columns of the terminal that the answers go to, if it is one.
    pub(super) fn terminal_width(&self) -> Option<usize> {
        self.width
    }

    /// The columns to fit what is drawn to.
    pub(super) fn width(&self) -> usize {
        self.width.unwrap_or(DEFAULT_WIDTH)
    }

    /// From now on, `files` files are worked on.
    pub(super) fn start(&mut self, files: usize) {
        self.progress.set_length(files as u64);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} files") {
            self.progress.set_style(style);
        }
    }

    /// One more file is done.
    pub(super) fn advance(&mut self) {
        self.progress.inc(1);
        if self.progress.is_hidden() && self.started.elapsed() > PATIENCE {
            // Draws nothing where standard error is no terminal.
            self.progress.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// The last file is done.
    pub(super) fn finish(&mut self) {
        self.progress.finish_and_clear();
    }

    /// Writes a piece of the answer.
    pub(super) fn write(&mut self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        if let Some(held) = &mut self.held {
            held.extend_from_slice(text.as_bytes());
            return Ok(());
        }
        let out: &mut dyn Write = if self.is_aside { &mut self.err } else { &mut self.out };
        self.progress.suspend(|| out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }

    /// Writes the bytes of a file to standard output: what looks like a colour in it is part of it.
    pub(super) fn write_as_it_is(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut out = io::stdout();
        self.progress.suspend(|| out.write_all(bytes).and_then(|()| out.flush()))
    }

    /// Writes a unified diff. Programs that take it get the lines of the files as they are; a terminal does not.
    pub(super) fn write_diff(&mut self, diff: &str) -> io::Result<()> {
        if self.width.is_none() {
            return self.write_as_it_is(diff.as_bytes());
        }
        let mut shown = String::new();
        for text in diff.lines() {
            let style = match text.get(..1) {
                Some("+") => ADDED,
                Some("-") => REMOVED,
                Some("@") => PLACE,
                _ => Style::new(),
            };
            let _ = writeln!(shown, "{style}{}{style:#}", line(text));
        }
        self.write(&shown)
    }

    /// From now on, the answer goes to standard error.
    pub(super) fn step_aside(&mut self) {
        self.is_aside = true;
        self.width = None;
    }

    /// Empties the screen, if there is one.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        if self.width.is_some() { self.write_as_it_is(b"\x1b[2J\x1b[H") } else { Ok(()) }
    }

    /// Holds back what is written from now on.
    pub(super) fn hold(&mut self) {
        self.held = Some(Vec::new());
    }

    /// What was held back. From now on nothing is.
    pub(super) fn release(&mut self) -> Vec<u8> {
        self.held.take().unwrap_or_default()
    }

    /// Says on standard error what could not be done.
    pub(super) fn complain(&mut self, message: &str) {
        let err = &mut self.err;
        // There is nobody left to tell when standard error is closed.
        let _ = self.progress.suspend(|| writeln!(err, "{ERROR}error{ERROR:#}: {}", one_line(message)));
    }
}
