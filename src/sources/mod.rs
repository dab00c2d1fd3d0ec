//! Source entries: the one model (`markup.md` §8), its dates and names, and a reader per format. Every field keeps the
//! byte range it was read from, and a broken entry costs that entry alone.
//!
//! | module | what lives there |
//! |---|---|
//! | [`Library`], [`Entry`], [`Field`], [`FieldName`], [`Name`], [`Date`] | the model |
//! | [`Metadata`] | a document's YAML metadata, and the `references:` in it |
//! | [`Format`] | the formats of library files, and their readers: [`bibtex`], [`json`], [`yaml_library`] with [`hayagriva`], [`ris`] |
//! | [`Transcript`], [`TranscriptFormat`] | the words of a source, and their readers |
//! | [`tree`] | what is written in YAML or JSON, with byte ranges |
//! | [`yaml`] | YAML as such a tree |
//!
//! A reader takes a text and returns plain data: it never fails, and what cannot be read becomes a [`Problem`].

mod attachment;
pub mod bibtex;
mod csl;
pub mod date;
mod doi;
mod encoding;
mod entry;
mod escape;
mod field;
mod format;
mod hayagriva;
mod index;
mod json;
mod kind;
mod language;
mod library;
mod metadata;
mod name;
mod note;
mod ris;
mod transcript;
pub mod tree;
pub mod yaml;
mod yaml_library;

pub use date::Date;
pub use entry::{Entry, Field, Value};
pub use field::{FieldKind, FieldName};
pub use format::Format;
/// The types of sources, by the names that formats have for them.
pub mod types {
    pub use super::kind::{
        BIBLATEX, CSL, HAYAGRIVA, Written, bibtex_subtypes, hayagriva_genres, in_bibtex, in_hayagriva, in_ris,
        of_bibtex, of_ris,
    };
}
pub use index::{Index, Indexed};
pub use language::primary_language;
pub use library::{Library, Problem};
pub use metadata::Metadata;
pub use name::Name;
pub use transcript::{Place, Transcript, TranscriptFormat};

#[cfg(test)]
mod testing;
