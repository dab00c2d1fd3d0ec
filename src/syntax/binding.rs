//! Which source binds to which quotation or claim (`markup.md` §6), and whose words they are (§7): all that needs more
//! than one block.

use super::block::{Form, within};
use super::{
    Attribution, Citation, GroupKind, Link, Need, Note, Placed, QuotationFact, QuotationKind, Sourcing, Statement,
    StatementKind, Syntax, Unit, UnitKind,
};
use crate::text::Span;

/// A citation group or a note that cites, within a block.
struct Source<'a> {
    span: Span,
    is_narrative: bool,
    citations: Vec<Placed<'a, Citation>>,
}

/// A unit by its place: which block, which of its units.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    pub block: usize,
    pub unit: usize,
}

impl Syntax {
    /// The statements that begin in block number `index`, in order of place.
    pub fn statements_of(&self, index: usize) -> Vec<Statement<'_>> {
        let block = self.block(index);
        let mut statements: Vec<Statement<'_>> = Vec::new();
        for (place, fact) in block.quotations.iter().enumerate() {
            match fact.kind {
                QuotationKind::Block if self.is_pull_quote(index, place) => {}
                QuotationKind::Block => statements.extend(self.block_statement(index, fact)),
                QuotationKind::Inline => statements.extend(self.inline_statement(index, fact)),
            }
        }
        for claim in &block.claims {
            let base = self.base(index);
            statements.push(Statement {
                span: claim.span.shifted(base),
                kind: StatementKind::Claim,
                words: claim.words.iter().map(|span| span.shifted(base)).collect(),
                need: Need::Yes,
                attribution: None,
                sourcing: self.inline_sourcing(&[(index, claim.span)]),
            });
        }
        statements.sort_by_key(|statement| (statement.span.start(), std::cmp::Reverse(statement.span.end())));
        statements
    }

    fn block_statement<'a>(&'a self, index: usize, fact: &'a QuotationFact) -> Option<Statement<'a>> {
        let base = self.base(index);
        let unit = self.block(index).units.iter().position(|unit| unit.span == fact.span)?;
        let run = self.run(At { block: index, unit });
        let sourcing = self.block_sourcing(index, fact, &run);
        let (after, before) =
            (run.after.map(|at| (at, &self.unit(at).form)), run.before.map(|at| (at, &self.unit(at).form)));
        let placed = |at: At, attribution: &Option<Attribution>| {
            attribution.clone().map(|attribution| attribution.shifted(self.base(at.block)))
        };
        let attribution = fact
            .attribution
            .clone()
            .map(|attribution| attribution.shifted(base))
            .or_else(|| match after {
                Some((at, Form::Dash(attribution))) => placed(at, attribution),
                _ => None,
            })
            .or_else(|| match before {
                Some((at, Form::LeadIn { attribution, .. })) => placed(at, attribution),
                _ => None,
            });
        let led_in = matches!(before, Some((_, Form::LeadIn { .. })));
        let counts = attribution.is_some() || led_in || matches!(sourcing, Sourcing::Citations(_));
        Some(Statement {
            span: fact.span.shifted(base),
            kind: StatementKind::BlockQuotation,
            words: fact.words.iter().map(|span| span.shifted(base)).collect(),
            need: if counts { Need::Yes } else { fact.need },
            attribution,
            sourcing,
        })
    }

    /// Clauses 2, 3 and 4, and the link in their places.
    fn block_sourcing<'a>(&'a self, index: usize, fact: &QuotationFact, run: &Run) -> Sourcing<'a> {
        let after = run.after.filter(|at| matches!(self.unit(*at).form, Form::Dash(_) | Form::Sources));
        let before = run.before.filter(|at| matches!(self.unit(*at).form, Form::LeadIn { colon: true, .. }));
        let places = [
            Some((index, fact.span)),
            after.map(|at| (at.block, self.unit(at).span)),
            before.map(|at| (at.block, self.unit(at).span)),
        ];
        let mut places_with_sources = places.iter().flatten().map(|(block, span)| self.sources_in(*block, *span));
        if let Some(sources) = places_with_sources.find(|sources| !sources.is_empty()) {
            return Sourcing::Citations(sources.into_iter().flat_map(|source| source.citations).collect());
        }
        let link =
            places.iter().flatten().find_map(|(block, span)| self.links_in(*block, *span).into_iter().next_back());
        link.map_or(Sourcing::None, Sourcing::Link)
    }

    fn inline_statement<'a>(&'a self, index: usize, fact: &'a QuotationFact) -> Option<Statement<'a>> {
        if self.is_continuation(index, fact) || self.is_in_open_quotation(index, fact.span) {
            return None;
        }
        let mut words: Vec<Span> = fact.words.iter().map(|span| span.shifted(self.base(index))).collect();
        let mut last = (index, fact);
        let mut paragraphs = vec![(index, fact.span)];
        let mut end = (index, fact.span);
        while last.1.open.is_some() {
            if let Some(next) = self.continuation(last.0, last.1) {
                last = next;
                end = (next.0, next.1.span);
                paragraphs.push(end);
                words.extend(last.1.words.iter().map(|span| span.shifted(self.base(last.0))));
            } else {
                // One that is never closed is a mark without a partner, not a quotation.
                let rest = self.rest_of_open(last.0, last.1)?;
                end = *rest.last()?;
                words.extend(rest.iter().flat_map(|(block, span)| self.words_of(*block, *span)));
                paragraphs.extend(rest);
                break;
            }
        }
        let sourcing = self.inline_sourcing(&paragraphs);
        let need = if end.0 != index || self.carries_its_own(end.0, end.1) { Need::Yes } else { fact.need };
        let attribution = [(index, fact), last]
            .into_iter()
            .find_map(|(block, fact)| Some(fact.attribution.clone()?.shifted(self.base(block))));
        Some(Statement {
            span: fact.span.shifted(self.base(index)).join(end.1.shifted(self.base(end.0))),
            kind: StatementKind::InlineQuotation,
            words,
            need,
            attribution,
            sourcing,
        })
    }

    /// Clauses 1 and 5, and the link in their places. `paragraphs` are the block and place of each of the quotation's
    /// paragraphs, mostly one.
    fn inline_sourcing(&self, paragraphs: &[(usize, Span)]) -> Sourcing<'_> {
        let ([first, ..], [.., last]) = (paragraphs, paragraphs) else { return Sourcing::None };
        let (first, last) = (*first, *last);
        let before = self.scope(first.0, first.1).start();
        let after = self.scope(last.0, last.1).end();
        let mut earlier = self.sources_in(first.0, Span::new(before, first.1.start()));
        let later = self.sources_in(last.0, Span::new(last.1.end(), after));
        let mut inside = paragraphs.iter().flat_map(|(block, span)| self.sources_in(*block, *span));
        if later.first().is_some_and(|source| !source.is_narrative) {
            return Sourcing::Citations(adjacent(later));
        }
        if let Some(source) = inside.next().or_else(|| earlier.pop()).or_else(|| later.into_iter().next()) {
            return Sourcing::Citations(source.citations);
        }
        let scope = Span::new(if first.0 == last.0 { before } else { last.1.start() }, after);
        let links = self.links_in(last.0, scope);
        // First the link that is all of the words; last the one among them, which may be the quoted text's own.
        let marks = 2 * '“'.len_utf8();
        let is_inside = |link: &&Placed<'_, Link>| last.1.covers(link.span);
        let whole = links.iter().find(|link| is_inside(link) && link.span.len() + marks >= last.1.len()).copied();
        let around =
            || self.links_in(last.0, self.scope(last.0, last.1)).into_iter().find(|link| link.span.covers(last.1));
        let after = links.iter().find(|link| link.span.start() >= last.1.end()).copied();
        let beside = || after.or_else(|| links.iter().rev().find(|link| !is_inside(link)).copied());
        if let Some(link) = whole.or_else(around).or_else(beside).or(links.last().copied()) {
            return Sourcing::Link(link);
        }
        self.paragraph_sourcing(last)
    }

    /// Clause 5: the citation that ends the paragraph.
    fn paragraph_sourcing(&self, (block, span): (usize, Span)) -> Sourcing<'_> {
        let closing = self.prose_unit(block, span).and_then(|unit| self.unit(unit).closing);
        let sources = closing.map(|closing| self.sources_in(block, closing)).unwrap_or_default();
        let citations: Vec<_> = sources.into_iter().flat_map(|source| source.citations).collect();
        if citations.is_empty() { Sourcing::None } else { Sourcing::Paragraph(citations) }
    }

    /// The stretch of text around a quotation in which a source is its source: its sentence, or the inline note it
    /// stands in.
    fn scope(&self, block: usize, span: Span) -> Span {
        let is_around = |note: &&Note| note.label.is_none() && note.span.covers(span);
        if let Some(note) = self.block(block).notes.iter().find(is_around) {
            return note.span;
        }
        let Some(at) = self.prose_unit(block, span) else { return span };
        let sentences = &self.unit(at).sentences;
        let sentence_at = |offset: usize| sentences.get(sentences.partition_point(|sentence| sentence.end() <= offset));
        // A quotation of several sentences is inside one; should it not be, it joins them.
        let first = sentence_at(span.start()).copied().unwrap_or(span);
        let last = sentence_at(span.end().saturating_sub(1)).copied().unwrap_or(span);
        first.join(last)
    }

    /// Whether a citation follows right after the mark, with at most a full stop or a comma and a space between.
    fn carries_its_own(&self, block: usize, span: Span) -> bool {
        self.sources_in(block, Span::new(span.end(), span.end() + 3)).iter().any(|source| !source.is_narrative)
    }

    /// The citations and citing notes of a block that start within `span`. Those inside an inline note are the note's.
    fn sources_in(&self, index: usize, span: Span) -> Vec<Source<'_>> {
        let block = self.block(index);
        let base = self.base(index);
        let place = |group: &super::CitationGroup| group.span;
        let notes = within(&block.notes, span, |note| note.span);
        let in_note = |group: Span| {
            notes.iter().any(|note| {
                note.label.is_none() && note.span.covers(group) && span.covers(note.span) && note.span != span
            })
        };
        let mut sources: Vec<Source<'_>> = within(&block.groups, span, place)
            .iter()
            .filter(|group| self.cites(group) && !in_note(group.span))
            .map(|group| Source {
                span: group.span,
                is_narrative: group.kind == GroupKind::Narrative,
                citations: placed_citations(group, base),
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
        let places = match &note.label {
            None => vec![(index, note.span)],
            Some(label) => self.definitions(label),
        };
        places
            .into_iter()
            .flat_map(|(block, span)| {
                within(&self.block(block).groups, span, |group| group.span)
                    .iter()
                    .filter(|group| self.cites(group))
                    .flat_map(move |group| placed_citations(group, self.base(block)))
            })
            .collect()
    }

    /// The links within a place, and those in the footnotes it refers to.
    fn links_in(&self, index: usize, span: Span) -> Vec<Placed<'_, Link>> {
        let block = self.block(index);
        let mut places = vec![(index, span)];
        for note in within(&block.notes, span, |note| note.span) {
            places.extend(note.label.iter().flat_map(|label| self.definitions(label)));
        }
        let is_link = |link: &&Link| link.label.as_ref().is_none_or(|label| self.labels().links.contains(label));
        places
            .into_iter()
            .flat_map(|(block, span)| {
                let links = within(&self.block(block).links, span, |link| link.span).iter().filter(is_link);
                links.map(move |fact| Placed { base: self.base(block), fact }).collect::<Vec<_>>()
            })
            .collect()
    }

    /// Where the footnote `label` is defined: block and place.
    fn definitions(&self, label: &str) -> Vec<(usize, Span)> {
        let blocks = self.labels().notes.get(label).into_iter().flatten();
        blocks
            .flat_map(|block| {
                let of_label = |definition: &&super::NoteDefinition| definition.label == label;
                self.block(*block).definitions.iter().filter(of_label).map(|definition| (*block, definition.span))
            })
            .collect()
    }

    pub(super) fn unit(&self, at: At) -> &Unit {
        &self.block(at.block).units[at.unit]
    }

    /// The paragraph or cell that holds `span`.
    pub(super) fn prose_unit(&self, block: usize, span: Span) -> Option<At> {
        let units = &self.block(block).units;
        let end = units.partition_point(|unit| unit.span.start() <= span.start());
        let is_around =
            |unit: &Unit| unit.span.covers(span) && matches!(unit.kind, UnitKind::Paragraph | UnitKind::Cell);
        units[..end].iter().rposition(is_around).map(|unit| At { block, unit })
    }

    /// The unit right after, in the same container.
    pub(super) fn next(&self, at: At) -> Option<At> {
        let unit = self.unit(at);
        let in_block =
            self.block(at.block).units.iter().skip(at.unit + 1).position(|other| other.span.start() >= unit.span.end());
        let next = match in_block {
            Some(skipped) => At { block: at.block, unit: at.unit + 1 + skipped },
            None if unit.container == 0 => {
                let block = (at.block + 1..self.blocks.len()).find(|block| !self.block(*block).units.is_empty())?;
                At { block, unit: 0 }
            }
            None => return None,
        };
        (self.unit(next).container == unit.container).then_some(next)
    }

    /// The unit right before, in the same container.
    pub(super) fn previous(&self, at: At) -> Option<At> {
        let container = self.unit(at).container;
        let (block, units) = if at.unit > 0 {
            (at.block, &self.block(at.block).units[..at.unit])
        } else if container == 0 {
            let block = (0..at.block).rev().find(|block| !self.block(*block).units.is_empty())?;
            (block, self.block(block).units.as_slice())
        } else {
            return None;
        };
        let unit = units.iter().rposition(|unit| unit.container == container)?;
        // What comes between must lie inside it: the paragraphs of a block quotation.
        let is_right_before = units.last().is_some_and(|last| last.span.end() <= units[unit].span.end());
        is_right_before.then_some(At { block, unit })
    }

    /// What stands before and after the run of `>` blocks that `at` is one of.
    fn run(&self, at: At) -> Run {
        let is_quote = |at: &At| matches!(self.unit(*at).kind, UnitKind::BlockQuote(_));
        if self.unit(at).container == 0 {
            let (first, last) = self.run_around(at.block);
            return Run {
                before: self.previous(At { block: first, unit: 0 }),
                after: self.next(At { block: last, unit: 0 }),
            };
        }
        let first = std::iter::successors(Some(at), |at| self.previous(*at).filter(is_quote)).last().unwrap_or(at);
        let last = std::iter::successors(Some(at), |at| self.next(*at).filter(is_quote)).last().unwrap_or(at);
        Run { before: self.previous(first), after: self.next(last) }
    }
}

struct Run {
    before: Option<At>,
    after: Option<At>,
}

fn placed_citations(group: &super::CitationGroup, base: usize) -> Vec<Placed<'_, Citation>> {
    group.citations.iter().map(|fact| Placed { base, fact }).collect()
}

/// The citations of the first source and of those that stand right beside it: `[@a][@b]`, `[@a]^[see @b]`.
fn adjacent(sources: Vec<Source<'_>>) -> Vec<Placed<'_, Citation>> {
    let mut citations = Vec::new();
    let mut end = None;
    for source in sources {
        if end.is_some_and(|end| source.span.start() > end + 1) || source.is_narrative {
            break;
        }
        end = Some(source.span.end());
        citations.extend(source.citations);
    }
    citations
}
