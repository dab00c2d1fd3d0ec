//! What fuzzing does with bytes: one file a target. A target makes of them what it tries, and asserts what must hold of
//! all that comes of it.
//!
//! `cargo fuzz` runs each by way of its wrapper in `bin/`, see `tests/fuzz/run`; `cargo test` runs all of them over what
//! was once found worth keeping, see `tests/fuzz/main.rs`.

#[path = "../../protocol/harness.rs"]
#[allow(dead_code)] // The tests of the protocol use more of it.
mod harness;
mod library;
mod spans;
mod transcript;

pub mod bibtex;
pub mod comparison;
pub mod csl_json;
pub mod dates;
pub mod document;
pub mod edits;
pub mod positions;
pub mod ris;
pub mod session;
pub mod transcript_captions;
pub mod transcript_html;
pub mod transcript_pdf;
pub mod transcript_text;
pub mod yaml;
