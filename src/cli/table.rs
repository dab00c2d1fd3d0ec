//! Lists that can be read in columns, and searched line by line.

use super::plain::{one_line, truncated, width};

/// Stands for a cell without content, so that columns can be counted.
const NOTHING: &str = "-";
/// How wide a column may get on a terminal before it is cut; the last may fill the line.
const COLUMN: usize = 32;

/// `rows` in columns, a line each. On a terminal of `columns` columns cells are cut so that each row is one line of it;
/// elsewhere they are whole. The first cell, a place to jump to, is whole everywhere.
pub(super) fn aligned<const N: usize>(rows: &[[String; N]], columns: Option<usize>) -> Vec<String> {
    let rows: Vec<[String; N]> = rows
        .iter()
        .map(|row| {
            std::array::from_fn(|index| {
                let cell = if row[index].is_empty() { NOTHING } else { &row[index] };
                let cell = one_line(cell);
                let cut = columns.is_some() && index > 0 && index + 1 < N;
                if cut { truncated(&cell, COLUMN).into_owned() } else { cell.into_owned() }
            })
        })
        .collect();
    let widths: [usize; N] =
        std::array::from_fn(|index| rows.iter().map(|row| width(&row[index])).max().unwrap_or_default());
    rows.iter().map(|row| line(row, &widths, columns)).collect()
}

fn line(row: &[String], widths: &[usize], columns: Option<usize>) -> String {
    let mut line = String::new();
    if let Some((last, cells)) = row.split_last() {
        for (cell, column) in cells.iter().zip(widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', column - width(cell) + 2));
        }
        line.push_str(last);
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
    fn lines_fit_a_terminal() {
        expect![[r#"
            a.md:1:1:   Lincoln  “Four sc…
            b.md:10:1:  -        “日本語”
        "#]]
        .assert_eq(&aligned(&rows(), Some(30)).concat());
    }
}
