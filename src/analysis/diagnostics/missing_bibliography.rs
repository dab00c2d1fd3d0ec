//! `missing-bibliography`

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity};
use crate::workspace::{Config, MissingBibliography, Snapshot};

pub(super) static RULE: Rule = Rule {
    code: "missing-bibliography",
    severity: Severity::Error,
    summary: "A file named by `bibliography:`, or by `sources` in `ibid.toml`, is absent or cannot be read",
    why: "Every key of that file is undefined; one message at its name says so instead of one at each citation.",
    fires: "\
---
bibliography: no-such-file.bib
---

Five copies survive [@wills-1992].
",
    silent: "\
---
references:
- id: wills-1992
  type: book
  title: Lincoln at Gettysburg
  issued: 1992
---

Five copies survive [@wills-1992].
",
    waits: true,
    is_on: true,
    fixes: &["put the name of a library nearby that is nearly it", "create the file"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Document(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let by_itself = context.sources.missing.iter().filter(|missing| missing.by == context.document.path);
    found.extend(by_itself.map(diagnostic));
}

/// The same in a file that names libraries for documents.
pub(super) fn in_config(snapshot: &Snapshot, config: &Config, found: &mut Vec<Diagnostic>) {
    found.extend(snapshot.missing_of_config(config).iter().map(diagnostic));
}

fn diagnostic(missing: &MissingBibliography) -> Diagnostic {
    let message = format!("The bibliography `{}` cannot be read: {}.", missing.name, missing.reason);
    Diagnostic::new(&RULE, missing.span, message)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn each_absent_file_is_reported_where_it_is_named() {
        check(&expect![[r#"
            //- /article.md
            ---
            bibliography:
            - refs.bib
            - more/refs.bib
              ^^^^^^^^^^^^^ error missing-bibliography: The bibliography `more/refs.bib` cannot be read: no such file.
            - "absent file.bib"
               ^^^^^^^^^^^^^^^ error missing-bibliography: The bibliography `absent file.bib` cannot be read: no such file.
            ---
            //- /refs.bib
            @book{a}
        "#]]);
    }
}
