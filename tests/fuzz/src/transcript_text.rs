//! Transcripts that are plain text or Markdown.

use ibid::sources::TranscriptFormat;

/// Reads `bytes` as plain text and as Markdown.
pub fn run(bytes: &[u8]) {
    super::transcript::run(TranscriptFormat::Text, bytes);
    super::transcript::run(TranscriptFormat::Markdown, bytes);
}
