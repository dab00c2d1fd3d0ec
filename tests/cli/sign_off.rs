//! That sign-offs (`.ibid-checked`, `markup.md` §10) outlive what happens to files: text that moves, and branches that merge.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use ibid::fs::Memory;
use ibid::workspace::{Fingerprint, Language, SignOff, Workspace, signed};
use serde_json::Value;

use crate::Folder;

const HEAD: &str =
    "---\nreferences: [{id: call, type: interview, author: [{family: Roe, given: Ann}], issued: 2026}]\n---\n\n";
const ONE: &str = "“We count the chairs before anybody sits down,” Roe said [@call].\n";
const TWO: &str = "“The stove was the beginning and the end of it,” Roe said [@call].\n";

/// `checked`, with all quotations of `text` signed by `who`.
fn sign(checked: &str, text: &str, who: &str) -> String {
    let mut workspace = Workspace::new(Arc::new(Memory::default()));
    let path: Arc<Path> = Path::new("/a.md").into();
    workspace.open(&path, Language::Markdown, None, &format!("{HEAD}{text}"));
    let snapshot = workspace.snapshot();
    let document = snapshot.document(&path).unwrap();
    let of = |statement| SignOff {
        of: Fingerprint::of(&statement, &document.text),
        date: "2026-11-20".into(),
        by: who.into(),
    };
    signed(checked, &document.syntax.statements().map(of).collect::<Vec<_>>())
}

/// Of each quotation of the article: who has checked it, and whether that still holds.
fn told(folder: &Folder) -> Vec<(String, bool)> {
    let documents = folder.json(&["report", "a.md"]);
    let rows = documents[0]["rows"].as_array().unwrap().clone();
    let signed = |row: &Value| {
        let checked = &row["checked"];
        (checked["by"].as_str().unwrap_or("nobody").to_owned(), checked["is_valid"] == true)
    };
    rows.iter().map(signed).collect()
}

fn git(folder: &Folder, args: &[&str]) -> bool {
    let settings = ["-c", "user.name=Roe", "-c", "user.email=roe@example.org", "-c", "init.defaultBranch=main"];
    let run = Command::new("git").args(settings).args(args).current_dir(folder.path()).output().unwrap();
    run.status.success()
}

#[test]
fn they_outlive_moving_and_reformatting_and_break_on_one_changed_word() {
    let folder = Folder::new(&[
        ("a.md", &format!("{HEAD}{ONE}\n{TWO}")),
        (".ibid-checked", &sign("", &format!("{ONE}\n{TWO}"), "AR")),
    ]);
    let valid = ("AR".to_owned(), true);
    assert_eq!(told(&folder), [valid.clone(), valid.clone()]);
    let moved = format!(
        "{HEAD}A word before.\n\n{TWO}\n## Then\n\n> We count the chairs\n> *before* anybody sits down.\n>\n> — Ann Roe [@call]\n"
    );
    folder.write("a.md", moved.as_bytes());
    assert_eq!(told(&folder), [valid.clone(), valid.clone()]);
    folder.write("a.md", moved.replace("chairs", "chair").as_bytes());
    assert_eq!(told(&folder), [valid, ("AR".to_owned(), false)]);
    assert!(folder.run(&["check", "a.md"]).stdout.contains("stale-check"));
}

/// Two branches that each sign what they have added.
fn branches(attributes: &str) -> Folder {
    let folder =
        Folder::new(&[("a.md", &format!("{HEAD}{ONE}\nNobody minded.\n\n{TWO}")), (".gitattributes", attributes)]);
    let commit = || assert!(git(&folder, &["add", "-A"]) && git(&folder, &["commit", "-m", "x"]));
    assert!(git(&folder, &["init"]));
    folder.write(".ibid-checked", sign("", "“So it is, and so it was,” Roe said [@call].", "AR").as_bytes());
    commit();
    let base = std::fs::read_to_string(folder.path().join(".ibid-checked")).unwrap();
    for (branch, text, who) in [("one", ONE, "BS"), ("two", TWO, "CT")] {
        assert!(git(&folder, &["checkout", "-b", branch, "main"]));
        folder.write(".ibid-checked", sign(&base, text, who).as_bytes());
        commit();
    }
    folder
}

#[test]
fn two_branches_merge_and_both_hold() {
    let both = [("BS".to_owned(), true), ("CT".to_owned(), true)];
    let folder = branches(".ibid-checked merge=union\n");
    assert!(git(&folder, &["merge", "one"]), "git merges line by line");
    assert_eq!(told(&folder), both);

    // Without it git may ask, and what stands between its marks is read all the same.
    let folder = branches("");
    git(&folder, &["merge", "one"]);
    assert_eq!(told(&folder), both);
}
