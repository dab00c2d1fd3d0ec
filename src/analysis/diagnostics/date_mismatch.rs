//! `date-mismatch`

use std::sync::Arc;

use super::speaker_mismatch::is_by_others;
use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::FileSpan;
use crate::analysis::shared::words::listed;
use crate::sources::{Date, Entry, Field, FieldName};
use crate::syntax::Citation;

pub(super) static RULE: Rule = Rule {
    code: "date-mismatch",
    severity: Severity::Warning,
    summary: "The text and the cited entry say that it was said at different times",
    why: "A reader who looks for the words on the day that is named does not find them, and the day may be what matters.",
    fires: "\
---
references:
- id: everett-letter-1863
  type: personal_communication
  author: [{family: Everett, given: Edward}]
  issued: 1863-11-20
---

> I should be glad, if I could flatter myself that I came as near to the central idea.
>
> — Edward Everett, Washington, November 21, 1863 [@everett-letter-1863]
",
    silent: "\
---
references:
- id: everett-letter-1863
  type: personal_communication
  author: [{family: Everett, given: Edward}]
  issued: 1863-11-20
---

> I should be glad, if I could flatter myself that I came as near to the central idea.
>
> — Edward Everett, Washington, November 1863 [@everett-letter-1863]
",
    waits: true,
    is_on: true,
    fixes: &["put the source's date here", "put this date into the entry"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for (quotation, verification) in context.verified() {
        let Some(attribution) = quotation.attribution.as_ref().filter(|attribution| !attribution.inferred) else {
            continue;
        };
        let Some((stated, date)) = attribution.date.as_ref().and_then(|it| Some((it, Date::parse(&it.edtf).ok()?)))
        else {
            continue;
        };
        let cited = context.own_sources(quotation);
        if cited.is_empty() || is_by_others(context, quotation, verification) {
            continue;
        }
        let others: Option<Vec<_>> = cited
            .into_iter()
            .map(|(citation, source)| Some((citation, source, other_date(citation, source.entry, &date)?)))
            .collect();
        let Some(others) = others else { continue };
        let said = |citation: &Citation, field: &Field| {
            format!("{} in `{}`", field.date().map(Date::words).unwrap_or_default(), citation.key)
        };
        let mut entries: Vec<String> = others.iter().map(|(citation, _, field)| said(citation, field)).collect();
        entries.dedup();
        let message = format!("The date here is {}, but {}.", date.words(), listed(&entries, "and"));
        let mut finding = Diagnostic::new(&RULE, stated.span, message);
        for (citation, source, field) in others {
            let place = FileSpan { path: Arc::clone(source.path), span: field.span };
            finding = finding.see(place, format!("when `{}` was said", citation.key));
        }
        found.push(finding);
    }
}

/// What says that the words of `entry` were said at another time than `date`. `None`: nothing does, or the text may mean
/// another of its dates, or a source that is only compared.
fn other_date<'a>(citation: &Citation, entry: &'a Entry, date: &Date) -> Option<&'a Field> {
    const DATES: [FieldName; 5] = [
        FieldName::EventDate,
        FieldName::OriginalDate,
        FieldName::Issued,
        FieldName::Submitted,
        FieldName::AvailableDate,
    ];
    let said = entry.said()?;
    let may_be = |name: &FieldName| entry.date(name).is_some_and(|other| may_be_one(other, date));
    let is_other = said.date().is_some_and(|said| is_sure(said) && is_sure(date)) && !DATES.iter().any(may_be);
    (is_other && citation.prefix.is_empty()).then_some(said)
}

/// Whether two dates may mean one day: each is every day that it may be.
fn may_be_one(a: &Date, b: &Date) -> bool {
    let is_before = |a: &Date, b: &Date| matches!((a.latest(), b.earliest()), (Some(end), Some(start)) if end < start);
    !is_before(a, b) && !is_before(b, a)
}

/// Whether a date is no estimate.
fn is_sure(date: &Date) -> bool {
    let ends = match date {
        Date::Single(date) => [Some(date), None],
        Date::Interval { start, end } => [start.date(), end.date()],
    };
    ends.into_iter().flatten().all(|date| !date.qualifier.uncertain && !date.qualifier.approximate)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn dates_are_compared_as_precisely_as_the_coarser_one() {
        check(&expect![[r#"
            ---
            references:
            - {id: letter, type: personal_communication, author: [{family: Everett, given: Edward}], issued: 1863-11-20}
            - {id: speech, type: speech, author: [{family: Everett, given: Edward}], issued: 1863-11}
            - {id: about, type: speech, author: [{family: Everett, given: Edward}], issued: 1863~}
            - {id: years, type: speech, author: [{family: Everett, given: Edward}], issued: 1861/1865}
            ---

            > I should be glad, if I could flatter myself.
            >
            > — Edward Everett, Washington, November 21, 1863 [@letter]
                                            ^^^^^^^^^^^^^^^^^ warning date-mismatch: The date here is 21 November 1863, but 20 November 1863 in `letter`.

            > I should be glad, if I could flatter myself.
            >
            > — Edward Everett, Washington, November 1863 [@letter]

            > I should be glad, if I could flatter myself.
            >
            > — Edward Everett, 1864 [@letter; @speech]
                                ^^^^ warning date-mismatch: The date here is 1864, but 20 November 1863 in `letter` and November 1863 in `speech`.

            > I should be glad, if I could flatter myself.
            >
            > — Edward Everett, 21 November 1863 [@speech]

            > I should be glad, if I could flatter myself.
            >
            > — Edward Everett, October 1863 [@speech]
                                ^^^^^^^^^^^^ warning date-mismatch: The date here is October 1863, but November 1863 in `speech`.

            > I should be glad, if I could flatter myself.
            >
            > — Edward Everett, 1864 [@about]

            > I should be glad, if I could flatter myself.
            >
            > — Edward Everett, c. 1864 [@letter]

            > I should be glad, if I could flatter myself.
            >
            > — Edward Everett, 1864 [@years]

            > I should be glad, if I could flatter myself.
            >
            > — Edward Everett, 1866 [@years]
                                ^^^^ warning date-mismatch: The date here is 1866, but between 1861 and 1865 in `years`.
        "#]]);
    }

    #[test]
    fn of_several_sources_and_several_dates_any_may_be_meant() {
        check(&expect![[r#"
            ---
            references:
            - {id: book, type: book, author: [{family: Everett}], speaker: [{family: Everett}], event-date: 1863-11-19, issued: 1864}
            - {id: letter, type: personal_communication, author: [{family: Everett}], issued: 1863-11-20}
            - {id: article, type: article-newspaper, author: [{family: Lee}], issued: 2025}
            - {id: tolland, type: interview, author: [{family: Tolland}], issued: 2025}
            ---

            > I should be glad, if I could flatter myself.
            >
            > — Everett, 1864 [@book]

            > I should be glad, if I could flatter myself.
            >
            > — Everett, 19 November 1863 [@letter; @book]

            > I should be glad, if I could flatter myself.
            >
            > — Everett, 1863 [@article]

            > I should be glad, if I could flatter myself.
            >
            > — Everett, 1863 [@letter; @TK]
                                        ^^^ information source-to-come: The source of these words of Everett is still to come.

            > I should be glad, if I could flatter myself.
            >
            > — Everett, 1865 [see @letter]

            > I should be glad, if I could flatter myself.
            >
            > — Everett, 1863 [@tolland]
                ^^^^^^^ warning speaker-mismatch: Here Everett says this, but Tolland does in `tolland`.
        "#]]);
    }

    #[test]
    fn dates_are_read_in_many_languages() {
        check(&expect![[r#"
            //- /de.md
            ---
            lang: de
            references:
            - {id: brandt, type: speech, author: [{family: Brandt, given: Willy}], issued: 1969-10-28}
            ---

            > Wir wollen mehr Demokratie wagen.
            >
            > — Willy Brandt, 28. Oktober 1969 [@brandt]

            > Wir wollen mehr Demokratie wagen.
            >
            > — Willy Brandt, 28. Oktober 1970 [@brandt]
                              ^^^^^^^^^^^^^^^^ warning date-mismatch: The date here is 28 October 1970, but 28 October 1969 in `brandt`.
            //- /fr.md
            ---
            lang: fr
            references:
            - {id: veil, type: speech, author: [{family: Veil, given: Simone}], issued: 1974-11-26}
            ---

            > Aucune femme ne recourt de gaieté de cœur à cela.
            >
            > — Simone Veil, 27 novembre 1974 [@veil]
                             ^^^^^^^^^^^^^^^^ warning date-mismatch: The date here is 27 November 1974, but 26 November 1974 in `veil`.
        "#]]);
    }
}
