//! A new entry behind those that a file has, and one entry less.

use super::layout::{Layout, Shape};
use super::notation::{Habit, Notation, scalar};
use super::{EntryEdit, NewEntry, Piece, newline, notation_of};
use crate::sources::tree::Content;
use crate::sources::{Entry, FieldName, types};
use crate::text::{Span, Text};
use crate::workspace::{Document, Home};

/// What the text around a new entry has it look like.
struct Frame {
    notation: Notation,
    shape: Shape,
    habit: Habit,
    /// What its first line is indented by.
    indent: String,
    newline: &'static str,
}

/// The ways to add `new`, the best first.
pub(super) fn ways_to_add(home: Home<'_>, new: &NewEntry) -> Vec<EntryEdit> {
    let text = home.text();
    // What an alias stands for stands elsewhere.
    let last = home.library().entries().iter().filter(|entry| !entry.span.is_empty()).max_by_key(|it| it.span.end());
    if let Some(last) = last {
        return after(home, last, new).into_iter().collect();
    }
    match home {
        Home::Document(document) => in_metadata(document, new),
        Home::Library(..) => in_empty(home, new).into_iter().collect(),
        Home::Config(_) => Vec::new(),
    }
    .into_iter()
    .filter(|edit| edit.edits.iter().all(|(span, _)| span.end() <= text.len()))
    .collect()
}

/// Behind the entry `last`.
fn after(home: Home<'_>, last: &Entry, new: &NewEntry) -> Option<EntryEdit> {
    let (text, newline) = (home.text(), newline(home.text()));
    let layout = Layout::of(home, last)?;
    let indent = indent_of(text, last.span.start());
    let is_on_own_line = indent.is_some();
    let is_item = text.slice(last.span).starts_with('-');
    let notation = layout.notation;
    let indent = indent.unwrap_or_default();
    let shape = match layout.shape {
        // A new entry has more to say than fits on a line.
        Shape::Line if notation == Notation::BibTex => Shape::Lines("  ".to_owned()),
        shape => shape,
    };
    let frame = Frame { notation, shape, habit: layout.habit, indent: indent.clone(), newline };
    let entry = frame.entry(new)?;
    let is_in_list = notation == Notation::CslJson || (notation == Notation::CslYaml && !is_item);
    if is_in_list {
        let gap = if is_on_own_line { format!(",{newline}{indent}") } else { ", ".to_owned() };
        return Some(Piece::around(&gap, &entry, "").at(Span::empty(last.span.end())));
    }
    let is_apart = match notation {
        Notation::CslYaml | Notation::Hayagriva => has_blank_line_before(text, last),
        _ => true,
    };
    let dash = if is_item && frame.shape == Shape::Line { "- " } else { "" };
    let gap = format!("{newline}{}{indent}{dash}", if is_apart { newline } else { "" });
    let end = text.line_around(last.span.end()).end();
    Some(Piece::around(&gap, &entry, "").at(Span::empty(end)))
}

/// In a document whose metadata have none.
fn in_metadata(document: &Document, new: &NewEntry) -> Vec<EntryEdit> {
    let (text, newline) = (&document.text, newline(&document.text));
    let frame = Frame {
        notation: Notation::CslYaml,
        shape: Shape::Block("  ".to_owned()),
        habit: Habit::default(),
        indent: String::new(),
        newline,
    };
    let Some(entry) = frame.entry(new) else { return Vec::new() };
    let mut ways = Vec::new();
    let references = document.metadata.fields().iter().rfind(|pair| pair.key == "references");
    if let Some(pair) = references {
        let is_empty_list = matches!(&pair.value.content, Content::Sequence(items) if items.is_empty());
        let line = text.line_around(pair.key_span.end());
        let colon = text.slice(Span::new(pair.key_span.end(), line.end())).find(':');
        let start = pair.key_span.end() + colon.map_or(0, |at| at + 1);
        let end = if is_empty_list { pair.value.span.end() } else { line.end() };
        ways.push(Piece::around(newline, &entry, "").at(Span::new(start, end.max(start))));
        return ways;
    }
    if let Some(block) = document.syntax.metadata().last() {
        let before = text.slice(block);
        let gap = if before.is_empty() || before.ends_with(['\n', '\r']) { "" } else { newline };
        let head = format!("{gap}references:{newline}");
        ways.push(Piece::around(&head, &entry, newline).at(Span::empty(block.end())));
    }
    if let Some((place, _)) = empty_metadata(text) {
        let head = format!("references:{newline}");
        ways.push(Piece::around(&head, &entry, newline).at(Span::empty(place)));
    }
    // A byte order mark stays the first thing in the file.
    let start = if text.slice(Span::new(0, 3)).starts_with('\u{feff}') { 3 } else { 0 };
    let gap = if text.slice(Span::new(start, start + 2)).starts_with(['\n', '\r']) { "" } else { newline };
    let head = format!("---{newline}references:{newline}");
    let tail = format!("{newline}---{newline}{gap}");
    ways.push(Piece::around(&head, &entry, &tail).at(Span::empty(start)));
    ways
}

/// Where in a document that begins with two lines `---` and nothing between them its metadata would be, and where the second
/// of them starts: without anything between they are rules, or nothing.
pub(super) fn empty_metadata(text: &Text) -> Option<(usize, usize)> {
    if text.line(0).trim_start_matches('\u{feff}').trim_end() != "---" {
        return None;
    }
    let end = (1..text.line_count()).find(|line| !text.line(*line).trim().is_empty())?;
    let is_end = matches!(text.line(end).trim_end(), "---" | "...");
    is_end.then(|| (text.line_span(1).start(), text.line_span(end).start()))
}

/// In a library that has none.
fn in_empty(home: Home<'_>, new: &NewEntry) -> Option<EntryEdit> {
    let (text, newline) = (home.text(), newline(home.text()));
    let notation = notation_of(home.format());
    let written = text.to_string();
    let is_empty = written.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty();
    let (indent, shape) = match notation {
        Notation::CslYaml => (String::new(), Shape::Block("  ".to_owned())),
        Notation::Ris => (String::new(), Shape::Record),
        Notation::CslJson => ("  ".to_owned(), Shape::Lines("    ".to_owned())),
        _ => (String::new(), Shape::Lines("  ".to_owned())),
    };
    let frame = Frame { notation, shape, habit: Habit::default(), indent, newline };
    let entry = frame.entry(new)?;
    // A byte order mark stays the first thing in the file.
    let start = if written.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let end_of_line = |end: usize| {
        let before = written.get(start..end).unwrap_or_default();
        if before.is_empty() || before.ends_with(['\n', '\r']) { "" } else { newline }
    };
    // The line break behind what ends a file without one.
    let tail_of = |place: Span| if place.end() < written.len() { "" } else { newline };
    match notation {
        Notation::CslJson => {
            let (whole, tail) = if is_empty {
                (Span::new(start, written.len()), newline)
            } else {
                let (open, close) = (written.rfind('[')?, written.find(']')?);
                let is_list = written.get(open + 1..close)?.trim().is_empty();
                (is_list.then(|| Span::new(open, close + 1))?, "")
            };
            Some(Piece::around(&format!("[{newline}  "), &entry, &format!("{newline}]{tail}")).at(whole))
        }
        Notation::CslYaml | Notation::Hayagriva => {
            let (place, head, tail) = match empty_list(&written, start) {
                EmptyList::None(end) => {
                    (Span::empty(end), format!("{}references:{newline}", end_of_line(end)), newline.to_owned())
                }
                EmptyList::Bare(list) => (list, String::new(), tail_of(list).to_owned()),
                EmptyList::Named(value) => {
                    let written = text.slice(value);
                    let comment = written.trim().trim_start_matches("[]").trim_start();
                    let gap = if comment.is_empty() { "" } else { " " };
                    (value, format!("{gap}{comment}{newline}"), tail_of(value).to_owned())
                }
                EmptyList::Other => return None,
            };
            Some(Piece::around(&head, &entry, &tail).at(place))
        }
        Notation::BibTex | Notation::Ris => {
            let gap = if is_empty {
                String::new()
            } else if written.ends_with(['\n', '\r']) {
                newline.to_owned()
            } else {
                newline.repeat(2)
            };
            Some(Piece::around(&gap, &entry, newline).at(Span::empty(text.len())))
        }
    }
}

/// Where in a YAML file without sources they would be.
enum EmptyList {
    /// There is no list. Behind the last line, but before the end of the YAML document.
    None(usize),
    /// There is nothing but an empty list.
    Bare(Span),
    /// What `references:` has behind it in its line.
    Named(Span),
    /// There is something else.
    Other,
}

/// The list of sources in the YAML file `written`, which has its first line at byte `start`.
fn empty_list(written: &str, start: usize) -> EmptyList {
    let mut at = start;
    let mut found: Option<EmptyList> = None;
    for line in written.get(start..).unwrap_or_default().split_inclusive('\n') {
        let (begin, said) = (at, line.trim());
        at += line.len();
        if said == "..." {
            return found.unwrap_or(EmptyList::None(begin));
        }
        if said.is_empty() || said == "---" || said.starts_with(['#', '%']) {
            continue;
        }
        let value =
            said.strip_prefix("references:").map(|rest| rest.trim_start().trim_start_matches("[]").trim_start());
        let place = if said == "[]" {
            EmptyList::Bare(Span::new(begin, begin + line.trim_end().len()))
        } else if line.starts_with("references:") && value.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
        {
            EmptyList::Named(Span::new(begin + "references:".len(), begin + line.trim_end().len()))
        } else {
            EmptyList::Other
        };
        found = Some(if found.is_none() { place } else { EmptyList::Other });
    }
    found.unwrap_or(EmptyList::None(written.len()))
}

impl Frame {
    /// The entry, from where its first line begins behind its indentation.
    fn entry(&self, new: &NewEntry) -> Option<Piece> {
        let (newline, indent) = (self.newline, &self.indent);
        let fields: Vec<Piece> = new
            .fields
            .iter()
            .flat_map(|it| self.notation.parts(it, &self.habit))
            .map(|it| self.notation.field(&it.name, it.value.as_ref(), &new.kind, &self.shape, &self.habit))
            .collect::<Option<_>>()?;
        let mut parts: Vec<Piece> = Vec::new();
        let quoted = |text: &str| serde_json::json!(text).to_string();
        let typed = |before: &str, kind: &str, after: &str| {
            if kind.is_empty() { Piece::blank(before, after) } else { Piece::plain(format!("{before}{kind}{after}")) }
        };
        let in_brackets = !matches!(self.shape, Shape::Block(_));
        let (head, tail) = match self.notation {
            Notation::CslYaml => {
                parts.push(Piece::plain(format!("id: {}", scalar(&new.key, in_brackets))));
                parts.push(typed("type: ", &new.kind, ""));
                if in_brackets { ("{".to_owned(), "}".to_owned()) } else { ("- ".to_owned(), String::new()) }
            }
            Notation::Hayagriva => {
                let written = self.notation.kind(&new.kind);
                parts.push(typed("type: ", written.map_or(&*new.kind, |it| it.kind), ""));
                let has_parent = new.fields.iter().any(|field| field.name == FieldName::ContainerTitle);
                if let Some(parent) = written.and_then(|it| it.parent).filter(|_| !has_parent) {
                    parts.push(Piece::plain(format!("parent: {{type: {parent}}}")));
                }
                let head = format!("{}:", scalar(&new.key, true));
                if in_brackets {
                    (format!("{head} {{"), "}".to_owned())
                } else {
                    (format!("{head}{}", self.separator()), String::new())
                }
            }
            Notation::CslJson => {
                parts.push(Piece::plain(format!("\"id\": {}", quoted(&new.key))));
                parts.push(typed("\"type\": \"", &new.kind, "\""));
                match &self.shape {
                    Shape::Lines(inner) => (format!("{{{newline}{inner}"), format!("{newline}{indent}}}")),
                    _ => ("{".to_owned(), "}".to_owned()),
                }
            }
            Notation::BibTex => {
                let kind = match &*new.kind {
                    "" => "misc",
                    kind => self.notation.kind(kind).map_or(kind, |it| it.kind),
                };
                let head = format!("@{kind}{{{},", new.key);
                match &self.shape {
                    Shape::Lines(inner) => (format!("{head}{newline}{inner}"), format!(",{newline}{indent}}}")),
                    _ => (format!("{head} "), "}".to_owned()),
                }
            }
            Notation::Ris => {
                let kind = types::in_ris(&new.kind);
                parts.push(Piece::plain(format!("ID  - {}", new.key)));
                if kind.is_none() && !new.kind.is_empty() {
                    parts.push(Piece::plain(format!("N1  - type: {}", new.kind)));
                }
                (format!("TY  - {}{newline}", kind.unwrap_or("GEN")), format!("{newline}ER  - "))
            }
        };
        parts.extend(fields);
        let mut entry = Piece::plain(head);
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                entry.push_str(&self.separator());
            }
            entry.push(part);
        }
        entry.push_str(&tail);
        Some(entry)
    }

    fn separator(&self) -> String {
        let newline = self.newline;
        match &self.shape {
            Shape::Block(inner) => format!("{newline}{inner}"),
            Shape::Lines(inner) => format!(",{newline}{inner}"),
            Shape::Line => ", ".to_owned(),
            Shape::Record => newline.to_owned(),
        }
    }
}

/// What is to go with `entry`, in the ways it may go, the best first.
pub(super) fn ways_to_remove(home: Home<'_>, entry: &Entry) -> Vec<Span> {
    let (text, span) = (home.text(), entry.span);
    let mut ways = Vec::new();
    if let Some(indent) = indent_of(text, span.start()) {
        let last = text.line_around(span.end());
        let is_whole = text.slice(Span::new(span.end(), last.end())).trim().is_empty();
        let next = after_break(text, last.end());
        if is_whole {
            let start = span.start() - indent.len();
            let blank = text.line_around(next);
            let is_apart = next > last.end() && blank.start() == next && text.slice(blank).trim().is_empty();
            if is_apart && has_blank_line_before(text, entry) {
                ways.push(Span::new(start, after_break(text, blank.end())));
            }
            ways.push(Span::new(start, next));
        }
    }
    let after = text.slice(Span::new(span.end(), span.end() + 200)).into_owned();
    if let Some(rest) = after.trim_start().strip_prefix(',') {
        let gone = after.len() - rest.trim_start().len();
        ways.push(Span::new(span.start(), span.end() + gone));
    }
    let before = text.slice(Span::new(span.start().saturating_sub(200), span.start())).into_owned();
    if let Some(rest) = before.trim_end().strip_suffix(',') {
        ways.push(Span::new(span.start() - (before.len() - rest.len()), span.end()));
    }
    ways.push(span);
    ways
}

/// Where the line behind the line break at `end` starts.
fn after_break(text: &Text, end: usize) -> usize {
    let rest = text.slice(Span::new(end, end + 2));
    end + if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) }
}

/// What stands before byte `offset` in its line, if that is white space.
fn indent_of(text: &Text, offset: usize) -> Option<String> {
    let before = text.slice(Span::new(text.line_around(offset).start(), offset)).into_owned();
    before.trim().is_empty().then_some(before)
}

fn has_blank_line_before(text: &Text, entry: &Entry) -> bool {
    let line = text.line_of(entry.span.start());
    line > 0 && text.line(line - 1).trim().is_empty()
}
