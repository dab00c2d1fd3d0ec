//! When ibid asks for the source of an inline quotation (`markup.md` §3).
//!
//! Quotation marks hold somebody's words, or a title, a term, a label, a command, a program's message. What the text
//! shows of a quotation is gathered as its [`Traits`], and [`Traits::need_source`] decides by them alone, in this order:
//!
//! 1. Titles, the names of papers and code are nobody's words, whatever stands beside them.
//! 2. Who gives a page quotes a text.
//! 3. What the writer says (“I said”), what nobody in particular says (“one could say”), what a thing shows (“the log
//!    says”) and what was quoted just before needs no source.
//! 4. Words **beside** a speech cue are spoken, unless so few of them could as well be a name.
//! 5. Where a label stands with them (*error*, *button*, *so-called*), or where they stand before a noun as an adjective
//!    does, the rest are names.
//! 6. With a cue elsewhere in the **sentence**, or a verb that may be one, a few words are enough. Fewer are a fragment
//!    of what somebody is named as saying where they end their phrase (“said the payments were ‘disguised’”), and a
//!    scare quote where they begin one.
//! 7. Without a cue it takes some length, or a sentence that stands by itself or is led up to.
//!
//! The cues are found once for a paragraph; each quotation then looks at those of its sentence. What counts as long was
//! measured: `tests/prose`.

mod called;
mod place;
mod shape;

use super::lexicon::{Cue, Lexicon, speech_cues};
use super::{Lang, Need};
use crate::text::Span;
use place::Place;
use shape::{Shape, word_count};

/// Without a cue, words count from this many on.
const LONG: usize = 4;
/// … from this many where they are a sentence that stands by itself or is led up to by a colon or a dash.
const ALONE: usize = 2;
/// … from this many where they are all of a paragraph: shorter ones are lines of a dialogue.
const LINE: usize = 8;
/// With a cue in their sentence, from this many.
const SPOKEN: usize = 3;
/// A name has at most this many words.
const NAME: usize = 5;

/// All that is known of a quotation and decides whether it needs a source.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // Each is an observation of its own.
struct Traits {
    words: usize,
    /// Long enough to count without a cue. Japanese and Chinese quote longer terms.
    is_long: bool,
    shape: Shape,
    /// How near it is said that somebody speaks.
    cue: Near,
    /// The words around it name a speaker.
    is_attributed: bool,
    /// The writer says it, or nobody in particular, or a thing; or it was quoted just before.
    is_unsaid: bool,
    /// A paper or a body is called so: told the “Evening Post”.
    is_called: bool,
    /// A label beside it, or its place before a noun, shows that it is a name.
    is_label: bool,
    /// It begins with a capital within the sentence and does not end as a sentence does: a title, a name.
    is_headed: bool,
    /// No verb and no noun goes on with it.
    ends_phrase: bool,
    /// It ends its phrase, as what is said of something does, and a verb for it is near.
    is_fragment: bool,
    /// A verb right before it has it for its object: “thanked her for her ‘continued engagement’”.
    is_object: bool,
    /// A colon or a dash leads up to it.
    is_led_in: bool,
    /// Nothing else stands in its sentence.
    is_alone: bool,
    /// Nothing but quotations stands in its paragraph.
    is_line: bool,
    /// A page in brackets follows.
    has_page: bool,
}

/// How near a speech cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    No,
    /// Not a cue, but a verb in its sentence that may be one.
    Reported,
    Sentence,
    Beside,
}

impl Traits {
    fn need_source(&self) -> bool {
        let is_sentence = self.shape == Shape::Sentence;
        let is_utterance = is_sentence && (self.is_alone || self.is_led_in) && self.words >= ALONE;
        match self.cue {
            _ if self.words == 0 || self.is_called || matches!(self.shape, Shape::Title | Shape::Code) => false,
            _ if self.has_page => true,
            _ if self.is_unsaid => false,
            Near::Beside if self.words >= SPOKEN => true,
            _ if self.is_label => false,
            Near::No if self.is_attributed && self.ends_phrase && self.words >= SPOKEN => true,
            Near::No if self.shape == Shape::HalfCode => false,
            Near::No if self.is_line => self.words >= LINE,
            Near::No => {
                is_utterance || self.is_long && (is_sentence || self.is_led_in || self.ends_phrase && !self.is_headed)
            }
            _ if self.words < SPOKEN => {
                self.is_fragment && (self.is_attributed || self.is_object)
                    || is_sentence && (self.is_alone || self.is_led_in)
            }
            Near::Reported => self.ends_phrase,
            Near::Sentence | Near::Beside => true,
        }
    }
}

/// A paragraph or cell, read once for all its quotations.
pub(super) struct Paragraph<'t> {
    text: &'t str,
    quotations: &'t [Span],
    /// The text with its quotations blanked out, in which a speech cue is the writer's.
    writers: &'t str,
    /// The words of the writer.
    words: Vec<Span>,
    cues: Vec<Cue>,
    lang: Lang,
    lexicon: &'static Lexicon,
    in_list: bool,
}

impl<'t> Paragraph<'t> {
    /// `text` is masked and without sources; `quotations` are its outermost quotations, and `writers` is the text
    /// without them. `in_list`: it stands in a list, a note or another container.
    pub(super) fn new(text: &'t str, writers: &'t str, quotations: &'t [Span], in_list: bool, lang: Lang) -> Self {
        let (words, cues) = if quotations.is_empty() {
            (Vec::new(), Vec::new())
        } else {
            (shape::word_spans(writers), speech_cues(writers, lang).collect())
        };
        Self { text, quotations, writers, words, cues, lang, lexicon: Lexicon::of(lang), in_list }
    }

    /// Whether the quotation of the words `inner` is what a paper, a programme or a body is called, and nobody's words.
    pub(super) fn is_name(&self, inner: Span, sentence: Span) -> bool {
        Place::new(self, inner, sentence).is_called()
    }

    /// Whether the quotation of the words `inner` needs a source. `sentence` is what is near it of the one it stands in,
    /// and `is_attributed` says that the words around it name a speaker.
    pub(super) fn need(&self, inner: Span, sentence: Span, is_attributed: bool) -> Need {
        if self.traits(inner, sentence, is_attributed).need_source() { Need::Yes } else { Need::No }
    }

    fn traits(&self, inner: Span, sentence: Span, is_attributed: bool) -> Traits {
        let words = word_count(&self.text[inner], self.lang);
        let place = Place::new(self, inner, sentence);
        let is_label = place.is_label(words);
        Traits {
            words,
            is_long: words >= if matches!(self.lang, Lang::Japanese | Lang::Chinese) { 2 * LONG } else { LONG },
            shape: Shape::of(&self.text[inner], self.lang),
            cue: place.cue(words, is_label),
            is_attributed: is_attributed && place.is_somebodys(),
            is_unsaid: place.is_unsaid() || words <= NAME && place.is_repeated(),
            is_called: place.is_called(),
            is_label,
            is_headed: place.is_headed(),
            ends_phrase: place.ends_phrase(),
            is_fragment: place.is_fragment(),
            is_object: place.is_object(),
            is_led_in: place.is_led_in(),
            is_alone: place.is_alone(),
            is_line: self.words.is_empty() && !self.in_list,
            has_page: place.has_page(),
        }
    }
}

#[cfg(test)]
mod tests;
