//! Which sources a document sees, and which of two wins (`markup.md` §8).

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::glob::{Expansion, Glob};
use super::library::{LibraryState, NO_FORMAT, SPEAKS_FOR_DOCUMENTS, is_config};
use super::surroundings::Surroundings;
use super::{Config, Document, Home, Snapshot, Summary, reach};
use crate::sources::{Entry, Format, Library, Metadata};
use crate::text::Span;

/// An entry and the file it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file.
    pub path: &'a Arc<Path>,
    /// The entry.
    pub entry: &'a Entry,
}

/// Libraries as somebody names them: by a file or by a pattern.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The name as it is written.
    pub(super) name: String,
    /// Where.
    pub(super) span: Span,
    pub(super) target: Target,
}

/// What a name stands for.
#[derive(Clone, Debug)]
pub(super) enum Target {
    /// The first of these that is there.
    File(Vec<Arc<Path>>),
    /// All files that a pattern matches.
    Glob(Glob),
    /// Nothing, for this reason.
    Nothing(String),
}

/// A name that leads to no library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingBibliography {
    /// The name as it is written.
    pub name: String,
    /// The file that names it.
    pub by: Arc<Path>,
    /// Where it does.
    pub span: Span,
    /// Why not, as the end of a sentence: “no such file”.
    pub reason: String,
    /// The file that it means first, where there is none.
    pub absent: Option<Arc<Path>>,
}

/// A document, open or not, as far as it decides which sources it sees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head<'a> {
    pub(super) path: &'a Arc<Path>,
    pub(super) metadata: &'a Metadata,
    pub(super) surroundings: &'a Surroundings,
    /// The libraries that its metadata name.
    pub(super) names: &'a [Named],
}

/// The sources that one document sees.
#[derive(Clone, Debug)]
pub struct Sources<'a> {
    /// Strongest first, each file once: the document's own `references:`, then its bibliographies, the last named first;
    /// then Quarto's, the innermost file's first; then those of `ibid.toml`.
    homes: Vec<(&'a Arc<Path>, &'a Library)>,
    /// What is named and cannot be read.
    pub missing: Vec<MissingBibliography>,
    /// Whether a named file is still being read: keys may yet be defined.
    pub incomplete: bool,
}

impl<'a> Sources<'a> {
    /// The entry in force for `key`.
    pub fn get(&self, key: &str) -> Option<Source<'a>> {
        self.homes.iter().find_map(|(path, library)| library.get(key).map(|entry| Source { path, entry }))
    }

    /// Whether its key means `source`, and no other one that is stronger.
    pub fn is_in_force(&self, source: &Source<'_>) -> bool {
        self.get(&source.entry.key).is_some_and(|known| std::ptr::eq(known.entry, source.entry))
    }

    /// Every entry, the strongest home first; those that another one overrides are among them.
    pub fn iter(&self) -> impl Iterator<Item = Source<'a>> {
        self.homes.iter().flat_map(|(path, library)| library.entries().iter().map(move |entry| Source { path, entry }))
    }

    /// Those that name files with their words, in the same order.
    pub fn transcribed(&self) -> impl Iterator<Item = Source<'a>> {
        self.homes.iter().flat_map(|(path, library)| library.transcribed().map(move |entry| Source { path, entry }))
    }

    /// The libraries, the strongest first, each with its file.
    pub fn homes(&self) -> impl Iterator<Item = (&'a Arc<Path>, &'a Library)> {
        self.homes.iter().copied()
    }

    /// Whether the file at `path` is among them.
    pub fn has_home(&self, path: &Path) -> bool {
        self.homes.iter().any(|(home, _)| ***home == *path)
    }

    /// Whether an undefined key can be told: everything named is there and read.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && !self.incomplete
    }
}

impl Named {
    /// A file, relative to the first of `bases` that has it. `home` is what `~` stands for.
    pub(super) fn file(name: &str, span: Span, bases: &[&Path], home: Option<&Path>) -> Self {
        let target = match reach::paths(name, bases, home) {
            Ok(paths) if paths.iter().any(|path| is_config(path)) => Target::Nothing(SPEAKS_FOR_DOCUMENTS.to_owned()),
            Ok(paths) if paths.iter().any(|path| Format::of_path(path).is_some()) => Target::File(paths),
            Ok(_) => Target::Nothing(NO_FORMAT.to_owned()),
            Err(reason) => Target::Nothing(reason),
        };
        Self { name: name.to_owned(), span, target }
    }

    /// The file that it means, if it is one that can be read: the first of those that it may be.
    pub(super) fn first_path(&self) -> Option<Arc<Path>> {
        match &self.target {
            Target::File(paths) => paths.first().cloned(),
            Target::Glob(_) | Target::Nothing(_) => None,
        }
    }

    /// What is said of it where it leads nowhere, for this reason.
    fn missing(&self, by: &Arc<Path>, reason: String) -> MissingBibliography {
        MissingBibliography { name: self.name.clone(), by: Arc::clone(by), span: self.span, reason, absent: None }
    }

    /// A file or a pattern, relative to `folder`.
    pub(super) fn pattern(name: String, span: Span, folder: &Arc<Path>, home: Option<&Path>) -> Self {
        match Glob::new(folder, &name) {
            None => Self::file(&name, span, &[folder], home),
            Some(Ok(glob)) => Self { name, span, target: Target::Glob(glob) },
            Some(Err(reason)) => Self { name, span, target: Target::Nothing(reason) },
        }
    }
}

/// The libraries that the metadata of the document at `path` name.
pub(super) fn names(path: &Path, metadata: &Metadata, surroundings: &Surroundings) -> Vec<Named> {
    let folder = path.parent().filter(|_| path.is_absolute());
    let bases: Vec<&Path> = folder.into_iter().chain(surroundings.roots.iter().map(|root| &**root)).collect();
    let home = surroundings.home.as_deref();
    metadata.bibliography.iter().map(|(name, span)| Named::file(name, *span, &bases, home)).collect()
}

impl<'a> Head<'a> {
    /// What is named for the document or by it, the weakest first, each with the file that names it.
    pub(super) fn named(self) -> impl Iterator<Item = (&'a Arc<Path>, &'a Named)> {
        let around = self.surroundings.configs.iter();
        let around = around.flat_map(|config| config.names.iter().map(move |named| (&config.path, named)));
        around.chain(self.names.iter().map(move |named| (self.path, named)))
    }
}

/// What is named for `heads` and by them, in no order; what a file names that speaks for many of them, once.
pub(super) fn all_named<'a>(heads: impl Iterator<Item = Head<'a>>) -> impl Iterator<Item = &'a Named> {
    let mut seen = HashSet::new();
    heads.flat_map(move |head| {
        let configs = head.surroundings.configs.iter().filter(|config| seen.insert(Arc::as_ptr(config)));
        let configs: Vec<&Arc<Config>> = configs.collect();
        configs.into_iter().flat_map(|config| &config.names).chain(head.names)
    })
}

impl Document {
    pub(super) fn head(&self) -> Head<'_> {
        let Self { path, metadata, surroundings, names, .. } = self;
        Head { path, metadata, surroundings, names }
    }
}

impl Summary {
    pub(super) fn head(&self) -> Head<'_> {
        let Self { path, metadata, surroundings, names, .. } = self;
        Head { path, metadata, surroundings, names }
    }
}

impl Snapshot {
    /// The sources that `document` sees.
    pub fn sources<'a>(&'a self, document: &'a Document) -> Sources<'a> {
        self.sources_of(document.head())
    }

    /// The sources that a document which is not open sees.
    pub fn sources_of_closed<'a>(&'a self, summary: &'a Summary) -> Sources<'a> {
        self.sources_of(summary.head())
    }

    fn sources_of<'a>(&'a self, head: Head<'a>) -> Sources<'a> {
        let mut sources = Sources { homes: Vec::new(), missing: Vec::new(), incomplete: false };
        for config in &head.surroundings.configs {
            self.add(&mut sources, &config.path, config.names.iter());
            sources.homes.push((&config.path, &config.metadata.library));
        }
        self.add(&mut sources, head.path, head.names.iter());
        sources.homes.push((head.path, &head.metadata.library));
        sources.homes.reverse();
        let mut seen = HashSet::new();
        sources.homes.retain(|(path, _)| seen.insert(*path));
        sources
    }

    fn add<'a>(&'a self, sources: &mut Sources<'a>, by: &Arc<Path>, names: impl Iterator<Item = &'a Named>) {
        for named in names {
            match self.resolve(&named.target) {
                Resolved::Libraries(libraries) => sources.homes.extend(libraries),
                Resolved::Unknown => sources.incomplete = true,
                Resolved::Absent(path) => sources
                    .missing
                    .push(MissingBibliography { absent: Some(path), ..named.missing(by, "no such file".to_owned()) }),
                Resolved::Missing(reason) => sources.missing.push(named.missing(by, reason)),
            }
        }
    }

    /// What of the names in the file at `by`, which speaks for documents, leads nowhere.
    pub fn missing_of_config(&self, config: &Config) -> Vec<MissingBibliography> {
        let mut sources = Sources { homes: Vec::new(), missing: Vec::new(), incomplete: false };
        self.add(&mut sources, &config.path, config.names.iter());
        sources.missing
    }

    /// The libraries that the document, or the file that speaks for documents, at `path` names by their files, as far as
    /// they are there, each with the place of its name.
    pub fn named_in(&self, path: &Path) -> Vec<(Span, &Arc<Path>)> {
        let names = match self.home(path) {
            Some(Home::Document(document)) => &*document.names,
            Some(Home::Config(config)) => &config.names,
            Some(Home::Library(..)) | None => &[],
        };
        let is_there = |named: &Path| matches!(self.libraries.get(named), Some(LibraryState::Loaded(_)));
        let file = |named: &Named| match &named.target {
            Target::File(paths) => {
                let path = paths.iter().find(|path| is_there(path))?;
                Some((named.span, self.libraries.get_key_value(path)?.0))
            }
            Target::Glob(_) | Target::Nothing(_) => None,
        };
        names.iter().filter_map(file).collect()
    }

    fn resolve<'a>(&'a self, target: &Target) -> Resolved<'a> {
        match target {
            Target::File(paths) => self.first_of(paths),
            Target::Glob(glob) => match self.globs.get(glob) {
                Some(Some(expansion)) => self.all_of(expansion),
                _ => Resolved::Unknown,
            },
            Target::Nothing(reason) => Resolved::Missing(reason.clone()),
        }
    }

    /// The first of `paths` that is there; what is wrong with the first, if none is.
    fn first_of(&self, paths: &[Arc<Path>]) -> Resolved<'_> {
        let mut wrong = None;
        for path in paths {
            match self.libraries.get_key_value(path) {
                Some((path, LibraryState::Loaded(file))) => return Resolved::Libraries(vec![(path, &file.library)]),
                None | Some((_, LibraryState::Loading)) => return Resolved::Unknown,
                Some((path, LibraryState::Absent)) => {
                    wrong.get_or_insert_with(|| Resolved::Absent(Arc::clone(path)));
                }
                Some((_, LibraryState::Unreadable(why))) => {
                    wrong.get_or_insert_with(|| Resolved::Missing(why.clone()));
                }
            }
        }
        wrong.unwrap_or_else(|| Resolved::Missing(String::new()))
    }

    /// The files that a pattern stands for; those that cannot be read left out.
    fn all_of(&self, expansion: &Expansion) -> Resolved<'_> {
        if expansion.files.is_empty() {
            return Resolved::Missing("no file matches it".to_owned());
        }
        let mut libraries = Vec::new();
        for path in &expansion.files {
            match self.libraries.get_key_value(path) {
                Some((path, LibraryState::Loaded(file))) => libraries.push((path, &file.library)),
                None | Some((_, LibraryState::Loading)) => return Resolved::Unknown,
                Some((_, LibraryState::Absent | LibraryState::Unreadable(_))) => {}
            }
        }
        Resolved::Libraries(libraries)
    }

    /// The files that `named` may mean, as far as that is known, be they there or not.
    pub(super) fn paths_of<'a>(&'a self, named: &'a Named) -> &'a [Arc<Path>] {
        match &named.target {
            Target::File(paths) => paths,
            Target::Glob(glob) => {
                self.globs.get(glob).and_then(Option::as_ref).map_or(&[], |expansion| &expansion.files)
            }
            Target::Nothing(_) => &[],
        }
    }
}

enum Resolved<'a> {
    Libraries(Vec<(&'a Arc<Path>, &'a Library)>),
    Unknown,
    /// The file is not there.
    Absent(Arc<Path>),
    Missing(String),
}
