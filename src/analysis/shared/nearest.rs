//! “Did you mean?”

use rapidfuzz::distance::osa;

/// Of `words` the one that `word` may be a slip for: the nearest by edit distance, the first of equals, and no further
/// away than one letter in four, or one in short words. Case does not count.
pub(in crate::analysis) fn nearest<'a>(word: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase();
    let (len, letters) = (folded.chars().count(), letters(&folded));
    let distance = osa::BatchComparator::new(folded.chars());
    // Only what is nearer than this will do. A word of one letter is near to every other.
    let mut limit = (len / 4).max(1).min(len.saturating_sub(1)) + 1;
    let mut found = None;
    for candidate in words {
        // Two bounds that cost next to nothing rule out nearly all of a large library.
        let is_far = || {
            candidate.len().abs_diff(word.len()) >= limit
                || (letters ^ self::letters(candidate)).count_ones() as usize > 2 * (limit - 1)
        };
        if word.is_ascii() && candidate.is_ascii() && is_far() {
            continue;
        }
        let near = osa::Args::default().score_cutoff(limit - 1);
        if let Some(distance) = distance.distance_with_args(candidate.to_lowercase().chars(), &near) {
            found = Some(candidate);
            limit = distance;
        }
        if limit == 0 {
            break;
        }
    }
    found
}

/// Which letters and digits occur, one bit each: an edit changes at most two of them.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |set, byte| match byte.to_ascii_lowercase() {
        byte @ b'a'..=b'z' => set | 1 << (byte - b'a'),
        byte @ b'0'..=b'9' => set | 1 << (26 + byte - b'0'),
        _ => set,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let keys = ["wills-1992", "lincoln-1863", "Boritt-2006", "a"];
        for (word, expected) in [
            ("wills-1982", Some("wills-1992")),
            ("wlils-1992", Some("wills-1992")),
            ("lincoln1863", Some("lincoln-1863")),
            ("boritt-2006", Some("Boritt-2006")),
            ("lincoln", None),
            ("everett-1864", None),
            ("b", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, keys.into_iter()), expected, "{word}");
        }
    }

    #[test]
    fn the_nearest_wins_and_the_first_of_equals() {
        assert_eq!(nearest("smith-2001", ["smyth-2002", "smith-2002", "smith-2003"].into_iter()), Some("smith-2002"));
    }

    proptest! {
        #[test]
        fn the_shortcuts_change_nothing(word in "[ab1é-]{0,9}", words in proptest::collection::vec("[aAb1é-]{0,9}", 0..6)) {
            let len = word.chars().count();
            let limit = (len / 4).max(1).min(len.saturating_sub(1));
            let distance = |other: &&String| osa::distance(word.to_lowercase().chars(), other.to_lowercase().chars());
            let plain = words.iter().filter(|other| distance(other) <= limit).min_by_key(distance);
            prop_assert_eq!(nearest(&word, words.iter().map(String::as_str)), plain.map(String::as_str));
        }
    }
}
