//! `ibid lsp`: the server answers on standard input and output. What it answers is tested in `tests/protocol`.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Stdio};

use serde_json::{Value, json};

use crate::Folder;

/// A server, and what it says.
struct Session {
    child: Child,
    answers: BufReader<ChildStdout>,
}

impl Session {
    fn start(folder: &Folder, args: &[&str]) -> Self {
        let mut child = folder.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self { child, answers }
    }

    fn send(&mut self, message: &Value) {
        let message = message.to_string();
        write!(self.child.stdin.as_mut().unwrap(), "Content-Length: {}\r\n\r\n{message}", message.len()).unwrap();
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut header = String::new();
            self.answers.read_line(&mut header).unwrap();
            match header.trim_end().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().unwrap(),
                None if header == "\r\n" => break,
                None => panic!("a header: {header:?}"),
            }
        }
        let mut body = vec![0; length];
        self.answers.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn exit_code(mut self) -> Option<i32> {
        self.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
        self.child.wait().unwrap().code()
    }
}

#[test]
fn a_session_from_initialize_to_exit() {
    for args in [&["lsp"][..], &["lsp", "--stdio"]] {
        let mut session = Session::start(&Folder::new(&[]), args);
        session.send(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}));
        let answer = session.receive();
        assert!(answer["result"]["capabilities"].is_object(), "{args:?}: {answer}");
        session.send(&json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown"}));
        assert_eq!(session.receive()["id"], 2);
        assert_eq!(session.exit_code(), Some(0), "{args:?}");
    }
}

#[test]
fn an_exit_without_shutdown_is_told_by_the_exit_code() {
    assert_eq!(Session::start(&Folder::new(&[]), &["lsp"]).exit_code(), Some(1));
}
