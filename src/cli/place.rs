//! Places as people and other programs count them.

use serde::Serialize;

use crate::text::{Encoding, Span, Text};

/// Where something is: the first fields of every object in JSON.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Place<'a> {
    /// The file, by the name it was reached by.
    pub(super) path: &'a str,
    /// From 1.
    pub(super) line: usize,
    /// From 1, in Unicode scalar values.
    pub(super) column: usize,
    /// The line of the end.
    pub(super) end_line: usize,
    /// The column right after the end.
    pub(super) end_column: usize,
    /// The first byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

impl<'a> Place<'a> {
    /// The place of `span` in `text`, the content of the file shown as `path`.
    pub(super) fn new(path: &'a str, text: &Text, span: Span) -> Self {
        let (start, end) = (text.position(span.start(), Encoding::Utf32), text.position(span.end(), Encoding::Utf32));
        Self {
            path,
            line: start.line as usize + 1,
            column: start.column as usize + 1,
            end_line: end.line as usize + 1,
            end_column: end.column as usize + 1,
            start: span.start(),
            end: span.end(),
        }
    }

    /// `path:line:column`, for people and the programs that follow such names.
    pub(super) fn name(&self) -> String {
        format!("{}:{}:{}", super::plain::one_line(self.path), self.line, self.column)
    }
}
