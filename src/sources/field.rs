//! The fields ibid knows.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What sort of value a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Words or numbers.
    Text,
    /// People and organisations.
    Names,
    /// A date.
    Date,
}

/// Declares [`FieldName`]: a variant, its CSL name and its kind in a row.
macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident $name:literal $kind:ident;)*) => {
        /// The fields ibid knows, by their CSL names (CSL 1.0.2, appendix IV); formats map theirs onto these.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum FieldName {
            $($(#[$doc])* #[doc = concat!("`", $name, "`")] $variant,)*
            /// Any other field, by the name it has in the file.
            Other(String),
        }

        impl FieldName {
            /// All of them but [`FieldName::Other`].
            pub const KNOWN: &[FieldName] = &[$(FieldName::$variant),*];

            /// The CSL name; the name in the file for [`FieldName::Other`].
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Other(name) => name,
                }
            }

            /// What sort of value it has.
            pub fn kind(&self) -> FieldKind {
                match self {
                    $(Self::$variant => FieldKind::$kind,)*
                    Self::Other(_) => FieldKind::Text,
                }
            }
        }
    };
}

fields! {
    // Ours (`markup.md` §8).
    /// Whose words these are:
    Speaker "speaker" Names;
    /// What the speaker was at the time:
    Role "role" Text;
    /// A local file with the source's words:
    Transcript "transcript" Text;
    /// Where the source is kept:
    ArchiveUrl "archive-url" Text;
    /// The key of the secondary source it was taken from:
    QuotedIn "quoted-in" Text;

    // Names.
    Author "author" Names;
    Chair "chair" Names;
    CollectionEditor "collection-editor" Names;
    Compiler "compiler" Names;
    Composer "composer" Names;
    ContainerAuthor "container-author" Names;
    Contributor "contributor" Names;
    Curator "curator" Names;
    Director "director" Names;
    Editor "editor" Names;
    EditorialDirector "editorial-director" Names;
    EditorTranslator "editor-translator" Names;
    ExecutiveProducer "executive-producer" Names;
    Guest "guest" Names;
    Host "host" Names;
    Illustrator "illustrator" Names;
    Interviewer "interviewer" Names;
    Narrator "narrator" Names;
    Organizer "organizer" Names;
    OriginalAuthor "original-author" Names;
    Performer "performer" Names;
    Producer "producer" Names;
    Recipient "recipient" Names;
    ReviewedAuthor "reviewed-author" Names;
    ScriptWriter "script-writer" Names;
    SeriesCreator "series-creator" Names;
    Translator "translator" Names;

    // Dates.
    Accessed "accessed" Date;
    AvailableDate "available-date" Date;
    EventDate "event-date" Date;
    Issued "issued" Date;
    OriginalDate "original-date" Date;
    Submitted "submitted" Date;

    // Text.
    Abstract "abstract" Text;
    Annote "annote" Text;
    Archive "archive" Text;
    ArchiveCollection "archive_collection" Text;
    ArchiveLocation "archive_location" Text;
    ArchivePlace "archive-place" Text;
    Authority "authority" Text;
    CallNumber "call-number" Text;
    CitationKey "citation-key" Text;
    CitationLabel "citation-label" Text;
    CollectionTitle "collection-title" Text;
    ContainerTitle "container-title" Text;
    ContainerTitleShort "container-title-short" Text;
    Dimensions "dimensions" Text;
    Division "division" Text;
    Doi "DOI" Text;
    EventPlace "event-place" Text;
    EventTitle "event-title" Text;
    Genre "genre" Text;
    Isbn "ISBN" Text;
    Issn "ISSN" Text;
    Jurisdiction "jurisdiction" Text;
    Keyword "keyword" Text;
    Language "language" Text;
    License "license" Text;
    Medium "medium" Text;
    Note "note" Text;
    OriginalPublisher "original-publisher" Text;
    OriginalPublisherPlace "original-publisher-place" Text;
    OriginalTitle "original-title" Text;
    PartTitle "part-title" Text;
    Pmcid "PMCID" Text;
    Pmid "PMID" Text;
    Publisher "publisher" Text;
    PublisherPlace "publisher-place" Text;
    References "references" Text;
    ReviewedGenre "reviewed-genre" Text;
    ReviewedTitle "reviewed-title" Text;
    Scale "scale" Text;
    Source "source" Text;
    Status "status" Text;
    Title "title" Text;
    TitleShort "title-short" Text;
    Url "URL" Text;
    VolumeTitle "volume-title" Text;
    YearSuffix "year-suffix" Text;

    // Numbers, which are text here: “iv”, “12–15”, “2nd”.
    ChapterNumber "chapter-number" Text;
    CitationNumber "citation-number" Text;
    CollectionNumber "collection-number" Text;
    Edition "edition" Text;
    FirstReferenceNoteNumber "first-reference-note-number" Text;
    Issue "issue" Text;
    Locator "locator" Text;
    Number "number" Text;
    NumberOfPages "number-of-pages" Text;
    NumberOfVolumes "number-of-volumes" Text;
    Page "page" Text;
    PageFirst "page-first" Text;
    PartNumber "part-number" Text;
    PrintingNumber "printing-number" Text;
    Section "section" Text;
    SupplementNumber "supplement-number" Text;
    Version "version" Text;
    Volume "volume" Text;
}

impl FieldName {
    /// The field with a CSL name. Case does not count (as in Pandoc), nor whether words are joined by `-`, `_` or a
    /// space (`Event Date:` in Zotero's Extra).
    pub fn from_csl(name: &str) -> Self {
        BY_CSL_NAME.get(&folded(name)).cloned().unwrap_or_else(|| Self::Other(name.to_owned()))
    }
}

/// The fields by their folded names. A library may have a million of them to look up.
static BY_CSL_NAME: LazyLock<HashMap<String, FieldName>> = LazyLock::new(|| {
    // CSL 1.0.1's name for one, and what citeproc-js called two.
    let former = [
        ("event", FieldName::EventTitle),
        ("shortTitle", FieldName::TitleShort),
        ("journalAbbreviation", FieldName::ContainerTitleShort),
    ];
    let known = FieldName::KNOWN.iter().map(|field| (field.as_str(), field.clone()));
    known.chain(former).map(|(name, field)| (folded(name), field)).collect()
});

/// A name as it is compared.
fn folded(name: &str) -> String {
    let fold = |c: char| if matches!(c, '_' | ' ') { '-' } else { c.to_ascii_lowercase() };
    name.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csl_names_are_read_as_pandoc_and_zotero_read_them() {
        for (name, field) in [
            ("title", FieldName::Title),
            ("url", FieldName::Url),
            ("Original Date", FieldName::OriginalDate),
            ("archive-location", FieldName::ArchiveLocation),
            ("event", FieldName::EventTitle),
            ("spaeker", FieldName::Other("spaeker".to_owned())),
        ] {
            assert_eq!(FieldName::from_csl(name), field);
        }
    }

    #[test]
    fn every_name_leads_back_to_its_field() {
        for field in FieldName::KNOWN {
            assert_eq!(FieldName::from_csl(field.as_str()), *field);
        }
    }
}
