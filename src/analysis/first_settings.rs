//! The settings that a folder begins with: an `ibid.toml` that names what is there, and says what else may be said.

use std::collections::BTreeMap;

use super::diagnostics::RULES;
use crate::workspace::FolderContents;

/// More libraries of one format in one folder are named by a pattern.
const FEW: usize = 3;

/// What the file is called.
pub const NAME: &str = "ibid.toml";

/// The text of the file for a folder with `contents`.
pub fn first_settings(contents: &FolderContents) -> String {
    let names: Vec<String> = names(contents).iter().map(|name| toml_string(name)).collect();
    let sources = match names.as_slice() {
        [] => "# sources = [\"sources.bib\"]".to_owned(),
        names => format!("sources = [{}]", names.join(", ")),
    };
    let library = match names.first().filter(|_| contents.libraries.len() == 1) {
        Some(name) => format!("library = {name}"),
        None => "# library = \"sources.bib\"".to_owned(),
    };
    let is_off = RULES.iter().filter(|rule| !rule.is_on);
    let rules: Vec<String> = is_off.map(|rule| format!("# {} = \"on\"  # {}\n", rule.code, rule.summary)).collect();
    format!(
        "\
# Settings of ibid for the documents in this folder and below. That the file is here switches ibid on for them.
# `ibid schema` has all that may stand here, and `ibid explain` the rules.

# Libraries that every document here sees, besides those that its own `bibliography:` names.
{sources}

# Where new entries go.
{library}

# Documents that are left alone: folders, files or patterns.
# exclude = [\"archive\"]

# How far a citation reaches: to the quotations in its \"sentence\", or, as Chicago has it, in its \"paragraph\".
# citation-reach = \"sentence\"

[rules]
# These are off until somebody asks for them.
{}",
        rules.concat()
    )
}

/// How `sources` names the libraries: each, or those of a folder by a pattern.
fn names(contents: &FolderContents) -> Vec<String> {
    let mut groups: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
    for (path, _) in &contents.libraries {
        let name = path.to_string_lossy().replace('\\', "/");
        let folder = name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        groups.entry((folder, extension)).or_default().push(name);
    }
    let named = |((folder, extension), names): ((String, &str), Vec<String>)| {
        // A pattern takes in what is no library, too, where that may have the same extension.
        let is_safe = !folder.contains(['*', '?', '[', '{']) && matches!(extension, "bib" | "ris");
        if names.len() > FEW && is_safe { vec![format!("{folder}*.{extension}")] } else { names }
    };
    groups.into_iter().flat_map(named).collect()
}

/// `text` as a string of TOML.
fn toml_string(text: &str) -> String {
    // JSON's escapes are TOML's, but for the control character DEL.
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}
