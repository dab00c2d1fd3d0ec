//! Running heads and page numbers: what stands at the edge of page after page and is no part of the text.

use std::collections::HashMap;

use super::labels::{from_roman, roman};
use super::lines::{Line, joined};

/// How many lines at the top, and at the bottom, may be running.
const EDGE: usize = 3;
/// How far two running lines may stand apart on their pages, in points.
const DRIFT: f64 = 4.0;
/// At how many pages a number that goes up with them is their number.
const PAGES: usize = 3;
/// The longest line that a page number makes a running one.
const LONGEST: usize = 90;

/// What stands at the edges of a page.
#[derive(Default)]
struct Edges {
    /// From the outermost line inwards.
    top: Vec<Edge>,
    bottom: Vec<Edge>,
}

struct Edge {
    y: f64,
    size: f64,
    /// The text, numbers made equal.
    pattern: String,
    text: String,
    is_artifact: bool,
}

impl Edges {
    fn new(pieces: &[Line]) -> Self {
        let mut lines = joined(pieces.to_vec());
        lines.sort_by(|a, b| a.y.total_cmp(&b.y));
        let top = lines.iter().take(EDGE).map(Edge::new).collect();
        let bottom = lines.iter().rev().take(EDGE).map(Edge::new).collect();
        Self { top, bottom }
    }
}

impl Edge {
    fn new(line: &Line) -> Self {
        let text: String = line.text.chars().take(LONGEST * 2).collect();
        Self { y: line.y, size: line.size, pattern: pattern(&text), text, is_artifact: line.is_artifact }
    }

    fn is_like(&self, other: &Self) -> bool {
        (self.y - other.y).abs() < DRIFT && self.pattern == other.pattern
    }

    /// The numbers that may be that of the page: its first and its last word.
    fn numbers(&self) -> impl Iterator<Item = Numeral> {
        let mut words = self.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
        let (first, last) = (words.next(), words.next_back());
        [first, last].into_iter().flatten().filter_map(Numeral::new)
    }

    fn has_number(&self, number: Numeral) -> bool {
        self.text.chars().count() <= LONGEST && self.numbers().any(|other| other == number)
    }
}

/// A number as pages bear it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Numeral {
    Decimal(u32),
    Roman(u32),
}

impl Numeral {
    fn new(word: &str) -> Option<Self> {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            return word.parse().ok().map(Self::Decimal);
        }
        from_roman(&word.to_lowercase()).map(Self::Roman)
    }
}

fn pattern(text: &str) -> String {
    if Numeral::new(text).is_some() {
        return "#".to_owned();
    }
    let mut pattern = String::new();
    for letter in text.chars() {
        match letter {
            '0'..='9' if pattern.ends_with('#') => {}
            '0'..='9' => pattern.push('#'),
            letter => pattern.extend(letter.to_lowercase()),
        }
    }
    pattern
}

/// How the numbers that pages bear go up with them: the number of the page counted as 0.
#[derive(Clone, Copy, Debug, Default)]
struct Counting {
    decimal: Option<i64>,
    roman: Option<i64>,
}

impl Counting {
    fn new(edges: &[Edges]) -> Self {
        let mut decimal: HashMap<i64, usize> = HashMap::new();
        let mut romans: HashMap<i64, usize> = HashMap::new();
        for (page, edges) in (0_i64..).zip(edges) {
            let mut numbers: Vec<Numeral> = edges.outermost().flat_map(Edge::numbers).collect();
            numbers.dedup();
            for number in numbers {
                match number {
                    Numeral::Decimal(number) => *decimal.entry(i64::from(number) - page).or_default() += 1,
                    Numeral::Roman(number) => *romans.entry(i64::from(number) - page).or_default() += 1,
                }
            }
        }
        // Of two that are as frequent the smaller: any, but always the same.
        let most = |counts: HashMap<i64, usize>, least: usize| {
            let best = counts.into_iter().max_by_key(|(offset, count)| (*count, -offset))?;
            (best.1 >= least.max(PAGES)).then_some(best.0)
        };
        let decimal = most(decimal, edges.len() / 2 + 1);
        // Only the first pages are numbered so.
        Self { decimal, roman: decimal.and(most(romans, PAGES)) }
    }

    /// The number of `page`, as it should be printed there.
    fn number(self, page: usize) -> Option<Numeral> {
        let page = i64::try_from(page).ok()?;
        let at = |offset: Option<i64>| offset.and_then(|offset| u32::try_from(page + offset).ok()).filter(|it| *it > 0);
        at(self.decimal).map(Numeral::Decimal).or_else(|| at(self.roman).map(Numeral::Roman))
    }
}

impl Edges {
    fn outermost(&self) -> impl Iterator<Item = &Edge> {
        self.top.first().into_iter().chain(self.bottom.first())
    }
}

/// What is left out of the text of the pages.
pub(super) struct Running {
    /// Of each page, how far down its running heads reach and how far up what runs below.
    bounds: Vec<(f64, f64)>,
    /// What is printed on the pages as their numbers, where they are numbered.
    pub(super) labels: Option<Vec<String>>,
}

impl Running {
    /// What is running on pages with these pieces of lines.
    pub(super) fn new(pages: &[Vec<Line>]) -> Self {
        let edges: Vec<Edges> = pages.iter().map(|pieces| Edges::new(pieces)).collect();
        let counting = Counting::new(&edges);
        let bounds = (0..edges.len()).map(|page| bounds(&edges, page, counting)).collect();
        let label = |page: usize| match counting.number(page) {
            Some(Numeral::Decimal(number)) => number.to_string(),
            Some(Numeral::Roman(number)) => roman(number),
            // Before the first page that is numbered.
            None => roman(u32::try_from(page + 1).unwrap_or_default()),
        };
        let labels = counting.decimal.map(|_| (0..edges.len()).map(label).collect());
        Self { bounds, labels }
    }

    /// The pieces of a page: those of its heads, of its text, and of what runs below.
    pub(super) fn part(&self, page: usize, pieces: Vec<Line>) -> (Vec<Line>, Vec<Line>, Vec<Line>) {
        let (top, bottom) = self.bounds.get(page).copied().unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
        let (head, rest): (Vec<Line>, Vec<Line>) = pieces.into_iter().partition(|piece| piece.y <= top);
        let (foot, text) = rest.into_iter().partition(|piece| piece.y >= bottom);
        (head, text, foot)
    }
}

fn bounds(edges: &[Edges], page: usize, counting: Counting) -> (f64, f64) {
    let reach = |of: fn(&Edges) -> &Vec<Edge>| {
        let own = edges.get(page).map(of)?;
        // The next pages, and those after them: left and right pages may differ.
        let near = [page.checked_sub(2), page.checked_sub(1), Some(page + 1), Some(page + 2)];
        let near: Vec<&Edge> = near.into_iter().flatten().filter_map(|page| edges.get(page)).flat_map(of).collect();
        let is_running = |(index, edge): &(usize, &Edge)| {
            edge.is_artifact
                || near.iter().any(|other| other.is_like(edge))
                // Too few pages to count along.
                || *index == 0 && edges.len() < PAGES && edge.pattern == "#"
                || *index == 0 && counting.number(page).is_some_and(|number| edge.has_number(number))
        };
        own.iter().enumerate().take_while(is_running).last().map(|(_, edge)| edge)
    };
    let top = reach(|edges| &edges.top).map_or(f64::NEG_INFINITY, |edge| edge.y + edge.size * 0.3);
    let bottom = reach(|edges| &edges.bottom).map_or(f64::INFINITY, |edge| edge.y - edge.size * 0.5);
    (top, bottom)
}
