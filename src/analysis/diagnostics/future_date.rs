//! `future-date`

use std::sync::Arc;

use super::{BlockContext, Check, Context, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::FileSpan;
use crate::analysis::shared::words::capitalised;
use crate::sources::date::Day;
use crate::sources::{Date, Entry, Field, FieldName, Library};
use crate::workspace::{Document, Snapshot};

pub(super) static RULE: Rule = Rule {
    code: "future-date",
    severity: Severity::Warning,
    summary: "A source is dated after today, or after the document that cites it",
    why: "Nobody can have read it yet: a digit is wrong, and who looks for the source by its date does not find it.",
    fires: "\
---
references:
- id: tolland-2025
  type: interview
  author: [{family: Tolland, given: Miriam}]
  issued: 2052-11-19
---

“He wrote it out at least five times,” Tolland said [@tolland-2025].
",
    silent: "\
---
references:
- id: tolland-2025
  type: interview
  author: [{family: Tolland, given: Miriam}]
  issued: 2025-11-19
---

“He wrote it out at least five times,” Tolland said [@tolland-2025].
",
    waits: true,
    is_on: true,
    fixes: &[],
    options: &[],
    repeats: Repeats::OncePerMessage,
    check: Check::Both(in_document, in_block),
};

/// The dates that say how old a source is.
const DATES: [FieldName; 3] = [FieldName::EventDate, FieldName::OriginalDate, FieldName::Issued];

/// How many months ahead printed matter is dated that says no day: an issue of a magazine, the year of a book.
const AHEAD: u8 = 6;

fn in_document(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let written = date_of(context.document);
    for field in context.document.metadata.library.entries().iter().flat_map(dates) {
        found.extend(in_future(context.snapshot, field).or_else(|| {
            let written = written?;
            is_later(&field, written.latest()?)?;
            let written = written.words();
            let message = format!("{} is later than this document, which is of {written}.", field.date.words());
            Some(Diagnostic::new(&RULE, field.field.span, message))
        }));
    }
}

/// What is dated after today in a library. That it is later than a document is that document's concern.
pub(super) fn in_library(snapshot: &Snapshot, library: &Library, found: &mut Vec<Diagnostic>) {
    found.extend(library.entries().iter().flat_map(dates).filter_map(|field| in_future(snapshot, field)));
}

/// What is cited from a library and later than the document, where it is cited first.
fn in_block(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(written) = date_of(context.document) else { return };
    let Some(day) = written.latest() else { return };
    for citation in context.citations() {
        let source = context.sources.get(&citation.key).filter(|source| *source.path != context.document.path);
        for (source, field) in
            source.into_iter().flat_map(|source| dates(source.entry).map(move |field| (source, field)))
        {
            // What is in the future is reported where it stands.
            if is_later(&field, day).is_none() || in_future(context.snapshot, field).is_some() {
                continue;
            }
            let (date, written) = (field.date.words(), written.words());
            let message = format!("`{}` is of {date}, later than this document, which is of {written}.", citation.key);
            let place = FileSpan { path: Arc::clone(source.path), span: field.field.span };
            let finding = Diagnostic::new(&RULE, citation.place(citation.at_span), message);
            found.push(finding.see(place, "its date"));
        }
    }
}

/// A date of an entry.
#[derive(Clone, Copy)]
struct Dated<'a> {
    entry: &'a Entry,
    field: &'a Field,
    date: &'a Date,
}

/// The dates of `entry` that stand in it, but of what is yet to appear: that says so itself.
fn dates(entry: &Entry) -> impl Iterator<Item = Dated<'_>> {
    let is_to_appear = entry.field(&FieldName::Status).is_some();
    let fields = entry.fields.iter().filter(move |field| {
        DATES.contains(&field.name) && !field.is_inherited && !(is_to_appear && field.name == FieldName::Issued)
    });
    fields.filter_map(move |field| Some(Dated { entry, field, date: field.date()? }))
}

fn in_future(snapshot: &Snapshot, field: Dated<'_>) -> Option<Diagnostic> {
    is_later(&field, snapshot.today()?)?;
    let message = format!("{} is yet to come.", capitalised(&field.date.words()));
    Some(Diagnostic::new(&RULE, field.field.span, message))
}

/// Whether all days that a date may mean are later than `day`.
fn is_later(field: &Dated<'_>, day: Day) -> Option<()> {
    let is_printed = matches!(
        field.entry.kind.as_str(),
        "article-journal"
            | "article-magazine"
            | "article"
            | "book"
            | "chapter"
            | "periodical"
            | "review"
            | "review-book"
    );
    let is_coarse = field.date.single().is_some_and(|date| date.day().is_none());
    let earliest = field.date.earliest()?;
    let limit = if is_printed && is_coarse { ahead(day) } else { day };
    (earliest > limit).then_some(())
}

/// The day some months after `day`.
fn ahead(day: Day) -> Day {
    let month = day.month + AHEAD;
    if month > 12 { Day { year: day.year + 1, month: month - 12, ..day } } else { Day { month, ..day } }
}

/// The date of a document: when it was changed last, where it says that. `None`: it does not say, or nobody can tell.
fn date_of(document: &Document) -> Option<Date> {
    const CHANGED: [&str; 6] = ["date-modified", "lastmod", "last-modified", "last_modified_at", "updated", "modified"];
    let metadata = &document.metadata;
    let date = |text: &str| Date::parse(text.trim()).or_else(|invalid| invalid.nearest.ok_or(())).ok();
    match CHANGED.iter().find_map(|name| metadata.get(name)) {
        Some(changed) => changed.text().and_then(date),
        None => metadata.date(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn a_source_of_the_future_is_reported_where_its_date_stands() {
        check(&expect![[r#"
            //- /a.md
            ---
            nocite: '@*'
            bibliography: a.bib
            references:
            - {id: today, type: speech, author: [{family: Lee}], issued: 2026-11-30}
            - {id: tomorrow, type: speech, author: [{family: Lee}], issued: 2026-12-01}
                                                                            ^^^^^^^^^^ warning future-date: 1 December 2026 is yet to come.
            - {id: month, type: speech, author: [{family: Lee}], issued: 2026-11}
            - {id: year, type: webpage, issued: 2027}
                                                ^^^^ warning future-date: 2027 is yet to come.
            - {id: open, type: webpage, issued: 2026-01/..}
            - {id: soon, type: webpage, issued: forthcoming}
                                                ^^^^^^^^^^^ information invalid-date: “forthcoming” is not a date: a date is written as 1863, 1863-11 or 1863-11-19.
            - {id: press, type: book, status: in press, issued: 2031}
            - {id: magazine, type: article-magazine, issued: 2027-01}
            - {id: book, type: book, issued: 2027}
            - {id: later, type: book, issued: 2028, accessed: 2030}
                                              ^^^^ warning future-date: 2028 is yet to come.
            ---
            //- /a.bib
            @speech{a, author = {A. Lee}, date = {2031-05}}
                                                  ^^^^^^^ warning future-date: May 2031 is yet to come.
            @speech{b, author = {A. Lee}, date = {1931-05}}
        "#]]);
    }

    #[test]
    fn so_is_one_that_is_later_than_the_document() {
        check(&expect![[r#"
            //- /a.md
            ---
            date: 24 November 2017
            bibliography: a.bib
            references:
            - {id: own, type: speech, author: [{family: Lee}], issued: 2018}
                                                                       ^^^^ warning future-date: 2018 is later than this document, which is of 24 November 2017.
            - {id: same, type: speech, author: [{family: Lee}], issued: 2017}
            ---

            So [@own; @same; @later], and so [@later; @other; @future].
                             ^^^^^^ warning future-date: `later` is of 2 January 2019, later than this document, which is of 24 November 2017.
            //- /a.bib
            @online{later, date = {2019-01-02}}
            @online{other, date = {2016-01-02}}
            @online{future, date = {2046-01-02}}
                                    ^^^^^^^^^^ warning future-date: 2 January 2046 is yet to come.
        "#]]);
    }

    #[test]
    fn a_document_that_was_changed_since_is_of_that_day() {
        check(&expect![[r#"
            //- /a.qmd
            ---
            date: 2017-11-24
            date-modified: 2019
            references:
            - {id: own, type: webpage, issued: 2018}
            - {id: after, type: webpage, issued: 2020}
                                                 ^^^^ warning future-date: 2020 is later than this document, which is of 2019.
            ---

            So [@own; @after].
            //- /b.qmd
            ---
            date: 2017-11-24
            date-modified: last-modified
            references:
            - {id: own, type: webpage, issued: 2018}
            ---

            So [@own].
            //- /c.qmd
            ---
            date: today
            references:
            - {id: own, type: webpage, issued: 2018}
            ---

            So [@own].
        "#]]);
    }
}
