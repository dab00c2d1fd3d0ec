//! The patterns in `ibid.toml`: of libraries in `sources`, of documents elsewhere.

use std::hash::{Hash, Hasher};
use std::ops::ControlFlow;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use globset::{GlobBuilder, GlobMatcher};

use super::library::is_library;
use super::settings::toml_string;
use crate::fs::{Extent, FileSystem, Visited};
use crate::sources::Problem;
use crate::sources::tree::Node;

/// A pattern, and the folder of the file that has it. Gitignore's language without its negation: `*` and `?` stay in one
/// folder, `**` goes through all, and there are `[…]` and `{…,…}`. A backslash is Windows' slash.
#[derive(Clone, Debug)]
pub struct Glob {
    /// Absolute.
    folder: Arc<Path>,
    pattern: String,
    matcher: Arc<GlobMatcher>,
}

impl PartialEq for Glob {
    fn eq(&self, other: &Self) -> bool {
        (&self.folder, &self.pattern) == (&other.folder, &other.pattern)
    }
}

impl Eq for Glob {}

impl Hash for Glob {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.folder, &self.pattern).hash(state);
    }
}

/// What a pattern stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion {
    /// The files, sorted, so that which of them is the last is no accident.
    pub files: Vec<Arc<Path>>,
    /// The folders that were looked into: what appears in one of them may be one more.
    pub folders: Vec<Arc<Path>>,
}

impl Glob {
    /// The pattern that `name` is, if it is one.
    pub(super) fn new(folder: &Arc<Path>, name: &str) -> Option<Result<Self, String>> {
        if !name.contains(['*', '?', '[', '{']) {
            return None;
        }
        Some(compiled(name).map(|(pattern, matcher)| Self {
            folder: Arc::clone(folder),
            pattern,
            matcher: matcher.into(),
        }))
    }

    /// Whether the file at `path` is among those that it stands for, once it is there.
    pub fn matches(&self, path: &Path) -> bool {
        is_library(path) && path.strip_prefix(&self.folder).is_ok_and(|rest| self.matcher.is_match(rest))
    }

    /// Whether it may stand for other files than `expansion` has, now that something happened at `path`.
    pub(super) fn may_change_with(&self, path: &Path, expansion: &Expansion, fs: &dyn FileSystem) -> bool {
        let is_known = expansion.files.iter().any(|file| **file == *path);
        let is_folder = || expansion.folders.iter().any(|folder| **folder == *path) || fs.is_folder(path);
        let excludes = || [".gitignore", ".ignore"].iter().any(|name| path.ends_with(name));
        let is_within = || path.starts_with(&self.folder) && (excludes() || is_folder());
        if is_known { !fs.is_file(path) } else { self.matches(path) || is_within() }
    }

    /// The files that it stands for now. Ignore files are honoured; a file whose name is the pattern, brackets and all, is
    /// meant by it.
    pub fn expand(&self, fs: &dyn FileSystem) -> Expansion {
        let mut expansion = Expansion::default();
        let literal = self.folder.join(&self.pattern);
        if fs.is_file(&literal) {
            expansion.files.push(literal.into());
        }
        let (start, extent) = self.extent();
        fs.walk(&start, &extent, &mut |visited| {
            match visited {
                Visited::File(path) | Visited::Link(path) => {
                    if self.matches(&path) {
                        expansion.files.push(path.into());
                    }
                }
                Visited::Folder(folder) => expansion.folders.push(folder.into()),
                Visited::Problem(_) => {}
            }
            ControlFlow::Continue(())
        });
        expansion.files.sort();
        expansion.files.dedup();
        expansion
    }

    /// Where to begin to look, and how far down to go.
    fn extent(&self) -> (PathBuf, Extent) {
        let parts: Vec<&str> = self.pattern.split('/').collect();
        let plain = parts.iter().take_while(|part| !part.contains(['*', '?', '[', '{'])).count();
        let start = parts.iter().take(plain).fold(self.folder.to_path_buf(), |path, part| path.join(part));
        // `{a/b,c}` is cut in two by the split, and then deeper than it looks.
        let goes_all_the_way = self.pattern.contains("**") || self.pattern.contains('{');
        (start, if goes_all_the_way { Extent::All } else { Extent::Depth(parts.len() - plain - 1) })
    }
}

/// Patterns of documents: each of a file, or of a folder with all that is in it.
#[derive(Clone, Debug)]
pub(super) struct Patterns {
    /// Absolute.
    folder: Arc<Path>,
    matchers: Vec<GlobMatcher>,
}

impl Patterns {
    /// The patterns in `list`, a text or a list of texts, relative to `folder`. `None`: it is none.
    pub(super) fn read(folder: &Arc<Path>, list: &Node, problems: &mut Vec<Problem>) -> Option<Self> {
        let mut matchers = Vec::new();
        for item in list.items() {
            match compiled(toml_string(item)?.trim_end_matches('/')) {
                Ok((_, matcher)) => matchers.push(matcher),
                Err(reason) => problems.push(Problem::new(item.span, reason)),
            }
        }
        Some(Self { folder: Arc::clone(folder), matchers })
    }

    /// Whether the file at `path`, or a folder that it lies in, is among what they stand for.
    pub(super) fn match_file(&self, path: &Path) -> bool {
        let Ok(rest) = path.strip_prefix(&self.folder) else { return false };
        rest.ancestors().any(|part| self.matchers.iter().any(|matcher| matcher.is_match(part)))
    }
}

/// A pattern as it is written, with slashes; and what matches it.
fn compiled(written: &str) -> Result<(String, GlobMatcher), String> {
    let pattern = written.replace('\\', "/").trim_start_matches("./").to_owned();
    let mut parts = Path::new(&pattern).components();
    if pattern.starts_with(['~', '/']) || !parts.all(|part| matches!(part, Component::Normal(_))) {
        return Err("a pattern reaches no further than the folder of its file; name files elsewhere one by one".into());
    }
    match GlobBuilder::new(&pattern).literal_separator(true).build() {
        Ok(glob) => Ok((pattern, glob.compile_matcher())),
        Err(error) => Err(error.kind().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fs::Memory;

    fn expand(pattern: &str) -> Vec<String> {
        let mut fs = Memory::default();
        for file in [
            "a.bib",
            "b.bib",
            "notes.md",
            "refs/c.bib",
            "refs/c.json",
            "refs/d.txt",
            "refs/old/e.bib",
            "[x].bib",
            ".refs/f.bib",
        ] {
            fs.write(format!("/w/{file}"), "");
        }
        let glob = Glob::new(&Path::new("/w").into(), pattern).unwrap().unwrap();
        let files = glob.expand(&fs).files;
        assert!(files.iter().filter(|file| !file.ends_with(pattern)).all(|file| glob.matches(file)));
        files.iter().map(|file| file.strip_prefix("/w").unwrap().display().to_string()).collect()
    }

    #[test]
    fn a_pattern_stands_for_the_libraries_that_it_matches() {
        for (pattern, expected) in [
            ("*.bib", &["[x].bib", "a.bib", "b.bib"][..]),
            ("./*.bib", &["[x].bib", "a.bib", "b.bib"]),
            ("?.bib", &["a.bib", "b.bib"]),
            ("[ab].bib", &["a.bib", "b.bib"]),
            ("[x].bib", &["[x].bib"]),
            ("refs/*", &["refs/c.bib", "refs/c.json"]),
            ("refs/**", &["refs/c.bib", "refs/c.json", "refs/old/e.bib"]),
            ("**/*.bib", &["[x].bib", "a.bib", "b.bib", "refs/c.bib", "refs/old/e.bib"]),
            ("{a,refs/c}.bib", &["a.bib", "refs/c.bib"]),
            (r"refs\*.bib", &["refs/c.bib"]),
            (r".\refs\**\*.bib", &["refs/c.bib", "refs/old/e.bib"]),
            (".refs/*.bib", &[".refs/f.bib"]),
            ("none/*", &[]),
        ] {
            assert_eq!(expand(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn a_pattern_stays_in_its_folder() {
        let folder = Path::new("/w").into();
        for name in ["/x/*.bib", "~/*.bib", "../*.bib", "refs/../../x/*.bib", r"..\*.bib"] {
            assert!(Glob::new(&folder, name).unwrap().is_err(), "{name}");
        }
        assert!(Glob::new(&folder, "[.bib").unwrap().is_err());
        assert!(Glob::new(&folder, "refs.bib").is_none());
    }

    #[test]
    fn patterns_of_documents_are_of_files_and_folders() {
        let matches = |pattern: &str, path: &str| {
            let list = crate::sources::yaml::parse(&format!("['{pattern}']"), 0).root.unwrap();
            let patterns = Patterns::read(&Path::new("/w").into(), &list, &mut Vec::new()).unwrap();
            patterns.match_file(Path::new(path))
        };
        for pattern in ["drafts", "drafts/", "drafts/**", "drafts/*.md", "drafts/a.md", "**/a.md", "./drafts", "d*"] {
            assert!(matches(pattern, "/w/drafts/a.md"), "{pattern}");
            assert!(!matches(pattern, "/w/b.md") && !matches(pattern, "/drafts/a.md"), "{pattern}");
        }
        for pattern in ["*.md", "a.md", "raft", "**/b.md"] {
            assert!(!matches(pattern, "/w/drafts/a.md"), "{pattern}");
        }
        assert!(matches("drafts", "/w/drafts/old/b.md") && !matches("drafts/*.md", "/w/drafts/old/b.md"));
    }
}
