//! The sheet for a spreadsheet: comma-separated values as RFC 4180 has them, with a line of names.

use super::{Part, kind, verdict};
use crate::analysis::sheet::{Cited, Row};

const COLUMNS: [&str; 17] = [
    "file", "line", "column", "kind", "words", "speaker", "role", "date", "key", "locator", "title", "url", "state",
    "verdict", "passage", "place", "checked",
];

/// All of `parts` in one table. It begins with a byte order mark, without which Excel takes UTF-8 for something else.
pub(super) fn table(parts: &[Part]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Nothing can fail that is written into memory.
    let _ = writer.write_record(COLUMNS);
    for part in parts {
        for (row, place) in part.sheet.rows.iter().zip(&part.places) {
            let _ = writer.write_record(record(&part.name, row, *place).iter().map(|cell| harmless(cell)));
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn record(name: &str, row: &Row, (line, column): (usize, usize)) -> [String; COLUMNS.len()] {
    let of = |field: fn(&Cited) -> Option<&str>| {
        let all: Vec<&str> = row.sources.iter().map(|cited| field(cited).unwrap_or_default()).collect();
        if all.iter().all(|it| it.is_empty()) { String::new() } else { all.join("; ") }
    };
    let signed = row.sign_off.as_ref().map(|it| match it.is_stale {
        None => format!("{} {}", it.by, it.date),
        Some(why) => format!("{} {}, but {why}", it.by, it.date),
    });
    [
        name.to_owned(),
        line.to_string(),
        column.to_string(),
        kind(row).to_owned(),
        row.words.clone(),
        row.credit.speaker.clone().unwrap_or_default(),
        row.credit.role.clone().unwrap_or_default(),
        row.credit.date.map_or_else(String::new, |date| date.edtf()),
        of(|cited| Some(&cited.key)),
        of(|cited| cited.locator.as_deref()),
        of(|cited| cited.title.as_deref()),
        of(|cited| cited.url.as_deref()),
        row.state.name().to_owned(),
        verdict(row).to_owned(),
        row.passage.as_ref().map_or_else(String::new, |passage| passage.words.clone()),
        row.passage.as_ref().map_or_else(String::new, |passage| passage.place.clone()),
        signed.unwrap_or_default(),
    ]
}

/// `cell`, such that no spreadsheet takes it for a formula: a title from a library may begin like one.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}
