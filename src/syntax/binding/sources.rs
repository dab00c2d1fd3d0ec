//! What sources a quotation or claim: the clauses of `markup.md` §6.

use super::super::block::{Form, Link, Note, NoteDefinition, UnitKind, covering, within};
use super::super::labels::Label;
use super::super::lexicon::{Class, Lexicon, fold};
use super::super::{
    Block, Citation, CitationGroup, GroupKind, Mode, Placed, QuotationFact, Sourcing, Statement, Syntax,
};
use super::neighbours::Run;
use crate::text::Span;

/// How far from a quotation its sentence is read, in bytes on each side. Longer ones are not prose.
const REACH: usize = 2_000;

/// A citation group or a note that cites, within a block.
struct Source<'a> {
    span: Span,
    /// Whether it is part of the writer's sentence (`@doe says`), and so binds forward first.
    is_narrative: bool,
    citations: Vec<Placed<'a, Citation>>,
}

/// A stretch of a block.
type Place = (usize, Span);

impl Syntax {
    /// Clauses 2, 3 and 4, and the link in their places.
    pub(super) fn block_sourcing<'a>(&'a self, index: usize, fact: &QuotationFact, run: &Run) -> Sourcing<'a> {
        let after = run.after.filter(|at| matches!(self.unit(*at).form, Form::Dash(_) | Form::Sources));
        let lead_in = run.before.filter(|at| self.lead_in(*at).is_some_and(|lead_in| lead_in.colon));
        let inside = (index, fact.span);
        let after = after.map(|at| (at.block, self.unit(at).span));
        // Of a lead-in first its last sentence, which leads in.
        let sentences =
            lead_in.iter().flat_map(|at| self.unit(*at).sentences.iter().rev().map(|span| (at.block, *span)));
        let places: Vec<Place> = std::iter::once(inside).chain(after).chain(sentences).collect();
        let mut sources = places.iter().map(|(block, span)| self.sources_in(*block, *span));
        if let Some(sources) = sources.find(|sources| !sources.is_empty()) {
            return Sourcing::Citations(citations(sources));
        }
        let link = places.iter().find_map(|(block, span)| self.links_in(*block, *span).into_iter().next_back());
        link.map_or(Sourcing::None, Sourcing::Link)
    }

    /// Clauses 1 and 5, and the link in their places. `paragraphs` are the block and place of each of the quotation's
    /// paragraphs, mostly one.
    pub(super) fn inline_sourcing(&self, paragraphs: &[Place]) -> Sourcing<'_> {
        let ([first, ..], [.., last]) = (paragraphs, paragraphs) else { return Sourcing::None };
        let before = (first.0, Span::new(self.scope(*first).start(), first.1.start()));
        let after = (last.0, Span::new(last.1.end(), self.scope(*last).end()));
        let found = self
            .sentence_sources(paragraphs, before, after)
            .or_else(|| self.row_sources(*last))
            .filter(|citations| !citations.is_empty());
        if let Some(citations) = found {
            return Sourcing::Citations(citations);
        }
        let link = self.sentence_link(*last, before, after).or_else(|| self.row_link(*last));
        link.map_or_else(|| self.paragraph_sourcing(*last), Sourcing::Link)
    }

    /// Clause 1: a bracketed citation after the words, one among them, any before them, a narrative one after them.
    fn sentence_sources(&self, paragraphs: &[Place], before: Place, after: Place) -> Option<Vec<Placed<'_, Citation>>> {
        let mut later = self.sources_in(after.0, after.1);
        later.splice(0..0, self.sources_at_end(*paragraphs.last()?));
        if later.first().is_some_and(|source| !source.is_narrative) {
            return Some(self.first_together(after.0, later));
        }
        let inside: Vec<_> = paragraphs.iter().flat_map(|(block, span)| self.sources_in(*block, *span)).collect();
        if !inside.is_empty() {
            return Some(citations(inside));
        }
        let earlier = self.forward_sources(before);
        let found = if earlier.is_empty() { later.into_iter().take(1).collect() } else { earlier };
        Some(citations(found)).filter(|citations| !citations.is_empty())
    }

    /// The last source before a quotation in its sentence, with those that an “and” joins to it: `@a and @b say`.
    fn forward_sources(&self, (block, before): Place) -> Vec<Source<'_>> {
        let mut sources = self.sources_in(block, before);
        let joined =
            sources.windows(2).rev().take_while(|pair| self.are_joined(block, pair[0].span, pair[1].span)).count();
        sources.split_off(sources.len().saturating_sub(joined + 1))
    }

    fn are_joined(&self, block: usize, first: Span, second: Span) -> bool {
        let between = Span::new(first.end().min(second.start()), second.start());
        let text = self.text.slice(between.shifted(self.base(block)));
        let lexicon = Lexicon::of(self.context.lang);
        let word = text.trim();
        matches!(word, "" | "," | ";" | "&") || lexicon.classes(&fold(word)).has(Class::And)
    }

    /// The sources inside a quotation after which none of its words come: `un deux[^1] »`.
    fn sources_at_end(&self, (block, span): Place) -> Vec<Source<'_>> {
        let mut sources = self.sources_in(block, span);
        let words_from =
            |source: &Source<'_>, end: usize| self.says_something(block, Span::new(source.span.end().min(end), end));
        let mut end = span.end();
        let at_end = sources.iter().rev().take_while(|source| {
            let is_last = !words_from(source, end);
            end = source.span.start();
            is_last
        });
        let count = at_end.count();
        sources.split_off(sources.len() - count)
    }

    fn says_something(&self, block: usize, span: Span) -> bool {
        // What is longer does, and need not be looked at.
        span.len() > 12 || self.text.slice(span.shifted(self.base(block))).contains(char::is_alphanumeric)
    }

    /// The citations of the first source and of those that stand beside it with nothing said between them:
    /// `[@a], [@b]`, `[@a]^[see @b]`.
    fn first_together<'a>(&'a self, block: usize, sources: Vec<Source<'a>>) -> Vec<Placed<'a, Citation>> {
        let mut together = Vec::new();
        let mut end = None;
        for source in sources {
            let is_apart = |end: usize| self.says_something(block, Span::new(end, source.span.start().max(end)));
            if end.is_some_and(is_apart) || source.is_narrative {
                break;
            }
            end = Some(source.span.end());
            together.extend(source.citations);
        }
        together
    }

    /// The link that is or holds the words, else the nearest after them, the nearest before, one among them, which may
    /// be the quoted text's own.
    fn sentence_link(&self, quotation: Place, before: Place, after: Place) -> Option<Placed<'_, Link>> {
        let marks = 2 * '“'.len_utf8();
        let inside = self.links_in(quotation.0, quotation.1);
        let whole = inside.iter().find(|link| link.span.len() + marks >= quotation.1.len()).copied();
        let earlier = || self.links_in(before.0, before.1);
        // A link that began before the quotation holds it if it ends after it.
        let around = || {
            earlier().into_iter().find(|link| link.place(link.span).end() > self.base(quotation.0) + quotation.1.end())
        };
        let later = || self.links_in(after.0, after.1).into_iter().next();
        whole.or_else(around).or_else(later).or_else(|| earlier().pop()).or(inside.last().copied())
    }

    /// In a table, what a cell that is nothing but citations and links says of its row.
    fn row_sources(&self, quotation: Place) -> Option<Vec<Placed<'_, Citation>>> {
        let cells = self.source_cells(quotation).into_iter().map(|cell| self.sources_in(quotation.0, cell));
        cells.map(citations).find(|citations| !citations.is_empty())
    }

    fn row_link(&self, quotation: Place) -> Option<Placed<'_, Link>> {
        self.source_cells(quotation).into_iter().find_map(|cell| self.links_in(quotation.0, cell).into_iter().next())
    }

    /// The cells beside the one of a quotation that are nothing but citations and links.
    fn source_cells(&self, (block, span): Place) -> Vec<Span> {
        let Some(own) = self.prose_unit(block, span).filter(|at| self.unit(*at).kind == UnitKind::Cell) else {
            return Vec::new();
        };
        let (units, base) = (&self.block(block).units, self.base(block));
        let row = |cell: Span, next: Span| {
            let between = Span::new(cell.end().min(next.start()), next.start());
            !self.text.slice(between.shifted(base)).contains(['\n', '\r'])
        };
        let start = (1..=own.unit).rev().find(|at| !row(units[at - 1].span, units[*at].span)).unwrap_or(0);
        let end = (own.unit + 1..units.len()).find(|at| !row(units[at - 1].span, units[*at].span));
        let cells = units[start..end.unwrap_or(units.len())].iter();
        cells.filter(|unit| unit.kind == UnitKind::Cell && unit.form == Form::Sources).map(|unit| unit.span).collect()
    }

    /// Clause 5: the citation that ends the paragraph.
    fn paragraph_sourcing(&self, (block, span): Place) -> Sourcing<'_> {
        if self.note_around(block, span).is_some() {
            return Sourcing::None;
        }
        let closing = self.prose_unit(block, span).and_then(|unit| self.unit(unit).closing);
        let sources = closing.map(|closing| self.sources_in(block, closing)).unwrap_or_default();
        let citations = citations(sources);
        if citations.is_empty() { Sourcing::None } else { Sourcing::Paragraph(citations) }
    }

    /// The stretch of text around a quotation in which a source is its source: its sentence, be it in an inline note.
    fn scope(&self, (block, span): Place) -> Span {
        let at = self.prose_unit(block, span);
        let (whole, sentences) = match (self.note_around(block, span), at.map(|at| self.unit(at))) {
            (Some(note), _) => (note.span, &note.sentences),
            (None, Some(unit)) => (unit.span, &unit.sentences),
            (None, None) => return span,
        };
        let sentence_at = |offset: usize| sentences.get(sentences.partition_point(|sentence| sentence.end() <= offset));
        // A quotation of several sentences is inside one; should it not be, it joins them.
        let first = sentence_at(span.start()).copied().unwrap_or(whole);
        let last = sentence_at(span.end().saturating_sub(1)).copied().unwrap_or(whole);
        let start = first.start().max(span.start().saturating_sub(REACH)).min(span.start());
        Span::new(start, last.end().min(span.end() + REACH).max(span.end()))
    }

    /// The sentence around what stands at `span` in running text.
    pub fn sentence_around(&self, span: Span) -> Span {
        let index = self.block_index_at(span.start());
        let base = self.base(index);
        self.scope((index, Span::new(span.start() - base, span.end() - base))).shifted(base)
    }

    /// The narrative citations (`@key says “…”`) before a statement in its sentence, whether or not they source it.
    pub fn narrated_by(&self, statement: &Statement<'_>) -> Vec<Placed<'_, Citation>> {
        let index = self.block_index_at(statement.span.start());
        let base = self.base(index);
        let span = Span::new(statement.span.start() - base, statement.span.end() - base);
        let before = Span::new(self.scope((index, span)).start(), span.start());
        citations(self.sources_in(index, before).into_iter().filter(|source| source.is_narrative).collect())
    }

    fn note_around(&self, block: usize, span: Span) -> Option<&Note> {
        let paragraph = self.unit(self.prose_unit(block, span)?).span;
        let notes = covering(&self.block(block).notes, span, |note| note.span);
        let is_around =
            |note: &&Note| note.label.is_none() && note.span != span && note.span.start() >= paragraph.start();
        notes.filter(is_around).last()
    }

    /// Whether a citation follows right after the mark, with at most a full stop or a comma and a space between.
    pub(super) fn carries_its_own(&self, block: usize, span: Span) -> bool {
        self.sources_in(block, Span::new(span.end(), span.end() + 3)).iter().any(|source| !source.is_narrative)
    }

    /// The citations and citing notes of a block that start within `span`. Those inside an inline note are the note's.
    fn sources_in(&self, index: usize, span: Span) -> Vec<Source<'_>> {
        let block = self.block(index);
        let notes = within(&block.notes, span, |note| note.span);
        let in_note = |group: Span| {
            notes.iter().any(|note| {
                note.label.is_none() && note.span.covers(group) && span.covers(note.span) && note.span != span
            })
        };
        let mut sources: Vec<Source<'_>> = within(&block.groups, span, |group| group.span)
            .iter()
            .filter(|group| self.cites(group) && !in_note(group.span))
            .map(|group| Source {
                span: group.span,
                is_narrative: is_narrative(group) && block.asides.binary_search(&group.span).is_err(),
                citations: placed_citations(group, self.base(index)),
            })
            .collect();
        for note in notes {
            let citations = self.note_citations(index, note);
            if !citations.is_empty() {
                sources.push(Source { span: note.span, is_narrative: false, citations });
            }
        }
        sources.sort_by_key(|source| source.span.start());
        sources
    }

    /// The citations that a footnote reference or an inline note leads to.
    fn note_citations(&self, index: usize, note: &Note) -> Vec<Placed<'_, Citation>> {
        let groups_in = |(block, span): Place| {
            let groups = within(&self.block(block).groups, span, |group| group.span).iter();
            groups.filter(|group| self.cites(group)).flat_map(move |group| placed_citations(group, self.base(block)))
        };
        self.places_of(index, note).into_iter().flat_map(groups_in).collect()
    }

    /// Where the text of a note stands.
    fn places_of(&self, index: usize, note: &Note) -> Vec<Place> {
        let Some(label) = &note.label else { return vec![(index, note.span)] };
        let of_label = |definition: &&NoteDefinition| definition.label == *label;
        let blocks = self.blocks.labelled(self.labels().chunks(&Label::Note(label.into())));
        let definitions = |(index, block): (usize, Placed<'_, Block>)| {
            let found: Vec<Place> = block.fact.definitions.iter().filter(of_label).map(|it| (index, it.span)).collect();
            found
        };
        blocks.flat_map(definitions).collect()
    }

    /// The links to elsewhere that start within a place or in the footnotes it refers to, in order of the place.
    fn links_in(&self, index: usize, span: Span) -> Vec<Placed<'_, Link>> {
        let links_at = |(block, span): Place| {
            let base = self.base(block);
            let links = within(&self.block(block).links, span, |link| link.span).iter();
            links.map(move |fact| Placed { base, fact }).filter(|link| self.leads_elsewhere(link))
        };
        let mut found: Vec<(usize, Placed<'_, Link>)> =
            links_at((index, span)).map(|link| (link.span.start(), link)).collect();
        for note in within(&self.block(index).notes, span, |note| note.span).iter().filter(|note| note.label.is_some())
        {
            let links = self.places_of(index, note).into_iter().flat_map(links_at);
            found.extend(links.map(|link| (note.span.start(), link)));
        }
        found.sort_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, link)| link).collect()
    }

    /// Whether a link is one, and not to a place in the document or to somebody's address.
    fn leads_elsewhere(&self, link: &Placed<'_, Link>) -> bool {
        if let Some(label) = &link.label {
            return self.labels().has(&Label::Link(label.into()));
        }
        let target = self.text.slice(link.place(link.target));
        let is_address = target.contains('@') && !target.contains('/');
        !target.starts_with('#') && !target.starts_with("mailto:") && !is_address
    }
}

/// Whether a group is part of the writer's sentence: one without its author (`-@a`) is not.
fn is_narrative(group: &CitationGroup) -> bool {
    let names_author = group.citations.first().is_some_and(|citation| citation.mode == Mode::AuthorInText);
    group.kind == GroupKind::Narrative && names_author
}

fn citations(sources: Vec<Source<'_>>) -> Vec<Placed<'_, Citation>> {
    sources.into_iter().flat_map(|source| source.citations).collect()
}

fn placed_citations(group: &CitationGroup, base: usize) -> Vec<Placed<'_, Citation>> {
    group.citations.iter().map(|fact| Placed { base, fact }).collect()
}
