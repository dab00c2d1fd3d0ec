//! From what is named on the command line to the files to read.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args;
use crate::fs::{FileSystem, Walk};
use crate::workspace::{is_config, is_document, is_library};

/// A file to read.
#[derive(Clone, Debug)]
pub(super) struct Input {
    /// How it is called: as it was named, or below the folder that was named.
    pub(super) name: String,
    /// Where it is, absolute.
    pub(super) path: Arc<Path>,
    /// Whether it was named itself, not come by in a folder.
    pub(super) is_named: bool,
    /// Whether it is only looked at because it speaks for another one.
    pub(super) is_beside: bool,
    /// Its content, where that does not come from the disk.
    pub(super) content: Option<Vec<u8>>,
}

impl Input {
    /// Whether it is neither sources nor settings, which speak for documents.
    pub(super) fn is_document(&self) -> bool {
        !is_library(&self.path) && !is_config(&self.path)
    }
}

/// The files to read.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// The documents, then what speaks for them; both sorted by path. No file twice, whatever it is called.
    pub(super) files: Vec<Input>,
    /// What of the named folders could not be looked into: a sentence each.
    pub(super) problems: Vec<String>,
}

impl Inputs {
    /// The files that `args` name: themselves, whatever they are called, and of folders those that `wanted` accepts.
    /// `folder` is the current one; `stdin` reads standard input.
    pub(super) fn find(
        fs: &dyn FileSystem,
        folder: &Path,
        args: &args::Input,
        wanted: &dyn Fn(&Path) -> bool,
        stdin: impl FnOnce() -> io::Result<Vec<u8>>,
    ) -> io::Result<Self> {
        let mut inputs = Self::default();
        let paths: Vec<_> = args.paths.iter().filter(|path| path.as_os_str() != "-").collect();
        let use_stdin = args.reads_stdin();
        if use_stdin {
            let name = args.stdin_path.as_deref().unwrap_or(Path::new("<stdin>"));
            inputs.add(folder, name, true, Some(stdin()?));
        }
        for path in &paths {
            if fs.is_folder(&folder.join(path)) {
                inputs.walk(fs, folder, path, wanted);
            } else {
                inputs.add(folder, path, true, None);
            }
        }
        if paths.is_empty() && !use_stdin {
            inputs.walk(fs, folder, Path::new("."), wanted);
        }
        inputs.add_settings(fs, folder, wanted);
        inputs.name_each_once(fs);
        // Stable: of a file named twice the first stays, and standard input is the first of all.
        inputs.files.sort_by(|a, b| b.is_document().cmp(&a.is_document()).then_with(|| a.path.cmp(&b.path)));
        inputs.files.dedup_by(|later, earlier| later.path == earlier.path);
        Ok(inputs)
    }

    /// The `ibid.toml` that speaks for each of the documents, where `wanted` accepts it: who checks one checks what is in
    /// force for it.
    fn add_settings(&mut self, fs: &dyn FileSystem, folder: &Path, wanted: &dyn Fn(&Path) -> bool) {
        let of = |inner: &Path| {
            let around = inner.ancestors().take_while(|it| it.starts_with(folder));
            around.map(|folder| folder.join("ibid.toml")).find(|path| wanted(path) && fs.is_file(path))
        };
        let documents = self.files.iter().filter(|input| is_document(&input.path));
        let folders: BTreeSet<&Path> = documents.filter_map(|input| input.path.parent()).collect();
        let known: HashSet<&Path> = self.files.iter().map(|input| &*input.path).collect();
        let found: BTreeSet<PathBuf> = folders.into_iter().filter_map(of).collect();
        let new: Vec<PathBuf> = found.into_iter().filter(|path| !known.contains(&**path)).collect();
        for path in new {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_owned();
            self.add(folder, &name, false, None);
            if let Some(added) = self.files.last_mut() {
                added.is_beside = true;
            }
        }
    }

    /// Of several names of one file on disk, as those of a link and of what it leads to, the first stays.
    fn name_each_once(&mut self, fs: &dyn FileSystem) {
        let canonical = |path: &Path| fs.canonical(path).unwrap_or_else(|| path.to_owned());
        let (mut known, mut folders) = (HashSet::new(), HashMap::new());
        self.files.retain(|input| {
            let mut place = || match (input.path.parent(), input.path.file_name()) {
                // A walk comes by no links: what there are of them are around it.
                (Some(folder), Some(name)) if !input.is_named && !input.is_beside => {
                    folders.entry(folder.to_owned()).or_insert_with(|| canonical(folder)).join(name)
                }
                _ => canonical(&input.path),
            };
            input.content.is_some() || known.insert(place())
        });
    }

    fn walk(&mut self, fs: &dyn FileSystem, folder: &Path, path: &Path, wanted: &dyn Fn(&Path) -> bool) {
        let root = folder.join(path);
        let walk = Walk::below(fs, &root, wanted);
        self.problems.extend(walk.problems);
        for file in walk.files {
            self.add(folder, &path.join(file.strip_prefix(&root).unwrap_or(&file)), false, None);
        }
    }

    fn add(&mut self, folder: &Path, path: &Path, is_named: bool, content: Option<Vec<u8>>) {
        let name = path.strip_prefix(".").unwrap_or(path);
        // Dots are gone from the absolute path, so that `a.md` and `./a.md` are one file.
        let absolute: PathBuf = folder.join(name).components().collect();
        self.files.push(Input {
            name: name.display().to_string(),
            path: absolute.into(),
            is_named,
            is_beside: false,
            content,
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::fs::Memory;

    fn names(paths: &[&str], stdin_path: Option<&str>) -> Vec<String> {
        let mut fs = Memory::default();
        for path in ["/w/b.md", "/w/a.md", "/w/notes/c.md", "/w/notes/c.txt", "/w/notes/.hidden/d.md", "/x/e.md"] {
            fs.write(path, "");
        }
        let args = args::Input {
            transcript_root: Vec::new(),
            paths: paths.iter().map(PathBuf::from).collect(),
            stdin_path: stdin_path.map(PathBuf::from),
        };
        let wanted = |path: &Path| path.extension().is_some_and(|extension| extension == "md");
        let inputs = Inputs::find(&fs, Path::new("/w"), &args, &wanted, || Ok(b"stdin".to_vec())).unwrap();
        let name = |file: Input| if file.content.is_some() { format!("{} (stdin)", file.name) } else { file.name };
        inputs.files.into_iter().map(name).collect()
    }

    #[test]
    fn without_a_path_the_current_folder_is_meant() {
        assert_eq!(names(&[], None), ["a.md", "b.md", "notes/c.md"]);
        assert_eq!(names(&["."], None), names(&[], None));
    }

    #[test]
    fn files_are_called_as_they_were_named() {
        assert_eq!(names(&["./notes", "/x/e.md", "notes/c.txt"], None), ["notes/c.md", "notes/c.txt", "/x/e.md"]);
        assert_eq!(names(&["gone.md"], None), ["gone.md"], "that it is not there is found when it is read");
    }

    #[test]
    fn a_file_named_twice_is_read_once() {
        assert_eq!(names(&["b.md", "./a.md", ".", "/w/a.md"], None), ["a.md", "b.md", "notes/c.md"]);
    }

    #[test]
    fn standard_input_stands_for_its_file() {
        assert_eq!(names(&["-"], None), ["<stdin> (stdin)"]);
        assert_eq!(names(&[], Some("a.md")), ["a.md (stdin)"]);
        assert_eq!(names(&["b.md", "a.md", "-"], Some("a.md")), ["a.md (stdin)", "b.md"]);
    }
}
