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
}

/// One bracket that is open.
#[derive(Default)]
struct Frame {
    is_mapping: bool,
    beside: Vec<(String, String)>,
    /// The field whose value comes next.
    name: Option<String>,
    word: Word,
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
/// open there, or the caret stands between two fields.
pub(super) fn read(text: &str, caret: usize) -> Option<Flow> {
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
            }
            ',' => {
                if let Some(frame) = frames.last_mut() {
                    frame.finish();
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
                if found.is_none() && (start..=end).contains(&caret) {
                    let flow = here(&frames, caret)?;
                    found = Some((frames.len(), flow));
                }
            }
            c if c.is_whitespace() => {}
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
    let word = &inner.word;
    let replace = match word.start {
        Some(start) if start <= caret && caret <= word.end.max(start) => Span::new(start, word.end.max(caret)),
        Some(_) => return None,
        None => Span::empty(caret),
    };
    let what = match (&inner.name, inner.is_mapping) {
        (Some(name), true) => What::Value(name.clone()),
        (None, true) => What::Field,
        (_, false) => What::Item,
    };
    let path = outer.iter().rev().filter_map(|frame| frame.name.clone()).collect();
    Some(Flow { path, beside: Vec::new(), what, replace, is_quoted: word.is_quoted, is_followed: false })
}

impl Frame {
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
        let Some(flow) = read(&text, caret) else { return "none".to_owned() };
        let Flow { path, beside, what, replace, is_quoted, is_followed } = flow;
        let beside: Vec<String> = beside.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        let quoted = if is_quoted { "\"" } else { "" };
        let followed = if is_followed { ":" } else { "" };
        let what = match what {
            What::Field => "field".to_owned(),
            What::Item => "item".to_owned(),
            What::Value(name) => format!("value of {name}"),
        };
        format!(
            "{what} {quoted}{}{quoted}{followed} in {} beside {}",
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
            ("{a: b} $0", "none"),
            ("$0", "none"),
        ] {
            let found = at(fixture);
            assert!(found.starts_with(expected.trim_end()), "{fixture}: {found}");
        }
    }
}
