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
    let settings = json!({"settings": {"ibid": {
        "Citationreech": "paragraph",
        "verdictHints": "very",
        "disabledFeatures": ["hover", "hoover"],
        "rules": {"unused-sauce": "off", "long-inline-quote": {"words": "many", "wrods": 1}, "misquote": 7},
    }}});
    client.notify("workspace/didChangeConfiguration", settings.clone());
    let mut told = Vec::new();
    for _ in 0..7 {
        let message = client.wait("message", |m| m["method"] == "window/showMessage").await;
        told.push(message["params"]["message"].as_str().unwrap().to_owned());
    }
    assert!(told.iter().all(|text| !text.ends_with("?.") && !text.ends_with("..")), "{told:#?}");
    for expected in [
        "ignored: `ibid.verdictHints` must be `true` or `false`, not `very`.",
        "ignored: `ibid.disabledFeatures` must be a list of features, each one of `completion`, `hover`, ",
        "or `workspace-symbol`, not `hoover`.",
        "ignored: `ibid.Citationreech` is no setting; did you mean `ibid.citationReach`?",
        "ignored: `unused-sauce` is no rule (in `ibid.rules`); did you mean `unused-source`?",
        "ignored: `words` of `ibid.rules.long-inline-quote` must be a whole number, 0 or more, not `many`.",
        "ignored: `wrods` is no setting of the rule `long-inline-quote`; did you mean `words`?",
        "ignored: `ibid.rules.misquote` must be one of `off`, `on`, ",
    ] {
        assert!(told.iter().any(|text| text.contains(expected)), "{expected}: {told:#?}");
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

#[tokio::test]
async fn what_is_switched_off_is_not_offered() {
    let mut client = Client::start(&Files::default(), Analysis).await;
    client.open(URI, "markdown", ARTICLE);
    let symbols = json!({"textDocument": {"uri": URI}});
    assert!(client.call("textDocument/documentSymbol", symbols.clone()).await.is_array());
    let off = json!({"settings": {"ibid": {"disabledFeatures": ["document-symbol"]}}});
    client.notify("workspace/didChangeConfiguration", off);
    assert!(client.call("textDocument/documentSymbol", symbols.clone()).await.is_null());
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"ibid": {"disabledFeatures": []}}}));
    assert!(client.call("textDocument/documentSymbol", symbols).await.is_array());
}

#[tokio::test]
async fn documents_that_nobody_has_opened_are_checked_where_somebody_wants_it() {
    let files = Files::default();
    files.write("/w/ibid.toml", "exclude = ['old']");
    files.write("/w/b.md", "\u{feff}As [@roe] says.\n");
    files.write("/w/old/c.md", "As [@roe] says.\n");
    let mut client = Client::start(&files, Analysis).await;
    let mode = |mode: &str| json!({"settings": {"ibid": {"diagnosticMode": mode}}});
    client.notify("workspace/didChangeConfiguration", mode("workspace"));
    let b = "file:///w/b.md";
    let publication = client.publication(b).await;
    assert_eq!(found(&publication), [("undefined-source", 1)]);
    assert_eq!(
        publication["diagnostics"][0]["range"]["start"],
        json!({"line": 0, "character": 4}),
        "as an editor counts"
    );
    files.write("/w/b.md", "As it is.\n");
    client.watched(&[(b, 2)]);
    assert_eq!(found(&client.publication(b).await), []);
    client.open(b, "markdown", "As [@doe] says.\n");
    assert_eq!(found(&client.publication_of(b, 1).await), [("undefined-source", 1)]);
    client.close(b);
    assert_eq!(found(&client.publication(b).await), [], "what is on disk counts again");
    files.write("/w/b.md", "As [@roe] says.\n");
    client.watched(&[(b, 2)]);
    assert_eq!(found(&client.publication(b).await), [("undefined-source", 1)]);
    client.notify("workspace/didChangeConfiguration", mode("open-files"));
    assert_eq!(found(&client.publication(b).await), []);
    assert!(client.received("textDocument/publishDiagnostics").is_empty(), "what is excluded is left alone");
}
