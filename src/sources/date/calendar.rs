//! The proleptic Gregorian calendar, with a year 0 (ISO 8601).

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

/// A day of the calendar. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The astronomical year: 0 is 1 BC.
    pub year: i64,
    /// 1–12
    pub month: u8,
    /// 1–31
    pub day: u8,
}

impl Day {
    /// The day that it is at `time` where the day begins first, 14 hours before it does in London: what is later has not
    /// come anywhere.
    pub fn latest_at(time: SystemTime) -> Self {
        Self::east_of_london_at(time, 14)
    }

    /// The day that it is at `time` in London, which is half of the world's day: nowhere else is it more than one day off.
    pub fn in_london_at(time: SystemTime) -> Self {
        Self::east_of_london_at(time, 0)
    }

    /// The day that it is at `time` where it begins so many hours before it does in London.
    fn east_of_london_at(time: SystemTime, hours: u64) -> Self {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut left = (since.as_secs() + hours * 60 * 60) / (24 * 60 * 60);
        let mut day = Self { year: 1970, month: 1, day: 1 };
        loop {
            let in_month = u64::from(days_in_month(day.year, day.month));
            if left < in_month {
                let of_month = u8::try_from(left).unwrap_or_default();
                return Self { day: of_month + 1, ..day };
            }
            left -= in_month;
            day = if day.month < 12 {
                Self { month: day.month + 1, ..day }
            } else {
                Self { year: day.year + 1, month: 1, ..day }
            };
        }
    }
}

/// `2026-11-20`
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days a month (1–12) of a year has.
pub fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The English names of the months.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month (1–12).
pub(super) fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// The month (1–12) that an English name, or three letters or more of one, means: `November`, `nov`, `Sept.`
pub fn month_by_name(name: &str) -> Option<u8> {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    if name.len() < 3 {
        return None;
    }
    let index = MONTHS.iter().position(|month| month.to_ascii_lowercase().starts_with(&name))?;
    u8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_day_begins_in_the_east() {
        for (seconds, expected) in [
            (0, (1970, 1, 1)),
            (951_782_400, (2000, 2, 29)),
            // Ten in the morning of 28 February in London.
            (951_732_000, (2000, 2, 29)),
            (951_731_999, (2000, 2, 28)),
            (1_798_725_600, (2027, 1, 1)),
        ] {
            let Day { year, month, day } = Day::latest_at(UNIX_EPOCH + Duration::from_secs(seconds));
            assert_eq!((year, month, day), expected, "{seconds}");
        }
    }
}
