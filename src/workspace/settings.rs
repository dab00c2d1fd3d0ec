//! The settings a client or a document may change.

use serde::Deserialize;

/// The settings in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Settings {
    /// Whether Markdown that has not opted in gets diagnostics (`markup.md` §2 c).
    pub markdown: MarkdownDiagnostics,
    /// Whether the citation that ends a paragraph covers all of it (`markup.md` §6.5).
    #[serde(alias = "citationReach")]
    pub citation_reach: CitationReach,
}

/// When Markdown documents get diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkdownDiagnostics {
    /// Those that have opted in.
    #[default]
    Auto,
    /// All.
    Always,
    /// None, whatever they say.
    Never,
}

/// How far a citation reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CitationReach {
    /// Its sentence.
    #[default]
    Sentence,
    /// The paragraph that it ends: Chicago's habit.
    Paragraph,
}
