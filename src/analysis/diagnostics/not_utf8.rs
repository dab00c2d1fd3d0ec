//! `not-utf8`

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity};

pub(super) static RULE: Rule = Rule {
    code: "not-utf8",
    severity: Severity::Error,
    summary: "A document is not UTF-8",
    why: "Pandoc and editors show it damaged, and ibid does not check it.",
    fires: "“Das ist unm\u{fffd}glich”, sagte sie.\n",
    silent: "Das ist unmöglich.\n",
    waits: false,
    is_on: true,
    fixes: &[],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Document(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(span) = context.document.undecodable {
        let message = "This file is not UTF-8, as this byte shows; nothing in it is checked.";
        found.push(Diagnostic::new(&RULE, span, message));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn the_first_byte_that_is_none_is_marked() {
        check(&expect![[r#"
            //- /a.ibid
            We ate at a caf
        "#]]);
    }
}
