//! One finding after the other: as rustc would show it, and as an object.

use serde::Serialize;

use super::Findings;
use super::tally::name;
use crate::analysis::diagnostics::Diagnostic;
use crate::cli::json;
use crate::cli::place::Place;
use crate::cli::render::{self, Note};

/// For people, for lines of `width` columns. A blank line sets one finding off from the next.
pub(super) fn text(found: Findings<'_>, width: usize) -> Vec<String> {
    let show = |finding: &Diagnostic| {
        let others: Vec<_> = found.others(finding).collect();
        let notes: Vec<_> = others
            .iter()
            .map(|(path, text, related)| Note { path, text, span: related.place.span, message: &related.message })
            .collect();
        let main = Note { path: found.file.name, text: found.text, span: finding.span, message: &finding.message };
        render::finding(finding.severity, finding.rule.code, &main, &notes, width) + "\n"
    };
    found.all.iter().map(show).collect()
}

/// For other programs.
pub(super) fn json(found: Findings<'_>) -> Vec<String> {
    #[derive(Serialize)]
    struct Finding<'a> {
        #[serde(flatten)]
        place: Place<'a>,
        code: &'a str,
        severity: &'static str,
        message: &'a str,
    }
    let object = |finding: &Diagnostic| {
        json::object(&Finding {
            place: found.place(finding),
            code: finding.rule.code,
            severity: name(finding.severity),
            message: &finding.message,
        })
    };
    found.all.iter().map(object).collect()
}
