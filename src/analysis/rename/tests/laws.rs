//! What holds of every rename.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::super::{prepare_rename, rename};
use crate::analysis::FilePosition;
use crate::analysis::fixture::Fixture;
use crate::analysis::shared::edit::edited;
use crate::text::{Span, Text};

/// Pieces of a document, each with a citation of `KEY` or of something else.
const PIECES: &[&str] = &[
    "So [@KEY]. ",
    "[see @KEY, p. 3; -@other] ",
    "@{KEY}x ",
    "“So it was, and so it is,” @KEY says.\n\n",
    "==a claim== @KEY [p. 4]. ",
    "@other and `@KEY` ",
    "^[Note @KEY.] ",
    "> quoted\n>\n> — Lincoln [@KEY]\n\n",
    "\n\n",
    "[@KEY; @KEY; @unknown] ",
    "me@KEY.org ",
    "| a | @KEY |\n|---|---|\n| b | c |\n\n",
];

/// Keys that are written as they are everywhere.
const KEYS: &[&str] = &["a", "b-1", "Müller:2001", "x_y", "1863", "https://example.org/a"];

/// Keys that are not.
const HARD: &[&str] = &["a--b", "b.", "*b", "yes", "1e3", "o'neill'", "x\"y", "a\\b", "{a}", "é/", "#b", "-b", "a,b"];

fn workspace(old: &str, first: &[&str], second: &[&str]) -> String {
    let text = "\
//- /one.md
---
nocite: \"[@KEY], @other\"
references:
- id: KEY
  title: KEY
- id: other
  quoted-in: KEY
---

FIRST
//- /two.md
---
bibliography: refs.bib
nocite: |
  @KEY
---
SECOND
//- /refs.bib
@book{KEY, title = {KEY}}
@book{child, crossref = {KEY}}
";
    text.replace("FIRST", &first.concat()).replace("SECOND", &second.concat()).replace("KEY", old)
}

/// The text of each file after the key that is defined at `path` is renamed; `None`: it is not.
fn after(source: &str, path: &str, old: &str, new: &str) -> Option<String> {
    let fixture = Fixture::new(source);
    let home = fixture.snapshot.home(Path::new(path)).unwrap();
    let offset = home.library().get(old).unwrap().key_span.start();
    let rename = rename(&fixture.snapshot, &FilePosition { path: Arc::clone(home.path()), offset }, new).ok()?;
    let text = |(file, text): &(Arc<Path>, String)| {
        let edits = rename.files.iter().find(|edit| edit.path == *file);
        let text = edits.map_or_else(|| text.clone(), |edit| edited(&Text::new(text), &edit.edits));
        format!("//- {}\n{text}", file.display())
    };
    Some(fixture.files.iter().map(text).collect())
}

/// What each document cites: the file that defines it, and the place in the order of the definitions there.
fn cited(source: &str) -> Vec<Option<(Arc<Path>, usize)>> {
    let fixture = Fixture::new(source);
    let mut cited = Vec::new();
    for path in ["/one.md", "/two.md"] {
        let document = fixture.snapshot.document(Path::new(path)).unwrap();
        let sources = fixture.snapshot.sources(document);
        cited.extend(document.syntax.citations().map(|citation| {
            let source = sources.get(&citation.key)?;
            let library = fixture.snapshot.home(source.path).unwrap().library();
            let number = library.entries().iter().position(|entry| std::ptr::eq(entry, source.entry));
            Some((Arc::clone(source.path), number.unwrap()))
        }));
    }
    cited
}

fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..6)
}

/// Anything, with what keys may stand in.
const HOSTILE: &[&str] = &[
    "@a",
    "[@a]",
    "@{a}",
    "-@a",
    "[^1]",
    "[^1]: @a\n",
    "(@a) ",
    "a",
    "\n",
    "\n\n",
    "---\n",
    "nocite: '@a'\n",
    "nocite: |\n  @a\n",
    "references:\n",
    "- id: a\n",
    "- {id: 'a', quoted-in: a}\n",
    "  quoted-in: \"a\"\n",
    "  note: |\n    quoted-in: a\n",
    "é",
    "“",
    "==",
    "{",
    "}",
    "'",
    "\"",
    "`",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_is_renamed_into_something_else(
        pieces in proptest::collection::vec(proptest::sample::select(HOSTILE), 0..14),
        new in proptest::sample::select([KEYS, HARD].concat()),
    ) {
        let fixture = Fixture::new(&format!("//- /a.md\n---\nreferences: [{{id: a}}]\n---\n{}", pieces.concat()));
        let text = &fixture.document().text;
        for offset in 0..=text.len() {
            let position = FilePosition { path: fixture.path.clone(), offset };
            let prepared = prepare_rename(&fixture.snapshot, &position);
            let renamed = rename(&fixture.snapshot, &position, new);
            prop_assert!(prepared.is_some() || renamed.is_err());
            // The `-@{` before it and the `}` behind it are as good as the key.
            let is_near = |span: Span| span.start() <= offset + 3 && offset <= span.end() + 1;
            prop_assert!(prepared.is_none_or(|it| is_near(it.span)));
            for file in renamed.into_iter().flat_map(|rename| rename.files) {
                prop_assert!(file.edits.windows(2).all(|pair| pair[0].0.end() <= pair[1].0.start()));
                prop_assert!(file.edits.iter().all(|(span, _)| span.end() <= text.len()));
            }
        }
    }

    #[test]
    fn every_citation_means_what_it_meant_and_back_again(
        (first, second) in (pieces(), pieces()),
        old in proptest::sample::select(KEYS),
        new in proptest::sample::select(KEYS),
        path in proptest::sample::select(&["/one.md", "/refs.bib"][..]),
    ) {
        prop_assume!(old != new);
        let before = workspace(old, &first, &second);
        let after_once = after(&before, path, old, new).unwrap();
        prop_assert_eq!(cited(&before), cited(&after_once), "{}", after_once);
        prop_assert_eq!(after(&after_once, path, new, old), Some(before));
    }

    #[test]
    fn keys_that_are_hard_to_write_mean_what_they_meant(
        (first, second) in (pieces(), pieces()),
        old in proptest::sample::select(KEYS),
        new in proptest::sample::select(HARD),
        path in proptest::sample::select(&["/one.md", "/refs.bib"][..]),
    ) {
        let before = workspace(old, &first, &second);
        if let Some(after_once) = after(&before, path, old, new) {
            prop_assert_eq!(cited(&before), cited(&after_once), "{}", after_once);
            let back = after(&after_once, path, new, old).unwrap();
            prop_assert_eq!(cited(&before), cited(&back));
        } else {
            // What stands in two braces is a template's.
            prop_assert!(path == "/refs.bib" || !first.is_empty() || new == "{a}", "{} is refused", new);
        }
    }
}
