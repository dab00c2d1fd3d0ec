//! Text → top-level blocks. A list is none: its items are, for it may be the whole document. Each item reads alone as it
//! does among the others (`mask.rs`).

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::BlockKind;
use super::mask::OPTIONS;
use crate::text::Span;

/// How much is parsed at once behind a metadata block.
const WINDOW: usize = 1024;

/// The place of a top-level block, or of an item of a top-level list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// From its first byte to the next block's.
    pub span: Span,
    /// Its own text: what comes after is blank lines and link definitions.
    pub content: Span,
    /// What it is.
    pub kind: BlockKind,
    /// How far the text decides what it is: past its end for a `---` that might have begun metadata.
    pub decided_by: usize,
}

impl Piece {
    /// How it is cut from the text: what [`Block`](super::Block) knows as `len`, `own`, `kind` and `decided_by`.
    pub(super) fn cut(&self) -> (usize, usize, BlockKind, usize) {
        let start = self.span.start();
        (self.span.len(), self.content.end() - start, self.kind, self.decided_by.saturating_sub(start))
    }

    /// The YAML of a metadata block, in the text.
    pub(super) fn yaml(&self) -> Option<Span> {
        match self.kind {
            BlockKind::Metadata(yaml) => Some(yaml.shifted(self.span.start())),
            _ => None,
        }
    }
}

/// The top-level blocks of `text`; together they are all of it. `at_start`: it is the start of a document, not what
/// comes after another block.
pub(super) fn split(text: &str, at_start: bool) -> Vec<Piece> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = if at_start && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut decided_by = 0;
    if at_start {
        match metadata_at(text, at, true) {
            Ok((block, yaml)) => {
                found.push(Found { span: block, kind: BlockKind::Metadata(yaml), decided_by: 0 });
                at = block.end();
            }
            Err(looked_to) => decided_by = looked_to,
        }
    }
    // All of it at once. But behind a metadata block, where everything is parsed anew, a little at a time: there may be
    // many of them.
    let mut window = text.len();
    while at < text.len() {
        let end = end_of_line(text, at.saturating_add(window));
        let known = found.len();
        if let Some(next) = split_until_metadata(text, at..end, &mut found) {
            (at, window) = (next, WINDOW);
            continue;
        }
        if end == text.len() {
            break;
        }
        // The last block may go on behind the window.
        if found.len() > known + 1 {
            at = found.pop().map_or(at, |last| last.span.start());
        } else {
            found.truncate(known);
        }
        window *= 2;
    }
    let mut pieces = tile(text.len(), &found);
    if let Some(first) = pieces.first_mut() {
        first.decided_by = first.decided_by.max(decided_by);
    }
    pieces
}

struct Found {
    span: Span,
    kind: BlockKind,
    decided_by: usize,
}

/// Finds the blocks in `range` up to a metadata block, which pulldown-cmark takes for a rule and a heading; the offset
/// after it, if there is one.
fn split_until_metadata(text: &str, range: Range<usize>, found: &mut Vec<Found>) -> Option<usize> {
    let from = range.start;
    let rest = without_divs(&text[range]);
    let mut depth = 0_usize;
    // A list is its items: it may be a whole document.
    let mut in_list = false;
    let mut is_first_item = false;
    for (event, range) in Parser::new_ext(&rest, OPTIONS).into_offset_iter() {
        let span = Span::from(range).shifted(from);
        match &event {
            Event::End(_) => {
                depth -= 1;
                continue;
            }
            Event::Start(Tag::List(_)) if depth == 0 => (in_list, is_first_item) = (true, true),
            Event::Start(Tag::Item) if depth == 1 && in_list && !is_first_item => {
                found.push(Found { span, kind: BlockKind::Item(marker(&text[span])), decided_by: 0 });
            }
            _ if depth == 0 || is_first_item => {
                is_first_item = false;
                in_list = matches!(event, Event::Start(Tag::Item));
                let mut decided_by = 0;
                if event == Event::Rule {
                    match metadata_at(text, span.start(), false) {
                        Ok((block, yaml)) => {
                            found.push(Found { span: block, kind: BlockKind::Metadata(yaml), decided_by });
                            return Some(block.end());
                        }
                        Err(looked_to) => decided_by = looked_to,
                    }
                }
                let before = found.last().map_or(from, |last| last.span.end().max(from));
                let start = from + first_line(&rest, before - from, span.start() - from);
                found.push(Found {
                    span: Span::new(start, span.end()),
                    kind: kind_of(&event, &text[span]),
                    decided_by,
                });
            }
            _ => {}
        }
        depth += usize::from(matches!(event, Event::Start(_)));
    }
    None
}

/// The end of the line that `offset` is in.
fn end_of_line(text: &str, offset: usize) -> usize {
    let rest = text.as_bytes().get(offset..).unwrap_or_default();
    match rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        None => text.len(),
        Some(at) => offset + at + if rest[at..].starts_with(b"\r\n") { 2 } else { 1 },
    }
}

/// Where the block that pulldown-cmark starts at `start` begins, what lies from `before` on being no other block's.
///
/// It begins with its indentation: indented code is nothing else without. And it begins with the link definitions right
/// above it: behind one, as behind a paragraph, there are blocks that cannot start.
fn first_line(text: &str, before: usize, start: usize) -> usize {
    let mut first = None;
    for line in lines_from(&text[..start], before) {
        let is_blank = text[line].trim().is_empty() && text[line].ends_with(['\n', '\r']);
        first = if is_blank { None } else { first.or(Some(line.start())) };
    }
    first.unwrap_or(start)
}

fn kind_of(event: &Event<'_>, text: &str) -> BlockKind {
    match event {
        Event::Start(Tag::Paragraph) => BlockKind::Paragraph,
        Event::Start(Tag::Heading { .. }) => BlockKind::Heading,
        Event::Start(Tag::BlockQuote(_)) => BlockKind::BlockQuote,
        Event::Start(Tag::Item) => BlockKind::Item(marker(text)),
        Event::Start(Tag::Table(_)) => BlockKind::Table,
        Event::Start(Tag::FootnoteDefinition(_)) => BlockKind::Footnote,
        _ => BlockKind::Other,
    }
}

/// The sign that marks the item `text` of a list: of an ordered one, what follows the number.
pub(super) fn marker(text: &str) -> char {
    text.trim_start().chars().find(|c| !c.is_ascii_digit()).unwrap_or_default()
}

/// Every block reaches to the next; what comes before the first is a block that says nothing.
fn tile(len: usize, found: &[Found]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(found.len() + 1);
    let first = found.first().map_or(len, |found| found.span.start());
    if first > 0 {
        let span = Span::new(0, first);
        pieces.push(Piece { span, content: Span::empty(0), kind: BlockKind::Other, decided_by: 0 });
    }
    for (index, Found { span, kind, decided_by }) in found.iter().enumerate() {
        let end = found.get(index + 1).map_or(len, |next| next.span.start());
        let content = Span::new(span.start(), span.end().min(end));
        let kind = match *kind {
            BlockKind::Metadata(yaml) => {
                BlockKind::Metadata(Span::new(yaml.start() - span.start(), yaml.end() - span.start()))
            }
            kind => kind,
        };
        pieces.push(Piece { span: Span::new(span.start(), end), content, kind, decided_by: *decided_by });
    }
    pieces
}

/// The text with a line feed for each CR that ends a line alone: pulldown-cmark does not end all lines there.
pub(super) fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_alone = |(at, _): &(usize, &str)| !text[at + 1..].starts_with('\n');
    let alone: Vec<usize> = text.match_indices('\r').filter(is_alone).map(|(at, _)| at).collect();
    if alone.is_empty() {
        return text;
    }
    let mut bytes = text.into_owned().into_bytes();
    for at in alone {
        bytes[at] = b'\n';
    }
    // One ASCII character for another: this is lossless.
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

/// The text with its `:::` lines blank: they end a block (`markup.md`, introduction), and pulldown-cmark, which does
/// not know them, would read them as text of the block before.
fn without_divs(text: &str) -> Cow<'_, str> {
    if !text.contains(":::") {
        return Cow::Borrowed(text);
    }
    let blank = |line: &str| {
        if !is_fence(line) {
            return line.to_owned();
        }
        line.chars().flat_map(|c| if matches!(c, '\n' | '\r') { vec![c] } else { vec![' '; c.len_utf8()] }).collect()
    };
    Cow::Owned(text.split_inclusive(['\n', '\r']).map(blank).collect())
}

/// Whether `line` is the fence of a div: `:::`.
pub(super) fn is_fence(line: &str) -> bool {
    let fence = line.trim_start_matches(' ');
    line.len() - fence.len() <= 3 && fence.starts_with(":::")
}

/// The metadata block that starts at `at`, as Pandoc has it: `---`, a line that is not blank, YAML, `---` or `...`.
/// Gives all of it and the YAML alone; where there is none, how far the text says so.
///
/// At the start of a document that is enough. Elsewhere a `---` may be a rule, and the lines below it prose: there
/// every line must look like YAML that names fields.
fn metadata_at(text: &str, at: usize, at_start: bool) -> Result<(Span, Span), usize> {
    let mut lines = lines_from(text, at);
    let fence = lines.next().ok_or(at)?;
    if text[fence].trim_end() != "---" || !(at_start || is_after_blank_line(text, at)) {
        return Err(fence.end());
    }
    for (index, line) in lines.enumerate() {
        let content = text[line].trim_end();
        if matches!(content, "---" | "...") {
            let yaml = Span::new(fence.end(), line.start());
            return if index > 0 { Ok((Span::new(at, line.end()), yaml)) } else { Err(line.end()) };
        }
        if index == 0 && content.is_empty() || !at_start && !looks_like_yaml(content) {
            return Err(line.end());
        }
    }
    Err(text.len())
}

/// Whether a line could stand in a block that names fields: `key: …`, `- …`, indented, a comment, blank.
fn looks_like_yaml(line: &str) -> bool {
    let is_key = |key: &str| {
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\''))
    };
    line.is_empty()
        || line.starts_with([' ', '\t', '#'])
        || line.starts_with("- ")
        || line == "-"
        || line
            .split_once(':')
            .is_some_and(|(key, rest)| is_key(key) && (rest.is_empty() || rest.starts_with([' ', '\t'])))
}

fn is_after_blank_line(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let line = before.strip_suffix('\n').map_or(before, |line| line.strip_suffix('\r').unwrap_or(line));
    let line = if line.len() == before.len() { before.strip_suffix('\r').unwrap_or(before) } else { line };
    line.rsplit(['\n', '\r']).next().is_none_or(|line| line.trim().is_empty())
}

/// The lines from `at` on, their breaks included.
fn lines_from(text: &str, at: usize) -> impl Iterator<Item = Span> {
    let mut start = at;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let len = match rest.find(['\n', '\r']) {
            None => rest.len(),
            Some(end) if rest[end..].starts_with("\r\n") => end + 2,
            Some(end) => end + 1,
        };
        let line = Span::new(start, start + len);
        start += len;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn blocks(text: &str) -> Vec<(BlockKind, &str)> {
        split(text, true).into_iter().map(|piece| (piece.kind, &text[piece.content])).collect()
    }

    fn yaml(text: &str) -> Vec<&str> {
        let of = |piece: &Piece| piece.yaml().map(|yaml| &text[yaml]);
        split(text, true).iter().filter_map(of).collect()
    }

    #[test]
    fn blocks_tile_the_text() {
        use BlockKind::{BlockQuote, Footnote, Heading, Item, Other, Paragraph};
        let text = "\n# a\n\nb\nc\n\n> d\n\n[x]: y\n\n- e\n\n  f\n\n[^1]: g\n\n    h\n\n***\n";
        let kinds: Vec<_> = blocks(text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Other, Heading, Paragraph, BlockQuote, Item('-'), Footnote, Other]);
    }

    #[test]
    fn metadata_stands_at_the_start() {
        assert_eq!(yaml("---\na: b\n---\nc"), ["a: b\n"]);
        assert_eq!(yaml("\u{feff}---\r\na: b\r\n...\r\nc"), ["a: b\r\n"]);
        assert_eq!(yaml("---\ra: b\r---\rc"), ["a: b\r"]);
        assert_eq!(yaml("---\na: b\n\nstill yaml? it says so: yes\n---\n"), ["a: b\n\nstill yaml? it says so: yes\n"]);
        assert_eq!(yaml("---\n\na: b\n---\n"), [""; 0], "a rule");
        assert_eq!(yaml("---\na: b\n"), [""; 0], "never closed");
        assert_eq!(yaml("---\n---\n"), [""; 0]);
    }

    #[test]
    fn metadata_stands_elsewhere_after_a_blank_line() {
        assert_eq!(
            yaml("text\n\n---\nreferences:\n- id: a\n  title: b\n---\n\nmore\n"),
            ["references:\n- id: a\n  title: b\n"]
        );
        assert_eq!(yaml("text\n\n---\nNote: this is\nprose.\n\n---\n"), [""; 0]);
        assert_eq!(yaml("text\n---\na: b\n---\n"), [""; 0], "a heading");
        assert_eq!(yaml("```\n\n---\na: b\n---\n```\n"), [""; 0], "code");
    }

    #[test]
    fn behind_metadata_blocks_go_on() {
        let head = "---\na: b\n---\n\n";
        let body = "Some words.\n\n```\ncode\n\nmore\n```\n\n- item\n\n  text\n".repeat(100);
        let alone = blocks(&body).len();
        assert_eq!(blocks(&format!("x\n\n{head}{body}")).len(), alone + 2);
        assert_eq!(yaml(&head.repeat(3000)).len(), 3000);
    }

    #[test]
    fn fenced_divs_end_blocks() {
        let text = "::: note\n> a\n:::\nb\n";
        let texts: Vec<_> = blocks(text).into_iter().map(|(kind, text)| (kind, text.trim())).collect();
        assert_eq!(texts, [(BlockKind::Other, ""), (BlockKind::BlockQuote, "> a"), (BlockKind::Paragraph, "b")]);
    }

    proptest! {
        #[test]
        fn any_text_is_tiled(text in "(?s)([-`>#:*a\" \t\r\n|~^\\[\\]é]|---\n|:::|```|\\[\\^1\\]: |<!--){0,60}") {
            let mut at = 0;
            for piece in split(&text, true) {
                prop_assert_eq!(piece.span.start(), at);
                prop_assert!(piece.span.covers(piece.content));
                prop_assert!(text.is_char_boundary(piece.span.end()) && text.is_char_boundary(piece.content.end()));
                at = piece.span.end();
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
