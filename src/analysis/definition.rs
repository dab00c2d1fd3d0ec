//! From a quotation, claim or citation to its source entry.

use std::sync::Arc;

use super::subject::{self, Fact, Subject};
use super::{FilePosition, NavigationTarget};
use crate::syntax::{Citation, Placed};
use crate::text::Span;
use crate::workspace::{Snapshot, Source, Sources};

/// Where a jump starts and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// What was jumped from: the key of a citation, the whole of a quotation.
    pub origin: Span,
    /// The entries; several where several keys source the quotation.
    pub targets: Vec<NavigationTarget>,
}

/// The source entry of what stands at `position`; an entry's is itself. From a footnote reference the jump leads to the
/// footnote too.
pub fn goto_definition(snapshot: &Snapshot, position: &FilePosition) -> Option<Definition> {
    let (origin, targets) = match subject::at(snapshot, position)? {
        Subject::Entry(source) => (source.entry.key_span, vec![entry(source)]),
        Subject::InDocument(reader, fact) => match fact {
            Fact::Citation(citation) => {
                let key = citation.place(citation.at_span);
                let origin = if key.touches(position.offset) { key } else { citation.place(citation.span) };
                (origin, entries(&reader.sources, &[citation]))
            }
            Fact::Note(note) => {
                let mut targets = entries(&reader.sources, &note.citations);
                if note.definition != note.span {
                    let path = Arc::clone(&position.path);
                    targets.push(NavigationTarget { path, full: note.definition, focus: note.definition });
                }
                (note.span, targets)
            }
            Fact::Attribution(span, statement) => (span, entries(&reader.sources, statement.citations())),
            Fact::Statement(statement) => (statement.span, entries(&reader.sources, statement.citations())),
        },
    };
    (!targets.is_empty()).then_some(Definition { origin, targets })
}

/// The entries of the keys that `citations` name, each once.
fn entries(sources: &Sources<'_>, citations: &[Placed<'_, Citation>]) -> Vec<NavigationTarget> {
    let mut targets = Vec::new();
    for target in citations.iter().filter_map(|citation| sources.get(&citation.key)).map(entry) {
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    targets
}

fn entry(source: Source<'_>) -> NavigationTarget {
    NavigationTarget { path: Arc::clone(source.path), full: source.entry.span, focus: source.entry.key_span }
}
