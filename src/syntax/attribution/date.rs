//! Dates as prose states them: `1 July 2017`, `summer 1968`, `c. 1890`, `3–5 May 2019`, `the 1960s`.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::{Class, Lexicon};
use super::StatedDate;
use super::token::{Kind, Token};

/// What was read where a date could start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A date.
    Date(StatedDate),
    /// The form of a date and none: 30 February, the second of two readings, the years of a life. Nothing in it is a date.
    None,
}

/// A span of years is when something was said up to this length; a longer one is a life or an era.
const PERIOD: i32 = 15;

/// Reads a date that starts at `at`: what it is, and the token after it. A weekday may come first.
pub(super) fn date_at(tokens: &[Token], at: usize, lang: Lang) -> Option<(Reading, usize)> {
    let reader = Reader { tokens, lang, lexicon: Lexicon::of(lang) };
    if tokens.get(at)?.is(Class::Weekday) {
        let at = reader.past(at + 1, |token| token.is_mark(','));
        // “martes” is no month, but “mar.” may be either; a weekday needs a whole date after it.
        let day_first = reader.get(at).is_some_and(|token| token.kind == Kind::Number && token.folded.len() < 4);
        let month_first = reader.month(at).is_some() && reader.days(at + 1).is_some();
        return reader.date(at).filter(|_| day_first || month_first);
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

/// Whether the word at `at` is the month of a day right before it: “4 March”, „4. Mai“.
pub(super) fn is_month_of_day(tokens: &[Token], at: usize, lang: Lang) -> bool {
    let reader = Reader { tokens, lang, lexicon: Lexicon::of(lang) };
    let leads = |day: usize| {
        reader.days(day).is_some_and(|(_, next)| reader.past(next, |token| token.is(Class::Preposition)) == at)
    };
    reader.month(at).is_some() && (at.saturating_sub(3)..at).any(leads)
}

/// A day, a month, a season or a year; in the order of time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    year: i32,
    /// 1–12, or a season, 21–24
    month: Option<u8>,
    day: Option<u8>,
}

/// What a date is before it is written down.
enum Time {
    Point(Point),
    Interval(Point, Point),
    /// The ten years from this one on.
    Decade(i32),
    /// The calendar has none such, or it cannot be told which.
    Impossible,
}

/// A month and perhaps days of it, without a year.
#[derive(Clone, Copy)]
struct Days {
    month: u8,
    /// The first and the last; the same for one.
    days: Option<(u8, u8)>,
}

struct Reader<'t> {
    tokens: &'t [Token],
    lang: Lang,
    lexicon: &'static Lexicon,
}

impl Reader<'_> {
    fn date(&self, at: usize) -> Option<(Reading, usize)> {
        let start = self.circa(at);
        let (time, end) = self.time(start.unwrap_or(at))?;
        let (approximate, end) = match start {
            Some(_) => (true, end),
            None => self.circa_after(end),
        };
        let (uncertain, end) = self.question(end);
        let span = self.tokens.get(at)?.span.join(self.tokens.get(end.checked_sub(1)?)?.span);
        let sign = match (uncertain, approximate) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        };
        let reading = time.edtf(sign).map_or(Reading::None, |edtf| Reading::Date(StatedDate { span, edtf }));
        Some((reading, end))
    }

    /// Past what says that a date at `at` is an estimate: “c.”, “about the year”. Right after a verb, “about” is another.
    fn circa(&self, at: usize) -> Option<usize> {
        let token = self.get(at).filter(|token| token.is(Class::Circa))?;
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        let of_verb = before.is_some_and(|before| before.is_any(&[Class::Verb, Class::WeakVerb, Class::Participle]));
        if token.is(Class::Preposition) && of_verb {
            return None;
        }
        let mut next = self.past(at + 1, |token| token.is_mark('.'));
        while self.get(next).is_some_and(|token| token.is_any(&[Class::Article, Class::Year])) {
            next += 1;
        }
        Some(next)
    }

    /// “1690 ca.”
    fn circa_after(&self, end: usize) -> (bool, usize) {
        let stands = self.get(end).is_some_and(|token| matches!(token.folded.as_str(), "ca" | "circa"));
        let dated = self.time(end + 1).is_some();
        if stands && !dated { (true, end + 1) } else { (false, end) }
    }

    /// “1903?” within a line: nothing is asked.
    fn question(&self, end: usize) -> (bool, usize) {
        let joined =
            |mark: &Token| end > 0 && self.get(end - 1).is_some_and(|last| last.span.end() == mark.span.start());
        let stands = self.get(end).is_some_and(|token| token.is_mark('?') && joined(token));
        let goes_on =
            self.get(end + 1).is_some_and(|token| token.is_mark(',') || token.is_mark(')') || token.is_mark(']'));
        if stands && goes_on { (true, end + 1) } else { (false, end) }
    }

    fn time(&self, at: usize) -> Option<(Time, usize)> {
        self.between(at)
            .or_else(|| self.named_or_span(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.season(at))
            .or_else(|| self.digits(at))
    }

    /// “between 1968 and 1970”
    fn between(&self, at: usize) -> Option<(Time, usize)> {
        self.get(at).filter(|token| token.is(Class::Between))?;
        let (first, next) = self.point(at + 1)?;
        self.get(next).filter(|token| token.is(Class::And))?;
        let (second, next) = self.point(next + 1)?;
        Some((interval(first, second), next))
    }

    /// `1 July 2017`, `July 2017`, `28 February – 2 March 2020`, `1968–1970`, `May 1968 to June 1970`
    fn named_or_span(&self, at: usize) -> Option<(Time, usize)> {
        if let Some((first, next)) = self.days_and_month(at)
            && self.year_after(next).is_none()
        {
            let (second, next) = self.days_and_month(self.joint(next)?)?;
            let (year, next) = self.year_after(next)?;
            return Some((interval(first.first(year), second.last(year)), next));
        }
        let (first, next) = self.point_or_days(at)?;
        let second = self.joint(next).and_then(|next| self.point(next)).filter(|_| matches!(first, Time::Point(_)));
        match (first, second) {
            (Time::Point(first), Some((second, next))) => Some((interval(first, second), next)),
            (first, _) => Some((first, next)),
        }
    }

    /// `1 July 2017`, `July 2017`, `3–5 July 2017`, `1968`: what may be joined to another such.
    fn point_or_days(&self, at: usize) -> Option<(Time, usize)> {
        if let Some((days, next)) = self.days_and_month(at) {
            let (year, next) = self.year_after(next)?;
            return Some((interval(days.first(year), days.last(year)), next));
        }
        let year = self.year(at)?;
        // “No. 1039”, “p. 1863”
        let counts = at.checked_sub(1).and_then(|before| self.get(before)).is_some_and(|before| {
            before.is(Class::Abbreviation) && !before.is(Class::Circa) && self.lexicon.month(&before.folded).is_none()
        });
        if counts {
            return Some((Time::Impossible, at + 1));
        }
        if self.joint(at + 1).is_some_and(|next| self.point(next).is_some()) {
            return Some((Time::Point(Point { year, month: None, day: None }), at + 1));
        }
        // “1968–70”, “1947–”
        let dash = self.get(at + 1).is_some_and(|token| token.is_mark('—') || token.is_mark('-'));
        match self.get(at + 2) {
            Some(token) if dash && token.kind == Kind::Number => Some((years(year, &token.folded), at + 3)),
            Some(token) if dash && token.is_word() => {
                Some((Time::Point(Point { year, month: None, day: None }), at + 1))
            }
            _ if dash => Some((Time::Impossible, at + 2)),
            _ => Some((Time::Point(Point { year, month: None, day: None }), at + 1)),
        }
    }

    /// The one day, month or year that starts at `at`.
    fn point(&self, at: usize) -> Option<(Point, usize)> {
        if let Some((days, next)) = self.days_and_month(at) {
            let (year, next) = self.year_after(next)?;
            return Some((days.first(year), next)).filter(|_| days.first(year) == days.last(year));
        }
        Some((Point { year: self.year(at)?, month: None, day: None }, at + 1))
    }

    /// `1 July`, `1. Juli`, `1er juillet`, `1 de julio`, `1st of July`, `3–5 July`, `July 1`, `July 3–5`, `July`
    fn days_and_month(&self, at: usize) -> Option<(Days, usize)> {
        if let Some((days, next)) = self.days(at) {
            let next = self.past(next, |token| token.is(Class::Preposition));
            return Some((
                Days { month: self.month(next)?, days: Some(days) },
                self.past(next + 1, |token| token.is_mark('.')),
            ));
        }
        let month = self.month(at)?;
        let next = self.past(at + 1, |token| token.is_mark('.'));
        match self.days(next) {
            Some((days, next)) => Some((Days { month, days: Some(days) }, next)),
            None => Some((Days { month, days: None }, next)),
        }
    }

    /// The day of a month, or the first and the last of some, at `at`.
    fn days(&self, at: usize) -> Option<((u8, u8), usize)> {
        let token = self.get(at).filter(|token| token.kind == Kind::Number)?;
        if let Some((first, last)) = token.folded.split_once(['-', '/']) {
            let (first, last) = (ordinal(first)?, ordinal(last)?);
            return Some(((first, last), self.past(at + 1, |token| token.is_mark('.'))));
        }
        let first = ordinal(&token.folded)?;
        let next = self.past(at + 1, |token| token.is_mark('.') || token.is_mark('°'));
        let next = self.past(next, |token| matches!(token.folded.as_str(), "º" | "ª"));
        let joined = self.joint(next).or_else(|| self.get(next).filter(|token| token.is(Class::And)).map(|_| next + 1));
        let last = joined.and_then(|at| {
            let day =
                self.get(at).filter(|token| token.kind == Kind::Number).and_then(|token| ordinal(&token.folded))?;
            Some((day, self.past(at + 1, |token| token.is_mark('.'))))
        });
        Some(last.map_or(((first, first), next), |(last, next)| ((first, last), next)))
    }

    /// Past what joins the ends of a span of time at `at`.
    fn joint(&self, at: usize) -> Option<usize> {
        let token = self.get(at)?;
        let dash = token.is_mark('—') || token.is_mark('-') || token.is_mark('/');
        (dash || token.is(Class::Until)).then(|| self.past(at + 1, |token| token.is(Class::Article)))
    }

    /// The year that belongs to the month before `at`: `, 2017`, `2017`, `de 2017`.
    fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let next = self.past(at, |token| token.is_mark(',') || token.is(Class::Preposition));
        Some((self.year(next)?, next + 1))
    }

    /// `summer 1968`, `summer of 1968`, `winter 1916/17`
    fn season(&self, at: usize) -> Option<(Time, usize)> {
        let token = self.get(at).filter(|token| token.is_word())?;
        let season = self.lexicon.season(&token.folded)?;
        let joins = [Class::Preposition, Class::Article, Class::Year];
        let next = (at + 1..at + 4).find(|&at| !self.get(at).is_some_and(|token| token.is_any(&joins)))?;
        let written = self.get(next).filter(|token| token.kind == Kind::Number)?.folded.as_str();
        let time = |year| Time::Point(Point { year, month: Some(season), day: None });
        // The winter of 1916/17 began in 1916.
        if let Some((first, last)) = written.split_once(['/', '-']) {
            let digits = matches!(last.len(), 2 | 4) && last.bytes().all(|byte| byte.is_ascii_digit());
            return century(first).filter(|_| digits).map(|year| (time(year), next + 1));
        }
        let year = century(written)?;
        let dashed = self.get(next + 1).is_some_and(|token| token.is_mark('—') || token.is_mark('/'))
            && self
                .get(next + 2)
                .is_some_and(|token| token.kind == Kind::Number && matches!(token.folded.len(), 2 | 4));
        Some((time(year), if dashed { next + 3 } else { next + 1 }))
    }

    /// `1960s`, `1960er Jahre`, `années 1960`, `década de 1960`
    fn decade(&self, at: usize) -> Option<(Time, usize)> {
        let token = self.get(at)?;
        let tens = |year: &str| century(year).filter(|year| year % 10 == 0).map(Time::Decade);
        if token.is(Class::Decade) {
            return Some((tens(&self.get(at + 1)?.folded)?, at + 2));
        }
        if let Some(time) = token.folded.strip_suffix('s').and_then(tens) {
            return Some((time, at + 1));
        }
        let time = token.folded.split_once("er").filter(|(_, rest)| rest.is_empty() || rest.starts_with("-jahr"));
        let time = time.filter(|_| self.lang == Lang::German).and_then(|(year, _)| tens(year))?;
        Some((time, self.past(at + 1, |token| token.is(Class::Year))))
    }

    /// `2017-07-01`, `2017-07`, `1.7.2017`, `31/7/2017`, `1968-1970`, `1968/70`
    fn digits(&self, at: usize) -> Option<(Time, usize)> {
        let token = self.get(at).filter(|token| token.kind == Kind::Number)?;
        let written = token.folded.as_str();
        let mark = written.chars().find(|c| !c.is_ascii_digit())?;
        let parts: Vec<&str> = written.split(mark).collect();
        let number = |part: &str| part.parse::<u8>().ok();
        let time = match (mark, parts.as_slice()) {
            ('-', [year, month]) if year.len() == 4 && month.len() == 2 && number(month)? <= 12 => {
                point(Point { year: century(year)?, month: number(month), day: None })
            }
            ('-' | '/', [first, last]) if first.len() == 4 => years(century(first)?, last),
            ('-', [year, month, day]) if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
                point(Point { year: century(year)?, month: number(month), day: number(day) })
            }
            ('.' | '/' | '-', [first, second, year]) if year.len() == 4 => {
                let (first, second) = (number(first)?, number(second)?);
                let year = century(year)?;
                self.day_and_month(mark, first, second)
                    .map_or(Time::Impossible, |(day, month)| point(Point { year, month: Some(month), day: Some(day) }))
            }
            _ => return None,
        };
        Some((time, at + 1))
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

    fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn month(&self, at: usize) -> Option<u8> {
        let token = self.get(at).filter(|token| token.is_word())?;
        self.lexicon.month(&token.folded)
    }

    fn year(&self, at: usize) -> Option<i32> {
        let token = self.get(at).filter(|token| token.kind == Kind::Number)?;
        century(&token.folded)
    }

    /// Past the token at `at` if it is as wanted.
    fn past(&self, at: usize, wanted: impl Fn(&Token) -> bool) -> usize {
        at + usize::from(self.get(at).is_some_and(wanted))
    }
}

impl Days {
    fn first(self, year: i32) -> Point {
        Point { year, month: Some(self.month), day: self.days.map(|(first, _)| first) }
    }

    fn last(self, year: i32) -> Point {
        Point { year, month: Some(self.month), day: self.days.map(|(_, last)| last) }
    }
}

impl Point {
    /// Whether the calendar has it.
    fn is_possible(self) -> bool {
        let is_month = self.month.is_none_or(|month| matches!(month, 1..=12 | 21..=24));
        let days = self.month.map_or(31, |month| days_in(self.year, month));
        is_month && self.day.is_none_or(|day| (1..=days).contains(&day))
    }

    fn edtf(self) -> String {
        let part = |part: Option<u8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
        format!("{:04}{}{}", self.year, part(self.month), part(self.day))
    }
}

impl Time {
    /// With `sign`, EDTF's for how sure it is, after each date. `None`: there is no such time.
    fn edtf(&self, sign: &str) -> Option<String> {
        match self {
            Self::Point(point) => Some(format!("{}{sign}", point.edtf())),
            Self::Interval(first, last) => Some(format!("{}{sign}/{}{sign}", first.edtf(), last.edtf())),
            Self::Decade(year) => Some(format!("{:03}X{sign}", year / 10)),
            Self::Impossible => None,
        }
    }
}

fn point(point: Point) -> Time {
    if point.is_possible() { Time::Point(point) } else { Time::Impossible }
}

fn interval(first: Point, last: Point) -> Time {
    let years = first.month.is_none() && last.month.is_none();
    let is_short = !years || last.year - first.year <= PERIOD;
    match first.is_possible() && last.is_possible() && first <= last && is_short {
        true if first == last => Time::Point(first),
        true => Time::Interval(first, last),
        false => Time::Impossible,
    }
}

/// The years from `first` to `last`, which may be short: `1968-70`.
fn years(first: i32, last: &str) -> Time {
    let digits = last.bytes().all(|byte| byte.is_ascii_digit());
    let last = match last.len() {
        4 => century(last),
        2 if digits => last.parse::<i32>().ok().map(|last| first / 100 * 100 + last),
        _ => None,
    };
    let year = |year| Point { year, month: None, day: None };
    last.filter(|&last| last > first).map_or(Time::Impossible, |last| interval(year(first), year(last)))
}

/// `1`, `1st`, `1er`: a number that may be a day's.
fn ordinal(written: &str) -> Option<u8> {
    let digits = written.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = &written[digits.len()..];
    let is_ordinal = matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "e" | "º" | "ª");
    digits.parse().ok().filter(|_| is_ordinal && digits.len() <= 2)
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
