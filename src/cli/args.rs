//! What can be said on the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::session::Framing;
use crate::analysis::diagnostics::{RULES, Severity};

/// Everything on the command line.
#[derive(Debug, Parser)]
#[command(
    name = "ibid",
    version,
    about = "Every quotation with its source",
    long_about = "ibid reads the articles you write in Markdown and finds the quotations and claims whose source is missing, \
                  the citations that lead nowhere, and the sources that do not say who was speaking or when.",
    after_help = "ibid check            finds what is wrong in all documents of this folder\n\
                  ibid check draft.md   … in one document\n\
                  ibid list quotes      lists who is quoted, where, and from which source\n\
                  ibid report           makes the fact-check sheet\n\
                  ibid export           writes the cited sources into one library\n\
                  ibid init             writes an ibid.toml for this folder\n\
                  ibid COMMAND --help   says more about a command",
    propagate_version = true,
    arg_required_else_help = true
)]
pub(super) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,

    /// Whether to use colours
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub(super) color: Colour,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Find quotations without a source, and everything else that is wrong
    #[command(
        long_about = "Finds quotations and claims without a source, citations of sources that nobody defined, sources that \
                      cannot be read, and whatever else is wrong with the quoting in your documents.\n\n\
                      Exits with 0 when nothing is wrong, with 1 when something of at least the severity of --fail-on was \
                      found, and with 2 when the check could not be done.",
        after_long_help = "Examples:\n  \
                           ibid check                          all documents and libraries in this folder and below it\n  \
                           ibid check draft.md sources.bib     two files\n  \
                           ibid check --fail-on error stories  a folder; warnings do not make it fail\n  \
                           ibid check --output-format json .   for other programs\n  \
                           ibid check --diff                   what --fix would change\n  \
                           ibid check --watch draft.md         again and again, as you write\n  \
                           ibid check - < draft.txt            text from somewhere else"
    )]
    Check(Check),

    /// List the quotations, claims, citations or sources
    #[command(after_long_help = "Examples:\n  \
                                 ibid list quotes draft.md                   who is quoted where, and from which source\n  \
                                 ibid list sources                           every source that this folder defines\n  \
                                 ibid list quotes --output-format json .     for other programs")]
    List(List),

    /// Make the fact-check sheet: every quotation with speaker, date, source and verdict
    #[command(
        long_about = "Makes the sheet that a checker ticks off: every quotation and claim in order, with its place, whose \
                      words they are, when they were said, where that is printed, whether these are the source's words \
                      and in what they differ, the passage beside them, and who has checked it.",
        after_long_help = "Examples:\n  \
                           ibid report -o sheet.html                      all documents in this folder and below it\n  \
                           ibid report --output-format markdown draft.md  one document, for a message\n  \
                           ibid report --output-format csv -o sheet.csv   for a spreadsheet"
    )]
    Report(Report),

    /// Write the sources that documents cite into one library, or their quotations for other programs
    #[command(
        long_about = "Writes the sources that documents cite, wherever they are kept, into one library that other programs \
                      read; or the quotations themselves, as annotations or as JSON-LD.",
        after_long_help = "Examples:\n  \
                           ibid export draft.md -o refs.json && pandoc --citeproc --bibliography refs.json draft.md\n  \
                           ibid export --output-format biblatex -o refs.bib .    what this folder cites\n  \
                           ibid export --output-format web-annotations draft.md  the quotations, and where they are from"
    )]
    Export(Export),

    /// Write an ibid.toml for what is in the folder
    #[command(
        long_about = "Writes an ibid.toml, which switches ibid on for the documents in its folder and below, with the \
                      libraries that are found there. It never replaces one."
    )]
    Init(Init),

    /// Explain a rule, or list all of them
    #[command(after_long_help = "Examples:\n  \
                                 ibid explain                   every rule, how bad it is, and when it fires\n  \
                                 ibid explain unsourced-quote   why it matters, with two examples")]
    Explain(Explain),

    /// Print the JSON schema of ibid.toml
    Schema,

    /// Print what a shell needs to complete commands and options
    #[command(after_long_help = "Examples:\n  \
                                 ibid completions bash > ~/.local/share/bash-completion/completions/ibid\n  \
                                 ibid completions zsh > ~/.zfunc/_ibid\n  \
                                 ibid completions fish > ~/.config/fish/completions/ibid.fish")]
    Completions(Completions),

    /// Print the manual page
    #[command(after_long_help = "Example:\n  ibid man > ~/.local/share/man/man1/ibid.1")]
    Man,

    /// Run the language server; editors start it themselves
    Lsp(Lsp),
}

/// `ibid explain`
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule
    #[arg(value_name = "RULE", value_parser = PossibleValuesParser::new(RULES.iter().map(|rule| rule.code)), hide_possible_values = true)]
    pub(super) rule: Option<String>,
}

/// `ibid check`
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)] // Each is a switch of its own.
pub(super) struct Check {
    /// Which documents.
    #[command(flatten)]
    pub(super) input: Input,

    /// How to write the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = CheckFormat::Text)]
    pub(super) output_format: CheckFormat,

    /// Mend what has one right answer, in the documents named, then say what is left
    ///
    /// That is what the source action `source.fixAll.ibid` mends in an editor: brackets that Pandoc reads as something
    /// else, a page or time that the source's words are not at, a date in another form, an ignore that silences nothing.
    /// Words in quotation marks are never changed, nor are libraries and settings. Of standard input, the mended text
    /// goes to standard output, and the findings to standard error.
    #[arg(long, conflicts_with_all = ["diff", "watch"])]
    pub(super) fix: bool,

    /// Show what --fix would change, as a unified diff, and change nothing
    ///
    /// Exits with 1 when something would change.
    #[arg(long, conflicts_with_all = ["watch", "statistics", "output_format", "fail_on"])]
    pub(super) diff: bool,

    /// Count the findings of each rule, and do not show them
    #[arg(long)]
    pub(super) statistics: bool,

    /// Check again whenever a document, a library, a transcript or the settings change, until Ctrl+C
    #[arg(long)]
    pub(super) watch: bool,

    /// The least severe finding that makes the check fail (exit with 1)
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = FailOn::Warning)]
    pub(super) fail_on: FailOn,
}

/// `ibid list`
#[derive(Debug, Args)]
pub(super) struct List {
    /// What to list
    #[arg(value_name = "WHAT", value_enum)]
    pub(super) what: Kind,

    /// Of which documents.
    #[command(flatten)]
    pub(super) input: Input,

    /// How to write the answer
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    pub(super) output_format: Format,
}

/// `ibid report`
#[derive(Debug, Args)]
pub(super) struct Report {
    /// Of which documents.
    #[command(flatten)]
    pub(super) input: Input,

    /// How to write the sheet
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ReportFormat::Html)]
    pub(super) output_format: ReportFormat,

    /// Write it to FILE, not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Where a row of the HTML sheet leads
    #[arg(long, value_name = "WHERE", value_enum, default_value_t = Links::Vscode)]
    pub(super) links: Links,
}

/// `ibid export`
#[derive(Debug, Args)]
pub(super) struct Export {
    /// Of which documents.
    #[command(flatten)]
    pub(super) input: Input,

    /// What to write
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ExportFormat::CslJson)]
    pub(super) output_format: ExportFormat,

    /// Write it to FILE, not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// `ibid init`
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder; by default the current one
    #[arg(value_name = "FOLDER")]
    pub(super) folder: Option<PathBuf>,

    /// Print the settings, and write nothing
    #[arg(long)]
    pub(super) print: bool,
}

/// `ibid completions`
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(super) shell: clap_complete::Shell,
}

/// `ibid lsp`
#[derive(Debug, Args)]
pub(super) struct Lsp {
    /// Speak over standard input and output (which it always does; some editors insist on saying so)
    #[arg(long)]
    pub(super) stdio: bool,
}

/// What is read: the same for every command.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// Files and folders; `-` is standard input. Without any, the current folder
    ///
    /// A file is read whatever its name. Of a folder and the folders in it, the documents are (.md, .markdown, .qmd,
    /// .rmd, .ibid), except hidden ones and those that a .gitignore or .ignore file excludes.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Read standard input, and treat it as the content of the file PATH
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_path: Option<PathBuf>,

    /// Read transcripts in FOLDER, too; by default in the current folder, and in those that are named
    #[arg(long, value_name = "FOLDER")]
    pub(super) transcript_root: Vec<PathBuf>,
}

impl Input {
    /// Whether standard input is read.
    pub(super) fn reads_stdin(&self) -> bool {
        self.stdin_path.is_some() || self.paths.iter().any(|path| path.as_os_str() == "-")
    }
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// One array of JSON objects, for other programs
    Json,
}

/// How the findings of a check are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people
    Text,
    /// One array of JSON objects, for other programs
    Json,
    /// A JSON object on each line, as they are found
    JsonLines,
    /// Workflow commands, which GitHub Actions shows beside the lines
    Github,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// JUnit's XML, for GitLab, Jenkins and others that show tests
    Junit,
}

/// How the fact-check sheet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// One page for a browser, that filters and prints
    Html,
    /// For an issue, a wiki, a message
    Markdown,
    /// For a spreadsheet
    Csv,
    /// One array of JSON objects, one for each document
    Json,
}

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// The cited sources, as Pandoc and Zotero read them
    CslJson,
    /// The cited sources, in BibLaTeX
    Biblatex,
    /// The cited sources, in RIS
    Ris,
    /// The cited sources, in YAML for Pandoc
    CslYaml,
    /// The quotations, as annotations of the W3C's Web Annotation model
    WebAnnotations,
    /// The quotations and claims, in the words of schema.org, as JSON-LD
    SchemaOrg,
}

/// Where a row of the fact-check sheet leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Links {
    /// To the line, in VS Code
    Vscode,
    /// To the file, in whatever opens it
    File,
    /// Nowhere: for who has not got the files
    None,
}

/// Whether there are colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// Quotations, with speaker, date and what sources them
    Quotes,
    /// Claims (==marked like this==), likewise
    Claims,
    /// Citations, with their locators
    Citations,
    /// Source entries: those in the documents themselves, and in the .bib files
    Sources,
}

/// The least severe finding that makes a check fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Errors alone
    Error,
    /// Warnings and errors
    Warning,
    /// Information, too
    Information,
    /// Anything
    Hint,
    /// Nothing
    Never,
}

impl Format {
    /// What holds the items of the answer together.
    pub(super) fn framing(self) -> Framing {
        match self {
            Self::Text => Framing::default(),
            Self::Json => Framing::array(),
        }
    }
}

impl FailOn {
    /// Whether a finding of `severity` makes the check fail.
    pub(super) fn includes(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Information => severity >= Severity::Information,
            Self::Hint => true,
            Self::Never => false,
        }
    }
}
