//! Text as it is looked for: whatever its case and its accents.

use unicode_normalization::UnicodeNormalization;

/// `text` in small letters and without accents.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// The same, put after what `folded` has already.
pub fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        let start = folded.len();
        folded.push_str(text);
        if let Some(new) = folded.get_mut(start..) {
            new.make_ascii_lowercase();
        }
        return;
    }
    folded.extend(text.nfd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase));
}

/// What follows a letter that is taken apart.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_make_no_difference() {
        for (text, expected) in
            [("Lincoln-1863", "lincoln-1863"), ("MÜLLER", "muller"), ("e\u{301}TAT", "etat"), ("毛", "毛")]
        {
            assert_eq!(folded(text), expected);
        }
    }
}
