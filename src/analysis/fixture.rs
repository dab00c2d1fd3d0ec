//! A small workspace in memory, from one string.
//!
//! ```text
//! text of /article.md, with $0 where the caret is
//! //- /refs.bib
//! text of another file
//! ```
//!
//! A first line `//- /name` names the first file otherwise. After `//- /name closed` comes a document that is not open.
//! It is 30 November 2026. U+FFFD stands for a byte that is not UTF-8, ␌ for a form
//! feed. Findings are written under the line they are about:
//!
//! ```text
//! He said: “Never.”
//!          ^^^^^^^^ warning unsourced-quote: No source for “Never.”
//! ```
//!
//! An ellipsis after the carets says that what they mark goes on in the next lines.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use regex::Regex;

use super::diagnostics::{Diagnostic, Severity};
use super::{FilePosition, references};
use crate::fs::Memory;
use crate::sources::date::Day;
use crate::text::{Encoding, Position, Span, Text};
use crate::workspace::{Document, Found, Language, Reading, Settings, Snapshot, TranscriptState, Workspace};

/// A workspace and the first of its files.
pub(super) struct Fixture {
    pub(super) snapshot: Arc<Snapshot>,
    /// The first file.
    pub(super) path: Arc<Path>,
    /// All of them, with their texts.
    pub(super) files: Vec<(Arc<Path>, String)>,
    /// Where `$0` stands.
    pub(super) caret: Option<FilePosition>,
    disk: Arc<Memory>,
    workspace: Workspace,
}

impl Fixture {
    pub(super) fn new(source: &str) -> Self {
        Self::with(source, Settings::default())
    }

    pub(super) fn with(source: &str, settings: Settings) -> Self {
        let mut disk = Memory::default();
        let mut caret = None;
        let mut closed: Vec<Arc<Path>> = Vec::new();
        let files: Vec<(Arc<Path>, String)> = split(source)
            .into_iter()
            .map(|(name, text)| {
                let (name, is_closed) = name.strip_suffix(" closed").map_or((name, false), |name| (name, true));
                closed.extend(is_closed.then(|| Path::new(name).into()));
                let path: Arc<Path> = Path::new(name).into();
                if let Some(offset) = text.find("$0") {
                    caret = Some(FilePosition { path: Arc::clone(&path), offset });
                }
                (path, text.replace("$0", ""))
            })
            .collect();
        for (path, text) in &files {
            disk.write(&**path, text.chars().flat_map(bytes_of).collect::<Vec<_>>());
        }
        let disk = Arc::new(disk);
        let mut workspace = Workspace::new(disk.clone());
        workspace.set_today(Day { year: 2026, month: 11, day: 30 });
        workspace.set_day_in_london(Day { year: 2026, month: 11, day: 30 });
        workspace.set_settings(settings);
        workspace.set_roots(vec![PathBuf::from("/")]);
        for (path, text) in files.iter().filter(|(path, _)| is_document(path)) {
            if closed.contains(path) {
                workspace.set_closed(Reading::new(Arc::clone(path), text));
            } else if text.contains('\u{fffd}') {
                let bytes: Vec<u8> = text.chars().flat_map(bytes_of).collect();
                workspace.open_undecodable(path, Language::of_path(path), &bytes);
            } else {
                workspace.open(path, Language::of_path(path), Some(1), text);
            }
        }
        workspace.load_all();
        Self { snapshot: workspace.snapshot(), path: Arc::clone(&files[0].0), files, caret, disk, workspace }
    }

    /// The snapshot with those documents open that are not and use what stands at the caret.
    pub(super) fn with_closed(&self) -> Snapshot {
        self.reading(&references::closed(&self.snapshot, self.caret()))
    }

    /// The snapshot with those documents at `paths` open that are not.
    pub(super) fn reading(&self, paths: &[Arc<Path>]) -> Snapshot {
        self.snapshot.reading(&*self.disk, paths)
    }

    /// The snapshot with the transcripts at `paths`, as they are on disk.
    pub(super) fn with_transcripts(&self, paths: &[Arc<Path>]) -> Snapshot {
        let read = |path: &Arc<Path>| match self.workspace.reading_words(path).run(&*self.disk) {
            Found::Transcript(path, TranscriptState::Loaded(file)) => Some((path, file)),
            _ => None,
        };
        self.snapshot.with_transcripts(paths.iter().filter_map(read))
    }

    /// The first file, which is a document.
    pub(super) fn document(&self) -> &Arc<Document> {
        self.snapshot.document(&self.path).unwrap()
    }

    pub(super) fn caret(&self) -> &FilePosition {
        self.caret.as_ref().unwrap_or_else(|| panic!("no $0 in the fixture"))
    }

    /// What stands at `span` of the file at `path`.
    pub(super) fn slice(&self, path: &Path, span: Span) -> String {
        self.snapshot.text(path).unwrap().slice(span).into_owned()
    }
}

/// The files, each with its name.
fn split(source: &str) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in source.split_inclusive('\n') {
        match (line.strip_prefix("//- "), files.last_mut()) {
            (Some(name), _) => files.push((name.trim_end(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => files.push(("/article.md", line.to_owned())),
        }
    }
    files
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|extension| ["md", "qmd", "ibid"].iter().any(|known| extension == *known))
}

fn bytes_of(c: char) -> Vec<u8> {
    match c {
        '\u{fffd}' => vec![0xff],
        '␌' => vec![0x0c],
        c => c.to_string().into_bytes(),
    }
}

/// `source` without the lines that mark findings.
pub(super) fn without_marks(source: &str) -> String {
    static MARKS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^ *\^+(…? (error|warning|information|hint) .*)$").unwrap());
    source.split_inclusive('\n').filter(|line| !MARKS.is_match(line.trim_end())).collect()
}

/// `text` with `findings` written under its lines.
pub(super) fn with_marks(text: &Text, findings: &[Diagnostic]) -> String {
    let mut out = String::new();
    for line in 0..text.line_count() {
        let span = text.line_span(line);
        out.push_str(&text.line(line));
        out.push('\n');
        for finding in findings {
            let Position { line: at, column } = text.position(finding.span.start(), Encoding::Utf32);
            if at as usize != line {
                continue;
            }
            let end = text.position(finding.span.end().min(span.end()), Encoding::Utf32).column;
            let carets = "^".repeat((end - column).max(1) as usize);
            let goes_on = if finding.span.end() > span.end() { "…" } else { "" };
            let indent = " ".repeat(column as usize);
            let (severity, code) = (severity(finding.severity), finding.rule.code);
            writeln!(out, "{indent}{carets}{goes_on} {severity} {code}: {}", finding.message).unwrap();
        }
    }
    // The last line has no end.
    out.pop();
    out
}

/// A snapshot as it is compared: without the indentation that its lines share.
pub(super) fn unindented(snapshot: &str) -> String {
    let text = snapshot.strip_prefix('\n').unwrap_or(snapshot);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let indent = lines.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    text.split_inclusive('\n').map(|line| line.get(indent..).unwrap_or_else(|| line.trim_start_matches(' '))).collect()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "hint",
        Severity::Information => "information",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// Text that would rather be something else than text in a card.
pub(super) fn hostile() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "a",
        "word",
        " ",
        "  \n",
        "\n\n",
        "\r\n",
        "\t",
        "    ",
        "\0",
        "\u{2028}",
        "\u{a0}",
        "\u{202e}",
        "\u{feff}",
        "é",
        "“",
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "[a](b)",
        "[a]: b",
        "[^a]",
        "[[a]]",
        "<",
        ">",
        "<b>",
        "</",
        "<!--",
        "-->",
        "<?",
        "&lt;",
        "&#60;",
        "&copy;",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~",
        "~~~",
        "^",
        "$",
        "$$",
        "|",
        "|-|",
        "---",
        "===",
        "# ",
        "#",
        "- ",
        "-",
        "+ ",
        "1. ",
        "1)",
        "> ",
        ": ",
        ":",
        ":::",
        "{#a}",
        "\\",
        "!",
        "=",
        "@",
        ".",
        "/",
        "//",
        "http://",
        "https://x.org",
        "HTTPS://x.org/a(b)c",
        "<https://x.org>",
        "ftp://x",
        "www",
        "www.",
        "WwW.x.org",
        "a@b.c",
        "mailto:a@b.c",
        "||",
        ";",
    ];
    let piece = prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Checks that `markdown` is what cards are made of and nothing that a file could have brought in: no HTML, no image, no
/// heading, no link but to the web, and nothing that clients make a link of by themselves.
pub(super) fn assert_harmless(markdown: &str) {
    static AUTOLINK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)[a-z]://|www\.\S|[\w.+-]@[\w-]").unwrap());
    let mut shown = String::new();
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Text(text) => shown.push_str(&text),
            // Clients leave code alone.
            Event::Code(_) => shown.push('\u{fffc}'),
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) => {
                let scheme = dest_url.split("://").next().unwrap().to_ascii_lowercase();
                assert!(scheme == "http" || scheme == "https", "a link to {dest_url} in {markdown:?}");
                shown.push('\n');
            }
            // Nor do they look for addresses across the ends of other things.
            Event::Start(Tag::Paragraph | Tag::Strong | Tag::Emphasis | Tag::List(None) | Tag::Item)
            | Event::End(_)
            | Event::HardBreak
            | Event::SoftBreak => shown.push('\n'),
            other => panic!("{other:?} in {markdown:?}"),
        }
    }
    assert!(!AUTOLINK.is_match(&shown), "{:?} in {markdown:?}", AUTOLINK.find(&shown));
}
