//! Where a place is in a `.bib` file.

use std::sync::LazyLock;

use regex::Regex;

use super::place::{Place, Shape, What};
use crate::text::{Span, Text, pattern};

/// An entry of more lines is broken.
const LONGEST: usize = 400;

/// What is to stand at `offset`. `None`: nothing that is known.
pub(super) fn place(text: &Text, offset: usize) -> Option<Place> {
    static HEADER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*@([^\s{(@,]*)"));
    let here = text.line_of(offset);
    let first =
        (here.saturating_sub(LONGEST)..=here).rev().find(|line| text.line(*line).trim_start().starts_with('@'))?;
    let last =
        (here + 1..text.line_count().min(here + LONGEST)).find(|line| text.line(*line).trim_start().starts_with('@'));
    let start = text.line_span(first).start();
    let end = last.map_or(text.len().min(text.line_span(here + LONGEST).end()), |line| text.line_span(line).start());
    let entry = text.slice(Span::new(start, end));
    let caret = offset - start;
    let kind = HEADER.captures(&entry)?.get(1)?;
    let base = Place {
        shape: Shape::BibTex,
        what: What::Value("type".to_owned()),
        replace: Span::from(kind.range()).shifted(start),
        present: Vec::new(),
        key: String::new(),
        kind: kind.as_str().to_ascii_lowercase(),
        after_name: "",
        is_quoted: true,
    };
    if kind.range().contains(&caret) || kind.end() == caret {
        return Some(base);
    }
    fields(&entry, kind.end(), caret)
        .map(|found| Place { replace: found.replace.shifted(start), ..Place { kind: base.kind, ..found } })
}

/// Reads the fields of `entry` from `from` on.
fn fields(entry: &str, from: usize, caret: usize) -> Option<Place> {
    let rest = entry.get(from..)?;
    let open = from + rest.find(['{', '('])?;
    let comma = open + entry.get(open..)?.find([',', '\n'])?;
    if caret <= comma {
        return None;
    }
    let mut at = comma + 1;
    let (mut present, mut found) = (Vec::new(), None);
    while at < entry.len() {
        let rest = entry.get(at..)?;
        let start = at + rest.find(|c: char| !c.is_whitespace() && c != ',').unwrap_or(rest.len());
        let name = entry.get(start..)?;
        let name = name.get(..name.find(|c: char| !is_name(c)).unwrap_or(name.len()))?;
        let end = start + name.len();
        let gap = entry.get(end..)?.trim_start_matches([' ', '\t']);
        let sign = entry.len() - gap.len();
        let is_field = gap.starts_with('=');
        // Of a name that is being typed the next line is none of the value.
        if found.is_none() && caret >= at && caret <= end {
            let replace = if caret >= start { Span::new(start, end) } else { Span::empty(caret) };
            let after_name = if is_field && caret >= start { "" } else { " = " };
            found = Some((What::Field, replace, after_name, false));
        }
        if is_field && !(start <= caret && caret <= end) {
            present.push(name.to_ascii_lowercase());
        }
        if !is_field {
            if name.is_empty() || gap.starts_with('}') || gap.starts_with(')') {
                break;
            }
            at = end;
            continue;
        }
        let (value, next, is_quoted) = value(entry, sign + 1);
        if found.is_none() && caret > sign && caret <= next {
            if !value.touches(caret) {
                return None;
            }
            let replace = if is_quoted { part(entry, value, caret) } else { value };
            found = Some((What::Value(name.to_ascii_lowercase()), replace, "", is_quoted));
        }
        at = next.max(end + 1);
    }
    let (what, replace, after_name, is_quoted) = found?;
    Some(Place {
        shape: Shape::BibTex,
        what,
        replace,
        present,
        key: String::new(),
        kind: String::new(),
        after_name,
        is_quoted,
    })
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '+')
}

/// The value after the sign at `from`, without its braces, and where the field ends; whether it has braces or quotation
/// marks.
fn value(entry: &str, from: usize) -> (Span, usize, bool) {
    let rest = entry.get(from..).unwrap_or_default();
    let start = from + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
    let (mut depth, mut is_escaped) = (0_usize, false);
    let is_in_quotes = entry.get(start..).is_some_and(|value| value.starts_with('"'));
    let is_in_braces = entry.get(start..).is_some_and(|value| value.starts_with('{'));
    let inner = start + usize::from(is_in_quotes || is_in_braces);
    for (at, c) in entry.get(inner..).unwrap_or_default().char_indices() {
        let at = inner + at;
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' if is_in_braces => return (Span::new(inner, at), at + 1, true),
            '"' if is_in_quotes && depth == 0 => return (Span::new(inner, at), at + 1, true),
            '}' | ',' | '\n' if !is_in_quotes && !is_in_braces => return (Span::new(inner, at), at, false),
            _ => {}
        }
    }
    (Span::new(inner, entry.len()), entry.len(), is_in_quotes || is_in_braces)
}

/// Of a value that is a list of names the one at `caret`.
fn part(entry: &str, value: Span, caret: usize) -> Span {
    const AND: &str = " and ";
    let before = entry.get(value.start()..caret).unwrap_or_default();
    let after = entry.get(caret..value.end()).unwrap_or_default();
    let start = before.rfind(AND).map_or(value.start(), |at| value.start() + at + AND.len());
    let end = after.find(AND).map_or(value.end(), |at| caret + at);
    let end = after.find(['\n', '\r']).map_or(end, |at| end.min(caret + at));
    Span::new(start.max(before.rfind(['\n', '\r']).map_or(0, |at| value.start() + at + 1)), end)
}
