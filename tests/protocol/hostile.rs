//! A client that does what no client should. The server answers with the right error or none, lives, and is right
//! afterwards. What else there is of this kind is beside its subject: requests before `initialize` and after `shutdown`,
//! messages that make no sense (`lifecycle.rs`), positions past the end, halves of characters (`sync.rs`), files that
//! nobody opened (`sync.rs`, `uris.rs`).

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use ibid::server::{Analysis, Exit, Server};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::harness::{Client, Echo, Files, able, edit, place};

const URI: &str = "file:///w/a.ibid";
const OTHER: &str = "file:///w/b.ibid";

/// Whether the server still has the text that it was given, and no other.
async fn assert_holds(client: &mut Client, uri: &str, text: &str) {
    assert_eq!(client.text_at(uri, 0, 0).await, text);
}

#[tokio::test]
async fn messages_out_of_their_order_change_nothing() {
    let mut client = Client::start(&Files::default(), Echo).await;
    // Before anything is open.
    client.change(URI, 1, json!([{"text": "Never.\n"}]));
    client.close(URI);
    client.notify("textDocument/didSave", json!({"textDocument": {"uri": URI}}));
    client.open(URI, "ibid", "One.\n");
    client.open(URI, "ibid", "Two.\n");
    assert_holds(&mut client, URI, "Two.\n").await;
    // A version that was before.
    client.change(URI, 7, json!([{"text": "Three.\n"}]));
    client.change(URI, 3, json!([{"text": "Four.\n"}]));
    assert_holds(&mut client, URI, "Four.\n").await;
    client.close(URI);
    client.close(URI);
    client.change(URI, 9, json!([edit((0, 0), (0, 1), "x")]));
    assert_eq!(client.call("textDocument/hover", place(URI, 0, 0)).await, Value::Null);
    client.open(URI, "ibid", "Five.\n");
    assert_holds(&mut client, URI, "Five.\n").await;
}

#[tokio::test]
async fn ranges_that_are_none_are_brought_into_the_text() {
    let mut client = Client::start(&Files::default(), Echo).await;
    client.open(URI, "ibid", "abc\ndef\n");
    // Past the end, and back to front.
    client.change(URI, 2, json!([edit((90, 90), (900, u32::MAX), "ghi\n")]));
    client.change(URI, 3, json!([edit((1, 2), (1, 1), "X")]));
    let text = client.text_at(URI, 0, 0).await;
    assert!(text.starts_with("abc\nd") && text.ends_with("ghi\n"), "{text}");
    client.change(URI, 4, json!([{"text": "new\n"}]));
    assert_holds(&mut client, URI, "new\n").await;
}

#[tokio::test]
async fn a_place_within_a_character_is_a_place_beside_it() {
    for (encoding, within) in [("utf-16", [2, 4]), ("utf-8", [2, 4])] {
        let mut client = Client::connect(&Files::default(), Echo);
        let capabilities = json!({"general": {"positionEncodings": [encoding]}});
        client.initialize(json!({"capabilities": capabilities})).await;
        client.open(URI, "ibid", "a😀😀b");
        for (version, character) in within.into_iter().enumerate() {
            client.change(URI, i32::try_from(version).unwrap() + 2, json!([edit((0, character), (0, character), "-")]));
        }
        let text = client.text_at(URI, 0, within[0]).await;
        assert_eq!(text.replace('-', ""), "a😀😀b", "{encoding}: nothing is torn");
        client.change(URI, 9, json!([edit((0, 2), (0, 3), "")]));
        client.change(URI, 10, json!([{"text": "new"}]));
        assert_holds(&mut client, URI, "new").await;
    }
}

#[tokio::test]
async fn what_is_told_before_initialize_or_after_shutdown_is_not_heard() {
    let mut client = Client::connect(&Files::default(), Echo);
    client.open(URI, "ibid", "Too early.\n");
    client.notify("$/cancelRequest", json!({"id": "none"}));
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    assert_eq!(client.call("textDocument/hover", place(URI, 0, 0)).await, Value::Null);
    client.open(URI, "ibid", "In time.\n");
    assert_holds(&mut client, URI, "In time.\n").await;
    client.call("shutdown", Value::Null).await;
    client.change(URI, 2, json!([{"text": "Too late.\n"}]));
    client.close(URI);
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().await, Exit::Orderly);
}

/// Many times as long as a book, most of it in one block.
#[tokio::test]
async fn a_document_of_50_megabytes_is_one_more_document() {
    let mut client = Client::start(&Files::default(), Analysis).await;
    let line = "Nothing is said here, and nobody is quoted, whatever it may be that stands here in so many words.\n";
    let text = format!("```\n{}```\n\n“Never again, I say to you,” she said.\n", line.repeat(50_000_000 / line.len()));
    let last = u32::try_from(text.lines().count()).unwrap() - 1;
    client.open(URI, "ibid", &text);
    client.change(URI, 2, json!([edit((last, 0), (last, 0), "So it was. ")]));
    let card = client.call("textDocument/hover", place(URI, last, 15)).await;
    assert!(card["contents"]["value"].as_str().unwrap().contains("No source yet"), "{card}");
    assert_eq!(client.publication_of(URI, 2).await["diagnostics"][0]["range"]["start"]["line"], last);
    client.close(URI);
    client.open(OTHER, "ibid", "“Never again, I say to you,” she said.\n");
    assert_eq!(client.publication_of(OTHER, 1).await["diagnostics"][0]["code"], "unsourced-quote");
}

#[tokio::test]
async fn ten_thousand_changes_in_one_message_are_made_in_order() {
    let mut client = Client::start(&Files::default(), Echo).await;
    client.open(URI, "ibid", "");
    let changes: Vec<Value> = (0..10_000).map(|n| edit((0, 0), (0, 0), if n % 2 == 0 { "b" } else { "a" })).collect();
    client.change(URI, 2, json!(changes));
    assert_holds(&mut client, URI, &"ab".repeat(5_000)).await;
}

#[tokio::test]
async fn an_id_that_is_used_twice_is_answered_twice() {
    let mut client = Client::start(&Files::default(), Echo).await;
    client.open(URI, "ibid", "One.\n");
    client.open(OTHER, "ibid", "Two.\n");
    for uri in [URI, OTHER] {
        let message = json!({"jsonrpc": "2.0", "id": 7, "method": "textDocument/hover", "params": place(uri, 0, 0)});
        client.send_raw(&message.to_string());
    }
    client.response(7).await;
    client.response(7).await;
    assert_holds(&mut client, URI, "One.\n").await;
}

#[tokio::test]
async fn a_storm_of_cancellations_cancels_what_it_names() {
    let mut client = Client::start(&Files::default(), Echo).await;
    client.open(URI, "ibid", "One.\n");
    let ids: Vec<i64> = (0..500).map(|_| client.request("textDocument/hover", place(URI, 0, 0))).collect();
    for id in &ids {
        // What was answered, what nobody has asked, and what is no id.
        for id in [json!(id), json!(id + 100_000), json!("x")] {
            client.notify("$/cancelRequest", json!({"id": id}));
        }
    }
    client.notify("$/cancelRequest", json!({}));
    for id in ids {
        let response = client.response(id).await;
        let is_cancelled = response["error"]["code"] == -32800;
        assert!(is_cancelled || response["result"]["contents"]["value"] == "One.\n", "{response}");
    }
    assert_holds(&mut client, URI, "One.\n").await;
}

/// A server with a client that speaks in bytes.
fn raw() -> (tokio::io::DuplexStream, tokio::task::JoinHandle<Exit>) {
    let (ours, theirs) = tokio::io::duplex(1 << 12);
    let (input, output) = tokio::io::split(theirs);
    let server = Server::new(Arc::new(Files::default()), Arc::new(Analysis));
    (ours, tokio::spawn(server.serve(input, output)))
}

fn frame(method: &str, id: Option<i64>, params: impl serde::Serialize) -> Vec<u8> {
    let mut message = json!({"jsonrpc": "2.0", "method": method, "params": params});
    if let Some(id) = id {
        message["id"] = json!(id);
    }
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// All that the server says until something comes that `is_it`.
async fn read_until(client: &mut tokio::io::DuplexStream, is_it: &str) {
    let (mut heard, mut buffer) = (String::new(), [0; 1 << 12]);
    while !heard.contains(is_it) {
        let read = tokio::time::timeout(Duration::from_secs(20), client.read(&mut buffer)).await;
        let count = read.unwrap_or_else(|_| panic!("no {is_it} in {heard}")).unwrap();
        assert!(count > 0, "the server is gone");
        heard.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
}

#[tokio::test]
async fn a_client_that_answers_nothing_is_served() {
    let (mut client, _server) = raw();
    let mut capabilities = able();
    capabilities["window"]["workDoneProgress"] = json!(true);
    capabilities["workspace"]["configuration"] = json!(true);
    capabilities["workspace"]["semanticTokens"] = json!({"refreshSupport": true});
    let params = json!({"rootUri": "file:///w", "capabilities": capabilities});
    client.write_all(&frame("initialize", Some(1), params)).await.unwrap();
    read_until(&mut client, r#""id":1"#).await;
    client.write_all(&frame("initialized", None, json!({}))).await.unwrap();
    let file =
        json!({"uri": URI, "languageId": "ibid", "version": 1, "text": "“Never again, I say to you,” she said.\n"});
    client.write_all(&frame("textDocument/didOpen", None, json!({"textDocument": file}))).await.unwrap();
    for id in 2..200 {
        let command = json!({"command": "ibid.select", "arguments": [{"uri": URI, "range": {
            "start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}}]});
        client.write_all(&frame("workspace/executeCommand", Some(id), command)).await.unwrap();
        read_until(&mut client, &format!(r#""id":{id}"#)).await;
    }
    client.write_all(&frame("textDocument/hover", Some(900), place(URI, 0, 3))).await.unwrap();
    read_until(&mut client, "No source yet").await;
}

/// Who does not read fills the pipe, and nothing more can be said; who reads on gets all of it.
#[tokio::test]
async fn a_client_that_does_not_read_is_served_once_it_does() {
    let (client, _server) = raw();
    let (mut reader, mut writer) = tokio::io::split(client);
    let writing = tokio::spawn(async move {
        let params = json!({"rootUri": "file:///w", "capabilities": {}});
        writer.write_all(&frame("initialize", Some(1), params)).await.unwrap();
        writer.write_all(&frame("initialized", None, json!({}))).await.unwrap();
        let text = "“Never again, I say to you,” she said.\n\n".repeat(40);
        for version in 1..=50 {
            let file =
                json!({"uri": format!("file:///w/{version}.ibid"), "languageId": "ibid", "version": 1, "text": text});
            writer.write_all(&frame("textDocument/didOpen", None, json!({"textDocument": file}))).await.unwrap();
        }
        writer.write_all(&frame("textDocument/hover", Some(2), place("file:///w/50.ibid", 0, 3))).await.unwrap();
        writer
    });
    let (mut heard, mut buffer) = (Vec::new(), [0; 1 << 12]);
    // The writer is held up, not the server lost: nothing was read so far.
    while !String::from_utf8_lossy(&heard).contains("No source yet. Cite") {
        let count = tokio::time::timeout(Duration::from_secs(20), reader.read(&mut buffer)).await.unwrap().unwrap();
        assert!(count > 0, "the server is gone");
        heard.extend_from_slice(&buffer[..count]);
    }
    drop(writing.await.unwrap());
}

/// The program, initialized by a client that says that it is `process`.
fn program(process: u32) -> Child {
    let mut server = Command::new(env!("CARGO_BIN_EXE_ibid"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let initialize = frame("initialize", Some(1), json!({"processId": process, "capabilities": {}}));
    server.stdin.as_mut().unwrap().write_all(&initialize).unwrap();
    let mut answer = [0; 16];
    server.stdout.as_mut().unwrap().read_exact(&mut answer).unwrap();
    server
}

#[test]
#[cfg(unix)]
fn a_server_whose_editor_is_gone_leaves() {
    let mut editor = Command::new("sleep").arg("100").spawn().unwrap();
    let mut server = program(editor.id());
    // Its input stays open.
    let input = server.stdin.take();
    assert!(server.try_wait().unwrap().is_none());
    editor.kill().unwrap();
    editor.wait().unwrap();
    assert_eq!(server.wait().unwrap().code(), Some(1));
    drop(input);
}

/// Its pipe is full, and nobody will ever read what is in it.
#[test]
#[cfg(unix)]
fn a_server_whose_editor_never_read_and_is_gone_leaves() {
    let mut editor = Command::new("sleep").arg("100").spawn().unwrap();
    let mut server = program(editor.id());
    let mut input = server.stdin.take().unwrap();
    let symbol = frame("workspace/symbol", Some(2), json!({"query": "x"}));
    // Until nothing more goes in, because nothing goes out; then until the server is gone.
    let writing = std::thread::spawn(move || while input.write_all(&symbol).is_ok() {});
    assert!(server.try_wait().unwrap().is_none());
    editor.kill().unwrap();
    editor.wait().unwrap();
    assert_eq!(server.wait().unwrap().code(), Some(1));
    writing.join().unwrap();
}

#[test]
fn a_server_whose_input_ends_leaves() {
    let mut server = program(std::process::id());
    drop(server.stdin.take());
    assert_eq!(server.wait().unwrap().code(), Some(1));
}

/// A client in a container says a number that means nothing here.
#[test]
fn an_editor_that_was_never_here_is_not_gone() {
    let mut ended = Command::new(env!("CARGO_BIN_EXE_ibid")).arg("--version").stdout(Stdio::null()).spawn().unwrap();
    let id = ended.id();
    ended.wait().unwrap();
    let mut server = program(id);
    server.stdin.as_mut().unwrap().write_all(&frame("shutdown", Some(2), Value::Null)).unwrap();
    let mut answer = [0; 4096];
    // The rest of the first answer, and the second.
    let mut heard = String::new();
    while !heard.contains(r#""id":2"#) {
        let count = server.stdout.as_mut().unwrap().read(&mut answer).unwrap();
        assert!(count > 0, "the server is gone");
        heard.push_str(&String::from_utf8_lossy(&answer[..count]));
    }
    drop(server.stdin.take());
    assert_eq!(server.wait().unwrap().code(), Some(0));
}
