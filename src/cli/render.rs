//! A finding as rustc would show it.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::place::Place;
use super::plain::one_line;
use crate::analysis::diagnostics::Severity;
use crate::text::{Span, Text};

/// Wider than any [`Excerpt`]: the renderer's own way of cutting lines gives up on long spans.
const UNCUT: usize = 10_000;

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

/// The finding called `code` with the other places that explain it, for a terminal of `width` columns. Ends with a
/// line break.
pub(super) fn finding(severity: Severity, code: &str, main: &Note<'_>, related: &[Note<'_>], width: usize) -> String {
    let title = level(severity).primary_title(one_line(main.message)).id(code);
    let mut report = vec![with_excerpt(Group::with_title(title), main, width)];
    for note in related {
        let title = Level::NOTE.secondary_title(one_line(note.message));
        report.push(with_excerpt(Group::with_title(title), note, width));
    }
    let mut shown = Renderer::styled().term_width(UNCUT).render(&report);
    shown.push('\n');
    shown
}

fn with_excerpt<'a>(group: Group<'a>, note: &Note<'a>, width: usize) -> Group<'a> {
    let place = Place::new(note.path, note.text, note.span);
    let origin = Origin::path(one_line(note.path)).line(place.line).char_column(place.column);
    // “12 | ”, and the line that joins the ends of a span of several lines.
    let gutter = place.end_line.to_string().len() + 3 + if place.line == place.end_line { 0 } else { 2 };
    let Excerpt { first_line, lines, mark } = Excerpt::new(note.text, note.span, width.saturating_sub(gutter).max(20));
    let snippet = Snippet::source(lines).line_start(first_line).annotation(AnnotationKind::Primary.span(mark));
    group.element(origin).element(snippet)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO.with_name("information"),
        Severity::Hint => Level::HELP.with_name("hint"),
    }
}
