//! The passages of a set, and each as a document of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ibid::fs::Memory;
use ibid::workspace::{Document, Language, Snapshot, Workspace};

/// One passage of a set.
pub(crate) struct Passage {
    /// Its name, for messages.
    pub(crate) id: String,
    /// Its language tag.
    pub(crate) lang: String,
    /// What stands under its heading.
    pub(crate) body: String,
}

/// The passages of a part of a set: `need/tuning`.
pub(crate) fn passages(part: &str) -> Vec<Passage> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/prose").join(part);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| split(&fs::read_to_string(file).unwrap())).collect()
}

fn split(text: &str) -> Vec<Passage> {
    text.split("%%% ")
        .skip(1)
        .map(|passage| {
            let (heading, body) = passage.split_once('\n').unwrap();
            let (id, lang) = heading.split_once(" lang=").unwrap_or_else(|| panic!("no language: {heading}"));
            Passage { id: id.to_owned(), lang: lang.trim().to_owned(), body: body.trim_end().to_owned() + "\n" }
        })
        .collect()
}

impl Passage {
    /// `markdown` as a document in this passage's language that has opted in.
    pub(crate) fn document(&self, markdown: &str) -> (Arc<Snapshot>, Arc<Document>) {
        let front = if markdown.starts_with("---\n") {
            String::new()
        } else {
            format!("---\nlang: {}\nibid: true\n---\n\n", self.lang)
        };
        let path: Arc<Path> = Path::new("/passage.md").into();
        let mut workspace = Workspace::new(Arc::new(Memory::default()));
        workspace.open(&path, Language::Markdown, None, &(front + markdown));
        let snapshot = workspace.snapshot();
        let document = Arc::clone(snapshot.document(&path).unwrap());
        (snapshot, document)
    }
}
