//! From the parser's events to the tree.

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use crate::sources::tree::{Content, Node, Pair, Style};
use crate::text::Span;

/// How deep collections may nest. Metadata and sources need five levels.
const DEPTH: usize = 64;

/// How many nodes aliases may add to a text. A few lines can ask for billions.
const ALIASED_NODES: usize = 20_000;

/// Why a text is not valid YAML.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failure {
    /// The byte of the text where that shows.
    pub(super) offset: usize,
    /// The reason.
    pub(super) reason: Reason,
}

/// The reason why a text is not valid YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// It is not YAML. The parser's own words are for programmers.
    Syntax,
    /// Past [`DEPTH`].
    Depth,
    /// Past [`ALIASED_NODES`].
    Aliases,
}

/// Reads the first document of `text`, all or nothing.
pub(super) fn read(text: &str, base: usize) -> Result<Option<Node>, Failure> {
    let mut builder = Builder::new(text, base);
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| builder.failure(&error))?;
        if event == Event::DocumentEnd {
            break;
        }
        builder.event(event, span.start, span.end)?;
    }
    Ok(builder.root)
}

struct Builder<'t> {
    text: &'t str,
    base: usize,
    offsets: Offsets<'t>,
    root: Option<Node>,
    stack: Vec<Frame>,
    anchors: HashMap<usize, Node>,
    aliased: usize,
}

/// A collection that is not complete.
struct Frame {
    /// Where its first bracket starts, if it has brackets.
    start: usize,
    /// 0: none.
    anchor: usize,
    items: Items,
}

enum Items {
    Sequence(Vec<Node>),
    Mapping { pairs: Vec<Pair>, merged: Vec<Node>, key: Option<Key> },
}

/// The key of a pair whose value is still to come.
enum Key {
    Name(String, Span),
    /// `<<`
    Merge,
    /// A key that is a collection. No field has such a name.
    Complex,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, base: usize) -> Self {
        let offsets = Offsets::new(text);
        Self { text, base, offsets, root: None, stack: Vec::new(), anchors: HashMap::new(), aliased: 0 }
    }

    fn failure(&self, error: &ScanError) -> Failure {
        let offset = self.offsets.byte(error.marker());
        Failure { offset, reason: Reason::Syntax }
    }

    fn event(&mut self, event: Event<'_>, start: Marker, end: Marker) -> Result<(), Failure> {
        let (start, end) = (self.offsets.byte(&start), self.offsets.byte(&end));
        match event {
            Event::Scalar(value, style, anchor, _) => {
                let node = self.scalar(value.into_owned(), style, start, end);
                self.complete(node, anchor);
            }
            Event::Alias(anchor) => {
                let node = self.alias(anchor, start, end)?;
                self.complete(node, 0);
            }
            Event::SequenceStart(anchor, _) => self.open(Items::Sequence(Vec::new()), anchor, start)?,
            Event::MappingStart(anchor, _) => {
                let items = Items::Mapping { pairs: Vec::new(), merged: Vec::new(), key: None };
                self.open(items, anchor, start)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(start, end)?,
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, items: Items, anchor: usize, start: usize) -> Result<(), Failure> {
        if self.stack.len() == DEPTH {
            return Err(Failure { offset: start, reason: Reason::Depth });
        }
        self.stack.push(Frame { start: self.after_properties(start), anchor, items });
        Ok(())
    }

    /// A collection ends. What ends it is a bracket if it is in flow style, and nothing otherwise.
    fn close(&mut self, start: usize, end: usize) -> Result<(), Failure> {
        let Some(frame) = self.stack.pop() else { return Ok(()) };
        let (content, contents_span) = match frame.items {
            Items::Sequence(items) => {
                let span = items.iter().map(|item| item.span).reduce(Span::join);
                (Content::Sequence(items), span)
            }
            Items::Mapping { mut pairs, merged, .. } => {
                let span = pairs.iter().map(|pair| pair.key_span.join(pair.value.span)).reduce(Span::join);
                self.merge(&mut pairs, merged)?;
                (Content::Mapping(pairs), span)
            }
        };
        let span = match contents_span {
            Some(span) if start == end => span,
            _ => self.span(frame.start, end),
        };
        self.complete(Node { span, content }, frame.anchor);
        Ok(())
    }

    /// A node is complete: it goes into the collection it stands in.
    fn complete(&mut self, node: Node, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.stack.last_mut().map(|frame| &mut frame.items) {
            None => self.root = Some(node),
            Some(Items::Sequence(items)) => items.push(node),
            Some(Items::Mapping { pairs, merged, key }) => match key.take() {
                None => {
                    *key = Some(match node.content {
                        Content::Scalar { value, style: Style::Plain } if value == "<<" => Key::Merge,
                        Content::Scalar { value, .. } => Key::Name(value, node.span),
                        Content::Null => Key::Name(String::new(), node.span),
                        Content::Sequence(_) | Content::Mapping(_) => Key::Complex,
                    });
                }
                Some(Key::Name(key, key_span)) => pairs.push(Pair { key, key_span, value: node }),
                Some(Key::Merge) => merged.extend(match node.content {
                    Content::Sequence(items) => items,
                    _ => vec![node],
                }),
                Some(Key::Complex) => {}
            },
        }
    }

    /// Adds the fields of merged mappings that are not there yet (YAML's “merge key”).
    fn merge(&mut self, pairs: &mut Vec<Pair>, merged: Vec<Node>) -> Result<(), Failure> {
        for node in merged {
            let span = node.span;
            if let Content::Mapping(inherited) = node.content {
                self.aliased += inherited.len();
                self.check_aliases(span.start().saturating_sub(self.base))?;
                let own: std::collections::HashSet<String> = pairs.iter().map(|pair| pair.key.clone()).collect();
                pairs.extend(inherited.into_iter().filter(|pair| !own.contains(&pair.key)));
            }
        }
        Ok(())
    }

    fn alias(&mut self, anchor: usize, start: usize, end: usize) -> Result<Node, Failure> {
        let span = self.span(start, end);
        // An alias inside the node it names: there is nothing to stand for it yet.
        let Some(node) = self.anchors.get(&anchor) else { return Ok(Node { span, content: Content::Null }) };
        self.aliased += node.count();
        self.check_aliases(start)?;
        Ok(Node { span, content: node.content.clone() })
    }

    fn check_aliases(&self, offset: usize) -> Result<(), Failure> {
        if self.aliased > ALIASED_NODES { Err(Failure { offset, reason: Reason::Aliases }) } else { Ok(()) }
    }

    fn scalar(&self, value: String, style: ScalarStyle, start: usize, end: usize) -> Node {
        let start = self.after_properties(start).min(end);
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::SingleQuoted,
            ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        let written = self.text.get(start..end).unwrap_or_default();
        let span = match style {
            Style::SingleQuoted | Style::DoubleQuoted if written.len() >= 2 => self.span(start + 1, end - 1),
            // The parser puts an empty value at the colon; it belongs behind it.
            Style::Plain if written.is_empty() => {
                let at = start + usize::from(self.text.get(start..).is_some_and(|rest| rest.starts_with(':')));
                self.span(at, at)
            }
            _ => self.span(start, start + written.trim_end().len()),
        };
        let is_null = style == Style::Plain && matches!(value.as_str(), "" | "~" | "null" | "Null" | "NULL");
        Node { span, content: if is_null { Content::Null } else { Content::Scalar { value, style } } }
    }

    /// Where the node itself starts whose anchor and tag may start at `start`.
    fn after_properties(&self, start: usize) -> usize {
        let mut rest = self.text.get(start..).unwrap_or_default();
        while rest.starts_with(['&', '!']) {
            let property = rest.find([' ', '\t', '\r', '\n']).unwrap_or(rest.len());
            rest = rest.get(property..).unwrap_or_default().trim_start_matches([' ', '\t']);
        }
        self.text.len() - rest.len()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }
}

/// The parser counts characters; we count bytes.
struct Offsets<'t> {
    text: &'t str,
    /// The byte of every [`STEP`]th character; none where one is the other. One of each would take eight times the text.
    bytes: Vec<usize>,
}

/// How many characters are counted from the nearest known one at most.
const STEP: usize = 64;

impl<'t> Offsets<'t> {
    fn new(text: &'t str) -> Self {
        let is_ascii = text.is_ascii();
        let bytes =
            if is_ascii { Vec::new() } else { text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect() };
        Self { text, bytes }
    }

    fn byte(&self, marker: &Marker) -> usize {
        let index = marker.index();
        if self.bytes.is_empty() {
            return index.min(self.text.len());
        }
        let Some(known) = self.bytes.get(index / STEP) else { return self.text.len() };
        let after = self.text.get(*known..).and_then(|rest| rest.char_indices().nth(index % STEP));
        after.map_or(self.text.len(), |(byte, _)| known + byte)
    }
}
