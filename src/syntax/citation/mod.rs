//! Citations as Pandoc reads them (`markup.md` §4): `pandoc -f markdown+mark`, version 3.9.
//!
//! [`scan`] reads one paragraph in three steps: `token.rs` picks out the few characters that matter (brackets, `;`, keys,
//! straight quotes), `reach.rs` works out how far each construct reaches, and `collect.rs` writes down what it finds.
//!
//! `tests/pandoc` compares that with a real Pandoc. On purpose different, each with an example in its `divergences.py`:
//! - An `@` of a URL, an e-mail address or a fediverse name (`me-@example.org`, `@me@example.org`) cites nothing, nor does
//!   `@{}`, nor anything in the description of an image.
//! - A clock is a locator of its own kind ([`Locator::label`]), a locator in braces without a label is a page, and a
//!   locator ends where another citation or a note begins. Code and math are no locators, and straight quotation marks
//!   and emphasis do not make one word of several.
//! - Inline markup is that of the mask, which is `CommonMark’s`. Pandoc differs where emphasis crosses a bracket or an
//!   asterisk opens none (`[@a, 5*]` is no citation to it), where a link stands in a link, and has sub- and superscripts.
//! - Whether a footnote is defined is not known here, so a reference to one is never text.
//! - In a document of a language without locator labels here, they are English.

mod caret;
mod collect;
mod example;
mod key;
mod label;
mod link;
mod locator;
mod locator_caret;
mod malformed;
mod reach;
#[cfg(test)]
mod tests;
mod token;

use super::Locale;
use crate::text::Span;

pub use caret::{Braces, KeyAtCaret, key_at_caret};
pub use label::Written;
pub use locator_caret::{LocatorAtCaret, locator_at_caret};

/// How a citation is written, in CSL JSON's words for Pandoc's three forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// `[@key]`
    Normal,
    /// `-@key`, in brackets or in the text
    SuppressAuthor,
    /// `@key` in the text
    AuthorInText,
}

/// One cited key with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// From its prefix to its suffix; in the text, from its `-` or `@` to the end of the key.
    pub span: Span,
    /// The `@` (or `-@`) and the key, braces included.
    pub at_span: Span,
    /// The key alone, without `@` and braces. Renaming replaces exactly this.
    pub key_span: Span,
    /// The key.
    pub key: String,
    /// Whether the key is written `@{key}`.
    pub braced: bool,
    /// Its form.
    pub mode: Mode,
    /// What stands before it in its brackets, trimmed; empty for none.
    pub prefix: Span,
    /// Page, chapter, time …
    pub locator: Option<Locator>,
    /// What follows the locator, trimmed of white space (a leading comma stays: Pandoc's suffix); empty for none.
    pub suffix: Span,
}

/// The place within a source that a citation names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locator {
    /// The label and the value.
    pub span: Span,
    /// The CSL label, in CSL's word for it (`page`, `chapter`, `paragraph` …): `page` where none is written, and
    /// `timestamp` for a clock (`00:14:05`, `at 14:05`), which is ibid's own reading.
    pub label: &'static str,
    /// The value alone: `3`, `iv–ix`, `00:14:05`.
    pub value: Span,
}

/// Citations that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationGroup {
    /// All of it: `[see @a; @b]`, `@a [p. 3]`, `@a`.
    pub span: Span,
    /// Its form.
    pub kind: GroupKind,
    /// In order; at least one.
    pub citations: Vec<Citation>,
}

/// The form of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// `[@a; @b]`
    Bracketed,
    /// `@a`, `-@a`, `@a [p. 3; @b]`
    Narrative,
}

/// Something that was meant to be a citation and that Pandoc reads otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The brackets and all between them.
    pub span: Span,
    /// What is wrong.
    pub kind: MalformedKind,
}

/// What is wrong with a malformed citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MalformedKind {
    /// `[@a, @b]`: one citation, of `a`, with the suffix “, @b”
    CommaBetweenKeys,
    /// `[@a @b]`: likewise
    NothingBetweenKeys,
    /// `[@a;]`, `[; @a]`: not a group at all, only a bare `@a`
    EmptyItem,
    /// `[@a; emphasis added]`: likewise
    ItemWithoutKey,
    /// `[@a][@b]`: the first are the brackets of a link, and only a bare `@a`
    AdjacentGroups,
}

/// An inline note, `^[See @a.]`. Its citations are among the groups, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InlineNote {
    /// From its `^` to its `]`.
    pub span: Span,
    /// What stands in its brackets.
    pub content: Span,
}

/// A reference to a footnote, `[^label]`, whether there is such a note or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRef {
    /// From its `[` to its `]`.
    pub span: Span,
    /// The label alone.
    pub label_span: Span,
    /// The label.
    pub label: String,
}

/// The marker of an item of an example list, `(@label)` at the start of a line. It cites nothing, and defines `label`
/// for the whole document: there, a narrative group that [refers to it](CitationGroup::example_label) cites nothing
/// either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleLabel {
    /// The marker: `(@label)`, `@label)` or `@label.`.
    pub span: Span,
    /// The label alone; it may be empty.
    pub label_span: Span,
    /// The label.
    pub label: String,
}

/// What [`scan`] finds, each in order of place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The citations. One in the prefix or suffix of another, or in a note, is a group of its own.
    pub groups: Vec<CitationGroup>,
    /// What was meant to be one.
    pub malformed: Vec<Malformed>,
    /// Inline notes.
    pub notes: Vec<InlineNote>,
    /// Footnote references.
    pub note_refs: Vec<NoteRef>,
    /// Markers of example lists.
    pub examples: Vec<ExampleLabel>,
}

impl CitationGroup {
    /// The key of a narrative citation. If the document has an example list with this label, Pandoc prints the number
    /// of the example, and the group is no citation.
    pub fn example_label(&self) -> Option<&str> {
        let first = self.citations.first().filter(|_| self.kind == GroupKind::Narrative)?;
        Some(&first.key)
    }
}

/// The citations of one paragraph. `text` is masked (see `mask.rs`), what starts its continuation lines is blank, and
/// offsets are its own; `source` is what it was before, byte for byte. Takes time and space in proportion to the length
/// of `text`, whatever stands in it.
pub fn scan(text: &str, source: &str, locale: Locale) -> Scan {
    collect::collect(text, source, locale, true)
}

/// The citations of a heading or a table cell: as [`scan`], but no example list starts there.
pub fn scan_inline(text: &str, source: &str, locale: Locale) -> Scan {
    collect::collect(text, source, locale, false)
}

/// The label of a page, or of several, as a citation in a document of `locale` has it: `p.`, `pp.`, `S.`.
pub fn page_label(locale: Locale, is_plural: bool) -> &'static str {
    label::of_page(locale, is_plural)
}

/// The labels of locators as a citation in a document of `locale` has them.
pub fn labels(locale: Locale) -> impl Iterator<Item = Written> {
    label::written(locale)
}

/// The word before a time in a document of `locale`: `at`. None where there is no such word.
pub fn time_label(locale: Locale) -> Option<&'static str> {
    label::prepositions(locale.lang).first().copied()
}

/// Where the citation key that starts at the `@` at `at` ends, if one does. `text` is *not* masked: who masks it asks
/// this, for what is in a key (`@{https://example.org/a}`, `@_a_`) is neither a link nor emphasis.
pub fn key_end(text: &str, at: usize) -> Option<usize> {
    key::end(text, at)
}
