//! CSL JSON.

use ibid::sources::Format;

/// Reads `bytes` as a `.json` file.
pub fn run(bytes: &[u8]) {
    super::library::run(Format::Json, bytes);
}
