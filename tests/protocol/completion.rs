//! What clients get to see of completion while they type.
#![allow(clippy::needless_pass_by_value)] // `json!` is written where it is passed.

use ibid::server::Analysis;
use serde_json::{Value, json};

use crate::harness::{Client, Files, Gate, able, edit, place};

const URI: &str = "file:///w/article.md";
const HEAD: &str = "---\nbibliography: refs.bib\n---\n\n";
const BIB: &str = "@speech{lincoln-1863, author = {Lincoln, Abraham}, date = {1863-11-19}, transcript = {t/speech.txt}}\n\
                   @book{wills-1992, author = {Wills, Garry}, title = {Lincoln at Gettysburg}, date = {1992}}\n";
const SPEECH: &str = "Four score.\n\u{c}The world will little note what we say here.\n";

fn files() -> Files {
    let files = Files::default();
    files.write("/w/refs.bib", BIB);
    files.write("/w/t/speech.txt", SPEECH);
    files.write("/w/t/notes.docx", "");
    files.write("/w/other.json", "[]");
    files.write("/elsewhere/x.txt", "");
    files
}

/// What Neovim 0.11 says of itself.
fn neovim() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-8", "utf-16", "utf-32"]},
        "textDocument": {"completion": {
            "completionItem": {
                "snippetSupport": true, "documentationFormat": ["markdown", "plaintext"], "deprecatedSupport": true,
                "commitCharactersSupport": false, "preselectSupport": false,
                "resolveSupport": {"properties": ["additionalTextEdits", "command"]}
            },
            "completionItemKind": {"valueSet": (1..=25).collect::<Vec<_>>()},
            "completionList": {"itemDefaults": ["editRange", "insertTextFormat", "insertTextMode", "data"]},
            "contextSupport": true
        }}
    })
}

/// What eglot without snippets says of itself.
fn eglot() -> Value {
    json!({"textDocument": {"completion": {
        "completionItem": {"snippetSupport": false, "deprecatedSupport": true},
        "contextSupport": true
    }}})
}

async fn start(capabilities: Value, text: &str) -> Client {
    let mut client = Client::connect(&files(), Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
    client.open(URI, "markdown", &format!("{HEAD}{text}"));
    client
}

async fn complete(client: &mut Client, line: u32, character: u32) -> Value {
    client.call("textDocument/completion", place(URI, line, character)).await
}

fn item<'a>(list: &'a Value, label: &str) -> &'a Value {
    let items = list["items"].as_array().unwrap();
    items.iter().find(|item| item["label"] == label).unwrap_or_else(|| panic!("no {label} in {list}"))
}

#[tokio::test]
async fn a_key_is_typed_letter_by_letter() {
    const SENTENCE: &str = "He said “we are met” ";
    let utf16 = u32::try_from(SENTENCE.encode_utf16().count()).unwrap();
    let utf8 = u32::try_from(SENTENCE.len()).unwrap();
    for (capabilities, start_of_key) in [(able(), utf8), (neovim(), utf8), (eglot(), utf16)] {
        let mut client = start(capabilities, SENTENCE).await;
        for (version, letter) in (2..).zip("@linc".chars()) {
            let column = start_of_key + u32::try_from(version - 2).unwrap();
            client.change(URI, version, json!([edit((4, column), (4, column), &letter.to_string())]));
            let list = complete(&mut client, 4, column + 1).await;
            let chosen = item(&list, "lincoln-1863");
            let at = |character: u32| json!({"line": 4, "character": character});
            assert_eq!(chosen["textEdit"]["range"], json!({"start": at(start_of_key + 1), "end": at(column + 1)}));
            assert_eq!(chosen["textEdit"]["newText"], "lincoln-1863]", "what is typed is its beginning");
            assert_eq!(list["items"][0]["label"], "lincoln-1863", "it stays at the top");
        }
    }
}

#[tokio::test]
async fn brackets_are_edits_beside_the_key() {
    let mut client = start(neovim(), "He said “we are met” @li\n").await;
    let list = complete(&mut client, 4, 28).await;
    assert_eq!(list["isIncomplete"], false);
    let range =
        |start: u32, end: u32| json!({"start": {"line": 4, "character": start}, "end": {"line": 4, "character": end}});
    let chosen = item(&list, "lincoln-1863");
    assert_eq!(
        chosen["textEdit"],
        json!({"range": range(26, 28), "newText": "lincoln-1863]"}),
        "the word starts as it is typed"
    );
    assert_eq!(chosen["additionalTextEdits"], json!([{"range": range(25, 25), "newText": "["}]));
    assert!(chosen["filterText"].as_str().unwrap().starts_with("lincoln-1863 "));
    assert_eq!(chosen["detail"], "Abraham Lincoln, 1863", "beside the label it cannot be shown");
    assert_eq!(chosen.get("insertTextFormat"), None);
    for item in list["items"].as_array().unwrap() {
        assert_eq!(item["textEdit"]["range"], range(26, 28), "one range for all");
    }
}

#[tokio::test]
async fn what_has_spaces_is_a_snippet_where_the_client_has_some() {
    let text = "“The world will little note what we say here” [@lincoln-1863, \n";
    let [column, utf16] = [text.len(), text.encode_utf16().count()].map(|length| u32::try_from(length - 1).unwrap());
    for (capabilities, column, format) in
        [(neovim(), column, json!(2)), (able(), column, Value::Null), (eglot(), utf16, Value::Null)]
    {
        let mut client = start(capabilities, text).await;
        // The transcript is read because its source is cited.
        let list = loop {
            let list = complete(&mut client, 4, column).await;
            if list["items"][0]["label"] == "p. 2" {
                break list;
            }
            assert_eq!(list["items"][0]["label"], "p.", "{list}");
            tokio::task::yield_now().await;
        };
        let page = item(&list, "p. 2");
        assert_eq!(page["textEdit"]["newText"], "p. 2");
        assert_eq!(page["insertTextFormat"], format);
        assert_eq!(item(&list, "p.").get("insertTextFormat"), None);
    }
}

#[tokio::test]
async fn a_bracket_after_a_quotation_asks_for_its_source() {
    const SAID: &str = "Lincoln said: “It is for us, the living, to be here” [";
    let mut client = Client::connect(&files(), Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "markdown", &format!("{HEAD}{SAID}\n\nSo [\n"));
    let bracket = |line: u32, character: u32| {
        let mut params = place(URI, line, character);
        params["context"] = json!({"triggerKind": 2, "triggerCharacter": "["});
        params
    };
    let list = client.call("textDocument/completion", bracket(4, u32::try_from(SAID.len()).unwrap())).await;
    let first = &list["items"][0];
    assert_eq!((&first["label"], &first["textEdit"]["newText"]), (&json!("lincoln-1863"), &json!("@lincoln-1863]")));
    let resolved = client.call("completionItem/resolve", first.clone()).await;
    assert!(resolved["documentation"]["value"].as_str().unwrap().contains("Abraham Lincoln"), "{resolved}");
    assert_eq!(client.call("textDocument/completion", bracket(6, 4)).await, Value::Null, "any other bracket does not");
}

#[tokio::test]
async fn signs_ask_for_a_menu_where_a_citation_goes_on_and_nowhere_else() {
    for (text, first) in [
        ("So [@lincoln-", json!("lincoln-1863")),
        ("As @lincoln-", json!("lincoln-1863")),
        ("So [@lincoln-1863,", json!("p.")),
        ("So [@lincoln-1863, ", json!("p.")),
        ("So [@lincoln-1863; ", json!("wills-1992")),
        ("It was well-", Value::Null),
        ("He said “we have met here today” ", Value::Null),
        ("“We have met here today,” Lincoln said, ", Value::Null),
        ("“We have met here today,” said ", Value::Null),
        ("> We are met\n\n— Lincoln, ", Value::Null),
    ] {
        let mut client = start(able(), text).await;
        let (line, column) = (4 + text.matches('\n').count(), text.lines().last().unwrap().len());
        let mut params = place(URI, u32::try_from(line).unwrap(), u32::try_from(column).unwrap());
        params["context"] = json!({"triggerKind": 2, "triggerCharacter": &text[text.len() - 1..]});
        let list = client.call("textDocument/completion", params).await;
        assert_eq!(list["items"][0]["label"], first, "{text}");
    }
    let mut client = start(able(), "").await;
    for (text, first) in [("lang: ", json!("en")), ("  ", Value::Null), ("- ", Value::Null), ("title:", Value::Null)] {
        let uri = format!("file:///w/{}.md", text.len());
        client.open(&uri, "markdown", &format!("---\n{text}\n---\n"));
        let mut params = place(&uri, 1, u32::try_from(text.len()).unwrap());
        params["context"] = json!({"triggerKind": 2, "triggerCharacter": &text[text.len() - 1..]});
        let list = client.call("textDocument/completion", params).await;
        assert_eq!(list["items"][0]["label"], first, "{text}");
    }
}

#[tokio::test]
async fn who_does_not_ask_what_a_key_means_is_told_at_once() {
    for (capabilities, is_told) in [(neovim(), true), (able(), false), (eglot(), false)] {
        let mut client = start(capabilities, "So [@").await;
        let list = complete(&mut client, 4, 5).await;
        let told = list["items"].as_array().unwrap().iter().filter_map(|item| item["documentation"]["value"].as_str());
        let told: Vec<&str> = told.collect();
        assert_eq!(told.first().is_some_and(|card| card.contains("Abraham Lincoln")), is_told, "{told:?}");
    }
}

#[tokio::test]
async fn fields_are_explained_and_files_are_those_of_the_folder() {
    let mut client = Client::connect(&files(), Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "markdown", "---\nbibliography: r\nreferences:\n- id: x\n  transcript: s\n  \n---\n");
    let list = complete(&mut client, 5, 2).await;
    let role = item(&list, "role");
    assert_eq!((&role["kind"], &role["textEdit"]["newText"]), (&json!(5), &json!("role: ")));
    assert_eq!(role["documentation"]["value"], "What the speaker was at the time.");
    let labels = |list: &Value| -> Vec<String> {
        let items = list["items"].as_array().unwrap();
        items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(labels(&complete(&mut client, 1, 15).await), ["other.json", "refs.bib"]);
    let list = complete(&mut client, 4, 15).await;
    assert_eq!(labels(&list), ["t/speech.txt"]);
    assert_eq!(list["items"][0]["kind"], 17, "a file");
}

#[tokio::test]
async fn a_library_is_completed_as_it_is_typed() {
    const LIBRARY: &str = "file:///w/refs.bib";
    let mut client = start(able(), "So [@wills-1992].\n").await;
    client.open(LIBRARY, "bibtex", BIB);
    client.change(LIBRARY, 2, json!([edit((2, 0), (2, 0), "@speech{x,\n  ro\n}\n")]));
    let list = client.call("textDocument/completion", place(LIBRARY, 3, 4)).await;
    let role = item(&list, "role");
    assert_eq!((&role["textEdit"]["newText"], &role["insertTextFormat"]), (&json!("role = {"), &Value::Null));
    client.change(LIBRARY, 3, json!([edit((3, 2), (3, 4), "author = {}")]));
    let list = client.call("textDocument/completion", place(LIBRARY, 3, 12)).await;
    assert_eq!(item(&list, "Abraham Lincoln")["textEdit"]["newText"], "Lincoln, Abraham");
}

#[tokio::test]
async fn the_caret_goes_between_the_braces_where_the_client_can() {
    const LIBRARY: &str = "file:///w/refs.bib";
    let mut client = start(neovim(), "So [@wills-1992].\n").await;
    client.open(LIBRARY, "bibtex", BIB);
    client.change(LIBRARY, 2, json!([edit((2, 0), (2, 0), "@speech{x,\n  ro\n}\n")]));
    let list = client.call("textDocument/completion", place(LIBRARY, 3, 4)).await;
    let role = item(&list, "role");
    assert_eq!((&role["textEdit"]["newText"], &role["insertTextFormat"]), (&json!("role = {$0\\},"), &json!(2)));
    client.change(LIBRARY, 3, json!([edit((2, 0), (5, 0), "@boo\n")]));
    let list = client.call("textDocument/completion", place(LIBRARY, 2, 4)).await;
    let book = item(&list, "book");
    let entry = "book{$1,\n  author = {$0\\},\n\\}";
    assert_eq!((&book["textEdit"]["newText"], &book["insertTextFormat"]), (&json!(entry), &json!(2)));
}

/// The first key for a citation at the end of the fifth line, once the transcripts have been looked through.
async fn first_key(client: &mut Client, column: usize) -> String {
    loop {
        let list = complete(client, 4, u32::try_from(column).unwrap()).await;
        if list["isIncomplete"] == false {
            return list["items"][0]["label"].as_str().unwrap().to_owned();
        }
    }
}

#[tokio::test]
async fn a_source_that_nobody_cites_yet_comes_first_where_its_transcript_has_the_words() {
    const SENTENCE: &str = "“The world will little note what we say here” [@";
    let files = files();
    let another = "@speech{everett-1863, author = {Everett, Edward}, date = {1863}, transcript = {t/everett.txt}}\n";
    files.write("/w/refs.bib", &format!("{another}{BIB}"));
    files.write("/w/t/everett.txt", "Standing beneath this serene sky.\n");
    let gate = Gate::default();
    let _keeper = gate.keeper();
    let mut client = Client::connect_to_slow(&files, &gate, Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
    client.open(URI, "markdown", &format!("{HEAD}{SENTENCE}"));

    let list = complete(&mut client, 4, u32::try_from(SENTENCE.len()).unwrap()).await;
    assert_eq!(list["items"][0]["label"], "everett-1863", "it waits for no transcript that takes long");
    assert_eq!(list["isIncomplete"], true, "and has the client ask again");

    gate.open();
    assert_eq!(first_key(&mut client, SENTENCE.len()).await, "lincoln-1863, p. 2");

    files.write("/w/t/everett.txt", SPEECH);
    files.write("/w/t/speech.txt", "Four score.\n");
    client.watched(&[("file:///w/t/everett.txt", 2), ("file:///w/t/speech.txt", 2)]);
    assert_eq!(first_key(&mut client, SENTENCE.len()).await, "everett-1863, p. 2", "what is read follows the files");
}

#[tokio::test]
async fn the_source_of_a_quotation_is_offered_with_the_place_before_anybody_cites_it() {
    const SENTENCE: &str = "“The world will little note what we say here” ";
    let mut client = start(able(), SENTENCE).await;
    assert_eq!(first_key(&mut client, SENTENCE.len()).await, "lincoln-1863, p. 2");
}

#[tokio::test]
async fn a_missing_comma_is_an_edit_beside_the_field() {
    const LIBRARY: &str = "file:///w/other.json";
    let mut client = Client::connect(&files(), Analysis);
    client.initialize(json!({"rootUri": "file:///w", "capabilities": neovim()})).await;
    client.open(URI, "markdown", "---\nbibliography: other.json\n---\n\nSo [@x].\n");
    client.open(LIBRARY, "json", "[{\n  \"id\": \"x\"\n  \"iss\"\n}]\n");
    let list = client.call("textDocument/completion", place(LIBRARY, 2, 6)).await;
    let at = |line: u32, character: u32| json!({"line": line, "character": character});
    let range = |start: Value, end: Value| json!({"start": start, "end": end});
    let issued = item(&list, "issued");
    let edit = json!({"range": range(at(2, 2), at(2, 7)), "newText": "\"issued\": {\"date-parts\": [[$0]]\\}"});
    assert_eq!(issued["textEdit"], edit, "the blank is where the date goes");
    assert_eq!(issued["additionalTextEdits"], json!([{"range": range(at(1, 11), at(1, 11)), "newText": ","}]));
}

#[tokio::test]
async fn what_is_known_of_a_speaker_follows_the_name_and_files_are_attached() {
    const LIBRARY: &str = "file:///w/refs.bib";
    let labels = |list: &Value| -> Vec<String> {
        let items = list["items"].as_array().unwrap();
        items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
    };
    let mut client = start(able(), "> We are met\n>\n> — Abraham Lincoln, 19\n").await;
    let list = complete(&mut client, 6, 23).await;
    assert_eq!(labels(&list), ["19 November 1863"]);
    assert_eq!(list["items"][0]["labelDetails"]["description"], "lincoln-1863", "the source that says so");
    client.open(LIBRARY, "bibtex", &format!("{BIB}@book{{x, file = {{}}}}\n"));
    let list = client.call("textDocument/completion", place(LIBRARY, 2, 17)).await;
    assert_eq!(labels(&list), ["t/speech.txt"], "what lies below the folder of the library");
}
