//! From what stands in an entry to the model.

use std::borrow::Cow;
use std::collections::HashSet;

use super::raw::RawEntry;
use super::source::{File, Source, keys};
use super::{date, latex, name};
use crate::sources::date::is_status;
use crate::sources::{Entry, Field, FieldKind, FieldName, Value, doi, kind, note};
use crate::text::Span;

/// Makes an entry of what was found of it: its place, its type in lower case, and all the fields it has.
pub(super) fn read<'t>(file: File<'t, '_>, raw: &RawEntry, kind: &str, mut sources: Vec<Source<'t>>) -> Entry {
    sources.retain(|source| !source.is_empty());
    let context = Context::new(&sources, kind);
    let mut fields = Vec::with_capacity(sources.len());
    fields.extend(sources.iter().filter_map(|source| context.field(source)));
    let note_kind = add_note_fields(&sources, &mut fields);
    if fields.iter().any(|field| field.is_inherited) {
        keep_own(&mut fields);
    }
    fields.shrink_to_fit();
    let (kind, kind_span) =
        note_kind.map_or_else(|| (context.csl_kind().into_owned(), raw.kind), |(kind, span)| (kind.to_owned(), span));
    let ids = sources.iter().rfind(|source| source.name == "ids");
    let own_key = file.slice(raw.key);
    let aliases = ids.map(keys).unwrap_or_default().into_iter().filter(|(key, _)| key != own_key);
    Entry {
        span: raw.span,
        key: own_key.to_owned(),
        key_span: raw.key,
        aliases: aliases.map(|(key, span)| (key.into_owned(), span)).collect(),
        kind,
        kind_span,
        fields,
    }
}

/// Takes out what an entry has from another although it has it itself, under another name: `booktitle` and `journal`.
fn keep_own(fields: &mut Vec<Field>) {
    let own = |field: &&Field| !field.is_inherited;
    let mut has: HashSet<FieldName> = fields.iter().filter(own).map(|field| field.name.clone()).collect();
    fields.retain(|field| !field.is_inherited || has.insert(field.name.clone()));
}

/// The fields that decide what others mean.
const DECIDING: [&str; 32] = [
    "title",
    "subtitle",
    "booktitle",
    "booksubtitle",
    "journaltitle",
    "journalsubtitle",
    "maintitle",
    "mainsubtitle",
    "date",
    "year",
    "month",
    "day",
    "publisher",
    "series",
    "language",
    "editortype",
    "entrysubtype",
    "keywords",
    "eventtitle",
    "eventdate",
    "venue",
    "guest",
    "host",
    "journal",
    "address",
    "origdate",
    "url",
    "eprinttype",
    "archiveprefix",
    "editoratype",
    "editorbtype",
    "editorctype",
];

/// An entry, as far as it decides what a field of it means.
struct Context<'a> {
    /// The values of [`DECIDING`] fields, in their order.
    values: [Option<&'a str>; DECIDING.len()],
    kind: &'a str,
}

impl<'a> Context<'a> {
    /// Of a field that stands there twice the last is in force.
    fn new(sources: &'a [Source<'_>], kind: &'a str) -> Self {
        let mut values = [None; DECIDING.len()];
        for source in sources {
            let position = DECIDING.iter().position(|name| *name == source.name);
            if let Some(value) = position.and_then(|position| values.get_mut(position)) {
                *value = Some(&*source.value);
            }
        }
        Self { values, kind }
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        let position = DECIDING.iter().position(|known| *known == name)?;
        *self.values.get(position)?
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether this is the field of its name that is in force. Only such a field is put together with others: there may
    /// be many that are not.
    fn is_in_force(&self, source: &Source<'_>) -> bool {
        self.get(&source.name).is_some_and(|value| value.as_ptr() == source.value.as_ptr())
    }

    fn csl_kind(&self) -> Cow<'static, str> {
        let is = |field: &str, word: &str| {
            self.get(field)
                .is_some_and(|value| value.to_ascii_lowercase().split([',', ';', ' ']).any(|part| part == word))
        };
        let subtype = self.get("entrysubtype").and_then(|it| kind::of_bibtex_subtype(self.kind, it.trim()));
        match self.kind {
            _ if subtype.is_some() => subtype.unwrap_or_default().into(),
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
            FieldKind::Date if source.name == "year" && self.is_in_force(source) => {
                let [month, day] = ["month", "day"].map(|name| self.get(name).unwrap_or_default());
                Value::Date(date::year_month_day(&source.value, month, day))
            }
            FieldKind::Date if source.name == "origyear" => Value::Date(date::year_month_day(&source.value, "", "")),
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
            is_inherited: source.is_inherited,
        })
    }

    fn text(&self, source: &Source<'_>) -> String {
        match &*source.name {
            // File names are left as they are: a backslash in them may be anything.
            "file" | "transcript" => source.value.trim().to_owned(),
            "url" => latex::verbatim(first_url(&source.value)),
            "eprint" => match self.archive() {
                Some(archive) => address(archive, &latex::verbatim(&source.value)),
                None => latex::verbatim(&source.value),
            },
            "doi" => doi::bare(&latex::verbatim(&source.value)).to_owned(),
            "archive-url" | "archiveurl" | "crossref" | "xref" | "xdata" | "ids" | "quoted-in" | "quotedin" => {
                latex::verbatim(&source.value)
            }
            name => {
                let text = latex::text(&source.value);
                let subtitle = match name {
                    "title" => "subtitle",
                    "booktitle" => "booksubtitle",
                    "journaltitle" => "journalsubtitle",
                    "maintitle" => "mainsubtitle",
                    _ => return text,
                };
                match self.get(subtitle).filter(|_| self.is_in_force(source)).map(latex::text) {
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
            // The most common ones first: there may be a million fields, and a hundred names.
            "author" => F::Author,
            "title" => F::Title,
            "publisher" => F::Publisher,
            "volume" => F::Volume,
            "url" => F::Url,
            "doi" => F::Doi,
            "abstract" => F::Abstract,
            "isbn" => F::Isbn,
            "issn" => F::Issn,
            "note" => F::Note,
            "edition" => F::Edition,
            "editor" if !self.has("editortype") => F::Editor,
            "editor" | "editora" | "editorb" | "editorc" => self.editor(name),
            "date" => F::Issued,
            "year" if !self.has("date") && !self.is_status() => F::Issued,
            "year" if !self.has("date") && !self.has("pubstate") => F::Status,
            "urldate" => F::Accessed,
            "eventdate" => F::EventDate,
            "origdate" => F::OriginalDate,
            "bookauthor" => F::ContainerAuthor,
            "origyear" if !self.has("origdate") => F::OriginalDate,
            // Of both, as catalogues have them, an article stands in the journal, and anything else in the book.
            "booktitle" if self.is_periodical() && (self.has("journaltitle") || self.has("journal")) => other(),
            "journaltitle" | "journal" if !self.is_periodical() && self.has("booktitle") => other(),
            "journaltitle" | "journal" | "booktitle" => F::ContainerTitle,
            // Of a volume of several, its own title is what people know it by.
            "maintitle" if !["booktitle", "journaltitle", "journal"].iter().any(|name| self.has(name)) => {
                F::ContainerTitle
            }
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
            // The ACM's exports have the place of the conference here, and the publisher's in `address`.
            "location" if self.is_of_conference() && self.has("address") && !self.has("venue") => F::EventPlace,
            "location" | "address" => F::PublisherPlace,
            "eprint" if !self.has("url") && self.archive().is_some() => F::Url,
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
            // These mean something else in CSL, or nothing that a `.bib` file means by them,
            "year" | "archive" | "references" | "source" | "event"
            // and these it does not have, which is known sooner so.
            | "month" | "day" | "subtitle" | "booksubtitle" | "file" | "crossref" | "eprint" | "eprinttype" | "shorthand"
            | "timestamp" | "owner" => other(),
            _ => F::from_csl(name),
        }
    }

    /// The field for the people in `editor`, `editora` and so on, whose role `editortype` and so on say.
    fn editor(&self, name: &str) -> FieldName {
        use FieldName as F;
        match self.get(&format!("{name}type")).map(|role| role.trim().to_ascii_lowercase()).as_deref() {
            Some("compiler") => F::Compiler,
            Some("director") => F::Director,
            Some("guest") => F::Guest,
            Some("host") => F::Host,
            Some("interviewer") => F::Interviewer,
            Some("narrator") => F::Narrator,
            Some("organizer" | "organiser") => F::Organizer,
            Some("producer") => F::Producer,
            Some("scriptwriter") => F::ScriptWriter,
            _ if name == "editor" => F::Editor,
            _ => F::Other(name.to_owned()),
        }
    }

    /// The start of the addresses of the archive that the number in `eprint` is of, where it is known.
    fn archive(&self) -> Option<&'static str> {
        let archive = self.get("eprinttype").or_else(|| self.get("archiveprefix"))?.trim().to_ascii_lowercase();
        Some(match archive.as_str() {
            "arxiv" => "https://arxiv.org/abs/",
            "jstor" => "https://www.jstor.org/stable/",
            "pubmed" => "https://pubmed.ncbi.nlm.nih.gov/",
            "googlebooks" => "https://books.google.com/books?id=",
            "hdl" => "https://hdl.handle.net/",
            _ => return None,
        })
    }

    fn is_of_conference(&self) -> bool {
        matches!(self.kind, "inproceedings" | "conference" | "proceedings")
    }

    /// Whether the year is `in press`, `forthcoming` and the like.
    fn is_status(&self) -> bool {
        self.get("year").is_some_and(|year| is_status(&latex::text(year)))
    }

    fn is_periodical(&self) -> bool {
        matches!(self.kind, "article" | "periodical" | "suppperiodical") || self.kind.starts_with("article-")
    }
}

/// The first address of a field: some keep several there.
fn first_url(written: &str) -> &str {
    let first = written.split("; ").next().unwrap_or_default();
    let next = ["http://", "https://"].iter().filter_map(|scheme| {
        let starts = first.match_indices(scheme).map(|(at, _)| at);
        starts.filter_map(|at| first.get(..at)).find(|before| before.ends_with(char::is_whitespace))
    });
    next.min_by_key(|before| before.len())
        .filter(|before| !before.trim().is_empty())
        .unwrap_or(first)
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
}

/// The address of a number in an archive, which some write with the name of the archive, or as an address already.
fn address(archive: &str, number: &str) -> String {
    if number.contains("://") {
        return number.to_owned();
    }
    let number =
        number.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("arxiv")).map_or(number, |it| it.1);
    format!("{archive}{number}")
}

/// What lines of the `note` say that no field says, and the type that one of them may name.
fn add_note_fields(sources: &[Source<'_>], fields: &mut Vec<Field>) -> Option<(&'static str, Span)> {
    let note = sources.iter().rfind(|source| source.name == "note" && source.is_literal)?;
    let found = note::fields(&note.value, note.span.start(), &latex::text);
    if !found.is_empty() {
        let mut has: HashSet<FieldName> = fields.iter().map(|field| field.name.clone()).collect();
        let new = found.into_iter().filter(|field| has.insert(field.name.clone()));
        fields.extend(new.map(|field| Field { is_inherited: note.is_inherited, ..field }));
    }
    if note.is_inherited { None } else { note::kind(&note.value, note.span.start()) }
}
