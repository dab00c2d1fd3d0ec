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
    let mut reader = Reader { text, builder: Builder::starting_at(base), run: Span::default(), number: None };
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
    reader.end();
    reader.builder
}

/// What stands before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// The line before it.
    Nothing,
    /// At least one blank line.
    Blank,
    /// The number of a page, within a sentence.
    Number,
    /// The start of its page, of this number.
    Page(u32),
}

struct Reader<'a> {
    text: &'a str,
    builder: Builder,
    /// What was read and not yet put down, from its first word to its last.
    run: Span,
    /// The line right before, where it may be the number of its page, and what stands before that.
    number: Option<(Span, Before)>,
}

impl Reader<'_> {
    /// A line that has words, those in `line`.
    fn line(&mut self, line: Span, before: Before) {
        let before = self.number.take().map_or(before, |number| self.past_number(number, line, before));
        if before != Before::Nothing && number_of(&self.text[line]).is_some() {
            self.number = Some((line, before));
        } else {
            self.put(line, before);
        }
    }

    /// What stands before `line` once it is known whether the line before it, `number`, is the number of a page: those with
    /// dashes around them are, others are where a sentence goes on past them.
    fn past_number(&mut self, (number, before_it): (Span, Before), line: Span, before: Before) -> Before {
        let last = self.text[self.run].chars().next_back();
        let is_open = last.is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | ';') || HYPHENS.contains(&c));
        let goes_on = is_open && self.text[line].starts_with(char::is_lowercase);
        let has_dashes = number_of(&self.text[number]) == Some(Numbered::Dashes);
        match (before, before_it) {
            _ if before == Before::Nothing || !(goes_on || has_dashes) => {
                self.put(number, before_it);
                before
            }
            (Before::Page(_), _) => before,
            (_, Before::Page(_)) => before_it,
            _ if goes_on => Before::Number,
            _ => Before::Blank,
        }
    }

    /// Puts down `line`, in which are words.
    fn put(&mut self, line: Span, before: Before) {
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

    fn end(&mut self) {
        if let Some((number, before)) = self.number.take() {
            self.put(number, before);
        }
        self.flush();
    }

    fn flush(&mut self) {
        self.builder.push(&self.text[self.run], self.run);
        self.run = Span::empty(self.run.end());
    }
}

/// How the number of a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbered {
    /// `12`
    Bare,
    /// `- 12 -`
    Dashes,
}

/// How `line` is written, if it may be the number of a page.
fn number_of(line: &str) -> Option<Numbered> {
    const LONGEST: usize = 4;
    let is_dash = |c: char| matches!(c, '-' | '–' | '—');
    let inner = line.strip_prefix(is_dash).and_then(|rest| rest.strip_suffix(is_dash));
    let number = inner.unwrap_or(line).trim();
    let is_number = (1..=LONGEST).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(if inner.is_some() { Numbered::Dashes } else { Numbered::Bare })
}
