//! Cite a source that the document knows: the speaker's own, that which was cited last first; else what is cited nearby.

use std::collections::HashSet;

use super::to_come::{also, cited};
use super::{Action, At};
use crate::analysis::shared::credit::{self, Whose};
use crate::analysis::shared::key::{self, TO_COME};
use crate::analysis::shared::words::first_words;
use crate::sources::{Entry, FieldName};
use crate::syntax::Sourcing;
use crate::text::Span;
use crate::workspace::Source;

/// How many sources are offered.
const MOST: usize = 3;

/// How many blocks before and after are looked at for what is cited there.
const NEAR: usize = 64;

/// How many entries of libraries are looked at for the speaker.
const LIBRARY: usize = 20_000;

/// Those to be cited at the quotation or claim; not those that `offered` names.
pub(super) fn actions(at: &At<'_>, code: &'static str, offered: &[String]) -> Vec<Action> {
    let (same, located) = same_as_paragraph(at);
    let mut actions: Vec<Action> = Vec::new();
    if let Some((key, written)) = same.filter(|(key, _)| !offered.contains(key))
        && let Some(edits) = cited(at, &key, &written)
    {
        let title = format!("Cite the same source here: `{key}`{located}{}", also(&edits));
        // Where another source is the speaker's own, that may be meant.
        let speaker = at.statement.attribution.as_ref().and_then(|it| it.speaker.as_ref());
        let is_by = |key: &str| {
            speaker.is_some_and(|it| {
                at.sources.get(key).is_some_and(|source| credit::whose(source.entry, it) == Whose::Theirs)
            })
        };
        let is_preferred = is_by(&key) || !candidates(at).iter().any(|source| is_by(&source.entry.key));
        actions.push(Action { is_preferred, ..at.fix(title, code, edits) });
    }
    let known: Vec<String> =
        actions.iter().filter_map(|_| at.statement.citations().first()).map(|it| it.key.clone()).collect();
    let sources =
        candidates(at).into_iter().filter(|it| !offered.contains(&it.entry.key) && !known.contains(&it.entry.key));
    for source in sources.take(MOST) {
        let key = &source.entry.key;
        if let Some(edits) = cited(at, key, &format!("@{}", key::written(key))) {
            actions.push(at.fix(format!("Cite {}{}", named(source.entry), also(&edits)), code, edits));
        }
    }
    actions
}

/// The sources that may be meant, to stand for a source to come: the edits put `key` in the place of `TK`.
pub(super) fn instead(at: &At<'_>, span: Span) -> Vec<(String, Vec<(Span, String)>)> {
    let way = |source: Source<'_>| {
        let key = &source.entry.key;
        let edits = vec![(span, format!("@{}", key::written(key)))];
        super::to_come::is_sourced(at, key, &edits).then(|| (format!("Cite {}", named(source.entry)), edits))
    };
    candidates(at).into_iter().take(MOST).filter_map(way).collect()
}

/// `lincoln-1863` (Abraham Lincoln, 1863); of nobody's, what it is called: `minutes-2025` (Minutes of the council, 2025).
pub(super) fn named(entry: &Entry) -> String {
    let year = entry.year().map(|year| year.to_string());
    let title = || entry.text(&FieldName::TitleShort).or_else(|| entry.text(&FieldName::Title));
    let title = || title().map(|title| first_words(title.split_once(": ").map_or(title, |(main, _)| main)));
    let said: Vec<String> = credit::people(entry).or_else(title).into_iter().chain(year).collect();
    let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) };
    format!("`{}`{said}", entry.key)
}

/// What only the end of the paragraph cites: the key, and the citation with its locator.
fn same_as_paragraph(at: &At<'_>) -> (Option<(String, String)>, String) {
    let Sourcing::Paragraph(citations) = &at.statement.sourcing else { return (None, String::new()) };
    let Some(citation) = citations.iter().rfind(|citation| citation.key != TO_COME) else {
        return (None, String::new());
    };
    let written = format!("@{}", key::written(&citation.key));
    let locator = citation.locator.as_ref().map(|it| at.document.text.slice(citation.place(it.span)).into_owned());
    let located = locator.map_or(String::new(), |locator| format!(", {locator}"));
    (Some((citation.key.clone(), format!("{written}{located}"))), located)
}

/// The sources that may be meant, the likeliest first.
pub(super) fn candidates<'a>(at: &At<'a>) -> Vec<Source<'a>> {
    let start = at.statement.span.start();
    let cited = at.document.syntax.citations_near(start, NEAR);
    let mut cited: Vec<(usize, bool, &str)> = cited
        .map(|citation| {
            let place = citation.place(citation.key_span).start();
            (place.abs_diff(start), place > start, citation.fact.key.as_str())
        })
        .collect();
    // What comes before is what a reader has in mind.
    cited.sort_by_key(|(distance, is_after, _)| (*is_after, *distance));
    let mut seen = HashSet::new();
    let cited: Vec<Source<'a>> = cited
        .into_iter()
        .filter(|(_, _, key)| seen.insert(*key))
        .filter_map(|(_, _, key)| at.sources.get(key))
        .collect();
    let speaker = at.statement.attribution.as_ref().and_then(|attribution| attribution.speaker.as_ref());
    let Some(speaker) = speaker.filter(|speaker| speaker.kind.is_name()) else {
        return cited;
    };
    let whose = |source: &Source<'_>| credit::whose(source.entry, speaker);
    let is_by = |source: &Source<'_>| whose(source) == Whose::Theirs;
    let is_cited = |source: &Source<'_>| cited.iter().any(|known| std::ptr::eq(known.entry, source.entry));
    let others: Vec<Source<'a>> =
        at.sources.iter().take(LIBRARY).filter(|it| is_by(it) && !is_cited(it) && at.sources.is_in_force(it)).collect();
    // Who else is cited nearby is somebody else, as far as it is known who.
    let own = cited.iter().copied().filter(is_by).chain(others);
    own.chain(cited.iter().copied().filter(|it| whose(it) == Whose::Anybodys)).collect()
}
