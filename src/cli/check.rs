//! `ibid check`: what is wrong, as rustc would say it, or as JSON.

use std::path::Path;

use serde::Serialize;

use super::args::{self, FailOn, Format};
use super::console::Console;
use super::json;
use super::place::Place;
use super::reader::{Content, File, Libraries, Reader};
use super::render::{self, Note};
use super::session::{Answer, Exit, Session};
use crate::analysis::diagnostics::{self, Diagnostic, Severity};
use crate::text::Text;
use crate::workspace::{is_config, is_document, is_library};

/// Checks what is named, and says how it went.
pub(super) fn run(console: Console, args: &args::Check) -> Exit {
    let wanted = |path: &Path| is_document(path) || is_library(path) || is_config(path);
    let mut session = match Session::new(console, &args.input, args.output_format.framing(), &wanted) {
        Ok(session) => session,
        Err(exit) => return exit,
    };
    let (format, width) = (args.output_format, session.console().width());
    let mut total = Tally::default();
    let files = session.run(
        Libraries::Named,
        |reader, file| Ok(check(reader, file, format, width)),
        |tally: Tally| total.add(&tally),
    );
    let exit = if total.fails(args.fail_on) { Exit::Found } else { Exit::Clean };
    session.finish(exit, &total.summary(files))
}

/// What is wrong in one file.
fn check(reader: &Reader, file: &File<'_>, format: Format, width: usize) -> Answer<Tally> {
    let (text, findings) = match &file.content {
        Content::Document(document) => (&document.text, diagnostics::diagnose(&file.snapshot, document)),
        Content::Library(library) => (&library.text, diagnostics::diagnose_library(&file.snapshot, &file.path)),
        Content::Config(config) => (&config.text, diagnostics::diagnose_config(&file.snapshot, config)),
    };
    let item = |finding| match format {
        Format::Text => as_text(reader, file, text, finding, width),
        Format::Json => as_json(file, text, finding),
    };
    Answer { items: findings.iter().map(item).collect(), tally: Tally::of(&findings) }
}

fn as_text(reader: &Reader, file: &File<'_>, text: &Text, finding: &Diagnostic, width: usize) -> String {
    let others: Vec<_> = finding
        .related
        .iter()
        .filter_map(|related| {
            let here = related.place.path == file.path;
            let name = if here { file.name.to_owned() } else { reader.name_of(&related.place.path) };
            let text = if here { text } else { file.snapshot.text(&related.place.path)? };
            Some((name, text, related))
        })
        .collect();
    let notes: Vec<_> = others
        .iter()
        .map(|(path, text, related)| Note { path, text, span: related.place.span, message: &related.message })
        .collect();
    let main = Note { path: file.name, text, span: finding.span, message: &finding.message };
    // A blank line sets one finding off from the next.
    render::finding(finding.severity, finding.rule.code, &main, &notes, width) + "\n"
}

fn as_json(file: &File<'_>, text: &Text, finding: &Diagnostic) -> String {
    #[derive(Serialize)]
    struct Finding<'a> {
        #[serde(flatten)]
        place: Place<'a>,
        code: &'a str,
        severity: &'static str,
        message: &'a str,
    }
    json::object(&Finding {
        place: Place::new(file.name, text, finding.span),
        code: finding.rule.code,
        severity: name(finding.severity),
        message: &finding.message,
    })
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
        Severity::Hint => "hint",
    }
}

/// How much was found.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    errors: usize,
    warnings: usize,
    information: usize,
    hints: usize,
    /// Files with anything in them.
    files: usize,
}

impl Tally {
    fn of(findings: &[Diagnostic]) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            information: count(Severity::Information),
            hints: count(Severity::Hint),
            files: usize::from(!findings.is_empty()),
        }
    }

    fn add(&mut self, other: &Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.information += other.information;
        self.hints += other.hints;
        self.files += other.files;
    }

    fn counts(&self) -> [(Severity, usize); 4] {
        [
            (Severity::Error, self.errors),
            (Severity::Warning, self.warnings),
            (Severity::Information, self.information),
            (Severity::Hint, self.hints),
        ]
    }

    fn fails(&self, limit: FailOn) -> bool {
        self.counts().into_iter().any(|(severity, count)| count > 0 && limit.includes(severity))
    }

    /// “3 errors, 12 warnings in 2 of 40 files”.
    fn summary(&self, files: usize) -> String {
        let found: Vec<_> = self
            .counts()
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| match severity {
                Severity::Information => format!("{count} information"),
                _ => counted(count, name(severity)),
            })
            .collect();
        match (files, found.is_empty()) {
            (0, _) => "No document was checked.\n".to_owned(),
            (_, true) => format!("Nothing wrong in {}.\n", counted(files, "file")),
            (1, false) => format!("{} in 1 file\n", found.join(", ")),
            (_, false) => format!("{} in {} of {files} files\n", found.join(", "), self.files),
        }
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_count_what_there_is() {
        let tally = Tally { errors: 3, warnings: 12, files: 2, ..Tally::default() };
        assert_eq!(tally.summary(40), "3 errors, 12 warnings in 2 of 40 files\n");
        let tally = Tally { information: 2, hints: 1, files: 1, ..Tally::default() };
        assert_eq!(tally.summary(1), "2 information, 1 hint in 1 file\n");
        assert_eq!(Tally::default().summary(1), "Nothing wrong in 1 file.\n");
    }
}
