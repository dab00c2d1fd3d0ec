//! RIS.

use ibid::sources::Format;

/// Reads `bytes` as a `.ris` file.
pub fn run(bytes: &[u8]) {
    super::library::run(Format::Ris, bytes);
}
