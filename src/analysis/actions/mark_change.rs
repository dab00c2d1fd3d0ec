//! Mark the change: `…` where the source's words were dropped, `[ ]` around words that are not the source's.

use super::use_source_words::edits;
use super::wording::Wording;
use super::{Action, At};
use crate::verify::{Difference, Verdict, denies};

pub(super) fn action(at: &At<'_>) -> Option<Action> {
    let (Verdict::Differs, found) = at.verification.result()? else { return None };
    let differences = &found.comparison.differences;
    // A mark would not make it honest to turn a saying into its contrary.
    let turns = |words: &str| words.split(|c: char| c.is_whitespace()).any(|word| denies(&bare(word)));
    let text = &at.document.text;
    if differences.iter().any(|it| turns(&text.slice(it.quoted)) || turns(&found.words(it.source))) {
        return None;
    }
    let omission = Wording::of(at).omission;
    let edits = ways(omission)
        .into_iter()
        .map(|way| edits(at, differences, |difference| way.mark(difference, &text.slice(difference.quoted))))
        .find(|edits| !edits.is_empty() && at.verifies_after(edits))?;
    let title = match differences.as_slice() {
        [Difference { quoted, .. }] if quoted.is_empty() => format!("Mark the omission with {omission}"),
        [Difference { quoted, .. }] => format!("Mark the change: [{}]", short(&text.slice(*quoted))),
        _ => "Mark the changes".to_owned(),
    };
    Some(at.fix(title, "misquote", edits))
}

/// How words that are others than the source's are marked.
struct Way {
    omission: &'static str,
    /// Whether an omission says that other words stood there.
    before: bool,
    after: bool,
}

/// The shortest first.
fn ways(omission: &'static str) -> [Way; 3] {
    [(false, false), (true, false), (false, true)].map(|(before, after)| Way { omission, before, after })
}

impl Way {
    fn mark(&self, difference: &Difference, quoted: &str) -> String {
        let omission = self.omission;
        match () {
            _ if difference.quoted.is_empty() => omission.to_owned(),
            _ if difference.source.is_empty() => format!("[{quoted}]"),
            _ if self.before => format!("{omission} [{quoted}]"),
            _ if self.after => format!("[{quoted}] {omission}"),
            _ => format!("[{quoted}]"),
        }
    }
}

/// `word` in small letters, without the marks around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'").to_lowercase()
}

/// A few words on one line.
fn short(words: &str) -> String {
    crate::analysis::words::first_words(words)
}
