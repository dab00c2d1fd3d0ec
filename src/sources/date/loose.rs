//! What people write where a date in EDTF is expected. Read only to say which date was meant: nothing here makes a
//! value a date.

use super::calendar::month_by_name;
use super::parse::{Fault, between, exact};
use super::{Date, Endpoint, PartialDate, Precision, Season, level_2};

/// How deep ranges within ranges, and marks around marks, are followed.
const DEPTH: usize = 4;

/// The date that `text` most likely means; `Some(Err)` if it is one that the calendar does not have.
pub(super) fn date(text: &str) -> Option<Result<Date, Fault>> {
    // Nobody writes a date in more bytes than this.
    if text.len() > 80 { None } else { reading(text, DEPTH) }
}

fn reading(text: &str, depth: usize) -> Option<Result<Date, Fault>> {
    let text = text.trim().trim_end_matches(['.', ',']);
    match exact(text) {
        Err(Fault::Shape) => {}
        other => return Some(other),
    }
    let depth = depth.checked_sub(1)?;
    level_2::date(text)
        .or_else(|| bracketed(text, depth))
        .or_else(|| approximate(text, depth))
        .or_else(|| open(text, depth))
        .or_else(|| uncertain(text, depth))
        .or_else(|| draft_edtf(text))
        .or_else(|| timestamp(text))
        .or_else(|| decade(text))
        .or_else(|| century(text))
        .or_else(|| one_of_several(text))
        .or_else(|| numeric(text))
        .or_else(|| in_words(text))
        .or_else(|| range(text, depth))
}

/// `[1863]`, `(1863)`, `©1863`
fn bracketed(text: &str, depth: usize) -> Option<Result<Date, Fault>> {
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let inner = inner.or_else(|| text.strip_prefix('©'));
    reading(inner.or_else(|| text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')))?, depth)
}

/// `c. 1863`, `ca 1863`, `c1863`, `about 1863`
fn approximate(text: &str, depth: usize) -> Option<Result<Date, Fault>> {
    const WORDS: [&str; 7] = ["circa", "about", "around", "approximately", "approx", "ca", "c"];
    let lower = text.to_ascii_lowercase();
    let word = WORDS.iter().find(|word| lower.starts_with(*word))?;
    let rest = text.get(word.len()..)?;
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let date = reading(rest.trim_start_matches(['.', '~']), depth)?;
    Some(date.map(Date::approximately))
}

/// `since 2008`, `before 1863`: near, since the ends of an interval belong to it.
fn open(text: &str, depth: usize) -> Option<Result<Date, Fault>> {
    let (word, rest) = text.split_once(' ')?;
    let is_start = match word.to_ascii_lowercase().as_str() {
        "since" | "from" | "after" => true,
        "before" | "until" | "by" => false,
        _ => return None,
    };
    let date = match reading(rest, depth)? {
        Ok(date) => Endpoint::Date(*date.single()?),
        Err(fault) => return Some(Err(fault)),
    };
    understood(if is_start { between(date, Endpoint::Open) } else { between(Endpoint::Open, date) })
}

/// `1863 ?`, `1863 (?)`
fn uncertain(text: &str, depth: usize) -> Option<Result<Date, Fault>> {
    let rest = text.strip_suffix("(?)").or_else(|| text.strip_suffix("[?]")).or_else(|| text.strip_suffix('?'))?;
    Some(reading(rest, depth)?.map(Date::perhaps))
}

/// The draft of 2012, which many libraries' exports still follow: `unknown/2006`, `2004/open`, `199u`, `1984?~`, `y17000`.
fn draft_edtf(text: &str) -> Option<Result<Date, Fault>> {
    let now = text.replace("unknown", "").replace("open", "..").replace("?~", "%").replace("~?", "%");
    let now = now.replace(['u', 'x'], "X").replace('y', "Y");
    if now == text { None } else { understood(exact(&now)) }
}

/// `2017-01-02 06:18:49`, `2017-01-02T06:18:49+0000`: times of day as programs write them.
fn timestamp(text: &str) -> Option<Result<Date, Fault>> {
    let (day, time) = text.split_once(['T', ' '])?;
    let (hour, rest) = time.split_at_checked(2)?;
    let is_time = rest.starts_with(':') && hour.bytes().all(|byte| byte.is_ascii_digit());
    if is_time && day.len() == 10 { understood(exact(day)) } else { None }
}

/// `19th century`, `the 19th century`
fn century(text: &str) -> Option<Result<Date, Fault>> {
    let (number, word) = text.strip_prefix("the ").unwrap_or(text).split_once([' ', '-'])?;
    let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: u8 = digits.parse().ok().filter(|number| digits.len() <= 2 && *number > 0)?;
    if word.eq_ignore_ascii_case("century") { understood(exact(&format!("{:02}XX", number - 1))) } else { None }
}

/// `1999a`: one of several of that year.
fn one_of_several(text: &str) -> Option<Result<Date, Fault>> {
    let year = text.strip_suffix(|c: char| c.is_ascii_lowercase())?;
    if year.len() == 4 { understood(exact(year)) } else { None }
}

/// `1860s`, `the 1860s`, `1860’s`
fn decade(text: &str) -> Option<Result<Date, Fault>> {
    let rest = text.strip_prefix("the ").unwrap_or(text).strip_suffix('s')?;
    let year = rest.trim_end_matches(['\'', '’']).strip_suffix('0')?;
    if year.len() == 3 { understood(exact(&format!("{year}X"))) } else { None }
}

/// Numbers in an order that can only be one: `2017-2-3`, `2017/02/03`, `20170203`, `3.2.2017`, `25/12/2017`.
fn numeric(text: &str) -> Option<Result<Date, Fault>> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Any other eight digits are no date at all, least of all an impossible one.
        return understood(exact(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))).filter(Result::is_ok);
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    if parts.iter().any(|part| part.is_empty() || part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    match parts[..] {
        [year, month] | [month, year] if year.len() == 4 && month.len() <= 2 => {
            understood(exact(&format!("{year}-{month:0>2}")))
        }
        [year, month, day] if year.len() == 4 => numbers(year, month, day),
        [day, month, year] if year.len() == 4 && separator == '.' => numbers(year, month, day),
        [first, second, year] if year.len() == 4 => {
            let (first_number, second_number) = (first.parse::<u16>().ok()?, second.parse::<u16>().ok()?);
            match (first_number > 12, second_number > 12) {
                (true, false) => numbers(year, second, first),
                (false, true) => numbers(year, first, second),
                _ if first_number == second_number => numbers(year, first, second),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether it says how far the publication has got, as writers do where a form asks for its date.
pub(super) fn is_status(text: &str) -> bool {
    const STATES: [&str; 11] = [
        "forthcoming",
        "in press",
        "to appear",
        "to be published",
        "submitted",
        "accepted",
        "in preparation",
        "in prep",
        "in review",
        "under review",
        "ahead of print",
    ];
    let text = text.trim().trim_matches(['(', ')', '[', ']', '.']);
    STATES.iter().any(|state| state.eq_ignore_ascii_case(text))
}

/// The two dates that `03/02/2017` may be.
pub(super) fn either(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.trim().split(['/', '-']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || first.len() > 2 || second.len() > 2 {
        return None;
    }
    Some((numbers(year, second, first)?.ok()?, numbers(year, first, second)?.ok()?))
}

fn numbers(year: &str, month: &str, day: &str) -> Option<Result<Date, Fault>> {
    understood(exact(&format!("{year}-{month:0>2}-{day:0>2}")))
}

/// `19 November 1863`, `Nov. 19th, 1863`, `November 1863`, `Spring 1968`, `44 BC`, `AD 79`
fn in_words(text: &str) -> Option<Result<Date, Fault>> {
    let words = Words::read(text)?;
    let (era, year_of) = (words.era.is_some(), |number| if words.era == Some(Era::Bc) { 1 - number } else { number });
    let single = |year, precision| Some(Ok(Date::Single(PartialDate::new(year_of(year), precision))));
    match (words.season, words.month, &words.numbers[..]) {
        (None, None, &[year]) if era => single(year, Precision::Year { unspecified: 0 }),
        (Some(season), None, &[year]) if era || year > 31 => single(year, Precision::Season(season)),
        (None, Some(month), &[year]) if era || year > 31 => single(year, Precision::Month(Some(month))),
        (None, Some(month), &[first, second]) => {
            let (day, year) = if first > 31 { (second, first) } else { (first, second) };
            if !era && year <= 31 {
                return None;
            }
            let date = PartialDate::new(year_of(year), Precision::Month(Some(month)));
            understood(exact(&format!("{date}-{day:02}")))
        }
        _ => None,
    }
}

/// The words of a date, by what they are.
#[derive(Default)]
struct Words {
    numbers: Vec<i64>,
    month: Option<u8>,
    season: Option<Season>,
    era: Option<Era>,
}

#[derive(PartialEq, Eq)]
enum Era {
    Bc,
    Ad,
}

impl Words {
    /// `None`: there is a word that no date has, or one too many.
    fn read(text: &str) -> Option<Self> {
        let mut words = Self::default();
        let separators = [' ', ',', '\u{a0}', '-', '.'];
        for word in text.split(separators).filter(|word| !word.is_empty() && !matches!(*word, "of" | "the")) {
            let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (number, name) = word.split_at(digits);
            if !number.is_empty() {
                // Years have four digits at most.
                words.numbers.push(if number.len() <= 4 { number.parse().ok()? } else { return None });
            }
            let taken = match name {
                "" => None,
                "st" | "nd" | "rd" | "th" if !number.is_empty() => None,
                "BC" | "BCE" => words.era.replace(Era::Bc).map(|_| ()),
                "AD" | "CE" => words.era.replace(Era::Ad).map(|_| ()),
                _ if !number.is_empty() => return None,
                _ => match Season::parse(name) {
                    Some(season) => words.season.replace(season).map(|_| ()),
                    None => words.month.replace(month_by_name(name)?).map(|_| ()),
                },
            };
            if taken.is_some() || words.numbers.len() > 2 {
                return None;
            }
        }
        Some(words)
    }
}

/// `1999--2003`, `1999–2003`, `1999-2003`, `2008 to 2012`, `May 2008 – June 2009`, `1863–64`, `19–21 November 1863`,
/// `May/June 2008`
fn range(text: &str, depth: usize) -> Option<Result<Date, Fault>> {
    const SEPARATORS: [&str; 9] = ["---", "--", "–", "—", " to ", " until ", " - ", "-", "/"];
    let (start, end) = SEPARATORS.iter().find_map(|separator| text.split_once(separator))?;
    if start.trim().is_empty() {
        return None;
    }
    let single = |text: &str| match reading(text, depth)? {
        Ok(Date::Single(date)) => Some(Endpoint::Date(date)),
        _ => None,
    };
    let (start, end) = (start.trim(), end.trim());
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // What both ends share may be written once: with the last, or with the first.
    let first = single(start).or_else(|| single(&format!("{start} {}", end.split_once(' ')?.1)))?;
    let last = match end {
        "" | "present" | "now" | "date" | "to date" => Endpoint::Open,
        _ if end.len() == 2 && start.len() == 4 && is_number(end) && is_number(start) => {
            single(&format!("{}{end}", start.get(..2)?))?
        }
        _ => single(end).or_else(|| single(&format!("{} {end}", start.rsplit_once(' ')?.0)))?,
    };
    understood(between(first, last))
}

/// A reading that led nowhere is none.
fn understood(date: Result<Date, Fault>) -> Option<Result<Date, Fault>> {
    match date {
        Err(Fault::Shape) => None,
        other => Some(other),
    }
}
