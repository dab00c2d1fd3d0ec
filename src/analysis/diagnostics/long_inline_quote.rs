//! `long-inline-quote`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, RuleOption, Severity};
use crate::syntax::StatementKind;

pub(super) static RULE: Rule = Rule {
    code: "long-inline-quote",
    severity: Severity::Hint,
    summary: "A quotation in running text is so long that it is better set off",
    why: "In a long one a reader loses sight of who is speaking.",
    fires: "\
---
ibid: {rules: {long-inline-quote: on}}
references:
- {id: lincoln-1863, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863-11-19}
---

“It is for us the living, rather, to be dedicated here to the unfinished work which they who fought here have thus far so
nobly advanced. It is rather for us to be here dedicated to the great task remaining before us, that from these honored
dead we take increased devotion to that cause,” he said [@lincoln-1863].
",
    silent: "\
---
ibid: {rules: {long-inline-quote: on}}
references:
- {id: lincoln-1863, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863-11-19}
---

“It is for us the living, rather, to be dedicated here to the unfinished work,” he said [@lincoln-1863].
",
    waits: true,
    is_on: false,
    fixes: &[],
    options: &[WORDS],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

/// With more words than this a quotation is long.
const WORDS: RuleOption =
    RuleOption { name: "words", summary: "How many words a quotation in running text may have.", default: 50 };

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let limit = RULE.option(WORDS.name, &context.settings) as usize;
    for quotation in context.quotations.iter().filter(|it| it.kind == StatementKind::InlineQuotation) {
        let count = quotation.text(&context.document.text).split_whitespace().count();
        if count > limit {
            let message = format!("These are {count} words: set more than {limit} off as a block.");
            found.push(Diagnostic::new(&RULE, quotation.span, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn how_long_is_long_can_be_set() {
        check(&expect![[r#"
            //- /a.md
            ---
            ibid: {rules: {long-inline-quote: {severity: hint, words: 7}, unsourced-quote: off}}
            ---

            “The world will little note it,” he said. “The world will little note what we say here,” he said.
                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint long-inline-quote: These are 9 words: set more than 7 off as a block.

            > The world will little note what we say here.
        "#]]);
    }
}
