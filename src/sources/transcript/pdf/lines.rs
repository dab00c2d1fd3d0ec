//! The lines of a page, from its letters.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use unicode_normalization::char::compose;

use super::content::Glyph;

/// A gap of so many sizes between two letters is a space.
const SPACE: f64 = 0.13;
/// A gap of so many sizes parts a line into pieces, which may stand in two columns.
const PIECE: f64 = 0.9;

/// What stands for a gap while a line is put together; no letter is a control.
const GAP: char = '\u{1}';

/// Letters in a row. Points, from the top left corner of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Where it begins.
    pub(super) left: f64,
    /// Where it ends.
    pub(super) right: f64,
    /// Its baseline, downwards.
    pub(super) y: f64,
    /// The size of most of its letters.
    pub(super) size: f64,
    /// What it says, one space between words.
    pub(super) text: String,
    /// Bytes of `text` that are marks of notes.
    pub(super) marks: Vec<(usize, usize)>,
    /// Whether the file says that it is not part of the text.
    pub(super) is_artifact: bool,
}

/// The pieces of lines that `glyphs` make in the order they are drawn.
pub(super) fn pieces(glyphs: &[Glyph]) -> Vec<Line> {
    let mut pieces = Vec::new();
    let mut current: Option<Piece> = None;
    let mut seen = HashSet::new();
    let mut accent = None;
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            if let Some(piece) = current.as_mut().filter(|piece| piece.is_followed_by(glyph)) {
                piece.has_space |= !glyph.text.is_empty();
            }
            continue;
        }
        if is_drawn_again(glyph, &mut seen) {
            continue;
        }
        let accented = accent.as_ref().and_then(|accent| with_accent(accent, glyph));
        if let Some(accent) = accent.take().filter(|_| accented.is_none()) {
            add(&mut pieces, &mut current, &accent, &accent.text);
        }
        let text = accented.unwrap_or_else(|| glyph.text.to_string());
        if combining(&text).is_some() {
            accent = Some(glyph.clone());
            continue;
        }
        add(&mut pieces, &mut current, glyph, &text);
    }
    if let Some(pending) = accent {
        add(&mut pieces, &mut current, &pending, &pending.text);
    }
    pieces.extend(current.and_then(Piece::finish));
    pieces
}

fn add(pieces: &mut Vec<Line>, current: &mut Option<Piece>, glyph: &Glyph, text: &str) {
    match current {
        Some(piece) if piece.is_followed_by(glyph) => piece.push(glyph, text),
        _ => pieces.extend(current.replace(Piece::new(glyph, text)).and_then(Piece::finish)),
    }
}

/// Whether `glyph` was drawn already, a hair beside: so some programs make letters bold.
fn is_drawn_again(glyph: &Glyph, seen: &mut HashSet<(u64, i64, i64)>) -> bool {
    let cell = glyph.size * 0.06;
    #[expect(clippy::cast_possible_truncation, reason = "letters stand on a page, which is not that wide")]
    let (column, row) = ((glyph.x / cell) as i64, (glyph.y / cell) as i64);
    let mut hasher = DefaultHasher::new();
    glyph.text.hash(&mut hasher);
    let text = hasher.finish();
    let is_seen = [column - 1, column, column + 1].into_iter().any(|column| seen.contains(&(text, column, row)));
    seen.insert((text, column, row));
    is_seen
}

/// The combining character of an accent that stands for itself.
fn combining(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    Some(match letter {
        '`' => '\u{300}',
        '\u{B4}' => '\u{301}',
        '\u{2C6}' | '^' => '\u{302}',
        '\u{2DC}' | '~' => '\u{303}',
        '\u{AF}' | '\u{2C9}' => '\u{304}',
        '\u{2D8}' => '\u{306}',
        '\u{2D9}' => '\u{307}',
        '\u{A8}' => '\u{308}',
        '\u{2DA}' => '\u{30A}',
        '\u{2DD}' => '\u{30B}',
        '\u{2C7}' => '\u{30C}',
        '\u{B8}' => '\u{327}',
        '\u{2DB}' => '\u{328}',
        _ => return None,
    })
}

/// The letter that `accent` and a letter drawn over or under it make.
fn with_accent(accent: &Glyph, letter: &Glyph) -> Option<String> {
    let middle = f64::midpoint(accent.x, accent.end);
    let is_over = (letter.x..=letter.end).contains(&middle) && (accent.y - letter.y).abs() < letter.size;
    let mut letters = letter.text.chars();
    let base = match letters.next().filter(|_| is_over)? {
        '\u{131}' => 'i',
        '\u{237}' => 'j',
        base => base,
    };
    let composed = compose(base, combining(&accent.text)?)?;
    Some(std::iter::once(composed).chain(letters).collect())
}

/// A piece of a line while it is put together.
struct Piece {
    line: Line,
    /// Where its last letter ends.
    end: f64,
    /// Whether a space stands after it.
    has_space: bool,
    /// The letter sizes, and how many letters have them.
    sizes: Vec<(f64, usize)>,
    /// Where what is raised began.
    raised: Option<usize>,
}

impl Piece {
    fn new(glyph: &Glyph, text: &str) -> Self {
        let line = Line {
            left: glyph.x,
            right: glyph.end,
            y: glyph.y,
            size: glyph.size,
            text: text.trim().to_owned(),
            marks: Vec::new(),
            is_artifact: glyph.is_artifact,
        };
        Self { line, end: glyph.end, has_space: false, sizes: vec![(glyph.size, 1)], raised: None }
    }

    fn is_followed_by(&self, glyph: &Glyph) -> bool {
        let size = self.line.size.max(glyph.size);
        let gap = glyph.x - self.end;
        let drop = glyph.y - self.line.y;
        let is_on_line = if (glyph.size - self.line.size).abs() < 0.1 * size {
            drop.abs() < 0.25 * size
        } else {
            // What is raised or lowered is smaller.
            drop > -0.7 * size && drop < 0.4 * size
        };
        is_on_line && gap < PIECE * size && gap > -0.5 * size && glyph.is_artifact == self.line.is_artifact
    }

    fn push(&mut self, glyph: &Glyph, text: &str) {
        let size = self.line.size.min(glyph.size);
        let is_raised = glyph.size < 0.85 * self.line.size && glyph.y < self.line.y - 0.15 * self.line.size;
        if self.has_space || text.starts_with(' ') {
            self.end_raised();
            self.line.text.push(' ');
        } else if glyph.x - self.end > SPACE * size {
            self.end_raised();
            self.line.text.push(GAP);
        }
        if is_raised {
            self.raised.get_or_insert(self.line.text.len());
        } else {
            self.end_raised();
        }
        let before = self.line.text.len();
        self.line.text.push_str(text.trim());
        self.has_space = text.ends_with(' ');
        self.end = glyph.end;
        self.line.right = self.line.right.max(glyph.end);
        self.count(glyph, (!is_raised).then_some(before));
    }

    /// What is larger than what came before makes the line: a raised mark may be its first letter.
    fn count(&mut self, glyph: &Glyph, base: Option<usize>) {
        if let Some((_, count)) = self.sizes.iter_mut().find(|(size, _)| (size - glyph.size).abs() < 0.1) {
            *count += 1;
        } else if self.sizes.len() < 16 {
            self.sizes.push((glyph.size, 1));
        }
        if let Some(before) = base.filter(|before| glyph.size > self.line.size * 1.15 && *before <= 5) {
            let mark = self.line.text.get(..before).unwrap_or_default().trim_end_matches(is_gap);
            if glyph.y > self.line.y && is_mark(mark) {
                self.line.marks.push((0, before));
            }
            (self.line.size, self.line.y) = (glyph.size, glyph.y);
        }
    }

    fn end_raised(&mut self) {
        let Some(start) = self.raised.take() else { return };
        let end = self.line.text.len();
        let (before, raised) = self.line.text.split_at(start);
        if is_note_mark(before, raised) {
            self.line.marks.push((start, end));
        }
    }

    /// Gaps are spaces, but in a word that is spaced out.
    fn close_gaps(&mut self) {
        let text = &mut self.line.text;
        let parts = || text.split(is_gap).filter(|part| !part.is_empty());
        let letters = parts().filter(|part| part.chars().nth(1).is_none()).count();
        if text.matches(GAP).count() >= 3 && letters * 5 >= parts().count() * 4 {
            text.retain(|letter| letter != GAP);
            self.line.marks.clear();
        } else {
            *text = text.replace(GAP, " ");
        }
    }

    fn finish(mut self) -> Option<Line> {
        self.end_raised();
        self.close_gaps();
        self.line.size = self.sizes.iter().max_by_key(|(_, count)| *count).map_or(self.line.size, |(size, _)| *size);
        (!self.line.text.is_empty()).then_some(self.line)
    }
}

/// Whether what is raised after `before` is the mark of a note, not an exponent: after a word, not a number or a letter.
fn is_note_mark(before: &str, raised: &str) -> bool {
    let word = before.rsplit(is_gap).next().unwrap_or_default();
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    is_mark(raised) && letters >= 2 && !word.ends_with(|last: char| last.is_ascii_digit())
}

fn is_mark(raised: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_digit() || matches!(sign, '*' | '†' | '‡' | '§' | '¶' | ',' | '∗');
    (1..=5).contains(&raised.chars().count()) && raised.chars().all(is_sign)
}

fn is_gap(letter: char) -> bool {
    letter == GAP || letter == ' '
}

/// The lines that `pieces` make: those on one baseline are one, from left to right.
pub(super) fn joined(mut pieces: Vec<Line>) -> Vec<Line> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<Vec<Line>> = Vec::new();
    for piece in pieces {
        let fits = |line: &Vec<Line>| {
            line.iter().rev().take(64).any(|other| (other.y - piece.y).abs() < 0.3 * other.size.min(piece.size))
                && line.iter().all(|other| {
                    piece.left >= other.right - other.size * 0.5 || piece.right <= other.left + other.size * 0.5
                })
        };
        // A mark that is raised comes before the line it belongs to.
        match lines.iter_mut().rev().take(3).find(|line| line.len() < 256 && fits(line)) {
            Some(line) => line.push(piece),
            None => lines.push(vec![piece]),
        }
    }
    lines.into_iter().filter_map(one_line).collect()
}

fn one_line(mut pieces: Vec<Line>) -> Option<Line> {
    pieces.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut pieces = pieces.into_iter();
    let mut line = pieces.next()?;
    let mut longest = line.text.len();
    for piece in pieces {
        if piece.left - line.right > SPACE * line.size.min(piece.size) {
            line.text.push(' ');
        }
        let shift = line.text.len();
        line.marks.extend(piece.marks.iter().map(|(start, end)| (start + shift, end + shift)));
        line.text.push_str(&piece.text);
        line.right = line.right.max(piece.right);
        line.is_artifact &= piece.is_artifact;
        if piece.text.len() > longest {
            longest = piece.text.len();
            (line.size, line.y) = (piece.size, piece.y);
        }
    }
    Some(line)
}
