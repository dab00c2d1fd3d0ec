//! A client in the same process, and the features and files that the tests put under the server.
#![allow(clippy::needless_pass_by_value)] // `json!` is written where it is passed.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use ibid::analysis::FilePosition;
use ibid::analysis::diagnostics::{Diagnostic, RULES, Rule};
use ibid::analysis::hover::Hover;
use ibid::fs::{Extent, FileSystem, Visited};
use ibid::server::{Exit, Features, Server};
use ibid::text::Span;
use ibid::workspace::Snapshot;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, DuplexStream};
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader, ReadHalf, WriteHalf};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// How long a message may take. Where the clock stands still, no time at all.
const PATIENCE: Duration = Duration::from_secs(20);

/// A client that is connected to a server.
pub(crate) struct Client {
    outgoing: mpsc::UnboundedSender<Vec<u8>>,
    incoming: mpsc::UnboundedReceiver<Value>,
    /// What has come in and nobody has waited for yet.
    inbox: VecDeque<Value>,
    last_id: i64,
    server: JoinHandle<Exit>,
    /// The request of the server's that is answered with an error.
    pub(crate) refuses: &'static str,
    /// What it answers when it is asked for its settings.
    pub(crate) settings: Value,
}

impl Client {
    /// Connects to a new server.
    pub(crate) fn connect(files: &Files, features: impl Features) -> Self {
        Self::connect_to(Server::new(Arc::new(files.clone()), Arc::new(features)))
    }

    /// Connects to a new server, to which transcripts are files that take until `gate` is open.
    pub(crate) fn connect_to_slow(files: &Files, gate: &Gate, features: impl Features) -> Self {
        let slow = Slow { files: files.clone(), gate: gate.clone() };
        Self::connect_to(Server::new(Arc::new(slow), Arc::new(features)))
    }

    /// Connects to `server`.
    pub(crate) fn connect_to(server: Server) -> Self {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let (input, output) = tokio::io::split(theirs);
        let server = tokio::spawn(server.serve(input, output));
        let (reader, writer) = tokio::io::split(ours);
        let (outgoing, to_write) = mpsc::unbounded_channel();
        let (read, incoming) = mpsc::unbounded_channel();
        tokio::spawn(write_messages(writer, to_write));
        tokio::spawn(read_messages(reader, read));
        Self { outgoing, incoming, inbox: VecDeque::new(), last_id: 0, server, refuses: "", settings: Value::Null }
    }

    /// Connects and initialises, with UTF-8 and everything that the server makes use of, on the folder `/w`.
    pub(crate) async fn start(files: &Files, features: impl Features) -> Self {
        let mut client = Self::connect(files, features);
        client.initialize(json!({"rootUri": "file:///w", "capabilities": able()})).await;
        client
    }

    /// Says that files on disk have changed, each with the kind of its event (1 created, 2 changed, 3 deleted).
    pub(crate) fn watched(&self, events: &[(&str, u32)]) {
        let changes: Vec<_> = events.iter().map(|(uri, kind)| json!({"uri": uri, "type": kind})).collect();
        self.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    }

    /// Initialises and returns the server's answer.
    pub(crate) async fn initialize(&mut self, params: Value) -> Value {
        let result = self.call("initialize", params).await;
        self.notify("initialized", json!({}));
        result
    }

    /// Sends bytes as they are.
    pub(crate) fn send_raw(&self, body: &str) {
        let message = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.outgoing.send(message.into_bytes()).unwrap();
    }

    pub(crate) fn notify(&self, method: &str, params: Value) {
        self.send_raw(&json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string());
    }

    /// Sends a request and returns its id.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let mut message = json!({"jsonrpc": "2.0", "id": self.last_id, "method": method});
        if !params.is_null() {
            message["params"] = params;
        }
        self.send_raw(&message.to_string());
        self.last_id
    }

    /// The response to the request `id`, all of it.
    pub(crate) async fn response(&mut self, id: i64) -> Value {
        self.wait(&format!("response {id}"), |message| message["id"] == id && message.get("method").is_none()).await
    }

    /// The result of a request that succeeds.
    pub(crate) async fn call(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let response = self.response(id).await;
        assert!(response.get("error").is_none(), "{method}: {response}");
        response["result"].clone()
    }

    /// The code of the error that the answer to a request is.
    pub(crate) async fn error_code(&mut self, method: &str, params: Value) -> i64 {
        self.error(method, params).await["code"].as_i64().unwrap()
    }

    /// The error that the answer to a request is.
    pub(crate) async fn error(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let mut response = self.response(id).await;
        assert!(response["error"].is_object(), "{method} succeeded: {response}");
        response["error"].take()
    }

    /// The first message that `is_it`, taken out of those that have come in; `what` says so if it does not come.
    pub(crate) async fn wait(&mut self, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(index) = self.inbox.iter().position(&is_it) {
            return self.inbox.remove(index).unwrap();
        }
        loop {
            let message = self.receive(what).await;
            if is_it(&message) {
                return message;
            }
            self.inbox.push_back(message);
        }
    }

    async fn receive(&mut self, what: &str) -> Value {
        let message = tokio::time::timeout(PATIENCE, self.incoming.recv()).await;
        let message = message.unwrap_or_else(|_| panic!("no {what}; there are: {:#?}", self.inbox));
        let message = message.unwrap_or_else(|| panic!("no {what}: the server is gone; there are: {:#?}", self.inbox));
        if message.get("id").is_some() && message.get("method").is_some() {
            let mut answer = json!({"jsonrpc": "2.0", "id": message["id"]});
            if message["method"] == self.refuses {
                answer["error"] = json!({"code": -32601, "message": "no such method"});
            } else if message["method"] == "workspace/configuration" {
                answer["result"] = json!([self.settings]);
            } else {
                answer["result"] = Value::Null;
            }
            self.send_raw(&answer.to_string());
        }
        message
    }

    /// What has come in of `method`'s messages and was not waited for.
    pub(crate) fn received(&self, method: &str) -> Vec<&Value> {
        self.inbox.iter().filter(|message| message["method"] == method).collect()
    }

    /// All that has come in and was not waited for.
    pub(crate) fn all_received(&self) -> impl Iterator<Item = &Value> {
        self.inbox.iter()
    }

    /// Ends the connection without a word.
    pub(crate) async fn hang_up(self) -> Exit {
        drop(self.outgoing);
        ended(self.server).await
    }

    /// Waits for the server to end by itself.
    pub(crate) async fn ended(self) -> Exit {
        ended(self.server).await
    }

    pub(crate) fn open(&self, uri: &str, language: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub(crate) fn change(&self, uri: &str, version: i32, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    pub(crate) fn close(&self, uri: &str) {
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }

    /// The parameters of the next publication for `uri`.
    pub(crate) async fn publication(&mut self, uri: &str) -> Value {
        let is_it = |m: &Value| m["method"] == "textDocument/publishDiagnostics" && m["params"]["uri"] == uri;
        self.wait(&format!("publication for {uri}"), is_it).await["params"].take()
    }

    /// Those of version `version` of `uri`.
    pub(crate) async fn publication_of(&mut self, uri: &str, version: i32) -> Value {
        let is_it = |m: &Value| {
            m["method"] == "textDocument/publishDiagnostics"
                && m["params"]["uri"] == uri
                && m["params"]["version"] == version
        };
        self.wait(&format!("publication for version {version} of {uri}"), is_it).await["params"].take()
    }

    /// What [`Echo`] says of a place: the text of its document.
    pub(crate) async fn text_at(&mut self, uri: &str, line: u32, character: u32) -> String {
        let hover = self.call("textDocument/hover", place(uri, line, character)).await;
        hover["contents"]["value"].as_str().unwrap_or_else(|| panic!("no text: {hover}")).to_owned()
    }
}

async fn ended(server: JoinHandle<Exit>) -> Exit {
    tokio::time::timeout(PATIENCE, server).await.expect("the server goes on").expect("the server panicked")
}

async fn write_messages(mut writer: WriteHalf<DuplexStream>, mut messages: mpsc::UnboundedReceiver<Vec<u8>>) {
    while let Some(message) = messages.recv().await {
        if writer.write_all(&message).await.is_err() {
            return;
        }
    }
    // The end of the input is what a server sees of a client that is gone.
    let _ = writer.shutdown().await;
}

async fn read_messages(reader: ReadHalf<DuplexStream>, messages: mpsc::UnboundedSender<Value>) {
    let mut reader = BufReader::new(reader);
    loop {
        let mut length = None;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).await.unwrap_or(0) == 0 {
                return;
            }
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", digits)) => length = digits.parse().ok(),
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length.expect("a message with a length")];
        if reader.read_exact(&mut body).await.is_err() {
            return;
        }
        if messages.send(serde_json::from_slice(&body).expect("JSON")).is_err() {
            return;
        }
    }
}

/// The parameters of a request about a place.
pub(crate) fn place(uri: &str, line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
}

/// An edit of the range `(line, character)` to `(line, character)`.
pub(crate) fn edit(start: (u32, u32), end: (u32, u32), text: &str) -> Value {
    let at = |(line, character)| json!({"line": line, "character": character});
    json!({"range": {"start": at(start), "end": at(end)}, "text": text})
}

/// The capabilities of a client that can do everything.
pub(crate) fn able() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-8", "utf-16", "utf-32"]},
        "workspace": {
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "workspaceEdit": {"documentChanges": true, "changeAnnotationSupport": {}},
            "codeLens": {"refreshSupport": true}
        },
        "window": {"showDocument": {"support": true}},
        "experimental": {"commands": {"commands": ["ibid.showReferences"]}},
        "textDocument": {
            "rename": {"prepareSupport": true, "honorsChangeAnnotations": true},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor"]}},
                "isPreferredSupport": true, "honorsChangeAnnotations": true, "dataSupport": true,
                "resolveSupport": {"properties": ["edit"]}
            },
            "definition": {"linkSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "completion": {"completionItem": {
                "documentationFormat": ["markdown"], "labelDetailsSupport": true,
                "resolveSupport": {"properties": ["documentation"]}
            }},
            "publishDiagnostics": {
                "relatedInformation": true, "codeDescriptionSupport": true, "versionSupport": true,
                "tagSupport": {"valueSet": [1, 2]}
            }
        }
    })
}

/// A gate that keeps threads waiting until it is opened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    pub(crate) fn open(&self) {
        *self.0.0.lock().unwrap() = true;
        self.0.1.notify_all();
    }

    pub(crate) fn pass(&self) {
        drop(self.0.1.wait_while(self.0.0.lock().unwrap(), |open| !*open).unwrap());
    }

    /// Opens the gate when it is dropped: also when a test fails, which would wait for those threads else.
    pub(crate) fn keeper(&self) -> impl Drop + use<> {
        struct Keeper(Gate);
        impl Drop for Keeper {
            fn drop(&mut self) {
                self.0.open();
            }
        }
        Keeper(self.clone())
    }
}

/// Files whose transcripts, which end in `.txt`, are only read once the gate is open.
#[derive(Debug)]
struct Slow {
    files: Files,
    gate: Gate,
}

impl FileSystem for Slow {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if path.extension().is_some_and(|extension| extension == "txt") {
            self.gate.pass();
        }
        self.files.read(path)
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.files.replace(path, bytes)
    }

    fn user_name(&self, folder: &Path) -> Option<String> {
        self.files.user_name(folder)
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.is_file(path)
    }

    fn walk(&self, folder: &Path, extent: &Extent, visit: &mut dyn FnMut(Visited) -> ControlFlow<()>) {
        self.files.walk(folder, extent, visit);
    }
}

/// Files in memory that change while a server looks at them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files(Arc<Mutex<HashMap<PathBuf, Vec<u8>>>>);

impl Files {
    pub(crate) fn write(&self, path: &str, text: &str) {
        self.0.lock().unwrap().insert(path.into(), text.into());
    }

    pub(crate) fn remove(&self, path: &str) {
        self.0.lock().unwrap().remove(Path::new(path));
    }
}

impl FileSystem for Files {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.lock().unwrap().get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.0.lock().unwrap().insert(path.to_owned(), bytes.to_owned());
        Ok(())
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.is_file(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.replace(path, bytes)
    }

    fn user_name(&self, _: &Path) -> Option<String> {
        Some("Miriam Tolland".to_owned())
    }

    fn is_file(&self, path: &Path) -> bool {
        self.0.lock().unwrap().contains_key(path)
    }

    fn walk(&self, folder: &Path, _: &Extent, visit: &mut dyn FnMut(Visited) -> ControlFlow<()>) {
        let files: Vec<PathBuf> =
            self.0.lock().unwrap().keys().filter(|file| file.starts_with(folder)).cloned().collect();
        let _ = files.into_iter().try_for_each(|file| visit(Visited::File(file)));
    }
}

/// A finding of some rule that waits for a pause, or does not.
pub(crate) fn finding(span: Span, message: &str, waits: bool) -> Diagnostic {
    let rule: &'static Rule = RULES.iter().copied().find(|rule| rule.waits == waits).unwrap();
    let (severity, message) = (rule.severity, message.into());
    Diagnostic { rule, severity, span, message, related: Vec::new(), unnecessary: false, is_fallback: false }
}

/// The messages of a publication's diagnostics.
pub(crate) fn messages(publication: &Value) -> Vec<&str> {
    let diagnostics = publication["diagnostics"].as_array().unwrap();
    diagnostics.iter().map(|diagnostic| diagnostic["message"].as_str().unwrap()).collect()
}

/// Hovering shows the text of the document, and the offset: what the server makes of what it is told.
pub(crate) struct Echo;

impl Features for Echo {
    fn hover(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Hover> {
        echo(snapshot, position)
    }
}

pub(crate) fn echo(snapshot: &Snapshot, position: &FilePosition) -> Option<Hover> {
    let text = snapshot.text(&position.path)?;
    Some(Hover { span: Span::new(position.offset, text.len()), markdown: text.to_string() })
}
