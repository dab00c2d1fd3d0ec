//! Transcripts: the words of a source as a local file has them (`markup.md` §8, §9).
//!
//! A reader takes the bytes of a file and returns the words alone, with a map from each of them back to where it stands:
//! in which bytes of the file, on which page, at which time; and with who speaks them, where the file says so.
//!
//! | module | what it reads |
//! |---|---|
//! | [`plain`] | plain text, as it was typed or as `pdftotext` writes it |
//! | [`markdown`] | Markdown |
//! | [`html`] | web pages and chapters of electronic books |
//! | [`captions`] | `WebVTT` and `SubRip` |
//! | [`pdf`] | PDF |
//! | [`directions`] | what stands in any of them beside the words |
//! | [`labels`] | who speaks, from labels in any of them |
//! | [`mod@reference`] | character references, which Markdown, web pages and captions share |
//!
//! What they read comes from anywhere: each takes time and memory in proportion to its input, whatever that is.

mod builder;
mod captions;
mod directions;
mod format;
mod html;
mod labels;
mod markdown;
mod pdf;
mod plain;
mod reference;
mod runs;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use builder::{Builder, Piece};
pub use format::TranscriptFormat;
use runs::Runs;

use crate::text::{Span, Text};

/// The words of a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transcript {
    /// The file as an editor shows it, decoded. Of a file that no editor shows (PDF) the words themselves, page by page.
    pub text: Text,
    /// Whether `text` is not what is in the file.
    pub is_extracted: bool,
    /// The words: no markup, no headers of the format; paragraphs are a blank line apart.
    pub words: Arc<str>,
    pieces: Vec<Piece>,
    places: Runs<Place>,
    /// Who speaks, by name as it is written.
    voices: Runs<Arc<str>>,
}

/// Where in a source words are, other than by bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page, by its label: `12`, `xii`.
    Page(String),
    /// A cue: from when to when.
    Cue(Duration, Duration),
}

impl Place {
    /// The label of a page.
    pub fn page(&self) -> Option<&str> {
        match self {
            Self::Page(label) => Some(label),
            Self::Cue(..) => None,
        }
    }

    /// When a cue begins.
    pub fn start(&self) -> Option<Duration> {
        match self {
            Self::Page(_) => None,
            Self::Cue(start, _) => Some(*start),
        }
    }
}

impl Transcript {
    /// Where the words in `span` stand in the text: from the first to the last of them, with what lies between. Of white
    /// space that stands nowhere: the end of the words before it.
    pub fn in_text(&self, span: Span) -> Span {
        let first = self.pieces.partition_point(|piece| piece.words.end() <= span.start());
        let last = self.pieces.partition_point(|piece| piece.words.start() < span.end().max(span.start() + 1));
        match self.pieces.get(first..last) {
            Some([only, ..]) if span.is_empty() => Span::empty(only.start_of(span.start())),
            Some([only]) => Span::new(only.start_of(span.start()), only.end_of(span.end())),
            Some([head, .., tail]) => Span::new(head.start_of(span.start()), tail.end_of(span.end())),
            _ => Span::empty(self.pieces.get(..last).and_then(<[_]>::last).map_or(0, |piece| piece.text.end())),
        }
    }

    /// The pages or cues that the words in `span` are in, in order. None where the format has neither.
    pub fn places(&self, span: Span) -> impl Iterator<Item = &Place> {
        self.places.within(span).filter_map(|(_, place)| place)
    }

    /// Who speaks the words in `spans`, as the file has it. `None`: it does not say, or several do.
    pub fn voice(&self, spans: &[Span]) -> Option<&str> {
        let mut voices = spans.iter().flat_map(|span| self.voices.within(*span)).map(|(_, voice)| voice);
        let first = voices.next()??;
        voices.all(|voice| voice == Some(first)).then_some(first)
    }

    /// Whether several people speak in it, as the file has it.
    pub fn has_voices(&self) -> bool {
        let all = Span::new(0, self.words.len());
        let mut voices = self.voices.within(all).filter_map(|(_, voice)| voice);
        let first = voices.next();
        voices.any(|voice| Some(voice) != first)
    }
}
