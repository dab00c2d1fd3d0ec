//! `stray-closing-quote`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::syntax::UnpairedKind;

pub(super) static RULE: Rule = Rule {
    code: "stray-closing-quote",
    severity: Severity::Warning,
    summary: "A quotation mark closes and nothing opened it",
    why: "A reader cannot tell where the quoted words begin.",
    fires: "The bond then passed without debate,” and the meeting ended.\n",
    silent: "The bond then passed without debate, and the meeting ended.\n",
    waits: true,
    is_on: true,
    fixes: &["open the quotation where it may begin", "take the mark out"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let unpaired = context.document.syntax.unpaired_of(context.index);
    for unpaired in unpaired.filter(|unpaired| unpaired.kind == UnpairedKind::StrayClosing) {
        let span = unpaired.place(unpaired.span);
        let mark = context.document.text.slice(span);
        let message = format!("No {} opens what this {mark} closes.", unpaired.partner);
        found.push(Diagnostic::new(&RULE, span, message));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn the_missing_mark_is_named() {
        check(&expect![[r#"
            //- /a.ibid
            The bond passed without debate», and the meeting ended.
                                          ^ warning stray-closing-quote: No « opens what this » closes.

            The boys’ claim stands.
        "#]]);
    }
}
