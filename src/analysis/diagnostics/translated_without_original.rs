//! `translated-without-original`

use std::sync::Arc;

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::FileSpan;
use crate::analysis::shared::verification::is_translated;
use crate::sources::FieldName;

pub(super) static RULE: Rule = Rule {
    code: "translated-without-original",
    severity: Severity::Hint,
    summary: "A quotation is from a source in another language whose `original-title` is not given",
    why: "Who wants to check a translation has to find the original.",
    fires: "\
---
lang: en
ibid: {rules: {translated-without-original: on}}
references:
- {id: brandt-1969, type: speech, author: [{family: Brandt, given: Willy}], language: de, issued: 1969-10-28}
---

“We want to dare more democracy in this country,” Brandt said [@brandt-1969].
",
    silent: "\
---
lang: en
ibid: {rules: {translated-without-original: on}}
references:
- {id: brandt-1969, type: speech, author: [{family: Brandt, given: Willy}], language: de, issued: 1969-10-28, original-title: Regierungserklärung}
---

“We want to dare more democracy in this country,” Brandt said [@brandt-1969].
",
    waits: false,
    is_on: false,
    fixes: &["add an `original-title` to the entry, for you to fill in"],
    options: &[],
    repeats: Repeats::OncePerMessage,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    // Once for an entry, where it is first cited for a quotation.
    for (citation, source) in context.quotations.iter().flat_map(|quotation| context.cited(quotation)) {
        let language = source.entry.field(&FieldName::Language);
        let has_original = source.entry.field(&FieldName::OriginalTitle).is_some();
        let (Some(language), false) = (language, has_original || !is_translated(context.document, source.entry)) else {
            continue;
        };
        let written = language.text().unwrap_or_default().trim();
        let message = format!("`{}` is in another language (`{written}`) and has no `original-title`.", citation.key);
        let place = FileSpan { path: Arc::clone(source.path), span: language.span };
        let finding = Diagnostic::new(&RULE, citation.place(citation.at_span), message);
        found.push(finding.see(place, "the language of the source"));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn a_source_in_another_language_has_its_own_title() {
        check(&expect![[r#"
            ---
            lang: de
            ibid: {rules: {translated-without-original: on}}
            references:
            - {id: a, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863, language: en-US}
            - {id: b, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863, language: en, original-title: Address}
            - {id: c, type: speech, author: [{family: Brandt, given: Willy}], issued: 1969, language: de-DE}
            ---

            „Die Welt wird kaum beachten, was wir hier sagen“, sagte Lincoln [@a]. „Die Welt wird es kaum beachten“, sagte Lincoln [@a].
                                                                              ^^ hint translated-without-original: `a` is in another language (`en-US`) and has no `original-title`.

            „Die Welt wird kaum beachten, was wir hier sagen“, sagte Lincoln [@b].

            „Die Welt wird kaum beachten, was wir hier sagen“, sagte Brandt [@c].
        "#]]);
    }
}
