//! What stands around the place of a citation: whose words it is to source, which, and what is cited near by.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::{At, around};
use crate::analysis::shared::holding::{self, Holding, Search};
use crate::sources::{Entry, Name};
use crate::syntax::{Speaker, Statement, StatementKind};
use crate::text::Span;
use crate::verify::Quoted;
use crate::workspace::{Document, search_words};

/// How many blocks before and after the caret are looked through for what is cited already: an article, or a chapter.
pub(super) const NEAR: usize = 500;

/// How wide brackets with citations are, in bytes: what is opened before that is left open by oversight.
const WIDE: usize = 200;

/// What stands around the place of a citation.
pub(super) struct Context<'a> {
    /// Whose words it is to source.
    pub(super) speaker: Option<Speaker>,
    /// The sources that have the words, as far as their transcripts are in memory.
    pub(super) words_in: Vec<Holding<'a>>,
    /// What else may have them.
    pub(super) search: Option<Search>,
    /// How far away each source is cited already.
    pub(super) cited: HashMap<*const Entry, usize, RandomState>,
    /// The keys that are cited in the same brackets already.
    pub(super) beside: Vec<String>,
    /// The sentence.
    sentence: String,
    /// Its words.
    words: HashSet<String, RandomState>,
}

impl<'a> Context<'a> {
    /// What stands around `place`, where a citation is or will be.
    pub(super) fn around(at: &At<'a>, place: Span) -> Self {
        let statement = statement_at(at.document, place);
        Self::of(at, place, statement.as_ref())
    }

    /// The same for a citation that is to source `statement`.
    pub(super) fn of(at: &At<'a>, place: Span, statement: Option<&Statement<'a>>) -> Self {
        let document = at.document;
        let sentence = sentence_around(document, place.start());
        let sentence = sentence.map_or_else(String::new, |span| document.text.slice(span).into_owned());
        let (words_in, search) = statement.map_or_else(Default::default, |statement| words_in(at, statement));
        Self {
            speaker: statement.and_then(|statement| statement.attribution.as_ref()?.speaker.clone()),
            words_in,
            search,
            cited: cited(at, place),
            beside: beside(document, place),
            words: words(&sentence).map(ToOwned::to_owned).collect(),
            sentence,
        }
    }

    /// Whether the sentence names one of `people`.
    pub(super) fn names_one_of(&self, people: &[Name]) -> bool {
        people.iter().any(|name| {
            let known = name.literal.as_deref().unwrap_or(&name.family);
            // Few are named, and to look for each takes longer.
            let may_be_there = words(known).next().is_some_and(|word| self.words.contains(word));
            known.len() > 2
                && may_be_there
                && self.sentence.match_indices(known).any(|(at, _)| is_word(&self.sentence, at, known.len()))
        })
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_word(text: &str, start: usize, len: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(start + len..).and_then(|after| after.chars().next());
    // Keys are made of names: the one that is typed names nobody.
    !before.is_some_and(|c| c.is_alphanumeric() || c == '@') && !after.is_some_and(char::is_alphanumeric)
}

/// What a citation at `place` sources: what holds it, else what ends before it, else what its sentence goes on to say.
pub(super) fn statement_at(document: &Document, place: Span) -> Option<Statement<'_>> {
    let sentence = sentence_around(document, place.start()).unwrap_or(Span::empty(place.start()));
    let mut before: Option<Statement<'_>> = None;
    let mut after: Option<Statement<'_>> = None;
    for statement in document.syntax.statements_near(place.start()) {
        let span = statement.span;
        if span.end() <= place.start() || span.covers(place) {
            before = before.filter(|other| other.span.covers(place) && !span.covers(place)).or(Some(statement));
        } else if span.start() >= place.end() && sentence.contains(span.start()) && after.is_none() {
            after = Some(statement);
        }
    }
    let is_own = |statement: &Statement<'_>| {
        statement.kind == StatementKind::BlockQuotation || sentence.overlaps(statement.span)
    };
    match (before, after) {
        (Some(before), Some(after)) if !is_own(&before) => Some(after),
        (before, after) => before.or(after),
    }
}

/// The quotation or claim before `offset` in its sentence: which a citation there would source.
pub(super) fn statement_before(document: &Document, offset: usize) -> Option<Statement<'_>> {
    let sentence = sentence_around(document, offset)?;
    let statement = statement_at(document, Span::empty(offset))?;
    let is_before = statement.span.end() <= offset && sentence.overlaps(statement.span);
    (is_before && statement.kind != StatementKind::BlockQuotation).then_some(statement)
}

/// Whether its words are a source's.
pub(super) fn is_quotation(statement: &Statement<'_>) -> bool {
    statement.kind != StatementKind::Claim
}

/// The block quotation on whose attribution line `offset` is, after the name or within it.
pub(super) fn attributed_at(document: &Document, offset: usize) -> Option<Statement<'_>> {
    let line = document.text.line_around(offset);
    let before = document.text.slice(Span::new(line.start(), offset));
    let own = before.trim_start_matches([' ', '\t', '>']);
    let name = own.strip_prefix(['—', '–', '―']).or_else(|| own.strip_prefix("--"))?;
    let statement = statement_at(document, Span::empty(offset))?;
    let is_its = || {
        let between = document.text.slice(Span::new(statement.span.end().min(line.start()), line.start()));
        statement.span.touches(offset) || between.trim().is_empty()
    };
    let is_named = name.contains(char::is_alphanumeric);
    (is_named && statement.kind == StatementKind::BlockQuotation && is_its()).then_some(statement)
}

/// The sentence around `offset`.
fn sentence_around(document: &Document, offset: usize) -> Option<Span> {
    let block = document.syntax.block_around(offset)?;
    let holds = |span: &Span| block.place(*span).touches(offset);
    let units = block.fact.units.iter().filter(|unit| holds(&unit.span));
    let sentences = units.flat_map(|unit| unit.sentences.iter().filter(|span| holds(span)));
    // Of two that meet there the one that begins.
    sentences.max_by_key(|span| span.start()).map(|span| block.place(*span))
}

/// The sources that have the words of `statement`; where none is known to, what is to be looked through for them.
fn words_in<'a>(at: &At<'a>, statement: &Statement<'a>) -> (Vec<Holding<'a>>, Option<Search>) {
    let text = statement.text(&at.document.text);
    if !is_quotation(statement) || !holding::is_long_enough(&text) {
        return (Vec::new(), None);
    }
    let (quoted, words) = (Quoted::new(statement, &at.document.text), search_words(&text));
    let known = holding::holding(at.snapshot, &at.sources, &quoted, &words);
    let is_sought = known.is_empty();
    (known, is_sought.then(|| Search::new(at.snapshot, &at.sources, vec![words])).flatten())
}

/// The keys of the citations in the brackets around `place`, that one left out.
fn beside(document: &Document, place: Span) -> Vec<String> {
    let Some(block) = document.syntax.block_around(place.start()) else { return Vec::new() };
    let start = block.base.max(place.start().saturating_sub(WIDE));
    let end = block.all().end().min(place.end() + WIDE).max(place.end());
    let before = document.text.slice(Span::new(start, place.start()));
    let after = document.text.slice(Span::new(place.end(), end));
    let Some(open) = around::unclosed(&before, '[', ']') else { return Vec::new() };
    let close = around::unopened(&after, '[', ']').unwrap_or_default();
    let within = Span::new(place.start() - (before.len() - open), place.end() + close);
    let others =
        document.syntax.citations_near(place.start(), 0).map(|citation| (citation.place(citation.key_span), citation));
    let others = others.filter(|(span, _)| within.covers(*span) && !span.overlaps(place) && *span != place);
    others.map(|(_, citation)| citation.fact.key.clone()).collect()
}

/// How far from `place` each source is cited. Measured from the ends of what is typed there, so that typing changes nothing.
fn cited(at: &At<'_>, place: Span) -> HashMap<*const Entry, usize, RandomState> {
    let mut cited: HashMap<&str, usize, RandomState> = HashMap::default();
    for citation in at.document.syntax.citations_near(place.start(), NEAR) {
        let span = citation.place(citation.key_span);
        if span.overlaps(place) || span == place {
            continue;
        }
        let distance = if span.end() <= place.start() {
            place.start() - span.end()
        } else {
            span.start().saturating_sub(place.end())
        };
        let nearest = cited.entry(citation.fact.key.as_str()).or_insert(distance);
        *nearest = distance.min(*nearest);
    }
    // There are many sources and few that are cited: their keys are looked up here.
    let mut sources = HashMap::default();
    for (key, distance) in cited {
        let Some(source) = at.sources.get(key) else { continue };
        let nearest = sources.entry(std::ptr::from_ref(source.entry)).or_insert(distance);
        *nearest = distance.min(*nearest);
    }
    sources
}
