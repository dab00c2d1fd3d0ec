//! BibLaTeX and BibTeX.

use ibid::sources::Format;

/// Reads `bytes` as a `.bib` file.
pub fn run(bytes: &[u8]) {
    super::library::run(Format::BibTex, bytes);
}
