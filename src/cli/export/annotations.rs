//! Quotations as annotations: the Web Annotation Data Model of the W3C. Each says of words in a document in which source they
//! are, and where in it.

use std::path::Path;

use serde_json::{Value, json};

use super::Quoting;
use crate::analysis::sheet::{Cited, Passage, Row};
use crate::fs::reference_of;
use crate::syntax::StatementKind;
use crate::text::{Span, Text};

/// How much of what stands around the words tells them from others like them, in characters.
const AROUND: usize = 32;

/// The quotations of all documents.
pub(super) fn page(documents: &[Quoting]) -> Value {
    let quotations = |quoting: &Quoting| {
        let rows = quoting.sheet.rows.iter().filter(|row| row.kind != StatementKind::Claim);
        rows.map(|row| annotation(quoting, row)).collect::<Vec<_>>()
    };
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": documents.iter().flat_map(quotations).collect::<Vec<_>>(),
    })
}

fn annotation(quoting: &Quoting, row: &Row) -> Value {
    let text = &quoting.document.text;
    let mut annotation = json!({
        "type": "Annotation",
        "motivation": "linking",
        "target": {
            "source": reference_of(Path::new(&quoting.name)),
            "selector": [quote(text, row.span), position(text, row.span)],
        },
    });
    let bodies: Vec<Value> = row.sources.iter().filter_map(|cited| body(cited, row.passage.as_ref())).collect();
    if !bodies.is_empty() {
        annotation["body"] = bodies.into();
    }
    annotation
}

/// The source, at the passage where that is known. `None`: there is no address that could stand for it.
fn body(cited: &Cited, passage: Option<&Passage>) -> Option<Value> {
    let url = cited.url.as_deref().map(|url| url.split_once(":~:").map_or(url, |(url, _)| url).trim_end_matches('#'));
    let key = Some(cited.key.as_str()).filter(|key| !key.is_empty()).map(|key| iri(&format!("#{key}")));
    let source = url.map(ToOwned::to_owned).or(key)?;
    let mut body = json!({"type": "SpecificResource", "source": source, "purpose": "linking"});
    if let Some(passage) = passage {
        body["selector"] = json!({"type": "TextQuoteSelector", "exact": passage.words, "prefix": passage.before, "suffix": passage.after});
    }
    Some(body)
}

/// The words as they are written, with what stands around them.
fn quote(text: &Text, span: Span) -> Value {
    // No character has more bytes than four.
    let before = text.slice(Span::new(span.start().saturating_sub(4 * AROUND), span.start()));
    let from = before.char_indices().rev().take(AROUND).last().map_or(0, |(at, _)| at);
    let after = text.slice(Span::new(span.end(), (span.end() + 4 * AROUND).min(text.len())));
    json!({
        "type": "TextQuoteSelector",
        "exact": text.slice(span),
        "prefix": before.get(from..).unwrap_or_default(),
        "suffix": after.chars().take(AROUND).collect::<String>(),
    })
}

/// The same in characters from the start.
fn position(text: &Text, span: Span) -> Value {
    let (start, end) = (text.chars_before(span.start()), text.chars_before(span.end()));
    json!({"type": "TextPositionSelector", "start": start, "end": end})
}

/// A fragment as a relative IRI.
fn iri(name: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const UNSAFE: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'\\')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    utf8_percent_encode(name, UNSAFE).to_string()
}
