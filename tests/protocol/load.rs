//! Much at once, slow things, and things that fail.

use std::path::Path;
use std::sync::Arc;

use ibid::analysis::FilePosition;
use ibid::analysis::definition::Definition;
use ibid::analysis::diagnostics::{Cache, Diagnostic};
use ibid::analysis::hover::Hover;
use ibid::fs::FileSystem;
use ibid::server::{Exit, Features, Server};
use ibid::workspace::{Document, Snapshot};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::harness::{Client, Echo, Files, Gate, able, echo, edit, place};

const URI: &str = "file:///w/a.ibid";
const INTERNAL_ERROR: i64 = -32603;
const REQUEST_CANCELLED: i64 = -32800;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_hover_sees_the_change_before_it_and_none_after() {
    let mut client = Client::start(&Files::default(), Echo).await;
    client.open(URI, "ibid", "0000");
    let asked: Vec<_> = (1..=3000)
        .map(|n| {
            client.change(URI, n + 1, json!([edit((0, 0), (0, 4), &format!("{n:04}"))]));
            (format!("{n:04}"), client.request("textDocument/hover", place(URI, 0, 0)))
        })
        .collect();
    for (text, id) in asked {
        assert_eq!(client.response(id).await["result"]["contents"]["value"], text);
    }
}

/// Jumping takes until somebody opens the gate.
struct Slow {
    gate: Gate,
    begun: mpsc::UnboundedSender<()>,
}

impl Features for Slow {
    fn hover(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Hover> {
        echo(snapshot, position)
    }

    fn goto_definition(&self, _: &Snapshot, _: &FilePosition) -> Option<Definition> {
        self.begun.send(()).unwrap();
        self.gate.pass();
        None
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn four_slow_requests_keep_nothing_else_waiting() {
    let (begun, mut has_begun) = mpsc::unbounded_channel();
    let gate = Gate::default();
    let _keeper = gate.keeper();
    let mut client = Client::start(&Files::default(), Slow { gate: gate.clone(), begun }).await;
    client.open(URI, "ibid", "one");
    client.publication_of(URI, 1).await;
    let jumps: Vec<_> = (0..4).map(|_| client.request("textDocument/definition", place(URI, 0, 0))).collect();
    for _ in &jumps {
        has_begun.recv().await.unwrap();
    }

    client.change(URI, 2, json!([edit((0, 0), (0, 0), "twenty-")]));
    assert_eq!(client.text_at(URI, 0, 0).await, "twenty-one", "a change and a request go through");
    client.publication_of(URI, 2).await;
    for id in &jumps[..2] {
        client.notify("$/cancelRequest", json!({"id": id}));
        assert_eq!(client.response(*id).await["error"]["code"], REQUEST_CANCELLED);
    }
    gate.open();
    for id in &jumps[2..] {
        assert_eq!(client.response(*id).await["result"], Value::Null, "it was slow and has its answer");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn exit_does_not_wait_for_slow_requests() {
    let (begun, mut has_begun) = mpsc::unbounded_channel();
    let gate = Gate::default();
    let _keeper = gate.keeper();
    let mut client = Client::start(&Files::default(), Slow { gate: gate.clone(), begun }).await;
    client.open(URI, "ibid", "one");
    client.request("textDocument/definition", place(URI, 0, 0));
    has_begun.recv().await.unwrap();
    client.call("shutdown", Value::Null).await;
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().await, Exit::Orderly);
}

/// Whatever is looked at fails where the text says so.
struct Brittle;

impl Features for Brittle {
    fn hover(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Hover> {
        let hover = echo(snapshot, position)?;
        assert!(!hover.markdown.contains("no hover"), "the hover fails, as it should in this test");
        Some(hover)
    }

    fn diagnose_again(&self, _: &Snapshot, document: &Arc<Document>, _: &mut Cache) -> Vec<Diagnostic> {
        assert!(!document.text.to_string().contains("no rules"), "the rules fail, as they should in this test");
        Vec::new()
    }
}

#[tokio::test]
async fn a_panic_in_a_feature_is_an_error_response_and_the_server_lives() {
    let mut client = Client::start(&Files::default(), Brittle).await;
    client.open(URI, "ibid", "no hover");
    let id = client.request("textDocument/hover", place(URI, 0, 0));
    let response = client.response(id).await;
    assert_eq!(response["error"]["code"], INTERNAL_ERROR);
    let message = response["error"]["message"].as_str().unwrap();
    assert!(message.starts_with("hovering failed"), "{message}");
    let log = client.wait("line in the log", |m| m["method"] == "window/logMessage" && m["params"]["type"] == 1).await;
    assert!(log["params"]["message"].as_str().unwrap().contains("as it should in this test"), "{log}");

    client.change(URI, 2, json!([{"text": "hover"}]));
    assert_eq!(client.text_at(URI, 0, 0).await, "hover");
}

#[tokio::test]
async fn a_panic_in_a_rule_costs_that_publication_and_no_other() {
    let mut client = Client::start(&Files::default(), Brittle).await;
    client.open(URI, "ibid", "no rules");
    let log = client.wait("line in the log", |m| m["method"] == "window/logMessage" && m["params"]["type"] == 1).await;
    assert!(log["params"]["message"].as_str().unwrap().starts_with("ibid: diagnosing failed"), "{log}");
    client.change(URI, 2, json!([{"text": "rules"}]));
    client.publication_of(URI, 2).await;
    assert!(client.received("textDocument/publishDiagnostics").is_empty(), "nothing was said of version 1");
}

/// A disk that fails while a document is opened: in the handler itself, under the lock.
#[derive(Debug)]
struct BrittleDisk;

impl FileSystem for BrittleDisk {
    fn read(&self, _: &Path) -> std::io::Result<Vec<u8>> {
        Err(std::io::ErrorKind::NotFound.into())
    }

    fn is_file(&self, path: &Path) -> bool {
        assert!(!path.starts_with("/w/broken"), "the disk fails, as it should in this test");
        false
    }
}

#[tokio::test]
async fn a_panic_in_a_notification_costs_that_file_alone() {
    let mut client = Client::connect_to(Server::new(Arc::new(BrittleDisk), Arc::new(Echo)));
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open("file:///w/broken/a.ibid", "ibid", "lost");
    let log = client.wait("line in the log", |m| m["method"] == "window/logMessage" && m["params"]["type"] == 1).await;
    assert!(log["params"]["message"].as_str().unwrap().contains("as it should in this test"), "{log}");
    client.open(URI, "ibid", "found");
    assert_eq!(client.text_at(URI, 0, 0).await, "found");
    assert!(client.call("textDocument/hover", place("file:///w/broken/a.ibid", 0, 0)).await.is_null());
}
