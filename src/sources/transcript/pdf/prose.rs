//! The text of a PDF and its words, from the lines of its pages.

use super::super::{Builder, Place, Transcript};
use super::columns::Column;
use super::lines::Line;
use crate::text::{Span, Text};

/// What is smaller than so much of the text's size may be a note.
const NOTE: f64 = 0.93;

/// A page.
pub(super) struct Sheet {
    /// What it is called.
    pub(super) label: String,
    /// Its running heads.
    pub(super) head: Vec<Line>,
    /// Its text.
    pub(super) columns: Vec<Column>,
    /// What runs below.
    pub(super) foot: Vec<Line>,
}

/// A line of the text.
struct Placed {
    line: Line,
    /// The page it is on.
    page: usize,
    /// Where it stands in the text.
    start: usize,
    /// Whether a paragraph begins with it.
    begins: bool,
}

/// The transcript of a document with these pages.
///
/// Its text has the pages one after another, each after a line that names it, with running heads and notes where they
/// stand. Its words have the text of all pages as if they were one, then the notes.
pub(super) fn transcript(sheets: Vec<Sheet>) -> Transcript {
    let size = body_size(&sheets);
    let mut text = String::new();
    let (mut body, mut notes) = (Vec::new(), Vec::new());
    let mut labels = Vec::new();
    for (page, sheet) in sheets.into_iter().enumerate() {
        begin_page(&mut text, &sheet.label);
        labels.push(sheet.label);
        paragraph(&mut text, &sheet.head);
        for mut column in sheet.columns {
            let note = column.lines.split_off(notes_of(&column.lines, size, notes.last()));
            place(&mut text, &mut body, column.lines, column.left, page);
            place(&mut text, &mut notes, note, column.left, page);
        }
        paragraph(&mut text, &sheet.foot);
    }
    let mut builder = Builder::default();
    push(&mut builder, &body, &labels);
    if !notes.is_empty() {
        builder.gap("\n\n");
        push(&mut builder, &notes, &labels);
    }
    let transcript = builder.finish(Text::new(&text));
    Transcript { is_extracted: true, ..transcript }
}

/// The size of most letters.
fn body_size(sheets: &[Sheet]) -> f64 {
    let lines = sheets.iter().flat_map(|sheet| &sheet.columns).flat_map(|column| &column.lines);
    let mut sizes: Vec<(f64, usize)> = lines.map(|line| (line.size, line.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut count = 0;
    sizes
        .into_iter()
        .find(|(_, letters)| {
            count += letters;
            count > half
        })
        .map_or(0.0, |(size, _)| size)
}

/// From which of the `lines` of a column on they are notes; `before` is the last line of the notes so far.
fn notes_of(lines: &[Line], size: f64, before: Option<&Placed>) -> usize {
    let small = lines.iter().rev().take_while(|line| line.size < size * NOTE).count();
    let start = lines.len() - small;
    // What is small all over is no note: a list of works, the notes at the end of a book.
    if start == 0 {
        return lines.len();
    }
    let goes_on = before.is_some_and(|before| !is_end_of_sentence(&before.line.text));
    let first = lines.iter().skip(start).position(|line| begins_note(&line.text)).map(|offset| start + offset);
    match first {
        _ if goes_on => start,
        Some(first) => first,
        None => lines.len(),
    }
}

fn is_end_of_sentence(line: &str) -> bool {
    line.trim_end_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | '!' | '?' | '…'))
        .ends_with(['.', '!', '?', '…'])
}

/// Whether `text` begins with a number or another mark of a note.
fn begins_note(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default();
    (1..=3).contains(&digits) && !rest.starts_with([',', '-', '–', '%'])
        || text.starts_with(['*', '†', '‡', '§', '¶', '∗'])
}

fn begin_page(text: &mut String, label: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str("[page ");
    text.push_str(label);
    text.push_str("]\n");
}

/// Lines that are shown, and in no words.
fn paragraph(text: &mut String, lines: &[Line]) {
    if lines.is_empty() {
        return;
    }
    text.push('\n');
    for line in lines {
        text.push_str(&line.text);
        text.push('\n');
    }
}

/// Puts the lines of a column into the text, a blank line before each paragraph.
fn place(text: &mut String, placed: &mut Vec<Placed>, lines: Vec<Line>, left: f64, page: usize) {
    let leading = leading(&lines);
    let mut last: Option<(f64, f64, f64)> = None;
    for line in lines {
        let is_indented = line.left > left + 0.8 * line.size;
        let begins = match last {
            None => is_indented,
            Some((y, start, size)) => {
                line.y - y > 1.3 * leading.max(line.size)
                    || (line.size - size).abs() > 0.15 * size
                    || is_indented && start < left + 0.5 * line.size
            }
        };
        if begins || last.is_none() {
            text.push('\n');
        }
        last = Some((line.y, line.left, line.size));
        let start = text.len();
        text.push_str(&line.text);
        text.push('\n');
        placed.push(Placed { line, page, start, begins });
    }
}

/// How far apart most lines are.
fn leading(lines: &[Line]) -> f64 {
    let mut gaps: Vec<f64> = lines.windows(2).map(|pair| pair[1].y - pair[0].y).filter(|gap| *gap > 0.0).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or_default()
}

/// How a line goes on in the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seam {
    /// With the next word.
    Space,
    /// With the rest of the word, after a hyphen that may be there for the line alone.
    Hyphen,
    /// With the rest of the word, after a hyphen that belongs there.
    Hard,
}

fn seam(line: &str, next: &str) -> Seam {
    let mut letters = line.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let follows = next.chars().next();
    match last {
        Some('\u{AD}') => Seam::Hyphen,
        Some('-' | '\u{2010}') if before.is_some_and(char::is_alphanumeric) => match follows {
            Some(follows) if follows.is_lowercase() && before.is_some_and(char::is_alphabetic) => Seam::Hyphen,
            Some(follows) if follows.is_alphanumeric() => Seam::Hard,
            _ => Seam::Space,
        },
        _ => Seam::Space,
    }
}

fn push(builder: &mut Builder, lines: &[Placed], labels: &[String]) {
    let mut page = None;
    let mut before = Seam::Space;
    for (index, placed) in lines.iter().enumerate() {
        if before == Seam::Space {
            builder.gap(if placed.begins { "\n\n" } else { "\n" });
        }
        if page != Some(placed.page) {
            page = Some(placed.page);
            builder.mark(Place::Page(labels.get(placed.page).cloned().unwrap_or_default()));
        }
        let text = placed.line.text.as_str();
        let next = lines.get(index + 1);
        before = next.map_or(Seam::Space, |next| seam(text, &next.line.text));
        let hyphen = if before == Seam::Hyphen { text.chars().next_back().map_or(0, char::len_utf8) } else { 0 };
        let end = text.len() - hyphen;
        push_without_marks(builder, placed, end);
        if let Some(next) = next.filter(|_| before == Seam::Hyphen) {
            // A note may stand before what goes on on its page.
            let (from, to) = (placed.start + end, placed.start + text.len());
            builder.push("\u{AD}", Span::new(from, next.start.max(to)));
        }
    }
}

/// The line up to `end`, without the marks of notes in it.
fn push_without_marks(builder: &mut Builder, placed: &Placed, end: usize) {
    let mut from = 0;
    let marks = placed.line.marks.iter().filter(|(_, mark)| *mark <= end).copied();
    for (start, next) in marks.chain([(end, end)]) {
        if let Some(part) = placed.line.text.get(from..start) {
            builder.push(part, Span::new(placed.start + from, placed.start + start));
        }
        from = next;
    }
}
