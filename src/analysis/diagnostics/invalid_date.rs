//! `invalid-date`

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::words::sentence;
use crate::sources::date::{InvalidDate, InvalidKind};
use crate::sources::{Date, Library, Metadata};

pub(super) static RULE: Rule = Rule {
    code: "invalid-date",
    severity: Severity::Error,
    summary: "A date that no calendar has; information where it is not written as a date",
    why: "A reader is told no date, or a wrong one, and nothing can be compared with it.",
    fires: "\
---
references:
- id: harlan-letter
  type: personal_communication
  author: [{family: Harlan, given: Eunice}]
  issued: 1913-02-30
---

“I do not ask that they enjoy it,” she wrote [@harlan-letter].
",
    silent: "\
---
references:
- id: harlan-letter
  type: personal_communication
  author: [{family: Harlan, given: Eunice}]
  issued: 1913-02-20
---

“I do not ask that they enjoy it,” she wrote [@harlan-letter].
",
    waits: true,
    is_on: true,
    fixes: &["put the nearest date that there is"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Document(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    in_library(&context.document.metadata.library, found);
    in_document(&context.document.metadata, found);
}

/// A day of the document that no calendar has. What is not written as a date is left alone: `today` and the like are for
/// the program that sets the document.
fn in_document(metadata: &Metadata, found: &mut Vec<Diagnostic>) {
    let Some((written, span)) = metadata.get("date").and_then(|node| Some((node.text()?, node.span))) else { return };
    if let Err(invalid) = Date::parse(written.trim())
        && invalid.kind == InvalidKind::Impossible
    {
        found.push(Diagnostic::new(&RULE, span, message(&invalid)));
    }
}

/// The dates of a library that are none. One that an entry has from another is reported where it stands, and a field
/// without a value is none.
pub(super) fn in_library(library: &Library, found: &mut Vec<Diagnostic>) {
    let fields = library.entries().iter().flat_map(|entry| &entry.fields);
    for field in fields.filter(|field| !field.is_inherited && !field.span.is_empty()) {
        let Some(invalid) = field.invalid_date() else { continue };
        let severity = match invalid.kind {
            InvalidKind::Impossible => RULE.severity,
            InvalidKind::NotADate => Severity::Information,
        };
        found.push(Diagnostic::new(&RULE, field.span, message(invalid)).at(severity));
    }
}

/// The reason, and what is near; what is not written as a date says so itself.
fn message(invalid: &InvalidDate) -> String {
    match (invalid.kind, &invalid.nearest) {
        (InvalidKind::Impossible, Some(nearest)) => sentence(&format!("{}; did you mean {nearest}?", invalid.reason)),
        _ => sentence(&invalid.reason),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::Diagnostic;
    use crate::analysis::diagnostics::tests::check;
    use crate::sources::{Format, Library};

    #[test]
    fn what_the_calendar_does_not_have_is_an_error_and_what_is_no_date_an_information() {
        check(&expect![[r#"
            ---
            date: 2017-02-30
                  ^^^^^^^^^^ error invalid-date: February 2017 has 28 days; did you mean 2017-02-28?
            nocite: '@*'
            references:
            - {id: a, issued: 2017-02-30, accessed: forthcoming, event-date: 1863-13}
                              ^^^^^^^^^^ error invalid-date: February 2017 has 28 days; did you mean 2017-02-28?
                                                    ^^^^^^^^^^^ information invalid-date: “forthcoming” is not a date: a date is written as 1863, 1863-11 or 1863-11-19.
                                                                             ^^^^^^^ error invalid-date: There is no month 13: months run from 01 to 12, and seasons from 21 (spring) to 24 (winter).
            - {id: b, issued: 2012/2011, accessed: 1999--2003, event-date: 03/02/2017, submitted: ''}
                              ^^^^^^^^^ error invalid-date: 2012 is later than 2011: an interval runs from the earlier date to the later one; did you mean 2011/2012?
                                                   ^^^^^^^^^^ information invalid-date: “1999--2003” is not in the form that dates are kept in: write 1999/2003.
                                                                           ^^^^^^^^^^ information invalid-date: “03/02/2017” is 2017-02-03 to some and 2017-03-02 to others: write the one that is meant.
            - id: c
              issued: {date-parts: [[2017, 2, 30]]}
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-date: February 2017 has 28 days; did you mean 2017-02-28?
              note: |
                original-date: 30 Feb 2017
                               ^^^^^^^^^^^ error invalid-date: February 2017 has 28 days; did you mean 2017-02-28?
              accessed: n.d.
                        ^^^^ information invalid-date: “n.d.” is not a date: a date is written as 1863, 1863-11 or 1863-11-19.
            ---
        "#]]);
    }

    #[test]
    fn bibtex_s_year_is_read_as_it_is_meant() {
        check(&expect![[r#"
            //- /article.md
            ---
            bibliography: a.bib
            ---
            //- /a.bib
            @book{a, year = {in press}}
            @book{b, year = {{\noopsort{1973b}}1973}}
            @book{c, year = {1999a}}
            @book{d, year = {c. 1863}}
            @book{e, year = {1999--2003}}
            @book{f, year = {n.d.}}
                             ^^^^ information invalid-date: “n.d.” is not a date: a date is written as 1863, 1863-11 or 1863-11-19.
            @book{g, year = 2017, month = feb, day = 30}
                            ^^^^ error invalid-date: February 2017 has 28 days.
            @book{h, date = {1999--2003}}
                             ^^^^^^^^^^ information invalid-date: “1999–2003” is not in the form that dates are kept in: write 1999/2003.
            @book{i, date = {2017-02-30}}
                             ^^^^^^^^^^ error invalid-date: February 2017 has 28 days; did you mean 2017-02-28?
        "#]]);
    }

    #[test]
    fn a_date_of_two_entries_is_reported_where_it_stands() {
        let text = "TY  - BOOK\nID  - x\nDA  - 2017/02/30/\nY2  - soon\nER  - \n";
        let (mut entries, _) = Format::Ris.read(text).into_parts();
        let mut child = entries[0].clone();
        child.fields.iter_mut().for_each(|field| field.is_inherited = true);
        entries.push(child);
        let mut found = Vec::new();
        super::in_library(&Library::new(entries, Vec::new()), &mut found);
        let shown = |finding: &Diagnostic| format!("{}: {}\n", &text[finding.span.range()], finding.message);
        expect![[r#"
            2017/02/30/: February 2017 has 28 days; did you mean 2017-02-28?
            soon: “soon” is not a date: a date is written as 1863, 1863-11 or 1863-11-19.
        "#]]
        .assert_eq(&found.iter().map(shown).collect::<String>());
    }
}
