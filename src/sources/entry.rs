//! The entry model.

use super::attachment;
use super::date::{Date, InvalidDate};
use super::field::FieldName;
use super::name::Name;
use crate::text::Span;

/// One source (`markup.md` §8). Ranges are those of the file it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// All of it, from its first byte to its last. The ranges of all that is its own lie within.
    pub span: Span,
    /// The key it is cited by.
    pub key: String,
    /// The key where it is defined, quotes and `@` excluded. A key that no field gives, but others make (RIS without
    /// `ID`), is written nowhere: then it is where the entry starts, and another text than the key.
    pub key_span: Span,
    /// Other keys it may be cited by, each where it is defined (BibLaTeX's `ids`).
    pub aliases: Vec<(String, Span)>,
    /// The CSL type: `speech`, `interview`, `article-newspaper` … Types of other formats are mapped onto CSL's; one that
    /// has no counterpart stays as it is written. Empty: none given.
    pub kind: String,
    /// Where the type is written, whatever the format calls it; empty where it is not.
    pub kind_span: Span,
    /// Its fields, in the order they stand. A field without a value is none.
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
    /// Whether the entry has it from another one of its file (BibLaTeX's `crossref` and `xdata`), where its ranges lie.
    pub is_inherited: bool,
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

/// Types whose author is the person who speaks in them (`markup.md` §8). An interview's CSL author is the interviewee.
const SPEAKING_TYPES: [&str; 5] = ["speech", "interview", "hearing", "post", "personal_communication"];

impl Entry {
    /// The field called `name`, if the entry has it; the last, if it has several (as in Pandoc).
    pub fn field(&self, name: &FieldName) -> Option<&Field> {
        self.fields.iter().rfind(|field| field.name == *name)
    }

    /// The text of the field called `name`; `None` where it is no text.
    pub fn text(&self, name: &FieldName) -> Option<&str> {
        self.field(name)?.text()
    }

    /// The names in the field called `name`: none where it holds no names.
    pub fn names(&self, name: &FieldName) -> &[Name] {
        self.field(name).map_or(&[], Field::names)
    }

    /// The date in the field called `name`; `None` where it is not a valid one.
    pub fn date(&self, name: &FieldName) -> Option<&Date> {
        self.field(name)?.date()
    }

    /// The field that says whose words the source holds (`markup.md` §8): `speaker`; else `author`, for the types
    /// whose author is the person speaking; else the `guest` of a broadcast. Otherwise nobody.
    pub fn speakers(&self) -> Option<&Field> {
        self.field(&FieldName::Speaker)
            .or_else(|| self.author_speaks().then(|| self.field(&FieldName::Author)).flatten())
            .or_else(|| (self.kind == "broadcast").then(|| self.field(&FieldName::Guest)).flatten())
    }

    /// The people that it is known by: whose words it holds, else its authors, else its editors.
    pub fn people(&self) -> &[Name] {
        let others = || [FieldName::Author, FieldName::Editor].iter().find_map(|name| self.field(name));
        self.speakers().or_else(others).map_or(&[], Field::names)
    }

    /// The year in which its words were said, or it was published, or that began.
    pub fn year(&self) -> Option<i64> {
        let date = self.said().and_then(Field::date).or_else(|| self.date(&FieldName::Issued))?;
        date.earliest().or_else(|| date.latest()).map(|day| day.year)
    }

    /// The field that says when the words were said (`markup.md` §8): `event-date`, else `original-date`, else
    /// `issued` for the types whose author is the person speaking. Its date may be invalid.
    pub fn said(&self) -> Option<&Field> {
        self.field(&FieldName::EventDate)
            .or_else(|| self.field(&FieldName::OriginalDate))
            .or_else(|| self.author_speaks().then(|| self.field(&FieldName::Issued)).flatten())
    }

    /// The local files with its words (`markup.md` §8), as they are named, each with the field that names it: `transcript`;
    /// else what programs attach to an entry (BibLaTeX's `file`). An entry may have attachments that hold no words.
    pub fn transcripts(&self) -> Vec<(&Field, String)> {
        if let Some(field) = self.field(&FieldName::Transcript) {
            let name = field.text().unwrap_or_default().trim();
            return if name.is_empty() { Vec::new() } else { vec![(field, name.to_owned())] };
        }
        let is_file =
            |field: &&Field| matches!(&field.name, FieldName::Other(name) if name.eq_ignore_ascii_case("file"));
        let Some(field) = self.fields.iter().rfind(is_file) else { return Vec::new() };
        attachment::paths(field.text().unwrap_or_default()).into_iter().map(|path| (field, path)).collect()
    }

    /// Whether it says the same things as `other`, wherever and in whichever order, be it in another format.
    pub fn says_what(&self, other: &Self) -> bool {
        let says = |a: &Self, b: &Self| {
            let has =
                |field: &Field| b.fields.iter().any(|other| field.name == other.name && field.value == other.value);
            a.fields.iter().filter(|field| !a.is_kind(field)).all(has)
        };
        self.kind == other.kind && says(self, other) && says(other, self)
    }

    /// Whether a field says nothing but the type, for which the format has no name.
    fn is_kind(&self, field: &Field) -> bool {
        let is_subtype = matches!(&field.name, FieldName::Other(name) if name == "entrysubtype");
        let is_name = |text: &str| text == self.kind.replace('_', "-") || format!("article-{text}") == self.kind;
        (is_subtype || field.name == FieldName::Genre) && field.text().is_some_and(|text| is_name(text.trim()))
    }

    fn author_speaks(&self) -> bool {
        SPEAKING_TYPES.contains(&self.kind.as_str())
    }
}

impl Field {
    /// The text; `None` for names and dates.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Names(_) | Value::Date(_) => None,
        }
    }

    /// The names; none for text and dates.
    pub fn names(&self) -> &[Name] {
        match &self.value {
            Value::Names(names) => names,
            Value::Text(_) | Value::Date(_) => &[],
        }
    }

    /// The date; `None` where it is no valid one.
    pub fn date(&self) -> Option<&Date> {
        match &self.value {
            Value::Date(date) => date.as_ref().ok(),
            Value::Text(_) | Value::Names(_) => None,
        }
    }

    /// Why the date is none.
    pub fn invalid_date(&self) -> Option<&InvalidDate> {
        match &self.value {
            Value::Date(date) => date.as_ref().err(),
            Value::Text(_) | Value::Names(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: &str, fields: &[FieldName]) -> Entry {
        let field = |name: &FieldName| Field {
            name: name.clone(),
            name_span: Span::default(),
            span: Span::default(),
            value: Value::Text(String::new()),
            is_inherited: false,
        };
        Entry {
            span: Span::default(),
            key: String::new(),
            key_span: Span::default(),
            aliases: Vec::new(),
            kind: kind.to_owned(),
            kind_span: Span::default(),
            fields: fields.iter().map(field).collect(),
        }
    }

    #[test]
    fn whose_words_they_are() {
        use FieldName::{Author, Guest, Speaker};
        for (kind, fields, expected) in [
            ("speech", &[Author][..], Some(Author)),
            ("interview", &[Author, Speaker], Some(Speaker)),
            ("personal_communication", &[Author], Some(Author)),
            ("article-newspaper", &[Author], None),
            ("article-newspaper", &[Author, Speaker], Some(Speaker)),
            ("broadcast", &[Author, Guest], Some(Guest)),
            ("book", &[Guest], None),
        ] {
            let entry = entry(kind, fields);
            assert_eq!(entry.speakers().map(|field| field.name.clone()), expected, "{kind} {fields:?}");
        }
    }

    #[test]
    fn when_it_was_said() {
        use FieldName::{EventDate, Issued, OriginalDate};
        for (kind, fields, expected) in [
            ("speech", &[Issued][..], Some(Issued)),
            ("speech", &[Issued, EventDate, OriginalDate], Some(EventDate)),
            ("book", &[Issued, OriginalDate], Some(OriginalDate)),
            ("book", &[Issued], None),
        ] {
            let entry = entry(kind, fields);
            assert_eq!(entry.said().map(|field| field.name.clone()), expected, "{kind} {fields:?}");
        }
    }
}
