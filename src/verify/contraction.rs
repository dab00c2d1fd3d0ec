//! Words that are written as one: `we’re` for `we are`, `percent` for `per cent`.

/// How many of `theirs` the words `ours` stand for, one for one but for what is written as one on either side. Both are
/// in small letters and lead away from a place that is the same: if `is_back`, the word that is read first stands last.
pub(super) fn counterparts(ours: &[String], theirs: &[String], is_back: bool) -> usize {
    let (mut left, mut taken) = (ours, 0);
    while let Some((word, rest)) = left.split_first() {
        left = rest;
        match theirs.get(taken..).unwrap_or_default() {
            [] => break,
            [near, far, ..] if is_both(word, near, far, is_back) => taken += 2,
            [one, ..] => {
                if let [next, rest @ ..] = left
                    && is_both(one, word, next, is_back)
                {
                    left = rest;
                }
                taken += 1;
            }
        }
    }
    taken
}

/// Whether `word` is `near` and `far` written as one: it begins as the first of them does, and ends as the other does.
fn is_both(word: &str, near: &str, far: &str, is_back: bool) -> bool {
    let (first, second) = if is_back { (far, near) } else { (near, far) };
    let is_run_together = || word.strip_prefix(first) == Some(second);
    let has_ends = || word.chars().next() == first.chars().next() && word.ends_with(|c| second.ends_with(c));
    word.contains('\'') && has_ends() || is_run_together()
}
