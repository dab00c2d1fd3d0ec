//! `ibid report`: the fact-check sheet in each of its formats. What a browser makes of the page is tried in tests/sheet.

use expect_test::expect;
use serde_json::json;

use crate::Folder;

const ARTICLE: &str = "\
---
title: Four minutes
lang: en
references:
- id: speech
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  role: President
  title: Gettysburg Address
  issued: 1863-11-19
  URL: https://example.org/speech
  transcript: speech.txt
---

Lincoln said “The world will hardly note, nor long remember what we say here” [@speech, para. 3].

> It was a *very* long one.
>
> — Ruth Bauer, 3 May 2019
";
const SPEECH: &str =
    "Now we are engaged in a great civil war. The world will little note, nor long remember what we say here.\n";

fn folder() -> Folder {
    Folder::new(&[("a.md", ARTICLE), ("speech.txt", SPEECH), ("none.md", "Nothing here.\n")])
}

fn sheet(folder: &Folder, format: &str) -> String {
    let run = folder.run(&["report", "--output-format", format]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    run.stdout
}

#[test]
fn as_markdown() {
    expect![[r#"
        ---
        ibid: false
        ---

        # Fact-check sheet

        ## Four minutes

        2 quotations and claims: 1 unsourced, 1 misquoted

        - [ ] “The world will hardly note, nor long remember what we say here” `a.md:15`
          - **Abraham Lincoln**, President, 19 November 1863
          - `speech`, para. 3, Abraham Lincoln, *Gettysburg Address*, [read](https://example.org/speech#:~:text=The%20world%20will%20little%20note%2C%20nor%20long%20remember%20what%20we%20say%20here)
          - **differs from the source**, line 1
          - The source: “The world will little note, nor long remember what we say here”
        - [ ] “It was a very long one.” `a.md:17`
          - **Ruth Bauer**, 3 May 2019
          - **no source**
    "#]].assert_eq(&sheet(&folder(), "markdown"));
}

#[test]
fn as_json_an_object_for_each_document() {
    let documents = folder().json(&["report"]);
    assert_eq!(documents.len(), 1, "what needs no source has no sheet");
    let document = &documents[0];
    assert_eq!(document["path"], "a.md");
    assert_eq!(document["tally"], json!({"unsourced": 1, "misquoted": 1}));
    assert_eq!(
        document["timeline"],
        json!([
            {"date": "1863-11-19", "speaker": "Abraham Lincoln", "rows": [0]},
            {"date": "2019-05-03", "speaker": "Ruth Bauer", "rows": [1]},
        ])
    );
    let start = ARTICLE.find('“').unwrap();
    assert_eq!(
        document["rows"][0],
        json!({
            "line": 15,
            "column": 14,
            "start": start,
            "end": ARTICLE.find('”').unwrap() + '”'.len_utf8(),
            "kind": "inline",
            "text": "The world will hardly note, nor long remember what we say here",
            "state": "misquoted",
            "verdict": "differs from the source",
            "speaker": "Abraham Lincoln",
            "named": null,
            "role": "President",
            "date": "1863-11-19",
            "sources": [{
                "key": "speech",
                "is_defined": true,
                "people": "Abraham Lincoln",
                "title": "Gettysburg Address",
                "container": null,
                "issued": "1863-11-19",
                "locator": "para. 3",
                "url": "https://example.org/speech#:~:text=The%20world%20will%20little%20note%2C%20nor%20long%20remember%20what%20we%20say%20here",
            }],
            "changes": [],
            "passage": {
                "path": "speech.txt",
                "place": "line 1",
                "before": "Now we are engaged in a great civil war.",
                "text": "The world will little note, nor long remember what we say here",
                "after": ".",
            },
            "checked": null,
            "findings": [],
        })
    );
}

#[test]
fn as_a_table_that_every_reader_of_csv_reads() {
    let folder = folder();
    let formula = ARTICLE.replace("title: Gettysburg Address", "title: '=1+2'");
    folder.write("a.md", formula.as_bytes());
    let table = sheet(&folder, "csv");
    let table = table.strip_prefix('\u{feff}').expect("Excel takes it for UTF-8 by a byte order mark");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let names = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    let cell = |name: &str| rows[0].get(names.iter().position(|known| known == name).unwrap()).unwrap();
    assert_eq!(cell("words"), "The world will hardly note, nor long remember what we say here");
    assert_eq!((cell("line"), cell("key"), cell("state"), cell("locator")), ("15", "speech", "misquoted", "para. 3"));
    assert_eq!(cell("title"), "'=1+2", "no spreadsheet computes what a library says");
}

#[test]
fn as_a_page() {
    let page = sheet(&folder(), "html");
    assert!(page.starts_with("<!DOCTYPE html>"));
    for part in [
        "<title>Fact-check sheet: Four minutes</title>",
        "2 quotations and claims: 1 unsourced, 1 misquoted",
        "The world will <del>hardly</del> <ins>little</ins> note",
        "<mark>The world will little note, nor long remember what we say here</mark>.",
        "<strong>Ruth Bauer</strong>",
        "<time datetime=\"2019-05-03\">3 May 2019</time>",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

#[test]
fn rows_lead_where_one_wants() {
    let folder = folder();
    let links = |where_to: &str| folder.run(&["report", "--links", where_to]).stdout;
    let path = folder.path().join("a.md").canonicalize().unwrap().display().to_string();
    assert!(links("vscode").contains(&format!("href=\"vscode://file{path}:15:14\"")));
    assert!(links("file").contains(&format!("href=\"file://{path}\"")));
    let none = links("none");
    assert!(!none.contains("vscode:") && !none.contains("file:"));
}

#[test]
fn what_is_in_documents_and_libraries_does_nothing_on_the_page() {
    let hostile = "<img src=x onerror=alert(1)>\"'&";
    let article = format!(
        "---\ntitle: '{}'\nreferences:\n- id: a\n  type: speech\n  author: [{{literal: '{0}'}}]\n  issued: 1863\n  \
         URL: 'javascript:alert(1)'\n  title: '{0}'\n---\n\nHe said “so {1} it goes on and on and on” [@a, p. {1}].\n",
        hostile.replace('\'', "''"),
        "`<script>alert(1)</script>`"
    );
    let folder = Folder::new(&[("<b>.md", &article)]);
    let page = sheet(&folder, "html");
    assert_eq!(page.matches("<script>").count(), 1, "its own");
    assert!(!page.contains("<img") && !page.contains("<b>") && !page.contains("href=\"javascript"), "{page}");
    let markdown = sheet(&folder, "markdown");
    let harmless = markdown.replace("\\<", "").replace("`<b>.md:12`", "");
    assert!(!harmless.contains('<') && !markdown.contains("](javascript"), "{markdown}");
}

#[test]
fn it_goes_into_a_file_in_one_go_or_not_at_all() {
    let folder = folder();
    let run = folder.run(&["report", "-o", "out.html"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    assert!(std::fs::read_to_string(folder.path().join("out.html")).unwrap().starts_with("<!DOCTYPE html>"));
    let run = folder.run(&["report", "-o", "nowhere/out.html"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("nowhere/out.html"), "{run:?}");
}

#[test]
fn a_sheet_in_markdown_is_no_document_to_be_checked() {
    let folder = folder();
    for _ in 0..2 {
        folder.run(&["report", "--output-format", "markdown", "-o", "sheet.md"]);
    }
    let sheet = std::fs::read_to_string(folder.path().join("sheet.md")).unwrap();
    assert_eq!(sheet.matches("\n## ").count(), 1, "{sheet}");
}

#[test]
#[cfg(unix)]
fn what_is_no_regular_file_is_written_into() {
    let folder = folder();
    let link = folder.path().join("out");
    std::os::unix::fs::symlink("/dev/fd/1", &link).unwrap();
    let run = folder.run(&["report", "--output-format", "csv", "-o", "out"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(run.stdout, sheet(&folder, "csv"), "standard output is a pipe here");
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn a_file_that_cannot_be_read_is_missed() {
    let run = folder().run(&["report", "a.md", "gone.md"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("gone.md: no such file"), "{run:?}");
    assert!(run.stdout.contains("Four minutes"), "the rest is there");
}
