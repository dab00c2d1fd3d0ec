//! `missing-locator`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::locator::place_in;
use crate::syntax::{Citation, Placed};
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "missing-locator",
    severity: Severity::Hint,
    summary: "A book, report or recording is cited for a quotation without a page or a time",
    why: "Who wants to check the words has to read or hear all of it.",
    fires: "\
---
ibid: {rules: {missing-locator: on}}
references:
- id: tolland-2011
  type: book
  author: [{family: Tolland, given: Miriam}]
  issued: 2011
---

“The first reading emptied the hall twice,” Miriam Tolland writes [@tolland-2011].
",
    silent: "\
---
ibid: {rules: {missing-locator: on}}
references:
- id: tolland-2011
  type: book
  author: [{family: Tolland, given: Miriam}]
  issued: 2011
---

“The first reading emptied the hall twice,” Miriam Tolland writes [@tolland-2011, p. 112].
",
    waits: true,
    is_on: false,
    fixes: &["add the page or time of the words where it is known, else a locator for you to fill in"],
    options: &[],
    repeats: Repeats::OncePerPlace,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for (citation, source) in context.quotations.iter().flat_map(|quotation| context.cited(quotation)) {
        let Some(what) = place_in(&source.entry.kind).filter(|_| !has_place(citation, &context.document.text)) else {
            continue;
        };
        let message = format!("Where in `{}` is this? The citation has no {what}.", citation.key);
        found.push(Diagnostic::new(&RULE, citation.place(citation.at_span), message));
    }
}

/// Whether a citation says where in its source something is, be it in a word that is no label of CSL's (`ch. 2`).
fn has_place(citation: &Placed<'_, Citation>, text: &Text) -> bool {
    let suffix = || text.slice(citation.place(citation.suffix));
    citation.locator.is_some() || suffix().contains(|c: char| c.is_numeric())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn each_citation_for_a_quotation_says_where() {
        check(&expect![[r#"
            ---
            ibid: {rules: {missing-locator: on}}
            references:
            - {id: book, type: book, author: [{family: Lee, given: Ann}], issued: 2011}
            - {id: film, type: motion_picture, issued: 2011}
            - {id: article, type: article-newspaper, author: [{family: Lee, given: Ann}], issued: 2011}
            ---

            “The first reading emptied the hall twice,” Lee writes [@book]. “The first reading emptied the hall twice,” Lee says [@film].
                                                                    ^^^^^ hint missing-locator: Where in `book` is this? The citation has no page.
                                                                                                                                  ^^^^^ hint missing-locator: Where in `film` is this? The citation has no time.

            “The first reading emptied the hall twice,” Lee writes [@book, p. 3; @film, 00:03:11; @article]. It is a long book [@book].

            @book [ch. 2] has it: “The first reading emptied the hall twice.”
        "#]]);
    }
}
