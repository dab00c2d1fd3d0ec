//! The formats of transcripts.

use std::borrow::Cow;
use std::path::Path;

use super::{Transcript, captions, html, markdown, pdf, plain};
use crate::sources::encoding;
use crate::text::Text;

/// The largest text that is read, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

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
        if self == Self::Pdf {
            return pdf::read(bytes);
        }
        let text = self.decode(bytes)?;
        // A byte order mark stays in the text, so that offsets in it are those of the file.
        let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
        let base = text.len() - body.len();
        let builder = match self {
            Self::Text => plain::read(body, base),
            Self::Markdown => markdown::read(body, base),
            Self::Html => html::read(body, base),
            Self::Vtt | Self::Srt | Self::Pdf => captions::read(body, base, self == Self::Vtt),
        };
        let transcript = builder.finish(Text::new(&text));
        if transcript.words.is_empty() { Err("it has no text".to_owned()) } else { Ok(transcript) }
    }

    /// The text of a file of text.
    fn decode(self, bytes: &[u8]) -> Result<Cow<'_, str>, String> {
        if bytes.len() > LARGEST {
            return Err(format!("it is larger than {} MB, the most that is read of a text", LARGEST / (1024 * 1024)));
        }
        let text = if self == Self::Html { encoding::decode_page(bytes) } else { encoding::decode(bytes, false) };
        if text.contains('\0') { Err("it is not text".to_owned()) } else { Ok(text) }
    }
}
