//! From quoted words to the passage in the transcript of their source.

use std::sync::Arc;

use super::definition::Definition;
use super::shared::subject::{self, Fact, Reader, Subject};
use super::shared::verification::{Found, verify};
use super::{FilePosition, NavigationTarget};
use crate::syntax::{Citation, Placed, Statement};
use crate::text::{Span, Text};
use crate::verify::Verdict;
use crate::workspace::Snapshot;

/// The passages that the quotation at `position` is taken from, or that come near it, the best of them first: one for
/// each source whose transcript has one. From a citation, or a reference to a footnote that holds some, they are those
/// of the quotations that it sources. Ranges are those of the transcripts' texts.
pub fn goto_implementation(snapshot: &Snapshot, position: &FilePosition) -> Option<Definition> {
    let Subject::InDocument(reader, fact) = subject::at(snapshot, position)? else { return None };
    let (origin, found) = match fact {
        Fact::Statement(statement) => (statement.span, passages(snapshot, &reader, &statement, statement.citations())),
        Fact::Attribution(span, statement) => (span, passages(snapshot, &reader, &statement, statement.citations())),
        Fact::Note(note) => (note.span, of_citations(snapshot, &reader, position.offset, &note.citations)),
        Fact::Citation(citation) => {
            (citation.place(citation.span), of_citations(snapshot, &reader, position.offset, &[citation]))
        }
    };
    let mut targets: Vec<NavigationTarget> = Vec::new();
    for target in found.iter().filter_map(target) {
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    (!targets.is_empty()).then_some(Definition { origin, targets })
}

/// The passages of what `citations`, which stand at `offset`, source.
fn of_citations<'a>(
    snapshot: &'a Snapshot,
    reader: &Reader<'a>,
    offset: usize,
    citations: &[Placed<'a, Citation>],
) -> Vec<Found<'a>> {
    let statements = reader.sourced_by(offset, citations);
    statements.iter().flat_map(|(statement, cited)| passages(snapshot, reader, statement, cited)).collect()
}

/// What was found of `statement` in the sources of `citations`, the best first. Where the words are in one of them, what
/// merely comes near them in others is left out.
fn passages<'a>(
    snapshot: &'a Snapshot,
    reader: &Reader<'a>,
    statement: &Statement<'a>,
    citations: &[Placed<'a, Citation>],
) -> Vec<Found<'a>> {
    let found = |citation: &Placed<'a, Citation>| {
        verify(snapshot, reader.document, &reader.sources, &statement.sourced_only_by(*citation)).found
    };
    let mut found: Vec<_> = citations.iter().filter_map(found).filter(|found| found.passage().is_some()).collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.rank()));
    let is_there = found.first().is_some_and(|best| best.comparison.verdict > Verdict::TooShort);
    found.retain(|found| !is_there || found.comparison.verdict > Verdict::NotFound);
    found
}

/// The passage, with the lines that it stands in.
fn target(found: &Found<'_>) -> Option<NavigationTarget> {
    let focus = found.passage()?;
    let full = lines_of(&found.file.transcript.text, focus);
    Some(NavigationTarget { path: Arc::clone(&found.path), full, focus })
}

fn lines_of(text: &Text, span: Span) -> Span {
    text.line_around(span.start()).join(text.line_around(span.end())).join(span)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::analysis::fixture::Fixture;

    const SOURCES: &str = "
//- /speech.txt
Now we are engaged in a great civil war.
The world will little note, nor long remember what we
say here, but it can never forget what they did here.
//- /tape.vtt
WEBVTT

00:14:05.000 --> 00:14:09.000
the world will little note

00:14:09.000 --> 00:14:12.000
nor long remember what we say here
//- /other.txt
A house divided against itself cannot stand, he said, and hardly anybody wrote a word of it down that evening.
";

    /// What was jumped from, then each target: its file, the lines shown, and the passage.
    #[track_caller]
    fn check(body: &str, expected: &Expect) {
        let head = "\
---
lang: en
references:
- {id: speech, transcript: speech.txt}
- {id: tape, transcript: tape.vtt}
- {id: other, transcript: other.txt}
- {id: none}
---

";
        let fixture = Fixture::new(&format!("{head}{body}\n{SOURCES}"));
        let found = goto_implementation(&fixture.snapshot, fixture.caret());
        let shown = found.map_or("nothing".to_owned(), |found| {
            let target = |target: &NavigationTarget| {
                let text = &fixture.snapshot.transcript(&target.path).unwrap().transcript.text;
                let (full, focus) = (text.slice(target.full), text.slice(target.focus));
                assert!(target.full.covers(target.focus));
                let rest = full.split_once(&*focus).unwrap();
                format!("\n{}: {}⟦{focus}⟧{}", target.path.display(), rest.0, rest.1.trim_end())
            };
            let origin = fixture.slice(&fixture.caret().path, found.origin).replace('\n', "↵");
            format!("[{origin}]{}", found.targets.iter().map(target).collect::<String>())
        });
        expected.assert_eq(&shown);
    }

    #[test]
    fn quoted_words_lead_to_the_passage_exactly() {
        check(
            "“The world will little $0note … what we say here,” he said [@speech].",
            &expect![[r#"
            [“The world will little note … what we say here,”]
            /speech.txt: ⟦The world will little note, nor long remember what we
            say here,⟧ but it can never forget what they did here."#]],
        );
        check(
            "“nor long re$0member what we say here” [@tape, 00:14:05].",
            &expect![[r#"
            [“nor long remember what we say here”]
            /tape.vtt: ⟦nor long remember what we say here⟧"#]],
        );
        check(
            "> The world will little note, nor long$0 remember\n>\n> — Abraham Lincoln [@speech]",
            &expect![[r#"
            [> The world will little note, nor long remember↵>↵> — Abraham Lincoln [@speech]]
            /speech.txt: ⟦The world will little note, nor long remember⟧ what we"#]],
        );
    }

    #[test]
    fn so_do_citations_and_attributions() {
        check(
            "“The world will little note” and “it can never forget” [@sp$0eech].",
            &expect![[r#"
            [@speech]
            /speech.txt: ⟦The world will little note⟧, nor long remember what we
            /speech.txt: say here, but ⟦it can never forget⟧ what they did here."#]],
        );
        check(
            "> The world will little note\n>\n> — Abraham Li$0ncoln [@speech]",
            &expect![[r#"
            [— Abraham Lincoln]
            /speech.txt: ⟦The world will little note⟧, nor long remember what we"#]],
        );
        check(
            "“The world will little note what it is.”[^1$0]\n\nMore.\n\n[^1]: [@speech]",
            &expect![[r#"
            [[^1]]
            /speech.txt: ⟦The world will little note, nor long remember what we
            say here, but it can⟧ never forget what they did here."#]],
        );
        check(
            "“The world will little note, nor long remember.”[^1]\n\nMore.\n\nMore.\n\n[^1]: [@spee$0ch]",
            &expect![[r#"
            [@speech]
            /speech.txt: ⟦The world will little note, nor long remember⟧ what we"#]],
        );
    }

    #[test]
    fn of_several_sources_the_best_comes_first() {
        check(
            "“The world will little note, nor long$0 remember” [@none; @tape; @other; @speech].",
            &expect![[r#"
            [“The world will little note, nor long remember”]
            /speech.txt: ⟦The world will little note, nor long remember⟧ what we
            /tape.vtt: ⟦the world will little note

            00:14:09.000 --> 00:14:12.000
            nor long remember⟧ what we say here"#]],
        );
        check(
            "“The world will hardly note, nor long$0 remember” [@other; @speech].",
            &expect![[r#"
            [“The world will hardly note, nor long remember”]
            /speech.txt: ⟦The world will little note, nor long remember⟧ what we"#]],
        );
    }

    #[test]
    fn words_that_are_nowhere_lead_nowhere() {
        check("“Ask not what your coun$0try can do for you” [@speech].", &expect!["nothing"]);
        check("“The world will little no$0te” [@none].", &expect!["nothing"]);
        check("==The world will little no$0te== [@speech].", &expect!["nothing"]);
        check("Nothing is quoted [@spee$0ch].", &expect!["nothing"]);
    }
}
