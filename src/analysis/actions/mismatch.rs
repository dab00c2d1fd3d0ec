//! Where the text and its source say that other people spoke, or at another time: what the source says into the text, or
//! what the text says into the source.

use super::case::{Aftermath, Case};
use super::{Action, new_source};
use crate::analysis::shared::credit;
use crate::analysis::shared::entry_edit::set_field;
use crate::analysis::shared::mention::{is_same, keys};
use crate::analysis::shared::verification::verify;
use crate::sources::date::Precision;
use crate::sources::{Date, Field, FieldName, Value};
use crate::syntax::{Attribution, Lang, Statement};
use crate::workspace::{Document, Source, Summary, is_quoted};

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
    let speaker = |attribution: &Attribution| {
        let speaker = attribution.speaker.as_ref()?;
        Some(speaker.family.as_ref().unwrap_or(&speaker.name).to_lowercase())
    };
    let is_alike = |it: &Attribution| statement.attribution.as_ref().is_some_and(|own| speaker(own) == speaker(it));
    let mut actions = Vec::new();
    for source in cited(case, &statement) {
        let Some(field) = source.entry.speakers() else {
            // One entry cannot say who speaks where: the text can.
            actions.extend(
                heard(case, &statement, source).and_then(|name| in_text(case, format!("Say {name} here"), name)),
            );
            continue;
        };
        if let Some(name) = credit::display(field.names()) {
            actions.extend(in_text(case, format!("Say {name} here"), name));
        }
        let Some(name) = &stated else { continue };
        let value = Value::Names(vec![name.clone()]);
        let title = format!("Say {} in `{}`", name.display(), source.entry.key);
        actions.extend(in_entry(case, (source, field), &value, title, is_alike));
    }
    actions
}

/// Who speaks where the words are in the transcript of `source`.
fn heard(case: &Case<'_>, statement: &Statement<'_>, source: Source<'_>) -> Option<String> {
    let verification = verify(case.snapshot, case.document()?, case.sources, statement);
    let (name, found) = verification.voice()?;
    std::ptr::eq(found.source.entry, source.entry).then(|| name.to_owned())
}

/// When it was said.
pub(super) fn date(case: &Case<'_>) -> Vec<Action> {
    let is_it = |it: &Statement<'_>| {
        let date = it.attribution.as_ref().and_then(|attribution| attribution.date.as_ref());
        date.is_some_and(|date| date.span == case.finding.span)
    };
    let (Some(statement), Some(document)) = (statement(case, is_it), case.document()) else { return Vec::new() };
    let stated = statement.attribution.as_ref().and_then(|it| Date::parse(&it.date.as_ref()?.edtf).ok());
    let day = |attribution: &Attribution| attribution.date.as_ref().map(|date| date.edtf.clone());
    let is_alike = |it: &Attribution| statement.attribution.as_ref().is_some_and(|own| day(own) == day(it));
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
        actions.extend(in_entry(case, (source, field), &Value::Date(Ok(date)), title, is_alike));
    }
    actions
}

fn in_text(case: &Case<'_>, title: String, new: String) -> Option<Action> {
    let edits = vec![(case.finding.span, new)];
    case.is_gone_after(&edits, Aftermath::Known).then(|| case.fix(title, edits))
}

/// What says `value` in the source, where all that it is quoted for is said as `is_alike` has it.
fn in_entry(
    case: &Case<'_>,
    (source, field): (Source<'_>, &Field),
    value: &Value,
    title: String,
    is_alike: impl Fn(&Attribution) -> bool,
) -> Option<Action> {
    if is_relied_on_here(case, source, is_alike) || is_relied_on_elsewhere(case, source) {
        return None;
    }
    let home = case.snapshot.home(source.path)?;
    case.deferred(&title, home).or_else(|| {
        let edit = set_field(home, source.entry, &field.name, value)?;
        case.fix_entry(title, home, edit, Vec::new())
    })
}

/// Whether what the source says may be right for a quotation of the document: one whose words around it do not say the
/// same other thing.
fn is_relied_on_here(case: &Case<'_>, source: Source<'_>, is_alike: impl Fn(&Attribution) -> bool) -> bool {
    let Some(document) = case.document() else { return true };
    let is_its = |key: &str| case.sources.get(key).is_some_and(|known| is_same(known, source));
    let mut quotations = document.syntax.statements().filter(is_quoted);
    quotations.any(|it| {
        let is_by = it.citations().iter().any(|citation| is_its(&citation.key));
        is_by && !it.attribution.as_ref().is_some_and(&is_alike)
    })
}

/// Whether another document quotes the source. Of one that does not cite it no more is asked.
fn is_relied_on_elsewhere(case: &Case<'_>, source: Source<'_>) -> bool {
    let (snapshot, own) = (case.snapshot, case.home.path());
    let of_summary = |summary: &Summary| {
        let mut keys = keys(source.entry).filter(|key| summary.uses(key).is_some_and(|uses| uses.quotations > 0));
        keys.next().is_some_and(|first| {
            let sources = snapshot.sources_of_closed(summary);
            std::iter::once(first).chain(keys).any(|key| sources.get(key).is_some_and(|it| is_same(it, source)))
        })
    };
    let of_document = |document: &Document| {
        let is_key = |key: &str| keys(source.entry).any(|own| own == key);
        if !document.syntax.citations().any(|citation| is_key(&citation.key)) {
            return false;
        }
        let sources = snapshot.sources(document);
        let is_its = |key: &str| sources.get(key).is_some_and(|known| is_same(known, source));
        let mut quotations = document.syntax.statements().filter(is_quoted);
        quotations.any(|it| it.citations().iter().any(|citation| is_its(&citation.key)))
    };
    snapshot.closed().any(|summary| of_summary(summary))
        || snapshot.documents().filter(|document| document.path != *own).any(|document| of_document(document))
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
