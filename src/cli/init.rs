//! `ibid init`: an `ibid.toml` for what is in a folder.

use std::collections::BTreeMap;
use std::env;
use std::io;
use std::path::{Path, PathBuf};

use super::args;
use super::console::Console;
use super::session::{Exit, print};
use crate::analysis::diagnostics::RULES;
use crate::fs::{Disk, FileSystem, Walk};
use crate::sources::Format;
use crate::workspace::{is_document, is_library};

/// More libraries of one format in one folder are named by a pattern.
const FEW: usize = 3;

/// What the file is called.
const NAME: &str = "ibid.toml";

/// Writes it, or prints it.
pub(super) fn run(mut console: Console, args: &args::Init) -> Exit {
    let current = env::current_dir().unwrap_or_default();
    let folder = args.folder.as_ref().map_or_else(|| current.clone(), |folder| current.join(folder));
    let shown = args.folder.clone().unwrap_or_default().join(NAME);
    if !Disk.is_folder(&folder) {
        console.complain(&format!("{}: no such folder", folder.display()));
        return Exit::Failed;
    }
    let found = Found::below(&Disk, &folder);
    let settings = found.settings();
    if args.print {
        return print(console, &settings);
    }
    let path = folder.join(NAME);
    let shown = shown.display();
    let message = match Disk.create(&path, settings.as_bytes()) {
        Ok(()) => return print(console, &format!("Wrote {shown}: {}. ibid check checks them.\n", found.summary())),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            format!("{shown} is there already, and is not replaced; ibid init --print shows what it would be")
        }
        Err(error) => format!("{shown} cannot be written: {error}"),
    };
    console.complain(&message);
    Exit::Failed
}

/// What is in a folder.
#[derive(Debug, Default)]
struct Found {
    documents: usize,
    /// The libraries, relative to the folder, sorted, each with how many sources are in it.
    libraries: Vec<(PathBuf, usize)>,
}

impl Found {
    fn below(fs: &dyn FileSystem, folder: &Path) -> Self {
        let files = Walk::below(fs, folder, &|path| is_document(path) || is_library(path)).files;
        let documents = files.iter().filter(|path| is_document(path)).count();
        let library = |path: &PathBuf| {
            let format = Format::of_path(path)?;
            let bytes = fs.read(path).ok()?;
            // Many a file is JSON or YAML.
            let count = format.read(&format.decode(&bytes)).entries().len();
            let is_ours = count > 0 || format.is_of_sources_alone();
            is_ours.then(|| (path.strip_prefix(folder).unwrap_or(path).to_owned(), count))
        };
        let mut libraries: Vec<_> = files.iter().filter_map(library).collect();
        libraries.sort();
        Self { documents, libraries }
    }

    /// “3 documents, 2 libraries with 40 sources”
    fn summary(&self) -> String {
        let counted =
            |count: usize, one: &str, several: &str| format!("{count} {}", if count == 1 { one } else { several });
        let sources = self.libraries.iter().map(|(_, count)| count).sum();
        let documents = counted(self.documents, "document", "documents");
        let libraries = counted(self.libraries.len(), "library", "libraries");
        format!("{documents}, {libraries} with {}", counted(sources, "source", "sources"))
    }

    /// How `sources` names the libraries: each, or those of a folder by a pattern.
    fn names(&self) -> Vec<String> {
        let mut groups: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
        for (path, _) in &self.libraries {
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

    /// The file.
    fn settings(&self) -> String {
        let names: Vec<String> = self.names().iter().map(|name| toml_string(name)).collect();
        let sources = match names.as_slice() {
            [] => "# sources = [\"sources.bib\"]".to_owned(),
            names => format!("sources = [{}]", names.join(", ")),
        };
        let library = match names.first().filter(|_| self.libraries.len() == 1) {
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
}

/// `text` as a string of TOML.
fn toml_string(text: &str) -> String {
    // JSON's escapes are TOML's, but for the control character DEL.
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}
