//! Dates: EDTF levels 0 and 1 (ISO 8601-2:2019, annex A; `markup.md` §8).
//!
//! A [`Date`] is valid by construction: [`Date::parse`] knows the calendar. What people write instead of EDTF
//! (`19 November 1863`, `c. 1863`, `1999--2003`) is not a date here, but the [`InvalidDate`] says which one it is near.

mod calendar;
mod level_2;
mod loose;
mod parse;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;
use std::str::FromStr;

pub use calendar::{Day, days_in_month, month_by_name};

/// A date or an interval of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Date {
    /// One date: `1863-11-19`, `1863-11`, `196X`, `1968-21`.
    Single(PartialDate),
    /// An interval, ends included: `2008/2012`, `1985-04/..`. At least one end is a date, and they are in order.
    Interval {
        /// Where it starts.
        start: Endpoint,
        /// Where it ends.
        end: Endpoint,
    },
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// A date.
    Date(PartialDate),
    /// `..`: there is no end.
    Open,
    /// Nothing: there is an end, and it is not known.
    Unknown,
}

/// A date, as precise as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// The astronomical year: 0 is 1 BC. Where digits are unspecified, the earliest year it may be.
    pub year: i64,
    /// What is known below the year.
    pub precision: Precision,
    /// How sure it is.
    pub qualifier: Qualifier,
}

/// How precise a date is, and what it says below the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// A year whose last digits, this many, are unspecified: none in `1863`, one in `196X`, two in `19XX`.
    Year {
        /// 0, 1 or 2
        unspecified: u8,
    },
    /// A season of the year.
    Season(Season),
    /// A month, 1–12; `None` is `2004-XX`.
    Month(Option<u8>),
    /// A day that the month has; `None` is `XX`. Without a month there is no day either: `1985-XX-XX`.
    Day {
        /// 1–12
        month: Option<u8>,
        /// 1–31
        day: Option<u8>,
    },
}

/// A season, of either hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// 21
    Spring,
    /// 22
    Summer,
    /// 23
    Autumn,
    /// 24
    Winter,
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Qualifier {
    /// `?`, and half of `%`: the source of the date is dubious.
    pub uncertain: bool,
    /// `~`, and half of `%`: it is an estimate.
    pub approximate: bool,
}

/// Why a value is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDate {
    /// What sort of thing it is instead.
    pub kind: InvalidKind,
    /// One sentence, for the writer: what is wrong, and what was expected.
    pub reason: String,
    /// The date that was most likely meant, where one is obvious.
    pub nearest: Option<Date>,
}

/// Two ways not to be a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InvalidKind {
    /// Written like a date, but the calendar has none such: `2017-02-30`, `2012/2011`.
    Impossible,
    /// Not written as a date: `forthcoming`, `n.d.`, `1999--2003`, `19 November 1863`.
    NotADate,
}

/// Whether `text`, which stands where a date is asked for, says how far the publication has got: `in press`. That is
/// CSL's `status`.
pub fn is_status(text: &str) -> bool {
    loose::is_status(text)
}

impl Date {
    /// Reads EDTF level 0 or 1. A time of day is checked and dropped.
    pub fn parse(text: &str) -> Result<Self, InvalidDate> {
        parse::date(text)
    }

    /// Reads a date that need not be EDTF where only one date can be meant: `19 November 1863`, `c. 1863`, `1999--2003`.
    pub fn meant(text: &str) -> Result<Self, InvalidDate> {
        Self::parse(text).or_else(|invalid| match invalid {
            InvalidDate { kind: InvalidKind::NotADate, nearest: Some(date), .. } => Ok(date),
            other => Err(other),
        })
    }

    /// Puts a date together from its year, month and day as they are written, each padded or not; a month or day that
    /// is not known is empty. The year is astronomical, the month may be a season (21–24).
    pub fn from_parts(year: &str, month: &str, day: &str) -> Result<Self, InvalidDate> {
        parse::parts(year, month, day)
    }

    /// The interval between two ends. At least one must be a date, and they must be in order.
    pub fn interval(start: Endpoint, end: Endpoint) -> Result<Self, InvalidDate> {
        parse::interval_of(start, end)
    }

    /// In EDTF's canonical form: `1863-11-19`, `196X`, `2008/2012`, `Y-17000`.
    pub fn edtf(&self) -> String {
        self.to_string()
    }

    /// In English, for a reader: “19 November 1863”, “about 1863”, “the 1960s”, “between 2008 and 2012”, “44 BC”.
    pub fn words(&self) -> String {
        words::date(self)
    }

    /// The earliest day it may be; `None` where the start is open or unknown.
    pub fn earliest(&self) -> Option<Day> {
        match self {
            Self::Single(date) => Some(date.earliest()),
            Self::Interval { start, .. } => start.date().map(PartialDate::earliest),
        }
    }

    /// The latest day it may be; `None` where the end is open or unknown.
    pub fn latest(&self) -> Option<Day> {
        match self {
            Self::Single(date) => Some(date.latest()),
            Self::Interval { end, .. } => end.date().map(PartialDate::latest),
        }
    }

    /// The date itself, if it is one date and no interval.
    pub fn single(&self) -> Option<&PartialDate> {
        match self {
            Self::Single(date) => Some(date),
            Self::Interval { .. } => None,
        }
    }

    /// The same, marked as an estimate (`~`).
    #[must_use]
    pub fn approximately(self) -> Self {
        self.map(|date| PartialDate { qualifier: Qualifier { approximate: true, ..date.qualifier }, ..date })
    }

    /// The same, marked as dubious (`?`).
    #[must_use]
    pub fn perhaps(self) -> Self {
        self.map(|date| PartialDate { qualifier: Qualifier { uncertain: true, ..date.qualifier }, ..date })
    }

    /// With each of its dates changed.
    fn map(self, change: impl Fn(PartialDate) -> PartialDate) -> Self {
        let end_of = |end| match end {
            Endpoint::Date(date) => Endpoint::Date(change(date)),
            other => other,
        };
        match self {
            Self::Single(date) => Self::Single(change(date)),
            Self::Interval { start, end } => Self::Interval { start: end_of(start), end: end_of(end) },
        }
    }
}

impl Endpoint {
    /// The date, if the end is one.
    pub fn date(&self) -> Option<&PartialDate> {
        match self {
            Self::Date(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl PartialDate {
    /// A year.
    pub fn year(year: i64) -> Self {
        Self::new(year, Precision::Year { unspecified: 0 })
    }

    fn new(year: i64, precision: Precision) -> Self {
        Self { year, precision, qualifier: Qualifier::default() }
    }

    /// The latest year it may be: that of `196X` is 1969.
    pub fn latest_year(&self) -> i64 {
        match self.precision {
            Precision::Year { unspecified } => self.year + 10_i64.pow(unspecified.into()) - 1,
            _ => self.year,
        }
    }

    /// The month, if it is known.
    pub fn month(&self) -> Option<u8> {
        match self.precision {
            Precision::Month(month) | Precision::Day { month, .. } => month,
            Precision::Year { .. } | Precision::Season(_) => None,
        }
    }

    /// The day of the month, if it is known.
    pub fn day(&self) -> Option<u8> {
        match self.precision {
            Precision::Day { day, .. } => day,
            _ => None,
        }
    }

    /// The earliest day it may be. A season may be any day of its year: the hemispheres disagree.
    pub fn earliest(&self) -> Day {
        Day { year: self.year, month: self.month().unwrap_or(1), day: self.day().unwrap_or(1) }
    }

    /// The latest day it may be.
    pub fn latest(&self) -> Day {
        let (year, month) = (self.latest_year(), self.month().unwrap_or(12));
        Day { year, month, day: self.day().unwrap_or_else(|| days_in_month(year, month)) }
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        Self::parse(text)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Single(date) => date.fmt(f),
            Self::Interval { start, end } => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        let digits = format!("{:04}", self.year.unsigned_abs());
        let part = |number: Option<u8>| number.map_or_else(|| "XX".to_owned(), |number| format!("{number:02}"));
        match self.precision {
            Precision::Year { .. } if digits.len() > 4 => write!(f, "Y{sign}{digits}")?,
            Precision::Year { unspecified } => {
                let known = digits.len() - usize::from(unspecified.min(2));
                write!(f, "{sign}{}{}", &digits[..known], "X".repeat(digits.len() - known))?;
            }
            Precision::Season(season) => write!(f, "{sign}{digits}-{}", season.number())?,
            Precision::Month(month) => write!(f, "{sign}{digits}-{}", part(month))?,
            Precision::Day { month, day } => write!(f, "{sign}{digits}-{}-{}", part(month), part(day))?,
        }
        self.qualifier.fmt(f)
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.uncertain, self.approximate) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        })
    }
}

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for InvalidDate {}

impl Season {
    /// EDTF's number for it, 21–24.
    pub fn number(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }

    const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// The season that is meant by its English name, or by CSL's number for it (1–4).
    pub fn parse(text: &str) -> Option<Self> {
        let text = if text.eq_ignore_ascii_case("fall") { "autumn" } else { text };
        Self::ALL
            .into_iter()
            .zip(["1", "2", "3", "4"])
            .find_map(|(season, number)| (text == number || text.eq_ignore_ascii_case(season.name())).then_some(season))
    }

    /// The season with that number, 21–24.
    fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|season| season.number() == number)
    }

    /// Its English name.
    fn name(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
        }
    }
}
