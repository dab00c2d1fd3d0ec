//! `source-parse-error`

use super::{Context, Diagnostic, Rule, Severity};
use crate::analysis::words::sentence;
use crate::sources::Library;

pub(super) static RULE: Rule = Rule {
    code: "source-parse-error",
    severity: Severity::Error,
    summary: "An entry, or the metadata around it, cannot be read",
    why: "What cannot be read is not a source: its citations lead nowhere.",
    fires: "\
---
references:
- type: book
  title: Lincoln at Gettysburg
---
",
    silent: "\
---
references:
- id: wills-1992
  type: book
  title: Lincoln at Gettysburg
---
",
    waits: true,
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    in_library(&context.document.metadata.library, found);
}

/// What could not be read in a library.
pub(super) fn in_library(library: &Library, found: &mut Vec<Diagnostic>) {
    found.extend(
        library.problems().iter().map(|problem| Diagnostic::new(&RULE, problem.span, sentence(&problem.message))),
    );
}
