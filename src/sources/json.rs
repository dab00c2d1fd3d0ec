//! CSL JSON files.

use super::Library;

/// Reads a library. Never fails: what cannot be read becomes a problem of the library.
pub(super) fn read(_text: &str) -> Library {
    Library::default()
}
