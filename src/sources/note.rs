//! Fields in the lines of a note: `speaker: Abraham Lincoln`. Reference managers carry so what their formats have no
//! field for (Zotero's Extra).

use super::{Date, Field, FieldKind, FieldName, Name, Value};
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
