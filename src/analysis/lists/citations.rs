//! All that may be cited at a place, the likeliest first, each with the edit that cites it where a citation belongs.

use std::sync::Arc;

use crate::analysis::FilePosition;
use crate::analysis::actions;
use crate::analysis::completion;
use crate::analysis::shared::credit;
use crate::analysis::shared::holding::Search;
use crate::analysis::shared::key::{self, TO_COME};
use crate::analysis::shared::likely::context::{Context, unsourced_before};
use crate::analysis::shared::likely::{Candidate, Likelihood, Words, likeliest};
use crate::sources::{Date, FieldName};
use crate::syntax::{Citation, GroupKind, Placed, Statement};
use crate::text::{Span, Text};
use crate::workspace::{Document, Snapshot};

/// What may be cited at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitationList {
    /// The likeliest first.
    pub rows: Vec<CitationRow>,
    /// Whether libraries are still being read.
    pub is_incomplete: bool,
    /// The transcripts that nobody has read, of those that may have the words that are to be sourced: what they are found
    /// in comes first.
    pub search: Option<Search>,
}

/// A source that may be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationRow {
    /// Its key.
    pub key: String,
    /// Where the words are in it, as it is written after a key: `, p. 112`; empty where that is not known.
    pub locator: String,
    /// Whose work it is, in reading order.
    pub people: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// When it was said, or issued.
    pub date: Option<Date>,
    /// What it is printed in, or who has printed it.
    pub container: Option<String>,
    /// Whether the words are in its transcript.
    pub has_words: bool,
    /// What cites it.
    pub edit: (Span, String),
}

/// Those at `position` in a document. `None`: nothing is cited there, as in its metadata.
pub fn citations(snapshot: &Snapshot, position: &FilePosition) -> Option<CitationList> {
    let document = snapshot.document(&position.path)?;
    let slot = Slot::at(snapshot, document, position.offset)?;
    let (sources, place) = (snapshot.sources(document), slot.replace);
    let context = Context::of(snapshot, document, &sources, place, slot.statement.as_ref());
    let locale = document.syntax.context().locale();
    let row = |(likelihood, candidate): (Likelihood, Candidate<'_>)| {
        let entry = candidate.source.entry;
        let locator = completion::locator_of_words(entry, &context, locale);
        CitationRow {
            key: entry.key.clone(),
            people: credit::people(entry),
            title: entry.text(&FieldName::Title).map(ToOwned::to_owned),
            date: credit::date(entry),
            container: credit::container(entry).map(ToOwned::to_owned),
            has_words: likelihood.words != Words::None,
            edit: slot.cite(&format!("@{}{locator}", key::written(&entry.key))),
            locator,
        }
    };
    let rows = likeliest(&sources, &context).into_iter().map(row).collect();
    Some(CitationList { rows, is_incomplete: sources.incomplete, search: context.search })
}

/// Where a citation goes.
struct Slot<'d> {
    replace: Span,
    before: String,
    after: &'static str,
    /// What it is to source.
    statement: Option<Statement<'d>>,
}

impl<'d> Slot<'d> {
    /// That for a caret at `offset`: into the brackets that it is in, or that source what it is in, in the place of a
    /// source to come; else to where it sources what the caret is in, or right behind; else to the caret.
    fn at(snapshot: &Snapshot, document: &'d Arc<Document>, offset: usize) -> Option<Self> {
        document.syntax.prose_at(offset)?;
        let syntax = &document.syntax;
        let unsourced = || unsourced_before(document, offset);
        let statement = syntax.statement_at(offset).or_else(unsourced);
        let own = statement.iter().flat_map(Statement::citations).copied();
        let mut near = syntax.citation_at(offset).into_iter().chain(own);
        if let Some(citation) = near.find(|citation| is_bracketed(document, citation)) {
            return Some(Self::beside(&citation, statement));
        }
        if let Some(statement) = statement {
            let (place, before) = actions::place_to_cite(snapshot, document, &statement);
            let before = format!("{before}[");
            return Some(Self { replace: Span::empty(place), before, after: "]", statement: Some(statement) });
        }
        Some(Self::in_text(&document.text, offset))
    }

    fn beside(citation: &Placed<'_, Citation>, statement: Option<Statement<'d>>) -> Self {
        let (replace, before) = if citation.key == TO_COME {
            (citation.place(citation.at_span), "")
        } else {
            (Span::empty(citation.place(citation.span).end()), "; ")
        };
        Self { replace, before: before.to_owned(), after: "", statement }
    }

    fn in_text(text: &Text, offset: usize) -> Self {
        let line = text.line_around(offset);
        let before = text.slice(Span::new(line.start(), offset));
        let after = text.slice(Span::new(offset, line.end()));
        let gap = if before.is_empty() || before.ends_with(char::is_whitespace) { "" } else { " " };
        let after = if after.starts_with(char::is_alphanumeric) { "] " } else { "]" };
        Self { replace: Span::empty(offset), before: format!("{gap}["), after, statement: None }
    }

    fn cite(&self, citation: &str) -> (Span, String) {
        (self.replace, format!("{}{citation}{}", self.before, self.after))
    }
}

/// Whether another one can stand beside it.
fn is_bracketed(document: &Document, citation: &Placed<'_, Citation>) -> bool {
    document.syntax.group_of(citation).is_some_and(|group| group.kind == GroupKind::Bracketed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use expect_test::{Expect, expect};

    use super::*;
    use crate::analysis::fixture::Fixture;

    const LIBRARIES: &str = "//- /refs.bib
@speech{lincoln, author = {Lincoln, Abraham}, date = {1863-11-19}, title = {Gettysburg Address}, transcript = {speech.vtt}}
@book{boritt, author = {Boritt, Gabor}, date = {2006}, title = {The Gettysburg Gospel}, publisher = {Simon}}
@article{paper, title = {A strange paper}, date = {1863}, journaltitle = {Chicago Times}}
//- /speech.vtt
WEBVTT

00:14.000 --> 00:20.000
The world will little note, nor long remember what we say here.
";

    /// What is listed at the caret, and what the first of it makes of its line.
    fn check(body: &str, expected: &Expect) {
        let fixture = Fixture::new(&format!("---\nbibliography: refs.bib\n---\n\n{body}\n{LIBRARIES}"));
        let list = citations(&fixture.snapshot, fixture.caret()).unwrap();
        let list = match list.search {
            Some(search) => citations(&fixture.with_transcripts(&search.transcripts), fixture.caret()).unwrap(),
            None => list,
        };
        assert!(!list.is_incomplete && list.rows.len() == 3);
        let row = |row: &CitationRow| {
            let words = if row.has_words { " has the words" } else { "" };
            let said =
                [row.people.clone(), row.title.clone(), row.date.map(|date| date.words()), row.container.clone()];
            let said: Vec<String> = said.into_iter().flatten().collect();
            format!("{}{}{words}: {}", row.key, row.locator, said.join(", "))
        };
        let rows: Vec<String> = list.rows.iter().map(row).collect();
        let document = fixture.document().edited(&[list.rows[0].edit.clone()]);
        let text = document.text.to_string();
        expected.assert_eq(&format!("{}\n{}", rows.join("\n"), text.split("---\n\n").nth(1).unwrap().trim_end()));
    }

    #[test]
    fn a_quotation_is_cited_where_its_citation_belongs() {
        check(
            "“The world will little$0 note, nor long remember,” he said in Gettysburg.",
            &expect![[r#"
                lincoln, 00:00:14 has the words: Abraham Lincoln, Gettysburg Address, 19 November 1863
                boritt: Gabor Boritt, The Gettysburg Gospel, 2006, Simon
                paper: A strange paper, 1863, Chicago Times
                “The world will little note, nor long remember,” he said in Gettysburg [@lincoln, 00:00:14]."#]],
        );
    }

    #[test]
    fn right_behind_one_it_goes_to_the_caret() {
        check(
            "“It is a strange book,” said Gabor Boritt. $0",
            &expect![[r#"
            boritt: Gabor Boritt, The Gettysburg Gospel, 2006, Simon
            lincoln: Abraham Lincoln, Gettysburg Address, 19 November 1863
            paper: A strange paper, 1863, Chicago Times
            “It is a strange book,” said Gabor Boritt. [@boritt]"#]],
        );
    }

    #[test]
    fn a_block_is_cited_on_its_last_line() {
        check(
            "> The world will$0 little note, nor long remember\n>\n> — Abraham Lincoln",
            &expect![[r#"
                lincoln, 00:00:14 has the words: Abraham Lincoln, Gettysburg Address, 19 November 1863
                boritt: Gabor Boritt, The Gettysburg Gospel, 2006, Simon
                paper: A strange paper, 1863, Chicago Times
                > The world will little note, nor long remember
                >
                > — Abraham Lincoln [@lincoln, 00:00:14]"#]],
        );
    }

    #[test]
    fn where_two_people_speak_it_goes_to_who_said_it() {
        check(
            "“We agreed to nothing at all$0,” said Gabor Boritt, but “they never asked us for it,” said Ann Roe.",
            &expect![[r#"
                boritt: Gabor Boritt, The Gettysburg Gospel, 2006, Simon
                paper: A strange paper, 1863, Chicago Times
                lincoln: Abraham Lincoln, Gettysburg Address, 19 November 1863
                “We agreed to nothing at all,” said Gabor Boritt [@boritt], but “they never asked us for it,” said Ann Roe."#]],
        );
    }

    #[test]
    fn another_one_goes_beside_the_first() {
        check(
            "“The book is a strange one$0,” he said [@boritt, p. 3].",
            &expect![[r#"
            lincoln: Abraham Lincoln, Gettysburg Address, 19 November 1863
            paper: A strange paper, 1863, Chicago Times
            boritt: Gabor Boritt, The Gettysburg Gospel, 2006, Simon
            “The book is a strange one,” he said [@boritt, p. 3; @lincoln]."#]],
        );
        check(
            "As he said [see @boritt$0, p. 3].",
            &expect![[r#"
            lincoln: Abraham Lincoln, Gettysburg Address, 19 November 1863
            paper: A strange paper, 1863, Chicago Times
            boritt: Gabor Boritt, The Gettysburg Gospel, 2006, Simon
            As he said [see @boritt, p. 3; @lincoln]."#]],
        );
    }

    #[test]
    fn what_was_to_come_has_come() {
        check(
            "“The book is a strange one,” he said [@TK$0].",
            &expect![[r#"
            boritt: Gabor Boritt, The Gettysburg Gospel, 2006, Simon
            lincoln: Abraham Lincoln, Gettysburg Address, 19 November 1863
            paper: A strange paper, 1863, Chicago Times
            “The book is a strange one,” he said [@boritt]."#]],
        );
    }

    #[test]
    fn in_prose_it_goes_to_the_caret() {
        check(
            "It was a speech$0 of two minutes.",
            &expect![[r#"
            boritt: Gabor Boritt, The Gettysburg Gospel, 2006, Simon
            lincoln: Abraham Lincoln, Gettysburg Address, 19 November 1863
            paper: A strange paper, 1863, Chicago Times
            It was a speech [@boritt] of two minutes."#]],
        );
        check(
            "It was a speech $0of two minutes.",
            &expect![[r#"
            boritt: Gabor Boritt, The Gettysburg Gospel, 2006, Simon
            lincoln: Abraham Lincoln, Gettysburg Address, 19 November 1863
            paper: A strange paper, 1863, Chicago Times
            It was a speech [@boritt] of two minutes."#]],
        );
    }

    #[test]
    fn nothing_is_cited_in_metadata_and_code() {
        for source in ["---\ntitle: So$0\nbibliography: refs.bib\n---\n", "```\nso$0\n```\n"] {
            let fixture = Fixture::new(source);
            assert_eq!(citations(&fixture.snapshot, fixture.caret()), None);
        }
    }
}
