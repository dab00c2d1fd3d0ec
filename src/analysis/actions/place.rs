//! Where a citation goes that is to source a quotation (`markup.md` §6).

use crate::analysis::shared::entry_edit::newline;
use crate::analysis::shared::touched::parts;
use crate::syntax::attribution::Origin;
use crate::syntax::{Statement, StatementKind};
use crate::text::{Span, Text};
use crate::workspace::Document;

/// A sentence that goes on for longer after a quotation is about something else by its end, in words.
const FAR: usize = 8;

/// The places where a citation may be put, the best first, each with what stands before it.
pub(super) fn places(document: &Document, statement: &Statement<'_>) -> Vec<(usize, String)> {
    let mut places = match statement.kind {
        StatementKind::BlockQuotation => of_block(document, statement),
        StatementKind::InlineQuotation | StatementKind::Claim => of_inline(document, statement),
    };
    let mut seen = Vec::new();
    places.retain(|place| {
        !seen.contains(place) && {
            seen.push(place.clone());
            true
        }
    });
    places
}

/// Those of the places before which nobody else's words stand.
pub(super) fn places_beside(document: &Document, statement: &Statement<'_>) -> Vec<(usize, String)> {
    let others = others_beside(document, statement);
    let next = others.iter().map(|other| other.span.start()).find(|start| *start >= statement.span.end());
    places(document, statement).into_iter().filter(|(place, _)| next.is_none_or(|next| *place <= next)).collect()
}

/// The other quotations in the sentence of one that lack a source and are no part of it, in order.
pub(super) fn others_beside<'d>(document: &'d Document, statement: &Statement<'_>) -> Vec<Statement<'d>> {
    let Some(sentence) = sentence_span(document, statement.span.end()) else { return Vec::new() };
    let own: Vec<Span> = parts(document, statement).iter().map(|part| part.span).collect();
    let near = document.syntax.statements_near(statement.span.start());
    let is_other = |other: &Statement<'_>| {
        other.kind == StatementKind::InlineQuotation
            && sentence.covers(other.span)
            && other.span != statement.span
            && !own.contains(&other.span)
            && other.lacks_source()
            && document.needs_source(other)
    };
    near.filter(is_other).collect()
}

/// At the end of the sentence, before its full stop; after who said it; right after the closing mark.
fn of_inline(document: &Document, statement: &Statement<'_>) -> Vec<(usize, String)> {
    let own = statement.span.end();
    let mut places = Vec::new();
    if let Some(sentence) = sentence(document, own) {
        // Behind what else they say in it: a quotation in several parts is cited once.
        let end = end_of_parts(document, statement, sentence);
        let tail = document.text.slice(Span::new(end, sentence));
        let words = tail.trim_end().trim_end_matches('\\').trim_end();
        // Who said it is about the quotation, however long it takes to say.
        let said = statement.attribution.as_ref().map(|it| it.span.end()).filter(|said| (end..sentence).contains(said));
        let rest = document.text.slice(Span::new(said.unwrap_or(end), sentence));
        let is_near = rest.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() <= FAR;
        if is_near && (words.contains(char::is_alphanumeric) || end > own) {
            places.push(end + words.trim_end_matches(['.', '!', '?', '…']).trim_end().len());
        }
        let attribution =
            statement.attribution.as_ref().filter(|it| it.span.start() >= end && it.span.end() <= sentence);
        // Not between a verb and what it goes on to: “Ortiz told the paper”.
        let ends_clause = |at: &usize| {
            let rest = document.text.slice(Span::new(*at, sentence));
            rest.trim_start().chars().next().is_none_or(|next| !next.is_alphanumeric())
        };
        places.extend(attribution.map(|attribution| attribution.span.end()).filter(ends_clause));
    }
    places.push(own);
    places.into_iter().map(|place| (place, " ".to_owned())).collect()
}

/// Where the last part ends of what is said in one go: “We never,” Ortiz said in May, “agreed to that.”
fn end_of_parts(document: &Document, statement: &Statement<'_>, sentence: usize) -> usize {
    let parts = parts(document, statement);
    let ends = parts.iter().map(|part| part.span.end()).filter(|end| *end <= sentence);
    ends.max().unwrap_or(0).max(statement.span.end())
}

/// The end of the sentence that the byte before `end` stands in.
fn sentence(document: &Document, end: usize) -> Option<usize> {
    sentence_span(document, end).map(Span::end)
}

fn sentence_span(document: &Document, end: usize) -> Option<Span> {
    let block = document.syntax.block_around(end.checked_sub(1)?)?;
    let holds = |span: &Span| block.place(*span).start() < end && end <= block.place(*span).end();
    let units = block.fact.units.iter().filter(|unit| holds(&unit.span));
    let sentence = units.filter_map(|unit| unit.sentences.iter().find(|span| holds(span))).min_by_key(|it| it.len())?;
    Some(block.place(*sentence))
}

/// On the line that says who said it, else at the end of the words, else in a paragraph of its own inside the block.
fn of_block(document: &Document, statement: &Statement<'_>) -> Vec<(usize, String)> {
    let text = &document.text;
    let dash = statement.attribution.as_ref().filter(|attribution| attribution.origin == Origin::DashLine);
    let dash = dash.map(|attribution| line_end(text, attribution.span.end()));
    let end = line_end(text, statement.span.end());
    let prefix = quote_prefix(&line_start(text, end));
    let newline = newline(text);
    let own = format!("{newline}{}{newline}{prefix}", prefix.trim_end());
    dash.into_iter().chain([end]).map(|place| (place, " ".to_owned())).chain([(end, own)]).collect()
}

/// Where the line that `offset` is in ends, without spaces and a hard break.
fn line_end(text: &Text, offset: usize) -> usize {
    let line = text.line_around(offset);
    let written = text.slice(line);
    line.start() + written.trim_end().trim_end_matches('\\').trim_end().len()
}

fn line_start(text: &Text, offset: usize) -> String {
    text.slice(Span::new(text.line_around(offset).start(), offset)).into_owned()
}

/// What a line of a block begins with: `> `, `  > `.
fn quote_prefix(line: &str) -> String {
    let words = line.trim_start_matches([' ', '\t', '>']);
    line[..line.len() - words.len()].to_owned()
}
