//! `ibid check --fix` and `--diff`: what is mended, and what is left alone.

use std::collections::BTreeMap;
use std::path::Path;

use expect_test::expect;
use ibid::analysis::diagnostics::RULES;
use serde_json::Value;

use crate::{Folder, SOURCED, UNSOURCED, field, objects};

/// The rules whose findings have one right answer.
const MENDED: [&str; 4] = ["malformed-citation", "wrong-locator", "invalid-date", "unused-ignore"];

/// A document with two findings that have one right answer, and one that has none.
const FAULTY: &str = "\
---
references:
- {id: a, type: book, issued: 3 May 2019}
- {id: b, type: book, issued: 2017-02-30}
---

So [@a, @b].
";

const FIXED: &str = "\
---
references:
- {id: a, type: book, issued: 2019-05-03}
- {id: b, type: book, issued: 2017-02-30}
---

So [@a; @b].
";

/// All files in `folder`, hidden ones included.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// A folder of the project's tests, copied.
fn copied(name: &str) -> Folder {
    let folder = Folder::new(&[]);
    for (file, content) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)) {
        folder.write(&file, &content);
    }
    folder
}

/// Both examples of every rule, each in a folder of its own. A file without a name is the document.
fn examples() -> Folder {
    let folder = Folder::new(&[]);
    for rule in RULES {
        for (sort, example) in [("fires", rule.fires), ("silent", rule.silent)] {
            for (index, file) in example.split("//- ").enumerate() {
                let (name, text) = if index == 0 { ("article.md", file) } else { file.split_once('\n').unwrap() };
                let name = name.trim().trim_start_matches('/');
                if !text.is_empty() {
                    folder.write(&format!("{}/{sort}/{name}", rule.code), text.as_bytes());
                }
            }
        }
    }
    folder
}

/// The findings that have no right answer, as people know them again: file, rule, message.
fn left_alone(findings: &[Value]) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut known: Vec<_> = findings
        .iter()
        .map(|it| (text(&it["path"]), text(&it["code"]), text(&it["message"])))
        .filter(|(_, code, _)| !MENDED.contains(&code.as_str()))
        .collect();
    known.sort();
    known
}

/// The lines of each file that a diff takes away, from 1.
fn changed_lines(diff: &str) -> Vec<(String, u64)> {
    let (mut file, mut line) = (String::new(), 0);
    let mut changed = Vec::new();
    for text in diff.split('\n') {
        if let Some(name) = text.strip_prefix("--- a/") {
            name.trim_end_matches('\t').clone_into(&mut file);
        } else if let Some(place) = text.strip_prefix("@@ -") {
            line = place.split(',').next().unwrap().parse().unwrap();
        } else if text.starts_with(' ') {
            line += 1;
        } else if text.starts_with('-') {
            changed.push((file.clone(), line));
            line += 1;
        }
    }
    changed
}

#[test]
fn of_every_fixture_what_was_reported_is_mended_and_nothing_else_changes() {
    let mut mended = 0;
    let fixtures = ["example", "formats", "transcripts"].map(|name| (name, copied(name)));
    for (name, folder) in fixtures.into_iter().chain([("the examples of the rules", examples())]) {
        let (before, found) = (files(folder.path()), folder.json(&["check"]));
        let diff = folder.run(&["check", "--diff"]);
        assert_eq!(files(folder.path()), before, "{name}: a diff changes nothing");
        for (file, line) in changed_lines(&diff.stdout) {
            let is_about = |it: &&Value| {
                let lines = it["line"].as_u64().unwrap()..=it["end_line"].as_u64().unwrap();
                it["path"] == *file && lines.contains(&line) && MENDED.iter().any(|code| it["code"] == **code)
            };
            assert!(
                found.iter().any(|it| is_about(&it)),
                "{name}: nothing was said of {file}:{line}:\n{}",
                diff.stdout
            );
        }

        let run = folder.run(&["check", "--fix", "--output-format", "json"]);
        assert_eq!(run.stderr, "", "{name}");
        let after = files(folder.path());
        assert_eq!(diff.code, Some(i32::from(after != before)), "{name}");
        for (file, content) in &after {
            let is_mended = changed_lines(&diff.stdout).iter().any(|(changed, _)| changed == file);
            assert_eq!(before[file] != *content, is_mended, "{name}: {file}");
            mended += usize::from(is_mended);
        }
        let left = objects(&run);
        assert_eq!(left_alone(&left), left_alone(&found), "{name}");
        assert!(left.len() <= found.len(), "{name}");

        let again = folder.run(&["check", "--fix", "--output-format", "json"]);
        assert_eq!((objects(&again), again.code), (left, run.code), "{name}");
        assert_eq!(files(folder.path()), after, "{name}: the second time changes nothing");
        assert_eq!(folder.run(&["check", "--diff"]).code, Some(0), "{name}");
    }
    assert!(mended > 4, "{mended}");
}

#[test]
fn what_was_mended_is_counted_and_what_is_left_is_shown() {
    let folder = Folder::new(&[("a.md", FAULTY), ("b.md", SOURCED)]);
    let run = folder.run(&["check", "--fix"]);
    expect![[r#"
        error[invalid-date]: February 2017 has 28 days; did you mean 2017-02-28?
         --> a.md:4:31
          |
        4 | - {id: b, type: book, issued: 2017-02-30}
          |                               ^^^^^^^^^^

        Fixed 2 findings in 1 file.
        1 error in 1 of 2 files
    "#]]
    .assert_eq(&run.stdout);
    assert_eq!((run.stderr.as_str(), run.code), ("", Some(1)));
    assert_eq!(files(folder.path())["a.md"], FIXED.as_bytes());
    let again = folder.run(&["check", "--fix"]);
    assert!(again.stdout.ends_with("\n\nNothing to fix.\n1 error in 1 of 2 files\n"), "{}", again.stdout);
}

#[test]
fn a_diff_says_what_fixing_would_do() {
    let folder = Folder::new(&[("a.md", FAULTY), ("b.md", SOURCED)]);
    let run = folder.run(&["check", "--diff"]);
    expect![[r#"
        --- a/a.md
        +++ b/a.md
        @@ -1,7 +1,7 @@
         ---
         references:
        -- {id: a, type: book, issued: 3 May 2019}
        +- {id: a, type: book, issued: 2019-05-03}
         - {id: b, type: book, issued: 2017-02-30}
         ---
         ·
        -So [@a, @b].
        +So [@a; @b].
    "#]]
    // A line with a space alone would lose it in the snapshot.
    .assert_eq(&run.stdout.replace("\n \n", "\n ·\n"));
    assert_eq!((run.stderr.as_str(), run.code), ("", Some(1)));
    let run = folder.run(&["check", "--diff", "b.md"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", Some(0)), "whatever else is wrong");
    assert_eq!(folder.run(&["check", "--diff", "gone.md"]).code, Some(2));
    assert_eq!(folder.run(&["check", "--diff", "--fix"]).code, Some(2), "it is one or the other");
}

#[test]
fn git_takes_a_diff_as_it_is() {
    let folder = Folder::new(&[("a.md", FAULTY), ("a folder/b c.md", FAULTY), ("d/\u{e9} \"f\".md", FAULTY)]);
    let diff = folder.run(&["check", "--diff"]).stdout;
    let mut git = std::process::Command::new("git");
    // Whatever repository the folder of the tests lies in.
    git.args(["apply", "-"]).current_dir(folder.path()).env("GIT_CEILING_DIRECTORIES", folder.path().parent().unwrap());
    let mut child = git.stdin(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), diff.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success(), "{diff}");
    let after = files(folder.path());
    assert!(after.len() == 3 && after.values().all(|content| content == FIXED.as_bytes()), "{after:?}");
}

#[test]
fn nothing_changes_where_nothing_has_one_right_answer() {
    let folder = Folder::new(&[("a.md", UNSOURCED), ("b.md", FAULTY)]);
    let run = folder.run(&["check", "--diff", "a.md"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", Some(0)));
    let run = folder.run(&["check", "--fix"]);
    assert!(
        run.stdout.ends_with("Fixed 2 findings in 1 file.\n1 error, 1 warning in 2 of 2 files\n"),
        "{}",
        run.stdout
    );
    assert_eq!(files(folder.path())["a.md"], UNSOURCED.as_bytes());
}

#[test]
fn line_ends_and_byte_order_marks_are_kept() {
    let windows = format!("\u{feff}{}", FAULTY.replace('\n', "\r\n"));
    let folder = Folder::new(&[("a.md", &windows)]);
    assert_eq!(folder.run(&["check", "--fix"]).code, Some(1));
    let after = String::from_utf8(files(folder.path())["a.md"].clone()).unwrap();
    assert_eq!(after, format!("\u{feff}{}", FIXED.replace('\n', "\r\n")));
}

#[test]
fn only_documents_that_are_named_are_mended() {
    let library = "@book{c, title = {T}, date = {3 May 2019}}\n";
    let document = FAULTY.replace("references:", "bibliography: s.bib\nreferences:");
    let folder = Folder::new(&[("a.md", &document), ("b.md", FAULTY), ("s.bib", library), ("ibid.toml", "")]);
    let run = folder.run(&["check", "--fix", "a.md", "s.bib"]);
    assert_eq!(run.code, Some(1));
    let after = files(folder.path());
    assert_ne!(after["a.md"], document.as_bytes());
    assert_eq!(after["b.md"], FAULTY.as_bytes(), "it was not named");
    assert_eq!(after["s.bib"], library.as_bytes(), "it is no document");
    assert!(run.stdout.contains("--> s.bib:1:"), "and what is wrong with it is said: {}", run.stdout);
}

#[test]
fn a_document_that_is_not_utf8_is_left_alone() {
    let folder = Folder::new(&[]);
    let bytes = [FAULTY.as_bytes(), b"caf\xe9\n"].concat();
    folder.write("a.md", &bytes);
    let run = folder.run(&["check", "--fix"]);
    assert!(run.stdout.contains("error[not-utf8]"), "{}", run.stdout);
    assert_eq!(files(folder.path())["a.md"], bytes);
}

#[test]
fn standard_input_comes_back_mended() {
    let folder = Folder::new(&[("a.md", "the disk's")]);
    for args in [&["check", "--fix", "-"][..], &["check", "--fix", "--stdin-path", "a.md"]] {
        let run = folder.run_with_input(args, FAULTY.as_bytes());
        assert_eq!((run.stdout.as_str(), run.code), (FIXED, Some(1)));
        assert!(run.stderr.contains("error[invalid-date]") && run.stderr.ends_with("1 error in 1 file\n"), "{run:?}");
        assert_eq!(files(folder.path())["a.md"], b"the disk's");
    }
    let json = folder.run_with_input(&["check", "--fix", "-", "--output-format", "json"], FAULTY.as_bytes());
    assert_eq!(json.stdout, FIXED);
    assert_eq!(field(&serde_json::from_str::<Vec<Value>>(&json.stderr).unwrap(), "code"), ["invalid-date"]);
}

#[test]
fn nothing_of_standard_input_is_lost_on_the_way() {
    let folder = Folder::new(&[]);
    for text in ["", "no line end", "\u{feff}a\r\nb\r", "an \u{1b}[31mescape\u{1b}[0m and \u{9b}2J\n", UNSOURCED] {
        let run = folder.run_with_input(&["check", "--fix", "-"], text.as_bytes());
        assert_eq!(run.stdout, text);
    }
    let mut child = folder.command(&["check", "--fix", "-"]);
    let child = child.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = child.stderr(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"caf\xe9\n").unwrap();
    assert_eq!(child.wait_with_output().unwrap().stdout, b"caf\xe9\n", "nor is what is not UTF-8");
}

#[test]
fn a_diff_has_the_lines_as_they_are() {
    let folder = Folder::new(&[("a.md", &FAULTY.replace("So", "So\u{1b}[31m"))]);
    let run = folder.run(&["check", "--diff"]);
    assert!(run.stdout.contains("+So\u{1b}[31m [@a; @b].\n"), "patch would not find them otherwise: {}", run.stdout);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn who_may_read_a_file_may_read_it_afterwards_and_nobody_else() {
        let folder = Folder::new(&[]);
        let path = folder.write("a.md", FAULTY.as_bytes());
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        folder.run(&["check", "--fix"]);
        assert_eq!((mode(&path), std::fs::read_to_string(&path).unwrap().as_str()), (0o640, FIXED));
        assert_eq!(files(folder.path()).len(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_file_that_may_not_be_written_is_not_written() {
        let folder = Folder::new(&[]);
        let path = folder.write("a.md", FAULTY.as_bytes());
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
        let run = folder.run(&["check", "--fix"]);
        assert_eq!(run.stderr, "error: a.md: it cannot be mended: it is read-only\n");
        assert_eq!((run.code, std::fs::read_to_string(&path).unwrap().as_str()), (Some(2), FAULTY));
        assert!(run.stdout.ends_with("\n\n1 error, 1 warning, 1 information in 1 file\n"), "{}", run.stdout);
    }

    #[test]
    fn where_one_file_may_not_be_written_none_is() {
        let names = ["a.md", "b.md", "c.md"];
        let folder = Folder::new(&names.map(|name| (name, FAULTY)));
        let set = |mode| {
            std::fs::set_permissions(folder.path().join("b.md"), std::fs::Permissions::from_mode(mode)).unwrap();
        };
        set(0o444);
        let run = folder.run(&["check", "--fix"]);
        assert_eq!(run.stderr, "error: b.md: it cannot be mended: it is read-only; nor are the others\n");
        assert_eq!(run.code, Some(2));
        let all = |text: &str| names.map(|name| (name.to_owned(), text.as_bytes().to_vec())).into();
        assert_eq!(files(folder.path()), all(FAULTY), "and nothing is left beside them");
        set(0o600);
        let run = folder.run(&["check", "--fix"]);
        assert!(run.stdout.contains("\nFixed 6 findings in 3 files.\n"), "{}", run.stdout);
        assert_eq!((files(folder.path()), mode(&folder.path().join("b.md"))), (all(FIXED), 0o600));
    }

    #[test]
    fn settings_are_not_written_in_place_of_a_link_that_leads_nowhere() {
        let folder = Folder::new(&[("a.md", FAULTY)]);
        let link = folder.path().join("ibid.toml");
        symlink("shared/ibid.toml", &link).unwrap();
        let run = folder.run(&["init"]);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains("ibid.toml is there already"), "{}", run.stderr);
        assert_eq!(std::fs::read_link(&link).unwrap(), Path::new("shared/ibid.toml"));
    }

    #[test]
    fn a_file_of_several_names_is_mended_and_counted_once() {
        let folder = Folder::new(&[("z.md", FAULTY), ("sub dir/b.md", SOURCED)]);
        symlink("z.md", folder.path().join("a.md")).unwrap();
        let names = ["a.md", "z.md", "sub dir/../z.md"];
        for first in names {
            folder.write("z.md", FAULTY.as_bytes());
            let run = folder.run(&[&["check", "--fix", first], &names[..]].concat());
            assert_eq!((run.stderr.as_str(), run.code), ("", Some(1)), "{first}");
            assert!(run.stdout.contains(&format!(" --> {first}:4:31\n")), "{first}: {}", run.stdout);
            assert!(run.stdout.ends_with("Fixed 2 findings in 1 file.\n1 error in 1 file\n"), "{}", run.stdout);
        }
        let run = folder.run_with_input(&["check", "--stdin-path", "a.md", "-", "z.md"], UNSOURCED.as_bytes());
        assert!(run.stdout.ends_with(" in 2 of 2 files\n"), "standard input is no file: {}", run.stdout);
    }

    #[test]
    fn a_link_stays_one() {
        let folder = Folder::new(&[("kept/a.txt", FAULTY)]);
        let link = folder.path().join("a.md");
        symlink("kept/a.txt", &link).unwrap();
        folder.run(&["check", "--fix", "a.md"]);
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::read_to_string(folder.path().join("kept/a.txt")).unwrap(), FIXED);
    }
}
