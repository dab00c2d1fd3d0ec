//! Rolling captions: a line is shown again while the next one comes up.

use std::time::Duration;

use super::Cue;

/// How long after another a cue starts that goes on with it.
const PAUSE: Duration = Duration::from_millis(100);

/// Of how many cues one repeats the end of the one before, in a file whose captions roll.
const SHARE: usize = 4;

/// How many bytes at the start of the words of each cue repeat those before. In a file whose captions do not roll, it is
/// the speaker who repeats them, unless both cues are shown at once.
pub(super) fn repeated(words: &str, cues: &[Cue]) -> Vec<usize> {
    let mut overlaps = Overlaps::default();
    let mut found = Vec::with_capacity(cues.len());
    let (mut pairs, mut rolling) = (0_usize, 0_usize);
    let mut last: Option<Cue> = None;
    for cue in cues {
        let mut repetition = Repetition::default();
        if let Some(before) = last {
            let relation = relation(&before, cue);
            if cue.span.is_empty() {
                // It showed a sound, or nothing; what went before may still be there.
                if relation != Relation::Apart {
                    last = Some(Cue { time: cue.time.or(before.time), ..before });
                }
                found.push(repetition);
                continue;
            }
            pairs += 1;
            if relation != Relation::Apart {
                repetition.len = overlaps.len(&words[before.span], &words[cue.span]);
                repetition.is_at_once = relation == Relation::AtOnce;
                rolling += usize::from(repetition.len > 0);
            }
        }
        if !cue.span.is_empty() {
            last = Some(*cue);
        }
        found.push(repetition);
    }
    let rolls = rolling * SHARE >= pairs;
    found.into_iter().map(|it| if rolls || it.is_at_once { it.len } else { 0 }).collect()
}

#[derive(Clone, Copy, Default)]
struct Repetition {
    len: usize,
    is_at_once: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// The second is shown while the first is.
    AtOnce,
    /// The second is shown when the first no longer is.
    After,
    Apart,
}

fn relation(first: &Cue, second: &Cue) -> Relation {
    match (first.time, second.time) {
        (Some((start, end)), Some((second, _))) if start <= second => {
            if second < end {
                Relation::AtOnce
            } else if second <= end + PAUSE {
                Relation::After
            } else {
                Relation::Apart
            }
        }
        (Some(_), Some(_)) => Relation::Apart,
        _ => Relation::After,
    }
}

/// Compares cues; keeps what it needs for that.
#[derive(Default)]
struct Overlaps {
    /// For each word of the second cue: how many words up to it are also its first ones.
    borders: Vec<usize>,
}

impl Overlaps {
    /// How many bytes at the start of `second` are the last words of `first`: two words, a line or all there are.
    fn len(&mut self, first: &str, second: &str) -> usize {
        if !second.split_ascii_whitespace().next().is_some_and(|word| first.contains(word)) {
            return 0;
        }
        let ends: Vec<&str> = first.split_ascii_whitespace().collect();
        let starts: Vec<&str> = second.split_ascii_whitespace().collect();
        self.borders.clear();
        self.borders.push(0);
        let mut border = 0;
        for word in starts.iter().skip(1) {
            border = self.next(&starts, border, word);
            self.borders.push(border);
        }
        let count = ends.iter().fold(0, |count, word| self.next(&starts, count, word));
        let is_line = || last_line(first) == starts.first().copied() && first_line(second) == starts.first().copied();
        let is_enough = count > 1 || count == ends.len() || count == starts.len() || is_line();
        if count == 0 || !is_enough { 0 } else { len_of(count, second) }
    }

    /// How many of the words `starts` end in `word`, when `count` of them ended right before it.
    fn next(&self, starts: &[&str], mut count: usize, word: &str) -> usize {
        loop {
            if starts.get(count).is_some_and(|there| *there == word) {
                return count + 1;
            }
            match count.checked_sub(1).and_then(|last| self.borders.get(last)) {
                Some(border) => count = *border,
                None => return 0,
            }
        }
    }
}

/// The length of the first `count` words of `text`, with the white space after each.
fn len_of(count: usize, text: &str) -> usize {
    let is_space = |c: char| c.is_ascii_whitespace();
    let rest = (0..count).fold(text, |rest, _| rest.trim_start_matches(|c| !is_space(c)).trim_start_matches(is_space));
    text.len() - rest.len()
}

fn first_line(text: &str) -> Option<&str> {
    text.split('\n').next()
}

fn last_line(text: &str) -> Option<&str> {
    text.rsplit('\n').next()
}
