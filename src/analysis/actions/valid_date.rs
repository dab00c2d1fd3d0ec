//! The date that was most likely meant, in the form of the file.

use super::Action;
use super::case::Case;
use crate::analysis::shared::entry_edit::set_date;
use crate::sources::Date;
use crate::sources::date::InvalidKind;

pub(super) fn actions(case: &Case<'_>) -> Vec<Action> {
    let action = || {
        let (entry, field) = case.field()?;
        let nearest = field.invalid_date()?.nearest?;
        let edit = set_date(case.home, entry, field, nearest)?;
        let action = case.fix_entry(format!("Write `{}`", nearest.edtf()), case.home, edit, Vec::new())?;
        Some(Action { is_preferred: true, ..action })
    };
    action().or_else(|| of_document(case)).into_iter().collect()
}

/// The same for the day of the document.
fn of_document(case: &Case<'_>) -> Option<Action> {
    let written = case.document()?.metadata.get("date").filter(|node| node.span == case.finding.span)?;
    let nearest = Date::parse(written.text()?.trim()).err()?.nearest?.edtf();
    let action = case.fix(format!("Write `{nearest}`"), vec![(written.span, nearest)]);
    Some(Action { is_preferred: true, ..action })
}

/// Whether there is one right answer: the same date in another form. That `2017-02-30` was the 28th is a guess.
pub(super) fn is_certain(case: &Case<'_>) -> bool {
    let invalid = case.field().and_then(|(_, field)| field.invalid_date());
    invalid.is_some_and(|invalid| invalid.kind == InvalidKind::NotADate && invalid.nearest.is_some())
}
