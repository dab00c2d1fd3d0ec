//! Code actions.
#![allow(clippy::needless_pass_by_value)] // `json!` is written where it is passed.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ibid::fs::{Extent, FileSystem, Visited};
use ibid::server::{Analysis, Server};
use serde_json::{Value, json};

use crate::harness::{Client, Files, able};

const URI: &str = "file:///w/[é].md";
const HEAD: &str = "---\nreferences:\n- {id: lincoln, type: speech, issued: 1863, transcript: speech.txt}\n- {id: everett, type: speech, issued: 1863, transcript: everett.vtt}\n---\n";
const SPEECH: &str = "The world will little note, nor long remember what we say here.\n";
const EVERETT: &str = "WEBVTT\n\n00:17:09.000 --> 00:17:12.000\nStanding beneath this serene sky.\n";

const MISQUOTED: &str = "é: “The world will hardly note, nor long remember what we say here” [@lincoln].\n";
const UNSOURCED: &str = "“Standing beneath this serene sky,” Everett began.\n";

fn files() -> Files {
    let files = Files::default();
    files.write("/w/speech.txt", SPEECH);
    files.write("/w/everett.vtt", EVERETT);
    files
}

/// The parameters of a request about a place in the line after the head.
fn at(character: u32, context: Value) -> Value {
    let place = json!({"line": 5, "character": character});
    json!({"textDocument": {"uri": URI}, "range": {"start": place, "end": place}, "context": context})
}

fn titles(actions: &Value) -> Vec<&str> {
    actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_fix_carries_its_finding_and_a_versioned_edit() {
    let mut client = Client::start(&files(), Analysis).await;
    client.open(URI, "markdown", &format!("{HEAD}{MISQUOTED}"));
    let publication = loop {
        let publication = client.publication(URI).await;
        let diagnostics = publication["diagnostics"].as_array().unwrap();
        if diagnostics.iter().any(|diagnostic| diagnostic["code"] == "misquote") {
            break publication;
        }
    };
    let known = publication["diagnostics"].clone();
    let misquote = known.as_array().unwrap().iter().find(|known| known["code"] == "misquote").unwrap().clone();
    let actions = client.call("textDocument/codeAction", at(25, json!({"diagnostics": known}))).await;
    assert_eq!(titles(&actions)[..2], ["Use the source’s words: “will little note”", "Mark the change: [hardly]"]);
    called(&actions, "Ignore `misquote` in this file");
    let ignore = called(&actions, "Ignore `misquote` here");
    assert_eq!(ignore["kind"], "quickfix");
    assert_eq!(ignore["diagnostics"], json!([misquote]));
    assert_eq!(actions[0]["kind"], "quickfix");
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(actions[1].get("isPreferred"), None);
    assert_eq!(actions[0]["diagnostics"], json!([misquote]));
    let edit = json!({"documentChanges": [{
        "textDocument": {"uri": URI, "version": 1},
        "edits": [{
            "range": {"start": {"line": 5, "character": 22}, "end": {"line": 5, "character": 28}},
            "newText": "little"
        }]
    }]});
    assert_eq!(actions[0]["edit"], edit);
}

#[tokio::test]
async fn what_is_asked_for_from_a_finding_answers_that_one_first() {
    let mut client = Client::start(&files(), Analysis).await;
    let entry = "---\nreferences:\n- {id: lincoln, type: speech}\n---\nThe stone has “four score and seven years ago” [@lincoln].\n";
    client.open("file:///w/a.ibid", "ibid", entry);
    let found = client.publication("file:///w/a.ibid").await["diagnostics"].clone();
    let known: Vec<&Value> = found.as_array().unwrap().iter().collect();
    let codes: Vec<&str> = known.iter().map(|known| known["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["missing-speaker", "missing-date"]);
    for finding in known {
        let params = json!({
            "textDocument": {"uri": "file:///w/a.ibid"},
            "range": finding["range"],
            "context": {"diagnostics": [finding]},
        });
        let actions = client.call("textDocument/codeAction", params).await;
        assert_eq!(actions[0]["diagnostics"], json!([finding]), "{:?}", titles(&actions));
    }
}

#[tokio::test]
async fn only_the_kinds_that_are_asked_for_are_offered() {
    let mut client = Client::start(&files(), Analysis).await;
    client.open(URI, "markdown", &format!("{HEAD}“The world will little note” [@lincoln].\n"));
    let all = client.call("textDocument/codeAction", at(10, json!({"diagnostics": []}))).await;
    let marks = ["Use straight marks: \"…\"", "Use straight marks in all of the document"];
    let rewrites = ["Quote the whole sentence", "Turn into a block quotation", marks[0], marks[1]];
    assert_eq!(titles(&all)[1], "Mark as checked");
    assert_eq!(titles(&all)[2..6], rewrites);
    for (only, expected) in [("refactor", 5), ("refactor.rewrite", 4), ("quickfix", 3), ("source", 1)] {
        let context = json!({"diagnostics": [], "only": [only]});
        let actions = client.call("textDocument/codeAction", at(10, context)).await;
        assert_eq!(titles(&actions).len(), expected, "{only}");
    }
}

#[tokio::test]
async fn a_line_is_a_paragraph_and_its_finding_is_mended_from_anywhere_in_it() {
    let mut client = Client::start(&files(), Analysis).await;
    client.open(URI, "markdown", &format!("{HEAD}It is so. See [@lincolm] and [@lincol].\n"));
    let published = client.publication(URI).await;
    let shown = json!({"diagnostics": published["diagnostics"]});
    let here = client.call("textDocument/codeAction", at(2, shown)).await;
    assert_eq!(titles(&here)[0], "Did you mean `lincoln`?");
    let edit = &here[0]["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(edit["range"]["start"]["character"], 16, "of two it is the nearer one: {edit}");
    let none = client.call("textDocument/codeAction", at(2, json!({"diagnostics": []}))).await;
    assert_eq!(titles(&none), Vec::<String>::new());
}

#[tokio::test]
async fn a_client_that_knows_commands_alone_is_offered_nothing() {
    let mut capabilities = able();
    capabilities["textDocument"]["codeAction"] = json!({});
    let mut client = Client::connect(&files(), Analysis);
    let answer = client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    assert_eq!(answer["capabilities"].get("codeActionProvider"), None);
    client.open(URI, "markdown", &format!("{HEAD}{MISQUOTED}"));
    let actions = client.call("textDocument/codeAction", at(25, json!({"diagnostics": []}))).await;
    assert_eq!(actions, Value::Null);

    let mut client = Client::connect(&files(), Analysis);
    let answer = client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    let kinds = [
        "quickfix",
        "quickfix.create",
        "refactor.rewrite",
        "refactor.move",
        "refactor.sign",
        "source.fixAll.ibid",
        "source.sign.ibid",
    ];
    let expected = json!({"codeActionKinds": kinds, "resolveProvider": true});
    assert_eq!(answer["capabilities"]["codeActionProvider"], expected);
    assert_eq!(
        answer["capabilities"]["executeCommandProvider"],
        json!({"commands": ["ibid.select", "ibid.markAsChecked", "ibid.withdrawCheck", "ibid.writeSettings"]})
    );
}

/// Files that note what is read of them.
#[derive(Clone, Debug)]
struct Noted {
    files: Files,
    read: Arc<Mutex<Vec<PathBuf>>>,
}

impl Noted {
    /// How often the file at `path` was read since the last time.
    fn take(&self, path: &str) -> usize {
        let mut read = self.read.lock().unwrap();
        let count = read.iter().filter(|read| **read == *Path::new(path)).count();
        read.clear();
        count
    }
}

impl FileSystem for Noted {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.read.lock().unwrap().push(path.to_owned());
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
async fn what_nobody_cites_is_read_when_somebody_asks_and_once() {
    let files = Noted { files: files(), read: Arc::default() };
    let mut client = Client::connect_to(Server::new(Arc::new(files.clone()), Arc::new(Analysis)));
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "markdown", &format!("{HEAD}{UNSOURCED}"));
    let by_itself = json!({"diagnostics": [], "triggerKind": 2});
    let actions = client.call("textDocument/codeAction", at(10, by_itself.clone())).await;
    let is_found = |actions: &Value| titles(actions).iter().any(|title| title.contains("at 00:17:09"));
    assert!(!is_found(&actions), "a client asks with every move of the caret");
    assert_eq!(files.take("/w/speech.txt"), 0);

    let context = json!({"diagnostics": [], "triggerKind": 1});
    let actions = client.call("textDocument/codeAction", at(10, context.clone())).await;
    assert_eq!(titles(&actions)[0], "Cite `everett` (1863) at 00:17:09");
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(files.take("/w/speech.txt"), 1);

    let actions = client.call("textDocument/codeAction", at(10, by_itself)).await;
    assert!(is_found(&actions), "by now it is known where they are");
    assert_eq!(files.take("/w/speech.txt"), 0, "it has not the words");

    files.files.write("/w/everett.vtt", "WEBVTT\n\n");
    files.files.write("/w/speech.txt", &format!("{SPEECH}Standing beneath this serene sky.\n"));
    client.watched(&[("file:///w/speech.txt", 2), ("file:///w/everett.vtt", 2)]);
    let actions = client.call("textDocument/codeAction", at(10, context)).await;
    assert_eq!(titles(&actions)[0], "Cite `lincoln` (1863)");
}

#[tokio::test]
async fn what_may_be_cited_is_looked_at_for_whether_it_lacks_the_words() {
    let files = Noted { files: files(), read: Arc::default() };
    let mut client = Client::connect_to(Server::new(Arc::new(files.clone()), Arc::new(Analysis)));
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    let head = HEAD.replace("{id: everett,", "{id: everett, author: [{family: Everett}],");
    client.open(URI, "markdown", &format!("{head}“Standing beneath this dark sky,” Everett said.\n\n“My brother carved that chair for all of us,” Everett said.\n"));
    let context = json!({"diagnostics": [], "triggerKind": 2});
    let is_cited = |actions: &Value| titles(actions).iter().any(|title| title.starts_with("Cite "));
    let actions = asked(&mut client, URI, (7, 10), context.clone()).await;
    assert!(!is_cited(&actions), "{:?}", titles(&actions));
    assert_eq!(files.take("/w/everett.vtt"), 1);
    let actions = asked(&mut client, URI, (7, 12), context.clone()).await;
    assert!(!is_cited(&actions), "{:?}", titles(&actions));
    assert_eq!(files.take("/w/everett.vtt"), 0, "it is kept");
    // What is nearly the source's is a slip, which the next finding says.
    let actions = asked(&mut client, URI, (5, 10), context).await;
    assert!(is_cited(&actions), "{:?}", titles(&actions));
}

#[tokio::test]
async fn a_search_is_not_made_for_kinds_that_nobody_asks_for() {
    let files = Noted { files: files(), read: Arc::default() };
    let mut client = Client::connect_to(Server::new(Arc::new(files.clone()), Arc::new(Analysis)));
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "markdown", &format!("{HEAD}{UNSOURCED}"));
    let context = json!({"diagnostics": [], "only": ["refactor"]});
    client.call("textDocument/codeAction", at(10, context)).await;
    assert_eq!(files.take("/w/speech.txt"), 0);
}

const ARTICLE: &str = "---\nbibliography: a.bib\n---\n\n> Never again, é\n>\n> — Ruth Bauer, Dresden, 3 May 2019\n";
const BIB: &str = "@book{b,\n  title = {B},\n}\n";

fn place(line: u32, character: u32) -> Value {
    json!({"line": line, "character": character})
}

/// Asks for what can be done at a place of a file.
async fn asked(client: &mut Client, uri: &str, (line, character): (u32, u32), context: Value) -> Value {
    let range = json!({"start": place(line, character), "end": place(line, character)});
    let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
    client.call("textDocument/codeAction", params).await
}

fn called<'a>(actions: &'a Value, title: &str) -> &'a Value {
    let found = actions.as_array().unwrap().iter().find(|action| action["title"] == title);
    found.unwrap_or_else(|| panic!("no “{title}” among {:?}", titles(actions)))
}

#[tokio::test]
async fn a_new_source_is_written_in_its_library_and_the_caret_put_where_something_is_missing() {
    let files = Files::default();
    files.write("/w/a.bib", BIB);
    let mut client = Client::start(&files, Analysis).await;
    client.open(URI, "ibid", ARTICLE);
    let actions = asked(&mut client, URI, (4, 4), json!({"diagnostics": []})).await;
    let create = called(&actions, "Create and cite `bauer-2019` in `a.bib`");
    let changes = &create["edit"]["documentChanges"];
    assert_eq!(changes[0]["textDocument"], json!({"uri": URI, "version": 1}));
    assert_eq!(changes[0]["edits"][0]["newText"], " [@bauer-2019]");
    assert_eq!(changes[1]["textDocument"], json!({"uri": "file:///w/a.bib", "version": null}));
    // An editor that asks about one of the two may do the other alone.
    assert_eq!(changes[1]["edits"][0].get("annotationId"), None);
    assert_eq!(create["edit"].get("changeAnnotations"), None);
    assert_eq!(create["command"]["command"], "ibid.select");
    // The title is on the fourth line of the new entry, whose first is the fifth.
    let range = json!({"start": place(7, 11), "end": place(7, 11)});
    assert_eq!(create["command"]["arguments"], json!([{"uri": "file:///w/a.bib", "range": range}]));

    let made = asked(&mut client, URI, (4, 4), json!({"diagnostics": [], "only": ["quickfix.create"]})).await;
    assert_eq!(called(&made, "Create and cite `bauer-2019` in `a.bib`"), create);
    assert!(made.as_array().unwrap().iter().all(|action| action["kind"] == "quickfix.create"));

    for (command, arguments, expected) in [
        (
            "ibid.selekt",
            json!([]),
            "ibid has no command “ibid.selekt”, only “ibid.select”, “ibid.markAsChecked” and “ibid.withdrawCheck”",
        ),
        ("ibid.select", json!([]), "“ibid.select” has one argument, a Location; it was given 0"),
        (
            "ibid.select",
            json!([{"uri": "file:///w/a.md"}]),
            "a Location, with a uri and a range: missing field `range`",
        ),
    ] {
        let asked = client.request("workspace/executeCommand", json!({"command": command, "arguments": arguments}));
        let error = client.response(asked).await["error"].clone();
        assert!(error["message"].as_str().unwrap().contains(expected), "{error}");
    }
    let command = json!({"command": "ibid.select", "arguments": create["command"]["arguments"]});
    assert_eq!(client.call("workspace/executeCommand", command).await, Value::Null);
    let shown = client.wait("a place to show", |message| message["method"] == "window/showDocument").await;
    assert_eq!(shown["params"], json!({"uri": "file:///w/a.bib", "takeFocus": true, "selection": range}));
    let unknown = json!({"command": "ibid.other", "arguments": []});
    client.error_code("workspace/executeCommand", unknown).await;
}

#[tokio::test]
async fn a_client_that_shows_nothing_and_confirms_nothing_is_sent_plain_edits() {
    let files = Files::default();
    files.write("/w/a.bib", BIB);
    let mut capabilities = able();
    capabilities["window"] = json!({});
    capabilities["textDocument"]["codeAction"]["honorsChangeAnnotations"] = json!(false);
    let mut client = Client::connect(&files, Analysis);
    let answer = client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    assert_eq!(
        answer["capabilities"]["executeCommandProvider"],
        json!({"commands": ["ibid.markAsChecked", "ibid.withdrawCheck", "ibid.writeSettings"]})
    );
    client.open(URI, "ibid", ARTICLE);
    let actions = asked(&mut client, URI, (4, 4), json!({"diagnostics": []})).await;
    let create = called(&actions, "Create and cite `bauer-2019` in `a.bib`");
    assert_eq!(create.get("command"), None);
    assert_eq!(create["edit"].get("changeAnnotations"), None);
    assert_eq!(create["edit"]["documentChanges"][1]["edits"][0].get("annotationId"), None);
}

#[tokio::test]
async fn what_takes_long_is_done_when_it_is_wanted() {
    const TWICE: &str = "---\nreferences:\n- {id: a, type: book, issued: 1990}\n- {id: a, type: report, issued: 1991}\n---\n\nSo [@a].\n";
    let mut client = Client::start(&Files::default(), Analysis).await;
    client.open(URI, "ibid", TWICE);
    let actions = asked(&mut client, URI, (3, 8), json!({"diagnostics": []})).await;
    let rename = called(&actions, "Rename this one to `a-1991`").clone();
    assert_eq!(rename.get("edit"), None);
    let resolved = client.call("codeAction/resolve", rename.clone()).await;
    let edits = &resolved["edit"]["documentChanges"][0];
    assert_eq!(edits["textDocument"]["version"], 1);
    let new: Vec<&str> =
        edits["edits"].as_array().unwrap().iter().map(|edit| edit["newText"].as_str().unwrap()).collect();
    assert_eq!(new, ["a-1991", "a-1991"]);

    client.change(URI, 2, json!([{"text": format!("{TWICE}\n")}]));
    assert_eq!(client.error_code("codeAction/resolve", rename).await, -32801);

    let mut capabilities = able();
    capabilities["textDocument"]["codeAction"]["resolveSupport"] = json!({"properties": []});
    let mut client = Client::connect(&Files::default(), Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    client.open(URI, "ibid", TWICE);
    let actions = asked(&mut client, URI, (3, 8), json!({"diagnostics": []})).await;
    assert!(called(&actions, "Rename this one to `a-1991`")["edit"].is_object());
}

#[tokio::test]
async fn all_is_fixed_for_who_asks_for_it_by_name() {
    let mut client = Client::start(&Files::default(), Analysis).await;
    client.open(
        URI,
        "ibid",
        "---\nreferences:\n- {id: a, type: book}\n- {id: b, type: book}\n---\n\nSo [@a, @b], é [@a;].\n",
    );
    for (only, expected) in
        [("source.fixAll", 1), ("source.fixAll.ibid", 1), ("source", 1), ("source.organizeImports", 0)]
    {
        let actions = asked(&mut client, URI, (0, 0), json!({"diagnostics": [], "only": [only]})).await;
        assert_eq!(titles(&actions).len(), expected, "{only}");
    }
    let actions = asked(&mut client, URI, (0, 0), json!({"diagnostics": [], "only": ["source.fixAll"]})).await;
    assert_eq!(actions[0]["kind"], "source.fixAll.ibid");
    assert_eq!(actions[0]["edit"]["documentChanges"][0]["edits"].as_array().unwrap().len(), 2);
    let all = asked(&mut client, URI, (6, 5), json!({"diagnostics": []})).await;
    assert!(!titles(&all).contains(&"Fix all that has one right answer"));
}

#[tokio::test]
async fn a_library_outside_is_edited_with_confirmation_alone() {
    let files = Files::default();
    files.write("/home/refs.bib", "@speech{a,\n  author = {Bauer, Ruth},\n}\n");
    let text = "---\nbibliography: /home/refs.bib\n---\n\n“Never again,” said Ruth Bauer on 3 May 2019 [@a].\n";
    for is_able in [true, false] {
        let mut capabilities = able();
        capabilities["textDocument"]["codeAction"]["honorsChangeAnnotations"] = json!(is_able);
        let mut client = Client::connect(&files, Analysis);
        client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
        client.open(URI, "ibid", text);
        let actions = asked(&mut client, URI, (4, 51), json!({"diagnostics": []})).await;
        let title = "Add the date to `a`: 2019-05-03";
        assert_eq!(titles(&actions).contains(&title), is_able);
        if is_able {
            let edit = &called(&actions, title)["edit"];
            assert_eq!(edit["documentChanges"][0]["edits"][0]["annotationId"], "ibid-outside");
        }
    }
}

#[tokio::test]
async fn a_library_that_is_absent_is_made_by_a_client_that_makes_files() {
    let text = "---\nbibliography: new/sources.bib\n---\n\nFive copies survive [@wills-1992].\n";
    for is_able in [true, false] {
        let mut capabilities = able();
        let operations = if is_able { json!(["create"]) } else { json!(["rename"]) };
        capabilities["workspace"]["workspaceEdit"]["documentChanges"] = json!(true);
        capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = operations;
        let files = Files::default();
        files.write("/w/notes/source.bib", "@book{wills-1992, title = {Lincoln at Gettysburg}}\n");
        let mut client = Client::connect(&files, Analysis);
        client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
        client.open(URI, "ibid", text);
        while client.publication(URI).await["diagnostics"][0]["code"] != "missing-bibliography" {}
        let actions = asked(&mut client, URI, (1, 20), json!({"diagnostics": []})).await;
        let title = "Create `new/sources.bib`";
        assert_eq!(titles(&actions).contains(&title), is_able);
        if is_able {
            let uri = "file:///w/new/sources.bib";
            let create = json!([{"kind": "create", "uri": uri, "options": {"ignoreIfExists": true}}]);
            assert_eq!(called(&actions, title)["edit"], json!({"documentChanges": create}));
        }
    }
}

#[tokio::test]
async fn a_library_in_json_is_made_as_an_empty_list() {
    let mut capabilities = able();
    capabilities["workspace"]["workspaceEdit"]["documentChanges"] = json!(true);
    capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = json!(["create"]);
    let mut client = Client::connect(&Files::default(), Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    client.open(URI, "ibid", "---\nbibliography: new.json\n---\n\nFive copies survive [@wills-1992].\n");
    while client.publication(URI).await["diagnostics"][0]["code"] != "missing-bibliography" {}
    let actions = asked(&mut client, URI, (1, 20), json!({"diagnostics": []})).await;
    let changes = &called(&actions, "Create `new.json`")["edit"]["documentChanges"];
    assert_eq!(changes[0]["options"], json!({"ignoreIfExists": false}));
    assert_eq!(changes[1]["edits"][0]["newText"], "[]\n");
}

#[tokio::test]
async fn a_library_that_nobody_has_read_may_be_the_one_that_was_meant() {
    let files = Files::default();
    files.write("/w/notes/sources.bib", "@book{wills-1992, title = {Lincoln at Gettysburg}}\n");
    let mut client = Client::start(&files, Analysis).await;
    client.open(URI, "ibid", "---\nbibliography: sources.bib\n---\n\nFive copies survive [@wills-1992].\n");
    while client.publication(URI).await["diagnostics"][0]["code"] != "missing-bibliography" {}
    let actions = asked(&mut client, URI, (1, 20), json!({"diagnostics": []})).await;
    assert!(titles(&actions).contains(&"Did you mean `notes/sources.bib`?"), "{:?}", titles(&actions));
}

#[tokio::test]
async fn the_nearest_passage_is_shown_by_a_client_that_shows_documents() {
    let text = format!("{HEAD}“The world will forget all that we say here, and soon enough” [@lincoln].\n");
    for is_able in [true, false] {
        let mut capabilities = able();
        capabilities["window"] = json!({"showDocument": {"support": is_able}});
        let mut client = Client::connect(&files(), Analysis);
        client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
        client.open(URI, "markdown", &text);
        let is_there = |publication: &Value| publication["diagnostics"].to_string().contains("quote-not-found");
        while !is_there(&client.publication(URI).await) {}
        let actions = client.call("textDocument/codeAction", at(25, json!({"diagnostics": []}))).await;
        let title = "Show the nearest passage of the source";
        assert_eq!(titles(&actions).contains(&title), is_able);
        if is_able {
            let action = called(&actions, title);
            assert_eq!(action.get("edit"), None);
            assert_eq!(action["command"]["arguments"][0]["uri"], "file:///w/speech.txt");
        }
    }
}
