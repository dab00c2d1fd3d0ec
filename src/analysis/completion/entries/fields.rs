//! The fields that there may be, as each format spells them, and what they mean.

use super::place::Shape;
use super::settings;
use crate::sources::FieldName as F;

/// A field as a format spells it.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) name: String,
    /// What it is in the model's terms; `None`: nothing that an entry says, such as its key.
    pub(super) field: Option<F>,
    pub(super) meaning: &'static str,
}

/// The fields of CSL's that sources of people who quote have, the most frequent first, with what they mean.
const MEANINGS: &[(F, &str)] = &[
    (F::Author, "Who wrote it. Of a speech, an interview, a hearing, a post or a letter also whose words these are."),
    (F::Title, "What it is called."),
    (F::Issued, "When it was published, as `1863-11-19`, `1863-11`, `1863` or another date of EDTF."),
    (F::Speaker, "Whose words these are, where that is not the author."),
    (F::Role, "What the speaker was at the time."),
    (F::EventDate, "When it was said."),
    (F::EventPlace, "Where it was said."),
    (F::EventTitle, "What it was said at: the conference, the rally, the hearing."),
    (F::ContainerTitle, "What it appeared in: the newspaper, the journal, the programme, the book."),
    (
        F::Transcript,
        "A local file with the source's words (`.txt`, `.md`, `.html`, `.vtt`, `.srt`, `.pdf`), against which quotations are compared. It is relative to this file.",
    ),
    (F::Url, "Where it can be read."),
    (F::Accessed, "When it was read there."),
    (F::ArchiveUrl, "Where a copy of it is kept."),
    (F::QuotedIn, "The key of the source that it was taken from, where it was not seen itself."),
    (F::Publisher, "Who published it."),
    (F::PublisherPlace, "Where it was published."),
    (F::Page, "On which pages it is."),
    (F::Volume, "In which volume it is."),
    (F::Issue, "In which issue it is."),
    (F::Number, "The number of a report, a bill, an episode."),
    (F::Editor, "Who edited it."),
    (F::Translator, "Who translated it."),
    (F::Interviewer, "Who asked the questions."),
    (F::Guest, "Who was there to be asked. Of a broadcast also whose words these are."),
    (F::Host, "Who was the host of the programme."),
    (F::Recipient, "Whom it was written to."),
    (F::Chair, "Who chaired it."),
    (F::Director, "Who directed it."),
    (F::Producer, "Who produced it."),
    (F::Narrator, "Who reads or narrates it."),
    (F::Performer, "Who performs in it."),
    (F::Contributor, "Who had another part in it."),
    (F::OriginalDate, "When it was first said or published."),
    (F::OriginalTitle, "What it is called in the language that it was translated from."),
    (F::Language, "The language that it is in: `en`, `de-AT`."),
    (F::Genre, "What sort of thing it is, within its type: `press release`, `video`."),
    (F::Medium, "What it is recorded on, or how it came: `by telephone`."),
    (F::Edition, "Which edition it is."),
    (F::ChapterNumber, "Which chapter it is."),
    (F::CollectionTitle, "The series that it belongs to."),
    (F::CollectionNumber, "Its number in that series."),
    (F::ContainerAuthor, "Who wrote the book that it is a part of."),
    (F::Section, "The section of the paper, the committee of the hearing."),
    (F::Authority, "The body that it comes from: the court, the committee, the parliament."),
    (F::Jurisdiction, "Where that body has a say."),
    (F::Archive, "The archive that keeps it."),
    (F::ArchiveLocation, "Where in the archive it is."),
    (F::ArchivePlace, "Where the archive is."),
    (F::CallNumber, "Its number in a library."),
    (F::Doi, "Its DOI: `10.1000/182`."),
    (F::Isbn, "Its ISBN."),
    (F::Issn, "The ISSN of what it appeared in."),
    (F::Source, "Where the description of it was found."),
    (F::NumberOfPages, "How many pages it has."),
    (F::NumberOfVolumes, "How many volumes it has."),
    (F::Dimensions, "How long the recording is, how large the picture."),
    (F::TitleShort, "Its title in short."),
    (F::ContainerTitleShort, "The title of what it appeared in, in short."),
    (F::Abstract, "What it says, in short."),
    (F::Keyword, "What it is about."),
    (F::Status, "How far it has come: `forthcoming`."),
    (F::License, "On which terms it may be used."),
    (F::Note, "What else there is to say of it. A line such as `speaker: Lincoln || Abraham` is a field."),
];

/// The fields that come first for types in which somebody speaks.
const SPOKEN: &[F] = &[F::Author, F::Title, F::EventDate, F::EventPlace, F::EventTitle, F::Role, F::Transcript, F::Url];

/// The fields that come first for what is a part of something.
const CONTAINED: &[F] = &[F::Author, F::Title, F::ContainerTitle, F::Issued, F::Page, F::Volume, F::Speaker];

/// Ibid's own.
const OWN: &[F] = &[F::Speaker, F::Role, F::Transcript, F::ArchiveUrl, F::QuotedIn];

/// What a document says of itself.
const METADATA: &[(&str, &str)] = &[
    ("bibliography", "The libraries that the document cites from: `.bib`, `.json`, `.yaml` or `.ris`, relative to it."),
    ("references", "Sources of the document's own, each with an `id`."),
    ("title", "What it is called."),
    ("author", "Who writes it."),
    ("date", "When it is published."),
    (
        "lang",
        "The language it is written in: `en`, `de-AT`. It decides on quotation marks, speech verbs and locator labels.",
    ),
    ("nocite", "Sources that are listed without being cited: `'@a, @b'`."),
    ("ibid", "`true`: ibid says here what lacks a source. `false`: it does not."),
];

const CSL_NAME: &[(&str, &str)] = &[
    ("family", "The family name."),
    ("given", "The given names."),
    ("literal", "A name that is not to be taken apart: an organisation's."),
    ("non-dropping-particle", "“van der”, where it stays with the family name."),
    ("dropping-particle", "“de”, where it is dropped with the given names."),
    ("suffix", "“Jr.”, “III”"),
];

const CSL_DATE: &[(&str, &str)] = &[
    ("date-parts", "Year, month and day: `[[1863, 11, 19]]`; two of them are a beginning and an end."),
    ("raw", "The date as it is written: `1863-11-19`."),
    ("literal", "What is no date: “n.d.”"),
    ("season", "`1` to `4`, from spring on."),
    ("circa", "`true`: it was about then."),
];

const HAYAGRIVA_NAME: &[(&str, &str)] = &[
    ("name", "The family name, or all of an organisation's."),
    ("given-name", "The given names."),
    ("prefix", "“van der”"),
    ("suffix", "“Jr.”, “III”"),
    ("alias", "What somebody calls themselves."),
];

const HAYAGRIVA_URL: &[(&str, F)] = &[("value", F::Url), ("date", F::Accessed)];

/// What BibLaTeX calls CSL's fields; the others have CSL's names or none.
const BIBTEX: &[(&str, F)] = &[
    ("author", F::Author),
    ("title", F::Title),
    ("date", F::Issued),
    ("speaker", F::Speaker),
    ("role", F::Role),
    ("eventdate", F::EventDate),
    ("venue", F::EventPlace),
    ("eventtitle", F::EventTitle),
    ("journaltitle", F::ContainerTitle),
    ("booktitle", F::ContainerTitle),
    ("transcript", F::Transcript),
    ("url", F::Url),
    ("urldate", F::Accessed),
    ("archiveurl", F::ArchiveUrl),
    ("quotedin", F::QuotedIn),
    ("publisher", F::Publisher),
    ("location", F::PublisherPlace),
    ("pages", F::Page),
    ("volume", F::Volume),
    ("number", F::Issue),
    ("editor", F::Editor),
    ("translator", F::Translator),
    ("interviewer", F::Interviewer),
    ("guest", F::Guest),
    ("host", F::Host),
    ("recipient", F::Recipient),
    ("origdate", F::OriginalDate),
    ("origtitle", F::OriginalTitle),
    ("langid", F::Language),
    ("type", F::Genre),
    ("medium", F::Medium),
    ("edition", F::Edition),
    ("chapter", F::ChapterNumber),
    ("series", F::CollectionTitle),
    ("bookauthor", F::ContainerAuthor),
    ("pagetotal", F::NumberOfPages),
    ("volumes", F::NumberOfVolumes),
    ("doi", F::Doi),
    ("isbn", F::Isbn),
    ("issn", F::Issn),
    ("shorttitle", F::TitleShort),
    ("shortjournal", F::ContainerTitleShort),
    ("abstract", F::Abstract),
    ("keywords", F::Keyword),
    ("library", F::CallNumber),
    ("pubstate", F::Status),
    ("note", F::Note),
];

const HAYAGRIVA: &[(&str, F)] = &[
    ("author", F::Author),
    ("title", F::Title),
    ("date", F::Issued),
    ("speaker", F::Speaker),
    ("role", F::Role),
    ("event-date", F::EventDate),
    ("location", F::EventPlace),
    ("transcript", F::Transcript),
    ("url", F::Url),
    ("archive-url", F::ArchiveUrl),
    ("quoted-in", F::QuotedIn),
    ("publisher", F::Publisher),
    ("page-range", F::Page),
    ("page-total", F::NumberOfPages),
    ("volume", F::Volume),
    ("volume-total", F::NumberOfVolumes),
    ("issue", F::Issue),
    ("editor", F::Editor),
    ("organization", F::Authority),
    ("language", F::Language),
    ("genre", F::Genre),
    ("edition", F::Edition),
    ("chapter", F::ChapterNumber),
    ("archive", F::Archive),
    ("archive-location", F::ArchivePlace),
    ("call-number", F::CallNumber),
    ("serial-number", F::Number),
    ("runtime", F::Dimensions),
    ("abstract", F::Abstract),
    ("note", F::Note),
];

const RIS: &[(&str, F)] = &[
    ("AU", F::Author),
    ("TI", F::Title),
    ("DA", F::Issued),
    ("T2", F::ContainerTitle),
    ("UR", F::Url),
    ("Y2", F::Accessed),
    ("PB", F::Publisher),
    ("CY", F::PublisherPlace),
    ("SP", F::Page),
    ("VL", F::Volume),
    ("IS", F::Issue),
    ("ED", F::Editor),
    ("A2", F::Contributor),
    ("LA", F::Language),
    ("M3", F::Genre),
    ("ET", F::Edition),
    ("T3", F::CollectionTitle),
    ("DO", F::Doi),
    ("SN", F::Isbn),
    ("ST", F::TitleShort),
    ("AB", F::Abstract),
    ("KW", F::Keyword),
    ("DB", F::Archive),
    ("AN", F::ArchiveLocation),
    ("CN", F::CallNumber),
    ("N1", F::Note),
];

/// Whether the field called `name` of a `.bib` file holds what programs attach to an entry.
pub(super) fn is_attachment(name: &str) -> bool {
    name.eq_ignore_ascii_case("file")
}

/// What a field means.
pub(super) fn meaning(field: &F) -> &'static str {
    MEANINGS.iter().find(|(known, _)| known == field).map_or("", |(_, meaning)| meaning)
}

/// The fields that there may be, for a source of the CSL type `kind`, the likeliest first.
pub(super) fn known(shape: Shape, kind: &str) -> Vec<Known> {
    let plain = |fields: &[(&str, &'static str)]| -> Vec<Known> {
        let known = |(name, meaning): &(&str, &'static str)| Known { name: (*name).to_owned(), field: None, meaning };
        fields.iter().map(known).collect()
    };
    let spelt = |fields: &[(&str, F)]| -> Vec<Known> {
        let known = |(name, field): &(&str, F)| Known {
            name: (*name).to_owned(),
            field: Some(field.clone()),
            meaning: meaning(field),
        };
        fields.iter().map(known).collect()
    };
    let csl = |fields: &mut dyn Iterator<Item = &F>| -> Vec<Known> {
        let known =
            |field: &F| Known { name: field.as_str().to_owned(), field: Some(field.clone()), meaning: meaning(field) };
        fields.map(known).collect()
    };
    let key = || plain(&[("id", "The key that it is cited by."), ("type", "What sort of source it is.")]);
    let (mut first, mut rest) = match shape {
        Shape::Metadata => return plain(METADATA),
        Shape::Settings | Shape::Rules | Shape::Config | Shape::Override | Shape::Tables | Shape::Arrays => {
            return plain(&settings::names(shape));
        }
        Shape::CslName => return plain(CSL_NAME),
        Shape::CslDate => return plain(CSL_DATE),
        Shape::HayagrivaName => return plain(HAYAGRIVA_NAME),
        Shape::HayagrivaUrl => return spelt(HAYAGRIVA_URL),
        Shape::Custom => return csl(&mut OWN.iter()),
        Shape::CslYaml | Shape::CslJson => {
            let custom = [("custom", "Fields that CSL does not have.")];
            let fields = csl(&mut MEANINGS.iter().map(|(field, _)| field));
            (key(), [fields, plain(&custom)].concat())
        }
        Shape::Hayagriva => {
            let own = [("type", "What sort of source it is.")];
            let parent = [
                ("parent", "What it appeared in or was said at: a source of its own, with `type` and `title`."),
                ("affiliated", "People with another part in it: a list of `role` and `names`."),
            ];
            (plain(&own), [spelt(HAYAGRIVA), plain(&parent)].concat())
        }
        Shape::BibTex => {
            let others = [
                ("crossref", "The key of the source that it is a part of, whose fields it takes over."),
                ("xdata", "The keys of entries of the type `@xdata` whose fields it takes over."),
                ("related", "The keys of sources that it has to do with."),
                (
                    "entrysubtype",
                    "What it is within its type: `newspaper` of an article, `speech` of what is unpublished.",
                ),
                ("file", "Files that are attached to it. Where it has no `transcript`, they hold its words."),
            ];
            (Vec::new(), [spelt(BIBTEX), plain(&others)].concat())
        }
        Shape::Ris => {
            let ends =
                [("TY", "What sort of source it is. It begins a source."), ("ID", "The key that it is cited by.")];
            let more = [("ER", "It ends a source.")];
            (plain(&ends), [spelt(RIS), plain(&more)].concat())
        }
    };
    let likely: &[F] = match kind {
        "speech" | "interview" | "hearing" | "post" | "personal_communication" | "broadcast" | "event" => SPOKEN,
        "chapter" | "entry-encyclopedia" | "paper-conference" => CONTAINED,
        kind if kind.starts_with("article") => CONTAINED,
        _ => &[],
    };
    // The sort is stable: of those that are as likely the order is the list's.
    rest.sort_by_key(|known| {
        known.field.as_ref().and_then(|field| likely.iter().position(|it| it == field)).unwrap_or(likely.len())
    });
    first.append(&mut rest);
    first
}

/// The field that `name` of a format means.
pub(super) fn of_name(shape: Shape, name: &str) -> F {
    let spelt = |fields: &[(&str, F)]| {
        let known = fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map_or_else(|| F::from_csl(name), |(_, field)| field.clone())
    };
    match shape {
        Shape::BibTex => spelt(BIBTEX),
        Shape::Hayagriva => spelt(HAYAGRIVA),
        Shape::HayagrivaUrl => spelt(HAYAGRIVA_URL),
        Shape::Ris => {
            RIS.iter().find(|(tag, _)| *tag == name).map_or(F::Other(name.to_owned()), |(_, field)| field.clone())
        }
        _ => F::from_csl(name),
    }
}
