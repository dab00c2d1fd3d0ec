//! BibLaTeX.

use super::super::{NewField, Piece};
use super::{Habit, Notation, is_verbatim, reversed};
use crate::sources::date::{Precision, Qualifier};
use crate::sources::{FieldName, Name, Value, types};

pub(super) fn field(name: &FieldName, value: Option<&Value>, kind: &str, habit: &Habit) -> Option<Piece> {
    let written = match (name, is_in_paper(kind)) {
        // What is in no paper is in a book, or in something that there is no other field for.
        (FieldName::ContainerTitle, false) => "booktitle".to_owned(),
        (FieldName::ContainerTitle, true) if habit.has_years => "journal".to_owned(),
        _ => Notation::BibTex.name(name),
    };
    let head = habit.equals.written(&written);
    if let (FieldName::Other(name), Some(Value::Text(month))) = (name, value)
        && name == MONTH
    {
        return Some(Piece::plain(format!("{head}{month}")));
    }
    Some(match value {
        None => Piece::blank(format!("{head}{{"), "}"),
        Some(value) => {
            let written = self::value(name, value)?;
            // Programs put what stands in English titles into small letters, but for what is in braces of its own.
            let is_title = *name == FieldName::Title || written_as_book(&head);
            let is_kept = is_title && written.chars().skip(1).any(char::is_uppercase);
            Piece::plain(if is_kept { format!("{head}{{{{{written}}}}}") } else { format!("{head}{{{written}}}") })
        }
    })
}

/// Whether the title in this field is treated as that of a book, not of a periodical.
fn written_as_book(head: &str) -> bool {
    head.trim_start().starts_with("booktitle")
}

/// The field for the month, which is written as a macro.
const MONTH: &str = "month";

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date of `issued` as BibTeX has it. It has no days, and nothing that EDTF adds.
pub(super) fn year_and_month(issued: &NewField) -> Vec<NewField> {
    let part = |name: &str, value: Option<String>| NewField {
        name: FieldName::Other(name.to_owned()),
        value: value.map(Value::Text),
    };
    let date = match &issued.value {
        None => return vec![part("year", None)],
        Some(Value::Date(Ok(date))) => date.single().filter(|it| it.qualifier == Qualifier::default() && it.year > 0),
        Some(_) => None,
    };
    let Some(date) = date else { return vec![issued.clone()] };
    let year = part("year", Some(format!("{:04}", date.year)));
    match date.precision {
        Precision::Year { unspecified: 0 } => vec![year],
        Precision::Month(Some(month)) => {
            let name = MONTHS.get(usize::from(month).saturating_sub(1)).map(|name| (*name).to_owned());
            name.map_or_else(|| vec![issued.clone()], |name| vec![year, part(MONTH, Some(name))])
        }
        _ => vec![issued.clone()],
    }
}

/// Whether what an entry of the CSL type `kind` stands in is a periodical.
fn is_in_paper(kind: &str) -> bool {
    types::in_bibtex(kind).is_none_or(|it| matches!(it.kind, "article" | "periodical" | "review"))
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
    if name.is_others() {
        return "others".to_owned();
    }
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
