//! `malformed-citation`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::words::first_words;
use crate::syntax::{ExampleLabel, MalformedKind};

pub(super) static RULE: Rule = Rule {
    code: "malformed-citation",
    severity: Severity::Warning,
    summary: "Brackets meant as a citation are read as something else by Pandoc",
    why: "What is printed names one source where the writer meant two, or shows the brackets as they are.",
    fires: "\
---
references:
- {id: boritt-2006, type: book, title: The Gettysburg Gospel, issued: 2006}
- {id: wills-1992, type: book, title: Lincoln at Gettysburg, issued: 1992}
---

The papers took sides [@boritt-2006, @wills-1992].
",
    silent: "\
---
references:
- {id: boritt-2006, type: book, title: The Gettysburg Gospel, issued: 2006}
- {id: wills-1992, type: book, title: Lincoln at Gettysburg, issued: 1992}
---

The papers took sides [@boritt-2006; @wills-1992].
",
    waits: true,
    is_on: true,
    fixes: &["put a semicolon between the sources, and take out what stands beside nothing"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for malformed in context.document.syntax.malformed_of(context.index) {
        let span = malformed.place(malformed.span);
        let written = first_words(&context.document.text.slice(span));
        let message = match malformed.kind {
            MalformedKind::CommaBetweenKeys | MalformedKind::NothingBetweenKeys => {
                format!("Pandoc reads `{written}` as one source and a remark; put a semicolon between sources.")
            }
            MalformedKind::EmptyItem => {
                format!("Pandoc does not read `{written}` as a citation: a semicolon has nothing on one side.")
            }
            MalformedKind::ItemWithoutKey => {
                format!("Pandoc does not read `{written}` as a citation: a part of it has no key.")
            }
            MalformedKind::AdjacentGroups => {
                format!(
                    "Pandoc reads `{written}` as a link; put both sources into one pair of brackets, a semicolon between."
                )
            }
        };
        found.push(Diagnostic::new(&RULE, span, message));
    }
    number_of_example(context, found);
}

/// `@key.` that opens a paragraph or a footnote: the number of an example list to Pandoc, and from then on `@key` is that
/// number everywhere.
fn number_of_example(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(block) = context.document.syntax.block_at(context.index) else { return };
    let is_key = |label: &ExampleLabel| context.sources.get(&label.label).is_some();
    for label in block.fact.examples.iter().filter(|label| is_key(label)) {
        let span = block.place(label.span);
        let message = format!(
            "Pandoc reads `{}` as the number of an example list, not as a citation; put it into brackets: `[@{}]`.",
            context.document.text.slice(span),
            label.label
        );
        found.push(Diagnostic::new(&RULE, span, message));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn each_kind_says_what_pandoc_makes_of_it() {
        check(&expect![[r#"
            ---
            references: [{id: a, type: book}, {id: b, type: book}]
            ---

            So [@a, @b] and [@a @b], [@a;] and [@a; emphasis added], [@a][@b], and [@a; @b].
               ^^^^^^^^ warning malformed-citation: Pandoc reads `[@a, @b]` as one source and a remark; put a semicolon between sources.
                            ^^^^^^^ warning malformed-citation: Pandoc reads `[@a @b]` as one source and a remark; put a semicolon between sources.
                                     ^^^^^ warning malformed-citation: Pandoc does not read `[@a;]` as a citation: a semicolon has nothing on one side.
                                               ^^^^^^^^^^^^^^^^^^^^ warning malformed-citation: Pandoc does not read `[@a; emphasis added]` as a citation: a part of it has no key.
                                                                     ^^^^^^^^ warning malformed-citation: Pandoc reads `[@a][@b]` as a link; put both sources into one pair of brackets, a semicolon between.
        "#]]);
    }

    #[test]
    fn the_number_of_an_example_that_is_a_key_is_meant_as_a_citation() {
        check(&expect![[r#"
            ---
            references: [{id: a, type: book}]
                         ^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `a`.
            ---

            It is so.[^1]

            [^1]: @a.
                  ^^^ warning malformed-citation: Pandoc reads `@a.` as the number of an example list, not as a citation; put it into brackets: `[@a]`.

            (@good) An example.
        "#]]);
    }
}
