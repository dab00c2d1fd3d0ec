//! Text in quotation marks.

use super::fault::Once;
use super::layout::starts_field;
use super::reader::Reader;
use crate::sources::escape;
use crate::sources::tree::{Content, Node, Style};

/// Where a text in double quotes ends.
struct End {
    /// The byte behind its last one.
    text: usize,
    /// Where to go on.
    next: usize,
}

/// What may stand where a text ends that nothing closes, and is none of it.
const CLOSING: [char; 7] = [',', '}', ']', ' ', '\t', '\n', '\r'];

impl Reader<'_> {
    /// Text in double quotes, as the value of a field or an item of a list.
    pub(super) fn string(&mut self) -> Node {
        let start = self.at + 1;
        let end = match self.closing_quote(start) {
            Ok(close) if self.is_valid || self.may_follow(close + 1) => End { text: close, next: close + 1 },
            Ok(close) => self.broken_string('"', start, Some(close)),
            Err(_) => self.broken_string('"', start, None),
        };
        self.at = end.next;
        self.resolved(start, end.text)
    }

    /// The text between two bytes, its escapes resolved.
    pub(super) fn resolved(&mut self, start: usize, end: usize) -> Node {
        let written = self.text.get(start..end).unwrap_or_default();
        let (value, faults) = escape::resolve(written);
        for fault in faults {
            self.problem(start + fault.range.start..start + fault.range.end, fault.message);
        }
        if let Some(at) = written.find(|c| c < ' ') {
            let len = 1;
            self.once(Once::Control, start + at..start + at + len);
        }
        Node { span: (start..end).into(), content: Content::Scalar { value, style: Style::DoubleQuoted } }
    }

    /// The quotation mark that closes the text from byte `start`. `Err`: the end of the line comes first.
    pub(super) fn closing_quote(&self, start: usize) -> Result<usize, usize> {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => return Ok(at),
                b'\n' | b'\r' => return Err(at),
                b'\\' if !matches!(bytes.get(at + 1), None | Some(b'\n' | b'\r')) => at += 2,
                _ => at += 1,
            }
        }
        Err(self.text.len())
    }

    /// Whether what comes at byte `at` may follow a value, be it without the comma.
    fn may_follow(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default().trim_start_matches([' ', '\t']);
        match rest.bytes().next() {
            None | Some(b',' | b'}' | b']' | b'\n' | b'\r' | b'/') => true,
            Some(_) => starts_field(self.text, self.text.len() - rest.len()),
        }
    }

    /// Whether that which comes at byte `at` follows a value in all likelihood: more of it than a comma, which text has
    /// as well.
    pub(super) fn follows(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default().trim_start_matches([' ', '\t']);
        let Some(after) = rest.strip_prefix(',') else { return self.may_follow(at) };
        let next = after.trim_start_matches([' ', '\t']);
        next.is_empty()
            || next.starts_with(['}', ']', '{', '\n', '\r'])
            || starts_field(self.text, self.text.len() - next.len())
    }

    /// A text from byte `start`, behind the mark `open`, that nothing closes, or that has quotation marks in it: `inner`
    /// is the first of them.
    fn broken_string(&mut self, open: char, start: usize, inner: Option<usize>) -> End {
        let mut at = start;
        while let Some(byte) = self.text.as_bytes().get(at) {
            match byte {
                b'"' if open == '"' && inner.is_some() && self.follows(at + 1) => {
                    let place = inner.filter(|inner| *inner < at).unwrap_or(at);
                    self.problem(place..place + 1, "a quotation mark within a text is written `\\\"`");
                    return End { text: at, next: at + 1 };
                }
                b'\'' | 0xe2 if open != '"' => {
                    let len = self.closing_mark(open, at);
                    if let Some(len) = len.filter(|len| self.may_follow(at + len)) {
                        return End { text: at, next: at + len };
                    }
                }
                b'{' if self.opens_source(at, true) => break,
                b',' if starts_field(self.text, at + 1 + self.space_at(at + 1)) => break,
                b'\n' | b'\r' => break,
                b'\\' => at += 1,
                _ => {}
            }
            at += 1;
        }
        if at >= self.text.len() {
            self.cut = Some(self.text.len());
        }
        // A backslash may stand at the very end, or before a character of several bytes.
        let end = (0..=at.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(start);
        let written = self.text.get(start..end).unwrap_or_default();
        let text = start + written.trim_end_matches(CLOSING).len();
        self.problem(start - open.len_utf8()..start, format!("the `{open}` that opens this text is never closed"));
        End { text, next: text }
    }

    /// The length of the mark at byte `at`, if it is one that closes what `open` has opened.
    fn closing_mark(&self, open: char, at: usize) -> Option<usize> {
        let c = self.text.get(at..)?.chars().next()?;
        let closes = if open == '\'' { c == '\'' } else { matches!(c, '“' | '”') };
        closes.then(|| c.len_utf8())
    }

    /// How many bytes of white space there are from byte `at` on.
    pub(super) fn space_at(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len()
    }

    /// Text in quotation marks that JSON does not have: `'…'`, `“…”`.
    pub(super) fn other_quotes(&mut self, open: char) -> Node {
        let start = self.at + open.len_utf8();
        self.once(Once::Quotes, self.at..start);
        let end = self.broken_string(open, start, None);
        self.at = end.next;
        let written = self.text.get(start..end.text).unwrap_or_default();
        let (value, _) = escape::resolve(&written.replace("\\'", "'"));
        Node { span: (start..end.text).into(), content: Content::Scalar { value, style: Style::SingleQuoted } }
    }
}
