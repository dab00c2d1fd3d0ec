//! BibLaTeX.

use super::super::Piece;
use super::{Equals, Notation, is_verbatim, reversed};
use crate::sources::{FieldName, Name, Value};

pub(super) fn field(name: &FieldName, value: Option<&Value>, kind: &str, equals: &Equals) -> Option<Piece> {
    // What is printed on paper is in a book where it is in no paper.
    let is_in_book = *name == FieldName::ContainerTitle && matches!(kind, "chapter" | "paper-conference" | "entry");
    let written = if is_in_book { "booktitle".to_owned() } else { Notation::BibTex.name(name) };
    let head = equals.written(&written);
    Some(match value {
        None => Piece::blank(format!("{head}{{"), "}"),
        Some(value) => Piece::plain(format!("{head}{{{}}}", self::value(name, value)?)),
    })
}

/// What stands in the braces.
pub(super) fn value(name: &FieldName, value: &Value) -> Option<String> {
    Some(match value {
        Value::Text(text) if is_verbatim(name) => Some(text).filter(|text| !text.contains(['{', '}'])).cloned()?,
        Value::Text(text) => escaped(text),
        Value::Date(date) => date.as_ref().ok()?.edtf(),
        Value::Names(names) => names.iter().map(person).collect::<Vec<_>>().join(" and "),
    })
}

fn person(name: &Name) -> String {
    reversed(name).map_or_else(|| format!("{{{}}}", escaped(&name.display())), |name| escaped(&name))
}

/// `text` such that LaTeX prints it as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            c => out.push(c),
        }
    }
    out
}

/// The type of an entry.
pub(in super::super) fn kind(csl: &str) -> &str {
    match csl {
        "webpage" => "online",
        "document" | "" => "misc",
        "article-journal" => "article",
        "chapter" => "incollection",
        "paper-conference" => "inproceedings",
        other => other,
    }
}
