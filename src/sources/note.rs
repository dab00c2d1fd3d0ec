//! Fields in the lines of a note: `speaker: Abraham Lincoln`. Reference managers carry so what their formats have no
//! field for (Zotero's Extra). Better BibTeX says before the name whose field it is: `csl.speaker: Lincoln || Abraham`,
//! `tex.speaker: Lincoln, Abraham`.

use super::{Date, Field, FieldKind, FieldName, Name, Value, bibtex};
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

fn lines(written: &str, base: usize) -> impl Iterator<Item = Line<'_>> {
    let mut start = base;
    written.split_inclusive(['\n', '\r']).filter_map(move |piece| {
        let line = start;
        start += piece.len();
        // `tex.speaker= …`, whose value is LaTeX already.
        let is_end: &[char] = if strip_prefix(piece.trim_start(), "tex.").is_some() { &[':', '='] } else { &[':'] };
        let end = piece.find(is_end)?;
        let (name, value) = (piece.get(..end)?, piece.get(end + 1..)?);
        let value_start = line + end + 1 + (value.len() - value.trim_start().len());
        let (name, value) = (name.trim_start(), value.trim());
        let biblatex = ["tex.", "bibtex.", "biblatex."].iter().find_map(|prefix| strip_prefix(name, prefix));
        let unprefixed = biblatex.or_else(|| strip_prefix(name, "csl.")).unwrap_or(name);
        let name_start = line + end - unprefixed.len();
        let name = unprefixed.trim_end();
        let span = |start, text: &str| Span::new(start, start + text.len());
        (!name.is_empty() && !value.is_empty()).then(|| Line {
            is_tex: biblatex.is_some(),
            name,
            name_span: span(name_start, name),
            value,
            span: span(value_start, value),
        })
    })
}
