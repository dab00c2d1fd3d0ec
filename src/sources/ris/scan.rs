//! Finds the records of a RIS file and their lines, in one pass.
//!
//! A line with a tag is `XX  - value`. Programs and people also write one space, none behind the dash, small letters or
//! an indent; all that is taken where the tag is one that RIS has and nothing else would start a line so. A line without
//! a tag goes on with the value before it.

use crate::sources::Problem;
use crate::text::Span;

/// What a file consists of, text between records left out.
pub(super) struct Scan {
    pub(super) records: Vec<Record>,
    pub(super) problems: Vec<Problem>,
}

/// A record, from `TY` to `ER`.
pub(super) struct Record {
    /// From its first tag to its last byte that is not white space.
    pub(super) span: Span,
    /// Its lines in order, `TY` and `ER` left out.
    pub(super) lines: Vec<Line>,
    /// `TY`, if it has one.
    pub(super) kind: Option<Line>,
}

/// A tag and its value.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// In capitals.
    pub(super) tag: Tag,
    pub(super) tag_span: Span,
    /// The value without the white space around it: all of its lines.
    pub(super) value: Span,
}

/// Two capitals, or a capital and a digit.
pub(super) type Tag = [u8; 2];

/// Scans a file.
pub(super) fn scan(text: &str) -> Scan {
    let mut scanner = Scanner { scan: Scan { records: Vec::new(), problems: Vec::new() }, open: None };
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        scanner.line(line, start);
        start += line.len();
    }
    scanner.leave(false);
    scanner.scan
}

/// White space, and the mark that files start with which a program has put together of others.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

struct Scanner {
    scan: Scan,
    open: Option<Open>,
}

/// The record that is being read.
struct Open {
    record: Record,
    /// Whether its tags are in small letters.
    is_small: bool,
}

impl Scanner {
    fn line(&mut self, line: &str, start: usize) {
        let (mut line, mut start) = (line, start);
        loop {
            let is_small = self.open.as_ref().is_some_and(|open| open.is_small);
            let Some(found) = tagged(line, start, is_small) else { return self.continuation(line, start) };
            match &found.tag {
                b"TY" => {
                    self.leave(false);
                    let is_small = line.trim_start_matches(is_space).starts_with(|c: char| c.is_ascii_lowercase());
                    let record =
                        Record { span: found.tag_span.join(found.value), lines: Vec::new(), kind: Some(found) };
                    return self.open = Some(Open { record, is_small });
                }
                b"ER" => {
                    if let Some(open) = &mut self.open {
                        open.record.span = open.record.span.join(found.tag_span);
                    }
                    self.leave(true);
                    // Files put together without a line break between them.
                    let rest = line.get(found.value.start() - start..).unwrap_or_default();
                    (line, start) = (rest, found.value.start());
                }
                _ => return self.push(found),
            }
        }
    }

    fn push(&mut self, line: Line) {
        let new = || Open { record: Record { span: line.tag_span, lines: Vec::new(), kind: None }, is_small: false };
        let record = &mut self.open.get_or_insert_with(new).record;
        record.span = record.span.join(line.tag_span).join(line.value);
        record.lines.push(line);
    }

    /// A line without a tag: between records it is nothing, and neither is an empty one.
    fn continuation(&mut self, line: &str, start: usize) {
        let Some(Open { record, .. }) = &mut self.open else { return };
        let words = line.trim_matches(is_space);
        if words.is_empty() {
            return;
        }
        let Some(last) = record.lines.last_mut() else { return };
        let start = start + (line.len() - line.trim_start_matches(is_space).len());
        let more = Span::new(start, start + words.len());
        last.value = if last.value.is_empty() { more } else { last.value.join(more) };
        record.span = record.span.join(more);
    }

    /// The open record ends, by `ER` or without.
    fn leave(&mut self, is_closed: bool) {
        let Some(Open { record, .. }) = self.open.take() else { return };
        let first = record.kind.or(record.lines.first().copied()).map_or(record.span, |line| line.tag_span);
        let message = match (&record.kind, is_closed) {
            (Some(_), true) => None,
            (Some(_), false) => Some("this source is never closed: a line `ER  - ` is missing at its end"),
            (None, true) => {
                Some("this source does not say of which type it is: it starts with a line such as `TY  - BOOK`")
            }
            (None, false) => Some("this belongs to no source: each one starts with a line such as `TY  - BOOK`"),
        };
        self.scan.problems.extend(message.map(|message| Problem::new(first, message)));
        if record.kind.is_some() || is_closed {
            self.scan.records.push(record);
        }
    }
}

/// Reads a line that starts at byte `start` of its file, if it has a tag; `is_small`: also one in small letters.
fn tagged(line: &str, start: usize, is_small: bool) -> Option<Line> {
    let rest = line.trim_start_matches(is_space);
    let indent = line.len() - rest.len();
    let (first, second) = (*rest.as_bytes().first()?, *rest.as_bytes().get(1)?);
    let tag = [first.to_ascii_uppercase(), second.to_ascii_uppercase()];
    if !tag[0].is_ascii_uppercase() || !(tag[1].is_ascii_uppercase() || tag[1].is_ascii_digit()) {
        return None;
    }
    let rest = rest.get(2..)?;
    let behind = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    let spaces = rest.len() - behind.len();
    let written = behind.strip_prefix('-').filter(|_| spaces > 0)?;
    let is_exact = spaces == 2 && written.starts_with(|c: char| c.is_whitespace()) || written.is_empty();
    let is_in_capitals = tag == [first, second];
    let is_tag = if is_in_capitals {
        is_exact || indent == 0 && is_known(tag)
    } else {
        // `ty - jour` starts a record of small letters; `is - as he said - ` in other records starts a line of prose.
        is_known(tag) && (is_small || &tag == b"TY" && is_exact && is_word(written))
    };
    let space = written.len() - written.trim_start_matches(is_space).len();
    let (tag_start, value_start) = (start + indent, start + (line.len() - written.len()) + space);
    let value = written.trim_matches(is_space);
    // Without a value the place of it is right behind the dash.
    let value_start = if value.is_empty() { start + (line.len() - written.len()) } else { value_start };
    is_tag.then(|| Line {
        tag,
        tag_span: Span::new(tag_start, tag_start + 2),
        value: Span::new(value_start, value_start + value.len()),
    })
}

fn is_word(written: &str) -> bool {
    let word = written.trim_matches(is_space);
    !word.is_empty() && word.len() <= 10 && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The tags of Reference Manager and `EndNote`, and those that other programs have added to them.
fn is_known(tag: Tag) -> bool {
    const WORDS: &[u8] =
        b"ABADANAUAVBTCACNCPCRCTCYDADBDODPEDEPERETIDISJAJFJOKWLALBLKNVOPPBPPPYRIRNRPSESNSPSTSVTATITTTYURVLVO";
    const NUMBERED: &[u8] = b"ACHJLMNTUY";
    if tag[1].is_ascii_digit() { NUMBERED.contains(&tag[0]) } else { WORDS.chunks(2).any(|word| word == tag) }
}
