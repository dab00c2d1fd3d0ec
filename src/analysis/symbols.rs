//! The outline of a document: headings with the quotations and claims below them.

use crate::text::Span;
use crate::workspace::Document;

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// A heading's text; a quotation's speaker and first words; a claim's first words.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it: for a heading, its whole section.
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
    let _ = document;
    Vec::new()
}
