//! Mending what has one right answer: what `source.fixAll.ibid` does in an editor, for files.
//!
//! Documents alone are mended, each in its own text: a fix whose one right answer lay in another file would change what
//! nobody named, and there is none. Libraries and settings are left as they are.

use std::collections::HashMap;
use std::io;

use super::diff;
use crate::analysis::actions::fix_all;
use crate::analysis::diagnostics::{Diagnostic, diagnose};
use crate::analysis::shared::edit::edited;
use crate::cli::inputs::Input;
use crate::cli::reader::{Content, Libraries, Reader};
use crate::cli::session::{Ending, Exit, Session};
use crate::fs::FileSystem;
use crate::sources::Format;
use crate::workspace::is_config;

/// How much was mended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mended {
    /// Findings that are gone.
    pub(super) findings: usize,
    /// The files they were in.
    pub(super) files: usize,
}

/// Mends the documents of `session`, before they are checked. The text that came from standard input is written to
/// standard output, mended or not.
pub(super) fn mend(session: &mut Session) -> Mended {
    let mut mended = Mended::default();
    session.prepare(fixed, |session, input, fixed| match write(session.fs(), input, &fixed) {
        Ok(()) => {
            mended.findings += fixed.findings;
            mended.files += 1;
        }
        Err(message) => session.complain(&message),
    });
    session.return_stdin();
    mended
}

/// Shows what mending would change, and changes nothing.
pub(super) fn show(mut session: Session) -> Ending {
    let mut exit = Exit::Clean;
    session.prepare(fixed, |session, input, fixed| {
        exit = Exit::Found;
        session.write_diff(&diff::unified(&input.name, &fixed.before, &fixed.after));
    });
    session.end(exit, "")
}

/// A document that can be mended.
struct Fixed {
    before: String,
    after: String,
    /// How many findings are gone.
    findings: usize,
}

/// `None`: there is nothing to mend.
fn fixed(reader: &Reader, input: &Input) -> Result<Option<Fixed>, String> {
    if Format::of_path(&input.path).is_some() || is_config(&input.path) {
        return Ok(None);
    }
    let mut now = input.clone();
    let mut first: Option<(String, Vec<Diagnostic>)> = None;
    let mut rounds = 0;
    // One fix makes room for the next; each time fewer findings are left of those that can be mended.
    loop {
        let Some(file) = reader.read(&now, &[], Libraries::Named)? else { return Ok(None) };
        let Content::Document(document) = &file.content else { return Ok(None) };
        let own = fix_all(&file.snapshot, document).into_iter().find(|edit| edit.path == document.path);
        if own.is_none() && first.is_none() {
            // Most documents: what is wrong with them need not be counted.
            return Ok(None);
        }
        let (before, findings) =
            first.get_or_insert_with(|| (document.text.to_string(), diagnose(&file.snapshot, document)));
        rounds += 1;
        let Some(own) = own.filter(|_| rounds <= findings.len()) else {
            let after = document.text.to_string();
            let gone = gone(findings, &diagnose(&file.snapshot, document));
            return Ok((after != *before).then(|| Fixed { before: std::mem::take(before), after, findings: gone }));
        };
        now.content = Some(edited(&document.text, &own.edits).into_bytes());
    }
}

/// Makes a file what it is when it is mended; of standard input, for the rest of the run.
fn write(fs: &dyn FileSystem, input: &mut Input, fixed: &Fixed) -> Result<(), String> {
    if let Some(content) = &mut input.content {
        fixed.after.as_bytes().clone_into(content);
        return Ok(());
    }
    let failed = |error: io::Error| format!("{}: it cannot be mended: {error}", input.name);
    if fs.read(&input.path).map_err(failed)? != fixed.before.as_bytes() {
        return Err(format!("{}: it has changed since it was read, and is left alone; run this again", input.name));
    }
    fs.replace(&input.path, fixed.after.as_bytes()).map_err(failed)
}

/// How many of the findings `before` are not there any more.
fn gone(before: &[Diagnostic], after: &[Diagnostic]) -> usize {
    let count = |found: &[Diagnostic]| {
        let mut counts = HashMap::<_, usize>::new();
        for finding in found {
            *counts.entry(finding.rule.code).or_default() += 1;
        }
        counts
    };
    let left = count(after);
    count(before)
        .into_iter()
        .map(|(code, count)| count.saturating_sub(left.get(code).copied().unwrap_or_default()))
        .sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::fs::Disk;

    #[test]
    fn a_file_that_changed_since_it_was_read_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        std::fs::write(&path, "as it is now").unwrap();
        let mut input = Input {
            name: "a.md".to_owned(),
            path: path.as_path().into(),
            is_named: true,
            is_beside: false,
            content: None,
        };
        let mut write = |before: &str| {
            let fixed = Fixed { before: before.to_owned(), after: "mended".to_owned(), findings: 1 };
            let written = write(&Disk, &mut input, &fixed);
            (written.is_ok(), std::fs::read_to_string(&path).unwrap())
        };
        assert_eq!(write("as it was"), (false, "as it is now".to_owned()));
        assert_eq!(write("as it is now"), (true, "mended".to_owned()));
    }
}
