//! `ibid check`: what it shows, and how it exits.

use expect_test::expect;
use serde_json::json;

use crate::{Folder, SOURCED, UNSOURCED, field, names, objects};

#[test]
fn a_finding_is_shown_as_rustc_would() {
    let folder = Folder::new(&[("a.md", UNSOURCED)]);
    let run = folder.run(&["check"]);
    expect![[r#"
        warning[unsourced-quote]: No source for these words of Lincoln.
         --> a.md:1:14
          |
        1 | Lincoln said “four score and seven years ago our fathers brought forth a new nation” that day.
          |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        1 warning in 1 file
    "#]]
    .assert_eq(&run.stdout);
    assert_eq!((run.stderr.as_str(), run.code), ("", Some(1)));
}

#[test]
fn the_other_place_is_shown_too() {
    let folder = Folder::new(&[(
        "sources.bib",
        "@speech{a, title = {One}, author = {A B}, date = {1863}}\n\n@speech{a, title = {Two}, author = {A B}, date = {1863}}\n",
    )]);
    let run = folder.run(&["check", "sources.bib"]);
    expect![[r#"
        error[duplicate-source]: An earlier entry has the key `a`; Pandoc silently takes the last.
         --> sources.bib:3:9
          |
        3 | @speech{a, title = {Two}, author = {A B}, date = {1863}}
          |         ^
        note: the first entry with this key
         --> sources.bib:1:9
          |
        1 | @speech{a, title = {One}, author = {A B}, date = {1863}}
          |         ^

        1 error in 1 file
    "#]]
    .assert_eq(&run.stdout);
    assert_eq!(run.code, Some(1));
}

#[test]
fn libraries_are_compared_as_the_documents_see_them() {
    let folder = Folder::new(&[
        ("a.bib", "@book{wills, title = {One}, date = {1992}}\n"),
        ("b.bib", "@book{wills, title = {Two}, date = {1978}}\n"),
        ("c.bib", "@book{wills, title = {Three}, date = {1978}}\n"),
        ("both.md", "---\nbibliography: [a.bib, b.bib]\n---\n"),
        ("one.md", "---\nbibliography: c.bib\n---\n"),
    ]);
    let run = folder.run(&["check"]);
    expect![[r#"
        warning[duplicate-source]: The key `wills` means another source in b.bib.
         --> a.bib:1:7
          |
        1 | @book{wills, title = {One}, date = {1992}}
          |       ^^^^^
        note: the other entry with this key
         --> b.bib:1:7
          |
        1 | @book{wills, title = {Two}, date = {1978}}
          |       ^^^^^

        warning[duplicate-source]: The key `wills` means another source in a.bib.
         --> b.bib:1:7
          |
        1 | @book{wills, title = {Two}, date = {1978}}
          |       ^^^^^
        note: the other entry with this key
         --> a.bib:1:7
          |
        1 | @book{wills, title = {One}, date = {1992}}
          |       ^^^^^

        2 warnings in 2 of 5 files
    "#]]
    .assert_eq(&run.stdout);
    let alone = folder.run(&["check", "a.bib", "b.bib"]);
    assert_eq!(alone.stdout, "Nothing wrong in 2 files.\n", "no document that sees both was named");
}

#[test]
fn nothing_wrong_is_said_so() {
    let folder = Folder::new(&[("a.md", SOURCED), ("b.md", SOURCED)]);
    let run = folder.run(&["check"]);
    assert_eq!((run.stdout.as_str(), run.code), ("Nothing wrong in 2 files.\n", Some(0)));
    let run = folder.run(&["check", "--output-format", "json"]);
    assert_eq!((run.stdout.as_str(), run.code), ("[]\n", Some(0)));
}

#[test]
fn an_object_in_full() {
    let folder = Folder::new(&[("a.md", UNSOURCED)]);
    let run = folder.run(&["check", "a.md", "--output-format", "json"]);
    let objects = objects(&run);
    assert_eq!(
        names(&objects[0]),
        ["code", "column", "end", "end_column", "end_line", "line", "message", "path", "severity", "start"]
    );
    assert_eq!(objects[0]["code"], json!("unsourced-quote"));
    assert_eq!(objects[0]["severity"], json!("warning"));
    assert_eq!((&objects[0]["line"], &objects[0]["column"]), (&json!(1), &json!(14)));
    assert_eq!((&objects[0]["start"], &objects[0]["end"]), (&json!(13), &json!(13 + 69 + 6)));
    assert!(objects[0]["message"].as_str().is_some_and(|message| !message.is_empty()));
    assert_eq!(run.code, Some(1));
}

#[test]
fn the_exit_code_is_decided_by_the_worst_finding() {
    let error = format!("{SOURCED}\nShe said “it is a very long way to the top of that hill” [@nobody].\n");
    let warning = UNSOURCED.to_owned();
    let information = format!("{SOURCED}\nShe said “it is a very long way to the top of that hill” [@TK].\n");
    let hint = "She said “it is a very long way to the top of that hill” (<https://example.org>).\n".to_owned();
    let folder = Folder::new(&[
        ("error.md", &error),
        ("warning.md", &warning),
        ("information.md", &information),
        ("hint.md", &hint),
        ("none.md", SOURCED),
    ]);
    let limits = ["error", "warning", "information", "hint", "never"];
    for (file, fails) in [
        ("error.md", [true, true, true, true, false]),
        ("warning.md", [false, true, true, true, false]),
        ("information.md", [false, false, true, true, false]),
        ("hint.md", [false, false, false, true, false]),
        ("none.md", [false, false, false, false, false]),
    ] {
        for (limit, fails) in limits.iter().zip(fails) {
            let run = folder.run(&["check", file, "--fail-on", limit]);
            assert_eq!(run.code, Some(i32::from(fails)), "{file} --fail-on {limit}: {}", run.stdout);
        }
        let default = folder.run(&["check", file]);
        assert_eq!(default.code, folder.run(&["check", file, "--fail-on", "warning"]).code);
    }
}

#[test]
fn failing_to_read_outweighs_findings() {
    let folder = Folder::new(&[("a.md", UNSOURCED)]);
    let run = folder.run(&["check", "a.md", "gone.md"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stdout.contains("a.md:1:14"), "the others are checked all the same: {}", run.stdout);
    assert!(run.stdout.ends_with("1 warning in 1 file\n"), "and counted: {}", run.stdout);
}

#[test]
fn markdown_that_has_not_opted_in_is_checked_when_it_is_named() {
    let folder = Folder::new(&[("notes/a.md", UNSOURCED), ("plain.txt", UNSOURCED)]);
    for path in ["notes", "notes/a.md", "plain.txt", "."] {
        assert_eq!(folder.run(&["check", path]).code, Some(1), "{path}");
    }
}

#[test]
fn what_is_not_utf8_is_an_error_at_its_place() {
    let folder = Folder::new(&[]);
    folder.write("a.md", b"one\ncaf\xe9 and more\n");
    let findings = folder.json(&["check", "a.md"]);
    assert_eq!(field(&findings, "code"), ["not-utf8"]);
    assert_eq!(field(&findings, "severity"), ["error"]);
    assert_eq!((&findings[0]["line"], &findings[0]["column"]), (&json!(2), &json!(4)));
}

#[test]
fn a_library_need_not_be_utf8() {
    let folder = Folder::new(&[]);
    folder.write("b.bib", b"@book{a, title = {Caf\xe9 cr\xe8me}}\n");
    assert!(folder.json(&["check", "b.bib"]).is_empty());
    assert_eq!(field(&folder.json(&["list", "sources", "b.bib"]), "title"), ["Café crème"]);
}

#[test]
fn a_broken_entry_is_found_in_a_library() {
    let bib = "@book{good, title = {A}}\n\n@book{bad, title = {B\n\n@book{fine, title = {C}}\n";
    let folder = Folder::new(&[("sources.bib", bib), ("a.md", SOURCED)]);
    for named in ["sources.bib", "."] {
        let findings = folder.json(&["check", named]);
        assert_eq!(field(&findings, "code"), ["source-parse-error"]);
        assert_eq!(findings[0]["path"], json!("sources.bib"));
    }
}

#[test]
fn bibliographies_are_found_beside_the_document_and_in_the_current_folder() {
    let document = |bibliography: &str| {
        format!("---\nbibliography: {bibliography}\n---\n\n{}", UNSOURCED.replace(" that day", " [@a]"))
    };
    let bib = "@speech{a, author = {Abraham Lincoln}, date = {1863}, title = {T}}\n";
    let folder = Folder::new(&[
        ("stories/a.md", &document("own.bib")),
        ("stories/own.bib", bib),
        ("stories/b.md", &document("shared.bib")),
        ("shared.bib", bib),
        ("stories/c.md", &document("nowhere.bib")),
    ]);
    let findings = folder.json(&["check", "stories"]);
    assert_eq!(field(&findings, "code"), ["missing-bibliography"]);
    assert_eq!(field(&findings, "path"), ["stories/c.md"]);
}

#[test]
fn many_files_are_answered_in_order() {
    let names: Vec<String> = (0..300).map(|n| format!("{n:03}.md")).collect();
    // Of very different lengths, so that they are done in another order.
    let contents: Vec<String> = (0..300).map(|n| UNSOURCED.repeat(1 + n % 7 * 40)).collect();
    let files: Vec<_> = names.iter().map(String::as_str).zip(contents.iter().map(String::as_str)).collect();
    let folder = Folder::new(&files);
    let mut paths: Vec<_> =
        folder.json(&["check"]).iter().map(|object| object["path"].as_str().unwrap().to_owned()).collect();
    paths.dedup();
    assert_eq!(paths, names);
}

#[test]
fn documents_come_before_what_speaks_for_them() {
    let folder = Folder::new(&[
        ("a.bib", "@book{a, title = {T}, date = {2017-02-30}}\n"),
        ("b/ibid.toml", "sources = 7\n"),
        ("b/z.md", UNSOURCED),
        ("z.md", UNSOURCED),
    ]);
    let findings = folder.json(&["check"]);
    assert_eq!(field(&findings, "path"), ["b/z.md", "z.md", "a.bib", "b/ibid.toml"]);
}

#[test]
#[cfg(unix)]
fn settings_that_cannot_be_read_say_so() {
    let folder = Folder::new(&[("a.md", SOURCED)]);
    // Nobody can, whoever they are.
    std::os::unix::fs::symlink("/proc/self/mem", folder.path().join("ibid.toml")).unwrap();
    let findings = folder.json(&["check", "a.md"]);
    assert_eq!(field(&findings, "path"), ["ibid.toml"]);
    let message = findings[0]["message"].as_str().unwrap();
    assert!(message.starts_with("It cannot be read: "), "{message}");
}

#[test]
fn settings_that_are_in_force_are_checked_with_the_document_that_is_named() {
    let folder =
        Folder::new(&[("ibid.toml", "[rules\nmissing-url = 'on'\n"), ("notes/a.md", SOURCED), ("notes/b.md", SOURCED)]);
    let run = folder.run(&["check", "notes/a.md", "notes/b.md"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stdout.starts_with("error[invalid-settings]: ") && run.stdout.contains(" --> ibid.toml:1:"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.ends_with("1 error in 1 of 3 files\n"), "{}", run.stdout);
}
