//! The sources of a file, for a list beside the text: of each whose it is, what it is called, and how often it is used.

use crate::analysis::code_lens;
use crate::analysis::shared::credit;
use crate::analysis::shared::usage::{Count, Usage};
use crate::sources::{Date, Entry, Field, FieldName, Library, Name};
use crate::text::Span;

/// A source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// Its key.
    pub key: String,
    /// Where the key is defined, in bytes of its file.
    pub span: Span,
    /// Who speaks in it; empty where that is nobody in particular.
    pub speakers: Vec<String>,
    /// Whose work it is, in reading order.
    pub people: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// When it was said, or issued.
    pub date: Option<Date>,
    /// Its type, in CSL's word; empty where nobody says.
    pub kind: String,
    /// How often it is used.
    pub count: Count,
}

/// The sources of `library`, in order of place, of which `usage` says how often they are used.
pub fn sources(library: &Library, usage: &Usage) -> Vec<SourceRow> {
    library.entries().iter().filter_map(|entry| row(library, usage, entry)).collect()
}

fn row(library: &Library, usage: &Usage, entry: &Entry) -> Option<SourceRow> {
    let (_, count) = code_lens::count(library, usage, &entry.key, entry.key_span.start())?;
    let speakers = entry.speakers().map_or(&[][..], Field::names).iter().filter(|name| !name.is_empty());
    Some(SourceRow {
        key: entry.key.clone(),
        span: entry.key_span,
        speakers: speakers.map(Name::display).collect(),
        people: credit::people(entry),
        title: entry.text(&FieldName::Title).map(ToOwned::to_owned),
        date: credit::date(entry),
        kind: entry.kind.clone(),
        count,
    })
}
