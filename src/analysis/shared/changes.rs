//! In what a quotation is other than its source, in words and word by word; as it is, no Markdown.

use super::verification::Found;
use super::words::first_words;
use crate::syntax::Statement;
use crate::text::{Span, Text};
use crate::verify::{Change, ChangeKind, Folded};

/// What the quotation is marked to have changed, each once: `words left out`, `“[Smith]” for “him”`. `document` is the text
/// that it stands in.
pub(in crate::analysis) fn marked(found: &Found<'_>, document: &Text) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for change in &found.comparison.changes {
        let part = in_words(change, found, document);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}

fn in_words(change: &Change, found: &Found<'_>, document: &Text) -> String {
    let quoted = || first_words(&document.slice(change.quoted));
    match change.kind {
        ChangeKind::Omission => "words left out".to_owned(),
        ChangeKind::Insertion if change.source.is_empty() => format!("“{}” put in", quoted()),
        ChangeKind::Insertion => format!("“{}” for “{}”", quoted(), first_words(&found.words(change.source))),
        ChangeKind::Capital => "another initial capital".to_owned(),
        ChangeKind::FinalPunctuation => "other final punctuation".to_owned(),
        ChangeKind::Sic => "[sic]".to_owned(),
    }
}

/// What was not counted: `quotation marks`, `dashes`.
pub(in crate::analysis) fn not_counted(folded: Folded) -> Vec<&'static str> {
    let parts = [
        (folded.marks, "quotation marks"),
        (folded.dashes, "dashes"),
        (folded.hyphens, "hyphens at line ends"),
        (folded.forms, "letter forms"),
        (folded.capitals, "capitals, which the source does not keep"),
        (folded.punctuation, "punctuation, which the source is written without"),
    ];
    parts.into_iter().filter(|(is_folded, _)| *is_folded).map(|(_, name)| name).collect()
}

/// A piece of a quotation next to its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Both have it.
    Both(String),
    /// The quotation has it.
    Quoted(String),
    /// The source has it.
    Source(String),
}

/// The words of `statement`, of `document`, and those of its source where they differ. Joined as they stand they read as
/// one text, with both.
pub(in crate::analysis) fn pieces(found: &Found<'_>, statement: &Statement<'_>, document: &Text) -> Vec<Piece> {
    let words = |from: usize, to: usize| statement.text_within(document, Span::new(from, to.max(from)));
    let mut pieces = Vec::new();
    let mut from = statement.span.start();
    for difference in &found.comparison.differences {
        pieces.push(Piece::Both(words(from, difference.quoted.start())));
        pieces.push(Piece::Quoted(words(difference.quoted.start(), difference.quoted.end())));
        pieces.push(Piece::Source(found.words(difference.source)));
        from = difference.quoted.end();
    }
    pieces.push(Piece::Both(words(from, statement.span.end())));
    pieces.retain(|piece| !piece.text().is_empty());
    spaced(pieces)
}

impl Piece {
    /// Its text.
    pub fn text(&self) -> &str {
        match self {
            Self::Both(text) | Self::Quoted(text) | Self::Source(text) => text,
        }
    }
}

/// With a space between two pieces, in one that both have, unless the second begins with a mark.
fn spaced(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut spaced: Vec<Piece> = Vec::new();
    for piece in pieces {
        let is_mark = piece.text().starts_with([',', '.', ';', ':', '!', '?', '’', '”']);
        match (spaced.last_mut(), piece) {
            (Some(Piece::Both(before)), piece) if !is_mark => {
                before.push(' ');
                spaced.push(piece);
            }
            (Some(_), Piece::Both(text)) if !is_mark => spaced.push(Piece::Both(format!(" {text}"))),
            (Some(_), piece) if !is_mark => spaced.extend([Piece::Both(" ".to_owned()), piece]),
            (_, piece) => spaced.push(piece),
        }
    }
    spaced
}
