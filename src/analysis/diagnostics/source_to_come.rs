//! `source-to-come`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::key::TO_COME;
use crate::syntax::{Citation, Placed};

pub(super) static RULE: Rule = Rule {
    code: "source-to-come",
    severity: Severity::Information,
    summary: "`[@TK]` stands for a source that is still to come",
    why: "It is a promise of the writer's, and has to be kept before a reader sees the text.",
    fires: "“The chairs will be hard again,” the mayor said [@TK].\n",
    silent: "\
---
references:
- id: castellano-2025
  type: interview
  author: [{family: Castellano, given: Ray}]
  issued: 2025-11-19
---

“The chairs will be hard again,” the mayor said [@castellano-2025].
",
    waits: false,
    is_on: true,
    fixes: &["cite a source that the document knows", "create a source entry from the attribution"],
    options: &[],
    repeats: Repeats::OncePerPlace,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let is_to_come = |citation: &Placed<'_, Citation>| citation.key == TO_COME;
    for statement in context.quotations.iter().chain(&context.claims) {
        for citation in statement.citations().iter().filter(|citation| is_to_come(citation)) {
            let message = format!("The source of {} is still to come.", context.name(statement));
            found.push(Diagnostic::new(&RULE, citation.place(citation.at_span), message));
        }
    }
    // Nothing may wait for it, or what does stands in another block.
    for citation in context.citations().filter(is_to_come) {
        let message = "A source is still to come here.";
        found.push(Diagnostic::new(&RULE, citation.place(citation.at_span), message).fallback());
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn the_words_that_wait_are_named() {
        check(&expect![[r#"
            //- /a.ibid
            “The chairs will be hard again,” Ray Castellano said [@TK]. ==Nobody left== [@TK]. It was late, as @TK says.
                                                                  ^^^ information source-to-come: The source of these words of Ray Castellano is still to come.
                                                                                         ^^^ information source-to-come: The source of the claim “Nobody left” is still to come.
                                                                                                               ^^^ information source-to-come: A source is still to come here.
        "#]]);
    }
}
