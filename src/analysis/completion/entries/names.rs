//! The names of fields that are not there yet, each with what is to stand around its value.

use std::sync::LazyLock;

use regex::Regex;

use super::place::{Place, Shape, Writing};
use super::{fields, types};
use crate::analysis::completion::{CompletionItem, ItemKind};
use crate::sources::{FieldKind, FieldName};
use crate::text::{Span, Text, pattern};
use crate::workspace::Home;

/// Of how many entries before and after it the fields are looked at.
const AROUND: usize = 50;

/// How far after a name is looked for what follows it.
const NEAR: usize = 200;

/// A name with what follows it, and where in that the value is to be written.
struct Written {
    text: String,
    blanks: Vec<usize>,
}

impl Written {
    fn plain(text: String) -> Self {
        Self { text, blanks: Vec::new() }
    }

    fn around(before: &str, after: &str) -> Self {
        Self { text: format!("{before}{after}"), blanks: vec![before.len()] }
    }
}

/// The names of the fields that are not there yet, and what they replace: quotation marks too, so that what follows a name
/// follows these.
pub(super) fn offered(place: &Place, home: Home<'_>) -> (Span, Vec<CompletionItem>) {
    let text = home.text();
    let (replace, mark) = in_marks(place, text);
    let is_present = |known: &fields::Known| {
        place.present.iter().any(|name| {
            let is_name = name.eq_ignore_ascii_case(&known.name);
            // A tag of RIS may stand more than once.
            let is_field = place.shape != Shape::Ris
                && known.field.as_ref().is_some_and(|field| fields::of_name(place.shape, name) == *field);
            let is_list = place.shape == Shape::Ris && matches!(known.name.as_str(), "AU" | "A2" | "ED" | "KW" | "N1");
            (is_name || is_field) && !is_list
        })
    };
    let kind = types::in_csl(place.shape, &place.kind);
    let mut known = fields::known(place.shape, kind);
    if place.shape == Shape::BibTex {
        add_in_use(&mut known, home, place.replace.start());
    }
    let known = known.into_iter().filter(|known| !is_present(known));
    let after = text.slice(Span::new(replace.end(), replace.end() + NEAR));
    let items = known.map(|known| {
        let written = written(place, &known, mark, &after);
        let csl = known.field.as_ref().map(FieldName::as_str).filter(|csl| *csl != known.name);
        CompletionItem {
            kind: ItemKind::Field,
            filter: format!("{mark}{}", known.name),
            label: known.name,
            insert: written.text,
            blanks: written.blanks,
            detail: csl.unwrap_or_default().to_owned(),
            documentation: known.meaning.to_owned(),
            ..CompletionItem::default()
        }
    });
    (replace, items.collect())
}

/// Adds the fields that other entries of a `.bib` file have, the nearest ones: `year`, `titleaddon`, one's own.
fn add_in_use(known: &mut Vec<fields::Known>, home: Home<'_>, at: usize) {
    static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)(?:^|,)[ \t]*([A-Za-z][A-Za-z0-9_-]*)[ \t]*="));
    let entries = home.library().entries();
    let next = entries.partition_point(|entry| entry.span.start() <= at);
    let near = entries.get(next.saturating_sub(AROUND)..entries.len().min(next + AROUND)).unwrap_or_default();
    for entry in near {
        let text = home.text().slice(entry.span);
        let names = NAME.captures_iter(&text).filter_map(|found| {
            let name = found.get(1)?;
            let is_typed = Span::from(name.range()).shifted(entry.span.start()).touches(at);
            (!is_typed).then(|| name.as_str().to_ascii_lowercase())
        });
        for name in names {
            if known.iter().all(|known| known.name != name) {
                known.push(fields::Known { name, field: None, meaning: "" });
            }
        }
    }
}

/// The name at `place` with its quotation marks, and which these are.
fn in_marks(place: &Place, text: &Text) -> (Span, &'static str) {
    let around = |at: usize| text.slice(Span::new(at, at + 1)).into_owned();
    let before = place.replace.start().checked_sub(1).filter(|_| place.is_quoted);
    let mark = match (&place.writing, before.map(around).as_deref()) {
        (Writing::Json | Writing::Yaml { .. }, Some("\"")) => "\"",
        (Writing::Yaml { .. }, Some("'")) => "'",
        _ => return (place.replace, ""),
    };
    let is_closed = around(place.replace.end()) == mark;
    let end = place.replace.end() + usize::from(is_closed);
    (Span::new(place.replace.start() - 1, end), mark)
}

/// The name of a field as the format writes it, before `after`.
fn written(place: &Place, known: &fields::Known, mark: &str, after: &str) -> Written {
    let name = &known.name;
    match &place.writing {
        Writing::Ris => Written::plain(format!("{name}  - ")),
        Writing::BibTex(_) | Writing::Toml if place.is_followed => Written::plain(name.clone()),
        Writing::BibTex(equals) => {
            let is_last = after.trim_start_matches([' ', '\t']).starts_with(['}', ')', ',']);
            Written::around(&format!("{}{{", equals.written(name)), if is_last { "}" } else { "}," })
        }
        Writing::Json if place.is_followed => Written::plain(format!("\"{name}\"")),
        Writing::Json => {
            let (open, close) = brackets(known);
            let comma = if after.trim_start().starts_with('"') { "," } else { "" };
            Written::around(&format!("\"{name}\": {open}"), &format!("{close}{comma}"))
        }
        Writing::Toml => in_toml(place.shape, name),
        Writing::Yaml { .. } => {
            let sign = match name.as_str() {
                _ if place.is_followed => "",
                "references" | "custom" | "parent" | "affiliated" | "rules" if mark.is_empty() => ":",
                _ => ": ",
            };
            Written::plain(format!("{mark}{name}{mark}{sign}"))
        }
    }
}

/// The name of a setting, or of a table, in an `ibid.toml`.
fn in_toml(shape: Shape, name: &str) -> Written {
    match (shape, name) {
        (Shape::Tables, "overrides") => Written::plain("[overrides]]".to_owned()),
        (Shape::Tables, _) => Written::plain(format!("{name}]")),
        (Shape::Arrays, _) => Written::plain(format!("{name}]]")),
        (Shape::Config, "rules") => Written::plain("[rules]".to_owned()),
        (Shape::Config, "overrides") => Written::plain("[[overrides]]".to_owned()),
        (_, "rules") => Written::around("rules = { ", " }"),
        (_, "sources" | "exclude" | "files") => Written::around(&format!("{name} = [\""), "\"]"),
        (Shape::Config, "library") => Written::around("library = \"", "\""),
        _ => Written::plain(format!("{name} = ")),
    }
}

/// What stands around a value in JSON.
fn brackets(known: &fields::Known) -> (&'static str, &'static str) {
    match (known.name.as_str(), known.field.as_ref().map(FieldName::kind)) {
        (_, Some(FieldKind::Names)) => ("[", "]"),
        (_, Some(FieldKind::Date)) => ("{\"date-parts\": [[", "]]}"),
        ("date-parts", _) => ("[[", "]]"),
        ("custom", _) => ("{", "}"),
        _ => ("\"", "\""),
    }
}
