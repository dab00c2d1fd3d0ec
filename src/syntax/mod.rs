//! Text → facts: blocks, quotations, citations, claims, attributions, ignores (`markup.md` §2–§7).
//!
//! A document is a sequence of top-level [`Block`]s that tile its text. Each block's facts are a pure function of the
//! block's own text and the document's [`Context`], with ranges relative to the block, so an edit costs the blocks it
//! touches. What needs more than one block — footnotes, a quotation that runs over paragraphs, the attribution after
//! a block quotation — is put together by [`Syntax::statements`].
//!
//! Nothing here fails: every text has facts.

pub mod attribution;
mod binding;
mod block;
pub mod citation;
mod claim;
mod comment;
pub mod lang;
pub mod lexicon;
mod link;
mod marks;
mod mask;
mod pull_quote;
mod quotation;
mod scan;
pub mod sentence;
mod shift;
mod split;
mod statement;
#[cfg(test)]
mod tests;

pub use attribution::{Attribution, Speaker, SpeakerKind, StatedDate};
pub use block::{
    Block, BlockKind, Claim, Form, Heading, Ignore, IgnoreScope, Link, Note, NoteDefinition, QuotationFact,
    QuotationKind, Unit, UnitKind, Unpaired, UnpairedKind,
};
pub use citation::{Citation, CitationGroup, GroupKind, Locator, Malformed, MalformedKind, Mode};
pub use lang::Lang;
pub use statement::{Need, Sourcing, Statement, StatementKind};

use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use crate::text::{Span, pattern};

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
    /// The blocks that define each footnote label.
    note_labels: HashMap<String, Vec<usize>>,
    /// The labels of link definitions, folded.
    link_labels: HashSet<String>,
    /// The block quotations that are pull quotes: block, and place among its quotations.
    pull_quotes: HashSet<(usize, usize)>,
}

impl Syntax {
    /// The facts of `text`. Never fails.
    pub fn parse(text: &str, dialect: Dialect) -> Self {
        let pieces = split::split(text);
        let context = Context { lang: document_lang(text, &pieces), dialect };
        let mut syntax = Self { context, ..Self::default() };
        for (index, piece) in pieces.iter().enumerate() {
            let own = piece.content.end() - piece.span.start();
            let block = scan::scan(&text[piece.span], own, piece.kind, context);
            for definition in &block.definitions {
                syntax.note_labels.entry(definition.label.clone()).or_default().push(index);
            }
            syntax.link_labels.extend(block.link_labels.iter().cloned());
            syntax.blocks.push(Arc::new(block));
            syntax.starts.push(piece.span.start());
        }
        syntax.pull_quotes = pull_quote::pull_quotes(text, &syntax.blocks, &syntax.starts);
        syntax
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
        self.blocks().filter_map(|block| match block.kind {
            BlockKind::Metadata(yaml) => Some(block.place(yaml)),
            _ => None,
        })
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
        self.facts(|block| &block.unpaired).chain(self.open_ends())
    }

    /// The headings.
    pub fn headings(&self) -> impl Iterator<Item = Placed<'_, Heading>> {
        self.facts(|block| &block.headings)
    }

    /// Every quotation and claim, in order of place, with what sources it (`markup.md` §6) and who is speaking (§7).
    pub fn statements(&self) -> impl Iterator<Item = Statement<'_>> {
        (0..self.blocks.len()).flat_map(|index| self.statements_of(index))
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

    fn is_pull_quote(&self, block: usize, place: usize) -> bool {
        self.pull_quotes.contains(&(block, place))
    }
}

/// The document's language: `lang:` of its metadata, read even where the rest of it is broken.
fn document_lang(text: &str, pieces: &[split::Piece]) -> Lang {
    static LANG: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?m)^lang:[ \t]*["']?([A-Za-z][A-Za-z0-9_-]*)"#));
    let tag = |piece: &split::Piece| Some(LANG.captures(&text[piece.yaml()?])?.get(1)?.as_str().to_owned());
    pieces.iter().rev().find_map(tag).map_or(Lang::default(), |tag| Lang::from_tag(&tag))
}
