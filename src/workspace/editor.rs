//! What an editor does to files that are not documents: libraries, and the files that speak for documents.

use std::path::Path;
use std::sync::Arc;

use super::config::ConfigKind;
use super::{Wanted, Workspace};
use crate::sources::Format;
use crate::text::{Change, Encoding, Text};

/// A file that is open in the editor.
#[derive(Clone, Debug)]
pub struct OpenFile {
    /// The version the editor gave it.
    pub version: Option<i32>,
    /// Its text.
    pub text: Text,
}

impl Workspace {
    /// A file that is no document is open in the editor: until it is closed its text wins over the disk's. It is read in
    /// its turn, as a file of the disk is. `false`: it is nothing of ours.
    pub fn open_file(&mut self, path: &Arc<Path>, version: Option<i32>, text: &str) -> bool {
        self.set_open_file(path, OpenFile { version, text: Text::new(text) })
    }

    /// Applies `changes`, one after the other, to a file that is open in the editor and no document. `false`: it is not.
    pub fn edit_file(&mut self, path: &Path, version: Option<i32>, changes: &[Change], encoding: Encoding) -> bool {
        let Some((path, file)) = self.open_files.get_key_value(path) else { return false };
        let (path, mut text) = (Arc::clone(path), file.text.clone());
        for change in changes {
            text.apply(change, encoding);
        }
        self.set_open_file(&path, OpenFile { version, text })
    }

    /// A file that is no document is no longer open in the editor. What was last seen of it stays in force until the
    /// disk's is read. `false`: it was not open.
    pub fn close_file(&mut self, path: &Arc<Path>) -> bool {
        if self.open_files.remove(path).is_none() {
            return false;
        }
        self.change().behind.remove(path);
        if ConfigKind::of_path(path).is_some() {
            self.folders().close(path);
            self.look_around();
        } else {
            self.forget_unused();
            self.forget_transcripts();
            if self.current.libraries.contains_key(path) {
                self.wanted.push(Wanted::Library(Arc::clone(path)));
            }
        }
        true
    }

    fn set_open_file(&mut self, path: &Arc<Path>, file: OpenFile) -> bool {
        if ConfigKind::of_path(path).is_some() {
            self.folders().open(path, file.clone());
            self.open_files.insert(Arc::clone(path), file);
            self.look_around();
            return true;
        }
        let Some(format) = Format::of_path(path) else { return false };
        self.open_files.insert(Arc::clone(path), file);
        // Many a file is JSON or YAML: what is in one is looked at once somebody names it.
        if format.is_of_sources_alone() || self.current.libraries.contains_key(path) {
            self.change().behind.insert(Arc::clone(path));
            self.wanted.push(Wanted::Library(Arc::clone(path)));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fs::Memory;
    use crate::text::Position;
    use crate::workspace::load_library;

    fn insert(text: &str) -> Vec<Change> {
        let start = Position::default();
        vec![Change { range: Some((start, start)), text: text.into() }]
    }

    #[test]
    fn an_open_library_wins_over_its_file_until_it_is_closed() {
        let mut disk = Memory::default();
        disk.write("/w/a.bib", "disk");
        let disk = Arc::new(disk);
        let mut workspace = Workspace::new(disk.clone());
        let path: Arc<Path> = Path::new("/w/a.bib").into();
        let text = |workspace: &mut Workspace| workspace.snapshot().text(&path).map(ToString::to_string);

        assert!(workspace.open_file(&path, Some(1), "editor"));
        workspace.load_all();
        workspace.set_library(&path, load_library(&*disk, &path));
        assert_eq!(text(&mut workspace).as_deref(), Some("editor"));
        assert!(workspace.edit_file(&path, Some(2), &insert("the "), Encoding::Utf16));
        assert!(workspace.snapshot().is_behind(&path));
        workspace.load_all();
        assert!(!workspace.snapshot().is_behind(&path));
        assert_eq!(text(&mut workspace).as_deref(), Some("the editor"));

        assert!(workspace.close_file(&path));
        assert_eq!(text(&mut workspace), None, "no document names it");
        assert!(!workspace.edit_file(&path, Some(2), &insert("x"), Encoding::Utf16));
    }

    #[test]
    fn an_open_file_that_may_be_anything_is_read_once_it_is_named() {
        let mut workspace = Workspace::new(Arc::new(Memory::default()));
        let path: Arc<Path> = Path::new("/w/a.json").into();
        let document: Arc<Path> = Path::new("/w/a.ibid").into();
        let is_known = |workspace: &mut Workspace| {
            workspace.load_all();
            workspace.snapshot().library(&path).is_some_and(|file| file.library.get("a").is_some())
        };
        assert!(workspace.open_file(&path, Some(1), r#"[{"id": "a"}]"#));
        assert!(!is_known(&mut workspace));
        workspace.open(&document, crate::workspace::Language::Ibid, Some(1), "---\nbibliography: a.json\n---\n");
        assert!(is_known(&mut workspace));
        assert!(workspace.edit_file(&path, Some(2), &insert(" "), Encoding::Utf16));
        assert!(is_known(&mut workspace));
        workspace.close(&document);
        assert!(!is_known(&mut workspace));
    }

    #[test]
    fn a_document_that_cannot_be_read_keeps_its_text() {
        let mut workspace = Workspace::new(Arc::new(Memory::default()));
        let path: Arc<Path> = Path::new("/w/a.ibid").into();
        workspace.open(&path, crate::workspace::Language::Ibid, Some(1), "b");
        assert!(workspace.edit(&path, Some(2), &insert("a"), Encoding::Utf16));
        workspace.give_up_reading();
        let snapshot = workspace.snapshot();
        let document = snapshot.document(&path).unwrap();
        assert_eq!((document.text.to_string().as_str(), document.version), ("ab", Some(2)));
        assert_eq!(document.last_edit, Some(crate::text::Span::new(0, 1)));
    }

    #[test]
    fn a_document_that_can_be_read_again_is() {
        let mut workspace = Workspace::new(Arc::new(Memory::default()));
        let path: Arc<Path> = Path::new("/w/a.qmd").into();
        let keys = |workspace: &mut Workspace| {
            let document = workspace.snapshot().document(&path).cloned().unwrap();
            assert_eq!(document.syntax.context().dialect, crate::syntax::Dialect::Quarto);
            document.syntax.citations().map(|citation| citation.key.clone()).collect::<Vec<_>>()
        };
        workspace.open(&path, crate::workspace::Language::Quarto, Some(1), "One [@a].\n\nTwo [@b].\n");
        assert_eq!(keys(&mut workspace), ["a", "b"]);
        assert!(workspace.edit(&path, Some(2), &insert("Three [@c]. "), Encoding::Utf16));
        workspace.give_up_reading();
        assert_eq!(keys(&mut workspace), [""; 0]);
        assert!(workspace.edit(&path, Some(3), &insert("Four [@d]. "), Encoding::Utf16));
        assert_eq!(keys(&mut workspace), ["d", "c", "a", "b"]);
    }
}
