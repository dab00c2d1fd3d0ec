//! What a document sets for itself, in `ibid:` of its metadata.

use super::place::Shape;
use crate::analysis::diagnostics::RULES;
use crate::workspace::{Kind, LEVELS, SETTINGS, Scope};

/// What may be set there, each with what it does.
pub(super) fn names(shape: Shape) -> Vec<(&'static str, &'static str)> {
    if shape == Shape::Rules {
        return RULES.iter().map(|rule| (rule.code, rule.summary)).collect();
    }
    let settings = SETTINGS.iter().filter(|setting| setting.belongs_in(Scope::Document));
    settings.map(|setting| (setting.name, setting.summary)).collect()
}

/// What may be said for `name`, each with what it means.
pub(super) fn values(shape: Shape, name: &str) -> Vec<(&'static str, &'static str)> {
    if shape == Shape::Rules {
        return LEVELS.iter().map(|(level, _)| (*level, "")).collect();
    }
    let setting = SETTINGS.iter().find(|setting| setting.name == name && setting.belongs_in(Scope::Document));
    match setting.map(|setting| &setting.kind) {
        Some(Kind::Switch(_)) => vec![("true", ""), ("false", "")],
        Some(Kind::Choice(choices)) => choices.iter().map(|choice| (choice.name, choice.summary)).collect(),
        _ => Vec::new(),
    }
}
