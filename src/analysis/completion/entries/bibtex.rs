//! Where a place is in a `.bib` file.

use std::sync::LazyLock;

use regex::Regex;

use super::place::{Place, Shape, What, Writing};
use crate::analysis::shared::entry_edit::Equals;
use crate::text::{Span, Text, pattern};
use crate::workspace::Home;

/// An entry of more lines is broken.
const LONGEST: usize = 400;

/// What is to stand at `offset`. `None`: nothing that is known.
pub(super) fn place(home: Home<'_>, offset: usize) -> Option<Place> {
    static HEADER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*@([^\s{(@,]*)"));
    let text = home.text();
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
        writing: Writing::BibTex(Equals::default()),
        is_followed: false,
        is_quoted: true,
        is_in_list: false,
        comma: None,
    };
    if kind.range().contains(&caret) || kind.end() == caret {
        let rest = entry.get(kind.end()..)?.trim_start_matches([' ', '\t']);
        return Some(Place { is_followed: !rest.is_empty() && !rest.starts_with(['\n', '\r']), ..base });
    }
    let Fields { names, place } = fields(&entry, kind.end(), caret)?;
    let (replace, comma) = (place.replace.shifted(start), place.comma.map(|comma| comma + start));
    let writing = Writing::BibTex(equals(home, text, names.iter().map(|name| name.shifted(start)).collect()));
    Some(Place { replace, comma, writing, kind: base.kind, ..place })
}

/// The equals signs of an entry with fields called what stands at `names`; where it has none, of the first one of the file.
fn equals(home: Home<'_>, text: &Text, names: Vec<Span>) -> Equals {
    let first = || home.library().entries().iter().find(|entry| !entry.fields.is_empty());
    if names.is_empty() {
        let fields = first().into_iter().flat_map(|entry| &entry.fields).filter(|field| !field.is_inherited);
        return Equals::of(fields.map(|field| field.name_span), text);
    }
    Equals::of(names.into_iter(), text)
}

/// What is read of an entry.
struct Fields {
    /// What its fields are called.
    names: Vec<Span>,
    place: Place,
}

/// Reads the fields of `entry` from `from` on.
fn fields(entry: &str, from: usize, caret: usize) -> Option<Fields> {
    let rest = entry.get(from..)?;
    let open = from + rest.find(['{', '('])?;
    let comma = open + entry.get(open..)?.find([',', '\n'])?;
    if caret <= comma {
        return None;
    }
    let mut at = comma + 1;
    let (mut present, mut names, mut found) = (Vec::new(), Vec::new(), None);
    // Where the value before ends, if no comma follows it.
    let mut unparted: Option<usize> = None;
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
            let is_parted = || entry.get(at..replace.start()).is_some_and(|gap| gap.contains(','));
            let comma = unparted.filter(|_| !is_parted());
            // Right after a value a name would be a part of it.
            if comma == Some(replace.start()) {
                return None;
            }
            found = Some((What::Field, replace, is_field && caret >= start, false, comma));
        }
        let is_own = start <= caret && caret <= end;
        if is_field && !is_own {
            present.push(name.to_ascii_lowercase());
            names.push(Span::new(start, end));
        }
        if !is_field {
            if name.is_empty() || gap.starts_with('}') || gap.starts_with(')') {
                break;
            }
            at = end;
            unparted = None;
            continue;
        }
        let (value, next, is_quoted) = value(entry, sign + 1);
        let name = name.to_ascii_lowercase();
        if found.is_none() && caret > sign && caret <= next {
            if !value.touches(caret) {
                return None;
            }
            let replace = if is_quoted { part(entry, value, caret, separator(&name)) } else { value };
            found = Some((What::Value(name), replace, false, is_quoted, None));
        }
        at = next.max(end + 1);
        unparted = Some(entry.get(..next)?.trim_end().len());
    }
    let (what, replace, is_followed, is_quoted, comma) = found?;
    let place = Place {
        shape: Shape::BibTex,
        what,
        replace,
        present,
        key: String::new(),
        kind: String::new(),
        writing: Writing::BibTex(Equals::default()),
        is_followed,
        is_quoted,
        is_in_list: false,
        comma,
    };
    Some(Fields { names, place })
}

/// The fields whose values are keys of the same file, and whether they may be several.
pub(super) const KEYS: [(&str, bool); 5] =
    [("crossref", false), ("xref", false), ("xdata", true), ("related", true), ("entryset", true)];

/// What parts the values of the field called `name`.
fn separator(name: &str) -> &'static str {
    if KEYS.iter().any(|(known, are_several)| *known == name && *are_several) { "," } else { " and " }
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

/// Of a value that is a list with `separator` between its items the one at `caret`.
fn part(entry: &str, value: Span, caret: usize, separator: &str) -> Span {
    let before = entry.get(value.start()..caret).unwrap_or_default();
    let after = entry.get(caret..value.end()).unwrap_or_default();
    let start = before.rfind(separator).map_or(value.start(), |at| value.start() + at + separator.len());
    let end = after.find(separator).map_or(value.end(), |at| caret + at);
    let end = after.find(['\n', '\r']).map_or(end, |at| end.min(caret + at));
    let start = start.max(before.rfind(['\n', '\r']).map_or(0, |at| value.start() + at + 1));
    let gap = entry.get(start..caret).unwrap_or_default();
    // A value has its spaces around it.
    Span::new(start + gap.len() - gap.trim_start_matches([' ', '\t']).len(), end)
}
