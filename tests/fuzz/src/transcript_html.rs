//! Transcripts that are web pages.

use ibid::sources::TranscriptFormat;

/// Reads `bytes` as a web page.
pub fn run(bytes: &[u8]) {
    super::transcript::run(TranscriptFormat::Html, bytes);
}
