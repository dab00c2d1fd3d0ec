//! What stands around the place of a citation: whose words it is to source, which, and what is cited near by.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::Likelihood;
use crate::analysis::shared::brackets::{unclosed, unopened};
use crate::analysis::shared::credit::{self, Whose};
use crate::analysis::shared::holding::{self, Holding, Search};
use crate::sources::{Date, Entry, Field, FieldName, Name};
use crate::syntax::Syntax;
use crate::syntax::{Attribution, Block, Form, Placed, Speaker, SpeakerKind, Statement, StatementKind};
use crate::text::Span;
use crate::verify::{Quoted, Verdict};
use crate::workspace::{Document, Snapshot, Sources, search_words};

/// How many blocks before and after the caret are looked through for what is cited already: an article, or a chapter.
pub(in crate::analysis) const NEAR: usize = 500;

/// How wide brackets with citations are, in bytes: what is opened before that is left open by oversight.
const WIDE: usize = 200;

/// What stands around the place of a citation.
pub(in crate::analysis) struct Context<'a> {
    /// What the text says of whose words it is to source.
    attribution: Option<Attribution>,
    /// Whose words they are, of “she” whom she is.
    speaker: Option<Speaker>,
    /// Whether that is known by a pronoun alone.
    is_guess: bool,
    /// The sources that have the words, as far as their transcripts are in memory.
    pub(in crate::analysis) words_in: Vec<Holding<'a>>,
    /// What else may have them.
    pub(in crate::analysis) search: Option<Search>,
    /// How far away each source is cited already.
    pub(in crate::analysis) cited: HashMap<*const Entry, usize, RandomState>,
    /// The keys that are cited in the same brackets already.
    pub(in crate::analysis) beside: Vec<String>,
    /// The sentence.
    sentence: String,
    /// Its words.
    words: HashSet<String, RandomState>,
}

impl<'a> Context<'a> {
    /// What stands around `place`, where a citation is or will be.
    pub(in crate::analysis) fn around(
        snapshot: &'a Snapshot,
        document: &'a Document,
        sources: &Sources<'a>,
        place: Span,
    ) -> Self {
        let statement = statement_at(document, place);
        Self::of(snapshot, document, sources, place, statement.as_ref())
    }

    /// The same for a citation that is to source `statement`.
    pub(in crate::analysis) fn of(
        snapshot: &'a Snapshot,
        document: &Document,
        sources: &Sources<'a>,
        place: Span,
        statement: Option<&Statement<'_>>,
    ) -> Self {
        let sentence = sentence_around(document, place.start());
        let sentence = sentence.map_or_else(String::new, |span| document.text.slice(span).into_owned());
        let cited = cited(document, sources, place);
        let reader = (snapshot, document, sources);
        let having = |statement| words_in(reader, statement, |entry| cited.contains_key(&std::ptr::from_ref(entry)));
        let (words_in, search) = statement.map_or_else(Default::default, having);
        let attribution = statement.and_then(|statement| statement.attribution.clone());
        let speaker = attribution.as_ref().and_then(|attribution| attribution.speaker.clone());
        Self {
            is_guess: speaker.as_ref().is_some_and(|speaker| speaker.kind == SpeakerKind::Pronoun),
            speaker: speaker.map(|speaker| meant(document, place, speaker)),
            attribution,
            words_in,
            search,
            cited,
            beside: beside(document, place),
            words: words(&sentence).map(ToOwned::to_owned).collect(),
            sentence,
        }
    }

    /// Whether the words of `entry` are those of who is said to have said them.
    pub(in crate::analysis) fn whose(&self, entry: &Entry) -> Whose {
        let Some(speaker) = &self.speaker else { return Whose::Anybodys };
        if speaker.kind != SpeakerKind::Description {
            return credit::whose(entry, speaker);
        }
        // Of the president is what somebody said who is one by its source.
        let role = self.attribution.as_ref().and_then(|attribution| attribution.role.as_deref());
        let has_role = |role: &str| {
            let (own, role) = (entry.text(&FieldName::Role)?.to_lowercase(), role.to_lowercase());
            own.match_indices(&role).any(|(at, _)| is_word(&own, at, role.len())).then_some(Whose::Theirs)
        };
        role.and_then(has_role).unwrap_or(Whose::Anybodys)
    }

    /// Whether a source that is so likely may be meant: one of the speaker, or one that is cited near by and is nobody's in
    /// particular: who else is cited there is somebody else, as far as it is known who.
    pub(in crate::analysis) fn may_be_meant(&self, likelihood: Likelihood) -> bool {
        match likelihood.whose {
            Whose::Theirs => !self.is_guess || likelihood.is_near(),
            Whose::Anybodys => likelihood.is_near(),
            Whose::Others => self.is_guess && likelihood.is_near(),
        }
    }

    /// In how much `entry` was said at another time and place than the text says: nothing where it says none.
    pub(in crate::analysis) fn is_otherwise(&self, entry: &Entry) -> u8 {
        let Some(attribution) = &self.attribution else { return 0 };
        let is_within = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
        let date = attribution.date.as_ref().map(|stated| {
            let said = entry.said().and_then(Field::date).map(Date::edtf);
            !said.is_some_and(|said| is_within(&said, &stated.edtf))
        });
        let place = attribution.place.as_deref().map(|stated| {
            let places = [FieldName::EventPlace, FieldName::EventTitle, FieldName::Title];
            !places.iter().filter_map(|field| entry.text(field)).any(|place| is_within(place, stated))
        });
        date.into_iter().chain(place).map(u8::from).sum()
    }

    /// Whether the sentence names one of `people`.
    pub(in crate::analysis) fn names_one_of(&self, people: &[Name]) -> bool {
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
pub(in crate::analysis) fn statement_at(document: &Document, place: Span) -> Option<Statement<'_>> {
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
pub(in crate::analysis) fn statement_before(document: &Document, offset: usize) -> Option<Statement<'_>> {
    let sentence = sentence_around(document, offset)?;
    let statement = statement_at(document, Span::empty(offset))?;
    let is_before = statement.span.end() <= offset && sentence.overlaps(statement.span);
    (is_before && statement.kind != StatementKind::BlockQuotation).then_some(statement)
}

/// What needs a source and has none, if a citation at `offset` would source it: what ends before it in its sentence, or
/// whose attribution it is on.
pub(in crate::analysis) fn unsourced_before(document: &Document, offset: usize) -> Option<Statement<'_>> {
    let near = statement_before(document, offset).or_else(|| attributed_at(document, offset));
    near.filter(|statement| statement.lacks_source() && document.needs_source(statement))
}

/// Whether its words are a source's.
pub(in crate::analysis) fn is_quotation(statement: &Statement<'_>) -> bool {
    statement.kind != StatementKind::Claim
}

/// The block quotation on whose attribution line `offset` is, after the name or within it.
pub(in crate::analysis) fn attributed_at(document: &Document, offset: usize) -> Option<Statement<'_>> {
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

/// What a block says of who is speaking.
pub(in crate::analysis) fn attributions<'a>(
    syntax: &Syntax,
    block: Placed<'a, Block>,
) -> impl Iterator<Item = &'a Attribution> {
    let quotations = block.fact.quotations.iter().filter_map(|quotation| quotation.attribution.as_ref());
    let lines = block.fact.units.iter().filter_map(|unit| match &unit.form {
        Form::Dash(attribution) => attribution.as_deref(),
        Form::Plain | Form::Sources => None,
    });
    let lead_ins = syntax.lead_ins(block).iter().filter_map(|lead_in| lead_in.attribution.as_ref());
    quotations.chain(lines).chain(lead_ins)
}

/// Whom `speaker` means: by “she” who spoke last before `place`.
fn meant(document: &Document, place: Span, speaker: Speaker) -> Speaker {
    if speaker.kind != SpeakerKind::Pronoun {
        return speaker;
    }
    let before = document.syntax.blocks_near(place.start(), 2).take_while(|block| block.base <= place.start());
    let named = before.flat_map(|block| attributions(&document.syntax, block).map(move |it| (block, it)));
    let named = named.filter_map(|(block, it)| Some((block.place(it.span), it.speaker.as_ref()?)));
    let named = named.filter(|(span, it)| it.kind == SpeakerKind::Person && span.end() <= place.start());
    named.max_by_key(|(span, _)| span.end()).map_or(speaker, |(_, named)| named.clone())
}

/// The sources that have the words of `statement`; where none is known to, what is to be looked through for them. Few words
/// are anybody's: those only a source `is_cited` has that has them as they are.
fn words_in<'a>(
    (snapshot, document, sources): (&'a Snapshot, &Document, &Sources<'a>),
    statement: &Statement<'_>,
    is_cited: impl Fn(&Entry) -> bool,
) -> (Vec<Holding<'a>>, Option<Search>) {
    const FEWEST: usize = 2;
    let text = statement.text(&document.text);
    let is_long = holding::is_long_enough(&text);
    if !is_quotation(statement) || !is_long && words(&text).count() < FEWEST {
        return (Vec::new(), None);
    }
    let (quoted, words) = (Quoted::new(statement, &document.text), search_words(&text));
    let mut known = holding::holding(snapshot, sources, &quoted, &words);
    if !is_long {
        known.retain(|has| has.comparison.verdict == Verdict::Verbatim && is_cited(has.source.entry));
        return (known, None);
    }
    let is_sought = known.is_empty();
    (known, is_sought.then(|| Search::new(snapshot, sources, vec![words])).flatten())
}

/// The keys of the citations in the brackets around `place`, that one left out.
fn beside(document: &Document, place: Span) -> Vec<String> {
    let Some(block) = document.syntax.block_around(place.start()) else { return Vec::new() };
    let start = block.base.max(place.start().saturating_sub(WIDE));
    let end = block.all().end().min(place.end() + WIDE).max(place.end());
    let before = document.text.slice(Span::new(start, place.start()));
    let after = document.text.slice(Span::new(place.end(), end));
    let Some(open) = unclosed(&before, '[', ']') else { return Vec::new() };
    let close = unopened(&after, '[', ']').unwrap_or_default();
    let within = Span::new(place.start() - (before.len() - open), place.end() + close);
    let others =
        document.syntax.citations_near(place.start(), 0).map(|citation| (citation.place(citation.key_span), citation));
    let others = others.filter(|(span, _)| within.covers(*span) && !span.overlaps(place) && *span != place);
    others.map(|(_, citation)| citation.fact.key.clone()).collect()
}

/// How far from `place` each source is cited. Measured from the ends of what is typed there, so that typing changes nothing.
fn cited(document: &Document, sources: &Sources<'_>, place: Span) -> HashMap<*const Entry, usize, RandomState> {
    let mut cited: HashMap<&str, usize, RandomState> = HashMap::default();
    for citation in document.syntax.citations_near(place.start(), NEAR) {
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
    let mut distances = HashMap::default();
    for (key, distance) in cited {
        let Some(source) = sources.get(key) else { continue };
        let nearest = distances.entry(std::ptr::from_ref(source.entry)).or_insert(distance);
        *nearest = distance.min(*nearest);
    }
    distances
}
