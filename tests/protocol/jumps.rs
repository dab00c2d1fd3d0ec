//! From quoted words to where they are said: in a transcript, in a PDF, on the web.

use std::fmt::Write;

use ibid::server::Analysis;
use serde_json::{Value, json};

use crate::harness::{Client, Files, able, place};

const URI: &str = "file:///w/article.ibid";
const SPEECH: &str = "Ladies 👏 and gentlemen!\nThe world will little note, nor long remember what we say here.\n";
const REFERENCES: &str = "---\nlang: en\nreferences:\n- {id: speech, URL: 'https://example.org/s', transcript: speech.txt}\n\
    - {id: notes, transcript: notes.md}\n- {id: book, transcript: the book.pdf}\n---\n\n";

/// One page with one line, in a PDF.
fn pdf(line: &str) -> String {
    let stream = format!("BT /F1 12 Tf 72 700 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{} 0 obj\n{object}\nendobj", index + 1).unwrap();
    }
    let start = file.len();
    file + &table + &format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
}

fn files() -> Files {
    let files = Files::default();
    files.write("/w/speech.txt", SPEECH);
    files.write("/w/notes.md", "# Notes\n\nIt can *never* forget what they did here.\n");
    files.write("/w/the book.pdf", &pdf("Four score and seven years ago our fathers brought forth a new nation."));
    files
}

/// A client with `capabilities` and `options` that has the article open, with `text` below the references, and the answer
/// to `initialize`.
async fn client(capabilities: Value, options: Value, text: &str) -> (Client, Value) {
    let mut client = Client::connect(&files(), Analysis);
    let parameters = json!({"rootUri": "file:///w", "capabilities": capabilities, "initializationOptions": options});
    let initialized = client.initialize(parameters).await;
    client.open(URI, "ibid", &format!("{REFERENCES}{text}"));
    (client, initialized)
}

/// [`able`], with links from implementations.
fn linking() -> Value {
    let mut capabilities = able();
    capabilities["textDocument"]["implementation"] = json!({"linkSupport": true});
    capabilities
}

fn range(start: (u32, u32), end: (u32, u32)) -> Value {
    let at = |(line, character): (u32, u32)| json!({"line": line, "character": character});
    json!({"start": at(start), "end": at(end)})
}

/// The first line of the text.
const LINE: u32 = 8;

#[tokio::test]
async fn quoted_words_lead_to_the_passage() {
    let quotation = "“The world will little note, nor long remember” [@speech].";
    let (mut client, initialized) = client(linking(), json!({}), quotation).await;
    assert_eq!(initialized["capabilities"]["implementationProvider"], true);
    let found = client.call("textDocument/implementation", place(URI, LINE, 10)).await;
    assert_eq!(found[0]["targetUri"], "file:///w/speech.txt");
    assert_eq!(found[0]["targetSelectionRange"], range((1, 0), (1, 45)));
    assert_eq!(found[0]["originSelectionRange"]["start"], json!({"line": LINE, "character": 0}));
    let none = client.call("textDocument/implementation", place(URI, 0, 0)).await;
    assert!(none.is_null(), "{none}");
}

#[tokio::test]
async fn a_client_without_links_gets_the_passage_alone_in_its_units() {
    let quotation = "“and gentlemen! The world will little note” [@speech].";
    let (mut client, _) = client(json!({}), json!({}), quotation).await;
    let found = client.call("textDocument/implementation", place(URI, LINE, 3)).await;
    let expected = json!([{"uri": "file:///w/speech.txt", "range": range((0, 10), (1, 26))}]);
    assert_eq!(found, expected);
    let found = client.call("textDocument/implementation", place(URI, LINE, 48)).await;
    assert_eq!(found, expected, "from the citation");
}

#[tokio::test]
async fn a_transcript_that_is_open_with_another_text_is_the_one_that_was_read() {
    let quotation = "“It can hardly forget what they did here” [@notes].";
    let (mut client, _) = client(linking(), json!({}), quotation).await;
    client.open("file:///w/notes.md", "markdown", "Short.\n");
    let found = client.call("textDocument/implementation", place(URI, LINE, 10)).await;
    assert_eq!(found[0]["targetUri"], "file:///w/notes.md");
    assert_eq!(found[0]["targetSelectionRange"], range((2, 0), (2, 40)));
    let publication = loop {
        let publication = client.publication(URI).await;
        if publication["diagnostics"].as_array().unwrap().iter().any(|it| it["code"] == "misquote") {
            break publication;
        }
    };
    let misquote = publication["diagnostics"].as_array().unwrap().iter().find(|it| it["code"] == "misquote").unwrap();
    let related = &misquote["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], "file:///w/notes.md");
    assert_eq!(related["range"]["start"]["line"], 2, "{misquote}");
}

#[tokio::test]
async fn a_pdf_has_a_text_for_clients_that_show_it() {
    let quotation = "“our fathers brought forth a new nation” [@book].";
    let mut standard = linking();
    standard["workspace"]["textDocumentContent"] = json!({"dynamicRegistration": true});
    for (capabilities, options) in [(standard, json!({})), (linking(), json!({"textDocumentContent": true}))] {
        let (mut client, initialized) = client(capabilities, options, quotation).await;
        let announced = &initialized["capabilities"]["workspace"]["textDocumentContent"];
        assert_eq!(*announced, json!({"schemes": ["ibid-text"]}));
        let found = client.call("textDocument/implementation", place(URI, LINE, 10)).await;
        let uri = found[0]["targetUri"].as_str().unwrap();
        assert_eq!(uri, "ibid-text:///w/the%20book.pdf.txt");
        let content = client.call("workspace/textDocumentContent", json!({"uri": uri})).await;
        let text = content["text"].as_str().unwrap();
        let focus = &found[0]["targetSelectionRange"];
        let line = text.lines().nth(usize::try_from(focus["start"]["line"].as_u64().unwrap()).unwrap()).unwrap();
        let column = |end: &str| usize::try_from(focus[end]["character"].as_u64().unwrap()).unwrap();
        assert_eq!(&line[column("start")..column("end")], "our fathers brought forth a new nation");
        for unknown in ["ibid-text:///w/other.pdf.txt", "ibid-text:///etc/passwd.txt", "file:///w/speech.txt", ""] {
            let code = client.error_code("workspace/textDocumentContent", json!({"uri": unknown})).await;
            assert_eq!(code, -32602, "{unknown}");
        }
    }
}

#[tokio::test]
async fn a_pdf_is_a_file_for_all_others() {
    let (mut client, initialized) = client(linking(), json!({}), "“our fathers brought forth” [@book].").await;
    assert!(initialized["capabilities"]["workspace"]["textDocumentContent"].is_null());
    let found = client.call("textDocument/implementation", place(URI, LINE, 10)).await;
    assert_eq!(found[0]["targetUri"], "file:///w/the%20book.pdf");
    assert_eq!(found[0]["targetSelectionRange"], range((0, 0), (0, 0)));
}

#[tokio::test]
async fn cards_and_links_open_on_the_words() {
    let text = "“The world will little note” [@speech]. “We cannot dedicate it,” he said (https://example.org/d).";
    let (mut client, _) = client(able(), json!({}), text).await;
    let hover = client.call("textDocument/hover", place(URI, LINE, 10)).await;
    let card = hover["contents"]["value"].as_str().unwrap();
    assert!(card.contains("(https://example.org/s#:~:text=The%20world%20will%20little%20note)"), "{card}");
    assert!(card.contains("[line 2](file:///w/speech.txt#L2) · [entry](file:///w/article.ibid#L4)"), "{card}");

    let links = client.call("textDocument/documentLink", json!({"textDocument": {"uri": URI}})).await;
    let targets: Vec<&str> = links.as_array().unwrap().iter().map(|link| link["target"].as_str().unwrap()).collect();
    let expected = [
        "https://example.org/s",
        "file:///w/speech.txt",
        "file:///w/notes.md",
        "file:///w/the%20book.pdf",
        "https://example.org/d#:~:text=We%20cannot%20dedicate%20it",
    ];
    assert_eq!(targets, expected);
    assert_eq!(links[0]["range"], range((3, 21), (3, 42)));
    assert_eq!(links[0]["tooltip"], "Open example.org/s");
}

#[tokio::test(start_paused = true)]
async fn hints_come_with_the_transcripts_and_with_the_setting() {
    let mut capabilities = able();
    capabilities["workspace"]["inlayHint"] = json!({"refreshSupport": true});
    let text = "“The world will little note” [@speech].";
    let (mut client, _) = client(capabilities, json!({"verdictHints": true}), text).await;
    let ask = json!({"textDocument": {"uri": URI}, "range": range((0, 0), (LINE + 1, 0))});
    let is_refresh = |message: &Value| message["method"] == "workspace/inlayHint/refresh";
    let hints = loop {
        client.wait("refresh", is_refresh).await;
        let hints = client.call("textDocument/inlayHint", ask.clone()).await;
        if hints[0].is_object() {
            break hints;
        }
    };
    assert_eq!(hints.as_array().unwrap().len(), 1);
    assert_eq!(hints[0]["position"], json!({"line": LINE, "character": 32}));
    let part = &hints[0]["label"][0];
    assert_eq!(part["value"], "✓ line 2");
    assert_eq!(part["location"], json!({"uri": "file:///w/speech.txt", "range": range((1, 0), (1, 26))}));

    client.notify("workspace/didChangeConfiguration", json!({"settings": {"ibid": {"verdictHints": false}}}));
    client.wait("refresh", is_refresh).await;
    assert_eq!(client.call("textDocument/inlayHint", ask).await, json!([]));
}
