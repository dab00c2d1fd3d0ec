//! The names of fields.

use super::fault::Once;
use super::reader::{Reader, is_of_word};
use crate::sources::tree::{Content, Node, Style};
use crate::text::Span;

impl Reader<'_> {
    /// The name of a field, and where it stands.
    pub(super) fn key(&mut self) -> (String, Span) {
        let start = self.at;
        let node = match self.peek() {
            Some(b'"') => match self.closing_quote(start + 1) {
                Ok(close) if self.is_valid || self.is_before_colon(close + 1) => {
                    self.at = close + 1;
                    self.resolved(start + 1, close)
                }
                Ok(_) | Err(_) => self.broken_key(start + 1),
            },
            _ => match self.other_quoted_key() {
                Some(end) => {
                    let open = self.text.get(start..end).and_then(|key| key.chars().next()).map_or(0, char::len_utf8);
                    self.once(Once::Quotes, start..start + open);
                    self.at = end + self.text.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                    self.resolved(start + open, end)
                }
                None => self.bare_key(),
            },
        };
        (node.text().unwrap_or_default().trim().to_owned(), node.span)
    }

    /// A name from byte `start` whose quotation mark is missing at its end, or its colon.
    fn broken_key(&mut self, start: usize) -> Node {
        let rest = self.text.get(start..).unwrap_or_default();
        let len = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
        let end = start + len;
        if rest.get(len..).is_some_and(|rest| rest.starts_with('"')) {
            self.at = end + 1;
        } else {
            self.problem(start - 1..start, "the `\"` that opens this name is never closed");
            self.at = end;
        }
        self.resolved(start, end)
    }

    /// A name without quotation marks.
    fn bare_key(&mut self) -> Node {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let len = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
        let (start, end) = (self.at, self.at + len);
        self.once(Once::Key, start..end);
        self.at = end + usize::from(rest.get(len..).is_some_and(|rest| rest.starts_with('"')));
        let value = self.text.get(start..end).unwrap_or_default().to_owned();
        Node { span: (start..end).into(), content: Content::Scalar { value, style: Style::Plain } }
    }
}
