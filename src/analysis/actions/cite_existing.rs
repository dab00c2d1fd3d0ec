//! Cite a source that the document knows: the speaker's own, that which was cited last first; else what is cited nearby.

use super::to_come::{also, cited};
use super::{Action, At};
use crate::analysis::shared::credit::{self, Whose};
use crate::analysis::shared::key::{self, TO_COME};
use crate::analysis::shared::likely::likeliest;
use crate::analysis::shared::words::first_words;
use crate::sources::{Entry, FieldName};
use crate::syntax::Sourcing;
use crate::text::Span;
use crate::workspace::Source;

/// How many sources are offered.
const MOST: usize = 3;

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
    let context = at.context();
    let all = likeliest(at.sources, &context).into_iter();
    all.filter(|(likelihood, _)| context.may_be_meant(*likelihood)).map(|(_, candidate)| candidate.source).collect()
}
