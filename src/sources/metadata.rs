//! What a document says of itself in its metadata blocks.

use super::Library;
use crate::text::Span;

/// The fields of a document's metadata that ibid acts on. Ranges are the document's.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// `references:`, and what of the metadata could not be read.
    pub library: Library,
    /// The files named by `bibliography:`, in order, each with the place of its name.
    pub bibliography: Vec<(String, Span)>,
    /// Whether there is a `references:` field, be it empty.
    pub has_references: bool,
    /// `ibid: true`, `ibid: false`, or `ibid:` with settings (which counts as true).
    pub ibid: Option<bool>,
}

impl Metadata {
    /// Reads the metadata `blocks` of the document `text`: each the YAML without its `---` lines.
    pub fn read(text: &str, blocks: &[Span]) -> Self {
        let _ = (text, blocks);
        Self::default()
    }
}
