//! Code actions: what can be done about what stands at a place, with the edits that do it. One file per action.
//!
//! Each proposes edits; [`Trial`](trial::Trial) makes them, reads the document as it would be, and compares the quotation
//! once more. What does not hold afterwards, or makes something else of the statements around, is not offered.

mod add_locator;
mod cite_found;
mod mark_change;
mod place;
mod right_locator;
mod style;
#[cfg(test)]
mod tests;
mod trial;
mod use_source_words;
mod widen;

pub use cite_found::Search;

use std::path::Path;
use std::sync::Arc;

use super::shared::edit::FileEdit;
use super::shared::verification::{Verification, verify};
use crate::syntax::{Statement, StatementKind};
use crate::text::Span;
use crate::workspace::{Document, Snapshot, Sources};

/// Something that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does, as a menu says it.
    pub title: String,
    /// What sort of action.
    pub kind: ActionKind,
    /// Whether it is the right one of those that fix the same.
    pub is_preferred: bool,
    /// The findings that are gone afterwards.
    pub fixes: Vec<Fixed>,
    /// What it edits.
    pub edits: Vec<FileEdit>,
}

/// What sort of action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActionKind {
    /// It mends something.
    QuickFix,
    /// It says the same in another way.
    Rewrite,
}

/// A finding that an action answers: of one rule, at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The rule's code.
    pub code: &'static str,
    /// What it is about; the finding lies somewhere in it.
    pub span: Span,
}

/// How many statements a selection may hold. Who selects more wants to do something else with it.
const MOST: usize = 32;

/// What can be done about what `span` of the document at `path` touches; what is best first.
pub fn actions(snapshot: &Snapshot, path: &Path, span: Span) -> Vec<Action> {
    let Some(document) = snapshot.document(path) else { return Vec::new() };
    let sources = snapshot.sources(document);
    let mut actions = Vec::new();
    for statement in touched(document, span) {
        let verification = verify(snapshot, document, &sources, &statement);
        let at = At { snapshot, document, sources: &sources, statement: &statement, verification: &verification };
        actions.extend(cite_found::actions(&at));
        actions.extend(use_source_words::action(&at));
        actions.extend(mark_change::action(&at));
        actions.extend(right_locator::action(&at));
        actions.extend(add_locator::action(&at));
        actions.extend(widen::action(&at));
    }
    actions
}

/// What has to be read before [`actions`] can say where the words of an unsourced quotation are from: transcripts of the
/// sources that the document sees, which are not in memory. `None`: nothing.
pub fn search(snapshot: &Snapshot, path: &Path, span: Span) -> Option<Search> {
    let document = snapshot.document(path)?;
    let sources = snapshot.sources(document);
    let statements = touched(document, span);
    cite_found::search(snapshot, document, &sources, &statements)
}

/// A quotation, and all that an action looks at.
#[derive(Clone, Copy)]
struct At<'a> {
    snapshot: &'a Snapshot,
    document: &'a Arc<Document>,
    sources: &'a Sources<'a>,
    statement: &'a Statement<'a>,
    verification: &'a Verification<'a>,
}

impl At<'_> {
    /// A quick fix of what `code` finds in the quotation, made of edits of its document.
    fn fix(&self, title: String, code: &'static str, edits: Vec<(Span, String)>) -> Action {
        let span = self.statement.span;
        Action { kind: ActionKind::QuickFix, fixes: vec![Fixed { code, span }], ..self.rewrite(title, edits) }
    }

    /// Another way to say the same.
    fn rewrite(&self, title: String, edits: Vec<(Span, String)>) -> Action {
        let (path, version) = (Arc::clone(&self.document.path), self.document.version);
        let edits = vec![FileEdit { path, version, edits, is_outside: false }];
        Action { title, kind: ActionKind::Rewrite, is_preferred: false, fixes: Vec::new(), edits }
    }
}

/// The quotations that `span` touches, by their words or by the citations that source them. Of several around a caret
/// the innermost.
fn touched(document: &Document, span: Span) -> Vec<Statement<'_>> {
    let syntax = &document.syntax;
    let meets = |other: Span| if span.is_empty() { other.touches(span.start()) } else { other.overlaps(span) };
    let blocks = syntax.blocks().enumerate().filter(|(_, block)| block.all().overlaps(span));
    let blocks: Vec<usize> = blocks.map(|(index, _)| index).take(MOST).collect();
    let near = syntax.statements_near(span.start()).chain(blocks.iter().flat_map(|index| syntax.statements_of(*index)));
    let mut found: Vec<Statement<'_>> = Vec::new();
    for statement in near.filter(|statement| statement.kind != StatementKind::Claim) {
        let mut citations = statement.citations().iter();
        let is_touched = meets(statement.span) || citations.any(|citation| meets(citation.place(citation.span)));
        if is_touched && found.len() < MOST && !found.iter().any(|known| known.span == statement.span) {
            found.push(statement);
        }
    }
    if span.is_empty()
        && let Some(inner) = found.iter().map(|it| it.span).filter(|it| meets(*it)).min_by_key(|it| it.len())
    {
        found.retain(|statement| statement.span == inner);
    }
    found.sort_by_key(|statement| statement.span);
    found
}
