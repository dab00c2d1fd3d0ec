//! Words and marks.

use crate::text::Span;

/// A word or a mark. Offsets are bytes of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Of a word, whatever number the reader of the text gives it; of a mark, its sign.
    pub(super) id: u32,
    pub(super) start: u32,
    pub(super) len: u16,
    pub(super) flags: u16,
}

/// From here on ids are marks.
const MARKS: u32 = 1 << 31;
/// Any quotation mark or apostrophe.
pub(super) const QUOTE: u32 = mark('\'');
/// Any dash.
pub(super) const DASH: u32 = mark('-');
/// Any way to write an ellipsis.
pub(super) const ELLIPSIS: u32 = mark('…');

/// A hyphen joins the word to the one before: it does not begin here.
pub(super) const JOINED_BEFORE: u16 = 1;
/// A hyphen joins the word to the next.
pub(super) const JOINED_AFTER: u16 = 2;
/// There is a soft hyphen in the word.
pub(super) const SOFT: u16 = 4;
/// A quotation mark that opens a paragraph: it may only say that the quotation of the paragraph before goes on.
pub(super) const REOPENS: u16 = 8;
/// A character of a script that does not part words.
pub(super) const UNSPACED: u16 = 16;
/// It holds a digit.
pub(super) const NUMBER: u16 = 32;
/// What an elision leaves of a word: the next one is written on to it.
pub(super) const ELIDED: u16 = 64;

/// The id of a mark.
pub(super) const fn mark(sign: char) -> u32 {
    MARKS | sign as u32
}

impl Token {
    pub(super) fn start(self) -> usize {
        self.start as usize
    }

    pub(super) fn end(self) -> usize {
        self.start as usize + usize::from(self.len)
    }

    pub(super) fn span(self) -> Span {
        Span::new(self.start(), self.end())
    }

    pub(super) fn is_word(self) -> bool {
        self.id < MARKS
    }

    pub(super) fn is_quote(self) -> bool {
        self.id == QUOTE
    }

    pub(super) fn is_joined_before(self) -> bool {
        self.flags & JOINED_BEFORE != 0
    }

    pub(super) fn is_joined_after(self) -> bool {
        self.flags & JOINED_AFTER != 0
    }

    /// Whether it is written as one word with `next`, the token after it: in a compound, by an elision, as a number's sign.
    pub(super) fn is_one_with(self, next: Self) -> bool {
        self.is_elided() || self.is_hyphened_to(next)
    }

    /// Whether a hyphen makes it one word with `next`, the token after it.
    pub(super) fn is_hyphened_to(self, next: Self) -> bool {
        self.is_joined_after() || next.is_joined_before()
    }

    pub(super) fn is_elided(self) -> bool {
        self.flags & ELIDED != 0
    }

    pub(super) fn is_soft(self) -> bool {
        self.flags & SOFT != 0
    }

    pub(super) fn reopens(self) -> bool {
        self.flags & REOPENS != 0
    }

    pub(super) fn is_unspaced(self) -> bool {
        self.flags & UNSPACED != 0
    }

    pub(super) fn is_number(self) -> bool {
        self.flags & NUMBER != 0
    }

    /// Whether it is punctuation that may change at the end of a quotation.
    pub(super) fn is_final(self) -> bool {
        is_final(self.id)
    }

    /// Whether it is punctuation that a sentence ends with.
    pub(super) fn is_stop(self) -> bool {
        self.id == ELLIPSIS || ['.', '!', '?', '。', '؟', '।'].iter().any(|sign| self.id == mark(*sign))
    }
}

fn is_final(id: u32) -> bool {
    const SIGNS: [char; 12] = ['.', ',', ';', ':', '!', '?', '。', '、', '؟', '،', '؛', '·'];
    SIGNS.iter().any(|sign| id == mark(*sign))
}
