//! Dates: what is read is written, and reads as the same again.

use ibid::sources::Date;
use ibid::sources::date::month_by_name;

/// Reads `bytes` as a date, and as the parts of one.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    month_by_name(&text);
    match Date::parse(&text) {
        Ok(date) => {
            check(&date);
            assert_eq!(Date::meant(&text), Ok(date), "what is a date is meant");
        }
        Err(invalid) => {
            assert!(!invalid.reason.trim().is_empty(), "no reason");
            invalid.nearest.iter().for_each(check);
            Date::meant(&text).iter().for_each(check);
        }
    }
    let mut parts = text.split('-');
    let mut next = || parts.next().unwrap_or_default();
    Date::from_parts(next(), next(), next()).iter().for_each(check);
}

fn check(date: &Date) {
    let edtf = date.edtf();
    assert_eq!(Date::parse(&edtf), Ok(*date), "{edtf} is another date");
    assert!(!date.words().is_empty(), "{edtf} has no words");
    if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
        assert!(earliest <= latest, "{edtf}");
    }
    assert_ne!(date.approximately().edtf(), "");
    assert_eq!(date.perhaps().perhaps(), date.perhaps());
}
