//! BibLaTeX and BibTeX `.bib` files.
//!
//! [`scan`] finds the entries, and in each its fields, by their braces and quotation marks; where those do not match it
//! goes on at the next field or entry. [`entry`] makes of each an [`Entry`](super::Entry), with [`name`], [`date`] and
//! [`latex`] for what fields hold.

mod commands;
mod date;
mod entry;
mod latex;
mod macros;
mod name;
mod scan;
#[cfg(test)]
mod tests;

use super::Library;

/// Reads a `.bib` file. Never fails: what cannot be read becomes a problem of the library.
///
/// An entry that is cut off or otherwise broken keeps the fields before and after the fault: its key stays defined.
pub fn read(text: &str) -> Library {
    let scan = scan::scan(text);
    let mut macros = macros::Macros::new(text, &scan.items);
    let mut entries = Vec::with_capacity(scan.items.len());
    for item in &scan.items {
        match item {
            scan::Item::Macro(definition) => macros.define(definition),
            scan::Item::Entry(raw) => entries.push(entry::read(text, raw, &mut macros)),
        }
    }
    Library::new(entries, scan.problems)
}
