//! What an editor does to files that are not documents, and to a document that could not be read.

use std::path::Path;
use std::sync::Arc;

use super::{LibraryFile, LibraryState, Workspace, read_library};
use crate::text::{Change, Encoding};

impl Workspace {
    /// A library is open in the editor: until it is closed its text wins over the disk's.
    pub fn open_library(&mut self, path: &Arc<Path>, version: Option<i32>, text: &str) {
        let state = match read_library(path, text) {
            LibraryState::Loaded(file) => LibraryState::Loaded(Arc::new(LibraryFile { version, ..(*file).clone() })),
            other => other,
        };
        self.open_libraries.insert(Arc::clone(path));
        self.change().libraries.insert(Arc::clone(path), state);
    }

    /// Applies `changes`, one after the other, to a library that is open in the editor. `false`: it is not.
    pub fn edit_library(&mut self, path: &Path, version: Option<i32>, changes: &[Change], encoding: Encoding) -> bool {
        let Some(path) = self.open_libraries.get(path).cloned() else { return false };
        let Some(LibraryState::Loaded(file)) = self.current.libraries.get(&path) else { return false };
        let mut text = file.text.clone();
        for change in changes {
            text.apply(change, encoding);
        }
        self.open_library(&path, version, &text.to_string());
        true
    }

    /// A library is no longer open in the editor. What was last seen of it stays in force until its file is read;
    /// `true`: a document names it, so its file must be.
    pub fn close_library(&mut self, path: &Path) -> bool {
        self.open_libraries.remove(path) && {
            self.forget_unused_libraries();
            self.knows_library(path)
        }
    }

    /// Whether the library at `path` is open in the editor, so that its file does not count.
    pub fn is_library_open(&self, path: &Path) -> bool {
        self.open_libraries.contains(path)
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

        workspace.open_library(&path, Some(1), "editor");
        workspace.set_library(&path, load_library(&*disk, &path));
        assert_eq!(text(&mut workspace).as_deref(), Some("editor"));
        assert!(workspace.edit_library(&path, Some(2), &insert("the "), Encoding::Utf16));
        assert_eq!(text(&mut workspace).as_deref(), Some("the editor"));

        assert!(!workspace.close_library(&path), "no document names it");
        assert_eq!(text(&mut workspace), None);
        assert!(!workspace.edit_library(&path, Some(2), &insert("x"), Encoding::Utf16));
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
