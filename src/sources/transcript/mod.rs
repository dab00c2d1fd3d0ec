//! Transcripts: the words of a source as a local file has them (`markup.md` §8, §9).
//!
//! A reader takes the bytes of a file and returns the words alone, with a map from each of them back to where it stands:
//! in which bytes of the file, on which page, at which time.

use std::borrow::Cow;
use std::path::Path;
use std::time::Duration;

use crate::text::{Span, Text};

/// The words of a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transcript {
    /// The file as an editor shows it, decoded. Of a file that no editor shows (PDF) the words themselves, page by page.
    pub text: Text,
    /// Whether `text` is not what is in the file.
    pub is_extracted: bool,
    /// The words: no markup, no headers of the format; paragraphs are a blank line apart.
    pub words: String,
    pieces: Vec<Piece>,
    marks: Vec<(usize, Place)>,
}

/// A run of words that stands in one place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Bytes of the words.
    words: Span,
    /// Where they stand in the text. As long as `words`, where the two are the same bytes.
    text: Span,
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
    /// Where the words in `span` stand in the text: from the first to the last of them, with what lies between.
    pub fn in_text(&self, span: Span) -> Span {
        let first = self.pieces.partition_point(|piece| piece.words.end() <= span.start());
        let last = self.pieces.partition_point(|piece| piece.words.start() < span.end().max(span.start() + 1));
        let Some(pieces) = self.pieces.get(first..last).filter(|pieces| !pieces.is_empty()) else {
            let end = self.pieces.last().map_or(0, |piece| piece.text.end());
            return Span::empty(end);
        };
        let (head, tail) = (pieces[0], pieces[pieces.len() - 1]);
        let start = head.start_of(span.start());
        Span::new(start, tail.end_of(span.end()).max(start))
    }

    /// The pages or cues that the words in `span` are in, in order. None where the format has neither.
    pub fn places(&self, span: Span) -> impl Iterator<Item = &Place> {
        let first = self.marks.partition_point(|(at, _)| *at <= span.start()).saturating_sub(1);
        let last = self.marks.partition_point(|(at, _)| *at < span.end().max(span.start() + 1));
        self.marks[first.min(last)..last].iter().map(|(_, place)| place)
    }
}

impl Piece {
    fn start_of(self, at: usize) -> usize {
        let within = at.saturating_sub(self.words.start());
        if self.is_plain() { (self.text.start() + within).min(self.text.end()) } else { self.text.start() }
    }

    fn end_of(self, at: usize) -> usize {
        let left = self.words.end().saturating_sub(at);
        if self.is_plain() { self.text.end().saturating_sub(left).max(self.text.start()) } else { self.text.end() }
    }

    fn is_plain(self) -> bool {
        self.words.len() == self.text.len()
    }
}

/// Puts a transcript together, from the first word to the last.
#[derive(Debug, Default)]
pub(super) struct Builder {
    words: String,
    pieces: Vec<Piece>,
    marks: Vec<(usize, Place)>,
}

impl Builder {
    /// `words`, which stand at `text`.
    pub(super) fn push(&mut self, words: &str, text: Span) {
        if words.is_empty() {
            return;
        }
        let start = self.words.len();
        self.words.push_str(words);
        let piece = Piece { words: Span::new(start, self.words.len()), text };
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

    /// White space that stands nowhere: between lines, between paragraphs. Never twice, and not before the first word.
    pub(super) fn gap(&mut self, gap: &str) {
        if self.words.is_empty() {
            return;
        }
        let end = self.words.trim_end_matches(char::is_whitespace).len();
        if self.words.len() - end < gap.len() {
            let missing = gap.len() - (self.words.len() - end);
            self.words.push_str(&gap[gap.len() - missing..]);
        }
    }

    /// The words from here on are at `place`.
    pub(super) fn mark(&mut self, place: Place) {
        self.marks.push((self.words.len(), place));
    }

    /// The transcript of a file with `text`.
    pub(super) fn finish(self, text: Text) -> Transcript {
        Transcript { text, is_extracted: false, words: self.words, pieces: self.pieces, marks: self.marks }
    }
}

/// The formats of transcripts (`markup.md` §8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TranscriptFormat {
    /// `.txt`; form feeds part pages.
    Text,
    /// `.md`
    Markdown,
    /// `.html`
    Html,
    /// WebVTT
    Vtt,
    /// `SubRip`
    Srt,
    /// `.pdf`
    Pdf,
}

impl TranscriptFormat {
    /// The format of a file by its name; `None`: no transcript that ibid reads.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "txt" | "text" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "vtt" => Self::Vtt,
            "srt" => Self::Srt,
            "pdf" => Self::Pdf,
            _ => return None,
        })
    }

    /// How many bytes a file may have.
    pub fn limit(self) -> u64 {
        match self {
            Self::Pdf => 256 << 20,
            Self::Text | Self::Markdown | Self::Html | Self::Vtt | Self::Srt => 64 << 20,
        }
    }

    /// The words in `bytes`.
    ///
    /// # Errors
    ///
    /// Why there are none, as the end of a sentence.
    pub fn read(self, bytes: &[u8]) -> Result<Transcript, String> {
        // STUB
        let text: Cow<'_, str> = String::from_utf8_lossy(bytes);
        let mut builder = Builder::default();
        let _ = self;
        builder.push(&text, Span::new(0, text.len()));
        Ok(builder.finish(Text::new(&text)))
    }
}
