//! The program as a process, and what is said to it and by it.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// How long an answer may take. Nothing here takes a tenth of it; a server that is stuck takes for ever.
const PATIENCE: Duration = Duration::from_mins(2);

/// What may be answered to a request that comes at the wrong time, or asks for what cannot be: it was cancelled, the text
/// is another by now, it cannot be done.
const EXCUSES: [i64; 3] = [-32800, -32801, -32803];

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) method: &'static str,
    pub(crate) params: Value,
}

impl Question {
    pub(crate) fn new(method: &'static str, params: Value) -> Self {
        Self { method, params }
    }
}

/// What a client says of itself at `initialize`, and when it is asked for its settings.
#[derive(Clone, Debug)]
pub(crate) struct Manners {
    pub(crate) capabilities: Value,
    pub(crate) settings: Value,
    /// Whether it asks for diagnostics.
    pub(crate) pulls: bool,
}

pub(crate) struct Server {
    process: Child,
    input: BufWriter<ChildStdin>,
    messages: Receiver<Value>,
    settings: Value,
    last_id: i64,
    /// What was asked and is not answered, by the id of the request.
    asked: HashMap<i64, &'static str>,
    answers: HashMap<i64, Value>,
    /// What was published last for each file: the version, if it has one, and the diagnostics.
    pub(crate) published: BTreeMap<String, (Option<i64>, Value)>,
    /// How many messages came that nobody had asked for.
    pub(crate) news: usize,
    /// How many requests were made.
    pub(crate) requests: usize,
    /// What the user was shown last.
    pub(crate) shown: String,
}

impl Server {
    /// A server on the folder at `root`, which has answered `initialize`.
    pub(crate) fn start(root: &Path, manners: &Manners) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
        let command = command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
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
        let mut server = Self {
            process,
            input: BufWriter::new(input),
            messages,
            settings: manners.settings.clone(),
            last_id: 0,
            asked: HashMap::new(),
            answers: HashMap::new(),
            published: BTreeMap::new(),
            news: 0,
            requests: 0,
            shown: String::new(),
        };
        let root = format!("file://{}", root.display());
        let options = manners.settings.clone();
        let params = json!({"rootUri": root, "capabilities": manners.capabilities, "initializationOptions": options});
        server.call(&Question::new("initialize", params));
        server.notify("initialized", json!({}));
        server
    }

    #[allow(clippy::needless_pass_by_value)] // `json!` is written where it is passed.
    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Asks, and does not wait for the answer.
    pub(crate) fn ask(&mut self, question: &Question) -> i64 {
        self.last_id += 1;
        self.requests += 1;
        self.asked.insert(self.last_id, question.method);
        let mut message = json!({"jsonrpc": "2.0", "id": self.last_id, "method": question.method});
        if !question.params.is_null() {
            message["params"] = question.params.clone();
        }
        self.send(&message);
        self.last_id
    }

    /// Asks, and waits for what is answered: a `result`, or an `error` that is an excuse.
    pub(crate) fn call(&mut self, question: &Question) -> Value {
        let id = self.ask(question);
        self.answer(id)
    }

    /// The answer to a request.
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        while !self.answers.contains_key(&id) {
            let what = self.asked.get(&id).copied().unwrap_or_default();
            assert!(self.receive(PATIENCE), "no answer to {what}");
        }
        self.answers.remove(&id).unwrap()
    }

    pub(crate) fn cancel(&mut self, id: i64) {
        self.notify("$/cancelRequest", json!({"id": id}));
    }

    /// Waits until at most `count` requests are unanswered; what the answers say is not of interest.
    pub(crate) fn answer_all_but(&mut self, count: usize) {
        while self.asked.len() > count {
            assert!(self.receive(PATIENCE), "no answer to any of {:?}", self.asked);
        }
        self.answers.clear();
    }

    /// Waits until all files are found and read.
    pub(crate) fn settle(&mut self) {
        while self.call(&Question::new("ibid/sources", json!({})))["result"]["isIncomplete"] == true {}
    }

    /// Waits until the user is shown something.
    pub(crate) fn wait_until_shown(&mut self) {
        while self.shown.is_empty() {
            assert!(self.receive(PATIENCE), "nothing is shown");
        }
    }

    /// Takes in the next message, if one comes in time.
    pub(crate) fn receive(&mut self, patience: Duration) -> bool {
        self.input.flush().unwrap();
        let Ok(message) = self.messages.recv_timeout(patience) else {
            let ended = self.process.try_wait().unwrap();
            assert!(ended.is_none(), "the server is gone: {ended:?}");
            return false;
        };
        match (message["method"].as_str().map(str::to_owned), message.get("id").cloned()) {
            (None, id) => self.take_answer(&id.unwrap_or_default(), message),
            (Some(method), Some(id)) => self.reply(&method, &id),
            (Some(method), None) => self.take_news(&method, &message["params"]),
        }
        true
    }

    fn take_answer(&mut self, id: &Value, message: Value) {
        let id = id.as_i64().unwrap_or_else(|| panic!("an answer to nothing: {message}"));
        let what = self.asked.remove(&id).unwrap_or_else(|| panic!("a second answer: {message}"));
        let error = message["error"]["code"].as_i64();
        assert!(error.is_none_or(|code| EXCUSES.contains(&code)), "{what}: {message}");
        self.answers.insert(id, message);
    }

    fn reply(&mut self, method: &str, id: &Value) {
        self.news += 1;
        let result = match method {
            "workspace/configuration" => json!([self.settings]),
            "window/showDocument" => json!({"success": true}),
            _ => Value::Null,
        };
        self.send(&json!({"jsonrpc": "2.0", "id": id, "result": result}));
    }

    fn take_news(&mut self, method: &str, params: &Value) {
        self.news += 1;
        match method {
            "textDocument/publishDiagnostics" => {
                let uri = params["uri"].as_str().unwrap().to_owned();
                self.published.insert(uri, (params["version"].as_i64(), params["diagnostics"].clone()));
            }
            "window/logMessage" => assert_ne!(params["type"], 1, "{params}"),
            "window/showMessage" => params["message"].as_str().unwrap().clone_into(&mut self.shown),
            _ => {}
        }
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    }

    /// How much memory it has, in kB; `None` where the system does not say.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().strip_suffix(" kB")?.parse().ok()
    }

    /// Ends it as an editor does.
    pub(crate) fn end(mut self) {
        self.answer_all_but(0);
        self.call(&Question::new("shutdown", Value::Null));
        self.notify("exit", Value::Null);
        self.input.flush().unwrap();
        assert_eq!(self.process.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn read_message(output: &mut BufReader<ChildStdout>) -> Option<Value> {
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
    std::io::Read::read_exact(output, &mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
