//! Forms with a blank, of values that are no texts.

use super::place::{Place, Shape, Writing};
use crate::analysis::completion::{CompletionItem, ItemKind};
use crate::sources::{FieldKind, FieldName};

/// The forms that a value of the field `name` may have where it is no text.
pub(super) fn blanks(place: &Place, name: &FieldName) -> Vec<CompletionItem> {
    if place.is_quoted {
        return Vec::new();
    }
    let mark = match (&place.writing, place.shape) {
        (Writing::Json, _) => "\"",
        (Writing::Yaml { .. }, Shape::CslYaml | Shape::Custom) => "",
        _ => return Vec::new(),
    };
    let form = |field: &str, before: String, after: String| CompletionItem {
        kind: ItemKind::Value,
        label: format!("{before}…{after}"),
        blanks: vec![before.len()],
        insert: format!("{before}{after}"),
        filter: field.to_owned(),
        ..CompletionItem::default()
    };
    let [open, close] = match place.writing {
        // On the next lines others can follow.
        Writing::Yaml { in_brackets: false } if place.is_in_list => ["", ""],
        _ if place.is_in_list => ["{", "}"],
        _ => ["[{", "}]"],
    };
    let of_name = |part| form(part, format!("{open}{mark}{part}{mark}: {mark}"), format!("{mark}{close}"));
    match name.kind() {
        FieldKind::Date if mark == "\"" => vec![form("date-parts", "{\"date-parts\": [[".to_owned(), "]]}".to_owned())],
        FieldKind::Names => ["family", "literal"].map(of_name).to_vec(),
        FieldKind::Date | FieldKind::Text => Vec::new(),
    }
}
