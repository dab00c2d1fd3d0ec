//! Masked text: the text of a block with everything that is not running prose painted over, byte for byte, so that
//! every scanner works on plain text and every offset it finds is an offset of the block.

/// Stands for each byte of markup that a reader does not see: emphasis marks, `](url)`, a backslash before the
/// character it escapes. Scanners look through it: `*“a”*` reads `“a”`.
pub(crate) const MARKUP: char = '\u{1}';

/// Stands for each byte of something that is not words: code, HTML, math, images, URLs. Scanners take it for a word
/// they cannot read. Comments are [`MARKUP`].
pub(crate) const OBJECT: char = '\u{2}';

/// Stands for each byte of an escaped character (`\@`, `\"`): a character that means only itself.
/// (The escaping backslash is [`MARKUP`].)
pub(crate) const LITERAL: char = '\u{3}';
