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
    let place = |(path, _): (&Arc<Path>, &Library)| match path == own {
        true => "this document's references".to_owned(),
        false => code(&name(snapshot, path)),
    };
    let places: Vec<String> = reader.sources.homes().filter(|(_, it)| !it.entries().is_empty()).map(place).collect();
    match places.split_at(places.len().min(MOST)) {
        ([], _) => "This document has no sources yet: neither `references:` nor a `bibliography:`.".to_owned(),
        (places, []) => format!("Looked for in {}.", listed(places, "and")),
        (places, more) => format!("Looked for in {}, and in {} more.", places.join(", "), more.len()),
    }
}
