//! Where a place is among brackets and braces: JSON, and what of YAML is written so.

use std::mem;

use super::place::What;
use crate::text::Span;

/// A place in a mapping or a list that is written in brackets.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Flow {
    /// The fields that it stands in, the innermost first.
    pub(super) path: Vec<String>,
    /// The names of the fields beside it, with their values where these are plain.
    pub(super) beside: Vec<(String, String)>,
    pub(super) what: What,
    /// The word around the caret.
    pub(super) replace: Span,
    /// Whether it stands in quotation marks.
    pub(super) is_quoted: bool,
    /// Whether a colon follows it.
    pub(super) is_followed: bool,
    /// Where the comma is to be that parts it from the value before it, if it is missing.
    pub(super) comma: Option<usize>,
}

/// One bracket that is open.
#[derive(Default)]
struct Frame {
    is_mapping: bool,
    beside: Vec<(String, String)>,
    /// The field whose value comes next.
    name: Option<String>,
    word: Word,
    /// Where a value ended of which nothing more can be a part: after that a comma is missing, until there is one.
    ended: Option<usize>,
    /// Where a comma is missing before what is being read.
    comma: Option<usize>,
}

/// A word that is being read.
#[derive(Clone, Default)]
struct Word {
    text: String,
    start: Option<usize>,
    end: usize,
    is_quoted: bool,
}

/// Reads `text`, which begins with a bracket or before one, up to the end of what is open at `caret`. `None`: nothing is
/// open there, or the caret stands between two fields. A word without quotation marks ends with a space where
/// `is_json`.
pub(super) fn read(text: &str, caret: usize, is_json: bool) -> Option<Flow> {
    let mut frames: Vec<Frame> = Vec::new();
    let mut found: Option<(usize, Flow)> = None;
    let mut chars = text.char_indices().peekable();
    loop {
        let next = chars.peek().copied();
        let at = next.map_or(text.len(), |(at, _)| at);
        let is_here = found.is_none() && at >= caret && next.is_none_or(|(_, c)| !continues(c));
        if is_here {
            let flow = here(frames.as_slice(), caret)?;
            found = Some((frames.len(), flow));
        }
        let Some((at, c)) = chars.next() else { break };
        if let Some(frame) = frames.last_mut()
            && !c.is_whitespace()
            && !matches!(c, ',' | '}' | ']')
        {
            frame.go_on_without_comma();
        }
        match c {
            '{' | '[' => frames.push(Frame { is_mapping: c == '{', ..Frame::default() }),
            '}' | ']' => {
                let closed = frames.pop();
                if let (Some((depth, flow)), Some(mut closed)) = (&mut found, closed)
                    && frames.len() + 1 == *depth
                {
                    closed.finish();
                    flow.beside.append(&mut closed.beside);
                    return found.map(|(_, flow)| flow);
                }
                if let Some(frame) = frames.last_mut() {
                    frame.end_value(at + 1);
                }
            }
            ',' => {
                if let Some(frame) = frames.last_mut() {
                    frame.finish();
                    (frame.ended, frame.comma) = (None, None);
                }
            }
            ':' if chars.peek().is_none_or(|(_, c)| c.is_whitespace() || matches!(c, '"' | '{' | '['))
                || frames.last().is_some_and(|frame| frame.word.is_quoted) =>
            {
                let Some(frame) = frames.last_mut() else { continue };
                let word = mem::take(&mut frame.word);
                if let Some((depth, flow)) = &mut found
                    && frames.len() == *depth
                    && word.start.is_none_or(|start| start <= caret)
                    && flow.what == What::Field
                    && word.end >= caret
                {
                    flow.is_followed = true;
                }
                let frame = frames.last_mut()?;
                frame.name = Some(word.text);
            }
            '"' | '\'' if frames.last().is_some_and(|frame| frame.word.start.is_none()) => {
                let start = at + 1;
                let (end, next) = end_of_quoted(text, start, c, caret);
                while chars.next_if(|(at, _)| *at < next).is_some() {}
                let frame = frames.last_mut()?;
                let written = text.get(start..end).unwrap_or_default().to_owned();
                frame.word = Word { text: written, start: Some(start), end, is_quoted: true };
                if next > end {
                    frame.end_value(next);
                }
                if found.is_none() && (start..=end).contains(&caret) {
                    let flow = here(&frames, caret)?;
                    found = Some((frames.len(), flow));
                }
            }
            c if c.is_whitespace() => {
                if let Some(frame) = frames.last_mut().filter(|frame| is_json && frame.word.start.is_some()) {
                    frame.end_value(frame.word.end);
                }
            }
            c => {
                if let Some(frame) = frames.last_mut() {
                    let word = &mut frame.word;
                    if word.start.is_none() {
                        word.start = Some(at);
                    } else if at > word.end && !word.is_quoted {
                        word.text.push_str(text.get(word.end..at).unwrap_or_default());
                    }
                    word.text.push(c);
                    word.end = at + c.len_utf8();
                }
            }
        }
    }
    // What is still open is closed by the end.
    found.map(|(depth, mut flow)| {
        if let Some(frame) = frames.get_mut(depth - 1) {
            frame.finish();
            flow.beside.append(&mut frame.beside);
        }
        flow
    })
}

/// Where what is quoted from `start` on in a pair of `mark`s ends, and what comes after it. The second mark may not be typed
/// yet: then it ends with the word.
fn end_of_quoted(text: &str, start: usize, mark: char, caret: usize) -> (usize, usize) {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let mut is_escaped = false;
    let closing = line.char_indices().find(|(_, c)| {
        let is_closing = *c == mark && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        is_closing
    });
    if let Some((at, _)) = closing {
        return (start + at, start + at + 1);
    }
    let typed = caret.checked_sub(start).filter(|typed| *typed <= line.len()).unwrap_or_default();
    let after = line.get(typed..).unwrap_or_default();
    let end = start + after.find(['{', '}', '[', ']', ',', ':']).map_or(line.len(), |at| typed + at);
    (end, end)
}

fn continues(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// What stands at `caret`, where `frames` are open.
fn here(frames: &[Frame], caret: usize) -> Option<Flow> {
    let (inner, outer) = frames.split_last()?;
    let comma = inner.ended.filter(|end| *end < caret).or(inner.comma);
    let is_next = comma.is_some() && comma == inner.ended;
    let (name, word) = if is_next { (&None, &Word::default()) } else { (&inner.name, &inner.word) };
    let replace = match word.start {
        Some(start) if start <= caret && caret <= word.end.max(start) => Span::new(start, word.end.max(caret)),
        Some(_) => return None,
        None => Span::empty(caret),
    };
    // Right beside a value nothing can be put in without touching it.
    if comma.is_some_and(|comma| comma + usize::from(word.is_quoted) >= replace.start()) {
        return None;
    }
    let what = match (name, inner.is_mapping) {
        (Some(name), true) => What::Value(name.clone()),
        (None, true) => What::Field,
        (_, false) => What::Item,
    };
    let path = outer.iter().rev().filter_map(|frame| frame.name.clone()).collect();
    Some(Flow { path, beside: Vec::new(), what, replace, is_quoted: word.is_quoted, is_followed: false, comma })
}

impl Frame {
    /// A value ended at `end`, if it was one, and the first of what ends it there: a closing mark.
    fn end_value(&mut self, end: usize) {
        let is_value = self.name.is_some() || !self.is_mapping;
        self.ended = self.ended.or(is_value.then_some(end));
    }

    /// Something else begins, be it after a value that no comma follows.
    fn go_on_without_comma(&mut self) {
        if let Some(end) = self.ended.take() {
            self.finish();
            self.comma = Some(end);
        }
    }

    /// A field, or an item of a list, is read.
    fn finish(&mut self) {
        let word = mem::take(&mut self.word);
        if let Some(name) = self.name.take() {
            self.beside.push((name, word.text));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn at(fixture: &str) -> String {
        let caret = fixture.find("$0").unwrap();
        let text = fixture.replace("$0", "");
        let Some(flow) = read(&text, caret, false) else { return "none".to_owned() };
        let Flow { path, beside, what, replace, is_quoted, is_followed, comma } = flow;
        let beside: Vec<String> = beside.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        let quoted = if is_quoted { "\"" } else { "" };
        let comma = comma.map_or("", |_| " without comma");
        let followed = if is_followed { ":" } else { "" };
        let what = match what {
            What::Field => "field".to_owned(),
            What::Item | What::Type => "item".to_owned(),
            What::Value(name) => format!("value of {name}"),
        };
        format!(
            "{what} {quoted}{}{quoted}{followed}{comma} in {} beside {}",
            &text[replace.range()],
            path.join("."),
            beside.join(" ")
        )
    }

    #[test]
    fn a_place_is_known_by_the_brackets_around_it() {
        for (fixture, expected) in [
            ("{id: a, ty$0}", "field ty in  beside id=a"),
            ("{id: a, $0, b: c d}", "field  in  beside id=a b=c d"),
            ("{id: a, ty$0pe: book}", "field type: in  beside id=a"),
            ("{id: a, type: b$0}", "value of type b in  beside id=a"),
            ("{id: a, type: $0}", "value of type  in  beside id=a"),
            ("[{family: Lin$0", "value of family Lin in  beside "),
            ("{author: [{family: Lee, gi$0}], id: x}", "field gi in author beside family=Lee"),
            ("{\"id\": \"a\", \"ti$0\"}", "field \"ti\" in  beside id=a"),
            ("{\"id\": \"a\", \"ti$0tle\": \"x\"}", "field \"title\": in  beside id=a"),
            ("{\"id\": \"a\", \"type\":\"b$0\"}", "value of type \"b\" in  beside id=a"),
            ("{\"custom\": {\"$0\"}}", "field \"\" in custom beside "),
            ("{\"id\": \"a\", \"ti$0}", "field \"ti\" in  beside id=a"),
            ("[a, $0]", "item  in  beside "),
            ("{\"id\": \"a\" \"ti$0\"}", "field \"ti\" without comma in  beside id=a"),
            ("{\"id\": \"a\" $0}", "field  without comma in  beside id=a"),
            ("{\"id\": \"a\"$0}", "none"),
            ("{\"a\": {\"b\": 1}\n$0\n}", "field  without comma in  beside a="),
            ("{\"a\": [1], \"id\": \"x\" \"t$0", "field \"t\" without comma in  beside a="),
            ("[{\"a\": 1} $0]", "item  without comma in  beside "),
            ("{\"id\": \"a\"\"$0\"}", "none"),
            ("{\"id\" $0}", "none"),
            ("{id: a b $0", "none"),
            ("{a: b} $0", "none"),
            ("$0", "none"),
        ] {
            let found = at(fixture);
            assert!(found.starts_with(expected.trim_end()), "{fixture}: {found}");
        }
    }
}
