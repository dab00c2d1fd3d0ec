#![allow(clippy::unwrap_used)]

mod again;
mod citing;
mod fixes;
mod laws;
mod locators;
mod making;
mod rewriting;
mod rules;
mod voices;
mod wording;

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::*;
use crate::analysis::fixture::Fixture;
use crate::analysis::shared::edit::edited;

/// A document that cites an entry with a transcript.
const HEAD: &str = "\
---
references:
- id: lincoln
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
  transcript: speech.txt
---
";

const SPEECH: &str = "\
//- /speech.txt
Four score and seven years ago our fathers brought forth, upon this continent, a new nation, conceived in Liberty, and
dedicated to the proposition that all men are created equal. The world will little note, nor long remember what we say
here, but it can never forget what they did here. It is rather for us to be here dedicated to the great task remaining
before us: that government of the people, by the people, for the people, shall not perish from the earth.
";

/// Everything that is offered at `$0` in `source`: a line for each action, `!` before the preferred ones, and the lines
/// that are others afterwards. Each is applied, and what it says that it fixes must be gone.
fn offered(source: &str) -> String {
    let fixture = Fixture::new(source);
    let caret = Span::empty(fixture.caret().offset);
    let (actions, snapshot) = all(&fixture, caret);
    let mut out = String::new();
    for action in actions.into_iter().filter(is_about_words) {
        let mark = if action.is_preferred { "!" } else { "-" };
        writeln!(out, "{mark} {} ({:?})", action.title, action.kind).unwrap();
        let after = applied(&fixture, &snapshot, &action);
        for (path, text) in &after.files {
            let mut text = text.clone();
            if let Some(select) = action.select().filter(|select| select.path == *path) {
                // What is only shown is a passage.
                assert!(select.span.is_empty() || action.edits.is_empty());
                text.insert(select.span.start(), '‸');
            }
            let old = fixture.files.iter().find(|(known, _)| known == path).unwrap();
            let old: Vec<&str> = old.1.lines().collect();
            let lines: Vec<&str> = text.lines().filter(|line| !old.contains(line)).collect();
            if *path != fixture.path && !lines.is_empty() {
                writeln!(out, "  in {}", path.display()).unwrap();
            }
            for line in lines {
                writeln!(out, "{}", format!("    {line}").trim_end()).unwrap();
            }
        }
        for fixed in &action.fixes {
            let count = |fixture: &Fixture| {
                let findings = match fixture.snapshot.document(&fixture.path) {
                    Some(document) => diagnose(&fixture.snapshot, document),
                    None => diagnose_library(&fixture.snapshot, &fixture.path),
                };
                findings.iter().filter(|finding| finding.rule.code == fixed.code).count()
            };
            let (before, after) = (count(&fixture), count(&after));
            let is_open = action.then.is_some();
            assert!(after < before || before == 0 || is_open, "{} is still there after “{}”", fixed.code, action.title);
        }
    }
    out
}

/// Whether an action is neither about the marks around the words nor about what is not to be shown.
fn is_about_words(action: &Action) -> bool {
    let is_form = ["Turn into", "Use straight", "Use typographic"].iter().any(|title| action.title.starts_with(title));
    !matches!(action.kind, ActionKind::Ignore | ActionKind::Sign) && !is_form
}

/// The workspace after an action.
fn applied(fixture: &Fixture, snapshot: &Snapshot, action: &Action) -> Fixture {
    let mut out = String::new();
    for (path, text) in &fixture.files {
        let edit = action.edits.iter().find(|edit| edit.path == *path);
        let text = edit.map_or_else(|| text.clone(), |edit| edited(snapshot.text(path).unwrap(), &edit.edits));
        write!(out, "//- {}\n{text}{}", path.display(), if text.ends_with('\n') { "" } else { "\n" }).unwrap();
    }
    Fixture::new(&out)
}

/// What is offered once all is read that has to be, and the snapshot of it.
fn all(fixture: &Fixture, span: Span) -> (Vec<Action>, Snapshot) {
    let search = search(&fixture.snapshot, &fixture.path, span).unwrap_or_default();
    let snapshot = fixture.with_transcripts(&search.transcripts);
    let seen = |listing: &Listing| {
        let paths = fixture.files.iter().map(|(path, _)| path.to_path_buf());
        paths.filter(|path| listing.takes_in(path)).collect()
    };
    let listing = listing(&snapshot, &fixture.path, span);
    let snapshot = listing.map_or(snapshot.clone(), |listing| snapshot.with_seen(seen(&listing)));
    (actions(&snapshot, &fixture.path, span, false), snapshot)
}

/// The files of a fixture, the first with another text.
fn with_first(fixture: &Fixture, text: &str) -> String {
    let mut out = format!("//- {}\n{text}\n", fixture.path.display());
    for (path, text) in fixture.files.iter().skip(1) {
        write!(out, "//- {}\n{text}", path.display()).unwrap();
    }
    out
}

#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&offered(&format!("{HEAD}{text}\n{SPEECH}")));
}
