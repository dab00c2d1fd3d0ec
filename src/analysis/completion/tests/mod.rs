mod details;
mod ignores;
mod keys;
mod laws;
mod locators;
mod quotation;
mod speakers;

use super::*;
use crate::analysis::fixture::Fixture;
use crate::analysis::shared::edit::edited;

/// What is offered at the caret of a fixture.
fn completed(source: &str) -> (Fixture, Completion) {
    let fixture = Fixture::new(source);
    let completion = complete(&fixture.snapshot, fixture.caret(), &[]).unwrap_or_default();
    (fixture, completion)
}

/// The labels of what is offered, best first.
fn labels(source: &str) -> Vec<String> {
    completed(source).1.items.into_iter().map(|item| item.label).collect()
}

/// The text of the file with the caret after `item` is put there.
fn after(fixture: &Fixture, completion: &Completion, item: &CompletionItem) -> String {
    let mut edits = vec![(completion.replace, item.insert.clone())];
    edits.extend(item.also.iter().cloned());
    edits.sort_by_key(|(span, _)| *span);
    edited(fixture.snapshot.text(&fixture.caret().path).unwrap(), &edits)
}

/// The text of the first file, without its metadata, after the first item is put there.
fn with_first(source: &str) -> String {
    let (fixture, completion) = completed(source);
    let Some(item) = completion.items.first() else { return "nothing".to_owned() };
    let text = after(&fixture, &completion, item);
    text.rsplit("---\n\n").next().unwrap_or_default().trim_end().to_owned()
}
