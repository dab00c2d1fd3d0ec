//! Mark as checked: a command that writes who has checked what, and what everybody is told then.

use ibid::fs::FileSystem;
use ibid::server::Analysis;
use serde_json::{Value, json};

use crate::harness::{Client, Files, Gate, able, place};

const URI: &str = "file:///w/notes/a.ibid";
const TEXT: &str = "---
references:
- {id: castellano, type: interview, author: [{family: Castellano, given: Ray}], issued: 2026-02-03}
---

“We never agreed to that,” Castellano said [@castellano].

“Ask me again in the spring, when it is done,” he said [@castellano].
";

fn actions_at(line: u32, only: &[&str]) -> Value {
    let at = json!({"line": line, "character": 3});
    let mut context = json!({"diagnostics": []});
    if !only.is_empty() {
        context["only"] = json!(only);
    }
    json!({"textDocument": {"uri": URI}, "range": {"start": at, "end": at}, "context": context})
}

/// A client that has `text` open, and the disk.
async fn with_open(text: &str) -> (Files, Client) {
    let files = Files::default();
    let mut client = Client::connect(&files, Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "ibid", text);
    (files, client)
}

async fn run(client: &mut Client, action: &Value) {
    let command = json!({"command": action["command"]["command"], "arguments": action["command"]["arguments"]});
    assert_eq!(client.call("workspace/executeCommand", command).await, Value::Null);
}

fn titled(actions: &Value, title: &str) -> Option<Value> {
    actions.as_array().unwrap().iter().find(|action| action["title"] == title).cloned()
}

#[tokio::test]
async fn what_is_signed_is_written_told_and_goes_stale() {
    let (files, mut client) = with_open(TEXT).await;
    client.publication(URI).await;

    let actions = client.call("textDocument/codeAction", actions_at(5, &[])).await;
    let sign = titled(&actions, "Mark as checked").unwrap();
    assert_eq!(sign["kind"], "refactor.sign");
    assert!(sign.get("edit").is_none());
    run(&mut client, &sign).await;
    // The file has to do with the findings, which are sent once it is read.
    client.publication(URI).await;
    let written = String::from_utf8(files.read("/w/.ibid-checked".as_ref()).unwrap()).unwrap();
    let line = written.lines().last().unwrap();
    assert!(line.ends_with(" @castellano MT"), "{written}");
    assert!(!written.contains("agreed"), "no words of the text are kept");

    let card = client.call("textDocument/hover", place(URI, 5, 3)).await;
    let card = card["contents"]["value"].as_str().unwrap();
    assert!(card.contains("**Checked** by MT on "), "{card}");
    let actions = client.call("textDocument/codeAction", actions_at(5, &[])).await;
    assert_eq!(titled(&actions, "Mark as checked"), None);

    client.change(URI, 2, json!([{"text": TEXT.replace("never agreed to that", "never once agreed to that")}]));
    let stale = loop {
        let publication = client.publication(URI).await;
        if let Some(found) =
            publication["diagnostics"].as_array().unwrap().iter().find(|it| it["code"] == "stale-check")
        {
            break found.clone();
        }
    };
    let message = stale["message"].as_str().unwrap();
    assert!(message.starts_with("MT checked this on ") && message.ends_with(", when it had other words."), "{message}");
}

#[tokio::test]
async fn a_whole_document_is_signed_by_name() {
    let files = Files::default();
    let mut client = Client::connect(&files, Analysis);
    let options = json!({"initials": "rc"});
    let params = json!({"rootUri": "file:///w", "capabilities": able(), "initializationOptions": options});
    client.initialize(params).await;
    client.open(URI, "ibid", TEXT);
    let actions = client.call("textDocument/codeAction", actions_at(5, &["source.sign.ibid"])).await;
    let sign = titled(&actions, "Mark all as checked: 2 quotations").unwrap();
    run(&mut client, &sign).await;
    let said = client.wait("what became of it", |message| message["method"] == "window/showMessage").await;
    assert_eq!(said["params"]["message"], "2 quotations marked as checked by rc.");
    let written = String::from_utf8(files.read("/w/.ibid-checked".as_ref()).unwrap()).unwrap();
    assert_eq!(written.lines().filter(|line| line.ends_with(" @castellano rc")).count(), 2, "{written}");
    run(&mut client, &sign).await;
    let said = client.wait("what became of it", |message| message["method"] == "window/showMessage").await;
    assert!(said["params"]["message"].as_str().unwrap().starts_with("Nothing is marked as checked: "));
}

#[tokio::test]
async fn what_is_signed_right_after_opening_is_compared_first() {
    let files = Files::default();
    files.write("/w/notes/t.txt", "We never agreed to that. Ask me again in the spring, when it is over.");
    let gate = Gate::default();
    let _keeper = gate.keeper();
    let mut client = Client::connect_to_slow(&files, &gate, Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "ibid", &TEXT.replace("2026-02-03", "2026-02-03, transcript: t.txt"));
    let sign = json!({"command": "ibid.markAsChecked", "arguments": [{"uri": URI}]});
    client.call("workspace/executeCommand", sign).await;
    client.call("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}})).await;
    gate.open();
    let said = client.wait("what became of it", |message| message["method"] == "window/showMessage").await;
    assert_eq!(said["params"]["message"], "1 quotation marked as checked by MT.", "the other is misquoted");
}

#[tokio::test]
async fn claims_are_counted_as_what_they_are() {
    let (_, mut client) = with_open(&format!("{TEXT}\n==It is done== [@castellano].\n")).await;
    let actions = client.call("textDocument/codeAction", actions_at(5, &["source.sign.ibid"])).await;
    let sign = titled(&actions, "Mark all as checked: 3 quotations and claims").unwrap();
    run(&mut client, &sign).await;
    let said = client.wait("what became of it", |message| message["method"] == "window/showMessage").await;
    assert_eq!(said["params"]["message"], "3 quotations and claims marked as checked by MT.");
}

#[tokio::test]
async fn a_check_is_taken_back() {
    let (files, mut client) = with_open(TEXT).await;
    client.publication(URI).await;
    let actions = client.call("textDocument/codeAction", actions_at(5, &[])).await;
    assert_eq!(titled(&actions, "Withdraw the check of MT"), None);
    for line in [5, 7] {
        let actions = client.call("textDocument/codeAction", actions_at(line, &[])).await;
        run(&mut client, &titled(&actions, "Mark as checked").unwrap()).await;
        client.publication(URI).await;
    }
    let read = || String::from_utf8(files.read("/w/.ibid-checked".as_ref()).unwrap()).unwrap();
    let before = read();

    let actions = client.call("textDocument/codeAction", actions_at(5, &[])).await;
    let withdraw = titled(&actions, "Withdraw the check of MT").unwrap();
    assert_eq!(withdraw["kind"], "refactor.sign");
    assert!(withdraw.get("edit").is_none());
    run(&mut client, &withdraw).await;
    client.publication(URI).await;
    let after = read();
    assert_eq!(after.lines().count() + 1, before.lines().count(), "{after}");
    assert!(after.lines().all(|line| before.lines().any(|known| known == line)), "the other line is as it was");
    let card = client.call("textDocument/hover", place(URI, 5, 3)).await;
    assert!(!card["contents"]["value"].as_str().unwrap().contains("**Checked**"));
    let card = client.call("textDocument/hover", place(URI, 7, 3)).await;
    assert!(card["contents"]["value"].as_str().unwrap().contains("**Checked**"));

    // Who asks again is told so; who asks of a text that is another by now, too.
    run(&mut client, &withdraw).await;
    let said = client.wait("what became of it", |message| message["method"] == "window/showMessage").await;
    assert_eq!(said["params"]["message"], "No check is withdrawn: nobody has checked this as it is.");
    assert_eq!(read(), after);
}

#[tokio::test]
async fn a_key_is_renamed_where_it_was_signed() {
    let (files, mut client) = with_open(TEXT).await;
    client.publication(URI).await;
    let actions = client.call("textDocument/codeAction", actions_at(5, &[])).await;
    run(&mut client, &titled(&actions, "Mark as checked").unwrap()).await;
    client.publication(URI).await;
    let mut params = place(URI, 5, 52);
    params["newName"] = json!("ray");
    let edit = client.call("textDocument/rename", params).await;
    let changes = edit["documentChanges"].as_array().unwrap();
    let of = |change: &&Value| change["textDocument"]["uri"] == "file:///w/.ibid-checked";
    let checked = changes.iter().find(of).unwrap();
    assert_eq!(checked["edits"][0]["newText"], "ray");
    let written = String::from_utf8(files.read("/w/.ibid-checked".as_ref()).unwrap()).unwrap();
    let range = &checked["edits"][0]["range"];
    let line = written.lines().nth(usize::try_from(range["start"]["line"].as_u64().unwrap()).unwrap()).unwrap();
    let [start, end] = ["start", "end"].map(|at| usize::try_from(range[at]["character"].as_u64().unwrap()).unwrap());
    assert_eq!(&line[start..end], "castellano");
}

#[tokio::test]
async fn what_is_no_longer_what_was_shown_is_not_signed() {
    let (files, mut client) = with_open(TEXT).await;
    let actions = client.call("textDocument/codeAction", actions_at(5, &[])).await;
    let sign = titled(&actions, "Mark as checked").unwrap();
    client.change(URI, 2, json!([{"text": TEXT.replace("never agreed", "always agreed")}]));
    run(&mut client, &sign).await;
    let said = client.wait("what became of it", |message| message["method"] == "window/showMessage").await;
    assert_eq!(said["params"]["message"], "Nothing is marked as checked: the text has changed meanwhile.");
    assert!(!files.is_file("/w/.ibid-checked".as_ref()));

    // Two at once are both written.
    let first = titled(&client.call("textDocument/codeAction", actions_at(5, &[])).await, "Mark as checked").unwrap();
    let second = titled(&client.call("textDocument/codeAction", actions_at(7, &[])).await, "Mark as checked").unwrap();
    run(&mut client, &first).await;
    run(&mut client, &second).await;
    loop {
        client.publication(URI).await;
        let tally = client.call("textDocument/hover", place(URI, 7, 3)).await;
        if tally["contents"]["value"].as_str().unwrap().contains("**Checked**") {
            break;
        }
    }
    let written = String::from_utf8(files.read("/w/.ibid-checked".as_ref()).unwrap()).unwrap();
    assert_eq!(written.lines().filter(|line| line.ends_with(" @castellano MT")).count(), 2, "{written}");
}

#[tokio::test]
async fn a_quotation_in_two_parts_is_signed_whole() {
    let files = Files::default();
    let mut client = Client::connect(&files, Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    let text =
        TEXT.replace("“We never agreed to that,” Castellano said", "“We never,” Castellano said, “agreed to that”");
    let (files, mut client) = with_open(&text).await;
    client.publication(URI).await;
    let actions = client.call("textDocument/codeAction", actions_at(5, &[])).await;
    run(&mut client, &titled(&actions, "Mark as checked").unwrap()).await;
    client.publication(URI).await;
    let written = String::from_utf8(files.read("/w/.ibid-checked".as_ref()).unwrap()).unwrap();
    assert_eq!(written.lines().filter(|line| line.ends_with(" @castellano MT")).count(), 2, "{written}");
}
