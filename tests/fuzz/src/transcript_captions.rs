//! Transcripts that are captions.

use ibid::sources::TranscriptFormat;

/// Reads `bytes` as `WebVTT` and as `SubRip`.
pub fn run(bytes: &[u8]) {
    super::transcript::run(TranscriptFormat::Vtt, bytes);
    super::transcript::run(TranscriptFormat::Srt, bytes);
}
