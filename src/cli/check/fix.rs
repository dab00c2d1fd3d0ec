//! Mending what has one right answer: what `source.fixAll.ibid` does in an editor, for files.
//!
//! All documents are mended, or none: who reads that one could not be need not look what became of the others. Each is in
//! its own text: a fix whose one right answer lay in another file would change what nobody named, and there is none.
//! Libraries and settings are left as they are.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::diff;
use crate::analysis::actions::fix_all;
use crate::analysis::diagnostics::{Diagnostic, diagnose};
use crate::analysis::shared::edit::edited;
use crate::cli::inputs::Input;
use crate::cli::reader::{Content, Libraries, Reader};
use crate::cli::session::{Ending, Exit, Session};
use crate::fs::{FileSystem, NotReplaced, Replacement};
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

/// Mends the documents of `session`, all of them or none, before they are checked. `None`: they could not be; why has been
/// said. The text that came from standard input is written to standard output, mended or not.
pub(super) fn mend(session: &mut Session) -> Option<Mended> {
    let mut mended = Mended::default();
    let mut files = Vec::new();
    session.prepare(fixed, |_, input, fixed| {
        mended.findings += fixed.findings;
        mended.files += 1;
        match &mut input.content {
            // It is that for the rest of the run.
            Some(content) => *content = fixed.after.into_bytes(),
            None => files.push((input.name.clone(), Arc::clone(&input.path), fixed)),
        }
    });
    let written = write(session.fs(), &files);
    session.return_stdin();
    written.map(|()| mended).map_err(|message| session.complain(&message)).ok()
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

/// Makes the files, each with its name, what they are when they are mended.
fn write(fs: &dyn FileSystem, files: &[(String, Arc<Path>, Fixed)]) -> Result<(), String> {
    let all: Vec<_> = files
        .iter()
        .map(|(_, path, fixed)| Replacement { path, before: fixed.before.as_bytes(), after: fixed.after.as_bytes() })
        .collect();
    fs.replace_all(&all).map_err(|NotReplaced { index, error, lost }| {
        let name = |index: usize| files.get(index).map_or("", |(name, ..)| name);
        let others = match (lost.as_slice(), files.len()) {
            ([], 1) => String::new(),
            ([], _) => "; nor are the others".to_owned(),
            ([(other, why), ..], _) => format!("; {} is, and cannot be put back: {why}", name(*other)),
        };
        format!("{}: it cannot be mended: {error}{others}", name(index))
    })
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
    fn where_a_file_changed_since_it_was_read_all_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["a.md", "b.md", "c.md"];
        let path = |name: &str| folder.path().join(name);
        for name in names {
            std::fs::write(path(name), "as it is now").unwrap();
        }
        let texts = || names.map(|name| std::fs::read_to_string(path(name)).unwrap());
        let write = |before: [&str; 3]| {
            let fixed = |before: &str| Fixed { before: before.to_owned(), after: "mended".to_owned(), findings: 1 };
            let file = |(name, before): (&&str, &str)| ((*name).to_owned(), path(name).into(), fixed(before));
            super::write(&Disk, &names.iter().zip(before).map(file).collect::<Vec<_>>())
        };
        let now = "as it is now";
        for was in ["as it was", "as it is", "as it is now and more"] {
            let error = write([now, was, now]).unwrap_err();
            assert!(error.starts_with("b.md: it cannot be mended: it has changed since it was read"), "{error}");
            assert_eq!(texts(), [now; 3]);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left beside them");
        write([now; 3]).unwrap();
        assert_eq!(texts(), ["mended"; 3]);
    }
}
