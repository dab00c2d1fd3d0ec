//! Text as it is looked for: whatever its case and its accents.

use unicode_normalization::UnicodeNormalization;

/// `text` in small letters and without accents.
pub(in crate::analysis) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).collect()
}

/// Its letters and digits alone.
pub(in crate::analysis) fn letters(text: &str) -> String {
    let mut folded = folded(text);
    folded.retain(char::is_alphanumeric);
    folded
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
        assert_eq!(letters("Jan-Werner Müller"), "janwernermuller");
    }
}
