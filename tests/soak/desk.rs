//! A writer's desk: a folder on disk, what of it is open in the editor, and how the server is told of what happens.

use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::server::{Question, Server};
use crate::text::{self, Encoding};

/// What lies in the folder, from the folder `tests`: where from, and what it is called.
const FOLDERS: [(&str, &str); 4] =
    [("example", "example"), ("formats", "formats"), ("transcripts", "transcripts"), ("soak/desk", "desk")];

/// What is open when somebody begins.
const OPEN: [&str; 9] = [
    "desk/artikel.md",
    "desk/notes.ibid",
    "desk/pier.md",
    "desk/reportage.qmd",
    "example/address.md",
    "example/letters.md",
    "example/sources.bib",
    "formats/article.md",
    "transcripts/article.md",
];

/// How many edits can be taken back.
const UNDONE: usize = 100;

/// How many of the last things that were done are told when something fails.
const TOLD: usize = 100;

/// A file in the editor.
pub(crate) struct Document {
    pub(crate) text: String,
    pub(crate) version: i64,
    /// What takes back the last edits, the last of them at the end.
    undo: VecDeque<(Range<usize>, String)>,
    /// Its semantic tokens as the server has told them, and what it calls them.
    pub(crate) tokens: Option<(Value, Vec<Value>)>,
}

pub(crate) struct Desk {
    folder: TempDir,
    pub(crate) encoding: Encoding,
    /// By name, which is the path in the folder.
    pub(crate) open: BTreeMap<String, Document>,
    /// The files as they were in the beginning.
    pub(crate) originals: BTreeMap<String, Vec<u8>>,
    /// How many changes were made to texts in the editor.
    pub(crate) edits: usize,
    /// What was done last.
    pub(crate) log: VecDeque<String>,
}

impl Desk {
    /// A desk with everything in its place and nothing open.
    pub(crate) fn new(encoding: Encoding) -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let originals =
            FOLDERS.into_iter().flat_map(|(from, name)| files(&tests.join(from)).map(move |file| (name, file)));
        let originals = originals.map(|(name, (path, bytes))| (format!("{name}/{path}"), bytes)).collect();
        let (folder, open, log) = (TempDir::new().unwrap(), BTreeMap::new(), VecDeque::new());
        let desk = Self { folder, encoding, open, originals, edits: 0, log };
        desk.put_back();
        desk
    }

    fn put_back(&self) {
        for (name, bytes) in &self.originals {
            let path = self.path(name);
            if fs::read(&path).ok().as_ref() != Some(bytes) {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
        }
    }

    /// The folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    pub(crate) fn uri(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display())
    }

    /// The name of the file at `uri`.
    pub(crate) fn name(&self, uri: &str) -> String {
        let root = format!("file://{}/", self.root().display());
        uri.strip_prefix(&root).unwrap_or_else(|| panic!("{uri} is not on the desk")).to_owned()
    }

    /// The names of the files on disk.
    pub(crate) fn on_disk(&self) -> Vec<String> {
        files(&self.root()).map(|(name, _)| name).collect()
    }

    /// The text of a file on disk, if it is there and is text.
    pub(crate) fn disk(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.path(name)).ok()
    }

    /// The text of a file as it was in the beginning.
    pub(crate) fn original(&self, name: &str) -> String {
        self.originals.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    /// Keeps what is on disk and what is in the editor below `folder`, for who looks for a fault.
    pub(crate) fn keep(&self, folder: &Path) {
        let write = |side: &str, name: &str, bytes: &[u8]| {
            let path = folder.join(side).join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        };
        let _ = fs::remove_dir_all(folder);
        files(&self.root()).for_each(|(name, bytes)| write("disk", &name, &bytes));
        self.open.iter().for_each(|(name, document)| write("editor", name, document.text.as_bytes()));
    }

    pub(crate) fn note(&mut self, what: String) {
        self.log.push_back(what);
        if self.log.len() > TOLD {
            self.log.pop_front();
        }
    }

    /// Opens what is open when somebody begins.
    pub(crate) fn begin(&mut self, server: &mut Server) {
        for name in OPEN {
            self.open(server, name);
        }
    }

    /// Puts everything back as it was in the beginning.
    pub(crate) fn reset(&mut self, server: &mut Server) {
        for name in self.open.keys().cloned().collect::<Vec<_>>() {
            self.close(server, &name);
        }
        for name in self.on_disk() {
            if !self.originals.contains_key(&name) {
                fs::remove_file(self.path(&name)).unwrap();
            }
            self.tell_changed(server, &name);
        }
        self.put_back();
        for name in self.originals.keys() {
            self.tell_changed(server, name);
        }
        self.begin(server);
    }

    /// Puts back the libraries that are not open. One that is broken on disk leaves in force what was read of it before, of
    /// which a fresh server knows nothing.
    pub(crate) fn put_back_libraries(&mut self, server: &mut Server) {
        let is_library = |name: &&String| ["bib", "json", "yaml", "ris"].contains(&extension(name));
        for name in self.originals.keys().filter(is_library).cloned().collect::<Vec<_>>() {
            let original = self.original(&name);
            if !self.open.contains_key(&name) && self.disk(&name).is_some_and(|text| text != original) {
                self.write(server, &name, &original);
            }
        }
    }

    pub(crate) fn open(&mut self, server: &mut Server, name: &str) {
        self.note(format!("open {name}"));
        let text = self.disk(name).unwrap_or_default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
        let document = Document { text, version: 1, undo: VecDeque::new(), tokens: None };
        self.tell_open(server, name, &document);
        self.open.insert(name.to_owned(), document);
    }

    /// Tells a server that `document` is open.
    pub(crate) fn tell_open(&self, server: &mut Server, name: &str, document: &Document) {
        let language = match extension(name) {
            "ibid" => "ibid",
            "md" => "markdown",
            "qmd" => "quarto",
            "bib" => "bibtex",
            "json" => "json",
            "yaml" => "yaml",
            "toml" => "toml",
            _ => "plaintext",
        };
        let Document { text, version, .. } = document;
        let file = json!({"uri": self.uri(name), "languageId": language, "version": version, "text": text});
        server.notify("textDocument/didOpen", json!({"textDocument": file}));
    }

    pub(crate) fn close(&mut self, server: &mut Server, name: &str) {
        self.note(format!("close {name}"));
        self.open.remove(name);
        server.notify("textDocument/didClose", json!({"textDocument": {"uri": self.uri(name)}}));
    }

    /// Replaces parts of an open text, each of what the one before has left, in one message.
    pub(crate) fn edit(&mut self, server: &mut Server, name: &str, edits: &[(Range<usize>, String)]) {
        let mut changes = Vec::new();
        for (range, new) in edits {
            let (document, encoding) = (self.open.get_mut(name).unwrap(), self.encoding);
            let [start, end] = [range.start, range.end].map(|at| text::snapped(&document.text, at));
            let at = |offset| text::position(&document.text, offset, encoding);
            changes.push(json!({"range": {"start": at(start), "end": at(end)}, "text": new}));
            document.undo.push_back((start..start + new.len(), document.text[start..end].to_owned()));
            if document.undo.len() > UNDONE {
                document.undo.pop_front();
            }
            document.text.replace_range(start..end, new);
            self.note(format!("edit {name} {start}..{end} {new:?}"));
        }
        self.tell_changes(server, name, &changes);
    }

    /// Replaces all of an open text.
    pub(crate) fn replace(&mut self, server: &mut Server, name: &str, new: &str) {
        self.note(format!("replace {name}: {} bytes", new.len()));
        let document = self.open.get_mut(name).unwrap();
        document.undo.push_back((0..new.len(), std::mem::replace(&mut document.text, new.to_owned())));
        self.tell_changes(server, name, &[json!({"text": new})]);
    }

    fn tell_changes(&mut self, server: &mut Server, name: &str, changes: &[Value]) {
        let uri = self.uri(name);
        let document = self.open.get_mut(name).unwrap();
        document.version += 1;
        self.edits += changes.len();
        let of = json!({"uri": uri, "version": document.version});
        server.notify("textDocument/didChange", json!({"textDocument": of, "contentChanges": changes}));
    }

    /// Takes back the last edit of a text, if there is one.
    pub(crate) fn undo(&mut self, server: &mut Server, name: &str) {
        let document = self.open.get_mut(name).unwrap();
        if let Some(edit) = document.undo.pop_back() {
            self.edit(server, name, &[edit]);
            // What was taken back is no edit itself.
            self.open.get_mut(name).unwrap().undo.pop_back();
        }
    }

    /// Writes what is in the editor to disk.
    pub(crate) fn save(&mut self, server: &mut Server, name: &str) {
        let text = self.open[name].text.clone();
        self.write(server, name, &text);
        server.notify("textDocument/didSave", json!({"textDocument": {"uri": self.uri(name)}}));
    }

    /// Writes a file on disk.
    pub(crate) fn write(&mut self, server: &mut Server, name: &str, text: &str) {
        self.note(format!("write {name}: {} bytes", text.len()));
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
        self.tell_changed(server, name);
    }

    /// Removes a file from disk.
    pub(crate) fn remove(&mut self, server: &mut Server, name: &str) {
        self.note(format!("remove {name}"));
        let _ = fs::remove_file(self.path(name));
        self.tell_changed(server, name);
    }

    /// Moves a file that is not open.
    pub(crate) fn rename(&mut self, server: &mut Server, from: &str, to: &str) {
        let moves = json!({"files": [{"oldUri": self.uri(from), "newUri": self.uri(to)}]});
        let answer = server.call(&Question::new("workspace/willRenameFiles", moves.clone()));
        self.apply(server, &answer["result"]);
        self.note(format!("move {from} to {to}"));
        fs::rename(self.path(from), self.path(to)).unwrap();
        self.tell_changed(server, from);
        self.tell_changed(server, to);
        server.notify("workspace/didRenameFiles", moves);
    }

    /// Tells the server that something has become of a file on disk.
    pub(crate) fn tell_changed(&self, server: &mut Server, name: &str) {
        let kind = if self.path(name).exists() { 2 } else { 3 };
        let changes = json!([{"uri": self.uri(name), "type": kind}]);
        server.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    }

    /// Makes the edits of an answer, in the editor where a file is open and on disk where it is not.
    pub(crate) fn apply(&mut self, server: &mut Server, edit: &Value) {
        for change in edit["documentChanges"].as_array().into_iter().flatten() {
            let is_edit = change.get("textDocument").is_some();
            let uri = if is_edit { &change["textDocument"]["uri"] } else { &change["uri"] };
            let name = self.name(uri.as_str().unwrap());
            if !is_edit {
                if self.disk(&name).is_none() {
                    self.write(server, &name, "");
                }
                continue;
            }
            let version = &change["textDocument"]["version"];
            assert_eq!(*version, json!(self.open.get(&name).map(|it| it.version)), "edits of another text: {change}");
            let text = self.open.get(&name).map(|it| it.text.clone()).or_else(|| self.disk(&name)).unwrap_or_default();
            let edits = self.text_edits(&text, &change["edits"]);
            if self.open.contains_key(&name) {
                self.edit(server, &name, &edits);
            } else {
                let mut text = text;
                for (range, new) in edits {
                    text.replace_range(range, &new);
                }
                self.write(server, &name, &text);
            }
        }
    }

    /// The edits of an answer, in the order in which none moves another: the last place first.
    fn text_edits(&self, text: &str, edits: &Value) -> Vec<(Range<usize>, String)> {
        let at = |position: &Value| text::offset(text, position, self.encoding);
        let edit = |edit: &Value| {
            let range = at(&edit["range"]["start"])..at(&edit["range"]["end"]);
            (range, edit["newText"].as_str().unwrap().to_owned())
        };
        let mut edits: Vec<_> = edits.as_array().unwrap().iter().map(edit).collect();
        edits.sort_by_key(|(range, _)| range.start);
        edits.reverse();
        edits
    }
}

/// What the name of a file ends in.
pub(crate) fn extension(name: &str) -> &str {
    name.rsplit_once('.').unwrap_or_default().1
}

/// The files below `folder`, by their paths in it, in order.
fn files(folder: &Path) -> impl Iterator<Item = (String, Vec<u8>)> + use<> {
    let (mut folders, mut files) = (vec![folder.to_owned()], BTreeMap::new());
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    files.into_iter()
}
