//! The facts of one top-level block. Ranges are relative to the block.

use super::lead_in::LeadIns;
use super::{Attribution, CitationGroup, ExampleLabel, Malformed};
use crate::text::Span;

/// One top-level block, or one item of a top-level list: from its first byte to the next block's, blank lines included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Its length in bytes.
    pub len: usize,
    /// How many of them are its own: what follows is blank lines and link definitions.
    pub own: usize,
    /// What it is.
    pub kind: BlockKind,
    /// How many bytes from its start on decide what it is: more than its length for a `---` that might have begun
    /// metadata and did not. An edit there may change what it is.
    pub decided_by: usize,
    /// Whether a `:::` line follows its own text: what comes after stands elsewhere.
    pub fenced: bool,
    /// The pieces it is made of, in order.
    pub units: Vec<Unit>,
    /// Outermost quotations, in order of place.
    pub quotations: Vec<QuotationFact>,
    /// Of the block quotations among them that are long enough a hash of the first words: to find those whose words stand
    /// elsewhere, too.
    pub openings: Vec<u64>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Citations, those inside quotations and notes included.
    pub groups: Vec<CitationGroup>,
    /// Those of the narrative citations that stand in parentheses: `(see @a, p. 3)`.
    pub asides: Vec<Span>,
    /// What was meant to be a citation and is none.
    pub malformed: Vec<Malformed>,
    /// Labels of example lists.
    pub examples: Vec<ExampleLabel>,
    /// References to footnotes, and inline notes.
    pub notes: Vec<Note>,
    /// Footnotes defined here.
    pub definitions: Vec<NoteDefinition>,
    /// Links to elsewhere, bare URLs included.
    pub links: Vec<Link>,
    /// Comments that silence a rule.
    pub ignores: Vec<Ignore>,
    /// Quotation marks without a partner.
    pub unpaired: Vec<Unpaired>,
    /// Headings.
    pub headings: Vec<Heading>,
    /// The labels of link definitions, folded as CommonMark compares them.
    pub link_labels: Vec<String>,
    /// What its paragraphs say of a block quotation after them: for [`Syntax::lead_ins`](super::Syntax::lead_ins).
    pub(super) lead_ins: LeadIns,
}

/// What a top-level block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// A heading.
    Heading,
    /// A `>` block.
    BlockQuote,
    /// An item of a list, with the sign that marks it: `-`, `*`, `+`, or what follows its number. Neighbours with one
    /// sign are one list.
    Item(char),
    /// A table.
    Table,
    /// The definition of a footnote.
    Footnote,
    /// YAML metadata; the span is the YAML without its `---` lines, relative to the block.
    Metadata(Span),
    /// Code, HTML, a rule, link definitions, a `:::` line, blank lines: nothing that is read.
    Other,
}

/// A piece of a block that stands by itself: a paragraph, a heading, a table cell, a block quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// All of it; for a block quotation from its first `>`.
    pub span: Span,
    /// What it is.
    pub kind: UnitKind,
    /// Which container it stands in (0: the document itself; list items, quotations and notes count up). Units are
    /// neighbours only in one container.
    pub container: usize,
    /// Its sentences (running text only); together they are the whole span.
    pub sentences: Vec<Span>,
    /// What it may be to a block quotation beside it.
    pub form: Form,
    /// The citations and notes after which no more words come.
    pub closing: Option<Span>,
}

/// What a paragraph may be to a block quotation beside it (`markup.md` §6.3, §6.4, §7), or a cell to its row.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Form {
    /// Nothing in particular; a paragraph may lead up to the block after it, see [`LeadIn`](super::LeadIn).
    #[default]
    Plain,
    /// It starts with a dash: an attribution of the block before it, where it can be read as one.
    Dash(Option<Box<Attribution>>),
    /// It is nothing but citations and links.
    Sources,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// Running text.
    Paragraph,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A `>` block; an index into [`Block::quotations`] where it is a quotation.
    BlockQuote(Option<usize>),
    /// Anything else: code, HTML, a rule.
    Opaque,
}

/// A quotation as its own block shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotationFact {
    /// Marks included; a block from its first `>` to its last byte before the line end.
    pub span: Span,
    /// Block or inline.
    pub kind: QuotationKind,
    /// The pieces of source text that are its words: without marks, `>`, markup, attribution and citations.
    pub words: Vec<Span>,
    /// Whether it reads as quoted speech or text, by itself.
    pub need: super::Need,
    /// Who is speaking, as far as this block says.
    pub attribution: Option<Attribution>,
    /// Its mark, where it is still open at the end of its paragraph: a next paragraph that opens with the same mark
    /// goes on with it, and where none does the mark lacks its partner.
    pub open: Option<Unpaired>,
    /// The mark it opens with, if it is the first thing in its paragraph: it may go on with an open one.
    pub reopens: Option<char>,
    /// The mark it opens with; for a block, `>`.
    pub mark: char,
    /// Reads as sentences (blocks only): not as a list, a definition, an example.
    pub is_prose: bool,
}

/// Block or inline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// An outermost `>` block.
    Block,
    /// A pair of quotation marks.
    Inline,
}

/// `==text==`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its `==` included.
    pub span: Span,
    /// The pieces of source text that are its words.
    pub words: Vec<Span>,
}

impl Claim {
    /// What stands between its marks.
    pub(super) fn inner(&self) -> Span {
        Span::new(self.span.start() + 2, self.span.end() - 2)
    }

    /// Its marks.
    pub(super) fn marks(&self) -> [Span; 2] {
        [Span::new(self.span.start(), self.inner().start()), Span::new(self.inner().end(), self.span.end())]
    }
}

/// A footnote reference `[^label]`, or an inline note `^[text]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// All of it.
    pub span: Span,
    /// The label; `None` for an inline note, whose citations lie within its span.
    pub label: Option<String>,
    /// The sentences of an inline note.
    pub sentences: Vec<Span>,
}

/// `[^label]: text`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteDefinition {
    /// All of it.
    pub span: Span,
    /// Its label.
    pub label: String,
}

/// A link to elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// All of it: `[text](url)`, `<url>`, `url`, `[text][label]`.
    pub span: Span,
    /// The address as written; for a reference link, its label.
    pub target: Span,
    /// The label of a reference link, folded as CommonMark compares it: a link only where the document defines it.
    pub label: Option<String>,
}

/// `<!-- ibid-ignore RULE: reason -->`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The comment.
    pub span: Span,
    /// The rule's code as written.
    pub rule: String,
    /// Where the code stands.
    pub rule_span: Span,
    /// What follows the colon, trimmed.
    pub reason: Option<String>,
    /// What it silences.
    pub scope: IgnoreScope,
    /// Which container it stands in, as a [`Unit`] does.
    pub container: usize,
}

/// What an ignore silences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IgnoreScope {
    /// What ends right before it.
    Inline,
    /// On lines of its own: what stands in the block after it in its container, or, if nothing there, in the one before.
    Block,
    /// The file.
    File,
}

/// A quotation mark without a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpaired {
    /// The mark.
    pub span: Span,
    /// Which partner is missing.
    pub kind: UnpairedKind,
    /// The mark that would pair it.
    pub partner: char,
}

/// Which partner is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnpairedKind {
    /// It opens, and nothing closes.
    Unclosed,
    /// It closes, and nothing opened.
    StrayClosing,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// All of it.
    pub span: Span,
    /// 1–6
    pub level: u8,
    /// Its text as it reads.
    pub text: String,
}

/// How many facts are looked at for one that begins before a place and holds it: more do not stand in one another.
const DEPTH: usize = 64;

/// Those of `facts`, which are in order of place and hardly overlap, that cover `span`, the innermost first.
pub(super) fn covering<T>(facts: &[T], span: Span, place: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let end = facts.partition_point(|fact| place(fact).start() <= span.start());
    facts[..end].iter().rev().take(DEPTH).filter(move |fact| place(fact).covers(span))
}

/// Those of `facts`, which are in order of place, that start within `span`.
pub(super) fn within<T>(facts: &[T], span: Span, place: impl Fn(&T) -> Span) -> &[T] {
    let start = facts.partition_point(|fact| place(fact).start() < span.start());
    let end = facts.partition_point(|fact| place(fact).start() < span.end());
    &facts[start..end.max(start)]
}
