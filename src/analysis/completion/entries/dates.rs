//! Dates: those that a source has in its other fields, and today.

use super::forms::blanks;
use super::place::Writing;
use super::values::Asked;
use crate::analysis::completion::{CompletionItem, ItemKind};
use crate::analysis::shared::entry_edit;
use crate::sources::{Date, Field, FieldName};

/// The dates that may be the value of the field `name`.
pub(super) fn offered(asked: &Asked<'_>, name: &FieldName) -> Vec<CompletionItem> {
    let place = asked.place;
    // A text is no date to what reads JSON.
    if place.writing == Writing::Json && place.is_quoted {
        return Vec::new();
    }
    let today = asked.snapshot.day_in_london().and_then(|day| {
        Date::from_parts(&format!("{:04}", day.year), &day.month.to_string(), &day.day.to_string()).ok()
    });
    let of_field = |field: &Field| Some((*field.date()?, field.name.as_str().to_owned()));
    // When it was read says nothing of when it was said.
    let others = asked.own_fields().filter(|field| field.name != FieldName::Accessed && *name != FieldName::Accessed);
    let mut known: Vec<(Date, String)> = others.filter_map(of_field).collect();
    known.extend(today.map(|today| (today, "today".to_owned())));
    let known = known.into_iter().filter_map(|(date, detail)| {
        let insert = entry_edit::date(asked.home.format(), name, &date)?;
        let is_bare = matches!(place.writing, Writing::BibTex(_)) && !place.is_quoted;
        let (label, insert) = (date.edtf(), if is_bare { format!("{{{insert}}}") } else { insert });
        Some(CompletionItem {
            kind: ItemKind::Value,
            filter: label.clone(),
            label,
            insert,
            detail,
            ..CompletionItem::default()
        })
    });
    let blanks = blanks(place, name).into_iter();
    // It is read today.
    if *name == FieldName::Accessed { known.chain(blanks).collect() } else { blanks.chain(known).collect() }
}
