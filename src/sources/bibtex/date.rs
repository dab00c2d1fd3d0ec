//! Dates in `.bib` files: BibLaTeX's `date`, which is EDTF, and BibTeX's `year`, `month` and `day`, which are free text
//! and read as they are meant.

use super::latex;
use crate::sources::date::{Date, Endpoint, InvalidDate, InvalidKind, Season, month_by_name};

/// The date in a field.
pub(super) fn date(source: &str) -> Result<Date, InvalidDate> {
    Date::parse(&written(source))
}

/// The date in three fields, of which the last two may be empty.
///
/// BibTeX's are free text: what is not a number is read the way it is meant, and a month that says nothing is no reason
/// to lose the year.
pub(super) fn year_month_day(year: &str, month: &str, day: &str) -> Result<Date, InvalidDate> {
    let year = Date::meant(&written(year))?;
    let is_year = |date: &Date| date.edtf().trim_start_matches('-').len() == 4;
    let (month, day) = (written(month), written(day));
    if month.is_empty() || !is_year(&year) {
        return Ok(year);
    }
    let year_text = year.edtf();
    if let Some(month) = month_number(&month) {
        let date = Date::from_parts(&year_text, &month, if is_number(&day) { &day } else { "" });
        // No one field can be replaced by the date that is near.
        return date.map_err(|invalid| InvalidDate { nearest: None, ..invalid });
    }
    if let Some((first, last)) = month.split_once(['/', '–', '—', '-']) {
        let endpoint = |month: &str| {
            let date = Date::from_parts(&year_text, &month_number(month.trim_matches('-').trim())?, "");
            date.ok()?.single().copied().map(Endpoint::Date)
        };
        if let (Some(start), Some(end)) = (endpoint(first), endpoint(last)) {
            return Date::interval(start, end).or(Ok(year));
        }
    }
    // `month = "15~" # nov`
    match Date::parse(&format!("{month} {year_text}")) {
        Err(InvalidDate { nearest: Some(date), kind: InvalidKind::NotADate, .. }) => Ok(date),
        Err(invalid @ InvalidDate { kind: InvalidKind::Impossible, .. }) => Err(invalid),
        _ => {
            // `month = jun # " 12--15"`: the month at least.
            let number = month.split([' ', '–', '/', '-', '.']).find_map(month_number_by_name);
            number.map_or(Ok(year), |number| Date::from_parts(&year_text, &number.to_string(), "").or(Ok(year)))
        }
    }
}

/// 1–12 for a month, 21–24 for a season.
fn month_number(month: &str) -> Option<String> {
    if is_number(month) {
        return Some(month.to_owned());
    }
    month_number_by_name(month).map(|number| number.to_string())
}

fn month_number_by_name(name: &str) -> Option<u8> {
    // CSL's numbers of seasons are months here.
    let season = Season::parse(name).filter(|_| !is_number(name)).map(Season::number);
    season.or_else(|| month_by_name(name))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What is written in a date field. A tilde behind a digit is EDTF's, any other a space.
fn written(source: &str) -> String {
    const TILDE: &str = "\u{e000}";
    let mut marked = String::with_capacity(source.len());
    let mut chars = source.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '~' if chars.peek().is_none_or(|next| matches!(next, '/' | '}')) => marked.push_str(TILDE),
            _ => marked.push(c),
        }
    }
    latex::text(&marked).replace(TILDE, "~")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn dates_in_one_field() {
        for (source, expected) in [
            ("1863-11-19", "1863-11-19"),
            ("{1863}", "1863"),
            ("1863~", "1863~"),
            ("1863~/1864\\textasciitilde", "1863~/1864~"),
            ("2008/", "2008/"),
            (" 1863-11 ", "1863-11"),
        ] {
            assert_eq!(date(source).unwrap().edtf(), expected);
        }
        assert_eq!(date("1999--2003").unwrap_err().nearest.unwrap().edtf(), "1999/2003");
        assert_eq!(date("c.~1863").unwrap_err().nearest.unwrap().edtf(), "1863~");
    }

    #[test]
    fn dates_in_three_fields() {
        for (year, month, day, expected) in [
            ("1863", "November", "19", "1863-11-19"),
            ("1863", "11", "", "1863-11"),
            ("1863", "", "19", "1863"),
            ("1863", "Nov.", "9", "1863-11-09"),
            ("1863", "19~November", "", "1863-11-19"),
            ("1863", "November 19", "", "1863-11-19"),
            ("1863", "January--February", "", "1863-01/1863-02"),
            ("1863", "January/February", "", "1863-01/1863-02"),
            ("1863", "Spring", "", "1863-21"),
            ("1863", "June 12--15", "", "1863-06-12/1863-06-15"),
            ("1863", "Michaelmas", "1", "1863"),
            ("1863", "November", "n.d.", "1863-11"),
            ("1863/1865", "November", "", "1863/1865"),
            ("{\\noopsort{1973b}}1973", "", "", "1973"),
            ("1999a", "may", "", "1999-05"),
            ("c. 1863", "", "", "1863~"),
            ("[1863]", "", "", "1863"),
            ("1999--2003", "", "", "1999/2003"),
            ("1939-45", "", "", "1939/1945"),
            ("\\textcopyright 1992", "", "", "1992"),
        ] {
            assert_eq!(year_month_day(year, month, day).unwrap().edtf(), expected, "{month} {day}");
        }
        for (year, month, day, reason) in [
            ("1863", "11", "31", "November 1863 has 30 days"),
            ("1863", "31 November", "", "November 1863 has 30 days"),
            ("s.a.", "11", "", "“s.a.” is not a date: a date is written as 1863, 1863-11 or 1863-11-19"),
        ] {
            assert_eq!(year_month_day(year, month, day).unwrap_err().reason, reason);
        }
    }
}
