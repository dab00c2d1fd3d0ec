//! Finds the entries of a `.bib` file and the fields of each.
//!
//! One pass, forwards, in time linear in the text. Every value ends at the latest where a line starts like an entry
//! (`@type{`); in an entry that has already shown a brace or quotation mark too few, where a line starts like a field.

use std::ops::Range;

use super::raw::{Piece, Pieces, RawEntry, RawField};
use super::shape::{Header, header, is_break, name_length, space, space_at, starts_entry, starts_field};
use crate::sources::Problem;
use crate::text::Span;

/// What a file consists of, text between entries left out.
#[derive(Default)]
pub(super) struct Scan {
    /// The fields of every `@string{name = value}`
    pub(super) macros: Vec<RawField>,
    pub(super) entries: Vec<RawEntry>,
    pub(super) problems: Vec<Problem>,
}

/// Scans a file.
pub(super) fn scan(text: &str) -> Scan {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, problems: Vec::new(), open_comment: false };
    let mut scan = Scan::default();
    while let Some(found) = text.get(scanner.at..).and_then(|rest| rest.find(['@', '%'])) {
        scanner.at += found;
        if scanner.peek() == Some(b'%') {
            scanner.skip_line();
        } else if !scanner.item(&mut scan) {
            scanner.at += 1;
        }
    }
    Scan { problems: scanner.problems, ..scan }
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    problems: Vec<Problem>,
    /// Whether a `@comment{` was found that nothing closes: another is not followed to the end of the file again.
    open_comment: bool,
}

/// How an entry is being read.
struct Context {
    /// What closes it.
    close: u8,
    /// Whether values end where a line starts like a field: something was not closed.
    cautious: bool,
    /// The name of the field that is being read.
    name: Range<usize>,
    /// The last value that may have been closed by the brace that was meant to close the entry.
    suspect: Option<Suspect>,
}

/// A value in braces with lines in it that start like fields, closed at the start of a line.
#[derive(Clone, Copy)]
struct Suspect {
    /// Its opening brace.
    open: usize,
    /// The first line of it that starts like a field.
    line: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn skip_line(&mut self) {
        while self.peek().is_some_and(|byte| !is_break(byte)) {
            self.at += 1;
        }
    }

    /// White space, line breaks and comments; commas too where `commas` says so.
    fn skip_space(&mut self, commas: bool) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => self.skip_line(),
                b',' if commas => self.at += 1,
                _ => match space_at(self.bytes, self.at) {
                    Some(length) => self.at += length,
                    None => break,
                },
            }
        }
    }

    fn problem(&mut self, place: Range<usize>, message: impl Into<String>) {
        self.problems.push(Problem::new(Span::from(place), message));
    }

    /// An `@` and what follows. `false`: it starts nothing.
    fn item(&mut self, scan: &mut Scan) -> bool {
        let start = self.at;
        // An address, `me@example.org`.
        if start > 0 && self.bytes.get(start - 1).is_some_and(u8::is_ascii_alphanumeric) {
            return false;
        }
        let Some(header) = header(self.bytes, start) else { return false };
        let kind = self.text.get(header.kind.clone()).unwrap_or_default();
        self.at = header.end;
        let mut context = Context { close: header.close, cautious: false, name: header.kind.clone(), suspect: None };
        if kind.eq_ignore_ascii_case("comment") {
            self.comment(header.close);
        } else if kind.eq_ignore_ascii_case("preamble") {
            let _ = self.value(&mut context);
            self.skip_to_close(&context);
        } else if kind.eq_ignore_ascii_case("string") {
            scan.macros.extend(self.fields(&mut context, header.kind));
        } else if let Some(key) = self.key(&header) {
            let fields = self.fields(&mut context, key.clone()).into();
            let all = Span::new(start, self.at);
            scan.entries.push(RawEntry { span: all, kind: header.kind.into(), key: key.into(), fields });
        } else {
            // What it holds is nobody's; its end is still to be found.
            self.fields(&mut context, header.kind);
        }
        true
    }

    /// A comment ends where its brace is closed, entries in it included; one that nothing closes ends with its line.
    fn comment(&mut self, close: u8) {
        let start = self.at;
        if !self.open_comment {
            let mut depth = 0_usize;
            while let Some(byte) = self.peek() {
                self.at += 1;
                match byte {
                    _ if byte == close && depth == 0 => return,
                    b'{' => depth += 1,
                    b'}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            self.open_comment = true;
        }
        self.at = start;
        self.skip_line();
    }

    /// The key, which a comma follows.
    fn key(&mut self, header: &Header) -> Option<Range<usize>> {
        self.skip_space(false);
        let start = self.at;
        if self.peek().is_none() || starts_entry(self.bytes, start) {
            // Nothing follows: that is what is wrong with it.
            return None;
        }
        let ends_key = |byte: u8| matches!(byte, b',' | b'{' | b'}' | b'"') || byte == header.close || is_break(byte);
        let length = self.bytes.iter().skip(start).take_while(|byte| !ends_key(**byte)).count();
        let written = self.text.get(start..start + length)?;
        let key = written.trim_end();
        if key.is_empty() || is_assignment(written) {
            self.problem(
                header.kind.clone(),
                "this entry has no key, so nothing can cite it: a key stands after the brace, as in `@book{key,`",
            );
            return None;
        }
        self.at = start + key.len();
        let key = start..self.at;
        self.skip_space(false);
        let is_followed = self.peek().is_none_or(|byte| byte == b',' || byte == header.close) || self.at_entry();
        if !is_followed {
            self.problem(key.clone(), "a comma is missing after this key");
        }
        Some(key)
    }

    /// The fields of an entry up to its end. `name` is where it is named.
    fn fields(&mut self, context: &mut Context, name: Range<usize>) -> Vec<RawField> {
        let mut fields: Vec<RawField> = Vec::new();
        loop {
            self.skip_space(true);
            match self.peek() {
                Some(byte) if byte == context.close => {
                    self.at += 1;
                    if !self.goes_on() {
                        return fields;
                    }
                    let message = "one brace too many: fields follow after this one has closed the entry";
                    self.problem(self.at - 1..self.at, message);
                }
                Some(_) if !self.at_entry() => fields.extend(self.field(context)),
                _ => {
                    if let Some(suspect) = context.suspect.take().filter(|_| !context.cautious) {
                        self.reopen(&mut fields, suspect, context);
                        continue;
                    }
                    self.cut_off(context, name);
                    return fields;
                }
            }
        }
    }

    /// An entry ends without being closed.
    fn cut_off(&mut self, context: &Context, name: Range<usize>) {
        self.at = self.bytes.get(..self.at).unwrap_or_default().trim_ascii_end().len();
        if !context.cautious {
            let close = char::from(context.close);
            self.problem(name, format!("this entry is never closed: `{close}` is missing at its end"));
        }
    }

    /// Goes back to a value that has taken the brace of its entry for its own, and to the fields in it.
    fn reopen(&mut self, fields: &mut Vec<RawField>, suspect: Suspect, context: &mut Context) {
        fields.retain(|field| field.name.start() < suspect.open);
        context.name = fields.last().map_or(0..0, |field| field.name.range());
        let piece = self.unclosed(suspect.open, suspect.line, context);
        if let Some(last) = fields.last_mut() {
            last.value.replace_last(piece);
        }
    }

    /// Whether fields follow what seemed to close the entry.
    fn goes_on(&self) -> bool {
        let after = self.at + space(self.bytes, self.at);
        self.field_follows(if self.bytes.get(after) == Some(&b',') { after + 1 } else { after })
    }

    /// Whether a field comes next, from `at` on.
    fn field_follows(&self, at: usize) -> bool {
        starts_field(self.bytes, at + space(self.bytes, at))
    }

    /// Whether an entry starts here, and not in the middle of a line.
    fn at_entry(&self) -> bool {
        let before = self.bytes.iter().take(self.at).rev().find(|byte| !matches!(byte, b' ' | b'\t'));
        before.is_none_or(|byte| is_break(*byte)) && starts_entry(self.bytes, self.at)
    }

    /// `name = value`, and the comma after it if there is one. Where it is broken, what can be read of it, if anything.
    fn field(&mut self, context: &mut Context) -> Option<RawField> {
        let start = self.at;
        self.at += name_length(self.bytes, start);
        let name = start..self.at;
        if name.is_empty() {
            self.skip_broken(context);
            self.problem(start..self.at, "a field was expected here, as in `title = {…}`");
            return None;
        }
        self.skip_space(false);
        if !self.eat(b'=') {
            self.problem(name, "a `=` is missing after this name");
            self.skip_broken(context);
            return None;
        }
        context.name = name.clone();
        let Some(value) = self.value(context) else {
            self.skip_broken(context);
            self.problem(name, "this field has no value: text is put in braces, as in `title = {…}`");
            return None;
        };
        self.end_of_field(context);
        Some(RawField { name: name.into(), value })
    }

    /// After a value: a comma, or what closes the entry.
    fn end_of_field(&mut self, context: &Context) {
        let end = self.at;
        self.skip_space(false);
        let is_followed = self.peek().is_none_or(|byte| byte == b',' || byte == context.close) || self.at_entry();
        if is_followed || context.cautious {
            return;
        }
        if starts_field(self.bytes, self.at) {
            let last = self.text.get(..end).and_then(|before| before.chars().next_back()).map_or(0, char::len_utf8);
            self.problem(end - last..end, "a comma is missing after this value");
        } else {
            let start = self.at;
            self.skip_broken(context);
            let message = "a comma was expected before this: it is outside the braces or quotation marks of the value";
            self.problem(start..self.at, message);
        }
    }

    /// The pieces of a value. `None`: there is no value here.
    fn value(&mut self, context: &mut Context) -> Option<Pieces> {
        let first = self.piece(context)?;
        let mut others = Vec::new();
        loop {
            let end = self.at;
            self.skip_space(false);
            if !self.eat(b'#') {
                self.at = end;
                break;
            }
            // A `#` that nothing follows is passed over.
            let Some(piece) = self.piece(context) else { break };
            others.push(piece);
        }
        if others.is_empty() {
            return Some(Pieces::One(first));
        }
        others.insert(0, first);
        Some(Pieces::Several(others.into()))
    }

    /// One piece of a value.
    fn piece(&mut self, context: &mut Context) -> Option<Piece> {
        self.skip_space(false);
        match self.peek() {
            Some(b'{') => Some(self.delimited(b'}', context)),
            Some(b'"') => Some(self.delimited(b'"', context)),
            _ => {
                let start = self.at;
                let length = name_length(self.bytes, start);
                if length == 0 || starts_field(self.bytes, start) {
                    return None;
                }
                self.at += length;
                Some(Piece::Bare(Span::new(start, self.at)))
            }
        }
    }

    /// A value in braces or quotation marks, from its first to its last.
    fn delimited(&mut self, close: u8, context: &mut Context) -> Piece {
        let open = self.at;
        self.at += 1;
        let mut depth = 0_usize;
        let mut first_field = None;
        while let Some(byte) = self.peek() {
            if byte == close && depth == 0 {
                let inner = open + 1..self.at;
                self.at += 1;
                if let Some(line) = first_field {
                    // `title = "…,` and the next field up to its own quotation mark.
                    if close == b'"' && !self.ends_field(context) {
                        return self.unclosed(open, line, context);
                    }
                    let last_line = self.bytes.get(..inner.end).unwrap_or_default().trim_ascii_end().len();
                    if self
                        .bytes
                        .get(last_line..inner.end)
                        .is_some_and(|space| space.iter().any(|byte| is_break(*byte)))
                    {
                        context.suspect = Some(Suspect { open, line });
                    }
                }
                return Piece::Delimited(inner.into());
            }
            match byte {
                b'{' => depth += 1,
                b'}' if depth == 0 => break,
                b'}' => depth -= 1,
                _ if is_break(byte) => {
                    let line = self.at + 1;
                    if starts_entry(self.bytes, line) {
                        break;
                    }
                    if first_field.is_none() && starts_field(self.bytes, line) {
                        first_field = Some(line);
                        if context.cautious {
                            break;
                        }
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        let end = first_field.unwrap_or(self.at);
        self.unclosed(open, end, context)
    }

    /// Whether a value may end here.
    fn ends_field(&self, context: &Context) -> bool {
        let after = self.bytes.iter().skip(self.at).find(|byte| !byte.is_ascii_whitespace());
        after.is_none_or(|byte| matches!(byte, b',' | b'#' | b'%') || *byte == context.close)
    }

    /// A value that nothing closes: it ends at `end`, where a line starts like a field or an entry.
    fn unclosed(&mut self, open: usize, end: usize, context: &mut Context) -> Piece {
        self.at = end;
        if !context.cautious {
            let [delimiter, name] =
                [open..open + 1, context.name.clone()].map(|place| self.text.get(place).unwrap_or_default());
            self.problem(open..open + 1, format!("the `{delimiter}` that opens `{name}` is never closed"));
        }
        context.cautious = true;
        let written = self.text.get(open + 1..end).unwrap_or_default().trim_end();
        let written = written.strip_suffix(',').unwrap_or(written);
        Piece::Delimited(Span::new(open + 1, open + 1 + written.len()))
    }

    /// Past what cannot be read: up to a comma, what closes the entry, or a line that starts like a field or an entry.
    fn skip_broken(&mut self, context: &Context) {
        if self.at_entry() {
            return;
        }
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                _ if depth == 0 && byte == context.close => break,
                // One fault is one problem: the commas in words that stand outside their braces say nothing.
                b',' if depth == 0 && self.field_follows(self.at + 1) => break,
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ if is_break(byte)
                    && (starts_entry(self.bytes, self.at + 1) || starts_field(self.bytes, self.at + 1)) =>
                {
                    break;
                }
                _ => {}
            }
            self.at += 1;
        }
        // The space behind it is no part of it.
        let skipped = self.bytes.get(start..self.at).unwrap_or_default();
        self.at = start + skipped.trim_ascii_end().len();
    }

    /// To the end of an entry of which nothing more is wanted.
    fn skip_to_close(&mut self, context: &Context) {
        self.skip_broken(context);
        self.eat(context.close);
    }
}

/// Whether what stands where the key should is the first field. A key may have a `=`, too: `https://x.org/?a=b`.
fn is_assignment(written: &str) -> bool {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    written.split_once('=').is_some_and(|(name, _)| is_name(name.trim_end()))
}
