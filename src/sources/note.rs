//! Fields in the lines of a note: `speaker: Abraham Lincoln`. Reference managers carry so what their formats have no
//! field for (Zotero's Extra).

use super::{Date, Field, FieldKind, FieldName, Name, Value, escape};
use crate::text::Span;

/// A line of the form `name: value`.
struct Line<'a> {
    name: &'a str,
    name_span: Span,
    value: &'a str,
    span: Span,
}

/// The fields in the note `written` as it stands at byte `base` of its file. `decode` resolves the markup of a value.
pub(super) fn fields(written: &str, base: usize, decode: &dyn Fn(&str) -> String) -> Vec<Field> {
    lines(written, base).filter_map(|line| field(&line, decode)).collect()
}

/// Adds what the lines of the last note among `fields` say that no field says, in the file `text`.
pub(super) fn add_fields(fields: &mut Vec<Field>, text: &str, decode: &dyn Fn(&str) -> String) {
    let Some(note) = fields.iter().rfind(|field| field.name == FieldName::Note) else { return };
    let (written, start) = (text.get(note.span.range()).unwrap_or_default(), note.span.start());
    // In double quotes a line break may be an escape.
    let found = if text.get(..start).is_some_and(|before| before.ends_with('"')) {
        escaped_fields(written, start, &|text| decode(&escape::resolve(text).0))
    } else {
        self::fields(written, start, decode)
    };
    for field in found {
        if fields.iter().all(|other| other.name != field.name) {
            fields.push(field);
        }
    }
}

/// As [`fields`], in a note that stands in double quotes as it is `written`: a line may end with the escape `\n`.
fn escaped_fields(written: &str, base: usize, decode: &dyn Fn(&str) -> String) -> Vec<Field> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < written.len() {
        let line = written.get(start..).unwrap_or_default();
        let end = escaped_line_end(line);
        found.extend(fields(line.get(..end).unwrap_or_default(), base + start, decode));
        start += (end + 2).min(line.len()).max(1);
    }
    found
}

/// Where the first escape for a line break is.
fn escaped_line_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1)) {
            (b'\\', Some(b'n' | b'r')) => return at,
            (b'\\', _) => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

/// The type that a line `type: …` names, if it is one of CSL's.
pub(super) fn kind(written: &str, base: usize) -> Option<(&'static str, Span)> {
    let line = lines(written, base).find(|line| line.name.eq_ignore_ascii_case("type"))?;
    Some((super::kind::by_name(line.value)?, line.span))
}

fn field(line: &Line<'_>, decode: &dyn Fn(&str) -> String) -> Option<Field> {
    let name = match FieldName::from_csl(line.name) {
        FieldName::Other(_) | FieldName::Note => return None,
        name => name,
    };
    let text = decode(line.value);
    let value = match name.kind() {
        FieldKind::Names => Value::Names(vec![Name::from_text(&text)]),
        FieldKind::Date => Value::Date(Date::parse(&text)),
        FieldKind::Text => Value::Text(text),
    };
    Some(Field { name, name_span: line.name_span, span: line.span, value, is_inherited: false })
}

/// Notes are HTML in Zotero's exports: `<p>speaker: Abraham Lincoln</p>`.
fn without_tags(text: &str) -> (usize, &str) {
    let mut rest = text.trim();
    while let Some((_, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        rest = after.trim_start();
    }
    let start = text.len() - text.trim_end().len();
    let start = text.len() - start - rest.len();
    while let Some(before) = rest.strip_suffix('>').and_then(|rest| rest.rfind('<').and_then(|at| rest.get(..at))) {
        rest = before.trim_end();
    }
    (start, rest)
}

fn lines(written: &str, base: usize) -> impl Iterator<Item = Line<'_>> {
    let mut start = base;
    written.split_inclusive(['\n', '\r']).filter_map(move |piece| {
        let line = start;
        start += piece.len();
        let (piece, line) = without_braces(piece, line);
        let (name, value) = piece.split_once(':')?;
        let (name_indent, name_text) = without_tags(name);
        let (value_indent, value_text) = without_tags(value);
        let span = |start, text: &str| Span::new(start, start + text.len());
        (!name_text.is_empty() && !value_text.is_empty()).then(|| Line {
            name: name_text,
            name_span: span(line + name_indent, name_text),
            value: value_text,
            span: span(line + name.len() + 1 + value_indent, value_text),
        })
    })
}

/// The line that starts at byte `start`, without the braces around it that Zotero's fields once had: `{:name: value}`.
fn without_braces(line: &str, start: usize) -> (&str, usize) {
    match line.trim().strip_prefix("{:").and_then(|inner| inner.split_once('}')) {
        Some((inner, _)) => (inner, start + (line.len() - line.trim_start().len()) + "{:".len()),
        None => (line, start),
    }
}
