//! Where a card leads: to the passage in the transcript, to the entry, and into the page at the quoted words.

use crate::analysis::aim::{Aim, page_in_file};
use crate::analysis::implementation::{by_one, sourced_by};
use crate::analysis::markdown::{file_link, text};
use crate::analysis::subject::Reader;
use crate::analysis::verification::{Found, Verification, verify};
use crate::syntax::{Citation, Placed, StatementKind};
use crate::text::{Encoding, Text};
use crate::verify::Verdict;
use crate::workspace::Snapshot;

/// The line with links to the passage and to the entry: “Passage: line 12 · entry”. `None`: no passage was found.
pub(super) fn line(snapshot: &Snapshot, verification: &Verification<'_>) -> Option<String> {
    let (verdict, found) = verification.result()?;
    let place = found.place_in_words()?;
    let what = if verdict == Verdict::NotFound { "Nearest passage" } else { "Passage" };
    let passage = file_link(&text(&place), &found.path, &fragment(found)?)?;
    let entry = entry(snapshot, found).map_or_else(String::new, |entry| format!(" · {entry}"));
    Some(format!("{what}: {passage}{entry}"))
}

fn entry(snapshot: &Snapshot, found: &Found<'_>) -> Option<String> {
    let home = snapshot.text(found.source.path)?;
    file_link("entry", found.source.path, &line_of(home, found.source.entry.key_span.start()))
}

/// The place of the passage as editors have it in a link to a file; of a PDF, as its viewers do.
fn fragment(found: &Found<'_>) -> Option<String> {
    let transcript = &found.file.transcript;
    if transcript.is_extracted {
        return Some(format!("page={}", page_in_file(found).unwrap_or(1)));
    }
    Some(line_of(&transcript.text, found.passage()?.start()))
}

fn line_of(text: &Text, offset: usize) -> String {
    format!("L{}", text.position(offset, Encoding::Utf8).line + 1)
}

/// What the links on the card of `citation` open on: the words of the first quotation that it sources.
pub(super) fn aim(snapshot: &Snapshot, reader: &Reader<'_>, citation: Placed<'_, Citation>) -> Aim {
    let document = reader.document;
    let quoted = sourced_by(reader, citation.place(citation.span).start(), &[citation]).into_iter();
    match quoted.map(|(statement, _)| statement).find(|statement| statement.kind != StatementKind::Claim) {
        None => Aim::of_citation(&citation, &document.text),
        Some(statement) => {
            let alone = by_one(&statement, citation);
            Aim::of(&alone, &verify(snapshot, document, &reader.sources, &alone), &document.text)
        }
    }
}
