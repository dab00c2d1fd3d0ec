//! From `initialize` to `exit`.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use ibid::server::{Analysis, Exit};
use serde_json::{Value, json};

use crate::harness::{Client, Echo, Files, able, place};

const INVALID_REQUEST: i64 = -32600;
const METHOD_NOT_FOUND: i64 = -32601;
const NOT_INITIALIZED: i64 = -32002;

#[tokio::test]
async fn initialize_says_what_the_server_can_do() {
    let mut client = Client::connect(&Files::default(), Echo);
    let result = client.initialize(json!({"capabilities": able()})).await;
    assert_eq!(result["serverInfo"]["name"], "ibid");
    let capabilities = &result["capabilities"];
    assert_eq!(capabilities["textDocumentSync"]["change"], 2, "incremental");
    let triggers = ["@", "[", "-", ":", "_", ".", "/", ",", " "];
    assert_eq!(capabilities["completionProvider"], json!({"resolveProvider": true, "triggerCharacters": triggers}));
    for provider in ["hoverProvider", "definitionProvider", "documentSymbolProvider"] {
        assert_eq!(capabilities[provider], true, "{provider}");
    }
    assert_eq!(capabilities["referencesProvider"], json!({}), "shows no progress that the client does not show");
}

#[tokio::test]
async fn columns_count_as_agreed() {
    for (offered, agreed, column) in [
        (json!(["utf-8", "utf-16", "utf-32"]), "utf-8", 7),
        (json!(["utf-16", "utf-8"]), "utf-8", 7),
        (json!(["utf-32", "utf-8", "utf-16"]), "utf-32", 3),
        (json!(["utf-16", "utf-32"]), "utf-32", 3),
        (json!(["utf-16"]), "utf-16", 4),
        (Value::Null, "utf-16", 4),
        (json!(["utf-7"]), "utf-16", 4),
    ] {
        let mut client = Client::connect(&Files::default(), Echo);
        let capabilities = json!({"general": {"positionEncodings": offered}});
        let result = client.initialize(json!({"capabilities": capabilities})).await;
        assert_eq!(result["capabilities"]["positionEncoding"], agreed, "{offered}");

        client.open("untitled:1", "ibid", "é😀ax");
        let hover = client.call("textDocument/hover", place("untitled:1", 0, column)).await;
        assert_eq!(hover["range"]["start"], json!({"line": 0, "character": column}), "{agreed}: at the x");
        assert_eq!(hover["range"]["end"], json!({"line": 0, "character": column + 1}), "{agreed}: after the x");
    }
}

#[tokio::test]
async fn nothing_is_answered_before_initialize_nor_after_shutdown() {
    let mut client = Client::connect(&Files::default(), Echo);
    assert_eq!(client.error_code("textDocument/hover", place("file:///w/a.md", 0, 0)).await, NOT_INITIALIZED);
    client.initialize(json!({"capabilities": {}})).await;
    assert_eq!(client.error_code("initialize", json!({"capabilities": {}})).await, INVALID_REQUEST, "once");
    assert_eq!(client.error_code("ibid/nothing", json!({})).await, METHOD_NOT_FOUND);

    assert_eq!(client.call("shutdown", Value::Null).await, Value::Null);
    assert_eq!(client.error_code("textDocument/hover", place("file:///w/a.md", 0, 0)).await, INVALID_REQUEST);
    assert_eq!(client.error_code("shutdown", Value::Null).await, INVALID_REQUEST);
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().await, Exit::Orderly);
}

#[tokio::test]
async fn how_a_session_ends_is_told() {
    let client = Client::start(&Files::default(), Echo).await;
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().await, Exit::Abrupt, "without shutdown");

    let mut client = Client::start(&Files::default(), Echo).await;
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().await, Exit::Orderly, "without waiting for the answer");

    let client = Client::start(&Files::default(), Echo).await;
    assert_eq!(client.hang_up().await, Exit::Abrupt, "the client is gone");
    assert_eq!((Exit::Orderly.code(), Exit::Abrupt.code()), (0, 1));
}

#[tokio::test]
async fn a_message_that_makes_no_sense_is_passed_over() {
    let mut client = Client::start(&Files::default(), Echo).await;
    client.send_raw("{\"jsonrpc\": \"2.0\", \"method\":");
    let answer = client.wait("answer to a broken message", |message| message["error"]["code"] == -32700).await;
    assert_eq!(answer["id"], Value::Null);
    client.notify("textDocument/didChange", json!({"textDocument": 1}));
    client.notify("$/unknown", json!({}));
    client.open("file:///w/a.ibid", "ibid", "alive");
    assert_eq!(client.text_at("file:///w/a.ibid", 0, 0).await, "alive");
}

/// The program itself: it must end although its standard input stays open, which is how editors leave it.
#[test]
fn the_process_ends_at_exit_with_the_code_of_the_protocol() {
    let frame = |body: Value| {
        let body = body.to_string();
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    };
    let initialize = json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}});
    let shutdown = json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown"});
    let exit = json!({"jsonrpc": "2.0", "method": "exit"});
    for (with_shutdown, code) in [(true, 0), (false, 1)] {
        let mut server = Command::new(env!("CARGO_BIN_EXE_ibid"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = server.stdin.take().unwrap();
        let mut output = server.stdout.take().unwrap();
        input.write_all(frame(initialize.clone()).as_bytes()).unwrap();
        // What comes after `initialize` may only come after its answer.
        let mut answer = [0; 16];
        output.read_exact(&mut answer).unwrap();
        assert_eq!(&answer, b"Content-Length: ");
        if with_shutdown {
            input.write_all(frame(shutdown.clone()).as_bytes()).unwrap();
        }
        input.write_all(frame(exit.clone()).as_bytes()).unwrap();
        assert_eq!(server.wait().unwrap().code(), Some(code), "shutdown: {with_shutdown}");
        drop(input);
    }
}

#[tokio::test]
async fn requests_are_traced_for_a_client_that_wants_it() {
    let mut client = Client::start(&Files::default(), Analysis).await;
    let uri = "file:///w/a.md";
    client.open(uri, "markdown", "As it is.\n");
    client.notify("$/setTrace", json!({"value": "messages"}));
    client.call("textDocument/hover", place(uri, 0, 0)).await;
    let trace = client.wait("trace", |message| message["method"] == "$/logTrace").await;
    let message = trace["params"]["message"].as_str().unwrap();
    assert!(message.starts_with("textDocument/hover: ") && message.ends_with(" ms"), "{message}");
    client.notify("$/setTrace", json!({"value": "off"}));
    client.call("textDocument/hover", place(uri, 0, 0)).await;
    client.call("shutdown", json!(null)).await;
    assert!(client.received("$/logTrace").is_empty());
}
