//! The citations of `nocite:`: sources that a document lists without citing them.

use super::spelling::Spelling;
use crate::sources::{Format, Metadata};
use crate::syntax::{Dialect, Syntax};
use crate::text::{Span, Text};
use crate::workspace::Document;

/// Stands for every source, as `@*`.
pub(in crate::analysis) const ALL: &str = "*";

/// A key that `nocite:` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Nocite {
    /// The key.
    pub key: String,
    /// The `@` and the key, in the document.
    pub at_span: Span,
    /// The key alone.
    pub key_span: Span,
    /// Whether it is written `@{key}`.
    pub braced: bool,
    /// The value of the field that it stands in.
    pub value: Span,
}

/// The keys that `nocite:` of `document` names, in the order they stand.
pub(in crate::analysis) fn nocite(document: &Document) -> Vec<Nocite> {
    in_file(&document.metadata, &document.text, document.syntax.context().dialect)
}

/// The same of any file with metadata.
pub(in crate::analysis) fn in_file(metadata: &Metadata, text: &Text, dialect: Dialect) -> Vec<Nocite> {
    let mut found = Vec::new();
    for (_, value) in metadata.nocite() {
        let spelling = Spelling::of_value(Format::Yaml, text, value);
        // As it is written, so that places are those of the document: what YAML folds are spaces to Markdown too.
        let syntax = Syntax::parse(&text.slice(value), dialect);
        found.extend(syntax.citations().map(|citation| Nocite {
            key: spelling.meant(&citation.key),
            at_span: citation.place(citation.at_span).shifted(value.start()),
            key_span: citation.place(citation.key_span).shifted(value.start()),
            braced: citation.braced,
            value,
        }));
    }
    found
}

/// The keys alone, of a file whose text is not known.
pub(in crate::analysis) fn keys(metadata: &Metadata, dialect: Dialect) -> Vec<String> {
    let syntaxes = metadata.nocite().into_iter().map(|(text, _)| Syntax::parse(&text, dialect));
    syntaxes.flat_map(|syntax| syntax.citations().map(|citation| citation.key.clone()).collect::<Vec<_>>()).collect()
}
