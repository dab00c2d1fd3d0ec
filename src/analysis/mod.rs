//! The features. One feature, one file or folder, and few public functions: from a
//! [`Snapshot`](crate::workspace::Snapshot) and a place to plain data. No protocol types, no input or output. [`shared`] is
//! what several look at, [`manual`] what is written about rules and settings.

pub mod actions;
pub mod code_lens;
pub mod completion;
pub mod definition;
pub mod diagnostics;
pub mod document_link;
pub mod document_symbol;
pub mod export;
pub mod file_rename;
pub mod first_settings;
#[cfg(test)]
mod fixture;
pub mod folding_range;
pub mod highlight;
pub mod hover;
pub mod implementation;
pub mod inlay_hint;
pub mod lists;
pub mod manual;
pub mod references;
pub mod rename;
pub mod selection_range;
pub mod semantic_tokens;
pub mod shared;
pub mod sheet;
pub mod workspace_symbol;

use std::path::Path;
use std::sync::Arc;

use crate::text::Span;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePosition {
    /// The file.
    pub path: Arc<Path>,
    /// The byte offset.
    pub offset: usize,
}

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileSpan {
    /// The file.
    pub path: Arc<Path>,
    /// The bytes.
    pub span: Span,
}

/// Where a jump leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationTarget {
    /// The file.
    pub path: Arc<Path>,
    /// All of the thing: the whole entry.
    pub full: Span,
    /// The part to select: its key.
    pub focus: Span,
}
