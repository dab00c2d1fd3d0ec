//! `missing-archive`

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity, web};

pub(super) static RULE: Rule = Rule {
    code: "missing-archive",
    severity: Severity::Hint,
    summary: "A source on the web has no archived copy",
    why: "Pages change and go; a copy shows what stood there.",
    fires: "\
---
ibid: {rules: {missing-archive: on}}
references:
- id: minutes-2025
  type: webpage
  issued: 2025-12-02
  URL: https://example.org/minutes
---

The council left it to the reader [@minutes-2025].
",
    silent: "\
---
ibid: {rules: {missing-archive: on}}
references:
- id: minutes-2025
  type: webpage
  issued: 2025-12-02
  URL: https://example.org/minutes
  archive-url: https://web.archive.org/web/2025/https://example.org/minutes
---

The council left it to the reader [@minutes-2025].
",
    waits: false,
    is_on: false,
    fixes: &["add an `archive-url` to the entry, for you to fill in"],
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
    fn a_copy_in_an_archive_may_be_the_address() {
        check(&expect![[r#"
            ---
            ibid: {rules: {missing-archive: on}}
            nocite: '@*'
            references:
            - {id: page, type: webpage, URL: 'https://example.org'}
                   ^^^^ hint missing-archive: `page` is on the web and has no `archive-url`: no copy of it is known.
            - {id: kept, type: webpage, URL: 'https://web.archive.org/web/2020/https://example.org'}
            - {id: perma, type: post-weblog, URL: 'https://perma.cc/ABCD-1234'}
            - {id: url, type: post, archive-url: 'https://archive.ph/x'}
            ---
        "#]]);
    }
}
