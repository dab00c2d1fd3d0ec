//! What tags mean, which depends on the type of the record.

// Tables: a row for each tag.
#![allow(clippy::match_same_arms)]

use super::scan::Tag;
use crate::sources::{FieldName, doi};
use FieldName as F;

/// What the value of a tag is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A person or an organisation, one of those in the field.
    Name(FieldName),
    /// A keyword, or a piece of a note or an abstract, which may stand on several lines.
    Piece(FieldName),
    /// A text. Where several tags mean one field, that of the lowest `rank` has it; another is put in the `spare` field
    /// if it has one.
    Text { field: FieldName, rank: u8, spare: Option<FieldName> },
    /// A date. Ranks as above.
    Date { field: FieldName, rank: u8 },
    /// `SP`: the first page, or all of them.
    FirstPage,
    /// `EP`: the last page.
    LastPage,
    /// Nothing that the model knows; lines of it may be fields (see [`note`](crate::sources::note)).
    Other,
}

fn text(field: F) -> Meaning {
    late(0, field)
}

/// Where no other tag says it.
fn late(rank: u8, field: F) -> Meaning {
    Meaning::Text { field, rank, spare: None }
}

/// Where no other tag says it; otherwise in the field `spare`.
fn late_or(rank: u8, field: F, spare: F) -> Meaning {
    Meaning::Text { field, rank, spare: Some(spare) }
}

/// What a tag means in a record of CSL type `kind`; `value` decides where programs disagree.
pub(super) fn meaning(tag: Tag, kind: &str, value: &str) -> Meaning {
    match &tag {
        b"AU" | b"A1" | b"A2" | b"A3" | b"A4" | b"ED" => creator(tag, kind),
        [b'C' | b'M', b'1'..=b'8'] => custom(tag, kind, value),
        [b'T' | b'J', _] | b"BT" | b"CT" | b"ST" => title(tag, kind),
        b"DA" => Meaning::Date { field: F::Issued, rank: 0 },
        b"PY" => Meaning::Date { field: F::Issued, rank: 1 },
        b"Y1" => Meaning::Date { field: F::Issued, rank: 2 },
        b"Y2" => Meaning::Date { field: F::Accessed, rank: 0 },
        b"SP" => match kind {
            "motion_picture" => text(F::Dimensions),
            _ => Meaning::FirstPage,
        },
        b"EP" => Meaning::LastPage,
        b"KW" => Meaning::Piece(F::Keyword),
        b"AB" => Meaning::Piece(F::Abstract),
        b"N1" | b"RN" => Meaning::Piece(F::Note),
        b"N2" => late(1, F::Abstract),
        b"DO" => text(F::Doi),
        b"DI" => late(1, F::Doi),
        b"L3" if is_doi(value) => late(2, F::Doi),
        b"UR" => text(F::Url),
        b"LK" => late(1, F::Url),
        // Full texts: the page before the file, and no file of the disk of whoever wrote the library.
        b"L2" if is_url(value) => late(2, F::Url),
        b"L1" if is_url(value) => late(3, F::Url),
        b"SN" => number_of_publication(kind, value),
        _ => description(tag, kind),
    }
}

/// Tags of people.
fn creator(tag: Tag, kind: &str) -> Meaning {
    let field = match (&tag, kind) {
        (b"AU" | b"A1", "motion_picture" | "broadcast") => F::Director,
        (b"AU" | b"A1", "musical_score") => F::Composer,
        (b"AU" | b"A1", _) => F::Author,
        (b"ED", _) => F::Editor,
        (b"A2", "legal_case") => return text(F::ContainerTitle),
        (b"A2", "patent") => return text(F::Authority),
        // Zotero writes the presenter there.
        (b"A2", "speech") => F::Author,
        (b"A2", "interview") => F::Interviewer,
        (b"A2", "personal_communication") => F::Recipient,
        (b"A2", "song" | "motion_picture") => F::Performer,
        (b"A2", "book" | "report") => F::CollectionEditor,
        (b"A2" | b"A3", "bill" | "thesis") => F::Contributor,
        (b"A2", _) | (b"A3", "book") => F::Editor,
        (b"A3", "motion_picture" | "broadcast") => F::Producer,
        (b"A3", _) => F::CollectionEditor,
        (_, "legal_case" | "paper-conference" | "motion_picture" | "dataset") => F::Contributor,
        (..) => F::Translator,
    };
    Meaning::Name(field)
}

/// Tags of titles.
fn title(tag: Tag, kind: &str) -> Meaning {
    match (&tag, kind) {
        (b"TI", _) => text(F::Title),
        (b"T1" | b"CT", _) | (b"BT", "book" | "manuscript") => late(1, F::Title),
        // Some exports of EndNote have no other.
        (b"ST", _) => late_or(2, F::Title, F::TitleShort),
        (b"T2" | b"T3", "book") | (b"T2", "map" | "report" | "software") => text(F::CollectionTitle),
        // The committee, and the body that it is one of: where Zotero has them in CSL.
        (b"T2", "hearing") => text(F::Section),
        (b"T3", "hearing" | "bill") => text(F::Authority),
        (b"T2", "speech") => text(F::EventTitle),
        // Of a conference paper it may be the conference, or the proceedings, which `C3` is as well.
        (b"T2", "paper-conference") => late_or(1, F::ContainerTitle, F::EventTitle),
        (b"T2", _) => text(F::ContainerTitle),
        (b"T3", _) => text(F::CollectionTitle),
        (b"BT", _) => late(2, F::ContainerTitle),
        (b"JF", _) => late_or(3, F::ContainerTitle, F::ContainerTitleShort),
        (b"J2", "book") => text(F::TitleShort),
        // Full or short, and often the only one.
        (b"JO", _) => late_or(4, F::ContainerTitle, F::ContainerTitleShort),
        (b"JA" | b"J1" | b"J2", _) => late_or(5, F::ContainerTitle, F::ContainerTitleShort),
        _ => Meaning::Other,
    }
}

/// Tags that mean something else in each type.
fn custom(tag: Tag, kind: &str, value: &str) -> Meaning {
    match (&tag, kind) {
        (b"C1", "patent") => Meaning::Date { field: F::Submitted, rank: 0 },
        (b"C1", "motion_picture" | "broadcast") => Meaning::Name(F::Performer),
        (b"C1", "map") => text(F::Scale),
        (b"C1", "paper-conference") => late(1, F::PublisherPlace),
        (b"C2", "patent") => Meaning::Date { field: F::Issued, rank: 3 },
        (b"C2", "chapter") => Meaning::Name(F::ContainerAuthor),
        (b"C2", "article-newspaper") => late(1, F::Issue),
        (b"C2", _) if value.starts_with("PMC") => text(F::Pmcid),
        (b"C3", "graphic") => text(F::Dimensions),
        (b"C3", "paper-conference") => text(F::ContainerTitle),
        (b"C3", "patent") => text(F::Jurisdiction),
        (b"C4", "motion_picture") => text(F::Genre),
        (b"C5", "patent") => text(F::References),
        (b"C5", "song" | "broadcast" | "motion_picture") => text(F::Medium),
        (b"C6", "patent") => text(F::Status),
        (b"C7", "article-journal") => late(1, F::Number),
        // EndNote's date of access.
        (b"M1", "webpage") => Meaning::Date { field: F::Accessed, rank: 1 },
        (b"M1", "book") => text(F::CollectionNumber),
        (b"M1", "bill" | "hearing" | "patent" | "legislation" | "broadcast" | "song") => text(F::Number),
        (b"M1", "report") => late(1, F::Number),
        (b"M1", "software") => text(F::Medium),
        (b"M1", "article-journal") => late(1, F::Issue),
        (b"M1", "chapter") => late(1, F::NumberOfVolumes),
        (b"M3", "interview" | "graphic") => text(F::Medium),
        (b"M3", _) if is_doi(value) => late(3, F::Doi),
        (b"M3", _) => late(1, F::Genre),
        _ => Meaning::Other,
    }
}

/// Tags of publication and archive.
fn description(tag: Tag, kind: &str) -> Meaning {
    match (&tag, kind) {
        (b"PB", "legal_case") => text(F::Authority),
        (b"PB", _) => text(F::Publisher),
        (b"CY", "paper-conference" | "speech") => text(F::EventPlace),
        (b"CY", _) => text(F::PublisherPlace),
        (b"PP", _) => late(1, F::PublisherPlace),
        (b"ET", "bill" | "hearing" | "legislation") => text(F::ChapterNumber),
        (b"ET", "software" | "dataset") => text(F::Version),
        (b"ET", _) => text(F::Edition),
        (b"IS", "chapter") => text(F::NumberOfVolumes),
        (b"IS", "dataset") => late(1, F::Version),
        (b"IS", "report") => late(2, F::Number),
        (b"IS", _) => text(F::Issue),
        (b"NV", "dataset") => text(F::Number),
        (b"NV", _) => late(2, F::NumberOfVolumes),
        // The year of access, says EndNote.
        (b"VL", "webpage") => Meaning::Date { field: F::Accessed, rank: 2 },
        (b"VL", "patent") => late(1, F::Version),
        (b"VL", _) => text(F::Volume),
        (b"SE", kind) if kind != "legal_case" => late(1, F::Section),
        (b"SV", "chapter") => text(F::CollectionNumber),
        (b"SV", "legal_case") => text(F::Number),
        (b"LA", _) => text(F::Language),
        (b"CN", _) => text(F::CallNumber),
        (b"H2", _) => late(1, F::CallNumber),
        (b"AN", _) => text(F::ArchiveLocation),
        (b"AV", _) => late(1, F::ArchiveLocation),
        (b"DB", _) => text(F::Archive),
        (b"DP", _) => text(F::Source),
        (b"H1", _) => late(1, F::Source),
        (b"CR", _) => text(F::License),
        _ => Meaning::Other,
    }
}

/// `SN`: an ISSN, an ISBN, or the number of a report or patent. Pandoc takes all for ISSNs; most of them tell.
fn number_of_publication(kind: &str, value: &str) -> Meaning {
    let is_digit = |c: &char| c.is_ascii_digit() || matches!(c, 'X' | 'x');
    let first = value.split([' ', ';', ',', '(']).next().unwrap_or_default();
    let is_number = first.chars().all(|c| is_digit(&c) || c == '-');
    let digits = first.chars().filter(is_digit).count();
    text(match (digits, kind) {
        (8, _) if is_number => F::Issn,
        (10 | 13, _) if is_number => F::Isbn,
        (_, "patent" | "report") => F::Number,
        (_, "article-journal" | "article-magazine" | "article-newspaper" | "periodical") => F::Issn,
        _ => F::Isbn,
    })
}

/// Whether it is a DOI, with or without what stands before one.
fn is_doi(value: &str) -> bool {
    doi::bare(value).starts_with("10.")
}

fn is_url(value: &str) -> bool {
    value.starts_with("http://") || value.starts_with("https://")
}
