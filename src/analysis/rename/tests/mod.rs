#![allow(clippy::unwrap_used)]

mod formats;
mod laws;

use crate::analysis::shared::edit::is_outside;
use std::fmt::Write;

use expect_test::{Expect, expect};

use super::*;
use crate::analysis::fixture::Fixture;
use crate::analysis::shared::edit::edited;
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
fn a_quarto_project_names_keys_for_its_documents() {
    let project = |project: &str| {
        format!(
            "//- /book/_quarto.yml\n{project}//- /book/one.qmd\n[@a] @fig-a\n//- /book/two/three.qmd closed\n@a\n\
             //- /elsewhere.md closed\n[@a]\n"
        )
    };
    let references = "references:\n- id: $0a\n- id: b\n  note: |\n    quoted-in: a\nnocite: |\n  [@a; @b]\n";
    let renamed_there = renamed(&project(references), "c");
    expect![[r#"
        /book/_quarto.yml
          - id: c
              quoted-in: c
            [@c; @b]
        /book/one.qmd
          [@c] @fig-a
        /book/two/three.qmd
          @c
    "#]]
    .assert_eq(&renamed_there);
    let from_nocite = references.replace("$0", "").replace("[@a", "[@$0a");
    assert_eq!(renamed(&project(&from_nocite), "c"), renamed_there);
    check(
        &project(references),
        "fig-c",
        &expect!["With `fig-c` as a key, `_quarto.yml` would not be read as it is meant; choose another."],
    );
}

#[test]
fn another_key_of_an_entry_is_another_key() {
    check(
        &WORKSPACE.replace(": @wills.", ": @$0wills."),
        "garry",
        &expect![[r#"
            /one.md
              [^1]: By another key: @garry.
            /refs.bib
              @book{wills-1992, ids = {garry}, title = {Lincoln at Gettysburg}}
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
        `c` is already the key of a source in `refs.bib`.
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
    assert!(is_outside(&Snapshot::default(), Path::new("/w/refs.bib"), Path::new("Untitled-1")));
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
        "//- /a.ris\nT$0Y  - BOOK\nAU  - Doe\nER  - \n//- /a.md\n---\nbibliography: a.ris\n---\n",
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
