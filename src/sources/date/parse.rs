//! EDTF, as strictly as its levels 0 and 1 are.

use super::calendar::{days_in_month, month_name};
use super::{Date, Endpoint, InvalidDate, InvalidKind, PartialDate, Precision, Qualifier, Season, loose, words};

const EXPECTED: &str = "a date is written as 1863, 1863-11 or 1863-11-19";

/// Reads `text` as a date or an interval.
pub(super) fn date(text: &str) -> Result<Date, InvalidDate> {
    match exact(text) {
        Ok(date) => Ok(date),
        Err(Fault::Impossible { reason, nearest }) => Err(impossible(reason, nearest)),
        Err(Fault::Shape) => Err(match loose::date(text) {
            Some(Err(Fault::Impossible { reason, nearest })) => impossible(reason, nearest),
            Some(Ok(date)) => {
                let reason = format!("{} is not in the form that dates are kept in: write {date}", quoted(text));
                InvalidDate { kind: InvalidKind::NotADate, reason, nearest: Some(date) }
            }
            _ => {
                let reason = match loose::either(text) {
                    Some((one, other)) => {
                        format!("{} is {one} to some and {other} to others: write the one that is meant", quoted(text))
                    }
                    None => format!("{} is not a date: {EXPECTED}", quoted(text)),
                };
                InvalidDate { kind: InvalidKind::NotADate, reason, nearest: None }
            }
        }),
    }
}

/// What is written, on one line, for a message about it.
fn quoted(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() || words.len() > 80 { "this".to_owned() } else { format!("“{words}”") }
}

/// A date from its parts.
pub(super) fn parts(year: &str, month: &str, day: &str) -> Result<Date, InvalidDate> {
    let padded = |part: &str| if is_digits(part) { format!("-{part:0>2}") } else { format!("-{part}") };
    if let Some(number) = two_digits(month).filter(|number| !matches!(number, 0..=12 | 21..=24)) {
        return Err(impossible(no_month(number), None));
    }
    let mut text = match year.strip_prefix('-') {
        Some(digits) if is_digits(digits) => format!("-{digits:0>4}"),
        None if is_digits(year) => format!("{year:0>4}"),
        _ => year.to_owned(),
    };
    if text.trim_start_matches('-').len() > 4 && text.parse::<i64>().is_ok() {
        text.insert(0, 'Y');
    }
    for part in [month, day].into_iter().filter(|part| !part.is_empty()) {
        text.push_str(&padded(part));
    }
    date(&text)
}

/// An interval from its ends.
pub(super) fn interval_of(start: Endpoint, end: Endpoint) -> Result<Date, InvalidDate> {
    between(start, end).map_err(|fault| match fault {
        Fault::Impossible { reason, nearest } => impossible(reason, nearest),
        Fault::Shape => {
            let reason = "an interval has a date at one of its ends at least".to_owned();
            InvalidDate { kind: InvalidKind::NotADate, reason, nearest: None }
        }
    })
}

fn impossible(reason: String, nearest: Option<Date>) -> InvalidDate {
    InvalidDate { kind: InvalidKind::Impossible, reason, nearest }
}

/// What keeps a text from being a date.
pub(super) enum Fault {
    /// It is not written as one.
    Shape,
    /// The calendar has none such.
    Impossible { reason: String, nearest: Option<Date> },
}

impl Fault {
    fn impossible(reason: impl Into<String>, nearest: Option<PartialDate>) -> Self {
        Self::Impossible { reason: reason.into(), nearest: nearest.map(Date::Single) }
    }

    /// The fault of one end of an interval: what is near is the `interval` with another end, if that is one.
    fn beside(self, interval: impl Fn(Endpoint) -> Date) -> Self {
        match self {
            Self::Impossible { reason, nearest } => {
                let whole = nearest.and_then(|date| match interval(Endpoint::Date(*date.single()?)) {
                    Date::Interval { start, end } => between(start, end).ok(),
                    Date::Single(_) => None,
                });
                Self::Impossible { reason, nearest: whole }
            }
            Self::Shape => Self::Shape,
        }
    }
}

/// EDTF and nothing else.
pub(super) fn exact(text: &str) -> Result<Date, Fault> {
    match text.split_once('/') {
        Some((start, end)) => interval(start, end),
        None => match text.split_once('T') {
            Some((day, time)) => date_time(day, time),
            None => partial_date(text).map(Date::Single),
        },
    }
}

fn interval(start: &str, end: &str) -> Result<Date, Fault> {
    match (endpoint(start), endpoint(end)) {
        (Ok(start), Ok(end)) => between(start, end),
        (Err(fault), Ok(end)) => Err(fault.beside(|start| Date::Interval { start, end })),
        (Ok(start), Err(fault)) => Err(fault.beside(|end| Date::Interval { start, end })),
        (Err(Fault::Shape), Err(_)) | (Err(_), Err(Fault::Shape)) => Err(Fault::Shape),
        (Err(fault), Err(Fault::Impossible { nearest: Some(Date::Single(end)), .. })) => {
            Err(fault.beside(|start| Date::Interval { start, end: Endpoint::Date(end) }))
        }
        (Err(fault), Err(_)) => Err(fault),
    }
}

/// The interval from `start` to `end`.
pub(super) fn between(start: Endpoint, end: Endpoint) -> Result<Date, Fault> {
    let interval = Date::Interval { start, end };
    match (start.date(), end.date()) {
        (None, None) => Err(Fault::Shape),
        (Some(from), Some(to)) if from.earliest() > to.latest() => Err(Fault::Impossible {
            reason: format!("{from} is later than {to}: an interval runs from the earlier date to the later one"),
            nearest: Some(Date::Interval { start: end, end: start }),
        }),
        _ => Ok(interval),
    }
}

fn endpoint(text: &str) -> Result<Endpoint, Fault> {
    match text {
        "" => Ok(Endpoint::Unknown),
        ".." => Ok(Endpoint::Open),
        _ => partial_date(text).map(Endpoint::Date),
    }
}

/// `1985-04-12T23:20:30`, with `Z` or an offset: the day.
fn date_time(day: &str, time: &str) -> Result<Date, Fault> {
    let date = partial_date(day)?;
    if date.day().is_none() || date.qualifier != Qualifier::default() {
        return Err(Fault::Shape);
    }
    if is_time_of_day(time)? {
        Ok(Date::Single(date))
    } else {
        Err(Fault::impossible(format!("{time} is not a time of day"), Some(date)))
    }
}

/// Whether the time is one that clocks show; its shape is `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fff`, and a zone.
fn is_time_of_day(time: &str) -> Result<bool, Fault> {
    let (clock, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, "Z"),
    };
    let clock = match clock.split_once('.') {
        Some((whole, fraction)) if whole.len() == 8 && !fraction.is_empty() && is_digits(fraction) => whole,
        Some(_) => return Err(Fault::Shape),
        None => clock,
    };
    let hms = clock.split(':').map(two_digits).collect::<Option<Vec<_>>>().ok_or(Fault::Shape)?;
    let clock_is_right = match hms[..] {
        [hour, minute] => hour < 24 && minute < 60,
        [hour, minute, second] => (hour < 24 && minute < 60 && second < 60) || (hour, minute, second) == (24, 0, 0),
        _ => return Err(Fault::Shape),
    };
    let zone_is_right = match zone.strip_prefix(['+', '-']) {
        Some(offset) => match offset.split(':').map(two_digits).collect::<Option<Vec<_>>>().ok_or(Fault::Shape)?[..] {
            [hours] => hours <= 14,
            [hours, minutes] => minutes < 60 && (hours < 14 || (hours, minutes) == (14, 0)),
            _ => return Err(Fault::Shape),
        },
        None if zone == "Z" => true,
        None => return Err(Fault::Shape),
    };
    Ok(clock_is_right && zone_is_right)
}

/// A date with its qualifier.
fn partial_date(text: &str) -> Result<PartialDate, Fault> {
    let (body, qualifier) = match text.char_indices().next_back() {
        Some((at, '?')) => (&text[..at], Qualifier { uncertain: true, approximate: false }),
        Some((at, '~')) => (&text[..at], Qualifier { uncertain: false, approximate: true }),
        Some((at, '%')) => (&text[..at], Qualifier { uncertain: true, approximate: true }),
        _ => (text, Qualifier::default()),
    };
    let date = match body.strip_prefix('Y') {
        Some(year) => long_year(year)?,
        None => calendar_date(body)?,
    };
    Ok(PartialDate { qualifier, ..date })
}

/// `Y170000002`: a year of more than four digits (level 1, “letter-prefixed calendar year”).
fn long_year(text: &str) -> Result<PartialDate, Fault> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    // Eighteen digits fit in 64 bits, and no source is older than that.
    if !is_digits(digits) || !(4..=18).contains(&digits.len()) {
        return Err(Fault::Shape);
    }
    let year: i64 = text.parse().map_err(|_| Fault::Shape)?;
    if digits.len() == 4 {
        let reason = "`Y` stands before years of more than four digits only";
        return Err(Fault::impossible(reason, Some(PartialDate::year(year))));
    }
    if digits.starts_with('0') { Err(Fault::Shape) } else { Ok(PartialDate::year(year)) }
}

/// `1863`, `-0043`, `196X`, `1968-21`, `1863-11`, `2004-XX`, `1863-11-19`, `1985-04-XX`, `1985-XX-XX`.
fn calendar_date(text: &str) -> Result<PartialDate, Fault> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let parts: Vec<&str> = unsigned.split('-').collect();
    match parts[..] {
        [year] => year_only(negative, year),
        [year, month] => year_and_month(full_year(negative, year)?, month),
        [year, month, day] => full_date(full_year(negative, year)?, month, day),
        _ => Err(Fault::Shape),
    }
}

fn year_only(negative: bool, text: &str) -> Result<PartialDate, Fault> {
    let known = text.trim_end_matches('X');
    let unspecified = match text.len() - known.len() {
        0 => return full_year(negative, text).map(PartialDate::year),
        1 => 1,
        2 => 2,
        _ => return Err(Fault::Shape),
    };
    if text.len() != 4 || !is_digits(known) {
        return Err(Fault::Shape);
    }
    // The earliest of the years: before our era that is the one with the largest number.
    let digits = text.replace('X', if negative { "9" } else { "0" });
    let year: i64 = digits.parse().map_err(|_| Fault::Shape)?;
    Ok(PartialDate::new(if negative { -year } else { year }, Precision::Year { unspecified }))
}

fn full_year(negative: bool, text: &str) -> Result<i64, Fault> {
    if text.len() != 4 || !is_digits(text) {
        return Err(Fault::Shape);
    }
    let year: i64 = text.parse().map_err(|_| Fault::Shape)?;
    match (negative, year) {
        (true, 0) => Err(Fault::impossible("there is no year -0000: 0000 is 1 BC", Some(PartialDate::year(0)))),
        (true, _) => Ok(-year),
        (false, _) => Ok(year),
    }
}

fn year_and_month(year: i64, month: &str) -> Result<PartialDate, Fault> {
    if month == "XX" {
        return Ok(PartialDate::new(year, Precision::Month(None)));
    }
    let number = two_digits(month).ok_or(Fault::Shape)?;
    match number {
        1..=12 => Ok(PartialDate::new(year, Precision::Month(Some(number)))),
        21..=24 => Season::from_number(number)
            .map(|season| PartialDate::new(year, Precision::Season(season)))
            .ok_or(Fault::Shape),
        0 => Err(Fault::impossible("there is no month 00: leave the month out", Some(PartialDate::year(year)))),
        // Level 2: seasons of one hemisphere, quarters, thirds.
        25..=41 => Err(Fault::Shape),
        // `1939-45` is an interval of years to whoever writes it.
        _ if year > 0 && i64::from(number) > year % 100 => Err(Fault::Shape),
        _ => Err(Fault::impossible(no_month(number), None)),
    }
}

fn no_month(number: u8) -> String {
    format!("there is no month {number:02}: months run from 01 to 12, and seasons from 21 (spring) to 24 (winter)")
}

fn full_date(year: i64, month: &str, day: &str) -> Result<PartialDate, Fault> {
    let dated = |month, day| PartialDate::new(year, Precision::Day { month, day });
    if (month, day) == ("XX", "XX") {
        return Ok(dated(None, None));
    }
    let month = two_digits(month).ok_or(Fault::Shape)?;
    let day = if day == "XX" { None } else { Some(two_digits(day).ok_or(Fault::Shape)?) };
    match (month, day) {
        (0, _) => Err(Fault::impossible("there is no month 00: leave the month out", Some(PartialDate::year(year)))),
        // The day and the month change places where that makes a date.
        (13.., Some(swapped @ 1..=12)) if month <= days_in_month(year, swapped) => {
            Err(Fault::impossible(no_month(month), Some(dated(Some(swapped), Some(month)))))
        }
        (13.., _) => Err(Fault::impossible(no_month(month), None)),
        (_, None) => Ok(dated(Some(month), None)),
        (_, Some(0)) => {
            let nearest = PartialDate::new(year, Precision::Month(Some(month)));
            Err(Fault::impossible("there is no day 00: leave the day out", Some(nearest)))
        }
        (_, Some(day)) => {
            let last = days_in_month(year, month);
            if day <= last {
                return Ok(dated(Some(month), Some(day)));
            }
            let reason = format!("{} {} has {last} days", month_name(month), words::year(year));
            Err(Fault::impossible(reason, Some(dated(Some(month), Some(last)))))
        }
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn two_digits(text: &str) -> Option<u8> {
    if text.len() == 2 && is_digits(text) { text.parse().ok() } else { None }
}
