//! CSL JSON.
//!
//! [`reader`] makes a tree of the text, whatever is wrong with it, with [`list`], [`key`] and [`text`] for what is in
//! it. A file that is JSON is read as what it says. In one that is not, [`ahead`] guesses what a bracket means from what
//! follows it, and [`layout`] tells where the next source starts, so that a broken one costs no other. What is wrong is
//! told by [`fault`].
//!
//! The parsers there are give nothing for a file with one fault in it, or the part in front of the fault.

mod ahead;
mod fault;
mod key;
mod layout;
mod list;
mod reader;
#[cfg(test)]
mod tests;
mod text;

use super::csl::{self, Markup};
use super::{Library, Problem};
use crate::text::Span;

/// Reads a library. Never fails: what cannot be read becomes a problem of the library.
pub(super) fn read(text: &str) -> Library {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (root, mut problems) = reader::read(text, start);
    let Some(root) = root else { return Library::new(Vec::new(), problems) };
    let Some(entries) = csl::library(&root, text, Markup::Html, &mut problems) else {
        return Library::new(Vec::new(), vec![Problem::new(first_character(text, root.span.start()), NO_LIBRARY)]);
    };
    problems.sort_by_key(|problem| problem.span);
    Library::new(entries, problems)
}

const NO_LIBRARY: &str =
    "this is no library in CSL JSON, which is a list of sources, each with its `id`, `type`, `title` and so on";

fn first_character(text: &str, start: usize) -> Span {
    let len = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(start, start + len)
}
