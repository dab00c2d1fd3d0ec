//! `missing-bibliography`

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity};
use crate::sources::Metadata;
use crate::sources::tree::Content;
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
    in_metadata(&context.document.metadata, found);
}

/// The same in a file that names libraries for documents.
pub(super) fn in_config(snapshot: &Snapshot, config: &Config, found: &mut Vec<Diagnostic>) {
    found.extend(snapshot.missing_of_config(config).iter().map(diagnostic));
    in_metadata(&config.metadata, found);
}

/// What in `bibliography:` is no name of a file. One that is still to be written is none either.
fn in_metadata(metadata: &Metadata, found: &mut Vec<Diagnostic>) {
    let fields = metadata.fields().iter().filter(|pair| pair.key == "bibliography");
    let items = fields.flat_map(|pair| pair.value.items()).filter(|item| !item.is_null() && item.text().is_none());
    found.extend(items.map(|item| {
        let what = if matches!(item.content, Content::Mapping(_)) { "a map" } else { "a list within a list" };
        let message =
            format!("`bibliography` must be a file or a list of files, as in `[refs.bib, more.json]`, not {what}.");
        Diagnostic::new(&RULE, item.span, message)
    }));
}

fn diagnostic(missing: &MissingBibliography) -> Diagnostic {
    if missing.name.trim().is_empty() {
        return Diagnostic::new(&RULE, missing.span, "No bibliography is named between these quotation marks.");
    }
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
            - {a: b}
              ^^^^^^ error missing-bibliography: `bibliography` must be a file or a list of files, as in `[refs.bib, more.json]`, not a map.
            - [c]
              ^^^ error missing-bibliography: `bibliography` must be a file or a list of files, as in `[refs.bib, more.json]`, not a list within a list.
            - ""
               ^ error missing-bibliography: No bibliography is named between these quotation marks.
            -
            ---
            //- /refs.bib
            @book{a}
        "#]]);
    }
}
