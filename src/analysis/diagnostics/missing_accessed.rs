//! `missing-accessed`

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity, web};

pub(super) static RULE: Rule = Rule {
    code: "missing-accessed",
    severity: Severity::Hint,
    summary: "A source on the web does not say when it was read",
    why: "Pages change: what stood there is what stood there on that day.",
    fires: "\
---
ibid: {rules: {missing-accessed: on}}
references:
- id: minutes-2025
  type: webpage
  issued: 2025-12-02
---

The council left it to the reader [@minutes-2025].
",
    silent: "\
---
ibid: {rules: {missing-accessed: on}}
references:
- id: minutes-2025
  type: webpage
  issued: 2025-12-02
  accessed: 2025-12-03
---

The council left it to the reader [@minutes-2025].
",
    waits: false,
    is_on: false,
    fixes: &["add today's date to the entry"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Document(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    web::in_library(&RULE, &context.document.metadata.library, found);
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn pages_are_read_on_a_day() {
        check(&expect![[r#"
            ---
            ibid: {rules: {missing-accessed: on}}
            nocite: '@*'
            references:
            - {id: page, type: webpage, title: Minutes}
                   ^^^^ hint missing-accessed: `page` is on the web and does not say when it was `accessed`.
            - {id: read, type: webpage, accessed: 2025-12-03}
            - {id: speech, type: speech, author: [{family: Lee}], issued: 2025}
            ---
        "#]]);
    }
}
