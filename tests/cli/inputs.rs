//! What is read: files, folders, standard input.

use crate::{Folder, SOURCED, UNSOURCED, field, objects};

/// The files that quotations are listed from.
fn files_read(folder: &Folder, args: &[&str]) -> Vec<String> {
    let objects = folder.json(&[&["list", "quotes"], args].concat());
    field(&objects, "path").into_iter().map(|path| path.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_folder_is_its_documents_and_a_file_is_read_whatever_its_name() {
    let folder = Folder::new(&[
        ("b.md", UNSOURCED),
        ("a.markdown", UNSOURCED),
        ("c.qmd", UNSOURCED),
        ("d.Rmd", UNSOURCED),
        ("e.ibid", UNSOURCED),
        ("f.MD", UNSOURCED),
        ("deep/er/g.md", UNSOURCED),
        ("h.txt", UNSOURCED),
        (".hidden.md", UNSOURCED),
        (".hidden/i.md", UNSOURCED),
    ]);
    let documents = ["a.markdown", "b.md", "c.qmd", "d.Rmd", "deep/er/g.md", "e.ibid", "f.MD"];
    assert_eq!(files_read(&folder, &[]), documents);
    assert_eq!(files_read(&folder, &["."]), documents);
    assert_eq!(files_read(&folder, &["h.txt", ".hidden.md", "deep"]), [".hidden.md", "deep/er/g.md", "h.txt"]);
}

#[test]
fn ignore_files_are_honoured_but_for_files_that_are_named() {
    let folder = Folder::new(&[
        (".gitignore", "drafts/\n"),
        (".ignore", "old.md\n"),
        ("drafts/a.md", UNSOURCED),
        ("old.md", UNSOURCED),
        ("new.md", UNSOURCED),
    ]);
    assert_eq!(files_read(&folder, &[]), ["new.md"]);
    assert_eq!(files_read(&folder, &["old.md", "drafts/a.md"]), ["drafts/a.md", "old.md"]);
}

#[test]
fn names_may_hold_anything() {
    let odd = ["[draft] é.md", "a  b.md", "c*?.md", "-d.md", "日本.md", "e\u{1b}[31m.md"];
    let files: Vec<_> = odd.iter().map(|name| (*name, UNSOURCED)).collect();
    let folder = Folder::new(&files);
    let mut sorted = odd.map(ToOwned::to_owned);
    sorted.sort();
    assert_eq!(files_read(&folder, &[]), sorted);
    assert_eq!(files_read(&folder, &["[draft] é.md", "--", "-d.md"]), ["-d.md", "[draft] é.md"]);
}

#[test]
fn absolute_paths_stay_absolute() {
    let folder = Folder::new(&[("a.md", UNSOURCED)]);
    let path = folder.path().join("a.md").display().to_string();
    assert_eq!(files_read(&folder, &[&path]), [path.as_str()]);
    assert_eq!(files_read(&folder, &[folder.path().to_str().unwrap()]), [path.as_str()]);
}

#[test]
fn standard_input_has_the_path_it_is_given() {
    let folder = Folder::new(&[("notes/sources.bib", "@speech{a, author = {Abraham Lincoln}, date = {1863}}\n")]);
    let input = format!("---\nbibliography: sources.bib\n---\n\n{}", UNSOURCED.replace(" that day", " [@a]"));
    let run = |args: &[&str]| {
        folder.run_with_input(&[&["list", "quotes", "--output-format", "json"], args].concat(), input.as_bytes())
    };
    let with_path = objects(&run(&["-", "--stdin-path", "notes/draft.md"]));
    assert_eq!(field(&with_path, "path"), ["notes/draft.md"]);
    assert_eq!(field(&with_path, "speaker"), ["Abraham Lincoln"], "bibliographies are looked up from there");
    assert_eq!(objects(&run(&["--stdin-path", "notes/draft.md"])), with_path);
    assert_eq!(field(&objects(&run(&["-"])), "path"), ["<stdin>"]);
}

#[test]
fn standard_input_stands_for_the_file_on_disk() {
    let folder = Folder::new(&[("a.md", SOURCED), ("b.md", SOURCED)]);
    let run = folder.run_with_input(
        &["list", "quotes", "--output-format", "json", "-", "--stdin-path", "a.md", "."],
        UNSOURCED.as_bytes(),
    );
    assert_eq!(field(&objects(&run), "sourced_by"), ["none", "citation"]);
}

#[test]
fn what_is_not_there_is_said_after_which_the_rest_is_done() {
    let folder = Folder::new(&[("a.md", UNSOURCED)]);
    let run = folder.run(&["list", "quotes", "gone.md", "a.md", "--output-format", "json"]);
    assert_eq!(field(&objects(&run), "path"), ["a.md"]);
    assert_eq!(run.stderr, "error: gone.md: no such file or folder\n");
    assert_eq!(run.code, Some(2));
}

#[test]
fn a_file_that_is_not_utf8_cannot_be_listed() {
    let folder = Folder::new(&[("b.md", UNSOURCED)]);
    folder.write("a.md", b"caf\xe9");
    let run = folder.run(&["list", "quotes", "--output-format", "json"]);
    assert_eq!(field(&objects(&run), "path"), ["b.md"]);
    assert_eq!((run.stderr.as_str(), run.code), ("error: a.md: it is not UTF-8\n", Some(2)));
}

#[test]
fn arguments_that_make_no_sense_are_refused_with_2() {
    let folder = Folder::new(&[]);
    for args in [&["list"][..], &["list", "verbs"], &["chekc"], &["check", "--fail-on", "fatal"], &[]] {
        let run = folder.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.stderr.contains("Usage:") || run.stderr.contains("possible values:"), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn help_and_version_are_answers() {
    let folder = Folder::new(&[]);
    let version = folder.run(&["--version"]);
    assert_eq!((version.stdout, version.code), (format!("ibid {}\n", env!("CARGO_PKG_VERSION")), Some(0)));
    for args in [&["--help"][..], &["check", "--help"], &["list", "--help"], &["lsp", "--help"]] {
        let run = folder.run(args);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{args:?}");
        assert!(run.stdout.contains("Usage: ibid"), "{args:?}");
    }
}

#[test]
#[cfg(unix)]
fn what_cannot_be_looked_into_is_said_and_fails() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new(&[("a.md", UNSOURCED), ("deep/b.md", UNSOURCED)]);
    let locked = folder.path().join("locked");
    std::fs::create_dir(&locked).unwrap();
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read_dir(&locked).is_ok() {
        // Who runs as root may look anywhere.
        return;
    }
    let run = folder.run(&["list", "quotes", "--output-format", "json"]);
    assert_eq!(objects(&run).len(), 2);
    assert!(run.stderr.ends_with("locked: permission denied\n"), "{}", run.stderr);
    assert_eq!(run.code, Some(2));
}

#[test]
#[cfg(unix)]
fn links_are_followed_only_where_they_are_named() {
    let folder = Folder::new(&[("real/a.md", UNSOURCED), ("real/b.md", UNSOURCED)]);
    std::os::unix::fs::symlink(".", folder.path().join("real/loop")).unwrap();
    std::os::unix::fs::symlink("a.md", folder.path().join("real/link.md")).unwrap();
    std::os::unix::fs::symlink("real", folder.path().join("alias")).unwrap();
    assert_eq!(files_read(&folder, &["real"]), ["real/a.md", "real/b.md"]);
    assert_eq!(files_read(&folder, &["alias"]), ["alias/a.md", "alias/b.md"]);
    assert_eq!(files_read(&folder, &["real/link.md"]), ["real/link.md"]);
}
