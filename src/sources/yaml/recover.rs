//! YAML that is not valid as a whole: read field by field and item by item, along its indentation.

use std::collections::HashSet;
use std::ops::Range;

use super::Document;
use super::events::{self, Failure, Reason};
use super::explain;
use crate::sources::Problem;
use crate::sources::tree::{Content, Node, Pair, Style};
use crate::text::Span;

/// How deep a broken text is taken apart; each step reads what is broken once more.
const DEPTH: usize = 16;

/// Reads what can be read of `text`, which fails as a whole for the reason given.
pub(super) fn read(text: &str, base: usize, failure: Failure) -> Document {
    let mut recovery = Recovery { text: text.to_owned(), base, anchors: anchors(text), problems: Vec::new() };
    let mut lines = lines(text);
    recovery.replace_tabs(&mut lines);
    if !recovery.problems.is_empty() {
        // With spaces for tabs it may be valid.
        if let Ok(root) = events::read(&recovery.text, base) {
            return Document { root, problems: recovery.problems };
        }
    }
    // Document markers and directives are no fields.
    lines.retain(|line| !is_marker(line.content(text)));
    let root = recovery.broken(&mut lines, failure, DEPTH);
    recovery.problems.sort_by_key(|problem| (problem.span.start(), problem.span.end()));
    Document { root, problems: recovery.problems }
}

struct Recovery {
    /// The text, byte for byte as long as the original: tabs that indent are spaces, and so are the dashes of items that
    /// were taken out of their lists.
    text: String,
    base: usize,
    /// What `&` names anywhere.
    anchors: HashSet<String>,
    problems: Vec<Problem>,
}

/// A line that holds more than white space and a comment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it starts, its indentation included.
    start: usize,
    /// Where its content starts.
    content: usize,
    /// Where it ends, its line break excluded.
    end: usize,
    /// Whether a tab indents it, which has been reported; how far it is indented then says little.
    tab: bool,
}

impl Line {
    fn indent(&self) -> usize {
        self.content - self.start
    }

    fn content<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.content..self.end).unwrap_or_default()
    }
}

/// What a broken block consists of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sequence,
    Mapping,
}

impl Recovery {
    /// A block that may well be valid by itself.
    fn block(&mut self, lines: &mut [Line], depth: usize) -> Option<Node> {
        let (first, last) = (lines.first()?, lines.last()?);
        let (start, end) = (first.start, last.end);
        // What stands before it on its first line belongs to the block around it, and has been replaced by spaces.
        let text = self.text.get(start..end)?;
        match events::read(text, self.base + start) {
            Ok(node) => node,
            Err(failure) => {
                let failure = Failure { offset: start + failure.offset, ..failure };
                self.broken(lines, failure, depth)
            }
        }
    }

    /// A block that is not valid: its parts, each by itself.
    fn broken(&mut self, lines: &mut [Line], failure: Failure, depth: usize) -> Option<Node> {
        let known = self.problems.len();
        let first = *lines.first()?;
        let kind = if is_item(first.content(&self.text)) { Kind::Sequence } else { Kind::Mapping };
        let parts = self.split(lines, kind);
        let node = if depth == 0 {
            None
        } else if kind == Kind::Sequence {
            self.sequence(lines, &parts, depth)
        } else {
            self.mapping(lines, &parts, failure, depth)
        };
        // Whatever is wrong with it is nothing that shows in a part of it.
        if self.problems.len() == known && !lines.iter().any(|line| line.tab) {
            let line = self.text.get(failure.offset..).and_then(|rest| rest.split(['\n', '\r']).next());
            self.problem(explain::failure(failure), failure.offset..failure.offset + line.map_or(0, str::len));
        }
        node
    }

    fn sequence(&mut self, lines: &mut [Line], parts: &[Range<usize>], depth: usize) -> Option<Node> {
        let mut items = Vec::new();
        for part in parts {
            let Some(lines) = lines.get_mut(part.clone()) else { continue };
            items.extend(self.item(lines, depth));
        }
        let span = items.iter().map(|item: &Node| item.span).reduce(Span::join)?;
        Some(Node { span, content: Content::Sequence(items) })
    }

    /// `- …`, or a line that stands where an item should.
    fn item(&mut self, lines: &mut [Line], depth: usize) -> Option<Node> {
        let first = lines.first_mut()?;
        if !is_item(first.content(&self.text)) {
            let place = first.content..first.end;
            self.problem("a list item starts with a dash and a space; this line belongs to none", place);
            return None;
        }
        // Without its dash the item is a block of its own, indented as far as it is.
        self.text.replace_range(first.content..=first.content, " ");
        let rest = self.text.get(first.content..first.end).unwrap_or_default();
        first.content = first.end - rest.trim_start_matches([' ', '\t']).len();
        let lines = if is_blank(first.content(&self.text)) { lines.get_mut(1..)? } else { lines };
        self.block(lines, depth - 1)
    }

    fn mapping(&mut self, lines: &mut [Line], parts: &[Range<usize>], failure: Failure, depth: usize) -> Option<Node> {
        let indent = lines.first()?.indent();
        let mut pairs: Vec<Pair> = Vec::new();
        for part in parts {
            let Some(lines) = lines.get_mut(part.clone()) else { continue };
            let Some(&first) = lines.first() else { continue };
            if first.indent() < indent && !first.tab {
                self.problem("this line is indented less than the fields before it", first.content..first.end);
            }
            // A single part is the whole, which is known to be broken.
            let failure = if parts.len() == 1 { Some(failure) } else { None };
            self.fields(lines, failure, depth, &mut pairs);
        }
        let span = pairs.iter().map(|pair| pair.key_span.join(pair.value.span)).reduce(Span::join)?;
        Some(Node { span, content: Content::Mapping(pairs) })
    }

    /// The lines of one field, and of fields that are indented as if they were its value.
    fn fields(&mut self, lines: &mut [Line], failure: Option<Failure>, depth: usize, pairs: &mut Vec<Pair>) {
        let (Some(&first), Some(&last)) = (lines.first(), lines.last()) else { return };
        let text = self.text.get(first.start..last.end).unwrap_or_default();
        let read = || {
            let field = events::read(text, self.base + first.start);
            field.map_err(|failure| Failure { offset: first.start + failure.offset, ..failure })
        };
        let failure = match failure.map_or_else(read, Err) {
            Ok(Some(Node { content: Content::Mapping(field), .. })) => return pairs.extend(field),
            // Text where a field is expected.
            Ok(_) => return self.problem(explain::NOT_A_FIELD, first.content..first.end),
            Err(failure) => failure,
        };
        let Some(header) = Header::read(&self.text, first) else {
            return self.not_a_field(first, last, failure);
        };
        if let Some(stray) = self.without_stray_line(lines, &header, pairs) {
            return self.problem(explain::NOT_A_FIELD, stray);
        }
        if failure.reason != Reason::Syntax {
            return self.problem(explain::failure(failure), header.key_range);
        }
        let more = lines.get_mut(1..).unwrap_or_default();
        let written = self.text.get(header.value..first.end).unwrap_or_default();
        if is_blank(without_properties(written)) && !more.is_empty() {
            let value = self.block(more, depth - 1);
            return pairs.push(self.pair(header, value));
        }
        // A deeper line that is itself a field is not part of the value.
        let continued = more.iter().take_while(|line| Header::read(&self.text, **line).is_none()).count();
        let (value_lines, stray) = more.split_at_mut(continued);
        let end = value_lines.last().map_or(first.end, |line| line.end);
        let value = self.value(header.value..end, failure.offset, stray.is_empty());
        pairs.push(self.pair(header, value));
        if let Some(line) = stray.first() {
            self.problem("this line is indented more than the field before it", line.content..line.end);
            let stray = self.block(stray, depth - 1);
            if let Some(Node { content: Content::Mapping(fields), .. }) = stray {
                pairs.extend(fields);
            }
        }
    }

    /// Lines that are no field: a broken list or map in brackets, or words that stand where they mean nothing.
    fn not_a_field(&mut self, first: Line, last: Line, failure: Failure) {
        let written = self.text.get(first.content..last.end).unwrap_or_default();
        if written.starts_with(['[', '{']) && failure.reason == Reason::Syntax {
            let meant = explain::value(written, failure.offset.saturating_sub(first.content));
            return self.problem(meant.message, first.content + meant.place.start..first.content + meant.place.end);
        }
        self.problem(explain::failure(failure), first.content..first.end);
    }

    /// A field that is fine but for a line below it that is no field, and not indented as part of this one: reads the
    /// field, and says where that line is.
    fn without_stray_line(&self, lines: &[Line], header: &Header, pairs: &mut Vec<Pair>) -> Option<Range<usize>> {
        let first = lines.first()?;
        let own = 1 + lines.iter().skip(1).take_while(|line| line.indent() > first.indent()).count();
        let stray = lines.get(own)?;
        let written = self.text.get(header.value..first.end)?;
        if is_item(stray.content(&self.text)) && is_blank(without_properties(written)) {
            return None;
        }
        let end = lines.get(own - 1)?.end;
        match events::read(self.text.get(first.start..end)?, self.base + first.start) {
            Ok(Some(Node { content: Content::Mapping(field), .. })) => pairs.extend(field),
            _ => return None,
        }
        Some(stray.content..stray.end)
    }

    /// A field. One whose value cannot be read is there, and has none.
    fn pair(&self, header: Header, value: Option<Node>) -> Pair {
        let nothing = Node { span: self.span(header.value..header.value), content: Content::Null };
        Pair { key: header.key, key_span: self.span(header.key_range), value: value.unwrap_or(nothing) }
    }

    /// The value of a field, which the parser refuses at byte `at`: what is wrong with it, and what it was most likely
    /// meant to be. `to_blame`: it is that which makes the field unreadable, and nothing after it.
    fn value(&mut self, place: Range<usize>, at: usize, to_blame: bool) -> Option<Node> {
        let written = self.text.get(place.clone())?;
        let start = place.start + (written.len() - written.trim_start().len());
        let written = written.trim();
        let meant = explain::value(written, at.saturating_sub(start));
        if let Some(name) = written.strip_prefix('*')
            && self.anchors.contains(name)
        {
            // An alias of something that is read apart from it, now that the whole is broken. It is not at fault.
            return None;
        }
        let inner = meant.text.as_deref().and_then(|text| Some((written.find(text)?, text.len())));
        let (inner, len) = inner.unwrap_or((0, written.len()));
        if to_blame || meant.is_certain {
            self.problem(meant.message, start + meant.place.start..start + meant.place.end);
        }
        let span = self.span(start + inner..start + inner + len);
        Some(Node { span, content: Content::Scalar { value: meant.text?, style: Style::Plain } })
    }

    /// The parts of a block: each starts with a line that is indented no more than the first one; in a mapping, with one
    /// that is a field. Any other line belongs to the part before it, be it only as what breaks it.
    fn split(&self, lines: &[Line], kind: Kind) -> Vec<Range<usize>> {
        let indent = lines.first().map_or(0, Line::indent);
        let starts_part = |line: &Line| {
            line.indent() <= indent
                && match kind {
                    // A closing bracket may stand there.
                    Kind::Sequence => !line.content(&self.text).starts_with([']', '}']),
                    Kind::Mapping => Header::read(&self.text, *line).is_some(),
                }
        };
        let mut parts: Vec<Range<usize>> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            match parts.last_mut() {
                Some(part) if !starts_part(line) => part.end = index + 1,
                _ => parts.push(index..index + 1),
            }
        }
        parts
    }

    /// Tabs that indent become spaces; the first of each run of such lines is reported.
    fn replace_tabs(&mut self, lines: &mut [Line]) {
        let mut before = false;
        for line in lines.iter_mut() {
            let indentation = self.text.get(line.start..line.content).unwrap_or_default();
            let tab = indentation.find('\t').map(|at| line.start + at);
            // In running text a tab after the indentation is text.
            let content = line.content(&self.text);
            if let Some(tab) = tab.filter(|_| is_item(content) || Header::read(&self.text, *line).is_some()) {
                if !before {
                    self.problem("a tab indents this line; YAML is indented with spaces", tab..tab + 1);
                }
                self.text.replace_range(line.start..line.content, &" ".repeat(line.indent()));
                line.tab = true;
            }
            before = line.tab;
        }
    }

    fn problem(&mut self, message: impl Into<String>, place: Range<usize>) {
        let span = self.span(place);
        self.problems.push(Problem::new(span, message));
    }

    fn span(&self, place: Range<usize>) -> Span {
        Span::new(self.base + place.start, self.base + place.end)
    }
}

/// `name:`, at the start of a line.
struct Header {
    key: String,
    key_range: Range<usize>,
    /// Where what follows the colon starts.
    value: usize,
}

impl Header {
    /// The header that a line starts with, if it is one.
    fn read(text: &str, line: Line) -> Option<Self> {
        let content = line.content(text);
        let quote = content.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (key, after) = match quote {
            Some(quote) => content.get(1..)?.split_once(quote)?,
            None => content.split_at(content.find(':')?),
        };
        let quoted = usize::from(quote.is_some());
        let key = if quote.is_some() { key } else { key.trim_end() };
        let value = after.trim_start_matches([' ', '\t']).strip_prefix(':')?;
        let is_name = quote.is_some()
            || !key.starts_with(['-', '?', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '%', '@', '`', ',']);
        if key.is_empty() || !is_name || !(value.is_empty() || value.starts_with([' ', '\t'])) {
            return None;
        }
        let start = line.content + quoted;
        Some(Self { key: key.to_owned(), key_range: start..start + key.len(), value: line.end - value.len() })
    }
}

/// The names that anchors have, or that look like it.
fn anchors(text: &str) -> HashSet<String> {
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}');
    text.split('&').skip(1).map(|rest| rest.split(is_end).next().unwrap_or_default().to_owned()).collect()
}

/// The lines of a text that hold something.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(['\n', '\r']) {
        let end = start + piece.trim_end_matches(['\n', '\r']).len();
        let content = start + (piece.len() - piece.trim_start_matches([' ', '\t']).len());
        if content < end && !piece.trim_start().starts_with('#') {
            lines.push(Line { start, content, end, tab: false });
        }
        start += piece.len();
    }
    lines
}

fn is_item(content: &str) -> bool {
    content.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Whether nothing but a comment stands there.
fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.starts_with('#')
}

/// A value without its anchor and its tag.
fn without_properties(value: &str) -> &str {
    let mut value = value.trim_start();
    while value.starts_with(['&', '!']) {
        value = value.split_once([' ', '\t']).map_or("", |(_, rest)| rest.trim_start());
    }
    value
}

fn is_marker(content: &str) -> bool {
    content == "..." || content == "---" || content.starts_with('%')
}
