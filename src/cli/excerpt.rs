//! The lines around a span, cut so that they can be read: a paragraph of prose is often one line of thousands of
//! characters.

use std::ops::Range;

use super::plain;
use crate::text::{Span, Text};

/// How many lines of a long span are shown.
const LINES: usize = 6;
/// The part of a line that is shown on either side of a span that does not fit itself, and the most columns of it.
const CONTEXT: (usize, usize) = (5, 12);
/// How far a cut may move to fall between words.
const WORD: usize = 12;
/// Stands for what was cut.
const ELLIPSIS: &str = "…";

/// Some lines of a text, ready to be shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The number of the first of them, from 1.
    pub(super) first_line: usize,
    /// The lines, none wider than was asked for, without control characters.
    pub(super) lines: String,
    /// Where in `lines` the span is.
    pub(super) mark: Range<usize>,
}

impl Excerpt {
    /// The lines of `text` that `span` touches, each in at most `width` columns: cut around the span, and within it if
    /// it is too long itself. Of a span of many lines the first are shown.
    pub(super) fn new(text: &Text, span: Span, width: usize) -> Self {
        let first = text.line_of(span.start());
        // A span that ends with a line break ends on the line that the break ends.
        let last = text.line_of(span.end().saturating_sub(1).max(span.start()));
        let shown_last = last.min(first + LINES - 1);
        let (mut lines, mut mark) = (String::new(), None);
        for number in first..=shown_last {
            let line = text.line_span(number);
            let marked = Span::new(span.start().max(line.start()), span.end().min(line.end()));
            let cut = if number < last && number == shown_last {
                Cut { mark: ELLIPSIS.into(), ..Cut::default() }
            } else {
                Cut::new(text, line, marked, width)
            };
            let start = lines.len() + cut.before.len();
            let end = start + cut.mark.len();
            mark = Some(mark.map_or(start..end, |mark: Range<usize>| mark.start..end));
            lines.extend([&cut.before, &cut.mark, &cut.after].map(String::as_str));
            if number < shown_last {
                lines.push('\n');
            }
        }
        Self { first_line: first + 1, lines, mark: mark.unwrap_or_default() }
    }
}

/// One line, in the three pieces that a span makes of it.
#[derive(Debug, Default)]
struct Cut {
    before: String,
    mark: String,
    after: String,
}

impl Cut {
    fn new(text: &Text, line: Span, marked: Span, width: usize) -> Self {
        // Lines of megabytes occur, so no more is looked at than can be shown.
        let reach = width * 8;
        let before = Span::new(line.start().max(marked.start().saturating_sub(reach)), marked.start());
        let after = Span::new(marked.end(), line.end().min(marked.end() + reach));
        let (before, after) = (show(text, before), show(text, after));
        let (before_width, after_width) = (plain::width(&before), plain::width(&after));

        let context = CONTEXT.1.min(width / CONTEXT.0);
        let beside = before_width.min(context) + after_width.min(context);
        let mark = show_marked(text, marked, width.saturating_sub(beside), reach);
        let room = width.saturating_sub(plain::width(&mark));
        // A third of the room is before the span, or what the other side leaves free; the ellipsis fits in any case.
        let before_room = before_width.min((room / 3).max(room.saturating_sub(after_width)).max(1));
        Self {
            before: cut_before(&before, before_room),
            after: cut_after(&after, room.saturating_sub(before_room)),
            mark,
        }
    }
}

/// The text of `marked`, its middle left out if it is wider than `width`.
fn show_marked(text: &Text, marked: Span, width: usize, reach: usize) -> String {
    if marked.len() <= 2 * reach {
        let all = show(text, marked);
        if plain::width(&all) <= width {
            return all;
        }
    }
    let head = show(text, Span::new(marked.start(), marked.end().min(marked.start() + reach)));
    let tail = show(text, Span::new(marked.start().max(marked.end().saturating_sub(reach)), marked.end()));
    let room = width.saturating_sub(plain::width(ELLIPSIS));
    // More of the beginning: it is what one recognises a quotation by.
    let tail_room = room / 3;
    format!("{}{ELLIPSIS}{}", words_head(&head, room - tail_room), words_tail(&tail, tail_room))
}

/// The end of `text` in `columns` columns, what is cut marked.
fn cut_before(text: &str, columns: usize) -> String {
    if plain::width(text) <= columns {
        return text.to_owned();
    }
    format!("{ELLIPSIS}{}", words_tail(text, columns.saturating_sub(1)))
}

/// The beginning of `text` in `columns` columns, what is cut marked.
fn cut_after(text: &str, columns: usize) -> String {
    if plain::width(text) <= columns {
        return text.to_owned();
    }
    format!("{}{ELLIPSIS}", words_head(text, columns.saturating_sub(1)))
}

/// The end of `text` in `columns` columns, from before a word if one starts near.
fn words_tail(text: &str, columns: usize) -> &str {
    let kept = plain::tail(text, columns);
    kept.char_indices().take(WORD).find(|(_, c)| *c == ' ').map_or(kept, |(at, _)| &kept[at..])
}

/// The beginning of `text` in `columns` columns, up to after a word if one ends near.
fn words_head(text: &str, columns: usize) -> &str {
    let kept = plain::head(text, columns);
    kept.char_indices().rev().take(WORD).find(|(_, c)| *c == ' ').map_or(kept, |(at, _)| &kept[..=at])
}

fn show(text: &Text, span: Span) -> String {
    plain::line(&text.slice(span)).into_owned()
}

#[cfg(test)]
mod tests {
    // expect-test writes its strings so.
    #![allow(clippy::unwrap_used, clippy::needless_raw_string_hashes)]

    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    /// The excerpt for the part of `marked` between `[[` and `]]`, the mark in brackets again.
    fn check(marked: &str, width: usize, expected: &Expect) {
        let start = marked.find("[[").unwrap();
        let end = marked.find("]]").unwrap() - 2;
        let text = Text::new(&marked.replace("[[", "").replace("]]", ""));
        let Excerpt { first_line, lines, mark } = Excerpt::new(&text, Span::new(start, end), width);
        let shown = format!("{}[{}]{}", &lines[..mark.start], &lines[mark.clone()], &lines[mark.end..]);
        let numbered: Vec<_> =
            shown.split('\n').enumerate().map(|(i, line)| format!("{} {line}\n", first_line + i)).collect();
        expected.assert_eq(&numbered.concat());
    }

    #[test]
    fn a_short_line_is_whole() {
        check(
            "one\nHe said [[“yes”]].\nthree",
            40,
            &expect![[r#"
            2 He said [“yes”].
        "#]],
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_span_at_words() {
        let long = "It was a cold morning when the committee met for the third time that year, and he said [[“yes, we \
                    will”]] before anybody had asked him for an opinion on the matter, which surprised most of them.";
        check(
            long,
            60,
            &expect![[r#"
                1 … and he said [“yes, we will”] before anybody had asked him …
            "#]],
        );
    }

    #[test]
    fn room_that_one_side_does_not_need_goes_to_the_other() {
        check(
            "[[“Yes”]], he said, and went on to say a great many other things",
            30,
            &expect![[r#"
            1 [“Yes”], he said, and went on …
        "#]],
        );
        check(
            "he said, and went on to say a great many other things: [[“Yes”]]",
            30,
            &expect![[r#"
                1 … many other things: [“Yes”]
            "#]],
        );
    }

    #[test]
    fn a_span_that_does_not_fit_shows_both_ends() {
        check(
            "Then he said [[“Four score and seven years ago our fathers brought forth on this continent a new nation”]] \
             and sat down.",
            60,
            &expect![[r#"
                1 Then he said [“Four score and seven … nation”] and sat down.
            "#]],
        );
    }

    #[test]
    fn a_span_of_several_lines_is_shown_whole_and_of_many_in_part() {
        check(
            "a\n[[> one\n> two\n>\n> three]]\nb",
            40,
            &expect![[r#"
            2 [> one
            3 > two
            4 >
            5 > three]
        "#]],
        );
        check(
            "[[> 1\n> 2\n> 3\n> 4\n> 5\n> 6\n> 7\n> 8]]",
            40,
            &expect![[r#"
            1 [> 1
            2 > 2
            3 > 3
            4 > 4
            5 > 5
            6 …]
        "#]],
        );
    }

    #[test]
    fn wide_characters_and_tabs_count_as_what_they_take() {
        check(
            "\t日本語の長い文章がここにある[[「引用」]]そして続く文章がある",
            30,
            &expect![[r#"
                1 …にある[「引用」]そして続く文章…
            "#]],
        );
    }

    #[test]
    fn an_ellipsis_takes_room_where_there_is_least() {
        check(
            "aa[[éa日日]]aa",
            8,
            &expect![[r#"
                1 …[éa日日]…
            "#]],
        );
    }

    #[test]
    fn lines_that_end_in_cr_are_lines() {
        check(
            "one\r\ntwo [[“a”]]\r\nthree",
            40,
            &expect![[r#"
            2 two [“a”]
        "#]],
        );
    }

    proptest! {
        #[test]
        fn excerpts_fit_and_their_mark_lies_in_them(
            source in "(?s)[ab日é\u{301}\u{1b}\t\r\n ]{0,120}", start in 0usize..200, len in 0usize..200, width in 8usize..40,
        ) {
            let excerpt = Excerpt::new(&Text::new(&source), Span::new(start, start + len), width);
            prop_assert!(excerpt.lines.get(excerpt.mark.clone()).is_some());
            for line in excerpt.lines.split('\n') {
                prop_assert!(plain::width(line) <= width, "{line:?}");
            }
        }
    }
}
