//! What stands at a place: the one question that hover, definition and references begin with.

use super::mention::{self, Mention, MentionKind};
use crate::analysis::FilePosition;
use crate::sources::{Entry, Format};
use crate::syntax::{Block, Citation, Placed, Statement, Syntax};
use crate::text::Span;
use crate::workspace::{Document, Home, Snapshot, Source, Sources};

/// What stands at a place.
#[derive(Debug)]
#[allow(clippy::large_enum_variant)] // One is made for a request, and taken apart where it is made.
pub(in crate::analysis) enum Subject<'a> {
    /// Something in the text of a document.
    InDocument(Reader<'a>, Fact<'a>),
    /// A key in a field of an entry, or in `nocite`, with the file it stands in and the entries that it means.
    Mention(Home<'a>, Mention, Vec<Source<'a>>),
    /// An entry, of a document's metadata or of a library.
    Entry(Source<'a>),
}

/// A key at a place.
#[derive(Debug)]
pub(in crate::analysis) struct KeyAt<'a> {
    /// The file.
    pub(in crate::analysis) home: Home<'a>,
    /// The key.
    pub(in crate::analysis) key: String,
    /// The key alone.
    pub(in crate::analysis) span: Span,
    /// What it means; `None`: it is defined nowhere.
    pub(in crate::analysis) target: Option<Source<'a>>,
}

/// A document with the sources it sees.
#[derive(Debug)]
pub(in crate::analysis) struct Reader<'a> {
    pub(in crate::analysis) document: &'a Document,
    pub(in crate::analysis) sources: Sources<'a>,
}

/// Something in the text of a document.
#[derive(Debug)]
pub(in crate::analysis) enum Fact<'a> {
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
pub(in crate::analysis) struct Note<'a> {
    /// The reference.
    pub(in crate::analysis) span: Span,
    /// Where the footnote is defined; for an inline note, the note.
    pub(in crate::analysis) definition: Span,
    /// What it cites.
    pub(in crate::analysis) citations: Vec<Placed<'a, Citation>>,
}

impl<'a> Reader<'a> {
    /// The statements that `citations`, which stand at `offset`, source, each with those of them that do.
    pub(in crate::analysis) fn sourced_by(
        &self,
        offset: usize,
        citations: &[Placed<'a, Citation>],
    ) -> Vec<(Statement<'a>, Vec<Placed<'a, Citation>>)> {
        let is_wanted = |cited: &&Placed<'a, Citation>| citations.iter().any(|citation| is_same(citation, cited));
        let with_cited = |statement: Statement<'a>| {
            let cited: Vec<_> = statement.citations().iter().filter(is_wanted).copied().collect();
            (!cited.is_empty()).then_some((statement, cited))
        };
        let syntax = &self.document.syntax;
        let near: Vec<_> = syntax.statements_near(offset).filter_map(with_cited).collect();
        // A footnote may stand far from what refers to it.
        if near.is_empty() && is_in_note(syntax, offset) {
            syntax.statements().filter_map(with_cited).collect()
        } else {
            near
        }
    }
}

/// What stands at `position`: of several things the innermost, citations before all.
pub(in crate::analysis) fn at<'a>(snapshot: &'a Snapshot, position: &FilePosition) -> Option<Subject<'a>> {
    let offset = position.offset;
    let home = snapshot.home(&position.path)?;
    if let Home::Document(document) = home
        && let Some(fact) = fact_at(document, offset)
    {
        return Some(Subject::InDocument(Reader { document, sources: snapshot.sources(document) }, fact));
    }
    let entry = home.library().entry_at(offset).map(|entry| Subject::Entry(Source { path: home.path(), entry }));
    let Some(mention) = mention::at(home, offset) else { return entry };
    let meant = mention::meant(snapshot, home, mention.kind, &mention.key);
    // What a field names and nothing defines is nothing but a field.
    if meant.is_empty() && mention.kind == MentionKind::Field {
        return entry;
    }
    Some(Subject::Mention(home, mention, meant))
}

/// The key at `position`, if one stands right there: in a citation, as the key of an entry, in a mention.
pub(in crate::analysis) fn key_at<'a>(snapshot: &'a Snapshot, position: &FilePosition) -> Option<KeyAt<'a>> {
    let home = snapshot.home(&position.path)?;
    let key_at = |key: &str, span, target| KeyAt { home, key: key.to_owned(), span, target };
    match at(snapshot, position)? {
        Subject::InDocument(Reader { sources, .. }, Fact::Citation(citation)) => {
            let is_here = citation.place(citation.at_span).touches(position.offset);
            is_here.then(|| key_at(&citation.key, citation.place(citation.key_span), sources.get(&citation.key)))
        }
        Subject::Mention(_, mention, meant) => Some(key_at(&mention.key, mention.span, meant.first().copied())),
        Subject::Entry(source) => {
            let (key, span) = written_keys(home, source.entry).find(|(_, span)| span.touches(position.offset))?;
            Some(key_at(key, span, Some(source)))
        }
        Subject::InDocument(..) => None,
    }
}

/// The keys of `entry`, of the file `home`, where they are written. One that is made of other fields stands nowhere.
pub(in crate::analysis) fn written_keys<'e>(home: Home<'e>, entry: &'e Entry) -> impl Iterator<Item = (&'e str, Span)> {
    let aliases = entry.aliases.iter().map(|(alias, span)| (&**alias, *span));
    let keys = std::iter::once((&*entry.key, entry.key_span)).chain(aliases);
    let is_made = move |key: &str, span: Span| home.format() == Format::Ris && home.text().slice(span) != key;
    keys.filter(move |(key, span)| !is_made(key, *span))
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

fn is_in_note(syntax: &Syntax, offset: usize) -> bool {
    let holds = |block: Placed<'_, Block>| {
        block.fact.definitions.iter().any(|definition| block.place(definition.span).touches(offset))
    };
    syntax.blocks().any(holds)
}

fn is_same(a: &Placed<'_, Citation>, b: &Placed<'_, Citation>) -> bool {
    a.base == b.base && std::ptr::eq(a.fact, b.fact)
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
