//! `missing-transcript`

use std::path::Path;
use std::sync::Arc;

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity};
use crate::sources::Library;
use crate::workspace::{Snapshot, Source};

pub(super) static RULE: Rule = Rule {
    code: "missing-transcript",
    severity: Severity::Error,
    summary: "The transcript that an entry names is absent, unreadable or out of reach",
    why: "Quotations from this source look checked and are not.",
    fires: "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
  transcript: no-such-file.txt
---

“The world will little note what we say here,” he said [@lincoln-1863].
",
    silent: "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
---

“The world will little note what we say here,” he said [@lincoln-1863].
",
    waits: true,
    repeats: Repeats::Shown,
    check: Check::Cited(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let document = context.document;
    in_library(context.snapshot, &document.path, &document.metadata.library, found);
}

/// The same in a library.
pub(super) fn in_library(snapshot: &Snapshot, path: &Arc<Path>, library: &Library, found: &mut Vec<Diagnostic>) {
    for entry in library.entries() {
        for named in snapshot.transcripts_named_by(Source { path, entry }) {
            // What a crossref brings along is said where it stands.
            let reason = named.problem().filter(|_| named.is_promised() && !named.field.is_inherited);
            let Some(reason) = reason else { continue };
            let message = format!("`{}` cannot be read: {reason}.", named.name);
            found.push(Diagnostic::new(&RULE, named.field.span, message));
        }
    }
}
