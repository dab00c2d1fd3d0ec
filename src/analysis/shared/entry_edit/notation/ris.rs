//! RIS.

use super::super::Piece;
use super::reversed;
use crate::sources::date::{Precision, Qualifier};
use crate::sources::{Date, FieldName, Value};

pub(super) fn field(name: &FieldName, value: Option<&Value>, kind: &str) -> Option<Piece> {
    let tag = tag(name, kind);
    let head = tag.map_or_else(|| format!("N1  - {}: ", name.as_str()), |tag| format!("{tag}  - "));
    let Some(value) = value else { return Some(Piece::blank(head, "")) };
    if let (Some(_), Value::Names(names)) = (tag, value) {
        let lines: Vec<String> =
            names.iter().map(|name| format!("{head}{}", reversed(name).unwrap_or_else(|| name.display()))).collect();
        return Some(Piece::plain(lines.join("\n")));
    }
    Some(Piece::plain(format!("{head}{}", self::value(name, value)?)))
}

pub(super) fn value(name: &FieldName, value: &Value) -> Option<String> {
    Some(match value {
        Value::Text(text) if text.contains(['\n', '\r']) => return None,
        Value::Text(text) => text.clone(),
        Value::Date(written) => {
            let written = written.as_ref().ok()?;
            let in_note = tag(name, "").is_none();
            date(written).filter(|_| !in_note).unwrap_or_else(|| written.edtf())
        }
        // A line of a note has one name.
        Value::Names(names) => match names.as_slice() {
            [one] if one.literal.is_none() && !one.family.is_empty() => {
                let family = one.family_name().unwrap_or_default();
                format!("{family} || {}", one.given).trim_end_matches([' ', '|']).to_owned()
            }
            [one] => one.display(),
            _ => return None,
        },
    })
}

/// `1863/11/19/`. `None`: there is no such form for it.
pub(super) fn date(date: &Date) -> Option<String> {
    let single = date.single().filter(|date| date.qualifier == Qualifier::default() && date.year > 0)?;
    let year = single.year;
    Some(match single.precision {
        Precision::Year { unspecified: 0 } => format!("{year:04}///"),
        Precision::Month(Some(month)) => format!("{year:04}/{month:02}//"),
        Precision::Day { month: Some(month), day: Some(day) } => format!("{year:04}/{month:02}/{day:02}/"),
        _ => return None,
    })
}

/// The tag of a field that has one.
fn tag(name: &FieldName, kind: &str) -> Option<&'static str> {
    use FieldName as F;
    Some(match name {
        F::Author if !matches!(kind, "motion_picture" | "broadcast" | "musical_score") => "AU",
        F::Title => "TI",
        F::Issued => "DA",
        F::Url => "UR",
        F::Accessed => "Y2",
        F::ContainerTitle
            if !matches!(kind, "book" | "hearing" | "map" | "paper-conference" | "report" | "software" | "speech") =>
        {
            "T2"
        }
        F::Publisher => "PB",
        F::Language => "LA",
        F::Doi => "DO",
        F::EventPlace if matches!(kind, "speech" | "paper-conference") => "CY",
        _ => return None,
    })
}
