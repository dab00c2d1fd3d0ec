//! When diagnostics are published, and when not.

use std::sync::Arc;
use std::time::Duration;

use ibid::analysis::diagnostics::{Cache, Diagnostic};
use ibid::server::Features;
use ibid::text::Span;
use ibid::workspace::{Document, Snapshot};
use serde_json::{Value, json};
use tokio::time::{Instant, advance};

use crate::harness::{Client, Files, able, edit, finding, messages};

const URI: &str = "file:///w/a.ibid";
const PUBLISH: &str = "textDocument/publishDiagnostics";
const PAUSE: Duration = Duration::from_millis(500);

/// Finds every “bad” and every “half”; the latter with a rule that waits for a pause.
struct Words;

impl Features for Words {
    fn diagnose_again(&self, _: &Snapshot, document: &Arc<Document>, _: &mut Cache) -> Vec<Diagnostic> {
        let text = document.text.to_string();
        let find = |word: &'static str, waits| {
            text.match_indices(word).map(move |(at, word)| finding(Span::new(at, at + word.len()), word, waits))
        };
        find("bad", false).chain(find("half", true)).collect()
    }
}

#[tokio::test]
async fn every_change_is_answered_with_its_version() {
    let mut client = Client::start(&Files::default(), Words).await;
    client.open(URI, "ibid", "bad");
    let publication = client.publication_of(URI, 1).await;
    let diagnostic = &publication["diagnostics"][0];
    let code = diagnostic["code"].as_str().unwrap();
    assert_eq!(diagnostic["range"], json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 3}}));
    assert_eq!(diagnostic["source"], "ibid");
    assert!(diagnostic["codeDescription"]["href"].as_str().unwrap().ends_with(&format!("#{code}")), "{diagnostic}");
    for version in 2..20 {
        client.change(URI, version, json!([edit((0, 0), (0, 0), " ")]));
        assert_eq!(messages(&client.publication_of(URI, version).await), ["bad"], "also where the list stays the same");
    }
    assert!(client.received(PUBLISH).is_empty());
}

async fn burst(lines: usize) {
    let mut client = Client::start(&Files::default(), Words).await;
    client.open(URI, "ibid", &"a line\n".repeat(lines));
    client.publication_of(URI, 1).await;
    for ((version, column), letter) in (2..).zip(0..).zip("bad ".repeat(50).chars()) {
        client.change(URI, version, json!([edit((0, column), (0, column), &letter.to_string())]));
    }
    assert_eq!(messages(&client.publication_of(URI, 201).await).len(), 50);
    let publications = client.received(PUBLISH).len() + 1;
    assert!(publications < 10, "{publications} publications");
}

#[tokio::test]
async fn a_burst_is_answered_with_a_handful() {
    burst(1).await;
    burst(1000).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_burst_is_answered_with_a_handful_also_on_two_threads() {
    burst(1).await;
    burst(1000).await;
}

#[tokio::test(start_paused = true)]
async fn what_is_being_typed_waits_for_a_pause() {
    let mut client = Client::start(&Files::default(), Words).await;
    client.open(URI, "ibid", "one half\ntwo\n");
    assert_eq!(messages(&client.publication_of(URI, 1).await), ["half"], "nobody has typed yet");

    client.change(URI, 2, json!([edit((1, 3), (1, 3), " half bad")]));
    let typed = Instant::now();
    assert_eq!(messages(&client.publication_of(URI, 2).await), ["bad", "half"], "the half of line 1 is known");
    assert_eq!(typed.elapsed(), Duration::ZERO, "a change is answered at once");
    assert_eq!(messages(&client.publication_of(URI, 2).await), ["bad", "half", "half"]);
    assert_eq!(typed.elapsed(), PAUSE);

    client.change(URI, 3, json!([edit((0, 8), (0, 8), "-"), edit((1, 12), (1, 12), "!")]));
    assert_eq!(messages(&client.publication_of(URI, 3).await).len(), 3, "what is shown does not flicker");
}

#[tokio::test(start_paused = true)]
async fn typing_on_puts_the_pause_off() {
    let mut client = Client::start(&Files::default(), Words).await;
    client.open(URI, "ibid", "\n\n");
    client.publication_of(URI, 1).await;
    let typed = Instant::now();
    client.change(URI, 2, json!([edit((0, 0), (0, 0), "half")]));
    assert_eq!(messages(&client.publication_of(URI, 2).await), [""; 0]);
    advance(PAUSE * 3 / 5).await;
    client.change(URI, 3, json!([edit((0, 4), (0, 4), " way")]));
    assert_eq!(messages(&client.publication_of(URI, 3).await), [""; 0]);
    assert_eq!(messages(&client.publication_of(URI, 3).await), ["half"]);
    assert_eq!(typed.elapsed(), PAUSE * 8 / 5);

    client.change(URI, 4, json!([edit((0, 0), (0, 8), "")]));
    client.publication_of(URI, 4).await;
    client.change(URI, 5, json!([edit((0, 0), (0, 0), "half")]));
    assert_eq!(messages(&client.publication_of(URI, 5).await), [""; 0]);
    client.change(URI, 6, json!([edit((2, 0), (2, 0), "elsewhere")]));
    assert_eq!(messages(&client.publication_of(URI, 6).await), ["half"], "whoever types elsewhere is done here");
}

#[tokio::test]
async fn nothing_is_said_twice() {
    let mut client = Client::start(&Files::default(), Words).await;
    client.open(URI, "ibid", "bad");
    client.publication_of(URI, 1).await;
    client.open("file:///w/b.ibid", "ibid", "bad");
    client.publication("file:///w/b.ibid").await;
    // Settings change what is found, so that all is found again; the lists stay the same.
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"ibid": {"citationReach": "paragraph"}}}));
    client.change(URI, 2, json!([edit((0, 3), (0, 3), "!")]));
    client.publication_of(URI, 2).await;
    client.change("file:///w/b.ibid", 2, json!([edit((0, 3), (0, 3), "!")]));
    client.publication_of("file:///w/b.ibid", 2).await;
    assert_eq!(client.received(PUBLISH), Vec::<&Value>::new());
}

#[tokio::test]
async fn a_closed_document_has_no_diagnostics() {
    let mut client = Client::start(&Files::default(), Words).await;
    client.open(URI, "ibid", "bad");
    assert_eq!(messages(&client.publication_of(URI, 1).await), ["bad"]);
    client.close(URI);
    let publication = client.publication(URI).await;
    assert_eq!(messages(&publication), [""; 0]);
    assert!(publication["version"].is_null(), "{publication}");
    client.open(URI, "ibid", "bad again");
    assert_eq!(messages(&client.publication_of(URI, 1).await), ["bad"]);
}

#[tokio::test]
async fn markdown_that_has_not_opted_in_is_left_alone_and_the_log_says_why() {
    let uri = "file:///w/a.md";
    let mut client = Client::start(&Files::default(), Words).await;
    let log = async |client: &mut Client| {
        let log = client.wait("line in the log", |message| message["method"] == "window/logMessage").await;
        log["params"]["message"].as_str().unwrap().to_owned()
    };
    client.open(uri, "markdown", "bad");
    assert!(log(&mut client).await.contains("no diagnostics in /w/a.md"));
    let configure = |markdown: &str| json!({"settings": {"ibid": {"markdown": markdown}}});
    client.notify("workspace/didChangeConfiguration", configure("always"));
    assert_eq!(messages(&client.publication(uri).await), ["bad"]);
    client.notify("workspace/didChangeConfiguration", configure("sometimes"));
    assert!(
        log(&mut client).await.contains(
            "a setting is ignored: `ibid.markdown` must be one of `auto`, `always` or `never`, not `sometimes`"
        )
    );
    assert_eq!(messages(&client.publication(uri).await), [""; 0], "as if it had not been set");
    client.notify("workspace/didChangeConfiguration", configure("never"));
    client.change(uri, 2, json!([edit((0, 0), (0, 0), "very ")]));
    client.open(URI, "ibid", "bad");
    client.publication(URI).await;
    assert!(client.received(PUBLISH).is_empty(), "nothing more of it");
}

#[tokio::test]
async fn an_ibid_toml_that_appears_opts_in() {
    let (files, uri) = (Files::default(), "file:///w/a.md");
    let mut client = Client::start(&files, Words).await;
    client.open(uri, "markdown", "bad");
    files.write("/w/ibid.toml", "");
    client.watched(&[("file:///w/ibid.toml", 1)]);
    assert_eq!(messages(&client.publication(uri).await), ["bad"]);
    files.remove("/w/ibid.toml");
    client.watched(&[("file:///w/ibid.toml", 3)]);
    assert_eq!(messages(&client.publication(uri).await), [""; 0]);
}

#[tokio::test]
async fn options_at_initialize_are_settings() {
    let mut client = Client::connect(&Files::default(), Words);
    let options = json!({"markdown": "always"});
    client.initialize(json!({"capabilities": able(), "initializationOptions": options})).await;
    client.open("file:///w/a.md", "markdown", "bad");
    assert_eq!(messages(&client.publication("file:///w/a.md").await), ["bad"]);
}

#[tokio::test]
async fn a_client_that_knows_less_is_sent_less() {
    let mut client = Client::connect(&Files::default(), Words);
    client.initialize(json!({"capabilities": {}})).await;
    client.open(URI, "ibid", "bad");
    let publication = client.publication_of(URI, 1).await;
    for field in ["codeDescription", "relatedInformation", "tags", "data"] {
        assert!(publication["diagnostics"][0].get(field).is_none(), "{field}: {publication}");
    }
}

#[tokio::test]
async fn files_are_watched_where_the_client_can() {
    let mut client = Client::start(&Files::default(), Words).await;
    let request = client.wait("registration", |message| message["method"] == "client/registerCapability").await;
    let registration = &request["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    let watchers = registration["registerOptions"]["watchers"].as_array().unwrap();
    let globs: Vec<_> = watchers.iter().map(|watcher| watcher["globPattern"].as_str().unwrap()).collect();
    let expected = [
        "**/*.{ibid,md,markdown,qmd,rmd,Rmd}",
        "**/*.{bib,json,yaml,yml,ris}",
        "**/ibid.toml",
        "**/.ibid-checked",
        "**/_{quarto,metadata}.{yml,yaml}",
        "**/*",
    ];
    assert_eq!(globs, expected);

    let mut client = Client::connect(&Files::default(), Words);
    client.initialize(json!({"capabilities": {}})).await;
    client.open(URI, "ibid", "");
    client.publication_of(URI, 1).await;
    assert!(client.received("client/registerCapability").is_empty(), "this one cannot");
}
