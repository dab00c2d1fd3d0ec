//! What a server that has seen much says, beside what a fresh one says of the same files: it must be the same.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::dice::Dice;
use crate::questions;
use crate::server::{Manners, Question, Server};

/// Transcripts are read in the background, and pushed diagnostics come when they do. Who has nothing more to say for so
/// long has said all.
const QUIET: Duration = Duration::from_secs(5);

/// Compares `server` with a fresh one. `Err`: what differs.
pub(crate) fn compare(server: &mut Server, desk: &mut Desk, manners: &Manners, dice: &mut Dice) -> Result<(), String> {
    desk.put_back_libraries(server);
    let mut fresh = Server::start(&desk.root(), manners);
    for (name, document) in &desk.open {
        desk.tell_open(&mut fresh, name, document);
    }
    server.settle();
    fresh.settle();
    let mut questions = questions::all(desk, manners.pulls, dice);
    loop {
        let mut differences = differences(server, &mut fresh, &questions);
        let diagnostics = [&*server, &fresh].map(|server| published(server, desk));
        if differences.is_empty() && diagnostics[0] == diagnostics[1] {
            break;
        }
        if !has_news(server, &mut fresh) {
            let [ours, theirs] = diagnostics.map(|published| json!(published));
            if ours != theirs {
                differences.push(Difference { question: Question::new("published", json!({})), ours, theirs });
            }
            return Err(differences.iter().map(Difference::told).collect());
        }
        questions = differences.into_iter().map(|difference| difference.question).collect();
    }
    tokens(server, &mut fresh, desk)?;
    fresh.end();
    Ok(())
}

/// Whether one of two servers says anything more.
fn has_news(a: &mut Server, b: &mut Server) -> bool {
    const TURN: Duration = Duration::from_millis(20);
    let before = a.news + b.news;
    let turns = QUIET.as_millis() / TURN.as_millis() / 2;
    (0..turns).any(|_| {
        a.receive(TURN);
        b.receive(TURN);
        a.news + b.news > before
    })
}

/// A question to which the servers answer differently.
struct Difference {
    question: Question,
    ours: Value,
    theirs: Value,
}

impl Difference {
    fn told(&self) -> String {
        let Self { question, ours, theirs } = self;
        let (place, ours, theirs) = first_difference("", ours, theirs);
        format!("{} {}\n  at {place}\n  ours:  {ours}\n  fresh: {theirs}\n", question.method, question.params)
    }
}

/// Where two values begin to differ, and what stands there.
fn first_difference<'v>(place: &str, a: &'v Value, b: &'v Value) -> (String, &'v Value, &'v Value) {
    let names: Vec<String> = match (a, b) {
        (Value::Object(a), Value::Object(b)) => a.keys().chain(b.keys()).cloned().collect(),
        (Value::Array(a), Value::Array(b)) => (0..a.len().max(b.len())).map(|at| at.to_string()).collect(),
        _ => return (place.to_owned(), a, b),
    };
    match names.iter().find(|name| part(a, name) != part(b, name)) {
        Some(name) => first_difference(&format!("{place}/{name}"), part(a, name), part(b, name)),
        None => (place.to_owned(), a, b),
    }
}

/// The part of a value that has this name or number.
fn part<'v>(value: &'v Value, name: &str) -> &'v Value {
    let part = name.parse::<usize>().ok().and_then(|at| value.get(at)).or_else(|| value.get(name));
    part.unwrap_or(&Value::Null)
}

/// The questions, and those that follow from the answers, to which the servers answer differently.
fn differences(server: &mut Server, fresh: &mut Server, questions: &[Question]) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut questions = questions.to_vec();
    while !questions.is_empty() {
        let ids: Vec<_> = questions.iter().map(|question| [server.ask(question), fresh.ask(question)]).collect();
        let mut next = Vec::new();
        for (question, [ours, theirs]) in questions.into_iter().zip(ids) {
            let [ours, theirs] = [server.answer(ours), fresh.answer(theirs)].map(normal);
            if ours == theirs {
                next.extend(questions::about_answer(&question, &ours));
            } else {
                differences.push(Difference { question, ours, theirs });
            }
        }
        questions = next;
    }
    differences
}

/// An answer without what is different by right: the numbers that a server gives to requests and to what it has said, and
/// the order of the files of which it says something.
fn normal(mut answer: Value) -> Value {
    answer["id"].take();
    forget_numbers(&mut answer["result"]);
    if let Some(files) = answer.pointer_mut("/result/items").and_then(Value::as_array_mut) {
        files.sort_by_key(|file| file["uri"].as_str().map(str::to_owned));
    }
    answer
}

fn forget_numbers(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(forget_numbers),
        Value::Object(fields) => {
            fields.remove("resultId");
            fields.values_mut().for_each(forget_numbers);
        }
        _ => {}
    }
}

/// What is shown of each file, where that is anything, and whether it is of the text that is in the editor.
fn published(server: &Server, desk: &Desk) -> BTreeMap<String, Value> {
    let is_shown = |(_, (_, diagnostics)): &(_, &(_, Value))| *diagnostics != json!([]);
    let version = |uri: &str| desk.open.get(&desk.name(uri)).map(|document| document.version);
    let shown = server.published.iter().filter(is_shown);
    shown
        .map(|(uri, (of, diagnostics))| {
            let is_current = version(uri).is_none_or(|version| *of == Some(version));
            (uri.clone(), json!({"diagnostics": diagnostics, "isCurrent": is_current}))
        })
        .collect()
}

/// Compares the tokens that the client has by the changes that it was told with those that a fresh server names.
fn tokens(server: &mut Server, fresh: &mut Server, desk: &mut Desk) -> Result<(), String> {
    for name in desk.open.keys().cloned().collect::<Vec<_>>() {
        ask_for_tokens(server, desk, &name);
        let params = json!({"textDocument": {"uri": desk.uri(&name)}});
        let all = fresh.call(&Question::new("textDocument/semanticTokens/full", params));
        let theirs = all["result"]["data"].as_array().cloned();
        let ours = desk.open[&name].tokens.as_ref().map(|(_, tokens)| tokens.clone());
        if ours != theirs {
            return Err(format!("the tokens of {name}\n  ours:  {ours:?}\n  fresh: {theirs:?}\n"));
        }
    }
    Ok(())
}

/// Has what has become of the tokens of an open file, or all of them where none are known.
pub(crate) fn ask_for_tokens(server: &mut Server, desk: &mut Desk, name: &str) {
    let mut params = json!({"textDocument": {"uri": desk.uri(name)}});
    let document = desk.open.get_mut(name).unwrap();
    let before = document.tokens.take();
    let answer = match &before {
        None => server.call(&Question::new("textDocument/semanticTokens/full", params)),
        Some((id, _)) => {
            params["previousResultId"] = id.clone();
            server.call(&Question::new("textDocument/semanticTokens/full/delta", params))
        }
    };
    let result = &answer["result"];
    let Some(id) = result.get("resultId") else { return };
    let mut tokens = before.map(|(_, tokens)| tokens).unwrap_or_default();
    if let Some(all) = result["data"].as_array() {
        tokens.clone_from(all);
    }
    for edit in result["edits"].as_array().into_iter().flatten() {
        let number = |name: &str| usize::try_from(edit[name].as_u64().unwrap()).unwrap();
        let (start, count) = (number("start"), number("deleteCount"));
        tokens.splice(start..start + count, edit["data"].as_array().cloned().unwrap_or_default());
    }
    document.tokens = Some((id.clone(), tokens));
}
