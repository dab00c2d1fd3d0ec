//! Ranges of a text.

use ibid::text::Span;

/// Asserts that `span` lies in `text` and on whole characters.
pub(crate) fn check(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} of {} bytes: {text:?}", text.len());
}

/// The start of the character of `text` that a number of any size stands for.
pub(crate) fn place(text: &str, number: usize) -> usize {
    text.floor_char_boundary(number % (text.len() + 1))
}
