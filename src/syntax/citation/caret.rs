//! Whether a citation key is being typed at the caret.
use crate::text::Span;
/// t
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyAtCaret {
    /// t
    pub replace: Span,
}
/// t
pub fn key_at_caret(_text: &str, _offset: usize) -> Option<KeyAtCaret> {
    None
}
