//! What stands around a document: the folders of the workspace it lies in, and the files that speak for it.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::checked::{CHECKED, Checked};
use super::config::{Config, ConfigKind};
use super::editor::OpenFile;
use crate::fs::FileSystem;
use crate::text::Text;

/// What all documents of one folder have around them.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// The folders of the workspace that it lies in, the innermost first. A document that lies in none has the first.
    pub(super) roots: Vec<PathBuf>,
    /// What `~` stands for.
    pub(super) home: Option<PathBuf>,
    /// The files that speak for it; as far as they name sources, the weakest first. Settings go by depth
    /// ([`Snapshot::settings_for`](super::Snapshot::settings_for)).
    pub configs: Vec<Arc<Config>>,
    /// What somebody has checked: of the nearest folder where that is kept.
    pub checked: Option<Arc<Checked>>,
}

impl Surroundings {
    /// Whether these are the same folders, and the same readings of the same files.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.has_bases_of(other) && self.has_configs_of(other)
    }

    /// Whether names are relative to the same folders in both.
    pub(super) fn has_bases_of(&self, other: &Self) -> bool {
        self.roots == other.roots && self.home == other.home
    }

    /// Whether the same readings of the same files speak in both.
    pub(super) fn has_configs_of(&self, other: &Self) -> bool {
        let is_same = |(a, b): (&Arc<Checked>, &Arc<Checked>)| Arc::ptr_eq(a, b);
        let is_checked_the_same = match (&self.checked, &other.checked) {
            (None, None) => true,
            (a, b) => a.as_ref().zip(b.as_ref()).is_some_and(is_same),
        };
        is_checked_the_same
            && self.configs.len() == other.configs.len()
            && self.configs.iter().zip(&other.configs).all(|(config, other)| Arc::ptr_eq(config, other))
    }

    /// Whether an `ibid.toml` covers it.
    pub fn is_configured(&self) -> bool {
        self.configs.iter().any(|config| config.kind == ConfigKind::Ibid)
    }

    /// Whether a Quarto project names sources for it.
    pub fn declares_sources(&self) -> bool {
        let quarto = self.configs.iter().filter(|config| config.kind != ConfigKind::Ibid);
        quarto.into_iter().any(|config| config.metadata.declares_sources())
    }
}

/// The surroundings of every folder that was asked for. Those of 10,000 documents in one folder are one.
#[derive(Debug, Default)]
pub(super) struct Folders {
    roots: Vec<PathBuf>,
    known: HashMap<PathBuf, Arc<Surroundings>>,
    configs: Seen<Config>,
    checked: Seen<Checked>,
    /// Those that are open in the editor.
    open: HashMap<PathBuf, OpenFile>,
}

/// What was found where a file may stand that has to do with documents, in the order of the paths, so that those below a
/// folder are found at once.
#[derive(Debug)]
struct Seen<T>(BTreeMap<PathBuf, Known<T>>);

/// What was found at one path.
#[derive(Debug)]
struct Known<T> {
    /// `None`: nothing is there.
    file: Option<Arc<T>>,
    /// Whether something has happened there since.
    is_old: bool,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Seen<T> {
    /// What is at `path`; `read` makes it of what was there before, unless nothing has happened since.
    fn at(&mut self, path: PathBuf, read: impl FnOnce(&Path, Option<Arc<T>>) -> Option<Arc<T>>) -> Option<Arc<T>> {
        let before = match self.0.get(&path) {
            Some(known) if !known.is_old => return known.file.clone(),
            known => known.and_then(|known| known.file.clone()),
        };
        let file = read(&path, before);
        self.0.insert(path, Known { file: file.clone(), is_old: false });
        file
    }

    /// Something has happened at `path`. `false`: nobody has looked there.
    fn look_again(&mut self, path: &Path) -> bool {
        let from = self.0.range_mut::<Path, _>((Bound::Included(path), Bound::Unbounded));
        let known = from.take_while(|(file, _)| file.starts_with(path)).map(|(_, known)| known.is_old = true);
        known.count() > 0
    }
}

impl Folders {
    /// Those in the folders `roots`.
    pub(super) fn within(roots: Vec<PathBuf>) -> Self {
        Self { roots, ..Self::default() }
    }

    /// The folders of the workspace from now on.
    pub(super) fn set_roots(&mut self, roots: Vec<PathBuf>) {
        self.roots = roots;
        self.known.clear();
    }

    /// The surroundings of the file at `path`. Asks the disk only where it has not before.
    pub(super) fn around(&mut self, fs: &dyn FileSystem, path: &Path) -> Arc<Surroundings> {
        let folder = path.parent().filter(|_| path.is_absolute()).unwrap_or(Path::new(""));
        if let Some(known) = self.known.get(folder) {
            return Arc::clone(known);
        }
        let roots = self.roots_of(fs, folder);
        let ancestors = if folder.is_absolute() { within(folder, roots.last()) } else { Vec::new() };
        let (configs, checked) = (self.configs_of(fs, &ancestors), self.checked_of(fs, &ancestors));
        let roots = if roots.is_empty() { self.roots.first().cloned().into_iter().collect() } else { roots };
        let surroundings = Arc::new(Surroundings { roots, home: fs.home(), configs, checked });
        self.known.insert(folder.to_owned(), Arc::clone(&surroundings));
        surroundings
    }

    /// The text of the file at `path` is the editor's from now on.
    pub(super) fn open(&mut self, path: &Path, file: OpenFile) {
        self.open.insert(path.to_owned(), file);
        self.look_again(path);
    }

    /// The text of the file at `path` is the disk's again.
    pub(super) fn close(&mut self, path: &Path) {
        self.open.remove(path);
        self.look_again(path);
    }

    /// The file or folder at `path` may be another one. `false`: that is of no consequence.
    pub(super) fn changed(&mut self, path: &Path) -> bool {
        if self.open.contains_key(path) {
            return false;
        }
        self.look_again(path)
    }

    fn look_again(&mut self, path: &Path) -> bool {
        let is_known = self.configs.look_again(path) | self.checked.look_again(path);
        if is_known {
            self.known.clear();
        }
        is_known
    }

    /// The folders of the workspace that `folder` lies in, the innermost first. One that is open by another name, through
    /// a link, counts.
    fn roots_of(&self, fs: &dyn FileSystem, folder: &Path) -> Vec<PathBuf> {
        let mut around: Vec<PathBuf> = self.roots.iter().filter(|root| folder.starts_with(root)).cloned().collect();
        if around.is_empty()
            && let Some(folder) = fs.canonical(folder)
        {
            let canonical = self.roots.iter().filter_map(|root| fs.canonical(root));
            around = canonical.filter(|root| folder.starts_with(root)).collect();
        }
        around.sort_by_key(|root| std::cmp::Reverse(root.as_os_str().len()));
        around
    }

    /// The files in `ancestors` that speak for the documents of the first.
    fn configs_of(&mut self, fs: &dyn FileSystem, ancestors: &[&Path]) -> Vec<Arc<Config>> {
        let mut configs = Vec::new();
        configs.extend(ancestors.iter().find_map(|folder| self.config(fs, folder, &["ibid.toml"])));
        let project = ancestors
            .iter()
            .enumerate()
            .find_map(|(depth, folder)| Some((depth, self.config(fs, folder, &["_quarto.yml", "_quarto.yaml"])?)));
        if let Some((depth, project)) = project {
            configs.push(project);
            let inner = ancestors.iter().take(depth + 1).rev();
            configs.extend(inner.filter_map(|folder| self.config(fs, folder, &["_metadata.yml", "_metadata.yaml"])));
        }
        configs
    }

    /// The first of the files called `names` that is there.
    fn config(&mut self, fs: &dyn FileSystem, folder: &Path, names: &[&str]) -> Option<Arc<Config>> {
        names.iter().find_map(|name| {
            let open = &self.open;
            self.configs.at(folder.join(name), |path, before| read_config(fs, open.get(path), path, before))
        })
    }

    /// What somebody has checked of the documents in `folder`.
    fn checked_of(&mut self, fs: &dyn FileSystem, ancestors: &[&Path]) -> Option<Arc<Checked>> {
        ancestors.iter().find_map(|folder| {
            self.checked.at(folder.join(CHECKED), |path, before| {
                let text = read_text(fs, path)?.unwrap_or_default();
                let is_same = before.filter(|before| before.text == Text::new(&text));
                Some(is_same.unwrap_or_else(|| Arc::new(Checked::read(&path.into(), &text))))
            })
        })
    }
}

/// `folder` and those that it lies in, up to the workspace's folder `top`: without one only those files count that stand
/// beside a document.
fn within<'a>(folder: &'a Path, top: Option<&PathBuf>) -> Vec<&'a Path> {
    let is_within = |ancestor: &&Path| top.map_or(*ancestor == folder, |top| ancestor.starts_with(top));
    folder.ancestors().take_while(is_within).collect()
}

/// The text of the file at `path`; `None`: there is none.
fn read_text(fs: &dyn FileSystem, path: &Path) -> Option<io::Result<String>> {
    fs.is_file(path).then(|| fs.read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// The file at `path`, which was `before`, and still is if it reads the same: two watchers may tell of one change.
fn read_config(
    fs: &dyn FileSystem,
    open: Option<&OpenFile>,
    path: &Path,
    before: Option<Arc<Config>>,
) -> Option<Arc<Config>> {
    let kind = ConfigKind::of_path(path)?;
    let (version, text) = match open {
        Some(file) => (file.version, Ok(file.text.to_string())),
        None => (None, read_text(fs, path)?),
    };
    let config = match text {
        Ok(text) => {
            let is_same = |before: &&Arc<Config>| before.version == version && before.text == Text::new(&text);
            if let Some(before) = before.as_ref().filter(is_same).filter(|before| !before.is_unreadable) {
                return Some(Arc::clone(before));
            }
            Config::read(&path.into(), kind, version, &text, fs.home().as_deref())
        }
        Err(error) => Config::unread(&path.into(), kind, &error),
    };
    Some(Arc::new(match before {
        Some(before) => config.after(&before),
        None => config,
    }))
}
