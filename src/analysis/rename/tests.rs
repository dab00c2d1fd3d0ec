#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::check::edited;
use super::*;
use crate::analysis::fixture::Fixture;
use crate::fs::Memory;
use crate::workspace::{Workspace, load_library};

/// The workspace with the key at the caret renamed: each file that is another afterwards. Or why it is not renamed.
fn renamed(source: &str, new: &str) -> String {
    let fixture = Fixture::new(source);
    let snapshot = fixture.with_closed();
    let rename = match rename(&snapshot, fixture.caret(), new) {
        Ok(rename) => rename,
        Err(refusal) => return refusal.to_string(),
    };
    let mut out = String::new();
    for file in rename.files {
        let outside = if file.is_outside { " (outside)" } else { "" };
        let text = edited(snapshot.text(&file.path).unwrap(), &file.edits);
        let old = snapshot.text(&file.path).unwrap().to_string();
        writeln!(out, "{}{outside}", file.path.display()).unwrap();
        // The lines that are others.
        let changed = text.lines().zip(old.lines()).filter(|(new, old)| new != old);
        changed.for_each(|(new, _)| writeln!(out, "  {new}").unwrap());
    }
    out
}

#[track_caller]
fn check(source: &str, new: &str, expected: &Expect) {
    expected.assert_eq(&renamed(source, new));
}

const WORKSPACE: &str = "\
//- /one.md
---
bibliography: refs.bib
nocite: '@wills-1992'
references:
- {id: interview, quoted-in: wills-1992}
---
So [see @wills-1992, p. 3; @boritt], and @{wills-1992}.[^1] ==A claim== [-@wills-1992].

[^1]: By another key: @wills.
//- /two.md closed
---
bibliography: refs.bib
---
Not open [@wills-1992].
//- /own.md closed
---
bibliography: refs.bib
references: [{id: wills-1992, type: book}]
---
Another [@wills-1992].
//- /refs.bib
@book{wills-1992, ids = {wills}, title = {Lincoln at Gettysburg}}
@inbook{chapter, crossref = {wills-1992}, related = {boritt, wills-1992}}
@book{boritt}
";

#[test]
fn a_key_is_renamed_wherever_it_is_named() {
    let expected = renamed(&WORKSPACE.replace("see @wills", "see @wi$0lls"), "wills:1992");
    expect![[r#"
        /one.md
          nocite: '@wills:1992'
          - {id: interview, quoted-in: wills:1992}
          So [see @wills:1992, p. 3; @boritt], and @{wills:1992}.[^1] ==A claim== [-@wills:1992].
        /refs.bib
          @book{wills:1992, ids = {wills}, title = {Lincoln at Gettysburg}}
          @inbook{chapter, crossref = {wills:1992}, related = {boritt, wills:1992}}
        /two.md
          Not open [@wills:1992].
    "#]]
    .assert_eq(&expected);
    for (from, to) in [
        ("[-@wills", "[-@$0wills"),
        ("@{wills", "@{$0wills"),
        ("nocite: '@wills", "nocite: '@wil$0ls"),
        ("quoted-in: wills", "quoted-in: wills$0"),
        ("@book{wills-1992", "@book{wills-1992$0"),
        ("crossref = {wills", "crossref = {$0wills"),
        ("boritt, wills", "boritt, wil$0ls"),
    ] {
        assert_eq!(renamed(&WORKSPACE.replacen(from, to, 1), "wills:1992"), expected, "{to}");
    }
}

#[test]
fn another_key_of_an_entry_is_another_key() {
    check(
        &WORKSPACE.replace(": @wills.", ": @$0wills."),
        "garry",
        &expect![[r#"
        /one.md
          [^1]: By another key: @garry.
    "#]],
    );
}

#[test]
fn what_another_entry_has_keeps_its_key() {
    check(
        &WORKSPACE.replace("own.md closed", "own.md").replace("Another [@", "Another [@$0"),
        "mine",
        &expect![[r#"
            /own.md
              references: [{id: mine, type: book}]
              Another [@mine].
        "#]],
    );
}

#[test]
fn an_undefined_key_is_renamed_in_its_document() {
    let source = "---\nnocite: '@wils'\nreferences: [{id: wills}]\n---\n[@wi$0ls] and @{wils}\n//- /b.md\n[@wils]\n";
    check(
        source,
        "wills",
        &expect![[r#"
        /article.md
          nocite: '@wills'
          [@wills] and @{wills}
    "#]],
    );
}

#[test]
fn keys_are_braced_where_pandoc_would_stop_short() {
    let source = "---\nnocite: \"@a\"\nreferences:\n- id: a\n  title: A\n---\n@$0a, [-@a], @{a} [p. 3]\n";
    for (new, expected) in [
        (
            "b.",
            expect![[r#"
            /article.md
              nocite: "@{b.}"
              - id: b.
              @{b.}, [-@{b.}], @{b.} [p. 3]
        "#]],
        ),
        ("{x}", expect!["With `{x}` as a key, `article.md` would not be read as it is meant; choose another."]),
        (
            "https://example.org/",
            expect![[r#"
            /article.md
              nocite: "@{https://example.org/}"
              - id: https://example.org/
              @{https://example.org/}, [-@{https://example.org/}], @{https://example.org/} [p. 3]
        "#]],
        ),
        (
            "o'neill",
            expect![[r#"
            /article.md
              nocite: "@{o'neill}"
              - id: o'neill
              @{o'neill}, [-@{o'neill}], @{o'neill} [p. 3]
        "#]],
        ),
        (
            "no",
            expect![[r#"
            /article.md
              nocite: "@no"
              - id: 'no'
              @no, [-@no], @{no} [p. 3]
        "#]],
        ),
        (
            "x\"\\",
            expect![[r#"
            /article.md
              nocite: "@{x\"\\}"
              - id: x"\
              @{x"\}, [-@{x"\}], @{x"\} [p. 3]
        "#]],
        ),
        (
            " @b ",
            expect![[r#"
            /article.md
              nocite: "@b"
              - id: b
              @b, [-@b], @{b} [p. 3]
        "#]],
        ),
    ] {
        check(source, new, &expected);
    }
}

#[test]
fn keys_that_nothing_can_hold_are_refused() {
    let document = "---\nreferences: [{id: a}]\n---\n@$0a\n";
    let library = "---\nbibliography: refs.bib\n---\n@$0a\n//- /refs.bib\n@book{a}\n";
    let quarto = "//- /a.qmd\n---\nreferences: [{id: a}]\n---\n@$0a\n";
    let shown = [
        (document, ""),
        (document, "a b"),
        (document, "TK"),
        (document, "a}b"),
        (document, "*"),
        (document, "@"),
        (library, "a,b"),
        (library, "a{b}"),
        (quarto, "fig-1"),
        ("---\nreferences: [{id: a}]\n---\n@$0a\n\n(@b) Example\n", "b"),
    ];
    let shown: Vec<String> = shown.iter().map(|(source, new)| renamed(source, new)).collect();
    expect![[r#"
        A key has at least one character.
        `a b` cannot be a key: a key has no spaces in it.
        `TK` cannot be a key: it stands for a source that is still to come.
        `a}b` cannot be a key: no citation can hold it.
        `*` cannot be a key: no citation can hold it.
        A key has at least one character.
        `a,b` cannot be a key in `refs.bib`: a key in a .bib file has no `,` in it.
        `a{b}` cannot be a key in `refs.bib`: a key in a .bib file has no `{` in it.
        With `fig-1` as a key, `a.qmd` would not be read as it is meant; choose another.
        With `b` as a key, `article.md` would not be read as it is meant; choose another."#]]
    .assert_eq(&shown.join("\n"));
}

#[test]
fn a_key_that_is_taken_is_refused() {
    let source = "\
//- /one.md
---
bibliography: [other.bib, refs.bib]
---
@$0a
//- /refs.bib
@book{a}
@book{b, ids = {c}}
//- /other.bib
@book{d}
//- /two.md closed
---
bibliography: refs.bib
references: [{id: e}]
---
[@a] [@e]
//- /three.md closed
---
bibliography: [more.bib, refs.bib]
---
[@f]
//- /four.md closed
---
bibliography: [refs.bib, far.bib]
---
[@g]
//- /more.bib
@book{f}
//- /far.bib
@book{g}
";
    let shown: Vec<String> = ["b", "c", "d", "e", "f", "g"].map(|new| renamed(source, new)).into();
    expect![[r#"
        `b` is already the key of a source in `refs.bib`.
        /one.md
          @c
        /refs.bib
          @book{c}
        /two.md
          [@c] [@e]

        `d` is already the key of a source in `other.bib`.
        `e` is already the key of a source in `two.md`.
        `f` is already the key of a source in `more.bib`.
        /one.md
          @g
        /refs.bib
          @book{g}
        /two.md
          [@g] [@e]
    "#]]
    .assert_eq(&shown.join("\n"));
}

#[test]
fn what_lies_outside_of_the_workspace_is_told() {
    let source = "//- /w/a.md\n---\nbibliography: /home/refs.bib\n---\n@$0a\n//- /home/refs.bib\n@book{a}\n";
    let fixture = Fixture::new(source);
    let rename = rename(&fixture.snapshot, fixture.caret(), "b").unwrap();
    assert!(rename.files.iter().all(|file| !file.is_outside), "`/` is open");
    assert!(is_outside(&Snapshot::default(), Path::new("/home/refs.bib"), Path::new("/w/a.md")));
    assert!(!is_outside(&Snapshot::default(), Path::new("/w/refs.bib"), Path::new("/w/a.md")));
}

#[test]
fn a_record_of_ris_is_renamed_where_it_has_a_key() {
    let source = |record: &str| {
        let other = "TY  - BOOK\nID  - other\nN1  - quoted-in: Doe_1990\nER  - \n";
        format!("//- /a.md\n---\nbibliography: a.ris\n---\n@$0Doe_1990\n//- /a.ris\n{record}{other}")
    };
    check(
        &source("TY  - BOOK\nID  - Doe_1990\nER  - \n"),
        "new",
        &expect![[r#"
        /a.md
          @new
        /a.ris
          ID  - new
          N1  - quoted-in: new
    "#]],
    );
    check(
        &source("TY  - BOOK\nAU  - Doe, Jane\nPY  - 1990\nER  - \n"),
        "new",
        &expect![
            "`Doe_1990` is written nowhere: it is made of other lines of its record; to have another key, add a line `ID  - new` there."
        ],
    );
    // The second would have the key of the first then.
    let second = "TY  - BOOK\nID  - Doe_1990\nER  - \n";
    check(
        &source(&second.repeat(2)),
        "new",
        &expect!["With `new` as a key, `a.ris` would not be read as it is meant; choose another."],
    );
}

#[test]
fn a_file_that_editing_would_harm_is_left_alone() {
    let source = "---\nbibliography: refs.bib\n---\n@$0a\n//- /refs.bib\n@book{a, title = {Caf\u{fffd}}}\n";
    check(
        source,
        "new",
        &expect!["`refs.bib` is not UTF-8, and editing it could change other letters of it; save it as UTF-8 first."],
    );

    let fixture = Fixture::new("---\nbibliography: refs.bib\n---\n@$0a\n//- /refs.bib\n@book{a}\n@book{b}\n");
    let path: Arc<Path> = Path::new("/refs.bib").into();
    let refusal = |workspace: &mut Workspace| rename(&workspace.snapshot(), fixture.caret(), "new").unwrap_err();
    let mut disk = Memory::default();
    disk.write(&*path, "@book{a}\n@book{b}\n");
    let mut workspace = Workspace::new(Arc::new(disk));
    let document = fixture.document();
    workspace.open(&document.path, document.language, Some(1), &document.text.to_string());
    workspace.load_all();
    let mut broken = Memory::default();
    broken.write(&*path, "@book{a}\n@book{");
    workspace.set_library(&path, load_library(&broken, &path));
    let mut shown = vec![refusal(&mut workspace).to_string()];
    workspace.open_file(&path, Some(1), "@book{a}");
    shown.push(refusal(&mut workspace).to_string());
    workspace.load_all();
    assert!(rename(&workspace.snapshot(), fixture.caret(), "new").is_ok());
    expect![[r#"
        `refs.bib` has become unreadable since it was read; mend it first.
        `refs.bib` has changed and is still being read; try again."#]]
    .assert_eq(&shown.join("\n"));
}

#[test]
fn what_an_earlier_source_of_the_file_has_is_not_touched() {
    let source =
        "---\nbibliography: refs.bib\n---\n[@$0a]\n//- /refs.bib\n@book{a, title = {One}}\n@book{a, title = {Two}}\n";
    check(
        source,
        "b",
        &expect![[r#"
        /article.md
          [@b]
        /refs.bib
          @book{b, title = {Two}}
    "#]],
    );
    let unread = Fixture::new(
        &source.replace("//- /refs.bib", "//- /c.md closed\n---\nbibliography: refs.bib\n---\n@a\n//- /refs.bib"),
    );
    let refusal = rename(&unread.snapshot, unread.caret(), "b").unwrap_err();
    assert_eq!(refusal.to_string(), "`/c.md` cites this source and cannot be read.");
}

#[test]
fn there_may_be_nothing_to_rename() {
    for source in [
        "Wo$0rds",
        "[@a, p. $03]",
        "[@T$0K]",
        "---\nreferences: [{id: a, title: $0b}]\n---\n",
        "---\nnocite: '@$0*'\n---\n",
        "//- /refs.bib\n@book{a, crossref = {$0b}}\n//- /a.md\n---\nbibliography: refs.bib\n---\n",
    ] {
        let fixture = Fixture::new(source);
        assert_eq!(prepare_rename(&fixture.snapshot, fixture.caret()), None, "{source}");
        assert!(rename(&fixture.snapshot, fixture.caret(), "new").is_err());
    }
    for source in ["[see @{wi$0lls}, p. 3]", "[-$0@wills]", "@wills$0", "---\nreferences: [{id: '@$0wills'}]\n---\n"] {
        let fixture = Fixture::new(source);
        let found = prepare_rename(&fixture.snapshot, fixture.caret()).unwrap();
        assert_eq!((&*found.key, &*fixture.slice(&fixture.path, found.span)), ("wills", "wills"), "{source}");
    }
}

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
        let text = edits.map_or_else(|| text.clone(), |edit| edited(&crate::text::Text::new(text), &edit.edits));
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
