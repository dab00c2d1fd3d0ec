//! What would help where no source has a key. That none has it is the finding's to say, which editors show beside the
//! card.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::analysis::shared::key;
use crate::analysis::shared::markdown::{code, text};
use crate::analysis::shared::nearest::nearest;
use crate::analysis::shared::subject::Reader;
use crate::analysis::shared::usage::name;
use crate::analysis::shared::words::listed;
use crate::sources::Library;
use crate::workspace::Snapshot;

/// How many keys, and how many files, are named.
const MOST: usize = 4;

/// The lines of a card.
pub(super) fn lines(snapshot: &Snapshot, reader: &Reader<'_>, key: &str) -> String {
    let name_of = code(key);
    if key == key::TO_COME {
        return format!("{name_of} stands for a source that is still to come.");
    }
    if reader.sources.incomplete {
        return format!("{name_of} may be in a bibliography that is not read yet.");
    }
    if let Some(missing) = reader.sources.missing.first() {
        return format!(
            "{name_of} may be in {}, which cannot be read: {}.",
            code(&missing.name),
            text(&missing.reason)
        );
    }
    let alike = alike(reader, key);
    let alike = (!alike.is_empty()).then(|| format!("Keys like it: {}.", alike.join(", ")));
    // Where no finding says it, the card does.
    let is_said = snapshot.wants_diagnostics(reader.document);
    let none = (!is_said).then(|| format!("No source has the key {name_of}."));
    let lines = [none, alike, elsewhere(snapshot, reader, key), Some(searched(snapshot, reader))];
    lines.into_iter().flatten().collect::<Vec<_>>().join("  \n")
}

/// Keys that it may be a slip for, or that begin with the same word; the nearest first.
fn alike(reader: &Reader<'_>, key: &str) -> Vec<String> {
    let keys = || reader.sources.iter().map(|source| source.entry.key.as_str());
    let word = first_word(key);
    let mut same: Vec<&str> = keys().filter(|other| !word.is_empty() && first_word(other) == word).collect();
    same.sort_unstable();
    let mut alike: Vec<&str> = nearest(key, keys()).into_iter().chain(same).collect();
    let mut seen = HashSet::new();
    alike.retain(|key| seen.insert(*key));
    alike.into_iter().take(MOST).map(code).collect()
}

/// “lincoln” of `lincoln-1863`; what is shorter than a name tells nothing.
fn first_word(key: &str) -> String {
    let word: String = key.chars().take_while(|c| c.is_alphabetic()).collect();
    if word.chars().nth(2).is_some() { word.to_lowercase() } else { String::new() }
}

/// Where else an entry has the key.
fn elsewhere(snapshot: &Snapshot, reader: &Reader<'_>, key: &str) -> Option<String> {
    let open = snapshot.documents().map(|it| (&it.path, &it.metadata.library));
    let closed = snapshot.closed().map(|it| (&it.path, &it.metadata.library));
    let libraries = snapshot.libraries().map(|(path, file)| (path, &file.library));
    let all = open.chain(closed).chain(libraries);
    let mut files: Vec<String> = all
        .filter(|(path, library)| !reader.sources.has_home(path) && library.get(key).is_some())
        .map(|(path, _)| code(&name(snapshot, path)))
        .collect();
    files.sort();
    files.dedup();
    files.truncate(MOST);
    let files = (!files.is_empty()).then(|| listed(&files, "and"))?;
    Some(format!("An entry with this key is in {files}, which this document does not see."))
}

/// Where it was looked for.
fn searched(snapshot: &Snapshot, reader: &Reader<'_>) -> String {
    let own = &reader.document.path;
    let place = |(path, _): (&Arc<Path>, &Library)| {
        if path == own { "this document's references".to_owned() } else { code(&name(snapshot, path)) }
    };
    let places: Vec<String> = reader.sources.homes().filter(|(_, it)| !it.entries().is_empty()).map(place).collect();
    match places.split_at(places.len().min(MOST)) {
        ([], _) => "This document has no sources yet: neither `references:` nor a `bibliography:`.".to_owned(),
        (places, []) => format!("Looked for in {}.", listed(places, "and")),
        (places, more) => format!("Looked for in {}, and in {} more.", places.join(", "), more.len()),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::analysis::fixture::Fixture;
    use crate::analysis::hover::tests::{SOURCES, shown};

    #[test]
    fn an_undefined_key_says_what_may_help() {
        let card = |key: &str, expected: &Expect| {
            let text = format!(
                "---\nbibliography: refs.bib\nreferences: [{{id: own}}]\n---\n\nSo it was [@{key}$0].\n{SOURCES}"
            );
            let other = "//- /letters.md\n---\nreferences: [{id: pastor-2025}]\n---\n//- /notes.md closed\n---\nreferences: [{id: pastor-2025}]\n---\n";
            let shown = shown(&Fixture::new(&(text + other)));
            expected.assert_eq(&shown.lines().skip(1).collect::<Vec<_>>().join("\n"));
        };
        card(
            "wills-1982",
            &expect![[r#"
            Keys like it: `wills-1992`.
            Looked for in this document's references and `refs.bib`."#]],
        );
        card(
            "lincoln-1865",
            &expect![[r#"
            Keys like it: `lincoln-reply`.
            Looked for in this document's references and `refs.bib`."#]],
        );
        card(
            "pastor-2025",
            &expect![[r#"
            An entry with this key is in `letters.md` and `notes.md`, which this document does not see.
            Looked for in this document's references and `refs.bib`."#]],
        );
        card("nobody", &expect!["Looked for in this document's references and `refs.bib`."]);
        let unchecked = Fixture::new("//- /notes.md\nSo it was [@no$0body].\n");
        expect![[r#"
            [@nobody]
            No source has the key `nobody`.
            This document has no sources yet: neither `references:` nor a `bibliography:`."#]]
        .assert_eq(&shown(&unchecked));
        let none = Fixture::new("---\nibid: true\n---\n\nSo it was [@no$0body].\n");
        expect![[r#"
            [@nobody]
            This document has no sources yet: neither `references:` nor a `bibliography:`."#]]
        .assert_eq(&shown(&none));
    }
}
