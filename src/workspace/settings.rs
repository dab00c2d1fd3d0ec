//! The settings a client or a document may change.

use std::path::PathBuf;

use serde::Deserialize;

/// The settings in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Settings {
    /// Whether Markdown that has not opted in gets diagnostics (`markup.md` §2 c).
    pub markdown: MarkdownDiagnostics,
    /// Whether the citation that ends a paragraph covers all of it (`markup.md` §6.5).
    #[serde(alias = "citationReach")]
    pub citation_reach: CitationReach,
    /// Folders outside of the workspace that hold transcripts (`markup.md` §8); `~` is the home folder. For the user to
    /// say, not for a file of the workspace.
    #[serde(alias = "transcriptRoots")]
    pub transcript_roots: Vec<PathBuf>,
    /// Whether each quotation shows, where it ends, whether it is in its source's words (`markup.md` §9).
    #[serde(alias = "verdictHints")]
    pub verdict_hints: bool,
    /// Whether cards are without links to files of this machine: for editors in which there is nothing to click on, and
    /// which leave the room that a link would take.
    #[serde(alias = "plainCards")]
    pub plain_cards: bool,
}

impl Settings {
    /// What the settings are called, in either spelling.
    pub const NAMES: [&str; 9] = [
        "markdown",
        "citationReach",
        "citation-reach",
        "transcriptRoots",
        "transcript-roots",
        "verdictHints",
        "verdict-hints",
        "plainCards",
        "plain-cards",
    ];
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_name_is_that_of_a_setting() {
        for name in Settings::NAMES {
            assert!(Settings::deserialize(json!({name: {}})).is_err(), "{name} is read, and is no object");
        }
    }
}
