//! How an entry that is there is laid out, and where in it a new field goes.

use super::notation::{Habit, Notation};
use super::{EntryEdit, NewField, Piece, newline};
use crate::sources::{Entry, Field, FieldName};
use crate::text::{Span, Text};
use crate::workspace::Home;

/// What stands between the fields of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Each on a line of its own, indented so: YAML without brackets.
    Block(String),
    /// Commas, each on a line of its own that is indented so.
    Lines(String),
    /// Commas, on one line.
    Line,
    /// Each on a line: RIS.
    Record,
}

/// An entry with its layout.
pub(super) struct Layout<'a> {
    pub(super) notation: Notation,
    pub(super) shape: Shape,
    pub(super) habit: Habit,
    entry: &'a Entry,
    text: &'a Text,
    /// The text of the entry.
    own: String,
}

/// Fields in the order that a reader wants them in; those that are not there come before a note.
const ORDER: [FieldName; 16] = [
    FieldName::Author,
    FieldName::Guest,
    FieldName::Speaker,
    FieldName::Role,
    FieldName::Title,
    FieldName::ContainerTitle,
    FieldName::Publisher,
    FieldName::EventTitle,
    FieldName::EventPlace,
    FieldName::EventDate,
    FieldName::OriginalDate,
    FieldName::Issued,
    FieldName::Url,
    FieldName::Accessed,
    FieldName::ArchiveUrl,
    FieldName::Transcript,
];

impl<'a> Layout<'a> {
    pub(super) fn of(home: Home<'a>, entry: &'a Entry) -> Option<Self> {
        let (text, notation) = (home.text(), Notation::of(home, entry));
        let own = text.slice(entry.span).into_owned();
        let key_end = entry.key_span.end().saturating_sub(entry.span.start());
        let shape = match notation {
            Notation::Ris => Shape::Record,
            Notation::CslYaml => {
                let body = own.strip_prefix('-').unwrap_or(&own);
                yaml_shape(text, entry, own.len() - body.len())?
            }
            Notation::Hayagriva => {
                let colon = own.get(key_end..)?.find(':')?;
                yaml_shape(text, entry, key_end + colon + 1)?
            }
            Notation::CslJson => lines_after(&own, own.find('{')? + 1),
            Notation::BibTex => lines_after(&own, key_end + own.get(key_end..)?.find(',')? + 1),
        };
        let mut layout = Self { notation, shape, habit: Habit::default(), entry, text, own };
        layout.habit = Habit::of(home, layout.own_fields().map(|field| field.name_span));
        Some(layout)
    }

    /// The fields that stand in the entry itself, and in nothing else there, in order of place.
    fn own_fields(&self) -> impl Iterator<Item = &'a Field> {
        let entry = self.entry;
        let is_in_another = |field: &Field| {
            entry.fields.iter().any(|other| other.span.covers(field.name_span) && other.name_span != field.name_span)
        };
        let mut own: Vec<&Field> = entry
            .fields
            .iter()
            .filter(|field| {
                !field.is_inherited
                    && entry.span.covers(field.name_span)
                    && !is_in_another(field)
                    && self.is_direct(field)
            })
            .collect();
        own.sort_by_key(|field| field.name_span);
        own.into_iter()
    }

    /// Whether a field is one of the entry itself, not of a part of it: of `custom`, or a `parent`.
    fn is_direct(&self, field: &Field) -> bool {
        let start = self.name_start(field);
        match &self.shape {
            Shape::Block(indent) => column(self.text, start) == indent.len(),
            Shape::Record => true,
            Shape::Lines(_) | Shape::Line => {
                let before = self.own.get(..start.saturating_sub(self.entry.span.start())).unwrap_or_default();
                let count = |marks: [char; 2]| before.matches(marks).count();
                count(['{', '[']) == count(['}', ']']) + 1
            }
        }
    }

    /// Where the name of a field starts, its quotes included.
    fn name_start(&self, field: &Field) -> usize {
        let start = field.name_span.start();
        let before = self.text.slice(Span::new(start.saturating_sub(1), start));
        start - usize::from(matches!(&*before, "\"" | "'"))
    }

    /// The edit that adds `new`.
    pub(super) fn add(&self, new: &NewField) -> Option<EntryEdit> {
        let piece = self.piece(new)?;
        let next = self.own_fields().find(|field| rank(&field.name) > rank(&new.name));
        Some(match next {
            Some(next) => {
                let start = Span::empty(self.name_start(next));
                Piece::around("", &piece, &self.separator()).at(start)
            }
            None => self.at_end(&piece)?,
        })
    }

    /// What says `new`.
    fn piece(&self, new: &NewField) -> Option<Piece> {
        let written = |it: &NewField| {
            self.notation.field(&it.name, it.value.as_ref(), &self.entry.kind, &self.shape, &self.habit)
        };
        let mut piece = Piece::default();
        for (index, part) in self.notation.parts(new, &self.habit).iter().enumerate() {
            if index > 0 {
                piece.push_str(&self.separator());
            }
            piece.push(&written(part)?);
        }
        Some(piece)
    }

    /// What parts a field from the next.
    pub(super) fn separator(&self) -> String {
        let newline = newline(self.text);
        match &self.shape {
            Shape::Block(indent) => format!("{newline}{indent}"),
            Shape::Lines(indent) => format!(",{newline}{indent}"),
            Shape::Line => ", ".to_owned(),
            Shape::Record => newline.to_owned(),
        }
    }

    /// The edit that puts `piece` behind all fields.
    fn at_end(&self, piece: &Piece) -> Option<EntryEdit> {
        let (start, newline) = (self.entry.span.start(), newline(self.text));
        match &self.shape {
            Shape::Block(indent) => {
                let end = self.text.line_around(start + self.own.trim_end().len()).end();
                Some(Piece::around(&format!("{newline}{indent}"), piece, "").at(Span::empty(end)))
            }
            Shape::Record => {
                let last = self
                    .own
                    .rfind("ER")
                    .filter(|at| self.own.get(at + 2..).is_some_and(|rest| rest.trim_matches([' ', '-']).is_empty()));
                let end = start + last.unwrap_or(self.own.len());
                Some(match last {
                    Some(_) => Piece::around("", piece, newline).at(Span::empty(end)),
                    None => Piece::around(newline, piece, "").at(Span::empty(end)),
                })
            }
            Shape::Lines(_) | Shape::Line => {
                let body = self.own.get(..self.own.rfind(['}', ')'])?)?.trim_end();
                let end = Span::empty(start + body.len());
                let gap = match &self.shape {
                    Shape::Lines(indent) => format!("{newline}{indent}"),
                    _ if body.ends_with('{') => String::new(),
                    _ => " ".to_owned(),
                };
                Some(match body.chars().next_back()? {
                    ',' => Piece::around(&gap, piece, if self.notation == Notation::BibTex { "," } else { "" }).at(end),
                    '{' if self.own.len() - body.len() < 3 => Piece::around(&gap, piece, "").at(end),
                    _ => Piece::around(&format!(",{gap}"), piece, "").at(end),
                })
            }
        }
    }
}

fn rank(name: &FieldName) -> usize {
    ORDER.iter().position(|known| known == name).unwrap_or(match name {
        FieldName::Note | FieldName::Annote | FieldName::Abstract | FieldName::Keyword => ORDER.len() + 1,
        _ => ORDER.len(),
    })
}

/// The shape of an entry in YAML whose fields begin at byte `start` of it or behind.
fn yaml_shape(text: &Text, entry: &Entry, start: usize) -> Option<Shape> {
    let own = text.slice(entry.span);
    let body = own.get(start..)?;
    let first = start + (body.len() - body.trim_start().len());
    match own.get(first..)?.chars().next()? {
        '{' => Some(Shape::Line),
        '&' | '*' | '!' | '|' | '>' | '#' => None,
        _ => Some(Shape::Block(" ".repeat(column(text, entry.span.start() + first)))),
    }
}

/// How many characters stand before byte `offset` in its line.
fn column(text: &Text, offset: usize) -> usize {
    text.slice(Span::new(text.line_around(offset).start(), offset)).chars().count()
}

/// Whether the fields of the entry `own`, which begin at byte `start`, are on lines of their own.
fn lines_after(own: &str, start: usize) -> Shape {
    let body = own.get(start..).unwrap_or_default();
    let blank = &body[..body.len() - body.trim_start().len()];
    match blank.rfind(['\n', '\r']) {
        Some(at) if blank.len() < body.len() => Shape::Lines(blank[at + 1..].to_owned()),
        _ => Shape::Line,
    }
}
