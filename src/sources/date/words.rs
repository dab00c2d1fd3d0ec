//! Dates in English, for hover cards.

use super::calendar::month_name;
use super::{Date, Endpoint, PartialDate, Precision, Qualifier};

pub(super) fn date(date: &Date) -> String {
    match date {
        Date::Single(date) => partial(date),
        Date::Interval { start: Endpoint::Date(from), end: Endpoint::Date(to) } => interval(from, to),
        Date::Interval { start: Endpoint::Date(from), end: Endpoint::Unknown } => {
            format!("from {}, end unknown", end(from))
        }
        Date::Interval { start: Endpoint::Unknown, end: Endpoint::Date(to) } => {
            format!("until {}, start unknown", end(to))
        }
        Date::Interval { start: Endpoint::Date(from), end: Endpoint::Open } => format!("since {}", end(from)),
        Date::Interval { end: Endpoint::Date(to), .. } => format!("until {}", end(to)),
        Date::Interval { .. } => String::new(),
    }
}

/// A date as an end of an interval: what itself is said as lying between two years is so “some time”.
fn end(date: &PartialDate) -> String {
    if is_span(date) { format!("some time {}", partial(date)) } else { partial(date) }
}

/// Whether it is said as a span of years.
fn is_span(date: &PartialDate) -> bool {
    matches!(date.precision, Precision::Year { unspecified } if unspecified > 1 || unspecified == 1 && date.year < 10)
}

/// Years lie between two years; months and days run from one to the other, and what both share is said once.
fn interval(from: &PartialDate, to: &PartialDate) -> String {
    if from == to {
        return partial(from);
    }
    let years = |date: &PartialDate| matches!(date.precision, Precision::Year { .. });
    if years(from) && years(to) {
        // Of a century that is not known more closely the outermost year.
        let bound = |date: &PartialDate, year| {
            if is_span(date) { PartialDate { qualifier: date.qualifier, ..PartialDate::year(year) } } else { *date }
        };
        let (from, to) = (bound(from, from.year), bound(to, to.latest_year()));
        return format!("between {} and {}", partial(&from), partial(&to));
    }
    let plain = |date: &PartialDate| date.qualifier == Qualifier::default();
    let start = if plain(from) && plain(to) && from.year == to.year && to.year > 0 {
        match (from.precision, to.precision) {
            (Precision::Day { month, day: Some(day) }, Precision::Day { month: other, day: Some(_) })
                if month == other =>
            {
                Some(day.to_string())
            }
            (Precision::Day { month: Some(month), day: Some(day) }, Precision::Day { day: Some(_), .. }) => {
                Some(format!("{day} {}", month_name(month)))
            }
            (Precision::Month(Some(month)), Precision::Month(Some(_))) => Some(month_name(month).to_owned()),
            (Precision::Season(season), Precision::Season(_)) => Some(season.name().to_owned()),
            _ => None,
        }
    } else {
        None
    };
    format!("from {} to {}", start.unwrap_or_else(|| end(from)), end(to))
}

fn partial(date: &PartialDate) -> String {
    let words = format!("{}{}", qualifier(date.qualifier), unqualified(date));
    if is_span(date) { words.replace("about", "roughly") } else { words }
}

fn qualifier(qualifier: Qualifier) -> &'static str {
    match (qualifier.uncertain, qualifier.approximate) {
        (true, true) => "perhaps about ",
        (true, false) => "perhaps ",
        (false, true) => "about ",
        (false, false) => "",
    }
}

fn unqualified(date: &PartialDate) -> String {
    let year = year(date.year);
    match date.precision {
        Precision::Year { unspecified: 0 } | Precision::Month(None) | Precision::Day { month: None, .. } => year,
        // “The 1900s” would do for the decade and for the century, and there is no decade that spans 1 BC and AD 1.
        Precision::Year { unspecified: 1 } if date.year >= 10 => format!("the {}s", date.year),
        Precision::Year { .. } => format!("between {year} and {}", self::year(date.latest_year())),
        Precision::Season(season) => format!("{} {year}", season.name()),
        Precision::Month(Some(month)) | Precision::Day { month: Some(month), day: None } => {
            format!("{} {year}", month_name(month))
        }
        Precision::Day { month: Some(month), day: Some(day) } => format!("{day} {} {year}", month_name(month)),
    }
}

/// The year in its era. Early years get theirs said: “19 March 44” would be read as a short year.
pub(super) fn year(year: i64) -> String {
    match year {
        ..=0 => format!("{} BC", 1 - year),
        1..=999 => format!("AD {year}"),
        _ => year.to_string(),
    }
}
