//! Whether quoted words are the source's: clause by clause, quotation by quotation, and by what never may change it.
#![allow(clippy::unwrap_used, clippy::panic)]

mod clauses;
mod metamorphic;
mod prose;
mod quotations;
mod robust;
mod statements;

use super::*;
use crate::syntax::{Dialect, StatementKind, Syntax};
use crate::text::Text;

/// A document with one quotation.
pub(super) struct Quotation {
    pub(super) text: Text,
    pub(super) quoted: Quoted,
}

impl Quotation {
    /// The first quotation of `document`.
    pub(super) fn of(document: &str) -> Self {
        let text = Text::new(document);
        let syntax = Syntax::parse(document, Dialect::Markdown);
        let statement = syntax.statements().find(|statement| statement.kind != StatementKind::Claim);
        let statement = statement.unwrap_or_else(|| panic!("no quotation: {document}"));
        Self { quoted: Quoted::new(&statement, &text), text }
    }

    /// `words` as a block quotation; `words` may be lines.
    pub(super) fn block(words: &str) -> Self {
        Self::of(&format!("> {}\n", words.replace('\n', "\n> ")))
    }

    /// `words` as they are, without markup.
    pub(super) fn plain(words: &str) -> Self {
        Self { quoted: Quoted::plain(words), text: Text::new(words) }
    }

    pub(super) fn compare(&self, corpus: &Corpus) -> Comparison {
        compare(&self.quoted, corpus, &|_| false)
    }

    /// The document with `edits` done.
    pub(super) fn edited(&self, mut edits: Vec<Wording>) -> String {
        edits.sort_by_key(|edit| (edit.span.start(), edit.span.end()));
        let mut text = self.text.clone();
        for edit in edits.iter().rev() {
            text.replace(edit.span, &edit.text);
        }
        text.slice(Span::new(0, text.len())).into_owned()
    }

    /// The document with the source's words for its own.
    pub(super) fn in_source_words(&self, comparison: &Comparison, corpus: &Corpus) -> String {
        self.edited(comparison.differences.iter().map(|found| found.in_source_words(corpus, &self.text)).collect())
    }

    /// The document with its changes marked, if all can be.
    pub(super) fn as_marked(&self, comparison: &Comparison, corpus: &Corpus) -> Option<String> {
        let edits = comparison.differences.iter().map(|found| found.as_marked(&self.quoted, corpus, &self.text));
        Some(self.edited(edits.collect::<Option<Vec<_>>>()?))
    }
}
