//! What a change does, as a unified diff: `patch -p1` and `git apply` take it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

/// How many lines are shown around a change.
const CONTEXT: usize = 3;

/// What makes `after` of `before`, the content of the file called `name`. Nothing where they are the same.
pub(super) fn unified(name: &str, before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let mut diff = String::new();
    for hunk in hunks(&changes(&old, &new), old.len()) {
        if diff.is_empty() {
            let _ = write!(diff, "--- {}\n+++ {}\n", called("a", name), called("b", name));
        }
        write_hunk(&mut diff, &hunk, &old, &new);
    }
    diff
}

/// Lines that are others: those of the old text, and those in their place.
type Change = (Range<usize>, Range<usize>);

/// Changes that are shown together, and the lines of the old text around them.
struct Hunk<'a> {
    changes: &'a [Change],
    shown: Range<usize>,
}

fn hunks(changes: &[Change], lines: usize) -> impl Iterator<Item = Hunk<'_>> {
    let together = |a: &Change, b: &Change| b.0.start - a.0.end <= 2 * CONTEXT;
    changes.chunk_by(together).filter_map(move |changes| {
        let (first, last) = (changes.first()?, changes.last()?);
        let shown = first.0.start.saturating_sub(CONTEXT)..(last.0.end + CONTEXT).min(lines);
        Some(Hunk { changes, shown })
    })
}

fn write_hunk(diff: &mut String, hunk: &Hunk<'_>, old: &[&str], new: &[&str]) {
    let Some((first, _)) = hunk.changes.split_first() else { return };
    let start = first.1.start - (first.0.start - hunk.shown.start);
    let grown: usize = hunk.changes.iter().map(|(_, new)| new.len()).sum();
    let gone: usize = hunk.changes.iter().map(|(old, _)| old.len()).sum();
    let place = |start: usize, len: usize| format!("{},{len}", if len == 0 { start } else { start + 1 });
    let (old_len, new_len) = (hunk.shown.len(), hunk.shown.len() + grown - gone);
    let _ = writeln!(diff, "@@ -{} +{} @@", place(hunk.shown.start, old_len), place(start, new_len));
    let mut write = |mark: char, lines: &[&str]| {
        for line in lines {
            diff.push(mark);
            diff.push_str(line);
            if !line.ends_with('\n') {
                diff.push_str("\n\\ No newline at end of file\n");
            }
        }
    };
    let mut done = hunk.shown.start;
    for (before, after) in hunk.changes {
        write(' ', &old[done..before.start]);
        write('-', &old[before.clone()]);
        write('+', &new[after.clone()]);
        done = before.end;
    }
    write(' ', &old[done..hunk.shown.end]);
}

/// The file called `name` as patch and git read it: in a folder that both take off. A tab ends a name with white space,
/// which would end it otherwise.
fn called(folder: &str, name: &str) -> String {
    let end = if name.contains(char::is_whitespace) { "\t" } else { "" };
    let name = format!("{folder}/{}", name.trim_start_matches('/'));
    format!("{}{end}", quoted(&name))
}

/// `name` as patch and git read it: one that could be taken for something else stands in quotation marks.
fn quoted(name: &str) -> Cow<'_, str> {
    if !name.contains(|c: char| c.is_control() || matches!(c, '"' | '\\')) {
        return Cow::Borrowed(name);
    }
    let mut out = String::from('"');
    for c in name.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let mut bytes = [0; 4];
                c.encode_utf8(&mut bytes).bytes().for_each(|byte| _ = write!(out, "\\{byte:03o}"));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    Cow::Owned(out)
}

fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let mut same = Vec::new();
    align(old, new, (0, 0), &mut same);
    same.push((old.len(), new.len()));
    let mut changes = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (a, b) in same {
        if from < a || to < b {
            changes.push((from..a, to..b));
        }
        (from, to) = (a + 1, b + 1);
    }
    changes
}

/// Which lines of `old` are which of `new`, counted from `at`, in order: those that are the same at both ends; of the rest
/// those of which there is one on either side, as far as they come in the same order; and likewise what lies between
/// these. Prose has few lines twice.
fn align(old: &[&str], new: &[&str], at: (usize, usize), same: &mut Vec<(usize, usize)>) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (rest, other) = (&old[head..], &new[head..]);
    let tail = rest.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (rest, other) = (&rest[..rest.len() - tail], &other[..other.len() - tail]);
    let at = |a: usize, b: usize| (at.0 + a, at.1 + b);
    same.extend((0..head).map(|n| at(n, n)));
    let (mut from, mut to) = (0, 0);
    for (a, b) in anchors(rest, other) {
        align(&rest[from..a], &other[to..b], at(head + from, head + to), same);
        same.push(at(head + a, head + b));
        (from, to) = (a + 1, b + 1);
    }
    if from > 0 {
        align(&rest[from..], &other[to..], at(head + from, head + to), same);
    }
    same.extend((0..tail).map(|n| at(head + rest.len() + n, head + other.len() + n)));
}

/// The longest run of lines that both have once, in the order of both.
fn anchors(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let (ours, theirs) = (once(old), once(new));
    let mut pairs: Vec<(usize, usize)> =
        ours.iter().filter_map(|(line, a)| Some(((*a)?, (*theirs.get(line)?)?))).collect();
    pairs.sort_unstable();
    // Of each length, the run that ends first; and for each pair, the one before it in such a run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, b)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *b);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut run: Vec<_> =
        std::iter::successors(ends.last().copied(), |index| before[*index]).map(|it| pairs[it]).collect();
    run.reverse();
    run
}

/// Where each line stands; `None`: in several places.
fn once<'a>(lines: &[&'a str]) -> HashMap<&'a str, Option<usize>> {
    let mut places = HashMap::new();
    for (place, line) in lines.iter().enumerate() {
        places.entry(*line).and_modify(|known| *known = None).or_insert(Some(place));
    }
    places
}

#[cfg(test)]
mod tests {
    // expect-test writes its strings so.
    #![allow(clippy::needless_raw_string_hashes)]

    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn changes_far_apart_are_hunks_of_their_own() {
        let before = (1..=20).fold(String::new(), |text, n| text + &format!("{n}\n"));
        let after = before.replace("\n2\n", "\ntwo\n").replace("\n4\n", "\n").replace("\n20\n", "\n20\n21");
        expect![[r#"
            --- a/a.md
            +++ b/a.md
            @@ -1,7 +1,6 @@
             1
            -2
            +two
             3
            -4
             5
             6
             7
            @@ -18,3 +17,4 @@
             18
             19
             20
            +21
            \ No newline at end of file
        "#]]
        .assert_eq(&unified("a.md", &before, &after));
        assert_eq!(unified("a.md", &before, &before), "");
    }

    #[test]
    fn line_ends_are_part_of_lines_and_a_text_can_come_and_go() {
        assert_eq!(unified("a.md", "a\r\nb\r\n", "a\r\nc\r\n").lines().nth(3), Some(" a"));
        assert!(unified("a.md", "a\r\nb\r\n", "a\r\nc\r\n").ends_with("-b\r\n+c\r\n"));
        assert_eq!(unified("a.md", "", "a\n"), "--- a/a.md\n+++ b/a.md\n@@ -0,0 +1,1 @@\n+a\n");
        assert_eq!(unified("a.md", "a\n", ""), "--- a/a.md\n+++ b/a.md\n@@ -1,1 +0,0 @@\n-a\n");
    }

    #[test]
    fn names_that_could_be_taken_for_something_else_are_quoted() {
        assert_eq!(quoted("a,b:%0A é.md"), "a,b:%0A é.md");
        assert_eq!(quoted("a\n\"b\".md"), r#""a\012\"b\".md""#);
        assert_eq!(called("a", "b.md"), "a/b.md");
        assert_eq!(called("a", "/b c/d.md"), "a/b c/d.md\t");
        assert_eq!(called("b", "c\t.md"), "\"b/c\\011.md\"\t");
    }

    /// `before` with the hunks of `diff` put in: what patch does.
    fn patched(before: &str, diff: &str) -> String {
        let old: Vec<&str> = before.split_inclusive('\n').collect();
        let (mut new, mut done) = (String::new(), 0);
        for line in diff.split_inclusive('\n').skip(2) {
            let (mark, text) = line.split_at(1);
            match mark {
                "@" => {
                    let (start, len) =
                        text[3..].split_once(' ').unwrap_or_default().0.split_once(',').unwrap_or_default();
                    let start: usize = start.parse().unwrap_or_default();
                    let start = if len == "0" { start } else { start - 1 };
                    new.extend(old[done..start].iter().copied());
                    done = start;
                }
                "\\" => new.truncate(new.trim_end_matches('\n').len()),
                "+" => new.push_str(text),
                mark => {
                    assert_eq!(old[done].trim_end(), text.trim_end());
                    if mark == " " {
                        new.push_str(old[done]);
                    }
                    done += 1;
                }
            }
        }
        new.extend(old[done..].iter().copied());
        new
    }

    proptest! {
        #[test]
        fn a_diff_makes_the_one_of_the_other(before in "([a-f]\n){0,24}", after in "([a-f]\n){0,24}") {
            prop_assert_eq!(patched(&before, &unified("a.md", &before, &after)), after);
        }
    }
}
