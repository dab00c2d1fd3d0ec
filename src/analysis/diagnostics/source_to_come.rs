//! `source-to-come`

use std::collections::HashMap;

use super::{Context, Diagnostic, Rule, Severity};
use crate::analysis::key::TO_COME;
use crate::syntax::Statement;
use crate::text::Span;

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
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut waiting: HashMap<Span, &Statement<'_>> = HashMap::new();
    for statement in context.quotations.iter().chain(&context.claims) {
        for citation in statement.citations().iter().filter(|citation| citation.key == TO_COME) {
            waiting.entry(citation.place(citation.at_span)).or_insert(statement);
        }
    }
    for citation in context.document.syntax.citations().filter(|citation| citation.key == TO_COME) {
        let span = citation.place(citation.at_span);
        let message = match waiting.get(&span) {
            Some(statement) => format!("The source of {} is still to come.", context.name(statement)),
            None => "A source is still to come here.".to_owned(),
        };
        found.push(Diagnostic::new(&RULE, span, message));
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
