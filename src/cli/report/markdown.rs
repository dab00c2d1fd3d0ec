//! The sheet for an issue, a wiki or a message: a list with boxes to tick.

use std::fmt::Write;

use super::{COUNTED, Part, verdict};
use crate::analysis::shared::markdown::{all_of, bold, code, italic, link, text};
use crate::analysis::shared::tally::State;
use crate::analysis::sheet::{Cited, Row};

/// All of `parts`, one below the other.
pub(super) fn document(parts: &[Part]) -> String {
    // What it quotes is quoted elsewhere: nobody is to check it.
    let mut out = String::from("---\nibid: false\n---\n\n# Fact-check sheet\n");
    for part in parts {
        let _ = write!(out, "\n## {}\n\n{}\n\n", text(part.title()), part.sheet.tally().title(COUNTED));
        for (row, (line, _)) in part.sheet.rows.iter().zip(&part.places) {
            item(&mut out, &part.name, *line, row);
        }
    }
    out
}

/// A row as an item, what is known of it below.
fn item(out: &mut String, name: &str, line: usize, row: &Row) {
    let tick = if row.state == State::Checked { "x" } else { " " };
    let words = all_of(&row.words);
    let place = code(&format!("{name}:{line}"));
    let _ = writeln!(out, "- [{tick}] “{words}” {place}");
    let who: Vec<String> = [
        row.credit.speaker.as_deref().and_then(bold),
        row.named.as_deref().map(|named| format!("here: {}", text(named))),
        row.credit.role.as_deref().map(text),
        row.credit.date.map(|date| text(&date.words())),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut lines = vec![who.join(", ")];
    lines.extend(row.sources.iter().map(source));
    let place = row.passage.as_ref().map_or_else(String::new, |passage| format!(", {}", text(&passage.place)));
    lines.push(format!("{}{place}", bold(verdict(row)).unwrap_or_default()));
    if let Some(passage) = row.passage.as_ref().filter(|_| matches!(row.state, State::Misquoted | State::NotFound)) {
        lines.push(format!("The source: “{}”", all_of(&passage.words)));
    }
    if let Some(signed) = &row.sign_off {
        let but = signed.is_stale.map_or_else(String::new, |why| format!(", but {why}"));
        lines.push(format!("Checked by {} on {}{but}", text(&signed.by), text(&signed.when)));
    }
    lines.extend(row.findings.iter().map(|finding| text(finding)));
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "  - {line}");
    }
}

fn source(cited: &Cited) -> String {
    let key = Some(cited.key.as_str()).filter(|key| !key.is_empty()).map(code);
    let locator = cited.locator.as_deref().map(text);
    let title = cited.title.as_deref().and_then(italic);
    let people = cited.people.as_deref().map(text);
    let url = cited.url.as_deref().map(|url| link("read", url));
    [key, locator, people, title, url].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
