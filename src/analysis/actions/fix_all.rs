//! Fix all: what can be mended in a document without asking anybody.
//!
//! That is what has one right answer, and changes nothing that somebody said: brackets that are read as something else
//! (`malformed-citation`), a page or time that its source says otherwise (`wrong-locator`), the same date in the form that
//! dates are kept in (`invalid-date`, but not a day that there is not: which day was meant is a guess), and a comment that
//! silences nothing (`unused-ignore`). Never words within quotation marks, and never the marks: where they belong decides
//! which words are the source's.

use std::sync::Arc;

use super::case::Case;
use super::{At, malformed, remove, right_locator, valid_date};
use crate::analysis::diagnostics::{Diagnostic, Severity, diagnose};
use crate::analysis::shared::edit::FileEdit;
use crate::analysis::shared::verification::verify;
use crate::text::Span;
use crate::workspace::{Document, Snapshot, Sources};

/// The rules whose findings are mended.
const SAFE: [&str; 4] = ["malformed-citation", "wrong-locator", "invalid-date", "unused-ignore"];

type Edits = Vec<(Span, String)>;

/// The edits that mend what can be mended in `document` without asking anybody.
pub fn fix_all(snapshot: &Snapshot, document: &Arc<Document>) -> Vec<FileEdit> {
    let Some(home) = snapshot.home(&document.path).filter(|_| document.undecodable.is_none()) else {
        return Vec::new();
    };
    let before = diagnose(snapshot, document);
    let sources = snapshot.sources(document);
    let mut all: Vec<(&str, Edits)> = Vec::new();
    for finding in before.iter().filter(|finding| SAFE.contains(&finding.rule.code)) {
        let case = Case { snapshot, home, sources: &sources, finding, lazily: false };
        all.extend(certain(&case, document, &sources).map(|edits| (finding.rule.code, edits)));
    }
    // Two findings at one place are mended one after the other.
    let mut kept: Vec<(&str, Edits)> = Vec::new();
    for (code, edits) in all {
        let is_apart =
            |(_, known): &(&str, Edits)| !known.iter().any(|(a, _)| edits.iter().any(|(b, _)| meets(*a, *b)));
        if kept.iter().all(is_apart) {
            kept.push((code, edits));
        }
    }
    if kept.is_empty() {
        return Vec::new();
    }
    let holds = |chosen: &[&(&str, Edits)]| is_better(snapshot, document, &before, &together(chosen));
    let whole: Vec<&(&str, Edits)> = kept.iter().collect();
    let chosen = if holds(&whole) {
        whole
    } else {
        let mut chosen: Vec<&(&str, Edits)> = Vec::new();
        for one in &kept {
            chosen.push(one);
            if !holds(&chosen) {
                chosen.pop();
            }
        }
        chosen
    };
    let edits = together(&chosen);
    if edits.is_empty() { Vec::new() } else { vec![FileEdit::of(snapshot, home, home.path(), edits)] }
}

/// The edits of the one right answer to a finding, if it has one.
fn certain(case: &Case<'_>, document: &Arc<Document>, sources: &Sources<'_>) -> Option<Edits> {
    let actions = match case.finding.rule.code {
        "malformed-citation" => malformed::actions(case),
        "invalid-date" if valid_date::is_certain(case) => valid_date::actions(case),
        // One that names no rule may have meant another.
        "unused-ignore" if case.home.text().slice(case.finding.span).starts_with("<!--") => remove::unused_ignore(case),
        "wrong-locator" => {
            let statements = document.syntax.statements_near(case.finding.span.start());
            let located = statements.filter_map(|statement| {
                let verification = verify(case.snapshot, document, sources, &statement);
                let (snapshot, statement, verification) = (case.snapshot, &statement, &verification);
                right_locator::action(&At { snapshot, document, sources, statement, verification })
            });
            located.filter(|action| action.fixes.iter().any(|it| it.span.overlaps(case.finding.span))).collect()
        }
        _ => Vec::new(),
    };
    let action = actions.into_iter().find(|action| action.is_preferred)?;
    let own = |edit: &FileEdit| edit.path == document.path;
    action.edits.iter().all(own).then(|| action.edits.into_iter().flat_map(|edit| edit.edits).collect())
}

fn meets(a: Span, b: Span) -> bool {
    a.overlaps(b) || a.touches(b.start()) || b.touches(a.start())
}

fn together(chosen: &[&(&str, Edits)]) -> Edits {
    let mut edits: Edits = chosen.iter().flat_map(|(_, edits)| edits.iter().cloned()).collect();
    edits.sort();
    edits
}

/// Whether after `edits` fewer of such findings are left, and no worse ones instead.
fn is_better(snapshot: &Snapshot, document: &Document, before: &[Diagnostic], edits: &Edits) -> bool {
    let after = diagnose(snapshot, &Arc::new(document.edited(edits)));
    let safe = |found: &[Diagnostic]| found.iter().filter(|finding| SAFE.contains(&finding.rule.code)).count();
    let worse = |found: &[Diagnostic]| {
        found.iter().filter(|it| it.severity == Severity::Error && !SAFE.contains(&it.rule.code)).count()
    };
    safe(&after) < safe(before) && worse(&after) <= worse(before)
}
