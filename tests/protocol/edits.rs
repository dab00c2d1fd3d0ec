//! An edit is of the text that it was found in, or there is none: what is open is known by its version, and what is not is
//! looked at on disk once more before anything is answered.

use ibid::server::Analysis;
use serde_json::{Value, json};

use crate::harness::{Client, Files, able, place};

const URI: &str = "file:///w/a.ibid";
const BIB: &str = "file:///w/refs.bib";
const LIBRARY: &str = "@speech{bauer,\n  author = {Bauer, Ruth},\n}\n";
const ARTICLE: &str = "---\nbibliography: refs.bib\n---\n\n“Never again,” said Ruth Bauer on 3 May 2019 [@bauer].\n";
const CONTENT_MODIFIED: i64 = -32801;

/// What another program has made of the library: nobody has told the server yet.
fn moved_down() -> String {
    format!("% Exported.\n{LIBRARY}")
}

/// A client that has the article open, and has its sources.
async fn client(files: &Files) -> Client {
    files.write("/w/refs.bib", LIBRARY);
    files.write("/w/closed.md", "---\nbibliography: refs.bib\n---\nSee [@bauer].\n");
    let mut capabilities = able();
    capabilities["workspace"]["fileOperations"] = json!({"willRename": true});
    let mut client = Client::connect(files, Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    client.open(URI, "ibid", ARTICLE);
    client.call("ibid/sources", json!({})).await; // Answered when all is found.
    client
}

fn rename() -> Value {
    let mut params = place(URI, 4, 52);
    params["newName"] = json!("ruth");
    params
}

/// The lines that are edited in the file at `uri`.
fn lines(edit: &Value, uri: &str) -> Vec<u64> {
    let changes = edit["documentChanges"].as_array().unwrap();
    let of = changes.iter().find(|change| change["textDocument"]["uri"] == uri).unwrap();
    let edits = of["edits"].as_array().unwrap();
    edits.iter().map(|edit| edit["range"]["start"]["line"].as_u64().unwrap()).collect()
}

async fn actions(client: &mut Client, only: &str) -> Value {
    let at = json!({"line": 4, "character": 52});
    let context = json!({"diagnostics": [], "only": [only]});
    let params = json!({"textDocument": {"uri": URI}, "range": {"start": at, "end": at}, "context": context});
    client.call("textDocument/codeAction", params).await
}

fn titled<'a>(actions: &'a Value, title: &str) -> Option<&'a Value> {
    actions.as_array().unwrap().iter().find(|action| action["title"] == title)
}

#[tokio::test]
async fn nothing_is_renamed_in_a_library_that_has_changed_on_disk_until_it_is_read() {
    let files = Files::default();
    let mut client = client(&files).await;
    assert_eq!(lines(&client.call("textDocument/rename", rename()).await, BIB), [0]);
    files.write("/w/refs.bib", &moved_down());
    let refused = client.error("textDocument/rename", rename()).await;
    assert_eq!(refused["code"], CONTENT_MODIFIED, "{refused}");
    // Which it now is, without anybody's saying so.
    let edit = loop {
        let id = client.request("textDocument/rename", rename());
        let mut response = client.response(id).await;
        if response.get("error").is_none() {
            break response["result"].take();
        }
    };
    assert_eq!(lines(&edit, BIB), [1]);
    files.remove("/w/refs.bib");
    assert_eq!(client.error_code("textDocument/rename", rename()).await, CONTENT_MODIFIED);
}

#[tokio::test]
async fn a_document_that_is_closed_is_renamed_in_as_it_is_on_disk() {
    let files = Files::default();
    let mut client = client(&files).await;
    files.write("/w/closed.md", "---\nbibliography: refs.bib\n---\n\n\nBut see [@bauer].\n");
    let edit = client.call("textDocument/rename", rename()).await;
    assert_eq!(lines(&edit, "file:///w/closed.md"), [5]);
}

#[tokio::test]
async fn a_fix_in_a_library_that_has_changed_on_disk_is_not_offered_until_it_is_read() {
    let title = "Add the date to `bauer`: 2019-05-03";
    let files = Files::default();
    let mut client = client(&files).await;
    let edit = titled(&actions(&mut client, "quickfix").await, title).unwrap()["edit"].clone();
    assert_eq!(edit["documentChanges"][0]["textDocument"], json!({"uri": BIB, "version": null}));
    assert_eq!(lines(&edit, BIB), [1]);
    files.write("/w/refs.bib", &moved_down());
    assert_eq!(titled(&actions(&mut client, "quickfix").await, title), None);
    let edit = loop {
        if let Some(action) = titled(&actions(&mut client, "quickfix").await, title) {
            break action["edit"].clone();
        }
    };
    assert_eq!(lines(&edit, BIB), [2]);
}

#[tokio::test]
async fn names_of_files_that_are_moved_follow_in_what_is_there() {
    let files = Files::default();
    let mut client = client(&files).await;
    let moved = json!({"files": [{"oldUri": BIB, "newUri": "file:///w/old/refs.bib"}]});
    let edit = client.call("workspace/willRenameFiles", moved.clone()).await;
    assert_eq!(edit["documentChanges"][0]["textDocument"], json!({"uri": URI, "version": 1}));
    files.write("/w/closed.md", "---\nlang: en\nbibliography: refs.bib\n---\n");
    let edit = client.call("workspace/willRenameFiles", moved).await;
    assert_eq!(lines(&edit, "file:///w/closed.md"), [2], "what is not open is read for it");
}
