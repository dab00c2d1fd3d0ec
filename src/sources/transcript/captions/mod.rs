//! Captions: what was said, joined across the cues in which it is shown.
//!
//! Three steps: the cues of the file, their words without what is only shown, and what a rolling display repeats.

mod cues;
mod rolling;
mod spoken;

use std::time::Duration;

use super::{Builder, Place};
use crate::text::Span;

/// From when to when.
type Time = (Duration, Duration);

/// A cue, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cue {
    /// `None`: it says none, or none that can be.
    time: Option<Time>,
    /// Its text. Once it is read, its words instead.
    span: Span,
}

/// The words of `text`, which starts at byte `base` of the file. Only `WebVTT` has comments and styles, and cues whose
/// names are words.
pub(super) fn read(text: &str, base: usize, is_vtt: bool) -> Builder {
    let mut cues = cues::cues(text, is_vtt);
    let spoken = spoken::words(text, &mut cues);
    let repeated = rolling::repeated(spoken.words(), &cues);
    let mut builder = Builder::starting_at(base);
    let mut from = 0;
    for (cue, repeated) in cues.iter().zip(repeated) {
        let span = Span::new(cue.span.start() + repeated, cue.span.end());
        if span.is_empty() {
            continue;
        }
        builder.gap(if spoken.words()[..span.start()].ends_with("\n\n") { "\n\n" } else { " " });
        match cue.time {
            Some((start, end)) => builder.mark(Place::Cue(start, end)),
            None => builder.unmark(),
        }
        builder.append(&spoken, span, &mut from);
    }
    builder
}
