//! Files that do what no file should, on a real disk: the server says what is wrong at its place, and goes on. Nothing out
//! of reach is read, and nothing that a source says of itself becomes more than text.
#![cfg(unix)]

use std::fmt::Write;
use std::fs::File;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::time::Duration;

use ibid::server::Analysis;
use regex::Regex;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::folder::Folder;
use crate::harness::{Client, able, messages, place};

/// A document with two quotations: of a library that is as it should be, and of one that is not.
fn document(library: &str) -> String {
    format!(
        "---\nbibliography: [good.bib, {library}]\n---\n\n“The world will little note,” he said [@good].\n\n\
         “Nor long remember what we say,” he said [@bad].\n"
    )
}

const GOOD: &str = "@speech{good, author = {Lincoln, Abraham}, title = {Gettysburg Address}}\n";

/// Opens the document, and gives its card of the first quotation, which is about the library that is as it should be.
async fn card(folder: &Folder, text: &str) -> (Client, String) {
    folder.write("a.ibid", text);
    let mut client = folder.client_with(Analysis, able()).await;
    folder.open(&client, "a.ibid");
    let card = client.text_at(&folder.uri("a.ibid"), 4, 3).await;
    (client, card)
}

/// What takes longer never ends.
const LONG: Duration = Duration::from_mins(1);

/// Libraries that are written to be expensive.
fn bombs() -> Vec<(&'static str, String)> {
    let deep = 200_000;
    let mut aliases = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (this, last) in ('b'..='i').zip('a'..) {
        let items = vec![format!("*{last}"); 9].join(", ");
        writeln!(aliases, "{this}: &{this} [{items}]").unwrap();
    }
    aliases.push_str("references: *i\n");
    let mut strings = String::from("@string{a = {xxxxxxxxxx}}\n");
    for (this, last) in ('b'..='k').zip('a'..) {
        let parts = vec![last.to_string(); 10].join(" # ");
        writeln!(strings, "@string{{{this} = {parts}}}").unwrap();
    }
    strings.push_str("@book{bad, title = k # k # k}\n");
    let mut chain = String::from("@book{bad, crossref = {k0}}\n");
    for n in 0..5_000 {
        writeln!(chain, "@book{{k{n}, crossref = {{k{}}}}}", n + 1).unwrap();
    }
    vec![
        ("deep.json", "[".repeat(deep)),
        ("objects.json", r#"{"a":"#.repeat(deep)),
        ("deep.yaml", "[".repeat(deep)),
        ("steps.yaml", (0..3_000).fold(String::new(), |text, n| text + &" ".repeat(n) + "a:\n")),
        ("aliases.yaml", aliases),
        ("itself.yaml", "references: &a [*a]\n".to_owned()),
        ("braces.bib", format!("@book{{bad, title = {}", "{".repeat(deep))),
        ("strings.bib", strings),
        ("string-itself.bib", "@string{a = a # a}\n@book{bad, title = a}\n".to_owned()),
        ("circle.bib", "@book{bad, crossref = {b}}\n@book{b, crossref = {bad}}\n".to_owned()),
        ("chain.bib", chain),
        ("long.bib", format!("@book{{bad, title = {{{}}}}}\n", "x".repeat(8_000_000))),
        ("long.ris", format!("TY  - BOOK\nID  - bad\nTI  - {}\nER  - \n", "x".repeat(8_000_000))),
        ("people.bib", format!("@book{{bad, author = {{{}}}}}\n", "A, B and ".repeat(100_000))),
        ("zeros.bib", "\0".repeat(1_000_000)),
    ]
}

#[tokio::test]
async fn libraries_that_are_bombs_cost_themselves_alone() {
    for (name, text) in bombs() {
        let folder = Folder::new(&[("good.bib", GOOD), (name, &text)]);
        let (mut client, card) = card(&folder, &document(name)).await;
        assert!(card.contains("**Abraham Lincoln**"), "{name}: {card}");
        // Of the bomb itself, too, there is something to say, and not much.
        let uri = folder.uri("a.ibid");
        let card = client.call("textDocument/hover", place(&uri, 6, 3)).await.to_string();
        assert!(card.len() < 100_000, "{name}: {}", card.len());
        let line = document(name).lines().nth(6).and_then(|line| line.find("[@bad")).unwrap();
        let key = u32::try_from(line).unwrap() + 2;
        let completion = client.call("textDocument/completion", place(&uri, 6, key)).await.to_string();
        assert!(completion.contains("good"), "{name}");
    }
}

/// What is at a place where a file should be, by the names of what is made there: pipes, devices, links that lead nowhere or
/// to themselves, folders, and a file that nobody can read, whoever they are.
fn put_traps(folder: &Folder, names: [&str; 6]) {
    let [pipe, device, circle, nowhere, directory, unreadable] = names.map(|name| folder.path(name));
    assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    symlink("/dev/zero", device).unwrap();
    symlink(circle.file_name().unwrap(), &circle).unwrap();
    symlink("nowhere", nowhere).unwrap();
    std::fs::create_dir(directory).unwrap();
    symlink("/proc/self/mem", unreadable).unwrap();
}

#[tokio::test]
async fn libraries_that_are_no_files_cost_themselves_alone() {
    let names = ["pipe.bib", "zero.json", "circle.yaml", "nowhere.ris", "folder.bib", "unreadable.bib"];
    let folder = Folder::new(&[("good.bib", GOOD)]);
    put_traps(&folder, names);
    // More than there is memory for, and it costs the disk nothing.
    File::create(folder.path("huge.bib")).unwrap().set_len(8 << 30).unwrap();
    for name in names.into_iter().chain(["huge.bib"]) {
        let (mut client, card) = card(&folder, &document(name)).await;
        assert!(card.contains("**Abraham Lincoln**"), "{name}: {card}");
        let said = |messages: Vec<&str>| messages.iter().any(|message| message.contains(&format!("`{name}`")));
        while !said(messages(&client.publication(&folder.uri("a.ibid")).await)) {}
    }
}

#[tokio::test]
async fn settings_that_are_no_files_cost_themselves_alone() {
    for file in ["ibid.toml", "_quarto.yml", ".ibid-checked"] {
        let folder = Folder::new(&[("good.bib", GOOD)]);
        let names = ["a", "b", "c", "d", "e", "f"].map(|inner| format!("{inner}/{file}"));
        for name in &names {
            std::fs::create_dir(folder.path(name).parent().unwrap()).unwrap();
        }
        put_traps(&folder, names.each_ref().map(String::as_str));
        for name in &names {
            let document = name.replace(file, "a.ibid");
            folder.write(
                &document,
                "---\nbibliography: good.bib\n---\n\n“The world will little note,” he said [@good].\n",
            );
            let mut client = folder.client_with(Analysis, able()).await;
            folder.open(&client, &document);
            let card = client.text_at(&folder.uri(&document), 4, 3).await;
            assert!(card.contains("**Abraham Lincoln**"), "{name}: {card}");
        }
        if file != ".ibid-checked" {
            let mut client = folder.client_with(Analysis, able()).await;
            folder.open(&client, "f/a.ibid");
            let said = |messages: Vec<&str>| messages.iter().any(|message| message.starts_with("It cannot be read: "));
            while !said(messages(&client.publication(&folder.uri(&names[5])).await)) {}
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_may_be_cut_short_and_replaced_while_they_are_read() {
    let library = |name: &str| {
        let others = "@book{k, title = {T}}\n".repeat(2_000);
        format!("{others}@speech{{good, author = {{{name}}}, title = {{T}}, transcript = {{words.txt}}}}\n")
    };
    let words = format!("{}The world will little note.\n", "Other words. ".repeat(10_000));
    let folder = Folder::new(&[("good.bib", &library("Doe")), ("words.txt", &words)]);
    let (mut client, _) = card(&folder, &document("none.bib")).await;
    let (bib, txt) = (folder.path("good.bib"), folder.path("words.txt"));
    let (texts, done) = ([library("Doe"), library("Lincoln")], words.clone());
    let writer = std::thread::spawn(move || {
        for turn in 0..100 {
            std::fs::write(&bib, &texts[1]).unwrap();
            File::options().write(true).open(&txt).unwrap().set_len(turn * 100).unwrap();
            std::fs::remove_file(&bib).unwrap();
            let beside = bib.with_extension("tmp");
            std::fs::write(&beside, &texts[usize::from(turn == 99)]).unwrap();
            std::fs::rename(&beside, &bib).unwrap();
            std::fs::write(&txt, &done).unwrap();
        }
    });
    let uris = [folder.uri("good.bib"), folder.uri("words.txt")];
    let at = place(&folder.uri("a.ibid"), 4, 3);
    while !writer.is_finished() {
        client.watched(&[(&uris[0], 2), (&uris[1], 2)]);
        client.call("textDocument/hover", at.clone()).await;
    }
    writer.join().unwrap();
    client.watched(&[(&uris[0], 2), (&uris[1], 2)]);
    let is_right = |card: &str| card.contains("**Lincoln**") && card.contains("Verbatim");
    let ends = async { while !is_right(&client.call("textDocument/hover", at.clone()).await.to_string()) {} };
    timeout(LONG, ends).await.unwrap();
}

/// Forty files in each of a hundred folders, or of as many as somebody asks for.
#[tokio::test]
async fn a_folder_of_very_many_files_keeps_nobody_waiting() {
    let folder = Folder::new(&[("good.bib", GOOD)]);
    let folders = std::env::var("IBID_FOLDERS").map_or(100, |folders| folders.parse().unwrap());
    for n in 0..folders {
        let inner = folder.path(&format!("d{n}"));
        std::fs::create_dir(&inner).unwrap();
        for name in ["a.md", "b.json", "c.yaml", "d.txt", "e.png"] {
            (0..8).for_each(|n| drop(File::create(inner.join(format!("{n}{name}"))).unwrap()));
        }
    }
    folder.write("d99/0a.md", "---\nbibliography: good.bib\n---\n\nSaid elsewhere [@good].\n");
    let (mut client, card) = card(&folder, &document("none.bib")).await;
    assert!(card.contains("**Abraham Lincoln**"), "{card}");
    // And all of it is looked through in the end.
    let key = document("").lines().nth(4).and_then(|line| line.find("@good")).unwrap();
    let mut references = place(&folder.uri("a.ibid"), 4, u32::try_from(key).unwrap() + 1);
    references["context"] = json!({"includeDeclaration": false});
    let elsewhere = folder.uri("d99/0a.md");
    let ask = async |client: &mut Client| client.call("textDocument/references", references.clone()).await.to_string();
    timeout(LONG, async { while !ask(&mut client).await.contains(&elsewhere) {} }).await.unwrap();
}

/// The first finding in the document that says something of a transcript.
async fn said_of_transcript(folder: &Folder, client: &mut Client) -> String {
    loop {
        let publication = client.publication(&folder.uri("a.ibid")).await;
        if let Some(found) = messages(&publication).into_iter().find(|message| message.contains("cannot be read")) {
            return found.to_owned();
        }
    }
}

/// An entry whose words are in the file `transcript`.
fn transcribed(transcript: &str) -> String {
    format!(
        "---\nreferences:\n- {{id: a, type: speech, author: [{{family: Lincoln}}], issued: 1863, transcript: '{transcript}'}}\n---\n\
         “The world will little note,” he said [@a].\n"
    )
}

#[tokio::test]
async fn transcripts_that_are_no_files_are_said_to_be_none() {
    let folder = Folder::new(&[("folder/x.txt", "")]);
    assert!(Command::new("mkfifo").arg(folder.path("pipe.txt")).status().unwrap().success());
    symlink("/dev/zero", folder.path("zero.txt")).unwrap();
    symlink("loop.txt", folder.path("loop.txt")).unwrap();
    symlink("nowhere.txt", folder.path("dangling.txt")).unwrap();
    for name in ["pipe.txt", "zero.txt", "loop.txt", "dangling.txt", "folder", "/dev/stdin", "/proc/self/environ"] {
        let (mut client, card) = card(&folder, &transcribed(name)).await;
        assert!(card.contains("Lincoln"), "{name}: {card}");
        let found = said_of_transcript(&folder, &mut client).await;
        assert!(found.starts_with(&format!("`{name}`")), "{name}: {found}");
    }
}

#[tokio::test]
async fn nothing_out_of_reach_is_read() {
    let elsewhere = Folder::new(&[("secret.txt", "The world will little note what nobody is to know.\n")]);
    let folder = Folder::new(&[]);
    symlink(elsewhere.path("secret.txt"), folder.path("link.txt")).unwrap();
    symlink(elsewhere.path(""), folder.path("linked")).unwrap();
    let up = format!("../{}/secret.txt", elsewhere.path("").file_name().unwrap().to_string_lossy());
    let (absolute, uri) = (elsewhere.path("secret.txt").display().to_string(), elsewhere.uri("secret.txt"));
    for name in ["link.txt", "linked/secret.txt", &up, &absolute, &uri, "../../../../../../../etc/passwd"] {
        let (mut client, card) = card(&folder, &transcribed(name)).await;
        assert!(!card.contains("Verbatim") && !card.contains("nobody is to know"), "{name}: {card}");
        let uri = folder.uri("a.ibid");
        let passage = client.call("textDocument/implementation", place(&uri, 4, 3)).await;
        assert!(passage.is_null() || passage == json!([]), "{name}: {passage}");
        let found = said_of_transcript(&folder, &mut client).await;
        let is_refused = found.contains("outside of the workspace") || found.contains("does not end in .txt");
        assert!(is_refused, "{name}: {found}");
    }
}

/// All strings in an answer.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(fields) => fields.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn what_a_source_says_of_itself_stays_text() {
    let evil = r"[run](command:workbench.action.terminal.new) <img src=x onerror=alert(1)> ![x](http://example.org/x.png) `x` </a><script>";
    let entry = format!(
        "---\nreferences:\n- id: a\n  type: interview\n  author: [{{literal: '{evil}'}}]\n  title: '{evil}'\n  role: '{evil}'\n  \
         publisher: '{evil}'\n  event-place: '{evil}'\n  note: '{evil}'\n  URL: 'command:workbench.action.quit'\n  \
         archive-url: 'javascript:alert(1)'\n  DOI: 'file:///etc/passwd'\n---\n\
         “The world will little note, nor long remember,” he said [@a].\n"
    );
    let folder = Folder::new(&[("a.ibid", &entry)]);
    let mut client = folder.client_with(Analysis, able()).await;
    folder.open(&client, "a.ibid");
    let uri = folder.uri("a.ibid");
    let card = client.text_at(&uri, 14, 3).await;
    let live = Regex::new(r"(^|[^\\])(\]\(|<[a-z/]|!\[|`run)").unwrap();
    let own = card.replace("`a`", "").replace("[`", "");
    assert!(!live.is_match(&own), "{card}");
    let links = client.call("textDocument/documentLink", json!({"textDocument": {"uri": uri}})).await;
    for target in strings(&links) {
        assert!(target.starts_with("https://doi.org/") || target.starts_with("http"), "{links}");
    }
}
