//! A finding as rustc would show it.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};

use super::excerpt::Excerpt;
use super::place::Place;
use super::plain::one_line;
use crate::analysis::diagnostics::Severity;
use crate::text::{Span, Text};

/// Wider than any [`Excerpt`]: the renderer's own way of cutting lines gives up on long spans.
const UNCUT: usize = 10_000;
/// No excerpt is cut to less, however narrow the terminal is.
const MIN_WIDTH: usize = 20;

/// A piece of a file, and what to say of it.
#[derive(Debug)]
pub(super) struct Note<'a> {
    /// The file's name.
    pub(super) path: &'a str,
    /// Its text.
    pub(super) text: &'a Text,
    /// The piece.
    pub(super) span: Span,
    /// What to say.
    pub(super) message: &'a str,
}

impl<'a> Note<'a> {
    fn place(&self) -> Place<'a> {
        Place::new(self.path, self.text, self.span)
    }
}

/// The finding called `code` with the other places that explain it, for a terminal of `width` columns. Ends with a
/// line break.
pub(super) fn finding(severity: Severity, code: &str, main: &Note<'_>, related: &[Note<'_>], width: usize) -> String {
    // The renderer closes its first group with a bar, which would double the one above the excerpt.
    let mut report = vec![Group::with_level(level(severity))];
    // “12 | ”, as wide everywhere as the longest line number needs.
    let numbers = related.iter().chain([main]).map(|note| note.place().end_line.to_string().len()).max();
    let width = width.saturating_sub(numbers.unwrap_or_default() + 3);
    report.extend(groups(level(severity).primary_title(one_line(main.message)).id(code), level(severity), main, width));
    for note in related {
        report.extend(groups(Level::NOTE.secondary_title(one_line(note.message)), Level::NOTE, note, width));
    }
    let shown = Renderer::styled().term_width(UNCUT).render(&report);
    shown.trim_start_matches('\n').to_owned() + "\n"
}

/// What is said with its place, and the excerpt. Two groups, because a snippet that is in one with its place would
/// show the column in the excerpt for that in the file.
fn groups<'a>(title: Title<'a>, level: Level<'a>, note: &Note<'a>, width: usize) -> [Group<'a>; 2] {
    let place = note.place();
    let origin = Origin::path(one_line(note.path)).line(place.line).char_column(place.column);
    // The line that joins the ends of a span of several lines.
    let side = if place.line == place.end_line { 0 } else { 2 };
    let width = width.saturating_sub(side).max(MIN_WIDTH);
    let Excerpt { first_line, lines, mark } = Excerpt::new(note.text, note.span, width);
    let snippet = Snippet::source(lines).line_start(first_line).annotation(AnnotationKind::Primary.span(mark));
    [title.element(origin), Group::with_level(level).element(snippet)]
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO.with_name("information"),
        Severity::Hint => Level::HELP.with_name("hint"),
    }
}

#[cfg(test)]
mod tests {
    // expect-test writes its strings so.
    #![allow(clippy::unwrap_used, clippy::needless_raw_string_hashes, clippy::unicode_not_nfc)]

    use super::*;
    use expect_test::{Expect, expect};

    /// A text with one part between `[[` and `]]`, and that part.
    fn marked(source: &str) -> (Text, Span) {
        let start = source.find("[[").unwrap();
        let end = source.find("]]").unwrap() - 2;
        (Text::new(&source.replace("[[", "").replace("]]", "")), Span::new(start, end))
    }

    fn check(source: &str, related: Option<&str>, width: usize, expected: &Expect) {
        let (text, span) = marked(source);
        let main = Note { path: "draft.md", text: &text, span, message: "this quotation has no source" };
        let other = related.map(marked);
        let notes: Vec<_> = other
            .iter()
            .map(|(text, span)| Note { path: "sources.bib", text, span: *span, message: "it is here" })
            .collect();
        let shown = finding(Severity::Warning, "unsourced-quote", &main, &notes, width);
        expected.assert_eq(&anstream::adapter::strip_str(&shown).to_string());
    }

    #[test]
    fn the_line_with_carets() {
        check(
            "# Title\n\nHe said [[“yes”]], and left.\n",
            None,
            80,
            &expect![[r#"
            warning[unsourced-quote]: this quotation has no source
             --> draft.md:3:9
              |
            3 | He said “yes”, and left.
              |         ^^^^^
        "#]],
        );
    }

    #[test]
    fn wide_characters_are_underlined_whole() {
        check(
            "\t彼は[[「はい」]]と言った e\u{301}\n",
            None,
            80,
            &expect![[r#"
            warning[unsourced-quote]: this quotation has no source
             --> draft.md:1:4
              |
            1 |     彼は「はい」と言った é
              |         ^^^^^^^^
        "#]],
        );
    }

    #[test]
    fn a_paragraph_is_cut_to_what_matters_and_columns_stay_the_files() {
        let before = "It was a cold morning, and the committee met for the third time that year. ".repeat(20);
        let after = " Nobody answered, and after some time the meeting went on as if nothing had happened.".repeat(20);
        check(
            &format!("{before}He said [[“yes”]].{after}\n"),
            None,
            80,
            &expect![[r#"
            warning[unsourced-quote]: this quotation has no source
             --> draft.md:1:1509
              |
            1 | … that year. He said “yes”. Nobody answered, and after some time the …
              |                      ^^^^^
        "#]],
        );
    }

    #[test]
    fn a_block_is_marked_at_its_side_and_another_file_has_a_note() {
        check(
            "He said:\n\n[[> Four score and seven years ago\n>\n> — Lincoln]]\n",
            Some(&("\n".repeat(99) + "@speech{[[lincoln]],\n")),
            80,
            &expect![[r#"
                warning[unsourced-quote]: this quotation has no source
                   --> draft.md:3:1
                    |
                  3 | / > Four score and seven years ago
                  4 | | >
                  5 | | > — Lincoln
                    | |___________^
                note: it is here
                   --> sources.bib:100:9
                    |
                100 | @speech{lincoln,
                    |         ^^^^^^^
            "#]],
        );
    }

    #[test]
    fn control_characters_are_depicted() {
        check(
            "He said [[“\u{1b}[31mred\u{9b}2J\u{202e}”]] and rang \u{7}\n",
            None,
            80,
            &expect![[r#"
            warning[unsourced-quote]: this quotation has no source
             --> draft.md:1:9
              |
            1 | He said “␛[31mred�2J�” and rang �
              |         ^^^^^^^^^^^^^^
        "#]],
        );
    }

    #[test]
    fn the_end_of_a_text_can_be_marked() {
        check(
            "He said “yes[[]]",
            None,
            80,
            &expect![[r#"
            warning[unsourced-quote]: this quotation has no source
             --> draft.md:1:13
              |
            1 | He said “yes
              |             ^
        "#]],
        );
    }
}
