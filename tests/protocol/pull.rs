//! Diagnostics for a client that asks for them.

use std::time::Duration;

use ibid::server::Analysis;
use serde_json::{Value, json};
use tokio::time::advance;

use crate::harness::{Client, Files, able, edit};

const URI: &str = "file:///w/a.md";
const LIBRARY: &str = "file:///w/refs.bib";
const ARTICLE: &str = "---\nbibliography: refs.bib\n---\n\nIt is so [@roe].\n";

/// What Visual Studio Code says of pulling.
fn pulling() -> Value {
    let mut capabilities = able();
    capabilities["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    capabilities["textDocument"]["diagnostic"] = json!({"dynamicRegistration": true, "relatedDocumentSupport": false});
    capabilities
}

async fn start(files: &Files) -> (Client, Value) {
    let mut client = Client::connect(files, Analysis);
    let params = json!({"rootUri": "file:///w", "capabilities": pulling()});
    let result = client.initialize(params).await;
    (client, result["capabilities"]["diagnosticProvider"].clone())
}

async fn pull(client: &mut Client, uri: &str, known: &Value) -> Value {
    let params = json!({"textDocument": {"uri": uri}, "identifier": "ibid", "previousResultId": known});
    client.call("textDocument/diagnostic", params).await
}

async fn called(client: &mut Client) {
    client.wait("request to ask again", |message| message["method"] == "workspace/diagnostic/refresh").await;
}

fn codes(report: &Value) -> Vec<&str> {
    let items = report["items"].as_array().unwrap_or_else(|| panic!("no list: {report}"));
    items.iter().map(|item| item["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn who_asks_is_not_sent_anything_unasked() {
    let files = Files::default();
    files.write("/w/refs.bib", "@book{roe, author = {Roe, Ann}}\n");
    let (mut client, provider) = start(&files).await;
    assert_eq!(provider["workspaceDiagnostics"], true);
    client.open(URI, "markdown", "---\nreferences: []\n---\n\nIt is so [@roe].\n");
    let first = pull(&mut client, URI, &Value::Null).await;
    assert_eq!((first["kind"].as_str(), codes(&first)), (Some("full"), vec!["undefined-source"]));
    let again = pull(&mut client, URI, &first["resultId"]).await;
    assert_eq!((again["kind"].as_str(), &again["resultId"]), (Some("unchanged"), &first["resultId"]));
    client.change(URI, 2, json!([edit((4, 0), (4, 0), "So: ")]));
    let moved = pull(&mut client, URI, &first["resultId"]).await;
    assert_eq!(codes(&moved), ["undefined-source"], "the place is another one");
    assert_ne!(moved["resultId"], first["resultId"]);
    let nothing = pull(&mut client, "file:///w/none.md", &Value::Null).await;
    assert_eq!(codes(&nothing), [""; 0]);
    assert!(client.received("textDocument/publishDiagnostics").is_empty());
    assert!(client.received("workspace/diagnostic/refresh").is_empty(), "the client knows what it has typed");
}

#[tokio::test]
async fn what_changes_elsewhere_is_asked_for_again() {
    let files = Files::default();
    files.write("/w/refs.bib", "@book{roe, author = {Roe, Ann}}\n");
    let (mut client, _) = start(&files).await;
    client.open(URI, "markdown", ARTICLE);
    let mut report = pull(&mut client, URI, &Value::Null).await;
    if report["items"] != json!([]) {
        // The library was not read yet.
        called(&mut client).await;
        report = pull(&mut client, URI, &report["resultId"]).await;
    }
    assert_eq!(codes(&report), [""; 0]);
    files.write("/w/refs.bib", "@book{doe, author = {Doe, Jane}}\n");
    client.watched(&[(LIBRARY, 2)]);
    called(&mut client).await;
    assert_eq!(codes(&pull(&mut client, URI, &report["resultId"]).await), ["undefined-source"]);
}

#[tokio::test]
async fn what_settings_that_are_new_ask_for_is_asked_for_again() {
    let files = Files::default();
    let (mut client, _) = start(&files).await;
    client.open(URI, "markdown", "“It is so and nobody has said it,” she said.\n");
    let report = pull(&mut client, URI, &Value::Null).await;
    assert_eq!(codes(&report), [""; 0]);
    files.write("/w/ibid.toml", "");
    client.watched(&[("file:///w/ibid.toml", 1)]);
    called(&mut client).await;
    assert_eq!(codes(&pull(&mut client, URI, &report["resultId"]).await), ["unsourced-quote"]);
}

#[tokio::test(start_paused = true)]
async fn what_is_being_typed_is_said_after_a_pause() {
    let (mut client, _) = start(&Files::default()).await;
    client.open("file:///w/a.ibid", "ibid", "It is");
    pull(&mut client, "file:///w/a.ibid", &Value::Null).await;
    client.change("file:///w/a.ibid", 2, json!([edit((0, 5), (0, 5), " “so")]));
    let report = pull(&mut client, "file:///w/a.ibid", &Value::Null).await;
    assert_eq!(codes(&report), [""; 0], "somebody is still at it");
    advance(Duration::from_millis(600)).await;
    called(&mut client).await;
    let report = pull(&mut client, "file:///w/a.ibid", &report["resultId"]).await;
    assert_eq!(codes(&report), ["unclosed-quote"]);
}

#[tokio::test(start_paused = true)]
async fn who_asks_after_the_pause_is_told_at_once() {
    let (mut client, _) = start(&Files::default()).await;
    client.open("file:///w/a.ibid", "ibid", "It is");
    pull(&mut client, "file:///w/a.ibid", &Value::Null).await;
    client.change("file:///w/a.ibid", 2, json!([edit((0, 5), (0, 5), " “so")]));
    // The change is made by the time that another request is answered.
    client.call("textDocument/documentSymbol", json!({"textDocument": {"uri": "file:///w/a.ibid"}})).await;
    advance(Duration::from_millis(600)).await;
    let report = pull(&mut client, "file:///w/a.ibid", &Value::Null).await;
    assert_eq!(codes(&report), ["unclosed-quote"]);
}

#[tokio::test]
async fn the_workspace_is_answered_when_there_is_something_new() {
    let files = Files::default();
    files.write("/w/refs.bib", "@book{roe, date = {2017-02-30}}\n");
    let (mut client, _) = start(&files).await;
    client.open(URI, "markdown", ARTICLE);
    let reports = async |client: &mut Client, known: &Value| {
        client.call("workspace/diagnostic", json!({"identifier": "ibid", "previousResultIds": known})).await["items"]
            .take()
    };
    // Until the library is read.
    let (mut known, mut seen) = (json!([]), Vec::new());
    while !seen.contains(&json!("invalid-date")) {
        let items = reports(&mut client, &known).await;
        seen.extend(
            items
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|it| it["items"].as_array())
                .flatten()
                .map(|it| it["code"].clone()),
        );
        let ids = items.as_array().unwrap().iter().filter(|it| !it["resultId"].is_null());
        known = ids.map(|it| json!({"uri": it["uri"], "value": it["resultId"]})).collect();
    }
    let waiting = client.request("workspace/diagnostic", json!({"previousResultIds": known}));
    files.write("/w/refs.bib", "@book{roe, date = {2017-02-28}}\n");
    client.watched(&[(LIBRARY, 2)]);
    let answer = client.response(waiting).await;
    let library = answer["result"]["items"].as_array().unwrap().iter().find(|item| item["uri"] == LIBRARY).unwrap();
    assert_eq!((library["kind"].as_str(), codes(library)), (Some("full"), vec![]));
}

#[tokio::test]
async fn who_cannot_be_told_to_ask_again_is_sent_them() {
    let mut capabilities = pulling();
    capabilities["workspace"]["diagnostics"] = json!({});
    let mut client = Client::connect(&Files::default(), Analysis);
    let result = client.initialize(json!({"capabilities": capabilities})).await;
    assert!(result["capabilities"].get("diagnosticProvider").is_none());
    client.open("file:///w/a.ibid", "ibid", "It is [@roe].");
    client.publication("file:///w/a.ibid").await;
}
