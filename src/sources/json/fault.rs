//! What is wrong with a text, in the words of somebody who writes articles.

use super::reader::Reader;
use crate::sources::Problem;

/// How many bytes of a fault are shown.
const PLACE: usize = 120;

/// Ways to write that are not JSON's: who has them in one place has them in many.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Once {
    Comment,
    Control,
    Key,
    Quotes,
    Space,
    TrailingComma,
}

impl Once {
    fn message(self) -> &'static str {
        match self {
            Self::Comment => "JSON has no comments",
            Self::Control => "a tab or another control character within a text is written as an escape, such as `\\t`",
            Self::Key => "the name of a field is put in double quotes: `\"title\"`",
            Self::Quotes => "JSON knows one kind of quotation marks: straight double ones, `\"`",
            Self::Space => "this white space is not JSON's: use spaces and line breaks",
            Self::TrailingComma => "there is a comma, but nothing follows: JSON has none after the last item",
        }
    }
}

impl Reader<'_> {
    pub(super) fn unclosed(&mut self, start: usize, message: &str) {
        // What is around it is not closed either, for the same reason.
        if self.cut.replace(self.at) != Some(self.at) {
            self.problem(start..start + 1, message);
        }
    }

    pub(super) fn stray(&mut self, message: &str) {
        self.problem(self.at..self.at + 1, message);
        self.at += 1;
    }

    pub(super) fn once(&mut self, once: Once, place: std::ops::Range<usize>) {
        if !self.reported.contains(&once) {
            self.reported.push(once);
            self.problem(place, once.message());
        }
    }

    /// A problem from byte `start` to the end of its line.
    pub(super) fn line_problem(&mut self, start: usize, message: &str) {
        let line = self.text.get(start..).and_then(|rest| rest.split(['\n', '\r']).next()).unwrap_or_default();
        self.problem(start..start + line.trim_end().len(), message);
    }

    /// A problem. Of a long place the first part is shown: a file may be one line.
    pub(super) fn problem(&mut self, place: std::ops::Range<usize>, message: impl Into<String>) {
        let end =
            (place.start..place.end.min(place.start + PLACE)).rev().find(|at| self.text.is_char_boundary(*at + 1));
        let place = place.start..end.map_or(place.start, |end| end + 1);
        self.problems.push(Problem::new(place.into(), message));
    }
}
