//! What an editor lists beside the text: requests of ours, as `src/protocol.md` describes them.

use ibid::server::Analysis;
use regex::Regex;
use serde_json::{Value, json};

use crate::harness::{Client, Files, able, place};

const URI: &str = "file:///w/notes/a.md";
const LIBRARY: &str = "file:///w/refs.bib";
const TEXT: &str = "---
bibliography: ../refs.bib
---

“The world will little note, nor long remember,” Lincoln said [@lincoln].

“The world will hardly note what we say here,” he said [@lincoln].

“It is over, and nobody can mend it,” Ray Castellano told the council.
";
const REFS: &str = "@speech{lincoln,
  author = {Lincoln, Abraham},
  title = {Gettysburg Address},
  date = {1863-11-19},
  transcript = {speech.txt},
}
@book{boritt, author = {Boritt, Gabor}, title = {The Gettysburg Gospel}, date = {2006}, publisher = {Simon}}
";
const SPEECH: &str = "The world will little note, nor long remember what we say here.\n";

/// A folder with a document that is open, one that is not, a library and a transcript.
async fn open() -> (Files, Client, Value) {
    let files = Files::default();
    files.write("/w/refs.bib", REFS);
    files.write("/w/speech.txt", SPEECH);
    files.write("/w/closed.md", &TEXT.replace("../refs.bib", "refs.bib"));
    files.write("/w/notes/a.md", TEXT);
    let mut client = Client::connect(&files, Analysis);
    let mut capabilities = able();
    capabilities["experimental"]["ibid"] = json!({"refresh": true});
    let answer = client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    client.open(URI, "markdown", TEXT);
    (files, client, answer)
}

/// Asks until the transcripts are read: each time that it is told to ask again.
async fn ask_until(client: &mut Client, method: &str, params: Value, is_it: impl Fn(&Value) -> bool) -> Value {
    loop {
        let answer = client.call(method, params.clone()).await;
        if is_it(&answer) {
            return answer;
        }
        client.wait("something else", |message| message["method"] == "ibid/refresh").await;
    }
}

fn of(uri: &str) -> Value {
    json!({"textDocument": {"uri": uri}})
}

/// Every field of an answer stands in the page that describes them.
fn assert_described(answer: &Value) {
    let page = include_str!("../../src/protocol.md");
    match answer {
        Value::Array(items) => items.iter().for_each(assert_described),
        Value::Object(fields) => {
            for (name, value) in fields {
                let field = Regex::new(&format!(r"(?m)^ *\{{? ?{name}\??: |\| \x22{name}\x22")).unwrap();
                assert!(field.is_match(page), "{name} is not described");
                // What a range is and an edit is the protocol's.
                if !matches!(name.as_str(), "range" | "edits") {
                    assert_described(value);
                }
            }
        }
        _ => {}
    }
}

#[tokio::test]
async fn quotations_are_listed_with_how_they_fare() {
    let (_, mut client, answer) = open().await;
    assert_eq!(answer["capabilities"]["experimental"]["ibid"]["version"], 1);
    let is_read = |answer: &Value| answer["documents"][0]["counts"]["verified"] == 1;
    let answer = ask_until(&mut client, "ibid/quotations", of(URI), is_read).await;
    assert_described(&answer);
    let document = &answer["documents"][0];
    assert_eq!(document["uri"], URI);
    assert_eq!(document["version"], 1);
    assert_eq!(document["isChecked"], true);
    assert_eq!(document["tally"], "3 quotations: 1 verified, 1 unsourced, 1 misquoted");
    assert_eq!(document["counts"], json!({"verified": 1, "unsourced": 1, "misquoted": 1}));
    let second = &document["quotations"][1];
    assert_eq!(
        *second,
        json!({
            "range": {"start": {"line": 6, "character": 0}, "end": {"line": 6, "character": 50}},
            "kind": "quotation",
            "words": "The world will hardly note what we say here,",
            "state": "misquoted",
            "isProblem": true,
            "speaker": "Abraham Lincoln",
            "date": "19 November 1863",
            "keys": ["lincoln"],
        })
    );
    assert_eq!(document["quotations"][2]["speaker"], "Ray Castellano");
}

#[tokio::test]
async fn a_document_that_is_not_checked_says_why() {
    let (files, mut client, _) = open().await;
    let markdown = "“It is over, and nobody can mend it,” Ray Castellano told the council.\n";
    files.write("/w/old/ibid.toml", "exclude = ['draft.ibid']\n");
    for (uri, language, text, reason, expected) in [
        (
            URI,
            "markdown",
            markdown,
            "not-asked",
            "No ibid.toml stands in its folder or above, and it names no sources of its own.",
        ),
        (URI, "markdown", "---\nibid: false\n---\n", "opted-out", "Its metadata say `ibid: false`."),
        ("file:///w/old/draft.ibid", "ibid", markdown, "excluded", "`old/ibid.toml` excludes it."),
    ] {
        client.open(uri, language, text);
        let answer = client.call("ibid/quotations", of(uri)).await;
        assert_described(&answer);
        assert_eq!(answer["documents"][0]["isChecked"], false, "{uri}: {text}");
        assert_eq!(answer["documents"][0]["silence"], json!({"reason": reason, "message": expected}));
    }
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"ibid": {"markdown": "never"}}}));
    let answer = client.call("ibid/quotations", of(URI)).await;
    let never = json!({"reason": "never", "message": "The setting `ibid.markdown` is “never”."});
    assert_eq!(answer["documents"][0]["silence"], never);
}

#[tokio::test]
async fn documents_that_are_not_open_are_listed_too_and_compared() {
    let (_, mut client, _) = open().await;
    let answer = client.call("ibid/quotations", json!({})).await;
    let documents = answer["documents"].as_array().unwrap();
    let names: Vec<&Value> = documents.iter().map(|document| &document["uri"]).collect();
    assert_eq!(names, ["file:///w/closed.md", URI]);
    assert_eq!(documents[0]["version"], Value::Null);
    assert_eq!(documents[0]["tally"], "3 quotations: 1 verified, 1 unsourced, 1 misquoted");
}

#[tokio::test]
async fn what_changed_is_asked_for_again() {
    let (_, mut client, _) = open().await;
    let count = |count: usize| {
        move |answer: &Value| answer["documents"][0]["quotations"].as_array().is_some_and(|rows| rows.len() == count)
    };
    ask_until(&mut client, "ibid/quotations", of(URI), count(3)).await;
    client.change(URI, 2, json!([{"text": TEXT.replace("“It is over, and nobody can mend it,”", "That much")}]));
    client.wait("a change", |message| message["method"] == "ibid/refresh").await;
    ask_until(&mut client, "ibid/quotations", of(URI), count(2)).await;
    // What is not open, is gone, or is no document, has none.
    for uri in ["file:///w/none.md", LIBRARY, "untitled:Untitled-9"] {
        assert_eq!(client.call("ibid/quotations", of(uri)).await, json!({"documents": []}));
    }
}

#[tokio::test]
async fn sources_are_listed_by_the_file_they_are_in() {
    let (_, mut client, _) = open().await;
    let is_counted = |answer: &Value| answer["libraries"][0]["sources"][0]["quotations"] == 4;
    for params in [of(URI), json!({})] {
        let answer = ask_until(&mut client, "ibid/sources", params, is_counted).await;
        assert_described(&answer);
        assert_eq!(answer["isIncomplete"], false);
        let libraries = answer["libraries"].as_array().unwrap();
        assert_eq!(libraries.len(), 1);
        assert_eq!(libraries[0]["uri"], LIBRARY);
        assert_eq!(libraries[0]["name"], "refs.bib");
        let sources = &libraries[0]["sources"];
        assert_eq!(
            sources[0],
            json!({
                "key": "lincoln",
                "range": {"start": {"line": 0, "character": 8}, "end": {"line": 0, "character": 15}},
                "speakers": ["Abraham Lincoln"],
                "people": "Abraham Lincoln",
                "title": "Gettysburg Address",
                "date": "19 November 1863",
                "type": "speech",
                "usage": "quoted 4 times in 2 documents",
                "citations": 4,
                "quotations": 4,
            })
        );
        assert_eq!(sources[1]["speakers"], json!([]));
        assert_eq!(sources[1]["usage"], "not cited");
    }
}

#[tokio::test]
async fn what_can_be_cited_is_listed_with_the_edits_that_do() {
    let (_, mut client, _) = open().await;
    let answer = client.call("ibid/citations", place(URI, 8, 5)).await;
    assert_described(&answer);
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["isIncomplete"], false);
    let citations = answer["citations"].as_array().unwrap();
    let keys: Vec<&Value> = citations.iter().map(|candidate| &candidate["key"]).collect();
    // Who said this is somebody else than Lincoln.
    assert_eq!(keys, ["boritt", "lincoln"]);
    let at = json!({"line": 8, "character": 73});
    assert_eq!(citations[0]["edits"], json!([{"range": {"start": at, "end": at}, "newText": " [@boritt]"}]));
    assert_eq!(citations[0]["container"], "Simon");
    assert_eq!(citations[0]["hasWords"], false);
    assert_eq!(client.call("ibid/citations", place(URI, 1, 3)).await, Value::Null);
    assert_eq!(client.call("ibid/citations", place(LIBRARY, 0, 3)).await, Value::Null);
}

#[tokio::test]
async fn a_folder_gets_settings_once() {
    use ibid::fs::FileSystem;

    let (files, mut client, _) = open().await;
    let command = json!({"command": "ibid.writeSettings", "arguments": [{"uri": URI}]});
    let answer = client.call("workspace/executeCommand", command.clone()).await;
    assert_eq!(answer, json!({"uri": "file:///w/ibid.toml"}));
    let written = String::from_utf8(files.read("/w/ibid.toml".as_ref()).unwrap()).unwrap();
    assert!(written.contains("\nsources = [\"refs.bib\"]\n"), "{written}");
    client
        .wait("the file", |message| {
            message["method"] == "window/showDocument" && message["params"]["uri"] == "file:///w/ibid.toml"
        })
        .await;
    let error = client.error("workspace/executeCommand", command).await;
    assert_eq!(error["message"], "No settings are written: `/w/ibid.toml` is there already.");
    let command = json!({"command": "ibid.writeSettings", "arguments": [{"uri": "untitled:Untitled-1"}]});
    let error = client.error("workspace/executeCommand", command).await;
    assert_eq!(error["message"], "No settings are written: save the document first.");
    let error = client.error("workspace/executeCommand", json!({"command": "ibid.writeSettings"})).await;
    assert!(error["message"].as_str().unwrap().contains("`{uri}`"), "{error}");
}
