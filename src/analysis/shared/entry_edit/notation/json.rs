//! CSL JSON.

use serde_json::json;

use super::super::Piece;
use crate::sources::date::{PartialDate, Precision, Qualifier};
use crate::sources::{Date, FieldKind, FieldName, Name, Value};

pub(super) fn field(name: &FieldName, value: Option<&Value>) -> Option<Piece> {
    let (kind, name) = (name.kind(), name.as_str());
    Some(match value {
        // What citeproc takes: a text where a list should be costs it the whole library.
        None if kind == FieldKind::Names => Piece::blank(format!("\"{name}\": ["), "]"),
        None if kind == FieldKind::Date => Piece::blank(format!("\"{name}\": {{\"date-parts\": [["), "]]}"),
        None => Piece::blank(format!("\"{name}\": \""), "\""),
        Some(value) => Piece::plain(format!("\"{name}\": {}", self::value(value)?)),
    })
}

pub(super) fn value(value: &Value) -> Option<String> {
    Some(match value {
        Value::Text(text) => json!(text).to_string(),
        Value::Date(written) => date(written.as_ref().ok()?),
        Value::Names(names) => format!("[{}]", names.iter().map(name).collect::<Vec<_>>().join(", ")),
    })
}

fn name(name: &Name) -> String {
    let parts = [
        ("literal", name.csl_literal()),
        ("family", &name.family),
        ("given", &name.given),
        (name.csl_particle(), &name.particle),
        ("suffix", &name.suffix),
    ];
    let parts = parts.into_iter().filter(|(_, part)| !part.is_empty());
    let parts: Vec<String> = parts.map(|(key, part)| format!("\"{key}\": {}", json!(part))).collect();
    format!("{{{}}}", parts.join(", "))
}

/// A date in parts, where it has parts that programs know; else as it is.
pub(super) fn date(date: &Date) -> String {
    let parts = match date {
        Date::Single(date) => parts(date),
        Date::Interval { start, end } => {
            let both = [start, end].map(|end| end.date().and_then(parts));
            let [start, end] = both;
            start.zip(end).map(|(start, end)| format!("{start}, {end}"))
        }
    };
    match parts {
        Some(parts) => format!("{{\"date-parts\": [{parts}]}}"),
        None => format!("{{\"raw\": {}}}", json!(date.edtf())),
    }
}

fn parts(date: &PartialDate) -> Option<String> {
    if date.qualifier != Qualifier::default() || date.year < 1 {
        return None;
    }
    let year = date.year;
    Some(match date.precision {
        Precision::Year { unspecified: 0 } => format!("[{year}]"),
        Precision::Month(Some(month)) => format!("[{year}, {month}]"),
        Precision::Day { month: Some(month), day: Some(day) } => format!("[{year}, {month}, {day}]"),
        _ => return None,
    })
}
