//! The names of fields that are not there yet, each with what is to stand around its value.

use super::place::{Place, Shape, Writing};
use super::{fields, types};
use crate::analysis::completion::{CompletionItem, ItemKind};
use crate::sources::{FieldKind, FieldName};
use crate::text::{Span, Text};

/// How far after a name is looked for what follows it.
const NEAR: usize = 200;

/// A name with what follows it, and where in that the value is to be written.
struct Written {
    text: String,
    blank: Option<usize>,
}

impl Written {
    fn plain(text: String) -> Self {
        Self { text, blank: None }
    }

    fn around(before: &str, after: &str) -> Self {
        Self { text: format!("{before}{after}"), blank: Some(before.len()) }
    }
}

/// The names of the fields that are not there yet, and what they replace: quotation marks too, so that what follows a name
/// follows these.
pub(super) fn offered(place: &Place, text: &Text) -> (Span, Vec<CompletionItem>) {
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
    let known = fields::known(place.shape, kind).into_iter().filter(|known| !is_present(known));
    let after = text.slice(Span::new(replace.end(), replace.end() + NEAR));
    let also = place.comma.map(|comma| (Span::empty(comma), ",".to_owned()));
    let items = known.map(|known| {
        let written = written(place, &known, mark, &after);
        let csl = known.field.as_ref().map(FieldName::as_str).filter(|csl| *csl != known.name);
        CompletionItem {
            kind: ItemKind::Field,
            filter: format!("{mark}{}", known.name),
            label: known.name,
            insert: written.text,
            blank: written.blank,
            also: also.iter().cloned().collect(),
            detail: csl.unwrap_or_default().to_owned(),
            documentation: known.meaning.to_owned(),
            ..CompletionItem::default()
        }
    });
    (replace, items.collect())
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
        Writing::BibTex(_) if place.is_followed => Written::plain(name.clone()),
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
