//! EDTF's level 2, which is not read: what it says is more than a field of a source can be asked for. Of a date of that
//! level the nearest one of level 1 is what it says as a whole.

use super::parse::{Fault, between, exact};
use super::{Date, Endpoint, PartialDate, Precision};

/// Nobody writes an interval of more years with two digits at its end.
const MOST_YEARS: i16 = 20;

/// The date of level 1 that is nearest to one of level 2.
pub(super) fn date(text: &str) -> Option<Result<Date, Fault>> {
    if let Some(inner) = text.strip_prefix(['[', '{']).and_then(|rest| rest.strip_suffix([']', '}'])) {
        return set(inner);
    }
    match text.split_once('/') {
        Some((start, end)) => {
            let (start, end) = (endpoint(start)?, endpoint(end)?);
            known(between(start, end))
        }
        None => single(text),
    }
}

fn known(date: Result<Date, Fault>) -> Option<Result<Date, Fault>> {
    Some(date).filter(|date| !matches!(date, Err(Fault::Shape)))
}

fn endpoint(text: &str) -> Option<Endpoint> {
    match text {
        "" => Some(Endpoint::Unknown),
        ".." => Some(Endpoint::Open),
        _ => match exact(text).ok().or_else(|| single(text)?.ok())? {
            Date::Single(date) => Some(Endpoint::Date(date)),
            Date::Interval { .. } => None,
        },
    }
}

/// `[1667,1668,1670..1672]`, `[..1760-12-03]`: from the first to the last.
fn set(inner: &str) -> Option<Result<Date, Fault>> {
    if !inner.contains(',') && !inner.contains("..") {
        return None;
    }
    let (first, last) = (inner.split(',').next()?.trim(), inner.rsplit(',').next()?.trim());
    let start = first.split_once("..").map_or(first, |(start, _)| start);
    let end = last.rsplit_once("..").map_or(last, |(_, end)| end);
    let endpoint = |text: &str| if text.is_empty() { Some(Endpoint::Open) } else { endpoint(text) };
    known(between(endpoint(start)?, endpoint(end)?))
}

fn single(text: &str) -> Option<Result<Date, Fault>> {
    qualified(text)
        .or_else(|| exponential(text))
        .or_else(|| significant(text))
        .or_else(|| part_of_year(text))
        .or_else(|| unspecified(text))
}

/// `2004?-06-11`, `~1863`: parts are qualified, each for itself.
fn qualified(text: &str) -> Option<Result<Date, Fault>> {
    let plain: String = text.chars().filter(|c| !matches!(c, '?' | '~' | '%')).collect();
    if plain.len() == text.len() {
        return None;
    }
    let date = known(exact(&plain)).or_else(|| unspecified(&plain))?;
    Some(date.map(|date| {
        let date = if text.contains(['?', '%']) { date.perhaps() } else { date };
        if text.contains(['~', '%']) { date.approximately() } else { date }
    }))
}

/// `Y-17E7`
fn exponential(text: &str) -> Option<Result<Date, Fault>> {
    let (number, exponent) = text.strip_prefix('Y')?.split_once('E')?;
    let power = 10_i64.checked_pow(exponent.parse().ok()?)?;
    let year = number.parse::<i64>().ok()?.checked_mul(power)?;
    known(exact(&PartialDate::year(year).to_string()))
}

/// `1950S2`: a year, of which so many digits count.
fn significant(text: &str) -> Option<Result<Date, Fault>> {
    let (year, digits) = text.split_once('S')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { known(exact(year)) } else { None }
}

/// `2001-34`: quarters and the like; seasons of one hemisphere, 25–32, are seasons. `1925-30` is none, but an interval.
fn part_of_year(text: &str) -> Option<Result<Date, Fault>> {
    let (year, part) = text.rsplit_once('-')?;
    let part: u8 = Some(part).filter(|part| part.len() == 2)?.parse().ok()?;
    let age = i16::from(part) - year.get(year.len().checked_sub(2)?..)?.parse::<i16>().ok()?;
    match part {
        25..=41 if (1..=MOST_YEARS).contains(&age) => None,
        25..=32 => known(exact(&format!("{year}-{}", (part - 25) % 4 + 21))),
        33..=41 => known(exact(year)),
        _ => None,
    }
}

/// `156X-12-25`, `2004-1X`, `2004-XX-12`: unspecified digits before others that are not.
fn unspecified(text: &str) -> Option<Result<Date, Fault>> {
    if !text.contains('X') {
        return None;
    }
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let mut parts = digits.split('-');
    let year = parts.next()?;
    let is_shaped = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'X');
    if !parts.clone().all(is_shaped) || !(1..=2).contains(&parts.clone().count()) {
        return None;
    }
    let year = exact(&format!("{sign}{year}")).ok()?;
    let is_known = matches!(year.single()?.precision, Precision::Year { unspecified: 0 });
    let month = if is_known { parts.next() } else { None };
    match month {
        Some(month) if month.contains('X') => known(exact(&format!("{year}-XX"))),
        // The digit that is not known is the day's.
        Some(month) => known(exact(&format!("{year}-{month}-XX"))),
        None => Some(Ok(year)),
    }
}
