//! The keys of records.
//!
//! Most programs leave `ID` out, or put a number there. Pandoc makes a key of the authors and the year of a record that
//! has none, and tells records of one key apart by a letter. A document is printed by Pandoc, so it is those keys that
//! its citations need.

use std::collections::HashMap;

use super::scan::{Line, Record};

/// The keys of a file that are taken, each with the letter for the next record of that key.
#[derive(Default)]
pub(super) struct Keys {
    next: HashMap<String, u32>,
}

impl Keys {
    /// The key of a record that would have `key` by itself: the second such one has an `a` behind it, the third a `b`.
    pub(super) fn take(&mut self, key: String) -> String {
        let Some(next) = self.next.get_mut(&key) else {
            self.next.insert(key.clone(), u32::from('a'));
            return key;
        };
        let letter = char::from_u32(*next).unwrap_or_default();
        *next += 1;
        format!("{key}{letter}")
    }
}

/// The line with the key, where there is one.
pub(super) fn id<'r>(text: &str, record: &'r Record) -> Option<&'r Line> {
    record.lines.iter().find(|line| &line.tag == b"ID" && !value(text, line).is_empty())
}

/// The key that Pandoc makes: `Lincoln_1863`, `Boritt_Wills_2006`; empty for a record without authors and year.
pub(super) fn made(text: &str, record: &Record) -> String {
    let values = |tags: [&'static [u8; 2]; 2]| {
        record.lines.iter().filter(move |line| tags.contains(&&line.tag)).map(|line| value(text, line))
    };
    let family =
        |name: &'_ str| name.split(|c: char| c == ',' || c.is_whitespace()).next().unwrap_or_default().to_owned();
    let mut key = values([b"AU", b"A1"]).map(family).collect::<Vec<_>>().join("_");
    for year in values([b"PY", b"Y1"]) {
        key.push('_');
        key.push_str(year);
    }
    key
}

/// The value of a line; of one that goes on, its first line.
fn value<'t>(text: &'t str, line: &Line) -> &'t str {
    text.get(line.value.range()).and_then(|value| value.split(['\n', '\r']).next()).unwrap_or_default().trim()
}
