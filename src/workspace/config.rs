//! Files that say something of all documents in their folder and below: `ibid.toml`, and Quarto's `_quarto.yml` and
//! `_metadata.yml`.

use std::path::Path;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::scope::Named;
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
        };
        if kind == ConfigKind::Ibid {
            let names = sources(text, &mut config.problems);
            config.names = names.into_iter().map(|(name, span)| Named::pattern(name, span, &folder, home)).collect();
        } else {
            config.metadata = Metadata::read(text, &[Span::new(0, text.len())]);
            config.problems.extend_from_slice(config.metadata.library.problems());
            let names = config.metadata.bibliography.iter();
            config.names = names.map(|(name, span)| Named::file(name, *span, &[&folder], home)).collect();
        }
        config
    }

    /// This reading of a file; where it has lost names, and to faults that `before` had not, with what `before` said.
    pub(super) fn after(self, before: &Self) -> Self {
        let says = |name: &Named| self.names.iter().any(|other| other.name == name.name);
        if self.problems.len() <= before.problems.len() || before.names.iter().all(says) {
            return self;
        }
        Self { is_broken: true, metadata: before.metadata.clone(), names: before.names.clone(), ..self }
    }
}

/// The names and patterns of `sources`, each with its place, its quotes excluded.
fn sources(text: &str, problems: &mut Vec<Problem>) -> Vec<(String, Span)> {
    let (table, errors) = DeTable::parse_recoverable(text);
    problems.extend(errors.iter().map(|error| {
        let span = error.span().map_or(Span::default(), Span::from);
        Problem::new(span, format!("this is not TOML: {}", error.message()))
    }));
    let Some(value) = table.get_ref().get("sources") else { return Vec::new() };
    let items = match value.get_ref() {
        DeValue::String(_) => std::slice::from_ref(value),
        DeValue::Array(items) => items,
        _ => {
            problems.push(Problem::new(Span::from(value.span()), EXPECTED));
            return Vec::new();
        }
    };
    let mut names = Vec::new();
    for item in items {
        match item.get_ref() {
            DeValue::String(name) => names.push((name.to_string(), within_quotes(text, Span::from(item.span())))),
            _ => problems.push(Problem::new(Span::from(item.span()), EXPECTED)),
        }
    }
    names
}

const EXPECTED: &str = "`sources` is a list of files and patterns, as in `sources = [\"refs.bib\", \"refs/*.json\"]`";

fn within_quotes(text: &str, span: Span) -> Span {
    let written = text.get(span.range()).unwrap_or_default();
    let quotes = written.len() - written.trim_start_matches(['"', '\'']).len();
    if written.len() >= 2 * quotes { Span::new(span.start() + quotes, span.end() - quotes) } else { span }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> Config {
        let path: Arc<Path> = Path::new("/w").join(name).into();
        let kind = ConfigKind::of_path(&path).unwrap();
        Config::read(&path, kind, None, text, None)
    }

    fn names(config: &Config) -> Vec<String> {
        config.names.iter().map(|named| format!("{} {}", named.name, config.text.slice(named.span))).collect()
    }

    fn problems(config: &Config) -> Vec<String> {
        let shown = |problem: &Problem| format!("⟨{}⟩ {}", config.text.slice(problem.span), problem.message);
        config.problems.iter().map(shown).collect()
    }

    #[test]
    fn sources_are_files_and_patterns() {
        let config = read("ibid.toml", "# é\nsources = ['a.bib', \"refs/*.bib\"]\n[rules]\nx = 1\n");
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
}
