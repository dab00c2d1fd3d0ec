//! The fact-check sheet: every quotation and claim of a document that needs a source, in order, with all that a checker
//! asks of it — who said it, when, where that is printed, whether these are the words, who has checked it.

use std::path::Path;
use std::sync::Arc;

use super::FileSpan;
use super::diagnostics::{Severity, diagnose};
use super::shared::aim::Aim;
use super::shared::changes::{self, Piece};
use super::shared::credit::{self, Credit};
use super::shared::sign_off;
use super::shared::tally::{Faring, State, Tally, faring};
use super::shared::verification::{Found, Memo, Outcome};
use crate::sources::{Date, Entry, FieldName};
use crate::syntax::{Citation, Placed, Sourcing, Statement, StatementKind, plain};
use crate::text::Span;
use crate::workspace::{Checking, Document, Snapshot, Sources};

/// How much of a transcript is shown before and after a passage, in words.
const AROUND: usize = 25;

/// And in bytes: as many words are hardly longer.
const WIDE: usize = 20 * AROUND;

/// These findings say what a row says by itself.
const SAID: [&str; 6] =
    ["unsourced-quote", "unsourced-claim", "misquote", "quote-not-found", "source-to-come", "stale-check"];

/// The sheet of one document.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What the document is called, as it says itself.
    pub title: Option<String>,
    /// In order of place.
    pub rows: Vec<Row>,
}

/// A quotation or claim.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where it stands, in bytes of the document.
    pub span: Span,
    /// What it is.
    pub kind: StatementKind,
    /// Its words, on one line; paragraphs are a blank line apart.
    pub words: String,
    /// How it fares.
    pub state: State,
    /// Whose words, as what, when.
    pub credit: Credit,
    /// Who speaks as the document has it, where its source has somebody else.
    pub named: Option<String>,
    /// What it cites, or links to.
    pub sources: Vec<Cited>,
    /// What comparing says; `None`: there is nothing to compare with.
    pub outcome: Option<Outcome>,
    /// The changes that are marked, in words.
    pub changes: Vec<String>,
    /// Where it is in other words than its source: both, in pieces.
    pub difference: Vec<Piece>,
    /// The source's words, or those that come nearest.
    pub passage: Option<Passage>,
    /// Who has checked it.
    pub sign_off: Option<Signed>,
    /// What else is wrong with it, in sentences, the worst first.
    pub findings: Vec<String>,
}

/// What a quotation cites, or links to.
#[derive(Clone, Debug, Default)]
pub struct Cited {
    /// The key; empty of a link.
    pub key: String,
    /// Where its entry is; `None`: there is none.
    pub entry: Option<FileSpan>,
    /// Whose work it is.
    pub people: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// What it is printed in, or who has printed it.
    pub container: Option<String>,
    /// When it was issued.
    pub issued: Option<Date>,
    /// The place in it, as it is cited.
    pub locator: Option<String>,
    /// Where it can be read; opens on the words.
    pub url: Option<String>,
}

/// A piece of a transcript.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The transcript.
    pub path: Arc<Path>,
    /// Where it is there, in words: `p. 112`, `at 00:14:05`, `line 12`.
    pub place: String,
    /// The line it begins in, from 0; `None`: the text of the file is not its bytes.
    pub line: Option<usize>,
    /// What stands before it.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands after it.
    pub after: String,
}

/// That somebody has checked it.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Who, as they call themselves.
    pub by: String,
    /// The day, as it is written in the file.
    pub date: String,
    /// The day as a reader reads it.
    pub when: String,
    /// Why it does not hold any more; `None`: it does.
    pub is_stale: Option<&'static str>,
}

/// When somebody is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment<'a> {
    /// The day, month or year.
    pub date: Date,
    /// Who speaks.
    pub speaker: Option<&'a str>,
    /// The rows, by their index.
    pub rows: Vec<usize>,
}

impl Sheet {
    /// How the rows fare.
    pub fn tally(&self) -> Tally {
        self.rows.iter().map(|row| row.state).collect()
    }

    /// Who is quoted when, in order of time.
    pub fn timeline(&self) -> Vec<Moment<'_>> {
        let mut moments: Vec<Moment<'_>> = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let Some(date) = row.credit.date else { continue };
            let speaker = row.credit.speaker.as_deref();
            match moments.iter_mut().find(|it| it.date == date && it.speaker == speaker) {
                Some(known) => known.rows.push(index),
                None => moments.push(Moment { date, speaker, rows: vec![index] }),
            }
        }
        moments.sort_by_cached_key(|moment| (moment.date.edtf(), moment.rows.clone()));
        moments
    }
}

/// The sheet of `document`.
pub fn sheet(snapshot: &Snapshot, document: &Arc<Document>) -> Sheet {
    let sources = snapshot.sources(document);
    let findings = diagnose(snapshot, document);
    let mut rows: Vec<Row> = Vec::new();
    for faring in faring(snapshot, document, &sources, &Memo::default()) {
        let mut row = row(document, &sources, &faring);
        let touching = findings.iter().filter(|it| it.span.overlaps(place_of(&faring.statement)));
        let mut others: Vec<(Severity, &str)> =
            touching.filter(|it| !SAID.contains(&it.rule.code)).map(|it| (it.severity, it.message.as_str())).collect();
        others.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
        row.findings = others.into_iter().map(|(_, message)| message.to_owned()).collect();
        rows.push(row);
    }
    Sheet { title: document.metadata.title().map(ToOwned::to_owned), rows }
}

/// All that a finding about a statement may be at: its words, and what follows them up to the end of what it cites.
fn place_of(statement: &Statement<'_>) -> Span {
    let cited = statement.citations().iter().map(|citation| citation.place(citation.span));
    let attributed = statement.attribution.as_ref().map(|attribution| attribution.span);
    cited
        .chain(attributed)
        .fold(statement.span, |all, span| Span::new(all.start().min(span.start()), all.end().max(span.end())))
}

fn row(document: &Document, sources: &Sources<'_>, faring: &Faring<'_>) -> Row {
    let Faring { statement, state, verification } = faring;
    let text = &document.text;
    let aim = Aim::of(statement, verification, text);
    let found = verification.found.as_ref().filter(|_| verification.outcome.is_some());
    let cited = |citation: &Placed<'_, Citation>| cited(document, sources, citation, &aim);
    let link = |target: Span| {
        let url = text.slice(target);
        let url = url.trim_matches(['<', '>']);
        Cited { url: Some(Aim::of_words(statement, text).url(url)), ..Cited::default() }
    };
    Row {
        span: statement.span,
        kind: statement.kind,
        words: statement.text(text),
        state: *state,
        named: named(sources, statement),
        credit: credit::credit(sources, statement, verification),
        sources: match &statement.sourcing {
            Sourcing::Citations(citations) | Sourcing::Paragraph(citations) => citations.iter().map(cited).collect(),
            Sourcing::Link(place) => vec![link(place.place(place.target))],
            Sourcing::None => Vec::new(),
        },
        outcome: verification.outcome,
        changes: found.map_or_else(Vec::new, |found| changes::marked(found, text)),
        difference: match (state, found) {
            (State::Misquoted, Some(found)) => changes::pieces(found, statement, text),
            _ => Vec::new(),
        },
        passage: found.and_then(passage),
        sign_off: signed(document.checking(statement)),
        findings: Vec::new(),
    }
}

/// Who is named as the speaker of `statement`, if its sources have others alone.
fn named(sources: &Sources<'_>, statement: &Statement<'_>) -> Option<String> {
    let speaker = statement.attribution.as_ref()?.speaker.as_ref().filter(|speaker| speaker.kind.is_name())?;
    let entries = statement.citations().iter().filter_map(|citation| sources.get(&citation.key));
    let mut speaking = entries.filter(|source| source.entry.speakers().is_some()).peekable();
    speaking.peek()?;
    (!speaking.any(|source| credit::is_by(source.entry, speaker))).then(|| speaker.name.clone())
}

fn cited(document: &Document, sources: &Sources<'_>, citation: &Placed<'_, Citation>, aim: &Aim) -> Cited {
    let locator = citation.locator.as_ref().map(|locator| plain(&document.text.slice(citation.place(locator.span))));
    let cited = Cited { key: citation.key.clone(), locator, ..Cited::default() };
    let Some(source) = sources.get(&citation.key) else { return cited };
    let entry: &Entry = source.entry;
    let field = |name| entry.text(&name).map(ToOwned::to_owned);
    let doi = || field(FieldName::Doi).map(|doi| format!("https://doi.org/{doi}"));
    let url = field(FieldName::Url).or_else(doi).or_else(|| field(FieldName::ArchiveUrl));
    Cited {
        entry: Some(FileSpan { path: Arc::clone(source.path), span: entry.key_span }),
        people: credit::people(entry),
        title: field(FieldName::Title),
        container: credit::container(entry).map(ToOwned::to_owned),
        issued: entry.date(&FieldName::Issued).copied(),
        url: url.map(|url| aim.url(&url)),
        ..cited
    }
}

fn passage(found: &Found<'_>) -> Option<Passage> {
    let span = found.comparison.passage.as_ref()?.span();
    let transcript = &found.file.transcript;
    let from = transcript.words.floor_char_boundary(span.start().saturating_sub(WIDE));
    let to = transcript.words.ceil_char_boundary(span.end() + WIDE);
    let (before, after) = (found.words(Span::new(from, span.start())), found.words(Span::new(span.end(), to)));
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.split(' ').collect(), after.split(' ').take(AROUND).collect());
    Some(Passage {
        path: Arc::clone(&found.path),
        place: found.place_in_words()?,
        line: (!transcript.is_extracted).then(|| transcript.text.line_of(found.passage().unwrap_or_default().start())),
        before: before[before.len().saturating_sub(AROUND)..].join(" "),
        words: found.words(span),
        after: after.join(" "),
    })
}

fn signed(checking: Checking<'_>) -> Option<Signed> {
    let (sign_off, is_stale) = match checking {
        Checking::Never => return None,
        Checking::Valid(it) => (it, None),
        Checking::OtherWords(it) => (it, Some("the words were others")),
        Checking::OtherKeys(it) => (it, Some("the sources were others")),
    };
    let (by, date, when) = (sign_off.by.clone(), sign_off.date.clone(), sign_off::when(sign_off));
    Some(Signed { by, date, when, is_stale })
}

#[cfg(test)]
mod tests;
