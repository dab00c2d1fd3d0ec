//! The markers of example lists: `(@good) This is a good example.`

use super::ExampleLabel;
use super::key::is_alphanumeric;
use crate::text::Span;

/// The markers in a paragraph: `(@label)`, `@label)` or `@label.` before white space, the label optional. Only if the
/// paragraph starts with one may its further lines, too.
pub(super) fn labels(text: &str) -> Vec<ExampleLabel> {
    let mut labels = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        match marker(line) {
            Some(label) => labels.push(ExampleLabel {
                span: Span::new(start + label.span.start(), start + label.span.end()),
                label_span: Span::new(start + label.label_span.start(), start + label.label_span.end()),
                ..label
            }),
            // A `\r\n` leaves an empty line between.
            None if labels.is_empty() && !line.trim().is_empty() => break,
            None => {}
        }
        start += line.len();
    }
    labels
}

/// The marker that starts `line`.
fn marker(line: &str) -> Option<ExampleLabel> {
    let inner = line.trim_start_matches([' ', '\t']);
    let start = line.len() - inner.len();
    let parenthesised = inner.starts_with('(');
    let label_start = start + usize::from(parenthesised) + 1;
    let at = &line[label_start - 1..];
    let name = at.strip_prefix('@')?;
    let label = &name[..label_length(name)];
    let rest = &name[label.len()..];
    let after = rest.strip_prefix(')').or_else(|| rest.strip_prefix('.').filter(|_| !parenthesised))?;
    let label_span = Span::new(label_start, label_start + label.len());
    after.chars().next().is_none_or(char::is_whitespace).then(|| ExampleLabel {
        span: Span::new(start, label_span.end() + 1),
        label_span,
        label: label.to_owned(),
    })
}

/// Letters and digits, with single `_` or `-` before some of them.
pub(super) fn label_length(text: &str) -> usize {
    let mut length = 0;
    loop {
        let mut rest = text[length..].chars();
        match (rest.next(), rest.next()) {
            (Some(c), _) if is_alphanumeric(c) => length += c.len_utf8(),
            (Some('_' | '-'), Some(next)) if is_alphanumeric(next) => length += 1,
            _ => return length,
        }
    }
}
