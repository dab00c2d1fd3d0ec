//! What a card says of a quotation's words: whether they are the source's, where they are in it, and in what they differ
//! (`markup.md` §9).

use crate::analysis::markdown::{bold, code, text};
use crate::analysis::verification::{Found, Outcome, Verification};
use crate::analysis::words::first_words;
use crate::syntax::Statement;
use crate::text::{Span, Text};
use crate::verify::{Change, ChangeKind, Folded, Verdict};

/// How much of what stands around a difference is shown, in words.
const AROUND: usize = 4;

/// The lines of a card, in Markdown; none where there is nothing to compare with.
pub(super) fn lines(verification: &Verification<'_>, statement: &Statement<'_>, document: &Text) -> Vec<String> {
    match (verification.outcome, &verification.found) {
        (Some(Outcome::Translated), _) => vec!["Translated, not compared.".to_owned()],
        (Some(Outcome::Compared(verdict)), Some(found)) => compared(verdict, found, statement, document),
        _ if verification.is_reading => vec!["Its transcript is still being read.".to_owned()],
        _ => verification.unreadable.iter().map(|(name, reason)| unread(name, reason)).collect(),
    }
}

fn unread(name: &str, reason: &str) -> String {
    format!("Not compared: {} cannot be read: {}.", code(name), text(reason))
}

fn compared(verdict: Verdict, found: &Found<'_>, statement: &Statement<'_>, document: &Text) -> Vec<String> {
    let comparison = &found.comparison;
    let place = found.place_in_words().map_or(String::new(), |place| format!(", {}", text(&place)));
    let passage = || comparison.passage.as_ref().map(|passage| text(&first_words(&found.words(passage.span()))));
    match verdict {
        Verdict::Verbatim => vec![format!("**Verbatim**{place}{}", folded(comparison.folded))],
        Verdict::MarkedChanges => {
            let changes = changes(found, document);
            vec![format!("**Verbatim with marked changes**{place}: {changes}{}", folded(comparison.folded))]
        }
        Verdict::Differs => {
            let differs = format!("**Differs from the source**{place}:");
            std::iter::once(differs).chain(differences(found, statement, document)).collect()
        }
        Verdict::NotFound => match passage() {
            None => vec!["**Not found in the source**".to_owned()],
            Some(nearest) => vec![format!("**Not found in the source**; the nearest is “{nearest}”{place}")],
        },
        Verdict::TooShort => vec!["Too short to tell whether these are the source's words.".to_owned()],
    }
}

/// “ (quotation marks and dashes aside)”
fn folded(folded: Folded) -> String {
    let parts = [
        (folded.marks, "quotation marks"),
        (folded.dashes, "dashes"),
        (folded.hyphens, "hyphens at line ends"),
        (folded.forms, "letter forms"),
        (folded.capitals, "capitals, which the source is written without"),
        (folded.punctuation, "punctuation, which the source is written without"),
    ];
    let parts: Vec<&str> = parts.iter().filter(|(is_folded, _)| *is_folded).map(|(_, name)| *name).collect();
    if parts.is_empty() { String::new() } else { format!(" (not counting {})", listed(&parts)) }
}

/// “words left out, `[Smith]` for “him””
fn changes(found: &Found<'_>, document: &Text) -> String {
    let mut parts: Vec<String> = Vec::new();
    for change in &found.comparison.changes {
        let part = in_words(change, found, document);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    listed(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

fn in_words(change: &Change, found: &Found<'_>, document: &Text) -> String {
    let quoted = || text(&first_words(&document.slice(change.quoted)));
    match change.kind {
        ChangeKind::Omission => "words left out".to_owned(),
        ChangeKind::Insertion if change.source.is_empty() => format!("“{}” put in", quoted()),
        ChangeKind::Insertion => format!("“{}” for “{}”", quoted(), text(&first_words(&found.words(change.source)))),
        ChangeKind::Capital => "another initial".to_owned(),
        ChangeKind::FinalPunctuation => "other final punctuation".to_owned(),
        ChangeKind::Sic => "\\[sic\\]".to_owned(),
    }
}

/// `a`, `a and b`, `a, b and c`
fn listed(parts: &[&str]) -> String {
    match parts.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => parts.concat(),
    }
}

/// Each place where they differ, with a few words around it: “The world will ~~hardly~~ **little** note, nor”.
fn differences(found: &Found<'_>, statement: &Statement<'_>, document: &Text) -> Vec<String> {
    let all = &found.comparison.differences;
    let ends = |index: usize| {
        let before = index.checked_sub(1).and_then(|before| all.get(before)).map(|it| it.quoted.end());
        let after = all.get(index + 1).map(|it| it.quoted.start());
        (before.unwrap_or(statement.span.start()), after.unwrap_or(statement.span.end()))
    };
    let line = |(index, difference): (usize, &crate::verify::Difference)| {
        let (start, end) = ends(index);
        let words = |from: usize, to: usize| statement.text_within(document, Span::new(from, to.max(from)));
        let before = last_words(&words(start, difference.quoted.start()), AROUND);
        let after = first(&words(difference.quoted.end(), end), AROUND);
        let quoted = words(difference.quoted.start(), difference.quoted.end());
        let source = found.words(difference.source);
        let struck = if quoted.is_empty() { None } else { Some(format!("~~{}~~", text(&quoted))) };
        let parts = [Some(text(&before)), struck, bold(&source), Some(text(&after))];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        format!("- {}", parts.join(" "))
    };
    all.iter().enumerate().map(line).collect()
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
