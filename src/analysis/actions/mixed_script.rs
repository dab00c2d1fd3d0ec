//! A word with letters of two scripts that look the same: in the script that most of them are of.

use super::Action;
use super::case::{Aftermath, Case};
use crate::analysis::diagnostics::in_one_script;

pub(super) fn actions(case: &Case<'_>) -> Vec<Action> {
    let action = || {
        let word = case.home.text().slice(case.finding.span).into_owned();
        let plain = in_one_script(&word).filter(|plain| *plain != word)?;
        let script = if plain.chars().any(|c| c.is_ascii_alphabetic()) { " in Latin letters alone" } else { "" };
        let edits = vec![(case.finding.span, plain.clone())];
        let is_mended = case.is_gone_after(&edits, Aftermath::Clean);
        is_mended.then(|| Action { is_preferred: true, ..case.fix(format!("Write “{plain}”{script}"), edits) })
    };
    action().into_iter().collect()
}
