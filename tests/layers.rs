//! The layers: each may use only those before it, and the protocol's types stay in the server.
#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

use std::fs;
use std::path::Path;

use regex::Regex;

/// From the bottom up. `lib.rs` and `main.rs` stand outside of them.
const LAYERS: &[&str] =
    &["pool", "fs", "text", "syntax", "sources", "verify", "workspace", "analysis", "server", "cli"];

/// What one source file does that its layer must not.
fn faults(path: &str, source: &str) -> Vec<String> {
    let layer = path.split(['/', '.']).next().unwrap_or_default();
    if path == "lib.rs" || path == "main.rs" {
        return Vec::new();
    }
    let Some(rank) = LAYERS.iter().position(|known| *known == layer) else {
        return vec![format!("{path}: {layer} is no layer")];
    };
    let code: String = source.lines().map(without_comment).collect::<Vec<_>>().join("\n");
    let mut faults: Vec<String> = modules_used(&code)
        .into_iter()
        // Those of `lib.rs` itself are no modules: types, for tests.
        .filter(|used| !used.starts_with(char::is_uppercase))
        .filter(|used| LAYERS.iter().position(|known| known == used).is_none_or(|used| used > rank))
        .map(|used| format!("{path}: {layer} uses {used}"))
        .collect();
    if layer != "server" && Regex::new(r"\b(tower_lsp|ls_types)\b").unwrap().is_match(&code) {
        faults.push(format!("{path}: {layer} uses the protocol's types"));
    }
    faults
}

/// The top-level modules in `crate::a::b`, `crate::{a::b, c::{d, e}}`.
fn modules_used(code: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for start in Regex::new(r"\bcrate::").unwrap().find_iter(code).map(|found| found.end()) {
        let rest = &code[start..];
        if rest.starts_with('{') {
            modules.extend(names_in_braces(rest));
        } else {
            let end = rest.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(rest.len());
            modules.push(rest[..end].to_owned());
        }
    }
    modules
}

/// The first name of each path in `{a::b, c::{d, e}}…`.
fn names_in_braces(group: &str) -> Vec<String> {
    let (mut depth, mut name, mut names, mut in_name) = (0, String::new(), Vec::new(), false);
    for char in group.chars() {
        if depth == 1 && in_name && (char.is_alphanumeric() || char == '_') {
            name.push(char);
            continue;
        }
        if !name.is_empty() {
            names.push(std::mem::take(&mut name));
            in_name = false;
        }
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        in_name |= depth == 1 && matches!(char, '{' | ',');
        if depth == 0 {
            break;
        }
    }
    names
}

fn without_comment(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

fn visit(folder: &Path, file: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, file);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            file(&path);
        }
    }
}

#[test]
fn every_layer_uses_only_those_before_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut all, mut files) = (Vec::new(), 0);
    visit(&src, &mut |path| {
        let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        all.extend(faults(&name, &fs::read_to_string(path).unwrap()));
        files += 1;
    });
    assert!(files > 20, "only {files} files were looked at");
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn a_layer_that_reaches_down_is_found() {
    for (path, source, expected) in [
        ("text/rope.rs", "use crate::syntax::Syntax;", vec!["text uses syntax"]),
        ("analysis/hover.rs", "fn f() { crate::server::serve() }", vec!["analysis uses server"]),
        (
            "syntax/mod.rs",
            "use crate::{text::Span, workspace::{Snapshot, server}, cli};",
            vec!["syntax uses workspace", "syntax uses cli"],
        ),
        ("sources/mod.rs", "use crate::{\n    cli,\n};", vec!["sources uses cli"]),
        ("cli/mod.rs", "use tower_lsp::ls_types::Uri;", vec!["cli uses the protocol's types"]),
        ("helpers/mod.rs", "", vec!["helpers is no layer"]),
        ("fs.rs", "use crate::text::Text;", vec!["fs uses text"]),
        ("workspace/mod.rs", "use crate::{fs, text::{Span, Text}}; // crate::cli", vec![]),
        ("server/mod.rs", "use tower_lsp::ls_types; use crate::analysis::{hover, cli};", vec![]),
        ("main.rs", "use ibid::cli;", vec![]),
        ("text/mod.rs", "use crate::CpuTime;", vec![]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|fault| format!("{path}: {fault}")).collect();
        assert_eq!(faults(path, source), expected);
    }
}
