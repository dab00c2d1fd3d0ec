//! Where the text and its source say that other people spoke, or at another time: what the source says into the text, or
//! what the text says into the source.

use super::case::{Aftermath, Case};
use super::{Action, new_source};
use crate::analysis::diagnostics::{Diagnostic, diagnose};
use crate::analysis::shared::credit;
use crate::analysis::shared::entry_edit::set_field;
use crate::analysis::shared::usage::by_document;
use crate::sources::date::Precision;
use crate::sources::{Date, Field, FieldName, Value};
use crate::syntax::{Lang, Statement};
use crate::workspace::Source;

/// How many sources of one quotation are offered.
const MOST: usize = 2;

/// Who spoke.
pub(super) fn speaker(case: &Case<'_>) -> Vec<Action> {
    let is_it = |it: &Statement<'_>| {
        let speaker = it.attribution.as_ref().and_then(|attribution| attribution.speaker.as_ref());
        speaker.is_some_and(|speaker| speaker.span == case.finding.span)
    };
    let Some(statement) = statement(case, is_it) else { return Vec::new() };
    let stated = new_source::speaker(statement.attribution.as_ref());
    let mut actions = Vec::new();
    for source in cited(case, &statement) {
        let Some(field) = source.entry.speakers() else { continue };
        if let Some(name) = credit::display(field.names()) {
            actions.extend(in_text(case, format!("Say {name} here"), name));
        }
        let Some(name) = &stated else { continue };
        let value = Value::Names(vec![name.clone()]);
        let title = format!("Say {} in `{}`", name.display(), source.entry.key);
        actions.extend(in_entry(case, source, field, &value, title));
    }
    actions
}

/// When it was said.
pub(super) fn date(case: &Case<'_>) -> Vec<Action> {
    let is_it = |it: &Statement<'_>| {
        let date = it.attribution.as_ref().and_then(|attribution| attribution.date.as_ref());
        date.is_some_and(|date| date.span == case.finding.span)
    };
    let (Some(statement), Some(document)) = (statement(case, is_it), case.document()) else { return Vec::new() };
    let stated = statement.attribution.as_ref().and_then(|it| Date::parse(&it.date.as_ref()?.edtf).ok());
    let written = document.text.slice(case.finding.span).into_owned();
    let lang = document.syntax.context().lang;
    let mut actions = Vec::new();
    for source in cited(case, &statement) {
        let Some((field, said)) = source.entry.said().and_then(|field| Some((field, field.date()?))) else { continue };
        if let Some(new) = written_like(&written, said, lang) {
            actions.extend(in_text(case, format!("Say {new} here"), new));
        }
        let Some(date) = stated else { continue };
        let title = format!("Say {} in `{}`", date.edtf(), source.entry.key);
        actions.extend(in_entry(case, source, field, &Value::Date(Ok(date)), title));
    }
    actions
}

fn in_text(case: &Case<'_>, title: String, new: String) -> Option<Action> {
    let edits = vec![(case.finding.span, new)];
    case.is_gone_after(&edits, Aftermath::Known).then(|| case.fix(title, edits))
}

fn in_entry(case: &Case<'_>, source: Source<'_>, field: &Field, value: &Value, title: String) -> Option<Action> {
    if is_relied_on(case, source, field) {
        return None;
    }
    let home = case.snapshot.home(source.path)?;
    case.deferred(&title, home).or_else(|| {
        let edit = set_field(home, source.entry, &field.name, value)?;
        case.fix_entry(title, home, edit, Vec::new())
    })
}

/// Whether the source has quotations that what its `field` says is right for: of other documents, or not found by the rule.
fn is_relied_on(case: &Case<'_>, source: Source<'_>, field: &Field) -> bool {
    let Some(document) = case.document() else { return true };
    let quotations: u32 = by_document(case.snapshot, source).iter().map(|(_, uses)| uses.quotations).sum();
    if quotations <= 1 {
        return false;
    }
    let names_it = |finding: &&Diagnostic| {
        let mut related = finding.related.iter().map(|related| &related.place);
        finding.rule.code == case.finding.rule.code
            && related.any(|place| place.path == *source.path && place.span == field.span)
    };
    let found = diagnose(case.snapshot, document).iter().filter(names_it).count();
    u32::try_from(found).is_ok_and(|found| found < quotations)
}

fn statement<'a>(case: &Case<'a>, is_it: impl Fn(&Statement<'_>) -> bool) -> Option<Statement<'a>> {
    let document = case.document()?;
    document.syntax.statements_near(case.finding.span.start()).find(is_it)
}

/// The sources of a quotation, each once.
fn cited<'a>(case: &Case<'a>, statement: &Statement<'_>) -> Vec<Source<'a>> {
    let mut sources: Vec<Source<'a>> = Vec::new();
    for source in statement.citations().iter().filter_map(|citation| case.sources.get(&citation.key)) {
        if sources.len() < MOST && !sources.iter().any(|known| std::ptr::eq(known.entry, source.entry)) {
            sources.push(source);
        }
    }
    sources
}

/// `date` in the form of another one that is `written` in a text. `None`: there is none that is certain.
fn written_like(written: &str, date: &Date, lang: Lang) -> Option<String> {
    let single = date.single()?;
    let is_iso = written.chars().all(|c| c.is_ascii_digit() || c == '-');
    let is_year = matches!(single.precision, Precision::Year { unspecified: 0 });
    if is_iso || (is_year && single.year > 0) {
        return Some(date.edtf());
    }
    if lang != Lang::English {
        return None;
    }
    let words = date.words();
    // `November 20, 1863`, where the day does not come first.
    let parts: Vec<&str> = words.split(' ').collect();
    match parts.as_slice() {
        [day, month, year] if written.starts_with(char::is_alphabetic) && single.day().is_some() => {
            Some(format!("{month} {day}, {year}"))
        }
        _ => Some(words),
    }
}

/// The name of a field that there is, for one that is nearly it.
pub(super) fn field(case: &Case<'_>) -> Vec<Action> {
    let Some((entry, field)) = case.field() else { return Vec::new() };
    let action = near_name(case, field).and_then(|(near, name)| {
        let edit = crate::analysis::shared::entry_edit::rename_field(case.home, entry, field, &near, &name)?;
        case.fix_entry(format!("Did you mean `{near}`?"), case.home, edit, Vec::new())
    });
    action.map(|action| Action { is_preferred: true, ..action }).into_iter().collect()
}

/// What a field was meant to be called, in its file, and which that is.
fn near_name(case: &Case<'_>, field: &Field) -> Option<(String, FieldName)> {
    use crate::analysis::shared::entry_edit::names_in;
    let written = case.home.text().slice(field.name_span).into_owned();
    let known: Vec<(String, FieldName)> = names_in(case.home);
    let near = crate::analysis::shared::nearest::nearest(&written, known.iter().map(|(name, _)| name.as_str()))?;
    known.iter().find(|(name, _)| name == near).cloned()
}
