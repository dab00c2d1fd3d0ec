//! Library files in YAML: CSL's, and Hayagriva's. Their content tells them apart.

use super::csl::{self, Markup};
use super::{Library, Problem, hayagriva, yaml};
use crate::text::Span;

const NO_LIBRARY: &str = "this is no library: it is neither a list of sources, each with its `id`, nor keys with fields \
                          below them, such as `type` and `title`";

/// Reads a library. Never fails: what cannot be read becomes a problem of the library.
///
/// A file may consist of several YAML documents, and those that hold no sources are left alone if any does.
pub(super) fn read(text: &str) -> Library {
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    let mut is_library = false;
    let mut other = None;
    for place in documents(text) {
        let document = yaml::parse(text.get(place.range()).unwrap_or_default(), place.start());
        let mut found = document.problems;
        let Some(root) = document.root else {
            problems.extend(found);
            continue;
        };
        let sources = csl::library(&root, text, Markup::Markdown, &mut found)
            .or_else(|| hayagriva::library(&root, text, &mut found));
        match sources {
            Some(sources) => {
                is_library |= !root.is_null();
                entries.extend(sources);
                problems.extend(found);
            }
            None => other = other.or(Some(root.span)),
        }
    }
    if let Some(other) = other.filter(|_| !is_library) {
        let first = text.get(other.range()).and_then(|written| written.chars().next()).map_or(0, char::len_utf8);
        problems = vec![Problem::new(Span::new(other.start(), other.start() + first), NO_LIBRARY)];
    }
    problems.sort_by_key(|problem| problem.span);
    Library::new(entries, problems)
}

/// The YAML documents of a file, without the lines `---` and `...` around them, which may stand nowhere else.
fn documents(text: &str) -> Vec<Span> {
    let mut documents = Vec::new();
    let mut start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut line = start;
    for piece in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let marker = ["---", "..."].into_iter().find_map(|marker| piece.strip_prefix(marker));
        if marker.is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t', '\r', '\n'])) {
            documents.push(Span::new(start, line));
            start = line + 3;
        }
        line += piece.len();
    }
    documents.push(Span::new(start, text.len()));
    documents.retain(|place| !text.get(place.range()).is_none_or(is_empty));
    documents
}

/// Whether there is nothing in a document but comments and directives.
fn is_empty(document: &str) -> bool {
    document.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with(['#', '%']))
}

#[cfg(test)]
mod tests;
