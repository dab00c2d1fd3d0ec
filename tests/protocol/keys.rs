//! What is asked of all documents of the workspace, open or not: references, renaming, and how often sources are used.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use ibid::fs::{Extent, FileSystem, Visited};
use ibid::server::{Analysis, Server};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::advance;

use crate::harness::{Client, Files, Gate, able, edit, place};

const URI: &str = "file:///w/[é].md";
const BIB: &str = "file:///w/refs.bib";
const HEAD: &str = "---\nbibliography: refs.bib\n---\n";
const LIBRARY: &str = "@book{wills, title = {Lincoln at Gettysburg}}\n@misc{letter, quoted-in = {wills}}\n";

fn files() -> Files {
    let files = Files::default();
    files.write("/w/refs.bib", LIBRARY);
    files.write("/w/notes/closed.md", &format!("{HEAD}“So it was, and so it is,” he said [@wills].\n"));
    files
}

/// A client on the workspace, with one document open.
async fn client(files: &Files, capabilities: Value) -> Client {
    let mut client = Client::connect(files, Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    client.open(URI, "markdown", &format!("{HEAD}See [@wills].\n"));
    client
}

/// The capabilities of a client that can do everything, but for what stands at `pointer`.
fn unable(pointer: &str) -> Value {
    let mut capabilities = able();
    *capabilities.pointer_mut(pointer).unwrap() = Value::Null;
    capabilities
}

fn range(line: u32, start: u32, end: u32) -> Value {
    json!({"start": {"line": line, "character": start}, "end": {"line": line, "character": end}})
}

/// The parameters of a request to rename what stands in the open document.
fn to(new: &str) -> Value {
    let mut params = place(URI, 3, 7);
    params["newName"] = json!(new);
    params
}

#[tokio::test]
async fn references_lie_in_documents_that_are_not_open_too() {
    let files = files();
    let mut client = client(&files, able()).await;
    let mut params = place(URI, 3, 7);
    params["context"] = json!({"includeDeclaration": true});
    let found = client.call("textDocument/references", params.clone()).await;
    let closed = json!({"uri": "file:///w/notes/closed.md", "range": range(3, 41, 46)});
    let expected = json!([
        {"uri": URI, "range": range(3, 6, 11)},
        closed,
        {"uri": BIB, "range": range(0, 6, 11)},
        {"uri": BIB, "range": range(1, 27, 32)},
    ]);
    assert_eq!(found, expected);

    files.write("/w/notes/closed.md", &format!("{HEAD}\nBy now: “é𝄞” @wills\n"));
    client.watched(&[("file:///w/notes/closed.md", 2)]);
    let found = client.call("textDocument/references", params).await;
    assert_eq!(found[1], json!({"uri": "file:///w/notes/closed.md", "range": range(4, 22, 27)}));
}

#[tokio::test]
async fn what_is_closed_is_still_cited() {
    let mut client = client(&files(), able()).await;
    client.close(URI);
    client.open(BIB, "bibtex", LIBRARY);
    let mut params = place(BIB, 0, 6);
    params["context"] = json!({"includeDeclaration": false});
    let found = client.call("textDocument/references", params).await;
    assert_eq!(found.as_array().unwrap().len(), 2, "the one that is gone was never on disk: {found}");
    let hover = client.call("textDocument/hover", place(BIB, 0, 20)).await;
    let card = hover["contents"]["value"].as_str().unwrap();
    assert!(card.ends_with("`wills`, cited once, source of a quotation, in `notes/closed.md`"), "{card}");
}

#[tokio::test]
async fn a_rename_edits_every_file_in_the_version_that_it_is_of() {
    let mut client = client(&files(), able()).await;
    let prepared = client.call("textDocument/prepareRename", place(URI, 3, 7)).await;
    assert_eq!(prepared, json!({"range": range(3, 6, 11), "placeholder": "wills"}));
    assert_eq!(client.call("textDocument/prepareRename", place(URI, 3, 0)).await, Value::Null);

    let edit = client.call("textDocument/rename", to("wills-1992")).await;
    let edits = |line, start, end| json!({"range": range(line, start, end), "newText": "wills-1992"});
    assert_eq!(
        edit,
        json!({"documentChanges": [
            {"textDocument": {"uri": URI, "version": 1}, "edits": [edits(3, 6, 11)]},
            {"textDocument": {"uri": "file:///w/notes/closed.md", "version": null}, "edits": [edits(3, 41, 46)]},
            {"textDocument": {"uri": BIB, "version": null}, "edits": [edits(0, 6, 11), edits(1, 27, 32)]},
        ]})
    );
}

#[tokio::test]
async fn a_client_without_versions_gets_edits_by_file_as_it_spells_it() {
    let mut client = client(&files(), unable("/workspace/workspaceEdit")).await;
    let edit = client.call("textDocument/rename", to("b")).await;
    assert!(edit.get("documentChanges").is_none(), "{edit}");
    let edits = |line, start, end| json!({"range": range(line, start, end), "newText": "b"});
    assert_eq!(
        edit["changes"],
        json!({
            URI: [edits(3, 6, 11)],
            "file:///w/notes/closed.md": [edits(3, 41, 46)],
            BIB: [edits(0, 6, 11), edits(1, 27, 32)],
        })
    );
}

#[tokio::test]
async fn a_byte_order_mark_is_in_no_editors_text() {
    let files = files();
    files.write("/w/refs.bib", &format!("\u{feff}{LIBRARY}"));
    files.write("/w/notes/closed.md", "\u{feff}---\nbibliography: refs.bib\n---\n@wills\n");
    let mut client = client(&files, able()).await;
    let edit = client.call("textDocument/rename", to("b")).await;
    let range_of = |file: usize| &edit["documentChanges"][file]["edits"][0]["range"];
    assert_eq!((range_of(1), range_of(2)), (&range(3, 1, 6), &range(0, 6, 11)), "{edit}");
    let definition = client.call("textDocument/definition", place(URI, 3, 7)).await;
    assert_eq!(definition[0]["targetSelectionRange"], range(0, 6, 11));
}

#[tokio::test]
async fn a_rename_that_is_refused_says_why() {
    let mut client = client(&files(), able()).await;
    for (params, message) in [
        (to("letter"), "`letter` is already the key of a source in `refs.bib`."),
        (to("a,b"), "`a,b` cannot be a key in `refs.bib`: a key in a .bib file has no `,` in it."),
    ] {
        let id = client.request("textDocument/rename", params);
        let error = client.response(id).await["error"].take();
        assert_eq!((&error["code"], &error["message"]), (&json!(-32803), &json!(message)));
    }
}

#[tokio::test]
async fn what_lies_outside_of_the_workspace_is_edited_with_confirmation_or_not_at_all() {
    let files = Files::default();
    files.write("/home/ann/refs.bib", "@book{wills}\n");
    for (capabilities, is_able) in [
        (able(), true),
        (unable("/workspace/workspaceEdit/changeAnnotationSupport"), false),
        (unable("/textDocument/rename/honorsChangeAnnotations"), false),
        (json!({}), false),
    ] {
        let mut client = client(&files, capabilities).await;
        client.change(URI, 2, json!([edit((1, 14), (1, 22), "/home/ann/refs.bib")]));
        let id = client.request("textDocument/rename", to("b"));
        let response = client.response(id).await;
        if !is_able {
            let message = "`/home/ann/refs.bib` lies outside of the workspace, where nothing is edited without \
                           confirmation, and this editor cannot ask for one.";
            assert_eq!(response["error"]["message"], message);
            continue;
        }
        let result = &response["result"];
        let edits = |file: usize| &result["documentChanges"][file]["edits"][0];
        assert_eq!(edits(0)["annotationId"], "ibid-outside", "{result}");
        assert!(edits(1).get("annotationId").is_none());
        assert_eq!(result["changeAnnotations"]["ibid-outside"]["needsConfirmation"], true);
    }
}

#[tokio::test]
async fn only_who_asks_first_is_told_that_it_can() {
    for (capabilities, provider) in
        [(able(), json!({"prepareProvider": true})), (unable("/textDocument/rename"), json!(true))]
    {
        let mut client = Client::connect(&Files::default(), Analysis);
        let result = client.initialize(json!({"capabilities": capabilities})).await;
        assert_eq!(result["capabilities"]["renameProvider"], provider);
        assert_eq!(result["capabilities"]["codeLensProvider"], json!({"resolveProvider": true}));
    }
}

/// The lenses of a library, resolved.
async fn lenses(client: &mut Client, uri: &str) -> Vec<Value> {
    let lenses = client.call("textDocument/codeLens", json!({"textDocument": {"uri": uri}})).await;
    let mut resolved = Vec::new();
    for lens in lenses.as_array().into_iter().flatten() {
        assert!(lens.get("command").is_none(), "not yet: {lens}");
        resolved.push(client.call("codeLens/resolve", lens.clone()).await);
    }
    resolved
}

#[tokio::test]
async fn each_entry_says_how_often_it_is_used_and_shows_where() {
    let mut client = client(&files(), able()).await;
    client.open(BIB, "bibtex", LIBRARY);
    client.call("textDocument/rename", to("x")).await; // Answered when everything is found.
    let found = lenses(&mut client, BIB).await;
    assert_eq!(found[0]["range"], range(0, 6, 11));
    assert_eq!(found[0]["command"]["title"], "quoted once");
    assert_eq!(found[0]["command"]["command"], "ibid.showReferences");
    let arguments = &found[0]["command"]["arguments"][0];
    assert_eq!((&arguments["uri"], &arguments["position"]), (&json!(BIB), &json!({"line": 0, "character": 6})));
    assert_eq!(arguments["locations"].as_array().unwrap().len(), 3);
    assert_eq!(found[1]["command"], json!({"title": "not cited", "command": ""}));

    let mut plain = self::client(&files(), unable("/experimental")).await;
    plain.open(BIB, "bibtex", LIBRARY);
    plain.call("textDocument/rename", to("x")).await;
    let found = lenses(&mut plain, BIB).await;
    assert_eq!(found[0]["command"], json!({"title": "quoted once", "command": ""}), "nothing that would fail");

    let none = client.call("textDocument/codeLens", json!({"textDocument": {"uri": URI}})).await;
    assert_eq!(none, json!([]));
}

#[tokio::test]
async fn other_files_in_the_same_formats_are_left_alone() {
    const OTHER: &str = "file:///w/other.json";
    let text = r#"[{"id": "wills", "title": "Not a source"}]"#;
    let files = files();
    files.write("/w/other.json", text);
    let mut client = client(&files, able()).await;
    client.open(OTHER, "json", text);
    assert_eq!(lenses(&mut client, OTHER).await, [Value::Null; 0]);
    for method in ["textDocument/hover", "textDocument/definition", "textDocument/prepareRename"] {
        assert_eq!(client.call(method, place(OTHER, 0, 9)).await, Value::Null, "{method}");
    }
    let symbols = client.call("textDocument/documentSymbol", json!({"textDocument": {"uri": OTHER}})).await;
    assert_eq!(symbols, Value::Null);

    // A document names it.
    client.change(URI, 2, json!([edit((1, 14), (1, 22), "other.json")]));
    assert_eq!(lenses(&mut client, OTHER).await[0]["command"]["title"], "cited once");
    assert!(client.call("textDocument/hover", place(OTHER, 0, 9)).await.is_object());
}

#[tokio::test]
async fn a_quarto_project_is_a_library_too() {
    const PROJECT: &str = "file:///w/_quarto.yml";
    let files = files();
    let text = "project: {type: book}\nreferences:\n- id: mine\n  title: Mine\n";
    files.write("/w/_quarto.yml", text);
    files.write("/w/one.qmd", "See @mine.\n");
    let mut client = client(&files, able()).await;
    client.open(PROJECT, "yaml", text);
    let mut params = place(PROJECT, 2, 7);
    params["newName"] = json!("yes");
    let edit = client.call("textDocument/rename", params).await;
    let new = |file: usize| &edit["documentChanges"][file]["edits"][0]["newText"];
    assert_eq!((new(0), new(1)), (&json!("'yes'"), &json!("yes")), "{edit}");
    assert_eq!(edit["documentChanges"][0]["textDocument"], json!({"uri": PROJECT, "version": 1}));
    assert_eq!(lenses(&mut client, PROJECT).await[0]["command"]["title"], "cited once");
    let symbols = client.call("textDocument/documentSymbol", json!({"textDocument": {"uri": PROJECT}})).await;
    assert_eq!((&symbols[0]["name"], &symbols[0]["detail"]), (&json!("mine"), &json!("Mine")));
}

#[tokio::test(start_paused = true)]
async fn lenses_are_asked_for_again_when_they_say_something_else() {
    for (capabilities, is_told) in [(able(), true), (unable("/workspace/codeLens"), false)] {
        let mut client = client(&files(), capabilities).await;
        client.open(BIB, "bibtex", LIBRARY);
        client.call("textDocument/rename", to("x")).await;
        assert_eq!(lenses(&mut client, BIB).await[1]["command"]["title"], "not cited");
        // Words change nothing; ten citations are one change.
        client.change(URI, 2, json!([edit((3, 0), (3, 0), "Words. ")]));
        advance(Duration::from_secs(2)).await;
        for version in 3..13 {
            client.change(URI, version, json!([edit((3, 0), (3, 0), "[@letter] ")]));
        }
        if is_told {
            client.wait("refresh", |message| message["method"] == "workspace/codeLens/refresh").await;
        }
        advance(Duration::from_secs(2)).await;
        assert_eq!(lenses(&mut client, BIB).await[1]["command"]["title"], "cited 10 times");
        assert_eq!(client.received("workspace/codeLens/refresh").len(), 0);
    }
}

#[tokio::test]
async fn the_entries_of_a_library_are_its_outline() {
    let mut client = client(&files(), able()).await;
    client.open(BIB, "bibtex", LIBRARY);
    let symbols = client.call("textDocument/documentSymbol", json!({"textDocument": {"uri": BIB}})).await;
    assert_eq!(symbols[0]["name"], "wills");
    assert_eq!(symbols[0]["detail"], "Lincoln at Gettysburg");
    assert_eq!(symbols[0]["selectionRange"], range(0, 6, 11));
    assert!(symbols[1].get("detail").is_none());
    let definition = client.call("textDocument/definition", place(BIB, 1, 30)).await;
    assert_eq!(definition[0]["targetSelectionRange"], range(0, 6, 11));
}

/// The disk, with a gate before the documents that are not open.
#[derive(Debug)]
struct SlowDisk {
    files: Files,
    gate: Gate,
    begun: mpsc::UnboundedSender<()>,
}

impl FileSystem for SlowDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if path.ends_with("closed.md") {
            self.begun.send(()).unwrap();
            self.gate.pass();
        }
        self.files.read(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.is_file(path)
    }

    fn walk(&self, folder: &Path, extent: &Extent, visit: &mut dyn FnMut(Visited) -> ControlFlow<()>) {
        self.files.walk(folder, extent, visit);
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_is_renamed_before_all_documents_are_found() {
    let gate = Gate::default();
    let _keeper = gate.keeper();
    let (begun, mut has_begun) = mpsc::unbounded_channel();
    let disk = SlowDisk { files: files(), gate: gate.clone(), begun };
    let mut client = Client::connect_to(Server::new(Arc::new(disk), Arc::new(Analysis)));
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "markdown", &format!("{HEAD}See [@wills].\n"));
    has_begun.recv().await.unwrap();
    let mut params = place(URI, 3, 7);
    params["context"] = json!({"includeDeclaration": false});
    let (rename, references) =
        (client.request("textDocument/rename", to("b")), client.request("textDocument/references", params));
    // Answered after the others were begun, as it came in after them; and once the library is read.
    client.call("textDocument/hover", place(URI, 3, 7)).await;
    advance(Duration::from_secs(10)).await;
    let message = "The documents of the workspace are still being read; try again.";
    assert_eq!(client.response(rename).await["error"]["message"], message);
    let known = client.response(references).await;
    assert_eq!(known["result"].as_array().unwrap().len(), 2, "what is known: {known}");

    gate.open();
    let edit = client.call("textDocument/rename", to("b")).await;
    assert_eq!(edit["documentChanges"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_search_that_was_stopped_is_taken_up_for_a_rename() {
    let gate = Gate::default();
    let _keeper = gate.keeper();
    let (begun, mut has_begun) = mpsc::unbounded_channel();
    let files = files();
    for nth in 0..100 {
        files.write(&format!("/w/z{nth}.md"), &format!("{HEAD}See [@wills].\n"));
    }
    let disk = SlowDisk { files, gate: gate.clone(), begun };
    let mut client = Client::connect_to(Server::new(Arc::new(disk), Arc::new(Analysis)));
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "markdown", &format!("{HEAD}See [@wills].\n"));
    has_begun.recv().await.unwrap();
    client.notify("window/workDoneProgress/cancel", json!({"token": "ibid-indexing"}));
    client.call("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}})).await;
    gate.open();
    let edit = client.call("textDocument/rename", to("b")).await;
    assert_eq!(edit["documentChanges"].as_array().unwrap().len(), 103);
}

/// The disk, with a gate before one document once it is armed, and a count of what is read from then on.
#[derive(Debug)]
struct GatedDisk {
    files: Files,
    gate: Gate,
    is_armed: Arc<AtomicBool>,
    reads: Arc<AtomicUsize>,
    begun: mpsc::UnboundedSender<()>,
}

impl FileSystem for GatedDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if self.is_armed.load(Ordering::SeqCst) {
            if self.reads.fetch_add(1, Ordering::SeqCst) == 0 {
                self.begun.send(()).unwrap();
            }
            self.gate.pass();
        }
        self.files.read(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.is_file(path)
    }

    fn walk(&self, folder: &Path, extent: &Extent, visit: &mut dyn FnMut(Visited) -> ControlFlow<()>) {
        self.files.walk(folder, extent, visit);
    }
}

#[tokio::test]
async fn what_is_read_for_a_request_has_progress_and_ends_when_the_request_is_cancelled() {
    const MANY: usize = 400;
    let gate = Gate::default();
    let _keeper = gate.keeper();
    let (begun, mut has_begun) = mpsc::unbounded_channel();
    let files = files();
    for nth in 0..MANY {
        files.write(&format!("/w/z{nth}.md"), &format!("{HEAD}See [@wills].\n"));
    }
    let (is_armed, reads) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let disk =
        GatedDisk { files, gate: gate.clone(), is_armed: Arc::clone(&is_armed), reads: Arc::clone(&reads), begun };
    let mut client = Client::connect_to(Server::new(Arc::new(disk), Arc::new(Analysis)));
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "markdown", &format!("{HEAD}See [@wills].\n"));
    let edit = client.call("textDocument/rename", to("b")).await;
    assert_eq!(edit["documentChanges"].as_array().unwrap().len(), MANY + 3);

    is_armed.store(true, Ordering::SeqCst);
    let mut params = to("b");
    params["workDoneToken"] = json!("mine");
    let rename = client.request("textDocument/rename", params.clone());
    has_begun.recv().await.unwrap();
    client.notify("$/cancelRequest", json!({"id": rename}));
    assert_eq!(client.response(rename).await["error"]["code"], -32800);
    let is_end = |message: &Value| message["params"]["token"] == "mine" && message["params"]["value"]["kind"] == "end";
    client.wait("the end of the progress", is_end).await;
    let read_for_nobody = 64;

    gate.open();
    params["workDoneToken"] = json!("again");
    let rename = client.request("textDocument/rename", params);
    let is_done =
        |message: &Value| message["params"]["token"] == "again" && message["params"]["value"]["percentage"] == 100;
    client.wait("that all are read", is_done).await;
    assert_eq!(client.response(rename).await["result"]["documentChanges"].as_array().unwrap().len(), MANY + 3);
    let read = reads.load(Ordering::SeqCst);
    // Each for its text, and once more before the answer.
    assert!((2 * MANY..=2 * (MANY + 3) + read_for_nobody).contains(&read), "{read}");
}
