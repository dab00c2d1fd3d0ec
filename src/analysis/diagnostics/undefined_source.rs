//! `undefined-source`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::key::TO_COME;
use crate::analysis::shared::nocite::{ALL, Nocite, nocite};
use crate::syntax::{BlockKind, CitationGroup, GroupKind, Placed};
use crate::text::{Span, Text};

pub(super) static RULE: Rule = Rule {
    code: "undefined-source",
    severity: Severity::Error,
    summary: "A cited key is defined nowhere",
    why: "The citation leads nowhere: Pandoc prints the key with a question mark where the source should be.",
    fires: "\
---
references:
- id: wills-1992
  type: book
  title: Lincoln at Gettysburg
  issued: 1992
---

Five copies survive [@wills-1982], he wrote [@wills-1992].
",
    silent: "\
---
references:
- id: wills-1992
  type: book
  title: Lincoln at Gettysburg
  issued: 1992
---

Five copies survive [@wills-1992], he wrote [@wills-1992].
",
    waits: true,
    is_on: true,
    fixes: &[
        "copy the entry from another document of the folder",
        "put the key that is nearly it",
        "create the source entry",
    ],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    // A bibliography that cannot be read, or is not read yet, may define it.
    if !context.sources.is_complete() {
        return;
    }
    in_nocite(context, found);
    for group in context.document.syntax.groups_of(context.index) {
        let is_mention = is_mention(&group, &context.document.text) && !context.document.declares_sources();
        for citation in &group.fact.citations {
            let key = citation.key.as_str();
            if key == TO_COME || context.sources.get(key).is_some() {
                continue;
            }
            let near = context.near_key(key);
            if near.is_some() || !is_mention {
                found.push(Diagnostic::new(&RULE, group.place(citation.at_span), message(key, near)));
            }
        }
    }
}

/// The same in `nocite:`, if the block is the metadata that it stands in.
fn in_nocite(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let block = context.document.syntax.block_at(context.index);
    let Some(block) = block.filter(|block| matches!(block.kind, BlockKind::Metadata(_))) else { return };
    for Nocite { key, at_span, .. } in nocite(context.document) {
        let is_defined = key == ALL || key == TO_COME || context.sources.get(&key).is_some();
        if !is_defined && block.all().covers(at_span) {
            found.push(Diagnostic::new(&RULE, at_span, message(&key, context.near_key(&key))));
        }
    }
}

fn message(key: &str, near: Option<String>) -> String {
    match near {
        Some(near) => format!("No source has the key `{key}`; did you mean `{near}`?"),
        None => format!("No source has the key `{key}`."),
    }
}

/// Whether it is a bare `@name` or `@{name}`: people are mentioned so, and versions of things (`markup.md` §4). A
/// bracket that touches the name is part of it: `@dependabot[bot]`, `@array[1]`.
fn is_mention(group: &Placed<'_, CitationGroup>, text: &Text) -> bool {
    let [one] = group.fact.citations.as_slice() else { return false };
    let rest = Span::new(one.at_span.end(), group.span.end());
    group.kind == GroupKind::Narrative && (rest.is_empty() || text.slice(group.place(rest)).starts_with('['))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn a_near_key_is_proposed() {
        check(&expect![[r#"
            ---
            references: [{id: wills-1992, type: book, issued: 1992}]
            ---

            So he wrote [@wills-1992; see @wills-1982, p. 3; -@basler].
                                          ^^^^^^^^^^^ error undefined-source: No source has the key `wills-1982`; did you mean `wills-1992`?
                                                             ^^^^^^^^ error undefined-source: No source has the key `basler`.

            - As @Wills-1992 says.[^1]
                 ^^^^^^^^^^^ error undefined-source: No source has the key `Wills-1992`; did you mean `wills-1992`?

            [^1]: @nobody
                  ^^^^^^^ error undefined-source: No source has the key `nobody`.
        "#]]);
    }

    #[test]
    fn a_mention_is_undefined_only_where_sources_are_declared() {
        check(&expect![[r#"
            ---
            references: [{id: wills-1992, type: book, issued: 1992}]
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `wills-1992`.
            ---

            Thanks to @anna and @wills-1982, @anna [p. 3] and [@anna].
                      ^^^^^ error undefined-source: No source has the key `anna`.
                                ^^^^^^^^^^^ error undefined-source: No source has the key `wills-1982`; did you mean `wills-1992`?
                                             ^^^^^ error undefined-source: No source has the key `anna`.
                                                               ^^^^^ error undefined-source: No source has the key `anna`.
        "#]]);
        check(&expect![[r#"
            ---
            ibid: true
            ---

            Thanks to @anna and @wills-1982, @dependabot[bot], @anna [p. 3] and [@anna].
                                                               ^^^^^ error undefined-source: No source has the key `anna`.
                                                                                 ^^^^^ error undefined-source: No source has the key `anna`.
        "#]]);
    }

    #[test]
    fn a_bibliography_that_cannot_be_read_may_define_anything() {
        check(&expect![[r#"
            //- /article.md
            ---
            bibliography: [refs.bib, absent.bib]
                                     ^^^^^^^^^^ error missing-bibliography: The bibliography `absent.bib` cannot be read: no such file.
            ---

            So [@a].
            //- /refs.bib
            @book{b}
        "#]]);
    }

    #[test]
    fn a_source_to_come_is_not_undefined() {
        check(&expect![[r#"
            ---
            references: [{id: t, type: book, issued: 1992}]
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `t`.
            ---

            So he wrote [@TK].
                         ^^^ information source-to-come: A source is still to come here.
        "#]]);
    }
}
