//! Lists that can be read in columns, and searched line by line.

use std::borrow::Cow;

use super::plain::{one_line, truncated, width};

/// Stands for a cell without content, so that columns can be counted.
const NOTHING: &str = "-";
/// Between two columns.
const GAP: usize = 2;

/// `rows` in columns, a line each. On a terminal of `columns` columns cells are cut so that each row is one line of it:
/// the last, which matters most, gets half of the room at least. Elsewhere they are whole. The first cell, a place to
/// jump to, is whole everywhere.
pub(super) fn aligned<const N: usize>(rows: &[[String; N]], columns: Option<usize>) -> Vec<String> {
    let rows: Vec<[Cow<'_, str>; N]> = rows
        .iter()
        .map(|row| row.each_ref().map(|cell| one_line(if cell.is_empty() { NOTHING } else { cell })))
        .collect();
    let mut widths: [usize; N] =
        std::array::from_fn(|index| rows.iter().map(|row| width(&row[index])).max().unwrap_or_default());
    if let (Some(columns), [first, middle @ .., last]) = (columns, &mut widths[..]) {
        let room = columns.saturating_sub(*first + GAP);
        shrink(middle, room - (*last).min(room / 2));
    }
    rows.iter().map(|row| line(row, &widths, columns)).collect()
}

/// Makes the widest of `widths` narrower until all of them, with the gaps, fit into `room`.
fn shrink(widths: &mut [usize], room: usize) {
    while widths.iter().map(|width| width + GAP).sum::<usize>() > room
        && let Some(widest) = widths.iter_mut().max()
        && *widest > 1
    {
        *widest -= 1;
    }
}

fn line(row: &[Cow<'_, str>], widths: &[usize], columns: Option<usize>) -> String {
    let mut line = String::new();
    for (index, (cell, column)) in row.iter().zip(widths).enumerate() {
        if index + 1 == row.len() {
            line.push_str(cell);
            continue;
        }
        let cell = truncated(cell, *column);
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(' ', column - width(&cell) + GAP));
    }
    let line = columns.map_or(line.as_str().into(), |columns| truncated(&line, columns));
    format!("{line}\n")
}

#[cfg(test)]
mod tests {
    // expect-test writes its strings so.
    #![allow(clippy::needless_raw_string_hashes)]

    use super::*;
    use expect_test::expect;

    fn rows() -> [[String; 3]; 2] {
        [["a.md:1:1:", "Lincoln", "“Four score and seven”"], ["b.md:10:1:", "", "“日本語”"]]
            .map(|row| row.map(ToOwned::to_owned))
    }

    #[test]
    fn columns_are_aligned() {
        expect![[r#"
            a.md:1:1:   Lincoln  “Four score and seven”
            b.md:10:1:  -        “日本語”
        "#]]
        .assert_eq(&aligned(&rows(), None).concat());
    }

    #[test]
    fn the_last_column_has_half_of_the_room_if_it_needs_it() {
        let long = ["a.md:1:1:", "citation", "Abraham Lincoln, 1863-11-19", "lincoln-1863", "“Four score and seven”"];
        let rows = [long, ["a.md:9:1:", "none", "", "", "“Short”"]].map(|row| row.map(ToOwned::to_owned));
        expect![[r#"
            a.md:1:1:  citati…  Abraha…  lincol…  “Four score and seven”
            a.md:9:1:  none     -        -        “Short”
        "#]]
        .assert_eq(&aligned(&rows, Some(60)).concat());
    }

    #[test]
    fn lines_fit_a_terminal() {
        expect![[r#"
            a.md:1:1:   Lincoln  “Four sc…
            b.md:10:1:  -        “日本語”
        "#]]
        .assert_eq(&aligned(&rows(), Some(30)).concat());
    }
}
