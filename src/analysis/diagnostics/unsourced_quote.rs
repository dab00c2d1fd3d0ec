//! `unsourced-quote`

use super::context::Gap;
use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::syntax::Need;

pub(super) static RULE: Rule = Rule {
    code: "unsourced-quote",
    severity: Severity::Warning,
    summary: "A quotation has no source",
    why: "A reader who doubts a quotation, or wants to know what was said before and after it, needs to know where it is from.",
    fires: "“Four score and seven years ago our fathers brought forth a new nation,” Lincoln said.\n",
    silent: "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
---

“Four score and seven years ago our fathers brought forth a new nation,” Lincoln said [@lincoln-1863].
",
    waits: false,
    is_on: true,
    fixes: &[
        "cite the source that has the words, or one of the same speaker",
        "create a source entry from the attribution",
        "mark the source as still to come",
    ],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for quotation in &context.quotations {
        let Some(gap) = context.gap(quotation) else { continue };
        let name = context.name(quotation);
        let finding = match gap {
            Gap::NoSource => {
                let finding = Diagnostic::new(&RULE, quotation.span, format!("No source for {name}."));
                let is_quotation = quotation.need == Need::Yes || context.is_about_sources();
                if is_quotation { finding } else { finding.at(Severity::Hint) }
            }
            Gap::OnlyParagraph => Diagnostic::new(
                &RULE,
                quotation.span,
                format!("Only the citation at the end of the paragraph covers {name}."),
            )
            .at(Severity::Hint),
        };
        found.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;
    use crate::analysis::diagnostics::tests::check_with;
    use crate::workspace::{CitationReach, Settings};

    #[test]
    fn the_speaker_is_named_where_the_text_names_one() {
        check(&expect![[r#"
            ---
            references: []
            ---

            “If you came for the short one, you are two hours early,” Ray Castellano told the hall.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for these words of Ray Castellano.

            “If you came for the short one, you are two hours early,” a resident said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “If you came for the short one, you are …”.

            > Mr. Everett has had fifty years of neglect for speaking too long.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^… warning unsourced-quote: No source for these words of Eunice Harlan.
            > I propose that we sit still.
            >
            > — Eunice Harlan, 1913
        "#]]);
    }

    #[test]
    fn a_block_that_nobody_is_said_to_speak_counts_where_sources_are_declared() {
        check(&expect![[r#"
            ---
            ibid: true
            ---

            Here it is.

            > We sat still until the end, and then we clapped for a long time.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unsourced-quote: No source for “We sat still until the end, and then we …”.
        "#]]);
        check(&expect![[r#"
            ---
            references: []
            ---

            Here it is.

            > We sat still until the end, and then we clapped for a long time.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “We sat still until the end, and then we …”.
        "#]]);
        check(&expect![[r#"
            //- /a.ibid
            Here it is.

            > We sat still until the end, and then we clapped for a long time.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “We sat still until the end, and then we …”.
        "#]]);
    }

    #[test]
    fn terms_and_titles_need_none() {
        check(&expect![[r#"
            //- /a.ibid
            The event is called “short one” here, and the “omission” is not.
        "#]]);
    }

    #[test]
    fn a_citation_at_the_end_of_the_paragraph_reaches_as_far_as_the_setting_says() {
        check(&expect![[r#"
            ---
            references: [{id: a, type: speech, author: [{literal: A}], issued: 2001}]
            ---

            “The choice of copy shall rest with the reader,” she said. Nobody objected [@a].
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unsourced-quote: Only the citation at the end of the paragraph covers “The choice of copy shall rest with the …”.
        "#]]);
        check_with(
            Settings { citation_reach: CitationReach::Paragraph, ..Settings::default() },
            &expect![[r#"
            ---
            references: [{id: a, type: speech, author: [{literal: A}], issued: 2001}]
            ---

            “The choice of copy shall rest with the reader,” she said. Nobody objected [@a].
        "#]],
        );
    }

    #[test]
    fn an_undefined_source_is_another_rules() {
        check(&expect![[r#"
            //- /a.ibid
            “The choice of copy shall rest with the reader,” she said [@a].
                                                                       ^^ error undefined-source: No source has the key `a`.
        "#]]);
    }
}
