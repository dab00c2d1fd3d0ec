//! `unsourced-quote`

use super::context::Gap;
use super::{Context, Diagnostic, Rule, Severity};
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
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for quotation in context.quotations() {
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
