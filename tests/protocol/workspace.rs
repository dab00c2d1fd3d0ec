//! The files of a workspace on a real disk: found, read and followed, with and without the client's help.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ibid::analysis::FilePosition;
use ibid::analysis::diagnostics::{Cache, Diagnostic, diagnose_again};
use ibid::analysis::hover::Hover;
use ibid::fs::Disk;
use ibid::server::{Analysis, Features, Server};
use ibid::text::Span;
use ibid::workspace::{Document, Snapshot, Summary};
use serde_json::{Value, json};

use crate::folder::Folder;
use crate::harness::{Client, able, edit, messages, place};

const CITES: &str = "---\nbibliography: refs.bib\n---\n\nFive copies survive [@wills].\n";
const UNDEFINED: &str = "No source has the key `wills`.";
const ABSENT: &str = "The bibliography `refs.bib` cannot be read: no such file.";
const WILLS: &str = "@book{wills, title = {Lincoln at Gettysburg}}\n";

#[tokio::test]
async fn a_library_is_followed_without_the_clients_help() {
    let folder = Folder::new(&[("a.ibid", CITES)]);
    let mut client = folder.client().await;
    folder.open(&client, "a.ibid");
    folder.shows(&mut client, "a.ibid", &[ABSENT]).await;
    folder.write("refs.bib", WILLS);
    folder.shows(&mut client, "a.ibid", &[]).await;
    folder.write("refs.bib", "");
    folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
    folder.replace("refs.bib", WILLS);
    folder.shows(&mut client, "a.ibid", &[]).await;
    fs::remove_file(folder.path("refs.bib")).unwrap();
    folder.shows(&mut client, "a.ibid", &[ABSENT]).await;
    folder.replace("refs.bib", WILLS);
    folder.shows(&mut client, "a.ibid", &[]).await;
}

#[tokio::test]
async fn a_library_elsewhere_is_followed_too() {
    let elsewhere = Folder::new(&[("Zotero/my library.bib", "")]);
    let name = elsewhere.path("Zotero/my library.bib").display().to_string();
    let document = CITES.replace("refs.bib", &name);
    let folder = Folder::new(&[("a.ibid", &document)]);
    let mut client = folder.client_with(Analysis, able()).await;
    folder.open(&client, "a.ibid");
    folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
    elsewhere.replace("Zotero/my library.bib", WILLS);
    folder.shows(&mut client, "a.ibid", &[]).await;
}

#[tokio::test]
async fn a_folder_that_comes_later_is_followed() {
    let folder = Folder::new(&[("a.ibid", &CITES.replace("refs.bib", "refs/all/a.bib"))]);
    let mut client = folder.client().await;
    folder.open(&client, "a.ibid");
    let absent = ABSENT.replace("refs.bib", "refs/all/a.bib");
    folder.shows(&mut client, "a.ibid", &[&absent]).await;
    for _ in 0..2 {
        folder.write("new/all/a.bib", WILLS);
        fs::rename(folder.path("new"), folder.path("refs")).unwrap();
        folder.shows(&mut client, "a.ibid", &[]).await;
        folder.replace("refs/all/a.bib", "");
        folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
        fs::remove_dir_all(folder.path("refs")).unwrap();
        folder.shows(&mut client, "a.ibid", &[&absent]).await;
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_is_followed_to_where_it_leads() {
    let elsewhere = Folder::new(&[("one.bib", ""), ("two.bib", "")]);
    let folder = Folder::new(&[("a.ibid", CITES)]);
    std::os::unix::fs::symlink(elsewhere.path("one.bib"), folder.path("refs.bib")).unwrap();
    let mut client = folder.client().await;
    folder.open(&client, "a.ibid");
    folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
    elsewhere.replace("one.bib", WILLS);
    folder.shows(&mut client, "a.ibid", &[]).await;
    std::os::unix::fs::symlink(elsewhere.path("two.bib"), folder.path("refs.tmp")).unwrap();
    fs::rename(folder.path("refs.tmp"), folder.path("refs.bib")).unwrap();
    folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
    elsewhere.write("two.bib", WILLS);
    folder.shows(&mut client, "a.ibid", &[]).await;
}

#[tokio::test]
async fn the_last_good_version_stays_in_force_while_a_file_is_broken() {
    let good = "@book{boritt, title = {The Gettysburg Gospel}}\n".to_owned() + WILLS;
    let folder = Folder::new(&[("a.ibid", CITES), ("refs.bib", &good)]);
    let mut client = folder.client().await;
    folder.open(&client, "a.ibid");
    let uri = folder.uri("a.ibid");
    // It is answered once the good version is read.
    assert!(client.call("textDocument/definition", place(&uri, 4, 24)).await[0].is_object());
    let cut = &good[..25];
    folder.replace("refs.bib", cut);
    let broken = client.publication(&folder.uri("refs.bib")).await;
    assert_eq!(messages(&broken).len(), 1, "{broken}");
    assert_eq!(broken["diagnostics"][0]["code"], "source-parse-error");
    let definition = client.call("textDocument/definition", place(&uri, 4, 24)).await;
    assert_eq!(definition[0]["uri"], folder.uri("refs.bib"), "{definition}");
    client.change(&uri, 2, json!([edit((4, 0), (4, 4), "Many")]));
    assert!(messages(&client.publication_of(&uri, 2).await).is_empty());
    folder.replace("refs.bib", &good.replace("wills", "wills-1992"));
    folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
    folder.shows(&mut client, "refs.bib", &[]).await;
}

#[tokio::test]
async fn patterns_take_in_what_appears() {
    let document = "Five copies survive [@wills].\n";
    let folder = Folder::new(&[("notes/a.ibid", document), ("ibid.toml", "sources = ['refs/**/*.bib', 'x.bib']\n")]);
    let mut client = folder.client().await;
    folder.open(&client, "notes/a.ibid");
    let none = "The bibliography `refs/**/*.bib` cannot be read: no file matches it.";
    let absent = "The bibliography `x.bib` cannot be read: no such file.";
    folder.shows(&mut client, "ibid.toml", &[none, absent]).await;
    folder.write("x.bib", "");
    folder.shows(&mut client, "ibid.toml", &[none]).await;
    folder.write("refs/old/b.bib", "");
    folder.shows(&mut client, "notes/a.ibid", &[UNDEFINED]).await;
    folder.shows(&mut client, "ibid.toml", &[]).await;
    folder.write("refs/c.bib", WILLS);
    folder.shows(&mut client, "notes/a.ibid", &[]).await;
    fs::remove_file(folder.path("refs/c.bib")).unwrap();
    folder.shows(&mut client, "notes/a.ibid", &[UNDEFINED]).await;
}

#[tokio::test]
async fn what_speaks_for_documents_is_followed_on_disk_and_in_the_editor() {
    let document = "Five copies survive [@wills].\n";
    let folder = Folder::new(&[
        ("book/ch/a.qmd", document),
        ("refs.bib", WILLS),
        ("book/_quarto.yml", "project:\n  type: book\n"),
    ]);
    let mut client = folder.client().await;
    let (uri, text) = (folder.uri("book/ch/a.qmd"), fs::read_to_string(folder.path("book/ch/a.qmd")).unwrap());
    client.open(&uri, "quarto", &text);
    client.open(&folder.uri("book/_quarto.yml"), "yaml", "bibliography: ../absent.bib\n");
    folder
        .shows(&mut client, "book/_quarto.yml", &["The bibliography `../absent.bib` cannot be read: no such file."])
        .await;
    client.change(&folder.uri("book/_quarto.yml"), 2, json!([edit((0, 17), (0, 23), "refs")]));
    folder.shows(&mut client, "book/_quarto.yml", &[]).await;
    let definition = client.call("textDocument/definition", place(&uri, 0, 24)).await;
    assert_eq!(definition[0]["uri"], folder.uri("refs.bib"), "{definition}");
    client.close(&folder.uri("book/_quarto.yml"));
    folder.write("book/ch/_metadata.yml", "bibliography: none.bib\n");
    folder
        .shows(&mut client, "book/ch/_metadata.yml", &["The bibliography `none.bib` cannot be read: no such file."])
        .await;
}

/// Counts how often each document is diagnosed.
#[derive(Clone, Default)]
struct Counting(Arc<Mutex<HashMap<PathBuf, usize>>>);

impl Features for Counting {
    fn diagnose_again(&self, snapshot: &Snapshot, document: &Arc<Document>, cache: &mut Cache) -> Vec<Diagnostic> {
        *self.0.lock().unwrap().entry(document.path.to_path_buf()).or_default() += 1;
        diagnose_again(snapshot, document, cache)
    }
}

impl Counting {
    fn of(&self, path: &Path) -> usize {
        self.0.lock().unwrap().get(path).copied().unwrap_or_default()
    }
}

#[tokio::test]
async fn a_new_key_costs_the_documents_that_cite_it() {
    let other = CITES.replace("wills", "boritt");
    let files = [("a.ibid", CITES), ("b.ibid", &other), ("refs.bib", "@book{boritt, title = {A}}\n")];
    let folder = Folder::new(&files);
    let counting = Counting::default();
    let mut client = folder.client_with(counting.clone(), json!({})).await;
    folder.open(&client, "b.ibid");
    folder.shows(&mut client, "b.ibid", &[]).await;
    folder.open(&client, "a.ibid");
    folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
    let uri = folder.uri("b.ibid");
    client.change(&uri, 2, json!([edit((4, 0), (4, 4), "Many")]));
    client.publication_of(&uri, 2).await;
    let before = counting.of(&folder.path("b.ibid"));
    for text in [format!("{WILLS}@book{{boritt, title = {{A}}}}\n"), files[2].1.to_owned()] {
        folder.write("refs.bib", &text);
        folder.shows(&mut client, "a.ibid", if text.contains("wills") { &[] } else { &[UNDEFINED] }).await;
    }
    assert_eq!(counting.of(&folder.path("b.ibid")), before, "it does not cite what came and went");
    folder.write("refs.bib", "@book{borit, title = {A}}\n");
    let near = "No source has the key `boritt`; did you mean `borit`?";
    folder.shows(&mut client, "b.ibid", &[near]).await;
    folder.write("refs.bib", "@book{boritts, title = {A}}\n");
    folder.shows(&mut client, "b.ibid", &["No source has the key `boritt`; did you mean `boritts`?"]).await;
}

#[tokio::test]
async fn a_client_that_says_it_watches_and_does_not_is_done_without() {
    let folder = Folder::new(&[("notes/a.ibid", "Five copies survive [@wills].\n"), ("refs.bib", "")]);
    let mut client = Client::connect_to(Server::new(Arc::new(Disk), Arc::new(Analysis)));
    client.refuses = "client/registerCapability";
    client.initialize(json!({"rootUri": folder.uri(""), "capabilities": able()})).await;
    folder.open(&client, "notes/a.ibid");
    folder.shows(&mut client, "notes/a.ibid", &[UNDEFINED]).await;
    let is_told =
        |m: &Value| m["method"] == "window/logMessage" && m["params"]["message"].as_str().unwrap().contains("watch");
    client.wait("line in the log", is_told).await;
    folder.replace("ibid.toml", "sources = ['none.bib']\n");
    folder.shows(&mut client, "ibid.toml", &["The bibliography `none.bib` cannot be read: no such file."]).await;
}

#[tokio::test]
async fn the_search_for_documents_can_be_seen_and_cancelled() {
    let folder = Folder::new(&[]);
    for nth in 0..400 {
        folder.write(&format!("notes/{nth}.md"), "Nobody said anything.\n");
    }
    let mut capabilities = able();
    capabilities["window"] = json!({"workDoneProgress": true});
    let mut client = folder.client_with(Analysis, capabilities).await;
    let create = client.wait("progress", |m| m["method"] == "window/workDoneProgress/create").await;
    let token = create["params"]["token"].clone();
    let of_kind = |kind: &'static str, token: Value| {
        move |m: &Value| {
            m["method"] == "$/progress" && m["params"]["token"] == token && m["params"]["value"]["kind"] == kind
        }
    };
    let begin = client.wait("beginning", of_kind("begin", token.clone())).await;
    assert_eq!(begin["params"]["value"]["cancellable"], true);
    let report = client.wait("report", of_kind("report", token.clone())).await;
    assert_eq!(report["params"]["value"]["message"], "64 of 400");
    client.notify("window/workDoneProgress/cancel", json!({"token": token}));
    client.wait("end", of_kind("end", token)).await;
}

/// Hovering lists the documents of the workspace that are not open.
#[derive(Clone, Copy)]
struct Closed;

impl Features for Closed {
    fn hover(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Hover> {
        let name = |summary: &Arc<Summary>| summary.path.file_name().unwrap().to_string_lossy().into_owned();
        let mut names: Vec<_> = snapshot.closed().map(name).collect();
        names.sort();
        Some(Hover { span: Span::new(position.offset, position.offset), markdown: names.join(" ") })
    }
}

impl Folder {
    /// Waits until `is_it` is true of the documents that are not open, and returns their names.
    async fn closed(&self, client: &mut Client, open: &str, is_it: impl Fn(&str) -> bool) -> String {
        let names = async {
            loop {
                let names = client.text_at(&self.uri(open), 0, 0).await;
                if is_it(&names) {
                    return names;
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(20), names).await.expect("other documents")
    }
}

#[tokio::test]
async fn what_was_cancelled_once_is_not_cancelled_for_ever() {
    let folder = Folder::new(&[("open.ibid", ""), ("a.md", "")]);
    let mut client = folder.client_with(Closed, json!({})).await;
    folder.open(&client, "open.ibid");
    folder.closed(&mut client, "open.ibid", |names| names == "a.md").await;
    client.notify("window/workDoneProgress/cancel", json!({"token": "ibid-indexing"}));
    client.text_at(&folder.uri("open.ibid"), 0, 0).await;
    folder.write("new/b.md", "");
    folder.closed(&mut client, "open.ibid", |names| names == "a.md b.md").await;
    folder.write("new/deep/c.md", "");
    folder.closed(&mut client, "open.ibid", |names| names == "a.md b.md c.md").await;
}

#[tokio::test]
async fn what_appears_where_nobody_writes_is_left_alone() {
    let folder = Folder::new(&[("open.ibid", ""), (".gitignore", "_site/\n*.draft.md\n"), ("a.md", "")]);
    for capabilities in [json!({}), able()] {
        let mut client = folder.client_with(Closed, capabilities).await;
        folder.open(&client, "open.ibid");
        folder.closed(&mut client, "open.ibid", |names| names == "a.md").await;
        let files =
            ["node_modules/x/r.md", "_site/s.md", ".quarto/t.md", "u.draft.md", "new/node_modules/v.md", "z.md"];
        for name in files {
            folder.write(name, "");
        }
        let uris = files.map(|name| folder.uri(name));
        client.watched(&uris.each_ref().map(|uri| (&**uri, 1)));
        assert_eq!(folder.closed(&mut client, "open.ibid", |names| names.contains("z.md")).await, "a.md z.md");
        for name in files {
            fs::remove_file(folder.path(name)).unwrap();
        }
        client.watched(&uris.each_ref().map(|uri| (&**uri, 3)));
        folder.closed(&mut client, "open.ibid", |names| names == "a.md").await;
    }
}

#[tokio::test]
async fn documents_elsewhere_are_none_of_the_workspace() {
    let elsewhere = Folder::new(&[("refs.bib", ""), ("b.md", ""), ("c.md", "")]);
    let document = CITES.replace("refs.bib", &elsewhere.path("refs.bib").display().to_string());
    let folder = Folder::new(&[("open.ibid", &document), ("a.md", "")]);
    let mut client = folder.client_with(Closed, json!({})).await;
    folder.open(&client, "open.ibid");
    folder.closed(&mut client, "open.ibid", |names| names == "a.md").await;
    // Its library's folder is watched.
    folder.shows(&mut client, "open.ibid", &[UNDEFINED]).await;
    elsewhere.write("b.md", "Changed.\n");
    client.open(&elsewhere.uri("c.md"), "markdown", "");
    client.close(&elsewhere.uri("c.md"));
    elsewhere.replace("refs.bib", WILLS);
    folder.shows(&mut client, "open.ibid", &[]).await;
    folder.write("d.md", "");
    assert_eq!(folder.closed(&mut client, "open.ibid", |names| names.contains("d.md")).await, "a.md d.md");
    let added = json!([{"uri": elsewhere.uri(""), "name": "elsewhere"}]);
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": added, "removed": []}}));
    folder.closed(&mut client, "open.ibid", |names| names == "a.md b.md c.md d.md").await;
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [], "removed": added}}));
    folder.closed(&mut client, "open.ibid", |names| names == "a.md d.md").await;
}

#[tokio::test]
async fn a_folder_that_is_made_anew_at_once_is_followed() {
    let folder = Folder::new(&[("a.ibid", &CITES.replace("refs.bib", "refs/a.bib")), ("refs/a.bib", "")]);
    let mut client = folder.client().await;
    folder.open(&client, "a.ibid");
    folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
    fs::remove_dir_all(folder.path("refs")).unwrap();
    folder.write("refs/a.bib", WILLS);
    folder.shows(&mut client, "a.ibid", &[]).await;
    folder.replace("refs/a.bib", "");
    folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
}

#[tokio::test]
async fn what_speaks_for_a_document_without_a_workspace_is_followed() {
    let folder = Folder::new(&[("a.ibid", "Five copies survive [@wills].\n")]);
    let mut client = Client::connect_to(Server::new(Arc::new(Disk), Arc::new(Analysis)));
    client.initialize(json!({"rootUri": null, "capabilities": able()})).await;
    folder.open(&client, "a.ibid");
    folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
    folder.write("refs.bib", WILLS);
    folder.write("ibid.toml", "sources = 'refs.bib'\n");
    folder.shows(&mut client, "a.ibid", &[]).await;
    fs::remove_file(folder.path("ibid.toml")).unwrap();
    folder.shows(&mut client, "a.ibid", &[UNDEFINED]).await;
}

#[tokio::test]
async fn a_folder_comes_and_goes_with_what_speaks_for_its_documents() {
    let document = "Five copies survive [@wills].\n";
    let files = [("in/a.ibid", document), ("refs.bib", WILLS), ("new/ibid.toml", "sources = '../refs.bib'\n")];
    let folder = Folder::new(&files);
    let mut client = folder.client().await;
    folder.open(&client, "in/a.ibid");
    folder.shows(&mut client, "in/a.ibid", &[UNDEFINED]).await;
    fs::rename(folder.path("in"), folder.path("old")).unwrap();
    fs::rename(folder.path("new"), folder.path("in")).unwrap();
    folder.shows(&mut client, "in/a.ibid", &[]).await;
    fs::remove_dir_all(folder.path("in")).unwrap();
    folder.shows(&mut client, "in/a.ibid", &[UNDEFINED]).await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_workspace_that_is_a_link_is_followed() {
    let real = Folder::new(&[("w/open.ibid", ""), ("w/a.md", "")]);
    std::os::unix::fs::symlink(real.path("w"), real.path("link")).unwrap();
    let mut client = Client::connect_to(Server::new(Arc::new(Disk), Arc::new(Closed)));
    client.initialize(json!({"rootUri": real.uri("link"), "capabilities": {}})).await;
    real.open(&client, "link/open.ibid");
    real.closed(&mut client, "link/open.ibid", |names| names == "a.md").await;
    real.write("w/b.md", "");
    real.closed(&mut client, "link/open.ibid", |names| names == "a.md b.md").await;
}
