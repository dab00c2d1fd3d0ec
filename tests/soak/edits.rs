//! What somebody does who knows no mercy: edits of all sorts, in the editor and on disk, with the server's own edits
//! among them.

use std::ops::Range;

use serde_json::{Value, json};

use crate::comparing::ask_for_tokens;
use crate::desk::{Desk, extension};
use crate::dice::Dice;
use crate::questions::{self, likely_place};
use crate::server::{Question, Server};
use crate::text;

/// What is typed, letter by letter.
const TYPED: [&str; 34] = [
    "a",
    " ",
    "\n",
    "\n\n",
    "“",
    "”",
    "“So it was,” ",
    "\"so it is\"",
    "„so“ ",
    "« si »",
    "'",
    "’s",
    "@",
    "[@",
    "]",
    "[@lincoln-1863]",
    " [@mayor-2024, p. 3]",
    "[@TK]",
    "@hale-2019 [p. 4]",
    "==",
    "> ",
    "\n> — Ann Roe, 3 May 2019\n",
    "---\n",
    "```\n",
    "<!-- ibid-ignore unsourced-quote -->",
    "[^n]",
    "[^n]: ",
    "# ",
    "- ",
    "references:\n- id: new\n",
    "𝄞",
    "👩‍👩‍👧",
    "e\u{301}\u{200b}",
    "\u{feff}",
];

/// What is pasted into a library, on disk or in the editor.
const ENTRIES: [&str; 5] = [
    "@book{pasted, title = {Pasted}, author = {Roe, Ann}, date = {1999}}\n",
    "@misc{mayor-2024, speaker = {Somebody Else}, title = {The same key}}\n",
    "@book{broken, title = {Broken\n",
    "@string{a = \"b\"}\n@book{crossed, crossref = {pasted}, note = a # {c}}\n",
    "\n%\n",
];

const SETTINGS: [&str; 4] = [
    "",
    "citation-reach = \"paragraph\"\n",
    "exclude = [\"drafts\"]\nsources = [\"../**/*.bib\"]\n[rules]\nmissing-locator = \"on\"\n",
    "[rules\n",
];

/// Does something, and returns a place in an open text. The file `spared` is somebody else's, and stays open.
pub(crate) fn one(desk: &mut Desk, server: &mut Server, dice: &mut Dice, spared: Option<&str>) -> (String, usize) {
    let names: Vec<String> = desk.open.keys().filter(|name| Some(name.as_str()) != spared).cloned().collect();
    let name = dice.one(&names).clone();
    let at = likely_place(&desk.open[&name].text, dice);
    match dice.below(100) {
        0..40 => return (name.clone(), types(desk, server, &name, at, dice)),
        40..55 => desk.edit(server, &name, &[(some_range(&desk.open[&name].text, at, dice), String::new())]),
        55..62 => pastes(desk, server, &name, at, dice),
        62..70 => (0..=dice.below(6)).for_each(|_| desk.undo(server, &name)),
        70..74 => several(desk, server, &name, dice),
        74..77 => replaces(desk, server, &name, dice),
        77..81 => closes_or_opens(desk, server, &name, dice),
        81..84 => desk.save(server, &name),
        84..89 => on_disk(desk, server, dice),
        89..91 => ask_for_tokens(server, desk, &name),
        91..93 => renames(desk, server, &name, at, dice),
        93..97 => acts(desk, server, &name, at, dice),
        97..98 => signs(desk, server, &name),
        _ => moves(desk, server, dice),
    }
    keep_small(desk, server);
    let name = desk.open.keys().next().unwrap().clone();
    let at = likely_place(&desk.open[&name].text, dice);
    (name, at)
}

fn types(desk: &mut Desk, server: &mut Server, name: &str, at: usize, dice: &mut Dice) -> usize {
    let mut at = at;
    for char in dice.one(&TYPED).chars() {
        desk.edit(server, name, &[(at..at, char.to_string())]);
        at += char.len_utf8();
    }
    at
}

/// A few letters, a few lines, or much.
fn some_range(text: &str, at: usize, dice: &mut Dice) -> Range<usize> {
    let length = match dice.below(10) {
        0..6 => dice.below(6) + 1,
        6..9 => dice.below(200),
        _ => dice.below(text.len() + 1),
    };
    at..text::snapped(text, (at + length).min(text.len())).max(at)
}

/// Puts in a part of what some file was in the beginning.
fn pastes(desk: &mut Desk, server: &mut Server, name: &str, at: usize, dice: &mut Dice) {
    let pasted = if extension(name) == "bib" {
        (*dice.one(&ENTRIES)).to_owned()
    } else {
        let from = original(desk, dice);
        let start = text::snapped(&from, dice.below(from.len() + 1));
        from[some_range(&from, start, dice)].to_owned()
    };
    desk.edit(server, name, &[(at..at, pasted)]);
}

/// What some document was in the beginning.
fn original(desk: &Desk, dice: &mut Dice) -> String {
    let documents: Vec<_> = desk.originals.keys().filter(|name| is_document(name)).cloned().collect();
    let name = dice.one(&documents).clone();
    desk.original(&name)
}

fn is_document(name: &str) -> bool {
    ["md", "qmd", "ibid"].contains(&extension(name))
}

/// Several edits in one message, each of what the one before has left.
fn several(desk: &mut Desk, server: &mut Server, name: &str, dice: &mut Dice) {
    let mut text = desk.open[name].text.clone();
    let edits: Vec<_> = (0..=dice.below(8))
        .map(|_| {
            let at = likely_place(&text, dice);
            let edit = (some_range(&text, at, dice), (*dice.one(&TYPED)).to_owned());
            let [start, end] = [edit.0.start, edit.0.end].map(|at| text::snapped(&text, at));
            text.replace_range(start..end, &edit.1);
            edit
        })
        .collect();
    desk.edit(server, name, &edits);
}

/// Replaces all of a text: by what it was in the beginning, by something else, or by itself with other line ends.
fn replaces(desk: &mut Desk, server: &mut Server, name: &str, dice: &mut Dice) {
    let text = &desk.open[name].text;
    let new = match dice.below(6) {
        0 => desk.original(name),
        1 => original(desk, dice),
        2 => text.replace("\r\n", "\n").replace('\n', "\r\n"),
        3 => text.replace("\r\n", "\n").replace('\n', "\r"),
        4 => text.replace("\r\n", "\n").replace('\r', "\n"),
        _ => String::new(),
    };
    desk.replace(server, name, &new);
}

/// Closes a file, mostly without saving it, or opens another that editors tell ibid of.
fn closes_or_opens(desk: &mut Desk, server: &mut Server, name: &str, dice: &mut Dice) {
    let is_ours = |name: &str| is_document(name) || ["bib", "json", "yaml", "toml"].contains(&extension(name));
    let is_closed = |name: &String| !desk.open.contains_key(name) && is_ours(name);
    let closed: Vec<String> = desk.on_disk().into_iter().filter(is_closed).collect();
    if desk.open.len() > 3 && dice.hits(50) {
        desk.close(server, name);
    } else {
        desk.open(server, &dice.one(&closed).clone());
    }
}

/// Changes a file on disk, behind the editor's back.
fn on_disk(desk: &mut Desk, server: &mut Server, dice: &mut Dice) {
    let names: Vec<String> = desk.originals.keys().cloned().collect();
    let name = dice.one(&names).clone();
    let Some(text) = desk.disk(&name) else {
        return desk.write(server, &name, &desk.original(&name));
    };
    let at = likely_place(&text, dice);
    let (before, after) = text.split_at(at);
    match dice.below(5) {
        0 => desk.remove(server, &name),
        1 => desk.write(server, &name, &desk.original(&name)),
        2 => desk.write(server, &name, before),
        3 if extension(&name) == "toml" => desk.write(server, &name, dice.one::<&str>(&SETTINGS)),
        3 if extension(&name) == "bib" => desk.write(server, &name, &format!("{text}{}", dice.one(&ENTRIES))),
        _ => desk.write(server, &name, &format!("{before}{}{after}", dice.one(&TYPED))),
    }
}

/// Renames a key, everywhere.
fn renames(desk: &mut Desk, server: &mut Server, name: &str, at: usize, dice: &mut Dice) {
    let new = format!("{}{}", dice.one(&["renamed", "lincoln-1863", "b c", "é"]), dice.below(3));
    let position = text::position(&desk.open[name].text, at, desk.encoding);
    let params = json!({"textDocument": {"uri": desk.uri(name)}, "position": position, "newName": new});
    server.settle();
    let answer = server.call(&Question::new("textDocument/rename", params));
    desk.note(format!("rename at {name} {at} to {new}"));
    desk.apply(server, &answer["result"]);
}

/// Does one of the things that can be done at a place.
fn acts(desk: &mut Desk, server: &mut Server, name: &str, at: usize, dice: &mut Dice) {
    let actions = actions_at(desk, server, name, at);
    if actions.is_empty() {
        return;
    }
    let mut action = dice.one(&actions).clone();
    if action.get("data").is_some() {
        action = server.call(&Question::new("codeAction/resolve", action))["result"].take();
    }
    desk.note(format!("at {name} {at}: {}", action["title"]));
    desk.apply(server, &action["edit"]);
}

/// Marks all of a document as checked.
fn signs(desk: &mut Desk, server: &mut Server, name: &str) {
    server.settle();
    let context = json!({"diagnostics": [], "only": ["source.sign.ibid"]});
    let question = questions::actions(&json!({"uri": desk.uri(name)}), &json!({"line": 0, "character": 0}), &context);
    let answer = server.call(&question);
    let command = &answer["result"][0]["command"];
    if command.is_null() {
        return;
    }
    desk.note(format!("sign {name}"));
    server.shown.clear();
    let params = json!({"command": command["command"], "arguments": command["arguments"]});
    server.call(&Question::new("workspace/executeCommand", params));
    server.wait_until_shown();
    for name in desk.on_disk().iter().filter(|name| name.ends_with(".ibid-checked")) {
        desk.tell_changed(server, name);
    }
}

fn actions_at(desk: &Desk, server: &mut Server, name: &str, at: usize) -> Vec<Value> {
    server.settle();
    let position = text::position(&desk.open[name].text, at, desk.encoding);
    let context = json!({"diagnostics": [], "triggerKind": 1});
    let question = questions::actions(&json!({"uri": desk.uri(name)}), &position, &context);
    server.call(&question)["result"].as_array().cloned().unwrap_or_default()
}

/// Moves a closed file beside itself, or back.
fn moves(desk: &mut Desk, server: &mut Server, dice: &mut Dice) {
    let is_closed = |name: &String| !desk.open.contains_key(name) && !name.contains("ibid");
    let closed: Vec<String> = desk.on_disk().into_iter().filter(is_closed).collect();
    let from = dice.one(&closed);
    let to = from.replace("moved-", "");
    let to = if to == *from {
        from.rsplit_once('/').map(|(folder, file)| format!("{folder}/moved-{file}"))
    } else {
        Some(to)
    };
    let Some(to) = to.filter(|to| !desk.on_disk().contains(to)) else { return };
    server.settle();
    desk.rename(server, from, &to);
}

/// Texts that have become long are what they were in the beginning.
fn keep_small(desk: &mut Desk, server: &mut Server) {
    const MOST: usize = 30_000;
    let long = desk.open.iter().filter(|(_, document)| document.text.len() > MOST);
    for name in long.map(|(name, _)| name.clone()).collect::<Vec<_>>() {
        let original = desk.original(&name);
        desk.replace(server, &name, &original);
    }
}
