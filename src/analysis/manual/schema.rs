//! The schema of `ibid.toml`, and of the settings of editors: JSON Schema, draft 7, which is what editors of TOML know.

use serde_json::{Map, Value, json};

use super::rules::{level, severity};
use crate::analysis::diagnostics::{RULES, Rule};
use crate::workspace::{FEATURES, Kind, LEVELS, SETTINGS, Scope, Setting, Settings};

/// The schema of `ibid.toml`.
pub fn schema() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/main/editors/vscode/ibid.schema.json"),
        "title": "ibid.toml",
        "description": "What ibid does in the documents of this folder and below.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties(Scope::Workspace),
    })
}

/// The schema of each setting that may be said in settings of `scope`.
fn properties(scope: Scope) -> Map<String, Value> {
    let settings = SETTINGS.iter().filter(|setting| setting.belongs_in(scope));
    settings.map(|setting| (setting.name.to_owned(), property(setting))).collect()
}

/// What may be said for `setting`.
pub(super) fn property(setting: &Setting) -> Value {
    let mut property = match &setting.kind {
        Kind::Switch(field) => json!({"type": "boolean", "default": *field(&mut Settings::default())}),
        Kind::Choice(choices) => json!({
            "type": "string",
            "enum": choices.iter().map(|choice| choice.name).collect::<Vec<_>>(),
            "enumDescriptions": choices.iter().map(|choice| choice.summary).collect::<Vec<_>>(),
            "default": choices.iter().find(|choice| choice.is_default()).map(|choice| choice.name),
        }),
        Kind::Folders(_) => json!({"type": "array", "items": {"type": "string"}, "default": []}),
        Kind::Sources | Kind::Patterns => {
            json!({"type": ["string", "array"], "items": {"type": "string"}, "default": []})
        }
        Kind::Features => {
            let names: Vec<&str> = FEATURES.iter().map(|(name, _)| *name).collect();
            json!({"type": "array", "items": {"type": "string", "enum": names}, "uniqueItems": true, "default": []})
        }
        Kind::Words(_) => json!({"type": "string", "default": ""}),
        Kind::Library => json!({"type": "string"}),
        Kind::Rules => {
            let rules: Map<String, Value> = RULES.iter().map(|it| (it.code.to_owned(), rule(it))).collect();
            json!({"type": "object", "additionalProperties": false, "properties": rules, "default": {}})
        }
        Kind::Overrides => {
            let mut settings = properties(Scope::Document);
            let files = json!({
                "description": "Patterns of documents, which stay below the folder of ibid.toml.",
                "type": ["string", "array"],
                "items": {"type": "string"},
            });
            settings.insert("files".into(), files);
            let table = json!({
                "type": "object", "required": ["files"], "additionalProperties": false, "properties": settings,
            });
            json!({"type": "array", "items": table})
        }
    };
    if let Some(property) = property.as_object_mut() {
        property.insert("description".into(), setting.summary.into());
    }
    property
}

/// What may be said of a rule: a level, or a table with its numbers.
fn rule(rule: &Rule) -> Value {
    let levels: Vec<&str> = LEVELS.iter().map(|(name, _)| *name).collect();
    let numbers = rule.options.iter().map(|option| {
        let number = json!({"type": "integer", "minimum": 0, "default": option.default, "description": option.summary});
        (option.name.to_owned(), number)
    });
    let of_table: Map<String, Value> =
        numbers.chain([("severity".to_owned(), json!({"type": "string", "enum": levels}))]).collect();
    let default = if rule.is_on { severity(rule.severity) } else { "off" };
    json!({
        "description": format!("{}. Default: {}.", rule.summary, level(rule)),
        "default": default,
        "anyOf": [
            {"type": "string", "enum": levels},
            {"type": "boolean"},
            {"type": "object", "additionalProperties": false, "properties": of_table},
        ],
    })
}
