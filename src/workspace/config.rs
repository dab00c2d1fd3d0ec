//! Files that say something of all documents in their folder and below: `ibid.toml`, and Quarto's `_quarto.yml` and
//! `_metadata.yml`.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::glob::Patterns;
use super::scope::Named;
use super::settings::{Kind, Scope, Setting, Settings, read_toml, toml_string};
use crate::sources::tree::{Content, Node};
use crate::sources::{Metadata, Problem};
use crate::text::{Span, Text};

/// Which of these files one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConfigKind {
    /// `ibid.toml`: that of the nearest folder counts.
    Ibid,
    /// `_quarto.yml`, the file of a Quarto project: that of the nearest folder counts.
    QuartoProject,
    /// `_metadata.yml`, in a folder of a Quarto project: those of all folders count, the inner ones before the outer.
    QuartoFolder,
}

/// Such a file.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where it is.
    pub path: Arc<Path>,
    /// Which it is.
    pub kind: ConfigKind,
    /// The version the editor gave it; `None` for a file read from disk.
    pub version: Option<i32>,
    /// Its text.
    pub text: Text,
    /// What cannot be read in it.
    pub problems: Vec<Problem>,
    /// Whether that cost names, so that what it says is what it said before, in another text: somebody is still at it, or
    /// a program was stopped while saving.
    pub is_broken: bool,
    /// What it says in Pandoc's terms: `bibliography`, `references`, `nocite`. Of an `ibid.toml` nothing.
    pub metadata: Metadata,
    /// The libraries it names, the weakest first.
    pub(super) names: Vec<Named>,
    /// The settings in it, a mapping. Of Quarto's files nothing: what they say of `ibid` is metadata.
    pub settings: Node,
    /// Whether it cannot be read, or is not TOML, so that the settings are those that it had when it was.
    pub is_unreadable: bool,
    rulings: Rulings,
}

impl ConfigKind {
    /// The names that such files have.
    pub const NAMES: [&str; 5] = ["ibid.toml", "_quarto.yml", "_quarto.yaml", "_metadata.yml", "_metadata.yaml"];

    /// What a file of this name is.
    pub fn of_path(path: &Path) -> Option<Self> {
        match path.file_name()?.to_str()? {
            "ibid.toml" => Some(Self::Ibid),
            "_quarto.yml" | "_quarto.yaml" => Some(Self::QuartoProject),
            "_metadata.yml" | "_metadata.yaml" => Some(Self::QuartoFolder),
            _ => None,
        }
    }
}

impl Config {
    /// Reads the file at `path`. Never fails: what is wrong is part of the answer. `home` is what `~` stands for.
    pub(super) fn read(
        path: &Arc<Path>,
        kind: ConfigKind,
        version: Option<i32>,
        text: &str,
        home: Option<&Path>,
    ) -> Self {
        let folder: Arc<Path> = path.parent().unwrap_or(path).into();
        let mut config = Self {
            path: Arc::clone(path),
            kind,
            version,
            text: Text::new(text),
            problems: Vec::new(),
            is_broken: false,
            metadata: Metadata::default(),
            names: Vec::new(),
            settings: Node { span: Span::default(), content: Content::Null },
            is_unreadable: false,
            rulings: Rulings::default(),
        };
        if kind == ConfigKind::Ibid {
            config.settings = read_toml(text, &mut config.problems);
            config.is_unreadable = !config.problems.is_empty();
            Settings::default().apply(&config.settings, Scope::Workspace, &mut config.problems);
            let mut reader = TomlReader { folder, home, problems: &mut config.problems };
            (config.names, config.rulings) = reader.read(&config.settings);
            config.problems.sort_by_key(|problem| problem.span);
        } else {
            config.metadata = Metadata::read(text, &[Span::new(0, text.len())]);
            config.problems.extend_from_slice(config.metadata.library.problems());
            let names = config.metadata.bibliography.iter();
            config.names = names.map(|(name, span)| Named::file(name, *span, &[&folder], home)).collect();
        }
        config
    }

    /// The file at `path`, which cannot be read.
    pub(super) fn unread(path: &Arc<Path>, kind: ConfigKind, error: &io::Error) -> Self {
        let problem = Problem::new(Span::default(), format!("it cannot be read: {error}"));
        let nothing = Self::read(path, kind, None, "", None);
        Self { problems: vec![problem], is_unreadable: true, ..nothing }
    }

    /// This reading of a file; where it has lost names, and to faults that `before` had not, with what `before` said.
    pub(super) fn after(mut self, before: &Self) -> Self {
        if self.is_unreadable {
            self.settings = before.settings.clone();
            self.rulings = before.rulings.clone();
        }
        let says = |name: &Named| self.names.iter().any(|other| other.name == name.name);
        if self.problems.len() <= before.problems.len() || before.names.iter().all(says) {
            return self;
        }
        Self { is_broken: true, metadata: before.metadata.clone(), names: before.names.clone(), ..self }
    }

    /// Puts in force what it says for the document at `path`.
    pub(super) fn apply(&self, path: &Path, settings: &mut Settings) {
        let mut ignored = Vec::new();
        if let Some(written) = self.metadata.get("ibid") {
            settings.apply(written, Scope::Document, &mut ignored);
        }
        settings.apply(&self.settings, Scope::Workspace, &mut ignored);
        for part in self.rulings.overrides.iter().filter(|part| part.files.match_file(path)) {
            settings.apply(&part.settings, Scope::Document, &mut ignored);
        }
        if let Some(library) = &self.rulings.library {
            settings.library = Some(Arc::clone(library));
        }
    }

    /// Whether the document at `path` is to have no diagnostics.
    pub(super) fn excludes(&self, path: &Path) -> bool {
        self.rulings.exclude.as_ref().is_some_and(|patterns| patterns.match_file(path))
    }
}

/// A part of `overrides`: what is set for some of the documents.
#[derive(Clone, Debug)]
struct Override {
    files: Patterns,
    settings: Node,
}

/// What an `ibid.toml` says, beside which libraries it names.
#[derive(Clone, Debug, Default)]
struct Rulings {
    library: Option<Arc<Path>>,
    exclude: Option<Patterns>,
    overrides: Vec<Override>,
}

/// Reads an `ibid.toml`.
struct TomlReader<'a> {
    folder: Arc<Path>,
    home: Option<&'a Path>,
    problems: &'a mut Vec<Problem>,
}

impl TomlReader<'_> {
    /// The libraries that it names, the weakest first, and what else it says.
    fn read(&mut self, settings: &Node) -> (Vec<Named>, Rulings) {
        let (mut names, mut rulings) = (Vec::new(), Rulings::default());
        for pair in settings.pairs() {
            match Setting::named(&pair.key).map(|setting| (setting, &setting.kind)) {
                Some((setting, Kind::Sources)) => names.extend(self.sources(setting, &pair.value)),
                Some((setting, Kind::Patterns)) => rulings.exclude = self.patterns(setting, &pair.value),
                Some((setting, Kind::Overrides)) => rulings.overrides = self.overrides(setting, &pair.value),
                _ => {}
            }
        }
        if let Some(library) = settings.get("library").and_then(|node| self.library(node)) {
            rulings.library = library.first_path();
            names.push(library);
        }
        (names, rulings)
    }

    fn sources(&mut self, setting: &Setting, list: &Node) -> Vec<Named> {
        let mut names = Vec::new();
        for item in list.items() {
            match toml_string(item) {
                Some(name) => names.push(Named::pattern(name.to_owned(), item.span, &self.folder, self.home)),
                None => self.problems.push(Problem::new(item.span, setting.fault(Scope::Workspace, item))),
            }
        }
        names
    }

    fn library(&mut self, node: &Node) -> Option<Named> {
        let Some(name) = toml_string(node) else {
            let fault = Setting::named("library").map(|setting| setting.fault(Scope::Workspace, node))?;
            self.problems.push(Problem::new(node.span, fault));
            return None;
        };
        Some(Named::file(name, node.span, &[&self.folder], self.home))
    }

    fn patterns(&mut self, setting: &Setting, list: &Node) -> Option<Patterns> {
        let patterns = Patterns::read(&self.folder, list, self.problems);
        if patterns.is_none() {
            let stray = list.items().iter().find(|item| toml_string(item).is_none()).unwrap_or(list);
            self.problems.push(Problem::new(stray.span, setting.fault(Scope::Workspace, stray)));
        }
        patterns
    }

    fn overrides(&mut self, setting: &Setting, list: &Node) -> Vec<Override> {
        let mut overrides = Vec::new();
        for table in list.items() {
            let named = table.get("files");
            let Some(files) = named.and_then(|files| Patterns::read(&self.folder, files, self.problems)) else {
                let example = "a list of patterns, as in `files = [\"drafts/**\"]`";
                let message = match (named, &table.content) {
                    (Some(_), _) => format!("`files` must be {example}"),
                    (None, Content::Mapping(_)) => format!("each `[[overrides]]` must have `files`, {example}"),
                    (None, _) => setting.fault(Scope::Workspace, table),
                };
                self.problems.push(Problem::new(named.unwrap_or(table).span, message));
                continue;
            };
            // What it says is read for each document; what cannot be read in it is said once.
            Settings::default().apply(table, Scope::Document, self.problems);
            overrides.push(Override { files, settings: table.clone() });
        }
        overrides
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> Config {
        let path: Arc<Path> = Path::new("/w").join(name).into();
        let kind = ConfigKind::of_path(&path).unwrap();
        Config::read(&path, kind, None, text, None)
    }

    const EXPECTED: &str =
        "`sources` must be a list of files and patterns, as in `[\"refs.bib\", \"refs/*.json\"]`, not `7`";

    fn names(config: &Config) -> Vec<String> {
        config.names.iter().map(|named| format!("{} {}", named.name, config.text.slice(named.span))).collect()
    }

    fn problems(config: &Config) -> Vec<String> {
        let shown = |problem: &Problem| format!("⟨{}⟩ {}", config.text.slice(problem.span), problem.message);
        config.problems.iter().map(shown).collect()
    }

    #[test]
    fn sources_are_files_and_patterns() {
        let config = read("ibid.toml", "# é\nsources = ['a.bib', \"refs/*.bib\"]\n[rules]\nmisquote = 'off'\n");
        assert_eq!(names(&config), ["a.bib a.bib", "refs/*.bib refs/*.bib"]);
        assert!(config.problems.is_empty());
        assert_eq!(names(&read("ibid.toml", "sources = 'a.bib'")), ["a.bib a.bib"]);
        assert!(names(&read("ibid.toml", "")).is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_where_it_is() {
        let config = read("ibid.toml", "sources = ['a.bib', 7]\n");
        assert_eq!(names(&config), ["a.bib a.bib"]);
        assert_eq!(problems(&config), [format!("⟨7⟩ {EXPECTED}")]);
        assert_eq!(problems(&read("ibid.toml", "sources = 7")), [format!("⟨7⟩ {EXPECTED}")]);
        let config = read("ibid.toml", "sources = ['a.bib', 'b.bib'\n[rules]\n");
        assert!(!config.problems.is_empty());
        let config = read("ibid.toml", "sources = ['a.bib']\nx = \n");
        assert_eq!(names(&config), ["a.bib a.bib"], "what is wrong elsewhere does not matter");
        assert!(!config.problems.is_empty());
    }

    #[test]
    fn what_a_broken_file_said_before_stays_in_force() {
        let before = read("ibid.toml", "sources = ['a.bib', 'b.bib']\n");
        let now = |text: &str| read("ibid.toml", text).after(&before);
        for (text, expected) in [
            ("sources = ['a.b", &["a.bib", "b.bib"][..]),
            ("sources = ['a.bib']", &["a.bib"]),
            ("x = \nsources = ['b.bib', 'a.bib']", &["b.bib", "a.bib"]),
            ("", &[]),
        ] {
            let config = now(text);
            assert_eq!(config.names.iter().map(|named| &*named.name).collect::<Vec<_>>(), expected, "{text}");
            assert_eq!(config.is_broken, expected == ["a.bib", "b.bib"], "{text}");
        }
        assert!(!now("sources = ['a.b").problems.is_empty());
        assert_eq!(now("sources = [").after(&now("sources = ['a.b")).names.len(), 2, "however often");
    }

    #[test]
    fn quartos_files_are_metadata() {
        let config = read("_quarto.yml", "project:\n  type: book\nbibliography: [a.bib, b.bib]\n");
        assert_eq!(names(&config), ["a.bib a.bib", "b.bib b.bib"]);
        let config = read("_metadata.yml", "bibliography: a.bib\nx: [\n");
        assert_eq!(names(&config), ["a.bib a.bib"]);
        assert_eq!(problems(&config), ["⟨[⟩ this `[` is never closed"]);
    }

    #[test]
    fn what_it_sets_is_in_force_for_the_documents_that_it_means() {
        let config = read(
            "ibid.toml",
            "library = 'new.bib'\nexclude = ['old']\nrules.missing-date = 'off'\n[[overrides]]\nfiles = ['drafts/*.md']\n\
             rules = { missing-date = 'on', misquote = 'error' }\n",
        );
        assert_eq!(problems(&config), [""; 0]);
        assert_eq!(names(&config), ["new.bib new.bib"], "where new entries go is seen");
        let of = |path: &str| {
            let mut settings = Settings::default();
            config.apply(Path::new(path), &mut settings);
            let rules: Vec<String> = settings.rules.iter().map(|(code, it)| format!("{code} {:?}", it.level)).collect();
            assert_eq!(settings.library.as_deref(), Some(Path::new("/w/new.bib")));
            (rules.join(", "), config.excludes(Path::new(path)))
        };
        assert_eq!(of("/w/a.md"), ("missing-date Some(Off)".into(), false));
        assert_eq!(of("/w/drafts/a.md"), ("misquote Some(Error), missing-date Some(On)".into(), false));
        assert!(of("/w/old/a.md").1);
        let config =
            read("ibid.toml", "exclude = 3\noverrides = [{ rules = {} }, 3]\nlibrary = []\n[rules]\nx = 'y'\n");
        assert_eq!(problems(&config).len(), 5, "{:?}", problems(&config));
    }

    #[test]
    fn settings_stay_in_force_while_the_file_is_no_toml() {
        let before = read("ibid.toml", "rules.missing-date = 'off'\n");
        let broken = read("ibid.toml", "rules.missing-date = 'o\n").after(&before);
        let mut settings = Settings::default();
        broken.apply(Path::new("/w/a.md"), &mut settings);
        assert!(broken.is_unreadable && !broken.problems.is_empty());
        assert_eq!(settings.rules.len(), 1);
        assert_eq!(read("ibid.toml", "").after(&broken).settings.pairs().len(), 0);
    }
}
