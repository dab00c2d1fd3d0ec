//! Clients as they are: what Neovim 0.11 and 0.12, VS Code 1.139, Helix 25.01, and Emacs 28 with Eglot 1.9 say of themselves, recorded
//! word by word (`clients/*.json`). Each asks for everything that it is offered, and is sent nothing that it cannot take.

use std::collections::BTreeSet;
use std::path::Path;

use ibid::server::Analysis;
use serde_json::{Value, json};

use crate::harness::{Client, Files, edit};

const URI: &str = "file:///w/a.md";
const LIBRARY: &str = "file:///w/refs.bib";
const ARTICLE: &str = "\
---
lang: en
bibliography: refs.bib
references:
- {id: roe-1998, type: speech, speaker: {family: Roe, given: Ann}, issued: 1998-05-01, transcript: t.txt, URL: https://x.org/}
---

# One

“Never again in this town,” said Ann Roe [@roe-1998].

> It was the last thing she said to them.

==And so it was== [@doe].
";

const CLIENTS: [(&str, &str); 5] = [
    ("Neovim", include_str!("clients/neovim.json")),
    ("VS Code", include_str!("clients/vscode.json")),
    ("Emacs", include_str!("clients/emacs.json")),
    ("Neovim 0.12", include_str!("clients/neovim-0.12.json")),
    ("Helix", include_str!("clients/helix.json")),
];

/// A client that has the article open, what it can take, and what it is offered.
async fn start(recorded: &str) -> (Client, Value, Value) {
    let mut params: Value = serde_json::from_str(recorded).unwrap();
    let able = params["capabilities"].clone();
    params["rootUri"] = json!("file:///w");
    let files = Files::default();
    files.write("/w/refs.bib", "@book{doe, author = {Doe, Jane}, date = {2001}}\n");
    files.write("/w/t.txt", "Never again in that town.\n");
    let mut client = Client::connect(&files, Analysis);
    let offered = client.initialize(params).await["capabilities"].clone();
    client.open(URI, "markdown", ARTICLE);
    client.open(LIBRARY, "bibtex", "@book{doe, author = {Doe, Jane}, date = {2001}}\n");
    (client, able, offered)
}

/// The requests that a client makes of a server that offers `provider`.
fn requests(provider: &str) -> Vec<(&'static str, Value)> {
    let document = json!({"uri": URI});
    // Far enough in for every encoding.
    let (at, key) = (json!({"line": 9, "character": 9}), json!({"line": 9, "character": 50}));
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 14, "character": 0}});
    let place = |position: &Value| json!({"textDocument": document, "position": position});
    match provider {
        "completionProvider" => vec![("textDocument/completion", place(&key))],
        "hoverProvider" => vec![("textDocument/hover", place(&at))],
        "definitionProvider" => vec![("textDocument/definition", place(&key))],
        "implementationProvider" => vec![("textDocument/implementation", place(&at))],
        "referencesProvider" => {
            let mut params = place(&key);
            params["context"] = json!({"includeDeclaration": true});
            vec![("textDocument/references", params)]
        }
        "documentHighlightProvider" => vec![("textDocument/documentHighlight", place(&key))],
        "documentSymbolProvider" => vec![("textDocument/documentSymbol", json!({"textDocument": document}))],
        "workspaceSymbolProvider" => vec![("workspace/symbol", json!({"query": "roe"}))],
        "codeActionProvider" => {
            let params = json!({"textDocument": document, "range": range, "context": {"diagnostics": []}});
            vec![("textDocument/codeAction", params)]
        }
        "codeLensProvider" => vec![("textDocument/codeLens", json!({"textDocument": {"uri": LIBRARY}}))],
        "documentLinkProvider" => vec![("textDocument/documentLink", json!({"textDocument": document}))],
        "foldingRangeProvider" => vec![("textDocument/foldingRange", json!({"textDocument": document}))],
        "selectionRangeProvider" => {
            vec![("textDocument/selectionRange", json!({"textDocument": document, "positions": [at]}))]
        }
        "semanticTokensProvider" => vec![
            ("textDocument/semanticTokens/full", json!({"textDocument": document})),
            ("textDocument/semanticTokens/range", json!({"textDocument": document, "range": range})),
        ],
        "inlayHintProvider" => vec![("textDocument/inlayHint", json!({"textDocument": document, "range": range}))],
        "renameProvider" => {
            let mut params = place(&key);
            params["newName"] = json!("roe");
            vec![("textDocument/rename", params)]
        }
        "diagnosticProvider" => vec![
            ("textDocument/diagnostic", json!({"textDocument": document})),
            ("workspace/diagnostic", json!({"previousResultIds": []})),
        ],
        // Whatever else a client can do, it may ask for these.
        "experimental" => vec![
            ("ibid/quotations", json!({"textDocument": document})),
            ("ibid/sources", json!({"textDocument": document})),
            ("ibid/citations", place(&key)),
        ],
        "executeCommandProvider" | "textDocumentSync" | "workspace" | "positionEncoding" => Vec::new(),
        other => panic!("nobody asks for {other}"),
    }
}

/// What the server may ask or tell a client only if it says at `pointer` that it can take that.
const NEEDS: [(&str, &str); 10] = [
    ("ibid/refresh", "/experimental/ibid/refresh"),
    ("window/workDoneProgress/create", "/window/workDoneProgress"),
    ("window/showDocument", "/window/showDocument/support"),
    ("workspace/configuration", "/workspace/configuration"),
    ("workspace/applyEdit", "/workspace/applyEdit"),
    ("workspace/codeLens/refresh", "/workspace/codeLens/refreshSupport"),
    ("workspace/inlayHint/refresh", "/workspace/inlayHint/refreshSupport"),
    ("workspace/semanticTokens/refresh", "/workspace/semanticTokens/refreshSupport"),
    ("workspace/foldingRange/refresh", "/workspace/foldingRange/refreshSupport"),
    ("workspace/diagnostic/refresh", "/workspace/diagnostics/refreshSupport"),
];

#[tokio::test]
async fn nobody_is_sent_what_it_cannot_take() {
    for (name, recorded) in CLIENTS {
        let (mut client, able, offered) = start(recorded).await;
        let says = |pointer: &str| able.pointer(pointer) == Some(&json!(true));
        for provider in offered.as_object().unwrap().keys() {
            for (method, params) in requests(provider) {
                let answer = client.call(method, params).await;
                assert!(!answer.is_null(), "{name}: nothing for {method}");
                if method.ends_with("definition") {
                    let is_link = answer[0].get("targetUri").is_some();
                    assert_eq!(is_link, says("/textDocument/definition/linkSupport"), "{name}: {answer}");
                }
                if method.ends_with("documentSymbol") {
                    let is_tree = answer[0].get("selectionRange").is_some();
                    assert_eq!(
                        is_tree,
                        says("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
                        "{name}"
                    );
                }
                if method.ends_with("rename") {
                    let is_versioned = answer.get("documentChanges").is_some();
                    assert_eq!(is_versioned, says("/workspace/workspaceEdit/documentChanges"), "{name}: {answer}");
                }
            }
        }
        client.change(URI, 2, json!([edit((9, 0), (9, 0), "So: ")]));
        client.call("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}})).await;
        for message in client.all_received() {
            let Some(method) = message["method"].as_str() else { continue };
            if let Some((_, pointer)) = NEEDS.iter().find(|(known, _)| *known == method) {
                assert!(says(pointer), "{name} is sent {method}");
            }
            if method == "client/registerCapability" {
                let registered = message["params"]["registrations"][0]["method"].as_str().unwrap();
                assert!(says(&format!("/{registered}/dynamicRegistration")), "{name} is to register {registered}");
            }
            if method == "textDocument/publishDiagnostics" {
                assert!(offered.get("diagnosticProvider").is_none(), "{name} is sent diagnostics that it asks for");
            }
        }
    }
}

#[tokio::test]
async fn the_table_in_the_readme_is_what_a_server_offers() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let table = readme.split_once("<!-- features -->").unwrap().1.split_once("<!-- /features -->").unwrap().0;
    let row = |row: &str| row.split('`').nth(1).map(ToOwned::to_owned);
    let said: BTreeSet<String> = table.lines().filter_map(row).collect();
    // Nobody takes more than VS Code does.
    let (_, _, offered) = start(CLIENTS[1].1).await;
    let mut offers: BTreeSet<String> = offered.as_object().unwrap().keys().cloned().collect();
    offers.retain(|name| name.ends_with("Provider"));
    let operations = offered.pointer("/workspace/fileOperations").and_then(Value::as_object);
    offers.extend(operations.into_iter().flat_map(|it| it.keys().cloned()));
    assert_eq!(said, offers, "what the README says, and what there is");
}

/// It says that it takes refreshes, and then shows nothing new.
#[tokio::test]
async fn neovim_is_sent_its_diagnostics() {
    for (name, recorded) in CLIENTS.iter().filter(|(name, _)| name.starts_with("Neovim")) {
        let (mut client, _, offered) = start(recorded).await;
        assert_eq!(offered.get("diagnosticProvider"), None, "{name}");
        client.publication(URI).await;
    }
}
