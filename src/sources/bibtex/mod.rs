//! BibLaTeX and BibTeX `.bib` files.
//!
//! [`scan`] finds the entries, and in each its fields, by their braces and quotation marks; where those do not match it
//! goes on at the next field or entry. [`source`] reads the fields as they are written, [`inherit`] adds to them what
//! stands in other entries, and [`entry`] makes of them an [`Entry`](super::Entry), with [`name`], [`date`] and [`latex`]
//! for what fields hold.
//!
//! Pandoc reads some things differently, because it has to print them:
//!
//! * A title in a volume of several is the volume's own, and `maintitle` the container: that is what people know it by.
//!   Pandoc has them the other way round, and adds `titleaddon`.
//! * A list of publishers or places keeps its `and`, without which “Science and Business Media” would be two.
//! * Formulas and unknown commands leave their words behind; Pandoc prints formulas as they are and drops the commands.
//! * A field that `options` say is not to be printed (`url=false`) is there to be looked at.
//! * A periodical's title is its title. An unknown type keeps its name, `misc` is a `document`.
//! * Names of languages, types and states that BibLaTeX translates (`phdthesis`, `inpress`) stay as they are written.

mod commands;
mod date;
mod entry;
mod inherit;
mod latex;
mod macros;
mod name;
mod raw;
mod rules;
mod scan;
mod shape;
mod source;
#[cfg(test)]
mod tests;

pub use self::macros::{MONTHS, macros};
pub(super) use self::name::names;

use self::inherit::Heritage;
use self::macros::Macros;
use self::source::File;
use super::Library;

/// Reads a `.bib` file. Never fails: what cannot be read becomes a problem of the library.
///
/// An entry that is cut off or otherwise broken keeps the fields before and after the fault: its key stays defined.
pub fn read(text: &str) -> Library {
    let scan = scan::scan(text);
    let macros = Macros::new(text, &scan.macros);
    let file = File { text, entries: &scan.entries, macros: &macros };
    let mut heritage = Heritage::new(file);
    let mut entries = Vec::with_capacity(scan.entries.len());
    for (number, raw) in scan.entries.iter().enumerate() {
        let sources = heritage.sources(number);
        let kind = heritage.kind(number, &sources);
        // What others share is no source.
        if kind != "xdata" {
            entries.push(entry::read(file, raw, &kind, sources));
        }
    }
    let mut problems = scan.problems;
    problems.extend(heritage.into_problems());
    problems.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
    problems.dedup();
    Library::new(entries, problems)
}
