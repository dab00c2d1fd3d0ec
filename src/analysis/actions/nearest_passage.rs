//! Show the nearest passage of the source, for words that it does not have.

use super::case::Case;
use super::{Action, Then};

pub(super) fn action(case: &Case<'_>) -> Vec<Action> {
    let Some(passage) = case.finding.related.first() else { return Vec::new() };
    let show = case.fix_in("Show the nearest passage of the source", Vec::new());
    vec![Action { then: Some(Then::Select(passage.place.clone())), ..show }]
}
