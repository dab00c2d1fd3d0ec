//! What is wrong with YAML, in the words of somebody who writes articles.

use std::ops::Range;

use super::events::{Failure, Reason};

/// What a broken value was most likely meant to be.
pub(super) struct Meant {
    /// What is wrong, and what was expected.
    pub(super) message: String,
    /// Where in the value that shows.
    pub(super) place: Range<usize>,
    /// The text that was meant, where that is clear; it stands in the value as it is, unless it has several lines.
    pub(super) text: Option<String>,
    /// Whether the fault is in the value itself, whatever follows it.
    pub(super) is_certain: bool,
}

/// What is wrong with a line that stands where a field should.
pub(super) const NOT_A_FIELD: &str =
    "this cannot be read as YAML: a field is written `name: value`, on a line of its own";

/// What is wrong with a block of which no part is broken.
pub(super) fn failure(failure: Failure) -> &'static str {
    match failure.reason {
        Reason::Depth => "this is nested too deeply to be read",
        Reason::Aliases => "aliases repeat too much here to be read",
        Reason::Syntax => NOT_A_FIELD,
    }
}

/// What is wrong with `written`, the value of a field as it stands, which the parser refuses at byte `at`.
pub(super) fn value(written: &str, at: usize) -> Meant {
    match written.chars().next() {
        Some(quote @ ('"' | '\'')) => quoted(written, quote),
        Some(open @ ('[' | '{')) => flow(written, open, at),
        Some(sign @ ('|' | '>')) if is_block_header(first_line(written)) => Meant {
            message: format!("the text below `{sign}` must be indented with spaces, more than its field"),
            place: 0..1,
            text: None,
            is_certain: true,
        },
        Some(first @ ('@' | '`' | '%' | '*' | '&' | '!' | '|' | '>' | ',' | ']' | '}')) => Meant {
            message: format!("a value that starts with `{first}` needs quotation marks around it"),
            place: 0..first_line(written).len(),
            text: Some(fold(written)),
            is_certain: true,
        },
        Some('-') if written.starts_with("- ") => Meant {
            message: "a list starts on a line of its own; text that starts with a dash needs quotation marks"
                .to_owned(),
            place: 0..first_line(written).len(),
            text: Some(fold(written)),
            is_certain: true,
        },
        _ => plain(written, at),
    }
}

/// `|`, `>-`, `|2`
fn is_block_header(line: &str) -> bool {
    line.get(1..).is_some_and(|rest| rest.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9')))
}

fn plain(written: &str, at: usize) -> Meant {
    let line = first_line(written);
    let holds_colon = written.contains(": ") || written.ends_with(':') || line.ends_with(':');
    let message = if holds_colon {
        "a value that contains `: ` needs quotation marks around it"
    } else {
        "this value cannot be read as YAML; quotation marks around it may help"
    };
    let place = if holds_colon { 0..line.len() } else { at.min(written.len())..written.len() };
    Meant {
        message: message.to_owned(),
        place: on_boundaries(written, place),
        text: Some(fold(written)),
        is_certain: line.contains(": "),
    }
}

fn quoted(written: &str, quote: char) -> Meant {
    let inner = written.get(1..).unwrap_or_default();
    let Some(close) = closing_quote(inner, quote) else {
        return Meant {
            message: format!("the `{quote}` that opens this value is never closed"),
            place: 0..first_line(written).len(),
            text: Some(fold(first_line(inner))).filter(|text| !text.is_empty()),
            is_certain: true,
        };
    };
    let rest = inner.get(close + 1..).unwrap_or_default();
    if rest.trim().is_empty() || rest.trim_start().starts_with('#') {
        let escape = bad_escape(inner).filter(|_| quote == '"');
        let message = if escape.is_some() {
            "in double quotes a backslash starts an escape, and this is none: write `\\\\`, or use single quotes"
        } else {
            "this quoted value cannot be read: its lines must be indented more than the field"
        };
        let place = escape.map_or(0..first_line(written).len(), |escape| 1 + escape.start..1 + escape.end);
        let text = (place.start > 0).then(|| fold(inner.get(..close).unwrap_or_default()));
        return Meant { message: message.to_owned(), place: on_boundaries(written, place), text, is_certain: true };
    }
    let message = if quote == '\'' && rest.starts_with(char::is_alphanumeric) {
        "an apostrophe in single quotes is written twice: `''`".to_owned()
    } else {
        format!(
            "this value goes on after the `{quote}` that closes it: put quotation marks of the other kind around all of it"
        )
    };
    let start = close + 1;
    let text = if quote == '\'' && rest.ends_with('\'') {
        fold(inner.strip_suffix('\'').unwrap_or(inner))
    } else {
        fold(written)
    };
    Meant { message, place: on_boundaries(written, start..written.len()), text: Some(text), is_certain: true }
}

/// The first backslash in double quotes that starts no escape (YAML 1.2, §5.7), with what follows it.
fn bad_escape(inner: &str) -> Option<Range<usize>> {
    let mut chars = inner.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == '\\' {
            let (next, escaped) = chars.next()?;
            if !"0abtnvfreN_LPxuU \"/\\\t\n\r".contains(escaped) {
                return Some(at..next + escaped.len_utf8());
            }
        }
    }
    None
}

/// Where in the text after an opening quote the closing one is.
fn closing_quote(inner: &str, quote: char) -> Option<usize> {
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            let doubled = quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == quote);
            if !doubled {
                return Some(at);
            }
            chars.next();
        }
    }
    None
}

/// `[…` and `{…`: nothing is guessed of what they hold.
fn flow(written: &str, open: char, at: usize) -> Meant {
    let close = if open == '[' { ']' } else { '}' };
    let nothing =
        |message, place| Meant { message, place: on_boundaries(written, place), text: None, is_certain: true };
    if let Some((at, bracket)) = unclosed_bracket(written) {
        return nothing(format!("this `{bracket}` is never closed"), at..at + 1);
    }
    if at < written.len()
        && written.get(..at).is_some_and(|head| head.trim_end().ends_with(close))
        && unclosed_bracket(written.get(..at).unwrap_or_default()).is_none()
    {
        return nothing(format!("this value goes on after the `{close}` that closes it"), at..written.len());
    }
    let message = format!(
        "this cannot be read: in `{open}…{close}`, text that holds `: `, a comma, a bracket or a quotation mark needs quotation marks around it"
    );
    nothing(message, at..at + 1)
}

/// The bracket in flow style that nothing closes, outermost first.
fn unclosed_bracket(written: &str) -> Option<(usize, char)> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in written.char_indices() {
        if let Some(mark) = quote {
            if c == mark && before != '\\' {
                quote = None;
            }
        } else {
            match c {
                // A quotation mark opens text only where a value can start.
                '"' | '\'' if matches!(before, ' ' | '[' | '{' | ',' | ':' | '\n') => quote = Some(c),
                '[' | '{' => open.push((at, c)),
                ']' | '}' => {
                    open.pop();
                }
                _ => {}
            }
        }
        before = c;
    }
    open.first().copied()
}

/// The text of several lines in one, as YAML folds them; comments are none of it.
fn fold(written: &str) -> String {
    let lines = written.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let text = lines.map(|line| line.split(" #").next().unwrap_or(line).trim_end()).collect::<Vec<_>>().join(" ");
    text.trim().to_owned()
}

fn first_line(written: &str) -> &str {
    written.split(['\n', '\r']).next().unwrap_or_default().trim_end()
}

/// A range within `text`, widened to whole characters.
fn on_boundaries(text: &str, range: Range<usize>) -> Range<usize> {
    let start = (0..=range.start.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = (range.end.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    start..end.max(start)
}
