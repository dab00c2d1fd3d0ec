//! A plain link becomes an entry, and a citation of it.

use super::address::Address;
use super::case::Case;
use super::create_source::created;
use super::new_source::{self, Known};
use super::to_come::is_sourced;
use super::{Action, At};
use crate::analysis::shared::key;
use crate::syntax::lexicon::{Class, Lexicon, fold};
use crate::syntax::{Sourcing, StatementKind};
use crate::text::Span;

/// For a quotation or claim that only a plain link sources.
pub(super) fn actions(case: &Case<'_>, at: &At<'_>) -> Vec<Action> {
    let Sourcing::Link(link) = &at.statement.sourcing else { return Vec::new() };
    let (span, text) = (link.place(link.span), &at.document.text);
    let (written, url) = (text.slice(span).into_owned(), text.slice(link.place(link.target)).into_owned());
    if link.label.is_some() || !(url.starts_with("http://") || url.starts_with("https://")) {
        return Vec::new();
    }
    let words = written.strip_prefix('[').and_then(|rest| rest.split_once("](")).map(|(words, _)| words.to_owned());
    let address = Address { url, words: words.clone().unwrap_or_default() };
    let attribution = at.statement.attribution.as_ref();
    let is_of_claim = at.statement.kind == StatementKind::Claim;
    let organisation = new_source::organisation(attribution, at.document.syntax.context().lang);
    let known = Known { attribution, organisation, address: Some(&address), is_of_claim, ..Known::default() };
    let new = new_source::entry(case.sources, &known);
    let cited = format!("[@{}]", key::written(&new.key));
    let mut ways = ways(at, span, words, &cited).into_iter();
    let way = ways.find(|edits| is_sourced(at, &new.key, edits));
    way.map(|edits| created(case, &new, &edits)).unwrap_or_default()
}

/// What may become of a link at `span` that a reader reads `words` for, the best first: `cited`, or itself with that.
fn ways(at: &At<'_>, span: Span, words: Option<String>, cited: &str) -> Vec<Vec<(Span, String)>> {
    let text = &at.document.text;
    let around = |from: usize, to: usize| text.slice(Span::new(from, to)).into_owned();
    let line = text.line_around(span.start()).start();
    let from = lead_start(&around(line, span.start()), Lexicon::of(at.document.syntax.context().lang));
    // “wrote at https://…”: without the address nothing is led to.
    let led = Span::new(line + from, span.end());
    let is_bracketed = |span: &Span| {
        around(span.start().saturating_sub(1), span.start()) == "(" && around(span.end(), span.end() + 1) == ")"
    };
    let bracketed = [span, led].into_iter().filter(is_bracketed);
    let mut ways: Vec<Vec<(Span, String)>> =
        bracketed.map(|span| vec![(Span::new(span.start() - 1, span.end() + 1), cited.to_owned())]).collect();
    match words {
        // “according to its minutes [@example-2025]”
        Some(words) if !words.contains(['[', ']']) => ways.push(vec![(span, format!("{words} {cited}"))]),
        Some(_) => {}
        None => {
            let is_apart = around(led.start().saturating_sub(1), led.start()).trim().is_empty();
            ways.push(vec![(led, format!("{}{cited}", if is_apart { "" } else { " " }))]);
            ways.push(vec![(span, cited.to_owned())]);
        }
    }
    ways.push(vec![(Span::empty(span.end()), format!(" {cited}"))]);
    ways
}

/// Words that lead to an address, besides prepositions.
const POINTERS: [&str; 14] = [
    "see", "source", "link", "siehe", "vgl", "quelle", "voir", "cf", "véase", "fuente", "vedi", "fonte", "zie", "bron",
];

/// Where the words begin at the end of `line` that only lead to an address: “at”, “see”, “according to”.
fn lead_start(line: &str, lexicon: &Lexicon) -> usize {
    let bare = line.trim_end().trim_end_matches([':', '<', '(']).trim_end();
    let is_open = line.trim_end().ends_with('(');
    let start_of = |end: usize| {
        let word = line[..end].rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '«' | '—'));
        word.map_or(0, |at| at + line[at..].chars().next().map_or(0, char::len_utf8))
    };
    let last = start_of(bare.len());
    let word = fold(&line[last..bare.len()]);
    let first = start_of(line[..last].trim_end().len());
    let before = fold(line[first..last].trim());
    let pair = lexicon.phrase(&before, |skip| (skip == 0).then_some(word.as_str()));
    // “…”, according to https://…
    if !is_open && pair.is_some_and(|(words, classes)| words == 2 && classes.has(Class::Source)) {
        return line[..first].trim_end().trim_end_matches(',').len();
    }
    let leads = [Class::Preposition, Class::Adjunct, Class::Source];
    let is_lead = lexicon.classes(&word).any(&leads) || POINTERS.contains(&word.as_str());
    let written = line[..last].trim_end();
    match is_lead && !is_open {
        // Within a bracket, all of it is for the address.
        true if written.ends_with('(') => last,
        true => written.len(),
        false => line.len(),
    }
}
