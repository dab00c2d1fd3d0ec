//! Names of accounts, which look like narrative citations.

use super::lexicon::{Lexicon, fold};
use super::mask::MARKUP;
use super::{CitationGroup, GroupKind, Lang};

/// Whether `group` of the masked paragraph `text` is no citation but the name of an account, as sites write the line below
/// a post that is shown elsewhere: `— Jane Doe (@janedoe) May 6, 2020`.
pub(super) fn is_handle(text: &str, group: &CitationGroup, lang: Lang) -> bool {
    if group.kind != GroupKind::Narrative {
        return false;
    }
    let (before, after) = (&text[..group.span.start()], &text[group.span.end()..]);
    let (Some(name), Some(date)) = (before.strip_suffix('('), after.strip_prefix(')')) else { return false };
    // Names are not longer.
    let mut line = name.chars().rev().take(100).take_while(|c| !matches!(c, '\n' | '\r'));
    line.any(|c| matches!(c, '—' | '–' | '―')) && starts_with_date(date, lang)
}

/// Whether the first word of `text` is a month or a number.
fn starts_with_date(text: &str, lang: Lang) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, MARKUP | ',' | '·'));
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_digit()) || Lexicon::of(lang).month(&fold(word)).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::{Dialect, Syntax};

    fn keys(text: &str) -> Vec<String> {
        Syntax::parse(text, Dialect::Markdown).citations().map(|citation| citation.key.clone()).collect()
    }

    #[test]
    fn the_line_below_a_post_names_an_account() {
        assert_eq!(keys("> One two.\n>\n> — Jane Doe (@janedoe) May 6, 2020\n"), [""; 0]);
        assert_eq!(keys("> One two. &mdash; Jane Doe (@janedoe) [6 May 2020](https://example.org/1)\n"), [""; 0]);
        assert_eq!(keys("---\nlang: de\n---\n\n— Jane Doe (@janedoe), 6. Mai 2020\n"), [""; 0]);
    }

    #[test]
    fn other_parentheses_cite() {
        assert_eq!(keys("> One two.\n>\n> — Jane Doe (@doe-2020)\n"), ["doe-2020"]);
        assert_eq!(keys("— Jane Doe (@doe-2020, p. 3) May 6\n"), ["doe-2020"]);
        assert_eq!(keys("Jane Doe (@doe) May 6, 2020\n"), ["doe"]);
        assert_eq!(keys("— Jane Doe [@doe] May 6, 2020\n"), ["doe"]);
    }
}
