//! What is to stand at a place of an entry or of a document's metadata, whatever the format.

use crate::text::Span;

/// What is to stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The name of a field.
    Field,
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
    /// What is to follow a name that is put there.
    pub(super) after_name: &'static str,
    /// Whether a value stands in quotation marks or braces already.
    pub(super) is_quoted: bool,
}

/// What fields there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// What a document says of itself.
    Metadata,
    /// An entry of CSL's, in YAML.
    CslYaml,
    /// The same in JSON.
    CslJson,
    /// What an entry of CSL's has in its field `custom`.
    Custom,
    /// A name in CSL's parts.
    CslName,
    Hayagriva,
    /// A name in Hayagriva's parts.
    HayagrivaName,
    BibTex,
    Ris,
}
