//! What the fields of a source mean where it stands: a parent's title is the title of a container.

use crate::sources::FieldName;

/// What a source is for the entry that it is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The entry itself.
    Own {
        /// Whether it is something that takes place: its location is where it does.
        is_event: bool,
        /// Whether it stands in something that has a volume: its own is the number of a part of that.
        in_volume: bool,
    },
    /// What it was published in.
    Container,
    /// The repository it is kept in.
    Repository,
    /// What it was presented at.
    Event,
    /// What was published before.
    Original,
    /// What its container was published in.
    Collection,
}

impl Role {
    /// That of an entry of the CSL type `kind`.
    pub(super) fn own(kind: &str, in_volume: bool) -> Self {
        const EVENTS: [&str; 5] = ["event", "hearing", "interview", "performance", "speech"];
        Self::Own { is_event: EVENTS.contains(&kind), in_volume }
    }

    /// That of a parent of the type `kind`.
    pub(super) fn of_parent(kind: &str) -> Self {
        match kind {
            "conference" | "exhibition" | "performance" => Self::Event,
            "original" => Self::Original,
            "repository" => Self::Repository,
            _ => Self::Container,
        }
    }

    /// What the field called `name` is for the entry; `None`: nothing.
    pub(super) fn field(self, name: &str) -> Option<FieldName> {
        match self {
            Self::Own { is_event, in_volume } => Some(match name {
                "location" if is_event => FieldName::EventPlace,
                "volume" if in_volume => FieldName::ChapterNumber,
                _ => own(name),
            }),
            Self::Repository if name == "title" => Some(FieldName::Source),
            Self::Container | Self::Repository => container(name),
            Self::Event => Some(match name {
                "title" => FieldName::EventTitle,
                "date" => FieldName::EventDate,
                "location" => FieldName::EventPlace,
                "organization" => FieldName::Publisher,
                "url" => FieldName::Url,
                "accessed" => FieldName::Accessed,
                _ => return None,
            }),
            Self::Original => Some(match name {
                "title" => FieldName::OriginalTitle,
                "author" => FieldName::OriginalAuthor,
                "date" => FieldName::OriginalDate,
                "publisher" => FieldName::OriginalPublisher,
                "publisher-place" | "location" => FieldName::OriginalPublisherPlace,
                _ => return None,
            }),
            Self::Collection => Some(match name {
                "title" => FieldName::CollectionTitle,
                "editor" => FieldName::CollectionEditor,
                "volume" => FieldName::CollectionNumber,
                "publisher" => FieldName::Publisher,
                "publisher-place" | "location" => FieldName::PublisherPlace,
                "issn" => FieldName::Issn,
                _ => return None,
            }),
        }
    }
}

/// CSL's names, and ours, are taken too.
fn own(name: &str) -> FieldName {
    use FieldName as F;
    match name {
        "date" => F::Issued,
        "location" => F::PublisherPlace,
        "organization" => F::Authority,
        "chapter" => F::ChapterNumber,
        "volume-total" => F::NumberOfVolumes,
        "page-range" => F::Page,
        "page-total" => F::NumberOfPages,
        "runtime" => F::Dimensions,
        // It is said to be where the archive is; CSL's field of this name is a place within it.
        "archive-location" => F::ArchivePlace,
        "serial" | "serial-number" => F::Number,
        "printing" => F::PrintingNumber,
        "references" | "source" => F::Other(name.to_owned()),
        _ => F::from_csl(name),
    }
}

/// What a source has from its container, where it has none of its own.
fn container(name: &str) -> Option<FieldName> {
    use FieldName as F;
    Some(match name {
        "title" => F::ContainerTitle,
        "title-short" => F::ContainerTitleShort,
        "author" => F::ContainerAuthor,
        "publisher-place" | "editor" | "date" | "publisher" | "location" | "organization" | "volume"
        | "volume-total" | "issue" | "edition" | "url" | "accessed" | "language" | "archive" | "archive-location"
        | "call-number" | "isbn" | "issn" => own(name),
        _ => return None,
    })
}
