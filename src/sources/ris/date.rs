//! Dates in RIS: `1863/11/19/`, `2008/05//`, `2008///Spring`, and whatever else programs put there.

use super::text::plain;
use crate::sources::date::{Date, InvalidDate, InvalidKind, month_by_name};

/// The date that is written: year, month, day and other information between slashes, or any other form that has one
/// meaning. RIS is a format of programs, and a reader cannot ask one to write another date.
pub(super) fn date(written: &str) -> Result<Date, InvalidDate> {
    let text = plain(written);
    slashed(&text).unwrap_or_else(|| Date::meant(&text))
}

/// The date that `DA` and the year in `PY` make together: `EndNote` asks for month and day alone in `DA`. `None`: they do
/// not.
pub(super) fn of_day_and_year(day: &str, year: &str) -> Option<Result<Date, InvalidDate>> {
    let year = date(year).ok().filter(|date| date.edtf().len() == 4)?;
    let date = Date::meant(&format!("{} {year}", plain(day)));
    match &date {
        Err(InvalidDate { kind: InvalidKind::NotADate, .. }) => None,
        _ => Some(date),
    }
}

/// `None`: it is not written with slashes, or means something else (`2008/2012`).
fn slashed(text: &str) -> Option<Result<Date, InvalidDate>> {
    let mut parts = text.splitn(4, '/').map(str::trim);
    let [year, month, day, other] = [(); 4].map(|()| parts.next());
    let month = month?;
    let (year, day, other) = (year.unwrap_or_default(), day.unwrap_or_default(), other.unwrap_or_default());
    // `2015/october`
    if day.is_empty() && other.is_empty() && month_by_name(month).is_some() {
        return Some(Date::meant(&format!("{month} {year}")));
    }
    let is_number = |part: &str, length| part.len() <= length && part.bytes().all(|byte| byte.is_ascii_digit());
    if year.is_empty() || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    // Zeros stand for what is not known.
    let [year, month, day] = [year, month, day].map(|part| part.trim_start_matches('0'));
    let (month, day) = if month.is_empty() { ("", "") } else { (month, day) };
    if year.is_empty() {
        return Some(Date::parse(year));
    }
    let written = Date::from_parts(year, month, day);
    let other = other.trim_matches('/');
    Some(if month.is_empty() && !other.is_empty() {
        Date::meant(&format!("{other} {year:0>4}")).or(written)
    } else {
        written
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn dates_are_read_as_they_are_meant() {
        for (written, expected) in [
            ("1863", "1863"),
            ("1863/11/19/Gettysburg", "1863-11-19"),
            ("1863/11/19", "1863-11-19"),
            ("1863-11-19", "1863-11-19"),
            ("1863/11/19/06:18:49", "1863-11-19"),
            ("2008/05//", "2008-05"),
            ("2008/5", "2008-05"),
            ("2008///", "2008"),
            ("2008/00/00", "2008"),
            ("2008//19", "2008"),
            ("2008///Spring", "2008-21"),
            ("2008///May", "2008-05"),
            ("2008///May 3", "2008-05-03"),
            ("2008///first quarter", "2008"),
            ("2015/october", "2015-10"),
            ("0079///", "0079"),
            ("1863///c.", "1863~"),
            ("1863///ca", "1863~"),
            ("2008/2012", "2008/2012"),
            ("19 November 1863", "1863-11-19"),
            ("Nov 19, 1863", "1863-11-19"),
            ("1999-2003", "1999/2003"),
            ("c1863", "1863~"),
        ] {
            assert_eq!(date(written).unwrap().edtf(), expected, "{written}");
        }
        for (written, reason) in [
            ("2017/02/30", "February 2017 has 28 days"),
            ("forthcoming", "“forthcoming” is not a date: a date is written as 1863, 1863-11 or 1863-11-19"),
            ("0000/00/00", "this is not a date: a date is written as 1863, 1863-11 or 1863-11-19"),
        ] {
            assert_eq!(date(written).unwrap_err().reason, reason);
        }
    }

    #[test]
    fn a_day_and_a_year_are_one_date() {
        let edtf = |day, year| of_day_and_year(day, year).map(|date| date.unwrap().edtf());
        assert_eq!(edtf("November 19", "1863").as_deref(), Some("1863-11-19"));
        assert_eq!(edtf("July", "1948").as_deref(), Some("1948-07"));
        assert_eq!(edtf("Spring", "1968///").as_deref(), Some("1968-21"));
        assert_eq!(edtf("forthcoming", "1968"), None);
        assert_eq!(of_day_and_year("February 30", "2017").unwrap().unwrap_err().reason, "February 2017 has 28 days");
    }
}
