//! What the pages are called.

use hayro_syntax::object::{Array, Dict, Name};
use hayro_syntax::xref::XRef;

use super::content::text_string;

/// How deep the tree of labels may be.
const DEPTH: usize = 16;
/// The most entries of the tree.
const ENTRIES: usize = 100_000;
/// The highest number that is written in Roman numerals, or in letters.
const ROMAN: u32 = 4999;

/// From which page on pages are called how.
struct Range {
    first: usize,
    style: u8,
    prefix: String,
    start: u32,
}

/// The labels that the file has for its first `count` pages; `None` where it has none.
pub(super) fn of_file(xref: &XRef, count: usize) -> Option<Vec<String>> {
    let tree = xref.get::<Dict<'_>>(xref.root_id())?.get::<Dict<'_>>("PageLabels")?;
    let mut ranges = Vec::new();
    collect(&tree, 0, &mut ranges);
    ranges.sort_by_key(|range: &Range| range.first);
    // The first page must have a label.
    ranges.first().filter(|range| range.first == 0)?;
    let label = |page: usize| {
        let range = ranges.get(ranges.partition_point(|range| range.first <= page).checked_sub(1)?)?;
        let number = range.start.saturating_add(u32::try_from(page - range.first).unwrap_or(u32::MAX));
        Some(format!("{}{}", range.prefix, in_style(number, range.style)))
    };
    let labels: Vec<String> = (0..count).filter_map(label).collect();
    labels.iter().any(|label| !label.is_empty()).then_some(labels)
}

fn collect(node: &Dict<'_>, depth: usize, ranges: &mut Vec<Range>) {
    if let Some(numbers) = node.get::<Array<'_>>("Nums") {
        let mut entries = numbers.flex_iter();
        while let Some((first, range)) = entries.next::<(u32, Dict<'_>)>() {
            if ranges.len() >= ENTRIES {
                return;
            }
            let style =
                range.get::<Name<'_>>("S").and_then(|style| style.as_ref().first().copied()).unwrap_or_default();
            let prefix = range.get::<hayro_syntax::object::String<'_>>("P").map(|prefix| text_string(&prefix));
            let prefix = prefix.unwrap_or_default().chars().take(64).collect();
            let start = range.get::<u32>("St").unwrap_or(1);
            ranges.push(Range { first: first as usize, style, prefix, start });
        }
    }
    if depth < DEPTH
        && let Some(kids) = node.get::<Array<'_>>("Kids")
    {
        for kid in kids.iter::<Dict<'_>>().take(ENTRIES) {
            if ranges.len() >= ENTRIES {
                return;
            }
            collect(&kid, depth + 1, ranges);
        }
    }
}

fn in_style(number: u32, style: u8) -> String {
    match style {
        b'D' => number.to_string(),
        b'r' => roman(number),
        b'R' => roman(number).to_uppercase(),
        b'a' => letters(number),
        b'A' => letters(number).to_uppercase(),
        _ => String::new(),
    }
}

/// `number` in small Roman numerals; in digits where it is too large.
pub(super) fn roman(number: u32) -> String {
    if !(1..=ROMAN).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut roman = String::new();
    for (value, numeral) in NUMERALS {
        while left >= value {
            left -= value;
            roman.push_str(numeral);
        }
    }
    roman
}

const NUMERALS: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The number that `numeral` is, in small Roman numerals.
pub(super) fn from_roman(numeral: &str) -> Option<u32> {
    let mut rest = numeral;
    let mut number = 0_u32;
    for (value, numeral) in NUMERALS {
        while let Some(after) = rest.strip_prefix(numeral) {
            rest = after;
            number = number.checked_add(value).filter(|number| *number <= ROMAN)?;
        }
    }
    (rest.is_empty() && number > 0 && roman(number) == numeral).then_some(number)
}

/// `a` to `z`, then `aa` to `zz`, and so on.
fn letters(number: u32) -> String {
    if !(1..=ROMAN).contains(&number) {
        return number.to_string();
    }
    let letter = char::from(b'a' + u8::try_from((number - 1) % 26).unwrap_or_default());
    std::iter::repeat_n(letter, ((number - 1) / 26 + 1) as usize).collect()
}
