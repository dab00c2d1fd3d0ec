//! Libraries: read in the background, waited for, followed as they change.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ibid::analysis::FilePosition;
use ibid::analysis::diagnostics::{Cache, Diagnostic};
use ibid::analysis::hover::Hover;
use ibid::fs::{Extent, FileSystem, Visited};
use ibid::server::{Features, Server};
use ibid::sources::FieldName;
use ibid::text::Span;
use ibid::workspace::{Document, Snapshot};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::{Instant, advance};

use crate::harness::{Client, Files, Gate, able, edit, finding, messages, place};

const URI: &str = "file:///w/a.ibid";
const BIB: &str = "file:///w/refs.bib";
const DOCUMENT: &str = "---\nbibliography: refs.bib\n---\n[@x]\n";

/// Hovering shows the last line of the document and its library; so does, for the library alone, the one finding in every
/// document.
struct Shelf;

/// The title of `x`, which the documents cite.
fn shelf(snapshot: &Snapshot) -> String {
    let library = snapshot.library(Path::new("/w/refs.bib"));
    let title = library.and_then(|file| file.library.get("x")?.text(&FieldName::Title));
    title.unwrap_or("nothing").to_owned()
}

fn bib(title: &str) -> String {
    format!("@book{{x, title = {{{title}}}}}\n")
}

impl Features for Shelf {
    fn hover(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Hover> {
        let text = &snapshot.document(&position.path)?.text;
        let markdown = format!("{}: {}", text.line(text.line_count() - 1), shelf(snapshot));
        Some(Hover { span: Span::empty(position.offset), markdown })
    }

    fn diagnose_again(&self, snapshot: &Snapshot, _: &Arc<Document>, _: &mut Cache) -> Vec<Diagnostic> {
        vec![finding(Span::new(0, 1), &shelf(snapshot), false)]
    }
}

/// The disk, with a gate before the libraries.
#[derive(Debug)]
struct SlowDisk {
    files: Files,
    gate: Gate,
    begun: mpsc::UnboundedSender<()>,
}

impl FileSystem for SlowDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.begun.send(()).unwrap();
        self.gate.pass();
        self.files.read(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.is_file(path)
    }
}

fn slow_server(gate: &Gate) -> (Server, mpsc::UnboundedReceiver<()>) {
    let (begun, has_begun) = mpsc::unbounded_channel();
    let files = Files::default();
    files.write("/w/refs.bib", &bib("read"));
    (Server::new(Arc::new(SlowDisk { files, gate: gate.clone(), begun }), Arc::new(Shelf)), has_begun)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_waits_for_the_libraries_and_is_about_the_text_it_was_made_for() {
    let gate = Gate::default();
    let _keeper = gate.keeper();
    let (server, mut has_begun) = slow_server(&gate);
    let mut client = Client::connect_to(server);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "ibid", &format!("{DOCUMENT}old"));
    let hover = client.request("textDocument/hover", place(URI, 4, 0));
    client.change(URI, 2, json!([edit((4, 0), (4, 3), "new")]));
    assert_eq!(messages(&client.publication_of(URI, 2).await), ["nothing"], "diagnostics do not wait");
    has_begun.recv().await.unwrap();
    gate.open();
    assert_eq!(client.response(hover).await["result"]["contents"]["value"], "old: read");
    assert_eq!(messages(&client.publication_of(URI, 2).await), ["read"]);
    assert_eq!(client.text_at(URI, 4, 0).await, "new: read");
}

#[tokio::test(start_paused = true)]
async fn a_request_does_not_wait_for_ever() {
    let gate = Gate::default();
    let _keeper = gate.keeper();
    let (server, mut has_begun) = slow_server(&gate);
    let mut client = Client::connect_to(server);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "ibid", &format!("{DOCUMENT}text"));
    let (asked, hover) = (Instant::now(), client.request("textDocument/hover", place(URI, 4, 0)));
    has_begun.recv().await.unwrap();
    // Answered after the hover was begun, as it came in after it.
    client.call("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}})).await;
    advance(Duration::from_secs(3)).await;
    assert_eq!(client.response(hover).await["result"]["contents"]["value"], "text: nothing");
    assert_eq!(asked.elapsed(), Duration::from_secs(3));
}

#[tokio::test]
async fn a_library_is_followed_as_it_comes_changes_and_goes() {
    let files = Files::default();
    let mut client = Client::start(&files, Shelf).await;
    client.open(URI, "ibid", DOCUMENT);
    assert_eq!(messages(&client.publication(URI).await), ["nothing"]);
    for (content, events) in [
        (Some("created"), vec![(BIB, 1)]),
        (Some("changed"), vec![(BIB, 2)]),
        (
            Some("renamed over it"),
            vec![("file:///w/refs.bib.tmp", 1), (BIB, 3), (BIB, 1), ("file:///w/refs.bib.tmp", 3)],
        ),
        (None, vec![(BIB, 3)]),
        (Some("created again"), vec![(BIB, 1)]),
    ] {
        match content {
            Some(content) => files.write("/w/refs.bib", &bib(content)),
            None => files.remove("/w/refs.bib"),
        }
        client.watched(&events);
        let publication = client.publication(URI).await;
        assert_eq!(messages(&publication), [content.unwrap_or("nothing")]);
        assert_eq!(publication["version"], 1);
    }
    files.write("/w/other.bib", "of no concern");
    client.watched(&[("file:///w/other.bib", 1)]);
    client.change(URI, 2, json!([edit((0, 0), (0, 0), "")]));
    client.publication_of(URI, 2).await;
    assert!(client.received("textDocument/publishDiagnostics").is_empty(), "a file that nobody names has none");
}

#[tokio::test]
async fn a_library_in_the_editor_wins_over_the_disk() {
    let files = Files::default();
    files.write("/w/refs.bib", &bib("disk"));
    let mut client = Client::start(&files, Shelf).await;
    let shown = async |client: &mut Client, text: &str| {
        let is_it = |message: &Value| {
            let diagnostics = &message["params"]["diagnostics"];
            message["params"]["uri"] == URI && diagnostics[0]["message"] == text
        };
        client.wait(&format!("publication of “{text}”"), is_it).await;
    };
    client.open(URI, "ibid", DOCUMENT);
    shown(&mut client, "disk").await;
    client.open(BIB, "bibtex", &bib("editor"));
    shown(&mut client, "editor").await;
    client.change(BIB, 2, json!([edit((0, 18), (0, 18), "the ")]));
    shown(&mut client, "the editor").await;
    files.write("/w/refs.bib", &bib("newer disk"));
    client.watched(&[(BIB, 2)]);
    assert_eq!(client.text_at(URI, 4, 0).await, ": the editor");
    client.close(BIB);
    shown(&mut client, "newer disk").await;
}

#[tokio::test]
async fn a_library_that_is_named_later_is_read_then() {
    let files = Files::default();
    files.write("/w/refs.bib", &bib("read"));
    let mut client = Client::start(&files, Shelf).await;
    client.open(URI, "ibid", &DOCUMENT.replace("refs", "ref"));
    assert_eq!(client.text_at(URI, 4, 0).await, ": nothing");
    client.change(URI, 2, json!([edit((1, 17), (1, 17), "s")]));
    assert_eq!(client.text_at(URI, 4, 0).await, ": read");
}

/// A disk on which it takes long to look through folders.
#[derive(Debug)]
struct WideDisk {
    gate: Gate,
    begun: mpsc::UnboundedSender<()>,
}

impl FileSystem for WideDisk {
    fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn is_file(&self, _: &Path) -> bool {
        false
    }

    fn walk(&self, _: &Path, _: &Extent, _: &mut dyn FnMut(Visited) -> ControlFlow<()>) {
        self.begun.send(()).unwrap();
        self.gate.pass();
    }
}

#[tokio::test(start_paused = true)]
async fn a_search_that_takes_long_is_shown_before_anything_is_found() {
    let gate = Gate::default();
    let _keeper = gate.keeper();
    let (begun, mut has_begun) = mpsc::unbounded_channel();
    let disk = WideDisk { gate: gate.clone(), begun };
    let mut client = Client::connect_to(Server::new(Arc::new(disk), Arc::new(Shelf)));
    let mut capabilities = able();
    capabilities["window"] = json!({"workDoneProgress": true});
    client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    has_begun.recv().await.unwrap();
    assert!(client.received("window/workDoneProgress/create").is_empty());
    advance(Duration::from_secs(1)).await;
    let of_kind =
        |kind: &'static str| move |m: &Value| m["method"] == "$/progress" && m["params"]["value"]["kind"] == kind;
    client.wait("beginning", of_kind("begin")).await;
    gate.open();
    client.wait("end", of_kind("end")).await;
}
