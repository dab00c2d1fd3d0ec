//! `emphasis-unmarked`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::words::first_words;
use crate::syntax::{Statement, StatementKind};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "emphasis-unmarked",
    severity: Severity::Hint,
    summary: "Words in a quotation are emphasised, and nothing near says by whom",
    why: "A reader cannot tell whether the speaker stressed them or the writer.",
    fires: "\
---
ibid: {rules: {emphasis-unmarked: on}}
references:
- {id: lincoln-1863, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863-11-19}
---

“It is for us the *living* to be dedicated here,” he said [@lincoln-1863, para. 3].
",
    silent: "\
---
ibid: {rules: {emphasis-unmarked: on}}
references:
- {id: lincoln-1863, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863-11-19}
---

“It is for us the *living* to be dedicated here,” he said [@lincoln-1863, para. 3, emphasis added].
",
    waits: true,
    is_on: false,
    fixes: &[],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

/// What says whose emphasis it is, by how the words begin: “emphasis added”, „Hervorhebung im Original“.
const SAYS_WHOSE: [&str; 19] = [
    "emphas",
    "italic",
    "hervorheb",
    "hervorgehob",
    "kursiv",
    "herv",
    "souligné",
    "soulign",
    "italique",
    "énfasis",
    "cursiva",
    "subrayado",
    "enfasi",
    "corsivo",
    "ênfase",
    "itálico",
    "grifo",
    "cursiv",
    "nadruk",
];

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let text = &context.document.text;
    for quotation in &context.quotations {
        if quotation.citations().is_empty() {
            continue;
        }
        let Some(emphasis) = emphasis(context, quotation) else { continue };
        // Near the citation: in it, or in what follows the quotation in its block, up to the next one.
        let in_citations = quotation.citations().iter().map(|citation| citation.place(citation.span));
        let start = quotation.span.end();
        let next = context.quotations.iter().map(|other| other.span.start()).find(|other| *other >= start);
        let end = context.document.syntax.block_at(context.index).map_or(start, |block| block.all().end());
        let after = Span::new(start, next.unwrap_or(end).max(start));
        let within = (quotation.kind == StatementKind::BlockQuotation).then_some(quotation.span);
        let says = |span: Span| {
            let small = context.said(span).to_lowercase();
            small.split(|c: char| !c.is_alphabetic()).any(|word| SAYS_WHOSE.iter().any(|start| word.starts_with(start)))
        };
        if !in_citations.chain([after]).chain(within).any(says) {
            let message =
                format!("Whose emphasis is “{}”: the source's, or added?", first_words(&text.slice(emphasis)));
            found.push(Diagnostic::new(&RULE, emphasis, message));
        }
    }
}

/// The first words of a quotation that are emphasised: asterisks or underscores, and nothing else, stand on both sides.
fn emphasis(context: &BlockContext<'_>, quotation: &Statement<'_>) -> Option<Span> {
    let quoted = context.document.text.slice(quotation.span);
    let is_mark = |c: Option<char>| matches!(c, Some('*' | '_'));
    quotation.words.iter().copied().find(|words| {
        let [start, end] = [words.start(), words.end()].map(|at| at.saturating_sub(quotation.span.start()));
        is_mark(quoted.get(..start).and_then(|before| before.chars().next_back()))
            && is_mark(quoted.get(end..).and_then(|after| after.chars().next()))
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn whose_emphasis_it_is_can_be_said_in_many_ways() {
        check(&expect![[r#"
            ---
            ibid: {rules: {emphasis-unmarked: on}}
            references:
            - {id: a, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863}
            ---

            “The world will *little* note what we say here,” Lincoln said [@a].
                             ^^^^^^ hint emphasis-unmarked: Whose emphasis is “little”: the source's, or added?

            “The world will *little* note what we say here,” Lincoln said [@a, emphasis added].

            “The world will _little_ note what we say here” (Lincoln’s own italics) [@a].

            “The world will little note what we say here,” *Lincoln* said [@a].

            > The world will **little** note what we say here.
                               ^^^^^^ hint emphasis-unmarked: Whose emphasis is “little”: the source's, or added?
            >
            > — Lincoln [@a]

            > The world will **little** note what we say here.
            >
            > — Lincoln [@a, emphasis in original]
        "#]]);
    }

    #[test]
    fn in_other_languages() {
        check(&expect![[r#"
            ---
            lang: de
            ibid: {rules: {emphasis-unmarked: on}}
            references:
            - {id: a, type: speech, author: [{family: Brandt, given: Willy}], issued: 1969}
            ---

            „Wir wollen *mehr* Demokratie wagen“, sagte Brandt [@a].
                         ^^^^ hint emphasis-unmarked: Whose emphasis is “mehr”: the source's, or added?

            „Wir wollen *mehr* Demokratie wagen“, sagte Brandt [@a, Hervorhebung im Original].
        "#]]);
    }
}
