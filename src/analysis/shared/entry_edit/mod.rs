//! Edits of source entries: a new one, a new field, another date, one entry less. In the format of the file that they
//! stand in, and the way their neighbours are written.
//!
//! [`notation`] writes values, [`layout`] says where they go and what is around them, and [`check`] reads the file as it
//! would be: an edit that has it say anything else than was meant is none.

mod check;
mod layout;
mod list;
mod notation;
#[cfg(test)]
mod tests;

use crate::sources::{Date, Entry, FieldName, Format, Value};
use crate::text::{Span, Text};
use crate::workspace::Home;
use check::Expected;
use layout::Layout;
use notation::Notation;
pub(in crate::analysis) use notation::{Equals, scalar};

use super::edit::moved;

/// A field as it is to be. Without a value it is a blank, for the writer to fill in.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis) struct NewField {
    /// Which.
    pub(in crate::analysis) name: FieldName,
    /// Its value.
    pub(in crate::analysis) value: Option<Value>,
}

/// An entry as it is to be.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis) struct NewEntry {
    /// Its key.
    pub(in crate::analysis) key: String,
    /// Its CSL type. Empty: a blank.
    pub(in crate::analysis) kind: String,
    /// Its fields, in their order.
    pub(in crate::analysis) fields: Vec<NewField>,
}

/// Edits of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis) struct EntryEdit {
    /// What is replaced and by what, in order of place.
    pub(in crate::analysis) edits: Vec<(Span, String)>,
    /// Where the first blank is, in the text after them.
    pub(in crate::analysis) blank: Option<usize>,
}

/// A piece of text with a blank in it, perhaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Piece {
    text: String,
    blank: Option<usize>,
}

impl Piece {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), blank: None }
    }

    /// What stands before its blank, and what after.
    fn blank(before: impl Into<String>, after: &str) -> Self {
        let mut text = before.into();
        let blank = Some(text.len());
        text.push_str(after);
        Self { text, blank }
    }

    fn push(&mut self, other: &Self) {
        self.blank = self.blank.or(other.blank.map(|blank| self.text.len() + blank));
        self.text.push_str(&other.text);
    }

    fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn around(before: &str, inner: &Self, after: &str) -> Self {
        let mut piece = Self::plain(before);
        piece.push(inner);
        piece.push_str(after);
        piece
    }

    fn at(self, span: Span) -> EntryEdit {
        let blank = self.blank.map(|blank| span.start() + blank);
        EntryEdit { edits: vec![(span, self.text)], blank }
    }
}

impl EntryEdit {
    /// These edits together with `others` of the same file.
    pub(in crate::analysis) fn with(self, others: &[(Span, String)]) -> Self {
        let blank = self.blank.map(|blank| {
            // The blank stands in an edit, before which the others may insert something.
            let start = self.edits.iter().map(|(span, _)| span.start()).min().unwrap_or_default();
            moved(start, others) + (blank - start)
        });
        let mut edits = self.edits;
        edits.extend(others.iter().cloned());
        edits.sort();
        Self { edits, blank }
    }
}

/// Gives `entry`, of the file `home`, a field that it does not have.
pub(in crate::analysis) fn add_field(home: Home<'_>, entry: &Entry, field: &NewField) -> Option<EntryEdit> {
    let layout = Layout::of(home, entry)?;
    let edit = layout.add(field)?;
    let mut expected = Expected::of(home);
    if let Some(value) = &field.value {
        expected.set(entry, &field.name, value.clone());
    }
    expected.holds_after(home, &edit.edits).then_some(edit)
}

/// Has `field` of `entry`, which is a date and no valid one, be `date`.
pub(in crate::analysis) fn set_date(
    home: Home<'_>,
    entry: &Entry,
    field: &crate::sources::Field,
    date: crate::sources::Date,
) -> Option<EntryEdit> {
    let value = Value::Date(Ok(date));
    let mut expected = Expected::of(home);
    expected.set(entry, &field.name, value);
    let notation = Notation::of(home, entry);
    let ways = notation.dates(&date).into_iter().map(|written| vec![(field.span, written)]);
    let edits = ways.into_iter().find(|edits| expected.holds_after(home, edits))?;
    Some(EntryEdit { edits, blank: None })
}

/// Has `field` of `entry` say `value` instead.
pub(in crate::analysis) fn set_field(
    home: Home<'_>,
    entry: &Entry,
    name: &FieldName,
    value: &Value,
) -> Option<EntryEdit> {
    let field = entry.field(name).filter(|field| !field.is_inherited)?;
    let mut expected = Expected::of(home);
    expected.set(entry, name, value.clone());
    let written = Notation::of(home, entry).replacements(home.text(), field, value);
    let mut ways = written.into_iter().map(|(span, text)| vec![(span, text)]);
    let edits = ways.find(|edits| expected.holds_after(home, edits))?;
    Some(EntryEdit { edits, blank: None })
}

/// Has `field` of `entry` be called `written`, which is how the file calls the field `name`.
pub(in crate::analysis) fn rename_field(
    home: Home<'_>,
    entry: &Entry,
    field: &crate::sources::Field,
    written: &str,
    name: &FieldName,
) -> Option<EntryEdit> {
    if field.is_inherited || entry.field(name).is_some() {
        return None;
    }
    let mut expected = Expected::of(home);
    // What its value means under another name is for the reader to say.
    expected.rename(entry, &field.name, name);
    let edits = vec![(field.name_span, written.to_owned())];
    expected.holds_after(home, &edits).then_some(EntryEdit { edits, blank: None })
}

/// The fields by the names that the file `home` has for them.
pub(in crate::analysis) fn names_in(home: Home<'_>) -> Vec<(String, FieldName)> {
    let notation = home.library().entries().first().map_or(notation_of(home.format()), |it| Notation::of(home, it));
    FieldName::KNOWN.iter().map(|name| (notation.name(name), name.clone())).collect()
}

/// Adds an entry to the file `home`, after those that it has.
pub(in crate::analysis) fn add_entry(home: Home<'_>, new: &NewEntry) -> Option<EntryEdit> {
    let new = &in_its_words(home, new);
    let mut expected = Expected::of(home);
    expected.add(new);
    list::ways_to_add(home, new).into_iter().find(|edit| expected.holds_after(home, &edit.edits))
}

/// `new` with the field that says what it is, where the types of the format say too little.
fn in_its_words(home: Home<'_>, new: &NewEntry) -> NewEntry {
    let mut new = new.clone();
    let notation = home.library().entries().first().map_or(notation_of(home.format()), |it| Notation::of(home, it));
    let (name, written) = (notation.subtype(), notation.kind(&new.kind));
    let has = |name: &FieldName| new.fields.iter().any(|field| field.name == *name);
    // What is of no type is something else only with an address, and what is unpublished with an event.
    let is_said = match &*new.kind {
        "document" => !has(&FieldName::Url),
        "manuscript" => ![FieldName::EventTitle, FieldName::EventPlace, FieldName::EventDate].iter().any(has),
        _ => false,
    };
    if let (Some(name), Some(subtype), false) = (name, written.and_then(|it| it.subtype), is_said)
        && !has(&name)
    {
        // LaTeX reads an underscore otherwise, and what joins the words of a type does not count.
        new.fields.insert(0, NewField { name, value: Some(Value::Text(subtype.replace('_', "-"))) });
    }
    new
}

/// Takes `entry` out of the file `home`.
pub(in crate::analysis) fn remove_entry(home: Home<'_>, entry: &Entry) -> Option<EntryEdit> {
    let mut expected = Expected::of(home);
    expected.remove(entry);
    let ways = list::ways_to_remove(home, entry).into_iter();
    let mut ways = ways.map(|span| EntryEdit { edits: vec![(span, String::new())], blank: None });
    ways.find(|edit| expected.holds_after(home, &edit.edits))
}

/// How the lines of `text` end.
pub(in crate::analysis) fn newline(text: &Text) -> &'static str {
    let end = text.line_span(0).end();
    match &*text.slice(Span::new(end, end + 2)) {
        "\r\n" => "\r\n",
        other if other.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// How entries of the file are written, where it has none yet.
/// `date` as a file of `format` has it in the field `name`.
pub(in crate::analysis) fn date(format: Format, name: &FieldName, date: &Date) -> Option<String> {
    notation_of(format).value(name, &Value::Date(Ok(*date)))
}

fn notation_of(format: Format) -> Notation {
    match format {
        Format::BibTex => Notation::BibTex,
        Format::Json => Notation::CslJson,
        Format::Yaml => Notation::CslYaml,
        Format::Ris => Notation::Ris,
    }
}
