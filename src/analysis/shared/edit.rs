//! Edits as plain data.

use std::path::Path;
use std::sync::Arc;

use crate::text::{Span, Text};

/// The edits of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEdit {
    /// The file.
    pub path: Arc<Path>,
    /// The version of it that they are of; `None`: the disk's.
    pub version: Option<i32>,
    /// What is replaced and by what, in order of place; no two overlap.
    pub edits: Vec<(Span, String)>,
    /// Whether it is a library outside of the folders that are open, which is not edited without confirmation
    /// (`markup.md` §8, reach).
    pub is_outside: bool,
}

/// `text` after `edits`, which are in order of place.
pub(in crate::analysis) fn edited(text: &Text, edits: &[(Span, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (span, replacement) in edits {
        out.push_str(&text.slice(Span::new(end, span.start())));
        out.push_str(replacement);
        end = span.end();
    }
    out.push_str(&text.slice(Span::new(end, text.len())));
    out
}
