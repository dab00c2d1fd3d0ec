//! The sheet as a page of its own: no network, no framework, readable on a phone and on paper. Every string of a document
//! or a library is escaped, and an address that is not on the web is text.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::{COUNTED, Part, verdict};
use crate::analysis::shared::changes::Piece;
use crate::analysis::shared::markdown::destination;
use crate::analysis::shared::tally::{State, Tally};
use crate::analysis::sheet::{Cited, Passage, Row, Signed};
use crate::cli::args::Links;
use crate::fs::uri_of;
use crate::syntax::StatementKind;

const STYLE: &str = include_str!("sheet.css");
const SCRIPT: &str = include_str!("sheet.js");

/// What a browser is to allow the page: what is in it, and nothing from anywhere.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// What means something in a path of a `vscode:` address.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`');

/// All of `parts` on one page.
pub(super) fn page(parts: &[Part], links: Links) -> String {
    let title = match parts {
        [one] => format!("Fact-check sheet: {}", one.title()),
        _ => "Fact-check sheet".to_owned(),
    };
    let all: Tally = parts.iter().flat_map(|part| &part.sheet.rows).map(|row| row.state).collect();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    p.tally { @if parts.is_empty() { "Nothing here needs a source." } @else { (all.title(COUNTED)) } }
                    @if !parts.is_empty() { (filters(parts)) }
                }
                main {
                    @for (number, part) in parts.iter().enumerate() {
                        (document(part, number, parts.len() > 1, links))
                    }
                }
                footer { p { "Made by ibid " (env!("CARGO_PKG_VERSION")) "." } }
                @if !parts.is_empty() { script { (PreEscaped(SCRIPT)) } }
            }
        }
    };
    page.into_string()
}

/// What is shown: hidden where scripts do not run, and on paper.
fn filters(parts: &[Part]) -> Markup {
    let rows = || parts.iter().flat_map(|part| &part.sheet.rows);
    let states = State::ALL.into_iter().filter(|state| rows().any(|row| row.state == *state)).map(State::name);
    let speakers = sorted(rows().filter_map(|row| row.credit.speaker.clone()));
    let sources =
        sorted(rows().flat_map(|row| &row.sources).map(|cited| cited.key.clone()).filter(|key| !key.is_empty()));
    html! {
        form #filters hidden {
            (filter("state", "State", "all states", states))
            (filter("speaker", "Speaker", "all speakers", speakers.iter().map(String::as_str)))
            (filter("source", "Source", "all sources", sources.iter().map(String::as_str)))
            button type="reset" { "Show all" }
            output #shown {}
        }
    }
}

fn sorted(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut values: Vec<String> = values.collect();
    values.sort_by_cached_key(|value| value.to_lowercase());
    values.dedup();
    values
}

fn filter<'a>(name: &str, label: &str, all: &str, values: impl Iterator<Item = &'a str>) -> Markup {
    html! {
        label {
            span { (label) }
            select name=(name) {
                option value="" { (all) }
                @for value in values { option value=(value) { (value) } }
            }
        }
    }
}

fn document(part: &Part, number: usize, is_one_of_several: bool, links: Links) -> Markup {
    html! {
        section aria-labelledby=(format!("document-{number}")) {
            h2 id=(format!("document-{number}")) { (part.title()) }
            p.tally { (part.name) @if is_one_of_several { " · " (part.sheet.tally().title(COUNTED)) } }
            (timeline(part, number))
            table role="table" {
                caption { "Quotations and claims in order" }
                thead role="rowgroup" {
                    tr role="row" {
                        @for name in ["Tick", "Line", "Words", "Who and when", "Source", "Are these the words?", "Checked"] {
                            th role="columnheader" scope="col" { (name) }
                        }
                    }
                }
                tbody role="rowgroup" {
                    @for (index, row) in part.sheet.rows.iter().enumerate() { (self::row(part, (number, index), row, links)) }
                }
            }
        }
    }
}

fn timeline(part: &Part, number: usize) -> Markup {
    let moments = part.sheet.timeline();
    html! {
        @if moments.len() > 1 {
            details {
                summary { "Who is quoted when" }
                ol {
                    @for moment in &moments {
                        li {
                            (moment.date.words()) @if let Some(speaker) = moment.speaker { ": " (speaker) } " ("
                            @for (place, index) in moment.rows.iter().enumerate() {
                                @if place > 0 { ", " }
                                a href=(format!("#row-{number}-{index}")) { "line " (line(part, *index)) }
                            }
                            ")"
                        }
                    }
                }
            }
        }
    }
}

fn line(part: &Part, index: usize) -> usize {
    part.places.get(index).map_or(0, |(line, _)| *line)
}

fn row(part: &Part, (number, index): (usize, usize), row: &Row, links: Links) -> Markup {
    let keys: Vec<&str> = row.sources.iter().map(|cited| cited.key.as_str()).collect();
    let class = row.state.name().replace(' ', "-");
    html! {
        tr role="row" id=(format!("row-{number}-{index}")) class=(class)
            data-state=(row.state.name()) data-speaker=(row.credit.speaker.as_deref().unwrap_or_default())
            data-source=(keys.join("\n")) {
            td.tick role="cell" { span.box {} }
            td role="cell" { (place(part, index, links)) }
            td.words role="cell" lang=[part.lang.as_deref()] { (words(row)) }
            td role="cell" { (who(row)) }
            td role="cell" { @for cited in &row.sources { (source(cited)) } }
            td role="cell" { (checked_words(part, index, row)) }
            td role="cell" { @if let Some(signed) = &row.sign_off { (sign_off(signed)) } }
        }
    }
}

fn place(part: &Part, index: usize, links: Links) -> Markup {
    let (line, column) = part.places.get(index).copied().unwrap_or_default();
    let file = uri_of(&part.path).filter(|uri| uri.starts_with("file:"));
    let address = match links {
        Links::Vscode => {
            let path = part.path.to_string_lossy().replace('\\', "/");
            let path = utf8_percent_encode(&path, UNSAFE).to_string();
            file.map(|_| format!("vscode://file/{}:{line}:{column}", path.trim_start_matches('/')))
        }
        Links::File => file,
        Links::None => None,
    };
    html! {
        @match address {
            Some(address) => a href=(address) { "line " (line) },
            None => { "line " (line) },
        }
    }
}

fn words(row: &Row) -> Markup {
    html! {
        @match row.kind {
            StatementKind::Claim => p { span.kind { "Claim: " } (row.words) },
            StatementKind::InlineQuotation => q { (row.words) },
            StatementKind::BlockQuotation => blockquote { @for paragraph in row.words.split("\n\n") { p { (paragraph) } } },
        }
    }
}

fn who(row: &Row) -> Markup {
    html! {
        @if let Some(speaker) = &row.credit.speaker { strong { (speaker) } }
        @if let Some(named) = &row.named { div.named { "here: " (named) } }
        @if let Some(role) = &row.credit.role { div { (role) } }
        @if let Some(date) = &row.credit.date { div { time datetime=[exact(&date.edtf())] { (date.words()) } } }
    }
}

/// A date as `datetime` has it. `None`: it is none that HTML knows.
fn exact(edtf: &str) -> Option<&str> {
    let is_plain =
        edtf.len() >= 4 && edtf.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && !edtf.starts_with('-');
    is_plain.then_some(edtf)
}

fn source(cited: &Cited) -> Markup {
    let title = cited.title.as_deref().or(cited.url.as_deref().filter(|_| cited.key.is_empty()));
    let address = cited.url.as_deref().and_then(destination);
    html! {
        div.source {
            @if let Some(people) = &cited.people { (people) @if title.is_some() { ", " } }
            @if let Some(title) = title {
                cite { @match &address { Some(address) => a href=(address) rel="noreferrer" { (title) }, None => (title) } }
            } @else if let Some(address) = &address {
                a href=(address) rel="noreferrer" { "read" }
            }
            @if let Some(container) = &cited.container { ", " (container) }
            @if let Some(issued) = &cited.issued { ", " (issued.words()) }
            @if !cited.key.is_empty() {
                div { code { (cited.key) } @if let Some(locator) = &cited.locator { ", " (locator) } }
            }
        }
    }
}

/// The verdict, and the source's words.
fn checked_words(part: &Part, index: usize, row: &Row) -> Markup {
    html! {
        p {
            strong.state { (row.state.name()) }
            @if says_more(row.state) { ": " (verdict(row)) }
        }
        @if !row.changes.is_empty() { ul { @for change in &row.changes { li { (change) } } } }
        @if !row.difference.is_empty() { p.difference lang=[part.lang.as_deref()] { (difference(&row.difference)) } }
        @if let Some(passage) = &row.passage { (self::passage(passage, part.transcripts.get(index).and_then(Option::as_deref))) }
        @if !row.findings.is_empty() { ul.findings { @for finding in &row.findings { li { (finding) } } } }
    }
}

/// Whether the verdict says what the state does not.
fn says_more(state: State) -> bool {
    matches!(state, State::Sourced | State::Checked | State::Verified | State::Excused)
}

/// What only one of the two has says so also to who does not see it struck.
fn difference(pieces: &[Piece]) -> Markup {
    html! {
        @for piece in pieces {
            @match piece {
                Piece::Both(text) => (text),
                Piece::Quoted(text) => del { (text) },
                Piece::Source(text) => ins { (text) },
            }
        }
    }
}

fn passage(passage: &Passage, name: Option<&str>) -> Markup {
    let ellipsis = |text: &str| if text.is_empty() { "" } else { "… " };
    html! {
        blockquote.passage {
            (ellipsis(&passage.before)) (passage.before) " " mark { (passage.words) }
            @if passage.after.starts_with(char::is_alphanumeric) { " " }
            (passage.after)
            @if !passage.after.is_empty() { " …" }
            footer { @if let Some(name) = name { (name) ", " } (passage.place) }
        }
    }
}

fn sign_off(signed: &Signed) -> Markup {
    html! {
        (signed.by) div { (signed.when) }
        @if let Some(why) = signed.is_stale { strong.state { "to be checked again: " } (why) }
    }
}
