//! Inside entries and metadata: the fields that are not there yet, the types of the format, and values that the sources
//! have already.
//!
//! A file per format says what is to stand at a place ([`place::Place`]); what is offered there is one for all of them.

mod bibtex;
mod dates;
mod fields;
mod flow;
mod forms;
mod list;
mod names;
mod place;
mod ris;
mod settings;
#[cfg(test)]
mod tests;
mod toml;
mod types;
mod values;
mod written;
mod yaml;

use self::flow::Flow;
use self::place::{Place, Shape, What, Writing};
use self::values::Asked;
use self::yaml::InYaml;
use super::{Completion, front_matter, rank};
use crate::sources::{FieldKind, FieldName, Format};
use crate::text::Span;
use crate::workspace::{ConfigKind, Home, Snapshot};

/// What may stand at `offset` of the file `home`, if that is in an entry or in metadata. `files` are those that a field
/// that names some may name.
pub(super) fn complete(snapshot: &Snapshot, home: Home<'_>, offset: usize, files: &[String]) -> Option<Completion> {
    let place = place(home, offset)?;
    let typed = home.text().slice(Span::new(place.replace.start(), offset));
    let (replace, items) = match &place.what {
        What::Field => names::offered(&place, home),
        What::Type | What::Value(_) => {
            (place.replace, values::offered(&Asked::new(snapshot, home, &place, files, &typed)))
        }
        What::Item => return None,
    };
    let (mut items, is_incomplete) = rank::cut(items, &typed);
    if let Some(comma) = place.comma {
        for item in &mut items {
            item.also.push((Span::empty(comma), ",".to_owned()));
        }
    }
    Some(Completion { replace, items, is_incomplete, ..Completion::default() })
}

/// The field whose value names a file, if one is to stand at `offset`.
pub(super) fn names_file(home: Home<'_>, offset: usize) -> Option<FieldName> {
    let place = place(home, offset)?;
    let What::Value(field) = &place.what else { return None };
    if place.shape == Shape::Config {
        return settings::names_library(field).then(|| FieldName::Other("bibliography".to_owned()));
    }
    match fields::of_name(place.shape, field) {
        FieldName::Transcript => Some(FieldName::Transcript),
        _ if place.shape == Shape::BibTex && fields::is_attachment(field) => Some(FieldName::Transcript),
        FieldName::Other(name) if place.shape == Shape::Metadata && name == "bibliography" => {
            Some(FieldName::Other(name))
        }
        _ => None,
    }
}

/// Whether what is to stand at `offset` is begun by the `sign` before it: a value by the space after its field's name, all
/// others by what is there of them. Nobody asks for a field by indenting a line.
pub(super) fn is_begun(home: Home<'_>, offset: usize, sign: &str) -> bool {
    place(home, offset).is_some_and(|place| {
        let is_new = place.replace.start() == offset;
        if sign == " " { is_new && matches!(place.what, What::Value(_)) } else { !is_new }
    })
}

fn place(home: Home<'_>, offset: usize) -> Option<Place> {
    // What is broken may seem to go on over lines, and clients complete words of one.
    let is_word =
        |place: &Place| place.replace.touches(offset) && !home.text().slice(place.replace).contains(['\n', '\r']);
    place_in(home, offset).map(|place| list::narrowed(place, home.text(), offset)).filter(is_word)
}

fn place_in(home: Home<'_>, offset: usize) -> Option<Place> {
    let text = home.text();
    match home {
        Home::Document(document) => {
            let within = front_matter::around(document, offset)?;
            let found = yaml::place(text, within, offset, false)?;
            of_yaml(found, Some(Shape::Metadata))
        }
        Home::Config(config) if config.kind == ConfigKind::Ibid => toml::place(text, offset),
        Home::Config(_) => {
            let found = yaml::place(text, Span::new(0, text.len()), offset, false)?;
            let is_of_document = |shape| matches!(shape, Shape::Metadata | Shape::Settings | Shape::Rules);
            of_yaml(found, Some(Shape::Metadata)).filter(|place| !is_of_document(place.shape))
        }
        Home::Library(..) => match home.format() {
            Format::BibTex => bibtex::place(home, offset),
            Format::Ris => ris::place(text, offset),
            Format::Json => json(home, offset),
            Format::Yaml => {
                let first = (0..text.line_count().min(64)).map(|line| text.line(line).into_owned());
                let first = first.into_iter().find(|line| {
                    !line.trim().is_empty() && !line.starts_with(['#', '%', '-']) || line.starts_with("- ")
                });
                let is_list = first.as_ref().is_none_or(|line| line.starts_with("- "));
                let is_csl = is_list || first.is_some_and(|line| line.starts_with("references:"));
                let found = yaml::place(text, Span::new(0, text.len()), offset, is_list)?;
                if is_csl { of_yaml(found, None) } else { of_hayagriva(found) }
            }
        },
    }
}

fn is_of_names(field: &str) -> bool {
    FieldName::from_csl(field).kind() == FieldKind::Names
}

fn is_date(field: &str) -> bool {
    FieldName::from_csl(field).kind() == FieldKind::Date
}

/// `path` without the field that holds what CSL does not have: its fields are the entry's.
fn in_entry<'p, 'f>(path: &'p [&'f str]) -> &'p [&'f str] {
    match path {
        [inner @ .., "custom"] if !inner.is_empty() => inner,
        all => all,
    }
}

/// A place in CSL's YAML; `root` is what the file itself is, or an entry where that is a list of them.
fn of_yaml(found: InYaml, root: Option<Shape>) -> Option<Place> {
    let (found, path, is_in_list) = value_of_item(found, |field| field == "bibliography" || is_of_names(field));
    let mut path: Vec<&str> = path.iter().map(String::as_str).collect();
    let is_entry = match (path.last(), root) {
        (Some(&"references"), _) => {
            path.pop();
            found.is_item || !path.is_empty()
        }
        (_, None) => found.is_item || !path.is_empty(),
        (_, Some(_)) => false,
    };
    let shape = match (is_entry, in_entry(&path)) {
        (true, []) => Shape::CslYaml,
        (true, ["custom"]) => Shape::Custom,
        (true, [field]) if is_of_names(field) => Shape::CslName,
        (true, [field]) if is_date(field) && found.what == What::Field => Shape::CslDate,
        (false, []) => root?,
        (false, ["ibid"]) => Shape::Settings,
        (false, ["rules", "ibid"]) => Shape::Rules,
        _ => return None,
    };
    Some(finished(found, shape, is_in_list))
}

/// A place in Hayagriva's YAML.
fn of_hayagriva(found: InYaml) -> Option<Place> {
    let (found, path, is_in_list) = value_of_item(found, is_of_names);
    let mut path: Vec<&str> = path.iter().map(String::as_str).collect();
    let key = path.pop()?.to_owned();
    while path.last() == Some(&"parent") {
        path.pop();
    }
    let shape = match path.as_slice() {
        [] => Shape::Hayagriva,
        [field] if is_of_names(field) => Shape::HayagrivaName,
        ["url"] => Shape::HayagrivaUrl,
        _ => return None,
    };
    Some(Place { key, ..finished(found, shape, is_in_list) })
}

/// `found`, but of a value in a list, which looks like the name of a field until its colon is there, the value of the field
/// that has the list; and what that stands in, and whether it is such a value.
fn value_of_item(mut found: InYaml, has_list: impl Fn(&str) -> bool) -> (InYaml, Vec<String>, bool) {
    let is_first = found.is_item && found.beside.is_empty() && !found.is_followed;
    let is_value = found.what == What::Item || found.what == What::Field && is_first && !found.is_in_flow;
    let of_list = found.path.first().filter(|field| is_value && has_list(field)).cloned();
    let is_in_list = of_list.is_some();
    if let Some(field) = of_list {
        found.path.remove(0);
        found.what = What::Value(field);
        // What the field stands in is an item or not, for all that is known here.
        found.is_item = true;
    }
    let path = std::mem::take(&mut found.path);
    (found, path, is_in_list)
}

fn finished(found: InYaml, shape: Shape, is_in_list: bool) -> Place {
    let beside = |wanted: &str| {
        let found = found.beside.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let (key, kind) = (beside("id"), beside("type").to_ascii_lowercase());
    Place {
        shape,
        what: found.what,
        replace: found.replace,
        present: found.beside.into_iter().map(|(name, _)| name).collect(),
        key,
        kind,
        writing: Writing::Yaml { in_brackets: found.is_in_flow },
        is_followed: found.is_followed,
        is_quoted: found.is_quoted,
        is_in_list,
        others: Vec::new(),
        comma: found.comma,
    }
}

/// A place in CSL JSON.
fn json(home: Home<'_>, offset: usize) -> Option<Place> {
    let (text, entries) = (home.text(), home.library().entries());
    let after = entries.partition_point(|entry| entry.span.start() < offset);
    let before = entries.get(..after).unwrap_or_default().last();
    // One that is being typed may seem to end before the caret.
    let start = before.map_or(0, |entry| entry.span.start());
    let end = entries.get(after).map_or(text.len(), |next| next.span.start());
    let written = text.slice(Span::new(start, end));
    let Flow { mut path, beside, what, replace, is_quoted, is_followed, comma } =
        flow::read(&written, offset - start, true)?;
    // Exports of some programs have their list in a field.
    path.retain(|field| !matches!(field.as_str(), "items" | "references"));
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let is_in_list = what == What::Item;
    let (shape, what) = match (in_entry(&path), what) {
        ([], what) => (Shape::CslJson, what),
        (["custom"], what) => (Shape::Custom, what),
        ([field], What::Item) if is_of_names(field) => (Shape::CslJson, What::Value((*field).to_owned())),
        ([field], what) if is_of_names(field) => (Shape::CslName, what),
        ([field], What::Field) if is_date(field) => (Shape::CslDate, What::Field),
        _ => return None,
    };
    let of = |wanted: &str| {
        beside.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let (key, kind) = (of("id"), of("type"));
    let present = beside.into_iter().map(|(name, _)| name).collect();
    Some(Place {
        shape,
        what,
        replace: replace.shifted(start),
        present,
        key,
        kind,
        writing: Writing::Json,
        is_followed,
        is_quoted,
        is_in_list,
        others: Vec::new(),
        comma: comma.map(|comma| comma + start),
    })
}
