//! From the lines of a record to the model.

use super::key::{self, Keys};
use super::scan::{Line, Record, Tag};
use super::tags::{Meaning, meaning};
use super::text::plain;
use super::{date, name};
use crate::sources::date::{InvalidDate, InvalidKind, is_status};
use crate::sources::{Entry, Field, FieldName, Problem, Value, doi, kind, note};
use crate::text::Span;

/// Makes an entry of a record. `None`: nothing can cite it, and `problems` say why.
pub(super) fn read(text: &str, record: &Record, keys: &mut Keys, problems: &mut Vec<Problem>) -> Option<Entry> {
    let reader = Reader { text, record };
    let (key, key_span) = reader.key(keys, problems)?;
    let (kind, kind_span) = reader.kind();
    let fields = reader.fields(&kind);
    Some(Entry { span: record.span, key, key_span, aliases: Vec::new(), kind, kind_span, fields })
}

struct Reader<'t> {
    text: &'t str,
    record: &'t Record,
}

/// A field that is not yet known to be needed: another may have taken its place.
struct Candidate<'t> {
    line: &'t Line,
    rank: u8,
    field: FieldName,
    spare: Option<FieldName>,
    value: Value,
}

impl<'t> Reader<'t> {
    fn written(&self, line: &Line) -> &'t str {
        self.text.get(line.value.range()).unwrap_or_default()
    }

    /// The key, and where it stands; of one that is made of other fields, where the record starts.
    fn key(&self, keys: &mut Keys, problems: &mut Vec<Problem>) -> Option<(String, Span)> {
        let start =
            self.record.kind.as_ref().or(self.record.lines.first()).map_or(self.record.span, |line| line.tag_span);
        let (own, place) = match key::id(self.text, self.record) {
            Some(line) => (self.written(line).to_owned(), line.value),
            None => (key::made(self.text, self.record), start),
        };
        if own.is_empty() {
            let message = "this source has no key, so nothing can cite it: add a line `ID  - ` with one";
            problems.push(Problem::new(place, message));
            return None;
        }
        if own.contains(char::is_whitespace) {
            let message = if place == start {
                format!(
                    "its author and year would make the key `{own}`, which has a space in it: add a line `ID  - ` with another"
                )
            } else {
                "a key has no spaces in it: no citation can hold this one".to_owned()
            };
            problems.push(Problem::new(place, message));
            return None;
        }
        let key = keys.take(own.clone());
        if key != own && place != start {
            let message = format!("an earlier source has the key `{own}`; this one is cited as `{key}`");
            problems.push(Problem::new(place, message));
        }
        Some((key, place))
    }

    /// The type, and where it stands. A line `type: …` of a note has the last word: RIS has no interviews.
    fn kind(&self) -> (String, Span) {
        let mut notes = self.record.lines.iter().filter(|line| is_note(line));
        let in_note = notes.find_map(|line| note::kind(self.written(line), line.value.start()));
        if let Some((kind, span)) = in_note {
            return (kind.to_owned(), span);
        }
        let Some(line) = &self.record.kind else { return (String::new(), Span::empty(self.record.span.start())) };
        let written = self.written(line);
        let kind =
            kind::of_ris(&written.to_ascii_uppercase()).map_or_else(|| written.to_lowercase(), ToOwned::to_owned);
        (kind, line.value)
    }

    /// The fields, in the order they stand.
    fn fields(&self, kind: &str) -> Vec<Field> {
        // Fields that the model knows are looked through for each line: there are only so many, whatever the file holds.
        let (mut fields, mut others): (Vec<Field>, Vec<Field>) = (Vec::new(), Vec::new());
        let mut candidates = Vec::with_capacity(self.record.lines.len());
        let mut pages = [None, None];
        let lines = self.record.lines.iter().filter(|line| &line.tag != b"ID" && !line.value.is_empty());
        for line in lines {
            match meaning(self.tag(line), kind, self.written(line)) {
                Meaning::Name(name) => self.add_names(&mut fields, name, line),
                Meaning::Piece(name) => self.add_piece(&mut fields, name, line),
                Meaning::Text { field, rank, spare } => {
                    let value = Value::Text(text_of(&field, self.written(line)));
                    candidates.push(Candidate { line, rank, field, spare, value });
                }
                Meaning::Date { rank, .. } if is_status(self.written(line)) => {
                    let value = Value::Text(plain(self.written(line)));
                    candidates.push(Candidate { line, rank, field: FieldName::Status, spare: None, value });
                }
                Meaning::Date { field, rank } => {
                    let value = Value::Date(date::date(self.written(line)));
                    candidates.push(Candidate { line, rank, field, spare: None, value });
                }
                Meaning::FirstPage => pages[0] = pages[0].or(Some(line)),
                Meaning::LastPage => pages[1] = pages[1].or(Some(line)),
                Meaning::Other => others.push(other(line, plain(self.written(line)))),
            }
        }
        self.settle_dates(&mut candidates);
        choose(candidates, &mut fields, &mut others);
        fields.extend(self.page(pages, kind));
        let note_fields = self.note_fields(&fields);
        fields.append(&mut others);
        fields.retain(|field| !matches!(&field.value, Value::Text(text) if text.is_empty()));
        fields.sort_by_key(|field| field.name_span);
        fields.extend(note_fields);
        fields
    }

    /// The tag of a line. `EndNote`'s edited books have their editors where others have authors.
    fn tag(&self, line: &Line) -> Tag {
        let is_edited = || self.record.kind.is_some_and(|kind| self.written(&kind).eq_ignore_ascii_case("EDBOOK"));
        if matches!(&line.tag, b"AU" | b"A1") && is_edited() { *b"ED" } else { line.tag }
    }

    /// Adds the names on a line to those on others of their tag.
    fn add_names(&self, fields: &mut Vec<Field>, field_name: FieldName, line: &Line) {
        let mut new: Vec<_> = name::names(self.written(line)).collect();
        match fields.iter_mut().find(|field| field.name == field_name) {
            Some(Field { value: Value::Names(names), span, .. }) => {
                names.append(&mut new);
                self.extend(span, line);
            }
            _ if new.is_empty() => {}
            _ => fields.push(field(field_name, line, Value::Names(new))),
        }
    }

    /// Adds a keyword to the others, or a piece of a note.
    fn add_piece(&self, fields: &mut Vec<Field>, field_name: FieldName, line: &Line) {
        let is_keyword = field_name == FieldName::Keyword;
        let mut new = plain(self.written(line));
        if is_keyword {
            // One line may have all of them.
            new = new.split(';').map(str::trim).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
        }
        match fields.iter_mut().find(|field| field.name == field_name) {
            Some(Field { value: Value::Text(text), span, .. }) => {
                text.push_str(if is_keyword { ", " } else { " " });
                text.push_str(&new);
                self.extend(span, line);
            }
            _ => fields.push(field(field_name, line, Value::Text(new))),
        }
    }

    /// Values on lines that follow one another are one place; of others it is the first.
    fn extend(&self, span: &mut Span, line: &Line) {
        let between = self.text.get(span.end()..line.tag_span.start()).unwrap_or("x");
        if between.trim().is_empty() {
            *span = span.join(line.value);
        }
    }

    /// Makes one date of a day without a year in `DA` and the year in `PY`, and lets the year stand for a `DA` that says
    /// nothing.
    fn settle_dates(&self, candidates: &mut Vec<Candidate<'t>>) {
        let at = |rank| {
            move |it: &Candidate<'_>| {
                it.field == FieldName::Issued && it.rank == rank && matches!(it.value, Value::Date(_))
            }
        };
        // What is not there to be read as a date where it is another thing in other programs.
        candidates.retain(|it| it.field != FieldName::Accessed || it.rank == 0 || !is_no_date(&it.value));
        prefer_precise(candidates);
        let (Some(day), Some(year)) =
            (candidates.iter().position(at(0)), candidates.iter().position(|it| at(1)(it) || at(2)(it)))
        else {
            return;
        };
        if !is_no_date(&candidates[day].value) {
            return;
        }
        match date::of_day_and_year(self.written(candidates[day].line), self.written(candidates[year].line)) {
            Some(date) => candidates[day].value = Value::Date(date),
            None => candidates[day].rank = u8::MAX,
        }
    }

    /// `SP` and `EP` together. Of a book it is how many there are.
    fn page(&self, [first, last]: [Option<&'t Line>; 2], kind: &str) -> Option<Field> {
        let line = first.or(last)?;
        let name = match kind {
            "book" | "thesis" | "manuscript" if last.is_none() => FieldName::NumberOfPages,
            _ => FieldName::Page,
        };
        let [from, to] = [first, last].map(|line| line.map(|line| plain(self.written(line))).unwrap_or_default());
        let is_range = |page: &str| page.contains(['-', '–']);
        let value = match (from.is_empty(), to.is_empty()) {
            (false, false) if is_range(&to) => to,
            (false, false) if from != to && !is_range(&from) => format!("{from}–{to}"),
            (true, _) => to,
            _ => from,
        };
        let mut page = field(name, line, Value::Text(value));
        if let (Some(_), Some(last)) = (first, last) {
            self.extend(&mut page.span, last);
        }
        Some(page)
    }

    /// What lines of notes and of the user's own fields say that none of `fields` says.
    fn note_fields(&self, fields: &[Field]) -> Vec<Field> {
        let mut new: Vec<Field> = Vec::new();
        for line in self.record.lines.iter().filter(|line| is_note(line)) {
            for field in note::fields(self.written(line), line.value.start(), &plain) {
                if fields.iter().chain(&new).all(|other| other.name != field.name) {
                    new.push(field);
                }
            }
        }
        new
    }
}

/// Of the candidates for a field the one of the lowest rank has it, and of those the first; another is put in its spare
/// field, or stays what it is in the file.
fn choose(mut candidates: Vec<Candidate<'_>>, fields: &mut Vec<Field>, others: &mut Vec<Field>) {
    candidates.sort_by_key(|candidate| candidate.rank);
    for Candidate { line, field: name, spare, value, .. } in candidates {
        let is_free = |name: &FieldName| fields.iter().all(|field| field.name != *name);
        match (Some(name).filter(is_free).or(spare.filter(is_free)), value) {
            (Some(name), value) => fields.push(field(name, line, value)),
            (None, Value::Text(text)) => others.push(other(line, text)),
            // The same date once more.
            (None, _) => {}
        }
    }
}

/// Where one tag has the year alone, and another the day in it, the day is the date.
fn prefer_precise(candidates: &mut [Candidate<'_>]) {
    let edtf = |it: &Candidate<'_>| match &it.value {
        Value::Date(Ok(date)) if it.field == FieldName::Issued => Some(date.edtf()),
        _ => None,
    };
    let first = candidates.iter().filter(|it| edtf(it).is_some()).min_by_key(|it| it.rank);
    let Some((year, rank)) = first.and_then(|it| Some((edtf(it)?, it.rank))).filter(|(year, _)| year.len() == 4) else {
        return;
    };
    let is_within = |it: &Candidate<'_>| edtf(it).is_some_and(|date| date.starts_with(&format!("{year}-")));
    if let Some(precise) = candidates.iter_mut().filter(|it| is_within(it)).min_by_key(|it| it.rank) {
        precise.rank = rank;
        for other in candidates.iter_mut().filter(|it| edtf(it).as_ref() == Some(&year)) {
            other.rank = u8::MAX;
        }
    }
}

fn is_no_date(value: &Value) -> bool {
    matches!(value, Value::Date(Err(InvalidDate { kind: InvalidKind::NotADate, .. })))
}

fn field(name: FieldName, line: &Line, value: Value) -> Field {
    Field { name, name_span: line.tag_span, span: line.value, value, is_inherited: false }
}

fn other(line: &Line, text: String) -> Field {
    field(FieldName::Other(String::from_utf8_lossy(&line.tag).into_owned()), line, Value::Text(text))
}

fn is_note(line: &Line) -> bool {
    matches!(&line.tag, b"N1" | b"RN" | b"M2" | [b'U', b'1'..=b'5'])
}

fn text_of(name: &FieldName, written: &str) -> String {
    let text = plain(written);
    match name {
        // Some keep several there.
        FieldName::Url => text.split([' ', ';']).next().unwrap_or_default().to_owned(),
        FieldName::Doi => doi::bare(&text).to_owned(),
        _ => text,
    }
}
