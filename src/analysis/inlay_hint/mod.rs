//! Words that are not in the text and stand beside it: whom a citation cites, and whether a quotation is in its source's
//! words.

mod credit;
mod verdict;

use std::path::Path;

use super::FileSpan;
use crate::text::Span;
use crate::workspace::Snapshot;

/// A word beside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlayHint {
    /// Where it stands: where what it is about ends.
    pub offset: usize,
    /// The word: `✓ line 12`, `Abraham Lincoln, 1863`.
    pub label: String,
    /// The same as a sentence, where it says less.
    pub tooltip: Option<String>,
    /// Where a click leads.
    pub target: Option<HintTarget>,
}

/// Where a click leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HintTarget {
    /// To the passage in a transcript, in bytes of its text.
    Passage(FileSpan),
    /// To an entry.
    Entry(FileSpan),
}

/// The hints in `span` of the document at `path`, in order of place, those that the settings ask for.
pub fn inlay_hints(snapshot: &Snapshot, path: &Path, span: Span) -> Vec<InlayHint> {
    let Some(document) = snapshot.document(path) else { return Vec::new() };
    let (settings, sources) = (snapshot.settings(), snapshot.sources(document));
    let mut hints = Vec::new();
    if settings.verdict_hints {
        hints.extend(verdict::verdicts(snapshot, document, &sources, span));
    }
    if settings.credit_hints {
        hints.extend(credit::credits(document, &sources, span));
    }
    hints.sort_by_key(|hint| hint.offset);
    hints
}
