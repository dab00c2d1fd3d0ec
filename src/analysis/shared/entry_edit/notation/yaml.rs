//! YAML: Pandoc's and Typst's.

use super::super::Piece;
use super::{Notation, is_verbatim, reversed};
use crate::sources::{FieldName, Name, Value, types};

pub(super) fn field(
    notation: Notation,
    name: &FieldName,
    value: Option<&Value>,
    kind: &str,
    in_brackets: bool,
) -> Option<Piece> {
    if notation == Notation::Hayagriva && *name == FieldName::ContainerTitle {
        return parent(kind, value);
    }
    let is_place = *name == FieldName::EventPlace && EVENTS.contains(&kind);
    let name_written =
        if notation == Notation::Hayagriva && is_place { "location".to_owned() } else { notation.name(name) };
    Some(match value {
        None => Piece::blank(format!("{name_written}: "), ""),
        Some(value) => Piece::plain(format!("{name_written}: {}", self::value(notation, name, value, in_brackets)?)),
    })
}

/// Types of what takes place somewhere: Typst's name for the place is the same as for that of a publisher.
const EVENTS: [&str; 5] = ["event", "hearing", "interview", "performance", "speech"];

/// What a source of the CSL type `kind` stands in, for Typst a source of its own.
fn parent(kind: &str, title: Option<&Value>) -> Option<Piece> {
    let written = types::in_hayagriva(kind);
    // What a work of art is in would be where it was shown.
    let is_shown = written.is_some_and(|it| it.kind == "artwork");
    let of_kind = written.and_then(|it| it.parent).or(is_shown.then_some("misc"));
    let head = of_kind.map_or_else(String::new, |parent| format!("type: {parent}, "));
    let head = format!("parent: {{{head}title: ");
    Some(match title {
        None => Piece::blank(head, "}"),
        Some(title) => {
            let title = value(Notation::Hayagriva, &FieldName::ContainerTitle, title, true)?;
            Piece::plain(format!("{head}{title}}}"))
        }
    })
}

pub(super) fn value(notation: Notation, name: &FieldName, value: &Value, in_brackets: bool) -> Option<String> {
    Some(match value {
        Value::Text(text) if is_verbatim(name) => scalar(text, in_brackets),
        Value::Text(text) if notation == Notation::CslYaml => scalar(&markdown(text), in_brackets),
        Value::Text(text) => scalar(&verbatim(text), in_brackets),
        Value::Date(date) => date.as_ref().ok()?.edtf(),
        Value::Names(names) if notation == Notation::CslYaml => {
            let names: Vec<String> = names.iter().map(csl_name).collect();
            format!("[{}]", names.join(", "))
        }
        Value::Names(names) => match names.as_slice() {
            [name] => scalar(&typst_name(name)?, in_brackets),
            names => {
                let names: Option<Vec<String>> = names.iter().map(|it| Some(scalar(&typst_name(it)?, true))).collect();
                format!("[{}]", names?.join(", "))
            }
        },
    })
}

fn csl_name(name: &Name) -> String {
    let parts = [
        ("literal", name.csl_literal()),
        ("family", &name.family),
        ("given", &name.given),
        (name.csl_particle(), &name.particle),
        ("suffix", &name.suffix),
    ];
    let parts = parts.into_iter().filter(|(_, part)| !part.is_empty());
    let parts: Vec<String> = parts.map(|(key, part)| format!("{key}: {}", scalar(part, true))).collect();
    format!("{{{}}}", parts.join(", "))
}

fn typst_name(name: &Name) -> Option<String> {
    reversed(name).or_else(|| name.literal.clone().filter(|literal| !literal.contains(',')))
}

/// `text` such that Hayagriva reads it as it is.
fn verbatim(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '{' | '}' | '$' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `text` such that Markdown reads it as it is, but for the marks that it makes more beautiful.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '^' | '~' | '&' | '$' | '@') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A text as a value: in quotation marks where YAML would read something else.
pub(in crate::analysis) fn scalar(text: &str, in_brackets: bool) -> String {
    if is_plain(text, in_brackets) {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn is_plain(text: &str, in_brackets: bool) -> bool {
    const WORDS: [&str; 10] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"];
    let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(text));
    let is_number = text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, '.' | '_' | '-' | '+' | ':' | 'x' | 'o'));
    let is_broken =
        text.contains(": ") || text.contains(" #") || text.ends_with(':') || text.contains(char::is_control);
    let is_cut = in_brackets && (text.contains([',', '[', ']', '{', '}']) || text.contains(":\""));
    text.starts_with(char::is_alphanumeric) && text.trim() == text && !is_word && !is_number && !is_broken && !is_cut
}
