//! Citations as Pandoc reads them (`markup.md` §4).

use super::Lang;
use crate::text::Span;

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
}

/// What [`scan`] finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// The citations, in order of place.
    pub groups: Vec<CitationGroup>,
    /// What was meant to be one.
    pub malformed: Vec<Malformed>,
    /// Footnote references and inline notes.
    pub notes: Vec<super::Note>,
}

/// The citations of one paragraph. `text` is masked (see `mask.rs`) and offsets are its own.
pub fn scan(text: &str, lang: Lang) -> Scan {
    let _ = (text, lang);
    Scan::default()
}
