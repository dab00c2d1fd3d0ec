//! Which words a transcript has, in little room: to tell of a thousand of them which may have a quotation, and to keep
//! none of the others.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The words that a text has, as hashes, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    words: Box<[u32]>,
}

/// Of so many words of a quotation, in percent, a text that has it may lack a few: what is in brackets, what a line end
/// has torn apart.
const ENOUGH: usize = 66;

/// Words of fewer letters are in every text.
const TELLING: usize = 5;

impl Sketch {
    /// The words of `text`.
    pub fn new(text: &str) -> Self {
        let mut words: Vec<u32> = words(text).map(|word| hash(&word)).collect();
        words.sort_unstable();
        words.dedup();
        Self { words: words.into_boxed_slice() }
    }

    /// Whether the text may have a quotation with these words, which are [`search_words`]. Never `false` of one that has
    /// all of them.
    pub fn may_have(&self, quotation: &[String]) -> bool {
        let has = |word: &&String| self.words.binary_search(&hash(word)).is_ok();
        quotation.iter().filter(has).count() * 100 >= quotation.len() * ENOUGH
    }
}

/// The words of a quotation that tell it from others, each once: without what is in brackets, which is the writer's.
pub fn search_words(quotation: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let own: String = quotation
        .chars()
        .map(|c| {
            depth = match c {
                '[' => depth + 1,
                ']' => depth.saturating_sub(1),
                _ => depth,
            };
            if depth > 0 || c == ']' { ' ' } else { c }
        })
        .collect();
    let mut seen = HashSet::new();
    let all: Vec<String> = words(&own).filter(|word| seen.insert(word.clone())).collect();
    let telling: Vec<String> = all.iter().filter(|word| word.chars().count() >= TELLING).cloned().collect();
    if telling.len() > 2 { telling } else { all }
}

/// Runs of letters and digits, in small letters; of scripts without spaces, the characters.
fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.flat_map(|word| {
        if word.chars().any(is_ideographic) {
            word.chars().map(String::from).collect::<Vec<_>>()
        } else {
            vec![word.to_lowercase()]
        }
    })
}

/// Whether a script without spaces has it: kana, Han, Hangul's neighbours, their compatibility forms.
fn is_ideographic(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[allow(clippy::cast_possible_truncation)] // Any 32 of its bits will do.
fn hash(word: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_without_the_words_is_told_from_one_that_has_them() {
        let sketch = Sketch::new("Four score and seven years ago our fathers brought forth a new nation.");
        for (quotation, expected) in [
            ("four score and seven years ago", true),
            ("OUR FATHERS BROUGHT FORTH", true),
            ("our fathers [the founders] brought forth", true),
            ("fathers brought forth nations", true),
            ("the world will little note, nor long remember", false),
            ("and a new one", true),
            ("so it is and was", false),
        ] {
            assert_eq!(sketch.may_have(&search_words(quotation)), expected, "{quotation}");
        }
        assert!(Sketch::new("我们今天在这里集会").may_have(&search_words("今天在这里")));
    }

    proptest! {
        #[test]
        fn a_text_may_have_each_of_its_parts(words in prop::collection::vec("[a-zé]{1,8}", 1..30), cut in 0_usize..30) {
            let text = words.join(" ");
            let part = words.get(cut.min(words.len() - 1)..).unwrap_or_default().join(", ");
            prop_assert!(Sketch::new(&text).may_have(&search_words(&part)));
        }
    }
}
