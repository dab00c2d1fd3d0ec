//! From a quotation, claim or citation to its source entry.

use std::sync::Arc;

use super::shared::subject::{self, Fact, Subject};
use super::{FilePosition, NavigationTarget};
use crate::syntax::{Citation, Placed};
use crate::text::Span;
use crate::workspace::{Snapshot, Source, Sources};

/// Where a jump starts and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// What was jumped from: the key of a citation, the whole of a quotation.
    pub origin: Span,
    /// The entries; several where several keys source the quotation.
    pub targets: Vec<NavigationTarget>,
}

/// The source entry of what stands at `position`; an entry's is itself. From a footnote reference the jump leads to the
/// footnote too.
pub fn goto_definition(snapshot: &Snapshot, position: &FilePosition) -> Option<Definition> {
    let (origin, targets) = match subject::at(snapshot, position)? {
        Subject::Entry(source) => (source.entry.key_span, vec![entry(source)]),
        Subject::Mention(_, mention, meant) => (mention.span, meant.into_iter().map(entry).collect()),
        Subject::InDocument(reader, fact) => match fact {
            Fact::Citation(citation) => {
                let key = citation.place(citation.at_span);
                let origin = if key.touches(position.offset) { key } else { citation.place(citation.span) };
                (origin, entries(&reader.sources, &[citation]))
            }
            Fact::Note(note) => {
                let mut targets = entries(&reader.sources, &note.citations);
                if note.definition != note.span {
                    let path = Arc::clone(&position.path);
                    targets.push(NavigationTarget { path, full: note.definition, focus: note.definition });
                }
                (note.span, targets)
            }
            Fact::Attribution(span, statement) => (span, entries(&reader.sources, statement.citations())),
            Fact::Statement(statement) => (statement.span, entries(&reader.sources, statement.citations())),
        },
    };
    (!targets.is_empty()).then_some(Definition { origin, targets })
}

/// The entries of the keys that `citations` name, each once.
fn entries(sources: &Sources<'_>, citations: &[Placed<'_, Citation>]) -> Vec<NavigationTarget> {
    let mut targets = Vec::new();
    for target in citations.iter().filter_map(|citation| sources.get(&citation.key)).map(entry) {
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    targets
}

fn entry(source: Source<'_>) -> NavigationTarget {
    NavigationTarget { path: Arc::clone(source.path), full: source.entry.span, focus: source.entry.key_span }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::analysis::fixture::Fixture;

    const SOURCES: &str = "
//- /refs.bib
@book{wills-1992, title = {Lincoln at Gettysburg}}

@book{boritt-2006,
  title = {The Gettysburg Gospel}
}
@book{own, title = {Overridden}}
";

    /// The words jumped from, then each target: its file, the first line of all of it, and what is selected.
    #[track_caller]
    fn check(body: &str, expected: &Expect) {
        let head = "---\nbibliography: refs.bib\nreferences:\n- id: own\n  type: book\n---\n\n";
        let fixture = Fixture::new(&format!("{head}{body}\n{SOURCES}"));
        let mut shown = String::from("nothing");
        if let Some(definition) = goto_definition(&fixture.snapshot, fixture.caret()) {
            shown = format!("[{}]", fixture.slice(&fixture.caret().path, definition.origin).replace('\n', "↵"));
            for target in definition.targets {
                let (full, focus) =
                    (fixture.slice(&target.path, target.full), fixture.slice(&target.path, target.focus));
                assert!(target.full.covers(target.focus));
                let first = full.lines().next().unwrap_or_default();
                let line = [&format!("\n{}", target.path.display()), first, "→", focus.trim_end()];
                shown.push_str(&line.join(" "));
            }
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn from_a_citation_to_its_entry() {
        check(
            "So [see @will$0s-1992, p. 3; @own].",
            &expect![[r#"
            [@wills-1992]
            /refs.bib @book{wills-1992, title = {Lincoln at Gettysburg}} → wills-1992"#]],
        );
        check(
            "So [see @wills-1992, p.$0 3; @own].",
            &expect![[r#"
            [see @wills-1992, p. 3]
            /refs.bib @book{wills-1992, title = {Lincoln at Gettysburg}} → wills-1992"#]],
        );
        check(
            "So @own$0 says.",
            &expect![[r#"
            [@own]
            /article.md - id: own → own"#]],
        );
        check("So [@nobo$0dy].", &expect!["nothing"]);
    }

    #[test]
    fn from_a_statement_to_all_its_entries() {
        check(
            "“The world will little$0 note it,” he said [@wills-1992; @boritt-2006; @wills-1992, p. 3].",
            &expect![[r#"
                [“The world will little note it,”]
                /refs.bib @book{wills-1992, title = {Lincoln at Gettysburg}} → wills-1992
                /refs.bib @book{boritt-2006, → boritt-2006"#]],
        );
        check(
            "> The world will$0 little note it\n>\n> — Abraham Lincoln [@own]\n",
            &expect![[r#"
            [> The world will little note it↵>↵> — Abraham Lincoln [@own]]
            /article.md - id: own → own"#]],
        );
        check(
            "==Five copies$0 survive==.[^1]\n\n[^1]: [@boritt-2006].",
            &expect![[r#"
            [==Five copies survive==]
            /refs.bib @book{boritt-2006, → boritt-2006"#]],
        );
        check("“The world will little$0 note it,” he said.", &expect!["nothing"]);
    }

    #[test]
    fn from_an_attribution_to_its_statements_entries() {
        check(
            "> The world will little note it\n>\n> — Abraham Lin$0coln [@own]\n",
            &expect![[r#"
            [— Abraham Lincoln]
            /article.md - id: own → own"#]],
        );
    }

    #[test]
    fn from_a_footnote_reference_to_its_entries_and_the_note() {
        check(
            "Papers took sides.[^1$0]\n\n[^1]: See [@boritt-2006].",
            &expect![[r#"
            [[^1]]
            /refs.bib @book{boritt-2006, → boritt-2006
            /article.md [^1]: See [@boritt-2006]. → [^1]: See [@boritt-2006]."#]],
        );
        check(
            "Papers took sides.[^1$0]\n\n[^1]: They did.",
            &expect![[r#"
            [[^1]]
            /article.md [^1]: They did. → [^1]: They did."#]],
        );
        check(
            "Papers took sides.^[See$0 [@boritt-2006].]",
            &expect![[r#"
            [^[See [@boritt-2006].]]
            /refs.bib @book{boritt-2006, → boritt-2006"#]],
        );
    }

    #[test]
    fn an_entry_leads_to_itself() {
        let fixture =
            Fixture::new("//- /refs.bib\n@book{a, ti$0tle = {A}}\n//- /a.md\n---\nbibliography: refs.bib\n---\n");
        let found = goto_definition(&fixture.snapshot, fixture.caret());
        assert!(found.is_some_and(|found| fixture.slice(&fixture.path, found.targets[0].focus) == "a"));
    }

    #[test]
    fn what_names_an_entry_leads_to_it() {
        for (source, expected) in [
            (
                "//- /refs.bib\n@book{a}\n@inbook{b, crossref = {$0a}}\n//- /a.md\n---\nbibliography: refs.bib\n---\n",
                "a",
            ),
            (
                "//- /refs.bib\n@book{a}\n@misc{b, related = {x, a$0}}\n//- /a.md\n---\nbibliography: refs.bib\n---\n",
                "a",
            ),
            ("---\nreferences: [{id: a}, {id: b, quoted-in: a$0}]\n---\n", "a"),
            ("---\nreferences: [{id: a}, {id: b, quoted-in: c$0}]\n---\n", "b"),
            ("---\nnocite: '@b, @$0a'\nreferences: [{id: a}]\n---\n", "a"),
        ] {
            let fixture = Fixture::new(source);
            let found = goto_definition(&fixture.snapshot, fixture.caret());
            let keys = found.map(|found| fixture.slice(&found.targets[0].path, found.targets[0].focus));
            assert_eq!(keys.as_deref(), Some(expected), "{source}");
        }
    }
}
