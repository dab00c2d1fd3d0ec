//! `bare-link`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::syntax::Sourcing;

pub(super) static RULE: Rule = Rule {
    code: "bare-link",
    severity: Severity::Hint,
    summary: "Only a plain link sources a quotation or claim",
    why: "A link does not say who spoke and when, and one day it leads nowhere; a source entry keeps that.",
    fires: "“The choice of copy shall rest with the reader,” the council resolved, according to its \
            [minutes](https://example.org/minutes).\n",
    silent: "\
---
references:
- id: minutes-2025
  type: hearing
  author: [{literal: Town Council}]
  title: Minutes
  issued: 2025-12-02
  URL: https://example.org/minutes
---

“The choice of copy shall rest with the reader,” the council resolved [@minutes-2025].
",
    waits: false,
    is_on: true,
    fixes: &["make a source entry of the link, and cite it"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for statement in context.quotations.iter().chain(&context.claims) {
        if let Sourcing::Link(link) = &statement.sourcing {
            let message = format!("Only a plain link is the source of {}.", context.name(statement));
            let place = context.place(link.place(link.span));
            found.push(Diagnostic::new(&RULE, statement.span, message).see(place, "the link"));
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn a_quotation_or_claim_with_only_a_link() {
        check(&expect![[r#"
            ---
            references: []
            ---

            “The choice shall rest with the reader,” Ray Castellano said (<https://example.org/a>). ==Nobody left== (https://example.org).
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint bare-link: Only a plain link is the source of these words of Ray Castellano.
                                                                                                    ^^^^^^^^^^^^^^^ hint bare-link: Only a plain link is the source of the claim “Nobody left”.
            The term “short one” is from [here](https://example.org).
        "#]]);
    }
}
