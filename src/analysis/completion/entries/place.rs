//! What is to stand at a place of an entry or of a document's metadata, whatever the format.

use super::fields;
use crate::analysis::shared::entry_edit::Equals;
use crate::sources::FieldName;
use crate::text::Span;

/// What is to stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The name of a field.
    Field,
    /// The type of an entry, where no field says it.
    Type,
    /// The value of the field of this name.
    Value(String),
    /// An item of a list.
    Item,
}

/// A place, and what is known of what it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) shape: Shape,
    pub(super) what: What,
    /// The word around the caret.
    pub(super) replace: Span,
    /// The names of the fields that are there already, as they are written.
    pub(super) present: Vec<String>,
    /// The key of the entry, as far as a field beside it says it.
    pub(super) key: String,
    /// The type, as it is written; empty where there is none.
    pub(super) kind: String,
    /// How what is put there is written.
    pub(super) writing: Writing,
    /// Whether the sign that ends a name is there already.
    pub(super) is_followed: bool,
    /// Whether a value stands in quotation marks or braces already.
    pub(super) is_quoted: bool,
    /// Whether a value is one of several in a list.
    pub(super) is_in_list: bool,
    /// The other items of a list that is one text, as they are written.
    pub(super) others: Vec<String>,
    /// Where the comma is to be that parts a field from the one before it, if it is missing.
    pub(super) comma: Option<usize>,
}

impl Place {
    /// The field whose value is to stand there.
    pub(super) fn field(&self) -> Option<FieldName> {
        match &self.what {
            What::Value(field) => Some(fields::of_name(self.shape, field)),
            What::Field | What::Type | What::Item => None,
        }
    }
}

/// How fields and values are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    Yaml {
        /// Commas and brackets stand around what is there, so that they are none of it.
        in_brackets: bool,
    },
    Json,
    /// With these equals signs.
    BibTex(Equals),
    Ris,
    Toml,
}

/// What fields there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// What a document says of itself.
    Metadata,
    /// What it sets for itself.
    Settings,
    /// What an `ibid.toml` sets for all documents.
    Config,
    /// What it sets for some of them.
    Override,
    /// Its tables, by the names between their brackets.
    Tables,
    /// The same of those of which there may be several.
    Arrays,
    /// What each rule is in it.
    Rules,
    /// An entry of CSL's, in YAML.
    CslYaml,
    /// The same in JSON.
    CslJson,
    /// What an entry of CSL's has in its field `custom`.
    Custom,
    /// A name in CSL's parts.
    CslName,
    /// A date in CSL's parts.
    CslDate,
    Hayagriva,
    /// A name in Hayagriva's parts.
    HayagrivaName,
    /// An address, with when it was read.
    HayagrivaUrl,
    BibTex,
    Ris,
}
