//! `source-parse-error`

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::words::sentence;
use crate::sources::Problem;

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

Five copies survive [@wills-1992].
",
    waits: true,
    is_on: true,
    fixes: &[],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Document(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    report(context.document.metadata.library.problems(), found);
}

/// What could not be read in a library.
pub(super) fn report(problems: &[Problem], found: &mut Vec<Diagnostic>) {
    found.extend(problems.iter().map(|problem| Diagnostic::new(&RULE, problem.span, sentence(&problem.message))));
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn what_cannot_be_read_is_reported_in_its_own_file() {
        check(&expect![[r#"
            //- /article.md
            ---
            bibliography: refs.bib
            references:
            - type: book
              ^^^^^^^^^^ error source-parse-error: This source has no `id`, so nothing can cite it.
            ---
            //- /refs.bib
            @book{a, title = {A}}
            @book{b, title = {B}
                  ^ error source-parse-error: This entry is never closed: `}` is missing at its end.
            @book{c, title = {C}}
        "#]]);
    }
}
