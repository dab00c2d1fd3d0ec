//! What stands at a place: the one question that hover, definition and references begin with.

use super::FilePosition;
use crate::syntax::{Citation, Placed, Statement};
use crate::text::Span;
use crate::workspace::{Document, Snapshot, Source, Sources};

/// What stands at a place.
#[derive(Debug)]
#[allow(clippy::large_enum_variant)] // One is made for a request, and taken apart where it is made.
pub(super) enum Subject<'a> {
    /// Something in the text of a document.
    InDocument(Reader<'a>, Fact<'a>),
    /// An entry, of a document's metadata or of a library.
    Entry(Source<'a>),
}

/// A document with the sources it sees.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) sources: Sources<'a>,
}

/// Something in the text of a document.
#[derive(Debug)]
pub(super) enum Fact<'a> {
    /// A cited key with what belongs to it.
    Citation(Placed<'a, Citation>),
    /// A reference to a footnote.
    Note(Note<'a>),
    /// The words that say whose a statement is.
    Attribution(Span, Statement<'a>),
    /// A quotation or claim.
    Statement(Statement<'a>),
}

/// A reference to a footnote, with what the footnote holds.
#[derive(Debug)]
pub(super) struct Note<'a> {
    /// The reference.
    pub(super) span: Span,
    /// Where the footnote is defined; for an inline note, the note.
    pub(super) definition: Span,
    /// What it cites.
    pub(super) citations: Vec<Placed<'a, Citation>>,
}

/// What stands at `position`: of several things the innermost, citations before all.
pub(super) fn at<'a>(snapshot: &'a Snapshot, position: &FilePosition) -> Option<Subject<'a>> {
    let offset = position.offset;
    let Some(document) = snapshot.document(&position.path) else {
        let (path, file) = snapshot.libraries().find(|(path, _)| **path == position.path)?;
        return file.library.entry_at(offset).map(|entry| Subject::Entry(Source { path, entry }));
    };
    if let Some(fact) = fact_at(document, offset) {
        return Some(Subject::InDocument(Reader { document, sources: snapshot.sources(document) }, fact));
    }
    let entry = document.metadata.library.entry_at(offset)?;
    Some(Subject::Entry(Source { path: &document.path, entry }))
}

fn fact_at(document: &Document, offset: usize) -> Option<Fact<'_>> {
    if let Some(citation) = document.syntax.citation_at(offset) {
        return Some(Fact::Citation(citation));
    }
    note_at(document, offset).map(Fact::Note).or_else(|| statement_at(document, offset))
}

fn note_at(document: &Document, offset: usize) -> Option<Note<'_>> {
    let syntax = &document.syntax;
    let (base, note) = syntax.blocks().find_map(|block| {
        let note = block.fact.notes.iter().find(|note| block.place(note.span).touches(offset))?;
        Some((block.base, note))
    })?;
    let span = note.span.shifted(base);
    let definition = match &note.label {
        None => span,
        Some(label) => syntax.blocks().find_map(|block| {
            let definition = block.fact.definitions.iter().find(|definition| definition.label == *label)?;
            Some(block.place(definition.span))
        })?,
    };
    let citations = syntax.citations().filter(|citation| definition.covers(citation.place(citation.span))).collect();
    Some(Note { span, definition, citations })
}

/// The smallest statement or attribution that holds `offset`.
fn statement_at(document: &Document, offset: usize) -> Option<Fact<'_>> {
    let mut found: Option<(usize, Fact<'_>)> = None;
    for statement in document.syntax.statements_near(offset) {
        let attribution = statement.attribution.as_ref().map(|attribution| attribution.span);
        let smaller = |span: &Span| span.touches(offset) && found.as_ref().is_none_or(|(len, _)| span.len() < *len);
        if let Some(span) = attribution
            .filter(smaller)
            .filter(|span| span.len() < statement.span.len() || !statement.span.touches(offset))
        {
            found = Some((span.len(), Fact::Attribution(span, statement)));
        } else if smaller(&statement.span) {
            found = Some((statement.span.len(), Fact::Statement(statement)));
        }
    }
    found.map(|(_, fact)| fact)
}
