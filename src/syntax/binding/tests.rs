//! `markup.md` §6, clause by clause: each file a clause, each fixture of it (`§ …`) a sentence of the clause.
//!
//! Under each quotation and claim stands where its source is and what it is. `UPDATE_EXPECT=1` writes that anew.

use std::fmt::Write as _;
use std::time::Duration;

use expect_test::{ExpectFile, expect_file};

use super::super::{Dialect, Placed, Sourcing, Statement, Syntax};
use crate::CpuTime;
use crate::text::{Encoding, Position, Span, Text};

#[test]
fn notes() {
    check(&expect_file!["tests/0_notes.txt"]);
}

#[test]
fn in_the_same_sentence() {
    check(&expect_file!["tests/1_in_the_same_sentence.txt"]);
}

#[test]
fn inside_a_block() {
    check(&expect_file!["tests/2_inside_a_block.txt"]);
}

#[test]
fn right_after_a_block() {
    check(&expect_file!["tests/3_right_after_a_block.txt"]);
}

#[test]
fn in_the_lead_in() {
    check(&expect_file!["tests/4_in_the_lead_in.txt"]);
}

#[test]
fn at_the_end_of_the_paragraph() {
    check(&expect_file!["tests/5_at_the_end_of_the_paragraph.txt"]);
}

#[test]
fn links() {
    check(&expect_file!["tests/6_links.txt"]);
}

#[test]
fn claims() {
    check(&expect_file!["tests/7_claims.txt"]);
}

#[test]
fn over_paragraphs() {
    check(&expect_file!["tests/8_over_paragraphs.txt"]);
}

#[test]
fn pull_quotes_and_others() {
    check(&expect_file!["tests/9_pull_quotes_and_others.txt"]);
}

fn check(file: &ExpectFile) {
    let mut out = String::new();
    for fixture in without_marks(&file.data()).split_inclusive("\n§ ") {
        let (fixture, next) = fixture.strip_suffix("§ ").map_or((fixture, ""), |fixture| (fixture, "§ "));
        let (title, document) = fixture.split_once('\n').unwrap_or((fixture, ""));
        let _ = write!(out, "{title}\n{}{next}", with_marks(document));
    }
    file.assert_eq(&out);
}

fn without_marks(fixtures: &str) -> String {
    let is_mark = |line: &str| line.trim_start().starts_with("^^");
    fixtures.split_inclusive('\n').filter(|line| !is_mark(line)).collect()
}

fn with_marks(document: &str) -> String {
    let text = Text::new(document);
    let syntax = Syntax::parse(document, Dialect::Markdown);
    let statements: Vec<Statement<'_>> = syntax.statements().collect();
    let mut out = String::new();
    for (line, source) in document.split_inclusive('\n').enumerate() {
        out.push_str(source);
        for statement in &statements {
            let Position { line: at, column } = text.position(statement.span.start(), Encoding::Utf32);
            if at as usize != line {
                continue;
            }
            let span = text.line_span(line);
            let end = text.position(statement.span.end().min(span.end()), Encoding::Utf32).column;
            let goes_on = if statement.span.end() > span.end() { "…" } else { "" };
            let carets = "^".repeat((end - column) as usize);
            let indent = " ".repeat(column as usize);
            let _ = writeln!(out, "{indent}{carets}{goes_on} {}", source_of(document, &syntax, statement));
        }
    }
    out
}

/// What sources a statement, and where that stands.
fn source_of(document: &str, syntax: &Syntax, statement: &Statement<'_>) -> String {
    let place = |at: Span| place_of(document, syntax, statement, at);
    match &statement.sourcing {
        Sourcing::Citations(citations) => {
            let keys: Vec<_> = citations.iter().map(|citation| citation.key.as_str()).collect();
            let first = citations.first().map(|citation| citation.place(citation.span));
            format!("{}: {}", first.map(place).unwrap_or_default(), keys.join(", "))
        }
        Sourcing::Paragraph(citations) => {
            let keys: Vec<_> = citations.iter().map(|citation| citation.key.as_str()).collect();
            format!("only the paragraph's end: {}", keys.join(", "))
        }
        Sourcing::Link(link) => {
            format!("link {}: {}", place(link.place(link.span)), &document[link.place(link.target)])
        }
        Sourcing::None => "nothing".into(),
    }
}

fn place_of(document: &str, syntax: &Syntax, statement: &Statement<'_>, at: Span) -> String {
    let blocks = || syntax.blocks();
    let definition = blocks().find_map(|block| {
        let mut around = block.fact.definitions.iter().map(|fact| Placed { base: block.base, fact });
        around.find(|note| note.place(note.span).covers(at) && !note.place(note.span).covers(statement.span))
    });
    if let Some(note) = definition {
        return format!("in [^{}]", note.label);
    }
    if at.covers(statement.span) {
        return "around it".into();
    }
    if statement.span.covers(at) {
        return "inside".into();
    }
    let (side, between) = if at.start() < statement.span.start() {
        ("before", Span::new(at.end(), statement.span.start()))
    } else {
        ("after", Span::new(statement.span.end(), at.start()))
    };
    let is_apart = document[between].contains("\n\n") || document[between].contains("\n>");
    format!("{side}{}", if is_apart { ", in the next paragraph" } else { "" })
        .replace("before, in the next", "before, in the last")
}

/// In a list item neither the run of its quotations nor the quotation around each claim is looked for again and again.
#[test]
fn many_quotations_in_a_list_item_cost_what_their_number_costs() {
    let quotations = "\n  > These are her words. ==And a claim.==\n\n  <!-- x -->\n".repeat(6_000);
    let syntax = Syntax::parse(&format!("- So:\n{quotations}"), Dialect::Markdown);
    let started = CpuTime::now();
    assert_eq!(syntax.statements().count(), 12_000);
    assert!(started.elapsed() < Duration::from_secs(5));
}
