//! `secondary-source`

use std::sync::Arc;

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::FileSpan;
use crate::sources::FieldName;

pub(super) static RULE: Rule = Rule {
    code: "secondary-source",
    severity: Severity::Hint,
    summary: "A quotation is taken from where somebody else quotes it",
    why: "Who copies a quotation copies its mistakes: the original may say something else.",
    fires: "\
---
ibid: {rules: {secondary-source: on}}
references:
- id: chicago-times-1863
  type: article-newspaper
  speaker: Chicago Times
  issued: 1863-11
  quoted-in: platt-1989
- id: platt-1989
  type: book
  issued: 1989
---

“The cheek of every American must tingle with shame,” the Chicago Times wrote [@chicago-times-1863].
",
    silent: "\
---
ibid: {rules: {secondary-source: on}}
references:
- id: chicago-times-1863
  type: article-newspaper
  speaker: Chicago Times
  issued: 1863-11
---

“The cheek of every American must tingle with shame,” the Chicago Times wrote [@chicago-times-1863].
",
    waits: false,
    is_on: false,
    fixes: &[],
    options: &[],
    repeats: Repeats::OncePerMessage,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    // Once for an entry, where it is first cited for a quotation.
    for (citation, source) in context.quotations.iter().flat_map(|quotation| context.cited(quotation)) {
        let Some(field) = source.entry.field(&FieldName::QuotedIn) else { continue };
        let other = field.text().unwrap_or_default().trim();
        let message = format!("`{}` is known from `{other}` alone.", citation.key);
        let place = FileSpan { path: Arc::clone(source.path), span: field.span };
        let finding = Diagnostic::new(&RULE, citation.place(citation.at_span), message);
        found.push(finding.see(place, "where it was taken from"));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn an_entry_is_reported_once() {
        check(&expect![[r#"
            ---
            ibid: {rules: {secondary-source: on}}
            references:
            - {id: kennedy, type: speech, author: [{family: Kennedy, given: John F.}], quoted-in: biden, issued: 1961}
            - {id: biden, type: speech, author: [{family: Biden, given: Joe}], issued: 2020}
            ---

            “The torch has been passed to a new generation,” Kennedy said [@kennedy]. “The torch has been passed on,” Kennedy said [@kennedy].
                                                                           ^^^^^^^^ hint secondary-source: `kennedy` is known from `biden` alone.

            “The torch has been passed to a new generation,” Biden said [@biden].
        "#]]);
    }
}
