//! What comes next: what a bracket means where brackets do not match.

use super::fault::Once;
use super::layout::{field_at, is_of_source};
use super::reader::{Reader, Role, Within, is_of_word};

impl Reader<'_> {
    /// Whether the brace that comes next opens another source than the one that is being read. `is_odd`: no object is
    /// expected there, or none with the fields of a source.
    pub(super) fn starts_source(&self, is_odd: bool) -> bool {
        self.within != Within::Nothing && self.opens_source(self.at, is_odd)
    }

    pub(super) fn opens_source(&self, at: usize, is_odd: bool) -> bool {
        self.layout.as_ref().is_some_and(|layout| layout.opens_source(self.text, at, is_odd))
    }

    /// Whether the brace that comes next closes an object although more of its fields follow. Within an object they may
    /// be those of the object around it.
    pub(super) fn is_stray_brace(&self, role: Role) -> bool {
        let field = field_at(self.text, self.after_comma(self.at + 1));
        match role {
            _ if self.is_valid => false,
            Role::Source => field.is_some(),
            Role::Item => field.is_some_and(|name| !is_of_source(name)),
            Role::Root | Role::Value => false,
        }
    }

    /// Whether a brace in a list is followed by more of the list.
    pub(super) fn is_stray_in_list(&self) -> bool {
        let after = self.after_comma(self.at + 1);
        !self.is_valid
            && match self.text.as_bytes().get(after) {
                Some(b']') => true,
                Some(b'{') => !self.opens_source(after, true),
                _ => false,
            }
    }

    /// Whether the bracket that comes next, in an object, ends nothing: more of the object follows.
    pub(super) fn is_stray_bracket(&self) -> bool {
        let after = self.after_comma(self.at + 1);
        let is_own = |name| self.depth == 1 || !is_of_source(name);
        !self.is_valid
            && (self.text.as_bytes().get(after) == Some(&b'}') || field_at(self.text, after).is_some_and(is_own))
    }

    /// The byte behind a comma that may stand at `at`, and the white space around it.
    pub(super) fn after_comma(&self, at: usize) -> usize {
        let at = at + self.space_at(at);
        if self.text.as_bytes().get(at) == Some(&b',') { at + 1 + self.space_at(at + 1) } else { at }
    }

    pub(super) fn is_before_colon(&self, at: usize) -> bool {
        self.text.as_bytes().get(at + self.space_at(at)) == Some(&b':')
    }

    pub(super) fn starts_key(&self) -> bool {
        let next = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        next.is_some_and(|c| c == '"' || is_of_word(c)) || self.other_quoted_key().is_some()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Past white space, and past comments, which JSON does not have.
    pub(super) fn space(&mut self) {
        loop {
            self.at += self.space_at(self.at);
            let rest = self.text.get(self.at..).unwrap_or_default();
            let (once, len) = match rest.chars().next() {
                Some('/') => match self.comment() {
                    Some(len) => (Once::Comment, len),
                    None => return,
                },
                Some(c) if c.is_whitespace() || c == '\u{feff}' => (Once::Space, c.len_utf8()),
                _ => return,
            };
            self.once(once, self.at..self.at + len);
            self.at += len;
        }
    }

    /// The length of the comment that comes next, if one does. A URL that has lost its quotation mark is none, nor is the
    /// rest of a file that is one line.
    pub(super) fn comment(&mut self) -> Option<usize> {
        let (before, rest) = self.text.split_at_checked(self.at).filter(|_| !self.has_open_comment)?;
        let len = if rest.starts_with("//") && before.chars().next_back().is_none_or(char::is_whitespace) {
            rest.find(['\n', '\r']).or_else(|| (!rest.contains(['{', '}'])).then_some(rest.len()))
        } else if rest.starts_with("/*") {
            rest.find("*/").map(|end| end + "*/".len())
        } else {
            return None;
        };
        self.has_open_comment = len.is_none();
        len
    }

    /// Whatever stands at byte `before` has been read, or is left out.
    pub(super) fn advance(&mut self, before: usize) {
        if self.at == before {
            self.at += self.text.get(before..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
    }

    /// Where the name ends that comes next in quotation marks that are not JSON's.
    pub(super) fn other_quoted_key(&self) -> Option<usize> {
        let rest = self.text.get(self.at..)?;
        let inner = rest.strip_prefix(['\'', '“', '”'])?;
        let len = inner.find(|c: char| !is_of_word(c)).filter(|len| *len > 0)?;
        let is_closed = inner.get(len..)?.starts_with(['\'', '“', '”']);
        is_closed.then_some(self.at + (rest.len() - inner.len()) + len)
    }
}
