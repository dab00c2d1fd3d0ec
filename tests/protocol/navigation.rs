//! What is shown, selected, folded and coloured in a document, and beside it.

use ibid::server::Analysis;
use serde_json::{Value, json};

use crate::harness::{Client, Files, able, edit, place};

const URI: &str = "file:///w/a.ibid";
const TEXT: &str = "\
---
references:
- {id: KX7Q2, type: speech, author: [{family: Roe}], issued: 1863}
---

# One

é “Four score and
seven years ago,” Jane Roe said [@KX7Q2, p. 3].
";

fn document() -> Value {
    json!({"textDocument": {"uri": URI}})
}

fn range(start: (u32, u32), end: (u32, u32)) -> Value {
    let at = |(line, character): (u32, u32)| json!({"line": line, "character": character});
    json!({"start": at(start), "end": at(end)})
}

/// A client that knows tokens, and what it was told.
async fn start(change: impl FnOnce(&mut Value)) -> (Client, Value) {
    let mut capabilities = able();
    capabilities["textDocument"]["semanticTokens"] = json!({
        "requests": {"range": true, "full": {"delta": true}}, "formats": ["relative"],
        "tokenTypes": ["namespace", "string", "class", "variable", "number"], "tokenModifiers": ["definition"]
    });
    change(&mut capabilities);
    let mut client = Client::connect(&Files::default(), Analysis);
    let result = client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    client.open(URI, "ibid", TEXT);
    (client, result["capabilities"].clone())
}

#[tokio::test]
async fn a_key_is_shown_where_it_is_used_and_defined() {
    let (mut client, offered) = start(|_| {}).await;
    assert_eq!(offered["documentHighlightProvider"], true);
    let found = client.call("textDocument/documentHighlight", place(URI, 8, 38)).await;
    let expected = json!([
        {"range": range((2, 7), (2, 12)), "kind": 3},
        {"range": range((8, 36), (8, 41)), "kind": 2},
    ]);
    assert_eq!(found, expected);
    let found = client.call("textDocument/documentHighlight", place(URI, 7, 1)).await;
    assert_eq!(found, json!([]));
}

#[tokio::test]
async fn selections_grow() {
    let (mut client, offered) = start(|_| {}).await;
    assert_eq!(offered["selectionRangeProvider"], true);
    let mut params = document();
    params["positions"] = json!([{"line": 8, "character": 38}, {"line": 0, "character": 0}]);
    let found = client.call("textDocument/selectionRange", params).await;
    assert_eq!(found.as_array().unwrap().len(), 2);
    assert_eq!(found[0]["range"], range((8, 36), (8, 41)));
    assert_eq!(found[0]["parent"]["range"], range((8, 35), (8, 41)));
    let mut steps = vec![&found[0]];
    while let Some(around) = steps.last().and_then(|step| step.get("parent")) {
        steps.push(around);
    }
    assert_eq!(steps.last().unwrap()["range"], range((0, 0), (9, 0)));
}

#[tokio::test]
async fn sections_and_metadata_fold() {
    let (mut client, offered) = start(|_| {}).await;
    assert_eq!(offered["foldingRangeProvider"], true);
    let found = client.call("textDocument/foldingRange", document()).await;
    let expected = json!([
        {"startLine": 0, "startCharacter": 3, "endLine": 3, "endCharacter": 3, "kind": "region"},
        {"startLine": 1, "startCharacter": 11, "endLine": 2, "endCharacter": 66},
        {"startLine": 5, "startCharacter": 5, "endLine": 8, "endCharacter": 49},
    ]);
    assert_eq!(found, expected);

    let lines = json!({"lineFoldingOnly": true, "rangeLimit": 2});
    let (mut client, _) = start(|capabilities| capabilities["textDocument"]["foldingRange"] = lines).await;
    let found = client.call("textDocument/foldingRange", document()).await;
    assert_eq!(found, json!([{"startLine": 0, "endLine": 3, "kind": "region"}, {"startLine": 5, "endLine": 8}]));
}

#[tokio::test]
async fn words_have_tokens_and_what_became_of_them() {
    let (mut client, offered) = start(|_| {}).await;
    let provider = &offered["semanticTokensProvider"];
    let legend = json!({"tokenTypes": ["string", "class", "number", "variable"], "tokenModifiers": ["definition"]});
    assert_eq!(provider["legend"], legend, "what of the standard types the client knows");
    assert_eq!((&provider["range"], &provider["full"]), (&json!(true), &json!({"delta": true})));

    let tokens = client.call("textDocument/semanticTokens/full", document()).await;
    #[rustfmt::skip]
    let expected = json!([
        2, 7, 5, 3, 1, // KX7Q2, defined
        5, 6, 14, 0, 0, // Four score and
        1, 0, 16, 0, 0, // seven years ago,
        0, 20, 8, 1, 0, // Jane Roe
        0, 15, 6, 3, 0, // @KX7Q2
        0, 8, 4, 2, 0, // p. 3
    ]);
    assert_eq!(tokens["data"], expected);

    let mut params = document();
    params["range"] = range((8, 20), (8, 30));
    let some = client.call("textDocument/semanticTokens/range", params).await;
    assert_eq!(some, json!({"data": [8, 20, 8, 1, 0]}), "and no name: it is not all of them");

    client.change(URI, 2, json!([edit((8, 43), (8, 47), "p. 33")]));
    let mut params = document();
    params["previousResultId"] = tokens["resultId"].clone();
    let delta = client.call("textDocument/semanticTokens/full/delta", params.clone()).await;
    let edit = json!({"start": 25, "deleteCount": 5, "data": [0, 8, 5, 2, 0]});
    assert_eq!(delta["edits"], json!([edit]), "{delta}");
    let again = client.call("textDocument/semanticTokens/full/delta", params).await;
    assert_eq!(again["data"].as_array().unwrap().len(), 30, "that was the last but one: {again}");
}

#[tokio::test]
async fn a_client_that_shows_no_tokens_is_offered_none() {
    let (_, offered) = start(|capabilities| capabilities["textDocument"]["semanticTokens"] = Value::Null).await;
    assert!(offered.get("semanticTokensProvider").is_none());
}

#[tokio::test(start_paused = true)]
async fn tokens_are_asked_for_again_when_the_settings_switch_them_on() {
    const PLAIN: &str = "file:///w/plain.md";
    let refresh = json!({"refreshSupport": true});
    let (mut client, _) = start(|capabilities| capabilities["workspace"]["semanticTokens"] = refresh).await;
    client.open(PLAIN, "markdown", "“Four score and seven years ago,” she said.\n");
    let ask = json!({"textDocument": {"uri": PLAIN}});
    let tokens = client.call("textDocument/semanticTokens/full", ask.clone()).await;
    assert_eq!(tokens["data"], json!([]), "it has not opted in");
    tokio::time::advance(std::time::Duration::from_secs(2)).await;
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"ibid": {"markdown": "always"}}}));
    client.wait("refresh", |message| message["method"] == "workspace/semanticTokens/refresh").await;
    let tokens = client.call("textDocument/semanticTokens/full", ask).await;
    assert_eq!(tokens["data"], json!([0, 3, 31, 0, 0]));
}

#[tokio::test(start_paused = true)]
async fn a_citation_whose_key_says_nothing_says_whom_it_cites() {
    let refresh = json!({"refreshSupport": true});
    let (mut client, _) = start(|capabilities| capabilities["workspace"]["inlayHint"] = refresh).await;
    let mut params = document();
    params["range"] = range((0, 0), (9, 0));
    let hints = client.call("textDocument/inlayHint", params.clone()).await;
    let place = json!({"uri": URI, "range": range((2, 7), (2, 12))});
    // The sentence says who it is.
    let label = json!([{"value": "1863", "location": place}]);
    let hint = json!({"position": {"line": 8, "character": 41}, "label": label, "paddingLeft": true});
    assert_eq!(hints, json!([hint]));
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"ibid": {"creditHints": false}}}));
    client.wait("refresh", |message| message["method"] == "workspace/inlayHint/refresh").await;
    assert_eq!(client.call("textDocument/inlayHint", params).await, json!([]));
}

#[tokio::test]
async fn a_document_says_how_its_quotations_fare() {
    let (mut client, _) = start(|_| {}).await;
    let lenses = client.call("textDocument/codeLens", document()).await;
    let mut titles = Vec::new();
    for lens in lenses.as_array().unwrap() {
        let resolved = client.call("codeLens/resolve", lens.clone()).await;
        titles.push((resolved["range"]["start"]["line"].clone(), resolved["command"]["title"].clone()));
    }
    assert_eq!(titles, [(json!(0), json!("1 quotation, sourced")), (json!(2), json!("quoted once"))]);
}

#[tokio::test]
async fn symbols_of_the_whole_workspace_are_found() {
    let files = Files::default();
    let closed =
        "---\nreferences: [{id: doe, title: A Speech}]\n---\n\n“Never again will we do it,” said Jane Doe [@doe].\n";
    files.write("/w/closed.md", closed);
    let mut client = Client::start(&files, Analysis).await;
    client.open(URI, "ibid", TEXT);
    let ask = |query: &str| json!({"query": query});
    // The closed document is found in the background.
    let found = loop {
        let found = client.call("workspace/symbol", ask("doe")).await;
        if found.as_array().unwrap().len() > 1 {
            break found;
        }
        tokio::task::yield_now().await;
    };
    let expected = json!([
        {
            "name": "doe: A Speech", "kind": 14, "containerName": "closed.md",
            "location": {"uri": "file:///w/closed.md", "range": range((1, 18), (1, 21))}
        },
        {
            "name": "Jane Doe: “Never again will we do it”", "kind": 15, "containerName": "closed.md",
            "location": {"uri": "file:///w/closed.md", "range": range((4, 0), (4, 0))}
        },
    ]);
    assert_eq!(found, expected);
    let found = client.call("workspace/symbol", ask("score")).await;
    assert_eq!(found[0]["name"], "Jane Roe: “Four score and seven years ago”");
    assert_eq!(found[0]["location"]["range"], range((7, 3), (8, 19)));
    assert_eq!(client.call("workspace/symbol", ask("nobody")).await, json!([]));
}

#[tokio::test]
async fn names_of_files_follow_the_files() {
    const OPEN: &str = "file:///w/open.md";
    let files = Files::default();
    files.write("/w/refs.bib", "@misc{a, transcript = {words.txt}}\n");
    files.write("/w/closed.md", "---\nbibliography: refs.bib\n---\n");
    let mut capabilities = able();
    capabilities["workspace"]["fileOperations"] = json!({"willRename": true, "didRename": true});
    let mut client = Client::connect(&files, Analysis);
    let result = client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    let offered = &result["capabilities"]["workspace"]["fileOperations"];
    assert_eq!(offered["willRename"], offered["didRename"]);
    assert_eq!(offered["willRename"]["filters"][1]["pattern"], json!({"glob": "**", "matches": "folder"}));
    client.open(OPEN, "markdown", "---\nbibliography: [refs.bib]\n---\n[@a]\n");

    let moves = json!({"files": [{"oldUri": "file:///w/refs.bib", "newUri": "file:///w/lib/é.bib"}]});
    let edit = client.call("workspace/willRenameFiles", moves.clone()).await;
    let of = |index: usize| {
        let file = &edit["documentChanges"][index];
        (&file["textDocument"]["uri"], &file["textDocument"]["version"], &file["edits"][0]["newText"])
    };
    assert_eq!(of(0), (&json!("file:///w/closed.md"), &Value::Null, &json!("lib/é.bib")));
    assert_eq!(of(1), (&json!(OPEN), &json!(1), &json!("lib/é.bib")));
    assert_eq!(of(2), (&json!("file:///w/refs.bib"), &Value::Null, &json!("../words.txt")));

    client.change(OPEN, 2, json!([crate::harness::edit((1, 15), (1, 23), "lib/é.bib")]));
    files.write("/w/lib/é.bib", "@misc{a, transcript = {../words.txt}}\n");
    files.remove("/w/refs.bib");
    client.notify("workspace/didRenameFiles", moves);
    let found = client.call("textDocument/definition", place(OPEN, 3, 2)).await;
    assert_eq!(found[0]["targetUri"], "file:///w/lib/%C3%A9.bib");

    let nothing = json!({"files": [{"oldUri": "file:///w/none.txt", "newUri": "file:///w/other.txt"}]});
    assert_eq!(client.call("workspace/willRenameFiles", nothing).await, Value::Null);
}
