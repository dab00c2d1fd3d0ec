//! The place within a source: `p. 3`, `chap. 4–6`, `{ii, A}`, `00:14:05`.
//!
//! The rules are those of Pandoc's citation processor (its manual, “Locators”): a comma, then a label of the language
//! and a value, or a value alone, which is a page. A value is one or more words with a digit or Roman numeral in each;
//! braces take anything for one. Emphasis inside is looked through.

use std::sync::LazyLock;

use regex::Regex;

use super::Locator;
use super::label;
use crate::syntax::Locale;
use crate::syntax::mask::{LITERAL, MARKUP, OBJECT};
use crate::text::{Span, pattern};

/// Longer than any label, in bytes: where the search for one ends.
const LONGEST_LABEL: usize = 40;

/// What a suffix starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) locator: Option<Locator>,
    /// Where the rest of the suffix starts.
    pub(super) rest: usize,
}

/// Reads the locator that the part `suffix` of `text` starts with.
pub(super) fn read(text: &str, suffix: Span, locale: Locale) -> Start {
    let reader = Reader { text: &text[..suffix.end()], locale };
    let comma = reader.punctuation(suffix.start(), |c| c == ',');
    let start = reader.skip_space(comma.unwrap_or(suffix.start()));
    let found = reader.clock(start).or_else(|| reader.delimited(start)).or_else(|| reader.integrated(start));
    match found {
        Some(Found { label: "", value, end }) if value.is_empty() => Start { locator: None, rest: end },
        Some(Found { label, value, end }) => {
            let label = if label.is_empty() { label::PAGE } else { label };
            // Markup right after the value ends what the value stands in.
            let rest = end + text[end..suffix.end()].bytes().take_while(|&byte| char::from(byte) == MARKUP).count();
            Start { locator: Some(Locator { span: Span::new(start, end), label, value }), rest }
        }
        None => Start { locator: None, rest: suffix.start() },
    }
}

struct Found {
    label: &'static str,
    value: Span,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    Space,
    /// A mark that parts words, each by itself. What cannot be read counts as one.
    Punctuation(char),
    Word,
}

/// A word of a value.
#[derive(Clone, Copy)]
struct Word {
    end: usize,
    /// Whether a part of it has a digit or is a Roman numeral.
    numeric: bool,
}

struct Reader<'a> {
    /// The text up to where the suffix ends.
    text: &'a str,
    locale: Locale,
}

impl Reader<'_> {
    /// The token at `at`, markup before it skipped, and its start and end.
    fn token(&self, at: usize) -> Option<(Token, usize, usize)> {
        let start = at + self.text[at..].bytes().take_while(|&b| char::from(b) == MARKUP).count();
        let rest = &self.text[start..];
        let first = rest.chars().next()?;
        let run = |belongs: fn(char) -> bool| rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let (token, length) = match first {
            '\u{a0}' => (Token::Space, first.len_utf8()),
            c if c.is_ascii_whitespace() => (Token::Space, run(|c| c.is_ascii_whitespace())),
            _ if rest.starts_with("---") => (Token::Punctuation('—'), 3),
            _ if rest.starts_with("--") => (Token::Punctuation('–'), 2),
            c if parts_words(c) => (Token::Punctuation(c), c.len_utf8()),
            c if c.is_whitespace() => (Token::Word, c.len_utf8()),
            _ => (Token::Word, run(|c| c != MARKUP && !c.is_whitespace() && !parts_words(c))),
        };
        Some((token, start, start + length))
    }

    fn punctuation(&self, at: usize, is: impl Fn(char) -> bool) -> Option<usize> {
        match self.token(at)? {
            (Token::Punctuation(c), _, end) => is(c).then_some(end),
            _ => None,
        }
    }

    /// Past one space, if there is one.
    fn skip_space(&self, at: usize) -> usize {
        match self.token(at) {
            Some((Token::Space, _, end)) => end,
            _ => at,
        }
    }

    /// A clock is a time; Pandoc would call it a page. Two numbers alone must look like nothing else, such as a verse.
    fn clock(&self, at: usize) -> Option<Found> {
        static TIMES: LazyLock<Regex> = LazyLock::new(|| {
            let long = r"[0-9]{1,3}:[0-5][0-9]:[0-5][0-9](?:[.,][0-9]{1,3})?";
            let any = format!("(?:{long}|[0-9]{{1,3}}:[0-5][0-9])");
            pattern(&format!("^{any}(?:(?:-{{1,2}}|–|, ?){any})*"))
        });
        let preposition =
            label::prepositions(self.locale.lang).iter().find_map(|word| self.word_ignoring_case(at, word));
        let start = preposition.map_or(at, |end| self.skip_space(end));
        if !self.text.get(start..)?.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let value = TIMES.find(self.text.get(start..)?)?.as_str();
        let end = start + value.len();
        let goes_on = self.text[end..].starts_with(|c: char| c.is_alphanumeric() || c == ':');
        let is_clock = value.matches(':').count() > 1 || value.find(':') == Some(2);
        let certain = if preposition.is_some() { start > at } else { is_clock };
        (certain && !goes_on).then(|| Found { label: label::TIMESTAMP, value: Span::new(start, end), end })
    }

    /// The end of `word` if it stands at `at` before white space.
    fn word_ignoring_case(&self, at: usize, word: &str) -> Option<usize> {
        let (Token::Word, start, end) = self.token(at)? else { return None };
        let is_word = || self.text[start..end].chars().flat_map(char::to_lowercase).eq(word.chars());
        (is_word() && matches!(self.token(end), Some((Token::Space, ..)))).then_some(end)
    }

    /// `{label value}`, where the value is anything with balanced brackets.
    fn delimited(&self, at: usize) -> Option<Found> {
        let mut start = self.punctuation(at, |c| c == '{')?;
        while let Some((Token::Space, _, end)) = self.token(start) {
            start = end;
        }
        let labelled = self.label(start, |at| self.token(at).is_some());
        let (label, inner) = labelled.unwrap_or(("", start));
        let mut open = vec!['}'];
        let mut at = inner;
        loop {
            let (token, start, end) = self.token(at)?;
            at = end;
            match token {
                Token::Punctuation('{') => open.push('}'),
                Token::Punctuation('[') => open.push(']'),
                Token::Punctuation(c @ ('}' | ']')) => {
                    if open.pop() != Some(c) {
                        return None;
                    }
                    if open.is_empty() {
                        let value = self.text[inner..start].trim();
                        let value_start = start - self.text[inner..start].trim_start().len();
                        let value = Span::new(value_start, value_start + value.len());
                        let is_clock = self.clock(value_start).is_some_and(|clock| clock.value == value);
                        let label = if is_clock && labelled.is_none() { label::TIMESTAMP } else { label };
                        return Some(Found { label, value, end });
                    }
                }
                _ => {}
            }
        }
    }

    /// A label and its value, or a value with a digit in its first word.
    fn integrated(&self, at: usize) -> Option<Found> {
        let has_digit = |start: usize, end: usize| self.text[start..end].bytes().any(|b| b.is_ascii_digit());
        let is_numeric = |at| self.word(at).is_some_and(|word| word.numeric);
        let labelled = self.label(at, is_numeric);
        let (label, start) = labelled.unwrap_or((label::PAGE, at));
        let belongs =
            |start: usize, word: &Word| if labelled.is_some() { word.numeric } else { has_digit(start, word.end) };
        let mut end = self.word(start).filter(|word| belongs(start, word))?.end;
        loop {
            let next = self.punctuation(end, |c| c == ',' || c == ';').unwrap_or(end);
            match self.word(next).filter(|word| belongs(next, word)) {
                Some(word) => end = word.end,
                None => break,
            }
        }
        let (Some((_, value, _)), false) = (self.token(self.skip_space(start)), start == end) else { return None };
        Some(Found { label, value: Span::new(value, end), end })
    }

    /// The longest label that starts at `at` and ends where `value_follows`, and where it ends.
    fn label(&self, at: usize, value_follows: impl Fn(usize) -> bool) -> Option<(&'static str, usize)> {
        let mut longest = None;
        let mut end = at;
        while let Some((.., next)) = self.token(end) {
            end = next;
            if end - at > LONGEST_LABEL {
                break;
            }
            if value_follows(end)
                && let Some(label) = label::find(&self.text[at..end], self.locale)
            {
                longest = Some((label, end));
            }
        }
        longest
    }

    /// A space, and pieces that follow each other at once, some in brackets: `34(1)(a)`, `[17]-[18]`.
    fn word(&self, at: usize) -> Option<Word> {
        let start = self.skip_space(at);
        let mut word = Word { end: start, numeric: false };
        while let Some(piece) = self.bracketed_numbers(word.end).or_else(|| self.numbers(word.end)) {
            word = Word { end: piece.end, numeric: word.numeric || piece.numeric };
        }
        (word.end > start).then_some(word)
    }

    /// `(a)`, `[17]`, `{}`
    fn bracketed_numbers(&self, at: usize) -> Option<Word> {
        let (Token::Punctuation(open), _, inner) = self.token(at)? else { return None };
        let close = match open {
            '(' => ')',
            '[' => ']',
            '{' => '}',
            _ => return None,
        };
        let numbers = self.numbers(inner).unwrap_or(Word { end: inner, numeric: false });
        let end = self.punctuation(numbers.end, |c| c == close)?;
        Some(Word { end, ..numbers })
    }

    /// `1.2.3`, `.2`; a full stop at the end is none of it.
    fn numbers(&self, at: usize) -> Option<Word> {
        let with_stop = |at| self.number(self.punctuation(at, |c| c == '.')?);
        let mut numbers = self.number(at).or_else(|| with_stop(at))?;
        while let Some(next) = with_stop(numbers.end) {
            numbers = Word { end: next.end, numeric: numbers.numeric || next.numeric };
        }
        Some(numbers)
    }

    /// A Roman numeral, or words and dashes up to other punctuation.
    fn number(&self, at: usize) -> Option<Word> {
        let mut number = Word { end: at, numeric: false };
        while let Some((token, start, end)) = self.token(number.end) {
            match token {
                Token::Word if number.end == at && is_roman(&self.text[start..end]) => {
                    return Some(Word { end, numeric: true });
                }
                Token::Word | Token::Punctuation('-' | '–') => {
                    let has_digit = self.text[start..end].bytes().any(|b| b.is_ascii_digit());
                    number = Word { end, numeric: number.numeric || has_digit };
                }
                _ => break,
            }
        }
        (number.end > at).then_some(number)
    }
}

/// Whether `c` is punctuation by its Unicode category, the colon excepted: `2:33` is one word.
fn parts_words(c: char) -> bool {
    static CATEGORY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{P}$"));
    match c {
        ':' => false,
        LITERAL | OBJECT => true,
        c if c.is_ascii() => c.is_ascii_punctuation() && !"$+<=>^`|~".contains(c),
        c if c.is_alphanumeric() => false,
        c => CATEGORY.is_match(c.encode_utf8(&mut [0; 4])),
    }
}

/// Whether `text` is a Roman numeral, in capitals or not.
fn is_roman(text: &str) -> bool {
    static NUMERAL: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?i)^M*(?:CM)?D?(?:CD)?C*(?:XC)?L?(?:XL)?X*(?:IX)?V?(?:IV)?I*$"));
    text.starts_with(|c: char| "MDCLXVI".contains(c.to_ascii_uppercase())) && NUMERAL.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Lang;

    /// “label value”, and the rest. What is expected is what `pandoc --citeproc` (3.9) reads, but for
    /// [`a_clock_is_a_time`] and [`braces_hold_anything_and_are_a_page_without_label`].
    fn read(suffix: &str, lang: impl Into<Locale>) -> (String, &str) {
        let start = super::read(suffix, Span::new(0, suffix.len()), lang.into());
        let locator = start.locator.map(|it| format!("{} {}", it.label, &suffix[it.value])).unwrap_or_default();
        (locator, suffix[start.rest..].trim())
    }

    #[test]
    fn english_locators() {
        let table = [
            (", p. 3", "page 3", ""),
            (", pp. 3--5", "page 3--5", ""),
            (", 3", "page 3", ""),
            (", 3, 5, see x", "page 3, 5", ", see x"),
            (", iv", "", ", iv"),
            (", p. iv–ix", "page iv–ix", ""),
            (", p.3", "page 3", ""),
            (", p3", "page p3", ""),
            (", P. 3", "page 3", ""),
            (", p. 3 f.", "page 3", "f."),
            (", p. 3f., x", "page 3f", "., x"),
            (", p. 3(a)(iv)", "page 3(a)(iv)", ""),
            (", p. (a)", "", ", p. (a)"),
            (", [17]", "page [17]", ""),
            (", p. [17]-[18], x", "page [17]-[18], x", ""),
            (", 33 years later", "page 33", "years later"),
            (", 3.", "page 3", "."),
            (", 3.1.2, x", "page 3.1.2", ", x"),
            (", 3:16", "page 3:16", ""),
            (", chap. 3", "chapter 3", ""),
            (", chapters 3–5", "chapter 3–5", ""),
            (", sec. 2.3", "section 2.3", ""),
            (", § 3", "section 3", ""),
            (", §§3-5", "section 3-5", ""),
            (", para. 4", "paragraph 4", ""),
            (", ¶ 4", "paragraph 4", ""),
            (", vol. 2, p. 3", "volume 2", ", p. 3"),
            (", p. 3, n. 4", "page 3", ", n. 4"),
            (", fol. 3", "folio 3", ""),
            (", ll. 3–4", "line 3–4", ""),
            (", s.v. 3", "sub-verbo 3", ""),
            (", sub verbis 3", "sub-verbo 3", ""),
            (", page", "", ", page"),
            (", p. three", "", ", p. three"),
            (", see p. 3", "", ", see p. 3"),
            (", ch. 3", "", ", ch. 3"),
            (", vol 3", "", ", vol 3"),
            (", S. 3", "", ", S. 3"),
            (", p.\n3", "page 3", ""),
            (", p. 3 (x)", "page 3 (x)", ""),
            (", p. 3(x y)", "page 3", "(x y)"),
            (", p. 3—5", "page 3", "—5"),
            (", p. 3---5", "page 3", "---5"),
            (", p. ix", "page ix", ""),
            ("{p. 3, x} y", "page 3, x", "y"),
            ("{}, 99 years later", "", ", 99 years later"),
            ("{3}", "page 3", ""),
            ("{chap. x}", "chapter x", ""),
            ("{x", "", "{x"),
        ];
        for (suffix, locator, rest) in table {
            assert_eq!(read(suffix, Lang::English), (locator.to_owned(), rest), "{suffix}");
        }
    }

    #[test]
    fn locators_of_other_languages() {
        let table = [
            (Lang::German, ", S. 3", "page 3", ""),
            (Lang::German, ", S. 3–5, x", "page 3–5, x", ""),
            (Lang::German, ", s. 12", "page 12", ""),
            (Lang::German, ", Seite 3", "page 3", ""),
            (Lang::German, ", Kap. 4", "chapter 4", ""),
            (Lang::German, ", Bd. 2, S. 3", "volume 2", ", S. 3"),
            (Lang::German, ", Abs. 4", "paragraph 4", ""),
            (Lang::German, ", § 3", "section 3", ""),
            (Lang::German, ", Z. 4", "line 4", ""),
            (Lang::German, ", Anm. 3", "note 3", ""),
            (Lang::German, ", Nr. 3", "issue 3", ""),
            (Lang::German, ", Sp. 3", "column 3", ""),
            (Lang::German, ", Bl. 3", "", ", Bl. 3"),
            (Lang::German, ", p. 3", "", ", p. 3"),
            (Lang::German, ", 3 f.", "page 3", "f."),
            (Lang::French, ", p. 3", "page 3", ""),
            (Lang::French, ", pp. 3-5", "", ", pp. 3-5"),
            (Lang::French, ", chap. 4", "chapter 4", ""),
            (Lang::French, ", § 3", "paragraph 3", ""),
            (Lang::French, ", paragr. 3", "paragraph 3", ""),
            (Lang::French, ", nᵒ 3", "issue 3", ""),
            (Lang::French, ", l. 3", "line 3", ""),
            (Lang::French, ", t. 3", "", ", t. 3"),
            (Lang::French, ", vol. 2", "volume 2", ""),
            (Lang::French, ", numéros 3-4", "issue 3-4", ""),
            (Lang::Spanish, ", pág. 3", "", ", pág. 3"),
            (Lang::Spanish, ", p. 3", "page 3", ""),
            (Lang::Spanish, ", págs. 3", "", ", págs. 3"),
            (Lang::Spanish, ", cap. 3", "chapter 3", ""),
            (Lang::Spanish, ", párr. 3", "paragraph 3", ""),
            (Lang::Spanish, ", n.º 3", "issue 3", ""),
            (Lang::Spanish, ", vols. 2", "volume 2", ""),
            (Lang::Italian, ", p. 3", "page 3", ""),
            (Lang::Italian, ", cap. 3", "chapter 3", ""),
            (Lang::Italian, ", capp. 3-4", "chapter 3-4", ""),
            (Lang::Italian, ", par. 3", "paragraph 3", ""),
            (Lang::Italian, ", fasc. 3", "issue 3", ""),
            (Lang::Italian, ", riga 3", "line 3", ""),
            (Lang::Portuguese, ", p. 3", "page 3", ""),
            (Lang::Portuguese, ", pp. 3", "page 3", ""),
            (Lang::Portuguese, ", cap. 3", "chapter 3", ""),
            (Lang::Portuguese, ", secção 3", "section 3", ""),
            (Lang::Portuguese, ", § 3", "section 3", ""),
            (Lang::Portuguese, ", versículo 3", "verse 3", ""),
            (Lang::Dutch, ", p. 3", "page 3", ""),
            (Lang::Dutch, ", blz. 3", "", ", blz. 3"),
            (Lang::Dutch, ", hfdst. 3", "chapter 3", ""),
            (Lang::Dutch, ", nr. 3", "issue 3", ""),
            (Lang::Dutch, ", regel 3", "line 3", ""),
            (Lang::Dutch, ", par. 3", "paragraph 3", ""),
            (Lang::Japanese, ", p. 3", "page 3", ""),
            (Lang::Japanese, ", 章 3", "chapter 3", ""),
            (Lang::Japanese, ", ページ 3", "page 3", ""),
            (Lang::Chinese, ", 页 3", "page 3", ""),
            (Lang::Chinese, ", 第 3 页", "", ", 第 3 页"),
            (Lang::Chinese, ", 章 3", "chapter 3", ""),
            (Lang::Chinese, ", p. 3", "", ", p. 3"),
        ];
        for (lang, suffix, locator, rest) in table {
            assert_eq!(read(suffix, lang), (locator.to_owned(), rest), "{lang:?}: {suffix}");
        }
    }

    #[test]
    fn locators_of_regions() {
        for (tag, suffix, locator) in [
            ("en-GB", ", ch. 3", "chapter 3"),
            ("en-GB", ", chap. 3", ""),
            ("en-GB", ", p. 3", "page 3"),
            ("en-US", ", ch. 3", ""),
            ("es-MX", ", núm. 3", "issue 3"),
            ("es-CL", ", nº 3", "issue 3"),
            ("pt-BR", ", n. 3", "issue 3"),
            ("zh-Hant-TW", ", 頁 3", "page 3"),
        ] {
            assert_eq!(read(suffix, Locale::from_tag(tag)).0, locator, "{tag}: {suffix}");
        }
    }

    #[test]
    fn every_term_of_every_language_is_a_label() {
        let languages = [
            (Lang::English, "verse 3", "verse"),
            (Lang::German, "Bücher 3", "book"),
            (Lang::French, "fᵒˢ 3", "folio"),
            (Lang::Spanish, "capítulos 3", "chapter"),
            (Lang::Italian, "fogli 3", "folio"),
            (Lang::Portuguese, "parágrafos 3", "paragraph"),
            (Lang::Dutch, "pagina’s 3", "page"),
            (Lang::Japanese, "段落 3", "paragraph"),
            (Lang::Chinese, "§§ 3", "section"),
            (Lang::Other, "pp. 3", "page"),
        ];
        for (lang, suffix, label) in languages {
            assert_eq!(read(suffix, lang), (format!("{label} 3"), ""), "{lang:?}: {suffix}");
        }
    }

    #[test]
    fn a_clock_is_a_time() {
        let table = [
            (Lang::English, ", 00:14:05", "timestamp 00:14:05", ""),
            (Lang::English, " at 14:05, x", "timestamp 14:05", ", x"),
            (Lang::English, ", At 4:05", "timestamp 4:05", ""),
            (Lang::English, ", 1:02:03.5–1:02:07", "timestamp 1:02:03.5–1:02:07", ""),
            (Lang::English, ", 00:14:05, 00:20:10 and on", "timestamp 00:14:05, 00:20:10", "and on"),
            (Lang::English, ", 14:05", "timestamp 14:05", ""),
            (Lang::German, ", ab 14:05", "timestamp 14:05", ""),
            (Lang::French, ", à 14:05", "timestamp 14:05", ""),
            (Lang::English, "{00:14:05}", "timestamp 00:14:05", ""),
            // Chapter and verse, a page of a volume, a page by its label, half a clock.
            (Lang::English, ", 3:16", "page 3:16", ""),
            (Lang::English, ", 12:345", "page 12:345", ""),
            (Lang::English, ", p. 14:05", "page 14:05", ""),
            (Lang::English, ", 14:75", "page 14:75", ""),
            (Lang::English, ", at home", "", ", at home"),
            (Lang::English, ", at 3", "", ", at 3"),
        ];
        for (lang, suffix, locator, rest) in table {
            assert_eq!(read(suffix, lang), (locator.to_owned(), rest), "{lang:?}: {suffix}");
        }
    }

    #[test]
    fn braces_hold_anything_and_are_a_page_without_label() {
        assert_eq!(read("{ii, A}, x", Lang::English), ("page ii, A".to_owned(), ", x"));
        assert_eq!(read("{33}", Lang::English), ("page 33".to_owned(), ""));
    }
}
