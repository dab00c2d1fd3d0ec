//! From text to the tree, whatever is wrong with it.

use super::fault::Once;
use super::layout::{Layout, is_of_part, is_of_source, starts_field};
use crate::sources::Problem;
use crate::sources::tree::{Content, Node, Pair, Style};

/// How deep brackets may nest. Sources need five levels.
const DEPTH: usize = 64;

/// Reads a text through. What is wrong with it becomes a problem, and costs as little as possible of what is around it.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    /// The byte that comes next.
    pub(super) at: usize,
    /// Whether the text is JSON, so that its brackets and quotation marks can be relied on.
    pub(super) is_valid: bool,
    /// How sources are laid out, once there is one and it is needed.
    pub(super) layout: Option<Layout<'t>>,
    pub(super) problems: Vec<Problem>,
    /// How many brackets are open: within a source if there is one, in all otherwise.
    pub(super) depth: usize,
    pub(super) within: Within,
    /// Faults that are reported at the first place only.
    pub(super) reported: Vec<Once>,
    /// Whether a comment starts somewhere that nothing closes.
    pub(super) has_open_comment: bool,
    /// Where something ended that nothing closes.
    pub(super) cut: Option<usize>,
}

/// What is being read, as far as it decides whether an object in it is another source.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// No source.
    Nothing,
    /// A source.
    Source,
    /// A field of a source that is one of CSL's, or a part of one: there is no source in it.
    CslField,
}

/// What an object is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
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
            within: Within::Nothing,
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

    /// `{…}`
    pub(super) fn object(&mut self, role: Role) -> Node {
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
            Role::Root | Role::Item | Role::Value => self.within == Within::CslField && is_of_part(&key),
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
        let within = match self.within {
            Within::Nothing => Within::Nothing,
            Within::Source | Within::CslField if is_known => Within::CslField,
            Within::Source | Within::CslField => Within::Source,
        };
        let around = std::mem::replace(&mut self.within, within);
        let value = if is_list && self.peek() == Some(b'[') {
            self.at += 1;
            self.list(self.at - 1)
        } else {
            self.value()
        };
        self.within = around;
        (!key.is_empty()).then_some(Pair { key, key_span, value })
    }

    pub(super) fn value(&mut self) -> Node {
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
            let is_odd = self.within == Within::CslField || beside.is_some_and(|item| !has_source_fields(item));
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
    pub(super) fn comma(&mut self) -> bool {
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
    pub(super) fn is_past_comma(&mut self) -> bool {
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

    /// What starts at byte `start` and ends here, be it that something else starts.
    pub(super) fn ended(&self, start: usize, content: Content) -> Node {
        let written = self.text.get(start..self.at).unwrap_or_default();
        let end = start + written.trim_end_matches([',', ' ', '\t', '\n', '\r']).len();
        Node { span: (start..end).into(), content }
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

pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}
