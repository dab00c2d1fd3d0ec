//! From text to the tree, whatever is wrong with it.

use super::layout::{Layout, field_at, is_of_part, is_of_source, starts_field};
use crate::sources::Problem;
use crate::sources::tree::{Content, Node, Pair, Style};
use crate::text::Span;

/// How deep brackets may nest. Sources need five levels.
const DEPTH: usize = 64;

/// How many bytes of a fault are shown.
const PLACE: usize = 120;

/// Reads a text through. What is wrong with it becomes a problem, and costs as little as possible of what is around it.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    /// The byte that comes next.
    pub(super) at: usize,
    /// Whether the text is JSON, so that its brackets and quotation marks can be relied on.
    pub(super) is_valid: bool,
    /// How sources are laid out, once there is one and it is needed.
    pub(super) layout: Option<Layout<'t>>,
    problems: Vec<Problem>,
    /// How many brackets are open: within a source if there is one, in all otherwise.
    depth: usize,
    in_source: bool,
    /// Whether the field that is being read is one that CSL has, or a part of one: no source is within it.
    in_known_field: bool,
    /// Faults that are reported at the first place only.
    reported: Vec<Once>,
    /// Whether a comment starts somewhere that nothing closes.
    has_open_comment: bool,
    /// Where something ended that nothing closes.
    pub(super) cut: Option<usize>,
}

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

/// What an object is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// All there is.
    Root,
    /// A source.
    Source,
    /// An item of a list within a source.
    Item,
    /// The value of a field.
    Value,
}

/// Reads what is written in `text` from byte `start` on, as one value.
pub(super) fn read(text: &str, start: usize) -> (Option<Node>, Vec<Problem>) {
    let written = text.get(start..).unwrap_or_default();
    let is_valid = serde_json::from_str::<serde::de::IgnoredAny>(written).is_ok();
    let mut reader = Reader::new(text, start, is_valid);
    let root = reader.document();
    let is_source = root
        .as_ref()
        .is_some_and(|root| !root.pairs().is_empty() && !root.pairs().iter().any(|pair| is_list(&pair.key)));
    if is_source && !is_valid && text.as_bytes().get(reader.after_comma(reader.at)) == Some(&b'{') {
        reader = Reader::new(text, start, is_valid);
        reader.space();
        reader.problem(reader.at..reader.at + 1, "a list of sources starts with `[`, and ends with `]`");
        let list = reader.list(reader.at);
        return (Some(list), reader.problems);
    }
    reader.space();
    if reader.at < text.len() {
        reader.line_problem(reader.at, "this stands after the end of what is a library");
    }
    (root, reader.problems)
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, at: usize, is_valid: bool) -> Self {
        Self {
            text,
            at,
            is_valid,
            layout: None,
            problems: Vec::new(),
            depth: 0,
            in_source: false,
            in_known_field: false,
            reported: Vec::new(),
            has_open_comment: false,
            cut: None,
        }
    }

    fn document(&mut self) -> Option<Node> {
        self.space();
        match self.peek()? {
            b'[' => {
                self.at += 1;
                Some(self.list(self.at - 1))
            }
            b'{' => Some(self.object(Role::Root)),
            _ => Some(self.value()),
        }
    }

    /// The sources of a list, whose bracket stands at byte `start`.
    fn list(&mut self, start: usize) -> Node {
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
        self.in_source = true;
        let source = match self.peek() {
            Some(b'{') => {
                if !self.is_valid && self.layout.is_none() {
                    self.layout = Some(Layout::of(self.text, self.at));
                }
                self.object(Role::Source)
            }
            _ => self.value(),
        };
        self.in_source = false;
        self.depth = depth;
        source
    }

    /// `{…}`
    fn object(&mut self, role: Role) -> Node {
        let start = self.at;
        self.at += 1;
        self.depth += 1;
        let mut pairs: Vec<Pair> = Vec::new();
        let mut is_separated = true;
        loop {
            self.space();
            let before = self.at;
            match self.peek() {
                Some(b'}') if self.is_stray_brace(role) => {
                    self.stray("one brace too many: fields follow after this one has closed the source");
                }
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b']') if self.is_stray_bracket() => self.stray("this `]` closes nothing"),
                None | Some(b']') => {
                    self.unclosed(start, never_closed(role));
                    break;
                }
                Some(b'{') if self.starts_source(true) => {
                    self.unclosed(start, never_closed(role));
                    break;
                }
                Some(b',') => self.stray("there is a comma too many here"),
                Some(_) if self.starts_key() => {
                    if !is_separated {
                        self.problem(before..before + 1, "a comma is missing before this field");
                    }
                    pairs.extend(self.pair(role));
                    is_separated = self.is_past_comma();
                }
                Some(_) => self.junk(),
            }
            self.advance(before);
        }
        self.depth -= 1;
        self.ended(start, Content::Mapping(pairs))
    }

    /// `"name": value`. `None`: it has no value, or no name.
    fn pair(&mut self, role: Role) -> Option<Pair> {
        let (key, key_span) = self.key();
        let is_known = match role {
            _ if self.is_valid => false,
            Role::Source => is_of_source(&key),
            Role::Root | Role::Item | Role::Value => self.in_known_field && is_of_part(&key),
        };
        self.space();
        if self.peek() == Some(b':') {
            self.at += 1;
            self.space();
        } else {
            self.problem(key_span.range(), "a colon is missing after this name");
            match self.peek() {
                Some(b'=') => {
                    self.at += 1;
                    self.space();
                }
                Some(b'"') if !starts_field(self.text, self.at) => {}
                _ => return None,
            }
        }
        let has_value = match self.peek() {
            None | Some(b',' | b'}' | b']') => false,
            Some(b'{') => !self.starts_source(is_known && key != "custom"),
            Some(_) => true,
        };
        if !has_value {
            self.problem(key_span.range(), "this field has no value");
            return None;
        }
        let is_list = role == Role::Root && is_list(&key);
        let was_known = std::mem::replace(&mut self.in_known_field, is_known);
        let value = if is_list && self.peek() == Some(b'[') {
            self.at += 1;
            self.list(self.at - 1)
        } else {
            self.value()
        };
        self.in_known_field = was_known;
        (!key.is_empty()).then_some(Pair { key, key_span, value })
    }

    /// The name of a field, and where it stands.
    fn key(&mut self) -> (String, Span) {
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

    /// Where the name ends that comes next in quotation marks that are not JSON's.
    fn other_quoted_key(&self) -> Option<usize> {
        let rest = self.text.get(self.at..)?;
        let inner = rest.strip_prefix(['\'', '“', '”'])?;
        let len = inner.find(|c: char| !is_of_word(c)).filter(|len| *len > 0)?;
        let is_closed = inner.get(len..)?.starts_with(['\'', '“', '”']);
        is_closed.then_some(self.at + (rest.len() - inner.len()) + len)
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

    fn value(&mut self) -> Node {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some('{' | '[') if self.depth >= DEPTH => self.too_deep(),
            Some('{') => self.object(Role::Value),
            Some('[') => self.array(),
            Some('"') => self.string(),
            Some(quote @ ('\'' | '“' | '”')) => self.other_quotes(quote),
            _ => self.bare(),
        }
    }

    /// `[…]` as the value of a field or within one.
    fn array(&mut self) -> Node {
        let start = self.at;
        self.at += 1;
        self.depth += 1;
        let mut items: Vec<Node> = Vec::new();
        loop {
            self.space();
            let before = self.at;
            // In a field that CSL knows, or beside something else, no object has the fields of a source.
            let beside = items.last();
            let is_odd = self.in_known_field || beside.is_some_and(|item| !has_source_fields(item));
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b'}') if self.is_stray_in_list() => self.stray("one brace too many: the list goes on after it"),
                None | Some(b'}') => {
                    self.unclosed(start, "this `[` is never closed");
                    break;
                }
                Some(b'{') if self.starts_source(is_odd) => {
                    self.unclosed(start, "this `[` is never closed");
                    break;
                }
                Some(b'"') if !self.is_valid && starts_field(self.text, self.at) => {
                    self.unclosed(start, "this `[` is never closed");
                    break;
                }
                Some(b',') => self.stray("there is a comma too many here"),
                Some(b'{') if self.depth < DEPTH => {
                    items.push(self.object(Role::Item));
                    self.comma();
                }
                Some(b':') => self.stray("a comma was expected here"),
                Some(_) => {
                    items.push(self.value());
                    self.comma();
                }
            }
            self.advance(before);
        }
        self.depth -= 1;
        self.ended(start, Content::Sequence(items))
    }

    /// A number, `true`, `false` or `null`; or text without quotation marks.
    fn bare(&mut self) -> Node {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let len = rest.find([',', '}', ']', '{', '[', '"', '\n', '\r']).unwrap_or(rest.len());
        let written = rest.get(..len).unwrap_or_default();
        let written = written.split_once(" //").map_or(written, |(value, _)| value);
        let written = written.split_once(" /*").map_or(written, |(value, _)| value).trim_end();
        self.at = start + written.len();
        if !self.is_valid && serde_json::from_str::<serde::de::IgnoredAny>(written).is_err() {
            self.problem(
                start..self.at,
                "this is neither a number nor `true`, `false` or `null`: text stands in double quotes",
            );
        }
        let is_nothing =
            matches!(written, "" | "null" | "NaN" | "Infinity" | "-Infinity" | "undefined" | "None" | "nil");
        let content =
            if is_nothing { Content::Null } else { Content::Scalar { value: written.to_owned(), style: Style::Plain } };
        Node { span: (start..self.at).into(), content }
    }

    /// What is nested past [`DEPTH`] is left out.
    fn too_deep(&mut self) -> Node {
        let start = self.at;
        self.problem(start..start + 1, "this is nested too deeply to be read");
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'{' if open > 0 && self.starts_source(false) => break,
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                b'"' => self.at = self.closing_quote(self.at + 1).unwrap_or_else(|end| end - 1),
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                break;
            }
        }
        Node { span: (start..self.at).into(), content: Content::Null }
    }

    /// What comes next, past a comma: whether there was one. One that nothing follows is none.
    fn comma(&mut self) -> bool {
        self.space();
        if self.peek() != Some(b',') {
            return false;
        }
        let at = self.at;
        self.at += 1;
        if !self.is_valid {
            self.space();
            if matches!(self.peek(), Some(b'}' | b']')) && !self.is_stray_brace(Role::Source) {
                self.once(Once::TrailingComma, at..at + 1);
            }
        }
        true
    }

    /// As [`Reader::comma`]; one may also be inside of what was read, where that has no end of its own.
    fn is_past_comma(&mut self) -> bool {
        let is_cut = self.cut == Some(self.at);
        self.comma() || is_cut
    }

    /// What stands where a field should, up to the next field.
    fn junk(&mut self) {
        let start = self.at;
        while let Some(byte) = self.peek() {
            let is_end = match byte {
                b'}' => self.follows(self.at + 1),
                b'{' => self.starts_source(true),
                b'"' => self.at > start && starts_field(self.text, self.at),
                _ => false,
            };
            if is_end {
                break;
            }
            self.at += 1;
        }
        let written = self.text.get(start..self.at).unwrap_or_default();
        let line = written.split(['\n', '\r']).next().unwrap_or_default();
        let message = "a field was expected here: `\"name\": value`, and a comma before the next one";
        self.problem(start..start + line.trim_end().len(), message);
    }

    /// Whether what comes in a list of sources is not even a value of the wrong kind.
    fn is_junk(&self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        match rest.bytes().next() {
            Some(b'[') => false,
            Some(b'"') => match self.closing_quote(self.at + 1) {
                Ok(close) => !self.text.get(close + 1..).unwrap_or_default().trim_start().starts_with([',', ']']),
                Err(_) => true,
            },
            Some(byte) => !byte.is_ascii_alphanumeric() && byte != b'-',
            None => false,
        }
    }

    /// To the next source of the list, or to its end.
    fn skip_to_source(&mut self) {
        const ENDS: [char; 6] = [']', '}', ' ', '\t', '\n', '\r'];
        let end = self.text.trim_end_matches(ENDS).len();
        self.advance(self.at);
        self.at = self.next_source(self.at).unwrap_or(end.max(self.at));
    }

    /// Whether the brace that comes next opens another source than the one that is being read. `is_odd`: no object is
    /// expected there, or none with the fields of a source.
    fn starts_source(&self, is_odd: bool) -> bool {
        self.in_source && self.opens_source(self.at, is_odd)
    }

    pub(super) fn opens_source(&self, at: usize, is_odd: bool) -> bool {
        self.layout.as_ref().is_some_and(|layout| layout.opens_source(self.text, at, is_odd))
    }

    /// Whether the brace that comes next closes an object although more of its fields follow. Within an object they may
    /// be those of the object around it.
    fn is_stray_brace(&self, role: Role) -> bool {
        let field = field_at(self.text, self.after_comma(self.at + 1));
        match role {
            _ if self.is_valid => false,
            Role::Source => field.is_some(),
            Role::Item => field.is_some_and(|name| !is_of_source(name)),
            Role::Root | Role::Value => false,
        }
    }

    /// Whether a brace in a list is followed by more of the list.
    fn is_stray_in_list(&self) -> bool {
        let after = self.after_comma(self.at + 1);
        !self.is_valid
            && match self.text.as_bytes().get(after) {
                Some(b']') => true,
                Some(b'{') => !self.opens_source(after, true),
                _ => false,
            }
    }

    /// Whether the bracket that comes next, in an object, ends nothing: more of the object follows.
    fn is_stray_bracket(&self) -> bool {
        let after = self.after_comma(self.at + 1);
        let is_own = |name| self.depth == 1 || !is_of_source(name);
        !self.is_valid
            && (self.text.as_bytes().get(after) == Some(&b'}') || field_at(self.text, after).is_some_and(is_own))
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
    fn next_source(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let mut braces = rest.match_indices('{').map(|(offset, _)| at + offset);
        braces.find(|brace| self.opens_source(*brace, true))
    }

    /// The byte behind a comma that may stand at `at`, and the white space around it.
    fn after_comma(&self, at: usize) -> usize {
        let at = at + self.space_at(at);
        if self.text.as_bytes().get(at) == Some(&b',') { at + 1 + self.space_at(at + 1) } else { at }
    }

    fn is_before_colon(&self, at: usize) -> bool {
        self.text.as_bytes().get(at + self.space_at(at)) == Some(&b':')
    }

    fn starts_key(&self) -> bool {
        let next = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        next.is_some_and(|c| c == '"' || is_of_word(c)) || self.other_quoted_key().is_some()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Past white space, and past comments, which JSON does not have.
    fn space(&mut self) {
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
    fn comment(&mut self) -> Option<usize> {
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
    fn advance(&mut self, before: usize) {
        if self.at == before {
            self.at += self.text.get(before..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
    }

    /// What starts at byte `start` and ends here, be it that something else starts.
    fn ended(&self, start: usize, content: Content) -> Node {
        let written = self.text.get(start..self.at).unwrap_or_default();
        let end = start + written.trim_end_matches([',', ' ', '\t', '\n', '\r']).len();
        Node { span: (start..end).into(), content }
    }

    fn unclosed(&mut self, start: usize, message: &str) {
        // What is around it is not closed either, for the same reason.
        if self.cut.replace(self.at) != Some(self.at) {
            self.problem(start..start + 1, message);
        }
    }

    fn stray(&mut self, message: &str) {
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
    fn line_problem(&mut self, start: usize, message: &str) {
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

fn has_source_fields(node: &Node) -> bool {
    node.pairs().first().is_some_and(|pair| is_of_source(&pair.key))
}

/// Whether an object of this file has its sources in the field of this name.
fn is_list(key: &str) -> bool {
    matches!(key, "references" | "items")
}

fn never_closed(role: Role) -> &'static str {
    match role {
        Role::Source => "this source is never closed: `}` is missing at its end",
        Role::Root | Role::Item | Role::Value => "this `{` is never closed",
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}
