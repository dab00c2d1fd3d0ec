//! Where a place is in a `.bib` file.

use std::sync::LazyLock;

use regex::Regex;

use super::place::{Place, Shape, What, Writing};
use crate::analysis::shared::entry_edit::Equals;
use crate::text::{Span, pattern};
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
        what: What::Type,
        replace: Span::from(kind.range()).shifted(start),
        present: Vec::new(),
        key: String::new(),
        kind: kind.as_str().to_ascii_lowercase(),
        writing: Writing::BibTex(Equals::default()),
        is_followed: false,
        is_quoted: true,
        is_in_list: false,
        others: Vec::new(),
        comma: None,
    };
    if kind.range().contains(&caret) || kind.end() == caret {
        let rest = entry.get(kind.end()..)?.trim_start_matches([' ', '\t']);
        let is_followed = !rest.is_empty() && !rest.starts_with(['\n', '\r']);
        let writing = Writing::BibTex(equals(home, offset, Vec::new()));
        return Some(Place { writing, is_followed, ..base });
    }
    let Fields { names, place } = fields(&entry, kind.end(), caret)?;
    let (replace, comma) = (place.replace.shifted(start), place.comma.map(|comma| comma + start));
    let writing = Writing::BibTex(equals(home, offset, names.iter().map(|name| name.shifted(start)).collect()));
    Some(Place { replace, comma, writing, kind: base.kind, ..place })
}

/// The equals signs of the entry around `offset`, whose fields are called what stands at `names`; where these do not tell, of
/// the nearest entry before it.
fn equals(home: Home<'_>, offset: usize, names: Vec<Span>) -> Equals {
    let text = home.text();
    let entries = home.library().entries();
    let before = entries.partition_point(|entry| entry.span.start() < offset);
    let others = entries.iter().take(before).rev().chain(entries.iter().skip(before));
    let mut others = others.filter(|entry| !entry.fields.is_empty() && !entry.span.touches(offset));
    // One field alone is aligned with nothing.
    let others = if names.len() < 2 { others.next() } else { None };
    let fields = others.into_iter().flat_map(|entry| &entry.fields).filter(|field| !field.is_inherited);
    Equals::of(names.into_iter().chain(fields.map(|field| field.name_span)), text)
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
        let (next, piece) = value(entry, sign + 1, caret);
        if found.is_none() && caret > sign && caret <= next {
            let (replace, is_quoted) = piece?;
            found = Some((What::Value(name.to_ascii_lowercase()), replace, false, is_quoted, None));
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
        others: Vec::new(),
        comma,
    };
    Some(Fields { names, place })
}

/// The fields whose values are keys of the same file, and whether they may be several.
pub(super) const KEYS: [(&str, bool); 5] =
    [("crossref", false), ("xref", false), ("xdata", true), ("related", true), ("entryset", true)];

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '+')
}

/// Where the value after the sign at `from` ends, and the piece of it at `caret` without its braces or quotation marks, and
/// whether it has some. Pieces are joined by `#`.
fn value(entry: &str, from: usize, caret: usize) -> (usize, Option<(Span, bool)>) {
    let (mut from, mut found) = (from, None);
    loop {
        let (piece, next, is_quoted) = piece(entry, from);
        // Where there is none yet, it is to stand at the caret.
        let piece =
            if piece.is_empty() && !is_quoted && (from..=next).contains(&caret) { Span::empty(caret) } else { piece };
        if found.is_none() && caret >= from && piece.touches(caret) {
            found = Some((piece, is_quoted));
        }
        let rest = entry.get(next..).unwrap_or_default();
        let joined = rest.trim_start().strip_prefix('#');
        match joined {
            Some(joined) => from = entry.len() - joined.len(),
            None => return (next, found),
        }
    }
}

/// The piece of a value at `from`, without its braces or quotation marks, where it ends, and whether it has some.
fn piece(entry: &str, from: usize) -> (Span, usize, bool) {
    let rest = entry.get(from..).unwrap_or_default();
    let start = from + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
    let first = entry.get(start..).and_then(|value| value.chars().next());
    let (is_in_quotes, is_in_braces) = (first == Some('"'), first == Some('{'));
    if !is_in_quotes && !is_in_braces {
        let rest = entry.get(start..).unwrap_or_default();
        let rest = rest.get(..rest.find(['}', ',', '#', '\n', '\r']).unwrap_or(rest.len())).unwrap_or_default();
        return (Span::new(start, start + rest.trim_end().len()), start + rest.len(), false);
    }
    let inner = start + 1;
    let (mut depth, mut is_escaped) = (0_usize, false);
    for (at, c) in entry.get(inner..).unwrap_or_default().char_indices() {
        let at = inner + at;
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' if is_in_braces => return (Span::new(inner, at), at + 1, true),
            '"' if is_in_quotes && depth == 0 => return (Span::new(inner, at), at + 1, true),
            _ => {}
        }
    }
    (Span::new(inner, entry.len()), entry.len(), true)
}
