//! `ibid report`: the fact-check sheet, as a page, as Markdown, CSV or JSON.

mod delimited;
mod html;
mod json;
mod markdown;

use std::path::Path;
use std::sync::Arc;

use super::args::{self, ReportFormat};
use super::console::Console;
use super::place::Place;
use super::reader::{File, Libraries, Reader};
use super::session::{Answer, Exit, Framing, Session};
use crate::analysis::shared::tally::State;
use crate::analysis::shared::verification::Outcome;
use crate::analysis::sheet::{self, Row};
use crate::syntax::StatementKind;
use crate::verify::Verdict;
use crate::workspace::is_document;

/// Makes the sheet of what is named.
pub(super) fn run(console: Console, args: &args::Report) -> Exit {
    let is_array = args.output_format == ReportFormat::Json;
    let framing = if is_array { Framing::array() } else { Framing::default() };
    let mut session = match Session::new(console, &args.input, framing, &is_document) {
        Ok(session) => session,
        Err(exit) => return exit,
    };
    if let Some(path) = &args.output {
        session.write_to(path);
    }
    let mut parts = Vec::new();
    session.run(
        Libraries::Named,
        |reader, file| {
            Ok(match Part::of(reader, file)? {
                Some(part) if is_array => Answer { items: vec![json::object(&part)], tally: None },
                part => Answer { items: Vec::new(), tally: part },
            })
        },
        |part| parts.extend(part),
    );
    let whole = match args.output_format {
        ReportFormat::Html => html::page(&parts, args.links),
        ReportFormat::Markdown => markdown::document(&parts),
        ReportFormat::Csv => delimited::table(&parts),
        ReportFormat::Json => String::new(),
    };
    session.finish(Exit::Clean, &whole)
}

/// The sheet of one file.
struct Part {
    /// How the file is called.
    name: String,
    /// Where it is, absolute.
    path: Arc<Path>,
    /// The language of its words, as its metadata has it.
    lang: Option<String>,
    sheet: sheet::Sheet,
    /// Where each row stands: line and column, from 1.
    places: Vec<(usize, usize)>,
    /// How the files are called that hold the passages.
    transcripts: Vec<Option<String>>,
}

impl Part {
    /// `None`: it has nothing that needs a source, or is not to be looked at.
    fn of(reader: &Reader, file: &File<'_>) -> Result<Option<Self>, String> {
        let Some(document) = file.quoting()? else { return Ok(None) };
        let sheet = sheet::sheet(&file.snapshot, document);
        if sheet.rows.is_empty() {
            return Ok(None);
        }
        let place = |row: &Row| {
            let place = Place::new(file.name, &document.text, row.span);
            (place.line, place.column)
        };
        let transcript = |row: &Row| row.passage.as_ref().map(|passage| reader.name_of(&passage.path));
        Ok(Some(Self {
            name: file.name.to_owned(),
            path: Arc::clone(&file.path),
            lang: document.metadata.lang().map(ToOwned::to_owned),
            places: sheet.rows.iter().map(place).collect(),
            transcripts: sheet.rows.iter().map(transcript).collect(),
            sheet,
        }))
    }

    /// What the document is called: as it says, else as its file is.
    fn title(&self) -> &str {
        self.sheet.title.as_deref().unwrap_or(&self.name)
    }
}

/// What the tally counts.
const COUNTED: (&str, &str) = ("quotation or claim", "quotations and claims");

/// The verdict in words.
fn verdict(row: &Row) -> &'static str {
    match (row.state, row.outcome) {
        (State::Unsourced | State::ToCome, _) => "no source",
        (State::Excused, _) => "no source; a comment says that it needs none",
        (_, Some(Outcome::Translated)) => "translated, not compared",
        (_, Some(Outcome::Compared(Verdict::Verbatim))) => "verbatim",
        (_, Some(Outcome::Compared(Verdict::MarkedChanges))) => "verbatim with marked changes",
        (_, Some(Outcome::Compared(Verdict::Differs))) => "differs from the source",
        (_, Some(Outcome::Compared(Verdict::NotFound))) => "not found in the source",
        (_, Some(Outcome::Compared(Verdict::TooShort))) => "too short to tell",
        (_, None) => "not compared",
    }
}

/// What a row is, for other programs.
fn kind(row: &Row) -> &'static str {
    match row.kind {
        StatementKind::BlockQuotation => "block",
        StatementKind::InlineQuotation => "inline",
        StatementKind::Claim => "claim",
    }
}
