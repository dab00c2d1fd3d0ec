//! The formats of transcripts.

use std::path::Path;

use super::{Builder, Transcript, captions, html, markdown, pdf, plain};
use crate::sources::encoding;
use crate::text::Text;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The formats of transcripts (`markup.md` §8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TranscriptFormat {
    /// `.txt`; form feeds part pages.
    Text,
    /// `.md`
    Markdown,
    /// `.html`
    Html,
    /// `WebVTT`
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
        if bytes.len() as u64 > self.limit() {
            return Err(format!("it is larger than {} MB", self.limit() >> 20));
        }
        let decoded = || encoding::decode(bytes, false);
        match self {
            Self::Text => of_text(&decoded(), plain::read),
            Self::Markdown => of_text(&decoded(), markdown::read),
            Self::Html => of_text(&encoding::decode_page(bytes), html::read),
            Self::Vtt => of_text(&decoded(), |text, base| captions::read(text, base, true)),
            Self::Srt => of_text(&decoded(), |text, base| captions::read(text, base, false)),
            Self::Pdf => pdf::read(bytes),
        }
    }
}

/// The words that `read` finds in `text`, which is all of a file.
fn of_text(text: &str, read: fn(&str, usize) -> Builder) -> Result<Transcript, String> {
    if text.contains('\0') {
        return Err("it is not text".to_owned());
    }
    // A byte order mark stays in the text, so that offsets in it are those of the file.
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let transcript = read(body, text.len() - body.len()).finish(Text::new(text));
    if transcript.words.is_empty() { Err("it has no text".to_owned()) } else { Ok(transcript) }
}
