//! The facts of a document, and the questions asked of them.

use super::citation::{KeyAtCaret, LocatorAtCaret};
use super::labels::{Label, Labels};
use super::sequence::Sequence;
use super::split::with_line_feeds;
use super::{
    Block, BlockKind, Citation, CitationGroup, Context, Dialect, Heading, Malformed, Mark, Placed, Statement, Unpaired,
    labels, marks, scan,
};
use crate::text::{Span, Text};

/// The facts of a document. Cloning is cheap, and so is what an edit gives: it shares what the edit left alone.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    pub(super) text: Text,
    pub(super) context: Context,
    pub(super) blocks: Sequence,
}

impl Syntax {
    pub(super) fn new(text: Text, context: Context, blocks: Sequence) -> Self {
        Self { text, context, blocks }
    }

    /// The facts of `text`. Never fails.
    pub fn parse(text: &str, dialect: Dialect) -> Self {
        Self::parse_text(Text::new(text), dialect)
    }

    /// The language and dialect the facts were found in.
    pub fn context(&self) -> Context {
        self.context
    }

    /// The top-level blocks, in order; together they are the whole text.
    pub fn blocks(&self) -> impl Iterator<Item = Placed<'_, Block>> {
        self.blocks.iter_from(0)
    }

    /// How many blocks there are.
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// The block number `index`.
    pub fn block_at(&self, index: usize) -> Option<Placed<'_, Block>> {
        self.blocks.get(index)
    }

    /// The block that byte `offset` is in; the last one at the end of the text.
    pub fn block_around(&self, offset: usize) -> Option<Placed<'_, Block>> {
        self.blocks.get(self.blocks.index_at(offset))
    }

    /// The block at byte `offset` and as many as `blocks` before it and after it.
    pub fn blocks_near(&self, offset: usize, blocks: usize) -> impl Iterator<Item = Placed<'_, Block>> {
        let here = self.blocks.index_at(offset);
        let first = here.saturating_sub(blocks);
        self.blocks.iter_from(first).take(here - first + blocks + 1)
    }

    /// The number of the block that holds byte `offset`; the last one's for the end of the text.
    pub fn block_index_at(&self, offset: usize) -> usize {
        self.blocks.index_at(offset)
    }

    /// The numbers of the blocks that have a byte in `span`, or end where it starts.
    pub fn blocks_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.blocks.index_at(span.start().saturating_sub(1));
        first..(self.blocks.index_at(span.end()) + 1).min(self.blocks.len())
    }

    /// What a writer takes for one block around block number `index`: of an item, its whole list.
    pub fn whole_block(&self, index: usize) -> Span {
        let is_next = |index: &usize| self.continues_list(*index);
        let first = (1..=index).rev().take_while(is_next).last().map_or(index, |index| index - 1);
        let last = (index + 1..self.blocks.len()).take_while(is_next).last().unwrap_or(index);
        let all = |index| self.blocks.get(index).map_or(Span::empty(self.text.len()), |block| block.all());
        all(first).join(all(last))
    }

    /// Whether block number `index` is an item of the list that the block before it is an item of, too.
    fn continues_list(&self, index: usize) -> bool {
        let (Some(before), Some(block)) = (self.blocks.get(index - 1), self.blocks.get(index)) else { return false };
        // What begins with link definitions begins a list: they end the one before.
        let starts_with_marker = || {
            let line = self.text.slice(Span::new(block.base, block.base + 16));
            line.trim_start().starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '*'))
        };
        matches!(block.kind, BlockKind::Item(_)) && before.kind == block.kind && starts_with_marker()
    }

    /// The YAML of each metadata block, without its `---` lines.
    pub fn metadata(&self) -> impl Iterator<Item = Span> {
        self.blocks.landmarks(|marks| &marks.metadata).filter_map(|(_, block)| match block.kind {
            BlockKind::Metadata(yaml) => Some(block.place(yaml)),
            _ => None,
        })
    }

    /// Every citation, in order of place, those in footnotes and quotations included.
    pub fn citations(&self) -> impl Iterator<Item = Placed<'_, Citation>> {
        self.groups().flat_map(|group| group.fact.citations.iter().map(move |fact| Placed { base: group.base, fact }))
    }

    /// The citations in the block at byte `offset` and in as many as `blocks` before it and after it.
    pub fn citations_near(&self, offset: usize, blocks: usize) -> impl Iterator<Item = Placed<'_, Citation>> {
        let groups = self.blocks_near(offset, blocks).flat_map(|block| block.place_all(&block.fact.groups));
        groups
            .filter(|group| self.cites(group))
            .flat_map(|group| group.fact.citations.iter().map(move |fact| Placed { base: group.base, fact }))
    }

    /// Every group of citations.
    pub fn groups(&self) -> impl Iterator<Item = Placed<'_, CitationGroup>> {
        self.facts(|block| &block.groups).filter(|group| self.cites(group))
    }

    /// Those in block number `index`.
    pub fn groups_of(&self, index: usize) -> impl Iterator<Item = Placed<'_, CitationGroup>> {
        let groups = self.blocks.get(index).into_iter().flat_map(|block| block.place_all(&block.fact.groups));
        groups.filter(|group| self.cites(group))
    }

    /// What was meant to be a citation and is none, in block number `index`.
    pub fn malformed_of(&self, index: usize) -> impl Iterator<Item = Placed<'_, Malformed>> {
        self.blocks.get(index).into_iter().flat_map(|block| block.place_all(&block.fact.malformed))
    }

    /// Quotation marks without a partner in block number `index`.
    pub fn unpaired_of(&self, index: usize) -> impl Iterator<Item = Placed<'_, Unpaired>> {
        self.unpaired_in(index).into_iter()
    }

    /// The blocks with marks that silence a rule, with their numbers.
    pub fn ignores(&self) -> impl Iterator<Item = (usize, Placed<'_, Block>)> {
        self.blocks.landmarks(|marks| &marks.ignores)
    }

    /// The headings.
    pub fn headings(&self) -> impl Iterator<Item = Placed<'_, Heading>> {
        self.facts(|block| &block.headings)
    }

    /// Every quotation and claim, in order of place, with what sources it (`markup.md` §6) and who is speaking (§7).
    pub fn statements(&self) -> impl Iterator<Item = Statement<'_>> {
        (0..self.block_count()).flat_map(|index| self.statements_of(index))
    }

    /// The innermost statement at byte `offset`.
    pub fn statement_at(&self, offset: usize) -> Option<Statement<'_>> {
        let here = self.around(offset).flat_map(|index| self.statements_of(index));
        here.filter(|statement| statement.span.touches(offset)).min_by_key(|statement| statement.span.len())
    }

    /// The statements of the blocks around byte `offset`: every one that holds it or whose attribution does, and others.
    pub fn statements_near(&self, offset: usize) -> impl Iterator<Item = Statement<'_>> {
        let around = self.around(offset);
        // A lead-in stands in the block before its quotation.
        (around.start..(around.end + 1).min(self.blocks.len())).flat_map(|index| self.statements_of(index))
    }

    /// The statements that have a byte in `span`, or end where it starts, and perhaps others of their blocks.
    pub fn statements_in(&self, span: Span) -> impl Iterator<Item = Statement<'_>> {
        let last = self.blocks.index_at(span.end());
        (self.around(span.start()).start..(last + 1).min(self.blocks.len())).flat_map(|index| self.statements_of(index))
    }

    /// The numbers of the blocks in which a statement may stand that touches `span`, and those of `more` on either side.
    pub fn blocks_around(&self, span: Span, more: usize) -> std::ops::Range<usize> {
        let last = self.blocks.index_at(span.end());
        let first = self.around(span.start()).start;
        first.saturating_sub(more)..(last + 1 + more).min(self.blocks.len())
    }

    /// The citation at byte `offset`: anywhere from its prefix to its suffix.
    pub fn citation_at(&self, offset: usize) -> Option<Placed<'_, Citation>> {
        let blocks = self.around(offset).filter_map(|index| self.blocks.get(index));
        let groups =
            blocks.flat_map(|block| block.fact.groups.iter().map(move |fact| Placed { base: block.base, fact }));
        groups
            .filter(|group| self.cites(group))
            .flat_map(|group| group.fact.citations.iter().map(move |fact| Placed { base: group.base, fact }))
            .find(|citation| citation.place(citation.span).touches(offset))
    }

    /// What `citation` stands in together with others.
    pub fn group_of<'a>(&'a self, citation: &Placed<'a, Citation>) -> Option<Placed<'a, CitationGroup>> {
        let block = self.block_around(citation.base)?;
        block.place_all(&block.fact.groups).find(|group| group.fact.citations.contains(citation.fact))
    }

    /// What the quotation marks in `span` do: those within others, too, and apostrophes. In order, a paragraph at a time.
    pub fn marks_in(&self, span: Span) -> Vec<Mark> {
        let blocks = self.blocks_around(span, 0).filter_map(|index| self.blocks.get(index));
        let mut marks = Vec::new();
        for block in blocks.filter(|block| !matches!(block.kind, BlockKind::Metadata(_))) {
            let text = with_line_feeds(self.text.slice(block.all()));
            let found = marks::marks_of(&text, self.context).into_iter();
            let placed = found.map(|mark| Mark { span: block.place(mark.span), ..mark });
            marks.extend(placed.filter(|mark| span.covers(mark.span)));
        }
        marks
    }

    /// The citation key that is being typed at byte `offset`: of a key that is there, all of it.
    pub fn key_at(&self, offset: usize) -> Option<KeyAtCaret> {
        let block = self.blocks.get(self.blocks.index_at(offset))?;
        if matches!(block.kind, BlockKind::Metadata(_)) {
            return None;
        }
        let text = with_line_feeds(self.text.slice(block.all()));
        let key = scan::key_at(&text, offset.checked_sub(block.base)?)?;
        Some(KeyAtCaret { replace: block.place(key.replace), typed: block.place(key.typed), ..key })
    }

    /// The locator that is being typed at byte `offset`, after a key in brackets.
    pub fn locator_at(&self, offset: usize) -> Option<LocatorAtCaret> {
        let block = self.block_around(offset).filter(|block| !matches!(block.kind, BlockKind::Metadata(_)))?;
        let text = with_line_feeds(self.text.slice(block.all()));
        let at = scan::locator_at(&text, offset.checked_sub(block.base)?, self.context.locale())?;
        let key_end = at.key_end + block.base;
        Some(LocatorAtCaret { key: block.place(at.key), replace: block.place(at.replace), key_end, ..at })
    }

    /// The running text around byte `offset`, with what is not prose painted over, and where it starts. `None`: what stands
    /// there is none.
    pub fn prose_at(&self, offset: usize) -> Option<(String, usize)> {
        let block = self.block_around(offset).filter(|block| !matches!(block.kind, BlockKind::Metadata(_)))?;
        let text = with_line_feeds(self.text.slice(block.all()));
        let (text, span) = scan::prose_at(&text, offset.checked_sub(block.base)?)?;
        Some((text, block.place(span).start()))
    }

    /// The numbers of the blocks that may hold something at `offset`: its own, the one that ends there, and those before
    /// from which a quotation runs on.
    fn around(&self, offset: usize) -> std::ops::Range<usize> {
        let here = self.blocks.index_at(offset);
        let first = self.first_running_into(here).min(here.saturating_sub(1));
        first..(here + 1).min(self.blocks.len())
    }

    fn facts<'a, T: 'a>(&'a self, of: impl Fn(&'a Block) -> &'a [T]) -> impl Iterator<Item = Placed<'a, T>> {
        self.blocks().flat_map(move |block| of(block.fact).iter().map(move |fact| Placed { base: block.base, fact }))
    }

    /// The block number `index`, which exists.
    pub(super) fn block(&self, index: usize) -> &Block {
        self.blocks.get(index).map_or(labels::nothing(), |block| block.fact)
    }

    /// Where the block number `index` starts.
    pub(super) fn base(&self, index: usize) -> usize {
        self.blocks.get(index).map_or(0, |block| block.base)
    }

    pub(super) fn labels(&self) -> &Labels {
        self.blocks.labels()
    }

    /// Whether a group is one: `@ex` is none where an example list has the label `ex`.
    pub(super) fn cites(&self, group: &CitationGroup) -> bool {
        group.example_label().is_none_or(|label| !self.labels().has(&Label::Example(label.into())))
    }
}
