//! The sources of a list.

use super::layout::{Layout, starts_field};
use super::reader::{Reader, Role, Within};
use crate::sources::tree::{Content, Node};

impl Reader<'_> {
    /// The sources of a list, whose bracket stands at byte `start`.
    pub(super) fn list(&mut self, start: usize) -> Node {
        let mut items: Vec<Node> = Vec::new();
        let mut is_separated = true;
        loop {
            self.space();
            let before = self.at;
            match self.peek() {
                None => {
                    self.unclosed(start, "this list is never closed: `]` is missing at its end");
                    break;
                }
                Some(b'{') if is_separated || self.opens_source(before, true) => {
                    if !is_separated {
                        self.problem(before..before + 1, "a comma is missing before this source");
                    }
                    items.push(self.source());
                    is_separated = self.is_past_comma();
                }
                Some(b']') => {
                    self.at += 1;
                    let Some(next) = self.more_of_the_list(self.at) else {
                        return self.ended(start, Content::Sequence(items));
                    };
                    self.problem(before..self.at, "this `]` ends the list of sources, but more of them follow");
                    self.at = next;
                    is_separated = true;
                }
                Some(b',') => self.stray("there is a comma too many here"),
                Some(b'}') => {
                    self.stray("one brace too many: no source is open here");
                    is_separated = self.comma();
                }
                Some(b'[') if !self.is_valid && self.opens_source(self.after_comma(before + 1), true) => {
                    self.stray("one bracket too many: the list of sources is open already");
                    is_separated = true;
                }
                Some(_) if self.is_valid || !self.is_junk() => {
                    items.push(self.source());
                    is_separated = self.is_past_comma();
                }
                Some(_) => {
                    self.line_problem(
                        before,
                        "this belongs to no source: the fields of a source stand between `{` and `}`",
                    );
                    self.skip_to_source();
                    is_separated = true;
                }
            }
            self.advance(before);
        }
        self.ended(start, Content::Sequence(items))
    }

    /// An item of the list: a source, or what stands in its place.
    fn source(&mut self) -> Node {
        let depth = std::mem::replace(&mut self.depth, 0);
        self.within = Within::Source;
        let source = match self.peek() {
            Some(b'{') => {
                if !self.is_valid && self.layout.is_none() {
                    self.layout = Some(Layout::of(self.text, self.at));
                }
                self.object(Role::Source)
            }
            _ => self.value(),
        };
        self.within = Within::Nothing;
        self.depth = depth;
        source
    }

    /// Whether what comes in a list of sources is not even a value of the wrong kind.
    fn is_junk(&self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        match rest.bytes().next() {
            Some(b'[') | None => false,
            Some(b'"') => match self.closing_quote(self.at + 1) {
                Ok(close) => !self.text.get(close + 1..).unwrap_or_default().trim_start().starts_with([',', ']']),
                Err(_) => true,
            },
            Some(byte) => !byte.is_ascii_alphanumeric() && byte != b'-',
        }
    }

    /// Where the list of sources goes on although a bracket has closed it; `None`: it does not.
    fn more_of_the_list(&self, at: usize) -> Option<usize> {
        if self.is_valid {
            return None;
        }
        let after = self.after_comma(at);
        let is_in_object = self.depth > 0;
        if is_in_object && (self.text.as_bytes().get(after) == Some(&b'}') || starts_field(self.text, after)) {
            return None;
        }
        self.next_source(after)
    }

    /// The brace of the next source, as far as can be seen from byte `at`.
    pub(super) fn next_source(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let mut braces = rest.match_indices('{').map(|(offset, _)| at + offset);
        braces.find(|brace| self.opens_source(*brace, true))
    }

    /// To the next source of the list, or to its end.
    fn skip_to_source(&mut self) {
        const ENDS: [char; 6] = [']', '}', ' ', '\t', '\n', '\r'];
        let end = self.text.trim_end_matches(ENDS).len();
        self.advance(self.at);
        self.at = self.next_source(self.at).unwrap_or(end.max(self.at));
    }
}
