//! What a selection is about.

use crate::syntax::Statement;
use crate::text::Span;
use crate::workspace::Document;

/// How many blocks a selection may hold. Who selects more wants to do something else with it.
const MOST: usize = 32;

/// The statements whose words, or what sources them, `span` touches, each once, in order of place.
pub(in crate::analysis) fn touched(document: &Document, span: Span) -> Vec<Statement<'_>> {
    let syntax = &document.syntax;
    let in_blocks = syntax.blocks_in(span).take(MOST).flat_map(|index| syntax.statements_of(index));
    let is_touched = |statement: &Statement<'_>| {
        let mut citations = statement.citations().iter();
        touches(statement.span, span) || citations.any(|citation| touches(citation.place(citation.span), span))
    };
    let mut found: Vec<Statement<'_>> = Vec::new();
    for statement in syntax.statements_near(span.start()).chain(in_blocks).filter(is_touched) {
        if !found.iter().any(|known| (known.span, known.kind) == (statement.span, statement.kind)) {
            found.push(statement);
        }
    }
    found.sort_by_key(|statement| statement.span);
    found
}

/// The parts of what is said in one go, `statement` among them: those that one attribution stands between or beside.
pub(in crate::analysis) fn parts<'d>(document: &'d Document, statement: &Statement<'_>) -> Vec<Statement<'d>> {
    let of = |it: &Statement<'_>| it.attribution.as_ref().filter(|it| !it.inferred).map(|it| it.span);
    let is_part = |other: &Statement<'_>| match of(statement) {
        Some(attribution) => other.kind == statement.kind && of(other) == Some(attribution),
        None => (other.span, other.kind) == (statement.span, statement.kind),
    };
    document.syntax.statements_near(statement.span.start()).filter(is_part).collect()
}

/// Whether `a` is where `span` is: a caret is at the end of what it stands behind.
pub(in crate::analysis) fn touches(a: Span, span: Span) -> bool {
    if span.is_empty() { a.touches(span.start()) } else { a.overlaps(span) }
}
