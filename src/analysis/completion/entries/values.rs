//! The values of fields: types, people, places and roles that the sources have already, keys, files.

use std::collections::HashMap;
use std::path::Path;

use super::fields;
use super::place::{Place, Shape};
use super::types;
use crate::analysis::completion::{CompletionItem, ItemKind, MOST};
use crate::analysis::shared::credit;
use crate::analysis::shared::spelling::Spelling;
use crate::sources::{Entry, Field, FieldKind, FieldName, Format, Name};
use crate::text::{Span, Text};
use crate::workspace::{Home, Snapshot, is_document};

/// The fields whose values recur from source to source.
const RECURRENT: [FieldName; 17] = [
    FieldName::Role,
    FieldName::EventPlace,
    FieldName::EventTitle,
    FieldName::ContainerTitle,
    FieldName::Publisher,
    FieldName::PublisherPlace,
    FieldName::CollectionTitle,
    FieldName::Genre,
    FieldName::Medium,
    FieldName::Language,
    FieldName::Archive,
    FieldName::ArchivePlace,
    FieldName::Authority,
    FieldName::Jurisdiction,
    FieldName::Source,
    FieldName::License,
    FieldName::Status,
];

/// The languages of which ibid knows the quotation marks and the verbs of speech.
const LANGUAGES: [&str; 13] =
    ["en", "en-GB", "de", "fr", "es", "es-MX", "it", "pt", "pt-BR", "nl", "ja", "zh", "zh-TW"];

/// What may be the value of the field called `field`, and what it replaces.
pub(super) fn offered(
    snapshot: &Snapshot,
    home: Home<'_>,
    place: &Place,
    field: &str,
    files: &[String],
) -> Option<(Span, Vec<CompletionItem>)> {
    let text = home.text();
    if place.shape == Shape::Metadata && field == "nocite" {
        return None;
    }
    let name = fields::of_name(place.shape, field);
    let is_type =
        matches!((place.shape, field), (Shape::BibTex | Shape::CslYaml | Shape::CslJson | Shape::Hayagriva, "type"))
            && !(place.shape == Shape::BibTex && place.present.iter().any(|it| it == "type"))
            || place.shape == Shape::Ris && field == "TY";
    let items: Vec<CompletionItem> = if is_type {
        let known = types::known(place.shape).into_iter();
        known.filter_map(|(name, meaning)| plain(place, text, &name, meaning, ItemKind::Type)).collect()
    } else if name == FieldName::Transcript || place.shape == Shape::Metadata && field == "bibliography" {
        // A transcript may be Markdown, but most Markdown is documents.
        let mut files: Vec<&String> = files.iter().collect();
        files.sort_by_key(|name| is_document(Path::new(name.as_str())));
        files.into_iter().filter_map(|name| plain(place, text, name, "", ItemKind::File)).collect()
    } else if place.shape == Shape::Metadata {
        let words: &[&str] = match field {
            "lang" => &LANGUAGES,
            "ibid" => &["true", "false"],
            _ => &[],
        };
        words.iter().filter_map(|word| plain(place, text, word, "", ItemKind::Value)).collect()
    } else {
        of_entries(snapshot, home, place, field, &name)
    };
    Some((place.replace, items))
}

/// Values that the sources have already, the most frequent first.
fn of_entries(
    snapshot: &Snapshot,
    home: Home<'_>,
    place: &Place,
    field: &str,
    name: &FieldName,
) -> Vec<CompletionItem> {
    let text = home.text();
    let entries = entries(snapshot, home);
    let own = home.library().entry_at(place.replace.start());
    // What is being typed is no value that the sources have already.
    let is_typed = |entry: &Entry, field: &Field| {
        own.is_some_and(|own| std::ptr::eq(own, entry)) && field.span.touches(place.replace.start())
    };
    let all_names = |entry: &'_ &'_ Entry| {
        let fields = entry.fields.iter().filter(|field| !field.is_inherited && !is_typed(entry, field));
        fields.flat_map(|field| field.names().to_vec()).collect::<Vec<_>>()
    };
    let is_part = matches!(place.shape, Shape::CslName | Shape::HayagrivaName);
    if *name == FieldName::QuotedIn {
        let typed = text.slice(place.replace).to_lowercase();
        let keys = entries.iter().filter(|entry| entry.key.to_lowercase().contains(&typed));
        let keys = keys.filter(|entry| entry.key != place.key && own.is_none_or(|own| own.key != entry.key));
        let keys = keys.filter_map(|entry| {
            let card = crate::analysis::completion::rank::item(entry);
            let item = plain(place, text, &entry.key, &card.detail, ItemKind::Key)?;
            Some(CompletionItem { filter: card.filter, key: card.key, ..item })
        });
        return keys.take(MOST).collect();
    }
    if is_part {
        let parts = entries.iter().flat_map(all_names).filter_map(|name| match field {
            "family" | "name" => Some(name.family.clone()),
            "given" | "given-name" => Some(name.given.clone()),
            "literal" => name.literal.clone(),
            _ => None,
        });
        let parts = by_frequency(parts.filter(|part| !part.is_empty()));
        return parts.iter().filter_map(|part| plain(place, text, part, "", ItemKind::Value)).collect();
    }
    if name.kind() == FieldKind::Names {
        let names = by_frequency(entries.iter().flat_map(all_names).filter(|name| !name.is_others()));
        return names.iter().filter_map(|name| person(place, text, name)).collect();
    }
    if RECURRENT.contains(name) {
        let values = entries.iter().filter_map(|entry| {
            let field = entry.field(name).filter(|field| !is_typed(entry, field))?;
            field.text().map(str::to_owned)
        });
        let values = by_frequency(values.filter(|value| !value.is_empty() && !value.contains(['\n', '\r'])));
        return values.iter().filter_map(|value| plain(place, text, value, "", ItemKind::Value)).collect();
    }
    Vec::new()
}

/// The sources whose values are offered in the file `home`.
fn entries<'a>(snapshot: &'a Snapshot, home: Home<'a>) -> Vec<&'a Entry> {
    match home {
        Home::Document(document) => snapshot.sources(document).iter().map(|source| source.entry).collect(),
        Home::Library(..) | Home::Config(_) => home.library().entries().iter().collect(),
    }
}

/// Each once, the most frequent first; of those that are as frequent, the first.
fn by_frequency<T: Clone + Eq + std::hash::Hash>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut counted: HashMap<T, (usize, usize)> = HashMap::new();
    for (at, value) in values.enumerate() {
        counted.entry(value).or_insert((0, at)).0 += 1;
    }
    let mut counted: Vec<(T, (usize, usize))> = counted.into_iter().collect();
    counted.sort_by_key(|(_, (count, first))| (std::cmp::Reverse(*count), *first));
    counted.into_iter().map(|(value, _)| value).take(MOST).collect()
}

/// A person as the format has people.
fn person(place: &Place, text: &Text, name: &Name) -> Option<CompletionItem> {
    let shown = credit::display(std::slice::from_ref(name))?;
    let family = name.family_name();
    let inverted = match &family {
        Some(family) if !name.given.is_empty() => {
            let suffix = if name.suffix.is_empty() { String::new() } else { format!(", {}", name.suffix) };
            format!("{family}{suffix}, {}", name.given)
        }
        _ => shown.clone(),
    };
    let parts = [
        ("family", &name.family),
        ("non-dropping-particle", &name.particle),
        ("given", &name.given),
        ("suffix", &name.suffix),
    ];
    let parts = parts.iter().filter(|(_, part)| !part.is_empty());
    let insert = match place.shape {
        Shape::CslJson | Shape::Custom if place.is_quoted => return None,
        Shape::CslYaml | Shape::Custom if place.is_quoted => spelt(place, text, &shown)?,
        Shape::CslJson => {
            let written =
                |(key, part): &(&str, &String)| format!("\"{key}\": \"{}\"", Spelling::DoubleQuoted.part(part));
            let parts: Vec<String> = match &name.literal {
                Some(literal) => vec![written(&("literal", literal))],
                None => parts.map(written).collect(),
            };
            format!("{{{}}}", parts.join(", "))
        }
        Shape::CslYaml | Shape::Custom if name.literal.is_some() => spelt(place, text, &shown)?,
        Shape::CslYaml | Shape::Custom => {
            let written = |(key, part): &(&str, &String)| format!("{key}: {}", Spelling::Plain.whole(part));
            format!("{{{}}}", parts.map(written).collect::<Vec<_>>().join(", "))
        }
        Shape::BibTex if name.literal.is_some() => spelt(place, text, &shown).map(|name| format!("{{{name}}}"))?,
        _ => spelt(place, text, &inverted)?,
    };
    let filter = family.map_or(shown.clone(), |family| format!("{family} {shown}"));
    Some(CompletionItem { kind: ItemKind::Speaker, label: shown, insert, filter, ..CompletionItem::default() })
}

/// A value that is a text.
fn plain(place: &Place, text: &Text, value: &str, detail: &str, kind: ItemKind) -> Option<CompletionItem> {
    Some(CompletionItem {
        kind,
        label: value.to_owned(),
        insert: spelt(place, text, value)?,
        filter: value.to_owned(),
        detail: detail.to_owned(),
        ..CompletionItem::default()
    })
}

/// `value` as the format writes it there; `None`: it cannot be written without markup.
fn spelt(place: &Place, text: &Text, value: &str) -> Option<String> {
    match place.shape {
        Shape::BibTex => {
            let is_safe = !value.contains(['\\', '{', '}', '$', '&', '#', '%', '^', '~', '"']);
            let written = if place.is_quoted { value.to_owned() } else { format!("{{{value}}}") };
            is_safe.then_some(written)
        }
        Shape::Ris => Some(value.to_owned()),
        Shape::CslJson if place.is_quoted => Some(Spelling::DoubleQuoted.part(value)),
        Shape::CslJson => Some(format!("\"{}\"", Spelling::DoubleQuoted.part(value))),
        _ => Some(Spelling::of_value(Format::Yaml, text, place.replace).whole(value)),
    }
}
