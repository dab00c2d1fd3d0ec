//! One document: its text, its facts, its metadata.

use std::path::Path;
use std::sync::Arc;

use super::checked::{Checking, Fingerprint};
use super::scope::{self, Named};
use super::surroundings::Surroundings;
use crate::sources::Metadata;
use crate::syntax::{Dialect, Need, Statement, Syntax};
use crate::text::{Span, Text};

/// What a document is written in (`markup.md` §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// `*.ibid`
    Ibid,
    /// Markdown
    #[default]
    Markdown,
    /// Quarto, and R Markdown with its cross-references
    Quarto,
}

impl Language {
    /// The language of a file by its name.
    pub fn of_path(path: &Path) -> Self {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some(extension) if extension.eq_ignore_ascii_case("ibid") => Self::Ibid,
            Some(extension) if extension.eq_ignore_ascii_case("qmd") => Self::Quarto,
            _ => Self::Markdown,
        }
    }

    /// The language of a protocol language id; `None` is not ours.
    pub fn of_id(id: &str) -> Option<Self> {
        match id {
            "ibid" => Some(Self::Ibid),
            "markdown" | "rmd" => Some(Self::Markdown),
            "quarto" => Some(Self::Quarto),
            _ => None,
        }
    }

    pub(super) fn dialect(self) -> Dialect {
        match self {
            Self::Ibid | Self::Markdown => Dialect::Markdown,
            Self::Quarto => Dialect::Quarto,
        }
    }
}

/// A document as it is at one moment.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it is. An `untitled:` buffer has its name as a relative path.
    pub path: Arc<Path>,
    /// What it is written in.
    pub language: Language,
    /// The version the editor gave it; `None` for a file read from disk.
    pub version: Option<i32>,
    /// Its text.
    pub text: Text,
    /// Its facts.
    pub syntax: Arc<Syntax>,
    /// What it says of itself.
    pub metadata: Arc<Metadata>,
    /// The files that speak for it.
    pub surroundings: Arc<Surroundings>,
    /// The libraries that its metadata name.
    pub(super) names: Arc<[Named]>,
    /// Where it stops being UTF-8. Its text is what comes before, and it has no facts.
    pub undecodable: Option<Span>,
    /// What its last edit put there, empty where that only took away: the place somebody is typing at. `None` where
    /// there was none, or where it replaced the whole text.
    pub last_edit: Option<Span>,
}

impl Document {
    /// The document at `path` with `text` as its content.
    pub fn new(
        path: Arc<Path>,
        language: Language,
        version: Option<i32>,
        text: Text,
        surroundings: Arc<Surroundings>,
    ) -> Self {
        let source = text.to_string();
        let syntax = Syntax::parse(&source, language.dialect());
        let metadata = Metadata::read(&source, &syntax.metadata().collect::<Vec<_>>());
        let names = scope::names(&path, &metadata, &surroundings).into();
        let (syntax, metadata) = (Arc::new(syntax), Arc::new(metadata));
        Self {
            path,
            language,
            version,
            text,
            syntax,
            metadata,
            surroundings,
            names,
            undecodable: None,
            last_edit: None,
        }
    }

    /// What somebody has made of `statement`, one of its own, when they checked it against its source.
    pub fn checking(&self, statement: &Statement<'_>) -> Checking<'_> {
        match &self.surroundings.checked {
            Some(checked) => checked.of(&Fingerprint::of(statement, &self.text)),
            None => Checking::Never,
        }
    }

    /// The same document of the disk, whose text is now `text`. `None`: it is what it was.
    pub(super) fn read_again(&self, text: &str) -> Option<Self> {
        let text = super::as_in_an_editor(text);
        let is_other = self.text.to_string() != text;
        let read = || {
            let (path, surroundings) = (Arc::clone(&self.path), Arc::clone(&self.surroundings));
            Self::new(path, self.language, self.version, Text::new(text), surroundings)
        };
        is_other.then(read)
    }

    /// A file that is not UTF-8: nothing is known of it but where it goes wrong.
    pub fn undecodable(path: Arc<Path>, language: Language, bytes: &[u8], surroundings: Arc<Surroundings>) -> Self {
        let good = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        Self {
            path,
            language,
            version: None,
            text: Text::new(good),
            syntax: Arc::default(),
            metadata: Arc::default(),
            surroundings,
            names: Arc::default(),
            undecodable: Some(Span::new(good.len(), good.len() + 1)),
            last_edit: None,
        }
    }

    /// Takes over what the document now says of itself.
    pub(super) fn set_metadata(&mut self, metadata: Metadata) {
        self.names = scope::names(&self.path, &metadata, &self.surroundings).into();
        self.metadata = Arc::new(metadata);
    }

    /// The same without its text and what was found in it: what decides which sources it sees.
    #[must_use]
    pub fn head_alone(&self) -> Self {
        let (path, metadata) = (Arc::clone(&self.path), Arc::clone(&self.metadata));
        let (surroundings, names) = (Arc::clone(&self.surroundings), Arc::clone(&self.names));
        let (text, syntax) = (Text::default(), Arc::default());
        Self { path, text, syntax, metadata, surroundings, names, undecodable: None, last_edit: None, ..*self }
    }

    /// The same in other surroundings.
    pub(super) fn within(&self, surroundings: Arc<Surroundings>) -> Self {
        let names = scope::names(&self.path, &self.metadata, &surroundings).into();
        Self { surroundings, names, ..self.clone() }
    }

    /// Whether the document itself names sources: has `references:` or `bibliography:` (`markup.md` §4, §5), or has them
    /// from its Quarto project, whose metadata are its own.
    pub fn declares_sources(&self) -> bool {
        self.metadata.declares_sources() || self.surroundings.declares_sources()
    }

    /// Whether `statement` needs a source here (`markup.md` §3): one of which that is not certain does only in a
    /// document that has sources of its own, or whose language is ibid's.
    pub fn needs_source(&self, statement: &Statement<'_>) -> bool {
        match statement.need {
            Need::No => false,
            Need::Weak => self.language == Language::Ibid || self.declares_sources(),
            Need::Yes => true,
        }
    }
}
