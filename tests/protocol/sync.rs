//! The text that the server has is the text that the client has.

use serde_json::json;

use crate::harness::{Client, Echo, Files, edit, place};

const URI: &str = "file:///w/a.ibid";

#[tokio::test]
async fn every_form_of_change_does_to_the_text_what_the_protocol_says() {
    for (what, before, changes, after) in [
        ("an insertion", "ac", json!([edit((0, 1), (0, 1), "b")]), "abc"),
        ("a deletion over a line's end", "a\r\nb", json!([edit((0, 1), (1, 0), "")]), "ab"),
        ("the whole text", "old\ntext", json!([{"text": "new"}]), "new"),
        (
            "several, each on what the one before has left",
            "one\ntwo\n",
            json!([edit((0, 0), (0, 3), "1"), edit((1, 0), (1, 3), "2"), edit((2, 0), (2, 0), "3")]),
            "1\n2\n3",
        ),
        ("the whole, then a part", "x", json!([{"text": "ab"}, edit((0, 1), (0, 1), "-")]), "a-b"),
        ("a range past the line's end", "ab\ncd", json!([edit((0, 9), (0, 99), "!")]), "ab!\ncd"),
        ("a range past the text's end", "ab", json!([edit((7, 3), (9, 9), "!")]), "ab!"),
        ("a lone CR is a line's end", "a\rb", json!([edit((1, 0), (1, 1), "c")]), "a\rc"),
        ("U+2028 is not", "a\u{2028}b\nc", json!([edit((1, 0), (1, 1), "d")]), "a\u{2028}b\nd"),
        ("a byte order mark counts", "\u{feff}a", json!([edit((0, 3), (0, 3), "b")]), "\u{feff}ba"),
        ("nothing", "a", json!([]), "a"),
    ] {
        let mut client = Client::start(&Files::default(), Echo).await;
        client.open(URI, "ibid", before);
        client.change(URI, 2, changes);
        assert_eq!(client.text_at(URI, 0, 0).await, after, "{what}");
    }
}

#[tokio::test]
async fn a_position_past_the_end_is_the_end() {
    let mut client = Client::start(&Files::default(), Echo).await;
    client.open(URI, "ibid", "ab\ncd");
    for (line, character, clamped) in [(0, 99, (0, 2)), (99, 99, (1, 2)), (u32::MAX, u32::MAX, (1, 2))] {
        let hover = client.call("textDocument/hover", place(URI, line, character)).await;
        assert_eq!(hover["range"]["start"], json!({"line": clamped.0, "character": clamped.1}));
    }
}

#[tokio::test]
async fn a_file_that_is_not_open_has_no_answer() {
    let mut client = Client::start(&Files::default(), Echo).await;
    client.change(URI, 2, json!([{"text": "never opened"}]));
    assert!(client.call("textDocument/hover", place(URI, 0, 0)).await.is_null());
    client.open(URI, "ibid", "open");
    assert_eq!(client.text_at(URI, 0, 0).await, "open");
    client.close(URI);
    assert!(client.call("textDocument/hover", place(URI, 0, 0)).await.is_null());
    client.open("file:///w/a.rs", "rust", "fn main() {}");
    assert!(client.call("textDocument/hover", place("file:///w/a.rs", 0, 0)).await.is_null(), "nothing of ours");
}

#[tokio::test]
async fn a_library_in_the_editor_is_kept_as_a_document_is() {
    let (files, uri) = (Files::default(), "file:///w/a.bib");
    files.write("/w/a.bib", "disk");
    let mut client = Client::start(&files, Echo).await;
    client.open(uri, "bibtex", "editor");
    client.change(uri, 2, json!([edit((0, 0), (0, 0), "the "), edit((0, 4), (0, 4), "new ")]));
    assert_eq!(client.text_at(uri, 0, 0).await, "the new editor");
    client.close(uri);
    assert!(client.call("textDocument/hover", place(uri, 0, 0)).await.is_null(), "no document names it");
}

#[tokio::test]
async fn half_of_a_surrogate_pair_is_one_unit() {
    let mut client = Client::connect(&Files::default(), Echo);
    client.initialize(json!({"capabilities": {}})).await;
    client.open(URI, "ibid", "ab");
    let change = json!({"textDocument": {"uri": URI, "version": 2}, "contentChanges": [edit((0, 1), (0, 1), "HALF")]});
    let message = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": change});
    client.send_raw(&message.to_string().replace("HALF", r"\ud83d"));
    client.change(URI, 3, json!([edit((0, 2), (0, 2), "-")]));
    assert_eq!(client.text_at(URI, 0, 0).await, "a\u{fffd}-b");
}
