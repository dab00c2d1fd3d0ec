//! What stands among the words of a page and is none of them: where the pages of the printed work begin, and the marks
//! of notes.

use super::tokens::Attributes;

/// The classes of what says where a page begins: Project Gutenberg's, Wikisource's, the Text Encoding Initiative's.
const PAGE_CLASSES: [&str; 8] =
    ["pagenum", "page-number", "pageno", "ws-pagenum", "pb", "pagenumber", "page-num", "pagebreak"];

/// What stands before the number of a page.
const PAGE_WORDS: [&str; 10] = ["page", "pg", "pp", "p", "seite", "s", "página", "pág", "pagina", "fol"];

/// Superscripts that are units or variables when there is a number above them, and not words with a note.
const WITH_EXPONENTS: [&str; 8] = ["km", "cm", "mm", "dm", "ft", "mi", "yd", "mc"];

pub(super) fn is_page_break(attributes: &Attributes<'_>) -> bool {
    let has = |list: &str, word: &str| list.split_ascii_whitespace().any(|there| there.eq_ignore_ascii_case(word));
    has(attributes.role, "doc-pagebreak")
        || has(attributes.epub_type, "pagebreak")
        || PAGE_CLASSES.iter().any(|class| has(attributes.class, class))
}

/// The label of a page in what says it: `[Pg 12]`, `p. xii`, `12`.
pub(super) fn page_label(said: &str) -> Option<String> {
    let is_around = |c: char| {
        c.is_whitespace()
            || matches!(c, '[' | ']' | '(' | ')' | '{' | '}' | '.' | ':' | '|' | '—' | '–' | '-' | '\u{200b}')
    };
    let mut label = said.trim_matches(is_around);
    let word = label.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = label[word.len()..].trim_matches(is_around);
    if !rest.is_empty() && PAGE_WORDS.contains(&word.to_lowercase().as_str()) {
        label = rest;
    }
    let has_number = label.contains(|c: char| c.is_ascii_digit());
    let is_label = label.len() <= 12 && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '*'));
    let is_roman = label.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x' | 'l' | 'c' | 'd' | 'm'));
    (!label.is_empty() && is_label && (has_number || is_roman)).then(|| label.to_owned())
}

/// The same of the `id` of an element: `Page_12`.
pub(super) fn page_label_of_id(id: &str) -> Option<String> {
    let number = id.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let word = &id[..id.len() - number.len()];
    let label = number.trim_start_matches(['_', '-', '.']);
    let is_page = PAGE_WORDS.contains(&word.to_ascii_lowercase().as_str());
    if is_page { page_label(label) } else { None }
}

/// Whether a link leads to a note: `None`, no, it leads elsewhere; `Some(false)`, it leads to some place of this page.
pub(super) fn leads_to_note(attributes: &Attributes<'_>) -> Option<bool> {
    let says = |list: &str, words: &[&str]| list.split_ascii_whitespace().any(|word| words.contains(&word));
    let is_note = says(attributes.role, &["doc-noteref", "doc-backlink"])
        || says(attributes.epub_type, &["noteref"])
        || says(
            attributes.class,
            &["fnanchor", "footnote-ref", "noteref", "footnote-back", "footnote-backref", "footnote"],
        );
    (is_note || attributes.href.starts_with('#')).then_some(is_note)
}

/// Whether the words of a link within the page are the mark of a note.
pub(super) fn is_note_link(words: &str, is_note: bool) -> bool {
    match mark(words) {
        Some(Mark::Number | Mark::Letter) => is_note,
        Some(_) => true,
        None => false,
    }
}

/// Whether a superscript after the words `before` is the mark of a note.
pub(super) fn is_note_mark(words: &str, before: &str, is_linked: bool) -> bool {
    match mark(words) {
        Some(Mark::Symbol | Mark::Bracketed) => true,
        Some(Mark::Number) => is_linked || !may_have_exponent(before),
        Some(Mark::Letter) => is_linked,
        // [citation needed]
        None => is_linked && words.len() <= 40 && words.starts_with('[') && words.ends_with(']'),
    }
}

enum Mark {
    /// `*`, `†`
    Symbol,
    /// `[1]`, `[a]`, `[note 1]`
    Bracketed,
    /// `1`, `1, 2`
    Number,
    /// `a`
    Letter,
}

fn mark(words: &str) -> Option<Mark> {
    // Marks may stand in marks: what is long is not looked at each time.
    if words.len() > 64 {
        return None;
    }
    let words = words.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}');
    if words.is_empty() || words.len() > 24 {
        return None;
    }
    let is_number = |words: &str| {
        words.starts_with(|c: char| c.is_ascii_digit())
            && words.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '–'))
    };
    let is_symbol = |words: &str| {
        words.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '‖' | '↑' | '↩' | '^' | '\u{fe0e}'))
    };
    let is_letter = |words: &str| words.len() == 1 && words.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_symbol(words) {
        return Some(Mark::Symbol);
    }
    let bracketed = words.strip_prefix(['[', '(']).and_then(|rest| rest.strip_suffix([']', ')']));
    match bracketed {
        Some(inner) => {
            let number = inner.trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim_start();
            let is_mark = is_number(inner) || is_symbol(inner) || is_letter(inner) || is_number(number);
            is_mark.then_some(Mark::Bracketed)
        }
        None if is_number(words) => Some(Mark::Number),
        None if is_letter(words) => Some(Mark::Letter),
        None => None,
    }
}

/// Whether a number above the line after `before` is a power: `10²`, `km²`, `x²`.
fn may_have_exponent(before: &str) -> bool {
    if before.ends_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // No unit is longer.
    let word: String = before.chars().rev().take(4).take_while(|c| c.is_alphabetic()).collect();
    let word: String = word.chars().rev().collect();
    WITH_EXPONENTS.contains(&word.as_str()) || word.chars().count() == 1 && !matches!(word.as_str(), "a" | "I")
}
