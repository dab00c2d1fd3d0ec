//! The order in which the lines of a page are read: column by column.

use super::lines::{Line, joined};

/// How often a part of a page is looked at for columns within it.
const DEPTH: usize = 3;

/// Lines that are read from top to bottom: a column, or what stands across all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// Where its lines begin, as most of them do.
    pub(super) left: f64,
    /// From top to bottom.
    pub(super) lines: Vec<Line>,
}

/// The columns that `pieces` of lines stand in, in the order they are read.
pub(super) fn columns(pieces: Vec<Line>) -> Vec<Column> {
    let mut columns = Vec::new();
    split(pieces, DEPTH, &mut columns);
    columns
}

fn split(mut pieces: Vec<Line>, depth: usize, columns: &mut Vec<Column>) {
    let Some(gutter) = (depth > 0).then(|| gutter(&pieces)).flatten() else {
        let lines = joined(pieces);
        if !lines.is_empty() {
            columns.push(Column { left: left_edge(&lines), lines });
        }
        return;
    };
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        // What stands across the columns is read after what is above it, and before what is below.
        if piece.left < gutter && piece.right > gutter {
            for side in [&mut left, &mut right] {
                split(std::mem::take(side), depth - 1, columns);
            }
            across.push(piece);
            continue;
        }
        // A short piece beside one that stands across is the rest of its line.
        if let Some(line) = across.last()
            && is_beside(line, &piece)
        {
            across.push(piece);
            continue;
        }
        split(std::mem::take(&mut across), 0, columns);
        if piece.right <= gutter { left.push(piece) } else { right.push(piece) }
    }
    for side in [left, right] {
        split(side, depth - 1, columns);
    }
    split(across, 0, columns);
}

fn is_beside(line: &Line, piece: &Line) -> bool {
    (line.y - piece.y).abs() < 0.3 * line.size.min(piece.size)
}

/// Where most lines begin.
fn left_edge(lines: &[Line]) -> f64 {
    let mut lefts: Vec<f64> = lines.iter().map(|line| line.left).collect();
    lefts.sort_by(f64::total_cmp);
    lefts.get(lefts.len() / 4).copied().unwrap_or_default()
}

/// A line from top to bottom that hardly a piece stands across, with columns on both sides that lines fill.
fn gutter(pieces: &[Line]) -> Option<f64> {
    if pieces.len() < 6 {
        return None;
    }
    let left = pieces.iter().map(|piece| piece.left).min_by(f64::total_cmp)?;
    let right = pieces.iter().map(|piece| piece.right).max_by(f64::total_cmp)?;
    let width = right - left;
    let candidates = (20..=80).map(|percent| left + width * f64::from(percent) / 100.0);
    let crossing = |at: f64| pieces.iter().filter(|piece| piece.left < at && piece.right > at).count();
    let counted: Vec<(f64, usize)> = candidates.map(|at| (at, crossing(at))).collect();
    let fewest = counted.iter().map(|(_, count)| *count).min()?;
    // The middle of the widest gap.
    let mut best = (0_usize, 0_usize);
    let mut start = 0;
    for (index, (_, count)) in counted.iter().enumerate() {
        if *count > fewest {
            start = index + 1;
        } else if index + 1 - start > best.1 - best.0 {
            best = (start, index + 1);
        }
    }
    let gutter = counted.get(best.0.midpoint(best.1.saturating_sub(1)))?.0;
    (is_filled(pieces, gutter, left, right) && fewest * 2 < pieces.len()).then_some(gutter)
}

/// Whether both sides of `gutter` are columns of running text, not the labels and values of a table.
fn is_filled(pieces: &[Line], gutter: f64, left: f64, right: f64) -> bool {
    let (mut before, mut after): (Vec<&Line>, Vec<&Line>) = (Vec::new(), Vec::new());
    for piece in pieces {
        if piece.right <= gutter {
            before.push(piece);
        } else if piece.left >= gutter {
            after.push(piece);
        }
    }
    [(before, gutter - left), (after, right - gutter)].into_iter().all(|(side, width)| {
        let inked = inked(side);
        let filled = inked.iter().filter(|length| **length > 0.6 * width).count();
        inked.len() >= 3 && filled >= 2 && filled * 2 >= inked.len()
    })
}

/// How much of each line is covered with letters. Justified lines come in pieces.
fn inked(mut pieces: Vec<&Line>) -> Vec<f64> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<(&Line, f64)> = Vec::new();
    for piece in pieces {
        let length = piece.right - piece.left;
        match lines.last_mut() {
            Some((line, inked)) if is_beside(line, piece) => *inked += length,
            _ => lines.push((piece, length)),
        }
    }
    lines.into_iter().map(|(_, inked)| inked).collect()
}
