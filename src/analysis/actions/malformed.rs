//! Citations as they were meant: a semicolon between sources, and none beside nothing.

use super::Action;
use super::case::{Aftermath, Case};
use crate::analysis::shared::words::first_words;
use crate::syntax::MalformedKind;
use crate::syntax::citation::key_end;

pub(super) fn actions(case: &Case<'_>) -> Vec<Action> {
    let Some(document) = case.document() else { return Vec::new() };
    let (syntax, span) = (&document.syntax, case.finding.span);
    let written = document.text.slice(span).into_owned();
    let blocks = syntax.blocks_around(span, 0);
    let kind =
        blocks.flat_map(|index| syntax.malformed_of(index)).find(|it| it.place(it.span) == span).map(|it| it.kind);
    let ways = match kind {
        Some(MalformedKind::CommaBetweenKeys | MalformedKind::NothingBetweenKeys) => vec![with_semicolons(&written)],
        Some(MalformedKind::EmptyItem | MalformedKind::ItemWithoutKey) => vec![with_whole_items(&written)],
        Some(MalformedKind::AdjacentGroups) => vec![together(&written)],
        None => in_brackets(&written),
    };
    let mut ways = ways.into_iter().map(|new| (new.clone(), vec![(span, new)]));
    let way = ways.find(|(_, edits)| case.is_gone_after(edits, Aftermath::Known));
    let action = way.map(|(new, edits)| {
        let title = format!("Write `{}`", first_words(&new));
        Action { is_preferred: true, ..case.fix(title, edits) }
    });
    action.into_iter().collect()
}

/// `[@a, @b]` and `[@a @b]` with a semicolon before each key but the first.
fn with_semicolons(written: &str) -> String {
    let mut out = String::new();
    let mut start = 0;
    let mut is_first = true;
    while let Some(at) = written.get(start..).and_then(|rest| rest.find('@')).map(|at| start + at) {
        let Some(end) = key_end(written, at) else {
            out.push_str(written.get(start..=at).unwrap_or_default());
            start = at + 1;
            continue;
        };
        let before = written.get(start..at).unwrap_or_default();
        let (before, minus) = before.strip_suffix('-').map_or((before, ""), |before| (before, "-"));
        let words = before.trim_end();
        // The key of another item, or one that somebody speaks of.
        let is_apart = words.ends_with(',') || words.is_empty() || words.ends_with(|c: char| c.is_ascii_digit());
        if !is_first && is_apart {
            out.push_str(words.strip_suffix(',').unwrap_or(words).trim_end());
            out.push_str("; ");
        } else {
            out.push_str(before);
        }
        out.push_str(minus);
        out.push_str(written.get(at..end).unwrap_or_default());
        (start, is_first) = (end, false);
    }
    out.push_str(written.get(start..).unwrap_or_default());
    out
}

/// `[@a;]` without the semicolon, and `[@a; emphasis added]` with a comma in its place.
fn with_whole_items(written: &str) -> String {
    let inner = written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(written);
    let mut out = String::new();
    for item in inner.split(';').map(str::trim).filter(|item| !item.is_empty()) {
        let has_key = |text: &str| text.contains('@');
        let gap = match (out.is_empty(), has_key(&out), has_key(item)) {
            (true, ..) => "",
            // “see; @a”
            (false, false, _) => " ",
            (false, true, true) => "; ",
            (false, true, false) => ", ",
        };
        out.push_str(gap);
        out.push_str(item);
    }
    format!("[{out}]")
}

/// `[@a][@b]` as `[@a; @b]`.
fn together(written: &str) -> String {
    let parts: Vec<&str> = written.split("][").collect();
    parts.join("; ")
}

/// `@a.` that opens a paragraph, in brackets, which number no example.
fn in_brackets(written: &str) -> Vec<String> {
    let bare = written.trim_start_matches('(');
    match bare.strip_suffix('.') {
        Some(key) => vec![format!("[{key}].")],
        None => vec![format!("[{}]", bare.trim_end_matches(')'))],
    }
}
