//! `@string` macros, the months, and what `#` joins.

use std::borrow::Cow;
use std::collections::HashMap;

use super::scan::{Item, Piece, RawField};

/// The longest text a macro may stand for, in bytes: each may be made of others.
const LONGEST: usize = 16 * 1024;

const MONTHS: [(&str, &str); 12] = [
    ("jan", "January"),
    ("feb", "February"),
    ("mar", "March"),
    ("apr", "April"),
    ("may", "May"),
    ("jun", "June"),
    ("jul", "July"),
    ("aug", "August"),
    ("sep", "September"),
    ("oct", "October"),
    ("nov", "November"),
    ("dec", "December"),
];

/// The macros of a file.
pub(super) struct Macros<'t> {
    text: &'t str,
    /// By their names in lower case.
    values: HashMap<String, String>,
    /// How many bytes macros may still add to the values of this file.
    budget: usize,
}

impl<'t> Macros<'t> {
    /// All macros of a file, as they are first defined: one may stand before its definition, which BibTeX does not allow
    /// and people do.
    pub(super) fn new(text: &'t str, items: &[Item]) -> Self {
        let values = MONTHS.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let mut macros = Self { text, values, budget: 1024 * 1024 + 8 * text.len() };
        for item in items.iter().rev() {
            if let Item::Macro(definition) = item {
                macros.define(definition);
            }
        }
        macros
    }

    /// From here on a macro has this value.
    pub(super) fn define(&mut self, definition: &RawField) {
        let value = self.expand(&definition.value).into_owned();
        if value.len() <= LONGEST {
            let name = self.text.get(definition.name.clone()).unwrap_or_default().to_lowercase();
            self.values.insert(name, value);
        }
    }

    /// What a value says, its LaTeX as it is. A macro that is not defined, or too long, stands for its own name, as in
    /// Pandoc: it may be defined in a file that is read along with this one.
    pub(super) fn expand(&mut self, pieces: &[Piece]) -> Cow<'t, str> {
        if let [Piece::Delimited(range)] = pieces {
            return Cow::Borrowed(self.text.get(range.clone()).unwrap_or_default());
        }
        let mut value = String::new();
        for piece in pieces {
            match piece {
                Piece::Delimited(range) => value.push_str(self.text.get(range.clone()).unwrap_or_default()),
                Piece::Bare(range) => {
                    let name = self.text.get(range.clone()).unwrap_or_default();
                    match self.values.get(&name.to_lowercase()).filter(|value| value.len() <= self.budget) {
                        Some(expansion) => {
                            self.budget -= expansion.len();
                            value.push_str(expansion);
                        }
                        None => value.push_str(name),
                    }
                }
            }
        }
        Cow::Owned(value)
    }
}
