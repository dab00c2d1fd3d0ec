//! Whether a quotation is in its source's words (`markup.md` §9): the one question that rules, cards, jumps and fixes ask.

mod memo;

use std::cell::LazyCell;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

pub use self::memo::Memo;
use super::key::TO_COME;
use super::locator::{self, Locus};
use super::person;
use crate::sources::{Entry, FieldName, Name, Place, primary_language};
use crate::syntax::{Citation, Placed, Sourcing, Speaker, SpeakerKind, Statement, StatementKind};
use crate::text::Span;
use crate::verify::{Comparison, Quoted, Verdict, compare};
use crate::workspace::{Document, NamedTranscript, Snapshot, Source, Sources, TranscriptFile, TranscriptState};

/// What is known of whether a quotation is in its sources' words.
#[derive(Clone, Debug, Default)]
pub struct Verification<'a> {
    /// In a word; `None`: nothing to compare it with, or nobody can tell.
    pub outcome: Option<Outcome>,
    /// The best of what was found, as far as its sources were compared.
    pub found: Option<Found<'a>>,
    /// The keys of the sources that it was compared with, each once.
    pub compared: Vec<&'a str>,
    /// The transcripts that it rests on, be they read or not.
    pub consulted: Vec<Arc<Path>>,
    /// Whether one of them is still being read.
    pub is_reading: bool,
    /// Those that cannot be read: the name, and the reason as the end of a sentence.
    pub unreadable: Vec<(String, String)>,
}

/// The result, in a word (`markup.md` §9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was compared.
    Compared(Verdict),
    /// The source is in another language than the document.
    Translated,
}

/// What was found in one transcript.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The citation that names the source.
    pub citation: Placed<'a, Citation>,
    /// The source.
    pub source: Source<'a>,
    /// The transcript.
    pub path: Arc<Path>,
    /// What was read of it.
    pub file: Arc<TranscriptFile>,
    /// What comparing says.
    pub comparison: Comparison,
    /// Whether the words are where the citation says; `None`: it does not say, or the transcript does not.
    pub is_located: Option<bool>,
}

/// Compares `statement`, of `document`, with the transcripts of the sources it cites.
pub fn verify<'a>(
    snapshot: &'a Snapshot,
    document: &Document,
    sources: &Sources<'a>,
    statement: &Statement<'a>,
) -> Verification<'a> {
    verify_again(snapshot, document, sources, statement, &Memo::default())
}

/// The same. What `memo` has compared before is not compared again.
pub fn verify_again<'a>(
    snapshot: &'a Snapshot,
    document: &Document,
    sources: &Sources<'a>,
    statement: &Statement<'a>,
    memo: &Memo,
) -> Verification<'a> {
    let mut verification = Verification::default();
    if statement.kind == StatementKind::Claim || statement.citations().is_empty() {
        return verification;
    }
    // Made ready once there is something to compare it with.
    let quoted = LazyCell::new(|| Quoted::new(statement, &document.text));
    let compare = |file: &Arc<TranscriptFile>, locus: Option<&Locus>| {
        // Where the citation says before where the speaker speaks.
        let worth = |span| (holds(locus, file, span) == Some(true), is_theirs(statement, file, span));
        memo.ask((statement, &document.text), file, locus, || compare(&quoted, &file.corpus(), &worth))
    };
    // A source with nothing to compare may be the one that has the words.
    let mut is_unknown = matches!(statement.sourcing, Sourcing::Paragraph(_));
    let mut is_translated = false;
    for citation in statement.citations() {
        let Some(source) = sources.get(&citation.key).filter(|_| citation.key != TO_COME) else {
            is_unknown = true;
            continue;
        };
        match tongue(document, source.entry) {
            Tongue::Other => is_translated = true,
            tongue => {
                let had = verification.found.is_some();
                let locus = Locus::of(citation, &document.text);
                let named = snapshot.transcripts_of(source, sources);
                let is_compared = verification.take_in(named, (*citation, source), locus.as_ref(), &compare);
                is_unknown |= !is_compared;
                let is_found =
                    verification.found.as_ref().is_some_and(|found| found.comparison.verdict > Verdict::TooShort);
                is_translated |= tongue == Tongue::Perhaps && !is_found && (is_compared || had);
            }
        }
    }
    verification.outcome = verification.outcome(is_unknown, is_translated);
    verification
}

/// Whether transcripts of the sources of what stands at byte `offset` of `document` are still being read; without one, of
/// all that it cites.
pub fn is_reading(snapshot: &Snapshot, document: &Document, offset: Option<usize>) -> bool {
    let sources = snapshot.sources(document);
    let is_loading = |key: &str| {
        let source = sources.get(key);
        let named = source.map(|source| snapshot.transcripts_of(source, &sources)).unwrap_or_default();
        named.iter().any(|named| named.state == Some(TranscriptState::Loading))
    };
    let syntax = &document.syntax;
    match offset {
        None => {
            let keys: HashSet<&str> = syntax.citations().map(|citation| citation.fact.key.as_str()).collect();
            keys.into_iter().any(is_loading)
        }
        Some(offset) => syntax
            .statements_near(offset)
            .any(|statement| statement.citations().iter().any(|citation| is_loading(&citation.key))),
    }
}

impl<'a> Verification<'a> {
    /// The verdict, if it was compared and anybody can tell.
    pub fn verdict(&self) -> Option<Verdict> {
        match self.outcome? {
            Outcome::Compared(verdict) => Some(verdict),
            Outcome::Translated => None,
        }
    }

    /// What was found, if the verdict rests on it.
    pub fn result(&self) -> Option<(Verdict, &Found<'a>)> {
        Some((self.verdict()?, self.found.as_ref()?))
    }

    /// Where it was found, if it is in the words of one of its sources.
    pub fn verified(&self) -> Option<&Found<'a>> {
        self.result().filter(|(verdict, _)| *verdict >= Verdict::MarkedChanges).map(|(_, found)| found)
    }

    /// Who speaks where it was found, as the transcript names them, and what was found there. `None`: it names nobody, or
    /// several.
    pub fn voice(&self) -> Option<(&str, &Found<'a>)> {
        let (_, found) = self.result().filter(|(verdict, _)| *verdict > Verdict::TooShort)?;
        let passage = found.comparison.passage.as_ref()?;
        Some((found.file.transcript.voice(&passage.fragments)?, found))
    }

    /// Compares with `named`, the transcripts of one source. `false`: none of them is read.
    fn take_in(
        &mut self,
        named: Vec<NamedTranscript<'a>>,
        (citation, source): (Placed<'a, Citation>, Source<'a>),
        locus: Option<&Locus>,
        compare: &impl Fn(&Arc<TranscriptFile>, Option<&Locus>) -> Comparison,
    ) -> bool {
        let mut is_compared = false;
        for named in named {
            self.consulted.extend(named.path.clone());
            let (path, file) = match (named.path, named.state) {
                (Some(path), Some(TranscriptState::Loaded(file))) => (path, file),
                (_, Some(TranscriptState::Missing(reason) | TranscriptState::Unreadable(reason))) => {
                    self.unreadable.push((named.name, reason));
                    continue;
                }
                (_, state) => {
                    self.is_reading |= matches!(state, Some(TranscriptState::Loading));
                    continue;
                }
            };
            is_compared = true;
            if !self.compared.contains(&source.entry.key.as_str()) {
                self.compared.push(&source.entry.key);
            }
            let comparison = compare(&file, locus);
            let is_located = comparison.passage.as_ref().and_then(|passage| holds(locus, &file, passage.span()));
            let found = Found { citation, source, path, file, comparison, is_located };
            if self.found.as_ref().is_none_or(|best| best.rank() < found.rank()) {
                self.found = Some(found);
            }
        }
        is_compared
    }

    fn outcome(&self, is_unknown: bool, is_translated: bool) -> Option<Outcome> {
        let verdict = self.found.as_ref().map(|found| found.comparison.verdict);
        match verdict {
            Some(verdict) if verdict >= Verdict::MarkedChanges => Some(Outcome::Compared(verdict)),
            // The words may be in what is still being read.
            _ if self.is_reading => None,
            Some(Verdict::Differs) => Some(Outcome::Compared(Verdict::Differs)),
            _ if is_translated => Some(Outcome::Translated),
            Some(Verdict::NotFound) if is_unknown => None,
            Some(verdict) => Some(Outcome::Compared(verdict)),
            None => None,
        }
    }
}

impl Found<'_> {
    /// The better, the greater.
    pub(in crate::analysis) fn rank(&self) -> (Verdict, i8, usize) {
        let located = match self.is_located {
            Some(true) => 1,
            None => 0,
            Some(false) => -1,
        };
        // Of two that differ, the nearer.
        (self.comparison.verdict, located, usize::MAX - self.comparison.differences.len())
    }

    /// Whether the words are elsewhere than the citation says, and so are those of all the `parts` that it is for, each
    /// with what is known of it: one locator does for a quotation in several parts.
    pub(in crate::analysis) fn is_misplaced<'v>(&self, mut parts: impl Iterator<Item = &'v Verification<'v>>) -> bool {
        let place = |found: &Found<'_>| found.citation.place(found.citation.span);
        let is_there = |part: &Verification<'_>| {
            let found = part.verified().filter(|found| place(found) == place(self));
            found.is_some_and(|found| found.is_located == Some(true))
        };
        self.is_located == Some(false) && !parts.any(is_there)
    }

    /// Where the passage is in the text of its transcript. `None`: there is none.
    pub fn passage(&self) -> Option<Span> {
        self.comparison.passage.as_ref().map(|passage| self.file.transcript.in_text(passage.span()))
    }

    /// The pages, or the cues, that the passage is in.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.comparison.passage.iter().flat_map(|passage| self.file.transcript.places(passage.span()))
    }

    /// Where the passage is, in words: `p. 112`, `at 00:14:05`, `line 12`. `None`: there is none.
    pub fn place_in_words(&self) -> Option<String> {
        let passage = self.passage()?;
        Some(match (self.places().next(), locator::written(self.places())) {
            (Some(Place::Cue(..)), Some(clock)) => format!("at {clock}"),
            (Some(Place::Page(_)), Some(page)) => page,
            _ => format!("line {}", self.file.transcript.text.line_of(passage.start()) + 1),
        })
    }

    /// The source's words in the passage, on one line. `None`: there is none.
    pub fn passage_words(&self) -> Option<String> {
        self.comparison.passage.as_ref().map(|passage| self.words(passage.span()))
    }

    /// The source's words at `span`, which is of the corpus, on one line.
    pub fn words(&self, span: Span) -> String {
        let words = self.file.transcript.words.get(span.range()).unwrap_or_default().replace('\u{ad}', "");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether the words in `span` of a transcript are where a citation says; `None`: one of the two does not say.
fn holds(locus: Option<&Locus>, file: &TranscriptFile, span: Span) -> Option<bool> {
    locus.and_then(|locus| locus.holds(file.transcript.places(span)))
}

/// Whether the words in `span` of a transcript are those of whom the text around `statement` says is speaking.
fn is_theirs(statement: &Statement<'_>, file: &TranscriptFile, span: Span) -> bool {
    let voice = file.transcript.voice(&[span]);
    speaker(statement).zip(voice).is_some_and(|(speaker, voice)| person::may_be(&Name::literal(voice), speaker))
}

/// The person who the text around `statement` says is speaking.
fn speaker<'s>(statement: &'s Statement<'_>) -> Option<&'s Speaker> {
    let speaker = statement.attribution.as_ref()?.speaker.as_ref();
    speaker.filter(|speaker| speaker.kind == SpeakerKind::Person)
}

/// Whether a source is in the language of the document that quotes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tongue {
    Same,
    /// The document does not say which language it is in: what is not in its source's words may be translated.
    Perhaps,
    Other,
}

/// Whether a source is in another language than `document` says that it is itself.
pub(in crate::analysis) fn is_translated(document: &Document, entry: &Entry) -> bool {
    tongue(document, entry) == Tongue::Other
}

fn tongue(document: &Document, entry: &Entry) -> Tongue {
    let Some(of_source) = entry.text(&FieldName::Language).and_then(primary_language) else { return Tongue::Same };
    match document.metadata.lang() {
        Some(lang) => match primary_language(lang) {
            Some(lang) if lang != of_source => Tongue::Other,
            _ => Tongue::Same,
        },
        None if of_source == "en" => Tongue::Same,
        None => Tongue::Perhaps,
    }
}
