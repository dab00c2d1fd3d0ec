//! Making edits on trial: what a document says after them, and whether that is any better.

use super::At;
use crate::analysis::shared;
use crate::analysis::shared::key::TO_COME;
use crate::analysis::shared::verification::{Found, Outcome, Verification, verify};
use crate::syntax::{Sourcing, Statement, StatementKind, Syntax};
use crate::text::Span;
use crate::verify::Verdict;
use crate::workspace::{Document, Snapshot, Sources};

/// A quotation after some edits, none of which is one of its start.
pub(super) struct Trial<'t> {
    pub(super) statement: Statement<'t>,
    verification: Verification<'t>,
}

/// What is compared of the statements around, none of which may be worse off.
#[derive(PartialEq, Eq)]
struct Told {
    kind: StatementKind,
    speaker: Option<String>,
    is_needed: bool,
    lacks_source: bool,
    keys: Vec<String>,
    outcome: Option<Outcome>,
    is_misplaced: bool,
}

impl Told {
    /// Whether its words are known to be in none of its sources.
    fn is_not_found(&self) -> bool {
        self.outcome == Some(Outcome::Compared(Verdict::NotFound))
    }

    /// Whether it is not known to have other words than its source.
    fn is_right(&self) -> bool {
        match self.outcome {
            None | Some(Outcome::Translated) => true,
            Some(Outcome::Compared(verdict)) => verdict >= Verdict::MarkedChanges && !self.is_misplaced,
        }
    }

    /// Whether this, which was `before`, is no worse than that: the same; or, where it had no source, it has `own`'s and is
    /// the same speaker's: whether it is quite in its words is to be found out; or it waits for one. Where it still has none
    /// but at the end of its paragraph, that is not known to have other words. What needs none, as a name does, may stand
    /// anywhere.
    fn is_no_worse(&self, before: &Self, own: &Self) -> bool {
        let is_sourced_too = self.speaker == own.speaker && self.keys == own.keys;
        let is_to_come = self.keys == [TO_COME];
        let is_idle = !before.is_needed && (!self.is_needed || self.is_right());
        // Another part of what is in its words has them, too, or is a slip.
        let is_known_better = !self.is_not_found() || own.outcome.is_some() && own.is_right();
        let is_told = if self.lacks_source { self.is_right() } else { is_sourced_too && is_known_better };
        let is_better = is_idle || is_to_come || is_told;
        let is_it = (self.kind, &self.speaker) == (before.kind, &before.speaker);
        self == before || (before.lacks_source && is_it && is_better)
    }
}

impl At<'_> {
    /// Whether `holds` is true of the quotation after `edits`, which are in order of place, and neither it nor any of the
    /// statements around it is worse off: without a source one is better off than with one that has not its words.
    pub(super) fn holds_after(&self, edits: &[(Span, String)], holds: impl FnOnce(&Trial<'_>) -> bool) -> bool {
        let document = self.document.edited(edits);
        let sources = self.snapshot.sources(&document);
        let start = self.statement.span.start();
        // What is inserted where it starts stands before it, or is part of it.
        let starts = [moved(start, edits), shared::edit::moved(start, edits)];
        let start = starts[0];
        let is_it = |it: &&Statement<'_>| starts.contains(&it.span.start()) && it.kind == self.statement.kind;
        let mut after: Vec<Statement<'_>> = near(&document.syntax, start);
        if !after.iter().any(|it| is_it(&it)) {
            after = near(&document.syntax, starts[1]);
        }
        let Some(statement) = after.iter().find(is_it) else { return false };
        let is_none_worse = || {
            let before = near(&self.document.syntax, self.statement.span.start());
            let own = |it: &&Statement<'_>| it.span != self.statement.span || it.kind != self.statement.kind;
            let told_before = |it| told(self.snapshot, self.document, self.sources, it);
            let told_after = |it| told(self.snapshot, &document, &sources, it);
            let before: Vec<Told> = before.iter().filter(own).map(told_before).collect();
            let others: Vec<Told> = after.iter().filter(|it| !is_it(it)).map(told_after).collect();
            let own = told_after(statement);
            if own.is_not_found() && !told_before(self.statement).is_not_found() {
                return false;
            }
            before.len() == others.len() && before.iter().zip(&others).all(|(was, is)| is.is_no_worse(was, &own))
        };
        let verification = verify(self.snapshot, &document, &sources, statement);
        holds(&Trial { statement: statement.clone(), verification }) && is_none_worse()
    }

    /// Whether the quotation is in its source's words after `edits`, or in those of another one that it cites.
    pub(super) fn verifies_after(&self, edits: &[(Span, String)]) -> bool {
        self.holds_after(edits, |trial| trial.verified().is_some())
    }
}

impl<'t> Trial<'t> {
    /// Where it was found, if it is in the words of what it cites.
    pub(super) fn verified(&self) -> Option<&Found<'t>> {
        self.verification.verified()
    }

    /// Whether it cites `key`.
    pub(super) fn cites(&self, key: &str) -> bool {
        self.statement.citations().iter().any(|citation| citation.key == key)
    }
}

/// Whether after `edits`, which change how something is written, the same is quoted around them: the same words, sourced by
/// the same, and said by the same.
pub(super) fn says_the_same(document: &Document, edits: &[(Span, String)]) -> bool {
    let Some(place) = edits.iter().map(|(span, _)| *span).reduce(Span::join) else { return false };
    let after = document.edited(edits);
    let new = shared::edit::place_after(place, edits);
    // What the edits touch is compared with what is around them: they may part blocks, and join them.
    let is_among = |few: &[Saying], all: &[Saying]| few.iter().all(|it| all.iter().any(|other| it.is_kept_as(other)));
    let (old, wide) = (sayings(document, place, 0), sayings(document, place, 2));
    let (new, new_wide) = (sayings(&after, new, 0), sayings(&after, new, 2));
    is_among(&old, &new_wide) && is_among(&new, &wide)
}

/// What is quoted in a place, without how it is written.
struct Saying {
    letters: String,
    keys: Vec<String>,
    is_sourced: bool,
    speaker: Option<String>,
    is_needed: bool,
}

impl Saying {
    fn is_kept_as(&self, other: &Self) -> bool {
        (&self.letters, &self.keys, self.is_sourced) == (&other.letters, &other.keys, other.is_sourced)
            && self.speaker == other.speaker
            && self.is_needed == other.is_needed
    }
}

/// What the blocks that `span` touches quote, and so many beside them.
fn sayings(document: &Document, span: Span, beside: usize) -> Vec<Saying> {
    let saying = |statement: Statement<'_>| {
        let speaker = statement.attribution.as_ref().and_then(|it| it.speaker.as_ref());
        Saying {
            letters: statement.text(&document.text).chars().filter(|c| c.is_alphanumeric()).collect(),
            keys: statement.citations().iter().map(|citation| citation.key.clone()).collect(),
            is_sourced: matches!(statement.sourcing, Sourcing::Citations(_)),
            speaker: speaker.map(|speaker| speaker.name.clone()),
            is_needed: document.needs_source(&statement),
        }
    };
    let blocks = document.syntax.blocks_around(span, beside);
    blocks.flat_map(|index| document.syntax.statements_of(index)).map(saying).collect()
}

/// The statements around `offset`.
fn near(syntax: &Syntax, offset: usize) -> Vec<Statement<'_>> {
    syntax.statements_near(offset).collect()
}

fn told<'a>(snapshot: &'a Snapshot, document: &Document, sources: &Sources<'a>, statement: &Statement<'a>) -> Told {
    let verification = verify(snapshot, document, sources, statement);
    let speaker = statement.attribution.as_ref().and_then(|it| it.speaker.as_ref());
    Told {
        kind: statement.kind,
        speaker: speaker.map(|speaker| speaker.name.clone()),
        is_needed: document.needs_source(statement),
        lacks_source: statement.lacks_source(),
        keys: statement.citations().iter().map(|citation| citation.key.clone()).collect(),
        outcome: verification.outcome,
        is_misplaced: verification.found.is_some_and(|found| found.is_located == Some(false)),
    }
}

/// Where what stood at `offset` stands after `edits`.
fn moved(offset: usize, edits: &[(Span, String)]) -> usize {
    let before = edits.iter().filter(|(span, _)| span.end() <= offset && !(span.is_empty() && span.start() == offset));
    let (gone, new) = before.fold((0, 0), |(gone, new), (span, text)| (gone + span.len(), new + text.len()));
    (offset + new).saturating_sub(gone)
}
