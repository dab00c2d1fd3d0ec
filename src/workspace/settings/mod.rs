//! The settings: what there is to set, what is in force where, and how what somebody wrote is read.
//!
//! They come from the editor, from the files that speak for a document, and from the document's own metadata; what is
//! nearer to the document counts. Wherever they are written, they are read from one tree ([`Node`]) by one table
//! ([`SETTINGS`]), from which the schema of `ibid.toml` is made as well.

mod apply;
mod table;
mod toml;

pub use apply::Scope;
pub use table::{FEATURES, Kind, LEVELS, SETTINGS, Setting};
pub(super) use toml::{read as read_toml, string as toml_string};

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[allow(unused_imports)] // The docs name it.
use crate::sources::tree::Node;

/// The settings in force: for an editor as a whole, or for one document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each is a switch of its own.
pub struct Settings {
    /// Whether Markdown that has not opted in gets diagnostics (`markup.md` §2 c).
    pub markdown: MarkdownDiagnostics,
    /// Which files get diagnostics.
    pub diagnostic_mode: DiagnosticMode,
    /// Whether the citation that ends a paragraph covers all of it (`markup.md` §6.5).
    pub citation_reach: CitationReach,
    /// What is said of each rule, by its code.
    pub rules: BTreeMap<Box<str>, RuleSetting>,
    /// The library that new entries go to.
    pub library: Option<Arc<Path>>,
    /// Folders outside of the workspace that hold transcripts (`markup.md` §8); `~` is the home folder.
    pub transcript_roots: Vec<PathBuf>,
    /// Whether each quotation shows, where it ends, whether it is in its source's words (`markup.md` §9).
    pub verdict_hints: bool,
    /// Whether a citation shows whom it cites and of when, where its key does not say so.
    pub credit_hints: bool,
    /// Whether cards are without links to files of this machine: for editors in which there is nothing to click on, and
    /// which leave the room that a link would take.
    pub plain_cards: bool,
    /// Who checks quotations, as they sign. `None`: as git knows them.
    pub initials: Option<Box<str>>,
    /// What the server is not to offer.
    pub disabled_features: BTreeSet<Feature>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            markdown: MarkdownDiagnostics::default(),
            diagnostic_mode: DiagnosticMode::default(),
            citation_reach: CitationReach::default(),
            rules: BTreeMap::new(),
            library: None,
            transcript_roots: Vec::new(),
            verdict_hints: false,
            credit_hints: true,
            plain_cards: false,
            initials: None,
            disabled_features: BTreeSet::new(),
        }
    }
}

impl Settings {
    /// Whether the server is to offer `feature`.
    pub fn offers(&self, feature: Feature) -> bool {
        !self.disabled_features.contains(&feature)
    }
}

/// When Markdown documents get diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarkdownDiagnostics {
    /// Those that have opted in.
    #[default]
    Auto,
    /// All.
    Always,
    /// None, whatever they say.
    Never,
}

/// Which files get diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DiagnosticMode {
    /// Those that are open, and the libraries and settings files that they see.
    #[default]
    OpenFiles,
    /// All documents of the folders that are open, too.
    Workspace,
}

/// How far a citation reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CitationReach {
    /// Its sentence.
    #[default]
    Sentence,
    /// The paragraph that it ends: Chicago's habit.
    Paragraph,
}

/// What is said of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSetting {
    /// How bad its findings are. `None`: as bad as the rule says.
    pub level: Option<Level>,
    /// Its numbers, by their names.
    pub options: BTreeMap<Box<str>, u32>,
}

/// What may be said of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// It is off.
    Off,
    /// It is on, and as bad as it says itself.
    On,
    /// It is on, and a hint.
    Hint,
    /// It is on, and information.
    Information,
    /// It is on, and a warning.
    Warning,
    /// It is on, and an error.
    Error,
}

/// What a server offers and somebody may want to do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // They are LSP's.
pub enum Feature {
    Completion,
    Hover,
    CodeAction,
    CodeLens,
    DocumentHighlight,
    DocumentLink,
    DocumentSymbol,
    FoldingRange,
    InlayHint,
    SelectionRange,
    SemanticTokens,
    WorkspaceSymbol,
}
