//! `ibid list`: quotations, claims, citations and sources, in columns or as JSON.

use std::path::Path;

use serde::Serialize;

use super::args::{self, Format, Kind};
use super::console::Console;
use super::json;
use super::place::Place;
use super::reader::{Content, File, Libraries, Reader};
use super::session::{Answer, Exit, Session};
use super::table;
use crate::analysis::shared::credit::{self, Credit};
use crate::analysis::shared::locator::clock;
use crate::analysis::shared::standing::stands_in_source;
use crate::analysis::shared::title::is_name_of_source;
use crate::analysis::shared::verification::{Found, Memo, Outcome, Verification, verify};
use crate::sources::{self, Date, Entry, Field, FieldName, Library};
use crate::syntax::{Citation, Mode, Placed, Sourcing, Statement, StatementKind, plain};
use crate::text::{Span, Text};
use crate::verify::Verdict;
use crate::workspace::{Document, is_document, is_library};

/// Lists what is asked for.
pub(super) fn run(console: Console, args: &args::List) -> Exit {
    let what = args.what;
    let wanted = |path: &Path| is_document(path) || what == Kind::Sources && is_library(path);
    let mut session = match Session::new(console, &args.input, args.output_format.framing(), &wanted) {
        Ok(session) => session,
        Err(exit) => return exit,
    };
    let libraries = match what {
        Kind::Quotes | Kind::Claims => Libraries::Named,
        Kind::Citations | Kind::Sources => Libraries::None,
    };
    let (format, columns) = (args.output_format, session.console().terminal_width());
    session.run(
        libraries,
        |reader, file| {
            let items = list(reader, file, what)?;
            Ok(Answer { items: items.written(format, columns), tally: () })
        },
        |()| {},
    );
    session.finish(Exit::Clean, "")
}

/// What is to be listed of one file.
enum Items<'a> {
    Statements(Vec<StatementItem<'a>>),
    Citations(Vec<CitationItem<'a>>),
    Sources(Vec<SourceItem<'a>>),
}

impl Items<'_> {
    fn written(&self, format: Format, columns: Option<usize>) -> Vec<String> {
        fn write<T: Serialize, const N: usize>(
            items: &[T],
            row: impl Fn(&T) -> [String; N],
            format: Format,
            columns: Option<usize>,
        ) -> Vec<String> {
            match format {
                Format::Json => items.iter().map(json::object).collect(),
                Format::Text => table::aligned(&items.iter().map(row).collect::<Vec<_>>(), columns),
            }
        }
        match self {
            Self::Statements(items) => write(items, StatementItem::row, format, columns),
            Self::Citations(items) => write(items, CitationItem::row, format, columns),
            Self::Sources(items) => write(items, SourceItem::row, format, columns),
        }
    }
}

fn list<'a>(reader: &Reader, file: &'a File<'_>, what: Kind) -> Result<Items<'a>, String> {
    let document = match &file.content {
        Content::Document(document) => document,
        Content::Library(library) if what == Kind::Sources => {
            return Ok(sources(file.name, &library.text, &library.library));
        }
        // A library quotes nobody.
        Content::Library(_) | Content::Config(_) => return Ok(Items::Sources(Vec::new())),
    };
    if document.undecodable.is_some() {
        return Err(format!("{}: it is not UTF-8", file.name));
    }
    Ok(match what {
        Kind::Quotes => statements(reader, file, document, |kind| kind != StatementKind::Claim),
        Kind::Claims => statements(reader, file, document, |kind| kind == StatementKind::Claim),
        Kind::Citations => Items::Citations(
            document
                .syntax
                .citations()
                .map(|citation| CitationItem::new(file.name, &document.text, citation))
                .collect(),
        ),
        Kind::Sources => sources(file.name, &document.text, &document.metadata.library),
    })
}

fn statements<'a>(
    reader: &Reader,
    file: &'a File<'_>,
    document: &Document,
    is_wanted: fn(StatementKind) -> bool,
) -> Items<'a> {
    let sources = file.snapshot.sources(document);
    let wanted = document.syntax.statements().filter(|statement| is_wanted(statement.kind));
    let item = |statement: Statement<'_>| {
        let verification = verify(&file.snapshot, document, &sources, &statement);
        let credit = credit::credit(&sources, &statement, &verification);
        let verified = Verified::new(reader, &verification);
        let needs_source = document.needs_source(&statement) && !is_name_of_source(document, &sources, &statement)
            || stands_in_source(&file.snapshot, document, &sources, &statement, &Memo::default());
        StatementItem::new((file.name, document), &statement, credit, (needs_source, verified))
    };
    Items::Statements(wanted.map(item).collect())
}

fn sources<'a>(name: &'a str, text: &Text, library: &'a Library) -> Items<'a> {
    Items::Sources(library.entries().iter().map(|entry| SourceItem::new(name, text, entry)).collect())
}

/// A quotation or claim.
#[derive(Debug, Serialize)]
struct StatementItem<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: String,
    kind: &'static str,
    needs_source: bool,
    sourced_by: &'static str,
    keys: Vec<String>,
    speaker: Option<String>,
    role: Option<String>,
    date: Option<String>,
    #[serde(flatten)]
    verified: Verified,
    #[serde(skip)]
    shown: String,
}

/// Whether a quotation is in its source's words, and where they are (`markup.md` §9).
#[derive(Debug, Default, Serialize)]
struct Verified {
    verdict: Option<&'static str>,
    passage_path: Option<String>,
    /// The first byte of the passage; none in a file whose text is not its bytes.
    passage_start: Option<usize>,
    /// One past its last byte.
    passage_end: Option<usize>,
    page: Option<String>,
    /// When the words are said, as a locator has it.
    time: Option<String>,
    #[serde(skip)]
    shown: String,
}

impl Verified {
    fn new(reader: &Reader, verification: &Verification<'_>) -> Self {
        let verdict = match verification.outcome {
            None => return Self::default(),
            Some(Outcome::Translated) => "translated",
            Some(Outcome::Compared(Verdict::Verbatim)) => "verbatim",
            Some(Outcome::Compared(Verdict::MarkedChanges)) => "marked_changes",
            Some(Outcome::Compared(Verdict::Differs)) => "differs",
            Some(Outcome::Compared(Verdict::NotFound)) => "not_found",
            Some(Outcome::Compared(Verdict::TooShort)) => "too_short",
        };
        let found = verification.result().map(|(_, found)| found);
        let passage = found.and_then(Found::passage);
        let in_file = passage.filter(|_| found.is_some_and(|found| !found.file.transcript.is_extracted));
        let place = found.and_then(Found::place_in_words).map_or(String::new(), |place| format!(", {place}"));
        let places: Vec<&sources::Place> = found.into_iter().flat_map(Found::places).collect();
        Self {
            verdict: Some(verdict),
            passage_path: found.filter(|_| passage.is_some()).map(|found| reader.name_of(&found.path)),
            passage_start: in_file.map(Span::start),
            passage_end: in_file.map(Span::end),
            page: places.iter().find_map(|place| place.page().map(ToOwned::to_owned)),
            time: places.iter().find_map(|place| place.start().map(clock)),
            shown: format!("{}{place}", verdict.replace('_', " ")),
        }
    }
}

impl<'a> StatementItem<'a> {
    fn new(
        (name, document): (&'a str, &Document),
        statement: &Statement<'_>,
        Credit { speaker, role, date, .. }: Credit,
        (needs_source, verified): (bool, Verified),
    ) -> Self {
        let words = statement.text(&document.text);
        let line = collapsed(&words);
        let (kind, shown) = match statement.kind {
            StatementKind::BlockQuotation => ("block", format!("> {line}")),
            StatementKind::InlineQuotation => ("inline", format!("“{line}”")),
            // Claims stand in running text, too.
            StatementKind::Claim => ("inline", format!("=={line}==")),
        };
        let (sourced_by, citations) = match &statement.sourcing {
            Sourcing::Citations(citations) => ("citation", citations.as_slice()),
            Sourcing::Link(_) => ("link", [].as_slice()),
            Sourcing::Paragraph(_) | Sourcing::None => ("none", [].as_slice()),
        };
        Self {
            place: Place::new(name, &document.text, statement.span),
            text: words,
            kind,
            needs_source,
            sourced_by,
            keys: distinct(citations.iter().map(|citation| citation.key.clone())),
            speaker,
            role,
            date: date.map(|date| date.edtf()),
            verified,
            shown,
        }
    }

    fn row(&self) -> [String; 6] {
        let sourcing = if self.needs_source || self.sourced_by != "none" { self.sourced_by } else { "" };
        let credit = who_and_when(self.speaker.as_deref(), self.date.as_deref());
        let verdict = self.verified.shown.clone();
        [self.place.name() + ":", sourcing.to_owned(), credit, self.keys.join(", "), verdict, self.shown.clone()]
    }
}

/// Each once, in the order they come.
fn distinct(keys: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct = Vec::new();
    for key in keys {
        if !distinct.contains(&key) {
            distinct.push(key);
        }
    }
    distinct
}

/// One cited key.
#[derive(Debug, Serialize)]
struct CitationItem<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    key: String,
    mode: &'static str,
    prefix: Option<String>,
    locator_label: Option<&'static str>,
    locator: Option<String>,
    suffix: Option<String>,
    #[serde(skip)]
    shown: String,
}

impl<'a> CitationItem<'a> {
    fn new(name: &'a str, text: &Text, citation: Placed<'_, Citation>) -> Self {
        let slice = |span: Span| plain(&text.slice(citation.place(span)));
        let filled = |span: Span| Some(slice(span)).filter(|text| !text.is_empty());
        Self {
            place: Place::new(name, text, citation.place(citation.span)),
            key: citation.key.clone(),
            mode: match citation.mode {
                Mode::Normal => "normal",
                Mode::SuppressAuthor => "suppress_author",
                Mode::AuthorInText => "author_in_text",
            },
            prefix: filled(citation.prefix),
            locator_label: citation.locator.as_ref().map(|locator| locator.label),
            locator: citation.locator.as_ref().map(|locator| slice(locator.value)),
            suffix: filled(citation.suffix),
            shown: collapsed(&text.slice(citation.place(citation.span))),
        }
    }

    fn row(&self) -> [String; 3] {
        [self.place.name() + ":", self.key.clone(), self.shown.clone()]
    }
}

/// A source entry.
#[derive(Debug, Serialize)]
struct SourceItem<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    key: &'a str,
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    speaker: Option<String>,
    role: Option<&'a str>,
    date: Option<String>,
    title: Option<&'a str>,
    url: Option<&'a str>,
}

impl<'a> SourceItem<'a> {
    fn new(name: &'a str, text: &Text, entry: &'a Entry) -> Self {
        let date = entry.said().and_then(Field::date).or_else(|| entry.date(&FieldName::Issued));
        Self {
            place: Place::new(name, text, entry.span),
            key: &entry.key,
            kind: Some(entry.kind.as_str()).filter(|kind| !kind.is_empty()),
            speaker: entry.speakers().and_then(|field| credit::display(field.names())),
            role: entry.text(&FieldName::Role),
            date: date.map(Date::edtf),
            title: entry.text(&FieldName::Title),
            url: entry.text(&FieldName::Url),
        }
    }

    fn row(&self) -> [String; 5] {
        let credit = who_and_when(self.speaker.as_deref(), self.date.as_deref());
        let title = self.title.or(self.url).unwrap_or_default();
        [self.place.name() + ":", self.key.into(), self.kind.unwrap_or_default().into(), credit, title.into()]
    }
}

fn who_and_when(speaker: Option<&str>, date: Option<&str>) -> String {
    [speaker, date].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// With every run of white space as one space.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
