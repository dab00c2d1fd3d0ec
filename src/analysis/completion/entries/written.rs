//! Values as the format writes them at a place.

use serde_json::json;

use super::place::{Place, Shape, Writing};
use crate::analysis::completion::{CompletionItem, ItemKind};
use crate::analysis::shared::credit;
use crate::analysis::shared::entry_edit::scalar;
use crate::analysis::shared::spelling::Spelling;
use crate::sources::{Format, Name};
use crate::text::Text;

/// A person as the format has people.
pub(super) fn person(place: &Place, text: &Text, name: &Name) -> Option<CompletionItem> {
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

/// A word that is written as it is: `on` and `true` are none in quotation marks.
pub(super) fn setting(word: &str, meaning: &str) -> CompletionItem {
    CompletionItem {
        kind: ItemKind::Value,
        label: word.to_owned(),
        insert: word.to_owned(),
        filter: word.to_owned(),
        detail: meaning.to_owned(),
        ..CompletionItem::default()
    }
}

/// The word of a setting as the format writes it at `place`: in TOML a word is a text.
pub(super) fn spelt_setting(place: &Place, word: &str) -> String {
    let is_text = place.writing == Writing::Toml && !place.is_quoted && !matches!(word, "true" | "false");
    if is_text { json!(word).to_string() } else { word.to_owned() }
}

/// A value that is a text.
pub(super) fn plain(place: &Place, text: &Text, value: &str, detail: &str, kind: ItemKind) -> Option<CompletionItem> {
    Some(CompletionItem {
        kind,
        label: value.to_owned(),
        insert: spelt(place, text, value)?,
        filter: value.to_owned(),
        detail: detail.to_owned(),
        ..CompletionItem::default()
    })
}

/// A file that an entry of a `.bib` file names, which is read as it stands. Where they are `in_list`, some signs part them.
pub(super) fn attachment(place: &Place, name: &str, in_list: bool) -> Option<CompletionItem> {
    let is_broken = name.contains(['{', '}', '\\']) || in_list && name.contains([';', ':']);
    let insert = if place.is_quoted { name.to_owned() } else { format!("{{{name}}}") };
    (!is_broken).then(|| CompletionItem { kind: ItemKind::File, insert, ..setting(name, "") })
}

/// `value` as the format writes it there; `None`: it cannot be written without markup.
fn spelt(place: &Place, text: &Text, value: &str) -> Option<String> {
    Some(match &place.writing {
        Writing::BibTex(_) if !is_safe(value) => return None,
        Writing::BibTex(_) if !place.is_quoted => format!("{{{value}}}"),
        Writing::BibTex(_) | Writing::Ris => value.to_owned(),
        Writing::Json | Writing::Toml if place.is_quoted => Spelling::DoubleQuoted.part(value),
        Writing::Json | Writing::Toml => json!(value).to_string(),
        // Within a text, quotation marks would be its own.
        Writing::Yaml { .. } if !place.others.is_empty() => {
            let is_plain = scalar(value, true) == value && !value.contains(['"', '\'']);
            is_plain.then(|| value.to_owned())?
        }
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
