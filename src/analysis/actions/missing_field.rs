//! Add the field that an entry lacks: whose words they are, or when they were said, from the attribution where there is
//! one; where and when it was read; its title in its own language. What nobody knows is a blank, with the caret in it.

use super::Action;
use super::address::published;
use super::case::Case;
use crate::analysis::shared::entry_edit::{NewField, add_field};
use crate::sources::date::Day;
use crate::sources::{Date, Entry, FieldName, Value};
use crate::syntax::Statement;
use crate::workspace::{Source, TranscriptState};

/// How many entries of one quotation are offered.
const MOST: usize = 2;

/// Whose words they are.
pub(super) fn speaker(case: &Case<'_>) -> Vec<Action> {
    let Some(statement) = case.statement() else { return Vec::new() };
    let name = super::new_source::speaker(statement.attribution.as_ref());
    let value = name.map(|name| Value::Names(vec![name]));
    let mut sources: Vec<Source<'_>> = Vec::new();
    for source in statement.citations().iter().filter_map(|citation| case.sources.get(&citation.key)) {
        if !sources.iter().any(|known| std::ptr::eq(known.entry, source.entry)) {
            sources.push(source);
        }
    }
    // Of a source with several voices nobody is the speaker.
    let has_voices = |source: &Source<'_>| {
        let mut named = case.snapshot.transcripts_of(*source, case.sources).into_iter();
        named.any(|it| matches!(it.state, Some(TranscriptState::Loaded(file)) if file.transcript.has_voices()))
    };
    sources.retain(|source| !has_voices(source));
    let field = NewField { name: FieldName::Speaker, value };
    let add = |source: Source<'_>| added(case, source, &field, format!("Add a speaker to `{}`", source.entry.key));
    sources.into_iter().take(MOST).filter_map(add).collect()
}

/// When they were said.
pub(super) fn date(case: &Case<'_>) -> Vec<Action> {
    let Some((citation, statements)) = case.citation() else { return Vec::new() };
    let Some(source) = case.sources.get(&citation.key) else { return Vec::new() };
    let stated = statements.iter().find_map(stated).map(|date| (date_field(source.entry), date));
    // Its address says when it was put there.
    let put = || Some((FieldName::Issued, published(source.entry.text(&FieldName::Url)?)?));
    let known = stated.or_else(put);
    let title = match &known {
        Some((_, date)) => format!("Add the date to `{}`: {}", source.entry.key, date.edtf()),
        None => format!("Add a date to `{}`", source.entry.key),
    };
    let is_known = known.is_some();
    let field = match known {
        Some((name, date)) => NewField { name, value: Some(Value::Date(Ok(date))) },
        None => NewField { name: date_field(source.entry), value: None },
    };
    let action = added(case, source, &field, title).map(|action| Action { is_preferred: is_known, ..action });
    action.into_iter().collect()
}

/// The date that the text states for a quotation.
fn stated(statement: &Statement<'_>) -> Option<Date> {
    Date::parse(&statement.attribution.as_ref()?.date.as_ref()?.edtf).ok()
}

/// The field that says when the words of `entry` were said (`markup.md` §8): of what is spoken it is the date of the
/// source, of what is printed it is not.
pub(super) fn date_field(entry: &Entry) -> FieldName {
    let is_spoken = matches!(&*entry.kind, "speech" | "interview" | "hearing" | "post" | "personal_communication" | "");
    if is_spoken { FieldName::Issued } else { FieldName::EventDate }
}

/// Where a source on the web can be read.
pub(super) fn url(case: &Case<'_>) -> Vec<Action> {
    of_entry(case, FieldName::Url, None, |key| format!("Add the address of `{key}`"))
}

/// Where a copy of it is kept.
pub(super) fn archive(case: &Case<'_>) -> Vec<Action> {
    of_entry(case, FieldName::ArchiveUrl, None, |key| format!("Add the address of a copy of `{key}` in an archive"))
}

/// When it was read: whoever asks is reading it.
pub(super) fn accessed(case: &Case<'_>) -> Vec<Action> {
    let today = case.snapshot.day_in_london().and_then(|Day { year, month, day }| {
        let date = Date::from_parts(&format!("{year:04}"), &month.to_string(), &day.to_string());
        date.ok()
    });
    let is_known = today.is_some();
    let said = today.map_or(String::new(), |today| format!(" on {}", today.edtf()));
    let value = today.map(|date| Value::Date(Ok(date)));
    let actions = of_entry(case, FieldName::Accessed, value, |key| format!("Say that `{key}` was read{said}"));
    actions.into_iter().map(|action| Action { is_preferred: is_known, ..action }).collect()
}

/// What it is called in the language that it is in.
pub(super) fn original_title(case: &Case<'_>) -> Vec<Action> {
    let source = case.citation().and_then(|(citation, _)| case.sources.get(&citation.key));
    let field = NewField { name: FieldName::OriginalTitle, value: None };
    let title = |source: Source<'_>| format!("Add the original title of `{}`", source.entry.key);
    source.and_then(|source| added(case, source, &field, title(source))).into_iter().collect()
}

/// The field `name` for the entry of the file that the finding is about.
fn of_entry(case: &Case<'_>, name: FieldName, value: Option<Value>, title: impl FnOnce(&str) -> String) -> Vec<Action> {
    let entry = case.home.library().entries().iter().find(|entry| entry.key_span == case.finding.span);
    let Some(entry) = entry else { return Vec::new() };
    let source = Source { path: case.home.path(), entry };
    added(case, source, &NewField { name, value }, title(&entry.key)).into_iter().collect()
}

fn added(case: &Case<'_>, source: Source<'_>, field: &NewField, title: String) -> Option<Action> {
    let home = case.snapshot.home(source.path)?;
    case.deferred(&title, home).or_else(|| {
        let edit = add_field(home, source.entry, field)?;
        case.fix_entry(title, home, edit, Vec::new())
    })
}
