//! URIs, however the client spells them.

use serde_json::json;

use crate::harness::{Client, Echo, Files, able, edit, place};

#[tokio::test]
async fn a_file_is_answered_for_by_the_name_the_client_gave_it() {
    for uri in [
        "file:///w/[draft] é.ibid",
        "file:///w/%5Bdraft%5D%20%C3%A9.ibid",
        "file:///w/%5bdraft%5d é.ibid",
        "untitled:[draft] é",
        "untitled:/w/new.ibid",
    ] {
        let mut client = Client::start(&Files::default(), Echo).await;
        client.open(uri, "ibid", "one");
        client.publication_of(uri, 1).await;
        client.change(uri, 2, json!([edit((0, 0), (0, 0), "twenty-")]));
        client.publication_of(uri, 2).await;
        assert_eq!(client.text_at(uri, 0, 0).await, "twenty-one");
        client.close(uri);
        client.publication(uri).await;
    }
}

#[tokio::test]
async fn spellings_of_one_file_are_one_file() {
    let mut client = Client::start(&Files::default(), Echo).await;
    client.open("file:///w/[a].ibid", "ibid", "one");
    assert_eq!(client.text_at("file:///w/%5Ba%5D.ibid", 0, 0).await, "one");
    assert_eq!(client.text_at("file://localhost/w/%5ba].ibid", 0, 0).await, "one");
}

#[tokio::test]
async fn other_schemes_are_left_alone() {
    let mut client = Client::start(&Files::default(), Echo).await;
    for uri in ["git:/w/a.md?{\"ref\":\"~\"}", "vscode-notebook-cell:/w/n.ipynb#ab", "https://example.org/[a] b.md"] {
        client.open(uri, "markdown", "“Never ours.”");
        assert!(client.call("textDocument/hover", place(uri, 0, 0)).await.is_null(), "{uri}");
    }
    client.open("file:///w/last.ibid", "ibid", "");
    client.publication_of("file:///w/last.ibid", 1).await;
    assert_eq!(client.received("textDocument/publishDiagnostics"), Vec::<&serde_json::Value>::new());
}

#[tokio::test]
async fn folders_may_be_spelt_raw() {
    for folders in [
        json!({"rootUri": "file:///w/[a] é"}),
        json!({"rootUri": null, "workspaceFolders": [{"uri": "file:///w/[a] é", "name": "a"}]}),
    ] {
        let files = Files::default();
        files.write("/w/[a] é/ibid.toml", "");
        let mut client = Client::connect(&files, Echo);
        let mut params = folders;
        params["capabilities"] = able();
        client.initialize(params).await;
        // In a folder below: only inside the workspace do the settings of a parent count, and so are there diagnostics.
        let uri = "file:///w/[a] é/b/c.md";
        client.open(uri, "markdown", "");
        client.publication_of(uri, 1).await;
    }
}
