//! The text of a document: a rope, spans of bytes, and the one pair of functions that turns a byte
//! offset into a line and column and back ([`Text::position`], [`Text::offset`]).

mod decode;
mod folded;
mod pattern;
mod rope;
mod span;

pub use decode::{NotUtf8, decode};
pub use folded::{fold_into, folded};
pub(crate) use pattern::pattern;
pub use rope::{Change, Encoding, Position, Text};
pub use span::Span;
