//! `unused-source`

use std::collections::HashSet;

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::nocite::{ALL, nocite};
use crate::sources::{Entry, FieldName};

pub(super) static RULE: Rule = Rule {
    code: "unused-source",
    severity: Severity::Hint,
    summary: "An entry of the document's own metadata that nothing in it cites",
    why: "A source that nobody is told of was dropped on the way, or its citation was.",
    fires: "\
---
references:
- id: wills-1992
  type: book
  title: Lincoln at Gettysburg
---

Five copies survive.
",
    silent: "\
---
references:
- id: wills-1992
  type: book
  title: Lincoln at Gettysburg
---

Five copies survive [@wills-1992].
",
    waits: true,
    is_on: true,
    fixes: &["remove the entry"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Cited(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let entries = context.document.metadata.library.entries();
    if entries.is_empty() {
        return;
    }
    let listed: HashSet<String> = nocite(context.document).into_iter().map(|nocite| nocite.key).collect();
    if listed.contains(ALL) {
        return;
    }
    let is_named = |key: &str| listed.contains(key) || context.document.syntax.has_cited(key);
    let (mut used, mut unused): (Vec<&Entry>, Vec<&Entry>) =
        entries.iter().partition(|entry| keys(entry).any(is_named));
    // What a used entry refers to is used. A library that others share too does not know the entries of a document.
    while let Some(entry) = used.pop() {
        let referred: HashSet<&str> = references(entry).collect();
        if !referred.is_empty() {
            used.extend(unused.extract_if(.., |entry| keys(entry).any(|key| referred.contains(key))));
        }
    }
    for entry in unused {
        let message = format!("Nothing here cites `{}`.", entry.key);
        found.push(Diagnostic::new(&RULE, entry.span, message).unnecessary());
    }
}

/// The keys that an entry can be cited by.
fn keys(entry: &Entry) -> impl Iterator<Item = &str> {
    std::iter::once(entry.key.as_str()).chain(entry.aliases.iter().map(|(alias, _)| alias.as_str()))
}

/// The keys of other entries that an entry needs, or sends its readers to.
fn references(entry: &Entry) -> impl Iterator<Item = &str> {
    let refers = |name: &FieldName| match name {
        FieldName::QuotedIn => true,
        FieldName::Other(name) => {
            matches!(name.as_str(), "crossref" | "xref" | "xdata" | "related" | "entryset" | "parent")
        }
        _ => false,
    };
    let fields = entry.fields.iter().filter(move |field| refers(&field.name));
    let keys = fields.filter_map(|field| field.text()).flat_map(|text| text.split([',', ' ']));
    keys.map(|key| key.strip_prefix('@').unwrap_or(key)).filter(|key| !key.is_empty())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn a_document_may_name_a_source_in_many_ways() {
        check(&expect![[r#"
            //- /article.md
            ---
            bibliography: a.bib
            nocite: |
              @listed, and
              @nobody
              ^^^^^^^ error undefined-source: No source has the key `nobody`.
            references:
            - {id: cited, type: book}
            - {id: listed, type: book}
            - id: unused
            ^^^^^^^^^^^^… hint unused-source: Nothing here cites `unused`.
              type: book
            - {id: noted, type: book, quoted-in: '@quoted'}
            - {id: quoted, type: book, crossref: parent}
            - {id: parent, type: book}
            - {id: quoted-by-unused, type: book}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `quoted-by-unused`.
            - {id: unused-too, type: book, quoted-in: quoted-by-unused}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `unused-too`.
            ---

            So [@cited].[^1]

            [^1]: @noted
            //- /a.bib
            @book{shared}
        "#]]);
    }

    #[test]
    fn all_may_be_listed() {
        check(&expect![[r#"
            ---
            nocite: '@*'
            references:
            - {id: unused, type: book}
            ---
        "#]]);
    }
}
