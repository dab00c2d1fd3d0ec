//! The rules. One file per rule; each describes itself, and [`RULES`] lists them in the order of the README's table.

use super::FileSpan;
use crate::text::Span;
use crate::workspace::{Document, Snapshot};

/// A rule and everything that is said of it anywhere.
#[derive(Debug)]
pub struct Rule {
    /// Its name: `unsourced-quote`.
    pub code: &'static str,
    /// How bad it is unless a setting says otherwise.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub summary: &'static str,
    /// Why it matters to a reader.
    pub why: &'static str,
    /// A document in which it fires.
    pub fires: &'static str,
    /// One like it in which it does not.
    pub silent: &'static str,
    /// Whether it would fire on what is being typed this instant, and so waits for a pause.
    pub waits: bool,
    /// Finds what is wrong.
    check: fn(&Context<'_>, &mut Vec<Diagnostic>),
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nice to know; faded or dotted in editors.
    Hint,
    /// Worth knowing.
    Information,
    /// Most likely wrong.
    Warning,
    /// Wrong.
    Error,
}

/// A finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is here.
    pub severity: Severity,
    /// The bytes concerned.
    pub span: Span,
    /// One sentence on this text in this place.
    pub message: String,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// Whether the text is needless and may be faded.
    pub unnecessary: bool,
}

/// Another place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub place: FileSpan,
    /// What is there.
    pub message: String,
}

/// What a rule looks at.
#[derive(Debug)]
pub struct Context<'a> {
    /// Everything known.
    pub snapshot: &'a Snapshot,
    /// The document checked.
    pub document: &'a Document,
    /// The sources it sees.
    pub sources: crate::workspace::Sources<'a>,
}

/// Every rule.
pub static RULES: &[&Rule] = &[];

/// What is wrong with `document`, sorted by place; nothing if it is not to have diagnostics (`markup.md` §2).
pub fn diagnose(snapshot: &Snapshot, document: &Document) -> Vec<Diagnostic> {
    let _ = (snapshot, document);
    Vec::new()
}
