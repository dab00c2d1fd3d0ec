//! Words in quotation marks that are the name of a source, not words of it.

use std::cell::OnceCell;

use super::folded::letters;
use crate::sources::{Entry, FieldName};
use crate::syntax::{Statement, StatementKind};
use crate::workspace::{Document, Sources};

/// Whether the words of `statement` are the title, container or event of a source it cites (`markup.md` §3).
pub fn is_name_of_source(document: &Document, sources: &Sources<'_>, statement: &Statement<'_>) -> bool {
    if statement.kind == StatementKind::Claim {
        return false;
    }
    let length: usize = statement.words.iter().map(|span| span.len()).sum();
    let words = OnceCell::new();
    let words = || words.get_or_init(|| letters(&statement.text(&document.text)));
    // Case, accents, marks and spaces do not make another title.
    let reads = |name: &str| letters(name) == *words();
    let is_name = |entry: &Entry| {
        let names = [FieldName::Title, FieldName::TitleShort, FieldName::ContainerTitle, FieldName::EventTitle];
        // Most quotations are longer than any title, which is told at a glance.
        names.iter().filter_map(|name| entry.text(name)).filter(|name| length <= 2 * name.len()).any(|name| {
            // Without its subtitle it is the same title.
            reads(name) || name.split_once(':').is_some_and(|(main, _)| reads(main))
        })
    };
    statement.citations().iter().filter_map(|citation| sources.get(&citation.key)).any(|source| is_name(source.entry))
}
