//! Where a place is in a `.ris` file.

use std::sync::LazyLock;

use regex::Regex;

use super::place::{Place, Shape, What, Writing};
use crate::text::{Span, Text, pattern};

/// A record of more lines is broken.
const LONGEST: usize = 400;

/// What is to stand at `offset`. `None`: nothing that is known.
pub(super) fn place(text: &Text, offset: usize) -> Option<Place> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([A-Za-z][A-Za-z0-9])  ?-(?: (.*))?$"));
    static TAG: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Za-z]?[A-Za-z0-9]?$"));
    let here = text.line_of(offset);
    let line = text.line_span(here);
    let written = text.slice(line);
    let before = text.slice(Span::new(line.start(), offset));
    let (present, kind) = record(text, here);
    let (what, replace) = match LINE.captures(&written) {
        Some(found) => {
            let (tag, value) = (found.get(1)?, found.get(2)?);
            if before.len() < value.start() {
                return None;
            }
            (What::Value(tag.as_str().to_ascii_uppercase()), Span::from(value.range()).shifted(line.start()))
        }
        None if TAG.is_match(&before) && TAG.is_match(&written) => (What::Field, line),
        None => return None,
    };
    Some(Place {
        shape: Shape::Ris,
        what,
        replace,
        present,
        key: String::new(),
        kind,
        writing: Writing::Ris,
        is_followed: false,
        is_quoted: true,
        is_in_list: false,
        others: Vec::new(),
        comma: None,
    })
}

/// The tags of the record around line `here`, that line left out, and its type.
fn record(text: &Text, here: usize) -> (Vec<String>, String) {
    let tag = |line: usize| text.line(line).get(..2).unwrap_or_default().to_ascii_uppercase();
    let before = (here.saturating_sub(LONGEST)..here).rev().map(|line| (line, tag(line)));
    let before: Vec<(usize, String)> = before.take_while(|(_, tag)| tag != "ER").collect();
    let after = (here + 1..text.line_count().min(here + LONGEST)).map(|line| (line, tag(line)));
    let after: Vec<(usize, String)> = after.take_while(|(_, tag)| tag != "TY").collect();
    let is_open = before.iter().any(|(_, tag)| tag == "TY");
    let kind = before.iter().find(|(_, tag)| tag == "TY").map(|(line, _)| text.line(*line).into_owned());
    let kind = kind.and_then(|line| line.split_once('-').map(|(_, kind)| kind.trim().to_owned())).unwrap_or_default();
    let all = before.into_iter().chain(if is_open { after } else { Vec::new() });
    (all.map(|(_, tag)| tag).filter(|tag| tag.trim().len() == 2).collect(), kind)
}
