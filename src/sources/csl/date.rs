//! Dates as in CSL-JSON, and as older versions of Pandoc wrote them.

use crate::sources::date::{Date, Endpoint, InvalidDate, PartialDate, Precision, Season};
use crate::sources::tree::{Content, Node};

type Reading = Result<Date, InvalidDate>;

/// The date of a field: EDTF; `date-parts`, `raw` or `literal`; `year`, `month`, `day`; or a list of such parts, of which
/// two make an interval. `None`: it holds something else.
pub(super) fn date(node: &Node) -> Option<Reading> {
    match &node.content {
        Content::Null => None,
        Content::Scalar { value, .. } => Some(Date::parse(value.trim())),
        Content::Sequence(items) => list(items),
        Content::Mapping(_) => mapping(node),
    }
}

/// Whether it says nothing, as programs write a date that nobody has given: `{"date-parts": [[""]]}`.
pub(super) fn is_empty(node: &Node) -> bool {
    match &node.content {
        Content::Null => true,
        Content::Scalar { value, .. } => matches!(value.trim(), "" | "0"),
        Content::Sequence(items) => items.iter().all(is_empty),
        Content::Mapping(pairs) => pairs.iter().all(|pair| is_empty(&pair.value)),
    }
}

fn mapping(node: &Node) -> Option<Reading> {
    let text = |key| node.get(key).and_then(Node::text);
    let date = if let Some(parts) = node.get("date-parts").filter(|parts| !is_empty(parts)) {
        list(parts.items())?
    } else if let Some(written) =
        text("edtf").or_else(|| text("raw")).or_else(|| text("literal")).or_else(|| text("other"))
    {
        Date::parse(written.trim())
    } else {
        parts([text("year")?, text("month").unwrap_or_default(), text("day").unwrap_or_default()])
    };
    let season = text("season").and_then(|season| Season::parse(season.trim()));
    let is_circa = text("circa").is_some_and(|circa| !matches!(circa.trim(), "" | "0" | "false"));
    Some(date.map(|date| {
        let date = season.map_or(date, |season| in_season(date, season));
        if is_circa { date.approximately() } else { date }
    }))
}

/// A season stands beside the year.
fn in_season(date: Date, season: Season) -> Date {
    match date {
        Date::Single(date @ PartialDate { precision: Precision::Year { unspecified: 0 }, .. }) => {
            Date::Single(PartialDate { precision: Precision::Season(season), ..date })
        }
        other => other,
    }
}

/// `[[1863, 11, 19]]`, `[[2008], [2012]]`, `[1863, 11, 19]`, or mappings with a `year`.
fn list(items: &[Node]) -> Option<Reading> {
    match items {
        [] => None,
        [only] if only.text().is_none() => element(only),
        [start, end] if start.text().is_none() && end.text().is_none() => Some(interval(start, end)),
        numbers => numbers_of(numbers),
    }
}

fn element(node: &Node) -> Option<Reading> {
    match &node.content {
        Content::Sequence(numbers) => numbers_of(numbers),
        Content::Mapping(_) => mapping(node),
        Content::Null | Content::Scalar { .. } => None,
    }
}

/// An end that is there and says nothing is open.
fn interval(start: &Node, end: &Node) -> Reading {
    let endpoint = |node| match element(node) {
        None => Ok(Endpoint::Open),
        Some(date) => date.map(|date| date.single().map_or(Endpoint::Open, |date| Endpoint::Date(*date))),
    };
    Date::interval(endpoint(start)?, endpoint(end)?)
}

/// A year, and perhaps a month and a day. `None`: zeros, which stand for nothing.
fn numbers_of(nodes: &[Node]) -> Option<Reading> {
    let mut numbers = nodes.iter().map(|node| node.text().unwrap_or_default().trim());
    let [year, month, day] = [(); 3].map(|()| numbers.next().filter(|number| *number != "0").unwrap_or_default());
    if year.is_empty() { None } else { Some(parts([year, month, day])) }
}

fn parts([year, month, day]: [&str; 3]) -> Reading {
    // CSL has no year 0: -44 is 44 BC.
    let astronomical = year.parse::<i64>().ok().filter(|year| *year < 0).map(|year| (year + 1).to_string());
    let season = month.parse::<u8>().ok().filter(|month| (13..=16).contains(month) && day.is_empty());
    let season = season.map(|month| (month + 8).to_string());
    Date::from_parts(astronomical.as_deref().unwrap_or(year), season.as_deref().unwrap_or(month), day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::sources::json;

    fn shown(date: &str) -> String {
        let library = json::read(&format!("[{{\"id\": \"x\", \"issued\": {date}}}]"));
        let problems = library.problems().iter().map(|problem| problem.message.clone());
        let dates = library
            .entries()
            .iter()
            .flat_map(|entry| &entry.fields)
            .map(|field| field.date().map_or_else(|| field.invalid_date().unwrap().reason.clone(), Date::edtf));
        problems.chain(dates).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn months_beyond_december_are_seasons_where_no_day_follows() {
        assert_eq!(shown(r#"{"date-parts": [[1965, 14]]}"#), "1965-22");
        assert!(shown(r#"{"date-parts": [[1965, 13, 1]]}"#).starts_with("there is no month 13"));
    }

    #[test]
    fn a_date_that_says_nothing_is_none() {
        for date in [r#"{"date-parts": []}"#, r#"{"date-parts": [[""]]}"#, r#"{"date-parts": [[null]]}"#, "{}", r#""""#]
        {
            assert_eq!(shown(date), "", "{date}");
        }
        assert_eq!(shown(r#"{"date-parts": [], "literal": "1863"}"#), "1863");
        assert!(shown(r#"{"a": "b"}"#).contains("a date was expected"));
    }
}
