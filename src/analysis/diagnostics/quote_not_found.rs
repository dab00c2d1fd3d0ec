//! `quote-not-found`

use super::passage::place;
use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::verification::Verification;
use crate::analysis::shared::words::{first_words, listed};
use crate::verify::Verdict;

pub(super) static RULE: Rule = Rule {
    code: "quote-not-found",
    severity: Severity::Warning,
    summary: "The source's transcript has nothing like the words",
    why: "The words may be somebody else's, or another day's, or nobody's.",
    fires: "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
  transcript: gettysburg.txt
---

“The world will forget all that we say here, and soon enough,” he said [@lincoln-1863].

//- /gettysburg.txt
The world will little note, nor long remember what we say here.
",
    silent: "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
  transcript: gettysburg.txt
---

“The world will little note,” he said [@lincoln-1863].

//- /gettysburg.txt
The world will little note, nor long remember what we say here.
",
    waits: true,
    is_on: true,
    fixes: &["show the nearest passage of the source"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for (quotation, verification) in context.verified() {
        let Some((Verdict::NotFound, result)) = verification.result() else { continue };
        let keys = keys(verification);
        let message = match result.passage_words() {
            None => format!("These words are not in {keys}."),
            Some(nearest) => {
                let nearest = first_words(&nearest);
                format!("These words are not in {keys}; the nearest there are “{nearest}” ({}).", place(result))
            }
        };
        found.push(Diagnostic::new(&RULE, quotation.span, message).see_passage(result));
    }
}

/// The sources that were compared: “`a`”, “`a` or `b`”.
fn keys(verification: &Verification<'_>) -> String {
    let keys: Vec<String> = verification.compared.iter().map(|key| format!("`{key}`")).collect();
    listed(&keys, "or")
}
