//! What tests of readers share.

use std::fmt::Write;

use proptest::prelude::*;

use super::{Library, Value};

/// The entries and problems of a library of `text`, each value beside what stands at its range.
pub(super) fn show(text: &str, library: &Library) -> String {
    let mut out = String::new();
    for entry in library.entries() {
        let (key, kind) = (&text[entry.key_span], &text[entry.kind_span]);
        let ends = (text[entry.span].chars().next(), text[entry.span].chars().next_back());
        let _ =
            writeln!(out, "{} ⟨{key}⟩ {} ⟨{kind}⟩ {}…{}", entry.key, entry.kind, show_char(ends.0), show_char(ends.1));
        for (alias, span) in &entry.aliases {
            let _ = writeln!(out, "  also {alias} ⟨{}⟩", &text[*span]);
        }
        for field in &entry.fields {
            let value = match &field.value {
                Value::Text(text) => format!("{text:?}"),
                Value::Names(names) => {
                    let shown = names.iter().map(|name| match (&name.literal, name.family_name()) {
                        (Some(literal), _) => format!("{{{literal}}}"),
                        (None, family) => format!("{} ({})", name.display(), family.unwrap_or_default()),
                    });
                    shown.collect::<Vec<_>>().join("; ")
                }
                Value::Date(Ok(date)) => date.edtf(),
                Value::Date(Err(invalid)) => format!("no date: {}", invalid.reason),
            };
            let (name, place) = (&text[field.name_span], text[field.span].escape_debug());
            let inherited = if field.is_inherited { " (inherited)" } else { "" };
            let _ = writeln!(out, "  {} ⟨{name}⟩ = {value} ⟨{place}⟩{inherited}", field.name.as_str());
        }
    }
    for problem in library.problems() {
        let _ = writeln!(out, "! ⟨{}⟩ {}", text[problem.span].escape_debug(), problem.message);
    }
    out
}

fn show_char(c: Option<char>) -> String {
    c.map(|c| c.escape_debug().to_string()).unwrap_or_default()
}

/// Every range lies in the text and on whole characters, and an entry's covers those of its key and fields.
pub(super) fn check_ranges(text: &str, library: &Library) -> Result<(), TestCaseError> {
    for entry in library.entries() {
        prop_assert!(text.get(entry.span.range()).is_some(), "{entry:?}");
        let own = entry.fields.iter().filter(|field| !field.is_inherited);
        let fields = own.flat_map(|field| [field.name_span, field.span]);
        for span in fields.chain([entry.key_span, entry.kind_span]).chain(entry.aliases.iter().map(|(_, span)| *span)) {
            prop_assert!(text.get(span.range()).is_some() && entry.span.covers(span), "{span:?} in {entry:?}");
        }
    }
    for problem in library.problems() {
        prop_assert!(text.get(problem.span.range()).is_some(), "{problem:?}");
    }
    Ok(())
}
