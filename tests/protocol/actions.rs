//! Code actions.
#![allow(clippy::needless_pass_by_value)] // `json!` is written where it is passed.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ibid::fs::{Extent, FileSystem, Visited};
use ibid::server::{Analysis, Server};
use serde_json::{Value, json};

use crate::harness::{Client, Files, able};

const URI: &str = "file:///w/[é].md";
const HEAD: &str = "---\nreferences:\n- {id: lincoln, type: speech, issued: 1863, transcript: speech.txt}\n- {id: everett, type: speech, issued: 1863, transcript: everett.vtt}\n---\n";
const SPEECH: &str = "The world will little note, nor long remember what we say here.\n";
const EVERETT: &str = "WEBVTT\n\n00:17:09.000 --> 00:17:12.000\nStanding beneath this serene sky.\n";

const MISQUOTED: &str = "é: “The world will hardly note, nor long remember what we say here” [@lincoln].\n";
const UNSOURCED: &str = "“Standing beneath this serene sky,” Everett began.\n";

fn files() -> Files {
    let files = Files::default();
    files.write("/w/speech.txt", SPEECH);
    files.write("/w/everett.vtt", EVERETT);
    files
}

/// The parameters of a request about a place in the line after the head.
fn at(character: u32, context: Value) -> Value {
    let place = json!({"line": 5, "character": character});
    json!({"textDocument": {"uri": URI}, "range": {"start": place, "end": place}, "context": context})
}

fn titles(actions: &Value) -> Vec<&str> {
    actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_fix_carries_its_finding_and_a_versioned_edit() {
    let mut client = Client::start(&files(), Analysis).await;
    client.open(URI, "markdown", &format!("{HEAD}{MISQUOTED}"));
    let publication = loop {
        let publication = client.publication(URI).await;
        let diagnostics = publication["diagnostics"].as_array().unwrap();
        if diagnostics.iter().any(|diagnostic| diagnostic["code"] == "misquote") {
            break publication;
        }
    };
    let known = publication["diagnostics"].clone();
    let misquote = known.as_array().unwrap().iter().find(|known| known["code"] == "misquote").unwrap().clone();
    let actions = client.call("textDocument/codeAction", at(25, json!({"diagnostics": known}))).await;
    assert_eq!(titles(&actions), ["Use the source's words: “will little note”", "Mark the change: [hardly]"]);
    assert_eq!(actions[0]["kind"], "quickfix");
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(actions[1].get("isPreferred"), None);
    assert_eq!(actions[0]["diagnostics"], json!([misquote]));
    let edit = json!({"documentChanges": [{
        "textDocument": {"uri": URI, "version": 1},
        "edits": [{
            "range": {"start": {"line": 5, "character": 22}, "end": {"line": 5, "character": 28}},
            "newText": "little"
        }]
    }]});
    assert_eq!(actions[0]["edit"], edit);
}

#[tokio::test]
async fn only_the_kinds_that_are_asked_for_are_offered() {
    let mut client = Client::start(&files(), Analysis).await;
    client.open(URI, "markdown", &format!("{HEAD}“The world will little note” [@lincoln].\n"));
    let all = client.call("textDocument/codeAction", at(10, json!({"diagnostics": []}))).await;
    assert_eq!(titles(&all), ["Quote the whole sentence"]);
    for (only, expected) in [("refactor", 1), ("refactor.rewrite", 1), ("quickfix", 0), ("source", 0)] {
        let context = json!({"diagnostics": [], "only": [only]});
        let actions = client.call("textDocument/codeAction", at(10, context)).await;
        assert_eq!(titles(&actions).len(), expected, "{only}");
    }
}

#[tokio::test]
async fn a_client_that_knows_commands_alone_is_offered_nothing() {
    let mut capabilities = able();
    capabilities["textDocument"]["codeAction"] = json!({});
    let mut client = Client::connect(&files(), Analysis);
    let answer = client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    assert_eq!(answer["capabilities"].get("codeActionProvider"), None);
    client.open(URI, "markdown", &format!("{HEAD}{MISQUOTED}"));
    let actions = client.call("textDocument/codeAction", at(25, json!({"diagnostics": []}))).await;
    assert_eq!(actions, Value::Null);

    let mut client = Client::connect(&files(), Analysis);
    let answer = client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    let kinds = json!({"codeActionKinds": ["quickfix", "refactor.rewrite"]});
    assert_eq!(answer["capabilities"]["codeActionProvider"], kinds);
}

/// Files that note what is read of them.
#[derive(Clone, Debug)]
struct Noted {
    files: Files,
    read: Arc<Mutex<Vec<PathBuf>>>,
}

impl Noted {
    /// How often the file at `path` was read since the last time.
    fn take(&self, path: &str) -> usize {
        let mut read = self.read.lock().unwrap();
        let count = read.iter().filter(|read| **read == *Path::new(path)).count();
        read.clear();
        count
    }
}

impl FileSystem for Noted {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.read.lock().unwrap().push(path.to_owned());
        self.files.read(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.is_file(path)
    }

    fn walk(&self, folder: &Path, extent: &Extent, visit: &mut dyn FnMut(Visited) -> ControlFlow<()>) {
        self.files.walk(folder, extent, visit);
    }
}

#[tokio::test]
async fn what_nobody_cites_is_read_when_somebody_asks_and_once() {
    let files = Noted { files: files(), read: Arc::default() };
    let mut client = Client::connect_to(Server::new(Arc::new(files.clone()), Arc::new(Analysis)));
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "markdown", &format!("{HEAD}{UNSOURCED}"));
    let by_itself = json!({"diagnostics": [], "triggerKind": 2});
    let actions = client.call("textDocument/codeAction", at(10, by_itself.clone())).await;
    assert_eq!(titles(&actions), [""; 0], "a client asks with every move of the caret");
    assert_eq!(files.take("/w/speech.txt"), 0);

    let context = json!({"diagnostics": [], "triggerKind": 1});
    let actions = client.call("textDocument/codeAction", at(10, context.clone())).await;
    assert_eq!(titles(&actions), ["Cite everett, 00:17:09"]);
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(files.take("/w/speech.txt"), 1);

    let actions = client.call("textDocument/codeAction", at(10, by_itself)).await;
    assert_eq!(titles(&actions), ["Cite everett, 00:17:09"], "by now it is known where they are");
    assert_eq!(files.take("/w/speech.txt"), 0, "it has not the words");

    files.files.write("/w/everett.vtt", "WEBVTT\n\n");
    files.files.write("/w/speech.txt", &format!("{SPEECH}Standing beneath this serene sky.\n"));
    client.watched(&[("file:///w/speech.txt", 2), ("file:///w/everett.vtt", 2)]);
    let actions = client.call("textDocument/codeAction", at(10, context)).await;
    assert_eq!(titles(&actions), ["Cite lincoln"]);
}

#[tokio::test]
async fn a_search_is_not_made_for_kinds_that_nobody_asks_for() {
    let files = Noted { files: files(), read: Arc::default() };
    let mut client = Client::connect_to(Server::new(Arc::new(files.clone()), Arc::new(Analysis)));
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "markdown", &format!("{HEAD}{UNSOURCED}"));
    let context = json!({"diagnostics": [], "only": ["refactor"]});
    client.call("textDocument/codeAction", at(10, context)).await;
    assert_eq!(files.take("/w/speech.txt"), 0);
}
