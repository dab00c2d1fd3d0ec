//! A finding, and all that a fix of it looks at.

use std::sync::Arc;

use super::{Action, ActionKind, Fixed, Then};
use crate::analysis::FileSpan;
use crate::analysis::diagnostics::{Diagnostic, Severity, diagnose_near};
use crate::analysis::shared::edit::{FileEdit, moved, obstacle, place_after};
use crate::analysis::shared::entry_edit::EntryEdit;
use crate::sources::{Entry, Field};
use crate::syntax::{Citation, Placed, Statement};
use crate::text::Span;
use crate::workspace::{Document, Home, Snapshot, Sources};

/// A finding, the file it is in, and what that file knows.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) home: Home<'a>,
    pub(super) sources: &'a Sources<'a>,
    pub(super) finding: &'a Diagnostic,
    /// Whether what takes long is left for when somebody wants it.
    pub(super) lazily: bool,
}

/// What may be found in a document after an edit that was not before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aftermath {
    /// Nothing worse than information.
    Clean,
    /// What could not be asked before: of a quotation that has a source now, whether its words are the source's.
    Known,
}

impl<'a> Case<'a> {
    /// The document that the finding is in, if it is one.
    pub(super) fn document(&self) -> Option<&'a Arc<Document>> {
        match self.home {
            Home::Document(document) => Some(document),
            Home::Library(..) | Home::Config(_) => None,
        }
    }

    /// The quotation or claim that the finding is about.
    pub(super) fn statement(&self) -> Option<Statement<'a>> {
        let document: &'a Document = self.document()?;
        document.syntax.statements_near(self.finding.span.start()).find(|it| it.span == self.finding.span)
    }

    /// The citation that the finding is about, with the statements that it sources.
    pub(super) fn citation(&self) -> Option<(Placed<'a, Citation>, Vec<Statement<'a>>)> {
        let (document, span): (&'a Document, Span) = (self.document()?, self.finding.span);
        let citation = document.syntax.citations_near(span.start(), 0).find(|it| it.place(it.at_span) == span)?;
        let is_by = |it: &Statement<'_>| it.citations().iter().any(|own| own.place(own.at_span) == span);
        Some((citation, document.syntax.statements_near(span.start()).filter(is_by).collect()))
    }

    /// The field of an entry of the file that the finding is about.
    pub(super) fn field(&self) -> Option<(&'a Entry, &'a Field)> {
        let (library, span) = (self.home.library(), self.finding.span);
        let fields = |entry: &'a Entry| entry.fields.iter().map(move |field| (entry, field));
        // What is inherited may stand in another entry.
        let entries = library.entry_at(span.start()).into_iter().chain(library.entries());
        entries.flat_map(fields).find(|(_, field)| field.span == span || field.name_span == span)
    }

    /// A quick fix of the finding.
    pub(super) fn fix(&self, title: impl Into<String>, edits: Vec<(Span, String)>) -> Action {
        self.fix_in(title, vec![FileEdit::of(self.snapshot, self.home, self.home.path(), edits)])
    }

    /// The same, of edits of some files.
    pub(super) fn fix_in(&self, title: impl Into<String>, edits: Vec<FileEdit>) -> Action {
        Action {
            title: title.into(),
            kind: ActionKind::QuickFix,
            is_preferred: false,
            fixes: vec![Fixed { code: self.finding.rule.code, span: self.finding.span }],
            edits,
            creates: None,
            then: None,
            is_deferred: false,
        }
    }

    /// A quick fix that edits entries of the file `home`, and other `edits` of the finding's file. `None`: that file
    /// cannot be edited.
    pub(super) fn fix_entry(
        &self,
        title: impl Into<String>,
        home: Home<'a>,
        edit: EntryEdit,
        edits: Vec<(Span, String)>,
    ) -> Option<Action> {
        if obstacle(self.snapshot, home).is_some() {
            return None;
        }
        let own = self.home.path();
        let is_own = home.path() == own;
        let edit = if is_own { edit.with(&edits) } else { edit };
        let select = edit.blank.map(|blank| FileSpan { path: Arc::clone(home.path()), span: Span::empty(blank) });
        let mut files = vec![FileEdit::of(self.snapshot, home, own, edit.edits)];
        if !is_own && !edits.is_empty() {
            files.insert(0, FileEdit::of(self.snapshot, self.home, own, edits));
        }
        Some(Action { then: select.map(Then::Select), ..self.fix_in(title, files) })
    }

    /// A quick fix that would edit entries of the file `home`, to be found once somebody wants it: where it is asked for
    /// lazily, and the file is so large that reading it again takes long. `None`: it is not.
    pub(super) fn deferred(&self, title: &str, home: Home<'_>) -> Option<Action> {
        const LARGE: usize = 500_000;
        let is_large = matches!(home, Home::Library(..)) && home.text().len() > LARGE;
        let is_deferred = self.lazily && is_large && obstacle(self.snapshot, home).is_none();
        let none = || vec![FileEdit::of(self.snapshot, home, self.home.path(), Vec::new())];
        is_deferred.then(|| Action { is_deferred, ..self.fix_in(title, none()) })
    }

    /// Whether after `edits` of the document the finding is gone, and what is found there otherwise was found before, or
    /// comes of them.
    pub(super) fn is_gone_after(&self, edits: &[(Span, String)], aftermath: Aftermath) -> bool {
        let Some(document) = self.document() else { return false };
        let code = self.finding.rule.code;
        let place = edits.iter().map(|(span, _)| *span).fold(self.finding.span, Span::join);
        let before = diagnose_near(self.snapshot, document, window(document, place));
        let document = Arc::new(document.edited(edits));
        let place = place_after(place, edits);
        let after = diagnose_near(self.snapshot, &document, window(&document, place));
        let count = |found: &[Diagnostic]| found.iter().filter(|it| it.rule.code == code).count();
        // Where another of its rule is gone instead, it is still where it was.
        let own = self.finding.span;
        let is_written_anew = edits.iter().any(|(span, _)| span.overlaps(own));
        let own = Span::new(moved(own.start(), edits), moved(own.end(), edits).max(moved(own.start(), edits)));
        let is_still_there = !is_written_anew && after.iter().any(|it| it.rule.code == code && it.span == own);
        let is_new = |it: &&Diagnostic| {
            let same = |other: &&Diagnostic| other.rule.code == it.rule.code && other.severity >= it.severity;
            before.iter().filter(same).count() < after.iter().filter(same).count()
        };
        let is_allowed = |it: &Diagnostic| {
            // Other words are to be checked again, whatever they were changed for.
            let is_told_anyway = it.severity <= Severity::Information || it.rule.code == "stale-check";
            is_told_anyway || (aftermath == Aftermath::Known && is_known_by(it.rule.code))
        };
        count(&after) < count(&before) && !is_still_there && after.iter().filter(is_new).all(is_allowed)
    }
}

/// Whether a rule asks something that only a quotation can be asked, or only one that has a source.
fn is_known_by(code: &str) -> bool {
    matches!(
        code,
        "unsourced-quote"
            | "misquote"
            | "quote-not-found"
            | "wrong-locator"
            | "missing-speaker"
            | "speaker-mismatch"
            | "date-mismatch"
            | "future-date"
            | "long-inline-quote"
    )
}

/// What is looked at to see what edits do: the blocks that they touch, and those beside, which they may make others of.
fn window(document: &Document, place: Span) -> Span {
    let blocks = document.syntax.blocks_around(place, 1);
    let block = |index| document.syntax.block_at(index).map_or(place, |block| block.all());
    block(blocks.start).join(block(blocks.end.saturating_sub(1))).join(place)
}
