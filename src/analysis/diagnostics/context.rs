//! What the rules look at.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

use crate::analysis::FileSpan;
use crate::analysis::shared::credit;
use crate::analysis::shared::key::TO_COME;
use crate::analysis::shared::nearest::nearest;
use crate::analysis::shared::standing::compared;
use crate::analysis::shared::title::is_name_of_source;
use crate::analysis::shared::verification::{Memo, Verification, verify_again};
use crate::analysis::shared::words::first_words;
use crate::syntax::{Citation, Need, Placed, Sourcing, Statement, StatementKind};
use crate::text::Span;
use crate::workspace::{CitationReach, Document, Language, Settings, Snapshot, Source, Sources};

/// What the rules look at that are about a document as a whole.
#[derive(Debug)]
pub struct Context<'a> {
    /// Everything known.
    pub snapshot: &'a Snapshot,
    /// The document checked.
    pub document: &'a Document,
    /// The sources it sees.
    pub sources: Sources<'a>,
    /// What is in force for it.
    pub settings: Settings,
    near: &'a Near,
    /// What was compared before.
    pub(super) memo: &'a Memo,
}

/// Undefined keys, and the defined one that each may be a slip for: all of the sources are looked through for one.
#[derive(Debug, Default)]
pub(super) struct Near(RefCell<HashMap<String, Option<String>>>);

impl Near {
    /// The sources are others.
    pub(super) fn forget(&self) {
        self.0.borrow_mut().clear();
    }
}

/// What the rules look at that are about what is written, block by block.
#[derive(Debug)]
pub struct BlockContext<'a> {
    /// What is about the document that the block stands in.
    pub whole: &'a Context<'a>,
    /// Its number.
    pub index: usize,
    /// Its quotations, whether or not they have a source, in order of place: those that need one, and those that stand in
    /// the words of one that they have.
    pub quotations: Vec<Statement<'a>>,
    /// Its claims, in order of place.
    pub claims: Vec<Statement<'a>>,
    /// The transcripts that tell whether something else is a quotation.
    asides: Vec<Arc<Path>>,
    verified: OnceCell<Vec<Verification<'a>>>,
}

impl<'a> Deref for BlockContext<'a> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        self.whole
    }
}

impl<'a> BlockContext<'a> {
    /// What the rules look at in block number `index`.
    pub(super) fn new(whole: &'a Context<'a>, index: usize) -> Self {
        let statements = whole.document.syntax.statements_of(index);
        let (claims, mut quotations): (Vec<_>, Vec<_>) =
            statements.into_iter().partition(|statement| statement.kind == StatementKind::Claim);
        let mut asides = Vec::new();
        quotations.retain(|quotation| {
            if quotation.need != Need::No {
                return !is_name_of_source(whole.document, &whole.sources, quotation);
            }
            let compared = compared(whole.snapshot, whole.document, &whole.sources, quotation, whole.memo);
            let is_there = compared.as_ref().is_some_and(|it| it.verified().is_some());
            asides.extend(compared.into_iter().flat_map(|it| it.consulted));
            is_there
        });
        Self { whole, index, quotations, claims, asides, verified: OnceCell::new() }
    }

    /// Its quotations, each with whether it is in its sources' words.
    pub(super) fn verified(&self) -> impl Iterator<Item = (&Statement<'a>, &Verification<'a>)> {
        let whole = self.whole;
        let verify = |quotation| verify_again(whole.snapshot, whole.document, &whole.sources, quotation, whole.memo);
        self.quotations.iter().zip(self.verified.get_or_init(|| self.quotations.iter().map(verify).collect()))
    }

    /// The transcripts that what was found rests on, be they read or not.
    pub(super) fn consulted(&self) -> impl Iterator<Item = &Arc<Path>> {
        let verified = self.verified.get().into_iter().flatten();
        verified.flat_map(|verification| &verification.consulted).chain(&self.asides)
    }

    /// What is written in `span` of the block, with spaces for the comments that silence something: what names a rule
    /// there is not what the text says.
    pub(super) fn said(&self, span: Span) -> String {
        let mut said = self.document.text.slice(span).into_owned();
        let block = self.document.syntax.block_at(self.index);
        let ignores = block.iter().flat_map(|block| block.fact.ignores.iter().map(|ignore| block.place(ignore.span)));
        for comment in ignores.filter(|comment| span.covers(*comment)) {
            let [start, end] = [comment.start(), comment.end()].map(|at| at - span.start());
            said.replace_range(start..end, &" ".repeat(comment.len()));
        }
        said
    }

    /// The citations of the block, in order of place.
    pub(super) fn citations(&self) -> impl Iterator<Item = Placed<'a, Citation>> {
        let groups = self.whole.document.syntax.groups_of(self.index);
        groups.flat_map(|group| group.fact.citations.iter().map(move |fact| Placed { base: group.base, fact }))
    }
}

impl<'a> Context<'a> {
    /// What the rules look at in `document`.
    pub(super) fn new(snapshot: &'a Snapshot, document: &'a Document, memo: &'a Memo, near: &'a Near) -> Self {
        let (sources, settings) = (snapshot.sources(document), snapshot.settings_for(document));
        Self { snapshot, document, sources, settings, near, memo }
    }

    /// The defined key that `key`, which is not defined, may be a slip for.
    pub(super) fn near_key(&self, key: &str) -> Option<String> {
        let keys = || self.sources.iter().map(|source| source.entry.key.as_str());
        let mut near = self.near.0.borrow_mut();
        near.entry(key.to_owned()).or_insert_with(|| nearest(key, keys()).map(ToOwned::to_owned)).clone()
    }

    /// Whether what a block without attribution says is to be taken for a quotation, and a highlight for a claim: the
    /// document declares its sources (`markup.md` §3, §5), or is ibid's own.
    pub(super) fn is_about_sources(&self) -> bool {
        self.document.declares_sources() || self.document.language == Language::Ibid
    }

    /// What a statement lacks (`markup.md` §6).
    pub(super) fn gap(&self, statement: &Statement<'_>) -> Option<Gap> {
        match &statement.sourcing {
            Sourcing::None => Some(Gap::NoSource),
            Sourcing::Paragraph(_) if self.settings.citation_reach == CitationReach::Sentence => {
                Some(Gap::OnlyParagraph)
            }
            Sourcing::Paragraph(_) | Sourcing::Citations(_) | Sourcing::Link(_) => None,
        }
    }

    /// The entries that source a statement, each with the citation that names it; those that are not defined left out.
    pub(super) fn cited<'b>(
        &'b self,
        statement: &'b Statement<'a>,
    ) -> impl Iterator<Item = (&'b Placed<'b, Citation>, Source<'a>)> {
        let defined = |citation: &'b Placed<'b, Citation>| Some((citation, self.sources.get(&citation.key)?));
        statement.citations().iter().filter(|citation| citation.key != TO_COME).filter_map(defined)
    }

    /// The same, if the citations are the statement's own and all are of sources that are defined: what is undefined, still
    /// to come or cited for the paragraph says nothing about whose words these are.
    pub(super) fn own_sources<'b>(
        &'b self,
        statement: &'b Statement<'a>,
    ) -> Vec<(&'b Placed<'b, Citation>, Source<'a>)> {
        let Sourcing::Citations(citations) = &statement.sourcing else { return Vec::new() };
        let cited: Vec<_> = self.cited(statement).collect();
        if cited.len() == citations.len() { cited } else { Vec::new() }
    }

    /// A place in the document.
    pub(super) fn place(&self, span: Span) -> FileSpan {
        FileSpan { path: Arc::clone(&self.document.path), span }
    }

    /// How a message calls a statement: “these words of Abraham Lincoln”, or its first words.
    pub(super) fn name(&self, statement: &Statement<'_>) -> String {
        let words = || first_words(&statement.text(&self.document.text));
        match (statement.kind, credit::combine(None, statement.attribution.as_ref()).speaker) {
            (StatementKind::Claim, _) => format!("the claim “{}”", words()),
            (_, Some(speaker)) => format!("these words of {speaker}"),
            (_, None) => format!("“{}”", words()),
        }
    }
}

/// What a statement lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// A source.
    NoSource,
    /// A source of its own: the citation at its paragraph's end is all there is.
    OnlyParagraph,
}
