//! `@string` macros, the months, and what `#` joins.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

use super::latex;
use super::raw::{Piece, RawField};
use super::scan::scan;
use super::source::lowercase;

/// The longest text a macro may stand for, in bytes: each may be made of others.
const LONGEST: usize = 16 * 1024;

/// The macros that every file has.
pub const MONTHS: [(&str, &str); 12] = [
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

/// The macros that a `.bib` file defines, each with what it stands for, in the order they stand.
pub fn macros(text: &str) -> Vec<(String, String)> {
    let definitions = scan(text).macros;
    let macros = Macros::new(text, &definitions);
    let name = |definition: &RawField| text.get(definition.name.range()).unwrap_or_default().to_owned();
    let value = |definition: &RawField| latex::text(&macros.expand(definition.value.all()));
    definitions.iter().map(|definition| (name(definition), value(definition))).collect()
}

/// The macros of a file.
pub(super) struct Macros<'t> {
    text: &'t str,
    /// By their names in lower case.
    by_name: HashMap<String, Macro>,
    /// How many bytes macros may still add to the values of this file.
    budget: Cell<usize>,
}

/// What a name stands for.
struct Macro {
    /// Before it is defined, which BibTeX does not allow and people do.
    first: String,
    /// From each place on where it is defined, in order.
    later: Vec<(usize, String)>,
}

impl<'t> Macros<'t> {
    /// The macros that `definitions` make, in the order they stand.
    pub(super) fn new(text: &'t str, definitions: &[RawField]) -> Self {
        let month =
            |(name, value): (&str, &str)| (name.to_owned(), Macro { first: value.to_owned(), later: Vec::new() });
        let budget = Cell::new(1024 * 1024 + 8 * text.len());
        let mut macros = Self { text, by_name: MONTHS.map(month).into(), budget };
        // One may be made of others that are defined after it.
        for definition in definitions.iter().rev() {
            if let Some((name, first)) = macros.defined(definition) {
                macros.by_name.insert(name, Macro { first, later: Vec::new() });
            }
        }
        for definition in definitions {
            if let Some((name, value)) = macros.defined(definition)
                && let Some(defined) = macros.by_name.get_mut(&name)
            {
                defined.later.push((definition.name.start(), value));
            }
        }
        macros
    }

    /// The name and the value of a macro; `None`: it is too long.
    fn defined(&self, definition: &RawField) -> Option<(String, String)> {
        let value = self.expand(definition.value.all()).into_owned();
        let name = self.text.get(definition.name.range()).unwrap_or_default().to_lowercase();
        (value.len() <= LONGEST).then_some((name, value))
    }

    /// What a value says, its LaTeX as it is. A macro that is not defined, or too long, stands for its own name, as in
    /// Pandoc: it may be defined in a file that is read along with this one.
    pub(super) fn expand(&self, pieces: &[Piece]) -> Cow<'t, str> {
        if let [Piece::Delimited(span)] = pieces {
            return Cow::Borrowed(self.text.get(span.range()).unwrap_or_default());
        }
        let mut value = String::new();
        for piece in pieces {
            let written = self.text.get(piece.span().range()).unwrap_or_default();
            match piece {
                Piece::Delimited(_) => value.push_str(written),
                Piece::Bare(span) => value.push_str(self.value(written, span.start()).unwrap_or(written)),
            }
        }
        Cow::Owned(value)
    }

    /// What the macro `name` stands for at a place.
    fn value(&self, name: &str, at: usize) -> Option<&str> {
        let found = self.by_name.get(&*lowercase(name))?;
        let before = found.later.partition_point(|(place, _)| *place < at);
        let value =
            before.checked_sub(1).and_then(|last| found.later.get(last)).map_or(&found.first, |(_, value)| value);
        self.budget.set(self.budget.get().checked_sub(value.len())?);
        Some(value)
    }
}
