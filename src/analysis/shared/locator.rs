//! The place that a citation names, and the place where words are: pages by their labels, times of a recording.

use std::sync::LazyLock;
use std::time::Duration;

use regex::Regex;

use crate::sources::Place;
use crate::syntax::{Citation, Locale, Placed, citation};
use crate::text::{Text, pattern};

/// How far a time may be off: who notes one down looks at a clock, and begins a little before the words.
const TOLERANCE: Duration = Duration::from_secs(5);

/// The place that a citation names, where it can be compared with a transcript's places.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::analysis) enum Locus {
    /// Pages.
    Pages(Vec<Pages>),
    /// From when to when.
    Time(Duration, Duration),
}

/// Some pages that follow each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::analysis) struct Pages {
    first: Label,
    /// `None`: nobody says where they end (“12 ff.”).
    last: Option<Label>,
}

/// The label of a page: `12`, `xii`, `A-3`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Label {
    Arabic(u64),
    Roman(u64),
    Other(String),
}

impl Locus {
    /// The place that `citation`, in `document`, names. `None`: none, or none that can be compared.
    pub(in crate::analysis) fn of(citation: &Placed<'_, Citation>, document: &Text) -> Option<Self> {
        let locator = citation.fact.locator.as_ref()?;
        let value = document.slice(citation.place(locator.value));
        match locator.label {
            "page" => pages(&value).map(Self::Pages),
            "timestamp" => time(&value),
            _ => None,
        }
    }

    /// Whether words that are at `places` are where it says. `None`: `places` are of another kind, or none.
    pub(in crate::analysis) fn holds<'a>(&self, places: impl Iterator<Item = &'a Place>) -> Option<bool> {
        let mut holds = None;
        for place in places {
            let is_there = match (self, place) {
                (Self::Pages(pages), Place::Page(label)) => {
                    let label = Label::new(label);
                    pages.iter().any(|pages| pages.has(&label))
                }
                (Self::Time(from, to), Place::Cue(start, end)) => {
                    *from <= *end + TOLERANCE && *start <= *to + TOLERANCE
                }
                _ => continue,
            };
            holds = Some(holds.unwrap_or(false) || is_there);
        }
        holds
    }
}

impl Pages {
    fn has(&self, label: &Label) -> bool {
        match (label, &self.first, &self.last) {
            (Label::Arabic(page), Label::Arabic(first), None) | (Label::Roman(page), Label::Roman(first), None) => {
                first <= page
            }
            (Label::Arabic(page), Label::Arabic(first), Some(Label::Arabic(last)))
            | (Label::Roman(page), Label::Roman(first), Some(Label::Roman(last))) => (first..=last).contains(&page),
            (label, first, last) => label == first || last.as_ref() == Some(label),
        }
    }
}

impl Label {
    fn new(label: &str) -> Self {
        let label = label.trim();
        match (label.parse(), roman(label)) {
            (Ok(number), _) => Self::Arabic(number),
            (_, Some(number)) => Self::Roman(number),
            _ => Self::Other(label.to_lowercase()),
        }
    }
}

/// `12`, `12–14`, `112–14`, `3, 5 and 7`, `12f.`, `12 ff.`, `iv–ix`.
fn pages(value: &str) -> Option<Vec<Pages>> {
    static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| pattern(r"[,;&]|\s(?:and|und|et|y|e|en)\s"));
    let pages = SEPARATOR.split(value).map(str::trim).filter(|item| !item.is_empty()).map(range);
    pages.collect::<Option<Vec<_>>>().filter(|pages| !pages.is_empty())
}

fn range(item: &str) -> Option<Pages> {
    static RANGE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^([^\s–—-]+?)\s*(?:[–—-]{1,3}\s*([^\s–—-]+)|\s*(ff?)\.?)?$"));
    let found = RANGE.captures(item)?;
    let first = Label::new(found.get(1)?.as_str());
    let last = match (found.get(2), found.get(3).map(|it| it.as_str()), &first) {
        (Some(last), ..) => Some(Label::new(&completed(found.get(1)?.as_str(), last.as_str()))),
        (None, Some("f"), Label::Arabic(first)) => Some(Label::Arabic(first + 1)),
        (None, Some(_), _) => None,
        (None, None, first) => Some(first.clone()),
    };
    Some(Pages { first, last })
}

/// The last page of `112–14` is 114.
fn completed(first: &str, last: &str) -> String {
    let is_short = last.len() < first.len() && [first, last].iter().all(|it| it.bytes().all(|b| b.is_ascii_digit()));
    if is_short { format!("{}{last}", &first[..first.len() - last.len()]) } else { last.to_owned() }
}

/// The number of a Roman numeral, be it in small letters or in capitals.
fn roman(label: &str) -> Option<u64> {
    let values = label.chars().map(|c| match c.to_ascii_lowercase() {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        'd' => Some(500),
        'm' => Some(1000),
        _ => None,
    });
    let values: Option<Vec<u64>> = values.collect();
    let values = values.filter(|values| (1..=15).contains(&values.len()))?;
    let next = values.iter().skip(1).map(Some).chain([None]);
    let (mut plus, mut minus) = (0, 0);
    for (value, next) in values.iter().zip(next) {
        *if next.is_some_and(|next| next > value) { &mut minus } else { &mut plus } += value;
    }
    plus.checked_sub(minus)
}

/// `00:14:05`, `14:05`, `14:05–15:00`; with words before it (`at 14:05`).
fn time(value: &str) -> Option<Locus> {
    static CLOCK: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?"));
    let mut clocks = CLOCK.captures_iter(value).filter_map(|found| {
        let number = |group| found.get(group).map_or(Some(0), |it| it.as_str().parse::<u64>().ok());
        Some(Duration::from_secs(number(1)? * 3600 + number(2)? * 60 + number(3)?))
    });
    let from = clocks.next()?;
    let to = clocks.next().filter(|to| *to >= from).unwrap_or(from);
    Some(Locus::Time(from, to))
}

/// A time as a locator writes it: `00:14:05`.
pub fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// The locator that names `places`: `p. 112`, `pp. 112–113`, `00:14:05`; none where there are none.
pub(in crate::analysis) fn written<'a>(places: impl Iterator<Item = &'a Place>) -> Option<String> {
    written_in(Locale::default(), places)
}

/// The same, with the label that pages have in a document of `locale`.
pub(in crate::analysis) fn written_in<'a>(locale: Locale, places: impl Iterator<Item = &'a Place>) -> Option<String> {
    let label = |is_plural| citation::page_label(locale, is_plural);
    Some(match value(places)? {
        Value::Page(page) => format!("{} {page}", label(false)),
        Value::Pages(pages) => format!("{} {pages}", label(true)),
        Value::Time(clock) => clock,
    })
}

/// What says where something stands in a source of the type `kind`. `None`: it is so short that it is found anyway.
pub(in crate::analysis) fn place_in(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "book" | "chapter" | "classic" | "collection" | "manuscript" | "report" | "thesis" => "page",
        "broadcast" | "motion_picture" | "performance" | "song" => "time",
        _ => return None,
    })
}

/// The label of a page in a document of `locale`: `p.`
pub(in crate::analysis) fn page_label(locale: Locale) -> &'static str {
    citation::page_label(locale, false)
}

/// The value of a locator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Value {
    /// `112`
    Page(String),
    /// `112–113`
    Pages(String),
    /// `00:14:05`
    Time(String),
}

/// The value of the locator that names `places`.
pub(in crate::analysis) fn value<'a>(places: impl Iterator<Item = &'a Place>) -> Option<Value> {
    let places: Vec<&Place> = places.collect();
    Some(match (places.first()?, places.last()?) {
        (Place::Page(first), Place::Page(last)) if first != last => Value::Pages(format!("{first}–{last}")),
        (Place::Page(page), _) => Value::Page(page.clone()),
        (Place::Cue(start, _), _) => Value::Time(clock(*start)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn pages_are_compared_by_their_labels() {
        for (value, page, expected) in [
            ("12", "12", true),
            ("12", "13", false),
            ("12–14", "13", true),
            ("12-14", "15", false),
            ("112–14", "113", true),
            ("112--114", "113", true),
            ("3, 5 and 7", "5", true),
            ("3, 5 and 7", "6", false),
            ("12f.", "13", true),
            ("12 f.", "14", false),
            ("12ff.", "40", true),
            ("iv–ix", "vi", true),
            ("iv", "4", false),
            ("IV", "iv", true),
            ("A3", "a3", true),
        ] {
            let locus = Locus::Pages(pages(value).unwrap_or_default());
            assert_eq!(locus.holds([Place::Page(page.to_owned())].iter()), Some(expected), "{value}: {page}");
        }
        assert_eq!(pages("passim in the book"), None);
        assert_eq!(Locus::Pages(Vec::new()).holds([].iter()), None);
    }

    #[test]
    fn times_may_be_a_little_off() {
        let cue = [Place::Cue(seconds(845), seconds(849))];
        for (value, expected) in [
            ("00:14:05", true),
            ("14:05", true),
            ("at 14:05", true),
            ("14:00", true),
            ("13:59", false),
            ("14:55", false),
            ("13:00–14:10", true),
            ("13:00–13:30", false),
            ("0:14:05.250", true),
        ] {
            let locus = time(value);
            assert_eq!(locus.and_then(|locus| locus.holds(cue.iter())), Some(expected), "{value}");
        }
        assert_eq!(time("noon"), None);
        assert_eq!(time("00:14:05").and_then(|locus| locus.holds([Place::Page("12".to_owned())].iter())), None);
    }

    #[test]
    fn places_are_written_as_locators() {
        let page = |label: &str| Place::Page(label.to_owned());
        for (places, expected) in [
            (&[page("112")][..], Some("p. 112")),
            (&[page("xii"), page("xiii")], Some("pp. xii–xiii")),
            (&[Place::Cue(seconds(845), seconds(849)), Place::Cue(seconds(849), seconds(850))], Some("00:14:05")),
            (&[], None),
        ] {
            assert_eq!(written(places.iter()).as_deref(), expected);
        }
    }
}
