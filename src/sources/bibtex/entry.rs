//! From what stands in an entry to the model.

use std::borrow::Cow;

use super::macros::Macros;
use super::scan::{Piece, RawEntry, RawField};
use super::{date, latex, name};
use crate::sources::date::is_status;
use crate::sources::{Entry, Field, FieldKind, FieldName, Value, kind, note};
use crate::text::Span;

/// A field with its name in lower case and its value with macros expanded.
struct Source<'t> {
    name: Cow<'t, str>,
    name_span: Span,
    value: Cow<'t, str>,
    span: Span,
    /// Whether `value` is, byte for byte, what stands at `span`.
    is_literal: bool,
}

/// Makes an entry of what was found of it.
pub(super) fn read<'t>(text: &'t str, raw: &RawEntry, macros: &mut Macros<'t>) -> Entry {
    let sources: Vec<Source<'_>> = raw
        .fields
        .iter()
        .map(|field| source(text, field, macros))
        .filter(|source| !source.value.trim().is_empty())
        .collect();
    let written_kind = text.get(raw.kind.clone()).unwrap_or_default().to_lowercase();
    let context = Context { sources: &sources, kind: &written_kind };
    let mut fields = Vec::with_capacity(sources.len());
    fields.extend(sources.iter().filter_map(|source| context.field(source)));
    let note_kind = add_note_fields(&sources, &mut fields);
    let (kind, kind_span) = note_kind.map_or_else(
        || (context.csl_kind().into_owned(), Span::from(raw.kind.clone())),
        |(kind, span)| (kind.to_owned(), span),
    );
    Entry {
        span: Span::from(raw.span.clone()),
        key: text.get(raw.key.clone()).unwrap_or_default().to_owned(),
        key_span: Span::from(raw.key.clone()),
        aliases: Vec::new(),
        kind,
        kind_span,
        fields,
    }
}

fn source<'t>(text: &'t str, field: &RawField, macros: &mut Macros<'t>) -> Source<'t> {
    let whole = |piece: &Piece| match piece {
        Piece::Delimited(range) => range.start - 1..(range.end + 1).min(text.len()),
        Piece::Bare(range) => range.clone(),
    };
    let (span, is_literal) = match &field.value[..] {
        [Piece::Delimited(range)] => (range.clone(), true),
        pieces => {
            let start = pieces.first().map_or(field.name.end, |piece| whole(piece).start);
            let end = pieces.last().map_or(start, |piece| whole(piece).end);
            (start..end, false)
        }
    };
    // Spaces inside the braces are none of the value.
    let written = text.get(span.clone()).unwrap_or_default();
    let start = span.start + (written.len() - written.trim_start().len());
    let value = macros.expand(&field.value);
    Source {
        name: lowercase(text.get(field.name.clone()).unwrap_or_default()),
        name_span: Span::from(field.name.clone()),
        span: Span::new(start, start + written.trim().len()),
        value: if is_literal { Cow::Borrowed(written.trim()) } else { value },
        is_literal,
    }
}

fn lowercase(name: &str) -> Cow<'_, str> {
    if name.chars().any(char::is_uppercase) { Cow::Owned(name.to_lowercase()) } else { Cow::Borrowed(name) }
}

/// An entry, as far as it decides what a field of it means.
struct Context<'a> {
    sources: &'a [Source<'a>],
    kind: &'a str,
}

impl Context<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.sources.iter().rfind(|source| source.name == name).map(|source| &*source.value)
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    fn csl_kind(&self) -> Cow<'static, str> {
        let is = |field: &str, word: &str| {
            self.get(field)
                .is_some_and(|value| value.to_ascii_lowercase().split([',', ';', ' ']).any(|part| part == word))
        };
        match self.kind {
            "article" if is("entrysubtype", "newspaper") || is("keywords", "newspaper") => "article-newspaper".into(),
            "article" if is("entrysubtype", "magazine") || is("keywords", "magazine") => "article-magazine".into(),
            "unpublished" if self.has("eventtitle") || self.has("eventdate") || self.has("venue") => "speech".into(),
            // A recording with a guest is a programme.
            "audio" | "video" if self.has("guest") || self.has("host") => "broadcast".into(),
            other => kind::of_bibtex(other).map_or_else(|| other.to_owned().into(), Cow::Borrowed),
        }
    }

    /// A field in the model's terms. `None`: it has no value.
    fn field(&self, source: &Source<'_>) -> Option<Field> {
        let name = self.field_name(&source.name);
        let value = match name.kind() {
            FieldKind::Names => Value::Names(name::names(&source.value)),
            FieldKind::Date if source.name == "year" => {
                let [month, day] = ["month", "day"].map(|name| self.get(name).unwrap_or_default());
                Value::Date(date::year_month_day(&source.value, month, day))
            }
            FieldKind::Date => Value::Date(date::date(&source.value)),
            FieldKind::Text => Value::Text(self.text(source)),
        };
        let is_empty = match &value {
            Value::Text(text) => text.is_empty(),
            Value::Names(names) => names.is_empty(),
            Value::Date(_) => false,
        };
        (!is_empty).then_some(Field {
            name,
            name_span: source.name_span,
            span: source.span,
            value,
            is_inherited: false,
        })
    }

    fn text(&self, source: &Source<'_>) -> String {
        match &*source.name {
            // File names are left as they are: a backslash in them may be anything.
            "file" | "transcript" => source.value.trim().to_owned(),
            // Some keep several there.
            "url" => latex::verbatim(source.value.split("; ").next().unwrap_or_default()),
            "doi" | "eprint" | "archive-url" | "archiveurl" | "crossref" | "xref" | "xdata" | "ids" | "quoted-in"
            | "quotedin" => latex::verbatim(&source.value),
            name => {
                let text = latex::text(&source.value);
                let subtitle = match name {
                    "title" => "subtitle",
                    "booktitle" => "booksubtitle",
                    "journaltitle" => "journalsubtitle",
                    _ => return text,
                };
                match self.get(subtitle).map(latex::text) {
                    None => text,
                    Some(subtitle) if text.ends_with(['?', '!', '.', ':', '…']) => format!("{text} {subtitle}"),
                    Some(subtitle) => format!("{text}: {subtitle}"),
                }
            }
        }
    }

    /// What BibTeX and BibLaTeX call the fields of CSL; other names may be CSL's own, or ours.
    fn field_name(&self, name: &str) -> FieldName {
        use FieldName as F;
        let other = || F::Other(name.to_owned());
        match name {
            // The most common ones first: there may be a million fields.
            "author" => F::Author,
            "title" => F::Title,
            "publisher" => F::Publisher,
            "volume" => F::Volume,
            "url" => F::Url,
            "doi" => F::Doi,
            "abstract" => F::Abstract,
            "date" => F::Issued,
            "year" if !self.has("date") && !self.is_status() => F::Issued,
            "year" if !self.has("date") && !self.has("pubstate") => F::Status,
            "urldate" => F::Accessed,
            "eventdate" => F::EventDate,
            "origdate" => F::OriginalDate,
            "bookauthor" => F::ContainerAuthor,
            "editor" if self.get("editortype").is_some_and(|kind| kind == "compiler") => F::Compiler,
            "journaltitle" | "journal" | "booktitle" => F::ContainerTitle,
            "shortjournal" => F::ContainerTitleShort,
            "shorttitle" => F::TitleShort,
            "origtitle" => F::OriginalTitle,
            "eventtitle" => F::EventTitle,
            "venue" => F::EventPlace,
            "series" => F::CollectionTitle,
            "number" if self.is_periodical() => F::Issue,
            "number" if self.has("series") => F::CollectionNumber,
            "pages" => F::Page,
            "pagetotal" => F::NumberOfPages,
            "volumes" => F::NumberOfVolumes,
            "chapter" => F::ChapterNumber,
            "part" => F::PartNumber,
            "institution" | "school" | "organization" | "howpublished" if !self.has("publisher") => F::Publisher,
            "location" | "address" => F::PublisherPlace,
            "origpublisher" => F::OriginalPublisher,
            "origlocation" => F::OriginalPublisherPlace,
            "langid" | "hyphenation" if !self.has("language") => F::Language,
            "annotation" => F::Annote,
            "keywords" => F::Keyword,
            "library" => F::CallNumber,
            "type" => F::Genre,
            "pubstate" => F::Status,
            "archiveurl" => F::ArchiveUrl,
            "quotedin" => F::QuotedIn,
            // These mean something else in CSL, or nothing that a `.bib` file means by them.
            "year" | "archive" | "references" | "source" | "event" => other(),
            _ => F::from_csl(name),
        }
    }

    /// Whether the year is `in press`, `forthcoming` and the like.
    fn is_status(&self) -> bool {
        self.get("year").is_some_and(|year| is_status(&latex::text(year)))
    }

    fn is_periodical(&self) -> bool {
        matches!(self.kind, "article" | "periodical" | "suppperiodical") || self.kind.starts_with("article-")
    }
}

/// What lines of the `note` say that no field says, and the type that one of them may name.
fn add_note_fields(sources: &[Source<'_>], fields: &mut Vec<Field>) -> Option<(&'static str, Span)> {
    let note = sources.iter().rfind(|source| source.name == "note" && source.is_literal)?;
    for field in note::fields(&note.value, note.span.start(), &latex::text) {
        if fields.iter().all(|other| other.name != field.name) {
            fields.push(field);
        }
    }
    note::kind(&note.value, note.span.start())
}
