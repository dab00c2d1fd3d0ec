//! The place within a source, after its key in brackets: the labels of the document's language, and the page or the time
//! that the quoted words are at.

use std::path::Path;

use super::{At, Completion, CompletionItem, ItemKind, rank};
use crate::analysis::shared::key;
use crate::analysis::shared::likely::context::{self, Context, statement_at};
use crate::analysis::shared::locator::{self, Value};
use crate::sources::{Entry, Place, TranscriptFormat};
use crate::syntax::citation::{self, LocatorAtCaret};
use crate::syntax::{Locale, Statement};
use crate::text::Span;
use crate::verify::{Quoted, find};
use crate::workspace::{Source, TranscriptState};

/// Labels that say where something is in a recording, or in what was printed of it.
const OF_RECORDINGS: [&str; 5] = ["page", "chapter", "part", "section", "paragraph"];

/// What may stand after the key, if that is what is being typed.
pub(super) fn complete(at: &At<'_>) -> Option<Completion> {
    let caret = at.document.syntax.locator_at(at.offset)?;
    let locale = at.document.syntax.context().locale();
    let source = at.sources.get(&at.document.text.slice(caret.key)).filter(|source| source.entry.key != key::TO_COME);
    let found = source.map_or_else(Vec::new, |source| found(at, source, &caret));
    let known = found.iter().filter_map(|found| {
        let text = match (caret.label, locator::value(found.places.iter())?) {
            (None, _) => locator::written_in(locale, found.places.iter())?,
            (Some("page"), Value::Page(value) | Value::Pages(value)) | (Some("timestamp"), Value::Time(value)) => value,
            (Some(_), _) => return None,
        };
        Some(item(text, &found.what, &caret))
    });
    let mut items: Vec<CompletionItem> = Vec::new();
    for item in known {
        if items.iter().all(|other| other.label != item.label) {
            items.push(item);
        }
    }
    if caret.label.is_none() {
        items.extend(labels(locale, &caret, source.is_some_and(|source| is_recording(source.entry))));
    }
    let before = caret.replace.start();
    let is_close = at.document.text.slice(Span::new(before.saturating_sub(1), before)) == ",";
    let gap = |item: CompletionItem| CompletionItem { insert: format!(" {}", item.insert), ..item };
    let items = if is_close { items.into_iter().map(gap).collect() } else { items };
    Some(Completion { replace: caret.replace, items, is_incomplete: false, ..Completion::default() })
}

/// Whether its words are heard rather than read.
fn is_recording(entry: &Entry) -> bool {
    let has_cues = |name: &str| {
        matches!(TranscriptFormat::of_path(Path::new(name)), Some(TranscriptFormat::Vtt | TranscriptFormat::Srt))
    };
    locator::place_in(&entry.kind) == Some("time") || entry.transcripts().iter().any(|(_, name)| has_cues(name))
}

/// What follows the key of `entry` in a citation in `context`, to say where the words are: `, p. 2`. Nothing where that is
/// not known.
pub(in crate::analysis) fn of_words(entry: &Entry, context: &Context<'_>, locale: Locale) -> String {
    let has = context.words_in.iter().find(|has| std::ptr::eq(has.source.entry, entry));
    let passage = has.and_then(|has| Some((has, has.comparison.passage.as_ref()?.span())));
    let locator = passage.and_then(|(has, span)| locator::written_in(locale, has.file.transcript.places(span)));
    let spelt = locator.into_iter().flat_map(|locator| [format!(", {locator}"), format!(", {{{locator}}}")]);
    // What is no number is a locator only in braces.
    let is_read = |locator: &String| is_located(&format!("@{}{locator}", key::written(&entry.key)), locale);
    spelt.into_iter().find(is_read).unwrap_or_default()
}

/// Whether all after the key of a citation is read as its locator.
fn is_located(written: &str, locale: Locale) -> bool {
    let text = format!("[{written}]");
    let scan = citation::scan(&text, &text, locale);
    let citations = scan.groups.first().map(|group| group.citations.as_slice());
    matches!(citations, Some([citation]) if citation.locator.is_some() && citation.suffix.is_empty())
}

fn labels(locale: Locale, caret: &LocatorAtCaret, is_recording: bool) -> Vec<CompletionItem> {
    let pages = citation::page_label(locale, true);
    let mut labels: Vec<citation::Written> = citation::labels(locale).collect();
    if is_recording {
        labels.retain(|written| OF_RECORDINGS.contains(&written.label));
    }
    // By far the most frequent one first; the others in the order of their language's list.
    labels.sort_by_key(|written| written.label != "page");
    let several = labels.first().filter(|page| page.term != pages).map(|page| (pages.to_owned(), page.full.clone()));
    let mut labels: Vec<(String, String)> = labels.into_iter().map(|it| (it.term, it.full)).collect();
    if let Some(several) = several {
        labels.insert(1, several);
    }
    if let Some(time) = citation::time_label(locale).filter(|_| is_recording) {
        labels.insert(0, (time.to_owned(), "00:00:00".to_owned()));
    }
    let labels = labels.into_iter().map(|(term, full)| CompletionItem {
        // Who types the whole word means the label all the same.
        filter: format!("{term} {full}"),
        ..item(term, &full, caret)
    });
    labels.collect()
}

fn item(text: String, detail: &str, caret: &LocatorAtCaret) -> CompletionItem {
    let comma = || (Span::empty(caret.key_end), ",".to_owned());
    CompletionItem {
        kind: ItemKind::Locator,
        label: text.clone(),
        filter: text.clone(),
        insert: text,
        also: (!caret.is_apart).then(comma).into_iter().collect(),
        detail: detail.to_owned(),
        ..CompletionItem::default()
    }
}

/// Where words are.
struct Found {
    places: Vec<Place>,
    /// Which words.
    what: String,
}

/// Where in `source` the words are that the citation is for, those of each quotation.
fn found(at: &At<'_>, source: Source<'_>, caret: &LocatorAtCaret) -> Vec<Found> {
    let sourced = sourced(at, caret);
    let what = |statement: &Statement<'_>| {
        let words = statement.text(&at.document.text);
        if sourced.len() > 1 {
            format!("where “{}” is", rank::shortened(&words, rank::SHORT))
        } else {
            "where the quoted words are".to_owned()
        }
    };
    let found = |statement: &Statement<'_>| Found { places: places(at, source, statement), what: what(statement) };
    sourced.iter().map(found).collect()
}

/// Where in `source` the words of `statement` are.
fn places(at: &At<'_>, source: Source<'_>, statement: &Statement<'_>) -> Vec<Place> {
    let quoted = Quoted::new(statement, &at.document.text);
    for named in at.snapshot.transcripts_of(source, &at.sources) {
        let Some(TranscriptState::Loaded(file)) = named.state else { continue };
        let passage = find(&quoted, &file.corpus(), &|_| false).and_then(|found| found.passage);
        if let Some(passage) = passage {
            return file.transcript.places(passage.span()).cloned().collect();
        }
    }
    Vec::new()
}

/// The quotations that the citation is for: those that it sources as it stands, else one that it would.
fn sourced<'a>(at: &At<'a>, caret: &LocatorAtCaret) -> Vec<Statement<'a>> {
    let cites = |statement: &Statement<'_>| {
        statement.citations().iter().any(|citation| citation.place(citation.key_span) == caret.key)
    };
    let near = at.document.syntax.statements_near(caret.key.start());
    let mut sourced: Vec<Statement<'a>> = near.filter(cites).collect();
    if sourced.is_empty() {
        sourced.extend(statement_at(at.document, caret.key));
    }
    sourced.retain(context::is_quotation);
    // Who adds a place to a citation has just written what stands before it.
    sourced.sort_by_key(|statement| caret.key.start().abs_diff(statement.span.end()));
    sourced
}
