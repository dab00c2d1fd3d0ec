//! The example: what is wrong in it is what its README says is wrong, and every rule has its place there.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use ibid::analysis::diagnostics::RULES;

use crate::{Run, field, objects};

/// What is wrong with a file as a whole, or with the folder: one such fault would hide the others.
const ELSEWHERE: [&str; 3] = ["invalid-settings", "missing-bibliography", "not-utf8"];

/// The faults that the README lists: the file and the rule.
fn listed() -> Vec<(String, String)> {
    let readme = std::fs::read_to_string(folder().join("README.md")).unwrap();
    let mut file = String::new();
    let mut faults = Vec::new();
    for line in readme.lines().filter(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        match cells.as_slice() {
            [heading, "Rule", _] => file = heading.trim_start_matches("In ").replace('`', ""),
            [_, rule, _] if rule.starts_with('`') => faults.push((file.clone(), rule.replace('`', ""))),
            _ => {}
        }
    }
    faults
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/example"))
}

/// What `ibid check` finds there.
fn found() -> Vec<(String, String)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    let output = command.args(["check", "--output-format", "json"]).current_dir(folder()).output().unwrap();
    let run = Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    };
    assert_eq!((run.stderr.as_str(), run.code), ("", Some(1)));
    let objects = objects(&run);
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    field(&objects, "path").into_iter().map(text).zip(field(&objects, "code").into_iter().map(text)).collect()
}

#[test]
fn its_faults_are_those_that_its_readme_lists() {
    let (found, listed) = (found(), listed());
    for file in listed.iter().chain(&found).map(|(file, _)| file).collect::<BTreeSet<_>>() {
        let rules = |faults: &[(String, String)]| -> Vec<String> {
            faults.iter().filter(|(other, _)| other == file).map(|(_, rule)| rule.clone()).collect()
        };
        assert_eq!(rules(&found), rules(&listed), "{file}, in the order in which they stand");
    }
}

#[test]
fn every_rule_has_a_fault_there() {
    let listed: BTreeSet<String> = listed().into_iter().map(|(_, rule)| rule).collect();
    let missing: Vec<&str> = RULES.iter().map(|rule| rule.code).filter(|code| !listed.contains(*code)).collect();
    let elsewhere: BTreeSet<&str> = ELSEWHERE.into_iter().collect();
    assert_eq!(missing.into_iter().collect::<BTreeSet<_>>(), elsewhere);
}
