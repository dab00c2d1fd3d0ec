//! What there is to set.

use std::path::PathBuf;

use super::apply::Scope;
use super::{CitationReach, DiagnosticMode, Feature, Level, MarkdownDiagnostics, Settings};

/// Something that can be set.
#[derive(Debug)]
pub struct Setting {
    /// What it is called in `ibid.toml` and in metadata. Editors say `citationReach` for `citation-reach`.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub summary: &'static str,
    /// Where it may be said.
    pub scope: Scope,
    /// What may be said.
    pub kind: Kind,
}

/// What may be said, and where it is kept.
#[derive(Debug)]
pub enum Kind {
    /// `true` or `false`.
    Switch(fn(&mut Settings) -> &mut bool),
    /// One of some words.
    Choice(&'static [Choice]),
    /// A few words.
    Words(fn(&mut Settings) -> &mut Option<Box<str>>),
    /// Folders.
    Folders(fn(&mut Settings) -> &mut Vec<PathBuf>),
    /// Names of [`FEATURES`].
    Features,
    /// Libraries and patterns of libraries. The file that has it reads it (`Config`).
    Sources,
    /// A library.
    Library,
    /// Patterns of documents. The file that has it reads it.
    Patterns,
    /// Levels and numbers, by the codes of rules.
    Rules,
    /// Tables with `files`, patterns of documents, and what is set for those.
    Overrides,
}

/// A word that may be said.
#[derive(Debug)]
pub struct Choice {
    /// The word.
    pub name: &'static str,
    /// What it means.
    pub summary: &'static str,
    /// Sets it.
    pub(super) set: fn(&mut Settings),
}

impl Choice {
    /// Whether it is in force where nobody has said anything.
    pub fn is_default(&self) -> bool {
        let mut settings = Settings::default();
        (self.set)(&mut settings);
        settings == Settings::default()
    }
}

/// Everything that can be set, what somebody is likeliest to set first.
pub static SETTINGS: &[Setting] = &[
    Setting {
        name: "sources",
        summary: "Libraries whose sources all documents below see: files, and patterns that stay below the folder of \
                  ibid.toml.",
        scope: Scope::Workspace,
        kind: Kind::Sources,
    },
    Setting {
        name: "library",
        summary: "The library that new source entries go to. Its sources are seen, too.",
        scope: Scope::Workspace,
        kind: Kind::Library,
    },
    Setting {
        name: "rules",
        summary: "Whether each rule is off or on, and how bad its findings are.",
        scope: Scope::Document,
        kind: Kind::Rules,
    },
    Setting {
        name: "citation-reach",
        summary: "How far a citation reaches: which quotations it is the source of.",
        scope: Scope::Document,
        kind: Kind::Choice(&[
            Choice {
                name: "sentence",
                summary: "Its sentence. A quotation that only the citation at the end of its paragraph covers gets a hint.",
                set: |settings| settings.citation_reach = CitationReach::Sentence,
            },
            Choice {
                name: "paragraph",
                summary: "The paragraph that it ends, as Chicago has it.",
                set: |settings| settings.citation_reach = CitationReach::Paragraph,
            },
        ]),
    },
    Setting {
        name: "exclude",
        summary: "Documents that get no diagnostics: patterns that stay below the folder of ibid.toml.",
        scope: Scope::Workspace,
        kind: Kind::Patterns,
    },
    Setting {
        name: "overrides",
        summary: "Settings for some of the documents: those that the patterns in `files` match. Of several the last \
                  counts.",
        scope: Scope::Workspace,
        kind: Kind::Overrides,
    },
    Setting {
        name: "markdown",
        summary: "Which Markdown, Quarto and R Markdown documents are checked. Those that end in .ibid always are.",
        scope: Scope::User,
        kind: Kind::Choice(&[
            Choice {
                name: "auto",
                summary: "Those that declare sources, and those with an ibid.toml in their folder or above it.",
                set: |settings| settings.markdown = MarkdownDiagnostics::Auto,
            },
            Choice { name: "always", summary: "All.", set: |settings| settings.markdown = MarkdownDiagnostics::Always },
            Choice { name: "never", summary: "None.", set: |settings| settings.markdown = MarkdownDiagnostics::Never },
        ]),
    },
    Setting {
        name: "diagnostic-mode",
        summary: "Which files have their problems shown.",
        scope: Scope::User,
        kind: Kind::Choice(&[
            Choice {
                name: "open-files",
                summary: "Those that are open, and the libraries and settings files that they see.",
                set: |settings| settings.diagnostic_mode = DiagnosticMode::OpenFiles,
            },
            Choice {
                name: "workspace",
                summary: "All documents of the folders that are open, too.",
                set: |settings| settings.diagnostic_mode = DiagnosticMode::Workspace,
            },
        ]),
    },
    Setting {
        name: "transcript-roots",
        summary: "Folders outside of the workspace in which transcripts may be read, such as ~/Zotero/storage.",
        scope: Scope::User,
        kind: Kind::Folders(|settings| &mut settings.transcript_roots),
    },
    Setting {
        name: "verdict-hints",
        summary: "Show at the end of each quotation whether it is in its source’s words.",
        scope: Scope::User,
        kind: Kind::Switch(|settings| &mut settings.verdict_hints),
    },
    Setting {
        name: "credit-hints",
        summary: "Show beside a citation whom it cites and of which year, where its key does not say so.",
        scope: Scope::User,
        kind: Kind::Switch(|settings| &mut settings.credit_hints),
    },
    Setting {
        name: "plain-cards",
        summary: "Leave links to files out of hover cards, for editors in which there is nothing to click on.",
        scope: Scope::User,
        kind: Kind::Switch(|settings| &mut settings.plain_cards),
    },
    Setting {
        name: "initials",
        summary: "How you sign what you have checked. When empty: with the initials of your name in git.",
        scope: Scope::User,
        kind: Kind::Words(|settings| &mut settings.initials),
    },
    Setting {
        name: "disabled-features",
        summary: "What ibid is not to offer: what you can do without, or have from elsewhere.",
        scope: Scope::User,
        kind: Kind::Features,
    },
];

/// What may be said of a rule.
pub const LEVELS: [(&str, Level); 6] = [
    ("off", Level::Off),
    ("on", Level::On),
    ("hint", Level::Hint),
    ("information", Level::Information),
    ("warning", Level::Warning),
    ("error", Level::Error),
];

/// What can be switched off.
pub const FEATURES: [(&str, Feature); 12] = [
    ("completion", Feature::Completion),
    ("hover", Feature::Hover),
    ("code-action", Feature::CodeAction),
    ("code-lens", Feature::CodeLens),
    ("document-highlight", Feature::DocumentHighlight),
    ("document-link", Feature::DocumentLink),
    ("document-symbol", Feature::DocumentSymbol),
    ("folding-range", Feature::FoldingRange),
    ("inlay-hint", Feature::InlayHint),
    ("selection-range", Feature::SelectionRange),
    ("semantic-tokens", Feature::SemanticTokens),
    ("workspace-symbol", Feature::WorkspaceSymbol),
];
