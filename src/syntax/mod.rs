//! Text → facts: blocks, quotations, citations, claims, attributions, ignores (`markup.md` §2–§7).
//!
//! A document is a sequence of top-level [`Block`]s (of a list, its items) that tile its text. Each block's facts are a
//! pure function of the block's own text and the document's [`Context`], with ranges relative to the block, so an edit
//! costs the blocks it touches. What needs more than one block — footnotes, a quotation that runs over paragraphs, the
//! attribution after a block quotation — is put together by [`Syntax::statements`].
//!
//! Nothing here fails: every text has facts.

pub mod attribution;
mod binding;
mod block;
mod changes;
pub mod citation;
mod cited;
mod claim;
mod comment;
mod continuation;
mod document;
mod handle;
mod labels;
pub mod lang;
mod lead_in;
pub mod lexicon;
mod link;
mod marks;
mod mask;
mod need;
mod prose;
mod pull_quote;
mod quarto;
mod quotation;
mod reparse;
mod scan;
pub mod sentence;
mod sequence;
mod shift;
mod split;
mod statement;
#[cfg(test)]
mod tests;

pub use attribution::{Attribution, Outlet, OutletKind, Speaker, SpeakerKind, StatedDate};
pub use block::{
    Block, BlockKind, Claim, Form, Heading, Ignore, IgnoreScope, Link, Note, NoteDefinition, QuotationFact,
    QuotationKind, Unit, UnitKind, Unpaired, UnpairedKind,
};
pub use changes::{Changes, Replaced};
pub use citation::{Citation, CitationGroup, ExampleLabel, GroupKind, Locator, Malformed, MalformedKind, Mode};
pub use document::Syntax;
pub use lang::{Lang, Locale, Region};
pub use lead_in::LeadIn;
pub use marks::{Mark, Role};
pub use scan::plain;
pub use statement::{Need, Sourcing, Statement, StatementKind};

use std::ops::Deref;

use crate::text::Span;

/// Which extensions of Markdown a document is written in (`markup.md` §2, §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Dialect {
    /// Markdown, and `*.ibid`.
    #[default]
    Markdown,
    /// Quarto, where `@fig-x` and its like are cross-references.
    Quarto,
}

/// What the facts of a block depend on beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Context {
    /// The document's language.
    pub lang: Lang,
    /// Where its language is written.
    pub region: Region,
    /// Its dialect.
    pub dialect: Dialect,
}

impl Context {
    /// The document's language and where it is written.
    pub fn locale(self) -> Locale {
        Locale { lang: self.lang, region: self.region }
    }
}

/// A fact with the place of the block that its ranges are relative to.
#[derive(Debug)]
pub struct Placed<'a, T> {
    /// The byte offset in the document that the fact's ranges count from.
    pub base: usize,
    /// The fact.
    pub fact: &'a T,
}

impl<T> Placed<'_, T> {
    /// A range of the fact, in the document.
    pub fn place(&self, relative: Span) -> Span {
        relative.shifted(self.base)
    }
}

impl<'a> Placed<'a, Block> {
    /// All of it.
    pub fn all(&self) -> Span {
        Span::new(self.base, self.base + self.fact.len)
    }

    /// Facts of this block, with its place.
    pub fn place_all<T>(&self, facts: &'a [T]) -> impl Iterator<Item = Placed<'a, T>> + use<'a, T> {
        let base = self.base;
        facts.iter().map(move |fact| Placed { base, fact })
    }
}

impl<T> Clone for Placed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Placed<'_, T> {}

impl<T> Deref for Placed<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.fact
    }
}
