//! Which characters are what, as folding goes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether `c` may be part of a word.
pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining_mark(c) }
}

/// Whether `c` is a letter, or an accent on one.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

/// Whether `c` is a number that compatibility would write in digits on the line: `²`, `½`, `①`.
pub(super) fn is_small_number(c: char) -> bool {
    !c.is_ascii()
        && c.is_numeric()
        && !matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{1d7ce}'..='\u{1d7ff}')
        && std::iter::once(c).nfkc().any(|c| c.is_ascii_digit())
}

/// Whether `c` belongs to a script that does not part words with spaces.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}'   // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Myanmar
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' // kana
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
        && is_word(c)
}

/// Whether `c` is nothing to a reader: soft hyphens, zero-width characters, direction marks.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{61c}'
    )
}

/// Whether `c` is a quotation mark or an apostrophe.
pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '\'' | '"'
            | '`'
            | '´'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '′'
            | '″'
            | '「'
            | '」'
            | '『'
            | '』'
            | '｢'
            | '｣'
            | '〝'
            | '〞'
            | '〟'
            | '＂'
            | '＇'
            | 'ʼ'
            | 'ʹ'
            | 'ʻ'
            | '❛'
            | '❜'
            | '❝'
            | '❞'
    )
}

/// Whether `c` may stand within a word.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '´' | '`' | '′' | 'ʼ' | '‛' | '＇' | 'ʹ' | 'ʻ')
}

/// Whether `c` is a dash or a hyphen.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' | '－' | '⸺' | '⸻')
}
