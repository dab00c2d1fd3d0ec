//! What a card says of a quotation's words: whether they are the source's, where they are in it, and in what they differ
//! (`markup.md` §9).

use super::passage;
use crate::analysis::shared::changes;
use crate::analysis::shared::markdown::{bold, code, text};
use crate::analysis::shared::sign_off::when;
use crate::analysis::shared::verification::{Found, Outcome, Verification};
use crate::analysis::shared::words::{first_words, listed};
use crate::syntax::Statement;
use crate::text::{Span, Text};
use crate::verify::{Difference, Folded, Verdict};
use crate::workspace::{Checking, Snapshot};

/// How much of what stands around a difference is shown, in words.
const AROUND: usize = 4;

/// The lines of a card, in Markdown; none where there is nothing to compare with.
pub(super) fn lines(
    snapshot: &Snapshot,
    verification: &Verification<'_>,
    statement: &Statement<'_>,
    document: &Text,
) -> Vec<String> {
    match (verification.outcome, &verification.found) {
        (Some(Outcome::Translated), _) => vec!["Translated, not compared.".to_owned()],
        (Some(Outcome::Compared(verdict)), Some(found)) => {
            let (first, rest) = compared(snapshot, (verdict, found), statement, document);
            let entry =
                if found.comparison.passage.is_some() { passage::entry(snapshot, found) } else { String::new() };
            std::iter::once(first + &entry).chain(rest).collect()
        }
        _ if verification.is_reading => vec!["Its transcript is still being read.".to_owned()],
        _ => verification.unreadable.iter().map(|(name, reason)| unread(name, reason)).collect(),
    }
}

/// Who has checked it, and when.
pub(super) fn checked(checking: Checking<'_>) -> Option<String> {
    match checking {
        Checking::Never => None,
        Checking::Valid(it) => Some(format!("**Checked** by {} on {}.", text(&it.by), when(it))),
        Checking::OtherWords(it) => {
            Some(format!("{} checked other words on {}: to be checked again.", text(&it.by), when(it)))
        }
        Checking::OtherKeys(it) => {
            let keys: Vec<String> = it.of.keys.iter().map(|key| code(key)).collect();
            let keys = if keys.is_empty() { "no source".to_owned() } else { listed(&keys, "and") };
            Some(format!("{} checked it against {keys} on {}: to be checked again.", text(&it.by), when(it)))
        }
    }
}

fn unread(name: &str, reason: &str) -> String {
    format!("Not compared: {} cannot be read: {}.", code(name), text(reason))
}

/// The verdict, and the lines below it.
fn compared(
    snapshot: &Snapshot,
    (verdict, found): (Verdict, &Found<'_>),
    statement: &Statement<'_>,
    document: &Text,
) -> (String, Vec<String>) {
    let place = passage::place(snapshot, found);
    let folded = not_counted(found.comparison.folded);
    let first = match verdict {
        Verdict::Verbatim => format!("**Verbatim**{place}{folded}"),
        Verdict::MarkedChanges => {
            let marked: Vec<String> = changes::marked(found, document).iter().map(|change| text(change)).collect();
            format!("**Verbatim with marked changes**{place}: {}{folded}", listed(&marked, "and"))
        }
        Verdict::Differs => {
            return (format!("**Differs from the source**{place}"), differences(found, statement, document));
        }
        Verdict::NotFound => match found.passage_words() {
            None => "**Not found in the source**".to_owned(),
            Some(nearest) => {
                format!("**Not found in the source**; the nearest is “{}”{place}", text(&first_words(&nearest)))
            }
        },
        Verdict::TooShort => "Too short to tell whether these are the source's words.".to_owned(),
    };
    (first, Vec::new())
}

/// ` (not counting quotation marks and dashes)`
fn not_counted(folded: Folded) -> String {
    let parts = changes::not_counted(folded);
    if parts.is_empty() { String::new() } else { format!(" (not counting {})", listed(&parts, "and")) }
}

/// Each place where they differ, with a few words around it: “The world will ~~hardly~~ **little** note, nor”.
fn differences(found: &Found<'_>, statement: &Statement<'_>, document: &Text) -> Vec<String> {
    let all = &found.comparison.differences;
    let ends = |index: usize| {
        let before = index.checked_sub(1).and_then(|before| all.get(before)).map(|it| it.quoted.end());
        let after = all.get(index + 1).map(|it| it.quoted.start());
        (before.unwrap_or(statement.span.start()), after.unwrap_or(statement.span.end()))
    };
    let bullet = if all.len() > 1 { "- " } else { "" };
    let line = |(index, difference): (usize, &Difference)| {
        let (start, end) = ends(index);
        let words = |from: usize, to: usize| statement.text_within(document, Span::new(from, to.max(from)));
        let (before, after) = (words(start, difference.quoted.start()), words(difference.quoted.end(), end));
        let quoted = words(difference.quoted.start(), difference.quoted.end());
        let source = found.words(difference.source);
        let struck = if quoted.is_empty() { None } else { Some(format!("~~{}~~", text(&quoted))) };
        let changed: Vec<String> = [struck, bold(&source)].into_iter().flatten().collect();
        let own = || quoted.chars().chain(source.chars());
        let written_before = document.slice(Span::new(start.min(difference.quoted.start()), difference.quoted.start()));
        let written_after = document.slice(Span::new(difference.quoted.end(), end.max(difference.quoted.end())));
        let gap_before = gap(written_before.chars().next_back(), own().next());
        let gap_after = gap(written_after.chars().next(), own().next_back());
        let (before, after) = (text(&last_words(&before, AROUND)), text(&first(&after, AROUND)));
        let line = format!("{before}{gap_before}{}{gap_after}{after}", changed.join(" "));
        format!("{bullet}{}", line.trim())
    };
    all.iter().enumerate().map(line).collect()
}

/// What stands between a difference, which begins or ends with `own`, and the character beside it. A mark stays at its
/// word, but only where that is one: `~~` and `**` next to two marks are no markup.
fn gap(beside: Option<char>, own: Option<char>) -> &'static str {
    let is_mark = beside.is_some_and(|c| !c.is_whitespace() && !c.is_alphanumeric());
    if is_mark && own.is_some_and(char::is_alphanumeric) { "" } else { " " }
}

fn last_words(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let kept = &words[words.len().saturating_sub(count)..];
    if kept.len() < words.len() { format!("… {}", kept.join(" ")) } else { kept.join(" ") }
}

fn first(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let kept = &words[..words.len().min(count)];
    if kept.len() < words.len() { format!("{} …", kept.join(" ")) } else { kept.join(" ") }
}
