//! Documents that are not open: of each its facts are kept, not its text.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::scope::{self, Named};
use super::surroundings::Surroundings;
use super::{Document, Language};
use crate::sources::Metadata;
use crate::syntax::{Dialect, Need, Statement, StatementKind, Syntax};
use crate::text::Text;

/// What is known of a document that is not open.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Where it is.
    pub path: Arc<Path>,
    /// What it is written in.
    pub language: Language,
    /// What it says of itself.
    pub metadata: Arc<Metadata>,
    /// The files that speak for it.
    pub surroundings: Arc<Surroundings>,
    /// The libraries that its metadata name.
    pub(super) names: Arc<[Named]>,
    /// The keys it cites.
    uses: Arc<HashMap<Box<str>, Uses>>,
}

/// How often a document uses a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// How often it is cited.
    pub citations: u32,
    /// How many quotations it sources.
    pub quotations: u32,
}

/// A document as it was read, before anything is known of what stands around it.
#[derive(Debug)]
pub struct Reading {
    path: Arc<Path>,
    metadata: Metadata,
    uses: HashMap<Box<str>, Uses>,
}

impl Reading {
    /// Reads the document `text`.
    pub fn new(path: Arc<Path>, text: &str) -> Self {
        let syntax = Syntax::parse(text, Language::of_path(&path).dialect());
        let metadata = Metadata::read(text, &syntax.metadata().collect::<Vec<_>>());
        Self { path, metadata, uses: uses(&syntax) }
    }

    /// Where it is.
    pub fn path(&self) -> &Arc<Path> {
        &self.path
    }
}

impl Summary {
    pub(super) fn new(reading: Reading, surroundings: Arc<Surroundings>) -> Self {
        let Reading { path, metadata, uses } = reading;
        let names = scope::names(&path, &metadata, &surroundings).into();
        let (language, metadata, uses) = (Language::of_path(&path), Arc::new(metadata), Arc::new(uses));
        Self { path, language, metadata, surroundings, names, uses }
    }

    /// The same in other surroundings.
    pub(super) fn within(&self, surroundings: Arc<Surroundings>) -> Self {
        let names = if surroundings.has_bases_of(&self.surroundings) {
            Arc::clone(&self.names)
        } else {
            scope::names(&self.path, &self.metadata, &surroundings).into()
        };
        Self { surroundings, names, ..self.clone() }
    }

    /// What its Markdown is written in.
    pub fn dialect(&self) -> Dialect {
        self.language.dialect()
    }

    /// How often it uses `key`; `None`: never.
    pub fn uses(&self, key: &str) -> Option<Uses> {
        self.uses.get(key).copied()
    }

    /// The keys it uses, in no order.
    pub fn keys(&self) -> impl Iterator<Item = (&str, Uses)> {
        self.uses.iter().map(|(key, uses)| (&**key, *uses))
    }

    /// The document that it is of, whose text is now `text`.
    pub(super) fn document(&self, text: &str) -> Document {
        Document::new(Arc::clone(&self.path), self.language, None, Text::new(text), Arc::clone(&self.surroundings))
    }
}

/// How often each key is used. It walks the whole document.
pub fn uses(syntax: &Syntax) -> HashMap<Box<str>, Uses> {
    let mut uses: HashMap<Box<str>, Uses> = HashMap::new();
    for citation in syntax.citations() {
        uses.entry(citation.key.as_str().into()).or_default().citations += 1;
    }
    let is_quoted = |it: &Statement<'_>| it.kind != StatementKind::Claim && it.need != Need::No;
    for statement in syntax.statements().filter(is_quoted) {
        let mut keys: Vec<&str> = statement.citations().iter().map(|citation| citation.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            uses.entry(key.into()).or_default().quotations += 1;
        }
    }
    uses
}
