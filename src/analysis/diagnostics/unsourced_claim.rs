//! `unsourced-claim`

use super::context::Gap;
use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};

pub(super) static RULE: Rule = Rule {
    code: "unsourced-claim",
    severity: Severity::Warning,
    summary: "A `==claim==` has no source",
    why: "The writer has marked an assertion as one that must be sourced, and a reader still cannot look it up.",
    fires: "\
---
references: []
---

==The whole address took less than three minutes==, and some thought it too short.
",
    silent: "\
---
references:
- id: boritt-2006
  type: book
  author: [{family: Boritt, given: Gabor}]
  issued: 2006
---

==The whole address took less than three minutes== [@boritt-2006, p. 112], and some thought it too short.
",
    waits: false,
    is_on: true,
    fixes: &["cite a source that the document knows", "mark the source as still to come"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for claim in &context.claims {
        let Some(gap) = context.gap(claim) else { continue };
        let name = context.name(claim);
        let (message, severity) = match gap {
            // Highlights mean other things in documents that name no sources (`markup.md` §5).
            Gap::NoSource if context.document.declares_sources() => (format!("No source for {name}."), RULE.severity),
            Gap::NoSource => (format!("No source for {name}."), Severity::Hint),
            Gap::OnlyParagraph => {
                (format!("Only the citation at the end of the paragraph covers {name}."), Severity::Hint)
            }
        };
        found.push(Diagnostic::new(&RULE, claim.span, message).at(severity));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn a_highlight_is_a_claim_for_certain_only_where_sources_are_declared() {
        check(&expect![[r#"
            ---
            ibid: true
            ---

            ==Nobody left==, and nobody slept.
            ^^^^^^^^^^^^^^^ hint unsourced-claim: No source for the claim “Nobody left”.
        "#]]);
        check(&expect![[r#"
            ---
            references: []
            ---

            ==Nobody left==, and nobody slept.
            ^^^^^^^^^^^^^^^ warning unsourced-claim: No source for the claim “Nobody left”.
        "#]]);
    }

    #[test]
    fn a_claim_is_sourced_as_a_quotation_is() {
        check(&expect![[r#"
            ---
            references: [{id: a, type: book, issued: 2001}]
            ---

            ==Nobody left== [@a]. ==Nobody slept==.[^1] ==Nobody spoke== (<https://example.org>). ==Nobody ate==. It was late [@a].
                                                        ^^^^^^^^^^^^^^^^ hint bare-link: Only a plain link is the source of the claim “Nobody spoke”.
                                                                                                  ^^^^^^^^^^^^^^ hint unsourced-claim: Only the citation at the end of the paragraph covers the claim “Nobody ate”.

            [^1]: See @a.
        "#]]);
    }
}
