//! Transcripts that are PDF.

use ibid::sources::TranscriptFormat;

/// Reads `bytes` as a PDF.
pub fn run(bytes: &[u8]) {
    super::transcript::run(TranscriptFormat::Pdf, bytes);
}
