//! Values that are lists in one text: names that `and` joins, keys and keywords with commas, files with semicolons. What is
//! typed is one of them.

use super::bibtex::KEYS;
use super::fields;
use super::place::{Place, Shape, What, Writing};
use crate::sources::{FieldKind, FieldName};
use crate::text::{Span, Text};

/// The place, of whose value the item around the caret alone is to be replaced.
pub(super) fn narrowed(mut place: Place, text: &Text, caret: usize) -> Place {
    let What::Value(field) = &place.what else { return place };
    let separators = separators(&place, field);
    if separators.is_empty() || !place.replace.touches(caret) {
        return place;
    }
    let value = text.slice(place.replace);
    let Some((before, after)) = value.split_at_checked(caret - place.replace.start()) else { return place };
    let start = separators.iter().filter_map(|it| Some(before.rfind(it)? + it.len())).max().unwrap_or_default();
    // A line ends an item, too: what is broken may seem to go on.
    let start = before.rfind(['\n', '\r']).map_or(start, |line| start.max(line + 1));
    let ends = separators.iter().filter_map(|it| after.find(it)).chain(after.find(['\n', '\r']));
    let end = before.len() + ends.min().unwrap_or(after.len());
    let others = [before.get(..start), value.get(end..)].into_iter().flatten();
    let others = others.flat_map(|others| parted(others, separators)).collect();
    // A value has its spaces around it.
    let gap = before.get(start..).map_or(0, |typed| typed.len() - typed.trim_start_matches([' ', '\t']).len());
    let replace = Span::new(start + gap, end).shifted(place.replace.start());
    place.others = others;
    place.replace = replace;
    place
}

/// What parts the items of the field called `field`; none where its value is no list.
fn separators(place: &Place, field: &str) -> &'static [&'static str] {
    let Some(name) = place.field() else { return &[] };
    let is_list_of_keys = || KEYS.iter().any(|(known, are_several)| *known == field && *are_several);
    match (&place.writing, place.shape) {
        // Without braces it is a number or the name of a macro.
        (Writing::BibTex(_), _) if !place.is_quoted => &[],
        (_, Shape::BibTex) if fields::is_attachment(field) => &[";", ":"],
        (_, Shape::BibTex) if name == FieldName::Keyword => &[",", ";"],
        (_, Shape::BibTex) if is_list_of_keys() => &[","],
        // Publishers and places, too.
        (_, Shape::BibTex) if name.kind() != FieldKind::Date => &[" and "],
        (_, Shape::CslJson | Shape::CslYaml) if name == FieldName::Keyword && !place.is_in_list => &[","],
        _ => &[],
    }
}

/// The items of a piece of a list, as they are written.
fn parted(text: &str, separators: &[&str]) -> Vec<String> {
    // An `and` at the end of a line parts, too.
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut items = vec![format!(" {words} ")];
    for separator in separators {
        items = items.iter().flat_map(|item| item.split(separator)).map(str::to_owned).collect();
    }
    items.iter().map(|item| item.trim()).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}
