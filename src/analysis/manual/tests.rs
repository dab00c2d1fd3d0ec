#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::path::Path;

use expect_test::expect_file;
use serde_json::Value;

use super::schema::{property, schema};
use super::{explanation, level};
use crate::analysis::diagnostics::RULES;
use crate::workspace::{Kind, SETTINGS, Scope};

/// `UPDATE_EXPECT=1 cargo test` rewrites this file, and the others below.
#[test]
fn the_page_of_the_rules_is_theirs() {
    let mut page =
        "# The rules\n\nWhat ibid finds, one section for each rule. `ibid explain RULE` says the same.\n".to_owned();
    for rule in RULES {
        write!(page, "\n## {}\n\n{}", rule.code, explanation(rule)).unwrap();
    }
    expect_file!["../../rules.md"].assert_eq(&page);
}

#[test]
fn the_table_in_the_readme_is_that_of_the_rules() {
    let row = |rule: &&crate::analysis::diagnostics::Rule| {
        format!("| [`{}`](src/rules.md#{}) | {} | {} |\n", rule.code, rule.code, level(rule), rule.summary)
    };
    let table = format!("| rule | severity | when |\n|---|---|---|\n{}", RULES.iter().map(row).collect::<String>());
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (before, rest) = readme.split_once("<!-- rules -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- /rules -->").unwrap();
    expect_file!["../../../README.md"].assert_eq(&format!("{before}<!-- rules -->\n{table}<!-- /rules -->{after}"));
}

#[test]
fn a_rule_is_explained_where_its_address_says() {
    for rule in RULES {
        let (page, section) = rule.url().rsplit_once('#').map(|(page, it)| (page.to_owned(), it.to_owned())).unwrap();
        assert!(page.ends_with("/src/rules.md"));
        assert_eq!(section, rule.code);
    }
}

#[test]
fn the_schema_of_ibid_toml_is_that_of_the_settings() {
    let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    expect_file!["../../../editors/vscode/ibid.schema.json"].assert_eq(&text);
}

/// VS Code has them in its own file.
#[test]
fn vs_codes_settings_are_those_that_a_user_may_have() {
    const BEFORE: &str = "\"title\": \"Checking and Hints\",\n        \"properties\": ";
    let mut settings = serde_json::Map::new();
    // What can only be said here comes first: the rest is better said in the folder, for all who write there.
    let (own, shared): (Vec<_>, Vec<_>) = SETTINGS.iter().partition(|setting| !setting.belongs_in(Scope::Document));
    let shown = own.into_iter().chain(shared).filter(|setting| setting.belongs_in(Scope::User));
    for (order, setting) in shown.enumerate() {
        let mut property = property(setting);
        property["order"] = order.into();
        if matches!(setting.kind, Kind::Folders(_)) {
            // No folder may say what is read elsewhere on the machine.
            property["scope"] = "machine".into();
        }
        settings.insert(format!("ibid.{}", camel(setting.name)), property);
    }
    let settings = serde_json::to_string_pretty(&settings).unwrap().replace('\n', "\n        ");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode/package.json");
    let package = std::fs::read_to_string(file).unwrap();
    let (before, rest) = package.split_once(BEFORE).unwrap();
    let mut theirs = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
    theirs.next().unwrap().unwrap();
    let after = &rest[theirs.byte_offset()..];
    expect_file!["../../../editors/vscode/package.json"].assert_eq(&format!("{before}{BEFORE}{settings}{after}"));
}

fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| name + &part[..1].to_uppercase() + &part[1..])
}
