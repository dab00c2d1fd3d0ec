//! The citations of `nocite:`: sources that a document lists without citing them.

use crate::syntax::Syntax;
use crate::text::Span;
use crate::workspace::Document;

/// Stands for every source, as `@*`.
pub(super) const ALL: &str = "*";

/// A key that `nocite:` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Nocite {
    /// The key.
    pub key: String,
    /// The `@` and the key, in the document.
    pub at_span: Span,
}

/// The keys that `nocite:` of `document` names, in the order they stand.
pub(super) fn nocite(document: &Document) -> Vec<Nocite> {
    let mut found = Vec::new();
    for (_, span) in document.metadata.nocite() {
        // As it is written, so that places are those of the document: what YAML folds are spaces to Markdown too.
        let syntax = Syntax::parse(&document.text.slice(span), document.syntax.context().dialect);
        let keys = syntax.citations();
        found.extend(keys.map(|citation| Nocite {
            key: citation.key.clone(),
            at_span: citation.place(citation.at_span).shifted(span.start()),
        }));
    }
    found
}
