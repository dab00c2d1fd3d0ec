//! The entry model.

use super::date::{Date, InvalidDate};
use crate::text::Span;

/// One source (`markup.md` §8). Ranges are those of the file it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// All of it, from its first byte to its last.
    pub span: Span,
    /// The key it is cited by.
    pub key: String,
    /// The key where it is defined, quotes and `@` excluded.
    pub key_span: Span,
    /// The CSL type: `speech`, `interview`, `article-newspaper` … whatever the format calls it. Empty: none given.
    pub kind: String,
    /// Where the type is written; empty where it is not.
    pub kind_span: Span,
    /// Its fields, in the order they stand.
    pub fields: Vec<Field>,
}

/// One field of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which, in the model's terms.
    pub name: FieldName,
    /// The name as it is written in the file.
    pub name_span: Span,
    /// The value as it is written in the file, its quotes or braces excluded where it has them.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Plain text: the format's markup is resolved (LaTeX accents, braces, YAML escapes).
    Text(String),
    /// People and organisations.
    Names(Vec<Name>),
    /// A date, or the reason it is none.
    Date(Result<Date, InvalidDate>),
}

/// A name as CSL has it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Name {
    /// `family`; empty for a literal name.
    pub family: String,
    /// `given`
    pub given: String,
    /// `dropping-particle` and `non-dropping-particle`: “de”, “van der”.
    pub particle: String,
    /// `suffix`: “Jr.”
    pub suffix: String,
    /// `literal`: an organisation, or a name that is not to be taken apart.
    pub literal: Option<String>,
}

/// The fields ibid knows, by their CSL names; formats map theirs onto these.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldName {
    /// `author`
    Author,
    /// Any other field, by the name it has in the file.
    Other(String),
}

impl Entry {
    /// The field called `name`, if the entry has it.
    pub fn field(&self, name: &FieldName) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == *name)
    }
}
