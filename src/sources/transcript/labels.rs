//! Who speaks, where labels say so: `MIRIAM TOLLAND, HOST:`, `TOLLAND:`, `MR. SMITH:`, `Miriam Tolland:` at the start of
//! a line or a cue.
//!
//! Much else ends in a colon. A label is taken for one where it is a person's name, comes back, and is not the only one
//! that does; what begins with another label, or after a blank line without one, is nobody's.

use std::collections::HashMap;
use std::sync::Arc;

use super::Place;
use super::runs::Runs;
use crate::syntax::{Lang, Speaker, SpeakerKind, attribution};
use crate::text::Span;

/// The longest label, in bytes and in words.
const LONGEST: (usize, usize) = (60, 6);

/// More labels than this are no speakers.
const MOST: usize = 300;

/// What speaks without being anybody, in court.
const QUESTIONS: [&str; 5] = ["Q.", "Q:", "A.", "A:", "Q "];

/// What a line begins with.
enum Opening<'a> {
    /// A label, and how many bytes it takes.
    Label(&'a str, usize),
    /// Somebody else speaks, or nobody.
    Other,
    /// The line before goes on.
    Nothing,
}

/// The voices in `words`, whose pages and cues are at `places`.
pub(super) fn voices(words: &str, places: &Runs<Place>) -> Runs<Arc<str>> {
    let lines = lines(words, places);
    let mut labels: HashMap<&str, usize> = HashMap::new();
    for line in &lines {
        if let Opening::Label(label, _) = opening(&words[*line]) {
            *labels.entry(label).or_default() += 1;
        }
        if labels.len() > MOST {
            return Runs::default();
        }
    }
    let names = names(&labels);
    let mut voices = Runs::default();
    if names.is_empty() {
        return voices;
    }
    for line in lines {
        match opening(&words[line]) {
            Opening::Label(label, len) => voices.set(line.start() + len, names.get(label).cloned()),
            Opening::Other => voices.set(line.start(), None),
            Opening::Nothing => {}
        }
    }
    voices
}

/// The lines of `words`, which also begin with each cue.
fn lines(words: &str, places: &Runs<Place>) -> Vec<Span> {
    let breaks = words.match_indices('\n').map(|(at, line_break)| at + line_break.len());
    let mut starts: Vec<usize> = std::iter::once(0).chain(breaks).chain(places.starts()).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    starts.iter().zip(ends).map(|(start, end)| Span::new(*start, end)).collect()
}

fn opening(line: &str) -> Opening<'_> {
    let text = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '-'));
    if text.is_empty() {
        return if line.contains('\n') { Opening::Other } else { Opening::Nothing };
    }
    if QUESTIONS.iter().any(|question| text.starts_with(question)) || is_capitals(text.trim_end()) {
        return Opening::Other;
    }
    let near = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST.0).last().unwrap_or_default();
    let Some(colon) = text[..near].find(':') else { return Opening::Nothing };
    let (label, rest) = (&text[..colon], &text[colon + 1..]);
    let is_parted = rest.is_empty() || rest.starts_with(char::is_whitespace);
    // “HOST”, “(by telephone)”
    let name = label.split([',', '(', '[']).next().unwrap_or_default().trim();
    let is_name =
        |word: &str| word.starts_with(|c: char| c.is_alphabetic()) && !word.contains(|c: char| c.is_numeric());
    let words = name.split_whitespace();
    let may_be_name =
        name.starts_with(char::is_uppercase) && words.clone().count() <= LONGEST.1 && { words }.all(is_name);
    if is_parted && may_be_name { Opening::Label(name, line.len() - rest.trim_start().len()) } else { Opening::Nothing }
}

/// Whether `text` is in capitals: a heading, or all that some captions have.
fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    !text.contains(':') && letters.clone().nth(2).is_some() && letters.all(char::is_uppercase)
}

/// Whose each label is, by what is written.
fn names<'a>(labels: &HashMap<&'a str, usize>) -> HashMap<&'a str, Arc<str>> {
    let people: Vec<(&str, Speaker)> =
        labels.keys().filter_map(|label| Some((*label, person(&as_written(label))?))).collect();
    let named = |label: &str| {
        if let Some((_, speaker)) = people.iter().find(|(other, _)| *other == label) {
            return Some(full(speaker));
        }
        // “TOLLAND:”, after “MIRIAM TOLLAND:”
        let is_family = |speaker: &&(&str, Speaker)| {
            speaker.1.family.as_ref().is_some_and(|family| family.to_lowercase() == label.to_lowercase())
        };
        let mut of_family = people.iter().filter(is_family);
        of_family.next().filter(|_| of_family.next().is_none()).map(|(_, speaker)| full(speaker))
    };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (label, count) in labels {
        *counts.entry(named(label).unwrap_or_else(|| (*label).to_owned())).or_default() += count;
    }
    counts.retain(|_, count| *count > 1);
    if counts.len() < 2 {
        return HashMap::new();
    }
    let known = |label: &&'a str| Some((*label, named(label).filter(|name| counts.contains_key(name))?.into()));
    labels.keys().filter_map(known).collect()
}

/// The person whom a label names in full, or by title and family name.
fn person(name: &str) -> Option<Speaker> {
    let speaker = attribution::dash_line(&format!("— {name}"), Lang::English)?.speaker?;
    let is_full = speaker.family.is_some() && (speaker.given.is_some() || speaker.title.is_some());
    (speaker.kind == SpeakerKind::Person && is_full).then_some(speaker)
}

/// “Miriam Tolland”, “Mr. Smith”
fn full(speaker: &Speaker) -> String {
    match &speaker.title {
        Some(title) if speaker.given.is_none() => format!("{title} {}", speaker.name),
        _ => speaker.name.clone(),
    }
}

/// A name in capitals as it is written elsewhere: “Miriam O’Brien-McCall III”.
fn as_written(label: &str) -> String {
    if label.chars().any(char::is_lowercase) {
        return label.to_owned();
    }
    let word = |word: &str| {
        if word.len() > 1 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X')) {
            return word.to_owned();
        }
        let mut written = String::new();
        for c in word.chars() {
            let starts = !written.ends_with(char::is_alphabetic) || written.ends_with("Mc");
            if starts { written.push(c) } else { written.extend(c.to_lowercase()) }
        }
        written
    };
    label.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}
