//! What comparing said before: an edit in a paragraph of many quotations compares again the one that it changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::Locus;
use crate::syntax::{Statement, StatementKind};
use crate::text::{Span, Text};
use crate::verify::Comparison;
use crate::workspace::TranscriptFile;

/// As many results are kept; then all are let go, and found again as they are needed.
const LIMIT: usize = 20_000;

/// Results of comparing, by all that they rest on.
#[derive(Debug, Default)]
pub struct Memo {
    known: Mutex<HashMap<Question, Answer>>,
}

/// What was compared, wherever in the document it stood.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Question {
    written: String,
    kind: StatementKind,
    /// Which pieces of it are its words, from its start.
    words: Vec<Span>,
    incise: Option<Span>,
    speaker: Option<String>,
    /// The address of the transcript.
    file: usize,
    locus: Option<Locus>,
}

#[derive(Debug)]
struct Answer {
    /// As long as it is there no other transcript has its address.
    _file: Weak<TranscriptFile>,
    /// With the places of the document from the start of the statement.
    comparison: Comparison,
}

impl Memo {
    /// What `compare` said of `statement`, in `document`, and `file` where it was asked before; else what it says.
    pub(super) fn ask(
        &self,
        (statement, document): (&Statement<'_>, &Text),
        file: &Arc<TranscriptFile>,
        locus: Option<&Locus>,
        compare: impl FnOnce() -> Comparison,
    ) -> Comparison {
        let base = statement.span.start();
        let question = Question {
            written: document.slice(statement.span).into_owned(),
            kind: statement.kind,
            words: statement.words.iter().map(|words| from(base, *words)).collect(),
            incise: statement.incise().map(|incise| from(base, incise)),
            speaker: super::speaker(statement).map(|speaker| speaker.name.clone()),
            file: Arc::as_ptr(file) as usize,
            locus: locus.cloned(),
        };
        if let Some(answer) = self.known().get(&question) {
            return placed(&answer.comparison, |span| span.shifted(base));
        }
        // Others may ask meanwhile.
        let comparison = compare();
        let mut known = self.known();
        if known.len() >= LIMIT {
            known.clear();
        }
        let answer = Answer { _file: Arc::downgrade(file), comparison: placed(&comparison, |span| from(base, span)) };
        known.insert(question, answer);
        comparison
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Question, Answer>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `span` counted from `base`, which no place of a statement lies before.
fn from(base: usize, span: Span) -> Span {
    Span::new(span.start().saturating_sub(base), span.end().saturating_sub(base))
}

/// `comparison` with its places in the document as `place` has them.
fn placed(comparison: &Comparison, place: impl Fn(Span) -> Span) -> Comparison {
    let mut placed = comparison.clone();
    for difference in &mut placed.differences {
        difference.quoted = place(difference.quoted);
    }
    for change in &mut placed.changes {
        change.quoted = place(change.quoted);
    }
    placed
}
