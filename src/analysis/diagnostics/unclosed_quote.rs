//! `unclosed-quote`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::syntax::UnpairedKind;

pub(super) static RULE: Rule = Rule {
    code: "unclosed-quote",
    severity: Severity::Warning,
    summary: "A quotation mark opens and nothing closes it",
    why: "A reader cannot tell where the quoted words end and the writer's own begin.",
    fires: "“My phone did not stop for a week, Castellano recalls, and none of it was about the bond.\n",
    silent: "“My phone did not stop for a week,” <!-- ibid-ignore unsourced-quote: by telephone --> Castellano recalls.\n",
    waits: true,
    is_on: true,
    fixes: &["close the quotation where it may end", "take the mark out"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let unpaired = context.document.syntax.unpaired_of(context.index);
    for unpaired in unpaired.filter(|unpaired| unpaired.kind == UnpairedKind::Unclosed) {
        let span = unpaired.place(unpaired.span);
        let mark = context.document.text.slice(span);
        let message = format!("No {} closes what this {mark} opens.", unpaired.partner);
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
            She said: «Ainsi fait. Nobody went on.
                      ^ warning unclosed-quote: No » closes what this « opens.

            “One paragraph
            ^ warning unclosed-quote: No ” closes what this “ opens.

            And another.
        "#]]);
    }

    #[test]
    fn a_quotation_over_paragraphs_is_closed_once() {
        check(&expect![[r#"
            //- /a.ibid
            “It went on and on, she said.

            “And then it ended,” she said [@TK].
                                           ^^^ information source-to-come: The source of “It went on and on, she said. And then …” is still to come.
        "#]]);
    }
}
