//! The sheet for other programs: an object for each document.

use serde::Serialize;

use super::{Part, kind, verdict};
use crate::analysis::sheet::{Cited, Passage, Row, Signed};

#[derive(Serialize)]
struct Document<'a> {
    path: &'a str,
    title: Option<&'a str>,
    /// How many rows fare how.
    tally: serde_json::Map<String, serde_json::Value>,
    rows: Vec<Item<'a>>,
    timeline: Vec<Moment<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    kind: &'static str,
    text: &'a str,
    state: &'static str,
    verdict: &'static str,
    speaker: Option<&'a str>,
    /// Who speaks as the document has it, where that is somebody else.
    named: Option<&'a str>,
    role: Option<&'a str>,
    date: Option<String>,
    sources: Vec<Source<'a>>,
    changes: &'a [String],
    passage: Option<Words<'a>>,
    checked: Option<Checked<'a>>,
    findings: &'a [String],
}

#[derive(Serialize)]
struct Source<'a> {
    key: Option<&'a str>,
    is_defined: bool,
    people: Option<&'a str>,
    title: Option<&'a str>,
    container: Option<&'a str>,
    issued: Option<String>,
    locator: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Words<'a> {
    path: &'a str,
    place: &'a str,
    before: &'a str,
    text: &'a str,
    after: &'a str,
}

#[derive(Serialize)]
struct Checked<'a> {
    by: &'a str,
    date: &'a str,
    is_valid: bool,
}

#[derive(Serialize)]
struct Moment<'a> {
    date: String,
    speaker: Option<&'a str>,
    rows: Vec<usize>,
}

/// `sheet` as an object.
pub(super) fn object(part: &Part) -> String {
    let tally = part.sheet.tally();
    let rows = part.sheet.rows.iter().zip(&part.places).zip(&part.transcripts);
    let moment = |it: crate::analysis::sheet::Moment<'_>| (it.date.edtf(), it.speaker.map(ToOwned::to_owned), it.rows);
    let timeline: Vec<_> = part.sheet.timeline().into_iter().map(moment).collect();
    crate::cli::json::object(&Document {
        path: &part.name,
        title: part.sheet.title.as_deref(),
        tally: tally.parts().map(|(state, count)| (state.name().replace(' ', "_"), count.into())).collect(),
        rows: rows.map(|((row, place), transcript)| item(row, *place, transcript.as_deref())).collect(),
        timeline: timeline
            .iter()
            .map(|(date, speaker, rows)| Moment { date: date.clone(), speaker: speaker.as_deref(), rows: rows.clone() })
            .collect(),
    })
}

fn item<'a>(row: &'a Row, (line, column): (usize, usize), transcript: Option<&'a str>) -> Item<'a> {
    Item {
        line,
        column,
        start: row.span.start(),
        end: row.span.end(),
        kind: kind(row),
        text: &row.words,
        state: row.state.name(),
        verdict: verdict(row),
        speaker: row.credit.speaker.as_deref(),
        named: row.named.as_deref(),
        role: row.credit.role.as_deref(),
        date: row.credit.date.map(|date| date.edtf()),
        sources: row.sources.iter().map(source).collect(),
        changes: &row.changes,
        passage: row.passage.as_ref().zip(transcript).map(|(passage, path)| words(passage, path)),
        checked: row.sign_off.as_ref().map(checked),
        findings: &row.findings,
    }
}

fn source(cited: &Cited) -> Source<'_> {
    Source {
        key: Some(cited.key.as_str()).filter(|key| !key.is_empty()),
        is_defined: cited.entry.is_some(),
        people: cited.people.as_deref(),
        title: cited.title.as_deref(),
        container: cited.container.as_deref(),
        issued: cited.issued.map(|date| date.edtf()),
        locator: cited.locator.as_deref(),
        url: cited.url.as_deref(),
    }
}

fn words<'a>(passage: &'a Passage, path: &'a str) -> Words<'a> {
    Words { path, place: &passage.place, before: &passage.before, text: &passage.words, after: &passage.after }
}

fn checked(signed: &Signed) -> Checked<'_> {
    Checked { by: &signed.by, date: &signed.date, is_valid: signed.is_stale.is_none() }
}
