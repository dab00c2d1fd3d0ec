//! The values of fields: types, people, places and roles that the sources have already, keys, files.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::json;

use super::bibtex::KEYS;
use super::fields;
use super::place::{Place, Shape, Writing};
use super::settings;
use super::types;
use crate::analysis::completion::{CompletionItem, ItemKind, rank};
use crate::analysis::shared::credit;
use crate::analysis::shared::entry_edit::{newline, scalar};
use crate::analysis::shared::spelling::Spelling;
use crate::sources::types::Written;
use crate::sources::{Entry, Field, FieldKind, FieldName, Format, Name};
use crate::text::{Text, pattern};
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

/// What may be the value of the field called `field`, of which `typed` is there.
pub(super) fn offered(
    snapshot: &Snapshot,
    home: Home<'_>,
    place: &Place,
    field: &str,
    files: &[String],
    typed: &str,
) -> Option<Vec<CompletionItem>> {
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
        let narrowed = narrowed_types(place, text);
        let known = types::known(place.shape).into_iter();
        narrowed.into_iter().chain(known.filter_map(|(name, meaning)| a_type(place, text, &name, meaning))).collect()
    } else if name == FieldName::Transcript || place.shape == Shape::Metadata && field == "bibliography" {
        // A transcript may be Markdown, but most Markdown is documents.
        let mut files: Vec<&String> = files.iter().collect();
        files.sort_by_key(|name| is_document(Path::new(name.as_str())));
        files.into_iter().filter_map(|name| plain(place, text, name, "", ItemKind::File)).collect()
    } else if matches!(place.shape, Shape::Settings | Shape::Rules) {
        let known = settings::values(place.shape, field).into_iter();
        known.map(|(word, meaning)| setting(word, meaning)).collect()
    } else if place.shape == Shape::Metadata {
        let words: &[&str] = match field {
            "lang" => &LANGUAGES,
            "ibid" => &["true", "false"],
            _ => &[],
        };
        words.iter().map(|word| setting(word, "")).collect()
    } else {
        of_entries(snapshot, home, place, field, &name, typed)
    };
    Some(items)
}

/// Values that the sources have already, the most frequent first.
fn of_entries(
    snapshot: &Snapshot,
    home: Home<'_>,
    place: &Place,
    field: &str,
    name: &FieldName,
    typed: &str,
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
    let names_keys = place.shape == Shape::BibTex && KEYS.iter().any(|(known, _)| *known == field);
    if *name == FieldName::QuotedIn || names_keys {
        let is_other = |entry: &&Entry| entry.key != place.key && own.is_none_or(|own| own.key != entry.key);
        let others = entries.into_iter().filter(is_other).collect();
        let keys = rank::likeliest(others, typed, |entry| entry.key.clone()).into_iter().filter_map(|entry| {
            let card = rank::item(entry);
            let item = plain(place, text, &entry.key, &card.detail, ItemKind::Key)?;
            Some(CompletionItem { filter: card.filter, key: card.key, ..item })
        });
        let shared = if field == "xdata" { xdata(text) } else { Vec::new() };
        let shared = shared.iter().filter_map(|key| plain(place, text, key, "", ItemKind::Key));
        return shared.chain(keys).collect();
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
        let names = rank::likeliest(names, typed, Name::display);
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
    counted.into_iter().map(|(value, _)| value).collect()
}

/// The keys of entries that are there for others to take their fields from: they are no sources.
fn xdata(text: &Text) -> Vec<String> {
    static XDATA: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?im)^\s*@xdata\s*[{(]\s*([^\s,{}()]+)"));
    let text = text.to_string();
    XDATA.captures_iter(&text).filter_map(|found| Some(found.get(1)?.as_str().to_owned())).collect()
}

/// A type, in a `.bib` file with the braces of its entry if these are not there.
fn a_type(place: &Place, text: &Text, name: &str, meaning: &str) -> Option<CompletionItem> {
    let item = plain(place, text, name, meaning, ItemKind::Type)?;
    if place.shape != Shape::BibTex || place.is_followed {
        return Some(item);
    }
    let (before, after) = (format!("{}{{", item.insert), format!(",{}}}", newline(text)));
    Some(CompletionItem { insert: format!("{before}{after}"), blank: Some(before.len()), ..item })
}

/// The types that BibLaTeX has no entry of its own for, each with the field that says it: in a `.bib` file where the braces
/// of the entry are not there yet.
fn narrowed_types(place: &Place, text: &Text) -> Vec<CompletionItem> {
    if place.shape != Shape::BibTex || place.is_followed {
        return Vec::new();
    }
    let newline = newline(text);
    let item = |(csl, written): (&'static str, Written)| {
        let subtype = written.subtype?;
        let item = plain(place, text, csl, "", ItemKind::Type)?;
        let (before, after) =
            (format!("{}{{", written.kind), format!(",{newline}  entrysubtype = {{{subtype}}},{newline}}}"));
        let detail = format!("@{} with entrysubtype", written.kind);
        Some(CompletionItem { insert: format!("{before}{after}"), blank: Some(before.len()), detail, ..item })
    };
    types::narrowed().into_iter().filter_map(item).collect()
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
    let parts: Vec<(&str, &str)> = match &name.literal {
        Some(literal) => vec![("literal", literal.as_str())],
        None => parts.map(|(key, part)| (*key, part.as_str())).collect(),
    };
    let insert = match (&place.writing, place.shape) {
        (Writing::Json, _) if place.is_quoted => return None,
        (Writing::Json, _) => {
            let written = |(key, part): &(&str, &str)| format!("\"{key}\": {}", json!(part));
            in_list(place, &parts.iter().map(written).collect::<Vec<_>>())
        }
        (Writing::Yaml { .. }, Shape::CslYaml | Shape::Custom) if place.is_quoted => spelt(place, text, &shown)?,
        (Writing::Yaml { .. }, Shape::CslYaml | Shape::Custom) => {
            let written = |(key, part): &(&str, &str)| format!("{key}: {}", scalar(part, true));
            in_list(place, &parts.iter().map(written).collect::<Vec<_>>())
        }
        (Writing::BibTex(_), _) if name.literal.is_some() => {
            let braces = if place.is_quoted { ["{", "}"] } else { ["{{", "}}"] };
            is_safe(&shown).then(|| format!("{}{shown}{}", braces[0], braces[1]))?
        }
        _ => spelt(place, text, &inverted)?,
    };
    let filter = family.map_or(shown.clone(), |family| format!("{family} {shown}"));
    Some(CompletionItem { kind: ItemKind::Speaker, label: shown, insert, filter, ..CompletionItem::default() })
}

/// A name of these `parts`: CSL has lists of names, be it one.
fn in_list(place: &Place, parts: &[String]) -> String {
    let brackets = if place.is_in_list { ["", ""] } else { ["[", "]"] };
    format!("{}{{{}}}{}", brackets[0], parts.join(", "), brackets[1])
}

/// A word of a setting, which `on` and `true` are without quotation marks.
fn setting(word: &str, meaning: &str) -> CompletionItem {
    CompletionItem {
        kind: ItemKind::Value,
        label: word.to_owned(),
        insert: word.to_owned(),
        filter: word.to_owned(),
        detail: meaning.to_owned(),
        ..CompletionItem::default()
    }
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
    Some(match &place.writing {
        Writing::BibTex(_) if !is_safe(value) => return None,
        Writing::BibTex(_) if !place.is_quoted => format!("{{{value}}}"),
        Writing::BibTex(_) | Writing::Ris => value.to_owned(),
        Writing::Json if place.is_quoted => Spelling::DoubleQuoted.part(value),
        Writing::Json => json!(value).to_string(),
        Writing::Yaml { in_brackets } => match Spelling::of_value(Format::Yaml, text, place.replace) {
            Spelling::Plain => scalar(value, *in_brackets),
            spelling => spelling.part(value),
        },
    })
}

/// Whether LaTeX prints `value` as it is.
fn is_safe(value: &str) -> bool {
    !value.contains(['\\', '{', '}', '$', '&', '#', '%', '^', '~', '"'])
}
