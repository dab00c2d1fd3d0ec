//! `missing-url`

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity, web};

pub(super) static RULE: Rule = Rule {
    code: "missing-url",
    severity: Severity::Hint,
    summary: "A source on the web has no `URL`",
    why: "Nobody can look at it.",
    fires: "\
---
ibid: {rules: {missing-url: on}}
references:
- id: minutes-2025
  type: webpage
  issued: 2025-12-02
---

The council left it to the reader [@minutes-2025].
",
    silent: "\
---
ibid: {rules: {missing-url: on}}
references:
- id: minutes-2025
  type: webpage
  issued: 2025-12-02
  URL: https://example.org/minutes
---

The council left it to the reader [@minutes-2025].
",
    waits: false,
    is_on: false,
    fixes: &["add a `URL` to the entry, for you to fill in"],
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
    fn sources_on_the_web_have_an_address() {
        check(&expect![[r#"
            //- /a.md
            ---
            ibid: {rules: {missing-url: on}}
            nocite: '@*'
            bibliography: a.bib
            references:
            - {id: page, type: webpage, title: Minutes}
                   ^^^^ hint missing-url: `page` is on the web and has no `URL`.
            - {id: post, type: post, DOI: 10.1000/182}
            - {id: own, type: book}
            ---
            //- /a.bib
            @online{blog, title = {A blog}}
                    ^^^^ warning missing-url: `blog` is on the web and has no `URL`.
            @online{other, title = {A blog}, url = {https://example.org}}
            @book{book, title = {A book}}
            //- /ibid.toml
            [rules]
            missing-url = "warning"
        "#]]);
    }
}
