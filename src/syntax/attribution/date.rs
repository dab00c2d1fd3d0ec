//! Dates as prose states them: `1 July 2017`, `July 2017`, `le 1er juillet 2017`, `2017-07-01`.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::{Class, Lexicon};
use super::StatedDate;
use super::token::{Kind, Token};

/// What was read where a date could start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A date.
    Date(StatedDate),
    /// The form of a date and none: 30 February, the second of two readings, a span of years. Nothing in it is a date.
    None,
}

/// Reads a date that starts at `at`: what it is, and the token after it. A weekday may come first.
pub(super) fn date_at(tokens: &[Token], at: usize, lang: Lang) -> Option<(Reading, usize)> {
    let reader = Reader { tokens, lang, lexicon: Lexicon::of(lang) };
    if tokens.get(at)?.is(Class::Weekday) {
        let at = reader.past(at + 1, |token| token.is_mark(','));
        // “martes” is no month, but “mar.” may be either; a weekday needs a whole date after it.
        return reader.date(at).filter(|(reading, _)| matches!(reading, Reading::Date(date) if date.day.is_some()));
    }
    reader.date(at)
}

/// The first date that starts in `range` of the tokens, with the tokens it takes.
pub(super) fn first_date(tokens: &[Token], range: Range<usize>, lang: Lang) -> Option<(StatedDate, Range<usize>)> {
    let mut at = range.start;
    while at < range.end {
        match date_at(tokens, at, lang) {
            Some((Reading::Date(date), next)) => return Some((date, at..next)),
            Some((Reading::None, next)) => at = next.max(at + 1),
            None => at += 1,
        }
    }
    None
}

struct Reader<'t> {
    tokens: &'t [Token],
    lang: Lang,
    lexicon: &'static Lexicon,
}

/// The parts of a date; a month is from 1.
struct Parts {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

impl Reader<'_> {
    fn date(&self, at: usize) -> Option<(Reading, usize)> {
        let token = self.tokens.get(at)?;
        match token.kind {
            Kind::Number => self.day_first(at).or_else(|| self.digits(at)),
            Kind::Word => self.month_first(at),
            _ => None,
        }
    }

    /// `1 July 2017`, `1. Juli 2017`, `1er juillet 2017`, `1 de julio de 2017`, `1st of July, 2017`
    fn day_first(&self, at: usize) -> Option<(Reading, usize)> {
        let day = self.day(at)?;
        let next = self.past(at + 1, |token| token.is_mark('.') || token.is_mark('°'));
        let next = self.past(next, |token| matches!(token.folded.as_str(), "º" | "ª"));
        let next = self.past(next, |token| token.is(Class::Preposition));
        let month = self.month(next)?;
        let next = self.past(next + 1, |token| token.is_mark('.'));
        let next = self.past(next, |token| token.is_mark(',') || token.is(Class::Preposition));
        let year = self.year(next)?;
        Some((self.reading(at, next, &Parts { year, month: Some(month), day: Some(day) }), next + 1))
    }

    /// `July 1, 2017`, `July 1st 2017`, `July 2017`, `July, 2017`, `julio de 2017`
    fn month_first(&self, at: usize) -> Option<(Reading, usize)> {
        let month = self.month(at)?;
        let next = self.past(at + 1, |token| token.is_mark('.'));
        if let Some(day) = self.day(next) {
            let next = self.past(next + 1, |token| token.is_mark(','));
            let year = self.year(next)?;
            return Some((self.reading(at, next, &Parts { year, month: Some(month), day: Some(day) }), next + 1));
        }
        let next = self.past(next, |token| token.is_mark(',') || token.is(Class::Preposition));
        let year = self.year(next)?;
        Some((self.reading(at, next, &Parts { year, month: Some(month), day: None }), next + 1))
    }

    /// `2017-07-01`, `2017-07`, `2017`, `1.7.2017`, `31/7/2017`
    fn digits(&self, at: usize) -> Option<(Reading, usize)> {
        let written = self.tokens.get(at)?.folded.as_str();
        let mark = written.chars().find(|c| !c.is_ascii_digit());
        let Some(mark) = mark else {
            let year = self.year(at)?;
            let end = at + 2;
            // “No. 1039”, “p. 1863”
            let counts = at.checked_sub(1).and_then(|before| self.tokens.get(before));
            if counts.is_some_and(|before| {
                before.is(Class::Abbreviation)
                    && !before.is(Class::Circa)
                    && self.lexicon.month(&before.folded).is_none()
            }) {
                return Some((Reading::None, at + 1));
            }
            let spans_years = self.tokens.get(at + 1).is_some_and(|token| token.is_mark('—') || token.is_mark('-'))
                && self.tokens.get(end).is_none_or(|token| !token.is_word());
            // “1809–1865”, “1947–”
            if spans_years {
                let ends = self.tokens.get(end).is_some_and(|token| token.kind == Kind::Number);
                return Some((Reading::None, end + usize::from(ends)));
            }
            return Some((self.reading(at, at, &Parts { year, month: None, day: None }), at + 1));
        };
        let parts: Vec<&str> = written.split(mark).collect();
        let number = |part: &str| part.parse::<u8>().ok();
        let reading = match (mark, parts.as_slice()) {
            ('-', [year, rest @ ..])
                if year.len() == 4 && rest.len() <= 2 && rest.iter().all(|part| part.len() == 2) =>
            {
                let month = rest.first().copied().and_then(number);
                let day = rest.get(1).copied().and_then(number);
                // `1863-65` is a span of years.
                self.reading(at, at, &Parts { year: century(year)?, month, day })
            }
            (mark @ ('.' | '/' | '-'), [first, second, year]) if year.len() == 4 => {
                let (first, second) = (number(first)?, number(second)?);
                match self.day_and_month(mark, first, second) {
                    Some((day, month)) => {
                        self.reading(at, at, &Parts { year: century(year)?, month: Some(month), day: Some(day) })
                    }
                    None => Reading::None,
                }
            }
            _ => return None,
        };
        Some((reading, at + 1))
    }

    /// Which of two numbers is the day. `None`: the language writes both, and either could be.
    fn day_and_month(&self, mark: char, first: u8, second: u8) -> Option<(u8, u8)> {
        let american = self.lang == Lang::English && mark == '/';
        match (first > 12, second > 12) {
            (false, true) if american => Some((second, first)),
            (false, false) if american => None,
            _ => Some((first, second)),
        }
    }

    fn day(&self, at: usize) -> Option<u8> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        let digits = token.folded.trim_end_matches(|c: char| c.is_alphabetic());
        let suffix = &token.folded[digits.len()..];
        let ordinal = matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "e" | "º" | "ª");
        digits.parse().ok().filter(|_| ordinal && digits.len() <= 2)
    }

    fn month(&self, at: usize) -> Option<u8> {
        let token = self.tokens.get(at).filter(|token| token.is_word())?;
        self.lexicon.month(&token.folded)
    }

    fn year(&self, at: usize) -> Option<i32> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        century(&token.folded)
    }

    /// Past the token at `at` if it is as wanted.
    fn past(&self, at: usize, wanted: impl Fn(&Token) -> bool) -> usize {
        at + usize::from(self.tokens.get(at).is_some_and(wanted))
    }

    /// The date that the tokens `first..=last` state.
    fn reading(&self, first: usize, last: usize, parts: &Parts) -> Reading {
        let span = self.tokens[first].span.join(self.tokens[last].span);
        let days = parts.month.map_or(31, |month| days_in(parts.year, month));
        let possible = parts.month.is_none_or(|month| (1..=12).contains(&month))
            && parts.day.is_none_or(|day| (1..=days).contains(&day));
        if possible {
            Reading::Date(StatedDate { span, year: parts.year, month: parts.month, day: parts.day })
        } else {
            Reading::None
        }
    }
}

/// A year of four digits in which somebody can have been quoted.
fn century(digits: &str) -> Option<i32> {
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|year| (1000..2200).contains(year))
}

fn days_in(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn read(lang: Lang, text: &str) -> String {
        let tokens = tokens(text, 0, text.len(), &[], lang);
        match first_date(&tokens, 0..tokens.len(), lang) {
            Some((date, _)) => format!("{} {}", date.edtf(), &text[date.span.range()]),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn dates() {
        let wrong: Vec<_> = [
            (Lang::English, "on 2017-07-01, he", "2017-07-01 2017-07-01"),
            (Lang::English, "2017-07", "2017-07 2017-07"),
            (Lang::English, "July 1, 2017", "2017-07-01 July 1, 2017"),
            (Lang::English, "on Monday, July 1st 2017.", "2017-07-01 July 1st 2017"),
            (Lang::English, "1 July 2017", "2017-07-01 1 July 2017"),
            (Lang::English, "the 1st of July, 2017", "2017-07-01 1st of July, 2017"),
            (Lang::English, "Nov. 19, 1863", "1863-11-19 Nov. 19, 1863"),
            (Lang::English, "Sept. 2001", "2001-09 Sept. 2001"),
            (Lang::English, "in July 2017", "2017-07 July 2017"),
            (Lang::English, "in July of 2017", "2017-07 July of 2017"),
            (Lang::English, "in 2017", "2017 2017"),
            (Lang::English, "July\n  2017", "2017-07 July\n  2017"),
            (Lang::English, "29 February 2016", "2016-02-29 29 February 2016"),
            (Lang::English, "13/7/2017", "2017-07-13 13/7/2017"),
            (Lang::English, "7/13/2017", "2017-07-13 7/13/2017"),
            (Lang::English, "1. Juli 2017", "2017-07-01 1. Juli 2017"),
            (Lang::English, "7/1/2017", "none"),
            (Lang::English, "29 February 2017", "none"),
            (Lang::English, "February 30, 2017", "none"),
            (Lang::English, "2017-02-30", "none"),
            (Lang::English, "1863-65", "none"),
            (Lang::English, "1863–1865", "none"),
            (Lang::English, "31 June 2017 and then", "none"),
            (Lang::English, "p. 1863", "none"),
            (Lang::English, "c. 1863", "1863 1863"),
            (Lang::German, "Nr. 1039", "none"),
            (Lang::English, "in the 1990s, 12345 and 300 of them", "none"),
            (Lang::English, "3:16, $2,017", "none"),
            (Lang::English, "it may rain 12 times", "none"),
            (Lang::German, "am 1. Juli 2017", "2017-07-01 1. Juli 2017"),
            (Lang::German, "am 19.11.1863", "1863-11-19 19.11.1863"),
            (Lang::German, "Jänner 2017", "2017-01 Jänner 2017"),
            (Lang::German, "3. Okt. 1990", "1990-10-03 3. Okt. 1990"),
            (Lang::German, "31.4.2017", "none"),
            (Lang::French, "le 1er juillet 2017", "2017-07-01 1er juillet 2017"),
            (Lang::French, "mardi 14 juillet 1789", "1789-07-14 14 juillet 1789"),
            (Lang::French, "en févr. 1848", "1848-02 févr. 1848"),
            (Lang::French, "14/07/1789", "1789-07-14 14/07/1789"),
            (Lang::Spanish, "el 1 de julio de 2017", "2017-07-01 1 de julio de 2017"),
            (Lang::Spanish, "julio de 2017", "2017-07 julio de 2017"),
            (Lang::Spanish, "1.º de mayo de 1890", "1890-05-01 1.º de mayo de 1890"),
            (Lang::Italian, "il 2 giugno 1946", "1946-06-02 2 giugno 1946"),
            (Lang::Italian, "1º maggio del 1948", "1948-05-01 1º maggio del 1948"),
            (Lang::Portuguese, "25 de abril de 1974", "1974-04-25 25 de abril de 1974"),
            (Lang::Dutch, "op 5 mei 1945", "1945-05-05 5 mei 1945"),
            (Lang::Dutch, "05-05-1945", "1945-05-05 05-05-1945"),
            (Lang::Other, "2017-07-01", "2017-07-01 2017-07-01"),
        ]
        .into_iter()
        .map(|(lang, text, expected)| (text, read(lang, text), expected))
        .filter(|(_, found, expected)| found != expected)
        .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
