//! The place within a source: `p. 3`, `chap. 4–6`, `{ii, A}`, `00:14:05`.
//!
//! The rules are those of Pandoc's citation processor (its manual, “Locators”): a comma, then a label of the language
//! and a value, or a value alone, which is a page. A value is one or more words with a digit or Roman numeral in each;
//! braces take anything for one. Emphasis inside is looked through.

use std::sync::LazyLock;

use regex::Regex;

use super::Locator;
use super::label;
use crate::syntax::Lang;
use crate::syntax::mask::{LITERAL, MARKUP, OBJECT};
use crate::text::Span;

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
pub(super) fn read(text: &str, suffix: Span, lang: Lang) -> Start {
    let reader = Reader { text: &text[..suffix.end()], lang };
    let mut start = reader.skip_space(suffix.start());
    if let Some(next) = reader.punctuation(start, |c| c == ',') {
        start = reader.skip_space(next);
    }
    let found = reader.clock(start).or_else(|| reader.delimited(start)).or_else(|| reader.integrated(start));
    match found {
        Some(Found { label: "", value, end }) if value.is_empty() => Start { locator: None, rest: end },
        Some(Found { label, value, end }) => {
            let label = if label.is_empty() { label::PAGE } else { label };
            Start { locator: Some(Locator { span: Span::new(start, end), label, value }), rest: end }
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
    lang: Lang,
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
        static TIMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
            let long = r"[0-9]{1,3}:[0-5][0-9]:[0-5][0-9](?:[.,][0-9]{1,3})?";
            let any = format!("(?:{long}|[0-9]{{1,3}}:[0-5][0-9])");
            Regex::new(&format!("^{any}(?:(?:-{{1,2}}|–|, ?){any})*")).ok()
        });
        let preposition = label::prepositions(self.lang).iter().find_map(|word| self.word_ignoring_case(at, word));
        let start = preposition.map_or(at, |end| self.skip_space(end));
        let value = TIMES.as_ref()?.find(self.text.get(start..)?)?.as_str();
        let end = start + value.len();
        let goes_on = self.text[end..].starts_with(|c: char| c.is_alphanumeric() || c == ':');
        let is_clock = value.matches(':').count() > 1 || value.find(':') == Some(2);
        let certain = if preposition.is_some() { start > at } else { is_clock };
        (certain && !goes_on).then(|| Found { label: label::TIMESTAMP, value: Span::new(start, end), end })
    }

    /// The end of `word` if it stands at `at` before white space.
    fn word_ignoring_case(&self, at: usize, word: &str) -> Option<usize> {
        let (Token::Word, start, end) = self.token(at)? else { return None };
        let is_word = self.text[start..end].to_lowercase() == word;
        (is_word && matches!(self.token(end), Some((Token::Space, ..)))).then_some(end)
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
                        let value_start = inner + (start - inner - self.text[inner..start].trim_start().len());
                        return Some(Found { label, value: Span::new(value_start, value_start + value.len()), end });
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
                && let Some(label) = label::find(&self.text[at..end], self.lang)
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
        loop {
            let close = match self.token(word.end) {
                Some((Token::Punctuation('('), ..)) => ')',
                Some((Token::Punctuation('['), ..)) => ']',
                Some((Token::Punctuation('{'), ..)) => '}',
                _ => match self.numbers(word.end) {
                    Some(piece) => {
                        word = Word { end: piece.end, numeric: word.numeric || piece.numeric };
                        continue;
                    }
                    None => break,
                },
            };
            let inner = self.punctuation(word.end, |_| true)?;
            let piece = self.numbers(inner).unwrap_or(Word { end: inner, numeric: false });
            let end = self.punctuation(piece.end, |c| c == close)?;
            word = Word { end, numeric: word.numeric || piece.numeric };
        }
        (word.end > start).then_some(word)
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
    static CATEGORY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\p{P}$").ok());
    match c {
        ':' => false,
        LITERAL | OBJECT => true,
        c if c.is_ascii() => c.is_ascii_punctuation() && !"$+<=>^`|~".contains(c),
        c if c.is_alphanumeric() => false,
        c => CATEGORY.as_ref().is_some_and(|class| class.is_match(c.encode_utf8(&mut [0; 4]))),
    }
}

/// Whether `text` is a Roman numeral, in capitals or not.
fn is_roman(text: &str) -> bool {
    static NUMERAL: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new("(?i)^M*(?:CM)?D?(?:CD)?C*(?:XC)?L?(?:XL)?X*(?:IX)?V?(?:IV)?I*$").ok());
    !text.is_empty() && NUMERAL.as_ref().is_some_and(|numeral| numeral.is_match(text))
}
