//! What holds of every transcript, whoever wrote it.

use ibid::sources::{Transcript, TranscriptFormat};
use ibid::text::Span;

/// Reads `bytes` as a transcript.
pub(crate) fn run(format: TranscriptFormat, bytes: &[u8]) {
    match format.read(bytes) {
        Ok(transcript) => check(&transcript),
        Err(reason) => assert!(!reason.is_empty()),
    }
}

/// There are words, each stands somewhere, in order, and what is said of its place is of one piece.
fn check(transcript: &Transcript) {
    let words = &*transcript.words;
    assert!(!words.trim().is_empty(), "no words: {words:?}");
    let mut end = 0;
    for (at, c) in words.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let span = Span::new(at, at + c.len_utf8());
        let there = transcript.in_text(span);
        assert!(there.start() >= end && there.end() <= transcript.text.len(), "{c} at {there:?}");
        assert_eq!(transcript.text.slice(there).len(), there.len(), "{there:?} is not on whole characters");
        assert!(transcript.places(span).count() <= 1, "{c} is in several places");
        end = there.start();
    }
    let all = Span::new(0, words.len());
    let there = transcript.in_text(all);
    assert!(there.end() <= transcript.text.len());
    if transcript.voice(&[all]).is_some() {
        assert!(!transcript.has_voices(), "all of it is one voice's");
    }
}
