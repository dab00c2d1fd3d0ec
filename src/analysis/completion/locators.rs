//! The place within a source, after its key in brackets: the labels of the document's language, and the page or the time
//! that the quoted words are at.

use super::context::{self, Context, statement_at};
use super::{At, Completion, CompletionItem, ItemKind};
use crate::analysis::shared::key;
use crate::analysis::shared::locator::{self, Value};
use crate::sources::{Entry, Place};
use crate::syntax::citation::{self, LocatorAtCaret};
use crate::syntax::{Locale, Statement};
use crate::text::Span;
use crate::verify::{Quoted, find};
use crate::workspace::TranscriptState;

/// What may stand after the key, if that is what is being typed.
pub(super) fn complete(at: &At<'_>) -> Option<Completion> {
    let caret = at.document.syntax.locator_at(at.offset)?;
    let locale = at.document.syntax.context().locale();
    let found = places(at, &caret);
    let value = locator::value(found.iter());
    let items = match (caret.label, value) {
        (None, value) => {
            let whole = value.as_ref().and_then(|_| locator::written_in(locale, found.iter()));
            let known = whole.map(|whole| item(whole, "where the quoted words are", &caret));
            known.into_iter().chain(labels(locale, &caret)).collect()
        }
        (Some("page"), Some(Value::Page(value) | Value::Pages(value)))
        | (Some("timestamp"), Some(Value::Time(value))) => {
            vec![item(value, "where the quoted words are", &caret)]
        }
        (Some(_), _) => Vec::new(),
    };
    let before = caret.replace.start();
    let is_close = at.document.text.slice(Span::new(before.saturating_sub(1), before)) == ",";
    let gap = |item: CompletionItem| CompletionItem { insert: format!(" {}", item.insert), ..item };
    let items = if is_close { items.into_iter().map(gap).collect() } else { items };
    Some(Completion { replace: caret.replace, items, is_incomplete: false, ..Completion::default() })
}

/// What follows the key of `entry` in a citation in `context`, to say where the words are: `, p. 2`. Nothing where that is
/// not known.
pub(super) fn of_words(entry: &Entry, context: &Context<'_>, locale: Locale) -> String {
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

fn labels(locale: Locale, caret: &LocatorAtCaret) -> impl Iterator<Item = CompletionItem> {
    let pages = citation::page_label(locale, true);
    let mut labels: Vec<citation::Written> = citation::labels(locale).collect();
    // By far the most frequent one first; the others in the order of their language's list.
    labels.sort_by_key(|written| written.label != "page");
    let several = labels.first().filter(|page| page.term != pages).map(|page| (pages.to_owned(), page.full.clone()));
    let mut labels: Vec<(String, String)> = labels.into_iter().map(|it| (it.term, it.full)).collect();
    if let Some(several) = several {
        labels.insert(1, several);
    }
    labels.into_iter().map(|(term, full)| CompletionItem {
        // Who types the whole word means the label all the same.
        filter: format!("{term} {full}"),
        ..item(term, &full, caret)
    })
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

/// Where in the source the words are that the citation is for.
fn places(at: &At<'_>, caret: &LocatorAtCaret) -> Vec<Place> {
    let key = at.document.text.slice(caret.key);
    let Some(source) = at.sources.get(&key).filter(|_| key != key::TO_COME) else { return Vec::new() };
    let Some(statement) = sourced(at, caret) else { return Vec::new() };
    let quoted = Quoted::new(&statement, &at.document.text);
    for named in at.snapshot.transcripts_of(source, &at.sources) {
        let Some(TranscriptState::Loaded(file)) = named.state else { continue };
        let passage = find(&quoted, &file.corpus(), &|_| false).and_then(|found| found.passage);
        if let Some(passage) = passage {
            return file.transcript.places(passage.span()).cloned().collect();
        }
    }
    Vec::new()
}

/// The quotation that the citation is for: one that it sources as it stands, else one that it would.
fn sourced<'a>(at: &At<'a>, caret: &LocatorAtCaret) -> Option<Statement<'a>> {
    let cites = |statement: &Statement<'_>| {
        statement.citations().iter().any(|citation| citation.place(citation.key_span) == caret.key)
    };
    let near = at.document.syntax.statements_near(caret.key.start());
    let sourced = near.into_iter().find(cites).or_else(|| statement_at(at.document, caret.key));
    sourced.filter(context::is_quotation)
}
