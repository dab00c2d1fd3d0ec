//! Fields in the lines of a note: `speaker: Abraham Lincoln`. Reference managers carry so what their formats have no
//! field for (Zotero's Extra). Better BibTeX says before the name whose field it is: `csl.speaker: Lincoln || Abraham`,
//! `tex.speaker: Lincoln, Abraham`.

use super::{Date, Field, FieldKind, FieldName, Name, Value, bibtex, escape};
use crate::text::Span;

/// A line of the form `name: value`.
struct Line<'a> {
    /// Whether it is a field of a `.bib` entry.
    is_tex: bool,
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
    lines(written, base).find_map(|line| {
        let kind = match line.name.to_ascii_lowercase().as_str() {
            "type" if !line.is_tex => super::kind::by_name(line.value),
            "entrytype" if line.is_tex => super::kind::of_bibtex(&line.value.to_ascii_lowercase()),
            _ => None,
        };
        Some((kind?, line.span))
    })
}

fn field(line: &Line<'_>, decode: &dyn Fn(&str) -> String) -> Option<Field> {
    let name = match FieldName::from_csl(if line.is_tex { csl_name(line.name) } else { line.name }) {
        FieldName::Other(_) | FieldName::Note => return None,
        name => name,
    };
    let text = decode(line.value);
    let value = match name.kind() {
        FieldKind::Names if line.is_tex => Value::Names(bibtex::names(line.value)),
        FieldKind::Names => Value::Names(vec![Name::from_text(&text)]),
        FieldKind::Date => Value::Date(Date::parse(&text)),
        FieldKind::Text => Value::Text(text),
    };
    Some(Field { name, name_span: line.name_span, span: line.span, value, is_inherited: false })
}

/// CSL's name for what BibLaTeX calls `name`, where they differ and the meaning does not depend on other fields.
fn csl_name(name: &str) -> &str {
    const NAMES: [(&str, &str); 8] = [
        ("date", "issued"),
        ("eventdate", "event-date"),
        ("origdate", "original-date"),
        ("urldate", "accessed"),
        ("eventtitle", "event-title"),
        ("venue", "event-place"),
        ("quotedin", "quoted-in"),
        ("archiveurl", "archive-url"),
    ];
    NAMES.iter().find(|(biblatex, _)| name.eq_ignore_ascii_case(biblatex)).map_or(name, |(_, csl)| csl)
}

/// What follows a prefix in any case.
fn strip_prefix<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = name.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
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
        // `tex.speaker= …`, whose value is LaTeX already.
        let is_end: &[char] = if strip_prefix(piece.trim_start(), "tex.").is_some() { &[':', '='] } else { &[':'] };
        let end = piece.find(is_end)?;
        let (name_indent, name) = without_tags(piece.get(..end)?);
        let (value_indent, value) = without_tags(piece.get(end + 1..)?);
        let biblatex = ["tex.", "bibtex.", "biblatex."].iter().find_map(|prefix| strip_prefix(name, prefix));
        let unprefixed = biblatex.or_else(|| strip_prefix(name, "csl.")).unwrap_or(name);
        let name_start = line + name_indent + (name.len() - unprefixed.len());
        let span = |start, text: &str| Span::new(start, start + text.len());
        (!unprefixed.is_empty() && !value.is_empty()).then(|| Line {
            is_tex: biblatex.is_some(),
            name: unprefixed,
            name_span: span(name_start, unprefixed),
            value,
            span: span(line + end + 1 + value_indent, value),
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
