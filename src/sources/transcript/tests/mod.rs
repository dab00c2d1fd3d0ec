//! What the readers of transcripts do.

// `expect!` writes its own quotation marks.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::needless_raw_string_hashes)]

mod any_input;
mod captions;
mod files;
mod html;
mod markdown;
mod plain;
mod voices;

use std::fmt::Write;

use super::reference::References;
use super::*;

/// The words of `text`, paragraph by paragraph, with `‹page›` or `‹time›` where a place begins.
fn show(format: TranscriptFormat, text: &str) -> String {
    let transcript = format.read(text.as_bytes()).unwrap();
    check_places(&transcript);
    let mut out = String::new();
    let mut marks = transcript.places.as_slice().iter().peekable();
    for (at, c) in transcript.words.char_indices() {
        while let Some((_, place)) = marks.next_if(|(mark, _)| *mark <= at) {
            match place {
                Some(Place::Page(label)) => write!(out, "‹{label}›").unwrap(),
                Some(Place::Cue(start, end)) => write!(out, "‹{start:?}–{end:?}›").unwrap(),
                None => out.push_str("‹?›"),
            }
        }
        match c {
            '\u{ad}' => out.push('¬'),
            '\u{a0}' => out.push('~'),
            c => out.push(c),
        }
    }
    out
}

/// What stands in the file for `words`, which are in it once.
fn in_text(format: TranscriptFormat, text: &str, words: &str) -> String {
    let transcript = format.read(text.as_bytes()).unwrap();
    let start = transcript.words.find(words).unwrap_or_else(|| panic!("no {words:?} in {:?}", transcript.words));
    transcript.text.slice(transcript.in_text(Span::new(start, start + words.len()))).into_owned()
}

/// Pieces are in order, their bytes within the words and the text; marks are in order.
fn check_places(transcript: &Transcript) {
    let mut end = 0;
    for piece in &transcript.pieces {
        assert!(piece.words.start() >= end && !piece.words.is_empty(), "{piece:?} after {end}");
        assert!(transcript.words.get(piece.words.range()).is_some(), "{piece:?}");
        let text = transcript.text.slice(piece.text);
        assert_eq!(text.len(), piece.text.len(), "{piece:?} is not in the text");
        if piece.words.len() == piece.text.len() {
            for (at, c) in transcript.words[piece.words].char_indices() {
                let there = text.get(at..at + c.len_utf8()).unwrap_or_default();
                assert!(
                    !there.is_empty() && (there.starts_with(c) || !c.is_alphanumeric()),
                    "{piece:?}: {c} is not {there}"
                );
            }
        }
        end = piece.words.end();
    }
    assert!(end <= transcript.words.len());
    assert!(transcript.places.starts().is_sorted_by(|a, b| a < b));
    assert!(transcript.voices.starts().is_sorted_by(|a, b| a < b));
}

#[test]
fn white_space_that_stands_nowhere_is_where_the_words_before_it_end() {
    let mut builder = Builder::default();
    builder.gap(" ");
    builder.push("ab", Span::new(3, 5));
    builder.gap("\n");
    builder.gap("\n\n");
    builder.gap(" ");
    builder.push("—", Span::new(9, 16));
    builder.push("cd", Span::new(16, 18));
    let transcript = builder.finish(Text::default());
    assert_eq!(&*transcript.words, "ab\n\n—cd");
    for (words, text) in [
        (0..1, 3..4),
        (1..2, 4..5),
        (0..2, 3..5),
        (1..3, 4..5),
        (2..4, 5..5),
        (3..3, 5..5),
        (3..7, 9..16),
        (2..8, 9..17),
        (0..9, 3..18),
        (8..9, 17..18),
        (5..5, 9..9),
        (9..9, 18..18),
        (40..50, 18..18),
    ] {
        assert_eq!(transcript.in_text(words.clone().into()), text.into(), "{words:?}");
    }
    assert_eq!(Transcript::default().in_text(Span::new(0, 3)), Span::empty(0));
}

#[test]
fn words_are_on_the_pages_between_which_they_stand() {
    let page = |label: &str| Place::Page(label.to_owned());
    let mut builder = Builder::default();
    builder.push("a", Span::new(0, 1));
    builder.mark(page("1"));
    builder.mark(page("2"));
    builder.push("bc", Span::new(1, 3));
    builder.mark(page("3"));
    builder.push("d", Span::new(3, 4));
    builder.unmark();
    builder.push("e", Span::new(4, 5));
    let transcript = builder.finish(Text::default());
    for (words, places) in [
        (0..1, vec![]),
        (0..2, vec![page("2")]),
        (1..3, vec![page("2")]),
        (2..4, vec![page("2"), page("3")]),
        (3..5, vec![page("3")]),
        (4..5, vec![]),
        (1..1, vec![page("2")]),
        (7..9, vec![]),
    ] {
        assert_eq!(transcript.places(words.clone().into()).cloned().collect::<Vec<_>>(), places, "{words:?}");
    }
}

#[test]
fn words_that_are_taken_back_leave_their_page() {
    let mut builder = Builder::default();
    builder.push("four", Span::new(0, 4));
    builder.mark(Place::Page("1".to_owned()));
    builder.push("12", Span::new(4, 6));
    builder.mark(Place::Page("2".to_owned()));
    builder.push("3", Span::new(6, 7));
    builder.cut(2);
    builder.push("ur", Span::new(9, 11));
    let transcript = builder.finish(Text::default());
    check_words(&transcript, "four", &[(2, Some(Place::Page("2".to_owned())))]);
    assert_eq!(transcript.in_text(Span::new(1, 2)), Span::new(1, 2));
    assert_eq!(transcript.in_text(Span::new(1, 3)), Span::new(1, 10));
}

fn check_words(transcript: &Transcript, words: &str, marks: &[(usize, Option<Place>)]) {
    assert_eq!((&*transcript.words, transcript.places.as_slice()), (words, marks));
}
