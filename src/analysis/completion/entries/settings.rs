//! What is set: by a document for itself, in `ibid:` of its metadata, and by an `ibid.toml` for all documents.

use super::place::Shape;
use crate::analysis::diagnostics::{RULES, Severity};
use crate::workspace::{Kind, LEVELS, Level, SETTINGS, Scope, Setting};

/// What may be set there, each with what it does.
pub(super) fn names(shape: Shape) -> Vec<(&'static str, &'static str)> {
    let of = |scope: Scope| {
        let settings = SETTINGS.iter().filter(move |setting| setting.belongs_in(scope));
        settings.map(|setting| (setting.name, setting.summary))
    };
    let named =
        |wanted: &str| of(Scope::Workspace).find(|(name, _)| *name == wanted).map_or("", |(_, summary)| summary);
    match shape {
        Shape::Rules => RULES.iter().map(|rule| (rule.code, rule.summary)).collect(),
        Shape::Config => of(Scope::Workspace).collect(),
        Shape::Override => {
            let files = ("files", "Patterns of the documents that the table is about, as in `[\"drafts/**\"]`.");
            std::iter::once(files).chain(of(Scope::Document)).collect()
        }
        Shape::Tables => {
            let rules = "What each rule is in the documents of the `[[overrides]]` above.";
            vec![("rules", named("rules")), ("overrides", named("overrides")), ("overrides.rules", rules)]
        }
        Shape::Arrays => vec![("overrides", named("overrides"))],
        _ => of(Scope::Document).collect(),
    }
}

/// Whether the setting `name` of an `ibid.toml` names libraries.
pub(super) fn names_library(name: &str) -> bool {
    SETTINGS.iter().any(|it| it.name == name && matches!(it.kind, Kind::Sources | Kind::Library))
}

/// What may be said for `name`, each with what it means.
pub(super) fn values(shape: Shape, name: &str) -> Vec<(&'static str, &'static str)> {
    if shape == Shape::Rules {
        return levels(name);
    }
    let scope = if shape == Shape::Config { Scope::Workspace } else { Scope::Document };
    let is_it = |setting: &&Setting| setting.name == name && setting.belongs_in(scope);
    match SETTINGS.iter().find(is_it).map(|setting| &setting.kind) {
        Some(Kind::Switch(_)) => vec![("true", ""), ("false", "")],
        Some(Kind::Choice(choices)) => choices.iter().map(|choice| (choice.name, choice.summary)).collect(),
        _ => Vec::new(),
    }
}

/// What may be said of the rule `code`: first what it is not anyway.
fn levels(code: &str) -> Vec<(&'static str, &'static str)> {
    let rule = RULES.iter().find(|rule| rule.code == code);
    let is_so_anyway = |level: Level| {
        rule.is_some_and(|rule| match level {
            Level::Off => !rule.is_on,
            Level::On => rule.is_on,
            Level::Hint => rule.is_on && rule.severity == Severity::Hint,
            Level::Information => rule.is_on && rule.severity == Severity::Information,
            Level::Warning => rule.is_on && rule.severity == Severity::Warning,
            Level::Error => rule.is_on && rule.severity == Severity::Error,
        })
    };
    let mut levels = LEVELS.to_vec();
    levels.sort_by_key(|(_, level)| is_so_anyway(*level));
    levels.into_iter().map(|(name, level)| (name, if is_so_anyway(level) { "as it is" } else { "" })).collect()
}
