//! Brackets that are open around a place.

/// Where the last `open` is that is not closed in `text`.
pub(in crate::analysis) fn unclosed(text: &str, open: char, close: char) -> Option<usize> {
    let mut closed = 0_usize;
    for (at, bracket) in text.rmatch_indices([open, close]) {
        match bracket.starts_with(close) {
            true => closed += 1,
            false if closed > 0 => closed -= 1,
            false => return Some(at),
        }
    }
    None
}

/// Where the first `close` is that is not opened in `text`.
pub(in crate::analysis) fn unopened(text: &str, open: char, close: char) -> Option<usize> {
    let mut opened = 0_usize;
    for (at, bracket) in text.match_indices([open, close]) {
        match bracket.starts_with(open) {
            true => opened += 1,
            false if opened > 0 => opened -= 1,
            false => return Some(at),
        }
    }
    None
}
