//! How long an editor waits for ibid (`cargo bench --bench protocol`), beside a server on the same protocol library that does
//! nothing, publishes as many diagnostics and has menus as long: what must be sent is part of what can be reached. Times in
//! ms: the median and the 99th percentile; the ratio is of medians.
//!
//! `cargo bench --bench protocol -- 10k 1m` takes these sizes alone. `--null N M` makes of this program the server that does
//! nothing, with N diagnostics and M items in its menus.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, unreachable_pub)]

mod corpus;
mod null;

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

const SIZES: [(&str, usize); 4] = [("10k", 10_000), ("100k", 100_000), ("1m", 1_000_000), ("10m", 10_000_000)];

/// How many letters are typed for each measurement, and how many changes a burst has.
const LETTERS: usize = 100;
const BURST: i64 = 198;

/// Nobody waits for longer.
const PATIENCE: Duration = Duration::from_mins(1);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--null") {
        null::serve(arguments[at + 1].parse().unwrap(), arguments[at + 2].parse().unwrap());
        return;
    }
    let is_wanted = |name: &str| {
        let mut named = arguments.iter().filter(|argument| !argument.starts_with('-')).peekable();
        named.peek().is_none() || named.any(|argument| argument == name)
    };
    println!("{:>5}  {:<28} {:>16} {:>16} {:>7}", "size", "", "ibid", "null", "ratio");
    for (name, size) in SIZES.into_iter().filter(|(name, _)| is_wanted(name)) {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("refs.bib"), corpus::bib(corpus::SOURCES)).unwrap();
        let text = corpus::article(size);
        let ours = measured(Command::new(env!("CARGO_BIN_EXE_ibid")).arg("lsp"), folder.path(), &text);
        let null = std::env::current_exe().unwrap();
        let (diagnostics, items) = (ours.diagnostics.to_string(), ours.items.to_string());
        let theirs = measured(Command::new(null).args(["--null", &diagnostics, &items]), folder.path(), &text);
        for ((what, ours), (_, theirs)) in ours.lines().into_iter().zip(theirs.lines()) {
            let ratio = ours.median / theirs.median;
            println!("{name:>5}  {what:<28} {} {} {ratio:>6.1}×", ours.shown(), theirs.shown());
        }
        println!("{name:>5}  {:<28} {} diagnostics, {} items", "", ours.diagnostics, ours.items);
    }
}

/// Of several the median and the 99th percentile, in ms; of memory, in MB, the only one twice.
#[derive(Clone, Copy)]
struct Figure {
    median: f64,
    most: f64,
}

impl Figure {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        let ms = |index: usize| times[index].as_secs_f64() * 1000.0;
        Self { median: ms(times.len() / 2), most: ms((times.len() * 99 / 100).min(times.len() - 1)) }
    }

    fn once(value: f64) -> Self {
        Self { median: value, most: value }
    }

    fn shown(self) -> String {
        format!("{:>8.2} {:>7.2}", self.median, self.most)
    }
}

/// What was measured of one server with one document.
struct Measured {
    diagnostics: usize,
    items: usize,
    figures: Vec<(&'static str, Figure)>,
}

impl Measured {
    fn lines(&self) -> Vec<(&'static str, Figure)> {
        self.figures.clone()
    }
}

fn measured(command: &mut Command, folder: &Path, text: &str) -> Measured {
    let start = Instant::now();
    let mut server = Server::start(command);
    server.initialize(folder);
    let started = start.elapsed();
    let uri = format!("file://{}/article.md", folder.display());
    let start = Instant::now();
    let file = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
    server.notify("textDocument/didOpen", &json!({"textDocument": file}));
    let mut diagnostics = server.published(1);
    let opened = start.elapsed();
    // Until the library is read, all keys are unknown.
    while let Some(later) = server.published_soon(1) {
        diagnostics = later;
    }
    let mut typing = Typing::new(&uri, text);
    let to_diagnostics = typing.each(&mut server, |server, typing| {
        server.published(typing.version);
    });
    let hover = typing.quoted;
    let to_hover = typing.each(&mut server, |server, typing| {
        server.call("textDocument/hover", &typing.place(&hover));
    });
    let cited = typing.cited;
    let menu = server.call("textDocument/completion", &typing.place(&cited));
    let items = menu["result"].pointer("/items").unwrap_or(&menu["result"]).as_array().map_or(0, Vec::len);
    let to_completion = typing.each(&mut server, |server, typing| {
        server.call("textDocument/completion", &typing.place(&cited));
    });
    let start = Instant::now();
    for _ in 0..BURST {
        typing.letter(&mut server);
    }
    server.published(typing.version);
    let burst = start.elapsed();
    let memory = server.peak_memory();
    Measured {
        diagnostics,
        items,
        figures: vec![
            ("initialize answered", Figure::of(vec![started])),
            ("opened → diagnostics", Figure::of(vec![opened])),
            ("a letter → diagnostics", Figure::of(to_diagnostics)),
            ("a letter, then a card", Figure::of(to_hover)),
            ("a letter, then a menu", Figure::of(to_completion)),
            ("198 letters → diagnostics", Figure::of(vec![burst])),
            ("peak memory, MB", Figure::once(memory)),
        ],
    }
}

/// Letters that are typed in the middle of a document and taken out again.
struct Typing {
    uri: String,
    version: i64,
    line: usize,
    is_there: bool,
    /// A place in a quotation, and one behind the `@` of a citation: line and column, in UTF-16.
    quoted: (usize, usize),
    cited: (usize, usize),
}

impl Typing {
    fn new(uri: &str, text: &str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let middle = lines.len() / 2;
        let find = |sign: &str| {
            let at = (middle..lines.len())
                .find(|line| lines[*line].starts_with("So ") && lines[*line].contains(sign))
                .unwrap();
            let before = lines[at].split_once(sign).unwrap().0;
            (at, before.encode_utf16().count() + sign.encode_utf16().count())
        };
        let (quoted, cited) = (find("“The "), find("[@"));
        Self { uri: uri.to_owned(), version: 1, line: quoted.0, is_there: false, quoted, cited }
    }

    /// Types one, or takes it out.
    fn letter(&mut self, server: &mut Server) {
        let at = |character: usize| json!({"line": self.line, "character": character});
        let (end, text) = if self.is_there { (4, "") } else { (3, "x") };
        self.version += 1;
        self.is_there = !self.is_there;
        let change = json!({"range": {"start": at(3), "end": at(end)}, "text": text});
        let document = json!({"uri": self.uri, "version": self.version});
        server.notify("textDocument/didChange", &json!({"textDocument": document, "contentChanges": [change]}));
    }

    /// How long it takes from each letter until `done` returns.
    fn each(&mut self, server: &mut Server, done: impl Fn(&mut Server, &Self)) -> Vec<Duration> {
        let mut times = Vec::new();
        for _ in 0..LETTERS {
            let start = Instant::now();
            self.letter(server);
            done(server, self);
            times.push(start.elapsed());
            server.published(self.version);
        }
        times
    }

    fn place(&self, (line, character): &(usize, usize)) -> Value {
        let character = if *line == self.line { character + usize::from(self.is_there) } else { *character };
        json!({"textDocument": {"uri": self.uri}, "position": {"line": line, "character": character}})
    }
}

/// A server, as an editor runs it.
struct Server {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    /// What has come in and nobody has waited for.
    inbox: VecDeque<Value>,
    last_id: i64,
    /// The last publication: its version, and how many diagnostics are in it.
    published: Option<(i64, usize)>,
}

impl Server {
    fn start(command: &mut Command) -> Self {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (process.stdin.take().unwrap(), process.stdout.take().unwrap());
        let (sender, messages) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read_message(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self { process, input, messages, inbox: VecDeque::new(), last_id: 0, published: None }
    }

    fn initialize(&mut self, folder: &Path) {
        let capabilities = json!({
            "general": {"positionEncodings": ["utf-16"]},
            "textDocument": {
                "publishDiagnostics": {"versionSupport": true, "codeDescriptionSupport": true},
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"resolveSupport": {"properties": ["documentation"]}}},
            },
        });
        let params =
            json!({"processId": null, "rootUri": format!("file://{}", folder.display()), "capabilities": capabilities});
        self.call("initialize", &params);
        self.notify("initialized", &json!({}));
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn call(&mut self, method: &str, params: &Value) -> Value {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.receive(PATIENCE).unwrap_or_else(|| panic!("no answer to {method}"));
            if message["id"] == id && message.get("method").is_none() {
                assert!(!message["result"].is_null(), "{method}: {message}");
                return message;
            }
            self.inbox.push_back(message);
        }
    }

    fn receive(&mut self, patience: Duration) -> Option<Value> {
        let message = self.messages.recv_timeout(patience).ok()?;
        if message["method"] == "textDocument/publishDiagnostics" {
            let count = message["params"]["diagnostics"].as_array().map_or(0, Vec::len);
            self.published = message["params"]["version"].as_i64().map(|version| (version, count));
        }
        Some(message)
    }

    /// Waits for the diagnostics of a version, and tells how many they are.
    fn published(&mut self, version: i64) -> usize {
        loop {
            match self.published {
                Some((published, count)) if published >= version => return count,
                _ => drop(self.receive(PATIENCE).unwrap_or_else(|| panic!("no diagnostics of version {version}"))),
            }
        }
    }

    /// The same, if it comes soon after what has come already.
    fn published_soon(&mut self, version: i64) -> Option<usize> {
        self.published = None;
        while self.published.is_none() {
            self.receive(Duration::from_millis(700))?;
        }
        Some(self.published(version))
    }

    /// In MB.
    fn peak_memory(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        kilobytes.unwrap_or(f64::NAN) / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn read_message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|count| *count > 0)?;
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", digits)) => length = digits.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
