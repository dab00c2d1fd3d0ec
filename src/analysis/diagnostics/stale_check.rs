//! `stale-check`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::sign_off::when;
use crate::analysis::shared::words::listed;
use crate::workspace::Checking;

pub(super) static RULE: Rule = Rule {
    code: "stale-check",
    severity: Severity::Warning,
    summary: "A quotation was checked, and has changed since",
    why: "What was checked by telephone is not what will be printed.",
    fires: "\
---
references:
- {id: lincoln-1863, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863-11-19}
---

“The world will hardly note, nor long remember what we say here,” he said [@lincoln-1863].

//- /.ibid-checked
613275994cca0801 12 426234562e985b6605aed9daad52851f 2026-11-20 @lincoln-1863 MT
",
    silent: "\
---
references:
- {id: lincoln-1863, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863-11-19}
---

“The world will little note, nor long remember what we say here,” he said [@lincoln-1863].

//- /.ibid-checked
613275994cca0801 12 426234562e985b6605aed9daad52851f 2026-11-20 @lincoln-1863 MT
",
    waits: true,
    is_on: true,
    fixes: &["mark it as checked again"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let statements = context.quotations.iter().chain(&context.claims);
    // One whose source was taken away is without a source, whatever it was.
    for statement in statements.filter(|statement| !statement.lacks_source()) {
        let message = match context.document.checking(statement) {
            Checking::Never | Checking::Valid(_) => continue,
            Checking::OtherWords(it) => format!("{} checked this on {}, when it had other words.", it.by, when(it)),
            Checking::OtherKeys(it) => {
                let own: Vec<String> =
                    statement.citations().iter().map(|citation| format!("`{}`", citation.key)).collect();
                let (own, known) =
                    (against(&own), against(&it.of.keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>()));
                format!("{} checked this on {} against {known}, not against {own}.", it.by, when(it))
            }
        };
        found.push(Diagnostic::new(&RULE, statement.span, message));
    }
}

fn against(keys: &[String]) -> String {
    if keys.is_empty() { "no source".to_owned() } else { listed(keys, "and") }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn what_was_checked_is_what_it_was() {
        check(&expect![[r#"
            //- /a.ibid
            ---
            references:
            - {id: lincoln-1863, type: speech, author: [{family: Lincoln}], issued: 1863}
            - {id: hay, type: book, author: [{family: Hay}], issued: 1890}
            ---

            “The world will little note, nor long remember what we say here,” he said [@lincoln-1863].

            “The world will hardly note, nor long remember what we say here,” he said [@lincoln-1863].
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning stale-check: MT checked this on 20 November 2026, when it had other words.

            “The world will little note, nor long remember what we say here,” he said [@hay].
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning stale-check: MT checked this on 20 November 2026 against `lincoln-1863`, not against `hay`.

            “Four score and seven years ago our fathers brought forth a nation,” he said [@lincoln-1863].
            //- /.ibid-checked
            613275994cca0801 12 426234562e985b6605aed9daad52851f 2026-11-20 @lincoln-1863 MT
        "#]]);
    }
}
