//! The outline of a document: headings with the quotations and claims below them.

use std::cmp::Reverse;

use super::credit;
use super::words::first_words;
use crate::sources::Entry;
use crate::syntax::{BlockKind, Need, Statement, StatementKind};
use crate::text::Span;
use crate::workspace::Document;

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// A heading's text; a quotation's speaker and first words; a claim's first words. Never empty.
    pub name: String,
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

/// The outline of `document`.
pub fn document_symbols(document: &Document) -> Vec<Symbol> {
    let mut symbols = headings(document);
    symbols.extend(document.metadata.library.entries().iter().map(source));
    symbols.extend(
        document.syntax.statements().filter(|statement| statement.need != Need::No).map(|it| statement(document, &it)),
    );
    nest(symbols)
}

/// The headings of the document itself, each with the section down to the next of its rank: one inside a quotation
/// divides nothing.
fn headings(document: &Document) -> Vec<Symbol> {
    let blocks = document.syntax.blocks().filter(|block| block.kind == BlockKind::Heading);
    let mut headings: Vec<(u8, Symbol)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for block in blocks {
        for heading in &block.fact.headings {
            let span = block.place(heading.span);
            while let Some(index) = open.pop_if(|index| headings[*index].0 >= heading.level) {
                headings[index].1.full = Span::new(headings[index].1.full.start(), span.start());
            }
            open.push(headings.len());
            let name = named(heading.text.trim().to_owned(), "Heading");
            let full = Span::new(span.start(), document.text.len());
            headings.push((
                heading.level,
                Symbol { name, kind: SymbolKind::Heading, full, focus: span, children: Vec::new() },
            ));
        }
    }
    headings.into_iter().map(|(_, symbol)| symbol).collect()
}

fn source(entry: &Entry) -> Symbol {
    let name = named(entry.key.clone(), "Source");
    Symbol {
        name,
        kind: SymbolKind::Source,
        full: entry.span.join(entry.key_span),
        focus: entry.key_span,
        children: Vec::new(),
    }
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
    Symbol { name, kind, full: statement.span, focus: statement.span, children: Vec::new() }
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
