//! Apostrophes: what stands in the place of a mark and is none.

use super::token::Token;
use crate::syntax::mask::MARKUP;

/// `’90s`, `’tis`, `’em`, Dutch `’s avonds`, German `’ne`: what follows is a word that has lost its beginning.
pub(super) fn is_elision(text: &str, token: Token) -> bool {
    const WORDS: &[&str] = &[
        "tis", "tisn", "twas", "twasn", "twere", "twill", "twould", "em", "til", "neath", "gainst", "tween", "mongst",
        "nuff", "fraid", "cos", "coz", "cuz", "nother", "n", "d", "ll", "ve", "re", "s", "t", "k", "m", "ns", "ne",
        "nen", "ner", "nem",
    ];
    /// Words of their own with a capital: ‘Cause and effect’.
    const SMALL: &[&str] = &["cause", "round", "bout", "till", "ere", "im", "er", "ow", "pon", "spect"];
    let word = word_after(text, token);
    let small = word.to_lowercase();
    let is_quoted = text[token.end() + word.len()..].starts_with(['’', '\'', '”', '"']) && small != "n";
    let is_decade =
        word.len() >= 2 && word.starts_with(|c: char| c.is_ascii_digit()) && word.trim_end_matches('s').len() == 2;
    !is_quoted && (is_decade || WORDS.contains(&small.as_str()) || SMALL.contains(&word))
}

/// Whether the word may have lost its h: `‘e`, `‘ead`, `‘is`. It may also be whole.
pub(super) fn may_have_lost_its_h(text: &str, token: Token) -> bool {
    const WORDS: &[&str] = &[
        "e", "is", "as", "ad", "ave", "av", "ome", "ouse", "ell", "ead", "eart", "and", "ands", "at", "ard", "igh",
        "imself", "erself", "isself", "undred", "orse", "ole", "old", "eaven", "appy", "appen", "ope", "elp",
    ];
    WORDS.contains(&word_after(text, token).to_lowercase().as_str())
}

fn word_after(text: &str, token: Token) -> &str {
    let rest = &text[token.end()..];
    // A word that is longer is none of those.
    let mut letters = rest.char_indices().take(24).skip_while(|(_, c)| c.is_alphanumeric());
    &rest[..letters.next().map_or_else(|| if rest.len() <= 24 { rest.len() } else { 0 }, |(at, _)| at)]
}

/// `the boys’ claim`, `James’ house`, `rock ’n’ roll`, `nothin’ doing`, `o’ the`: the word before may end in an
/// apostrophe, and the sentence goes on.
pub(super) fn may_end_word(text: &str, token: Token) -> bool {
    const WORDS: &[&str] = &["o", "th", "wi", "an", "tha", "ol", "po", "mo"];
    let rest = text[token.end()..].trim_start_matches(MARKUP);
    let goes_on =
        rest.strip_prefix([' ', '\n']).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
    let word = text[..token.at].chars().rev().take_while(|c| c.is_alphanumeric()).take(4).collect::<Vec<_>>();
    let word: String = word.into_iter().rev().flat_map(char::to_lowercase).collect();
    goes_on && (word.ends_with(['s', 'n', 'x', 'z']) || WORDS.contains(&word.as_str()))
}
