//! Text → facts: blocks, quotations, citations, claims, attributions, ignores (`markup.md` §2–§7).
//!
//! A document is a sequence of top-level [`Block`]s that tile its text. Each block's facts are a pure function of the
//! block's own text and the document's [`Context`], with ranges relative to the block, so an edit costs the blocks it
//! touches. What needs more than one block — footnotes, a quotation that runs over paragraphs, the attribution after
//! a block quotation — is put together by [`Syntax::statements`].
//!
//! Nothing here fails: every text has facts.

pub mod attribution;
mod block;
pub mod citation;
pub mod lang;
pub mod lexicon;
mod marks;
mod mask;
mod split;
mod statement;

pub use attribution::{Attribution, Speaker, SpeakerKind, StatedDate};
pub use block::{
    Block, BlockKind, Claim, Heading, Ignore, IgnoreScope, Link, Note, NoteDefinition, QuotationFact, QuotationKind,
    Unit, UnitKind, Unpaired, UnpairedKind,
};
pub use citation::{Citation, CitationGroup, GroupKind, Locator, Malformed, MalformedKind, Mode};
pub use lang::Lang;
pub use statement::{Need, Sourcing, Statement, StatementKind};

use std::ops::Deref;
use std::sync::Arc;

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
    /// Its dialect.
    pub dialect: Dialect,
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

/// The facts of a document.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    context: Context,
    blocks: Vec<Arc<Block>>,
    /// Where each block starts.
    starts: Vec<usize>,
}

impl Syntax {
    /// The facts of `text`. Never fails.
    pub fn parse(text: &str, dialect: Dialect) -> Self {
        let _ = (text, dialect);
        Self::default()
    }

    /// The language and dialect the facts were found in.
    pub fn context(&self) -> Context {
        self.context
    }

    /// The top-level blocks, in order; together they are the whole text.
    pub fn blocks(&self) -> impl Iterator<Item = Placed<'_, Block>> {
        self.starts.iter().zip(&self.blocks).map(|(base, block)| Placed { base: *base, fact: &**block })
    }

    /// The YAML of each metadata block, without its `---` lines.
    pub fn metadata(&self) -> impl Iterator<Item = Span> {
        std::iter::empty()
    }

    /// Every citation, in order of place, those in footnotes and quotations included.
    pub fn citations(&self) -> impl Iterator<Item = Placed<'_, Citation>> {
        self.groups().flat_map(|group| group.fact.citations.iter().map(move |fact| Placed { base: group.base, fact }))
    }

    /// Every group of citations.
    pub fn groups(&self) -> impl Iterator<Item = Placed<'_, CitationGroup>> {
        self.facts(|block| &block.groups)
    }

    /// What was meant to be a citation and is none.
    pub fn malformed(&self) -> impl Iterator<Item = Placed<'_, Malformed>> {
        self.facts(|block| &block.malformed)
    }

    /// The marks that silence a rule.
    pub fn ignores(&self) -> impl Iterator<Item = Placed<'_, Ignore>> {
        self.facts(|block| &block.ignores)
    }

    /// Quotation marks without a partner.
    pub fn unpaired(&self) -> impl Iterator<Item = Placed<'_, Unpaired>> {
        self.facts(|block| &block.unpaired)
    }

    /// The headings.
    pub fn headings(&self) -> impl Iterator<Item = Placed<'_, Heading>> {
        self.facts(|block| &block.headings)
    }

    /// Every quotation and claim, in order of place, with what sources it (`markup.md` §6) and who is speaking (§7).
    pub fn statements(&self) -> impl Iterator<Item = Statement<'_>> {
        std::iter::empty()
    }

    /// The innermost statement at byte `offset`.
    pub fn statement_at(&self, offset: usize) -> Option<Statement<'_>> {
        self.statements()
            .filter(|statement| statement.span.touches(offset))
            .min_by_key(|statement| statement.span.len())
    }

    /// The citation at byte `offset`: anywhere from its prefix to its suffix.
    pub fn citation_at(&self, offset: usize) -> Option<Placed<'_, Citation>> {
        self.citations().find(|citation| citation.place(citation.span).touches(offset))
    }

    fn facts<'a, T: 'a>(&'a self, of: impl Fn(&'a Block) -> &'a [T]) -> impl Iterator<Item = Placed<'a, T>> {
        self.starts
            .iter()
            .zip(&self.blocks)
            .flat_map(move |(base, block)| of(block).iter().map(|fact| Placed { base: *base, fact }))
    }
}
