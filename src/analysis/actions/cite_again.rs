//! Cite the same again: the source of a speaker whom the document quotes from it already, at one quotation and at all of
//! theirs that lack one. An interview is cited twenty times, and takes one action.

use std::sync::Arc;

use super::case::Case;
use super::cite_existing::{candidates, named};
use super::to_come::cited;
use super::{Action, At, Then};
use crate::analysis::FileSpan;
use crate::analysis::shared::credit::{self, Whose};
use crate::analysis::shared::edit::moved;
use crate::analysis::shared::key;
use crate::analysis::shared::touched::parts;
use crate::analysis::shared::verification::Verification;
use crate::syntax::{Citation, Placed, Sourcing, Speaker, SpeakerKind, Statement, StatementKind};
use crate::text::Span;
use crate::workspace::{Document, Source};

type Edits = Vec<(Span, String)>;

/// The source of the speaker of the quotation that is cited nearest, if it is cited in the document: here with a place for
/// the locator that was given there, and at all that the speaker says without a source.
pub(super) fn actions(case: &Case<'_>, at: &At<'_>) -> Vec<Action> {
    let Some((speaker, source, citation)) = same(at) else { return Vec::new() };
    let here = here(case, at, source, &citation);
    here.into_iter().chain(everywhere(case, at, &speaker, source)).collect()
}

/// Who speaks, by name. “She” is who was named last, be that paragraphs ago: an interview goes on so. That is a guess, good
/// enough to offer something.
fn speakers(document: &Document) -> impl Iterator<Item = (Statement<'_>, Option<Speaker>)> {
    let mut last: Option<Speaker> = None;
    document.syntax.statements().map(move |statement| {
        let speaker = statement.attribution.as_ref().and_then(|it| it.speaker.clone());
        let speaker = match speaker {
            Some(speaker) if speaker.kind.is_name() => Some(speaker),
            Some(speaker) if speaker.kind == SpeakerKind::Pronoun => last.clone(),
            _ => None,
        };
        last = speaker.clone().or_else(|| last.take());
        (statement, speaker)
    })
}

/// The speaker of the quotation with their source that is cited nearest and the citation.
fn same<'a, 'b>(at: &'b At<'a>) -> Option<(Speaker, Source<'a>, Placed<'b, Citation>)> {
    let own = |(statement, _): &(Statement<'_>, Option<Speaker>)| statement.span == at.statement.span;
    let speaker = speakers(at.document).find(own)?.1?;
    let is_theirs = |source: &Source<'_>| credit::whose(source.entry, &speaker) == Whose::Theirs;
    let own = candidates(at).into_iter().find(is_theirs)?;
    let start = at.statement.span.start();
    let all = at.document.syntax.citations().filter(|citation| citation.key == own.entry.key);
    let nearest = all.min_by_key(|citation| {
        let place = citation.place(citation.key_span).start();
        (place > start, place.abs_diff(start))
    })?;
    Some((speaker, own, nearest))
}

/// Here, with a blank for the page where the last citation names one.
fn here(case: &Case<'_>, at: &At<'_>, source: Source<'_>, last: &Placed<'_, Citation>) -> Option<Action> {
    let key = &source.entry.key;
    let cite = |label: &str| cited(at, key, &format!("@{}{label}", key::written(key))).filter(|edits| edits.len() == 1);
    let title = format!("Cite {}", named(source.entry));
    let label = label(at.document, last).map(|label| format!(", {label}"));
    let Some((label, edits)) = label.and_then(|label| cite(&label).map(|edits| (label, edits))) else {
        return cite("").map(|edits| Action { is_preferred: true, ..case.fix(title, edits) });
    };
    let (place, text) = edits.first()?;
    let blank = Span::empty(place.start() + text.rfind(']')?);
    let select = Then::Select(FileSpan { path: Arc::clone(&at.document.path), span: blank });
    Some(Action { is_preferred: true, then: Some(select), ..case.fix(format!("{title}{label}…"), edits) })
}

/// What stands before the number of a locator: `p. `, `at `. `None`: it has none, or one that does not end in a number.
fn label(document: &Document, citation: &Placed<'_, Citation>) -> Option<String> {
    let locator = citation.locator.as_ref()?;
    let written = document.text.slice(citation.place(locator.span));
    let value = document.text.slice(citation.place(locator.value));
    let label = written.strip_suffix(&*value)?.trim_start_matches(['{', ' ']);
    (!written.starts_with('{')).then(|| label.to_owned())
}

/// At all that the speaker says in the document and that lacks a source.
fn everywhere(case: &Case<'_>, at: &At<'_>, speaker: &Speaker, source: Source<'_>) -> Option<Action> {
    let (document, key) = (at.document, source.entry.key.as_str());
    let is_theirs = |speaker: Option<Speaker>| {
        speaker.is_some_and(|speaker| credit::whose(source.entry, &speaker) == Whose::Theirs)
    };
    let lacking = speakers(document).filter(|(it, _)| it.lacks_source() && document.needs_source(it));
    let lacking: Vec<Statement<'_>> =
        lacking.filter_map(|(statement, speaker)| is_theirs(speaker).then_some(statement)).collect();
    if lacking.len() < 2 {
        return None;
    }
    let speaker = credit::people(source.entry).unwrap_or_else(|| speaker.name.clone());
    let title = format!("Cite `{key}` for all unsourced quotations of {speaker}");
    if case.lazily {
        return Some(Action { is_deferred: true, ..case.fix(title, Vec::new()) });
    }
    let edits = all_cited(at, key, &lacking);
    is_as_meant(document, key, &edits).then(|| case.fix(title, edits))
}

/// The citations of `key` at each of `lacking`; none where the one before reaches, as it does to the other part of what is
/// said in one go.
fn all_cited(at: &At<'_>, key: &str, lacking: &[Statement<'_>]) -> Edits {
    let written = format!("@{}", key::written(key));
    let mut edits: Edits = Vec::new();
    let mut reached: Vec<Span> = Vec::new();
    for statement in lacking {
        if reached.contains(&statement.span) {
            continue;
        }
        let verification = Verification::default();
        let one = At { statement, verification: &verification, ..*at };
        let Some(new) = cited(&one, key, &written).filter(|new| new.len() == 1) else { continue };
        let after = at.document.edited(&new);
        let is_sourced = |part: &Span| {
            let start = moved(part.start(), &new);
            let sourcing =
                after.syntax.statements_near(start).find(|it| it.span.start() == start).map(|it| it.sourcing);
            matches!(sourcing, Some(Sourcing::Citations(_)))
        };
        let own = parts(at.document, statement).into_iter().map(|part| part.span);
        reached.extend(own.filter(is_sourced));
        edits.extend(new);
    }
    edits.sort_by_key(|(span, _)| span.start());
    edits
}

/// What sources a statement, next to what does after some edits.
#[derive(PartialEq, Eq)]
struct Sourced {
    kind: StatementKind,
    lacks_source: bool,
    keys: Vec<String>,
}

/// Whether after `edits` all is as it was, but for quotations that had no source and cite `key` now.
fn is_as_meant(document: &Document, key: &str, edits: &Edits) -> bool {
    let sourced = |it: Statement<'_>| Sourced {
        kind: it.kind,
        lacks_source: it.lacks_source(),
        keys: it.citations().iter().map(|citation| citation.key.clone()).collect(),
    };
    let of = |document: &Document| document.syntax.statements().map(sourced).collect::<Vec<_>>();
    let (before, after) = (of(document), of(&document.edited(edits)));
    let is_right = |(was, is): (&Sourced, &Sourced)| was == is || (was.lacks_source && is.keys == [key]);
    !edits.is_empty() && before.len() == after.len() && before.iter().zip(&after).all(is_right)
}
