//! Reading a file as it would be after an edit.

use super::NewEntry;
use super::list::empty_metadata;
use crate::analysis::shared::credit::display;
use crate::analysis::shared::edit::edited;
use crate::sources::{Entry, Field, FieldName, Format, Library, Metadata, Value};
use crate::syntax::Syntax;
use crate::text::{Span, Text};
use crate::workspace::Home;

/// What the file is to say.
pub(super) struct Expected {
    entries: Vec<Entry>,
    /// How many faults it may have.
    faults: usize,
    /// The other fields of its metadata.
    metadata: Vec<String>,
    /// Whether fields that the format does not have are lines of notes.
    has_notes: bool,
    /// The field that an entry of this key has now, whatever is in it.
    renamed: Option<(String, FieldName)>,
}

impl Expected {
    /// What the file `home` says now.
    pub(super) fn of(home: Home<'_>) -> Self {
        let library = home.library();
        let metadata = home.metadata().map(names).unwrap_or_default();
        let has_notes = home.format() == Format::Ris;
        Self {
            entries: library.entries().to_vec(),
            faults: library.problems().len(),
            metadata,
            has_notes,
            renamed: None,
        }
    }

    /// `entry` is to have `value` in its field `name`.
    pub(super) fn set(&mut self, entry: &Entry, name: &FieldName, value: Value) {
        let Some(entry) = self.entries.iter_mut().find(|known| known.span == entry.span) else { return };
        match entry.fields.iter_mut().rfind(|field| field.name == *name) {
            Some(field) => field.value = value,
            None => entry.fields.push(field(name.clone(), value)),
        }
    }

    /// What `entry` has in its field `old` it is to have in `new`, whatever it is there.
    pub(super) fn rename(&mut self, entry: &Entry, old: &FieldName, new: &FieldName) {
        if let Some(entry) = self.entries.iter_mut().find(|known| known.span == entry.span) {
            entry.fields.retain(|field| field.name != *old);
        }
        self.renamed = Some((entry.key.clone(), new.clone()));
    }

    pub(super) fn add(&mut self, new: &NewEntry) {
        let fields = new.fields.iter().filter_map(|new| Some(field(new.name.clone(), new.value.clone()?)));
        self.entries.push(Entry {
            span: Span::default(),
            key: new.key.clone(),
            key_span: Span::default(),
            aliases: Vec::new(),
            kind: new.kind.clone(),
            kind_span: Span::default(),
            fields: fields.collect(),
        });
    }

    pub(super) fn remove(&mut self, entry: &Entry) {
        self.entries.retain(|known| known.span != entry.span);
    }

    /// Whether the file `home` says so after `edits`.
    pub(super) fn holds_after(&self, home: Home<'_>, edits: &[(Span, String)]) -> bool {
        match home {
            Home::Library(..) => self.holds(&home.format().read(&edited(home.text(), edits)), None),
            Home::Config(config) => {
                let text = edited(&config.text, edits);
                let metadata = Metadata::read(&text, &[Span::new(0, text.len())]);
                self.holds(&metadata.library, Some(&metadata))
            }
            Home::Document(document) => {
                let after = document.edited(edits);
                self.holds(&after.metadata.library, Some(&after.metadata)) && is_same_prose(document, &after)
            }
        }
    }

    fn holds(&self, library: &Library, metadata: Option<&Metadata>) -> bool {
        let is_same = library.entries().len() == self.entries.len()
            && library.entries().iter().zip(&self.entries).all(|(now, expected)| self.is_as(now, expected));
        is_same && library.problems().len() <= self.faults && metadata.is_none_or(|it| names(it) == self.metadata)
    }
}

impl Expected {
    /// Whether `now` is what was `expected`.
    fn is_as(&self, now: &Entry, expected: &Entry) -> bool {
        let renamed = self.renamed.as_ref().filter(|(key, _)| *key == now.key).map(|(_, name)| name);
        if renamed.is_some_and(|name| now.field(name).is_none()) {
            return false;
        }
        // Of a date that BibTeX has in parts the year is the date, and the month nothing beside it.
        let is_month = |field: &Field| matches!(&field.name, FieldName::Other(name) if name == "month");
        let is_note = |field: &Field| {
            is_month(field)
                || (self.has_notes && field.name == FieldName::Note)
                || renamed.is_some_and(|name| field.name == *name)
        };
        let says = |a: &Entry, b: &Entry| {
            let has = |field: &Field| b.field(&field.name).is_some_and(|other| is_alike(&field.value, &other.value));
            // Of a field that stands there twice the last is in force.
            let in_force = |field: &&Field| a.field(&field.name).is_some_and(|it| std::ptr::eq(it, *field));
            a.fields.iter().filter(in_force).all(|field| is_note(field) || has(field))
        };
        let note = |entry: &Entry| entry.text(&FieldName::Note).unwrap_or_default().to_owned();
        let keeps_note = !self.has_notes || note(now).contains(note(expected).as_str());
        now.key == expected.key && now.kind == expected.kind && says(now, expected) && says(expected, now) && keeps_note
    }
}

/// The names of the fields of metadata, but for `references`.
fn names(metadata: &Metadata) -> Vec<String> {
    metadata.fields().iter().map(|pair| pair.key.clone()).filter(|name| name != "references").collect()
}

/// Whether the text outside of the metadata is what it was.
fn is_same_prose(before: &crate::workspace::Document, after: &crate::workspace::Document) -> bool {
    let prose = |text: &Text, syntax: &Syntax| {
        let end = syntax.metadata().last().map(Span::end);
        let start = end.or_else(|| Some(empty_metadata(text)?.1)).unwrap_or_default();
        let rest = text.slice(Span::new(start, text.len())).into_owned();
        // The end of a metadata block, where one is new.
        let rest = rest.strip_prefix("---").or_else(|| rest.strip_prefix("...")).unwrap_or(&rest).to_owned();
        rest.trim_start_matches('\u{feff}').trim_start().to_owned()
    };
    prose(&before.text, &before.syntax) == prose(&after.text, &after.syntax)
}

/// Whether two values say the same, whichever marks they say it with.
fn is_alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a == b || plainly(a) == plainly(b),
        (Value::Names(a), Value::Names(b)) => a == b || display(a) == display(b),
        _ => a == b,
    }
}

/// `text` with the marks of a typewriter: Markdown makes others of them.
fn plainly(text: &str) -> String {
    let text = text.replace(['‘', '’'], "'").replace(['“', '”'], "\"").replace('…', "...");
    text.replace('—', "---").replace('–', "--")
}

fn field(name: FieldName, value: Value) -> Field {
    let span = Span::default();
    Field { name, name_span: span, span, value, is_inherited: false }
}
