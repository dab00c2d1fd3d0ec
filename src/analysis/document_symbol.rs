//! The outline of a document: headings with the quotations and claims below them.

use std::cmp::Reverse;
use std::path::Path;

use super::shared::credit;
use super::shared::section::{Section, sections};
use super::shared::words::first_words;
use crate::sources::{Entry, FieldName};
use crate::syntax::{Need, Statement, StatementKind};
use crate::text::Span;
use crate::workspace::{Document, Home, Snapshot};

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// A heading's text; a quotation's speaker and first words; a claim's first words. Never empty.
    pub name: String,
    /// Of a source: whose it is, when it was said or published, its title. May be empty.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it: for a heading, its whole section. It covers the children's.
    pub full: Span,
    /// The part to select.
    pub focus: Span,
    /// What lies below.
    pub children: Vec<Symbol>,
}

/// What an outline entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// A heading.
    Heading,
    /// A quotation.
    Quotation,
    /// A claim.
    Claim,
    /// An entry of `references:`.
    Source,
}

/// The outline of the file at `path`: of a document, or of the entries of another file that has some.
pub fn document_symbols(snapshot: &Snapshot, path: &Path) -> Vec<Symbol> {
    match snapshot.home(path) {
        Some(Home::Document(document)) => of_document(document),
        Some(home) => nest(home.library().entries().iter().map(source).collect()),
        None => Vec::new(),
    }
}

fn of_document(document: &Document) -> Vec<Symbol> {
    let mut symbols = headings(document);
    symbols.extend(document.metadata.library.entries().iter().map(source));
    symbols.extend(
        document.syntax.statements().filter(|statement| statement.need != Need::No).map(|it| statement(document, &it)),
    );
    nest(symbols)
}

fn headings(document: &Document) -> Vec<Symbol> {
    let heading = |section: Section<'_>| {
        let name = named(section.heading.text.trim().to_owned(), "Heading");
        Symbol { full: section.full, ..symbol(name, SymbolKind::Heading, section.heading_span) }
    };
    sections(document).into_iter().map(heading).collect()
}

fn source(entry: &Entry) -> Symbol {
    let name = named(entry.key.clone(), "Source");
    let full = entry.span.join(entry.key_span);
    Symbol { detail: detail(entry), full, ..symbol(name, SymbolKind::Source, entry.key_span) }
}

/// “Abraham Lincoln, 19 November 1863, Gettysburg Address”
fn detail(entry: &Entry) -> String {
    let date = credit::date(entry).map(|date| date.words());
    let title = entry.text(&FieldName::Title).map(ToOwned::to_owned);
    let parts = [credit::people(entry), date, title].into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

fn symbol(name: String, kind: SymbolKind, span: Span) -> Symbol {
    Symbol { name, detail: String::new(), kind, full: span, focus: span, children: Vec::new() }
}

fn statement(document: &Document, statement: &Statement<'_>) -> Symbol {
    let words = first_words(&statement.text(&document.text));
    let (kind, name) = match statement.kind {
        StatementKind::Claim => (SymbolKind::Claim, named(words, "Claim")),
        StatementKind::BlockQuotation | StatementKind::InlineQuotation => {
            let own = statement.citations().iter().find_map(|citation| document.metadata.library.get(&citation.key));
            let name = match credit::combine(own, statement.attribution.as_ref()).speaker {
                Some(speaker) => format!("{speaker}: “{words}”"),
                None => format!("“{words}”"),
            };
            (SymbolKind::Quotation, name)
        }
    };
    symbol(name, kind, statement.span)
}

/// Clients refuse a symbol without a name.
fn named(name: String, kind: &str) -> String {
    if name.trim().is_empty() { kind.to_owned() } else { name }
}

/// Puts each symbol below the innermost one that covers it.
fn nest(mut symbols: Vec<Symbol>) -> Vec<Symbol> {
    symbols.sort_by_key(|symbol| (symbol.full.start(), Reverse(symbol.full.end()), symbol.kind != SymbolKind::Heading));
    let mut top = Vec::new();
    let mut open: Vec<Symbol> = Vec::new();
    for symbol in symbols {
        while let Some(done) = open.pop_if(|parent| !parent.full.covers(symbol.full)) {
            close(done, &mut open, &mut top);
        }
        open.push(symbol);
    }
    while let Some(done) = open.pop() {
        close(done, &mut open, &mut top);
    }
    top
}

fn close(symbol: Symbol, open: &mut [Symbol], top: &mut Vec<Symbol>) {
    open.last_mut().map_or(top, |parent| &mut parent.children).push(symbol);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fmt::Write;

    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::fixture::Fixture;
    use crate::text::Encoding;

    /// Each with what is selected and its lines, from 0.
    fn outline(fixture: &Fixture, symbols: &[Symbol], depth: usize, out: &mut String) {
        for symbol in symbols {
            let text = &fixture.document().text;
            let [first, last] =
                [symbol.full.start(), symbol.full.end()].map(|at| text.position(at, Encoding::Utf8).line);
            let focus = text.slice(symbol.focus).replace('\n', "↵");
            let indent = "  ".repeat(depth);
            writeln!(out, "{indent}{:?} {} [{focus}] {first}–{last}", symbol.kind, symbol.name).unwrap();
            outline(fixture, &symbol.children, depth + 1, out);
        }
    }

    #[track_caller]
    fn check(source: &str, expected: &Expect) {
        let fixture = Fixture::new(source);
        let symbols = document_symbols(&fixture.snapshot, &fixture.path);
        let mut shown = String::new();
        outline(&fixture, &symbols, 0, &mut shown);
        expected.assert_eq(&shown);
    }

    /// What clients refuse, or show wrongly.
    fn assert_nested(symbols: &[Symbol], within: Span) {
        for symbol in symbols {
            assert!(!symbol.name.trim().is_empty());
            assert!(within.covers(symbol.full) && symbol.full.covers(symbol.focus), "{symbol:?} in {within:?}");
            assert_nested(&symbol.children, symbol.full);
        }
    }

    #[test]
    fn statements_lie_below_their_headings() {
        check(
            "\
---
references:
- {id: lincoln-1863, type: speech, author: [{family: Lincoln, given: Abraham}]}
---

“It began here,” Ray Castellano said to them.

# One

==A claim with “a mere term” in it==

## Two

> The world will little note, nor long remember what we say here
>
> ## Not a heading of the document
>
> — Abraham Lincoln

Three
=====

“Four score and seven years ago our fathers brought forth” [@lincoln-1863].

#
",
            &expect![[r#"
                Source lincoln-1863 [lincoln-1863] 2–2
                Quotation Ray Castellano: “It began here” [“It began here,”] 5–5
                Heading One [# One] 7–19
                  Claim A claim with “a mere term” in it [==A claim with “a mere term” in it==] 9–9
                  Heading Two [## Two] 11–19
                    Quotation Abraham Lincoln: “The world will little note, nor long …” [> The world will little note, nor long remember what we say here↵>↵> ## Not a heading of the document↵>↵> — Abraham Lincoln] 13–17
                Heading Three [Three↵=====] 19–24
                  Quotation Abraham Lincoln: “Four score and seven years ago our …” [“Four score and seven years ago our fathers brought forth”] 22–22
                Heading Heading [#] 24–25
            "#]],
        );
    }

    #[test]
    fn the_entries_of_a_library_are_its_outline() {
        let fixture = Fixture::new(
            "//- /refs.bib
@speech{lincoln, author = {Lincoln, Abraham}, title = {Gettysburg Address}, date = {1863-11-19}}
@book{boritt, editor = {Boritt, Gabor}, title = {The Gettysburg Gospel}}
@misc{bare}
//- /a.md
---
bibliography: refs.bib
---
",
        );
        let symbols = document_symbols(&fixture.snapshot, &fixture.path);
        let shown: Vec<_> = symbols.iter().map(|symbol| format!("{}: {}", symbol.name, symbol.detail)).collect();
        expect![[r#"
            lincoln: Abraham Lincoln, 19 November 1863, Gettysburg Address
            boritt: Gabor Boritt, The Gettysburg Gospel
            bare: "#]]
        .assert_eq(&shown.join("\n"));
        assert_nested(&symbols, Span::new(0, fixture.snapshot.text(&fixture.path).unwrap().len()));
    }

    proptest! {
        #[test]
        fn ranges_nest(pieces in proptest::collection::vec(proptest::sample::select(&[
            "# A\n\n", "## B\n", "#\n", "C\n===\n", "> # D\n", "> quoted, she said\n\n", "“Never again,” she said. ", "==claim== ",
            "“open\n\n", "“goes on and on and on” [@a]\n\n", "- item\n", "\n", "---\nreferences: [{id: a}, {id: b}]\n---\n", "==",
        ][..]), 0..12)) {
            let text = pieces.concat();
            let fixture = Fixture::new(&format!("//- /a.md\n{text}\n"));
            assert_nested(&document_symbols(&fixture.snapshot, &fixture.path), Span::new(0, fixture.document().text.len()));
        }
    }
}
