//! What sources are looked for by: keys, people, titles and years as they are compared. There may be 70,000 of them, and
//! they are looked through with every letter that is typed.

use std::fmt::Write;

use super::{Entry, FieldName};
use crate::text::fold_into;

/// What the sources of a library are looked for by, one after the other in one text.
#[derive(Debug, Default)]
pub struct Index {
    text: String,
    sources: Vec<Bounds>,
}

/// Where what one source is looked for by ends.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    key: usize,
    all: usize,
    is_in_force: bool,
}

/// What one source is looked for by, in small letters and without accents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Indexed<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its people, in reading order, its title and its year, each on a line of its own.
    pub rest: &'a str,
    /// Whether its key means it, and no other of the library.
    pub is_in_force: bool,
}

impl Index {
    /// What `entries` are looked for by. `is_in_force` says whether the key of one means it.
    pub(super) fn new(entries: &[Entry], is_in_force: impl Fn(&Entry) -> bool) -> Self {
        let mut index = Self::default();
        index.sources.reserve_exact(entries.len());
        for entry in entries {
            index.add(entry, is_in_force(entry));
        }
        index.text.shrink_to_fit();
        index
    }

    fn add(&mut self, entry: &Entry, is_in_force: bool) {
        let text = &mut self.text;
        fold_into(&entry.key, text);
        let key = text.len();
        for name in entry.people() {
            fold_into(&name.display(), text);
            text.push('\n');
        }
        fold_into(entry.text(&FieldName::Title).unwrap_or_default(), text);
        if let Some(year) = entry.year() {
            // Nothing fails that writes into a string.
            let _ = write!(text, "\n{year}");
        }
        self.sources.push(Bounds { key, all: text.len(), is_in_force });
    }

    /// What the sources are looked for by, in the order of the library.
    pub fn iter(&self) -> impl Iterator<Item = Indexed<'_>> {
        let mut start = 0;
        self.sources.iter().map(move |bounds| {
            let part = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default();
            let (key, rest) = (part(start, bounds.key), part(bounds.key, bounds.all));
            let indexed = Indexed { key, rest, is_in_force: bounds.is_in_force };
            start = bounds.all;
            indexed
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::Format;

    #[test]
    fn each_source_is_found_by_its_own() {
        let text =
            "@book{Boritt-2006, editor = {Boritt, Gábor and van der Berg, A.}, title = {Gettysburg}, date = {2006}}
@misc{é}
@speech{c, author = {Lincoln, Abraham}, date = {1863-11-19}}";
        let library = Format::BibTex.read(text);
        let indexed: Vec<(&str, &str)> = library.index().iter().map(|it| (it.key, it.rest)).collect();
        assert_eq!(
            indexed,
            [
                ("boritt-2006", "gabor boritt\na. van der berg\ngettysburg\n2006"),
                ("e", ""),
                ("c", "abraham lincoln\n\n1863"),
            ]
        );
    }
}
