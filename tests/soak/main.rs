//! A soak: somebody writes an article (`writing.txt`) while somebody else does whatever can be done to the files around it,
//! as fast as the server takes it in. Again and again a fresh server is asked the same about the same files, and each of its
//! answers must be the same; and when everything is put back, the server must have no more memory than it had before.
//!
//! `cargo test --test soak` is a short one, of so many edits. `tests/soak/run 300` takes 300 seconds, and looks at the
//! memory, too. A run says its seed, with which it can be repeated: `tests/soak/run 300 SEED`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)] // A test that cannot go on has failed.

mod comparing;
mod desk;
mod dice;
mod edits;
mod questions;
mod recording;
mod server;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use comparing::compare;
use desk::Desk;
use dice::Dice;
use recording::Recording;
use server::{Manners, Server};
use text::Encoding;

/// How many steps there are from one comparison to the next, and how many comparisons until everything is put back.
const STEPS: usize = 200;
const COMPARISONS: usize = 4;

/// How many requests may be unanswered.
const UNANSWERED: usize = 40;

/// By how much the memory of the last quarter of a run may be above that of the quarter before it. What patterns remember of
/// texts fills up for a while, by a megabyte or so; a hundred bytes that each edit left behind would be twice as much.
const GROWTH: f64 = 1.05;

/// The seeds of the short soak: one for each way to be told of diagnostics.
const SEEDS: [u64; 2] = [1, 2];

#[test]
fn a_server_that_has_seen_much_says_what_a_fresh_one_says() {
    let variable = |name: &str| std::env::var(name).ok().map(|value| value.parse::<u64>().unwrap());
    let Some(seconds) = variable("IBID_SOAK_SECONDS") else {
        for seed in SEEDS {
            Soak::new(seed).telling(Soak::work);
        }
        return;
    };
    let seed = variable("IBID_SOAK_SEED").unwrap();
    let (mut soak, start, mut memory) = (Soak::new(seed), Instant::now(), Vec::new());
    while start.elapsed() < Duration::from_secs(seconds) {
        soak.telling(|soak| {
            (0..COMPARISONS).for_each(|_| soak.work());
            soak.put_back();
        });
        memory.extend(soak.server.memory());
    }
    let (edits, requests, checks) = (soak.desk.edits, soak.server.requests, soak.comparisons);
    println!("seed {seed}: {edits} edits, {requests} requests, {checks} comparisons with a fresh server");
    println!("memory after each round, in MB: {:?}", memory.iter().map(|kb| kb / 1024).collect::<Vec<_>>());
    let quarter = memory.len() / 4;
    if quarter == 0 {
        return println!("which are too few to say whether it grows");
    }
    let [third, last] = [2, 3].map(|at| median(&memory[at * quarter..(at + 1) * quarter]));
    println!("median of its third quarter {third:.0} kB, of the last {last:.0} kB");
    assert!(last <= third * GROWTH, "memory grows");
}

#[allow(clippy::cast_precision_loss)]
fn median(values: &[u64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted[sorted.len() / 2] as f64
}

/// A server, and who works with it.
struct Soak {
    seed: u64,
    desk: Desk,
    dice: Dice,
    manners: Manners,
    server: Server,
    recording: Recording,
    comparisons: usize,
}

impl Soak {
    fn new(seed: u64) -> Self {
        let encoding = match seed % 3 {
            0 => Encoding::Utf8,
            1 => Encoding::Utf16,
            _ => Encoding::Utf32,
        };
        let manners = manners(encoding, seed.is_multiple_of(2));
        let mut desk = Desk::new(encoding);
        let mut server = Server::start(&desk.root(), &manners);
        desk.begin(&mut server);
        Self { seed, desk, dice: Dice::new(seed), manners, server, recording: Recording::new(), comparisons: 0 }
    }

    /// Does `work`. A failure says what led to it.
    fn telling(&mut self, work: impl FnOnce(&mut Self)) {
        let done = catch_unwind(AssertUnwindSafe(|| work(self)));
        if let Err(panic) = done {
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("soak");
            self.desk.keep(&kept);
            println!("seed {}, after {} edits; all files are in {}", self.seed, self.desk.edits, kept.display());
            println!("what was done last:");
            self.desk.log.iter().for_each(|done| println!("  {done}"));
            resume_unwind(panic);
        }
    }

    /// Some of the article is written, among other things.
    fn work(&mut self) {
        for _ in 0..STEPS {
            let Self { desk, dice, server, recording, .. } = self;
            let (name, at) = if !recording.is_over() && dice.hits(70) {
                recording.play(desk, server);
                (recording::NAME.to_owned(), recording.caret())
            } else {
                let spared = (!recording.is_over()).then_some(recording::NAME);
                edits::one(desk, server, dice, spared)
            };
            glance(desk, server, dice, &name, at);
        }
        self.server.answer_all_but(0);
        self.compare();
    }

    /// Everything is as it was in the beginning.
    fn put_back(&mut self) {
        self.desk.reset(&mut self.server);
        self.recording = Recording::new();
        self.compare();
    }

    fn compare(&mut self) {
        let same = compare(&mut self.server, &mut self.desk, &self.manners, &mut self.dice);
        self.comparisons += 1;
        assert!(same.is_ok(), "{}", same.unwrap_err());
    }
}

/// What an editor asks by itself while somebody types at a place. It may want no answer any more before there is one.
fn glance(desk: &Desk, server: &mut Server, dice: &mut Dice, name: &str, at: usize) {
    let Some(document) = desk.open.get(name) else { return };
    let at = text::snapped(&document.text, at.min(document.text.len()));
    let questions = questions::about_place(desk, name, at);
    for _ in 0..dice.below(3) {
        let id = server.ask(dice.one(&questions));
        if dice.hits(20) {
            server.cancel(id);
        }
    }
    server.answer_all_but(UNANSWERED);
}

/// A client that can do everything.
fn manners(encoding: Encoding, pulls: bool) -> Manners {
    let mut capabilities = json!({
        "general": {"positionEncodings": [encoding.name()]},
        "experimental": {"ibid": {"refresh": true}, "commands": {"commands": ["ibid.showReferences"]}},
        "window": {"showDocument": {"support": true}, "workDoneProgress": true},
        "workspace": {
            "configuration": true,
            "didChangeConfiguration": {"dynamicRegistration": true},
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"], "changeAnnotationSupport": {}},
            "fileOperations": {"willRename": true, "didRename": true},
            "codeLens": {"refreshSupport": true},
            "inlayHint": {"refreshSupport": true},
            "semanticTokens": {"refreshSupport": true},
            "textDocumentContent": {},
            "symbol": {"symbolKind": {"valueSet": [1, 5, 15, 20]}},
        },
        "textDocument": {
            "rename": {"prepareSupport": true, "honorsChangeAnnotations": true},
            "hover": {"contentFormat": ["markdown"]},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
                "isPreferredSupport": true, "honorsChangeAnnotations": true, "dataSupport": true,
                "resolveSupport": {"properties": ["edit"]},
            },
            "definition": {"linkSupport": true},
            "implementation": {"linkSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "semanticTokens": {
                "requests": {"full": {"delta": true}, "range": true}, "formats": ["relative"],
                "tokenTypes": ["string", "variable", "keyword", "type", "number", "property", "comment", "class"],
                "tokenModifiers": ["definition", "readonly"],
            },
            "completion": {"completionItem": {
                "documentationFormat": ["markdown"], "labelDetailsSupport": true, "snippetSupport": true,
                "resolveSupport": {"properties": ["documentation"]},
            }},
            "publishDiagnostics": {
                "relatedInformation": true, "codeDescriptionSupport": true, "versionSupport": true,
                "tagSupport": {"valueSet": [1, 2]},
            },
        },
    });
    if pulls {
        capabilities["textDocument"]["diagnostic"] = json!({"relatedInformation": true});
        capabilities["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    }
    let settings: Value = json!({
        "verdictHints": true,
        "initials": "EM",
        "diagnosticMode": if pulls { "workspace" } else { "open-files" },
    });
    Manners { capabilities, settings, pulls }
}
