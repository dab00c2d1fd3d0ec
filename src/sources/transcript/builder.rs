//! Putting a transcript together.

use std::sync::Arc;

use super::directions::directions;
use super::runs::Runs;
use super::{Place, Transcript, labels};
use crate::text::{Span, Text};

/// A run of words that stands in one place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Bytes of the words.
    pub(super) words: Span,
    /// Where they stand in the text. As long as `words`, where the two are the same bytes.
    pub(super) text: Span,
}

impl Piece {
    pub(super) fn start_of(self, at: usize) -> usize {
        let within = at.saturating_sub(self.words.start());
        if self.is_plain() { (self.text.start() + within).min(self.text.end()) } else { self.text.start() }
    }

    pub(super) fn end_of(self, at: usize) -> usize {
        let left = self.words.end().saturating_sub(at);
        if self.is_plain() { self.text.end().saturating_sub(left).max(self.text.start()) } else { self.text.end() }
    }

    fn is_plain(self) -> bool {
        self.words.len() == self.text.len()
    }

    /// The part of it within `span` of the words.
    fn clipped(self, span: Span) -> Self {
        let words = Span::new(self.words.start().max(span.start()), self.words.end().min(span.end()));
        Self { words, text: Span::new(self.start_of(words.start()), self.end_of(words.end())) }
    }
}

/// Puts a transcript together, from the first word to the last.
#[derive(Debug, Default)]
pub(super) struct Builder {
    words: String,
    pieces: Vec<Piece>,
    places: Runs<Place>,
    voices: Runs<Arc<str>>,
    /// What is added to every place in the text.
    base: usize,
}

impl Builder {
    /// For a reader to whom the text starts at byte `base` of it.
    pub(super) fn starting_at(base: usize) -> Self {
        Self { base, ..Self::default() }
    }

    /// The words so far.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// `words`, which stand at `text`.
    pub(super) fn push(&mut self, words: &str, text: Span) {
        if words.is_empty() {
            return;
        }
        let start = self.words.len();
        self.words.push_str(words);
        let piece = Piece { words: Span::new(start, self.words.len()), text: text.shifted(self.base) };
        // What follows on what is there is one piece with it.
        match self.pieces.last_mut() {
            Some(last)
                if last.is_plain()
                    && piece.is_plain()
                    && last.words.end() == start
                    && last.text.end() == piece.text.start() =>
            {
                *last = Piece { words: last.words.join(piece.words), text: last.text.join(piece.text) };
            }
            _ => self.pieces.push(piece),
        }
    }

    /// White space that stands nowhere: between words, lines, paragraphs. What is there already is not added to: no
    /// space after white space, no more line breaks than `gap` has. Nothing before the first word.
    pub(super) fn gap(&mut self, gap: &str) {
        if self.words.is_empty() {
            return;
        }
        let wanted = gap.bytes().filter(|byte| *byte == b'\n').count();
        let there = self.words.bytes().rev().take(wanted).take_while(|byte| *byte == b'\n').count();
        if wanted == 0 && !self.words.ends_with(char::is_whitespace) {
            self.words.push_str(gap);
        }
        self.words.extend(std::iter::repeat_n('\n', wanted - there));
    }

    /// The words from here on are at `place`.
    pub(super) fn mark(&mut self, place: Place) {
        self.places.set(self.words.len(), Some(place));
    }

    /// Nobody knows on which page or at which time the words from here on are.
    pub(super) fn unmark(&mut self) {
        self.places.set(self.words.len(), None);
    }

    /// `name` speaks the words from here on; `None`: nobody knows who does.
    pub(super) fn voice(&mut self, name: Option<&str>) {
        self.voices.set(self.words.len(), name.map(Arc::from));
    }

    /// Takes back all words from byte `at` on; it is the start of a character. The marks among them stay.
    pub(super) fn cut(&mut self, at: usize) {
        self.words.truncate(at);
        while let Some(last) = self.pieces.pop() {
            if last.words.start() < at {
                self.pieces.push(last.clipped(Span::new(0, at)));
                break;
            }
        }
        self.places.cut(at);
        self.voices.cut(at);
    }

    /// The words of `other` in `span` with what parts them and who speaks them; `from` is the last of its pieces that was looked at, and
    /// becomes it: whoever takes one span after the other looks at each piece once.
    pub(super) fn append(&mut self, other: &Self, span: Span, from: &mut usize) {
        while other.pieces.get(*from).is_some_and(|piece| piece.words.end() <= span.start()) {
            *from += 1;
        }
        for (at, voice) in other.voices.within(span) {
            self.voices.set(self.words.len() + (at - span.start()), voice.cloned());
        }
        let mut end = span.start();
        while let Some(piece) = other.pieces.get(*from).filter(|piece| piece.words.start() < span.end()) {
            let part = piece.clipped(span);
            self.words.push_str(other.words.get(end..part.words.start()).unwrap_or_default());
            self.push(&other.words[part.words], part.text);
            end = part.words.end();
            if piece.words.end() > span.end() {
                break;
            }
            *from += 1;
        }
        self.words.push_str(other.words.get(end..span.end()).unwrap_or_default());
    }

    /// The same without `spans` of the words, which are in order.
    fn without(self, spans: &[Span]) -> Self {
        if spans.is_empty() {
            return self;
        }
        let mut kept = Self::default();
        let (mut start, mut from) = (0, 0);
        for gone in spans.iter().copied().chain([Span::empty(self.words.len())]) {
            let span = Span::new(start, gone.start());
            for (at, place) in self.places.within(span) {
                kept.places.set(kept.words.len() + (at - start), place.cloned());
            }
            kept.append(&self, span, &mut from);
            start = gone.end();
        }
        kept
    }

    /// The transcript of a file with `text`.
    pub(super) fn finish(self, text: Text) -> Transcript {
        let directions = directions(&self.words);
        let mut kept = self.without(&directions);
        kept.cut(kept.words.trim_end().len());
        let Self { words, pieces, places, voices, .. } = kept;
        let voices = if voices.is_empty() { labels::voices(&words, &places) } else { voices };
        Transcript { text, is_extracted: false, words: words.into(), pieces, places, voices }
    }
}
