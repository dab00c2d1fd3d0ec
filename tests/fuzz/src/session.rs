//! Sessions: whatever a client says, each request is answered once, no feature panics, and in the end the server says
//! what a new one says of the same files.

use std::collections::BTreeMap;
use std::time::Duration;

use ibid::fs::FileSystem as _;
use ibid::server::{Analysis, Exit};
use ibid::sources::Format;
use ibid::text::{Change, Encoding, Position, Text};
use serde_json::{Value, json};

use super::harness::{Client, Files, able};

/// What may be open, in which language, and what is without a fault in it.
const FILES: &[(&str, &str, &str)] = &[
    ("a.ibid", "ibid", ""),
    ("b.md", "markdown", ""),
    ("refs.bib", "bibtex", "@book{a, title = {A}}\n"),
    ("refs.json", "json", "[]\n"),
    ("refs.yaml", "yaml", "- {id: a, title: A}\n"),
    ("refs.ris", "ris", "TY  - BOOK\nID  - a\nER  -\n"),
    ("ibid.toml", "toml", "sources = ['refs.json']\n"),
    ("speech.txt", "plaintext", ""),
];

/// What is asked about a file or a place in it.
const QUESTIONS: &[&str] = &[
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/implementation",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/selectionRange",
    "textDocument/completion",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/codeAction",
    "textDocument/inlayHint",
    "textDocument/semanticTokens/range",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/documentLink",
    "textDocument/codeLens",
    "textDocument/semanticTokens/full",
    "textDocument/diagnostic",
    "workspace/symbol",
    "ibid/quotations",
    "ibid/sources",
    "ibid/citations",
];

/// What else may be asked, with any parameters.
const REQUESTS: &[&str] = &[
    "workspace/executeCommand",
    "workspace/willRenameFiles",
    "workspace/diagnostic",
    "workspace/textDocumentContent",
    "textDocument/semanticTokens/full/delta",
    "completionItem/resolve",
    "codeLens/resolve",
    "codeAction/resolve",
    "initialize",
    "ibid/nothing",
];

/// What a client counts columns in, as it says so, and as we do.
const ENCODINGS: &[(&str, Encoding)] =
    &[("utf-8", Encoding::Utf8), ("utf-16", Encoding::Utf16), ("utf-32", Encoding::Utf32)];

/// The answer to a request in which something panicked.
const INTERNAL_ERROR: i64 = -32603;

/// Longer than anything waits for a pause. The clock stands still: it takes no time.
const PAUSE: Duration = Duration::from_secs(30);

/// What NULs part is what the client does, one after the other: a letter that says what (see [`Session::act`]), one that
/// says to which file, and what that takes. The first byte says which client it is.
pub fn run(bytes: &[u8]) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    let Ok(runtime) = runtime else { panic!("no runtime") };
    runtime.block_on(session(bytes));
}

async fn session(bytes: &[u8]) {
    let Some((kind, acts)) = bytes.split_first() else { return };
    let mut session = Session::start(Files::default(), *kind).await;
    for act in acts.split(|byte| *byte == 0) {
        session.act(act).await;
    }
    session.mend();
    let said = session.state().await;
    let mut fresh = session.fresh().await;
    let expected = fresh.state().await;
    assert_eq!(said.len(), expected.len(), "{said:#?} is not {expected:#?}");
    for (said, expected) in said.into_iter().zip(expected) {
        assert_eq!(said, expected, "the state is not that of a new server");
    }
    fresh.end().await;
    session.end().await;
}

/// A client, and what it knows.
struct Session {
    /// Which capabilities it has.
    kind: u8,
    client: Client,
    files: Files,
    settings: Value,
    open: BTreeMap<usize, Open>,
    asked: Vec<i64>,
}

/// A file in the editor.
struct Open {
    version: i32,
    text: Text,
}

impl Session {
    async fn start(files: Files, kind: u8) -> Self {
        let mut client = Client::connect(&files, Analysis);
        let mut capabilities = able();
        capabilities["general"] = json!({"positionEncodings": [ENCODINGS[usize::from(kind) % 3].0]});
        if kind & 0x10 != 0 {
            capabilities["workspace"]["diagnostics"] = json!({"refreshSupport": true});
            capabilities["textDocument"]["diagnostic"] = json!({});
        }
        client.initialize(json!({"rootUri": "file:///w", "capabilities": capabilities})).await;
        Self { kind, client, files, settings: Value::Null, open: BTreeMap::new(), asked: Vec::new() }
    }

    /// A new server that is told where this one has got to.
    async fn fresh(&self) -> Self {
        let mut fresh = Self::start(self.files.clone(), self.kind).await;
        fresh.configure(self.settings.clone());
        for (file, open) in &self.open {
            fresh.open(*file, open.version, &open.text.to_string());
        }
        fresh
    }

    fn encoding(&self) -> Encoding {
        ENCODINGS[usize::from(self.kind) % 3].1
    }

    /// Does what `bytes` say.
    async fn act(&mut self, bytes: &[u8]) {
        let [what, which, rest @ ..] = bytes else { return };
        let file = usize::from(*which) % FILES.len();
        let text = String::from_utf8_lossy(rest);
        match what {
            b'o' => self.open(file, 1, &text),
            b'c' => self.change(file, rest),
            b'x' => self.close(file),
            b's' => self.client.notify("textDocument/didSave", json!({"textDocument": {"uri": uri(file)}})),
            b'w' => self.write(file, &text),
            b'd' => self.delete(file),
            b'p' => self.configure(serde_json::from_slice(rest).unwrap_or_default()),
            b'j' => self.ask_anything(usize::from(*which), &text),
            b'k' => self.cancel(usize::from(*which)),
            b't' => self.pause().await,
            b'a' => self.take_action(file, rest).await,
            _ => self.ask(QUESTIONS[usize::from(*what) % QUESTIONS.len()], file, rest),
        }
    }

    fn open(&mut self, file: usize, version: i32, text: &str) {
        let document = json!({"uri": uri(file), "languageId": FILES[file].1, "version": version, "text": text});
        self.client.notify("textDocument/didOpen", json!({"textDocument": document}));
        self.open.insert(file, Open { version, text: Text::new(text) });
    }

    /// Four bytes are the range, of which 255 is far past the end; what follows comes in its place.
    fn change(&mut self, file: usize, bytes: &[u8]) {
        let [line, column, lines, columns, new @ ..] = bytes else { return };
        let far = |byte: u8| if byte == u8::MAX { u32::MAX } else { u32::from(byte) };
        let start = Position { line: far(*line), column: far(*column) };
        let end = Position { line: far(line.saturating_add(*lines)), column: far(*columns) };
        let change = Change { range: Some((start, end)), text: String::from_utf8_lossy(new).into_owned() };
        let version = self.open.get(&file).map_or(1, |open| open.version + 1);
        let range = json!({"start": place(start), "end": place(end)});
        let changes = json!([{"range": range, "text": change.text}]);
        self.client.change(&uri(file), version, changes);
        let encoding = self.encoding();
        if let Some(open) = self.open.get_mut(&file) {
            open.version = version;
            open.text.apply(&change, encoding);
        }
    }

    /// Leaves no fault in libraries and settings: what a broken one said before stays in force, and no new server knows it.
    fn mend(&mut self) {
        for (file, (name, _, sound)) in FILES.iter().enumerate().filter(|(_, (.., sound))| !sound.is_empty()) {
            let format = Format::of_path(name.as_ref());
            let is_sound = |text: &str| format.is_some_and(|format| format.read(text).problems().is_empty());
            if self.open.get(&file).is_some_and(|open| !is_sound(&open.text.to_string())) {
                self.change_all(file, sound);
            }
            if self.files.read(path(file).as_ref()).is_ok_and(|bytes| !is_sound(&String::from_utf8_lossy(&bytes))) {
                self.write(file, sound);
            }
        }
    }

    fn change_all(&mut self, file: usize, text: &str) {
        let Some(open) = self.open.get_mut(&file) else { return };
        *open = Open { version: open.version + 1, text: Text::new(text) };
        self.client.change(&uri(file), open.version, json!([{"text": text}]));
    }

    fn close(&mut self, file: usize) {
        self.client.close(&uri(file));
        self.open.remove(&file);
    }

    /// Writes to the disk, and says so.
    fn write(&mut self, file: usize, text: &str) {
        self.files.write(&path(file), text);
        self.client.watched(&[(&uri(file), 2)]);
    }

    fn delete(&mut self, file: usize) {
        self.files.remove(&path(file));
        self.client.watched(&[(&uri(file), 3)]);
    }

    fn configure(&mut self, settings: Value) {
        self.client.notify("workspace/didChangeConfiguration", json!({"settings": {"ibid": settings}}));
        self.settings = settings;
    }

    fn cancel(&mut self, back: usize) {
        let id = self.asked.iter().rev().nth(back).copied().unwrap_or(i64::MAX);
        self.client.notify("$/cancelRequest", json!({"id": id}));
    }

    fn ask(&mut self, method: &str, file: usize, bytes: &[u8]) {
        let at = |index: usize| bytes.get(index).copied().map_or(0, u32::from);
        let start = Position { line: at(0), column: at(1) };
        let end = Position { line: at(0) + at(2), column: at(3) };
        let id = self.client.request(method, question(file, start, end));
        self.asked.push(id);
    }

    /// A request with any JSON for its parameters; what is none is sent as it is, and is no message.
    fn ask_anything(&mut self, which: usize, text: &str) {
        match serde_json::from_str(text) {
            Ok(params) => {
                let id = self.client.request(REQUESTS[which % REQUESTS.len()], params);
                self.asked.push(id);
            }
            Err(_) => self.client.send_raw(text),
        }
    }

    /// Asks what can be done at a place, and does the one that a byte says.
    async fn take_action(&mut self, file: usize, bytes: &[u8]) {
        let [line, column, lines, columns, number, ..] = *bytes else { return };
        let start = Position { line: line.into(), column: column.into() };
        let end = Position { line: u32::from(line) + u32::from(lines), column: columns.into() };
        let actions = self.answer("textDocument/codeAction", question(file, start, end)).await;
        let Some(actions) = actions["result"].as_array().filter(|actions| !actions.is_empty()) else { return };
        let action = actions[usize::from(number) % actions.len()].clone();
        let action = if action.get("data").is_some() {
            self.answer("codeAction/resolve", action).await["result"].take()
        } else {
            action
        };
        if let Some(command) = action.get("command") {
            let command = json!({"command": command["command"], "arguments": command["arguments"]});
            self.answer("workspace/executeCommand", command).await;
        }
    }

    async fn answer(&mut self, method: &str, params: Value) -> Value {
        let id = self.client.request(method, params);
        let response = self.client.response(id).await;
        assert_ne!(response["error"]["code"], INTERNAL_ERROR, "{method}: {response}");
        response
    }

    /// Waits until the server has nothing left to do, and takes in what it has said.
    async fn pause(&mut self) {
        tokio::time::sleep(PAUSE).await;
        self.answer("workspace/symbol", json!({"query": ""})).await;
    }

    /// All that the server says of what is open.
    async fn state(&mut self) -> Vec<(String, Value)> {
        // What takes long is there when it is asked for again.
        self.answers().await;
        self.pause().await;
        let mut state = self.answers().await;
        let mut published = BTreeMap::new();
        for message in self.client.received("textDocument/publishDiagnostics") {
            let params = &message["params"];
            published.insert(params["uri"].to_string(), params["diagnostics"].clone());
        }
        published.retain(|_, diagnostics| diagnostics.as_array().is_some_and(|list| !list.is_empty()));
        state.extend(published);
        state
    }

    async fn answers(&mut self) -> Vec<(String, Value)> {
        let mut answers = Vec::new();
        let open: Vec<(usize, Text)> = self.open.iter().map(|(file, open)| (*file, open.text.clone())).collect();
        for (file, text) in open {
            for share in 0..3 {
                let start = text.position(text.len() * share / 3, self.encoding());
                let end = text.position(text.len() * (share + 1) / 3, self.encoding());
                for method in QUESTIONS {
                    let mut answer = self.answer(method, question(file, start, end)).await;
                    let said = if answer.get("error").is_some() { "error" } else { "result" };
                    let mut said = answer[said].take();
                    without_numbers(&mut said);
                    answers.push((format!("{method} of {} at {start:?}", FILES[file].0), said));
                }
            }
        }
        answers
    }

    /// Every request was answered once, and the server leaves when it is told to.
    async fn end(mut self) {
        for id in std::mem::take(&mut self.asked) {
            let response = self.client.response(id).await;
            assert_ne!(response["error"]["code"], INTERNAL_ERROR, "{response}");
        }
        self.answer("shutdown", Value::Null).await;
        // What is no message is answered to nobody.
        let is_answer = |message: &&Value| message.get("method").is_none() && !message["id"].is_null();
        let more: Vec<_> = self.client.all_received().filter(is_answer).collect();
        assert!(more.is_empty(), "answered twice: {more:?}");
        self.client.notify("exit", Value::Null);
        assert_eq!(self.client.ended().await, Exit::Orderly);
    }
}

fn path(file: usize) -> String {
    format!("/w/{}", FILES[file].0)
}

fn uri(file: usize) -> String {
    format!("file://{}", path(file))
}

fn place(position: Position) -> Value {
    json!({"line": position.line, "character": position.column})
}

/// What any of [`QUESTIONS`] takes.
fn question(file: usize, start: Position, end: Position) -> Value {
    json!({
        "textDocument": {"uri": uri(file)},
        "position": place(start),
        "positions": [place(start), place(end)],
        "range": {"start": place(start), "end": place(end)},
        "newName": "roe-2001",
        "query": "",
        "context": {"diagnostics": [], "includeDeclaration": true, "triggerKind": 1},
    })
}

/// Takes out what counts how often was asked.
fn without_numbers(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("resultId");
            fields.values_mut().for_each(without_numbers);
        }
        Value::Array(items) => items.iter_mut().for_each(without_numbers),
        _ => {}
    }
}
