//! The place within a source, after its key in brackets: the labels of the document's language, and the page or the time
//! that the quoted words are at.

use super::context::{self, statement_at};
use super::{At, Completion, CompletionItem, ItemKind};
use crate::analysis::shared::key;
use crate::analysis::shared::locator::{self, Value};
use crate::sources::Place;
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
    Some(Completion { replace: caret.replace, items, is_incomplete: false, ..Completion::default() })
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
