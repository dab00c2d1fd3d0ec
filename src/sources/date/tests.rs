#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::prelude::*;

use super::*;

#[test]
fn levels_0_and_1_are_read_and_written_back() {
    for text in [
        "1985-04-12",
        "1985-04",
        "1985",
        "0000",
        "0044-03-15",
        "-0043-03-15",
        "-0001",
        "-9999",
        "2000-02-29",
        "-0004-02-29",
        "0000-02-29",
        "Y170000002",
        "Y-170000002",
        "Y12345~",
        "2001-21",
        "2001-22",
        "2001-23",
        "2001-24",
        "-0500-21",
        "2001-21?",
        "1984?",
        "2004-06~",
        "2004-06-11%",
        "201X",
        "20XX",
        "-004X",
        "-00XX",
        "000X",
        "196X~",
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
        "2004-XX?",
        "1964/2008",
        "2004-06/2006-08",
        "2004-02-01/2005-02-08",
        "2004-02-01/2005-02",
        "2004-02-01/2005",
        "2005/2006-02",
        "1985-04-12/..",
        "1985-04/..",
        "1985/..",
        "../1985-04-12",
        "../1985",
        "1985-04-12/",
        "1985/",
        "/1985-04",
        "/1985",
        "1984~/2004-06",
        "1984/2004-06~",
        "1984?/2004%",
        "1984-06-02?/2004-08-08~",
        "2004-06-XX/2004-07-03",
        "-1000/-0999",
        "-1000/2000",
        "2008/2008",
        "1111-01-01/1111",
        "2001-21/2001-23",
        "196X/197X",
    ] {
        let date = Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(date.edtf(), text);
    }
}

#[test]
fn a_time_of_day_is_checked_and_dropped() {
    for text in [
        "1985-04-12T23:20:30",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30-04",
        "1985-04-12T23:20:30+04:30",
        "1985-04-12T24:00:00",
        "1985-04-12T23:20",
        "1985-04-12T23:20:30.25Z",
    ] {
        assert_eq!(Date::parse(text).map(|date| date.edtf()), Ok("1985-04-12".to_owned()), "{text}");
    }
    for text in ["1985-04-12T25:00:00", "1985-04-12T23:60:30", "1985-04-12T24:00:01", "1985-04-12T10:10:10+15"] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.kind, InvalidKind::Impossible, "{text}");
        assert_eq!(error.nearest.map(|date| date.edtf()).as_deref(), Some("1985-04-12"), "{text}");
    }
}

#[test]
fn what_the_calendar_does_not_have_is_impossible() {
    for (text, nearest, reason) in [
        ("2017-02-30", Some("2017-02-28"), "February 2017 has 28 days"),
        ("2016-02-30", Some("2016-02-29"), "February 2016 has 29 days"),
        ("1900-02-29", Some("1900-02-28"), "February 1900 has 28 days"),
        ("2017-04-31", Some("2017-04-30"), "April 2017 has 30 days"),
        ("2017-05-32", Some("2017-05-31"), "May 2017 has 31 days"),
        (
            "2017-13-05",
            Some("2017-05-13"),
            "there is no month 13: months run from 01 to 12, and seasons from 21 (spring) to 24 (winter)",
        ),
        (
            "2017-13",
            None,
            "there is no month 13: months run from 01 to 12, and seasons from 21 (spring) to 24 (winter)",
        ),
        (
            "2017-13-XX",
            None,
            "there is no month 13: months run from 01 to 12, and seasons from 21 (spring) to 24 (winter)",
        ),
        ("2017-00", Some("2017"), "there is no month 00: leave the month out"),
        ("2017-00-00", Some("2017"), "there is no month 00: leave the month out"),
        ("2017-05-00", Some("2017-05"), "there is no day 00: leave the day out"),
        ("-0000", Some("0000"), "there is no year -0000: 0000 is 1 BC"),
        ("Y2017", Some("2017"), "`Y` stands before years of more than four digits only"),
        (
            "2012/2011",
            Some("2011/2012"),
            "2012 is later than 2011: an interval runs from the earlier date to the later one",
        ),
        (
            "2004-06-11/2004-06-10",
            Some("2004-06-10/2004-06-11"),
            "2004-06-11 is later than 2004-06-10: an interval runs from the earlier date to the later one",
        ),
        (
            "-1000/-2000",
            Some("-2000/-1000"),
            "-1000 is later than -2000: an interval runs from the earlier date to the later one",
        ),
        (
            "2012-12/2012-11-30",
            Some("2012-11-30/2012-12"),
            "2012-12 is later than 2012-11-30: an interval runs from the earlier date to the later one",
        ),
        ("2017-02-28/2017-02-29", Some("2017-02-28/2017-02-28"), "February 2017 has 28 days"),
        // Not EDTF, and still a day that does not exist.
        ("2017-2-30", Some("2017-02-28"), "February 2017 has 28 days"),
        ("30 February 2017", Some("2017-02-28"), "February 2017 has 28 days"),
        (
            "2012--2011",
            Some("2011/2012"),
            "2012 is later than 2011: an interval runs from the earlier date to the later one",
        ),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.kind, InvalidKind::Impossible, "{text}");
        assert_eq!(error.reason, reason, "{text}");
        assert_eq!(error.nearest.map(|date| date.edtf()).as_deref(), nearest, "{text}");
    }
}

#[test]
fn what_is_not_written_as_a_date_may_be_near_one() {
    for (text, nearest) in [
        ("forthcoming", None),
        ("n.d.", None),
        ("", None),
        ("?", None),
        ("May", None),
        ("May 5", None),
        ("12/11/2017", None),
        ("/", None),
        ("../..", None),
        ("../", None),
        ("2004/2005/2006", None),
        ("1XXX", None),
        ("XXXX", None),
        ("19XX-12", Some("19XX")),
        ("2004-XX-12", Some("2004-XX")),
        ("2004-1X", Some("2004-XX")),
        ("2004?-06-11", Some("2004-06-11?")),
        ("1985-04T10:10:10", None),
        ("2012-10-10T10:10:1", Some("2012-10-10")),
        ("2001-25", Some("2001-21")),
        ("20067890", None),
        ("1863 foo", None),
        ("1999--2003", Some("1999/2003")),
        ("1999–2003", Some("1999/2003")),
        ("1999-2003", Some("1999/2003")),
        ("2008-", Some("2008/..")),
        ("2008 to present", Some("2008/..")),
        ("12 June 2020 – 14 June 2020", Some("2020-06-12/2020-06-14")),
        ("19 November 1863", Some("1863-11-19")),
        ("November 19, 1863", Some("1863-11-19")),
        ("Nov. 19th, 1863", Some("1863-11-19")),
        ("1863, Nov 19", Some("1863-11-19")),
        ("November 1863", Some("1863-11")),
        ("Sept. 1863", Some("1863-09")),
        ("Fall 1968", Some("1968-23")),
        ("44 BC", Some("-0043")),
        ("15 March 44 BC", Some("-0043-03-15")),
        ("AD 79", Some("0079")),
        ("c. 1863", Some("1863~")),
        ("ca. 1863", Some("1863~")),
        ("circa 1860-1865", Some("1860~/1865~")),
        ("c1863", Some("1863~")),
        ("1863 (?)", Some("1863?")),
        ("[1863]", Some("1863")),
        ("1860s", Some("186X")),
        ("the 1860's", Some("186X")),
        ("2017-2-3", Some("2017-02-03")),
        ("2017/02/03", Some("2017-02-03")),
        ("20170203", Some("2017-02-03")),
        ("3.2.2017", Some("2017-02-03")),
        ("25/12/2017", Some("2017-12-25")),
        ("12/25/2017", Some("2017-12-25")),
        ("11/2017", Some("2017-11")),
        ("199u", Some("199X")),
        ("unknown/2006", Some("/2006")),
        ("2004-01-01/open", Some("2004-01-01/..")),
        ("1984?~", Some("1984%")),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.kind, InvalidKind::NotADate, "{text}: {}", error.reason);
        assert_eq!(error.nearest.map(|date| date.edtf()).as_deref(), nearest, "{text}");
    }
    let reason = |text| Date::parse(text).unwrap_err().reason;
    assert_eq!(reason("forthcoming"), "“forthcoming” is not a date: a date is written as 1863, 1863-11 or 1863-11-19");
    assert_eq!(reason("c. 1863"), "“c. 1863” is not in the form that dates are kept in: write 1863~");
}

#[test]
fn dates_are_shown_in_words() {
    for (text, words) in [
        ("1863-11-19", "19 November 1863"),
        ("1863-11", "November 1863"),
        ("1863", "1863"),
        ("1863~", "about 1863"),
        ("1863?", "perhaps 1863"),
        ("2004-06-11%", "perhaps about 11 June 2004"),
        ("1968-21", "spring 1968"),
        ("1968-24", "winter 1968"),
        ("196X", "the 1960s"),
        ("19XX", "between 1900 and 1999"),
        ("2004-XX", "2004"),
        ("1985-04-XX", "April 1985"),
        ("1985-XX-XX", "1985"),
        ("-0043", "44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("0079", "AD 79"),
        ("-004X", "between 50 BC and 41 BC"),
        ("Y-17000", "17001 BC"),
        ("2008/2012", "between 2008 and 2012"),
        ("2008~/2012", "between about 2008 and 2012"),
        ("2020-06-12/2020-06-14", "from 12 to 14 June 2020"),
        ("2020-05-30/2020-06-02", "from 30 May to 2 June 2020"),
        ("2019-12-30/2020-01-02", "from 30 December 2019 to 2 January 2020"),
        ("2020-05/2020-07", "from May to July 2020"),
        ("2020-21/2020-23", "from spring to autumn 2020"),
        ("2019/2020-07", "from 2019 to July 2020"),
        ("1985-04/..", "since April 1985"),
        ("1985/", "from 1985, end unknown"),
        ("../1985", "until 1985"),
        ("/1985", "until 1985, start unknown"),
    ] {
        assert_eq!(Date::parse(text).map(|date| date.words()), Ok(words.to_owned()), "{text}");
    }
}

#[test]
fn a_date_covers_the_days_it_may_be() {
    let day = |year, month, day| Some(Day { year, month, day });
    for (text, earliest, latest) in [
        ("1863-11-19", day(1863, 11, 19), day(1863, 11, 19)),
        ("2016-02", day(2016, 2, 1), day(2016, 2, 29)),
        ("196X", day(1960, 1, 1), day(1969, 12, 31)),
        ("-004X", day(-49, 1, 1), day(-40, 12, 31)),
        ("1968-24", day(1968, 1, 1), day(1968, 12, 31)),
        ("2008/..", day(2008, 1, 1), None),
        ("/2008-02", None, day(2008, 2, 29)),
    ] {
        let date = Date::parse(text).expect(text);
        assert_eq!((date.earliest(), date.latest()), (earliest, latest), "{text}");
    }
}

/// Each line of the table: a text, and what is made of it.
#[test]
fn the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/sources/date/table.txt");
    let table = std::fs::read_to_string(path).expect("the table");
    let texts = table.lines().map(|line| line.split_once(" → ").map_or(line, |(text, _)| text));
    let rows = texts.map(|text| if text.is_empty() || text.starts_with('#') { format!("{text}\n") } else { row(text) });
    expect_test::expect_file![path].assert_eq(&rows.collect::<String>());
}

/// `text → canonical form: words`, or `text → no date: reason (nearest date)`.
fn row(text: &str) -> String {
    match Date::parse(text) {
        Ok(date) if date.edtf() == text => format!("{text} → {}\n", date.words()),
        Ok(date) => format!("{text} → {date}: {}\n", date.words()),
        Err(invalid) => {
            let kind = match invalid.kind {
                InvalidKind::Impossible => "impossible",
                InvalidKind::NotADate => "no date",
            };
            let nearest = invalid.nearest.map_or_else(|| "nothing near".to_owned(), |date| date.edtf());
            format!("{text} → {kind} ({nearest}): {}\n", invalid.reason)
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_a_date_or_is_told_why_not(text in "[-0-9XYT:/.?~%+Z a-z–é]{0,24}") {
        match Date::parse(&text) {
            Ok(date) => {
                prop_assert_eq!(Date::parse(&date.edtf()), Ok(date));
                prop_assert!(!date.words().is_empty());
            }
            Err(error) => {
                prop_assert!(!error.reason.is_empty());
                // What is proposed is itself a date.
                if let Some(date) = error.nearest {
                    prop_assert_eq!(Date::parse(&date.edtf()), Ok(date));
                }
            }
        }
    }

    #[test]
    fn days_that_exist_are_dates_and_others_are_impossible(year in -400_i64..2100, month in 1_u8..=12, day in 1_u8..=31) {
        let sign = if year < 0 { "-" } else { "" };
        let text = format!("{sign}{:04}-{month:02}-{day:02}", year.abs());
        if day <= days_in_month(year, month) {
            let date = Date::parse(&text).unwrap();
            prop_assert_eq!(date.earliest(), Some(Day { year, month, day }));
            prop_assert_eq!(date.earliest(), date.latest());
            prop_assert_eq!(date.edtf(), text);
        } else {
            prop_assert_eq!(Date::parse(&text).unwrap_err().kind, InvalidKind::Impossible);
        }
    }
}
