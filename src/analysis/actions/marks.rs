//! A quotation mark's partner, where it may belong; or the mark without it.
//!
//! Which words are the source's only the writer knows: none of these is the right one before somebody has looked.

use super::Action;
use super::case::{Aftermath, Case};
use crate::analysis::shared::words::first_words;
use crate::syntax::{Lang, Unpaired, UnpairedKind, lexicon};
use crate::text::Span;
use crate::workspace::Document;

/// How many places are offered.
const MOST: usize = 2;

pub(super) fn actions(case: &Case<'_>) -> Vec<Action> {
    let Some(document) = case.document() else { return Vec::new() };
    let span = case.finding.span;
    let blocks = document.syntax.blocks_around(span, 0);
    let mut unpaired = blocks.flat_map(|index| document.syntax.unpaired_of(index));
    let Some(unpaired) = unpaired.find(|it| it.place(it.span) == span) else { return Vec::new() };
    let mut actions: Vec<Action> = Vec::new();
    for (place, written, title) in places(document, span, unpaired.fact) {
        let edits = vec![(Span::empty(place), written)];
        if actions.len() < MOST && case.is_gone_after(&edits, Aftermath::Known) {
            actions.push(case.fix(title, edits));
        }
    }
    let without = vec![(with_space(document, span), String::new())];
    if case.is_gone_after(&without, Aftermath::Known) {
        actions.push(case.fix(format!("Remove the {}", document.text.slice(span)), without));
    }
    actions
}

/// Where the partner may belong, what is written there, and what that is called.
fn places(document: &Document, span: Span, unpaired: &Unpaired) -> Vec<(usize, String, String)> {
    let Some(unit) = unit(document, span) else { return Vec::new() };
    let text = &document.text;
    let lang = document.syntax.context().lang;
    let partner = unpaired.partner;
    match unpaired.kind {
        UnpairedKind::Unclosed => {
            let inner = Span::new(span.end(), unit.end().max(span.end()));
            let words = text.slice(inner).into_owned();
            let gap: String = words.chars().take_while(|c| matches!(c, '\u{a0}' | '\u{202f}' | ' ')).collect();
            let place = |end: usize| {
                let last = last_words(words.get(..end).unwrap_or_default());
                (inner.start() + end, format!("{gap}{partner}"), format!("Close the quotation after “{last}”"))
            };
            closings(&words, lang).into_iter().map(place).collect()
        }
        UnpairedKind::StrayClosing => {
            let inner = Span::new(unit.start().min(span.start()), span.start());
            let words = text.slice(inner).into_owned();
            let gap: String = words.chars().rev().take_while(|c| matches!(c, '\u{a0}' | '\u{202f}' | ' ')).collect();
            let place = |start: usize| {
                let first = first_words(words.get(start..).unwrap_or_default());
                (inner.start() + start, format!("{partner}{gap}"), format!("Open the quotation before “{first}”"))
            };
            openings(&words, lang).into_iter().map(place).collect()
        }
    }
}

/// Where a quotation of which `words` are the beginning may end: before who said it, at the end of its sentence, at the end.
fn closings(words: &str, lang: Lang) -> Vec<usize> {
    let is_end = |c: char| matches!(c, ',' | '.' | '?' | '!' | '…');
    let mut ends: Vec<usize> = Vec::new();
    let stops: Vec<(usize, usize)> =
        words.char_indices().filter(|(_, c)| is_end(*c)).map(|(at, c)| (at, at + c.len_utf8())).collect();
    let speaks = |(_, end): &&(usize, usize)| {
        let clause: String = words.get(*end..).unwrap_or_default().chars().take_while(|c| !is_end(*c)).collect();
        clause.split_whitespace().count() <= 6 && lexicon::speech_cue(&clause, lang).is_some()
    };
    // Within the marks in English, behind them elsewhere.
    let inside = |(at, end): (usize, usize)| {
        let is_comma = words.get(at..end) == Some(",");
        if is_comma && lang != Lang::English { at } else { end }
    };
    ends.extend(stops.iter().find(speaks).copied().map(inside));
    let sentence = stops.iter().find(|(at, end)| {
        let after = words.get(*end..).unwrap_or_default();
        words.get(*at..*end) != Some(",") && (after.trim().is_empty() || after.starts_with(char::is_whitespace))
    });
    ends.extend(sentence.map(|(_, end)| *end));
    // A citation at the end is none of the words.
    let all = words.trim_end();
    let bare = match all.rfind(" [@") {
        Some(at) if all.trim_end_matches('.').ends_with(']') => at,
        _ => all.len(),
    };
    ends.push(bare);
    ends.retain(|end| *end > 0 && words.is_char_boundary(*end));
    let mut seen = Vec::new();
    ends.retain(|end| {
        !seen.contains(end) && {
            seen.push(*end);
            true
        }
    });
    ends
}

/// Where a quotation of which `words` are the end may begin: behind what leads up to it, at the start of its sentence.
fn openings(words: &str, lang: Lang) -> Vec<usize> {
    let next_word = |at: usize| {
        let rest = words.get(at..).unwrap_or_default();
        at + (rest.len() - rest.trim_start().len())
    };
    let mut starts: Vec<usize> = Vec::new();
    let led = words.rfind([':', ',']).filter(|at| {
        let lead = words.get(..*at).unwrap_or_default();
        words.get(*at..).is_some_and(|rest| rest.starts_with(':')) || lexicon::speech_cue(lead, lang).is_some()
    });
    starts.extend(led.map(|at| next_word(at + 1)));
    let ends = words.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?'));
    let sentence = ends.map(|(at, c)| at + c.len_utf8()).filter(|end| {
        let rest = words.get(*end..).unwrap_or_default();
        rest.starts_with(char::is_whitespace) && rest.contains(char::is_alphanumeric)
    });
    starts.push(sentence.fold(next_word(0), |_, end| next_word(end)));
    starts.push(next_word(0));
    starts.retain(|start| *start < words.trim_end().len());
    starts.dedup();
    starts
}

fn last_words(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    all.get(all.len().saturating_sub(3)..).unwrap_or_default().join(" ")
}

/// The paragraph, cell or heading that a mark stands in.
fn unit(document: &Document, span: Span) -> Option<Span> {
    let blocks = document.syntax.blocks_around(span, 0).filter_map(|index| document.syntax.block_at(index));
    let units = blocks.flat_map(|block| block.fact.units.iter().map(move |unit| block.place(unit.span)));
    units.filter(|unit| unit.covers(span)).min_by_key(|unit| unit.len())
}

/// A mark and the space that is on both sides of it.
fn with_space(document: &Document, span: Span) -> Span {
    let around = |from: usize, to: usize| document.text.slice(Span::new(from, to)).into_owned();
    let before = around(span.start().saturating_sub(1), span.start());
    let after = around(span.end(), span.end() + 1);
    if before == " " && after == " " { Span::new(span.start(), span.end() + 1) } else { span }
}
