//! Transcripts: findings follow what may be read, and which source names what.

use ibid::server::Analysis;
use serde_json::{Value, json};

use crate::harness::{Client, Files};

const URI: &str = "file:///w/article.ibid";
const SPEECH: &str = "The world will little note, nor long remember what we say here.\n";
const MISQUOTED: &str = "“The world will hardly note, nor long remember what we say here,” he said [@a].\n";

/// A client that has the article open, which misquotes `a`, with `metadata`.
async fn client(files: &[(&str, &str)], metadata: &str) -> (Client, Files) {
    let disk = Files::default();
    for (path, text) in files {
        disk.write(path, text);
    }
    let client = Client::start(&disk, Analysis).await;
    client.open(URI, "ibid", &format!("---\nlang: en\n{metadata}\n---\n\n{MISQUOTED}"));
    (client, disk)
}

impl Client {
    /// Waits until the article has a finding of the rule `code`, or has none.
    async fn published(&mut self, code: &str, is_found: bool) {
        let has = |publication: &Value| {
            publication["diagnostics"].as_array().is_some_and(|all| all.iter().any(|one| one["code"] == code))
        };
        while has(&self.publication(URI).await) != is_found {}
    }
}

#[tokio::test]
async fn findings_follow_the_folders_that_are_open() {
    let reference = "references: [{id: a, type: speech, issued: 1863, transcript: /x/t.txt}]";
    let (mut client, _) = client(&[("/x/t.txt", SPEECH)], reference).await;
    client.published("missing-transcript", true).await;
    let folder = json!([{"uri": "file:///x", "name": "x"}]);
    for (added, removed, code) in [
        (&folder, &json!([]), "misquote"),
        (&json!([]), &folder, "missing-transcript"),
        (&folder, &json!([]), "misquote"),
    ] {
        let event = json!({"added": added, "removed": removed});
        client.notify("workspace/didChangeWorkspaceFolders", json!({"event": event}));
        client.published(code, true).await;
    }
}

#[tokio::test]
async fn findings_follow_the_source_that_words_are_quoted_in() {
    let bib = |transcript: &str| {
        format!(
            "@book{{b, transcript = {{{transcript}}}}}\n@speech{{a, author = {{Roe}}, date = {{1863}}, quoted-in = {{b}}}}\n"
        )
    };
    let other = SPEECH.replace("little", "hardly");
    let files = [("/w/t.txt", SPEECH), ("/w/u.txt", &other), ("/w/refs.bib", &bib("t.txt"))];
    let (mut client, disk) = client(&files, "bibliography: refs.bib").await;
    client.published("misquote", true).await;
    // The second time everything that is named is known.
    let said = [("u.txt", false), ("t.txt", true), ("none.txt", false), ("t.txt", true)];
    for (transcript, is_found) in said.repeat(2) {
        disk.write("/w/refs.bib", &bib(transcript));
        client.watched(&[("file:///w/refs.bib", 2)]);
        client.published("misquote", is_found).await;
    }
}
