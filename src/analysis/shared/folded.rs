//! Text as it is looked for: its letters alone.

use crate::text::folded;

/// The letters and digits of `text`, small and without accents.
pub(in crate::analysis) fn letters(text: &str) -> String {
    let mut folded = folded(text);
    folded.retain(char::is_alphanumeric);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_signs_make_no_difference() {
        assert_eq!(letters("Jan-Werner Müller"), "janwernermuller");
    }
}
