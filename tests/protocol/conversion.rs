//! What is found, in the words of the protocol, to clients that can do all and to clients that can do little.

use std::path::Path;
use std::sync::Arc;

use ibid::analysis::completion::{Completion, CompletionItem};
use ibid::analysis::definition::Definition;
use ibid::analysis::diagnostics::{Cache, Diagnostic, Related};
use ibid::analysis::document_symbol::{Symbol, SymbolKind};
use ibid::analysis::hover::Hover;
use ibid::analysis::{FilePosition, FileSpan, NavigationTarget};
use ibid::server::Features;
use ibid::text::Span;
use ibid::workspace::{Document, Snapshot};
use serde_json::{Value, json};

use crate::harness::{Client, Files, able, finding, place};

/// Spelt as a client might that leaves brackets alone.
const URI: &str = "file:///w/[é].ibid";
const TEXT: &str = "😀 one\r\ntwo three\n";

/// Finds the same everywhere: “one” on line 0, “two” and “three” on line 1.
struct Fixed;

const ONE: (usize, usize) = (5, 8);
const TWO: (usize, usize) = (10, 13);
const THREE: (usize, usize) = (14, 19);

fn span((start, end): (usize, usize)) -> Span {
    Span::new(start, end)
}

fn unknown_file() -> Arc<Path> {
    Path::new("/w/never-read.bib").into()
}

impl Features for Fixed {
    fn diagnose_again(&self, _: &Snapshot, document: &Arc<Document>, _: &mut Cache) -> Vec<Diagnostic> {
        let related = |path, place| Related { place: FileSpan { path, span: span(place) }, message: "there".into() };
        vec![Diagnostic {
            related: vec![related(Arc::clone(&document.path), TWO), related(unknown_file(), TWO)],
            unnecessary: true,
            ..finding(span(ONE), "needless", false)
        }]
    }

    fn hover(&self, _: &Snapshot, _: &FilePosition) -> Option<Hover> {
        Some(Hover { span: span(ONE), markdown: "**Ann \\*Lee\\***".into() })
    }

    fn goto_definition(&self, _: &Snapshot, position: &FilePosition) -> Option<Definition> {
        let full = span(TWO).join(span(THREE));
        let target = |path| NavigationTarget { path, full, focus: span(THREE) };
        Some(Definition {
            origin: span(ONE),
            targets: vec![target(Arc::clone(&position.path)), target(unknown_file())],
        })
    }

    fn references(&self, _: &Snapshot, position: &FilePosition, declaration: bool) -> Vec<FileSpan> {
        let places = if declaration { vec![TWO, ONE] } else { vec![ONE] };
        places.into_iter().map(|place| FileSpan { path: Arc::clone(&position.path), span: span(place) }).collect()
    }

    fn complete(&self, _: &Snapshot, _: &FilePosition, _: &[String]) -> Option<Completion> {
        let item = |key: &str, detail: &str| CompletionItem {
            label: key.into(),
            insert: format!("{{{key}}}"),
            also: vec![(span(ONE), "1".into())],
            detail: detail.into(),
            filter: format!("{key} filter"),
            key: Some(key.into()),
            ..CompletionItem::default()
        };
        let items = vec![item("zed", "Ann Lee, 1863"), item("abe", "")];
        Some(Completion { replace: span(TWO), items, ..Completion::default() })
    }

    fn documentation(&self, _: &Snapshot, document: &Path, key: &str) -> Option<String> {
        (document == Path::new("/w/[é].ibid")).then(|| format!("*{key}*"))
    }

    fn document_symbols(&self, _: &Snapshot, _: &Path) -> Vec<Symbol> {
        let symbol = |name: &str, detail: &str, kind, full, focus, children| Symbol {
            name: name.into(),
            detail: detail.into(),
            kind,
            full,
            focus,
            children,
        };
        let child = symbol("said", "by Ann Lee", SymbolKind::Quotation, span(THREE), span(THREE), Vec::new());
        vec![symbol("head", "", SymbolKind::Heading, Span::new(5, 20), span(ONE), vec![child])]
    }
}

async fn client(capabilities: Value) -> Client {
    let mut client = Client::connect(&Files::default(), Fixed);
    client.initialize(json!({"capabilities": capabilities})).await;
    client.open(URI, "ibid", TEXT);
    client
}

/// The ranges of the three words, the first in units of UTF-16 or bytes.
fn ranges(utf16: bool) -> [Value; 3] {
    let range = |line, start, end| json!({"start": {"line": line, "character": start}, "end": {"line": line, "character": end}});
    [if utf16 { range(0, 3, 6) } else { range(0, 5, 8) }, range(1, 0, 3), range(1, 4, 9)]
}

#[tokio::test]
async fn jumping_says_where_from_where_the_client_can_show_it() {
    let mut able = client(able()).await;
    let [one, _, three] = ranges(false);
    let both = json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 9}});
    assert_eq!(
        able.call("textDocument/definition", place(URI, 0, 5)).await,
        json!([{
            "originSelectionRange": one, "targetUri": URI, "targetRange": both, "targetSelectionRange": three
        }]),
        "a target in a file that is not known cannot be shown"
    );
    let mut plain = client(json!({})).await;
    assert_eq!(plain.call("textDocument/definition", place(URI, 0, 3)).await, json!([{"uri": URI, "range": three}]));
}

#[tokio::test]
async fn references_include_the_declaration_when_asked() {
    let mut client = client(able()).await;
    let [one, two, _] = ranges(false);
    for (declaration, expected) in [(true, vec![two, one.clone()]), (false, vec![one])] {
        let mut params = place(URI, 0, 5);
        params["context"] = json!({"includeDeclaration": declaration});
        let expected: Vec<_> = expected.into_iter().map(|range| json!({"uri": URI, "range": range})).collect();
        assert_eq!(client.call("textDocument/references", params).await, json!(expected));
    }
}

#[tokio::test]
async fn cards_are_plain_for_clients_that_show_text_as_it_is() {
    let [one, ..] = ranges(false);
    assert_eq!(
        client(able()).await.call("textDocument/hover", place(URI, 0, 5)).await,
        json!({"contents": {"kind": "markdown", "value": "**Ann \\*Lee\\***"}, "range": one})
    );
    let [one, ..] = ranges(true);
    assert_eq!(
        client(json!({})).await.call("textDocument/hover", place(URI, 0, 3)).await,
        json!({"contents": {"kind": "plaintext", "value": "Ann *Lee*"}, "range": one})
    );
}

#[tokio::test]
async fn completion_keeps_the_order_and_is_documented_when_looked_at() {
    let mut client = client(able()).await;
    let [one, two, _] = ranges(false);
    let list = client.call("textDocument/completion", place(URI, 1, 1)).await;
    assert_eq!(list["isIncomplete"], false);
    let zed = &list["items"][0];
    assert_eq!(zed["label"], "zed");
    assert_eq!(zed["labelDetails"], json!({"description": "Ann Lee, 1863"}));
    assert_eq!(zed["textEdit"], json!({"range": two, "newText": "{zed}"}));
    assert_eq!(zed["additionalTextEdits"], json!([{"range": one, "newText": "1"}]));
    assert_eq!(zed["filterText"], "zed filter");
    assert_eq!(zed["kind"], 18, "a reference");
    let abe = &list["items"][1];
    assert!(abe.get("labelDetails").is_none(), "{abe}");
    assert!(zed["sortText"].as_str().unwrap() < abe["sortText"].as_str().unwrap());

    assert!(zed.get("documentation").is_none(), "{zed}");
    let resolved = client.call("completionItem/resolve", zed.clone()).await;
    assert_eq!(resolved["documentation"], json!({"kind": "markdown", "value": "*zed*"}));
    assert_eq!(resolved["textEdit"], zed["textEdit"], "the rest is as it was");
}

#[tokio::test]
async fn symbols_are_a_tree_or_a_list() {
    let of = json!({"textDocument": {"uri": URI}});
    let [one, _, three] = ranges(false);
    let head = json!({"start": {"line": 0, "character": 5}, "end": {"line": 2, "character": 0}});
    assert_eq!(
        client(able()).await.call("textDocument/documentSymbol", of.clone()).await,
        json!([{"name": "head", "kind": 3, "range": head, "selectionRange": one, "children": [
            {"name": "said", "detail": "by Ann Lee", "kind": 15, "range": three, "selectionRange": three}
        ]}])
    );
    let list = client(json!({})).await.call("textDocument/documentSymbol", of).await;
    assert_eq!(list[0]["location"]["uri"], URI);
    assert_eq!((&list[0]["name"], &list[1]["name"]), (&json!("head"), &json!("said")));
    assert_eq!((list[0].get("containerName"), &list[1]["containerName"]), (None, &json!("head")));
}

#[tokio::test]
async fn diagnostics_explain_themselves_where_the_client_can_show_it() {
    let [one, two, _] = ranges(false);
    let publication = client(able()).await.publication_of(URI, 1).await;
    let diagnostic = &publication["diagnostics"][0];
    assert_eq!(diagnostic["range"], one);
    assert_eq!(diagnostic["tags"], json!([1]), "faded");
    assert_eq!(
        diagnostic["relatedInformation"],
        json!([{"location": {"uri": URI, "range": two}, "message": "there"}]),
        "a place in a file that is not known cannot be shown"
    );
    let publication = client(json!({})).await.publication_of(URI, 1).await;
    let [one, ..] = ranges(true);
    assert_eq!(publication["diagnostics"][0]["range"], one);
    assert!(publication["diagnostics"][0].get("relatedInformation").is_none());
}
