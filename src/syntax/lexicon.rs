//! The words of each language that tell speech from other uses of quotation marks, and one speaker from another.

use super::Lang;

/// The first speech cue in `text` (*said, told, according to, wrote …*), as a byte range: a verb or phrase that
/// introduces somebody's words. *called* and *described as* introduce terms and are none.
pub fn speech_cue(text: &str, lang: Lang) -> Option<std::ops::Range<usize>> {
    let _ = (text, lang);
    None
}
