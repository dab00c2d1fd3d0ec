//! Plain text: paragraphs are a blank line apart, form feeds part pages, words are hyphenated at the ends of lines.

use super::{Builder, Place};
use crate::text::Span;

/// What stands for a hyphen that is there only because its line ends.
pub(super) const SOFT_HYPHEN: &str = "\u{ad}";

/// The hyphens at the ends of lines: typed, typeset, soft, and the mark that text recognition writes for them.
const HYPHENS: [char; 4] = ['-', '\u{2010}', '\u{ad}', '¬'];

const FORM_FEED: char = '\u{c}';

/// The words of `text`, which starts at byte `base` of the file.
pub(super) fn read(text: &str, base: usize) -> Builder {
    let mut reader = Reader { text, builder: Builder::starting_at(base), run: Span::default() };
    let line_end = if text.contains('\n') { '\n' } else { '\r' };
    let pages = text.contains(FORM_FEED);
    let mut start = 0;
    for (number, page) in (1..).zip(text.split(FORM_FEED)) {
        let mut before = if number == 1 { Before::Nothing } else { Before::Page(number) };
        if pages && number == 1 {
            reader.builder.mark(Place::Page(number.to_string()));
        }
        for line in page.split_inclusive(line_end) {
            let words = line.trim();
            if words.is_empty() {
                before = if before == Before::Nothing { Before::Blank } else { before };
            } else {
                let at = start + (line.len() - line.trim_start().len());
                reader.line(Span::new(at, at + words.len()), before);
                before = Before::Nothing;
            }
            start += line.len();
        }
        start += FORM_FEED.len_utf8();
    }
    reader.flush();
    reader.builder
}

/// What stands before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// The line before it.
    Nothing,
    /// At least one blank line.
    Blank,
    /// The start of its page, of this number.
    Page(u32),
}

struct Reader<'a> {
    text: &'a str,
    builder: Builder,
    /// What was read and not yet put down, from its first word to its last.
    run: Span,
}

impl Reader<'_> {
    /// A line that has words, those in `line`.
    fn line(&mut self, line: Span, before: Before) {
        let continues = self.text[line].starts_with(char::is_lowercase) && before != Before::Blank;
        let hyphen = if continues { self.hyphen() } else { None };
        if let Some(hyphen) = hyphen {
            let hyphen = Span::new(self.run.end() - hyphen, line.start());
            self.run = Span::new(self.run.start(), hyphen.start());
            self.flush();
            self.builder.push(SOFT_HYPHEN, hyphen);
        } else if before == Before::Nothing && !self.run.is_empty() {
            // The line break between them is as good a white space as any.
            self.run = self.run.join(line);
            return;
        } else {
            self.flush();
            self.builder.gap(if before == Before::Blank { "\n\n" } else { "\n" });
        }
        if let Before::Page(number) = before {
            self.builder.mark(Place::Page(number.to_string()));
        }
        self.run = line;
    }

    /// The length of the hyphen that parts the last word, which goes on in the next line.
    fn hyphen(&self) -> Option<usize> {
        let mut last = self.text[self.run].chars().rev();
        let hyphen = last.next().filter(|c| HYPHENS.contains(c))?;
        last.next()?.is_alphabetic().then_some(hyphen.len_utf8())
    }

    fn flush(&mut self) {
        self.builder.push(&self.text[self.run], self.run);
        self.run = Span::empty(self.run.end());
    }
}
