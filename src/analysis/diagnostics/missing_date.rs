//! `missing-date`

use std::sync::Arc;

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::FileSpan;
use crate::sources::{Entry, FieldName};

pub(super) static RULE: Rule = Rule {
    code: "missing-date",
    severity: Severity::Information,
    summary: "The cited entry of a quotation has no date",
    why: "When it was said decides what it meant, and whether the speaker still thinks so.",
    fires: "\
---
references:
- id: harlan-letter
  type: personal_communication
  author: [{family: Harlan, given: Eunice}]
---

“I do not ask that they enjoy it,” she wrote [@harlan-letter].
",
    silent: "\
---
references:
- id: harlan-letter
  type: personal_communication
  author: [{family: Harlan, given: Eunice}]
  issued: 1913~
---

“I do not ask that they enjoy it,” she wrote [@harlan-letter].
",
    waits: false,
    is_on: true,
    fixes: &["add the date to the entry, from the attribution or the entry's address where one says it"],
    options: &[],
    repeats: Repeats::OncePerMessage,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    // Once for an entry, where it is first cited for a quotation: that is where its date would be shown.
    for (citation, source) in context.quotations.iter().flat_map(|quotation| context.cited(quotation)) {
        if !is_dated(source.entry) {
            let place = FileSpan { path: Arc::clone(source.path), span: source.entry.key_span };
            let message = format!("`{}` has no date: when was this said?", citation.key);
            let finding = Diagnostic::new(&RULE, citation.place(citation.at_span), message);
            found.push(finding.see(place, "the entry without a date"));
        }
    }
}

/// Whether a date is given, be it one that cannot be read: that is another matter.
fn is_dated(entry: &Entry) -> bool {
    [FieldName::EventDate, FieldName::OriginalDate, FieldName::Issued].iter().any(|name| entry.field(name).is_some())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn an_entry_is_reported_once_where_it_is_first_quoted() {
        check(&expect![[r#"
            ---
            references:
            - {id: letter, type: personal_communication, author: [{family: Harlan, given: Eunice}]}
            - {id: forthcoming, type: book, author: [{family: Lee, given: Ann}], issued: forthcoming}
                                                                                         ^^^^^^^^^^^ information invalid-date: “forthcoming” is not a date: a date is written as 1863, 1863-11 or 1863-11-19.
            ---

            She wrote letters [@letter]. “I do not ask that they enjoy it,” she wrote [@letter, p. 2]. “I ask that they sit still,”
                                                                                       ^^^^^^^ information missing-date: `letter` has no date: when was this said?
            she wrote [@letter]. “It is a long book and a slow one,” Lee says [@forthcoming].
        "#]]);
    }
}
