#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use std::fmt::Write;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::analysis::fixture::Fixture;

fn moves(moves: &[(&str, &str)]) -> Vec<FileMove> {
    moves.iter().map(|(from, to)| FileMove { from: from.into(), to: to.into() }).collect()
}

/// The lines that change, as they are afterwards.
#[track_caller]
fn check(source: &str, made: &[(&str, &str)], expected: &Expect) {
    let fixture = Fixture::new(source);
    let moves = moves(made);
    let concerned = closed(&fixture.snapshot, &moves);
    let snapshot = fixture.reading(&concerned);
    assert_eq!(closed(&snapshot, &moves), concerned, "what was read of the disk is read again");
    let mut shown = String::new();
    for edit in file_renames(&snapshot, &moves) {
        let text = snapshot.text(&edit.path).unwrap();
        let before = text.to_string();
        let changed = edited(text, &edit.edits);
        for (after, _) in changed.lines().zip(before.lines()).filter(|(after, before)| after != before) {
            writeln!(shown, "{}: {after}", edit.path.display()).unwrap();
        }
    }
    expected.assert_eq(&shown);
}

const WORKSPACE: &str = "\
//- /news/one.md
---
bibliography: [refs.bib, '../lib/b.bib', lib/b.bib]
references:
- {id: a, transcript: 'words/a.txt'}
- id: b
  note: |
    transcript: words/a.txt
---
[@a]
//- /two.md closed
---
bibliography: ./lib/b.bib
---
Text.
//- /news/ibid.toml
sources = ['refs.bib', \"../lib/*.bib\"]
library = \"../lib/b.bib\"
//- /news/refs.bib
@misc{c, file = {Text:words/a.txt:text/plain;../words.txt}}
@misc{d, transcript = {words/a.txt}}
//- /lib/b.bib
@misc{e, transcript = {../words.txt}}
//- /news/words/a.txt
Words.
//- /words.txt
Words.
";

#[test]
fn what_names_a_file_follows_it() {
    check(
        WORKSPACE,
        &[("/news/refs.bib", "/news/sources/my refs.bib")],
        &expect![[r#"
        /news/ibid.toml: sources = ['sources/my refs.bib', "../lib/*.bib"]
        /news/one.md: bibliography: ['sources/my refs.bib', '../lib/b.bib', lib/b.bib]
        /news/refs.bib: @misc{c, file = {Text:../words/a.txt:text/plain;../../words.txt}}
        /news/refs.bib: @misc{d, transcript = {../words/a.txt}}
    "#]],
    );
    check(
        WORKSPACE,
        &[("/news/words/a.txt", "/news/a: b.txt")],
        &expect![[r#"
            /news/one.md: - {id: a, transcript: 'a: b.txt'}
            /news/one.md:     transcript: a: b.txt
            /news/refs.bib: @misc{c, file = {Text:a\: b.txt:text/plain;../words.txt}}
            /news/refs.bib: @misc{d, transcript = {a: b.txt}}
        "#]],
    );
    check(
        WORKSPACE,
        &[("/words.txt", "/news/words/b.txt")],
        &expect![[r#"
        /lib/b.bib: @misc{e, transcript = {../news/words/b.txt}}
        /news/refs.bib: @misc{c, file = {Text:words/a.txt:text/plain;words/b.txt}}
    "#]],
    );
}

#[test]
fn what_a_file_names_stays_where_it_is() {
    check(
        WORKSPACE,
        &[("/news/one.md", "/archive/2026/one.md")],
        &expect![[r#"
            /news/one.md: bibliography: [../../news/refs.bib, '../../lib/b.bib', lib/b.bib]
            /news/one.md: - {id: a, transcript: '../../news/words/a.txt'}
            /news/one.md:     transcript: ../../news/words/a.txt
        "#]],
    );
    check(WORKSPACE, &[("/two.md", "/news/two.md")], &expect![[r#""#]]);
    check(
        WORKSPACE,
        &[("/lib/b.bib", "/b.bib")],
        &expect![[r#"
            /lib/b.bib: @misc{e, transcript = {words.txt}}
            /news/ibid.toml: library = "../b.bib"
            /news/one.md: bibliography: [refs.bib, '../b.bib', b.bib]
            /two.md: bibliography: ./b.bib
        "#]],
    );
}

#[test]
fn a_folder_takes_its_files_along() {
    check(
        WORKSPACE,
        &[("/news", "/old/news")],
        &expect![[r#"
        /news/ibid.toml: library = "../../lib/b.bib"
        /news/one.md: bibliography: [refs.bib, '../../lib/b.bib', lib/b.bib]
        /news/refs.bib: @misc{c, file = {Text:words/a.txt:text/plain;../../words.txt}}
    "#]],
    );
    check(
        WORKSPACE,
        &[("/lib", "/news/lib")],
        &expect![[r#"
            /lib/b.bib: @misc{e, transcript = {../../words.txt}}
            /news/ibid.toml: library = "lib/b.bib"
            /news/one.md: bibliography: [refs.bib, 'lib/b.bib', lib/b.bib]
            /two.md: bibliography: ./news/lib/b.bib
        "#]],
    );
    check(
        WORKSPACE,
        &[("/news/words", "/news/texts"), ("/news/refs.bib", "/news/sources.bib")],
        &expect![[r#"
        /news/ibid.toml: sources = ['sources.bib', "../lib/*.bib"]
        /news/one.md: bibliography: [sources.bib, '../lib/b.bib', lib/b.bib]
        /news/one.md: - {id: a, transcript: 'texts/a.txt'}
        /news/one.md:     transcript: texts/a.txt
        /news/refs.bib: @misc{c, file = {Text:texts/a.txt:text/plain;../words.txt}}
        /news/refs.bib: @misc{d, transcript = {texts/a.txt}}
    "#]],
    );
}

#[test]
fn what_would_not_be_read_as_it_is_meant_is_left_alone() {
    check(
        WORKSPACE,
        &[("/news/refs.bib", "/news/[refs].bib")],
        &expect![[r#"
        /news/one.md: bibliography: ['[refs].bib', '../lib/b.bib', lib/b.bib]
    "#]],
    );
    check(WORKSPACE, &[("/elsewhere", "/other")], &expect![[r#""#]]);
}

/// Each name in each file, and what it means.
fn meanings(fixture: &Fixture) -> Vec<(PathBuf, Vec<Option<PathBuf>>)> {
    let snapshot = &fixture.snapshot;
    let nothing = Moving::new(snapshot, &[]);
    let names = |home: Home<'_>| {
        snapshot.file_names(home).iter().map(|name| nothing.meant(name).map(|path| path.to_path_buf())).collect()
    };
    let mut all: Vec<_> = snapshot.homes().map(|home| (home.path().to_path_buf(), names(home))).collect();
    all.sort();
    all
}

proptest! {
    /// After the edits and the moves every name means what it meant, wherever that is now.
    #[test]
    fn every_name_means_what_it_meant(
        one in prop::sample::select(&["/one.md", "/a/one.md", "/a/b/one.md"][..]),
        library in prop::sample::select(&["/refs.bib", "/a/refs.bib", "/c/refs.bib", "/c/a b/é.bib"][..]),
        words in prop::sample::select(&["/w.txt", "/a/w.txt", "/c/w.txt"][..]),
        from_root in any::<bool>(),
        made in prop::sample::subsequence(&[
            ("/one.md", "/c/uno.md"), ("/a", "/x/y"), ("/c", "/a2"), ("/refs.bib", "/c/r.bib"), ("/a/refs.bib", "/refs2.bib"),
            ("/w.txt", "/a/b/v.txt"), ("/c/w.txt", "/w2.txt"), ("/a/b", "/b"), ("/ibid.toml", "/a/ibid.toml"),
        ][..], 0..4),
    ) {
        let name = |by: &str, of: &str| {
            let folder = Path::new(by).parent().unwrap();
            let up = "../".repeat(folder.components().count() - 1);
            format!("{up}{}", &of[1..])
        };
        let in_document = if from_root { library[1..].to_owned() } else { name(one, library) };
        let files = [
            (one, format!("---\nbibliography: '{in_document}'\nreferences:\n- {{id: a, transcript: {}}}\n---\n", name(one, words))),
            ("/ibid.toml", format!("sources = [\"{}\"]\n", &library[1..])),
            (library, format!("@misc{{b, transcript = {{{}}}}}\n", name(library, words))),
            (words, "Words.\n".to_owned()),
        ];
        let source = |files: &[(String, String)]| {
            files.iter().map(|(path, text)| format!("//- {path}\n{text}")).collect::<Vec<_>>().concat()
        };
        let files: Vec<(String, String)> = files.into_iter().map(|(path, text)| (path.to_owned(), text)).collect();
        let before = Fixture::new(&source(&files));
        let moves = moves(&made);
        let moving = Moving::new(&before.snapshot, &moves);
        let edits = file_renames(&before.snapshot, &moves);
        let moved: Vec<(String, String)> = files.iter().map(|(path, text)| {
            let edit = edits.iter().find(|edit| *edit.path == *Path::new(path));
            let text = edit.map_or_else(|| text.clone(), |edit| edited(before.snapshot.text(&edit.path).unwrap(), &edit.edits));
            (moving.after(Path::new(path)).to_str().unwrap().to_owned(), text)
        }).collect();
        let after = Fixture::new(&source(&moved));
        let mut expected: Vec<_> = meanings(&before).into_iter().map(|(path, names)| {
            (moving.after(&path), names.into_iter().map(|name| name.map(|path| moving.after(&path))).collect())
        }).collect();
        expected.sort();
        // Settings that moved away speak for nobody.
        let mut found = meanings(&after);
        let is_known = |path: &Path| after.snapshot.home(path).is_some();
        expected.retain(|(path, _): &(PathBuf, Vec<Option<PathBuf>>)| is_known(path));
        found.retain(|(path, _)| expected.iter().any(|(known, _)| known == path));
        prop_assert_eq!(found, expected);
    }
}
