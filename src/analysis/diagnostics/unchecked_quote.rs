//! `unchecked-quote`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::verification::Outcome;
use crate::verify::Verdict;
use crate::workspace::Checking;

pub(super) static RULE: Rule = Rule {
    code: "unchecked-quote",
    severity: Severity::Hint,
    summary: "Nobody has checked the words of a quotation against its source",
    why: "A reader takes words between quotation marks for checked.",
    fires: "\
---
ibid: {rules: {unchecked-quote: on}}
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
---

“The world will little note, nor long remember what we say here,” he said [@lincoln-1863].
",
    silent: "\
---
ibid: {rules: {unchecked-quote: on}}
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
  transcript: gettysburg.txt
---

“The world will little note, nor long remember what we say here,” he said [@lincoln-1863].

//- /gettysburg.txt
The world will little note, nor long remember what we say here.
",
    waits: true,
    is_on: false,
    fixes: &["mark it as checked"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for (quotation, verification) in context.verified() {
        // What is not in its source's words was checked, and is reported as that.
        let is_checked = match verification.outcome {
            Some(Outcome::Compared(verdict)) => verdict != Verdict::TooShort,
            Some(Outcome::Translated) | None => false,
        };
        // What was checked as something else is `stale-check`'s.
        let is_checked = is_checked || context.document.checking(quotation) != Checking::Never;
        let has_source = !context.own_sources(quotation).is_empty();
        if has_source && !is_checked && !verification.is_reading {
            let message = format!("Nobody has checked {} against the source.", context.name(quotation));
            found.push(Diagnostic::new(&RULE, quotation.span, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn what_can_be_compared_is_checked() {
        check(&expect![[r#"
            //- /a.md
            ---
            ibid: {rules: {unchecked-quote: on}}
            references:
            - {id: a, type: speech, author: [{family: Lincoln}], issued: 1863, transcript: a.txt}
            - {id: b, type: speech, author: [{family: Lincoln}], issued: 1863}
            - {id: c, type: speech, author: [{family: Lincoln}], issued: 1863, transcript: c.txt}
                                                                                           ^^^^^ error missing-transcript: `c.txt` cannot be read: no such file.
            ---

            “The world will little note what we say here,” Lincoln said [@a].

            “The world will hardly note what we say here,” Lincoln said [@a].
                            ^^^^^^ warning misquote: The source has “little” here, not “hardly” (`a`, line 1).

            “The world will little note what we say here,” Lincoln said [@b].
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unchecked-quote: Nobody has checked these words of Lincoln against the source.

            “The world will little note what we say here,” Lincoln said [@c].
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unchecked-quote: Nobody has checked these words of Lincoln against the source.

            “The world will little note what we say here,” Lincoln said [@TK].
                                                                         ^^^ information source-to-come: The source of these words of Lincoln is still to come.

            “The world will little note what we say here,” Lincoln said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for these words of Lincoln.
            //- /a.txt
            The world will little note what we say here.
        "#]]);
    }
}
