//! Settings: those that a client sends, those that it is asked for, and those in files.

use ibid::server::Analysis;
use serde_json::{Value, json};

use crate::harness::{Client, Files, able};

const URI: &str = "file:///w/a.md";
const ARTICLE: &str = "---\nreferences: [{id: roe}]\n---\n\n“Never again in this town,” said Ann Roe.\n";

fn found(publication: &Value) -> Vec<(&str, i64)> {
    let found = publication["diagnostics"].as_array().unwrap().iter();
    found.map(|it| (it["code"].as_str().unwrap(), it["severity"].as_i64().unwrap())).collect()
}

fn asked() -> Value {
    let mut capabilities = able();
    capabilities["workspace"]["configuration"] = json!(true);
    capabilities["workspace"]["didChangeConfiguration"] = json!({"dynamicRegistration": true});
    capabilities
}

#[tokio::test]
async fn a_client_is_asked_for_its_settings_and_again_when_they_change() {
    let mut client = Client::connect(&Files::default(), Analysis);
    client.settings = json!({"rules": {"unused-source": "off"}, "server": {"path": ""}});
    client.initialize(json!({"rootUri": "file:///w", "capabilities": asked()})).await;
    client
        .wait("registration", |m| m["params"]["registrations"][0]["method"] == "workspace/didChangeConfiguration")
        .await;
    client.wait("question", |m| m["method"] == "workspace/configuration").await;
    client.open(URI, "markdown", ARTICLE);
    // The answer to the question may come after the first publication.
    while found(&client.publication(URI).await) != [("unsourced-quote", 2)] {}
    client.settings = json!({"rules": {"unsourced-quote": "error", "unused-source": "off"}});
    client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    while found(&client.publication(URI).await) != [("unsourced-quote", 1)] {}
    assert!(client.received("window/showMessage").is_empty());
}

#[tokio::test]
async fn what_is_wrong_in_them_is_said_once() {
    let mut client = Client::start(&Files::default(), Analysis).await;
    let settings = json!({"settings": {"ibid": {"citationReech": "paragraph", "verdictHints": "very", "rules": {"unused-sauce": "off"}}}});
    client.notify("workspace/didChangeConfiguration", settings.clone());
    for expected in [
        "`verdict-hints` is `true` or `false`",
        "`citation-reech` is no setting; did you mean `citation-reach`?",
        "`unused-sauce` is no rule; did you mean `unused-source`?",
    ] {
        let says = |m: &Value| m["params"]["message"].as_str().is_some_and(|text| text.contains(expected));
        client.wait(expected, |m| m["method"] == "window/showMessage" && says(m)).await;
    }
    client.notify("workspace/didChangeConfiguration", settings);
    client.open(URI, "markdown", ARTICLE);
    client.publication(URI).await;
    assert!(client.received("window/showMessage").is_empty());
}

#[tokio::test]
async fn ibid_toml_is_followed_as_it_is_typed() {
    let files = Files::default();
    files.write("/w/ibid.toml", "");
    let mut client = Client::start(&files, Analysis).await;
    client.open(URI, "markdown", ARTICLE);
    while found(&client.publication(URI).await) != [("unused-source", 4), ("unsourced-quote", 2)] {}
    let toml = "[rules]\nunused-source = \"off\"\nunsourced-quote = \"hint\"\n[[overrides]]\nfiles = [\"b.md\"]\nmarkdwn = 1\n";
    client.open("file:///w/ibid.toml", "toml", toml);
    while found(&client.publication(URI).await) != [("unsourced-quote", 4)] {}
    let faults = client.publication("file:///w/ibid.toml").await;
    assert_eq!(found(&faults), [("invalid-settings", 1)]);
    assert_eq!(faults["diagnostics"][0]["range"]["start"], json!({"line": 5, "character": 0}));
}
