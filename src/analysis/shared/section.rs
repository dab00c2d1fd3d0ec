//! The sections of a document: what its headings divide it into.

use crate::syntax::{BlockKind, Heading};
use crate::text::Span;
use crate::workspace::Document;

/// A heading with what stands below it.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Section<'a> {
    /// Its heading.
    pub(in crate::analysis) heading: &'a Heading,
    /// Where that stands.
    pub(in crate::analysis) heading_span: Span,
    /// From the heading to the next of its rank.
    pub(in crate::analysis) full: Span,
}

/// The sections of `document`, in the order of their headings. One inside a quotation divides nothing.
pub(in crate::analysis) fn sections(document: &Document) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    // Those that no heading has ended yet, the outer ones first.
    let mut open: Vec<(usize, u8)> = Vec::new();
    for block in document.syntax.blocks().filter(|block| block.kind == BlockKind::Heading) {
        for heading in &block.fact.headings {
            let span = block.place(heading.span);
            while let Some((index, _)) = open.pop_if(|(_, level)| *level >= heading.level) {
                if let Some(over) = sections.get_mut(index) {
                    over.full = Span::new(over.full.start(), span.start());
                }
            }
            open.push((sections.len(), heading.level));
            sections.push(Section { heading, heading_span: span, full: Span::new(span.start(), document.text.len()) });
        }
    }
    sections
}
